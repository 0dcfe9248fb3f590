"""Rules for numbers in words, durations and sets."""

from __future__ import annotations

from typing import Any

from belie.timex.pattern import Found, Node, alias, code, rule
from belie.timex.terms import Dur, Fixed

alias("NUMBER", "ONES", "CARD", "TENS", "DAYNUM", "NUM2", "NUM")
alias("ORDINAL", "ORDD", "ORDW", "SECOND")
alias("COUNTED", "LATER", "AGO", "EARLIER", "BEFORE", "AFTER", "FOLL")
alias("ANYUNIT", "UNIT", "UNITS", "SECOND", "QUARTER", "CENTURY", "CENTURIES")
alias("SPELL", "UNIT", "UNITS", "CENTURY", "CENTURIES")

_SMALLER = ["CE", "DE", "Y", "Q", "M", "FN", "W", "D", "NI", "WE", "H", "MIN", "S"]


def _unit(node: Node) -> str:
    if node.kind == code("SECOND"):
        return "S"
    if node.kind == code("QUARTER"):
        return "Q"
    if node.kind in (code("CENTURY"), code("CENTURIES")):
        return "CE"
    return str(node.value)


def _amount(f: Found) -> Any:
    before = f.before()
    if f.value("n") == 3 and f.node("u").value == "Q" and (before is None or before.kind not in _STEPS):
        return None  # "three quarters of the beds"
    after = f.after()
    some_day = f.node("n").text.lower() == "one" and f.node("u").value == "D"
    if some_day and after is not None and after.kind == code("COMMA") and (before is None or before.kind in _ASIDE):
        return None
    if some_day and after is not None and after.text.lower() in _SOME_DAY:
        return None  # "one day he will see"
    return Dur(amounts=((f.value("n"), _unit(f.node("u"))),))


_STEPS = {code(k) for k in ("LAST", "PREV", "NEXT", "FOLL")}
_ASIDE = {code(k) for k in ("COMMA", "AND", "QUOTE", "DASH")}
_SOME_DAY = frozenset("he she they it we i you will would when last next this".split())


def _hundred(f: Found) -> Any:
    return f.value("h", 1) * 100 + f.value("x", 0)


def _bare_units(f: Found) -> Any:
    """Take "for months" but not "the minutes of the meeting", "business hours", "living quarters"."""
    unit, before, after = _unit(f.node("u")), f.before(), f.after()
    if unit in ("Q", "S", "MIN", "NI", "H") and after is not None and after.kind == code("OF"):
        return Dur(amounts=((None, unit),)) if before is not None and before.kind == code("WITHIN") else None
    if unit in ("Q", "S", "MIN", "NI") and not (after is not None and after.kind in _POINTS_ON):
        return None
    if (
        unit == "H"
        and (after is None or after.kind not in _POINTS_ON)
        and (before is None or before.kind not in _LEADS)
    ):
        return None
    return Dur(amounts=((None, unit),))


_POINTS_ON = {code(k) for k in ("LATER", "EARLIER", "AGO", "BEFORE", "AFTER", "PREV", "FOLL", "OF", "INTO")}
_LEADS = {code(k) for k in ("FOR", "IN", "WITHIN", "ONLY", "LESS", "MORE", "ABOUT", "THE")}
_MODS = {
    "MORE": "MORE_THAN",
    "LESS": "LESS_THAN",
    "ATLEAST": "EQUAL_OR_MORE",
    "ATMOST": "EQUAL_OR_LESS",
    "ABOUT": "APPROX",
}
_MOD_OF = {code(kind): mod for kind, mod in _MODS.items()}


def _with_mod(f: Found) -> Any:
    whole, quantity = f.node("d"), f.node("q")
    return Node("", quantity.start, whole.end, whole.value, mod=_MOD_OF.get(quantity.kind, whole.mod))


def _compound(f: Found) -> Any:
    first, second = f.node("d").value, f.node("e").value
    if first.high or second.high or None in (first.amounts[0][0], second.amounts[0][0]):
        return None
    units = [unit for _, unit in first.amounts + second.amounts]
    ranks = [_SMALLER.index(unit) for unit in units]
    return Dur(amounts=first.amounts + second.amounts) if ranks == sorted(set(ranks)) else None


def _whole_unit(f: Found) -> Any:
    """Read "all day", "another year"."""
    if f.has("q") and f.node("q").text.lower() not in ("another", "a full", "a mere", "a further", "an additional"):
        return None
    return Dur(amounts=((1, f.value("u")),))


def _one_unit(f: Found) -> Any:
    """Read "a year", but not "wait a minute"."""
    before = f.before()
    if before is not None and before.text.lower() in ("wait", "just") and f.value("u") in ("MIN", "S"):
        return None
    return Dur(amounts=((1, _unit(f.node("u"))),))


