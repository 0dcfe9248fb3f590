"""The printed line number of a place: what a transcript is cited by ("30:4-18")."""

from __future__ import annotations

from belie.domain.documents import Document
from belie.domain.spans import Span


def line_number_at(document: Document, offset: int) -> int | None:
    """Return the number printed before the line that holds a character of `Document.text`, None without one.

    A line number is furniture: digits alone, with nothing but blanks before them on their line.
    """
    (index,) = document.page_indexes((Span(offset, offset + 1),)) or (0,)
    page = document.pages[index]
    start = document.page_starts()[index]
    line = page.text.rfind("\n", 0, offset - start) + 1
    for span in page.furniture:
        if line <= span.start <= offset - start and span.of(page.text).strip().isdigit():
            return int(span.of(page.text)) if not page.text[line : span.start].strip() else None
    return None
