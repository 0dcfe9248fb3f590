"""What reviewers decided about names, as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, insert, select

from belie.domain.access import UNSETTLED
from belie.domain.name_decisions import NameDecision
from belie.store import keys
from belie.store.rows import dump, load
from belie.store.schema import document, name_decision
from belie.store.seen import Seen


def append(connection: Connection, decisions: Sequence[NameDecision]) -> None:
    """Record decisions; what was made of names before is to be made again."""
    if decisions:
        connection.execute(insert(name_decision), [{"id": held.id, "payload": dump(held)} for held in decisions])
        keys.forget_derived(connection)


def iter_decisions(connection: Connection, seen: Seen) -> Iterator[NameDecision]:
    """Decisions as recorded; one that rests on a paper that is not seen whole, is gone, or on none, is the house's."""
    in_order = select(name_decision.c.payload).order_by(name_decision.c.row)
    every = [load(NameDecision, payload) for payload in connection.execute(in_order).scalars()]
    tops = {} if seen.all else {held.id: held.top for held in connection.execute(select(document.c.id, document.c.top))}
    for held in every:
        if seen.all or max((tops.get(paper, UNSETTLED) for paper in held.papers), default=UNSETTLED) <= seen.most:
            yield held
