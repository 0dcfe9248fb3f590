"""Labels settled: the rank of every source, paper, page and derived row, stored where the queries ask for it.

`labels` works them out. They are settled again in the transaction of whatever changes one: an analysis, an order,
a docket, a day that passed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from belie.domain.access import AccessOrder, Labels, next_change
from belie.domain.ids import DocumentId
from belie.store import keys
from belie.store.labels import Resolver, chain, containers_of, iter_orders, one_text
from belie.store.ledger import MEMBER
from belie.store.ranks import settle_document
from belie.store.rows import dump
from belie.store.schema import (
    WHOLE,
    access_order,
    document,
    finding,
    identification,
    intake,
    likeness,
    merge_proposal,
    page,
    part,
    person,
    reading,
    source,
    tally,
)
from belie.store.seen import Seen
from belie.store.wording import fill_wordings

AT_ONCE = 500
VIEWED = (person, merge_proposal, identification, reading, finding, tally)


def append(connection: Connection, orders: Sequence[AccessOrder], today: date) -> None:
    """Record orders and settle every label."""
    values = [
        {"id": held.id, "document": held.document or "", "source": held.source or "", "payload": dump(held)}
        for held in orders
    ]
    if values:
        connection.execute(insert(access_order), values)
        settle_all(connection, today)


def list_orders(connection: Connection) -> list[AccessOrder]:
    """Return the orders as they were recorded."""
    return list(iter_orders(connection))


def labels_on(connection: Connection, day: date, *, acting: bool = False) -> dict[DocumentId, Labels]:
    """Return what every document holds on a day, as the orders say or as belie acts on them."""
    labels = Resolver(connection, day, acting=acting)
    rows = connection.execute(select(document.c.row, document.c.id).order_by(document.c.name, document.c.id)).all()
    return {held.id: Labels(labels.whole(held.row).rank, labels.shown(held.row)) for held in rows}


def load_labels(connection: Connection, seen: Seen) -> dict[DocumentId, Labels]:
    """Return the stored ranks of every document that is seen."""
    pages: dict[int, list[int]] = defaultdict(list)
    for row, rank in connection.execute(
        select(page.c.document, page.c.access).order_by(page.c.document, page.c.page_index)
    ):
        pages[row].append(rank)
    heads = select(document.c.row, document.c.id, document.c.access).where(document.c.access <= seen.most)
    return {held.id: Labels(held.access, tuple(pages[held.row])) for held in connection.execute(heads)}


def is_due(connection: Connection, today: date) -> bool:
    """True when labels are to be settled again: they never were, or one falls on a day that has come."""
    changes = keys.get(connection, keys.CHANGES).decode()
    return not keys.get(connection, keys.SETTLED) or bool(changes and changes <= today.isoformat())


def settle_all(connection: Connection, today: date) -> None:
    """Settle every label as of a day."""
    if not keys.get(connection, keys.SETTLED):
        fill_wordings(connection)
    rows = connection.execute(select(document.c.row).order_by(document.c.row)).scalars().all()
    labels = Resolver(connection, today)
    changed = [settle_document(connection, labels, row) for row in rows]
    _settle_sources(connection, labels, connection.execute(select(source.c.sha256)).scalars().all())
    if any(changed):
        forget_views(connection)
    keys.put(connection, keys.SETTLED, today.isoformat().encode())
    change = next_change(iter_orders(connection), today)
    keys.put(connection, keys.CHANGES, change.isoformat().encode() if change else b"")


def settle(connection: Connection, labels: Resolver, row: int) -> None:
    """Settle a document that was analysed, and what hangs on it."""
    waiting, done, sources = [row], set[int](), set[str]()
    changed = False
    while waiting:
        this = waiting.pop()
        if this in done:
            continue
        done.add(this)
        held, now = labels.paper(this), Labels(labels.whole(this).rank, labels.shown(this))
        changed = settle_document(connection, labels, this) or changed
        if _enters(connection, held["source"], held["access"], now.lowest):
            sources.add(held["source"])
        sources.update(_parts_shown(connection, this, now.top))
        if this == row or (held["access"], held["top"]) != (now.lowest, now.top):
            waiting += [other for other in _hanging(connection, labels, this) if other not in done]
    _settle_sources(connection, labels, sorted(sources))
    if changed:
        forget_views(connection)


def _enters(connection: Connection, sha256: str, before: int, now: int) -> bool:
    """True when a paper's rank may be the least of its source's, or was; a load file has ten thousand papers."""
    least = connection.execute(select(source.c.access).where(source.c.sha256 == sha256)).scalar_one()
    return bool(now < least or before <= least)


def settle_copies(connection: Connection, today: date) -> None:
    """Settle every label when documents that were found to be one text have different ones."""
    first, second = document.alias(), document.alias()
    apart = (
        select(likeness.c.first)
        .join(first, first.c.row == likeness.c.first)
        .join(second, second.c.row == likeness.c.second)
        .where(one_text(), or_(first.c.access != second.c.access, first.c.top != second.c.top))
    )
    if connection.execute(apart.limit(1)).first() is not None:
        settle_all(connection, today)


def settle_parts(connection: Connection, today: date) -> None:
    """Settle the files that documents of productions are made of and that are not ranked as these are."""
    rank, own = func.max(document.c.top), document.alias()
    differing = (
        select(part.c.source)
        .join(document, document.c.row == part.c.document)
        .join(source, source.c.sha256 == part.c.source)
        .where(~select(own.c.row).where(own.c.source == part.c.source).exists())
        .group_by(part.c.source, source.c.access)
        .having(rank != source.c.access)
    )
    if sources := connection.execute(differing).scalars().all():
        _settle_sources(connection, Resolver(connection, today), sources)


def _parts_shown(connection: Connection, row: int, top: int) -> Sequence[str]:
    """Return the files a document is made of that more can see than it; those that fewer see wait for its fellows."""
    less = select(part.c.source).join(source, source.c.sha256 == part.c.source)
    return connection.execute(less.where(part.c.document == row, source.c.access < top)).scalars().all()


def _hanging(connection: Connection, labels: Resolver, row: int) -> list[int]:
    """Return the rows of the documents whose labels a document's label enters into."""
    held = labels.paper(row)
    found = labels.likes(row)
    found += connection.execute(select(document.c.row).where(document.c.parent == held["id"])).scalars()
    sources = set(connection.execute(select(source.c.sha256).where(source.c.parent == held["source"])).scalars())
    for name in connection.execute(select(intake.c.name).where(intake.c.source == held["source"])).scalars().all():
        inside = intake.c.name.between(name + MEMBER, name + chr(ord(MEMBER) + 1))
        sources |= set(connection.execute(select(intake.c.source).where(inside)).scalars())
    for some in _slices(sorted(held for held in sources if held)):
        found += connection.execute(select(document.c.row).where(document.c.source.in_(some))).scalars()
    return found


