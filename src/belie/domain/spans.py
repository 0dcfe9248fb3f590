"""Half-open character spans and anchors: where in a document words stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from belie.domain.ids import DocumentId


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `[start, end)` of a text; `start <= end`, both at least 0."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the words at this span."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """Return the span moved `by` characters."""
        return Span(self.start + by, self.end + by)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order with touching or overlapping ones joined and empty ones left out."""
    merged: list[Span] = []
    for span in sorted(spans):
        if not len(span):
            continue
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def trim(text: str, span: Span) -> Span:
    """Return the span without white space at its ends (empty at its start when nothing is left)."""
    words = span.of(text)
    lead = len(words) - len(words.lstrip())
    start = span.start + lead
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where words stand in a document as filed.

    `spans` are offsets into `Document.text` (pages joined by a form feed), ascending and disjoint; there
    are several when page furniture or the attributing words cut the quotation. `quote` equals the text at
    the spans, joined as they stand; `page_indexes` count from 0, in order.
    """

    document: DocumentId
    spans: tuple[Span, ...]
    page_indexes: tuple[int, ...]
    quote: str

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("an anchor needs a span")
        if any(a.end > b.start for a, b in pairwise(self.spans)):
            raise ValueError("an anchor's spans must ascend and be disjoint")

    @property
    def start(self) -> int:
        """First character offset."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.spans[-1].end

    def holds_in(self, text: str) -> bool:
        """True when the quote still equals the words of `text` at the spans."""
        return self.quote == quote_at(text, self.spans)


def quote_at(text: str, spans: Sequence[Span]) -> str:
    """Return the words of `text` at the spans, joined as they stand."""
    return "".join(span.of(text) for span in spans)


def fold_space(text: str) -> str:
    """Return the text with every run of white space as one blank and none at the ends."""
    return " ".join(text.split())
