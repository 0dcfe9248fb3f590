"""Outlook messages (.msg): properties in an OLE file, by MS-OXMSG and MS-OXPROPS."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property

import compressed_rtf
import olefile

from belie.domain.ids import SourceId
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.eml import read_eml
from belie.sources.html import decode_html
from belie.sources.outlook import (
    MOST_NESTED,
    Held,
    OutlookMessage,
    Recipient,
    lost_attachments,
    to_rfc822,
)

SUBJECT, HEADERS, SUBMITTED, DELIVERED = 0x0037, 0x007D, 0x0039, 0x0E06
SENDER, SENDER_ADDRESS, SENDER_SMTP, ON_BEHALF, ON_BEHALF_SMTP = 0x0C1A, 0x0C1F, 0x5D01, 0x0042, 0x5D02
BODY, HTML, RTF = 0x1000, 0x1013, 0x1009
MESSAGE_ID, IN_REPLY_TO, REFERENCES = 0x1035, 0x1042, 0x1039
NAME, ADDRESS, SMTP, RECIPIENT_KIND = 0x3001, 0x3003, 0x39FE, 0x0C15
ATTACHED, LONG_NAME, SHORT_NAME = 0x3701, 0x3707, 0x3704
CODE_PAGE, INTERNET_CODE_PAGE = 0x3FFD, 0x3FDE
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)  # of a FILETIME, in units of 100 ns
_LAST = 2_650_467_743 * 10**9  # nine thousand years after 1601, the last that Python counts

DAMAGE = (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error, OverflowError, AssertionError)


def read_msg(data: bytes, name: str, source: SourceId, options: ReadOptions = PLAIN) -> ReadResult:
    """Return the messages of one Outlook message's chain, newest first, and its attachments."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            message = read_storage(_Storage(ole, ()), 0)
    except DAMAGE as err:
        detail = f"an Outlook message that cannot be opened ({type(err).__name__}); save it again in Outlook"
        return ReadResult(unread=Unread(kind=UnreadKind.CORRUPT, detail=detail))
    result = read_eml(to_rfc822(message), name, source, options)
    return replace(
        result,
        documents=tuple(replace(document, format="msg") for document in result.documents),
        attachments=(*result.attachments, *lost_attachments(message)),
    )


class _Storage:
    """A folder of the OLE file: a message, a recipient or an attachment."""

    def __init__(self, ole: olefile.OleFileIO, path: tuple[str, ...]) -> None:
        self._ole, self.path = ole, path
        depth = len(path)
        below = (entry for entry in ole.listdir(storages=True) if entry[:depth] == list(path))
        self._names = {entry[depth] for entry in below if len(entry) > depth}

    def inside(self, prefix: str) -> list[_Storage]:
        """Return the folders in this one whose name starts so, by name."""
        return [_Storage(self._ole, (*self.path, name)) for name in sorted(self._names) if name.startswith(prefix)]

    @property
    def is_message(self) -> bool:
        """True for a message inside this one."""
        return "__properties_version1.0" in self._names

    def stream(self, ident: int, kind: int) -> bytes | None:
        name = f"__substg1.0_{ident:04X}{kind:04X}"
        if name not in self._names or self._ole.get_type([*self.path, name]) != olefile.STGTY_STREAM:
            return None
        held: bytes = self._ole.openstream([*self.path, name]).read()
        return held

    def text(self, *idents: int) -> str:
        """Return the first of these properties that has words."""
        for ident in idents:
            if (held := self.stream(ident, 0x001F)) is not None:
                words = held.decode("utf-16-le", "replace")
            elif (held := self.stream(ident, 0x001E)) is not None:
                words = held.decode(self.codec, "replace")
            else:
                continue
            if words := words.rstrip("\x00"):
                return words
        return ""

    def number(self, ident: int) -> int:
        """Return a property of fixed size as a number, 0 when it is not there."""
        return self._fixed.get(ident, 0)

    def time(self, *idents: int) -> datetime | None:
        """Return the first of these properties that is a moment."""
        for ident in idents:
            ticks = self.number(ident)
            if 0 < ticks < _LAST:
                return _EPOCH + timedelta(microseconds=ticks // 10)
        return None

    @cached_property
    def _fixed(self) -> dict[int, int]:
        if "__properties_version1.0" not in self._names:
            return {}
        held = self._ole.openstream([*self.path, "__properties_version1.0"]).read()
        start = 24 if self.path and self.path[-1].endswith("000D") else 8 if self.path else 32  # MS-OXMSG 2.4.1
        entries = struct.iter_unpack("<HHIQ", held[start : start + (len(held) - start) // 16 * 16])
        return {ident: value & (0xFFFFFFFF if kind == 3 else 0xFFFFFFFFFFFFFFFF) for kind, ident, _, value in entries}

    @cached_property
    def codec(self) -> str:
        """Return the encoding of its 8-bit words."""
        page = self.number(CODE_PAGE) or self.number(INTERNET_CODE_PAGE)
        name = {65001: "utf-8", 0: "cp1252", 28591: "latin-1"}.get(page, f"cp{page}")
        try:
            "".encode(name)
        except LookupError:
            return "cp1252"
        return name


def read_storage(storage: _Storage, depth: int) -> OutlookMessage:
    """Return the message in a folder of the file, with those inside it."""
    html = storage.stream(HTML, 0x0102)
    return OutlookMessage(
        headers=storage.text(HEADERS),
        subject=storage.text(SUBJECT),
        sender=storage.text(ON_BEHALF, SENDER),
        address=storage.text(ON_BEHALF_SMTP, SENDER_SMTP, SENDER_ADDRESS),
        recipients=[_recipient(folder) for folder in storage.inside("__recip_version1.0_")],
        sent=storage.time(SUBMITTED, DELIVERED),
        message_id=storage.text(MESSAGE_ID),
        in_reply_to=storage.text(IN_REPLY_TO),
        references=storage.text(REFERENCES),
        text=storage.text(BODY),
        html=decode_html(html)[0] if html else storage.text(HTML),
        rtf=rich_text(storage.stream(RTF, 0x0102) or b""),
        attachments=[_attachment(folder, depth) for folder in storage.inside("__attach_version1.0_")],
    )


def _recipient(folder: _Storage) -> Recipient:
    return Recipient(folder.text(NAME), folder.text(SMTP, ADDRESS), folder.number(RECIPIENT_KIND) & 0xF or 1)


def _attachment(folder: _Storage, depth: int) -> tuple[str, Held]:
    name = folder.text(LONG_NAME, SHORT_NAME, NAME)
    data = folder.stream(ATTACHED, 0x0102)
    if data is not None:
        return name or "attachment.bin", data
    inner = folder.inside(f"__substg1.0_{ATTACHED:04X}000D")
    if inner and inner[0].is_message and depth < MOST_NESTED:
        return folder.text(NAME) or name, read_storage(inner[0], depth + 1)
    detail = "an object of another program or a link, which the message does not hold as a file; open it in Outlook"
    return name or "object", Unread(kind=UnreadKind.UNSUPPORTED, detail=detail)


def rich_text(packed: bytes) -> bytes:
    """Return rich text unpacked, nothing for what is damaged."""
    if len(packed) < 16:
        return b""
    try:
        unpacked: bytes = compressed_rtf.decompress(packed)
    except DAMAGE:
        return b""
    return unpacked
