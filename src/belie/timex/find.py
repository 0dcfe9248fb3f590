"""Time expressions of a text, end to end: clean view, scan, grammar, resolver, spans on the original."""

from __future__ import annotations

import re
from dataclasses import dataclass

from belie.domain.dates import Granularity, When
from belie.domain.spans import Span
from belie.timex.anchors import DatedClause, date_of_event
from belie.timex.clean import View, clean
from belie.timex.context import Focus, choose_mode, reads_day_first
from belie.timex.days import days_of, granularity_of
from belie.timex.durations import duration_value, resolve_offset
from belie.timex.event_phrases import attach_events
from belie.timex.names import NamedPeriods
from belie.timex.pattern import Node, code, rewrite
from belie.timex.reading import Reading, Value
from belie.timex.resolve import resolve
from belie.timex.rules_amounts import DURATIONS, NUMBERS
from belie.timex.rules_dates import AFTERMATH, CALENDAR, CLOCKS, RELATIVE
from belie.timex.rules_joins import EDGES, RANGES
from belie.timex.scan import may_hold_time, scan, split
from belie.timex.tense import tense_of
from belie.timex.terms import Bound, Cal, Clock, Dur, Ending, Event, Fixed, Named, Range, Rel, RelNamed
from belie.timex.types import EventOffset, Mode, SpanStyle, TimeContext, TimeExpression, TimeType

_TIMES = frozenset(code(k) for k in "DATE TIME DUR SET RANGE BOUND EVENT NAMED POINTED PRESENT PAST FUTURE AGE".split())
_AGE = code("AGE")
_LPAR, _RPAR = code("LPAR"), code("RPAR")
# Adjectives and "at night", which TIMEX corpora of narrative mark and nobody else wants.
_ADJECTIVES = {code("ADJPAST"): "PAST_REF", code("ADJNOW"): "PRESENT_REF", code("ADJFUTURE"): "FUTURE_REF"}
_AT_NIGHT = code("ATNIGHT")
_FAINT = frozenset((*_ADJECTIVES, _AT_NIGHT))
_REFS = {code("PRESENT"): "PRESENT_REF", code("PAST"): "PAST_REF", code("FUTURE"): "FUTURE_REF", **_ADJECTIVES}


@dataclass(slots=True)
class _Sentence:
    nodes: list[Node]
    start: int
    end: int
    number: int
    paragraph: int


def find_times(text: str, context: TimeContext) -> list[TimeExpression]:
    """Return the time expressions of a text, in text order, never overlapping; empty when there are none.

    Offsets are those of the text as given, whatever was dropped to read it. The same text and context give the
    same answer.
    """
    view = clean(text)
    sentences = _parse(view.text, context)
    names = NamedPeriods(view.text, sentences, context.defined)
    reading = _begin(view.text, sentences, context)
    found = _read(view, sentences, names, reading, context)
    for start, end in view.stamps:
        stamp = text[start:end]
        inner = _begin(stamp, parsed := _parse(stamp, context), context)
        for each in _read(clean_as_is(stamp), parsed, NamedPeriods("", [], {}), inner, context):
            found.append(_moved(each, start))
    return _apart(found)


def clean_as_is(text: str) -> View:
    """Return a view that drops nothing."""
    return View(text, (), (0,), (0,))


def _moved(each: TimeExpression, by: int) -> TimeExpression:
    return TimeExpression(
        span=each.span.shift(by), type=each.type, value=each.value, when=each.when, mod=each.mod, resolved=each.resolved
    )


def _apart(found: list[TimeExpression]) -> list[TimeExpression]:
    kept: list[TimeExpression] = []
    for each in sorted(found, key=lambda e: (e.span.start, -e.span.end)):
        if not kept or each.span.start >= kept[-1].span.end:
            kept.append(each)
    return kept


def _parse(text: str, context: TimeContext) -> list[_Sentence]:
    sentences = []
    phrase = context.spans is SpanStyle.PHRASE
    paragraph = last = 0
    for number, tokens in enumerate(split(scan(text), text)):
        start, end = tokens[0].start, tokens[-1].end
        paragraph += "\n" in text[last:start] or "\n" in text[tokens[-1].start : end]
        last = end
        if may_hold_time(tokens):
            for node in tokens:
                node.text = node.text or text[node.start : node.end]
            tokens = parse_sentence(tokens, text, events=phrase)
        sentences.append(_Sentence(tokens, start, end, number, paragraph))
    return sentences


