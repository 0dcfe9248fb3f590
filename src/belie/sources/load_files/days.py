"""The dates of load files, in the forms that vendors write them."""

from __future__ import annotations

import re
from datetime import date

from belie.domain.dates import When
from belie.sources.days import read_day

_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")  # 20290820, with or without a time after it
_NO_DATE = re.compile(r"[\s0/:.-]*")  # "00/00/0000": how programs write that there is none


def is_blank(value: str) -> bool:
    """True for a value that says there is no date."""
    return _NO_DATE.fullmatch(value) is not None


def read_date(value: str) -> When | None:
    """Return the day of a date column as printed there, its time and zone left aside; None for no date.

    Numeric dates with slashes are US dates, month first.
    """
    match = _EIGHT.match(value.strip())
    day: date | None = None
    if match:
        try:
            day = date(*(int(part) for part in match.groups()))
        except ValueError:
            return None
    else:
        day = read_day(value)
    return When.of_day(day, derived="load file") if day else None
