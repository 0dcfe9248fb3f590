"""The rank of everything made of one document, stored beside it: pages, statements, names, tally, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, literal, select, text, update

from belie.domain.access import UNSETTLED
from belie.domain.documents import Document, Frame
from belie.domain.spans import Span
from belie.domain.statements import Statement
from belie.store.labels import Resolver, chain, meets
from belie.store.partial import Partial, Stretch
from belie.store.rows import load, load_claim
from belie.store.schema import (
    WHOLE,
    document,
    frame,
    identification,
    mention,
    name_claim,
    naming,
    page,
    statement,
    tally,
)


def settle_document(connection: Connection, labels: Resolver, row: int) -> bool:
    """Store one document's ranks; True when something that was shown or withheld before has changed."""
    held = labels.paper(row)
    whole, pages, spans, shown = labels.whole(row).rank, labels.pages(row), labels.spans(row), labels.shown(row)
    lowest, top = min(shown, default=whole), max(shown, default=whole)
    container = max((labels.source(other).rank for other in chain(connection, held["name"])), default=0)
    connection.execute(
        update(document).where(document.c.row == row).values(access=lowest, top=top, container=container)
    )
    changed = _settle_pages(connection, row, shown)
    if lowest == top and not spans:
        _settle_rows(connection, row, top)
    else:
        _settle_partial(connection, row, pages, spans, top)
    _count_again(connection, row)
    was = held["access"], held["top"]
    return changed or (was != (lowest, top) and was != (UNSETTLED, UNSETTLED))


def _settle_pages(connection: Connection, row: int, ranks: Sequence[int]) -> bool:
    """Store the ranks of pages, which moves them from one full-text index to another; True when a settled one moved."""
    held = select(page.c.row, page.c.access).where(page.c.document == row).order_by(page.c.page_index)
    stored = connection.execute(held).all()
    moved = [(was, rank) for was, rank in zip(stored, ranks, strict=True) if was.access != rank]
    if moved:
        connection.execute(
            update(page).where(page.c.row == bindparam("this")).values(access=bindparam("rank")),
            [{"this": was.row, "rank": rank} for was, rank in moved],
        )
    return any(was.access != UNSETTLED for was, _ in moved)


def _settle_rows(connection: Connection, row: int, rank: int) -> None:
    """Give everything made of a document one rank."""
    of = select(statement.c.id).where(statement.c.document == row)
    for table, mine in (
        (statement, statement.c.document == row),
        (mention, mention.c.document == row),
        (name_claim, name_claim.c.document == row),
        (naming, naming.c.statement.in_(of)),
    ):
        connection.execute(update(table).where(mine, table.c.access != rank).values(access=rank))
    connection.execute(update(frame).where(frame.c.document == row, frame.c.masks != "").values(masks=""))


def _settle_partial(
    connection: Connection, row: int, pages: Sequence[int], spans: Sequence[tuple[Span, int]], top: int
) -> None:
    """Give everything made of a document the rank of the pages that it rests on."""
    texts = select(page.c.start, page.c.text).where(page.c.document == row).order_by(page.c.page_index)
    head = load(Document, connection.execute(select(document.c.payload).where(document.c.row == row)).scalar_one())
    stretches = [
        stretch
        for rank, held in zip(pages, connection.execute(texts), strict=True)
        for stretch in _cut(held.start, held.text, rank, spans)
    ]
    paper = Partial(stretches, head.stamp.filed)
    ranks: dict[str, int] = {}
    said = select(statement.c.id, statement.c.payload).where(statement.c.document == row)
    held_statements = [load(Statement, payload) for _, payload in connection.execute(said)]
    by_id = {held.id: held for held in held_statements}

    def rank_of(held: Statement, depth: int = 0) -> int:
        if held.id not in ranks:
            host = by_id.get(held.within) if held.within else None
            above = paper.ranks[0] if host is None or depth > len(by_id) else rank_of(host, depth + 1)
            ranks[held.id] = paper.statement(held, above)
        return ranks[held.id]

    for held in held_statements:
        rank_of(held)
    _set_ranks(connection, statement, [({"id": ident}, rank) for ident, rank in ranks.items()])
    # What a document by itself says of a speaker may come from any of its pages.
    _set_ranks(connection, naming, [({"statement": ident}, top) for ident in ranks])
    names = connection.execute(select(mention).where(mention.c.document == row)).all()
    _set_ranks(
        connection,
        mention,
        [
            (
                {"document": row, "position": held.position},
                max(paper.at([Span(held.start, held.end)]), paper.printing(held.role)),
            )
            for held in names
        ],
    )
    claims = connection.execute(select(name_claim).where(name_claim.c.document == row)).all()
    _set_ranks(
        connection,
        name_claim,
        [
            ({"document": row, "position": held.position}, paper.claim(load_claim(held.kind, held.payload)))
            for held in claims
        ],
    )
    face = connection.execute(select(frame.c.payload).where(frame.c.document == row)).scalar()
    if face is not None:
        masks = paper.frame(load(Frame, face))
        connection.execute(update(frame).where(frame.c.document == row).values(masks=masks))


