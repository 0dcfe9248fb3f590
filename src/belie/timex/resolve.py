"""From symbolic terms to values: the one place where a term meets what is known while reading."""

from __future__ import annotations

from datetime import date, timedelta

from belie.domain.dates import Granularity
from belie.timex.days import add_months, days_of, granularity_of, iso_week, nth_weekday
from belie.timex.durations import duration_value, move_moment
from belie.timex.reading import Reading, Value
from belie.timex.resolve_cal import resolve_cal, resolve_named
from belie.timex.terms import Bound, Cal, Clock, Dur, Ending, Event, Fixed, Named, Nth, Range, Rel, RelNamed, Term

_HOURS = {"H": 1.0, "MIN": 1 / 60, "S": 1 / 3600}


def resolve(term: Term, reading: Reading) -> Value | None:
    """Return the value of a term against what is known; None when the words turn out to be no time (30 February)."""
    if isinstance(term, Fixed):
        if term.value.startswith("FY") and not reading.whole:
            return Value(term.value[2:6], "fiscal year, whose ends are not told")
        return Value(term.value, "written in full", type=term.type)
    if isinstance(term, Cal):
        within = ""
        if term.of is not None:
            whole = resolve(term.of, reading)
            if whole is None or not whole.text:
                return whole
            within = whole.text
        return resolve_cal(term, reading, within)
    if isinstance(term, Rel):
        return _relative(term, reading)
    if isinstance(term, RelNamed):
        if not isinstance(term.base, str):
            beside = resolve(term.base, reading)
            return resolve_named(term, reading, beside.text) if beside and beside.text else None
        return resolve_named(term, reading)
    if isinstance(term, Dur):
        low = duration_value(term.amounts, whole=reading.whole)
        high = "/" + duration_value(term.high, whole=reading.whole) if term.high else ""
        return Value(low + high, "written in full", type="DURATION")
    if isinstance(term, Clock):
        return _clock(term, reading)
    if isinstance(term, Range):
        return _range(term, reading)
    if isinstance(term, Bound):
        return _bound(term, reading)
    if isinstance(term, Nth):
        return _nth(term, reading)
    if isinstance(term, Ending):
        return _ending(term, reading)
    if isinstance(term, Named):
        value, _ = reading.named[term.name]
        return Value(value, "defined in the text or the record")
    assert isinstance(term, Event)
    return None


def step(value: str, unit: str, n: int) -> str:
    """Return the unit n units from the one holding `value`: "2018-04-09", "M", 1 gives "2018-05"; "" when unknown."""
    if value.startswith("BC") and unit in ("Y", "DE"):
        year = int(value[2:6]) - n * (10 if unit == "DE" else 1)
        return f"BC{year:04d}"[: 6 if unit == "Y" else 5] if year > 0 else ""
    days = days_of(value)
    if days is None or days[0] is None:
        return ""
    low = days[0]
    fine = granularity_of(value) in (Granularity.DAY, Granularity.MOMENT)
    if unit in ("D", "NI"):
        return _safe(low, n) if fine else ""
    if unit in ("W", "WE"):
        if not fine and granularity_of(value) is not Granularity.WEEK:
            return ""
        day = _safe(low, 7 * n)
        return (iso_week(date.fromisoformat(day)) + ("-WE" if unit == "WE" else "")) if day else ""
    if unit == "FN":
        return step(value, "W", 2 * n)
    if unit == "M":
        if granularity_of(value) in (Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY):
            return ""
        moved = add_months(low, n)
        return f"{moved:%Y-%m}" if moved else ""
    if unit == "Q":
        moved = add_months(low, 3 * n)
        return f"{moved.year:04d}-Q{(moved.month + 2) // 3}" if moved else ""
    grain = granularity_of(value)
    if (grain is Granularity.CENTURY and unit != "CE") or (grain is Granularity.DECADE and unit not in ("DE", "CE")):
        return ""
    year = low.year + n * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 1)
    if not 1 <= year <= 9999:
        return ""
    return {"FY": f"FY{year:04d}", "DE": f"{year // 10:03d}", "CE": f"{year // 100:02d}"}.get(unit, f"{year:04d}")


def _safe(day: date, days: int) -> str:
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:
        return ""


