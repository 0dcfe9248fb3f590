"""Containers from the folder to the ledger: streamed, locked, opened later, cut short, plain and encrypted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import py7zr
import pytest

from belie.custody.intake import take_in
from belie.custody.ledger import balance
from belie.domain.ledger import IntakeLine, Outcome, UnreadKind
from belie.engine import local
from belie.engine.local import Flow
from belie.engine.pool import Pool
from belie.engine.progress import Silent
from belie.store.sqlite import SqliteStore, open_matter
from contracts.invented import NoonClock

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


def make_zip(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return held.getvalue()


def make_7z(files: dict[str, bytes], password: str) -> bytes:
    held = io.BytesIO()
    with py7zr.SevenZipFile(held, "w", password=password) as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return held.getvalue()


MAIL = "From: Rosa Delacroix <r@x>\nSubject: Beds\nMessage-ID: <1@x>\nDate: Mon, 20 Aug 2029 10:00:00 +0000\n\n"
BOX = "".join(f"From r@x Mon Aug 20 10:00:00 2029\n{MAIL}{body} beds.\n\n" for body in ("Nine", "Ten", "Nine"))
INNER = make_zip({"notes/a.txt": b"Nine beds are empty.", "b.txt": b"Ten beds are empty."})
PAPERS = make_zip({"README.txt": b"Nine beds are empty.", "vol1/inner.zip": INNER, "box.mbox": BOX.encode()})


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(1) as held:
        yield held


def take(store: SqliteStore, folder: Path, pool: Pool, *passwords: str) -> dict[str, IntakeLine]:
    take_in([folder], blobs=store.blobs, store=store, clock=NoonClock())
    flow(store, pool, *passwords).read()
    lines = list(store.iter_intake())
    assert balance(lines).even
    assert len(dict.fromkeys(line.name for line in lines)) == len(lines)
    return {line.name: line for line in lines}


def flow(store: SqliteStore, pool: Pool, *passwords: str) -> Flow:
    return Flow(
        store=store,
        blobs=store.blobs,
        clock=NoonClock(),
        pool=pool,
        progress=Silent(),
        judge_pairs=0,
        findings=1,
        ocr="off",
        passwords=passwords,
    )


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "papers.zip").write_bytes(PAPERS)
    return folder


@pytest.mark.parametrize("key", [None, "a long key"])
def test_what_is_inside_has_a_line_with_all_the_names_on_the_way(
    key: str | None, tmp_path: Path, papers: Path, pool: Pool
) -> None:
    with open_matter(tmp_path / "matter", key=key, create=True) as store:
        lines = take(store, papers, pool)
    assert {name: line.outcome for name, line in lines.items()} == {
        "papers.zip": Outcome.TEXT,
        "papers.zip!README.txt": Outcome.TEXT,
        "papers.zip!vol1/inner.zip": Outcome.TEXT,
        "papers.zip!vol1/inner.zip!notes/a.txt": Outcome.DUPLICATE,
        "papers.zip!vol1/inner.zip!b.txt": Outcome.TEXT,
        "papers.zip!box.mbox": Outcome.TEXT,
        "papers.zip!box.mbox!0001 Beds.eml": Outcome.TEXT,
        "papers.zip!box.mbox!0002 Beds.eml": Outcome.TEXT,
        "papers.zip!box.mbox!0003 Beds.eml": Outcome.DUPLICATE,
    }


class Killed(BaseException):
    """As a kill, which nothing catches."""


@pytest.mark.parametrize("after", [0, 1, 2, 4, 6, 7])
def test_a_run_cut_short_inside_a_container_ends_with_the_same_content(
    after: int, tmp_path: Path, papers: Path, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_matter(tmp_path / "whole", create=True) as store:
        take(store, papers, pool)
        whole = store.content_hash()
    monkeypatch.setattr("belie.custody.intake.AT_ONCE", 2)
    with open_matter(tmp_path / "cut", create=True) as store:
        put, count = store.blobs.put, 0

        def put_or_die(data: bytes) -> object:
            nonlocal count
            count += 1
            if count > after:
                raise Killed
            return put(data)

        monkeypatch.setattr(store.blobs, "put", put_or_die)
        with pytest.raises(Killed):
            take(store, papers, pool)
        monkeypatch.setattr(store.blobs, "put", put)
        take(store, papers, pool)
        assert store.content_hash() == whole


def test_what_was_locked_is_read_when_its_password_comes_and_the_password_is_kept(tmp_path: Path, pool: Pool) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    locked = make_7z({"memo.txt": b"Nine beds are empty."}, "heron")
    (folder / "outer.zip").write_bytes(make_zip({"locked.7z": locked, "plain.txt": b"Ten beds are empty."}))
    with open_matter(tmp_path / "matter", create=True) as store:
        for words in ((), ("wrong",)):
            lines = take(store, folder, pool, *words)
            assert list(lines) == ["outer.zip", "outer.zip!locked.7z", "outer.zip!plain.txt"]
            unread = lines["outer.zip!locked.7z"].unread
            assert unread is not None
            assert unread.kind is UnreadKind.PASSWORD_REQUIRED
            assert store.passwords() == ()
        lines = take(store, folder, pool, "wrong", "heron")
        assert lines["outer.zip!locked.7z"].outcome is Outcome.TEXT
        assert lines["outer.zip!locked.7z!memo.txt"].outcome is Outcome.TEXT
        source = lines["outer.zip!locked.7z"].source
        assert source is not None
        assert store.passwords() == ("heron",)
        assert store.password_of(source) == "heron"
        before = store.content_hash()
        store.read_again([source])
        assert take(store, folder, pool)["outer.zip!locked.7z!memo.txt"].outcome is Outcome.TEXT
        assert store.content_hash() == before


def test_a_file_too_large_to_be_decrypted_has_a_reason(
    tmp_path: Path, papers: Path, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "MOST_IN_MEMORY", 100)
    with open_matter(tmp_path / "matter", key="a long key", create=True) as store:
        (line,) = take(store, papers, pool).values()
        assert line.unread is not None
        assert line.unread.kind is UnreadKind.LIMIT
    with open_matter(tmp_path / "plain", create=True) as store:
        assert len(take(store, papers, pool)) == 9
