"""How sure OCR is of the words at some place of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from belie.domain.documents import Document, Words
from belie.domain.spans import Span


class Confidence:
    """The confidence of the words of one document, asked for by spans of its text."""

    def __init__(self, document: Document) -> None:
        """Take the document with its words."""
        self._ends: list[int] = []  # of the words OCR read, in the document's text
        self._starts: list[int] = []
        self._percent: list[int] = []
        for start, page in zip(document.page_starts(), document.pages, strict=True):
            if isinstance(page.words, Words) and page.words.confidence:
                self._starts += (start + at for at in page.words.spans[::2])
                self._ends += (start + at for at in page.words.spans[1::2])
                self._percent += page.words.confidence

    def of(self, spans: Iterable[Span]) -> int:
        """Return the mean confidence of the words that touch the spans, in percent; 100 where OCR read none."""
        percent: list[int] = []
        for span in spans:
            first = bisect_left(self._ends, span.start + 1)
            percent += self._percent[first : bisect_left(self._starts, span.end)]
        return round(sum(percent) / len(percent)) if percent else 100
