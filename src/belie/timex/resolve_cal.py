"""Values of calendar terms: which year "March 3" means, which Friday "last Friday"."""

from __future__ import annotations

from datetime import date, timedelta

from belie.timex.days import days_of, holiday, iso_week, make_day
from belie.timex.reading import Reading, Value
from belie.timex.terms import Cal, RelNamed

_PIVOT_AHEAD = 10  # a two-digit year is read at most this many years past the document date: contracts run ahead


_TURN = 6  # months: a yearless month this far from the story's lies nearer in the year beside it


_SUB_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}  # a season by a month in it


def full_year(year: int, dct: date | None) -> int:
    """Return the four-digit year of a two-digit one: this century unless that lies far ahead of the document."""
    limit = (dct.year if dct else 2030) + _PIVOT_AHEAD
    return 2000 + year if 2000 + year <= limit else 1900 + year


def resolve_cal(cal: Cal, reading: Reading, within: str = "") -> Value | None:
    """Return the value of calendar fields; `within` is the value of "of the same year"."""
    if cal.bc:
        tail = f"-{cal.month:02d}" if cal.month else f"-{cal.sub}" if cal.sub else ""
        return Value(f"BC{cal.year or 0:04d}{tail}", "written in full")
    year, month, day = cal.year, cal.month, cal.day
    derived = "letters read as digits" if cal.misread else "written in full"
    others: tuple[str, ...] = ()
    if year is not None and cal.two_digit:
        year, derived = full_year(year, reading.dct), "two-digit year"
    if within:
        derived = "within " + within
        if within[:4].isdigit():
            year = int(within[:4])
    if cal.other is not None and cal.weekday is not None and year is not None:
        fitting = [(m, d) for m, d in ((month, day), cal.other) if _falls_on(year, m, d, cal.weekday)]
        if len(fitting) == 1:
            month, day = fitting[0]
            return Value(_write(year, month, day, ""), "day and month as the weekday tells")
    if cal.other is not None and reading.day_first:
        month, day = cal.other
        derived = "day before month, as elsewhere in the document"
    if cal.holiday:
        found_day = _holiday(cal.holiday, year, derived, reading)
        return _weekend_of(found_day) if cal.sub == "WE" else found_day
    if cal.weekday and day is None and month is None:
        return _weekday(cal.weekday, reading, within)
    if day is not None and month is None:
        return _day_of_month(day, within, reading)
    if year is None and reading.narrative and reading.focus.story.startswith("BC"):
        return Value(reading.focus.story[:6] + _write(0, month, day, cal.sub)[4:], "year of the date told last")
    if year is None:
        found = _infer_year(Cal(month=month, day=day, weekday=cal.weekday, sub=cal.sub), reading)
        if found is None:
            return Value(_yearless(month, day, cal.sub), "no year known")
        year, derived, other_year = found
        others = (_write(other_year, month, day, cal.sub),) if other_year is not None else ()
    text = _write(year, month, day, cal.sub)
    if day is not None and days_of(text) is None:
        return None
    if cal.other is not None and cal.other != (cal.month, cal.day):
        a, b = (cal.month, cal.day) if reading.day_first else cal.other
        swapped = _write(year, a, b, "")
        if days_of(swapped):
            others = (swapped,)
            derived = derived if reading.day_first else "month before day, as in the United States"
    return Value(text, derived, tuple(o for o in others if days_of(o) and o != text))


def _write(year: int, month: int | None, day: int | None, sub: str) -> str:
    text = f"{year:04d}"
    if sub:
        return f"{text}-{sub}"
    if month is not None:
        text += f"-{month:02d}"
    if day is not None:
        text += f"-{day:02d}"
    return text


def _falls_on(year: int, month: int | None, day: int | None, weekday: int) -> bool:
    found = make_day(year, month or 0, day or 0)
    return found is not None and found.isoweekday() == weekday


def _yearless(month: int | None, day: int | None, sub: str) -> str:
    if sub:
        return f"XXXX-{sub}"
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "") if month else "XXXX"