def _settle_sources(connection: Connection, labels: Resolver, sources: Iterable[str]) -> None:
    """Store the ranks of sources and their names, then of what they were found in, the innermost first."""
    waiting: dict[int, set[str]] = defaultdict(set)
    for sha256 in sources:
        waiting[_depth(connection, sha256)].add(sha256)
    while waiting:
        for sha256 in sorted(waiting.pop(max(waiting))):
            was, now = _settle_source(connection, labels, sha256)
            for above in containers_of(connection, sha256) if was != now else ():
                if _enters(connection, above, was, now):
                    waiting[_depth(connection, above)].add(above)


def _depth(connection: Connection, sha256: str) -> int:
    names = connection.execute(select(intake.c.name).where(intake.c.source == sha256)).scalars()
    return max((name.count(MEMBER) for name in names), default=0)


def _settle_source(connection: Connection, labels: Resolver, sha256: str) -> tuple[int, int]:
    """Store the rank of a source and of the names it came under; return it as it was and as it is.

    A source is seen with the least secret of its papers, a file of a production with the most secret paper made of
    it, an archive with the least secret file in it; what gave nothing has no face to go by and is the house's.
    """
    was = connection.execute(select(source.c.access).where(source.c.sha256 == sha256)).scalar_one()
    lowest = connection.execute(select(func.min(document.c.access)).where(document.c.source == sha256)).scalar()
    rank = lowest if lowest is not None else _rank_without_papers(connection, labels, sha256)
    connection.execute(update(source).where(source.c.sha256 == sha256).values(access=rank))
    names = connection.execute(select(intake.c.row, intake.c.name).where(intake.c.source == sha256)).all()
    for line in names:
        above = max((labels.source(other).rank for other in chain(connection, line.name)), default=0)
        connection.execute(update(intake).where(intake.c.row == line.row).values(access=max(rank, above)))
    return was, rank


def _rank_without_papers(connection: Connection, labels: Resolver, sha256: str) -> int:
    made = select(func.max(document.c.top)).join(part, part.c.document == document.c.row)
    highest = connection.execute(made.where(part.c.source == sha256)).scalar()
    if highest is not None:
        return int(highest)
    least = connection.execute(select(func.min(source.c.access)).where(source.c.parent == sha256)).scalar()
    return labels.unread(sha256).rank if least is None else max(int(least), labels.source(sha256).rank)


def forget_views(connection: Connection) -> None:
    """Drop what was made of other sets of papers than all: one of these sets has changed."""
    for table in VIEWED:
        connection.execute(delete(table).where(table.c.view < WHOLE))
    keys.forget_views(connection)


def _slices(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[at : at + AT_ONCE] for at in range(0, len(items), AT_ONCE))
