"""Outlook's bundle of a message, "winmail.dat" (TNEF, MS-OXTNEF): its body and the files in it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace

from belie.domain.ids import SourceId
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.eml import read_eml
from belie.sources.html import decode_html
from belie.sources.msg import BODY, HTML, LONG_NAME, RTF, SUBJECT, rich_text
from belie.sources.outlook import OutlookMessage, to_rfc822

# Attributes (MS-OXTNEF 2.1.3.3 and 2.1.3.4).
ATT_SUBJECT, ATT_BODY, ATT_PROPERTIES, ATT_CODE_PAGE = 0x00018004, 0x0002800C, 0x00069003, 0x00069007
ATT_NEXT, ATT_TITLE, ATT_DATA, ATT_ATTACHED_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_FIXED = {2: 2, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 2, 20: 8, 64: 8, 72: 16}  # bytes by type of property
_STRINGS = {30: "", 31: "utf-16-le"}
_MOST_PROPERTIES = 10_000


def read_tnef(data: bytes, name: str, source: SourceId, options: ReadOptions = PLAIN) -> ReadResult:
    """Return the body of the message as a document, and the files in it; its headers are in the mail around it."""
    message = OutlookMessage()
    broken = False
    codec = "cp1252"
    try:
        for attribute, held in _attributes(data):
            if attribute == ATT_CODE_PAGE and len(held) >= 4:
                codec = _codec(struct.unpack_from("<I", held)[0])
            else:
                _take(message, attribute, held, codec)
    except (struct.error, ValueError):
        broken = True
    result = read_eml(to_rfc822(message), name, source, options)
    documents = tuple(replace(document, format="tnef") for document in result.documents if document.text.strip())
    if not documents and not result.attachments:
        kind = UnreadKind.TRUNCATED if broken else UnreadKind.EMPTY
        return ReadResult(unread=Unread(kind=kind, detail="an Outlook bundle without a message or file in it"))
    unread = Unread(kind=UnreadKind.TRUNCATED, detail="the Outlook bundle breaks off") if broken else None
    return replace(result, documents=documents, unread=unread, warnings=())


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the attributes in their order; raises `struct.error` or `ValueError` where they break off."""
    at = 6  # after the signature and key
    while at < len(data):
        _, attribute, length = struct.unpack_from("<BII", data, at)
        at += 9
        if at + length + 2 > len(data):
            raise ValueError("breaks off")
        yield attribute, data[at : at + length]
        at += length + 2


def _take(message: OutlookMessage, attribute: int, held: bytes, codec: str) -> None:
    if attribute == ATT_SUBJECT:
        message.subject = _text(held, codec)
    elif attribute == ATT_BODY:
        message.text = _text(held, codec)
    elif attribute == ATT_PROPERTIES:
        found = dict(_properties(held, codec))
        message.subject = message.subject or _words(found.get(SUBJECT))
        message.text = message.text or _words(found.get(BODY))
        page = found.get(HTML)
        message.html = page if isinstance(page, str) else decode_html(page)[0] if page else ""
        packed = found.get(RTF)
        message.rtf = rich_text(packed) if isinstance(packed, bytes) else b""
    elif attribute == ATT_NEXT:
        message.attachments.append(("attachment.bin", b""))
    elif message.attachments:
        name, data = message.attachments[-1]
        if attribute == ATT_TITLE:
            name = _text(held, codec) or name
        elif attribute == ATT_DATA:
            data = held
        elif attribute == ATT_ATTACHED_PROPERTIES:
            name = _words(dict(_properties(held, codec)).get(LONG_NAME)) or name
        message.attachments[-1] = (name, data)


def _properties(data: bytes, codec: str) -> Iterator[tuple[int, str | bytes]]:
    """Yield the text and binary properties, the first value of each (MS-OXTNEF 2.1.3.4)."""
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, _MOST_PROPERTIES)):
        kind, ident = struct.unpack_from("<HH", data, at)
        at += 4
        if ident >= 0x8000:  # named: a set, and a number or a name in it
            (by_name,) = struct.unpack_from("<I", data, at + 16)
            at += 24
            if by_name:
                (length,) = struct.unpack_from("<I", data, at - 4)
                at += -(-length // 4) * 4
        many, kind = kind & 0x1000, kind & 0xFFF
        values = 1
        if many or kind not in _FIXED:
            (values,) = struct.unpack_from("<I", data, at)
            at += 4
        for number in range(min(values, _MOST_PROPERTIES)):
            if kind in _FIXED:
                at += -(-_FIXED[kind] // 4) * 4
                continue
            (length,) = struct.unpack_from("<I", data, at)
            value = data[at + 4 : at + 4 + length]
            at += 4 + -(-length // 4) * 4
            if number == 0:
                yield ident, _text(value, _STRINGS[kind] or codec) if kind in _STRINGS else value


def _text(held: bytes, codec: str) -> str:
    return held.decode(codec, "replace").rstrip("\x00")


def _words(value: str | bytes | None) -> str:
    return value if isinstance(value, str) else ""


def _codec(page: int) -> str:
    name = {65001: "utf-8", 0: "cp1252"}.get(page, f"cp{page}")
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
