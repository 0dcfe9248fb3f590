"""ISO 8601 durations written from amounts, and dates moved by them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from belie.timex.days import add_months

Amounts = tuple[tuple[float | None, str], ...]

_LETTER = {"NI": "D", "MIN": "M", "FN": "W"}
_FRACTION = {"Y": (12, "M"), "M": (30, "D"), "D": (24, "H"), "H": (60, "MIN"), "MIN": (60, "S")}
_TIMES = ("H", "MIN", "S")
_ORDER = ("CE", "DE", "Y", "Q", "M", "W", "WE", "D", "H", "MIN", "S")


def duration_value(amounts: Amounts, *, whole: bool) -> str:
    """Return the ISO 8601 duration of the amounts, X where the number is not said.

    Args:
        amounts: Number and unit, larger units first.
        whole: Write halves in the next smaller unit and decades in years ("P1Y6M", "P10Y"); else as TIMEX3
            corpora do ("P1.5Y", "P1DE").
    """
    parts: dict[str, float | None] = {}
    for number, unit in amounts:
        for n, u in _plain(number, unit, whole):
            parts[u] = n if u not in parts else _add(parts[u], n)
    dates = "".join(_one(parts[u], u) for u in _ORDER if u in parts and u not in _TIMES)
    times = "".join(_one(parts[u], u) for u in _TIMES if u in parts)
    return "P" + dates + ("T" + times if times else "")


def _add(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else a + b


def _one(number: float | None, unit: str) -> str:
    written = "X" if number is None else f"{number:.10g}"
    return written + _LETTER.get(unit, unit)


def _plain(number: float | None, unit: str, whole: bool) -> list[tuple[float | None, str]]:
    if unit == "FN":
        number, unit = (None if number is None else number * 2), "W"
    if unit == "NI":
        unit = "D"
    if number is None:
        return [(None, unit)]
    if unit == "Q" and whole:
        number, unit = number * 3, "M"
    if unit in ("DE", "CE") and (whole or number % 1):
        number, unit = number * (10 if unit == "DE" else 100), "Y"
    if number % 1 and unit in _FRACTION and (whole or number < 1):
        factor, smaller = _FRACTION[unit]
        rest = round(number % 1 * factor, 6)
        return ([(int(number), unit)] if number >= 1 else []) + [(rest, smaller)]
    return [(number, unit)]


_OFFSET = re.compile(r"(?P<bound>[<>]?)(?P<sign>[+-]?)(?P<dur>P[^/]+)")
_PIECE = re.compile(r"([\d.]+)(DE|CE|WE|[YMWDHS])")


def move(day: date, duration: str, sign: int) -> date | None:
    """Return the day moved by an ISO duration of whole units; None when a number is X or out of the calendar."""
    if "X" in duration:
        return None
    dates, _, times = duration[1:].partition("T")
    months, days = 0, 0.0
    for number, unit in _PIECE.findall(dates):
        n = float(number)
        if unit in ("Y", "M", "DE", "CE"):
            months += int(n * {"Y": 12, "M": 1, "DE": 120, "CE": 1200}[unit])
        else:
            days += n * {"W": 7, "D": 1, "WE": 7}[unit]
    for number, unit in _PIECE.findall(times):
        days += float(number) / {"H": 24, "M": 1440, "S": 86400}[unit]
    moved = add_months(day, sign * months)
    try:
        return None if moved is None else moved + timedelta(sign * int(days))
    except OverflowError:
        return None


def move_moment(moment: str, hours: float) -> str | None:
    """Return a moment ("2019-03-08T14:30") moved by hours, to the minute; None when it is no clock time."""
    try:
        at = datetime.fromisoformat(moment) + timedelta(hours=hours)
    except (ValueError, OverflowError):
        return None
    return at.strftime("%Y-%m-%dT%H:%M")


def resolve_offset(offset: str, first: date, last: date) -> str:
    """Return the calendar value of an offset from an event on `[first, last]`, or "" when it has none.

    "<+P14D" is the event to 14 days after, ">-P10D" everything up to 10 days before, a range of amounts the
    stretch between them.
    """
    if "/" in offset:
        near, _, far = offset.partition("/")
        a, b = resolve_offset(near, first, last), resolve_offset(far, first, last)
        low, high = sorted((a, b))
        return f"{low}/{high}" if a and b else ""
    form = _OFFSET.fullmatch(offset)
    if form is None or "X" in offset:
        return ""
    sign = -1 if form["sign"] == "-" else 1
    start, end = move(first, form["dur"], sign), move(last, form["dur"], sign)
    if start is None or end is None:
        return ""
    if form["bound"] == "<":
        if "T" in form["dur"] and start == first and end == last:
            end = last
        return f"{first}/{end}" if sign > 0 else f"{start}/{last}"
    if form["bound"] == ">":
        return f"../{end}" if sign < 0 else f"{start}/.."
    if start == end:
        return start.isoformat()
    if start.day == 1 and (end + timedelta(1)).day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}"
    return f"{start}/{end}"
