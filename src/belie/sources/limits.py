"""Reading in a process of its own, with limits on time and memory.

A parser of hostile bytes may loop, eat memory or crash; then that process ends, the file is recorded as unread,
and the next file gets a fresh one. The process is kept from file to file, so a file costs it a fifth of a
millisecond. It is a plain subprocess and works inside any pool.
"""

from __future__ import annotations

import atexit
import io
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any

from belie.domain.ids import SourceId
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.errors import SourceError
from belie.sources.sniff import Kind, sniff
from belie.sources.worker import READY, receive, send

MEMORY_BYTES = 1536 << 20  # leaves half of the 2 GB a run may take to the rest
BASE_SECONDS = 60.0
SECONDS_PER_MB = 20.0  # the slowest real PDFs take about 2
MOST_SECONDS = 900.0
READS_PER_PROCESS = 1000  # then a fresh one, so that leaks of the libraries stay small

# Each thread of a numeric library would take address space, which is limited.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A child process that ended without an answer."""

    code: int  # its exit status, below 0 for a signal
    error: str  # the last line it wrote
    seconds: float | None  # the time it ran out of, None when it did not
    memory: int  # bytes it might take

    @property
    def out_of_memory(self) -> bool:
        """True when it asked for more memory than it might take."""
        return self.error.startswith("MemoryError")


class GuardedReader:
    """Reads sources in a child process that is replaced when it dies or has to be stopped."""

    def __init__(self, *, memory: int = MEMORY_BYTES, seconds: float | None = None) -> None:
        """Take the memory limit in bytes, and the time limit of one file in seconds (by its size when None)."""
        self._memory, self._seconds = memory, seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._owner = 0
        self._reads = 0
        self._lock = threading.Lock()

    def read(self, data: bytes, name: str, source: SourceId, options: ReadOptions = PLAIN) -> ReadResult:
        """Return what `read_source` makes of the bytes, or `Unread` when it ran past a limit or crashed.

        Raises:
            SourceError: No child process can be started.
        """
        seconds = self._seconds or min(MOST_SECONDS, BASE_SECONDS + SECONDS_PER_MB * len(data) / 1e6)
        result = self.ask("read", (data, name, source, options), seconds)
        if isinstance(result, Stopped):
            return ReadResult(unread=_why(result, data, name))
        assert isinstance(result, ReadResult)
        return result

    def ask(self, task: str, arguments: tuple[object, ...], seconds: float) -> object:
        """Return what a task of `belie.sources.worker.TASKS` makes of its arguments, or why it did not end.

        Raises:
            SourceError: No child process can be started.
        """
        with self._lock:
            child = self._start()
            stopped = threading.Event()

            def stop() -> None:
                stopped.set()
                child.kill()

            timer = threading.Timer(seconds, stop)
            timer.daemon = True
            timer.start()
            try:
                answer = _ask(child, task, arguments)
            finally:
                timer.cancel()
            if answer is None:
                child.wait()
                why = Stopped(
                    code=child.returncode,
                    error=self._last_error(),
                    seconds=seconds if stopped.is_set() else None,
                    memory=self._memory,
                )
                self._end()
                return why
            self._reads += 1
            if self._reads >= READS_PER_PROCESS:
                self._end()
        return _Answers(io.BytesIO(answer)).load()

    def close(self) -> None:
        """End the child process; the next read starts one again."""
        with self._lock:
            self._end()

    def _start(self) -> subprocess.Popen[bytes]:
        if self._child is not None and (self._owner != os.getpid() or self._child.poll() is not None):
            self._end()
        if self._child is None:
            self._errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed in _end)
            # -P: a file called email.py in the current folder must not be imported
            command = [sys.executable, "-P", "-m", "belie.sources.worker", str(self._memory)]
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=os.environ | _ONE_THREAD,
            )
            self._owner, self._reads = os.getpid(), 0
            assert self._child.stdout is not None
            if receive(self._child.stdout) != READY:
                self._child.wait()
                raise SourceError(f"the reading process does not start: {self._last_error()}. Install belie again.")
        return self._child

    def _last_error(self) -> str:
        """Return the last line the child wrote to its standard error."""
        assert self._errors is not None
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1][:200] if lines else ""

    def _end(self) -> None:
        child, self._child = self._child, None
        errors, self._errors = self._errors, None
        if errors is not None:
            errors.close()
        if child is None:
            return
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()
        if self._owner == os.getpid():  # else a forked copy of the parent's, not ours to end
            child.kill()
            child.wait()


def _why(stopped: Stopped, data: bytes, name: str) -> Unread:
    """Return why the child gave no answer."""
    if stopped.seconds is not None:
        detail = f"reading it took more than {stopped.seconds:.0f} seconds; split the file or save it again"
        return Unread(kind=UnreadKind.LIMIT, detail=detail)
    if stopped.out_of_memory:
        detail = f"reading it takes more than {stopped.memory >> 20} MB of memory; split the file"
        return Unread(kind=UnreadKind.LIMIT, detail=detail)
    code = stopped.code
    how = f"signal {signal.Signals(-code).name}" if code < 0 else stopped.error or f"exit {code}"
    what = "the PDF library" if sniff(data[:4096], name).kind is Kind.PDF else "its reader"
    detail = f"{what} crashed on it ({how}); save it again in the program it is from"
    return Unread(kind=UnreadKind.CORRUPT, detail=detail)


def _ask(child: subprocess.Popen[bytes], task: str, arguments: tuple[object, ...]) -> bytes | None:
    """Return the child's answer, None when it ended without one."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        send(child.stdin, pickle.dumps((task, arguments), pickle.HIGHEST_PROTOCOL))
    except BrokenPipeError:
        return None
    return receive(child.stdout)


class _Answers(pickle.Unpickler):
    """Unpickles answers and nothing else: a child taken over by a hostile file must not run code in its parent."""

    def find_class(self, module: str, name: str) -> Any:
        allowed = module.startswith("belie.domain.") or (module, name) in {
            ("array", "_array_reconstructor"),
            ("datetime", "date"),
            ("array", "array"),
        }
        if not allowed or "." in name:
            raise pickle.UnpicklingError(f"an answer may not hold {module}.{name}")
        return super().find_class(module, name)


_reader = GuardedReader()
atexit.register(_reader.close)


def read_guarded(data: bytes, name: str, source: SourceId, options: ReadOptions = PLAIN) -> ReadResult:
    """Return what `belie.sources.registry.read_source` makes of the bytes, read under limits.

    Over the time or memory limit the result is `Unread` of kind LIMIT, after a crash CORRUPT. One child process serves
    all calls of this process.
    """
    return _reader.read(data, name, source, options)