def _relative(term: Rel, reading: Reading) -> Value | None:
    if isinstance(term.base, str):
        base, what = reading.base_day(term.base)
    else:
        whole = resolve(term.base, reading)
        base, what = (whole.text if whole else ""), "the date named with it"
    derived = f"counted from {what}"
    if term.n is None:
        past = term.sign < 0
        return Value(
            "" if reading.whole and term.base != "dct" else "PAST_REF" if past else "FUTURE_REF",
            "an unstated number of units",
        )
    if not base:
        return Value("", "no date known to count from")
    if term.unit in _HOURS:
        moment = reading.focus.moment or (reading.ahead if "T" in reading.ahead else "")
        moved = move_moment(moment, term.n * _HOURS[term.unit]) if moment and term.base == "focus" else None
        return Value(moved, derived, type="TIME") if moved else Value("", "no clock time known", type="TIME")
    if term.unit == "WE" and term.n == 0 and base == (reading.dct.isoformat() if reading.dct else ""):
        weekday = reading.dct.isoweekday() if reading.dct else 7
        return Value(step(base, "WE", -1 if reading.tense != "future" and weekday < 6 else 0), derived)
    if not term.shifted:
        if (
            term.unit in ("D", "W", "WE")
            and term.base != "dct"
            and reading.focus.day
            and base == reading.focus.value[: len(base)]
        ):
            base = _day_near(base, reading)
        return Value(step(base, term.unit, int(term.n)), derived)
    return Value(_shift(base, term, reading), derived)


def _day_near(base: str, reading: Reading) -> str:
    """Return the day told last when the date told last is its month ("in May 1940 ... the next day")."""
    day = reading.focus.day
    return day.isoformat() if day and day.isoformat().startswith(base) and "W" not in base else base


