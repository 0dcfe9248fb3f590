"""Rules for calendar dates, relative dates and times of day."""

from __future__ import annotations

from typing import Any

from belie.timex.pattern import Found, Node, alias, code, rule
from belie.timex.terms import Cal, Clock, Dur, Ending, Fixed, Nth, Range, Rel, RelNamed, Term
from belie.timex.vetoes import bare_day, bare_month, bare_season, bare_weekday, bare_year, is_cited

alias("DAYN", "DAYNUM", "ORDD")
alias("YR", "YEAR", "APYEAR")
alias("MON", "MONTH", "AMONTH")


def _year(f: Found) -> dict[str, Any]:
    node = f["y"]
    if node is None:
        return {}
    return {"year": node.value, "two_digit": node.kind == code("APYEAR")}


def _cal(f: Found) -> Any:
    month, day = f.value("m"), f.value("d")
    if day is not None and not 1 <= day <= 31:
        return None
    return Cal(month=month, day=day, weekday=f.value("w"), **_year(f))


def _day_range(f: Found) -> Any:
    """Read "January 5-20, 2011": one term, two ends with their own words."""
    a, b, m = f.node("a"), f.node("b"), f.node("m")
    if not (1 <= a.value <= 31 and 1 <= b.value <= 31):
        return None
    first = Cal(month=m.value, day=a.value, **_year(f))
    last = Cal(month=m.value, day=b.value, **_year(f))
    end = max(n.end for n in (a, b, m, f["y"] or m))
    start = min(a.start, m.start)
    parts = (
        Node(code("DATE"), min(m.start, a.start) if m.start < a.start else a.start, a.end, first),
        Node(code("DATE"), b.start, end, last),
    )
    return Node("", start, end, Range(first=first, last=last), parts=parts)


def _day_to_date(f: Found) -> Any:
    """Read "6-7 January 1916", whose second half the scanner has already read."""
    a, whole = f.node("a"), f.node("c")
    if not isinstance(whole.value, Cal) or whole.value.day is None or not 1 <= a.value < whole.value.day:
        return None
    first = Cal(year=whole.value.year, month=whole.value.month, day=a.value, two_digit=whole.value.two_digit)
    parts = (Node(code("DATE"), a.start, a.end, first), Node(code("DATE"), whole.start, whole.end, whole.value))
    return Node("", a.start, whole.end, Range(first=first, last=whole.value), parts=parts)


def _year_range(f: Found) -> Any:
    a, b = f.node("a"), f.node("b")
    low, high = a.value, b.value
    if high < 100:
        if len(b.text) != 2 or high <= low % 100:
            return None
        high = low - low % 100 + high
    if not 1000 <= low < high or high - low > 300:
        return None
    parts = (Node(code("DATE"), a.start, a.end, Cal(year=low)), Node(code("DATE"), b.start, b.end, Cal(year=high)))
    return Node("", a.start, b.end, Range(first=Cal(year=low), last=Cal(year=high)), parts=parts)


def _year_month(f: Found) -> Any:
    """Read "2010-11" as two years when the second follows on, or would be later in the century; else a month."""
    node = f.node("x")
    if is_cited(f.nodes, f.match.start()):
        return None
    year, month = node.value.year, node.value.month
    if node.value.sub and month != year % 100 + 1:
        return None
    if month <= year % 100:
        return node.value
    last = year - year % 100 + month
    parts = (
        Node(code("DATE"), node.start, node.start + 4, Cal(year=year)),
        Node(code("DATE"), node.end - 2, node.end, Cal(year=last)),
    )
    return Node("", node.start, node.end, Range(first=Cal(year=year), last=Cal(year=last)), parts=parts)


def _fiscal_range(f: Found) -> Any:
    return Fixed(value=f"FY{f.value('a')}/FY{f.value('b')}")


def _listed_day(f: Found) -> Any:
    """Read the "4" of "May 3, 4 and 5, 2010"."""
    first, b = f.node("a").value, f.node("b")
    if not isinstance(first, Cal) or first.day is None or first.month is None or not first.day < b.value <= 31:
        return None
    year = f["y"]
    fields = _year(f) if year is not None else {"year": first.year, "two_digit": first.two_digit}
    return Node("", b.start, (year or b).end, Cal(month=first.month, day=b.value, **fields))


