"""Clean text to the pieces that are parsed: sentences with their long quotations shortened.

A quotation that stands as a sentence of its own ("..., she said.") is handed to the parser as “It is so” with its
closing punctuation: the words inside say nothing about who speaks, cost most of the time and spoil the parse. Every
offset of the shortened text leads back to the clean text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from belie.documents.sentences import split_sentences
from belie.domain.spans import Span, trim
from belie.statements.quotes import Quote

MAX_PARSED_CHARS = 3000  # of the shortened text; a longer "sentence" is a table or a text without stops
_ENDS = re.compile(r"[,.?!…]$")
_NEXT_SENTENCE = re.compile(r"[a-z][.?!]\s+[A-Z]")
MAIL_MARKS = re.compile(r"(?<=\s)>+(?=\s)")  # at the lines of a quoted mail
_STOP = re.compile(r"[.?!…—-]\s*$")
_STARTS_SENTENCE = re.compile(r"^(?:[\[(]?[A-Z0-9\[]|…|\.\.\.)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the shortened text and where it comes from; `quote` is the quotation it stands for."""

    at: Span
    source: Span
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or several that a quotation holds together.

    Attributes:
        span: Where it stands in the clean text.
        text: What is parsed.
        pieces: `text` from start to end, in order.
        quotes: Every quotation in it, shortened or not.
    """

    span: Span
    text: str
    pieces: tuple[Piece, ...]
    quotes: tuple[Quote, ...]

    def to_clean(self, span: Span) -> Span:
        """Return the clean-text span of a span of `text`; touching a shortened quotation takes all of it."""
        first = self._piece(span.start)
        last = self._piece(max(span.start, span.end - 1))
        start = first.source.start + (0 if first.quote else span.start - first.at.start)
        end = last.source.end if last.quote else last.source.start + (span.end - last.at.start)
        return Span(start, max(start, end))

    def _piece(self, at: int) -> Piece:
        index = bisect_right([piece.at.start for piece in self.pieces], at) - 1
        return self.pieces[max(index, 0)]

    @property
    def shortened(self) -> tuple[Piece, ...]:
        """The pieces that stand for a quotation."""
        return tuple(piece for piece in self.pieces if piece.quote)


def find_units(text: str, paragraph: Span, quotes: Sequence[Quote]) -> list[Unit]:
    """Return the units of a paragraph in order.

    Args:
        text: Clean text.
        paragraph: The part to cut.
        quotes: Quotations that touch the paragraph, ascending; one that started before it counts from its start.
    """
    units: list[Unit] = []
    sentences = _cut_between(text, split_sentences(text, paragraph), quotes)
    waiting: Span | None = None
    low = high = 0
    for number, sentence in enumerate(sentences):
        waiting = Span(waiting.start, sentence.end) if waiting else sentence
        while low < len(quotes) and quotes[low].outer.end <= waiting.start:
            low += 1
        high = max(high, low)
        while high < len(quotes) and quotes[high].outer.start < sentence.end:
            high += 1
        cut = high > low and quotes[high - 1].outer.end > sentence.end
        if not cut or number + 1 == len(sentences):
            units.append(_unit(text, waiting, tuple(quotes[low:high])))
            waiting = None
    return units


def _cut_between(text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> list[Span]:
    """Return the sentences, cut where one quotation ends and the next begins with no word between: two people talk."""
    cuts = [
        after.outer.start
        for before, after in pairwise(quotes)
        if not text[before.outer.end : after.outer.start].strip() and _STOP.search(before.parts[-1].of(text))
    ]
    pieces: list[Span] = []
    at = 0
    for sentence in sentences:
        start = sentence.start
        while at < len(cuts) and cuts[at] < sentence.end:
            if cuts[at] > start:
                pieces.append(trim(text, Span(start, cuts[at])))
                start = cuts[at]
            at += 1
        pieces.append(Span(start, sentence.end))
    return pieces


def _unit(text: str, span: Span, quotes: tuple[Quote, ...]) -> Unit:
    pieces: list[Piece] = []
    out: list[str] = []
    at, length = span.start, 0
    stands = 0
    for quote in quotes:
        start, end = max(quote.outer.start, span.start), min(quote.outer.end, span.end)
        if start < at or not _stands_alone(text, span, quote, first=stands == 0):
            continue
        plain = text[at:start]
        if plain:
            out.append(_flat(plain))
            pieces.append(Piece(Span(length, length + len(plain)), Span(at, start)))
            length += len(plain)
        stand_in = _stand_in(quote.parts[-1].of(text))
        out.append(stand_in)
        pieces.append(Piece(Span(length, length + len(stand_in)), Span(start, end), quote))
        length += len(stand_in)
        at = end
        stands += 1
    if at < span.end or not pieces:
        plain = text[at : span.end]
        out.append(_flat(plain))
        pieces.append(Piece(Span(length, length + len(plain)), Span(at, span.end)))
    return Unit(span, "".join(out), tuple(pieces), quotes)


def _flat(words: str) -> str:
    return MAIL_MARKS.sub(lambda marks: " " * len(marks.group()), re.sub(r"\s", " ", words))


def _stand_in(words: str) -> str:
    end = _ENDS.search(words)
    return f"“It is so{end.group() if end else ''}”"


def _is_title(inner: str) -> bool:
    """True for the name of a work: two to twelve words, capitals on all but the small ones, no stop."""
    words = re.findall(r"[^\W\d_][\w'’-]*", inner)
    main = [word for word in words if len(word) > 3]
    return 2 <= len(words) <= 12 and not _ENDS.search(inner) and len(main) >= 2 and all(w[0].isupper() for w in main)


def _stands_alone(text: str, span: Span, quote: Quote, *, first: bool) -> bool:
    """True when the quotation is a clause of its own, not words woven into the sentence around it."""
    inner = quote.parts[0].of(text)
    words = quote.words(text)
    before = text[span.start : max(span.start, quote.outer.start)].rstrip()
    after = text[min(span.end, quote.outer.end) : span.end].strip()
    stopped = _ENDS.search(quote.parts[-1].of(text)) is not None or after[:1] in (",", "?", "!")
    if _is_title(inner):
        return False
    if words >= 8 and _NEXT_SENTENCE.search(inner):
        return True  # "announced that “the fight is over. We have won.”"
    if not before:  # opens the sentence
        return (
            (words >= 2 or stopped) and (stopped or not after) and (bool(_STARTS_SENTENCE.match(inner)) or words >= 5)
        )
    if before[-1] in ",:" or (before[-1] == ";" and not first):  # “They are silly,” he said; “but she is not.”
        return ((words >= 2 or stopped) and bool(_STARTS_SENTENCE.match(inner))) or words >= 4 or not first
    if before[-1] in ".?!—–-":
        return words >= 2
    return bool(_STARTS_SENTENCE.match(inner)) and words >= 6 and stopped
