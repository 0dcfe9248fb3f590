"""A keyed matter tells nothing without its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from belie.custody.intake import take_in
from belie.errors import HashMismatch
from belie.store.sqlite import open_matter
from contracts.invented import CABLE, MEMO, SWORN, NoonClock, fill

KEY = "a key nobody guesses"
TOLD = b"Prefect Ossian Vale refused the boats"
SECRETS = [
    TOLD,
    MEMO.split("\n")[0].encode(),
    SWORN.encode(),
    b"Korren",
    b"ministry",
    b"cable.pdf",
    b"sealed-letter",
    CABLE.sha256.encode(),
]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_word_of_the_record_stands_in_any_file_or_name_of_a_keyed_matter(tmp_path: Path) -> None:
    letter = tmp_path / "sealed-letter.txt"
    letter.write_bytes(TOLD * 1000)
    folder = tmp_path / "matter"
    with open_matter(folder, key=KEY, create=True) as store:
        take_in([letter], blobs=store.blobs, store=store, clock=NoonClock())
        (kept,) = store.iter_sources()
        fill(store)
        assert store.search("talks")
        during = _files(folder)
    assert len(during["matter.db-wal"]) > 0
    for name, data in {**during, **_files(folder)}.items():
        for secret in (*SECRETS, kept.sha256.encode()):
            assert secret not in data, f"{secret!r} in {name}"
            assert secret not in name.encode()


def test_the_same_words_are_found_in_a_plain_matter(tmp_path: Path) -> None:
    """So that the test above can fail."""
    folder = tmp_path / "matter"
    with open_matter(folder, create=True) as store:
        store.blobs.put(TOLD)
        fill(store)
        found = b"".join(_files(folder).values())
    for secret in (TOLD, SWORN.encode(), b"Korren", CABLE.sha256.encode()):
        assert secret in found


def test_two_keyed_matters_name_the_same_bytes_differently(tmp_path: Path) -> None:
    names = []
    for folder in (tmp_path / "one", tmp_path / "other"):
        with open_matter(folder, key=KEY, create=True) as store:
            store.blobs.put(b"the same bytes")
            names.append({path.name for path in (folder / "blobs").rglob("*") if path.is_file()})
    assert not names[0] & names[1]


@pytest.mark.parametrize("at", [0, 12, 40, -1])
def test_one_changed_bit_of_a_keyed_blob_is_noticed(tmp_path: Path, at: int) -> None:
    with open_matter(tmp_path / "matter", key=KEY, create=True) as store:
        kept = store.blobs.put(TOLD)
        (path,) = [path for path in (tmp_path / "matter" / "blobs").rglob("*") if path.is_file()]
        path.chmod(0o644)
        changed = bytearray(path.read_bytes())
        changed[at] ^= 1
        path.write_bytes(changed)
        with pytest.raises(HashMismatch):
            store.blobs.get(kept)


def test_a_keyed_blob_cut_short_is_noticed(tmp_path: Path) -> None:
    with open_matter(tmp_path / "matter", key=KEY, create=True) as store:
        kept = store.blobs.put(TOLD)
        (path,) = [path for path in (tmp_path / "matter" / "blobs").rglob("*") if path.is_file()]
        path.chmod(0o644)
        for length in (0, 5, 30):
            path.write_bytes(path.read_bytes()[:length])
            with pytest.raises(HashMismatch):
                store.blobs.get(kept)