def _listed_before(f: Found) -> Any:
    """Read the "1st" of "the 1st and the 22nd of June 2010"."""
    last, day = f.node("c").value, f.node("x").value
    if not isinstance(last, Cal) or last.day is None or last.month is None or not 1 <= day < last.day:
        return None
    return Cal(year=last.year, month=last.month, day=day, two_digit=last.two_digit)


def _school_year(f: Found) -> Any:
    if f.has("x"):
        year, last = f.node("x").value.year, f.node("x").value.month
    else:
        year, last = f.value("a"), f.value("b")
    last = last if last > 99 else year - year % 100 + last
    return Fixed(value=f"{year}/{last}") if last == year + 1 else None


def _month_of_pair(f: Found) -> Any:
    """Read the "April" of "April and June 1955" with the year told once for both."""
    month, pair = f.value("m"), f.node("b").value
    if not isinstance(pair, Cal) or pair.year is None or pair.month is None or pair.day is not None:
        return None
    return Cal(year=pair.year - (month > pair.month), month=month, two_digit=pair.two_digit)


def _court_term(f: Found) -> Any:
    """Read "October Term 2010": the Supreme Court's year, October to September (28 U.S.C. 2)."""
    if f.nodes[f.match.start()].value != 10:
        return None
    return Fixed(value=f"{f.value('y')}-10/{f.value('y') + 1}-09")


def _weekday_before(f: Found) -> Any:
    cal = f.value("n")
    return Cal(**{**_fields(cal), "weekday": f.value("w")}) if isinstance(cal, Cal) else None


def _fields(cal: Cal) -> dict[str, Any]:
    return {name: getattr(cal, name) for name in cal.__slots__}


def _decade(f: Found) -> Any:
    decade = f.value("x")
    if f.node("x").kind == code("TENTHS"):
        return Fixed(value=f"19{decade}")
    if decade < 10:
        return Fixed(value=f"19{decade}")
    return Fixed(value=f"{decade:03d}")


def _century(f: Found) -> Any:
    number = f.value("o")
    return Fixed(value=f"{'BC' if f.has('b') else ''}{number - 1:02d}") if 1 <= number <= 30 else None


def _part_of_year(f: Found) -> Any:
    sub = f.value("s") or f"{f.value('letter', 'Q')}{f.value('o')}"
    return Cal(sub=sub, **_year(f))


def _quarter(f: Found) -> Any:
    order = f.value("o")
    last = 4
    if f.has("fi"):
        return Fixed(value=f"FY{f.value('y')}-Q{order}") if f.has("y") else None
    return Cal(sub=f"Q{order}", of=f.value("r"), **_year(f)) if int(order) <= last else None


def _edge_quarter(f: Found) -> Any:
    return Cal(sub="Q1" if f.node("o").kind == code("FIRST") else "Q4", **_year(f))


def _half(f: Found) -> Any:
    order = 2 if f.node("o").kind == code("LATTER") else f.value("o")
    return Cal(sub=f"H{order}", of=f.value("r"), **_year(f)) if order in (1, 2) else None


def _bc(f: Found) -> Any:
    return (
        Cal(year=f.value("n"), month=f.value("m"), sub=f.value("s", ""), bc=True) if 1 <= f.value("n") <= 5000 else None
    )


def _holiday_weekend(f: Found) -> Any:
    return Cal(holiday=f.value("h"), sub="WE", **_year(f)) if f.value("e") == "WE" else None


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
    """Read "August of the same year", "Tuesday of next week"."""
    part, whole = f.node("c").value, f.node("r").value
    if isinstance(part, Cal) and part.year is None and part.of is None and not isinstance(whole, Fixed | Dur):
        return Cal(**{**_fields(part), "of": whole})
    return None


def _year_ago(f: Found) -> Any:
    """Read "the year-ago quarter", "the year-earlier period"."""
    if f.value("u") not in ("Y", "M", "W"):
        return None
    return Rel(unit=f.value("u"), n=-1, base="focus" if f.has("q") else "either")


def _ago(f: Found) -> Any:
    return _shifted(f.node("d").value, -1, "dct")


def _later(f: Found) -> Any:
    return _shifted(f.node("d").value, -1 if f.node("r").kind in _BACK else 1, "focus")


_BACK = {code("EARLIER"), code("BEFORE"), code("PREV")}


def _shifted(dur: Dur, sign: int, base: Any) -> Rel | None:
    if dur.high:
        return None
    (n, unit), *rest = dur.amounts
    return Rel(
        unit=unit, n=None if n is None else sign * n, base=base, shifted=True, sign=sign,
        frac=tuple((None if m is None else sign * m, u) for m, u in rest),
    )  # fmt: skip