def parse_sentence(nodes: list[Node], text: str, *, events: bool) -> list[Node]:
    """Return the tokens of one sentence with every time expression made one node."""
    nodes = rewrite(nodes, NUMBERS)
    nodes = rewrite(nodes, CALENDAR)
    nodes = rewrite(nodes, DURATIONS)
    nodes = rewrite(nodes, RELATIVE)
    nodes = rewrite(nodes, CLOCKS)
    nodes = rewrite(nodes, EDGES)
    if events:
        nodes = attach_events(nodes, text)
    nodes = rewrite(nodes, AFTERMATH)
    return rewrite(nodes, RANGES)


def _begin(text: str, sentences: list[_Sentence], context: TimeContext) -> Reading:
    mode = context.mode
    times = [node for s in sentences for node in s.nodes if node.kind in _TIMES]
    if mode is Mode.AUTO:
        mode = choose_mode(times, context.dct)
    reading = Reading(
        dct=context.dct,
        mode=mode,
        whole=context.spans is SpanStyle.PHRASE,
        day_first=reads_day_first(text),
        focus=Focus(),
    )
    for node in times:
        term = _first_cal(node.value)
        if term is not None and term.year is not None and not term.two_digit and not term.bc:
            reading.first_year = term.year
            break
    return reading


def _isolated_years(sentences: list[_Sentence]) -> frozenset[int]:
    """Return the years a text tells once and away from its others: an aside that does not move the story.

    Only texts that tell at least eight years are judged; a year belongs when another lies within two years.
    """
    years = [
        term.year
        for sentence in sentences
        for node in sentence.nodes
        if node.kind in _TIMES and (term := _first_cal(node.value)) is not None and term.year and not term.two_digit
    ]
    if len(years) < 8:
        return frozenset()
    return frozenset(year for year in set(years) if sum(abs(year - other) <= 2 for other in years) == 1)


def _first_year(node: Node) -> int | None:
    term = _first_cal(node.value)
    return term.year if term is not None else None


def _first_cal(term: object) -> Cal | None:
    while isinstance(term, Range | Bound | Clock):
        term = term.first if isinstance(term, Range) else term.term if isinstance(term, Bound) else term.on
    return term if isinstance(term, Cal) else None


def _read(
    view: View, sentences: list[_Sentence], names: NamedPeriods, reading: Reading, context: TimeContext
) -> list[TimeExpression]:
    style = context.spans
    found: list[TimeExpression] = []
    clauses: list[DatedClause] = []
    events: list[tuple[int, Event]] = []
    names.bind(reading)
    faint = reading.narrative and not reading.whole
    isolated = _isolated_years(sentences)
    for sentence in sentences:
        reading.sentence = sentence.number
        words, told, depth = "", "", 0
        for index, node in enumerate(sentence.nodes):
            if node.kind not in _TIMES and not (node.kind in _FAINT and faint):
                depth += (node.kind == _LPAR) - (node.kind == _RPAR)
                continue
            before = sentence.nodes[index - 1] if index else None
            if not words:
                words = view.text[sentence.start : sentence.end]
                told = _without_events(words, sentence)
            reading.tense = tense_of(words, node.start - sentence.start, node.end - sentence.start)
            reading.ahead = "" if reading.focus.value else _ahead(sentence.nodes, index, reading)
            for piece in _pieces(node, style):
                if isinstance(piece.value, Event):
                    events.append((len(found), piece.value))
                    found.append(_event(view, piece, piece.value))
                    continue
                value = _value_of(piece, reading)
                if value is None:
                    continue
                antecedent = _told_before(piece, value, sentences, sentence, view.text) if reading.whole else None
                if antecedent is not None:
                    found.append(_event(view, piece, antecedent))
                    continue
                expression = _expression(view, piece, value, reading)
                found.append(expression)
                names.tell(piece, expression, reading)
                _remember(
                    value, piece, before, reading, sentence.paragraph, depth > 0 or _first_year(piece) in isolated
                )
                clause = _clause(told, node.start - sentence.start, node.end - sentence.start)
                if value.type in ("DATE", "TIME") and days_of(value.text):
                    clauses.append(DatedClause(clause, value.text, piece.start))
        for piece in names.in_sentence(sentence.start, sentence.end):
            meaning, when = reading.named[piece.value.name]
            span = Span(view.source_start(piece.start), view.source_end(piece.end))
            found.append(TimeExpression(span=span, type=TimeType.DATE, value=meaning, when=when))
    for index, event in events:
        found[index] = _resolved(found[index], event, clauses, reading)
    return found


