"""Rules that put dates together: early and late, ranges, since and until, about."""

from __future__ import annotations

from typing import Any

from belie.timex.pattern import Found, Node, alias, code, rule
from belie.timex.terms import Bound, Cal, Clock, Fixed, Range, Rel

alias("POINT", "DATE", "TIME")
alias("EDGE", "EARLY", "LATE", "MID", "STARTOF", "ENDOF")
alias("BOUNDARY", "SINCE", "UNTIL", "BEFORE", "AFTER", "FOLL", "BY", "THROUGH", "ONAFTER", "ONBEFORE", "ASOF")
alias("HEDGE", "ASEARLY", "ATLEAST", "ABOUT", "ONLY", "ONABOUT", "MORE")

_MOD = {
    "EARLY": "START",
    "STARTOF": "START",
    "EARLIER": "START",
    "MID": "MID",
    "LATE": "END",
    "ENDOF": "END",
    "LATER": "END",
}
_MOD_OF = {code(kind): mod for kind, mod in _MOD.items()}
_OPS = {
    "SINCE": "since", "UNTIL": "until", "BEFORE": "before", "AFTER": "after", "FOLL": "after", "BY": "until",
    "THROUGH": "until", "ONAFTER": "since", "ONBEFORE": "until",
}  # fmt: skip
_OP_OF = {code(kind): op for kind, op in _OPS.items()}


def _edged(f: Found) -> Any:
    """Read "early February", "the end of 2014", "later that month": the term with START, MID or END."""
    edge, x = f.node("e"), f.node("x")
    if (
        isinstance(x.value, Cal)
        and x.value.day is not None
        and edge.kind in (code("STARTOF"), code("ENDOF"), code("MID"))
    ):
        return None
    first = min(n.start for n in f.nodes[f.match.start() : f.match.end()])
    mod = _MOD_OF.get(edge.kind, "")
    return Node("", first, max(x.end, edge.end), x.value, mod=mod, inner=x)


def _edge_of_unit(f: Found) -> Any:
    """Read "the end of the month", "later in the day", "year's end"."""
    unit = "Q" if f.node("u").kind == code("QUARTER") else f.value("u")
    nodes = f.nodes[f.match.start() : f.match.end()]
    term: Any = Rel(unit=unit, n=0, base="either")
    if unit in ("H", "MIN", "NI"):
        return None
    return Node("", nodes[0].start, nodes[-1].end, term, mod=_MOD_OF.get(f.node("e").kind, ""))


def _range(f: Found) -> Any:
    a, b = f.node("a"), f.node("b")
    if not _joinable(a.value, b.value):
        return None
    start = f.nodes[f.match.start()].start
    mod = a.mod if a.mod == b.mod else ""
    return Node("", start, b.end, Range(first=a.value, last=b.value), mod=mod, parts=(a, b))


def _joinable(a: Any, b: Any) -> bool:
    if (isinstance(a, Fixed) and a.type != "DATE") or (isinstance(b, Fixed) and b.type != "DATE"):
        return False
    day_only = isinstance(b, Cal) and b.day is not None and b.year is None
    return not (day_only and isinstance(a, Cal) and a.sub != "" and a.year is None)


def _or(f: Found) -> Any:
    """Read "2012 or 2013" as one stretch, when the two are of a kind."""
    a, b = f.node("a").value, f.node("b").value
    if not (isinstance(a, Cal) and isinstance(b, Cal)):
        return None
    if (a.month is None, a.day is None, a.sub) != (b.month is None, b.day is None, b.sub) or a.weekday or b.weekday:
        return None
    return _range(f)


def _bounded(f: Found) -> Any:
    op, x = f.node("op"), f.node("x")
    if isinstance(x.value, Range | Bound) or (isinstance(x.value, Fixed) and "REF" in x.value.value):
        return None
    if op.kind == code("BY") and isinstance(x.value, Clock) and x.value.loose:
        return None
    if op.kind == code("BY") and isinstance(x.value, Fixed):
        return None
    if op.kind == code("FOLL") and f.before() is not None and f.before().kind in (code("THE"), code("DUR")):  # type: ignore[union-attr]
        return None
    return Node("", op.start, x.end, Bound(op=_OP_OF[op.kind], term=x.value, edge=x.mod), mod=x.mod, inner=x)


def _to_now(f: Found) -> Any:
    """Read "from 2006 to the present" as open: since 2006."""
    now, first = f.node("p"), f.node("a")
    if now.kind != code("PRESENT") and "present" not in now.text.lower():
        return None
    nodes = f.nodes[f.match.start() : f.match.end()]
    return Node("", nodes[0].start, nodes[-1].end, Bound(op="since", term=first.value), inner=first)


def _soft_part(f: Found) -> Any:
    """Read "in the morning" as a part of the day told last."""
    return Clock(text=f.value("p"), on=Rel(unit="D", n=0, base="either"))