def _ending(f: Found) -> Any:
    amounts = f.node("d").value.amounts if f.has("d") else ((1, f.node("u").value),)
    last = f.node("x")
    start = f.nodes[f.match.start()].start
    parts = ((f.node("d"),) if f.has("d") else ()) + (last,)
    return Node("", start, last.end, Ending(amounts=amounts, last=last.value, whole_week=False), parts=parts)


def _week_of(f: Found) -> Any:
    x = f.node("x").value
    if not isinstance(x, Cal) or x.day is None:
        return None
    return Ending(amounts=((1, "W"),), last=x, whole_week=True)


def _nth(f: Found) -> Any:
    of: Term = f.node("x").value if f.has("x") else Cal(month=f.value("m"))
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


def _oclock(f: Found) -> Any:
    hour = int(f.value("n"))
    if not 1 <= hour <= 12:
        return None
    if f.has("p") and f.value("p") in ("AF", "EV", "NI") and hour < 12:
        hour += 12
    return Clock(text=f"{hour:02d}:00", loose=True)


def _clock_part(f: Found) -> Any:
    text, part = f.value("c"), f.value("p")
    hour = int(text[:2])
    if part in ("AF", "EV", "NI") and 1 <= hour < 12:
        text = f"{hour + 12:02d}{text[2:]}"
    return Clock(text=text, loose=True)


_CLOCK_LEADS = {code(k) for k in (
    "AT BY FROM TO UNTIL SINCE BEFORE AFTER ABOUT BETWEEN AND COMMA ON DATE HYPH ATLEAST ONABOUT THROUGH CLOCK TIME"
).split()}  # fmt: skip
_TRANSCRIPTS = frozenset("tr dep id transcript deposition hr'g rt".split())


def _bare_clock(f: Found) -> Any:
    """Read "at 14:30" and "June 3, 14:30"; not "Proverbs 3:16" nor the page and line of "Tr. at 45:12"."""
    before, after = f.before(), f.after()
    if after is not None and after.kind in (code("DATE"), code("ON"), code("OCLOCK")):
        return f.value("x")
    if before is None or before.kind not in _CLOCK_LEADS:
        return None
    source = f.before(3) if (dot := f.before(2)) is not None and dot.kind == code("END") else dot
    if source is not None and source.text.lower() in _TRANSCRIPTS:
        return None
    return f.value("x")


def _hours(f: Found) -> Any:
    """Read "9-11 a.m.", "between 3 and 5 p.m."."""
    a, c = f.node("a"), f.node("c")
    if (f.node("j").kind == code("AND") and not f.has("q")) or a.value > 12:
        return None
    if f.node("j").kind == code("AND") and f.node("q").kind != code("BETWEEN"):
        return None
    end = int(c.value[:2])
    hour = a.value % 12 + 12 if end >= 12 and a.value % 12 + 12 <= end else a.value % 12 if end < 12 else a.value
    first, last = Clock(text=f"{hour:02d}:00", loose=True), Clock(text=c.value, loose=True)
    parts = (Node(code("TIME"), a.start, a.end, first), Node(code("TIME"), c.start, c.end, last))
    start = f.nodes[f.match.start()].start
    return Node("", start, c.end, Range(first=first, last=last), parts=parts)


def _clock_on(f: Found) -> Any:
    clock, day = f.node("c").value, f.node("d").value
    if not isinstance(clock, Clock) or not clock.loose:
        return None
    return Clock(text=clock.text, on=day)


def _part_on(f: Found) -> Any:
    day = f.node("d").value
    if isinstance(day, Rel) and day.unit not in ("D",):
        return None
    return Clock(text=f.value("p"), on=day)


def _the_past(f: Found) -> Any:
    return "" if f.node("x").text.lower() == "past" else None


def _made(value: Any) -> Any:
    return lambda _: value


