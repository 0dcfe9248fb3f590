"""Sheets as pages: a paragraph a row, every cell with its place and number.

A page holds at most `ROWS_A_PAGE` rows and begins with the sheet's name where there is one. A blank line ends a row
and stands nowhere else; the short cells of a row stand on one line, a cell that holds a sentence by itself.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from math import nan

from belie.documents.sheet_rows import CELL_BORDER, is_prose
from belie.domain.documents import DocumentKind, Page
from belie.domain.spans import Span
from belie.domain.tables import Grid
from belie.sources.cell_numbers import read_number
from belie.sources.days import read_day
from belie.sources.flow_text import INDENT

ROWS_A_PAGE = 500
MOST_CELLS = 5_000_000  # of a file; two hundred bytes each while they are read
LONGEST_HEADING = 60  # characters of a column's name
HEAD_ROWS = 10  # looked at for the header; titles and notes stand above it

ShownCell = tuple[int, str, float | None]  # column from 1, value as shown, its number

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n\s*\n\s*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROSTER = re.compile(r"\b(?:roster|census|head ?count|daily count|population report|manifest)s?\b", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:(?:last|first|full|family|given|detainee|inmate|patient|passenger|employee)?[ _]?name|surname)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:dob|date[ _]of[ _]birth|birth ?date|a[-# ]?(?:number|no|file)|alien[ _]number|bed|cell|unit|pod|dorm|housing"
    r"|booking|booked|book[ -]?in|admitted|released|nationality|citizenship|country of birth|gender|sex|rank|shift)\b",
    re.IGNORECASE,
)


class TooManyCells(Exception):
    """A file holds more than `MOST_CELLS`."""


class SheetWriter:
    """Pages of sheets, growing; a sheet is begun, its rows added in order, and ended."""

    def __init__(self) -> None:
        self.cells = 0  # so far, of all sheets
        self.pages: list[Page] = []
        self._sheet, self._hidden = "", False
        self._head: list[tuple[int, list[ShownCell]]] = []
        self._pending: list[tuple[str, tuple[Span, ...], array[int], array[float]]] = []
        self._clear_page()

    def begin(self, sheet: str, *, hidden: bool = False) -> None:
        """Begin a sheet; `sheet` is "" where the format has no names."""
        self._sheet, self._hidden = sheet, hidden
        self._head = []
        self._clear_page()

    def add(self, row: int, cells: Sequence[ShownCell]) -> None:
        """Write a row: its number as the sheet counts, and the cells that show something, by column.

        Raises:
            TooManyCells: The file has more than any table that people made.
        """
        shown = [(column, said, number) for column, words, number in cells if (said := _plain(words))]
        if not shown:
            return
        self.cells += len(shown)
        if self.cells > MOST_CELLS:
            raise TooManyCells
        if self._rows == ROWS_A_PAGE:
            self._end_page()
        if len(self._head) < 2 * HEAD_ROWS:
            self._head.append((row, shown))
        self._rows += 1
        apart = True
        for column, words, number in shown:
            prose = is_prose(words)
            if apart or prose:
                self._open_paragraph()
            else:
                self._put(CELL_BORDER)
            held = words if prose else _BLANK_LINES.sub("\n", words)
            self._places += array("i", (row, column, self._at, self._at + len(held)))
            self._numbers.append(nan if number is None else number)
            self._put(held)
            apart = prose

    def add_text(self, words: str) -> None:
        """Write words that stand on the sheet and in no cell: of a text box."""
        if words := _plain(words):
            self._open_paragraph()
            self._put(words)

    def end(self) -> None:
        """End the sheet: its pages are done."""
        if self._at > self._named_until:
            self._end_page()
        header_row, header = find_header(self._head)
        for text, furniture, places, numbers in self._pending:
            grid = Grid(places, numbers, sheet=self._sheet, header=header, header_row=header_row, hidden=self._hidden)
            self.pages.append(Page(index=len(self.pages), text=text, furniture=furniture, grid=grid))
        self._pending = []

    def kind(self, names: str) -> DocumentKind:
        """Return ROSTER where the names of file and sheets, a title or the columns say so, else OTHER."""
        heads = [" ".join(page.grid.header) for page in self.pages if page.grid]
        titles = [page.text[:200] for page in self.pages[:1]]
        if any(_ROSTER.search(words.replace("_", " ")) for words in (names, *titles)):
            return DocumentKind.ROSTER
        people = any(_PERSON.search(head) and _PERSONAL.search(head) for head in heads)
        return DocumentKind.ROSTER if people else DocumentKind.OTHER

    def _clear_page(self) -> None:
        self._texts: list[str] = []
        self._at = self._rows = self._named_until = 0
        self._places, self._numbers = array("i"), array("d")
        if self._sheet:
            self._open_paragraph()
            self._put(self._sheet)
            self._named_until = self._at

    def _end_page(self) -> None:
        again = (Span(0, self._named_until),) if self._pending and self._named_until else ()
        self._pending.append(("".join(self._texts), again, self._places, self._numbers))
        self._clear_page()

    def _open_paragraph(self) -> None:
        again = bool(self._pending)  # the sheet goes on: its name, which stands here again, is no word of the text
        turned = (self.pages or again) if not self._at else again and self._at <= self._named_until
        self._put(("\n\n" if self._at else "") + (INDENT if turned else ""))

    def _put(self, words: str) -> None:
        self._texts.append(words)
        self._at += len(words)


def find_header(rows: Sequence[tuple[int, Sequence[ShownCell]]]) -> tuple[int, tuple[str, ...]]:
    """Return the row of the column names among the first rows, and the names by column; (0, ()) without one.

    It is the first row of several cells, with no prose, number or day in it but years in order, each name once,
    with a row below that repeats none of them in its place.
    """
    for at, (row, cells) in enumerate(rows[:HEAD_ROWS]):
        if len(cells) < 2 and max(len(each) for _, each in rows) > 1:
            continue
        names = [words for _, words, _ in cells]
        years = [int(name) for name in names if _YEAR.fullmatch(name)]
        plain = [name for name in names if not _YEAR.fullmatch(name)]
        counted = len(years) > 1 and years == list(range(years[0], years[0] + len(years)))
        if any(is_value(name) or len(name) > LONGEST_HEADING or is_prose(name) for name in plain):
            return 0, ()
        below = {(column, words) for _, each in rows[at + 1 :] for column, words, _ in each}
        repeated = any((column, words) in below for column, words, _ in cells)
        if not below or repeated or (years and not counted) or not plain or len({*names}) < len(names):
            return 0, ()
        by_column = {column: " ".join(words.split()) for column, words, _ in cells}
        return row, tuple(by_column.get(column, "") for column in range(1, max(by_column) + 1))
    return 0, ()


def is_value(words: str) -> bool:
    """True for a number or a day: no name of a column."""
    return read_number(words) is not None or (words[:1].isdigit() and read_day(words) is not None)


def _plain(words: str) -> str:
    """Return a cell's words with line feeds for all line ends and nothing that prints nothing around them."""
    if words.isalnum():
        return words
    return _LINE_ENDS.sub("\n", words).replace("\x00", "").strip()
