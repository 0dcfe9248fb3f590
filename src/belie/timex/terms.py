"""What the grammar reads before any date is known: symbolic terms, resolved later against a context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Base = Literal["dct", "focus", "either"]
"""Where a relative term counts from: the document date, the date told last, or whichever the mode prefers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cal:
    """Calendar fields as said; a missing year (or month, for a bare day) is found in the context."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday 1 .. Sunday 7
    sub: str = ""  # SP SU FA WI Q1..Q4 H1 H2
    holiday: str = ""
    bc: bool = False
    two_digit: bool = False  # the year was written with two digits
    misread: bool = False  # optical reading put letters for digits
    other: tuple[int, int] | None = None  # month and day read the other way round (12/11/10)
    of: Term | None = None  # "August of the same year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A value that needs no context: PAST_REF, 198, FY2018, a written interval."""

    value: str
    type: str = "DATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rel:
    """A unit, so many steps from a base: "last year", "the following day", "three weeks later"."""

    unit: str  # Y M W D Q WE DE CE H MIN S, season or part of day
    n: float | None  # None: an unstated number
    base: Base | Term = "dct"
    frac: tuple[tuple[float | None, str], ...] = ()  # further amounts ("two years and three months later")
    sign: int = 1  # later or earlier, when the number is not stated
    shifted: bool = False  # "N units later" keeps the anchor's granularity; "the next month" does not


@dataclass(frozen=True, slots=True, kw_only=True)
class RelNamed:
    """The last, this or next of a named day, month, season or holiday."""

    cal: Cal
    step: int  # -1 last, 0 this or that, 1 next
    base: Base | Term = "dct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dur:
    """An amount of time; `high` when the words give a range of amounts."""

    amounts: tuple[tuple[float | None, str], ...]
    high: tuple[tuple[float | None, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day, or a part of the day (MO AF EV NI DT), on a date found in the context when not said."""

    text: str  # "09:15", "MO"
    on: Term | None = None
    shift: int = 0  # days from `on`
    bare: bool = False  # told without a.m. or p.m.
    loose: bool = False  # no day said: the day of the focus or of the document


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From the start of one term to the end of another."""

    first: Term
    last: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """since, until, by, before, after."""

    op: str
    term: Term
    edge: str = ""  # START or END of the term: "before the end of 2012" takes in 2012


@dataclass(frozen=True, slots=True, kw_only=True)
class Nth:
    """A stretch inside a larger one: "the first ten days of April 2011", "the last week of May"."""

    unit: str
    of: Term
    k: int = 1  # which one, from 1; -1 the last
    count: int = 0  # how many units, when it is "the first ten days"; 0 for one unit by number


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A stretch that ends on a date: "the fiscal year ended June 30, 2013", "the seven days ending April 17"."""

    amounts: tuple[tuple[float | None, str], ...]
    last: Term
    whole_week: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A period that the text or the record defines by name."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An offset from an event told in words; characters `[start, end)` of the clean view hold the words."""

    offset: str
    start: int
    end: int
    dated_by: int = -1  # where the date stands that dates the event, when the words tell


Term = Cal | Fixed | Rel | RelNamed | Dur | Clock | Range | Bound | Nth | Ending | Named | Event