def _infer_year(cal: Cal, reading: Reading) -> tuple[int, str, int | None] | None:
    """Return the year of fields told without one, how, and another year they could mean."""
    focus = reading.focus
    if reading.narrative and (focus.year or reading.first_year):
        year = focus.year or reading.first_year or 0
        month = cal.month or _SUB_MONTHS.get(cal.sub)
        if focus.month is not None and month is not None and not (cal.weekday and cal.day):
            gap = month - focus.month
            year += 1 if gap < -_TURN else -1 if gap > _TURN else 0
        if cal.weekday and cal.month and cal.day:
            fits = [
                y
                for y in (year, year + 1, year - 1)
                if (d := make_day(y, cal.month, cal.day)) and d.isoweekday() == cal.weekday
            ]
            year = fits[0] if fits else year
        return year, "year of the date told last" if focus.year else "first year told", None
    if reading.dct is None:
        return (focus.year, "year of the date told last", None) if focus.year else None
    dct = reading.dct
    years = [y for y in (dct.year, dct.year - 1, dct.year + 1) if days_of(_write(y, cal.month, cal.day, cal.sub))]
    if cal.weekday and cal.month and cal.day:
        span = sorted(range(dct.year - 6, dct.year + 7), key=lambda y: abs(y - dct.year))
        fits = [y for y in span if (d := make_day(y, cal.month or 1, cal.day or 1)) and d.isoweekday() == cal.weekday]
        if fits:
            return fits[0], "year whose weekday fits, nearest the document date", None
    if not years:
        leap = [y for y in range(dct.year - 4, dct.year + 5) if days_of(_write(y, cal.month, cal.day, cal.sub))]
        return (min(leap, key=lambda y: abs(y - dct.year)), "nearest leap year", None) if leap else None
    starts = {y: days_of(_write(y, cal.month, cal.day, cal.sub))[0] for y in years}  # type: ignore[index]
    ends = {y: days_of(_write(y, cal.month, cal.day, cal.sub))[1] for y in years}  # type: ignore[index]
    before = [y for y in years if starts[y] <= dct]  # type: ignore[operator]
    after = [y for y in years if ends[y] >= dct]  # type: ignore[operator]
    if reading.tense == "future" and after:
        year = min(after)
        return year, "next after the document date", year - 1
    if reading.tense == "past" and before:
        year = max(before)
        return year, "latest on or before the document date", year + 1
    year = min(years, key=lambda y: abs((starts[y] - dct).days + (0 if starts[y] <= dct else 60)))  # type: ignore[operator]
    return year, "nearest the document date", year + (1 if year < dct.year or starts[year] <= dct else -1)  # type: ignore[operator]


def _holiday(name: str, year: int | None, derived: str, reading: Reading) -> Value | None:
    if year is None:
        near = reading.sentence - reading.focus.sentence <= 1 and reading.tense != "future"
        told = reading.focus.year if near else None
        if told is None and (reading.narrative or reading.dct is None):
            told = reading.focus.year or reading.first_year
        if told is not None:
            year, derived = told, "year of the date told last"
        elif reading.dct is not None:
            dct = reading.dct
            days = [d for y in (dct.year - 1, dct.year, dct.year + 1) if (d := holiday(name, y))]
            if reading.tense == "future":
                day = min((d for d in days if d >= dct), default=days[-1])
            else:
                day = max((d for d in days if d <= dct), default=days[0])
            return Value(day.isoformat(), "holiday nearest the document date")
        else:
            return None
    found = holiday(name, year)
    return Value(found.isoformat(), derived) if found else None


def _weekend_of(value: Value | None) -> Value | None:
    """Return the weekend that touches a holiday: the one before a Monday to Wednesday, else the one after."""
    days = days_of(value.text) if value else None
    if value is None or days is None or days[0] is None:
        return None
    back = 7 if days[0].isoweekday() <= 3 else 0
    return Value(iso_week(days[0] - timedelta(back)) + "-WE", value.derived)


def _weekday(weekday: int, reading: Reading, within: str) -> Value | None:
    if within:
        days = days_of(within)
        if days is None or days[0] is None:
            return None
        day = days[0] + timedelta((weekday - days[0].isoweekday()) % 7)
        return Value(day.isoformat(), "within " + within)
    if reading.narrative or reading.dct is None:
        near = reading.dct is None or reading.sentence - reading.focus.sentence <= 1
        anchor = reading.focus.day if near else None
        if anchor is None and reading.ahead:
            days = days_of(reading.ahead)
            anchor = days[0] if days else None
        if anchor is not None:
            day = anchor + timedelta((weekday - anchor.isoweekday()) % 7)
            return Value(day.isoformat(), "weekday on or after the date told last")
        if reading.dct is None:
            return Value(f"XXXX-WXX-{weekday}", "no date known")
    dct = reading.dct
    assert dct is not None
    back = dct - timedelta((dct.isoweekday() - weekday) % 7)
    forth = dct + timedelta((weekday - dct.isoweekday()) % 7)
    if reading.tense == "future":
        return Value(forth.isoformat(), "weekday after the document date", (back.isoformat(),) if back != forth else ())
    return Value(back.isoformat(), "weekday before the document date", (forth.isoformat(),) if back != forth else ())


