"""What is known while reading: the mode, the order of day and month, and the date told last."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from belie.domain.dates import Granularity
from belie.timex.days import days_of, granularity_of
from belie.timex.pattern import Node
from belie.timex.terms import Bound, Cal, Clock, Range, Rel, RelNamed, Term
from belie.timex.types import Mode

_DAY_FIRST = re.compile(r"(?<![\d/.])(1[3-9]|2\d|3[01])([/.])(0?[1-9]|1[0-2])\2\d{2,4}\b")
_MONTH_FIRST = re.compile(r"(?<![\d/.])(0?[1-9]|1[0-2])([/.])(1[3-9]|2\d|3[01])\2\d{2,4}\b")


# One "on Tuesday" outweighs two dates of other years: an obituary is news. Our choice.
_PULL = 2
_BARE_YEAR = 0.34  # a year alone ("the 2009 appraisal") says less about the telling than a full date: our choice


def reads_day_first(text: str) -> bool:
    """True when some numeric date of the text has a day over 12 in front and none has one behind (else US order)."""
    return bool(_DAY_FIRST.search(text)) and not _MONTH_FIRST.search(text)


def choose_mode(nodes: Iterable[Node], dct: date | None) -> Mode:
    """Return NARRATIVE when the text tells dates away from its own year more often than it points from its own day.

    Counted: full dates whose year is not the document's, against "today", "last week", bare weekdays and the like.
    """
    if dct is None:
        return Mode.NARRATIVE
    far = near = 0.0
    for node in nodes:
        for term in _terms(node.value):
            if isinstance(term, Cal) and term.year is not None and not term.two_digit:
                far += (term.year != dct.year) * (1.0 if term.month or term.sub else _BARE_YEAR)
            elif (isinstance(term, Rel | RelNamed) and term.base == "dct") or (
                isinstance(term, Cal) and term.weekday and not term.day
            ):
                near += 1
    return Mode.NARRATIVE if far > _PULL * near + _BARE_YEAR else Mode.NEWS


def _terms(value: object) -> Iterable[Term]:
    if isinstance(value, Range):
        yield from _terms(value.first)
        yield from _terms(value.last)
    elif isinstance(value, Bound):
        yield from _terms(value.term)
    elif isinstance(value, Clock) and value.on is not None:
        yield from _terms(value.on)
    elif isinstance(value, Cal | Rel | RelNamed):
        yield value


@dataclass(slots=True)
class Focus:
    """The dates told last.

    A year told in passing ("the 1790 decree", "(1790)") is what "that year" points to, but it does not move
    the story: an incomplete date still takes the year of the story.

    Attributes:
        value: Value of the date told last ("1940-05", "1940-05-10").
        story: The date the story stands at: the last one of a month or finer, or a year that moved it.
        day: The day told last.
        moment: The clock time told last.
        sentence: Number of the sentence that told `value`.
        paragraph: Number of the paragraph that told `story`.
    """

    value: str = ""
    story: str = ""
    day: date | None = None
    moment: str = ""
    sentence: int = -1
    paragraph: int = -1

    @property
    def year(self) -> int | None:
        """The year the story stands at."""
        return int(self.story[:4]) if self.story[:4].isdigit() else None

    @property
    def month(self) -> int | None:
        """The month the story stands at, when it told one."""
        if re.match(r"\d{4}-\d\d", self.story):
            return int(self.story[5:7])
        return {"SP": 4, "SU": 7, "FA": 10, "WI": 12}.get(self.story[5:])

    def tell(self, value: str, *, sentence: int, paragraph: int, passing: bool) -> None:
        """Take a calendar value as the date told last; of an interval its last known end.

        Args:
            value: A TIMEX3 value; what is no calendar value is passed over, and decades move no story.
            sentence: Number of the sentence.
            paragraph: Number of the paragraph.
            passing: The words are a year told in passing.
        """
        if value.startswith("BC"):
            self.value = self.story = value
            return
        last = value.rpartition("/")[2]
        if last in ("", ".."):
            last = value.partition("/")[0]
        days = days_of(last)
        grain = granularity_of(last)
        if days is None or days[0] is None:
            return
        self.value, self.sentence = last.partition("T")[0], sentence
        if grain in (Granularity.DECADE, Granularity.CENTURY):
            return
        if grain is Granularity.YEAR:
            back = self.year is not None and days[0].year < self.year and paragraph == self.paragraph
            if passing or back or self.year == days[0].year:
                return
        self.story, self.paragraph = self.value, paragraph
        if grain in (Granularity.DAY, Granularity.MOMENT):
            self.day = days[0]
            if ":" in last:
                self.moment = last
