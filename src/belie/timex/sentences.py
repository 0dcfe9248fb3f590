"""Sentences of a text with every time expression found and none dated yet."""

from __future__ import annotations

from dataclasses import dataclass

from belie.timex.event_phrases import attach_events
from belie.timex.pattern import Node, code, rewrite
from belie.timex.rules_amounts import DURATIONS, NUMBERS
from belie.timex.rules_calendar import CALENDAR
from belie.timex.rules_clocks import CLOCKS
from belie.timex.rules_joins import EDGES, RANGES
from belie.timex.rules_relative import AFTERMATH, RELATIVE
from belie.timex.scan import may_hold_time, scan, split
from belie.timex.terms import Bound, Cal, Clock, Ending, Nth, Range, Rel
from belie.timex.types import SpanStyle, TimeContext

TIMES = frozenset(code(k) for k in "DATE TIME DUR SET RANGE BOUND EVENT NAMED POINTED PRESENT PAST FUTURE AGE".split())
# Adjectives and "at night", which TIMEX corpora of narrative mark and nobody else wants.
_ADJECTIVES = {code("ADJPAST"): "PAST_REF", code("ADJNOW"): "PRESENT_REF", code("ADJFUTURE"): "FUTURE_REF"}
AT_NIGHT = code("ATNIGHT")
FAINT = frozenset((*_ADJECTIVES, AT_NIGHT))
# "In the morning", which TIMEX corpora mark and the phrase conventions do not.
SOFT = code("SOFTPART")
REFS = {code("PRESENT"): "PRESENT_REF", code("PAST"): "PAST_REF", code("FUTURE"): "FUTURE_REF", **_ADJECTIVES}


@dataclass(slots=True)
class Sentence:
    """The nodes of one sentence, where it stands in the view, and its number and its paragraph's."""

    nodes: list[Node]
    start: int
    end: int
    number: int
    paragraph: int


def parse_text(text: str, context: TimeContext) -> list[Sentence]:
    """Return the sentences of a view, in order."""
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
        else:
            tokens = []
        sentences.append(Sentence(tokens, start, end, number, paragraph))
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


def isolated_years(sentences: list[Sentence]) -> frozenset[int]:
    """Return the years a text tells once and away from its others: an aside that does not move the story.

    Only texts that tell at least eight years are judged; a year belongs when another lies within two years.
    """
    years = [
        term.year
        for sentence in sentences
        for node in sentence.nodes
        if node.kind in TIMES and (term := first_cal(node.value)) is not None and term.year and not term.two_digit
    ]
    if len(years) < 8:
        return frozenset()
    return frozenset(year for year in set(years) if sum(abs(year - other) <= 2 for other in years) == 1)


def first_year(node: Node) -> int | None:
    """Return the year a node tells, of a range that of its start."""
    term = first_cal(node.value)
    return term.year if term is not None else None


def first_cal(term: object) -> Cal | None:
    """Return the calendar fields inside a term, of a range those of its start."""
    while isinstance(term, Range | Bound | Clock):
        term = term.first if isinstance(term, Range) else term.term if isinstance(term, Bound) else term.on
    return term if isinstance(term, Cal) else None


def needs_tense(term: object) -> bool:
    """True when a term is dated by the tense of its clause: a date without a year, a weekday, the weekend."""
    if isinstance(term, Range):
        return needs_tense(term.first) or needs_tense(term.last)
    if isinstance(term, Bound):
        return needs_tense(term.term)
    if isinstance(term, Clock):
        return needs_tense(term.on)
    if isinstance(term, Rel):
        return term.unit == "WE" or needs_tense(term.base)
    if isinstance(term, Nth | Ending):
        return needs_tense(term.of if isinstance(term, Nth) else term.last)
    return isinstance(term, Cal) and term.year is None
