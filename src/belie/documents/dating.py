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
        rf"{_DAY}(?:\s+(?:day\s+)?of)?\s+{_MONTH}\s*,?\s+{_YEAR}",
        rf"{_YEAR}-(?P<mm>\d{{2}})-(?P<day>\d{{2}})",
        r"(?P<mm>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:1[89]|20)\d\d|\d\d)",
        rf"(?P<day>\d\d)\d{{4}}Z\s+{_MONTH}\s+(?P<year>\d\d)",  # "041522Z MAR 31" of cables
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
_EXECUTED = re.compile(
    r"\b(?:Executed|EXECUTED|Dated?|DATED?|Signed|SIGNED|Done|DONE|Entered|ENTERED|SO ORDERED"
    r"|Respectfully submitted|[Ss]worn to(?: and subscribed)? before me|[Ss]ubscribed and sworn|SUBSCRIBED AND SWORN"
    r"|Issued|Decided|DECIDED|Filed|FILED)\b[^\n]{0,40}?[:,]?\s"
)
_PLACE = (
    r"(?P<place>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}?(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})?)"
    r"(?=[.,;\s]*(?:\n|$)|[.,;] |\s+(?:on|this)\b)"
)
_EXECUTED_AT = re.compile(
    rf"\b(?i:executed|dated|signed)\b[^.\n]{{0,60}}?(?:\d{{4}}\s*,?\s+(?:(?:at|in)\s+)?|\s(?:at|in)\s+|:\s+){_PLACE}"
)
_MONTH_NAMED = re.compile(rf"{_MONTH}(?!\w)", re.IGNORECASE)
_APART = re.compile(r"[ ]{3,}|\t|\s*\||[.);]*\s*$")
HEAD_LINE_CHARS = 400  # of a line of a head; a whole text may stand on one
HEAD_LINES = 10  # with words, from the top of the first page
_PIVOT = 70  # "07/09/26" is 2026, "07/09/98" is 1998: POSIX reads 69-99 as 19xx


def find_written_dates(text: str) -> Iterator[tuple[Span, When]]:
    """Yield the full dates of `text` in order of place, days and months alike; impossible ones are left out.

    Numeric dates are read month first, as courts in the United States write them; a first number above 12 is a day.
    """
    found: list[tuple[Span, When]] = []  # disjoint, in order of place
    for form in _FORMS:
        earlier, at = found, 0
        found = []
        for match in form.finditer(text):
            while at < len(earlier) and earlier[at][0].end <= match.start():
                found.append(earlier[at])
                at += 1
            free = at == len(earlier) or earlier[at][0].start >= match.end()
            if free and (when := _when(match)):
                found.append((Span(*match.span()), when))
        found += earlier[at:]
    yield from found


def first_written_date(text: str) -> When | None:
    """Return the first full date of `text`, or None."""
    return next((when for _, when in find_written_dates(text)), None)


def find_own_date(text: str) -> When | None:
    """Return the date that the head of a paper's first page gives as its own: "DRAFT OF JULY 8, 2026", "As of".

    Args:
        text: The page, its running head included.
    """
    for line in [line.strip() for line in text.splitlines() if line.strip()][:HEAD_LINES]:
        for span, when in find_written_dates(line[:HEAD_LINE_CHARS]):
            if _OF_THE_PAPER.search(line[: span.start]) and _APART.match(line[span.end :]):
                return when
    return None


def find_executed(*texts: str) -> When | None:
    """Return the last date that follows a word of signing ("Executed on", "Dated:"), in the first text that has one."""
    for text in texts:
        dates = list(find_written_dates(text))
        for cue in reversed(list(_EXECUTED.finditer(text))):
            near = [when for span, when in dates if cue.start() <= span.start <= cue.end() + 60]
            if near:
                return near[0]
    return None


def find_closing_date(tail: str) -> When | None:
    """Return the date that stands alone on one of the last lines: under a name, or beside one."""
    for line in reversed([line.strip() for line in tail.splitlines() if line.strip()][-6:]):
        for span, when in find_written_dates(line):
            ends_it = re.search(r"[.!]\s*$", line[: span.start]) and not line[span.end :].strip(" .")
            if (
                ends_it
                or not line[: span.start].strip(" ,:")
                or (len(line) < 50 and re.search(r"(?:\s{2,}|[Dd]ate:?)\s*$", line[: span.start]))
            ):
                return when
    return None


def find_place(text: str) -> str:
    """Return where a paper says it was signed: "Executed on May 6, 2031, at Lakeport, Tamarack"; or ""."""
    for match in _EXECUTED_AT.finditer(text):
        if not _MONTH_NAMED.match(match["place"]):
            return match["place"].rstrip(".,")
    return ""


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