def _pieces(node: Node, style: SpanStyle) -> list[Node]:
    if style is SpanStyle.PHRASE:
        return [] if node.kind == _AGE else [node]
    if node.inner is not None and isinstance(node.value, Bound):
        return _pieces(node.inner, style)
    if isinstance(node.value, Ending) and node.parts:
        return list(node.parts)
    if isinstance(node.value, Range) and node.parts:
        first, last = node.parts
        term = node.value
        return [
            Node(
                first.kind,
                first.start,
                first.end,
                term.first if isinstance(term.first, Cal) else first.value,
                mod=first.mod,
            ),
            Node(last.kind, last.start, last.end, Range(first=term.first, last=term.last), mod=last.mod, text="last"),
        ]
    return [node]


def _value_of(piece: Node, reading: Reading) -> Value | None:
    if piece.kind in _REFS:
        return Value(_REFS[piece.kind], "a word for it")
    if piece.kind == _AT_NIGHT:
        return Value(f"XXXX-XX-XXT{piece.value}", "a part of any day", type="TIME")
    value = resolve(piece.value, reading)
    if value is not None and piece.text == "last" and isinstance(piece.value, Range) and "/" in value.text:
        return Value(value.text.partition("/")[2], value.derived, type=value.type)
    return value


_CLAUSE_STARTS = re.compile(r"[;:]\s|,\s+(?:and|but)\s")
_LAST_WORDS = re.compile(r"[\s,;:.!?]*$")


def _told_before(piece: Node, value: Value, sentences: list[_Sentence], sentence: _Sentence, text: str) -> Event | None:
    """Return "three days later" as an offset from the clause before it, when no date has been told to count from."""
    term = piece.value
    if isinstance(term, Clock) and term.shift and isinstance(term.on, Rel) and term.on.base == "focus":
        term = Rel(unit="D", n=term.shift, base="focus")
    counted = isinstance(term, Rel) and term.base == "focus" and (term.shifted or term.n in (1, -1))
    if not isinstance(term, Rel) or not counted or (value.text and not value.derived.endswith("the document date")):
        return None
    before = [m.end() for m in _CLAUSE_STARTS.finditer(text, sentence.start, piece.start)]
    if before:
        left, right = ([sentence.start, *before])[-2], before[-1]
    else:
        earlier = next((s for s in reversed(sentences[: sentences.index(sentence)]) if s.end - s.start > 3), None)
        if earlier is None:
            return None
        left, right = earlier.start, earlier.end
    clause = _LAST_WORDS.sub("", re.sub(r"(?:,\s+(?:and|but))\s*$", "", text[left:right]))
    if not clause:
        return None
    amounts = tuple((None if n is None else abs(n), unit) for n, unit in ((term.n, term.unit), *term.frac))
    sign = "+" if term.n is None or term.n > 0 else "-"
    return Event(offset=sign + duration_value(amounts, whole=True), start=left, end=left + len(clause))


def _ahead(nodes: list[Node], index: int, reading: Reading) -> str:
    """Return the value of the next full date of the sentence."""
    for node in nodes[index + 1 :]:
        term = node.value
        if (
            node.kind not in _TIMES
            or node.kind in _REFS
            or isinstance(term, Rel | RelNamed | Fixed | Dur | Event | Named)
        ):
            continue
        if isinstance(term, Clock) and (term.on is None or isinstance(term.on, Rel | RelNamed)):
            continue
        value = resolve(term, reading)
        if value is not None and days_of(value.text):
            return value.text
    return ""


_MOVES = frozenset(code(kind) for kind in "IN BY SINCE DURING UNTIL EARLY LATE FROM AFTER".split())


