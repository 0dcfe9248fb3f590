"""Rules for dates told by another date: "last week", "three days later", "that Friday", "August of the same year"."""

from __future__ import annotations

from typing import Any

from belie.timex.builders import BACK, fields, half, made, quarter, shifted
from belie.timex.pattern import Found, Node, code, rule
from belie.timex.terms import Cal, Clock, Dur, Ending, Fixed, Nth, Rel, RelNamed, Term
from belie.timex.vetoes import bare_day, bare_month, bare_season, bare_weekday, bare_year


def _before_today(f: Found) -> Any:
    return Rel(unit="D", n=-2 if f.has("y") else 2, base="dct")


_STEP = {"LAST": -1, "PREV": -1, "NEXT": 1, "FOLL": 1, "THIS": 0, "NOWADJ": 0, "THAT": 0, "SAME": 0, "THESE": 0}


_STEP_OF = {code(kind): step for kind, step in _STEP.items()}


def _relative_unit(f: Found) -> Any:
    """Read last, next, this, that + unit. "the" turns it to the date told last: "the next day"."""
    q, unit = f.node("q"), f.node("u")
    name = "Q" if unit.kind == code("QUARTER") else "CE" if unit.kind == code("CENTURY") else unit.value
    if unit.kind == code("PART"):
        return _relative_part(f)
    step = _STEP_OF[q.kind]
    told = q.kind in (code("PREV"), code("FOLL"), code("THAT"), code("SAME")) or (f.has("t") and q.kind == code("NEXT"))
    after = f.after()
    if f.has("t") and q.text.lower() == "last" and name == "D" and after is not None and after.kind == code("OF"):
        return None  # "the last day of trial": which day is not told
    if f.has("t") and q.text.lower() in ("past", "last", "coming") and name not in ("WE", "FN"):
        return Node(
            "", f.node("t").start, unit.end, Fixed(value=f"P1{name}" if name != "H" else "PT1H", type="DURATION")
        )
    if name in ("H", "MIN", "S"):
        return None
    return Rel(unit=name, n=step, base="focus" if told else "either" if step == 0 else "dct")


def _relative_part(f: Found) -> Any:
    q, part = f.node("q"), f.value("u")
    if q.kind == code("THIS"):
        return Clock(text=part, on=Rel(unit="D", n=0, base="either"))
    if q.kind == code("LAST"):
        return Clock(text=part, on=Rel(unit="D", n=0, base="dct"), shift=-1)
    return Clock(text=part, on=Rel(unit="D", n=0, base="focus"), shift=_STEP_OF[q.kind])


def _the_weekend(f: Found) -> Any:
    return Rel(unit="WE", n=0, base="either") if f.value("u") == "WE" else None


def _season_of(f: Found) -> Any:
    whole = f.node("r").value
    return None if isinstance(whole, Fixed | Dur | Clock) else Cal(sub=f.value("s"), of=whole)


def _relative_named(f: Found) -> Any:
    q = f.node("q")
    x = f.node("x")
    if x.kind == code("SEASON"):
        cal = Cal(sub=x.value)
    elif x.kind == code("WEEKDAY"):
        cal = Cal(weekday=x.value)
    elif x.kind == code("HOLIDAY"):
        cal = Cal(holiday=x.value)
    else:
        cal = Cal(month=x.value)
    told = q.kind in (code("PREV"), code("FOLL"), code("THAT"), code("SAME"))
    return RelNamed(
        cal=cal, step=_STEP_OF[q.kind], base="focus" if told or (f.has("t") and q.kind == code("NEXT")) else "dct"
    )


def _within(f: Found) -> Any:
    """Read "August of the same year", "Tuesday of next week": a part told with the whole it lies in."""
    part, whole = f.node("c").value, f.node("r").value
    if not isinstance(part, Cal) or part.year is not None or part.of is not None:
        return None
    larger = isinstance(whole, Cal) and whole.day is None and not whole.weekday and not whole.holiday
    if isinstance(whole, Cal) and part.month is not None and whole.month is not None:
        return None
    if not larger and not isinstance(whole, Rel | RelNamed):
        return None
    return Cal(**{**fields(part), "of": whole})


