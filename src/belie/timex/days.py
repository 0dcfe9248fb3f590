"""Calendar arithmetic on TIMEX3 values: what days a value covers, moving it by units, and movable holidays.

Values are strings as TIMEX3 writes them ("2013", "2013-03", "2013-W12", "2013-Q2", "198" for the 1980s, "18"
for the 19th century). All functions are pure; an impossible value (30 February) gives None, never an error.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from belie.domain.dates import Granularity

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<we>WE))?|(?P<month>\d\d)(?:-(?P<day>\d\d))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?|(?P<decade>\d{3})|(?P<century>\d\d)"
)
FIXED_HOLIDAYS = {
    "new year's day": (1, 1), "new year's": (1, 1), "new year": (1, 1),
    "valentine's day": (2, 14), "juneteenth": (6, 19),
    "independence day": (7, 4), "fourth of july": (7, 4), "halloween": (10, 31), "veterans day": (11, 11),
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's eve": (12, 31),
    "st. patrick's day": (3, 17), "saint patrick's day": (3, 17), "april fools' day": (4, 1), "boxing day": (12, 26),
    "armistice day": (11, 11), "may day": (5, 1), "all saints' day": (11, 1), "bastille day": (7, 14),
}  # fmt: skip
# month, weekday (Monday 1), which one of the month (-1 the last): 5 U.S.C. 6103(a); Mother's and Father's Day by
# custom; Election Day, 2 U.S.C. 7 (Tuesday after the first Monday).
NTH_HOLIDAYS = {
    "martin luther king day": (1, 1, 3), "mlk day": (1, 1, 3), "martin luther king jr. day": (1, 1, 3),
    "presidents' day": (2, 1, 3), "presidents day": (2, 1, 3), "president's day": (2, 1, 3),
    "washington's birthday": (2, 1, 3),
    "mother's day": (5, 7, 2), "memorial day": (5, 1, -1), "father's day": (6, 7, 3), "labor day": (9, 1, 1),
    "columbus day": (10, 1, 2), "thanksgiving": (11, 4, 4), "thanksgiving day": (11, 4, 4),
}  # fmt: skip
EASTER_HOLIDAYS = {
    "easter": 0,
    "easter sunday": 0,
    "good friday": -2,
    "easter monday": 1,
    "ash wednesday": -46,
    "palm sunday": -7,
}
OTHER_HOLIDAYS = ("election day", "black friday")
HOLIDAYS = (*FIXED_HOLIDAYS, *NTH_HOLIDAYS, *EASTER_HOLIDAYS, *OTHER_HOLIDAYS)


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_span(year: int, month: int) -> tuple[date, date]:
    """Return first and last day of a month; months above 12 run on into later years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def days_of(value: str) -> tuple[date | None, date | None] | None:
    """Return the first and last day that a TIMEX3 value covers (None where open), or None for no calendar value."""
    if "/" in value:
        left, _, right = value.partition("/")
        low = None if left in ("", "..") else days_of(left)
        high = None if right in ("", "..") else days_of(right)
        if (low is None and left not in ("", "..")) or (high is None and right not in ("", "..")):
            return None
        start, end = (low[0] if low else None), (high[1] if high else None)
        if not (start or end) or (start and end and start > end):
            return None
        return start, end
    form = _FORM.fullmatch(value.partition("T")[0])
    try:
        return _days(form) if form else None
    except (ValueError, OverflowError):
        return None


def _days(form: re.Match[str]) -> tuple[date, date]:
    if form["decade"]:
        return date(int(form["decade"]) * 10, 1, 1), date(int(form["decade"]) * 10 + 9, 12, 31)
    if form["century"]:
        first = int(form["century"]) * 100
        return date(max(first, 1), 1, 1), date(first + 99, 12, 31)
    year = int(form["year"])
    if form["week"]:
        monday = date.fromisocalendar(year, int(form["week"]), 1)
        return (monday + timedelta(5), monday + timedelta(6)) if form["we"] else (monday, monday + timedelta(6))
    if form["day"]:
        day = date(year, int(form["month"]), int(form["day"]))
        return day, day
    if form["month"]:
        return month_span(year, int(form["month"]))
    if form["quarter"]:
        last = 3 * int(form["quarter"])
        return month_span(year, last - 2)[0], month_span(year, last)[1]
    if form["half"]:
        last = 6 * int(form["half"])
        return month_span(year, last - 5)[0], month_span(year, last)[1]
    if form["season"]:
        first, last = _SEASON_MONTHS[form["season"]]
        return month_span(year, first)[0], month_span(year, last)[1]
    return date(year, 1, 1), date(year, 12, 31)


def granularity_of(value: str) -> Granularity:
    """Return how fine a calendar value is."""
    if "/" in value:
        return Granularity.INTERVAL
    if "T" in value:
        return Granularity.MOMENT
    form = _FORM.fullmatch(value)
    if form is None:
        return Granularity.INTERVAL
    for name, granularity in (
        ("decade", Granularity.DECADE), ("century", Granularity.CENTURY), ("we", Granularity.INTERVAL),
        ("week", Granularity.WEEK), ("day", Granularity.DAY), ("month", Granularity.MONTH),
        ("quarter", Granularity.QUARTER), ("half", Granularity.INTERVAL), ("season", Granularity.SEASON),
    ):  # fmt: skip
        if form[name]:
            return granularity
    return Granularity.YEAR


def add_months(day: date, months: int) -> date | None:
    """Return the same day of the month `months` later, the last day where that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def iso_week(day: date) -> str:
    """Return the ISO week a day falls in ("2013-W12")."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the nth Monday (weekday 1) .. Sunday (7) of a month, counted from its end when nth is negative."""
    first, last = month_span(year, month)
    if nth > 0:
        day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    else:
        day = last - timedelta((last.isoweekday() - weekday) % 7 + 7 * (-nth - 1))
    return day if day.month == month else None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str, year: int) -> date | None:
    """Return the day a holiday (lower case, as in `HOLIDAYS`) falls on in a year."""
    if name in FIXED_HOLIDAYS:
        return date(year, *FIXED_HOLIDAYS[name])
    if name in NTH_HOLIDAYS:
        return nth_weekday(year, *NTH_HOLIDAYS[name])
    if name in EASTER_HOLIDAYS:
        return easter(year) + timedelta(EASTER_HOLIDAYS[name])
    if name == "election day":
        first_monday = nth_weekday(year, 11, 1, 1)
        return first_monday + timedelta(1) if first_monday else None
    if name == "black friday":
        thanksgiving = nth_weekday(year, 11, 4, 4)
        return thanksgiving + timedelta(1) if thanksgiving else None
    return None
