"""One writer a matter: an advisory lock on a file beside the database, freed by the kernel when its holder dies."""

from __future__ import annotations

import fcntl
import os
import time
import weakref
from pathlib import Path
from typing import Self

from belie.errors import MatterLocked
from belie.store.connect import from_os_error

LOCK_FILE = "matter.lock"
RETRY_S = 0.05


class WriterLock:
    """Held from `acquire` to `release`; readers never ask for it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor
        _held.add(self)

    @classmethod
    def acquire(cls, matter: Path, *, timeout_s: float) -> Self:
        """Return the lock of `matter`'s folder.

        Args:
            matter: The folder; it must exist.
            timeout_s: How long to wait for another writer; 0 asks once.

        Raises:
            MatterLocked: Another writer holds it.
            StoreError: The lock file cannot be made.
        """
        deadline = time.monotonic() + timeout_s
        try:
            descriptor = os.open(matter / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as err:
            raise from_os_error(matter, err) from err
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as err:
                if time.monotonic() >= deadline:
                    os.close(descriptor)
                    raise MatterLocked(str(matter)) from err
                time.sleep(RETRY_S)
            except OSError as err:
                os.close(descriptor)
                raise from_os_error(matter, err) from err
            else:
                return cls(descriptor)

    def release(self) -> None:
        """Give the lock up; a second time is no error."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


_held: weakref.WeakSet[WriterLock] = weakref.WeakSet()


def _let_go_in_child() -> None:
    """Close a forked child's copies: a worker that outlives its killed parent must not keep the matter locked."""
    for lock in list(_held):
        lock.release()


os.register_at_fork(after_in_child=_let_go_in_child)