def _day_of_month(day: int, within: str, reading: Reading) -> Value | None:
    if within:
        months = days_of(within)
        if months and months[0]:
            text = f"{months[0]:%Y-%m}-{day:02d}"
            return Value(text, "within " + within) if days_of(text) else None
    focus = reading.focus
    if focus.month is not None and focus.year is not None:
        text = f"{focus.year:04d}-{focus.month:02d}-{day:02d}"
        return Value(text, "month of the date told last") if days_of(text) else None
    if reading.dct is None:
        return Value(f"XXXX-XX-{day:02d}", "no month known")
    dct = reading.dct
    text = f"{dct:%Y-%m}-{day:02d}"
    if day > dct.day and reading.tense != "future":
        before = f"{dct.replace(day=1) - timedelta(1):%Y-%m}-{day:02d}"
        if days_of(before):
            return Value(before, "month before the document date", (text,) if days_of(text) else ())
    return Value(text, "month of the document date") if days_of(text) else None


def resolve_named(term: RelNamed, reading: Reading, beside: str = "") -> Value | None:
    """Return the last, this or next of a weekday, month, season or holiday, counted from `beside` when it is given."""
    base, what = (beside, "the date named with it") if beside else reading.base_day(term.base)
    days = days_of(base)
    if not base or days is None or days[0] is None or days[1] is None:
        return None
    low, high = days[0], days[1]
    cal, step = term.cal, term.step
    if cal.weekday:
        return _named_weekday(cal.weekday, step, low, high, what, "focus" if beside else str(term.base))
    years = range(max(1, low.year - 2), low.year + 3)
    if cal.holiday:
        spans = [(d.isoformat(), d, d) for y in years if (d := holiday(cal.holiday, y))]
    else:
        spans = []
        for y in years:
            text = _write(y, cal.month, None, cal.sub)
            inside = days_of(text)
            if inside and inside[0] and inside[1]:
                spans.append((text, inside[0], inside[1]))
    if step < 0:
        found = [text for text, _, last in spans if last < low]
        return Value(found[-1], f"last before {what}") if found else None
    if step > 0:
        found = [text for text, first, _ in spans if first > high]
        return Value(found[0], f"first after {what}") if found else None
    year = low.year
    if term.base == "focus":
        later = [text for text, _, last in spans if last >= low]
        same = [text for text, first, _ in spans if first.year == year]
        return Value((same or later)[0], f"year of {what}") if same or later else None
    same = [text for text, first, _ in spans if first.year == year]
    return Value(same[0], f"year of {what}") if same else None


def _named_weekday(weekday: int, step: int, low: date, high: date, what: str, base: str) -> Value:
    if base == "focus":
        if step < 0:
            day = low - timedelta((low.isoweekday() - weekday - 1) % 7 + 1)
        elif step > 0:
            day = high + timedelta((weekday - high.isoweekday() - 1) % 7 + 1)
        else:
            day = low + timedelta((weekday - low.isoweekday()) % 7)
        return Value(day.isoformat(), f"counted from {what}")
    if step < 0:
        day = low - timedelta((low.isoweekday() - weekday - 1) % 7 + 1)
        week_before = date.fromisocalendar(*(low - timedelta(7)).isocalendar()[:2], weekday)
        return Value(day.isoformat(), f"last before {what}", (week_before.isoformat(),) if week_before != day else ())
    if step > 0:
        day = high + timedelta((weekday - high.isoweekday() - 1) % 7 + 1)
        week_after = date.fromisocalendar(*(high + timedelta(7)).isocalendar()[:2], weekday)
        return Value(day.isoformat(), f"next after {what}", (week_after.isoformat(),) if week_after != day else ())
    day = date.fromisocalendar(*low.isocalendar()[:2], weekday)
    return Value(day.isoformat(), f"in the week of {what}")
