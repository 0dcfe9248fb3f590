"""Time expressions of a text, end to end: clean view, scan, grammar, resolver, spans on the original."""

from __future__ import annotations

from belie.domain.spans import Span
from belie.timex.anchors import DatedClause, DatedClauses
from belie.timex.clean import View, clean
from belie.timex.context import Focus, choose_mode, reads_day_first
from belie.timex.days import days_of
from belie.timex.names import NamedPeriods
from belie.timex.pattern import code
from belie.timex.reading import Reading
from belie.timex.results import event_expression, expression_of, pieces_of, resolved_event, value_of_piece
from belie.timex.sentences import (
    FAINT,
    SOFT,
    TIMES,
    Sentence,
    first_cal,
    first_year,
    isolated_years,
    needs_tense,
    parse_text,
)
from belie.timex.tense import tense_of
from belie.timex.terms import Event
from belie.timex.told import clause_around, date_ahead, remember, told_before, without_events
from belie.timex.types import Mode, SpanStyle, TimeContext, TimeExpression, TimeType

_LPAR, _RPAR = code("LPAR"), code("RPAR")


def find_times(text: str, context: TimeContext) -> list[TimeExpression]:
    """Return the time expressions of a text, in text order, never overlapping; empty when there are none.

    Offsets are those of the text as given, whatever was dropped to read it. The same text and context give the
    same answer.
    """
    view = clean(text)
    sentences = parse_text(view.text, context)
    names = NamedPeriods(view.text, context.defined)
    reading = _begin(view.text, sentences, context)
    found = _read(view, sentences, names, reading, context)
    for start, end in view.stamps:
        stamp = text[start:end]
        inner = _begin(stamp, parsed := parse_text(stamp, context), context)
        for each in _read(clean_as_is(stamp), parsed, NamedPeriods("", {}), inner, context):
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


def _begin(text: str, sentences: list[Sentence], context: TimeContext) -> Reading:
    mode = context.mode
    times = [node for s in sentences for node in s.nodes if node.kind in TIMES]
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
        term = first_cal(node.value)
        if term is not None and term.year is not None and not term.two_digit and not term.bc:
            reading.first_year = term.year
            break
    return reading


def _read(
    view: View, sentences: list[Sentence], names: NamedPeriods, reading: Reading, context: TimeContext
) -> list[TimeExpression]:
    style = context.spans
    found: list[TimeExpression] = []
    clauses: list[DatedClause] = []
    events: list[tuple[int, Event]] = []
    names.bind(reading)
    faint = reading.narrative and not reading.whole
    isolated = isolated_years(sentences)
    for sentence in sentences:
        reading.sentence = sentence.number
        words, told, depth = "", "", 0
        for index, node in enumerate(sentence.nodes):
            soft = (node.kind in FAINT and faint) or (node.kind == SOFT and not reading.whole)
            if node.kind not in TIMES and not soft:
                depth += (node.kind == _LPAR) - (node.kind == _RPAR)
                continue
            before = sentence.nodes[index - 1] if index else None
            if not words:
                words = view.text[sentence.start : sentence.end]
                told = without_events(words, sentence)
            leans = needs_tense(node.value)
            reading.tense = tense_of(words, node.start - sentence.start, node.end - sentence.start) if leans else ""
            reading.ahead = "" if reading.focus.value else date_ahead(sentence.nodes, index, reading)
            for piece in pieces_of(node, style):
                if isinstance(piece.value, Event):
                    events.append((len(found), piece.value))
                    found.append(event_expression(view, piece, piece.value))
                    continue
                value = value_of_piece(piece, reading)
                if value is None:
                    continue
                antecedent = told_before(piece, value, sentences, sentence, view.text) if reading.whole else None
                if antecedent is not None:
                    found.append(event_expression(view, piece, antecedent))
                    continue
                expression = expression_of(view, piece, value, reading)
                found.append(expression)
                names.tell(piece, expression, reading)
                remember(value, piece, before, reading, sentence.paragraph, depth > 0 or first_year(piece) in isolated)
                clause = clause_around(told, node.start - sentence.start, node.end - sentence.start)
                if value.type in ("DATE", "TIME") and days_of(value.text):
                    clauses.append(DatedClause(clause, value.text, piece.start))
        for piece in names.in_sentence(sentence.start, sentence.end):
            meaning, when = reading.named[piece.value.name]
            span = Span(view.source_start(piece.start), view.source_end(piece.end))
            found.append(TimeExpression(span=span, type=TimeType.DATE, value=meaning, when=when))
    dated = DatedClauses(clauses if events else ())
    for index, event in events:
        found[index] = resolved_event(found[index], event, dated, reading)
    return found
