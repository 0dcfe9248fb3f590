"""Opening matters: new, old, newer, keyed, locked, damaged."""

from __future__ import annotations

import multiprocessing
import shutil
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from belie.domain.ids import StatementId
from belie.errors import MatterLocked, MatterTooNew, NotAMatter, StoreError, UsageError, WrongKey
from belie.store import connect
from belie.store.sqlite import is_matter, open_matter, read_key_file
from contracts.invented import fill, finding

KEY = "it's a key"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain") / "matter"
    with open_matter(folder, create=True) as store:
        fill(store)
    return folder


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keyed") / "matter"
    with open_matter(folder, key=KEY, create=True) as store:
        fill(store)
    return folder


@pytest.fixture
def copied(plain: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(plain, tmp_path / "copy"))


def test_a_matter_is_made_once_and_then_opened(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "marrow-point"
    assert not is_matter(folder)
    with open_matter(folder, create=True) as store:
        fill(store)
        filled = store.content_hash()
    assert is_matter(folder)
    with open_matter(folder, create=True) as store:
        assert store.content_hash() == filled


def test_a_new_matter_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_matter(tmp_path / "matter", create=True).close()
    assert (tmp_path / "matter").stat().st_mode & 0o077 == 0


def test_no_error_quotes_the_record(copied: Path) -> None:
    with open_matter(copied) as store, pytest.raises(StoreError) as told:
        store.save_findings("checks-2", [replace(finding(), evidence=StatementId("no such statement"))])
    assert "sworn one day after" not in "".join(traceback.format_exception(told.value))


def test_copying_the_folder_copies_the_case(plain: Path, copied: Path) -> None:
    with open_matter(plain, readonly=True) as original, open_matter(copied, readonly=True) as copy:
        assert copy.content_hash() == original.content_hash()


def test_the_content_hash_is_the_same_plain_and_keyed(plain: Path, keyed: Path) -> None:
    with open_matter(plain, readonly=True) as one, open_matter(keyed, key=KEY, readonly=True) as other:
        assert one.content_hash() == other.content_hash()


def test_a_folder_without_a_matter_is_none(tmp_path: Path) -> None:
    for readonly in (True, False):
        with pytest.raises(NotAMatter, match="no matter here"):
            open_matter(tmp_path, readonly=readonly)
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_another_program_is_no_matter(tmp_path: Path) -> None:
    other = driver.connect(tmp_path / "matter.db")
    other.execute("CREATE TABLE recipes (name)")
    other.close()
    for create in (True, False):
        with pytest.raises(NotAMatter):
            open_matter(tmp_path, create=create)


def test_a_matter_whose_making_was_cut_short_can_be_made_again(tmp_path: Path) -> None:
    (tmp_path / "matter.db").touch()
    with pytest.raises(NotAMatter):
        open_matter(tmp_path)
    with open_matter(tmp_path, create=True, key=KEY) as store:
        assert store.counts()["sources"] == 0


@pytest.mark.parametrize("key", [None, "another key", KEY + " "])
def test_a_wrong_key_or_none_does_not_open_and_prints_nothing(
    keyed: Path, key: str | None, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(WrongKey, match="not a belie matter under this key"):
        open_matter(keyed, key=key)
    assert capfd.readouterr() == ("", "")


def test_a_key_for_a_plain_matter_is_said_to_be_needless(plain: Path) -> None:
    with pytest.raises(StoreError, match="not encrypted"):
        open_matter(plain, key=KEY)


def test_an_empty_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="empty"):
        open_matter(tmp_path / "new", key="", create=True)


def test_sqlcipher_itself_opens_a_matter_with_the_passphrase(keyed: Path) -> None:
    other = driver.connect(keyed / "matter.db")
    other.execute("PRAGMA key = 'it''s a key'")
    assert other.execute("SELECT count(*) FROM statement").fetchone() == (3,)
    other.close()


@pytest.mark.parametrize(
    ("text", "key"), [("secret", "secret"), ("secret\n", "secret"), ("two words\r\n", "two words"), (" s ", " s ")]
)
def test_a_key_file_holds_the_key_on_one_line(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "key"
    file.write_bytes(text.encode())
    assert read_key_file(file) == key


def test_a_key_file_that_is_empty_or_missing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("\n")
    for name in ("key", "none"):
        with pytest.raises(UsageError, match="key file"):
            read_key_file(tmp_path / name)


def test_a_second_writer_is_told_and_a_reader_is_not(plain: Path, copied: Path) -> None:
    with open_matter(copied) as writer:
        with pytest.raises(MatterLocked, match="another belie is writing"):
            open_matter(copied, timeout_s=0)
        with open_matter(copied, readonly=True) as reader:
            assert reader.counts() == writer.counts()
            fill(writer)
            assert reader.content_hash() == writer.content_hash()
    with open_matter(copied, timeout_s=0):
        pass


def _try_to_write(folder: str, answer: Callable[[str], object]) -> None:
    try:
        open_matter(Path(folder), timeout_s=0).close()
    except MatterLocked:
        answer("locked")
    else:
        answer("opened")


def test_a_writer_in_another_process_is_told_too(copied: Path) -> None:
    context = multiprocessing.get_context("spawn")
    answers = context.SimpleQueue()
    with open_matter(copied):
        other = context.Process(target=_try_to_write, args=(str(copied), answers.put))
        other.start()
        assert answers.get() == "locked"
        other.join()


def test_a_reader_cannot_write(plain: Path) -> None:
    with open_matter(plain, readonly=True) as store:
        with pytest.raises(StoreError, match="for reading only"):
            fill(store)
        with pytest.raises(StoreError, match="for reading only"):
            store.blobs.put(b"new")


def test_a_reader_leaves_no_trace_in_the_database(copied: Path) -> None:
    before = (copied / "matter.db").read_bytes()
    with open_matter(copied, readonly=True) as store:
        assert list(store.iter_statements())
    assert (copied / "matter.db").read_bytes() == before


@pytest.mark.parametrize("key", [None, KEY])
def test_a_newer_matter_is_left_as_it_is_even_its_log(
    plain: Path, keyed: Path, tmp_path: Path, key: str | None
) -> None:
    folder = tmp_path / "newer"
    shutil.copytree(keyed if key else plain, folder)
    newer = connect.connect(folder / "matter.db", connect.derive_secret(folder, key))
    newer.execute("UPDATE alembic_version SET version_num = '9042'")
    kept = tmp_path / "kept"  # as a killed run leaves it: the change stands in the log only
    shutil.copytree(folder, kept)
    newer.close()
    before = _contents(kept)
    assert len(before["matter.db-wal"]) > 0
    for readonly in (True, False):
        with pytest.raises(MatterTooNew, match=r"9042.*Nothing was changed"):
            open_matter(kept, key=key, readonly=readonly)
    assert _contents(kept) == before


def _contents(folder: Path) -> dict[str, bytes]:
    """Return every file but the shared memory index, which any reader builds anew."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".db-shm"}


def test_a_damaged_header_is_a_clear_error(copied: Path) -> None:
    (copied / "matter.db").write_bytes(b"SQLite format 3\x00" + bytes(range(256)) * 40)
    with pytest.raises(StoreError, match="damaged"):
        open_matter(copied)


def test_a_damaged_page_is_a_clear_error_and_not_a_wrong_answer(copied: Path) -> None:
    database = copied / "matter.db"
    whole = bytearray(database.read_bytes())
    for at in range(8 * 4096, len(whole), 4096):
        whole[at : at + 200] = b"\xff" * 200
    database.write_bytes(whole)
    with pytest.raises(StoreError, match="damaged"), open_matter(copied, readonly=True) as store:
        store.content_hash()


def test_a_damaged_page_of_a_keyed_matter_is_a_clear_error(keyed: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(keyed, tmp_path / "copy"))
    database = folder / "matter.db"
    whole = bytearray(database.read_bytes())
    for at in range(8 * 4096, len(whole), 4096):
        whole[at + 100] ^= 1
    database.write_bytes(whole)
    with pytest.raises(StoreError, match="damaged"), open_matter(folder, key=KEY, readonly=True) as store:
        store.content_hash()


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"file.*read and write"):
        open_matter(tmp_path / "file" / "matter", create=True)


def test_a_read_only_folder_can_be_read_and_not_written(copied: Path) -> None:
    for path in [copied, *copied.iterdir()]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with open_matter(copied, readonly=True) as store:
            assert store.counts()["statements"] == 3
        if not _writes_anyway(copied):
            with pytest.raises(StoreError):
                open_matter(copied)
    finally:
        copied.chmod(0o755)


def _writes_anyway(folder: Path) -> bool:
    """True for a user whom permissions do not bind."""
    try:
        (folder / "probe").touch()
    except PermissionError:
        return False
    (folder / "probe").unlink()
    return True
