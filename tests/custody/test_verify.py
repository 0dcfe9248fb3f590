"""Every kept file is re-hashed against the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from belie.custody.intake import take_in
from belie.custody.verify import verify
from belie.errors import BlobMissing, HashMismatch
from belie.store.sqlite import open_matter
from contracts.invented import NoonClock, sha


@pytest.mark.parametrize("key", [None, "a key"])
def test_files_that_are_gone_or_changed_are_told_by_name(tmp_path: Path, key: str | None) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("changed", "gone", "whole"):
        (folder / f"{name}.txt").write_text(name)
    with open_matter(tmp_path / "matter", key=key, create=True) as store:
        take_in([folder], blobs=store.blobs, store=store, clock=NoonClock())
        told: list[str] = []
        assert verify(store, store.blobs, progress=lambda *args: told.append(args[2])) == []
        assert told == ["changed.txt", "gone.txt", "whole.txt"]
        changed, gone = (store.blobs._path(sha(name)) for name in (b"changed", b"gone"))
        changed.chmod(0o644)
        changed.write_bytes(b"something else")
        gone.unlink()
        first, second = verify(store, store.blobs)
    assert isinstance(first, HashMismatch)
    assert first.source == "changed.txt"
    assert isinstance(second, BlobMissing)
    assert second.sha256 == sha(b"gone")
