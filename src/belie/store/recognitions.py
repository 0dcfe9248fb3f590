"""What OCR read, a row a picture of a page, and the documents made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection, delete, insert, select, tuple_, update

from belie.domain.documents import Document, PageImage, Words
from belie.domain.ids import DocumentId
from belie.domain.ledger import Outcome
from belie.domain.recognition import NO_WORDS, Recognition
from belie.errors import NotFound
from belie.store import documents, ledger
from belie.store.rows import dump, load, pack_words, searchable, squeeze, unpack_words, unsqueeze
from belie.store.schema import document, recognition, source

ASKED_AT_ONCE = 300  # pictures; SQLite takes some thousand values a statement


def documents_to_recognise(connection: Connection, version: str) -> list[DocumentId]:
    """Return documents with pages to recognise that have none of this version, by name."""
    waiting = select(document.c.id).where(document.c.to_recognise > 0, document.c.recognised != version)
    return list(connection.execute(waiting.order_by(document.c.name, document.c.id)).scalars())


def outdate_recognised(connection: Connection, version: str) -> int:
    """Make the sources of documents that another version read ones to read again; see the port.

    Their pages are OCR's, so the reading has to come anew; without a digest it replaces them.
    """
    old = (document.c.recognised != "", document.c.recognised != version)
    sources = set(connection.execute(select(document.c.source).where(*old)).scalars())
    for sha256 in sources:
        again = update(source).where(source.c.sha256 == sha256)
        connection.execute(again.values(read_version="", outcome=Outcome.WAITING.value))
    connection.execute(update(document).where(*old).values(digest=""))
    return len(sources)


def save_recognitions(connection: Connection, version: str, seen: Mapping[PageImage, Recognition]) -> None:
    """Store what was read on pictures in place of what an earlier version read there."""
    for picture, found in seen.items():
        place = {"source": picture.source, "page_index": picture.index}
        this = (recognition.c.source == picture.source, recognition.c.page_index == picture.index)
        connection.execute(delete(recognition).where(*this))
        words, confidence = pack_words(found.words)
        connection.execute(
            insert(recognition).values(
                **place,
                version=version,
                text=searchable(found.text),
                words=squeeze(words),
                confidence=squeeze(confidence),
                payload=dump(replace(found, text="", words=NO_WORDS)),
            )
        )


def load_recognitions(
    connection: Connection, version: str, pictures: Sequence[PageImage]
) -> dict[PageImage, Recognition]:
    """Return what this version read on these pictures, as far as it has."""
    found: dict[PageImage, Recognition] = {}
    place = tuple_(recognition.c.source, recognition.c.page_index)
    for at in range(0, len(pictures), ASKED_AT_ONCE):
        asked = [(picture.source, picture.index) for picture in pictures[at : at + ASKED_AT_ONCE]]
        for row in connection.execute(select(recognition).where(recognition.c.version == version, place.in_(asked))):
            words = cast(Words, unpack_words(unsqueeze(row.words), unsqueeze(row.confidence)) or NO_WORDS)
            held = replace(load(Recognition, row.payload), text=row.text, words=words)
            found[PageImage(source=row.source, index=row.page_index)] = held
    return found


def save_recognised(connection: Connection, version: str, read: Document) -> None:
    """Replace a document's pages by what OCR made of them and settle its source."""
    row = connection.execute(select(document.c.row, document.c.payload).where(document.c.id == read.id)).first()
    if row is None:
        raise NotFound("document", read.id)
    before = load(Document, row.payload)
    documents.replace_pages(connection, row.row, read, version)
    ledger.settle_again(connection, read.source, before.warnings, read.warnings)
