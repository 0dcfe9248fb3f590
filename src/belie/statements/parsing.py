"""Units with their parses: only what may attribute something is parsed, in batches, the words inside quotations too."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from belie.domain.people import NameKind
from belie.domain.ports import Parses
from belie.domain.spans import Span
from belie.domain.syntax import ParsedSentence
from belie.statements.cues import may_attribute
from belie.statements.quotes import Quote
from belie.statements.segments import Segment
from belie.statements.units import MAX_PARSED_CHARS, Unit, find_units

BATCH = 512  # units parsed at a time: bounds memory, keeps the parser busy
_LETTER = re.compile(r"[^\W_]")


@dataclass(slots=True)
class Sentence:
    """A unit with its segment and, where it was worth parsing, its parse.

    `inner` are the sentences inside its shortened quotations that were worth parsing; `leads` is true for a sentence
    right before a quotation that stands alone: it may tell who speaks.
    """

    unit: Unit
    segment: Segment
    paragraph: Span
    parsed: ParsedSentence | None = None
    inner: list[Sentence] = field(default_factory=list)
    leads: bool = False

    def names(self) -> Iterator[tuple[Span, NameKind]]:
        """Yield the parser's names with their places in the clean text."""
        for sentence in (self, *self.inner):
            for name in sentence.parsed.names if sentence.parsed else ():
                yield sentence.unit.to_clean(Span(name.start, name.end)), name.kind


def iter_sentences(
    text: str, segments: Sequence[Segment], quotes: Sequence[Quote], syntax: Parses
) -> Iterator[Sentence]:
    """Yield the units of all segments in order, parsed where they may attribute something."""
    units = _units(text, segments, quotes)
    while batch := list(islice(units, BATCH)):
        worth = [each for sentence in batch for each in (sentence, *sentence.inner) if _is_worth_parsing(each)]
        for sentence, parsed in zip(worth, syntax.parse([s.unit.text for s in worth]), strict=True):
            sentence.parsed = parsed
        yield from batch


def _units(text: str, segments: Sequence[Segment], quotes: Sequence[Quote]) -> Iterator[Sentence]:
    seen = -1  # a quotation over several paragraphs stands in the units of each; its inside is read once
    before: Sentence | None = None
    for segment in segments:
        for paragraph in segment.paragraphs:
            low = bisect_right(quotes, paragraph.start, key=lambda quote: quote.outer.end)
            high = bisect_left(quotes, paragraph.end, key=lambda quote: quote.outer.start)
            for unit in find_units(text, paragraph, quotes[low:high]):
                sentence = Sentence(unit, segment, paragraph)
                for piece in unit.shortened:
                    if piece.quote and piece.quote.outer.start > seen:
                        seen = piece.quote.outer.start
                        sentence.inner.extend(_inside(text, piece.quote, segment, paragraph))
                if before is not None:
                    before.leads = before.segment is segment and not before.unit.shortened and _is_quotation(unit)
                    yield before
                before = sentence
    if before is not None:
        yield before


def _inside(text: str, quote: Quote, segment: Segment, paragraph: Span) -> Iterator[Sentence]:
    for part in quote.parts:
        within = [inner for inner in quote.inner if part.contains(inner.outer)]
        for unit in find_units(text, part, within):
            sentence = Sentence(unit, segment, paragraph)
            if _is_worth_parsing(sentence):
                yield sentence


def _is_quotation(unit: Unit) -> bool:
    """True for a unit of nothing but a shortened quotation."""
    return bool(unit.shortened) and not any(
        piece.quote is None and _LETTER.search(piece.at.of(unit.text)) for piece in unit.pieces
    )


def _is_worth_parsing(sentence: Sentence) -> bool:
    """True when a sentence may attribute something: a cue or a mark, and words beside its shortened quotations."""
    unit = sentence.unit
    if len(unit.text) > MAX_PARSED_CHARS or not (sentence.leads or may_attribute(unit.text)):
        return False
    return any(piece.quote is None and _LETTER.search(piece.at.of(unit.text)) for piece in unit.pieces)
