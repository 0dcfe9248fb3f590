"""Rich text (RTF): the text as it reads now, with what the file holds beside it.

Tracked changes become revisions, comments documents of their own, embedded files and large pictures attachments;
hidden words are flagged. Nothing is run, nothing outside the file is followed.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace

from belie.documents.furniture import mark_furniture
from belie.documents.head_numbers import name_by_head
from belie.domain.documents import Document
from belie.domain.ids import SourceId, document_id
from belie.domain.ledger import PLAIN, Attachment, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.before_changes import before_changes
from belie.sources.docx import comment_document, settle_moves, shortened
from belie.sources.embedded import unwrap
from belie.sources.flow_text import PageWriter
from belie.sources.html import read_html
from belie.sources.outlook_rtf import decapsulate, wraps_html
from belie.sources.rtf_body import RtfBody

MOST_BYTES = 512 << 20  # pictures written out in digits make large files


def read_rtf(data: bytes, name: str, source: SourceId, options: ReadOptions = PLAIN) -> ReadResult:
    """Return the document, its comments as documents hanging on it, and the files inside it."""
    if len(data) > MOST_BYTES:
        detail = f"{len(data) >> 20} MB; rich text of more than {MOST_BYTES >> 20} MB is not read: save it as DOCX"
        return ReadResult(unread=Unread(kind=UnreadKind.LIMIT, detail=detail))
    if wraps_html(data):
        page = read_html(decapsulate(data).encode(), name, source, options)
        return replace(page, documents=tuple(replace(each, format="rtf") for each in page.documents))
    body, writer = RtfBody(data), PageWriter()
    for paragraph in body.paragraphs():
        writer.add(paragraph)
    width, height = body.size_pt
    pages, stamp = mark_furniture(tuple(replace(page, size_pt=(width, height)) for page in writer.pages()))
    pages = name_by_head(pages)
    comments = tuple(_comments(body, name, source))
    attachments = tuple(_attachments(body))
    unread = None
    if body.cut_short:
        unread = Unread(kind=UnreadKind.TRUNCATED, detail="the file breaks off before its end; ask for it again")
    if not any((attachments, comments, writer.revisions, writer.flags)) and not any(
        page.text.strip() for page in pages
    ):
        unread = unread or Unread(kind=UnreadKind.EMPTY, detail="rich text without words")
        return ReadResult(unread=unread)
    document = Document(
        id=document_id(source, ""),
        source=source,
        name=name,
        format="rtf",
        pages=pages,
        stamp=stamp,
        flags=tuple(writer.flags),
        revisions=settle_moves(writer.revisions),
        fields=tuple(body.fields),
    )
    documents = (document, *before_changes(document, writer.earlier), *comments)
    return ReadResult(documents=documents, unread=unread, attachments=attachments)


def _comments(body: RtfBody, name: str, source: SourceId) -> Iterator[Document]:
    for number, comment in enumerate(body.comments, 1):
        writer = PageWriter()
        for paragraph in comment.paragraphs:
            writer.add(paragraph)
        text = "\n\n".join(page.text for page in writer.pages()).strip()
        words = "".join(comment.words).strip()
        if text:
            yield comment_document(
                text,
                name=name,
                source=source,
                number=number,
                author=comment.author,
                date=comment.date,
                about=f"“{shortened(words)}”" if words else "",
            )


def _attachments(body: RtfBody) -> Iterator[Attachment]:
    for number, (kind, data) in enumerate(body.pictures, 1):
        yield f"picture-{number}.{kind}", data
    for number, stream in enumerate(body.objects, 1):
        try:
            kind, held = _native(stream)
        except (struct.error, ValueError):
            detail = "an embedded object that is damaged; open the file in Word and save the object from there"
            yield f"object-{number}", Unread(kind=UnreadKind.CORRUPT, detail=detail)
            continue
        yield unwrap(held, f"object-{number}.{_EXTENSIONS.get(kind.partition('.')[0], 'bin')}")


_EXTENSIONS = {"Excel": "xls", "Word": "doc", "PowerPoint": "ppt", "AcroExch": "pdf"}


def _native(stream: bytes) -> tuple[str, bytes]:
    """Return the class and the bytes of an object embedded by OLE 1.0 ([MS-OLEDS] 2.2.5).

    Raises:
        struct.error, ValueError: It is a link, or damaged.
    """
    _, kind = struct.unpack_from("<II", stream)
    if kind != 2:
        raise ValueError("a link")
    at, names = 8, []
    for _ in range(3):  # class, topic, item
        (length,) = struct.unpack_from("<I", stream, at)
        names.append(stream[at + 4 : at + 4 + length].rstrip(b"\x00").decode("cp1252", "replace"))
        at += 4 + length
    (size,) = struct.unpack_from("<I", stream, at)
    held = stream[at + 4 : at + 4 + size]
    if len(held) < size:
        raise ValueError("cut short")
    return names[0], held