def _year_ago(f: Found) -> Any:
    """Read "the year-ago quarter", "the year-earlier period"."""
    if f.value("u") not in ("Y", "M", "W"):
        return None
    return Rel(unit=f.value("u"), n=-1, base="focus" if f.has("q") else "either")


def _ago(f: Found) -> Any:
    return shifted(f.node("d").value, -1, "dct")


def _later(f: Found) -> Any:
    return shifted(f.node("d").value, -1 if f.node("r").kind in BACK else 1, "focus")


def _ending(f: Found) -> Any:
    amounts = f.node("d").value.amounts if f.has("d") else ((1, f.node("u").value),)
    last = f.node("x")
    start = f.nodes[f.match.start()].start
    parts = ((f.node("d"),) if f.has("d") else ()) + (last,)
    return Node("", start, last.end, Ending(amounts=amounts, last=last.value, whole_week=False), parts=parts)


def _week_of(f: Found) -> Any:
    x = f.node("x").value
    unit = f.value("u")
    if not isinstance(x, Cal) or x.day is None or unit not in ("W", "WE"):
        return None
    return Ending(amounts=((1, unit),), last=x, whole_week=True)


def _nth(f: Found) -> Any:
    of: Term = f.node("x").value if f.has("x") else Cal(month=f.value("m"), year=f.value("y"))
    if f.has("v"):
        whole = "Q" if f.node("v").kind == code("QUARTER") else f.value("v")
        if whole not in ("W", "M", "Y", "Q"):
            return None
        of = Rel(unit=whole, n=0, base="either")
    if isinstance(of, Cal) and of.day is not None:
        return None
    if f.has("d"):
        (n, unit), *rest = f.node("d").value.amounts
        if rest or n is None:
            return None
        last = f.node("o").kind in (code("LAST"), code("FINAL"))
        return Nth(unit=unit, of=of, k=-1 if last else 1, count=int(n))
    order = f.node("o")
    k = -1 if order.kind in (code("LAST"), code("FINAL")) else 1 if order.kind == code("FIRST") else order.value
    unit = "Q" if f.node("u").kind == code("QUARTER") else f.node("u").value
    if f.node("u").kind == code("WEEKDAY"):
        return Nth(unit=f"WD{unit}", of=of, k=k)
    return Nth(unit=unit, of=of, k=k)


def _the_past(f: Found) -> Any:
    return "" if f.node("x").text.lower() == "past" else None


_NTH = (
    rule("DATE", "THE? o:EDGED d:DUR (OF|IN) (x:DATE|m:MON|y:YEAR|THE v:(UNIT|QUARTER))", _nth),
    rule(
        "DATE",
        "THE? o:EDGED u:(UNIT|WEEKDAY|QUARTER) (OF|IN) (x:DATE|m:MON|y:YEAR|THE v:(UNIT|QUARTER))",
        _nth,
    ),
)


def _beside_date(f: Found) -> Any:
    """Read "the day before Christmas", "the year after 2010"."""
    step, unit, x = (-1 if f.node("r").kind in BACK else 1), f.value("u"), f.value("x")
    x = Cal(year=f.value("y")) if x is None else x
    if f.node("u").kind == code("PART"):
        return Clock(text=unit, on=x, shift=step)
    if unit not in ("D", "W", "M", "Y"):
        return None
    return Rel(unit=unit, n=step, base=x, shifted=True)


def _weekday_beside(f: Found) -> Any:
    """Read "the Friday before Labor Day"."""
    step = -1 if f.node("r").kind in BACK else 1
    return RelNamed(cal=Cal(weekday=f.value("w")), step=step, base=f.value("x"))


