"""Documents and their pages as rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from belie.domain.access import UNSETTLED
from belie.domain.documents import DocketStamp, Document, Hints, Origin, Page
from belie.domain.ids import DocumentId, SourceId
from belie.domain.ledger import ReadResult
from belie.domain.recognition import pages_to_recognise
from belie.domain.tables import Grid
from belie.errors import NotFound
from belie.store import dockets, keys, ledger, page_names
from belie.store.rows import dump, load, pack_words, searchable, squeeze, storable, unpack_words, unsqueeze
from belie.store.schema import document, page
from belie.store.schema import source as source_
from belie.store.seen import HOUSE, Seen
from belie.store.wording import wording_of

WITHHELD = "█"
BLOBS = ("words", "confidence", "grid")  # columns of `page` kept compressed


def save_reading(connection: Connection, source: SourceId, version: str, result: ReadResult) -> None:
    """Replace the documents of a source; one that is read as before keeps its row and all that hangs on it."""
    ledger.get_source(connection, HOUSE, source)
    dockets.save_dockets(connection, source, result.dockets)
    known = documents_of(connection, source)
    for position, read in enumerate(result.documents):
        put(connection, source, position, read, known)
    keep = {read.id for read in result.documents}
    if gone := [row["row"] for ident, row in known.items() if ident not in keep]:
        connection.execute(delete(document).where(document.c.row.in_(gone)))
        keys.forget_derived(connection)
    ledger.settle(connection, source, version, replace(result, documents=_as_stored(connection, result.documents)))


def _as_stored(connection: Connection, read: Sequence[Document]) -> tuple[Document, ...]:
    """Return a reading's documents without their pages, where OCR has read one as that left it."""
    wanted = select(document.c.id, document.c.payload).where(document.c.recognised != "")
    if not any(pages_to_recognise(each) for each in read):
        return tuple(read)
    stored = {row.id: row.payload for row in connection.execute(wanted.where(document.c.source == read[0].source))}
    return tuple(load(Document, stored[each.id]) if each.id in stored else each for each in read)


def documents_of(connection: Connection, source: SourceId) -> dict[str, RowMapping]:
    """Return `id`, `row` and `digest` of a source's documents as they are stored, by id."""
    of_source = select(document.c.id, document.c.row, document.c.digest).where(document.c.source == source)
    return {row["id"]: row for row in connection.execute(of_source).mappings()}


def put(
    connection: Connection, source: SourceId, position: int, read: Document, known: Mapping[str, RowMapping]
) -> None:
    """Store a document with its pages; one that is `known` as it is keeps its row and all that hangs on it."""
    pages = _page_values(read.pages)
    head = dump(replace(read, pages=()))
    digest = _digest(position, head, pages)
    if read.id in known and known[read.id]["digest"] == digest:
        same = update(document).where(document.c.row == known[read.id]["row"])
        connection.execute(same.values(to_recognise=len(pages_to_recognise(read))))
        return
    if read.id in known:
        connection.execute(delete(document).where(document.c.row == known[read.id]["row"]))
    values = {
        "id": read.id,
        "source": source,
        "position": position,
        "name": storable(read.name),
        "digest": digest,
        "analysed": "",
        "statement_count": 0,
        "payload": head,
        "parent": read.parent or "",
        "supersedes": read.supersedes or "",
        "wording": wording_of((held.text, held.furniture) for held in read.pages),
        **_page_counts(read),
        "to_recognise": len(pages_to_recognise(read)),
    }
    row = connection.execute(insert(document).values(values)).inserted_primary_key
    assert row is not None
    connection.execute(update(source_).where(source_.c.sha256 == source).values(access=UNSETTLED))
    _insert_pages(connection, row[0], pages)
    page_names.save(connection, row[0], read)
    keys.forget_derived(connection)


def replace_pages(connection: Connection, row: int, read: Document, version: str) -> None:
    """Store what OCR of a version made of a document in place of its reading, whose digest stays; it is analysed again.

    The next reading of its source is compared with the last reading, not with this.
    """
    head = dump(replace(read, pages=()))
    stored = update(document).where(document.c.row == row)
    wording = wording_of((held.text, held.furniture) for held in read.pages)
    unsettled = {"access": UNSETTLED, "top": UNSETTLED, "wording": wording}
    connection.execute(stored.values(payload=head, analysed="", recognised=version, **unsettled, **_page_counts(read)))
    connection.execute(delete(page).where(page.c.document == row))
    _insert_pages(connection, row, _page_values(read.pages))
    page_names.save(connection, row, read)
    keys.forget_derived(connection)


def _page_counts(read: Document) -> dict[str, int]:
    return {"page_count": len(read.pages), "blank_pages": sum(held.origin is Origin.NONE for held in read.pages)}


def _insert_pages(connection: Connection, row: int, pages: Sequence[dict[str, Any]]) -> None:
    if pages:
        squeezed = ({name: squeeze(held[name]) for name in BLOBS} for held in pages)
        rows = [{**held, **small, "document": row} for held, small in zip(pages, squeezed, strict=True)]
        connection.execute(insert(page), rows)


