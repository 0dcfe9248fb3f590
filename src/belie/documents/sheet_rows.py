"""How a row of a sheet stands in a page's text: its short cells on one line, a cell that holds sentences by itself.

A row is no statement; a sentence in a cell may be one. It ends with its cell, and was written on the day of its row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from belie.documents.clean import Cleaned
from belie.documents.dating import first_written_date
from belie.documents.paragraphs import is_stopped
from belie.domain.documents import Document
from belie.domain.spans import Span
from belie.domain.tables import Cell, Grid

FORMAT = "sheet"  # value of `Document.format`: workbooks and tables of separated values
CELL_BORDER = " | "
FEWEST_WORDS = 4  # of a sentence in a cell
WORDS_WITHOUT_STOP = 8  # of a cell that is prose though no full stop ends it
LONGEST_DAY = 30  # characters of a cell that holds a day

_SMALL = re.compile(r"[a-z][a-z'’-]*[,;:.]?")
_WRITTEN = re.compile(r"\b(?:date|day|when|time|logged|entered|reported|recorded|created|datum|fecha)\b", re.IGNORECASE)
_OTHERWISE = re.compile(r"\b(?:birth|born|dob|expir\w*|due|effective|start|end|hired?)\b", re.IGNORECASE)


def is_prose(text: str) -> bool:
    """True for a cell that holds a sentence: small words and a full stop, or words enough that most are small."""
    words = text.split()
    small = sum(_SMALL.fullmatch(word) is not None for word in words)
    if len(words) < FEWEST_WORDS or small < 2:
        return False
    return is_stopped(text.strip()) or (len(words) >= WORDS_WITHOUT_STOP and 2 * small >= len(words))


def find_prose(document: Document, cleaned: Cleaned) -> Iterator[tuple[Span, str]]:
    """Yield the paragraphs of a sheet that hold sentences, and the day of the row as it is shown, "" for none.

    The day is that of the row's only date, or of the one under "Date" or the like; a date of birth is none.
    """
    days = sorted(_days(document))
    starts = [start for start, _ in days]
    for paragraph in cleaned.paragraphs:
        words = paragraph.of(cleaned.text)
        if CELL_BORDER in words or not is_prose(words):
            continue
        at = cleaned.to_source(paragraph)[0].start
        near = bisect_right(starts, at) - 1
        yield paragraph, days[near][1] if near >= 0 else ""


def _days(document: Document) -> Iterator[tuple[int, str]]:
    """Yield where each row begins in the document's text, and its day."""
    for start, page in zip(document.page_starts(), document.pages, strict=True):
        if page.grid is None:
            yield start, ""
            continue
        for _, cells in groupby(page.grid, key=lambda cell: cell.row):
            row = list(cells)
            yield start + row[0].span.start, _day_of(row, page.text, page.grid)


def _day_of(row: list[Cell], text: str, grid: Grid) -> str:
    if not any(is_prose(cell.span.of(text)) for cell in row):
        return ""
    found: list[tuple[bool, str]] = []  # whether the column says that it is the row's day, and the day
    for cell in row:
        shown = cell.span.of(text)
        name = grid.header[cell.column - 1] if cell.column <= len(grid.header) else ""
        if len(shown) <= LONGEST_DAY and first_written_date(shown) and not _OTHERWISE.search(name):
            found.append((_WRITTEN.search(name) is not None, shown))
    named = [day for says_so, day in found if says_so]
    return named[0] if named else found[0][1] if len(found) == 1 else ""
