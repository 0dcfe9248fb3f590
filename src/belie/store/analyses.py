"""Frames, statements and mentions as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from belie.domain.access import label_of
from belie.domain.documents import Frame
from belie.domain.ids import DocumentId, StatementId
from belie.domain.people import AliasClaim, NameKind, NameMention, RoleClaim
from belie.domain.ports import Analysis
from belie.domain.spans import Span
from belie.domain.statements import Naming, Statement
from belie.errors import NotFound, StoreError
from belie.store import keys
from belie.store.access import settle
from belie.store.documents import row_of
from belie.store.labels import Resolver
from belie.store.partial import mask_frame
from belie.store.rows import ALIAS, ROLE, days, dump, load, load_claim, storable
from belie.store.schema import document, frame, identification, mention, name_claim, naming, reading, statement
from belie.store.seen import Seen

IN_ONE_QUERY = 500
READ_AHEAD = 1000


def documents_to_analyse(connection: Connection, version: str) -> list[DocumentId]:
    """Return documents without an analysis of this version, by name, then id."""
    waiting = select(document.c.id).where(document.c.analysed != version).order_by(document.c.name, document.c.id)
    return list(connection.execute(waiting).scalars())


def save_analysis(connection: Connection, ident: DocumentId, version: str, analysis: Analysis, today: date) -> None:
    """Replace what was made of a document; a statement found again keeps its vector."""
    row = row_of(connection, ident)
    connection.execute(delete(frame).where(frame.c.document == row))
    connection.execute(insert(frame).values(_frame_values(row, analysis.frame)))
    settled = update(document).where(document.c.row == row)
    connection.execute(settled.values(analysed=version, statement_count=len(analysis.statements)))
    labels = Resolver(connection, today)
    rank = labels.whole(row).rank
    found = {held.id: _statement_values(row, place, held, rank) for place, held in enumerate(analysis.statements)}
    if len(found) != len(analysis.statements):
        raise StoreError(f"document {ident}: two of its statements have one id. Report this with the document.")
    known = set(connection.execute(select(statement.c.id).where(statement.c.document == row)).scalars())
    found_here = select(statement.c.id).where(statement.c.document == row)
    for judged in (identification, reading):  # judgements of what is replaced here
        if known:
            connection.execute(delete(judged).where(judged.c.statement.in_(found_here)))
    if gone := [{"ident": old} for old in known - found.keys()]:
        connection.execute(delete(statement).where(statement.c.id == bindparam("ident")), gone)
    if again := [{"ident": old, **found[old]} for old in found if old in known]:
        changed = update(statement).where(statement.c.id == bindparam("ident"))
        connection.execute(changed.values({name: bindparam(name) for name in again[0] if name != "ident"}), again)
    if new := [values for old, values in found.items() if old not in known]:
        connection.execute(insert(statement), new)
    connection.execute(delete(mention).where(mention.c.document == row))
    if analysis.mentions:
        connection.execute(
            insert(mention), [_mention_values(row, place, held, rank) for place, held in enumerate(analysis.mentions)]
        )
    connection.execute(delete(name_claim).where(name_claim.c.document == row))
    if analysis.claims:
        connection.execute(
            insert(name_claim), [_claim_values(row, place, held, rank) for place, held in enumerate(analysis.claims)]
        )
    connection.execute(delete(naming).where(naming.c.statement.in_(found_here)))
    if analysis.namings:
        connection.execute(
            insert(naming),
            [
                {
                    "statement": held.statement,
                    "name": storable(held.name),
                    "because": storable(held.because),
                    "access": rank,
                }
                for held in analysis.namings
            ],
        )
    settle(connection, labels, row)
    keys.forget_derived(connection)


def _statement_values(row: int, place: int, held: Statement, rank: int) -> dict[str, Any]:
    earliest, latest = days(held.said_on)
    return {
        "id": held.id,
        "document": row,
        "position": place,
        "speaker": storable(held.speaker),
        "forum": held.forum.value,
        "form": held.form.value,
        "sworn": held.sworn,
        "earliest": earliest,
        "latest": latest,
        "payload": dump(held),
        "access": rank,
    }


def _frame_values(row: int, held: Frame) -> dict[str, Any]:
    earliest, latest = days(held.date)
    return {
        "document": row,
        "kind": held.kind.value,
        "author": storable(held.author),
        "sworn": held.sworn,
        "access": held.access.rank,
        "earliest": earliest,
        "latest": latest,
        "payload": dump(held),
    }


def _mention_values(row: int, place: int, held: NameMention, rank: int) -> dict[str, Any]:
    return {
        "document": row,
        "position": place,
        "start": held.span.start,
        "end": held.span.end,
        "name": storable(held.name),
        "kind": held.kind.value,
        "role": storable(held.role),
        "access": rank,
    }


def _claim_values(row: int, place: int, held: RoleClaim | AliasClaim, rank: int) -> dict[str, Any]:
    kind = ROLE if isinstance(held, RoleClaim) else ALIAS
    return {"document": row, "position": place, "kind": kind, "payload": dump(held), "access": rank}


def _frames(seen: Seen) -> Select[Any]:
    held = select(frame.c.payload, frame.c.masks, document.c.access, document.c.top)
    held = held.join(document, document.c.row == frame.c.document)
    return held.where(document.c.access <= seen.most)


def _frame(seen: Seen, row: Any) -> Frame:
    held = load(Frame, row.payload)
    if row.top <= seen.most:
        return replace(held, access=label_of(row.top))
    return replace(mask_frame(held, row.masks, seen.most), access=label_of(row.access))


def get_frame(connection: Connection, seen: Seen, ident: DocumentId) -> Frame:
    """Return a document's frame or raise `NotFound`."""
    row = connection.execute(_frames(seen).where(document.c.id == ident)).first()
    if row is None:
        raise NotFound("document", ident)
    return _frame(seen, row)


