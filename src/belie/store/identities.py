"""People, identifications and readings as rows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select

from belie.domain.codec import from_plain
from belie.domain.dates import When
from belie.domain.ids import PersonId, StatementId
from belie.domain.name_decisions import Unapplied
from belie.domain.people import MergeProposal, Person
from belie.domain.ports import Identities
from belie.domain.statements import Identification, Reading, Statement
from belie.errors import NotFound
from belie.store import keys, listing
from belie.store.analyses import IN_ONE_QUERY, READ_AHEAD
from belie.store.rows import dump, load, storable
from belie.store.schema import WHOLE, document, identification, merge_proposal, person, reading, statement, vector
from belie.store.seen import Seen, key_of

AT_ONCE = 10_000  # rows handed to the driver together


def save_identities(connection: Connection, key: str, identities: Identities, view: int = WHOLE) -> None:
    """Replace the people of a view and who said what; a statement that is read anew loses its vector."""
    if view == WHOLE:
        _forget_vectors(connection, identities.readings)
    for table in (person, merge_proposal, identification, reading):
        connection.execute(delete(table).where(table.c.view == view))
    if identities.people:
        connection.execute(
            insert(person),
            [
                {
                    "view": view,
                    "id": held.id,
                    "name": storable(held.name),
                    "kind": held.kind.value,
                    "payload": dump(held),
                }
                for held in identities.people
            ],
        )
    if identities.proposals:
        connection.execute(
            insert(merge_proposal),
            [
                {
                    "view": view,
                    "first": held.first,
                    "second": held.second,
                    "score": held.score,
                    "because": storable(held.because),
                }
                for held in identities.proposals
            ],
        )
    _add_identifications(connection, identities.identifications, view)
    for at in range(0, len(identities.readings), AT_ONCE):
        some = identities.readings[at : at + AT_ONCE]
        connection.execute(
            insert(reading),
            [
                {
                    "view": view,
                    "statement": held.statement,
                    "text": storable(held.text),
                    "declarant": storable(held.declarant),
                    "said_on": dump(held.said_on) if held.said_on else "",
                }
                for held in some
            ],
        )
    keys.put(connection, keys.of_view(keys.UNAPPLIED, view), dump(identities.unapplied).encode())
    keys.put(connection, keys.of_view(keys.IDENTITIES, view), key.encode())


def _forget_vectors(connection: Connection, readings: Sequence[Reading]) -> None:
    """Drop the vectors of statements whose reading has other words than the one they were made of, or none."""
    held = select(reading.c.statement, reading.c.text).where(reading.c.view == WHOLE)
    before = {row.statement: row.text for row in connection.execute(held)}
    stale = [{"this": one.statement} for one in readings if before.get(one.statement) != storable(one.text)]
    if stale:
        connection.execute(delete(vector).where(vector.c.statement == bindparam("this")), stale)


def _add_identifications(connection: Connection, identifications: Sequence[Identification], view: int) -> None:
    sizes: Counter[tuple[Any, ...]] = Counter()
    for at in range(0, len(identifications), AT_ONCE):
        some = identifications[at : at + AT_ONCE]
        shared = _shared(connection, [held.statement for held in some])
        rows = []
        for held in some:
            if held.statement not in shared:
                raise NotFound("statement", held.statement)
            place = shared[held.statement]
            if held.person is not None:
                sizes[(*(place[name] for name in listing.SHARED), held.person)] += 1
            rows.append(
                {
                    "view": view,
                    "statement": held.statement,
                    "person": held.person,
                    "document": place["document"],
                    "position": place["position"],
                    "declarant": storable(held.declarant),
                    "decided_by": storable(held.decided_by),
                    "because": storable(held.because),
                }
            )
        connection.execute(insert(identification), rows)
    listing.tally_people(connection, sizes, view)


def _shared(connection: Connection, idents: Sequence[StatementId]) -> dict[str, RowMapping]:
    """Return place and tallied columns of these statements, by id."""
    found: dict[str, RowMapping] = {}
    columns = [statement.c[name] for name in ("id", "position", *listing.SHARED)]
    for at in range(0, len(idents), IN_ONE_QUERY):
        some = idents[at : at + IN_ONE_QUERY]
        rows = connection.execute(select(*columns).where(statement.c.id.in_(some))).mappings()
        found.update((row["id"], row) for row in rows)
    return found


def load_identities(connection: Connection, seen: Seen) -> Identities:
    """Return all of it: people by name, proposals best first, the rest by place of the statement."""
    return Identities(
        people=tuple(load_people(connection, seen)),
        proposals=tuple(load_proposals(connection, seen)),
        identifications=tuple(iter_identifications(connection, seen)),
        readings=tuple(iter_readings(connection, seen)),
        unapplied=load_unapplied(connection, seen),
    )


def load_people(connection: Connection, seen: Seen) -> list[Person]:
    """Return people by name, then id."""
    held = select(person.c.payload).where(person.c.view == seen.view).order_by(person.c.name, person.c.id)
    return [load(Person, payload) for payload in connection.execute(held).scalars()]


def load_proposals(connection: Connection, seen: Seen) -> list[MergeProposal]:
    """Return merge proposals, best first, equal ones by ids."""
    columns = [column for column in merge_proposal.c if column.name != "view"]
    best = select(*columns).where(merge_proposal.c.view == seen.view)
    best = best.order_by(merge_proposal.c.score.desc(), merge_proposal.c.first, merge_proposal.c.second)
    return [MergeProposal(**row) for row in connection.execute(best).mappings()]


def load_unapplied(connection: Connection, seen: Seen) -> tuple[Unapplied, ...]:
    """Return the decisions that could not be applied, as recorded."""
    stored = key_of(connection, seen, keys.UNAPPLIED)
    return tuple(from_plain(Unapplied, held) for held in json.loads(stored or "[]"))


def iter_identifications(connection: Connection, seen: Seen) -> Iterator[Identification]:
    """Identifications by document name, then place of the statement."""
    in_order = (
        select(identification)
        .join(document, document.c.row == identification.c.document)
        .where(identification.c.view == seen.view)
        .order_by(document.c.name, document.c.id, identification.c.position)
    )
    for row in connection.execute(in_order, execution_options={"yield_per": READ_AHEAD}).mappings():
        yield _identification(row)


def load_identifications(
    connection: Connection, seen: Seen, idents: Sequence[StatementId]
) -> dict[StatementId, Identification]:
    """Return the identifications of these statements, as far as known."""
    found = {}
    for at in range(0, len(idents), IN_ONE_QUERY):
        some = select(identification).where(
            identification.c.view == seen.view, identification.c.statement.in_(idents[at : at + IN_ONE_QUERY])
        )
        for row in connection.execute(some).mappings():
            held = _identification(row)
            found[held.statement] = held
    return found


def _identification(row: RowMapping) -> Identification:
    return Identification(
        statement=row["statement"],
        person=row["person"],
        declarant=row["declarant"],
        decided_by=row["decided_by"],
        because=row["because"],
    )


def iter_readings(connection: Connection, seen: Seen) -> Iterator[Reading]:
    """Readings by document name, then place of the statement."""
    in_order = (
        select(reading)
        .join(statement, statement.c.id == reading.c.statement)
        .join(document, document.c.row == statement.c.document)
        .where(reading.c.view == seen.view)
        .order_by(document.c.name, document.c.id, statement.c.position)
    )
    for row in connection.execute(in_order, execution_options={"yield_per": READ_AHEAD}).mappings():
        yield _reading(row)


def load_readings(connection: Connection, seen: Seen, idents: Sequence[StatementId]) -> dict[StatementId, Reading]:
    """Return the readings of these statements, as far as known."""
    found = {}
    for at in range(0, len(idents), IN_ONE_QUERY):
        some = select(reading).where(
            reading.c.view == seen.view, reading.c.statement.in_(idents[at : at + IN_ONE_QUERY])
        )
        for row in connection.execute(some).mappings():
            held = _reading(row)
            found[held.statement] = held
    return found


def _reading(row: RowMapping) -> Reading:
    return Reading(
        statement=row["statement"],
        text=row["text"],
        declarant=row["declarant"],
        said_on=load(When, row["said_on"]) if row["said_on"] else None,
    )


def statements_of(connection: Connection, seen: Seen, ident: PersonId) -> list[Statement]:
    """Return what a person said, by document name, then place; raise `NotFound` for no such person."""
    known = select(person.c.id).where(person.c.view == seen.view, person.c.id == ident)
    if connection.execute(known).first() is None:
        raise NotFound("person", ident)
    theirs = (
        select(statement.c.payload)
        .join(identification, identification.c.statement == statement.c.id)
        .join(document, document.c.row == identification.c.document)
        .where(identification.c.view == seen.view, identification.c.person == ident)
        .where(statement.c.access <= seen.most)
        .order_by(document.c.name, document.c.id, identification.c.position)
    )
    return [load(Statement, payload) for payload in connection.execute(theirs).scalars()]
