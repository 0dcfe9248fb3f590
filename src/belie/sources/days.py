"""The day a machine or a mail program wrote: header dates, markup dates, and the dates of reply lines.

Not the dates of prose, which are `belie.timex`'s. Numeric dates with slashes are US dates, month first.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

from belie.domain.dates import When

_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})|\b(\d{4})/(\d{2})/(\d{2})\b|^(\d{4})(\d{2})(\d{2})(?=T|$|\d{4,6}$)")
_MONTH_FIRST = re.compile(
    r"\b([A-Z][a-z]{2})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:at\s+)?(\d{4})\b", re.IGNORECASE
)
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Z][a-z]{2})[a-z]*\.?,?[ -](\d{4})\b", re.IGNORECASE)
_SLASHES = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b")


def read_day(words: str) -> date | None:
    """Return the day named in a header or markup value, as printed there (no time zone applied); None for none."""
    for match, order in (
        (_ISO.search(words), "ymd"),
        (_MONTH_FIRST.search(words), "mdy"),
        (_DAY_FIRST.search(words), "dmy"),
        (_SLASHES.search(words), "mdy"),
    ):
        if match is None:
            continue
        named = dict(zip(order, (group for group in match.groups() if group is not None), strict=True))
        month = int(named["m"]) if named["m"].isdigit() else _MONTHS.get(named["m"].lower(), 0)
        year = int(named["y"])
        if year < 100:
            year += 2000 if year < 70 else 1900
        try:
            return date(year, month, int(named["d"]))
        except ValueError:
            continue
    return None


def header_day(value: str) -> When | None:
    """Return the day of a `Date:` header in the sender's own time zone, or None."""
    try:
        day: date | None = parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        day = read_day(value)
    return When.of_day(day, derived="Date header") if day else None


def printed_day(words: str, derived: str) -> When | None:
    """Return the day named in some words, with where they stood, or None."""
    day = read_day(words)
    return When.of_day(day, derived=derived) if day else None