def _remember(value: Value, piece: Node, before: Node | None, reading: Reading, paragraph: int, aside: bool) -> None:
    """Let the reading know the date just told."""
    term = piece.value
    text = value.text
    if value.type not in ("DATE", "TIME") or "REF" in text or text.startswith(("FY", "XXXX", "T")):
        return
    if isinstance(term, Rel) and reading.narrative and (term.base == "dct" or term.unit in ("DE", "CE")):
        return
    bare = isinstance(term, Cal) and term.year is not None and term.month is None and not term.sub
    passing = bare and (aside or not (before is None or before.kind in _MOVES or piece.mod))
    reading.focus.tell(text, sentence=reading.sentence, paragraph=paragraph, passing=passing)


_CLAUSE_END = re.compile(r"[;:]")


def _without_events(words: str, sentence: _Sentence) -> str:
    """Return the sentence with event phrases blanked, so that none is dated by its own words."""
    for node in sentence.nodes:
        if isinstance(node.value, Event):
            start, end = node.start - sentence.start, node.end - sentence.start
            words = words[:start] + " " * (end - start) + words[end:]
    return words


def _clause(words: str, start: int, end: int) -> str:
    left = max((m.end() for m in _CLAUSE_END.finditer(words, 0, start)), default=0)
    right = next((m.start() for m in _CLAUSE_END.finditer(words, end)), len(words))
    return f"{words[left:start]} {words[end:right]}"


def _expression(view: View, piece: Node, value: Value, reading: Reading) -> TimeExpression:
    kind = TimeType(value.type)
    when = when_of(value, piece.mod, reading) if kind in (TimeType.DATE, TimeType.TIME) else None
    span = Span(view.source_start(piece.start), view.source_end(piece.end))
    return TimeExpression(span=span, type=kind, value=value.text, when=when, mod=piece.mod)


def when_of(value: Value, mod: str, reading: Reading) -> When | None:
    """Return the days of a value with its other readings; None when no calendar holds it."""
    approximate = mod in ("APPROX",)
    dct = reading.dct
    if value.text == "PRESENT_REF":
        return (
            When(earliest=dct, latest=dct, approximate=True, derived="the document date", timex=value.text)
            if dct
            else None
        )
    if value.text in ("PAST_REF", "FUTURE_REF"):
        if dct is None:
            return None
        past = value.text == "PAST_REF"
        return When(
            earliest=None if past else dct, latest=dct if past else None, granularity=Granularity.INTERVAL,
            approximate=True, derived="the document date", timex=value.text,
        )  # fmt: skip
    days = days_of(value.text)
    if days is None:
        return None
    others = tuple(
        When(
            earliest=d[0],
            latest=d[1],
            granularity=granularity_of(o),
            approximate=approximate,
            derived="other reading",
            timex=o,
        )
        for o in value.others
        if (d := days_of(o)) and d != days
    )
    return When(
        earliest=days[0], latest=days[1], granularity=granularity_of(value.text), approximate=approximate,
        alternatives=others, derived=value.derived, timex=value.text,
    )  # fmt: skip


def _event(view: View, piece: Node, event: Event) -> TimeExpression:
    anchor = Span(view.source_start(event.start), view.source_end(event.end))
    words = " ".join(view.text[event.start : event.end].split())
    return TimeExpression(
        span=Span(view.source_start(piece.start), view.source_end(piece.end)),
        type=TimeType.DATE,
        value=EventOffset(anchor_event=words, offset=event.offset, anchor_span=anchor),
        mod=piece.mod,
    )


def _resolved(found: TimeExpression, event: Event, clauses: list[DatedClause], reading: Reading) -> TimeExpression:
    assert isinstance(found.value, EventOffset)
    date = next((c.value for c in clauses if c.at == event.dated_by), "") if event.dated_by >= 0 else ""
    date = date or date_of_event(found.value.anchor_event, clauses, reading)
    days = days_of(date) if date else None
    if days is None or days[0] is None or days[1] is None:
        return found
    resolved = resolve_offset(event.offset, days[0], days[1])
    if not resolved:
        return found
    when = when_of(
        Value(resolved, f"{event.offset} from {found.value.anchor_event!r}, dated {date} in the text"),
        found.mod,
        reading,
    )
    return TimeExpression(
        span=found.span, type=found.type, value=found.value, when=when, mod=found.mod, resolved=resolved
    )
