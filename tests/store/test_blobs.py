"""The files of a matter's originals."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from belie.errors import DiskFull, HashMismatch
from belie.store.blobs import FileBlobs
from contracts.invented import sha


@pytest.fixture
def blobs(tmp_path: Path) -> FileBlobs:
    return FileBlobs(tmp_path)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_plain_blob_is_the_bytes_under_their_hash_read_only(tmp_path: Path, blobs: FileBlobs) -> None:
    kept = blobs.put(b"as received")
    path = tmp_path / "blobs" / kept[:2] / kept
    assert path.read_bytes() == b"as received"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert _files(tmp_path) == [path]


def test_changed_bytes_are_noticed_and_named(tmp_path: Path, blobs: FileBlobs) -> None:
    kept = blobs.put(b"as received")
    path = tmp_path / "blobs" / kept[:2] / kept
    path.chmod(0o644)
    path.write_bytes(b"as changed!")
    with pytest.raises(HashMismatch, match=f"ledger has {kept[:12]}, file has {sha(b'as changed!')[:12]}"):
        blobs.get(kept)


def test_adding_the_original_again_mends_it_and_keeps_the_changed_file_aside(tmp_path: Path, blobs: FileBlobs) -> None:
    kept = blobs.put(b"as received")
    path = tmp_path / "blobs" / kept[:2] / kept
    path.chmod(0o644)
    path.write_bytes(b"as changed!")
    blobs.put(b"as received")
    assert blobs.get(kept) == b"as received"
    assert path.with_name(f"{kept}.damaged").read_bytes() == b"as changed!"


def test_what_a_killed_run_left_half_written_goes_when_the_next_writer_opens(tmp_path: Path, blobs: FileBlobs) -> None:
    kept = blobs.put(b"whole")
    half = tmp_path / "blobs" / ".part-x1"
    half.write_bytes(b"hal")
    FileBlobs(tmp_path, readonly=True)
    assert half.exists()
    FileBlobs(tmp_path)
    assert not half.exists()
    assert blobs.get(kept) == b"whole"


def test_a_file_that_fails_while_it_is_read_leaves_nothing_behind(tmp_path: Path, blobs: FileBlobs) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"the first half"
        raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output error"):
        blobs._write(chunks())
    assert _files(tmp_path) == []


def test_a_full_disk_is_said_and_leaves_nothing_behind(
    tmp_path: Path, blobs: FileBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DiskFull, match="the disk is full"):
        blobs.put(b"one too many")
    assert _files(tmp_path) == []
