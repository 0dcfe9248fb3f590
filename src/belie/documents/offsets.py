"""The way home from clean text to the document as filed.

A map is a list of pieces: `length` characters of clean text from `clean_start` are the characters of the
document from `source_start`. Pieces cover the clean text without gaps, in its order; in the document they may
leave gaps (furniture, hyphens) and go back (a footnote that stood inside a sentence).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from belie.domain.spans import Span, merge


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each clean character stands in the document; see the module for the invariant."""

    clean_starts: Sequence[int]
    source_starts: Sequence[int]
    clean_end: int  # length of the clean text
    source_order: Sequence[int]  # the pieces by source_start

    def to_source(self, span: Span) -> tuple[Span, ...]:
        """Return where the clean characters of `span` stand in the document, ascending and disjoint.

        Raises:
            ValueError: The span runs past the end of the clean text.
        """
        if span.end > self.clean_end:
            raise ValueError(f"[{span.start}, {span.end}) runs past the clean text, which has {self.clean_end}")
        found: list[Span] = []
        at = bisect_right(self.clean_starts, span.start) - 1
        while at >= 0 and at < len(self.clean_starts) and self.clean_starts[at] < span.end:
            piece_start = self.clean_starts[at]
            piece_end = self._piece_end(at)
            shift = self.source_starts[at] - piece_start
            found.append(Span(max(piece_start, span.start) + shift, min(piece_end, span.end) + shift))
            at += 1
        return merge(found)

    def to_clean(self, offset: int) -> int:
        """Return the clean offset of a character of the document.

        A character that clean text leaves out gives the place of the next one kept, in the order of the document;
        past the last one kept, the end of the clean text.
        """
        at = bisect_right(self.source_order, offset, key=self.source_starts.__getitem__) - 1
        if at >= 0:
            piece = self.source_order[at]
            inside = offset - self.source_starts[piece]
            if inside < self._piece_end(piece) - self.clean_starts[piece]:
                return self.clean_starts[piece] + inside
        following = self.source_order[at + 1 : at + 2]
        return self.clean_starts[following[0]] if following else self.clean_end

    def _piece_end(self, at: int) -> int:
        return self.clean_starts[at + 1] if at + 1 < len(self.clean_starts) else self.clean_end


class OffsetBuilder:
    """Clean text and its map, written piece by piece."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._clean_starts: list[int] = []
        self._source_starts: list[int] = []
        self._next_source = -1  # where a piece may go on
        self.at = 0  # length of the clean text so far

    def add(self, text: str, source_start: int) -> None:
        """Append `text`, which stands in the document from `source_start` on, character for character."""
        if not text:
            return
        if source_start != self._next_source:
            self._clean_starts.append(self.at)
            self._source_starts.append(source_start)
        self._texts.append(text)
        self.at += len(text)
        self._next_source = source_start + len(text)

    def build(self) -> tuple[str, OffsetMap]:
        """Return the clean text and its map."""
        order = sorted(range(len(self._source_starts)), key=self._source_starts.__getitem__)
        starts, sources = tuple(self._clean_starts), tuple(self._source_starts)
        return "".join(self._texts), OffsetMap(starts, sources, self.at, tuple(order))
