"""Taking files in: every file has a line, the same one only once, and nothing outside is followed."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from belie.custody.intake import IntakeReport, clean_name, take_in, take_in_attachments
from belie.custody.ledger import balance
from belie.domain.dates import When
from belie.domain.documents import Hints
from belie.domain.ledger import Outcome, Unread, UnreadKind
from belie.errors import UsageError
from belie.store.sqlite import SqliteStore, open_matter
from contracts.invented import NOON, NoonClock, sha, source


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_matter(tmp_path / "matter", create=True) as opened:
        yield opened


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    for name, text in (
        ("order.txt", "It is so ordered."),
        ("memos/b.txt", "The talks failed."),
        ("memos/a.txt", "The talks go on."),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def _add(store: SqliteStore, *paths: Path, **more: Any) -> IntakeReport:
    return take_in(paths, blobs=store.blobs, store=store, clock=NoonClock(), **more)


def _counts(report: IntakeReport) -> tuple[int, int, int, int]:
    return report.new, report.known, report.duplicates, report.denied


def test_a_folder_is_taken_in_whole_with_names_relative_to_it(store: SqliteStore, inbox: Path) -> None:
    report = _add(store, inbox, given_by="clerk", obtained="production")
    assert _counts(report) == (3, 0, 0, 0)
    assert [line.name for line in report.lines] == ["memos/a.txt", "memos/b.txt", "order.txt"]
    assert list(store.iter_intake()) == list(report.lines)
    kept = store.get_source(sha(b"It is so ordered."))
    assert kept == replace(source("order.txt", b"It is so ordered."), given_by="clerk", obtained="production")
    assert kept.received_at == NOON
    assert store.blobs.get(kept.sha256) == b"It is so ordered."


def test_a_file_by_itself_goes_by_its_name(store: SqliteStore, inbox: Path) -> None:
    assert [line.name for line in _add(store, inbox / "memos" / "a.txt").lines] == ["a.txt"]


def test_adding_the_same_folder_again_changes_nothing(store: SqliteStore, inbox: Path) -> None:
    _add(store, inbox)
    before = store.content_hash()
    assert _counts(_add(store, inbox)) == (0, 3, 0, 0)
    assert store.content_hash() == before


def test_the_same_bytes_under_another_name_point_to_the_same_source(store: SqliteStore, inbox: Path) -> None:
    (inbox / "memos" / "copy of a.txt").write_text("The talks go on.")
    report = _add(store, inbox)
    assert _counts(report) == (3, 0, 1, 0)
    first, _, second, _ = report.lines
    assert (first.outcome, second.outcome) == (Outcome.WAITING, Outcome.DUPLICATE)
    assert first.source == second.source
    assert balance(store.iter_intake()).even
    assert _counts(_add(store, inbox)) == (0, 4, 0, 0)


def test_the_same_name_with_new_bytes_is_a_new_source_and_the_old_one_stays(store: SqliteStore, inbox: Path) -> None:
    _add(store, inbox / "order.txt")
    (inbox / "order.txt").write_text("It is not so ordered.")
    assert _counts(_add(store, inbox / "order.txt")) == (1, 0, 0, 0)
    assert [line.name for line in store.iter_intake()] == ["order.txt", "order.txt#2"]
    assert _counts(_add(store, inbox / "order.txt")) == (0, 1, 0, 0)


def test_two_folders_with_a_file_of_one_name_give_two_names(store: SqliteStore, tmp_path: Path) -> None:
    for folder, text in (("ours", "Nine beds."), ("theirs", "Ten beds.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "beds.txt").write_text(text)
    folders = (tmp_path / "ours", tmp_path / "theirs")
    assert [line.name for line in _add(store, *folders).lines] == ["beds.txt", "beds.txt#2"]
    before = store.content_hash()
    assert _counts(_add(store, *folders)) == (0, 2, 0, 0)
    assert store.content_hash() == before


def test_what_the_user_says_of_a_known_file_makes_it_one_to_read_again(store: SqliteStore, inbox: Path) -> None:
    _add(store, inbox / "order.txt")
    hints = Hints(date=When.parse("2026-03-01"))
    assert _counts(_add(store, inbox / "order.txt", hints=hints)) == (0, 1, 0, 0)
    (kept,) = store.iter_sources()
    assert kept.hints == hints


def test_an_empty_file_is_taken_in_like_any_other(store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert _counts(_add(store, tmp_path / "empty.txt")) == (1, 0, 0, 0)


def test_hidden_files_and_matters_are_left_out_and_said_so(store: SqliteStore, inbox: Path) -> None:
    (inbox / ".DS_Store").touch()
    (inbox / ".git").mkdir()
    (inbox / ".git" / "config").touch()
    open_matter(inbox / "old matter", create=True).close()
    report = _add(store, inbox)
    assert [(one.name, one.why) for one in report.skipped] == [
        (".DS_Store", "hidden"),
        (".git", "hidden"),
        ("old matter", "a matter"),
    ]
    assert report.new == 3


def test_a_matter_named_outright_is_left_out_too(store: SqliteStore) -> None:
    report = _add(store, store.folder)
    assert report.lines == ()
    assert [one.why for one in report.skipped] == ["a matter"]


def test_links_are_followed_to_files_inside_and_nowhere_else(store: SqliteStore, inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "private.txt").write_text("not yours")
    (inbox / "in.txt").symlink_to("order.txt")
    (inbox / "out.txt").symlink_to(tmp_path / "private.txt")
    (inbox / "up").symlink_to(tmp_path)
    (inbox / "again").symlink_to(inbox / "memos")
    (inbox / "loop").symlink_to(inbox / "loop")
    (inbox / "nowhere").symlink_to(inbox / "gone.txt")
    report = _add(store, inbox)
    assert [one.name for one in report.skipped] == ["again", "loop", "nowhere", "out.txt", "up"]
    assert report.duplicates == 1  # in.txt and order.txt are one
    assert not store.blobs.has(sha(b"not yours"))


def test_a_link_named_outright_is_followed(store: SqliteStore, inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "today").symlink_to(inbox)
    assert _add(store, tmp_path / "today").new == 3


def test_a_pipe_is_not_waited_for(store: SqliteStore, inbox: Path) -> None:
    os.mkfifo(inbox / "pipe")
    report = _add(store, inbox)
    assert [(one.name, one.why) for one in report.skipped] == [("pipe", "not a regular file")]


def test_a_file_that_the_system_refuses_has_a_line_of_its_own(
    store: SqliteStore, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def refuses(self: Path, *mode: Any, **more: Any) -> Any:
        if self.name == "order.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *mode, **more)

    monkeypatch.setattr(Path, "open", refuses)
    report = _add(store, inbox)
    monkeypatch.undo()
    assert _counts(report) == (2, 0, 0, 1)
    (line,) = [line for line in store.iter_intake() if line.source is None]
    assert line.name == "order.txt"
    assert line.unread is not None
    assert line.unread.kind is UnreadKind.DENIED
    assert line.unread.detail == "Permission denied"
    assert balance(store.iter_intake()).even
    _add(store, inbox)
    assert [line.outcome for line in store.iter_intake()] == [Outcome.WAITING] * 3


def test_a_folder_that_the_system_refuses_has_a_line_of_its_own(
    store: SqliteStore, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.iterdir

    def refuses(self: Path) -> Iterator[Path]:
        if self.name == "memos":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "iterdir", refuses)
    report = _add(store, inbox)
    assert _counts(report) == (1, 0, 0, 1)
    assert [line.name for line in report.lines] == ["memos/", "order.txt"]


def test_a_path_that_is_not_there_is_wrong_usage_and_nothing_is_taken_in(store: SqliteStore, inbox: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        _add(store, inbox, inbox / "gone")
    assert list(store.iter_intake()) == []


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("plain.txt", "plain.txt"),
        ("cafe\u0301.txt", "caf\u00e9.txt"),
        (os.fsdecode(b"bad\xff.txt"), "bad\\xff.txt"),
        ("half a pair \ud83d.txt", "half a pair \\xed\\xa0\\xbd.txt"),
    ],
)
def test_names_are_composed_and_always_readable(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned
    assert unicodedata.is_normalized("NFC", clean_name(name))


def test_a_name_that_is_no_utf8_is_taken_in(store: SqliteStore, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"odd\xff.txt")
    try:
        odd.write_text("odd")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert [line.name for line in _add(store, odd).lines] == ["odd\\xff.txt"]


def test_progress_is_told_after_every_file(store: SqliteStore, inbox: Path) -> None:
    told: list[tuple[int, int, str]] = []
    _add(store, inbox, progress=lambda *args: told.append(args))
    assert told == [(1, 3, "memos/a.txt"), (2, 3, "memos/b.txt"), (3, 3, "order.txt")]


def test_more_files_than_one_transaction_holds(store: SqliteStore, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(250):
        (folder / f"{number:03}.txt").write_text(str(number % 200))
    assert _counts(_add(store, folder)) == (200, 0, 50, 0)
    assert balance(store.iter_intake()).duplicates == 50


def test_attachments_are_sources_with_a_parent(store: SqliteStore, tmp_path: Path) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_text("see enclosed")
    _add(store, mail, given_by="clerk")
    (parent,) = store.iter_sources()
    files = (("doc.pdf", b"one"), ("doc.pdf", b"two"), ("again.pdf", b"one"), ("doc.pdf", b"one"))
    for _ in range(2):  # a run cut short reads the mail again
        lines = take_in_attachments(parent, files, blobs=store.blobs, store=store, clock=NoonClock())
        assert [line.name for line in lines] == [
            "mail.eml!doc.pdf",
            "mail.eml!doc.pdf#2",
            "mail.eml!again.pdf",
            "mail.eml!doc.pdf",
        ]
    child = store.get_source(sha(b"one"))
    assert (child.parent, child.given_by) == (parent.sha256, "clerk")
    assert child.names == ("mail.eml!again.pdf", "mail.eml!doc.pdf")
    assert len(list(store.iter_intake())) == 4
    assert balance(store.iter_intake()).even


def test_what_is_found_inside_and_cannot_be_had_has_a_line_until_it_can(store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "papers.zip").write_text("an archive")
    _add(store, tmp_path / "papers.zip")
    (parent,) = store.iter_sources()
    locked = Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail="encrypted")
    damaged = Unread(kind=UnreadKind.CORRUPT, detail="its checksum is wrong")
    kept = {"blobs": store.blobs, "store": store, "clock": NoonClock()}
    take_in_attachments(parent, [("a.txt", locked), ("b.txt", locked)], **kept)  # type: ignore[arg-type]
    found = {line.name: line for line in store.iter_intake()}
    assert found["papers.zip!a.txt"].unread == locked
    assert found["papers.zip!a.txt"].source is None
    assert balance(store.iter_intake()).even
    take_in_attachments(parent, [("a.txt", b"Nine beds."), ("b.txt", damaged)], **kept)  # type: ignore[arg-type]
    found = {line.name: line for line in store.iter_intake()}
    assert found["papers.zip!a.txt"].outcome is Outcome.WAITING
    assert found["papers.zip!b.txt"].unread == damaged
    assert len(found) == len(list(store.iter_intake())) == 3
    assert balance(store.iter_intake()).even


def test_two_files_inside_of_one_name_that_cannot_be_had_have_two_lines(store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "papers.zip").write_text("an archive")
    _add(store, tmp_path / "papers.zip")
    (parent,) = store.iter_sources()
    locked = Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail="encrypted")
    for files in ([("a.txt", locked), ("a.txt", locked)], [("a.txt", b"Nine beds."), ("a.txt", b"Ten beds.")]):
        take_in_attachments(parent, files, blobs=store.blobs, store=store, clock=NoonClock())
        names = [line.name for line in store.iter_intake()]
        assert names == ["papers.zip", "papers.zip!a.txt", "papers.zip!a.txt#2"]
