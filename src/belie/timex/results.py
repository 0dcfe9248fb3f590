"""From dated terms to the expressions handed out: spans on the original, days, other readings."""

from __future__ import annotations

from belie.domain.dates import Granularity, When
from belie.domain.spans import Span
from belie.timex.anchors import DatedClauses
from belie.timex.clean import View
from belie.timex.days import days_of, granularity_of
from belie.timex.durations import resolve_offset
from belie.timex.pattern import Node, code
from belie.timex.reading import Reading, Value
from belie.timex.resolve import resolve
from belie.timex.sentences import AT_NIGHT, REFS
from belie.timex.terms import Bound, Cal, Clock, Ending, Event, Range
from belie.timex.types import EventOffset, SpanStyle, TimeExpression, TimeType

_AGE = code("AGE")


def pieces_of(node: Node, style: SpanStyle) -> list[Node]:
    """Return the nodes to hand out for one: both ends of a range and what a signal governs, in TIMEX3 style."""
    if style is SpanStyle.PHRASE:
        return [] if node.kind == _AGE else [node]
    if node.inner is not None and isinstance(node.value, Bound):
        return pieces_of(node.inner, style)
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
                _first_of(term, first),
                mod=first.mod,
            ),
            Node(last.kind, last.start, last.end, Range(first=term.first, last=term.last), mod=last.mod, text="last"),
        ]
    return [node]


def _first_of(term: Range, first: Node) -> object:
    """Return the first end of a range, a clock time on the day that is told behind the second."""
    if (
        isinstance(term.first, Clock)
        and term.first.on is None
        and isinstance(term.last, Clock)
        and term.last.on is not None
    ):
        return Clock(text=term.first.text, on=term.last.on)
    return term.first if isinstance(term.first, Cal) else first.value


def value_of_piece(piece: Node, reading: Reading) -> Value | None:
    """Return the value of a node against what is known, None when its words are no time."""
    if piece.kind in REFS:
        return Value(REFS[piece.kind], "a word for it")
    if piece.kind == AT_NIGHT:
        return Value(f"XXXX-XX-XXT{piece.value}", "a part of any day", type="TIME")
    value = resolve(piece.value, reading)
    if value is not None and piece.text == "last" and isinstance(piece.value, Range) and "/" in value.text:
        return Value(value.text.partition("/")[2], value.derived, type=value.type)
    return value


def expression_of(view: View, piece: Node, value: Value, reading: Reading) -> TimeExpression:
    """Return the expression of a dated node."""
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


def event_expression(view: View, piece: Node, event: Event) -> TimeExpression:
    """Return the expression of an event offset, not yet resolved."""
    anchor = Span(view.source_start(event.start), view.source_end(event.end))
    words = " ".join(view.text[event.start : event.end].split())
    return TimeExpression(
        span=Span(view.source_start(piece.start), view.source_end(piece.end)),
        type=TimeType.DATE,
        value=EventOffset(anchor_event=words, offset=event.offset, anchor_span=anchor),
        mod=piece.mod,
    )


def resolved_event(found: TimeExpression, event: Event, clauses: DatedClauses, reading: Reading) -> TimeExpression:
    """Return the event offset with its calendar value where the text dates the event, else as it was."""
    assert isinstance(found.value, EventOffset)
    date = clauses.date_at(event.dated_by) or clauses.date_of(found.value.anchor_event, reading)
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
