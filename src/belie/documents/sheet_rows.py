"""How a row of a sheet stands in a page's text: its short cells on one line, a cell that holds sentences by itself.

A row is no statement; a sentence in a cell may be one, and never runs on into the next cell.
"""

from __future__ import annotations

from collections.abc import Iterable

from belie.domain.spans import Span

FORMAT = "sheet"  # value of `Document.format`: workbooks and tables of separated values
CELL_BORDER = " | "


def without_rows(paragraphs: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a sheet that stand in one cell: those of several are a row."""
    return tuple(paragraph for paragraph in paragraphs if CELL_BORDER not in paragraph.of(text))