def _two_steps(f: Found) -> Any:
    """Read "the week before last", "the month after next"."""
    unit = "Q" if f.node("u").kind == code("QUARTER") else f.value("u")
    return Rel(unit=unit, n=2 if f.has("n") else -2, base="dct") if unit in ("W", "M", "Y", "Q", "WE") else None


def _named_year(f: Found) -> Any:
    """Read "last fiscal year", "this calendar year"."""
    if f.node("u").value != "Y":
        return None
    q = f.node("q")
    told = q.kind in (code("PREV"), code("FOLL"), code("THAT"), code("SAME"))
    return Rel(unit="FY" if f.has("fi") else "Y", n=_STEP_OF[q.kind], base="focus" if told else "dct")


RELATIVE = (
    *_NTH,
    rule("DATE", "THE w:WEEKDAY r:(BEFORE|AFTER|FOLL) x:DATE", _weekday_beside),
    rule("DATE", "THE u:UNIT r:(BEFORE|AFTER|FOLL) (x:DATE|y:YEAR)", _beside_date),
    rule("TIME", "THE u:PART r:(BEFORE|AFTER|FOLL) x:DATE", _beside_date),
    rule("DATE", "THE u:(UNIT|QUARTER) (BEFORE LAST|AFTER n:NEXT)(?!UNIT|UNITS)", _two_steps),
    rule("DATE", "THE UNIT BEFORE y:YESTERDAY", _before_today),
    rule("DATE", "THE UNIT AFTER TOMORROW", _before_today),
    rule("DATE", "d:DUR AGO TODAY", lambda f: shifted(f.node("d").value, -1, Rel(unit="D", n=0, base="dct"))),
    rule("DATE", "TODAY", made(Rel(unit="D", n=0, base="dct"))),
    rule("DATE", "TOMORROW", made(Rel(unit="D", n=1, base="dct"))),
    rule("DATE", "YESTERDAY", made(Rel(unit="D", n=-1, base="dct"))),
    rule("TIME", "TONIGHT", made(Clock(text="NI", on=Rel(unit="D", n=0, base="dct")))),
    rule("DATE", "d:DUR AGO", _ago),
    rule("DATE", "THE? u:UNIT HYPH (AGO|EARLIER) q:QUARTER?", _year_ago),
    rule("DATE", "d:DUR FROM (PRESENT|x:DATE)", lambda f: shifted(f.node("d").value, 1, f.value("x", "dct"))),
    rule("DATE", "d:DUR r:(LATER|EARLIER)", _later),
    rule("DATE", "d:DUR r:(BEFORE|AFTER|PREV|FOLL) x:DATE", lambda f: _from_date(f)),
    rule("DATE", "t:THE? ((THIS|THAT)(?=SAME))? q:(THIS|THAT|SAME) u:(UNIT|QUARTER|CENTURY|PART)", _relative_unit),
    rule("DATE", "THE? q:STEPPED (fi:FISCAL|SCHOOLY|DURADJ) u:UNIT", _named_year),
    rule("DATE", "THE? (THAT SAME?|SAME) DATEWORD", made(Rel(unit="D", n=0, base="focus"))),
    rule("DATE", "t:THE? q:(LAST|PREV|NEXT|FOLL|NOWADJ) u:(UNIT|QUARTER|CENTURY|PART)", _relative_unit),
    rule(
        "DATE", "t:(THE|THIS)? q:(LAST|PREV|NEXT|FOLL|THIS|THAT|SAME) x:(WEEKDAY|MON|SEASON|HOLIDAY)", _relative_named
    ),
    rule("PAST", "THE x:LAST(?=END|COMMA|SEMI|AND|OR|RPAR|PARA|$)", _the_past),
    rule("FUTURE", "THE FUTUREW", made("")),
    rule("DUR", "THE? (LAST|PREV|NEXT|FOLL|THESE|FINAL|ALL) d:DUR", lambda f: f.value("d")),
    rule("DATE", "c:DATE (OF|IN)? r:DATE", _within),
    rule("DATE", "x:MONTH", lambda f: bare_month(f)),
    rule("DATE", "x:AMONTH", lambda f: bare_month(f)),
    rule("DATE", "THE? x:WEEKDAY(?=OF DATE)", lambda f: Cal(weekday=f.value("x"))),
    rule("DATE", "x:WEEKDAY", bare_weekday),
    rule("DATE", "c:DATE (OF|IN)? r:DATE", _within),
    rule("DATE", "THE? o:ORDINAL QUARTER (OF|IN) (THE UNIT|r:DATE)", quarter),
    rule("DATE", "THE? o:(ORDINAL|LATTER) HALF (OF|IN) (THE UNIT|r:DATE)", half),
    rule("DATE", "THE u:UNIT(?!OF)", _the_weekend),
    rule("DATE", "THE? FISCAL? u:UNIT (ENDED|COMMA ENDED) x:DATE", _ending),
    rule("DATE", "THE? d:DUR ENDED x:DATE", _ending),
    rule("DATE", "THE? u:UNIT OF x:DATE", _week_of),
    *_NTH,
    rule("DATE", "THE? s:SEASON OF r:DATE", _season_of),
    rule("DATE", "r:DATE POSS o:ORDINAL HYPH? QUARTER", quarter),
    rule("DATE", "THE? o:ORDINAL QUARTER", quarter),
    rule("DATE", "(IN|FOR|DURING) out:(THE u:QUARTER)(?!OF)", made(Rel(unit="Q", n=0, base="focus"))),
    rule("DATE", "THE? x:SEASON", bare_season),
    rule("DATE", "x:YEAR", bare_year),
    rule("DATE", "THE x:ORDD", bare_day),
)


