"""What one audience may see, as the conditions of a query.

Every query of this room that serves a `Reads` takes a `Seen` and asks for ranks up to `seen.most`; what is made of
a whole matter (people, identifications, readings, findings) is stored once for each set of papers that some
audience sees, and asked for under `seen.view`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, union_all

from belie.domain.access import UNSETTLED, Audience
from belie.store.schema import document, page

WHOLE = UNSETTLED  # the view made of every paper


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
    """Return what an audience may see of the matter as it stands."""
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
