"""`When`: a date or time that keeps its precision, and the arithmetic that knows "overlaps" from "before".

Invariant: `earliest <= latest` wherever both are known; None means open on that side. A month is the days
it spans, never its first day.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self


class Granularity(StrEnum):
    """How fine the words were."""

    MOMENT = "moment"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class Order(StrEnum):
    """How one `When` lies to another; BEFORE and AFTER hold for every day of both."""

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    OVERLAPS = "overlaps"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Days `[earliest, latest]`, both included; None is open.

    Attributes:
        granularity: What the words said ("May 2017" is a MONTH).
        approximate: "about", "on or about", "early": cannot contradict by a day.
        alternatives: Other readings of the same words ("next Friday"), best first, none equal to this one.
        derived: How the value was found ("dct", "weekday before dct", "written in full").
        timex: The ISO 8601 / TIMEX3 value of the words, as written by `belie.timex`; "" when there is none.
    """

    earliest: date | None
    latest: date | None
    granularity: Granularity = Granularity.DAY
    approximate: bool = False
    alternatives: tuple[When, ...] = ()
    derived: str = ""
    timex: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a time ends before it starts: {self.earliest} to {self.latest}")

    @classmethod
    def of_day(cls, day: date, *, derived: str = "", approximate: bool = False) -> Self:
        """Return one day."""
        return cls(earliest=day, latest=day, approximate=approximate, derived=derived, timex=day.isoformat())

    @classmethod
    def of_month(cls, year: int, month: int, *, derived: str = "") -> Self:
        """Return one month."""
        last = calendar.monthrange(year, month)[1]
        return cls(
            earliest=date(year, month, 1),
            latest=date(year, month, last),
            granularity=Granularity.MONTH,
            derived=derived,
            timex=f"{year:04d}-{month:02d}",
        )

    @classmethod
    def of_year(cls, year: int, *, derived: str = "") -> Self:
        """Return one year."""
        return cls(
            earliest=date(year, 1, 1),
            latest=date(year, 12, 31),
            granularity=Granularity.YEAR,
            derived=derived,
            timex=f"{year:04d}",
        )

    @classmethod
    def parse(cls, iso: str, *, derived: str = "") -> Self:
        """Return the day, month or year of `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.

        Raises:
            ValueError: Any other form, or no such day (30 February).
        """
        parts = iso.strip().split("-")
        if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(p.isdigit() for p in parts):
            raise ValueError(f"{iso!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY")
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return cls.of_year(numbers[0], derived=derived)
        if len(numbers) == 2:
            return cls.of_month(numbers[0], numbers[1], derived=derived)
        return cls.of_day(date(*numbers), derived=derived)

    @property
    def day(self) -> date | None:
        """The day, when it is exactly one, else None."""
        return self.earliest if self.earliest == self.latest else None

    def order(self, other: When) -> Order:
        """Return how this time lies to `other`, for the first reading of each.

        BEFORE only when every day of this one comes before every day of the other, AFTER likewise, SAME
        only for one and the same known day; anything else OVERLAPS.
        """
        if self.latest and other.earliest and self.latest < other.earliest:
            return Order.BEFORE
        if self.earliest and other.latest and self.earliest > other.latest:
            return Order.AFTER
        if self.day and self.day == other.day:
            return Order.SAME
        return Order.OVERLAPS

    def certain_order(self, other: When) -> Order | None:
        """Return the order that holds for every reading of both, or None when the readings disagree."""
        mine, theirs = (self, *self.alternatives), (other, *other.alternatives)
        orders = {a.order(b) for a in mine for b in theirs}
        return orders.pop() if len(orders) == 1 else None

    def __str__(self) -> str:
        about = "about " if self.approximate else ""
        if self.day:
            return f"{about}{self.day.isoformat()}"
        if self.timex and self.granularity is not Granularity.INTERVAL:
            return f"{about}{self.timex}"
        if self.earliest and self.latest:
            return f"{about}{self.earliest.isoformat()} to {self.latest.isoformat()}"
        if self.earliest:
            return f"{about}{self.earliest.isoformat()} or later"
        return f"{about}{self.latest.isoformat()} or before" if self.latest else "no date"


def days_between(first: When | None, second: When | None) -> int | None:
    """Return the days from `first` to `second` (negative when second is earlier), or None unless both are one day."""
    if first is None or second is None or first.day is None or second.day is None:
        return None
    return (second.day - first.day).days


def days_apart(first: When, second: When) -> tuple[int | None, int | None]:
    """Return the fewest and the most days from `first` to `second`; None where an end is open, negative when earlier.

    A month against a day gives a range: from May 2017 to 3 June 2017 lie 3 to 33 days. First readings only.
    """
    fewest = (second.earliest - first.latest).days if second.earliest and first.latest else None
    most = (second.latest - first.earliest).days if second.latest and first.earliest else None
    return fewest, most


def overlap(first: When, second: When) -> tuple[date | None, date | None] | None:
    """Return the days both cover (None on an open side), or None when they share none. First readings only."""
    starts = [day for day in (first.earliest, second.earliest) if day]
    ends = [day for day in (first.latest, second.latest) if day]
    start, end = max(starts, default=None), min(ends, default=None)
    return None if start and end and start > end else (start, end)
