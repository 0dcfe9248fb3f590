"""Dockets as rows, and what they say of documents whose pages bear no header."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from belie.domain.docket import Docket
from belie.domain.documents import DocketStamp, Document, Page
from belie.domain.ids import DocumentId, SourceId
from belie.store import keys, page_names
from belie.store.access import settle_all
from belie.store.rows import dump, load
from belie.store.schema import docket, document, page, source
from belie.store.seen import Seen


def save_dockets(connection: Connection, of: SourceId, dockets: Sequence[Docket]) -> None:
    """Replace what a source holds of dockets."""
    connection.execute(delete(docket).where(docket.c.source == of))
    if dockets:
        rows = [{"source": of, "position": at, "payload": dump(held)} for at, held in enumerate(dockets)]
        connection.execute(insert(docket), rows)


def load_dockets(connection: Connection, seen: Seen) -> list[Docket]:
    """Return what each file holds of dockets, by source, then place in it."""
    held = (
        select(docket.c.payload)
        .join(source, source.c.sha256 == docket.c.source)
        .where(source.c.access <= seen.most)
        .order_by(docket.c.source, docket.c.position)
    )
    return [load(Docket, payload) for payload in connection.execute(held).scalars()]


def some_hidden(connection: Connection, seen: Seen) -> bool:
    """True when a docket is not for this audience: it is not known which docket gave a paper its stamp."""
    held = select(docket.c.source).join(source, source.c.sha256 == docket.c.source)
    return connection.execute(held.where(source.c.access > seen.most).limit(1)).first() is not None


def save_stamps(
    connection: Connection,
    key: str,
    stamps: Mapping[DocumentId, DocketStamp],
    sealed: Collection[DocumentId],
    today: date,
) -> None:
    """Give documents the stamps of a docket, take away those that none gives any more; each is to be analysed again.

    A header that stands on a document's own pages is never touched. What a docket calls sealed is sealed.
    """
    changed = False
    for row in connection.execute(select(document.c.id, document.c.row, document.c.payload)).all():
        if row.id not in stamps and '"given"' not in row.payload:
            continue
        held = load(Document, row.payload)
        given = stamps.get(row.id, DocketStamp())
        if held.stamp != given and (held.stamp.given or held.stamp == DocketStamp()):
            again = update(document).where(document.c.row == row.row)
            stamped = replace(held, stamp=given)
            connection.execute(again.values(payload=dump(stamped), analysed=""))
            pages = connection.execute(
                select(page.c.payload).where(page.c.document == row.row).order_by(page.c.page_index)
            )
            page_names.save(
                connection, row.row, replace(stamped, pages=tuple(load(Page, one) for one in pages.scalars()))
            )
            changed = True
    if changed:
        keys.forget_derived(connection)
    if _mark_sealed(connection, frozenset(sealed)):
        settle_all(connection, today)
    keys.put(connection, keys.DOCKETS, key.encode())


def _mark_sealed(connection: Connection, sealed: frozenset[DocumentId]) -> bool:
    """Note which documents a docket calls sealed; True when that has changed."""
    held = connection.execute(select(document.c.id, document.c.row, document.c.docket_seal)).all()
    moved = [{"this": row.row, "seal": not row.docket_seal} for row in held if (row.id in sealed) != row.docket_seal]
    if moved:
        noted = update(document).where(document.c.row == bindparam("this"))
        connection.execute(noted.values(docket_seal=bindparam("seal")), moved)
    return bool(moved)
