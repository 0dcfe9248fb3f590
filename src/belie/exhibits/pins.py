"""Where words stand inside a paper, closer than its page: "¶ 7" of a numbered paper, "30:4-31:2" of a transcript,
"Log!D4" of a workbook.

Source: Bluebook B17.1.2: paragraphs, or page and line, where a paper has them, as they are more precise than pages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from belie.citations.index import Paper
from belie.documents.sheet_rows import FORMAT as SHEET
from belie.domain.documents import Document, DocumentKind
from belie.domain.spans import Span
from belie.domain.tables import Cell

SPOKEN = frozenset((DocumentKind.TESTIMONY, DocumentKind.TRANSCRIPT))


def paragraph_pin(paper: Paper, spans: Sequence[Span]) -> str:
    """Return "¶ 7", "¶¶ 7-9" for words in numbered paragraphs, "" for words outside of them."""
    if not spans or (paper.frame and paper.frame.kind in SPOKEN) or not paper.paragraphs:
        return ""
    start, end = (paper.cleaned.to_clean(at) for at in (spans[0].start, max(spans[0].start, spans[-1].end - 1)))
    held = [number for number, span in paper.paragraphs.items() if span.start <= end and start < span.end]
    if not held or not any(span.start <= start < span.end for span in paper.paragraphs.values()):
        return ""
    return f"¶ {held[0]}" if len(held) == 1 else f"¶¶ {held[0]}-{held[-1]}"


def line_pin(paper: Paper, spans: Sequence[Span]) -> str:
    """Return "30:4", "30:4-18", "30:4-31:2" for words of a transcript with numbered lines, else ""."""
    if not spans or paper.frame is None or paper.frame.kind not in SPOKEN:
        return ""
    first, last = _line_at(paper, spans[0].start), _line_at(paper, max(spans[0].start, spans[-1].end - 1))
    if first is None or last is None:
        return ""
    if first == last:
        return f"{first[0]}:{first[1]}"
    return f"{first[0]}:{first[1]}-" + (f"{last[1]}" if first[0] == last[0] else f"{last[0]}:{last[1]}")


def cell_pin(document: Document, spans: Sequence[Span]) -> str:
    """Return "Log!D4", "Log!A4:D4" for words in a workbook's cells, "row 4", "rows 4-6" in a table, else ""."""
    if not spans or document.format != SHEET:
        return ""
    begin, end = _cell_at(document, spans[0].start), _cell_at(document, max(spans[0].start, spans[-1].end - 1))
    if begin is None or end is None or begin[0] != end[0]:
        return ""
    (sheet, first), (_, last) = begin, end
    if sheet:
        return f"{sheet}!{first.name}" + (f":{last.name}" if last != first else "")
    return f"row {first.row}" if first.row == last.row else f"rows {first.row}-{last.row}"


def _cell_at(document: Document, at: int) -> tuple[str, Cell] | None:
    """Return the sheet and cell that hold a character of the document, None where it stands in no cell."""
    starts = document.page_starts()
    index = bisect_right(starts, at) - 1
    grid, at = document.pages[index].grid, at - starts[index]
    if grid is None:
        return None
    near = bisect_right(range(len(grid)), at, key=lambda cell: grid.places[4 * cell + 2]) - 1
    if near < 0:
        return None
    row, column, start, end = grid.places[4 * near : 4 * near + 4]
    cell = Cell(row=row, column=column, span=Span(start, end))
    return (grid.sheet, cell) if start <= at < end else None


def _line_at(paper: Paper, at: int) -> tuple[int, int] | None:
    return next(
        (
            (page, line)
            for page, lines in paper.lines.items()
            for line, span in lines.items()
            if span.start <= at < max(span.end, span.start + 1)
        ),
        None,
    )
