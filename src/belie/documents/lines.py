"""The lines of a document that say something: furniture cut out, blank lines counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from belie.domain.documents import PAGE_BREAK, Document
from belie.domain.spans import Span, merge

INVISIBLE = "\xad\u200b\ufeff"  # soft hyphen, zero-width space, byte order mark


class Line(NamedTuple):
    """One printed line without the white space around it; offsets count in `Document.text`."""

    text: str  # what is left of it, furniture taken out
    pieces: tuple[tuple[int, int], ...]  # where that stands: (start, end), ascending; one unless furniture cuts it
    stop: int  # offset of the line's own end: of its line feed, its form feed, or the end of the text
    indent: int  # blanks before the first word, counted after a line number
    blanks: int  # blank lines between this one and the one before on the page
    page: int  # index of its page


def furniture_of(document: Document) -> tuple[Span, ...]:
    """Return all furniture as spans of `Document.text`, merged, in order."""
    starts = document.page_starts()
    return merge(
        span.shift(start) for start, page in zip(starts, document.pages, strict=True) for span in page.furniture
    )


def iter_lines(document: Document) -> Iterator[Line]:
    """Yield the lines that are neither blank nor all furniture, in order."""
    text = document.text
    furniture = furniture_of(document)
    furniture_ends = [span.end for span in furniture]
    page_starts = document.page_starts()
    at, end = 0, len(text)
    page, blanks = 0, 0
    while at <= end:
        stop = text.find("\n", at)
        stop = end if stop < 0 else stop
        feed = text.find(PAGE_BREAK, at, stop)
        if feed >= 0:
            stop = feed
        raw = text[at:stop]
        shown = raw.strip()
        if not shown.strip(INVISIBLE):
            blanks += 1
        else:
            first = bisect_right(furniture_ends, at)
            if first < len(furniture) and furniture[first].start < stop:
                line = _cut(text, at, stop, furniture, first, blanks, page)
                if line is not None:
                    yield line
                    blanks = 0
            else:
                start = at + len(raw) - len(raw.lstrip())
                yield Line(shown, ((start, start + len(shown)),), stop, start - at, blanks, page)
                blanks = 0
        at = stop + 1
        if stop < end and text[stop] == PAGE_BREAK:
            page, blanks = bisect_right(page_starts, at) - 1, 0


def _cut(text: str, at: int, stop: int, furniture: tuple[Span, ...], first: int, blanks: int, page: int) -> Line | None:
    """Return the line without its furniture, or None when nothing is left."""
    kept: list[tuple[int, int]] = []
    start, indent_from = at, at
    while first < len(furniture) and furniture[first].start < stop:
        span = furniture[first]
        if text[start : max(start, span.start)].strip():
            kept.append((start, span.start))
        elif not kept:
            indent_from = min(span.end, stop)
        start = min(span.end, stop)
        first += 1
    if text[start:stop].strip():
        kept.append((start, stop))
    if not kept:
        return None
    head, tail = text[kept[0][0] : kept[0][1]], text[kept[-1][0] : kept[-1][1]]
    kept[0] = (kept[0][0] + len(head) - len(head.lstrip()), kept[0][1])
    kept[-1] = (kept[-1][0], kept[-1][1] - len(tail) + len(tail.rstrip()))
    shown = "".join(text[a:b] for a, b in kept)
    if not shown.strip(INVISIBLE):
        return None
    return Line(shown, tuple(kept), stop, kept[0][0] - indent_from, blanks, page)
