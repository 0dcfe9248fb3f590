"""Outlook mailboxes (.pst, .ost) over libpff: every message a file of its own, by folder.

A message is written as RFC 822 (`belie.sources.outlook`). What is in no folder any more, but still in the file, is
given under "(recovered)".
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from typing import Any, BinaryIO

import pypff

from belie.domain.ids import SourceId
from belie.domain.ledger import Attachment, Members, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.archives.members import MOST_MEMBER_BYTES, MOST_MEMBERS, REST
from belie.sources.eml import file_name
from belie.sources.html import decode_html
from belie.sources.mbox import message_name
from belie.sources.outlook import CC, MOST_NESTED, Held, OutlookMessage, Recipient, lost_attachments, to_rfc822
from belie.sources.text import Undecodable, decode

RECOVERED = "(recovered)"
MOST_FOLDERS_DEEP = 50
# Properties (MS-OXPROPS).
SUBJECT, DISPLAY_NAME, ADDRESS, SMTP, KIND = 0x0037, 0x3001, 0x3003, 0x39FE, 0x0C15
SENDER, SENDER_ADDRESS, SENDER_SMTP, ON_BEHALF, ON_BEHALF_SMTP = 0x0C1A, 0x0C1F, 0x5D01, 0x0042, 0x5D02
MESSAGE_ID, IN_REPLY_TO, REFERENCES = 0x1035, 0x1042, 0x1039
LONG_NAME, SHORT_NAME, ITEM_CLASS = 0x3707, 0x3704, 0x001A
MAIL, OUTLOOKS_OWN = ("IPM.Note", "REPORT."), ("IPM.Microsoft.", "IPM.Configuration.")  # item classes
FIRST_OF_ITEM = 0x3A00  # properties from here on are of contacts, appointments, tasks
DAMAGE = (OSError, RuntimeError, ValueError, TypeError, AttributeError, LookupError, OverflowError)


def read_pst(file: BinaryIO, _name: str, _source: SourceId, _options: ReadOptions) -> ReadResult:
    """Return the messages of a mailbox, one by one, named "Inbox/0001 subject.eml"."""
    held = pypff.file()
    try:
        held.open_file_object(file)
        root = held.get_root_folder()
    except DAMAGE as err:
        detail = f"the Outlook mailbox cannot be opened ({_why(err)}); repair it with Outlook's scanpst"
        return ReadResult(unread=Unread(kind=UnreadKind.CORRUPT, detail=detail))
    return ReadResult(attachments=_Mailbox(held).messages(root))


@dataclass(slots=True)
class _Mailbox:
    """One open mailbox: how many messages each folder has given."""

    file: Any
    given: int = 0
    own: int = 0  # items that Outlook keeps for itself
    broken: int = 0  # folders that cannot be walked to their end
    numbers: dict[str, int] = field(default_factory=dict)

    def messages(self, root: Any) -> Members:
        for folder, item in chain(self._walk(root, "", 0), self._orphans()):
            if _fields(item).get(ITEM_CLASS, "").startswith(OUTLOOKS_OWN):
                self.own += 1
                continue
            if self.given >= MOST_MEMBERS:
                detail = f"more than {MOST_MEMBERS} messages; export it in parts and add those"
                yield REST, Unread(kind=UnreadKind.ARCHIVE_LIMIT, detail=detail)
                break
            self.given += 1
            yield from self._one(folder, item)
        if self.broken:
            detail = f"{self.broken} folders or lists of the mailbox are damaged; repair it with Outlook's scanpst"
            yield REST, Unread(kind=UnreadKind.CORRUPT, detail=detail)
        elif not self.given:
            return ReadResult(unread=Unread(kind=UnreadKind.EMPTY, detail="a mailbox without a message"))
        told = f"left out {self.own} items that Outlook keeps for itself"
        return ReadResult(warnings=(told,) if self.own else ())

    def _one(self, folder: str, item: Any) -> Iterator[Attachment]:
        number = self.numbers[folder] = self.numbers.get(folder, 0) + 1
        try:
            message = _message(item, 0)
            name = f"{folder}{message_name(number, message.subject)}"
            yield name, to_rfc822(message)
        except DAMAGE as err:
            detail = f"the message is damaged in the mailbox ({_why(err)})"
            yield f"{folder}{message_name(number, '')}", Unread(kind=UnreadKind.CORRUPT, detail=detail)
            return
        for inner, why in lost_attachments(message):
            yield f"{name}!{inner}", why

    def _walk(self, folder: Any, path: str, depth: int) -> Iterator[tuple[str, Any]]:
        """Yield the messages of a folder, then those of the folders in it."""
        for at in self._range(folder, "number_of_sub_messages"):
            item = self._get(folder, "get_sub_message", at)
            if item is not None:
                yield path, item
        if depth >= MOST_FOLDERS_DEEP:
            self.broken += 1
            return
        for at in self._range(folder, "number_of_sub_folders"):
            inner = self._get(folder, "get_sub_folder", at)
            if inner is not None:
                yield from self._walk(inner, f"{path}{_folder_name(inner, at)}/", depth + 1)

    def _orphans(self) -> Iterator[tuple[str, Any]]:
        """Yield messages that no folder lists."""
        for at in self._range(self.file, "number_of_orphan_items", "get_number_of_orphan_items"):
            item = self._get(self.file, "get_orphan_item", at)
            if isinstance(item, pypff.message):
                yield f"{RECOVERED}/", item

    def _range(self, owner: Any, name: str, method: str = "") -> range:
        try:
            return range(getattr(owner, method)() if method else getattr(owner, name))
        except DAMAGE:
            self.broken += 1
            return range(0)

    def _get(self, owner: Any, method: str, at: int) -> Any:
        try:
            return getattr(owner, method)(at)
        except DAMAGE:
            self.broken += 1
            return None


def _folder_name(folder: Any, at: int) -> str:
    try:
        name = folder.name or ""
    except DAMAGE:
        name = ""
    return file_name(name, f"folder {at + 1}")


def _message(item: Any, depth: int) -> OutlookMessage:
    fields = _fields(item)
    html = _get(item, "html_body")
    return OutlookMessage(
        headers=_get(item, "transport_headers") or "",
        subject=_subject(_get(item, "subject") or fields.get(SUBJECT, "")),
        sender=fields.get(ON_BEHALF) or fields.get(SENDER) or _get(item, "sender_name") or "",
        address=fields.get(ON_BEHALF_SMTP) or fields.get(SENDER_SMTP) or fields.get(SENDER_ADDRESS, ""),
        recipients=_recipients(item),
        sent=_moment(_get(item, "client_submit_time")) or _moment(_get(item, "delivery_time")),
        message_id=fields.get(MESSAGE_ID, ""),
        in_reply_to=fields.get(IN_REPLY_TO, ""),
        references=fields.get(REFERENCES, ""),
        text=_words(_get(item, "plain_text_body")) + _other_words(fields),
        html=decode_html(html)[0] if html else "",
        rtf=_get(item, "rtf_body") or b"",
        attachments=list(_attachments(item, depth)),
    )


def _get(item: Any, name: str) -> Any:
    """Return a property of an item, None where it has none or that is damaged: the others are read all the same."""
    try:
        return getattr(item, name)
    except DAMAGE:
        return None


def _subject(subject: str) -> str:
    """Return a subject without the two characters that tell how long its "Re:" is (MS-PST 2.5.3.1.1.1)."""
    return subject[2:] if subject.startswith("\x01") else subject


def _words(body: bytes | str | None) -> str:
    if body is None or isinstance(body, str):
        return body or ""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decode(body)[0]
        except Undecodable:
            return body.decode("cp1252", "replace")


def _moment(time: datetime | None) -> datetime | None:
    return time.replace(tzinfo=UTC) if time and time.year > 1601 else None


def _fields(item: Any) -> dict[int, str]:
    """Return the text properties of an item by number."""
    found: dict[int, str] = {}
    for record in _get(item, "record_sets") or ():
        for entry in _get(record, "entries") or ():
            kind = _get(entry, "value_type")
            if kind in (0x001E, 0x001F) and (words := _get(entry, "data_as_string")):
                found.setdefault(entry.entry_type, words)
    return found


def _other_words(fields: dict[int, str]) -> str:
    """Return what a contact, appointment or task says beside its body, a line each; "" for mail."""
    if fields.get(ITEM_CLASS, MAIL[0]).startswith(MAIL):
        return ""
    said = {words.strip() for number, words in fields.items() if number < FIRST_OF_ITEM and number != ITEM_CLASS}
    others = [words.strip() for number, words in fields.items() if number >= FIRST_OF_ITEM]
    return "".join(f"\n{words}" for words in dict.fromkeys([fields[ITEM_CLASS], *others]) if words not in said)


def _recipients(item: Any) -> list[Recipient]:
    found = []
    for record in _get(_get(item, "recipients"), "record_sets") or ():
        fields: dict[int, Any] = {}
        for entry in _get(record, "entries") or ():
            name = "data_as_integer" if entry.entry_type == KIND else "data_as_string"
            if entry.entry_type in (DISPLAY_NAME, ADDRESS, SMTP, KIND):
                fields[entry.entry_type] = _get(entry, name)
        kind = int(fields.get(KIND) or 1) & 0xF
        address = fields.get(SMTP) or fields.get(ADDRESS) or ""
        found.append(Recipient(fields.get(DISPLAY_NAME) or "", address, kind or CC))
    return found


def _attachments(item: Any, depth: int) -> Iterator[tuple[str, Held]]:
    try:
        count = item.number_of_attachments if isinstance(item, pypff.message) else 0
    except DAMAGE as err:
        yield "attachments", Unread(kind=UnreadKind.CORRUPT, detail=f"the list of attachments is damaged ({_why(err)})")
        return
    for at in range(count):
        name = f"attachment {at + 1}.bin"
        try:
            held = item.get_attachment(at)
            fields = _fields(held)
            name = fields.get(LONG_NAME) or fields.get(SHORT_NAME) or fields.get(DISPLAY_NAME) or name
            yield name, _attachment(held, depth)
        except DAMAGE as err:
            yield name, Unread(kind=UnreadKind.CORRUPT, detail=f"damaged in the mailbox ({_why(err)})")


def _attachment(held: Any, depth: int) -> Held:
    """Return a file or message that hangs on a message."""
    if inner := _get(held, "number_of_sub_items"):
        item = held.get_sub_item(0) if inner else None
        if isinstance(item, pypff.message) and depth < MOST_NESTED:
            return _message(item, depth + 1)
    size = _get(held, "size")
    if size is None:
        detail = "a link or an object of another program, which the mailbox does not hold as a file; open it in Outlook"
        return Unread(kind=UnreadKind.UNSUPPORTED, detail=detail)
    if size > MOST_MEMBER_BYTES:
        return Unread(kind=UnreadKind.ARCHIVE_LIMIT, detail=f"larger than {MOST_MEMBER_BYTES >> 20} MB")
    parts = []
    while size > 0 and (part := held.read_buffer(min(size, io.DEFAULT_BUFFER_SIZE * 128))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _why(error: Exception) -> str:
    """Return the function of the library that gave up; what follows names its inner state."""
    return str(error).partition(":")[0][:60] or type(error).__name__