def _span_of_two(f: Found) -> Any:
    """Read "six months to a year"."""
    low, high = f.node("d").value, f.node("e").value
    if low.high or high.high or None in (low.amounts[0][0], high.amounts[0][0]):
        return None
    if _SMALLER.index(low.amounts[0][1]) <= _SMALLER.index(high.amounts[0][1]):
        return None
    return Dur(amounts=low.amounts, high=high.amounts)


def _range(f: Found) -> Any:
    unit = _unit(f.node("u"))
    low, high = f.value("a", 1), f.value("b")
    return Dur(amounts=((low, unit),), high=((high, unit),)) if low < high else None


def _every(f: Found) -> Any:
    unit = _unit(f.node("u"))
    n = f.value("n", 2 if f.has("o") else 1)
    return Fixed(value=period(n, unit), type="SET")


def period(n: float | None, unit: str) -> str:
    """Return the ISO 8601 duration of one amount ("P2W", "PT30M", "PXD"); quarters are three months."""
    if unit == "FN":
        unit, n = "W", None if n is None else n * 2
    if unit == "Q":
        unit, n = "M", None if n is None else n * 3
    if unit == "NI":
        unit = "D"
    number = "X" if n is None else f"{n:g}" if n < 1e6 else str(int(n))
    if unit in ("H", "MIN", "S"):
        return f"PT{number}{unit[0]}"
    return f"P{number}{unit}"


def _set_weekday(f: Found) -> Any:
    if f.has("o"):
        return Fixed(value="P2W", type="SET")
    return Fixed(value=f"XXXX-WXX-{f.value('w')}", type="SET")


def _set_weekday_too(f: Found) -> Any:
    """Read the "Thursday" of "every Monday and Thursday"."""
    if not f.value("s").value.startswith("XXXX-WXX-"):
        return None
    day = f.node("w")
    return Node("", day.start, day.end, Fixed(value=f"XXXX-WXX-{day.value}", type="SET"))


def _weekends(f: Found) -> Any:
    return Fixed(value="XXXX-WXX-WE", type="SET") if f.value("u") == "WE" else None


def _between(f: Found) -> Any:
    """Read "between 18 months and two years"."""
    low, high = f.node("d").value, f.node("e").value
    if low.high or high.high or None in (low.amounts[0][0], high.amounts[0][0]):
        return None
    return Dur(amounts=low.amounts, high=high.amounts)


def _frequency(f: Found) -> Any:
    """Take "paid weekly" but not the name "Daily News"."""
    after = f.after()
    if f.node("x").text[:1].isupper() and after is not None and after.kind == code("CAP"):
        return None
    return Fixed(value=f.value("x"), type="SET")


def _per_money(f: Found) -> Any:
    return Node("", f.node("a").start, f.node("u").end, Fixed(value=period(1, _unit(f.node("u"))), type="SET"))


def _vague(f: Found) -> Any:
    return Dur(amounts=((None, _unit(f.node("u"))),))


def _age(f: Found) -> Any:
    return Dur(amounts=((f.value("n"), "Y"),))


