"""Any stretch of any listing of statements, in time that depends on documents and not on statements.

`tally` counts the statements of a document that share forum, oath and days, and among these each person's. A
listing adds these up until it knows in which documents its stretch lies, and reads only there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, delete, func, insert, or_, select

from belie.domain.ids import DocumentId, PersonId
from belie.domain.statements import Forum, Statement
from belie.store.rows import load
from belie.store.schema import document, identification, statement, tally

SHARED = ("document", "forum", "sworn", "earliest", "latest")
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

    def of(self, table: FromClause) -> list[ColumnElement[bool]]:
        """Return the conditions that `tally` and `statement` can both answer."""
        held = table.c
        asked: list[ColumnElement[bool]] = []
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


def tally_document(connection: Connection, row: int, statements: Iterable[Mapping[str, Any]]) -> None:
    """Count one document's statements anew, nobody identified; they come as rows of `statement`."""
    connection.execute(delete(tally).where(tally.c.document == row))
    _insert(connection, Counter((*(held[name] for name in SHARED), ANYONE) for held in statements))


def tally_people(connection: Connection, identified: Counter[tuple[Any, ...]]) -> None:
    """Set how many statements share each of `SHARED` and a person, in that order."""
    connection.execute(delete(tally).where(tally.c.person != ANYONE))
    _insert(connection, identified)


def _insert(connection: Connection, sizes: Mapping[tuple[Any, ...], int]) -> None:
    names = (*SHARED, "person", "size")
    if rows := [dict(zip(names, (*shared, size), strict=True)) for shared, size in sizes.items()]:
        connection.execute(insert(tally), rows)


def find_statements(connection: Connection, wanted: Wanted, *, limit: int, offset: int) -> list[Statement]:
    """Return the statements from `offset` on, at most `limit`."""
    found: list[Statement] = []
    for row, day, before, size in _groups(connection, wanted, limit, offset):
        skip = max(0, offset - before)
        take = min(size - skip, limit - len(found))
        found += _within(connection, wanted, row, day, take, skip)
    return found


def _groups(connection: Connection, wanted: Wanted, limit: int, offset: int) -> list[tuple[int, str | None, int, int]]:
    """Return the groups that the stretch touches: document row, day (by date only), statements before, statements."""
    group = [document.c.name, document.c.id, tally.c.document]
    if wanted.by_date:
        group.insert(0, tally.c.earliest)
    sizes = select(*group, func.sum(tally.c.size).label("size")).join(document, document.c.row == tally.c.document)
    sizes = sizes.where(tally.c.person == (wanted.person or ANYONE), *wanted.of(tally)).group_by(*group)
    if wanted.document is not None:
        sizes = sizes.where(document.c.id == wanted.document)
    each = sizes.subquery()
    order = [each.c[column.name] for column in group if column is not tally.c.document]
    running = select(each, (func.sum(each.c.size).over(order_by=order) - each.c.size).label("before")).subquery()
    touched = select(running).where(and_(running.c.before < offset + limit, running.c.before + running.c.size > offset))
    rows = connection.execute(touched.order_by(running.c.before)).mappings()
    return [(row["document"], row.get("earliest"), row["before"], row["size"]) for row in rows]


def _within(
    connection: Connection, wanted: Wanted, row: int, day: str | None, limit: int, offset: int
) -> list[Statement]:
    """Return a stretch of what one document holds of the listing, by place."""
    some = select(statement.c.row).where(statement.c.document == row, *wanted.of(statement))
    if day is not None:
        some = some.where(statement.c.earliest == day)
    if wanted.person is not None:
        theirs = and_(
            identification.c.person == wanted.person,
            identification.c.document == statement.c.document,
            identification.c.position == statement.c.position,
        )
        some = some.join(identification, theirs)
    some = some.order_by(statement.c.position).limit(limit).offset(offset)
    shown = select(statement.c.payload).where(statement.c.row.in_(some)).order_by(statement.c.position)
    return [load(Statement, payload) for payload in connection.execute(shown).scalars()]