def _about(f: Found) -> Any:
    x = f.node("x")
    wide = f.node("q").kind == code("ABOUT")
    return Node("", f.node("q").start if wide else x.start, x.end, x.value, mod="APPROX", parts=x.parts, inner=x.inner)


def _second_day(f: Found) -> Any:
    """Read the "5" of "May 4 and 5"."""
    first, b = f.node("a"), f.node("b")
    cal = first.value
    after = f.after()
    if not isinstance(cal, Cal) or cal.day is None or cal.month is None or not cal.day < b.value <= 31:
        return None
    if after is not None and after.kind in _GOES_ON:
        return None
    return Node("", b.start, b.end, Cal(year=cal.year, month=cal.month, day=b.value, two_digit=cal.two_digit))


_GOES_ON = {code(k) for k in ("CAP", "UNITS", "UNIT", "DUR", "HYPH", "NUM", "IDENT", "MONTH")}

EDGES = (
    rule("DATE", "THE? e:(EARLY|LATE|MID) HYPH? x:(DATE|BCDATE)", _edged),
    rule("DATE", "THE? e:(STARTOF|ENDOF|MID) OF x:DATE", _edged),
    rule("DATE", "THE? e:(STARTOF|ENDOF|MID) OF THE? u:(UNIT|QUARTER|SEASON)", _edge_of_unit),
    rule("DATE", "e:(EARLIER|LATER|EARLY|LATE) IN THE u:(UNIT|QUARTER)", _edge_of_unit),
    rule("DATE", "u:UNIT (POSS|HYPH) e:ENDOF", _edge_of_unit),
    rule("DATE", "e:(EARLIER|LATER) (IN|ON)? x:DATE", _edged),
    rule("TIME", "THE? e:(EARLY|LATE|MID|EARLIER|LATER) (IN|ON)? x:TIME", _edged),
    rule("DATE", "e:(EARLY|LATE) IN x:DATE", _edged),
    rule("DATE", "ALL x:DATE", lambda f: f.value("x")),
    rule("DATE", "a:DATE (AND|OR) out:(b:DAYNUM)", _second_day),
)
RANGES = (
    rule("RANGE", "BETWEEN a:POINT AND b:POINT", _range),
    rule("RANGE", "FROM a:POINT (TO|UNTIL|THROUGH|HYPH|UNTIL AND) HEDGE? b:POINT", _range),
    rule("BOUND", "FROM a:POINT (TO|UNTIL|THROUGH) THE? p:(PRESENT|NOWADJ|THIS) (DATEWORD|CLOCKTIME|UNIT)?", _to_now),
    rule("RANGE", "a:POINT (TO|THROUGH|HYPH) b:POINT", _range),
    rule("RANGE", "a:DATE OR b:DATE", _or),
    rule(
        "RANGE",
        "FROM? x:RANGE",
        lambda f: (
            Node("", f.nodes[f.match.start()].start, f.node("x").end, f.value("x"), parts=f.node("x").parts)
            if f.match.end() - f.match.start() > 1
            else None
        ),
    ),
    rule("TIME", "x:RANGE (ON|COMMA)? d:DATE", lambda f: _times_on(f)),
    rule("TIME", "d:DATE COMMA? x:RANGE", lambda f: _times_on(f)),
    rule("BOUND", "op:BOUNDARY HEDGE? x:POINT", _bounded),
    rule("POINTED", "q:(ABOUT|ONABOUT) x:POINT", _about),
    rule("RANGE", "q:ONABOUT x:RANGE", _about),
    rule("BOUND", "q:ONABOUT x:BOUND", _about),
    rule("ADJPAST", "FORMER|x:VAGUE", lambda f: "" if not f.has("x") or f.value("x") == "recent" else None),
    rule("ADJNOW", "NOWADJ", lambda _: ""),
    rule("ADJFUTURE", "FUTUREW", lambda _: ""),
    rule("ATNIGHT", "AT out:(p:PART)", lambda f: Node("", f.node("p").start, f.node("p").end, f.value("p"))),
    rule("SOFTPART", "(IN|DURING|THROUGH|BY|ON) out:(THE p:PART)(?!OF|BEFORE|AFTER|FOLL|UNIT|UNITS|CAP)", _soft_part),
)


def _times_on(f: Found) -> Any:
    """Read "from 10 a.m. to 2 p.m. on June 3"."""
    whole, day = f.node("x"), f.node("d")
    term = whole.value
    if not (isinstance(term, Range) and isinstance(term.first, Clock) and isinstance(term.last, Clock)):
        return None
    if not (term.first.loose and term.last.loose):
        return None
    first, last = Clock(text=term.first.text, on=day.value), Clock(text=term.last.text, on=day.value)
    parts = (
        Node(code("TIME"), whole.parts[0].start, whole.parts[0].end, first),
        Node(code("TIME"), whole.parts[1].start, max(day.end, whole.end), last),
    )
    return Node("", min(whole.start, day.start), max(day.end, whole.end), Range(first=first, last=last), parts=parts)
