"""A full disk stops the run, says so, and leaves what was stored."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from belie.custody.intake import take_in
from belie.domain.ledger import ReadResult
from belie.errors import DiskFull
from belie.store.sqlite import SqliteStore, open_matter
from contracts.invented import NoonClock, document, fill, line, read, source

MANY = ["Nothing that is said here adds to the case. " * 80] * 100


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder on a file system of two megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("cannot mount a small file system here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def _fill_up(store: SqliteStore) -> None:
    for number in range(1000):
        held = source(f"{number}.txt")
        read(store, held, document(held, *[f"{number} {text} {number}" for text in MANY]))


@pytest.mark.parametrize("key", [None, "a key"])
def test_a_full_disk_leaves_the_matter_as_it_was_before_the_write(small_disk: Path, key: str | None) -> None:
    with open_matter(small_disk / "matter", key=key, create=True) as store:
        fill(store)
        before = store.content_hash()
        with pytest.raises(DiskFull, match="free some space and run the command again"):
            _fill_up(store)
    with open_matter(small_disk / "matter", key=key, readonly=True) as store:
        documents = list(store.iter_documents(words=True))
        assert len(documents) >= 2
        assert store.content_hash() != before or len(documents) == 2


@pytest.mark.parametrize("key", [None, "a key"])
def test_an_original_that_does_not_fit_is_not_in_the_ledger(small_disk: Path, tmp_path: Path, key: str | None) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(bytes(3_000_000))
    with open_matter(small_disk / "matter", key=key, create=True) as store:
        with pytest.raises(DiskFull):
            take_in([large], blobs=store.blobs, store=store, clock=NoonClock())
        assert list(store.iter_intake()) == []
        assert not [path for path in (store.folder / "blobs").rglob("*") if path.is_file()]


def test_a_database_that_may_not_grow_is_a_full_disk(tmp_path: Path) -> None:
    held = source("long.txt")
    with open_matter(tmp_path / "matter", create=True) as store:
        store.take_in([held], [line(held)])
        before = store.content_hash()
        assert store._writer is not None
        with store._writer.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 120")
        with pytest.raises(DiskFull):
            store.save_reading(held.sha256, "read-1", ReadResult(documents=(document(held, *MANY),)))
        assert store.content_hash() == before
        assert store.sources_to_read("read-1") == [held.sha256]
