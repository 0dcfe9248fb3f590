"""Mailboxes: every message a file of its own, none lost, a repeated one told as such."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pypff
import pytest

from belie.domain.ids import SourceId
from belie.domain.ledger import Attachment, ReadResult, Unread, UnreadKind, hand_over
from belie.sources.pst import _Mailbox
from belie.sources.registry import read_source

SOURCE = SourceId("s")


def message(ident: str, subject: str, body: str, received: str = "mx1") -> str:
    head = f"Received: by {received}\nFrom: Rosa Delacroix <r@water.example>\nSubject: {subject}\n"
    return f"{head}Message-ID: <{ident}>\nDate: Mon, 20 Aug 2029 10:00:00 -0400\n\n{body}\n"


def make_mbox(*messages: str) -> bytes:
    return "".join(f"From r@water.example Mon Aug 20 10:00:00 2029\n{each}\n" for each in messages).encode()


def take(result: ReadResult) -> tuple[ReadResult, list[Attachment]]:
    found: list[Attachment] = []
    return hand_over(result, found.append), found


def read(data: bytes) -> tuple[ReadResult, list[Attachment]]:
    return take(read_source(data, "box.mbox", SOURCE))


def test_every_message_is_a_file_named_by_its_place_and_subject() -> None:
    first, second = message("1", "Beds", "Nine beds."), message("2", "=?utf-8?q?R=C3=A9: a/b?=", "Ten beds.")
    result, found = read(make_mbox(first, second))
    assert [name for name, _ in found] == ["0001 Beds.eml", "0002 Ré_ a_b.eml"]
    assert [data for _, data in found] == [first.encode(), second.encode()]
    assert result == ReadResult()


def test_a_line_that_starts_with_from_is_given_as_it_was_written() -> None:
    after = "> From a reply\nFrom here 2029\n\nFrom then on, 2029\nEnd."
    body = f"Nine beds.\n\n>From the field log: ten.\n>>From what was quoted\n{after}"
    ((_, data),) = read(make_mbox(message("1", "Beds", body)))[1]
    assert isinstance(data, bytes)
    assert (
        b"\nFrom the field log: ten.\n>From what was quoted\n> From a reply\nFrom here 2029\n\nFrom then on, 2029\nEnd."
        in data
    )


def test_a_message_that_comes_again_has_the_bytes_of_the_first() -> None:
    repeated = message("1", "Beds", "Nine beds.", received="mx2")
    other = message("1", "Beds", "Ten beds.")  # one id for two messages
    plain = "From: a\nSubject: no id\nDate: x\n\nNine beds.\n"
    _, found = read(make_mbox(message("1", "Beds", "Nine beds."), repeated, other, plain, plain))
    data = [held for _, held in found]
    assert len(found) == 5
    assert data[0] == data[1]
    assert b"mx1" in bytes(data[1])  # type: ignore[arg-type]
    assert data[2] not in (data[0], data[3])
    assert data[3] == data[4]


def test_lines_that_end_as_on_windows_are_kept() -> None:
    box = make_mbox(message("1", "Beds", "Nine beds."), message("2", "Beds", "Ten beds.")).replace(b"\n", b"\r\n")
    _, found = read(box)
    assert [data for _, data in found] == [
        message("1", "Beds", "Nine beds.").replace("\n", "\r\n").encode(),
        message("2", "Beds", "Ten beds.").replace("\n", "\r\n").encode(),
    ]


# PST. No such mailbox may be copied in; libpff's objects are stood in for.


class Entry:
    def __init__(self, number: int, value: str | int) -> None:
        self.entry_type = number
        self.value_type = 0x1F if isinstance(value, str) else 3
        self.data_as_string = self.data_as_integer = value


class Record:
    def __init__(self, fields: dict[int, str | int]) -> None:
        self.entries = [Entry(number, value) for number, value in fields.items()]


class Recipients:
    def __init__(self, *records: Record) -> None:
        self.record_sets = records


class File:
    def __init__(self, name: str, data: bytes) -> None:
        self.record_sets = [Record({0x3707: name})]
        self.size, self._data, self.number_of_sub_items = len(data), data, 0

    def read_buffer(self, size: int) -> bytes:
        part, self._data = self._data[:size], self._data[size:]
        return part


class Damaged(File):
    def read_buffer(self, size: int) -> bytes:
        raise OSError("pypff_attachment_read_buffer: unable to read block 7")


class Message:
    def __init__(self, subject: str, body: str, attached: Sequence[Any] = (), kind: str = "IPM.Note") -> None:
        self.subject, self.plain_text_body, self.client_submit_time = subject, body.encode(), datetime(2029, 8, 20, 14)
        self.record_sets = [Record({0x1A: kind, 0x0C1A: "Rosa Delacroix", 0x5D01: "r@water.example", 0x1035: "<1@x>"})]
        self.recipients = Recipients(Record({0x3001: "Wendell Pike", 0x39FE: "w@water.example", 0x0C15: 1}))
        self.number_of_attachments = len(attached)
        self.get_attachment = list(attached).__getitem__


class Inside(File):
    """A message that hangs on another one."""

    def __init__(self, held: Message) -> None:
        super().__init__("Older", b"")
        self.number_of_sub_items, self._held = 1, held

    def get_sub_item(self, at: int) -> Message:
        return self._held


class Folder:
    def __init__(self, name: str, messages: Sequence[Any], folders: Sequence[Folder] = ()) -> None:
        self.name = name
        self.number_of_sub_messages, self.get_sub_message = len(messages), list(messages).__getitem__
        self.number_of_sub_folders, self.get_sub_folder = len(folders), list(folders).__getitem__

    def get_number_of_orphan_items(self) -> int:
        return self.number_of_sub_messages

    def get_orphan_item(self, at: int) -> Any:
        return self.get_sub_message(at)


class DamagedFolder(Folder):
    @property
    def number_of_sub_messages(self) -> int:
        raise OSError("pypff_folder_get_number_of_sub_messages: no table")

    @number_of_sub_messages.setter
    def number_of_sub_messages(self, count: int) -> None:
        pass


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pypff, "message", Message)


def test_messages_of_a_pst_go_by_folder_and_what_no_folder_lists_is_recovered() -> None:
    inbox = Folder("Inbox", [Message("Beds", "Nine beds.")], [Folder("A/B", [Message("", "Ten beds.")])])
    lost = Folder("", [Message("Deleted", "Eleven beds."), object()])
    result, found = take(ReadResult(attachments=_Mailbox(lost).messages(Folder("", [], [inbox]))))
    assert [name for name, _ in found] == [
        "Inbox/0001 Beds.eml",
        "Inbox/A_B/0001 message.eml",
        "(recovered)/0001 Deleted.eml",
    ]
    assert result == ReadResult()
    (own,) = read_source(bytes(found[0][1]), "m.eml", SOURCE).documents  # type: ignore[arg-type]
    assert (own.hints.author, own.hints.addressee, own.hints.title) == ("Rosa Delacroix", "Wendell Pike", "Beds")
    assert own.text.endswith("Nine beds.")
    assert ("message-id", "<1@x>") in own.fields


def test_what_hangs_on_a_message_of_a_pst_hangs_on_the_mail_and_what_is_lost_has_a_line() -> None:
    older = Message("Older", "Ten beds.", [Damaged("plan.pdf", b"xx")])
    held = Message("Beds", "Nine beds.", [File("memo.txt", b"Eleven beds."), Inside(older), Damaged("a.doc", b"xx")])
    _, found = take(ReadResult(attachments=_Mailbox(Folder("", [])).messages(Folder("", [held]))))
    lines = dict(found)
    assert list(lines) == ["0001 Beds.eml", "0001 Beds.eml!Older.eml!plan.pdf", "0001 Beds.eml!a.doc"]
    lost = lines["0001 Beds.eml!a.doc"]
    assert isinstance(lost, Unread)
    assert (lost.kind, "block 7" in lost.detail) == (UnreadKind.CORRUPT, False)
    mail = dict(read_source(bytes(lines["0001 Beds.eml"]), "m.eml", SOURCE).attachments)  # type: ignore[arg-type]
    assert list(mail) == ["memo.txt", "Older.eml"]
    assert mail["memo.txt"] == b"Eleven beds."


def test_a_damaged_folder_of_a_pst_is_told_and_the_others_are_read() -> None:
    root = Folder("", [], [DamagedFolder("Sent", []), Folder("Inbox", [Message("Beds", "Nine beds.")])])
    _, found = take(ReadResult(attachments=_Mailbox(Folder("", [])).messages(root)))
    assert [name for name, _ in found] == ["Inbox/0001 Beds.eml", "(the rest)"]
    assert isinstance(found[1][1], Unread)


def test_items_that_outlook_keeps_for_itself_are_left_out_and_counted() -> None:
    root = Folder("", [Message("x", "y", kind="IPM.Microsoft.FreeBusy"), Message("Beds", "Nine beds.")])
    result, found = take(ReadResult(attachments=_Mailbox(Folder("", [])).messages(root)))
    assert [name for name, _ in found] == ["0001 Beds.eml"]
    assert result.warnings == ("left out 1 items that Outlook keeps for itself",)


def test_a_mailbox_that_is_none_is_corrupt_and_an_empty_one_is_empty() -> None:
    result, found = take(read_source(b"!BDN" + b"\x00" * 2000, "box.pst", SOURCE))
    assert found == []
    assert result.unread
    assert result.unread.kind is UnreadKind.CORRUPT
    result, _ = take(ReadResult(attachments=_Mailbox(Folder("", [])).messages(Folder("", []))))
    assert result.unread
    assert result.unread.kind is UnreadKind.EMPTY
