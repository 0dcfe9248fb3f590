"""What `find_times` takes and gives: a context in, time expressions out. Frozen, in text order, never overlapping."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from belie.domain.dates import When
from belie.domain.spans import Span


class Mode(StrEnum):
    """What incomplete dates lean on.

    NEWS: the document date (news, e-mail, letters). NARRATIVE: the date told last (histories, declarations,
    complaints). AUTO: chosen from the text, see `belie.timex.context.choose_mode`.
    """

    NEWS = "news"
    NARRATIVE = "narrative"
    AUTO = "auto"


class SpanStyle(StrEnum):
    """PHRASE takes signal words and event clauses into the span and reads intervals; TIMEX3 leaves them out."""

    PHRASE = "phrase"
    TIMEX3 = "timex3"


class TimeType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeContext:
    """What the reader of a text knows before reading it.

    Attributes:
        dct: The day the document was made; None when unknown, and nothing is then resolved against it.
        mode: What incomplete dates lean on.
        defined: Named periods of the record ("Relevant Period") beside those the text itself defines.
        spans: How wide the spans are drawn.
    """

    dct: date | None = None
    mode: Mode = Mode.AUTO
    defined: Mapping[str, When] = field(default_factory=dict)
    spans: SpanStyle = SpanStyle.PHRASE


@dataclass(frozen=True, slots=True, kw_only=True)
class EventOffset:
    """A time told by its distance from an event.

    Attributes:
        anchor_event: The event in the words of the text, white space folded.
        offset: Signed ISO 8601 duration: "-P1D" a day before, "P0D" the same day, "-PXD" some days before,
            "+PX" some time after, "<+P14D" within 14 days after, ">-P10D" at least 10 days before,
            "+P1W/+P2W" between.
        anchor_span: Where those words stand.
    """

    anchor_event: str
    offset: str
    anchor_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """One time expression.

    Attributes:
        span: Characters of the text as given.
        type: As in TIMEX3.
        value: ISO 8601 / TIMEX3 value, an interval "A/B" with ".." for an open side, or an event offset; ""
            when the words name a time that nothing here dates.
        when: The days it covers, with other readings and how it was derived; None for durations, sets and
            what cannot be dated.
        mod: START, MID, END, APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_LESS, EQUAL_OR_MORE or "".
        resolved: For an event offset, its calendar value when the text or the document date dates the event.
    """

    span: Span
    type: TimeType
    value: str | EventOffset
    when: When | None = None
    mod: str = ""
    resolved: str = ""
