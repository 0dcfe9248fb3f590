"""Rules for calendar dates: days, months, years, quarters, seasons, decades, fiscal and school years."""

from __future__ import annotations

from typing import Any

from belie.timex.builders import fields, half, quarter, value_of, year_of
from belie.timex.pattern import Found, Node, code, rule
from belie.timex.terms import Cal, Fixed, Range
from belie.timex.vetoes import is_cited


def _cal(f: Found) -> Any:
    month, day = f.value("m"), f.value("d")
    if f.value("u", "D") != "D":
        return None  # "the second week of March"
    if day is not None and not 1 <= day <= 31:
        return None
    return Cal(month=month, day=day, weekday=f.value("w"), **year_of(f))


def _day_range(f: Found) -> Any:
    """Read "January 5-20, 2011": one term, two ends with their own words."""
    a, b, m = f.node("a"), f.node("b"), f.node("m")
    if not (1 <= a.value <= 31 and 1 <= b.value <= 31):
        return None
    first = Cal(month=m.value, day=a.value, **year_of(f))
    last = Cal(month=m.value, day=b.value, **year_of(f))
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
    fields = year_of(f) if year is not None else {"year": first.year, "two_digit": first.two_digit}
    return Node("", b.start, (year or b).end, Cal(month=first.month, day=b.value, **fields))


def _listed_before(f: Found) -> Any:
    """Read the "1st" of "the 1st and the 22nd of June 2010"."""
    last, day = f.node("c").value, f.node("x").value
    if not isinstance(last, Cal) or last.day is None or last.month is None or not 1 <= day < last.day:
        return None
    return Cal(year=last.year, month=last.month, day=day, two_digit=last.two_digit)


def _misread_date(f: Found) -> Any:
    """Read "January l8, 2O12", in which optical reading put letters for digits."""
    if not 1 <= f.value("d") <= 31:
        return None
    return Cal(year=f.value("y"), month=f.value("m"), day=f.value("d"), misread=True)


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
    return Cal(**{**fields(cal), "weekday": f.value("w")}) if isinstance(cal, Cal) else None


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
    return Cal(sub=sub, **year_of(f))


def _edge_quarter(f: Found) -> Any:
    return Cal(sub="Q1" if f.node("o").kind == code("FIRST") else "Q4", **year_of(f))


def _bc(f: Found) -> Any:
    return (
        Cal(year=f.value("n"), month=f.value("m"), sub=f.value("s", ""), bc=True) if 1 <= f.value("n") <= 5000 else None
    )


def _holiday_weekend(f: Found) -> Any:
    return Cal(holiday=f.value("h"), sub="WE", **year_of(f)) if f.value("e") == "WE" else None


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
    rule("DATE", "(w:WEEKDAY COMMA?)? THE? d:(DAYN|ORDW|SECOND) (u:UNIT OF|OF)? m:MON (COMMA|OF|IN)? y:YR", _cal),
    rule("DATE", "m:MON d:(DAYN|MISDAY) COMMA? y:(YEAR|MISYEAR)", _misread_date),
    rule("DATE", "d:(DAYN|MISDAY) m:MON COMMA? y:(YEAR|MISYEAR)", _misread_date),
    rule("DATE", "(w:WEEKDAY COMMA?)? THE? d:(ORDD|ORDW|SECOND) (u:UNIT OF|OF) m:MON", _cal),
    rule("DATE", "(w:WEEKDAY COMMA?)? m:MON THE? d:(DAYN|ORDW)(?!HYPH|SLASH)", _cal),
    rule("DATE", "(w:WEEKDAY COMMA?)? THE? d:DAYN m:MON", _cal),
    rule("DATE", "m:MON (COMMA|OF|HYPH)? y:YR", _cal),
    rule("DATE", "m:MON(?=(AND|OR|HYPH|TO|THROUGH) b:DATE)", _month_of_pair),
    rule("BCDATE", "m:MON n:(NUM|NUM2|DAYNUM|YEAR) BC", _bc),
    rule("BCDATE", "(THE? s:SEASON OF?)? n:(NUM|NUM2|DAYNUM|YEAR) BC", _bc),
    rule("DATE", "x:BCDATE", lambda f: f.value("x")),
    rule("DATE", "THE x:ORDD(?=(COMMA THE ORDD)*COMMA? (AND|OR) c:DATE)", _listed_before),
    rule("RANGE", "a:YEAR HYPH b:(DAYNUM|NUM2|YEAR)", _year_range),
    rule("RANGE", "(FROM|BETWEEN)? out:(a:YEAR (TO|THROUGH) b:YEAR)(?!UNIT|UNITS)", _year_range),
    rule("RANGE", "x:YEARMONTH", _year_month),
    rule("DATE", "(IN|SINCE|OF|BY|UNTIL|FROM|BEFORE|AFTER|DURING) out:(y:APYEAR)", lambda f: Cal(**year_of(f))),
    rule("DATE", "THE? x:DECADE", _decade),
    rule("DATE", "THE x:TENTHS", _decade),
    rule("DATE", "THE? o:ORDINAL HYPH? CENTURY b:BC?", _century),
    rule("DATE", "THE? (o:ORDINAL) QUARTER OF? fi:FISCAL UNIT? y:YEAR", quarter),
    rule("DATE", "THE? o:ORDINAL QUARTER (OF|COMMA)? y:YR", quarter),
    rule("DATE", "o:QTR (COMMA|OF|HYPH)? y:YR", quarter),
    rule("DATE", "y:YEAR HYPH? o:QTR", quarter),
    rule("DATE", "THE? y:YEAR o:ORDINAL HYPH? QUARTER", quarter),
    rule("DATE", "(IN|BY|FOR|SINCE|DURING|UNTIL|OF|LAST|EARLY|LATE|MID|AND|THROUGH|TO) out:(o:QTR)", quarter),
    rule("DATE", "THE? o:ORDINAL HYPH QUARTER", quarter),
    rule("DATE", "THE? o:(LAST|FINAL|FIRST) QUARTER OF y:YR", _edge_quarter),
    rule("DATE", "THE? o:(ORDINAL|LATTER) HALF OF y:YR", half),
    rule("DATE", "THE? s:SEASON TERM? OF? y:YR TERM?", _part_of_year),
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
    rule("DATE", "h:HOLIDAY ((COMMA|OF|IN)? y:YR)?", lambda f: Cal(holiday=f.value("h"), **year_of(f))),
    rule("DATE", "x:NDATE", lambda f: f.value("x")),
    rule("DATE", "(ON|FROM|TO|UNTIL|SINCE|BY|BEFORE|AFTER|THROUGH|BETWEEN|AND) out:(x:SHORTDATE)(?!OF)", value_of),
    rule("DATE", "x:SHORTDATE(?=(HYPH|TO|THROUGH) SHORTDATE)", value_of),
    *(
        rule("DATE", "DATE (COMMA|AND|OR|HYPH|TO|COMMA OR|COMMA AND) out:(x:SHORTDATE)(?!OF)", value_of)
        for _ in range(2)
    ),
)
