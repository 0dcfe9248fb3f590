"""Pages found by any name they go by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from belie.domain.documents import DocketStamp, Document, DocumentKind, Frame
from belie.domain.page_names import NamedPages, PageNameKind, entry_of, read_page_name
from belie.domain.ports import PageHit
from belie.store import dockets
from belie.store.documents import name_for
from belie.store.rows import load
from belie.store.schema import document, frame, page, page_name
from belie.store.seen import Seen

SPOKEN = (DocumentKind.TRANSCRIPT.value, DocumentKind.TESTIMONY.value)


def find_pages(connection: Connection, seen: Seen, asked: str, limit: int) -> list[PageHit]:
    """Return the pages that go by a name, by document name and page; of several ways to read it the first with any."""
    for way in read_page_name(asked):
        if hits := list(_found(connection, seen, way, limit)):
            return hits
    return []


def _found(connection: Connection, seen: Seen, way: NamedPages, limit: int) -> Iterator[PageHit]:
    wanted = _of_file(way) if way.kind is PageNameKind.FILE else _by_key(way)
    wanted = wanted.where(document.c.access <= seen.most, page.c.access <= seen.most)
    if way.spoken:
        wanted = wanted.where(or_(frame.c.kind.in_(SPOKEN), frame.c.kind.is_(None)))
    order = (document.c.name, document.c.id, page.c.page_index)
    hidden = dockets.some_hidden(connection, seen)  # what a docket gave is then no number of the paper's
    given = 0
    for row in connection.execute(wanted.order_by(*order)):
        if given == limit:
            return
        shown = name_for(seen, row.doc_name, row.container)
        stamp = load(Document, row.doc).stamp
        if stamp.given and hidden:
            stamp = DocketStamp()
            if way.kind is PageNameKind.ECF_PAGE and row.name.isdecimal():
                continue
        if way.entry and entry_of(stamp) != way.entry:
            continue
        if way.paper and not _is_called(way.paper, shown, row.frame if row.top <= seen.most else None):
            continue
        given += 1
        yield PageHit(
            document=row.id, document_name=shown, page_index=row.page_index, kind=way.kind.value, name=row.name
        )


def _columns(name: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    held = document.c
    return (
        held.id, held.name.label("doc_name"), held.container, held.top, held.payload.label("doc"), page.c.page_index,
        name.label("name"), frame.c.payload.label("frame"),
    )  # fmt: skip


def _by_key(way: NamedPages) -> Any:
    named = page_name.c
    return (
        select(*_columns(named.name))
        .join_from(page_name, page, (page.c.document == named.document) & (page.c.page_index == named.page_index))
        .join(document, document.c.row == named.document)
        .outerjoin(frame, frame.c.document == document.c.row)
        .where(named.kind == way.kind.value, named.key.in_(way.keys))
    )


def _of_file(way: NamedPages) -> Any:
    indexes = [int(key) - 1 for key in way.keys]
    return (
        select(*_columns(page.c.page_index + 1))
        .join_from(page, document, document.c.row == page.c.document)
        .outerjoin(frame, frame.c.document == document.c.row)
        .where(page.c.page_index.in_(indexes))
    )


def _is_called(paper: str, name: str, framed: str | None) -> bool:
    """True when every word of what a paper was called stands in its name, its title or its author."""
    held = load(Frame, framed) if framed else None
    said = f"{name} {held.title} {held.author}".casefold() if held else name.casefold()
    return all(word.strip(".,") in said for word in paper.casefold().split())
