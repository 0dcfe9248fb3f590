"""What one audience may see, as the conditions of a query.

Every query of this room that serves a `Reads` takes a `Seen` and asks for ranks up to `seen.most`; what is made of
a whole matter (people, identifications, readings, findings) is stored once for each set of papers that some
audience sees, and asked for under `seen.view`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, union_all

from belie.domain.access import UNSETTLED, Audience
from belie.store import keys
from belie.store.schema import WHOLE, document, meta, page

NOTHING = -1  # a view that is never made


@dataclass(frozen=True, slots=True)
class Seen:
    """`most`: the highest rank shown. `view`: the highest rank among the papers that its derived things rest on."""

    most: int = UNSETTLED
    view: int = WHOLE

    @property
    def all(self) -> bool:
        """True for the house."""
        return self.most == UNSETTLED


HOUSE = Seen()


def seen_by(connection: Connection, audience: Audience) -> Seen:
    """Return what an audience may see of the matter as it stands, derived things only where they are up to date.

    What was made before a paper came, changed or went may tell of one that is hidden or gone.
    """
    seen = view_of(connection, audience)
    if seen.all or made(connection, seen.view):
        return seen
    return Seen(seen.most, NOTHING)


def made(connection: Connection, view: int) -> bool:
    """True when people and findings of a view are made of the papers as they are."""
    wanted = [keys.of_view(name, view) for name in (keys.IDENTITIES, keys.FINDINGS)]
    count = connection.execute(select(func.count()).where(meta.c.key.in_(wanted))).scalar()
    return count == len(wanted)


def view_of(connection: Connection, audience: Audience) -> Seen:
    """Return what an audience may see, and under which view what is made of that belongs."""
    most = audience.most
    if most == UNSETTLED:
        return HOUSE
    ranks = [select(func.max(column).label("rank")) for column in (document.c.access, page.c.access)]
    above = connection.execute(select(func.max(union_all(*ranks).subquery().c.rank))).scalar()
    if above is None or above <= most:
        return Seen(most, WHOLE)
    below = [
        select(func.max(column).label("rank")).where(column <= most) for column in (document.c.access, page.c.access)
    ]
    return Seen(most, connection.execute(select(func.max(union_all(*below).subquery().c.rank))).scalar() or 0)


def key_of(connection: Connection, seen: Seen, name: str) -> str:
    """Return the key of derived things as an audience sees them, "" when there is none."""
    return keys.get(connection, keys.of_view(name, seen.view)).decode()