def _page_values(pages: Sequence[Page]) -> list[dict[str, Any]]:
    values, start = [], 0
    for held in pages:
        text = searchable(held.text)
        # A text that no column takes as it is stands in the payload as well.
        bare = replace(held, text="" if text == held.text else held.text, words=(), grid=None)
        words, confidence = pack_words(held.words)
        values.append(
            {
                "page_index": held.index,
                "start": start,
                "text": text,
                "bates": storable(held.names.bates),
                "words": words,
                "confidence": confidence,
                "grid": held.grid.to_bytes() if held.grid else b"",
                "payload": dump(bare),
            }
        )
        start += len(held.text) + 1
    return values


def _digest(position: int, head: str, pages: Sequence[dict[str, Any]]) -> str:
    whole = hashlib.sha256(json.dumps([position, head, len(pages)]).encode())
    for held in pages:
        for part in (held["payload"].encode(), held["text"].encode(), *(held[name] for name in BLOBS)):
            whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


def row_of(connection: Connection, ident: DocumentId, seen: Seen = HOUSE) -> int:
    """Return a document's row key or raise `NotFound`."""
    wanted = select(document.c.row).where(document.c.id == ident, document.c.access <= seen.most)
    row = connection.execute(wanted).scalar()
    if row is None:
        raise NotFound("document", ident)
    return int(row)


def name_for(seen: Seen, name: str, container: int) -> str:
    """Return a document's name without the files it was found in where one of those is hidden."""
    return name if container <= seen.most else name.rpartition(ledger.MEMBER)[2]


HEAD = (document.c.row, document.c.payload, document.c.access, document.c.top, document.c.container)


def get_document(connection: Connection, seen: Seen, ident: DocumentId) -> Document:
    """Return a document with its pages and word boxes or raise `NotFound`."""
    row = connection.execute(select(*HEAD).where(document.c.id == ident, document.c.access <= seen.most)).first()
    if row is None:
        raise NotFound("document", ident)
    return _document(connection, seen, row, words=True)


def iter_documents(connection: Connection, seen: Seen, *, words: bool) -> Iterator[Document]:
    """Documents by name, then id."""
    heads = select(*HEAD).where(document.c.access <= seen.most).order_by(document.c.name, document.c.id)
    for row in connection.execute(heads).all():
        yield _document(connection, seen, row, words=words)


def list_documents(connection: Connection, seen: Seen, *, limit: int, offset: int) -> list[Document]:
    """Return a stretch of the documents by name, then id, without their pages."""
    heads = select(*HEAD).where(document.c.access <= seen.most).order_by(document.c.name, document.c.id)
    return [_head(connection, seen, row) for row in connection.execute(heads.limit(limit).offset(offset))]


def _head(connection: Connection, seen: Seen, row: Any) -> Document:
    """Return a document without its pages: all of it for the house, else what tells of nothing but what is seen."""
    held = load(Document, row.payload)
    if seen.all:
        return held
    others = [ident for ident in (held.parent, held.supersedes) if ident]
    known = select(document.c.id).where(document.c.id.in_(others), document.c.access <= seen.most)
    shown = set(connection.execute(known).scalars()) if others else set()
    return replace(
        held,
        name=name_for(seen, held.name, row.container),
        parent=held.parent if held.parent in shown else None,
        supersedes=held.supersedes if held.supersedes in shown else None,
        hints=held.hints if row.top <= seen.most else Hints(),
        stamp=DocketStamp() if held.stamp.given and dockets.some_hidden(connection, seen) else held.stamp,
        warnings=(),
        fields=(),
        # What a page hides under its words is the house's alone (`belie.domain.flags.Flag`).
        flags=tuple(replace(flag, text="", detail="") for flag in held.flags if row.top <= seen.most),
        revisions=held.revisions if row.top <= seen.most else (),
    )


def _withheld(held: Page) -> Page:
    """Return a page that is not shown: as long as it is, so that every anchor after it still counts right."""
    return Page(index=held.index, text=WITHHELD * len(held.text), origin=Origin.NONE, size_pt=held.size_pt)


def _document(connection: Connection, seen: Seen, row: Any, *, words: bool) -> Document:
    columns = [page.c.text, page.c.payload, page.c.access, *((page.c[name] for name in BLOBS) if words else ())]
    rows = connection.execute(select(*columns).where(page.c.document == row.row).order_by(page.c.page_index))
    pages = []
    for held in rows:
        bare = load(Page, held.payload)
        whole = replace(bare, text=bare.text or held.text)
        if held.access > seen.most:
            whole = _withheld(whole)
        elif words:
            grid = unsqueeze(held.grid)
            whole = replace(
                whole,
                words=unpack_words(unsqueeze(held.words), unsqueeze(held.confidence)),
                grid=Grid.from_bytes(grid) if grid else None,
            )
        pages.append(whole)
    return replace(_head(connection, seen, row), pages=tuple(pages))
