"""A paper of which some pages are more secret than others: what of its derived rows rests on which pages.

Rules, each of which withholds where it cannot tell: a row has the rank of the most secret place it stands on; words
that a row carries along (a speaker, a title) have the lowest rank whose pages print them; a day has the lowest rank
whose pages print it; and what cannot be found on any page has the rank of the most secret one.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from belie.domain.dates import When
from belie.domain.documents import Frame
from belie.domain.people import AliasClaim, RoleClaim
from belie.domain.spans import Span
from belie.domain.statements import Statement

# Fields of a frame that are words
NAMED = ("title", "author", "author_role", "addressee", "publisher", "on_behalf_of", "witness", "place")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Stretch:
    """Characters of a document that have one rank."""

    start: int
    text: str
    rank: int

    @property
    def end(self) -> int:
        """After its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Partial:
    """The stretches of one document, in order and without gaps but page breaks."""

    stretches: Sequence[Stretch]
    filed: When | None = None  # printed on no page that is withheld alone: the docket knows it

    @cached_property
    def ranks(self) -> list[int]:
        """The ranks there are, ascending."""
        return sorted({stretch.rank for stretch in self.stretches})

    @property
    def top(self) -> int:
        """The rank of what cannot be placed."""
        return self.ranks[-1]

    @cached_property
    def _shown(self) -> list[tuple[int, str]]:
        """Each rank with the words that it sees, a space around each."""
        return [
            (rank, " | ".join(_words(stretch.text) for stretch in self.stretches if stretch.rank <= rank))
            for rank in self.ranks
        ]

    def at(self, spans: Iterable[Span]) -> int:
        """Return the rank of the most secret place that the spans touch; the lowest for none."""
        found = self.ranks[0]
        for span in spans:
            for stretch in self.stretches:
                if stretch.start < max(span.end, span.start + 1) and span.start < stretch.end:
                    found = max(found, stretch.rank)
        return found

    def printing(self, *texts: str) -> int:
        """Return the lowest rank that sees all these words printed."""
        return max((self._printing(text) for text in texts), default=self.ranks[0])

    def _printing(self, text: str) -> int:
        wanted = _words(text)
        return next((rank for rank, shown in self._shown if not wanted.strip() or wanted in shown), self.top)

    def dating(self, when: When | None) -> int:
        """Return the lowest rank that sees these days printed."""
        if when is None or when == self.filed or (when.earliest is None and when.latest is None):
            return self.ranks[0]
        return next((rank for rank, shown in self._shown if _prints(shown, when)), self.top)

    def statement(self, held: Statement, host: int) -> int:
        """Return the rank of a statement; `host` is that of the statement it stands within."""
        spans = [*held.anchor.spans, *held.speaker_spans, *held.cue_spans]
        spans += [about.span for about in held.about] + [quantity.span for quantity in held.quantities]
        ranks = [host, self.at(spans), self.printing(held.speaker, held.cue, held.addressee, held.question)]
        ranks.append(self.dating(held.said_on))
        ranks += [self.dating(about.when) for about in held.about]
        return max(ranks)

    def claim(self, held: RoleClaim | AliasClaim) -> int:
        """Return the rank of what the paper says of a name; a day that it does not print there is the frame's."""
        if isinstance(held, AliasClaim):
            return max(self.at([held.span]), self.printing(held.name, held.other))
        ranks = [self.at([held.span]), self.printing(held.name, held.role, held.body)]
        return max([*ranks, *(self.dating(when) for when in (held.since, held.until, held.at))])

    def frame(self, held: Frame) -> str:
        """Return the rank of each field of a frame as JSON, for `mask_frame`."""
        masks = {name: self.printing(*getattr(held, name).split(";")) for name in NAMED}
        masks["date"] = self.dating(held.date)
        return json.dumps(masks)


def mask_frame(held: Frame, masks: str, most: int) -> Frame:
    """Return the frame of a paper seen in part: what the seen pages print, and no reasons."""
    ranks: Mapping[str, int] = json.loads(masks) if masks else {}
    shown = {name for name, rank in ranks.items() if rank <= most}
    fields: dict[str, Any] = {name: getattr(held, name) if name in shown else "" for name in NAMED}
    return replace(held, **fields, date=held.date if "date" in shown else None, because=())


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _prints(shown: str, when: When) -> bool:
    days = [day for day in (when.earliest, when.latest) if day]
    if when.earliest and when.earliest == when.latest:
        return any(f" {way} " in shown for way in _ways(when.earliest))
    year = all(f" {day.year} " in shown for day in days)
    whole = bool(when.earliest and when.latest) and (days[0].month, days[0].day) == (1, 1)
    if whole and (days[-1].month, days[-1].day) == (12, 31):
        return year
    months = (
        re.search(rf" (?:{'|'.join(_months(day))}) (?:\w+ )?{day.year} | {day.year} 0?{day.month} ", shown)
        for day in days
    )
    return year and all(months)


def _months(day: date) -> tuple[str, str]:
    return calendar.month_name[day.month].casefold(), calendar.month_abbr[day.month].casefold()


def _ways(day: date) -> Iterable[str]:
    """Yield the ways a day is printed, punctuation left out."""
    ordinal = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    numbers = (str(day.day), f"{day.day:02}", f"{day.day}{ordinal}")
    for month in _months(day):
        for number in numbers:
            yield f"{month} {number} {day.year}"
            yield f"{number} {month} {day.year}"
            yield f"{number} day of {month} {day.year}"
    for month, number in ((str(day.month), str(day.day)), (f"{day.month:02}", f"{day.day:02}")):
        yield f"{day.year} {month} {number}"
        yield f"{month} {number} {day.year}"
        yield f"{month} {number} {day.year % 100:02}"