def _from_date(f: Found) -> Any:
    """Read "two days before June 5"."""
    back = f.node("r").kind in BACK
    return shifted(f.node("d").value, -1 if back else 1, f.node("x").value)


_EVENT_STARTS = {code(k) for k in ("THE", "A", "CAP", "THIS", "THAT")}
_POSSESSIVES = frozenset("his her its their my our your".split())


def _beside_told(f: Found) -> Any:
    """Read "the day before" and "the night before" that no event follows."""
    step = -1 if f.node("r").kind in BACK else 1
    unit, after = f.node("u"), f.after()
    if after is not None and (after.kind in _EVENT_STARTS or after.text.lower() in _POSSESSIVES):
        return Fixed(value="", type="TIME" if unit.kind == code("PART") else "DATE")  # an event, not told apart here
    if unit.kind == code("PART"):
        return Clock(text=unit.value, on=Rel(unit="D", n=0, base="focus"), shift=step)
    name = "Q" if unit.kind == code("QUARTER") else unit.value
    return Rel(unit=name, n=step, base="focus") if name in ("D", "W", "M", "Y", "Q") else None


# After events have been attached, so "the day before the hearing" is taken already.
AFTERMATH = (
    rule("DATE", "THE u:(UNIT|QUARTER) r:(BEFORE|AFTER|FOLL)(?!DATE|TIME)", _beside_told),
    rule("DATE", "THE u:(UNIT|QUARTER) r:PREV(?=END|COMMA|SEMI|RPAR|PARA|$)", _beside_told),
    rule("DATE", "THE u:(UNIT|QUARTER) r:PREV(?=END|COMMA|SEMI|RPAR|PARA|$)", _beside_told),
    rule("TIME", "THE u:PART r:(BEFORE|AFTER|FOLL)(?!DATE|TIME)", _beside_told),
    rule("DATE", "d:DUR r:(BEFORE|AFTER|FOLL|PREV)(?=END|COMMA|SEMI|RPAR|PARA|$)", _later),
)
