"""What every `BlobStore` promises."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from belie.domain.ports import BlobStore
from belie.errors import BlobMissing
from belie.store.sqlite import SqliteStore
from contracts.invented import sha


@pytest.fixture
def blobs(matter: SqliteStore) -> BlobStore:
    return matter.blobs


@pytest.mark.parametrize("data", [b"", b"x", b"a page of a memo\n", bytes(range(256)) * 9000])
def test_bytes_come_back_as_they_went_in(blobs: BlobStore, data: bytes) -> None:
    kept = blobs.put(data)
    assert kept == hashlib.sha256(data).hexdigest()
    assert blobs.has(kept)
    assert blobs.get(kept) == data


def test_keeping_the_same_bytes_twice_is_no_error(blobs: BlobStore) -> None:
    assert blobs.put(b"twice") == blobs.put(b"twice")
    assert blobs.get(sha(b"twice")) == b"twice"


def test_a_file_is_kept_by_its_path(blobs: BlobStore, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(b"Dear Minister")
    assert blobs.put_file(file) == (sha(b"Dear Minister"), 13)
    assert blobs.put_file(file) == (sha(b"Dear Minister"), 13)
    assert blobs.get(sha(b"Dear Minister")) == b"Dear Minister"


def test_a_file_that_cannot_be_read_is_an_os_error_and_leaves_nothing(blobs: BlobStore, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        blobs.put_file(tmp_path / "gone.txt")


def test_what_was_never_kept_is_missing(blobs: BlobStore) -> None:
    assert not blobs.has(sha(b"never"))
    with pytest.raises(BlobMissing, match="missing from the matter"):
        blobs.get(sha(b"never"))