CALENDAR = (
    rule("DATE", "w:WEEKDAY COMMA? n:(NDATE|SHORTDATE)", _weekday_before),
    rule("RANGE", "a:DAYNUM HYPH c:NDATE", _day_to_date),
    rule("DATE", "THE? s:SEASON OF? y:YEAR HYPH (YEAR|DAYNUM|NUM2)", _part_of_year),
    rule("DATE", "THE? s:SEASON OF? x:YEARMONTH", lambda f: Cal(sub=f.value("s"), year=f.value("x").year)),
    rule("DATE", "(SCHOOLY|DURADJ|FISCAL) UNIT a:YEAR HYPH b:(DAYNUM|NUM2|YEAR)", _school_year),
    rule("DATE", "MONTH TERM y:YEAR", _court_term),
    rule("DATE", "THE? a:YEAR HYPH b:(DAYNUM|NUM2|YEAR) (SCHOOLY|DURADJ|FISCAL)? (UNIT|TERM)", _school_year),
    rule("DATE", "THE? x:YEARMONTH (SCHOOLY|DURADJ|FISCAL)? (UNIT|TERM)", _school_year),
    rule("RANGE", "m:MON a:DAYN (HYPH|TO|THROUGH) b:DAYN (COMMA? y:YR)?", _day_range),
    rule("RANGE", "a:DAYN (HYPH|TO|THROUGH) b:DAYN OF? m:MON (COMMA? y:YR)?", _day_range),
    rule("DATE", "m:MON d:DAYN(?=(COMMA DAYN)*COMMA? (AND|OR) DAYN COMMA? y:YR)", _cal),
    *(rule("DATE", "a:DATE COMMA out:(b:DAYN)(?=(COMMA DAYN)*COMMA? (AND|OR) DAYN)", _listed_day) for _ in range(3)),
    rule("DATE", "a:DATE COMMA? (AND|OR) out:(b:DAYN COMMA? y:YR)", _listed_day),
    rule("DATE", "(w:WEEKDAY COMMA?)? m:MON THE? d:(DAYN|ORDW|SECOND) (COMMA|OF|IN)? y:YR", _cal),
    rule("DATE", "(w:WEEKDAY COMMA?)? THE? d:(DAYN|ORDW|SECOND) (UNIT OF|OF)? m:MON (COMMA|OF|IN)? y:YR", _cal),
    rule("DATE", "(w:WEEKDAY COMMA?)? THE? d:(ORDD|ORDW|SECOND) (UNIT OF|OF) m:MON", _cal),
    rule("DATE", "(w:WEEKDAY COMMA?)? m:MON THE? d:(DAYN|ORDW)(?!HYPH|SLASH)", _cal),
    rule("DATE", "(w:WEEKDAY COMMA?)? THE? d:DAYN m:MON", _cal),
    rule("DATE", "m:MON (COMMA|OF)? y:YR", _cal),
    rule("DATE", "m:MON(?=(AND|OR|HYPH|TO|THROUGH) b:DATE)", _month_of_pair),
    rule("BCDATE", "m:MON n:(NUM|NUM2|DAYNUM|YEAR) BC", _bc),
    rule("BCDATE", "(THE? s:SEASON OF?)? n:(NUM|NUM2|DAYNUM|YEAR) BC", _bc),
    rule("DATE", "x:BCDATE", lambda f: f.value("x")),
    rule("DATE", "THE x:ORDD(?=(COMMA THE ORDD)*COMMA? (AND|OR) c:DATE)", _listed_before),
    rule("RANGE", "a:YEAR HYPH b:(DAYNUM|NUM2|YEAR)", _year_range),
    rule("RANGE", "x:YEARMONTH", _year_month),
    rule("DATE", "(IN|SINCE|OF|BY|UNTIL|FROM|BEFORE|AFTER|DURING) out:(y:APYEAR)", lambda f: Cal(**_year(f))),
    rule("DATE", "THE? x:DECADE", _decade),
    rule("DATE", "THE x:TENTHS", _decade),
    rule("DATE", "THE? o:ORDINAL HYPH? CENTURY b:BC?", _century),
    rule("DATE", "THE? (o:ORDINAL) QUARTER OF? fi:FISCAL UNIT? y:YEAR", _quarter),
    rule("DATE", "THE? o:ORDINAL QUARTER (OF|COMMA)? y:YR", _quarter),
    rule("DATE", "o:QTR (COMMA|OF|HYPH)? y:YR", _quarter),
    rule("DATE", "y:YEAR HYPH? o:QTR", _quarter),
    rule("DATE", "(IN|BY|FOR|SINCE|DURING|UNTIL|OF|LAST|EARLY|LATE|MID|AND|THROUGH|TO) out:(o:QTR)", _quarter),
    rule("DATE", "THE? o:ORDINAL HYPH QUARTER", _quarter),
    rule("DATE", "THE? o:(LAST|FINAL|FIRST) QUARTER OF y:YR", _edge_quarter),
    rule("DATE", "THE? o:(ORDINAL|LATTER) HALF OF y:YR", _half),
    rule("DATE", "THE? s:SEASON OF? y:YR", _part_of_year),
    rule("DATE", "y:YEAR s:SEASON", _part_of_year),
    rule("DATE", "FISCAL UNITS YEAR AND out:(y:YEAR)", lambda f: Fixed(value=f"FY{f.value('y')}")),
    rule("DATE", "THE? FISCAL UNITS a:YEAR (TO|THROUGH|HYPH) b:YEAR", _fiscal_range),
    rule("DATE", "THE? FISCAL UNITS? y:YEAR(?!HYPH)", lambda f: Fixed(value=f"FY{f.value('y')}")),
    rule("DATE", "THE? FISCAL UNIT? y:YEAR", lambda f: Fixed(value=f"FY{f.value('y')}")),
    rule("DATE", "THE? y:YEAR FISCAL UNIT", lambda f: Fixed(value=f"FY{f.value('y')}")),
    rule("DATE", "x:FYEAR", lambda f: f.value("x")),
    rule("DATE", "THE? (UNIT|UNITS) y:YEAR", lambda f: Cal(year=f.value("y"))),
    rule("DATE", "DURADJ UNIT y:YEAR", lambda f: Cal(year=f.value("y"))),
    rule("DATE", "THE? h:HOLIDAY e:UNIT ((COMMA|OF|IN)? y:YR)?", _holiday_weekend),
    rule("DATE", "h:HOLIDAY ((COMMA|OF|IN)? y:YR)?", lambda f: Cal(holiday=f.value("h"), **_year(f))),
    rule("DATE", "x:NDATE", lambda f: f.value("x")),
    rule(
        "DATE",
        "(ON|FROM|TO|UNTIL|SINCE|BY|BEFORE|AFTER|THROUGH|BETWEEN|AND) out:(x:SHORTDATE)(?!OF)",
        lambda f: Node("", f.node("x").start, f.node("x").end, f.value("x")),
    ),
)
_NTH = (
    rule("DATE", "THE? o:(LAST|FIRST|FINAL|ORDINAL) d:DUR (OF|IN) (x:DATE|m:MON)", _nth),
    rule("DATE", "THE? o:(LAST|FIRST|FINAL|ORDINAL) u:(UNIT|WEEKDAY|QUARTER) (OF|IN) (x:DATE|m:MON)", _nth),
)
RELATIVE = (
    *_NTH,
    rule("DATE", "THE UNIT BEFORE y:YESTERDAY", _before_today),
    rule("DATE", "THE UNIT AFTER TOMORROW", _before_today),
    rule("DATE", "d:DUR AGO TODAY", lambda f: _shifted(f.node("d").value, -1, Rel(unit="D", n=0, base="dct"))),
    rule("DATE", "TODAY", _made(Rel(unit="D", n=0, base="dct"))),
    rule("DATE", "TOMORROW", _made(Rel(unit="D", n=1, base="dct"))),
    rule("DATE", "YESTERDAY", _made(Rel(unit="D", n=-1, base="dct"))),
    rule("TIME", "TONIGHT", _made(Clock(text="NI", on=Rel(unit="D", n=0, base="dct")))),
    rule("DATE", "d:DUR AGO", _ago),
    rule("DATE", "THE? u:UNIT HYPH (AGO|EARLIER) q:QUARTER?", _year_ago),
    rule("DATE", "d:DUR FROM (PRESENT|x:DATE)", lambda f: _shifted(f.node("d").value, 1, f.value("x", "dct"))),
    rule("DATE", "d:DUR r:(LATER|EARLIER)", _later),
    rule("DATE", "d:DUR r:(BEFORE|AFTER|PREV|FOLL) x:DATE", lambda f: _from_date(f)),
    rule("DATE", "t:THE? (THIS|THAT)? q:(THIS|THAT|SAME) u:(UNIT|QUARTER|CENTURY|PART)", _relative_unit),
    rule("DATE", "t:THE? q:(LAST|PREV|NEXT|FOLL|NOWADJ) u:(UNIT|QUARTER|CENTURY|PART)", _relative_unit),
    rule(
        "DATE", "t:(THE|THIS)? q:(LAST|PREV|NEXT|FOLL|THIS|THAT|SAME) x:(WEEKDAY|MON|SEASON|HOLIDAY)", _relative_named
    ),
    rule("PAST", "THE x:LAST(?=END|COMMA|SEMI|AND|OR|RPAR|PARA|$)", _the_past),
    rule("FUTURE", "THE FUTUREW", _made("")),
    rule("DUR", "THE? (LAST|PREV|NEXT|FOLL|THESE|FINAL|ALL) d:DUR", lambda f: f.value("d")),
    rule("DATE", "c:DATE (OF|COMMA)? (IN|OF)? r:DATE", _within),
    rule("DATE", "x:MONTH", lambda f: bare_month(f)),
    rule("DATE", "x:AMONTH", lambda f: bare_month(f)),
    rule("DATE", "THE? x:WEEKDAY(?=OF DATE)", lambda f: Cal(weekday=f.value("x"))),
    rule("DATE", "x:WEEKDAY", bare_weekday),
    rule("DATE", "c:DATE (OF|COMMA)? (IN|OF)? r:DATE", _within),
    rule("DATE", "THE? o:ORDINAL QUARTER (OF|IN) (THE UNIT|r:DATE)", _quarter),
    rule("DATE", "THE? o:(ORDINAL|LATTER) HALF (OF|IN) (THE UNIT|r:DATE)", _half),
    rule("DATE", "THE u:UNIT(?!OF)", _the_weekend),
    rule("DATE", "THE? FISCAL? u:UNIT (ENDED|COMMA ENDED) x:DATE", _ending),
    rule("DATE", "THE? d:DUR ENDED x:DATE", _ending),
    rule("DATE", "THE? UNIT OF x:DATE", _week_of),
    *_NTH,
    rule("DATE", "THE? s:SEASON OF r:DATE", _season_of),
    rule("DATE", "THE? o:ORDINAL QUARTER", _quarter),
    rule("DATE", "THE? x:SEASON", bare_season),
    rule("DATE", "x:YEAR", bare_year),
    rule("DATE", "THE x:ORDD", bare_day),
)
CLOCKS = (
    rule("TIME", "n:NUMBER OCLOCK (IN THE p:PART)?", _oclock),
    rule("TIME", "c:CLOCK IN THE p:PART", _clock_part),
    rule("CLOCK", "x:BARECLOCK", _bare_clock),
    rule("RANGE", "q:(FROM|BETWEEN)? a:DAYNUM j:(TO|HYPH|AND|UNTIL) c:CLOCK", _hours),
    rule("TIME", "c:CLOCK", lambda f: Clock(text=f.value("c"), loose=True)),
    rule("TIME", "NUMBER? NOON", _made(Clock(text="12:00", loose=True))),
    rule("TIME", "MIDNIGHT", _made(Clock(text="00:00", loose=True))),
    rule("TIME", "x:MOMENT", lambda f: f.value("x")),
    rule("TIME", "THE? (EARLY|LATE)? p:PART DUR? (OF|COMMA) d:DATE", _part_on),
    rule("TIME", "d:DATE p:PART", _part_on),
    rule("TIME", "c:TIME (COMMA|ON|OF|COMMA ON|q:ONABOUT)? d:DATE", _clock_on),
    rule("TIME", "d:DATE (COMMA|AT|COMMA AT|ONABOUT|HYPH|LPAR)? c:TIME", _clock_on),
)


def _from_date(f: Found) -> Any:
    """Read "two days before June 5"."""
    back = f.node("r").kind in _BACK
    return _shifted(f.node("d").value, -1 if back else 1, f.node("x").value)


def _beside_told(f: Found) -> Any:
    """Read "the day before" and "the night before" that no event follows."""
    step = -1 if f.node("r").kind in _BACK else 1
    unit = f.node("u")
    if unit.kind == code("PART"):
        return Clock(text=unit.value, on=Rel(unit="D", n=0, base="focus"), shift=step)
    name = "Q" if unit.kind == code("QUARTER") else unit.value
    return Rel(unit=name, n=step, base="focus") if name in ("D", "W", "M", "Y", "Q") else None


# After events have been attached, so "the day before the hearing" is taken already.
AFTERMATH = (
    rule("DATE", "THE u:(UNIT|QUARTER) r:(BEFORE|AFTER|FOLL)(?!DATE|TIME)", _beside_told),
    rule("TIME", "THE u:PART r:(BEFORE|AFTER|FOLL)(?!DATE|TIME)", _beside_told),
    rule("DATE", "d:DUR r:(BEFORE|AFTER|FOLL)(?=END|COMMA|SEMI|RPAR|PARA|$)", _later),
)