def _shift(base: str, term: Rel, reading: Reading) -> str:
    """Return "N units later": the granularity of the anchor (phrase conventions), or of the unit."""
    assert term.n is not None
    if base.startswith("BC"):
        return step(base[:6], term.unit, int(term.n))
    days = days_of(base)
    if days is None or days[0] is None:
        return ""
    coarse = {"Y": 1, "DE": 10, "CE": 100}
    fine = granularity_of(base) in (Granularity.DAY, Granularity.MOMENT)
    if term.unit in ("D", "NI", "W", "FN"):
        if not fine:
            return ""
        amount = term.n * {"W": 7, "FN": 14}.get(term.unit, 1)
        if term.unit == "W" and term.base == "dct" and not reading.whole:
            return step(base, "W", int(term.n))
        moved: date | None = days[0]
        for n, unit in term.frac:
            amount += (n or 0) * {"W": 7, "D": 1}.get(unit, 0)
        return _safe(moved, int(amount)) if moved else ""
    months = term.n * (12 * coarse[term.unit] if term.unit in coarse else 3 if term.unit == "Q" else 1)
    days_more = 0.0
    for n, unit in term.frac:
        if unit in ("M", "Y"):
            months += (n or 0) * (12 if unit == "Y" else 1)
        else:
            days_more += (n or 0) * {"W": 7, "D": 1}.get(unit, 0)
    if months % 1:
        days_more += months % 1 * 30
    moved = add_months(days[0], int(months // 1))
    if moved is None:
        return ""
    keep = term.base != "dct" and (reading.whole or not isinstance(term.base, str))
    if granularity_of(base) is Granularity.QUARTER and term.unit in ("Y", "Q") and term.base == "focus":
        return step(base, "Q", int(months) // 3)
    if fine and keep:
        return _safe(moved, int(days_more))
    if term.unit in ("DE", "CE") and not keep:
        return f"{moved.year:04d}"
    if (
        term.unit in coarse
        and not term.frac
        and (not keep or granularity_of(base) in (Granularity.YEAR, Granularity.DECADE))
    ):
        return f"{moved.year:04d}"
    if granularity_of(base) is Granularity.YEAR:
        return f"{moved.year:04d}"
    return f"{moved:%Y-%m}"


def _clock(term: Clock, reading: Reading) -> Value | None:
    derived = "written in full"
    others: tuple[str, ...] = ()
    if term.on is None:
        told = reading.focus.day
        near = reading.narrative or reading.sentence - reading.focus.sentence <= 1
        if told is not None and near:
            day, derived = told.isoformat(), "day of the date told last"
        elif reading.ahead and (days := days_of(reading.ahead)) and days[0] == days[1] and days[0]:
            day, derived = days[0].isoformat(), "day of the date told next"
        elif reading.dct is not None:
            day, derived = reading.dct.isoformat(), "day of the document date"
        else:
            return Value(f"T{term.text}", "no day known", type="TIME")
    else:
        found = resolve(term.on, reading)
        if found is None:
            return None
        day, derived, others = found.text, found.derived, found.others
        if (
            isinstance(term.on, Rel)
            and term.on.base in ("focus", "either")
            and granularity_of(day or "X") is not Granularity.DAY
        ):
            day = _day_near(day, reading)
    if "T" in day:
        day = day.partition("T")[0]
    if term.shift and day:
        moved = days_of(day)
        day = _safe(moved[0], term.shift) if moved and moved[0] and moved[0] == moved[1] else ""
    if not day or "/" in day:
        return Value("", "no day known", type="TIME")
    return Value(f"{day}T{term.text}", derived, tuple(f"{other}T{term.text}" for other in others), type="TIME")


def _range(term: Range, reading: Reading) -> Value | None:
    first, last = term.first, term.last
    if isinstance(first, Cal) and isinstance(last, Cal) and first.year is None and last.year and first.of is None:
        wraps = first.month and last.month and (first.month, first.day or 0) > (last.month, last.day or 0)
        month = first.month or (last.month if first.day else None)
        first = Cal(year=last.year - bool(wraps), month=month, day=first.day, sub=first.sub, two_digit=last.two_digit)
    if isinstance(first, Clock) and isinstance(last, Clock) and first.on is None and last.on is not None:
        first = Clock(text=first.text, on=last.on)
    if reading.tense == "future" and not reading.narrative and isinstance(first, Cal) and isinstance(last, Cal):
        first = _before_end(first, last, reading)
    a = resolve(first, reading)
    if a is None or not a.text:
        return a
    b = resolve(_carry(last, a.text), reading)
    if b is None or not b.text:
        return b
    low, high = days_of(a.text), days_of(b.text)
    if isinstance(last, Clock) and low and low[0] and low == high and a.text > b.text:  # over midnight
        b = Value(f"{low[0] + timedelta(1)}T{last.text}", b.derived, type="TIME")
        high = days_of(b.text)
    if low and high and low[0] and high[1] and low[0] > high[1]:
        forward = _next_year(last, a.text)
        b = (resolve(forward, reading) if forward else None) or b
        high = days_of(b.text)
        if not high or not high[1] or low[0] > high[1]:
            return None
    left, right = a.text.partition("/")[0], b.text.rpartition("/")[2]
    return Value(f"{left}/{right}", a.derived, type="TIME" if "TIME" in (a.type, b.type) else "DATE")


def _before_end(first: Cal, last: Cal, reading: Reading) -> Cal:
    """Give the start of a range to come the year of its end: "I will be away from June 7 to June 18" on June 9."""
    if first.year is not None or last.year is not None or first.month is None or last.month is None:
        return first
    end = resolve(last, reading)
    if end is None or not end.text[:4].isdigit():
        return first
    wraps = (first.month, first.day or 0) > (last.month, last.day or 0)
    return Cal(year=int(end.text[:4]) - wraps, month=first.month, day=first.day, sub=first.sub)


def _carry(last: Term, first: str) -> Term:
    """Give the end of a range the year of its start: "from August 3, 2012 to August 24"."""
    if isinstance(last, Clock) and isinstance(last.on, Cal):
        return Clock(text=last.text, on=_carry(last.on, first))
    if isinstance(last, Clock) and last.on is None and "T" in first:
        day = days_of(first)
        return (
            Clock(text=last.text, on=Cal(year=day[0].year, month=day[0].month, day=day[0].day))
            if day and day[0]
            else last
        )
    if isinstance(last, Cal) and last.year is None and last.of is None and not last.weekday and first[:4].isdigit():
        month = int(first[5:7]) if last.month is None and last.day and first[5:7].isdigit() else last.month
        return Cal(year=int(first[:4]), month=month, day=last.day, sub=last.sub, holiday=last.holiday)
    return last


def _next_year(last: Term, first: str) -> Term | None:
    if isinstance(last, Cal) and last.year is None and first[:4].isdigit():
        return Cal(year=int(first[:4]) + 1, month=last.month, day=last.day, sub=last.sub, holiday=last.holiday)
    return None


def _bound(term: Bound, reading: Reading) -> Value | None:
    if term.op == "since":
        reading.tense = (
            reading.tense if reading.tense == "future" and isinstance(term.term, Cal) and term.term.weekday else "past"
        )
    found = resolve(term.term, reading)
    if found is None or not found.text:
        return found
    text = found.text
    if "REF" in text:
        return found
    if term.op == "since" or (term.op == "after" and term.edge == "START"):
        value = f"{text}/.."
    elif term.op == "until" or (term.op == "before" and term.edge == "END"):
        value = f"../{text}"
    elif term.op == "before":
        value = f"../{_beside(text, -1)}"
    else:
        value = f"{_beside(text, 1)}/.."
    return Value(value, found.derived, type=found.type)


def _beside(value: str, n: int) -> str:
    """Return the unit just before or after a value, of its own granularity; a clock time stays as it is."""
    grain = granularity_of(value)
    unit = {
        Granularity.DAY: "D", Granularity.WEEK: "W", Granularity.MONTH: "M", Granularity.QUARTER: "Q",
        Granularity.YEAR: "Y", Granularity.DECADE: "DE", Granularity.CENTURY: "CE",
    }.get(grain)  # fmt: skip
    if unit:
        return step(value, unit, n) or value
    if grain is Granularity.SEASON and value[5:] in _SEASONS:
        index = _SEASONS.index(value[5:]) + n
        return f"{int(value[:4]) + index // 4:04d}-{_SEASONS[index % 4]}"
    days = days_of(value)
    if "T" in value or days is None:
        return value
    edge = days[0] if n < 0 else days[1]
    return _safe(edge, n) if edge else value


_SEASONS = ["SP", "SU", "FA", "WI"]


def _nth(term: Nth, reading: Reading) -> Value | None:
    if term.count and not reading.whole:
        return Value(duration_value(((term.count, term.unit),), whole=False), "written in full", type="DURATION")
    whole = resolve(term.of, reading)
    days = days_of(whole.text) if whole and whole.text else None
    if whole is None or days is None or days[0] is None or days[1] is None:
        return whole
    low, high = days[0], days[1]
    if term.unit.startswith("WD"):
        nth = nth_weekday(low.year, low.month, int(term.unit[2:]), term.k)
        return Value(nth.isoformat(), whole.derived) if nth else None
    count, unit = term.count or 1, term.unit
    if not term.count and unit == "W" and not reading.whole:
        return Value("P1W", "written in full", type="DURATION")
    if not term.count and unit in ("D", "M", "Q") and term.k > 0:
        count = 1
    start, end = _stretch(low, high, unit, term.k, count)
    if start is None or end is None or start < low - timedelta(1) or end > high + timedelta(6):
        return None
    if unit in ("M", "Q"):
        if count == 1:
            quarter = f"{start.year:04d}-Q{(start.month + 2) // 3}"
            return Value(quarter if unit == "Q" else f"{start:%Y-%m}", whole.derived)
        return Value(f"{start:%Y-%m}/{end:%Y-%m}", whole.derived)
    return Value(start.isoformat() if start == end else f"{start}/{end}", whole.derived)


def _stretch(low: date, high: date, unit: str, k: int, count: int) -> tuple[date | None, date | None]:
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120}.get(unit)
    if months:
        if k < 0:
            return add_months(high + timedelta(1), -months * count), high
        start = add_months(low, months * (k - 1))
        after = add_months(low, months * (k - 1 + count))
        return start, (after - timedelta(1) if after else None)
    size = {"W": 7, "D": 1}.get(unit)
    if size is None:
        return None, None
    if k < 0:
        return high - timedelta(size * count - 1), high
    return low + timedelta(size * (k - 1)), low + timedelta(size * (k - 1 + count) - 1)


def _ending(term: Ending, reading: Reading) -> Value | None:
    last = resolve(term.last, reading)
    days = days_of(last.text) if last and last.text else None
    if last is None or days is None or days[1] is None:
        return last
    end = days[1]
    if term.whole_week:
        return Value(iso_week(end) + ("-WE" if term.amounts[0][1] == "WE" else ""), last.derived)
    start: date | None = end
    for n, unit in term.amounts:
        if n is None or start is None:
            return None
        if unit in ("Y", "M", "Q"):
            start = add_months(start + timedelta(1), -int(n * {"Y": 12, "M": 1, "Q": 3}[unit]))
        else:
            start = start - timedelta(int(n * {"W": 7}.get(unit, 1)) - 1)
    return Value(f"{start}/{end}", last.derived) if start else None
