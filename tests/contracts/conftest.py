"""Every backend that claims a port, by name."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from belie.store import connect
from belie.store.sqlite import SqliteStore, open_matter

KEYS = {"sqlite-plain": None, "sqlite-keyed": "a long enough passphrase"}


@contextmanager
def _quick_keys() -> Iterator[None]:
    """Derive keys in few rounds: what is promised here does not depend on how hard a key is to guess."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connect, "KDF_ITERATIONS", 1000)
        yield


@pytest.fixture(scope="session", params=KEYS)
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str | None]:
    """Return a new matter's folder and its key; a copy is made in a hundredth of the time a new one takes."""
    folder, key = tmp_path_factory.mktemp("empty") / "matter", KEYS[request.param]
    with _quick_keys():
        open_matter(folder, key=key, create=True).close()
    return folder, key


@pytest.fixture
def matter(empty: tuple[Path, str | None], tmp_path: Path) -> Iterator[SqliteStore]:
    folder, key = empty
    shutil.copytree(folder, tmp_path / "matter")
    with _quick_keys(), open_matter(tmp_path / "matter", key=key) as opened:
        yield opened
