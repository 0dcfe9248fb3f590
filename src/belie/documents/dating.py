"""Dates written in full on the face of a paper: datelines, headers, "Executed on".

Only dates that name their year; what hangs on another date is the business of `belie.timex`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from belie.domain.dates import When
from belie.domain.documents import Document
from belie.domain.spans import Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w/-])(?:{form})(?![\w/]|-\d)", re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",
        rf"{_DAY}(?:\s+day\s+of)?\s+{_MONTH}\s*,?\s+{_YEAR}",
        rf"{_YEAR}-(?P<mm>\d{{2}})-(?P<day>\d{{2}})",
        r"(?P<mm>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:1[89]|20)\d\d|\d\d)",
        rf"{_MONTH}\s*,?\s+{_YEAR}",
    )
)
# Words before a date that make it the paper's own; they begin the line, or what stands apart on it
_OF_THE_PAPER = re.compile(
    r"(?:^|[ ]{3,}|\t|\| ?|\()"
    r"(?:draft (?:of|dated)|as of|(?:prepared|updated|revised|generated|printed)\b[^|]{0,60}?\bon)\b"
    r"[:| ]*(?:[^|\d]{0,40}? )?$",
    re.IGNORECASE,
)
_APART = re.compile(r"[ ]{3,}|\t|\s*\||[.);]*\s*$")
HEAD_LINES = 10  # with words, from the top of the first page
_PIVOT = 70  # "07/09/26" is 2026, "07/09/98" is 1998: POSIX reads 69-99 as 19xx


def find_written_dates(text: str) -> Iterator[tuple[Span, When]]:
    """Yield the full dates of `text` in order of place, days and months alike; impossible ones are left out.

    Numeric dates are read month first, as courts in the United States write them; a first number above 12 is a day.
    """
    found: list[tuple[Span, When]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            span = Span(*match.span())
            when = _when(match)
            if when and not any(span.overlaps(other) for other, _ in found):
                found.append((span, when))
    yield from sorted(found, key=lambda pair: pair[0])


def first_written_date(text: str) -> When | None:
    """Return the first full date of `text`, or None."""
    return next((when for _, when in find_written_dates(text)), None)


def find_own_date(text: str) -> When | None:
    """Return the date that the head of a paper's first page gives as its own: "DRAFT OF JULY 8, 2026", "As of".

    Args:
        text: The page, its running head included.
    """
    for line in [line.strip() for line in text.splitlines() if line.strip()][:HEAD_LINES]:
        for span, when in find_written_dates(line):
            if _OF_THE_PAPER.search(line[: span.start]) and _APART.match(line[span.end :]):
                return when
    return None


def last_saved(document: Document) -> When | None:
    """Return about when a file was last changed, by the property that office programs keep; None where it has none."""
    for name, value in document.fields:
        if name == "modified":
            try:
                day = date.fromisoformat(value[:10])
            except ValueError:
                return None
            return When.of_day(day, derived="modified property of the file", approximate=True)
    return None


def _when(match: re.Match[str]) -> When | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if year < 100:
        year += 1900 if year >= _PIVOT else 2000
    month = _MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["mm"])
    if not parts.get("day"):
        return When.of_month(year, month, derived="written in full")
    day = int(parts["day"])
    if month > 12:
        month, day = day, month
    try:
        return When.of_day(date(year, month, day), derived="written in full")
    except ValueError:
        return None
