"""Dates that do not fit: two statements speak of one event and put it on different days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from belie.domain.dates import Granularity, Order
from belie.domain.statements import About

LEAST_LIKENESS = 0.3  # share of all their words the two must have in common: else it is another event; ours
_FINE = (Granularity.MOMENT, Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR)


@dataclass(frozen=True, slots=True)
class DateConflict:
    """Two times for what looks like one event; `strength` is 0 to 1, by the likeness of the two statements."""

    first: About
    second: About
    strength: float

    def turned(self) -> DateConflict:
        """Return the same conflict from the other side."""
        return DateConflict(self.second, self.first, self.strength)


def find_date_conflict(first: Sequence[About], second: Sequence[About], likeness: float) -> DateConflict | None:
    """Return the conflict when two much alike statements each name one time and the two are disjoint.

    Args:
        first: The times one statement speaks of.
        second: The times the other speaks of.
        likeness: Share of all their words that stand in both.

    Returns:
        None also where either names several times (which belongs to what is unknown) or is approximate.
    """
    if likeness < LEAST_LIKENESS or len(first) != 1 or len(second) != 1:
        return None
    one, other = first[0], second[0]
    if one.when.granularity not in _FINE or other.when.granularity not in _FINE:
        return None
    if one.when.approximate or other.when.approximate:
        return None
    if one.when.certain_order(other.when) not in (Order.BEFORE, Order.AFTER):
        return None
    return DateConflict(one, other, min(1.0, 2 * likeness))
