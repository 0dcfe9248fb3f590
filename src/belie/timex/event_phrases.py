"""Times told by an event: "one day before the declaration was filed", "the second day of the hearing".

The head ("one day before") is found by its types; the words of the event run on to the end of the clause, which a
short list of closed-class words finds without a parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from belie.timex.durations import duration_value
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
    _Head("THE (o:(ORDW|ORDD|SECOND))? ANNIV OF", "anniversary"),
    _Head("g:DATE (THAT|AS)?", "sameday"),
    _Head("THE u:UNIT (OF|THAT)", "day"),
    _Head("THE u:UNIT", "dayclause"),
    _Head("THE t:CLOCKTIME OF", "time"),
    _Head("THE d:DUR r:(BEFORE|AFTER|PREV|FOLL|SINCE)", "stretch"),
    _Head("d:DUR (r:(BEFORE|AFTER|PREV|FOLL|INTO)|r2:FROM)", "offset"),
    _Head("d:DUR TO THE UNIT r:(BEFORE|AFTER|FOLL|PREV)", "offset"),
    _Head("s:SOON r:(BEFORE|AFTER|PREV|FOLL)", "soon"),
)
_COMPILED = tuple((compile_pattern(head.pattern), head.kind) for head in _HEADS)
_STARTERS = {code(k) for k in "WITHIN ONBEFORE ONAFTER THE A DUR SOON DATE".split()}
_TAKEN = {code(k) for k in "DATE TIME RANGE BOUND".split()}
_NEEDS = {code(k) for k in "DUR SOON PART UNIT DATE EVE ANNIV CLOCKTIME QUARTER".split()}


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
        if kind == "bare":
            return _after_told(nodes, at, match.end(), text)
        if kind == "sameday" and not _is_same_day(nodes[at], text, match.end() - at > 1):
            continue
        offset = _offset(kind, match, nodes, text)
        if offset is None:
            continue
        first = match.end()
        clause_only = kind == "dayclause" or (kind == "sameday" and nodes[first - 1].kind != code("OF"))
        last = event_end(nodes, first, text)
        if last == first or (clause_only and not _is_clause(nodes, first, last)):
            continue
        if kind in ("day", "time", "same") and not _is_happening(nodes, first, last):
            continue
        head = nodes[at]
        term = Event(offset=offset, start=nodes[first].start, end=nodes[last - 1].end)
        node = Node(code("EVENT"), head.start, term.end, term)
        node.parts = tuple(n for n in nodes[at:first] if n.kind == code("DUR"))
        node.mod = next((n.mod for n in node.parts if n.mod == "APPROX"), "")
        return node, last
    return None


def _after_told(nodes: list[Node], at: int, last: int, text: str) -> tuple[Node, int] | None:
    """Read the bare "within 24 hours" as counted from the dated clause before it in the sentence, if there is one."""
    told = next((i for i in range(at - 1, -1, -1) if nodes[i].kind in _TAKEN), None)
    if told is None:
        return None
    first = next((i + 1 for i in range(told - 1, -1, -1) if nodes[i].kind in _CLAUSE_ENDS), 0)
    end = subject_end(nodes, first, told, text)
    if end == first:
        return None
    dur = nodes[last - 1]
    term = Event(
        offset=f"<+{_amounts(dur.value)}", start=nodes[first].start, end=nodes[end - 1].end, dated_by=nodes[told].start
    )
    return Node(code("EVENT"), nodes[at].start, dur.end, term), last


_CLAUSE_ENDS = {code(k) for k in "SEMI COLON END DASH PARA".split()}


def subject_end(nodes: list[Node], first: int, last: int, text: str) -> int:
    """Return the index after the subject of the clause that begins at `first`: the words before its verb."""
    for at in range(first, last):
        word = text[nodes[at].start : nodes[at].end].lower()
        if at > first and (word in _AUX or word in _VERBS or (nodes[at].kind == code("WORD") and word.endswith("ed"))):
            return at
        if nodes[at].kind in _STOP_KINDS:
            return at
    return last


def _is_same_day(node: Node, text: str, joined: bool) -> bool:
    """True for "the very day he left" and "the same day that he left"; "the same day he left" points back instead."""
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
        return sign + (period(1, code_of) if unit else "P1D")
    if kind in ("same", "time", "sameday"):
        return "P0D"
    if kind in ("day", "dayclause"):
        return "P0D" if code_of == "D" else None
    if kind == "nth":
        order = node("o")
        assert order is not None
        steps = (1 if order.kind == code("FIRST") else int(order.value)) - 1
        if code_of not in ("D", "W", "M", "Y") or steps > 400:
            return None
        return "P0D" if steps == 0 else "+" + period(steps, code_of)
    if kind == "anniversary":
        order = node("o")
        return "+" + period(int(order.value) if order else 1, "Y")
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


_DET = frozenset(
    "the a an this that these those his her its their my our your any no some each every both all one two "
    "three four five six seven eight nine ten another such defendant's plaintiff's".split()
)
_SUBJECTS = frozenset("he she they it we i you who nobody everyone someone there".split())
_PREPS = frozenset(
    "of in to for on at by with from into over under against about between among within without upon "
    "during through regarding concerning per via near".split()
)
_AUX = frozenset(
    "was were is are be been being had has have did does do will would could should can may might must shall".split()
)
_STOPWORDS = frozenset(
    "and but while because although though which so if unless whereas when after before until since as "
    "than nor yet or where who".split()
)
_VERBS = frozenset(
    "said told met went made took gave came saw left began found held kept wrote spoke sent paid got knew "
    "thought became brought bought sold ran rose fell struck broke shut quit died took lost won hit set "
    "put let read fled drove flew stood spent built felt heard grew drew fought taught cost dealt".split()
)
_STOP_KINDS = {code(k) for k in "COMMA SEMI COLON END PARA DASH LPAR RPAR QUOTE".split()}


def event_end(nodes: list[Node], first: int, text: str) -> int:
    """Return the index after the last word of the event that begins at `first`; `first` itself when there is none.

    An event is a noun phrase with its prepositional phrases ("the filing of the opposition") or a clause ("the
    complaint was filed in Boston"). It ends at punctuation, at a conjunction, at a date after a preposition, and
    where a second subject begins ("the hearing | the witness recanted").
    """
    at, noun, verb, after_prep = first, False, False, False
    while at < len(nodes):
        node = nodes[at]
        word = (node.text or text[node.start : node.end]).lower()
        if node.kind in _STOP_KINDS:
            if node.kind == code("QUOTE") and at == first:
                at += 1
                continue
            break
        if word in _STOPWORDS:
            if word == "and" and noun and not verb and _joins_nouns(nodes, at, text):
                after_prep = True
                at += 1
                continue
            break
        if node.kind in _TAKEN:
            if at == first:
                return first
            break
        if word in _SUBJECTS:
            if noun and not after_prep:
                break
            noun, after_prep = True, False
        elif word in _DET or (node.kind in _NUMBERS and not after_prep):
            if noun and not after_prep and not (verb and _verb_before(nodes, at, text)):
                break
            after_prep = True
        elif word in _PREPS or node.kind == code("TO"):
            if at + 1 < len(nodes) and nodes[at + 1].kind in _TAKEN:
                break
            if not noun:
                break
            after_prep = True
        elif (
            word in _AUX
            or word in _VERBS
            or (node.kind == code("WORD") and word.endswith("ed") and noun and not after_prep)
        ):
            if verb and not noun:
                break
            verb, after_prep = True, False
        else:
            noun, after_prep = True, False
        at += 1
    while at > first and (
        nodes[at - 1].text or text[nodes[at - 1].start : nodes[at - 1].end]
    ).lower() in _PREPS | _DET | {"not", "only"}:
        at -= 1
    return at if noun else first


_NUMBERS = {code(k) for k in "ONES CARD TENS DAYNUM NUM2".split()}


def _verb_before(nodes: list[Node], at: int, text: str) -> bool:
    word = (nodes[at - 1].text or text[nodes[at - 1].start : nodes[at - 1].end]).lower()
    return word in _AUX or word in _VERBS or word.endswith(("ed", "ing"))


def _joins_nouns(nodes: list[Node], at: int, text: str) -> bool:
    """True for "before the search and seizure.": a noun and then the end of the clause."""
    rest = nodes[at + 1 : at + 4]
    for node in rest:
        if node.kind in _STOP_KINDS:
            return True
        word = (node.text or text[node.start : node.end]).lower()
        if word in _SUBJECTS or word in _DET or word in _AUX or word in _VERBS or word.endswith("ed"):
            return False
    return not rest[3:] and at + 4 >= len(nodes)


def _is_clause(nodes: list[Node], first: int, last: int) -> bool:
    words = [n.text.lower() for n in nodes[first:last]]
    starts = words[0] in _DET or words[0] in _SUBJECTS or nodes[first].kind in (code("CAP"), code("THE"))
    return (
        starts
        and len(words) > 1
        and any(w in _AUX or w in _VERBS or (w.endswith("ed") and len(w) > 3) for w in words[1:])
    )


_HAPPENING = frozenset(
    "hearing trial raid crash arrest fire attack meeting vote strike shooting explosion flood accident "
    "incident collision verdict sentencing filing deposition testimony inspection search seizure election "
    "storm riot ceremony wedding funeral interview interrogation transfer removal deportation release "
    "announcement merger closing sale purchase injury death murder robbery surgery operation visit call "
    "conference inauguration invasion battle launch spill breach outage killing assault escape signing "
    "settlement argument arraignment conviction acquittal indictment complaint order ruling decision "
    "judgment award resignation appointment promotion termination dismissal firing hiring departure "
    "arrival flight drill protest rally march evacuation blast derailment earthquake hurricane audit "
    "recall offering closure payment injection execution detention encounter stop confrontation "
    "altercation session negotiation negotiations talks summit deal agreement oath".split()
)


def _is_happening(nodes: list[Node], first: int, last: int) -> bool:
    words = [n.text.lower() for n in nodes[first:last]]
    if _is_clause(nodes, first, last):
        return True
    head = words[: next((i for i, w in enumerate(words) if w in _PREPS and i), len(words))]
    return any(w.rstrip("s") in _HAPPENING or w in _HAPPENING or w.endswith(("tion", "sion", "ment")) for w in head)
