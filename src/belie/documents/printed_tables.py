"""Tables printed on a page: rows of cells, told by the white columns that run down between the words.

Nothing marks a table in a PDF or a scan. Lines whose words stand apart by more than a blank, one below the other,
are taken for its rows, and what no row's words cross for the room between its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from belie.domain.documents import Page, Word
from belie.domain.spans import Span

_APART = re.compile(r"\S(?: {2,}|\t)\S")
FEWEST_ROWS = 2
NARROWEST_RIVER_PT = 2.0  # below a blank of 8-point type (2.2 pt in Times)
CROSSING_SHARE = 0.1  # of the rows may have words across a river: headings over several columns
PARTED_ROWS = 2  # a river parts the words of at least so many rows


def find_rows(page: Page) -> Iterator[list[Span]]:
    """Yield the rows of the tables on a page, top to bottom: the span of each cell in the page's text, left to right.

    A cell without words is left out. Without word boxes the wide gaps in the text part the cells.
    """
    block: list[Span] = []
    for line in [*_lines(page.text), None]:
        if line is not None and not line.of(page.text).strip():
            continue
        if line is not None and _APART.search(line.of(page.text)):
            block.append(line)
            continue
        if len(block) >= FEWEST_ROWS:
            yield from _cells_of(page, block)
        block = []


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        yield Span(at, at + len(line))
        at += len(line) + 1


def _cells_of(page: Page, block: Sequence[Span]) -> Iterator[list[Span]]:
    if not page.words:
        for line in block:
            yield list(_split_at_gaps(page.text, line))
        return
    rows = [[word for word in page.words if line.contains(word.span)] for line in block]
    rivers = _rivers(rows)
    for row in rows:
        cells: list[Span] = []
        place = -1
        for word in sorted(row, key=lambda word: word.bbox_pt[0]):
            middle = (word.bbox_pt[0] + word.bbox_pt[2]) / 2
            column = sum(river < middle for river in rivers)
            if column == place:
                last = cells[-1]
                cells[-1] = Span(min(last.start, word.span.start), max(last.end, word.span.end))
            else:
                cells.append(word.span)
            place = column
        if len(cells) > 1:
            yield cells


def _split_at_gaps(text: str, line: Span) -> Iterator[Span]:
    for cell in re.finditer(r"\S+(?: \S+)*", line.of(text)):
        yield Span(line.start + cell.start(), line.start + cell.end())


def _rivers(rows: Sequence[Sequence[Word]]) -> list[float]:
    """Return the middles of the white columns between the words of the rows, left to right."""
    sides = sorted({side for row in rows for word in row for side in (word.bbox_pt[0], word.bbox_pt[2])})
    most = CROSSING_SHARE * len(rows)
    rivers: list[float] = []
    opened: float | None = None
    for left, right in pairwise(sides):
        crossing = sum(any(word.bbox_pt[0] < right and word.bbox_pt[2] > left for word in row) for row in rows)
        if crossing <= most:
            opened = left if opened is None else opened
        elif opened is not None:
            middle = (opened + left) / 2
            if left - opened >= NARROWEST_RIVER_PT and _parted(rows, middle) >= PARTED_ROWS:
                rivers.append(middle)
            opened = None
    return rivers


def _parted(rows: Sequence[Sequence[Word]], middle: float) -> int:
    """Return how many rows have words on both sides."""
    return sum(len({word.bbox_pt[0] < middle for word in row}) == 2 for row in rows)
