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

    `inner` are the sentences inside its shortened quotations that were worth parsing.
    """

    unit: Unit
    segment: Segment
    paragraph: Span
    parsed: ParsedSentence | None = None
    inner: list[Sentence] = field(default_factory=list)

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
        worth = [each for sentence in batch for each in (sentence, *sentence.inner) if _is_worth_parsing(each.unit)]
        for sentence, parsed in zip(worth, syntax.parse([s.unit.text for s in worth]), strict=True):
            sentence.parsed = parsed
        yield from batch


def _units(text: str, segments: Sequence[Segment], quotes: Sequence[Quote]) -> Iterator[Sentence]:
    seen = -1  # a quotation over several paragraphs stands in the units of each; its inside is read once
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
                yield sentence


def _inside(text: str, quote: Quote, segment: Segment, paragraph: Span) -> Iterator[Sentence]:
    for part in quote.parts:
        for unit in find_units(text, part, ()):
            if _is_worth_parsing(unit):
                yield Sentence(unit, segment, paragraph)


def _is_worth_parsing(unit: Unit) -> bool:
    """True when a unit may attribute something: a cue or a mark, and words beside its shortened quotations."""
    if len(unit.text) > MAX_PARSED_CHARS or not may_attribute(unit.text):
        return False
    return any(piece.quote is None and _LETTER.search(piece.at.of(unit.text)) for piece in unit.pieces)