def iter_frames(connection: Connection, seen: Seen) -> Iterator[Frame]:
    """Frames by document name, then id."""
    for row in connection.execute(_frames(seen).order_by(document.c.name, document.c.id)).all():
        yield _frame(seen, row)


def iter_statements(connection: Connection, seen: Seen, ident: DocumentId | None) -> Iterator[Statement]:
    """Statements by document name, then place."""
    rows = (
        [row_of(connection, ident, seen)]
        if ident is not None
        else connection.execute(
            select(document.c.row).where(document.c.access <= seen.most).order_by(document.c.name, document.c.id)
        )
        .scalars()
        .all()
    )
    for row in rows:
        of = select(statement.c.payload).where(statement.c.document == row, statement.c.access <= seen.most)
        of = of.order_by(statement.c.position)
        for payload in connection.execute(of, execution_options={"yield_per": READ_AHEAD}).scalars():
            yield load(Statement, payload)


def get_statement(connection: Connection, seen: Seen, ident: StatementId) -> Statement:
    """Return a statement or raise `NotFound`."""
    return get_statements(connection, seen, [ident])[0]


def get_statements(connection: Connection, seen: Seen, idents: Sequence[StatementId]) -> list[Statement]:
    """Return statements in the order asked; raise `NotFound` for the first that is missing."""
    found: dict[str, str] = {}
    for at in range(0, len(idents), IN_ONE_QUERY):
        some = idents[at : at + IN_ONE_QUERY]
        held = select(statement.c.id, statement.c.payload).where(statement.c.id.in_(some))
        rows = connection.execute(held.where(statement.c.access <= seen.most))
        found.update((row.id, row.payload) for row in rows)
    for ident in idents:
        if ident not in found:
            raise NotFound("statement", ident)
    return [load(Statement, found[ident]) for ident in idents]


def iter_mentions(connection: Connection, seen: Seen) -> Iterator[NameMention]:
    """Mentions by document name, then in the order the analysis gave them."""
    in_order = (
        select(mention, document.c.id)
        .join(document, document.c.row == mention.c.document)
        .where(mention.c.access <= seen.most)
        .order_by(document.c.name, document.c.id, mention.c.position)
    )
    for row in connection.execute(in_order, execution_options={"yield_per": READ_AHEAD}).mappings():
        yield NameMention(
            document=row["id"],
            span=Span(row["start"], row["end"]),
            name=row["name"],
            kind=NameKind(row["kind"]),
            role=row["role"],
        )


def iter_namings(connection: Connection, seen: Seen) -> Iterator[Naming]:
    """Namings by document name, then place of the statement."""
    in_order = (
        select(naming.c.statement, naming.c.name, naming.c.because)
        .join(statement, statement.c.id == naming.c.statement)
        .join(document, document.c.row == statement.c.document)
        .where(naming.c.access <= seen.most, statement.c.access <= seen.most)
        .order_by(document.c.name, document.c.id, statement.c.position)
    )
    for row in connection.execute(in_order, execution_options={"yield_per": READ_AHEAD}).mappings():
        yield Naming(**row)


def iter_claims(connection: Connection, seen: Seen) -> Iterator[RoleClaim | AliasClaim]:
    """Claims of names by document name, then place."""
    in_order = (
        select(name_claim.c.kind, name_claim.c.payload)
        .join(document, document.c.row == name_claim.c.document)
        .where(name_claim.c.access <= seen.most)
        .order_by(document.c.name, document.c.id, name_claim.c.position)
    )
    for row in connection.execute(in_order, execution_options={"yield_per": READ_AHEAD}):
        yield load_claim(row.kind, row.payload)
