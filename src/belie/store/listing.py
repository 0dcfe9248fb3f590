"""Any stretch of any listing of statements, in time that depends on documents and not on statements.

`tally` counts the statements of a document that share forum, oath and days, and among these each person's. A
listing adds these up until it knows in which documents its stretch lies, and reads only there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, delete, func, insert, or_, select

from belie.domain.ids import DocumentId, PersonId
from belie.domain.statements import Forum, Statement
from belie.store.rows import load
from belie.store.schema import WHOLE, document, identification, statement, tally
from belie.store.seen import Seen

SHARED = ("document", "forum", "sworn", "earliest", "latest", "access")
ANYONE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a listing asks for; None asks nothing. See `RecordStore.find_statements`."""

    document: DocumentId | None = None
    person: PersonId | None = None
    forum: Forum | None = None
    sworn: bool | None = None
    since: date | None = None
    until: date | None = None
    by_date: bool = False

    def of(self, table: FromClause, seen: Seen) -> list[ColumnElement[bool]]:
        """Return the conditions that `tally` and `statement` can both answer."""
        held = table.c
        asked: list[ColumnElement[bool]] = [] if seen.all else [held.access <= seen.most]
        if self.forum is not None:
            asked.append(held.forum == self.forum.value)
        if self.sworn is not None:
            asked.append(held.sworn == self.sworn)
        if self.since is not None or self.until is not None:
            asked.append(or_(held.earliest != "", held.latest != ""))
        if self.since is not None:
            asked.append(or_(held.latest >= self.since.isoformat(), held.latest == ""))
        if self.until is not None:
            asked.append(held.earliest <= self.until.isoformat())  # "", open, comes before every day
        if self.by_date:
            asked.append(held.earliest != "")
        return asked


def tally_people(connection: Connection, identified: Counter[tuple[Any, ...]], view: int) -> None:
    """Set how many statements of a view share each of `SHARED` and a person, in that order."""
    connection.execute(delete(tally).where(tally.c.person != ANYONE, tally.c.view == view))
    _insert(connection, identified, view)


def _insert(connection: Connection, sizes: Mapping[tuple[Any, ...], int], view: int) -> None:
    names = (*SHARED, "person", "size", "view")
    if rows := [dict(zip(names, (*shared, size, view), strict=True)) for shared, size in sizes.items()]:
        connection.execute(insert(tally), rows)


def find_statements(connection: Connection, seen: Seen, wanted: Wanted, *, limit: int, offset: int) -> list[Statement]:
    """Return the statements from `offset` on, at most `limit`."""
    found: list[Statement] = []
    for row, day, before, size in _groups(connection, seen, wanted, limit, offset):
        skip = max(0, offset - before)
        take = min(size - skip, limit - len(found))
        found += _within(connection, seen, wanted, row, day, take, skip)
    return found


def _groups(
    connection: Connection, seen: Seen, wanted: Wanted, limit: int, offset: int
) -> list[tuple[int, str | None, int, int]]:
    """Return the groups that the stretch touches: document row, day (by date only), statements before, statements."""
    group = [document.c.name, document.c.id, tally.c.document]
    if wanted.by_date:
        group.insert(0, tally.c.earliest)
    sizes = select(*group, func.sum(tally.c.size).label("size")).join(document, document.c.row == tally.c.document)
    view = WHOLE if wanted.person is None else seen.view
    sizes = sizes.where(tally.c.view == view, tally.c.person == (wanted.person or ANYONE), *wanted.of(tally, seen))
    sizes = sizes.group_by(*group)
    if wanted.document is not None:
        sizes = sizes.where(document.c.id == wanted.document)
    each = sizes.subquery()
    order = [each.c[column.name] for column in group if column is not tally.c.document]
    running = select(each, (func.sum(each.c.size).over(order_by=order) - each.c.size).label("before")).subquery()
    touched = select(running).where(and_(running.c.before < offset + limit, running.c.before + running.c.size > offset))
    rows = connection.execute(touched.order_by(running.c.before)).mappings()
    return [(row["document"], row.get("earliest"), row["before"], row["size"]) for row in rows]


def _within(
    connection: Connection, seen: Seen, wanted: Wanted, row: int, day: str | None, limit: int, offset: int
) -> list[Statement]:
    """Return a stretch of what one document holds of the listing, by place."""
    some = select(statement.c.row).where(statement.c.document == row, *wanted.of(statement, seen))
    if day is not None:
        some = some.where(statement.c.earliest == day)
    if wanted.person is not None:
        theirs = and_(
            identification.c.view == seen.view,
            identification.c.person == wanted.person,
            identification.c.document == statement.c.document,
            identification.c.position == statement.c.position,
        )
        some = some.join(identification, theirs)
    some = some.order_by(statement.c.position).limit(limit).offset(offset)
    shown = select(statement.c.payload).where(statement.c.row.in_(some)).order_by(statement.c.position)
    return [load(Statement, payload) for payload in connection.execute(shown).scalars()]
