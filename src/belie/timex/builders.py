"""What several rules build terms with."""

from __future__ import annotations

from typing import Any

from belie.timex.pattern import Found, alias, code
from belie.timex.terms import Cal, Dur, Fixed, Rel

alias("DAYN", "DAYNUM", "ORDD")
alias("YR", "YEAR", "APYEAR")
alias("MON", "MONTH", "AMONTH")
alias("STEPPED", "LAST", "PREV", "NEXT", "FOLL", "NOWADJ", "THIS", "THAT", "SAME")
alias("EDGED", "LAST", "FIRST", "FINAL", "ORDW", "ORDD", "SECOND")


def year_of(f: Found) -> dict[str, Any]:
    """Return the year fields of the node labelled y, none when it is absent."""
    node = f["y"]
    if node is None:
        return {}
    return {"year": node.value, "two_digit": node.kind == code("APYEAR")}


def fields(cal: Cal) -> dict[str, Any]:
    """Return the fields of a term, to build one that differs."""
    return {name: getattr(cal, name) for name in cal.__slots__}


def quarter(f: Found) -> Any:
    """Read "the third quarter of 2014", "Q3 2014", "the third quarter of fiscal 2014"."""
    order = f.value("o")
    if f.has("fi"):
        return Fixed(value=f"FY{f.value('y')}-Q{order}") if f.has("y") else None
    return Cal(sub=f"Q{order}", of=f.value("r"), **year_of(f)) if int(order) <= 4 else None


def half(f: Found) -> Any:
    """Read "the first half of 2010", "the latter half of last year"."""
    order = 2 if f.node("o").kind == code("LATTER") else f.value("o")
    return Cal(sub=f"H{order}", of=f.value("r"), **year_of(f)) if order in (1, 2) else None


BACK = {code("EARLIER"), code("BEFORE"), code("PREV")}


def shifted(dur: Dur, sign: int, base: Any) -> Rel | None:
    """Return a duration counted from a base: forward with sign 1, back with -1; None for a range of amounts."""
    if dur.high:
        return None
    (n, unit), *rest = dur.amounts
    return Rel(
        unit=unit, n=None if n is None else sign * n, base=base, shifted=True, sign=sign,
        frac=tuple((None if m is None else sign * m, u) for m, u in rest),
    )  # fmt: skip


def made(value: Any) -> Any:
    """Return a builder that always gives one value."""
    return lambda _: value


def value_of(f: Found) -> Any:
    """Return the value of the node labelled x."""
    return f.value("x")