NUMBERS = (
    rule("CARD", "t:TENS HYPH? o:ONES", lambda f: f.value("t") + f.value("o")),
    rule("ORDW", "t:TENS HYPH? o:(ORDW|SECOND)", lambda f: f.value("t") + f.value("o") if f.value("o") < 10 else None),
    rule("CARD", "(h:(ONES|CARD|DAYNUM)|A) HUNDRED (AND? x:(TENS|CARD|ONES|NUM2|DAYNUM))?", _hundred),
    rule("CARD", "n:NUMBER LPAR NUMBER RPAR", lambda f: f.value("n")),
    rule("CARD", "n:NUMBER AND (A|ONES) HALF", lambda f: f.value("n") + 0.5),
    rule("CARD", "n:NUMBER AND HALF(?=UNITS)", lambda f: f.value("n") + 0.5),
    rule("CARD", "A? COUPLE (?=UNITS|OF)", lambda _: 2),
    rule("CARD", "h:(ONES|CARD|DAYNUM)? (A? DOZEN)(?=UNITS)", lambda f: f.value("h", 1) * 12),
)
DURATIONS = (
    rule("AGE", "n:NUMBER HYPH? ANYUNIT HYPH? LONG", _age),
    rule("AGE", "n:NUMBER UNITS OF x:WORD", lambda f: _age(f) if f.node("x").text == "age" else None),
    rule(
        "SET",
        "(n:NUMBER? TIMES|SECOND|ORDW) (A|PER|EVERY) u:ANYUNIT",
        lambda f: Fixed(value=period(1, _unit(f.node("u"))), type="SET"),
    ),
    rule("SET", "PER u:UNIT", lambda f: Fixed(value=period(1, _unit(f.node("u"))), type="SET")),
    rule(
        "SET",
        "(IDENT|NUM|NUMBER UNITS|NUMBER WORD) out:(a:A u:UNIT)(?!COUNTED)",
        _per_money,
    ),
    rule("SET", "EVERY n:NUMBER HYPH? u:(UNIT|UNITS)", _every),
    rule("SET", "EVERY o:(OTHER|SECOND) u:(UNIT|QUARTER)", _every),
    rule("SET", "EVERY n:ORDW u:(UNIT|QUARTER)", _every),
    rule("SET", "THE? (ORDINAL|LAST|FIRST) (WEEKDAY|UNIT)? (OF|IN) EVERY u:(UNIT|QUARTER)", _every),
    rule("SET", "EVERY u:(UNIT|QUARTER)", _every),
    rule("SET", "ON? EVERY o:(OTHER|SECOND)? w:WEEKDAY", _set_weekday),
    rule("SET", "s:SET (AND|COMMA|OR) out:(w:WEEKDAY)", _set_weekday_too),
    rule("SET", "EVERY o:OTHER m:MONTH", lambda f: Fixed(value=f"XXXX-{f.value('m'):02d}", type="SET")),
    rule("SET", "EVERY m:MONTH", lambda f: Fixed(value=f"XXXX-{f.value('m'):02d}", type="SET")),
    rule("SET", "EVERY s:SEASON", lambda f: Fixed(value=f"XXXX-{f.value('s')}", type="SET")),
    rule("SET", "EVERY p:PART", lambda f: Fixed(value=f"XXXX-XX-XXT{f.value('p')}", type="SET")),
    rule("SET", "THE? p:PARTS", lambda f: Fixed(value=f"XXXX-XX-XXT{f.value('p')}", type="SET")),
    rule("SET", "w:WEEKDAYS", _set_weekday),
    rule("SET", "(ATLEAST|ABOUT)? TIMES x:FREQ", lambda f: Fixed(value=f.value("x"), type="SET")),
    rule("SET", "x:FREQ", _frequency),
    rule("DUR", "HALF A u:UNIT", lambda f: Dur(amounts=((0.5, _unit(f.node("u"))),))),
    rule("DUR", "A? QUARTER HYPH? CENTURY", lambda _: Dur(amounts=((25, "Y"),))),
    rule("DUR", "A? HALF HYPH? u:(UNIT|CENTURY)", lambda f: Dur(amounts=((0.5, _unit(f.node("u"))),))),
    rule(
        "DUR", "(A|n:NUMBER) u:UNIT AND A HALF", lambda f: Dur(amounts=((f.value("n", 1) + 0.5, _unit(f.node("u"))),))
    ),
    rule("DUR", "BETWEEN a:NUMBER AND b:NUMBER HYPH? DURADJ? u:SPELL", _range),
    rule("DUR", "a:NUMBER HYPH? (TO|OR|HYPH) b:NUMBER HYPH? DURADJ? u:SPELL", _range),
    rule("DUR", "A u:UNIT OR b:NUMBER", _range),
    rule("DUR", "n:NUMBER HYPH u:SECOND", _amount),
    rule("DUR", "n:NUMBER HYPH? DURADJ? HYPH? u:SPELL", _amount),
    rule("DUR", "n:YEAR u:(UNITS)", _amount),
    rule("DUR", "A? VAGUE DURADJ? u:(UNITS|CENTURIES)", _vague),
    rule("DUR", "A DURADJ? u:(UNIT|CENTURY)", _one_unit),
    rule("DUR", "(q:ONLY|ALL) u:UNIT", _whole_unit),
    rule("DUR", "u:UNIT HYPH w:LONG", lambda f: Dur(amounts=((1, _unit(f.node("u"))),))),
    rule("SET", "u:UNITS", _weekends),
    rule("DUR", "u:(UNITS|CENTURIES)", _bare_units),
    rule("DUR", "d:DUR LPAR DUR RPAR", lambda f: f.value("d")),
    rule("DUR", "d:DUR (COMMA? AND|COMMA)? e:DUR", _compound),
    rule("DUR", "d:DUR (COMMA? AND|COMMA)? e:DUR", _compound),
    rule("DUR", "BETWEEN d:DUR AND e:DUR", _between),
    rule("DUR", "d:DUR TO e:DUR", _span_of_two),
    rule("DUR", "q:(MORE|LESS|ATLEAST|ATMOST|ABOUT|ONLY) d:DUR", _with_mod),
    rule("DUR", "q:SOON d:DUR", lambda f: _with_mod(f) if f.node("q").text.lower() == "just" else None),
)