def _cut(start: int, text: str, rank: int, spans: Sequence[tuple[Span, int]]) -> Iterator[Stretch]:
    """Yield the stretches of a page: what orders name by span, and the rest."""
    ends = {start, start + len(text)}
    for span, _ in spans:
        ends |= {min(max(edge, start), start + len(text)) for edge in (span.start, span.end)}
    edges = sorted(ends)
    for first, last in pairwise(edges):
        marks = [mark for span, mark in spans if meets(span, first, last)]
        yield Stretch(first, text[first - start : last - start], max([rank, *marks]))
    if len(edges) == 1:
        yield Stretch(start, "", rank)


def _set_ranks(connection: Connection, table: Any, ranks: Sequence[tuple[dict[str, Any], int]]) -> None:
    if not ranks:
        return
    this = [table.c[name] == bindparam(f"of_{name}") for name in ranks[0][0]]
    connection.execute(
        update(table).where(*this).values(access=bindparam("rank")),
        [{**{f"of_{name}": value for name, value in key.items()}, "rank": rank} for key, rank in ranks],
    )


def _count_again(connection: Connection, row: int) -> None:
    """Set the tally of a document, and the rank of the house's findings that it has a side in."""
    shared = [statement.c[name] for name in ("document", "forum", "sworn", "earliest", "latest", "access")]
    columns = ["document", "forum", "sworn", "earliest", "latest", "access", "view", "person", "size"]
    connection.execute(delete(tally).where(tally.c.document == row, tally.c.view == WHOLE))
    said = statement.c.document == row
    anyone = select(*shared, literal(WHOLE), literal(""), func.count()).where(said).group_by(*shared)
    connection.execute(insert(tally).from_select(columns, anyone))
    who = identification.c.person
    theirs = select(*shared, literal(WHOLE), who, func.count()).join(
        identification, identification.c.statement == statement.c.id
    )
    theirs = theirs.where(said, identification.c.view == WHOLE, who.is_not(None)).group_by(*shared, who)
    connection.execute(insert(tally).from_select(columns, theirs))
    rank_findings(connection, WHOLE, row)


_SIDE = (
    "coalesce((SELECT access FROM statement WHERE id = finding.{side}), (SELECT max(page.access) FROM page, "
    "json_each(finding.payload, '$.{side}_at.page_indexes') AS at WHERE page.document = finding.{side}_document "
    "AND page.page_index = at.value), (SELECT top FROM document WHERE row = finding.{side}_document), 0)"
)


_RANK_FINDINGS = f"UPDATE finding SET access = max({_SIDE.format(side='statement')}, {_SIDE.format(side='evidence')})"


_OF_PAPER = " OR ".join(
    f"{side} IN (SELECT id FROM statement WHERE document = :row) OR {side}_document = :row"
    for side in ("statement", "evidence")
)


def rank_findings(connection: Connection, view: int, row: int | None = None) -> None:
    """Give a view's findings, all or those with a side in one document, the rank of their more secret side."""
    of_paper = "" if row is None else f" AND ({_OF_PAPER})"
    connection.execute(text(f"{_RANK_FINDINGS} WHERE view = :view{of_paper}"), {"view": view, "row": row})
