"""Times told by an event: "one day before the declaration was filed", "the second day of the hearing".

The head ("one day before") is found by its types; the words of the event run on to the end of the clause, which a
short list of closed-class words finds without a parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from belie.timex.durations import duration_value
from belie.timex.event_extent import clause_core, event_end, is_clause, is_happening
from belie.timex.pattern import Node, code, compile_pattern
from belie.timex.rules_amounts import period
from belie.timex.terms import Dur, Event, Rel

_SIGN = {"BEFORE": "-", "PREV": "-", "AFTER": "+", "FOLL": "+", "FROM": "+", "INTO": "+", "OF": "+", "SINCE": "+"}
_SIGN_OF = {code(kind): sign for kind, sign in _SIGN.items()}


@dataclass(frozen=True, slots=True)
class _Head:
    pattern: str
    kind: str


_HEADS = (
    _Head("(w:WITHIN|l:ONBEFORE|m:ONAFTER) THE? d:DUR (r:(BEFORE|AFTER|PREV|FOLL)|r2:(OF|FROM))", "within"),
    _Head("w:WITHIN d:DUR", "bare"),
    _Head("THE EVE OF", "eve"),
    _Head("THE (SAME|ONLY)? p:PART r:(BEFORE|AFTER|PREV|FOLL)", "one"),
    _Head("THE (SAME|ONLY)? p:PART OF", "same"),
    _Head("(THE|A) SAME? u:(UNIT|QUARTER) r:(BEFORE|AFTER|PREV|FOLL)", "one"),
    _Head("THE o:(ORDW|ORDD|SECOND|FIRST) u:UNIT OF", "nth"),
    _Head("THE u:UNIT r:SINCE", "since"),
    _Head("u:UNIT n:(ONES|CARD|DAYNUM) OF", "nth"),
    _Head("THE DATEWORD OF", "date"),
    _Head("THE (o:(ORDW|ORDD|SECOND))? ANNIV OF", "anniversary"),
    _Head("g:DATE (THAT|AS)?", "sameday"),
    _Head("THE u:UNIT (OF|THAT)", "day"),
    _Head("THE u:UNIT", "dayclause"),
    _Head("THE t:CLOCKTIME OF", "time"),
    _Head("THE (FIRST|ORDW|FINAL|LAST)? d:DUR SOON? r:(BEFORE|AFTER|PREV|FOLL|SINCE)", "stretch"),
    _Head("d:DUR r:(BEFORE|AFTER|FOLL|PREV) THAT", "that"),
    _Head("d:DUR (SOON? r:(BEFORE|AFTER|PREV|FOLL|INTO)|r2:FROM)", "offset"),
    _Head("d:DUR TO THE UNIT r:(BEFORE|AFTER|FOLL|PREV)", "offset"),
    _Head("s:SOON r:(BEFORE|AFTER|PREV|FOLL)", "soon"),
)
_PHRASES_ONLY = frozenset(("same", "nth", "anniversary", "time", "eve", "date"))
_COMPILED = tuple((compile_pattern(head.pattern), head.kind) for head in _HEADS)
_STARTERS = {code(k) for k in "WITHIN ONBEFORE ONAFTER THE A DUR SOON DATE UNIT".split()}
_TAKEN = {code(k) for k in "DATE TIME RANGE BOUND".split()}
_NEEDS = {code(k) for k in "DUR SOON PART UNIT DATE DATEWORD EVE ANNIV CLOCKTIME QUARTER".split()}


def attach_events(nodes: list[Node], text: str) -> list[Node]:
    """Return the nodes with every event-anchored phrase made one node of type EVENT."""
    if not any(node.kind in _NEEDS for node in nodes):
        return nodes
    kinds = "".join(node.kind for node in nodes)
    done: list[Node] = []
    at = 0
    while at < len(nodes):
        made = _event_at(nodes, kinds, at, text) if nodes[at].kind in _STARTERS else None
        if made is None:
            done.append(nodes[at])
            at += 1
        else:
            node, at = made
            done.append(node)
    return done


def _event_at(nodes: list[Node], kinds: str, at: int, text: str) -> tuple[Node, int] | None:
    for pattern, kind in _COMPILED:
        match = pattern.match(kinds, at)
        if match is None:
            continue
        if kind == "that":
            if not _points_back(nodes, match.end(), text):
                continue
            return _after_that(nodes, at, match.end())
        if kind == "bare":
            return _after_told(nodes, at, match.end(), text)
        if kind == "sameday" and not _is_same_day(nodes[at], text, at > 1 or match.end() - at > 1):
            continue
        offset = _offset(kind, match, nodes, text)
        if offset is None:
            continue
        first = match.end()
        clause_only = kind == "dayclause" or (kind == "sameday" and nodes[first - 1].kind != code("AS"))
        last = event_end(nodes, first, text, phrase=kind in _PHRASES_ONLY)
        if last == first + 1 and text[nodes[first].start : nodes[first].end].lower() in _AGAIN:
            continue
        if last == first or (clause_only and not is_clause(nodes, first, last)):
            continue
        if kind == "date" and (at == 0 or nodes[at - 1].kind != code("ON")):
            continue
        if kind == "soon" and nodes[at].text.lower() in _LOOSE and not _tells_event(nodes, match.end() - 1, last):
            continue
        if kind in ("day", "time", "same", "date") and not is_happening(nodes, first, last):
            continue
        head = nodes[at]
        term = Event(offset=offset, start=nodes[first].start, end=nodes[last - 1].end)
        node = Node(code("EVENT"), head.start, term.end, term)
        node.parts = tuple(n for n in nodes[at:first] if n.kind == code("DUR"))
        node.mod = next((n.mod for n in node.parts if n.mod == "APPROX"), "")
        return node, last
    return None


def _points_back(nodes: list[Node], first: int, text: str) -> bool:
    """True for "three years after that he left", not for "three years after that hearing"."""
    return first == len(nodes) or event_end(nodes, first, text) == first or is_clause(nodes, first, len(nodes))


def _after_that(nodes: list[Node], at: int, last: int) -> tuple[Node, int]:
    dur: Dur = nodes[at].value
    sign = -1 if nodes[at + 1].kind in (code("BEFORE"), code("PREV")) else 1
    (n, unit), *rest = dur.amounts
    term = Rel(
        unit=unit,
        n=None if n is None else sign * n,
        base="focus",
        sign=sign,
        shifted=True,
        frac=tuple((None if m is None else sign * m, u) for m, u in rest),
    )
    return Node(code("DATE"), nodes[at].start, nodes[last - 1].end, term, mod=nodes[at].mod), last


_AGAIN = frozenset("day week month year night hour".split())  # "day after day"
_LOOSE = frozenset("just right well directly".split())


def _tells_event(nodes: list[Node], relation: int, last: int) -> bool:
    """True for "just before the raid", not for "right before our eyes" or "just following orders"."""
    if nodes[relation].kind in (code("FOLL"), code("PREV")):
        return False
    first = relation + 1
    return nodes[first].text.endswith("ing") or is_clause(nodes, first, last) or is_happening(nodes, first, last)


def _after_told(nodes: list[Node], at: int, last: int, text: str) -> tuple[Node, int] | None:
    """Read the bare "within 24 hours" as counted from the dated clause before it in the sentence, if there is one."""
    told = next((i for i in range(at - 1, -1, -1) if nodes[i].kind in _TAKEN), None)
    if told is None:
        return None
    start = next((i + 1 for i in range(told - 1, -1, -1) if nodes[i].kind in _CLAUSE_ENDS), 0)
    stop = next((i for i in range(told + 1, at) if nodes[i].kind in _CLAUSE_ENDS), at)
    first, end = clause_core(nodes, start, stop, text)
    if end <= first:
        return None
    dur = nodes[last - 1]
    term = Event(
        offset=f"<+{_amounts(dur.value)}", start=nodes[first].start, end=nodes[end - 1].end, dated_by=nodes[told].start
    )
    return Node(code("EVENT"), nodes[at].start, dur.end, term), last


_CLAUSE_ENDS = {code(k) for k in "SEMI COLON END DASH PARA".split()}


def _is_same_day(node: Node, text: str, joined: bool) -> bool:
    """True for "the very day he left" and "it was the same day he left"; "On the same day he left" points back."""
    term = node.value
    words = text[node.start : node.end].lower()
    return (
        isinstance(term, Rel) and term.unit == "D" and term.n == 0 and ((joined and "same" in words) or "very" in words)
    )


def _offset(kind: str, match: re.Match[str], nodes: list[Node], text: str) -> str | None:
    def node(label: str) -> Node | None:
        found = label in match.re.groupindex and match.start(label) >= 0
        return nodes[match.start(label)] if found else None

    relation = node("r") or node("r2")
    sign = _SIGN_OF.get(relation.kind, "+") if relation else ""
    unit, dur = node("u"), node("d")
    code_of = ("Q" if unit.kind == code("QUARTER") else str(unit.value)) if unit else ""
    if kind == "eve":
        return "-P1D"
    if kind == "one":
        stretch = relation is not None and relation.text.lower().startswith(("leading", "preceding"))
        return ("<" if stretch else "") + sign + (period(1, code_of) if unit else "P1D")
    if kind in ("same", "time", "sameday", "date"):
        return "P0D"
    if kind in ("day", "dayclause"):
        return "P0D" if code_of == "D" else None
    if kind == "nth":
        order = node("o") or node("n")
        assert order is not None
        steps = (1 if order.kind == code("FIRST") else int(order.value)) - 1
        if code_of not in ("D", "W", "M", "Y") or steps > 400:
            return None
        if steps == 0:
            return "P0D" if code_of == "D" else "<+" + period(1, code_of)
        return "+" + period(steps, code_of)
    if kind == "anniversary":
        order = node("o")
        return "+" + period(int(order.value) if order else 1, "Y")
    if kind == "since":
        return "<+" + period(1, code_of) if code_of in ("D", "W", "M", "Y") else None
    if kind == "soon":
        return sign + "PX"
    assert dur is not None
    term: Dur = dur.value
    amount = _amounts(term)
    if kind == "within":
        if node("w"):
            return f"<{sign}{amount}"
        return f"<{sign}{amount}" if (node("l") is not None) == (sign == "+") else f">{sign}{amount}"
    if kind == "stretch":
        vague = term.amounts[0][0] is None
        return f"{sign}{amount}" if vague else f"<{sign}{amount}"
    if term.high:
        high = _amounts(Dur(amounts=term.high))
        return f"{sign}{amount}/{sign}{high}"
    bound = {"MORE_THAN": ">", "EQUAL_OR_MORE": ">", "EQUAL_OR_LESS": "<"}.get(dur.mod, "")
    if dur.mod == "LESS_THAN" and text[dur.start : dur.end].lower().startswith(("less", "fewer", "under")):
        bound = "<"
    return f"{bound}{sign}{amount}"


def _amounts(dur: Dur) -> str:
    return duration_value(dur.amounts, whole=True)
