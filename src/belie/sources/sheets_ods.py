"""OpenDocument spreadsheets (ODS; OASIS ODF 1.3, part 3, 9): every cell as it was shown and as a number.

The file itself holds the words that each cell showed; days are written as ISO 8601. What is hidden is read and flagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from belie.documents.head_numbers import name_by_head
from belie.documents.sheet_rows import FORMAT
from belie.domain.documents import Document, Hints
from belie.domain.flags import Flag, FlagKind
from belie.domain.ids import SourceId, document_id
from belie.domain.ledger import Attachment, ReadResult, Unread, UnreadKind
from belie.domain.tables import column_letters
from belie.sources.cell_numbers import read_number
from belie.sources.docx import comment_document
from belie.sources.number_formats import show_general
from belie.sources.ooxml import Broken, Package
from belie.sources.sheet_flags import NOT_CALCULATED, Odd, Oddities, hidden_sheet
from belie.sources.sheet_pages import MOST_CELLS, SheetWriter, ShownCell, TooManyCells
from belie.sources.sheets_xlsx import MOST_COLUMNS, MOST_ROWS, is_file_number, stream_part, whole_number

CONTENT = "content.xml"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_NUMBERS = frozenset(("float", "percentage", "currency"))
_HIDDEN = frozenset(("collapse", "filter"))
_TIME = re.compile(r"(-?)PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")
_BASIC = re.compile(r"Basic/.+/(?!script-lb\.xml)[^/]+\.xml")
_PICTURE = re.compile(r"Pictures/([^/]+\.(?:png|jpe?g|tiff?|bmp|gif))", re.IGNORECASE)
_FORMULA = re.compile(r"^(?:of|oooc|msoxl):")
_PROPERTIES = {
    "initial-creator": "author",
    "creator": "last_modified_by",
    "creation-date": "created",
    "date": "modified",
    "title": "title",
    "subject": "subject",
}


def read_ods(package: Package, name: str, source: SourceId) -> ReadResult:
    """Return the spreadsheet, its cell comments as documents hanging on it, and the pictures inside it."""
    if _is_locked(package):
        return ReadResult(unread=Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail="opens only with a password"))
    reading = _Reading(package)
    unread = None
    try:
        reading.read()
    except Broken as err:
        unread = err.unread
        reading.warnings.append(f"read to row {reading.row} of the sheet “{reading.sheet}”: {err.unread.detail}")
    except TooManyCells:
        unread = Unread(kind=UnreadKind.LIMIT, detail=f"more than {MOST_CELLS:,} values; split the file")
    reading.end_sheet()
    attachments = tuple(_pictures(package))
    if not reading.writer.pages and not reading.comments:
        nothing = Unread(kind=UnreadKind.EMPTY, detail="a spreadsheet without a value")
        return ReadResult(unread=unread or (None if attachments else nothing), attachments=attachments)
    document = Document(
        id=document_id(source, ""),
        source=source,
        name=name,
        format=FORMAT,
        pages=name_by_head(reading.writer.pages),
        hints=Hints(kind=reading.writer.kind(f"{name} {' '.join(reading.names)}")),
        warnings=tuple(reading.warnings),
        flags=(*_macros(package), *reading.flags),
        fields=tuple(_properties(package)),
    )
    comments = (
        comment_document(words, name=name, source=source, number=number, author=author, date=day, about=about)
        for number, (about, author, day, words) in enumerate(reading.comments, 1)
    )
    return ReadResult(documents=(document, *comments), unread=unread, attachments=attachments)


class _Reading:
    """One spreadsheet while it is read."""

    def __init__(self, package: Package) -> None:
        self.writer = SheetWriter()
        self.flags: list[Flag] = []
        self.warnings: list[str] = []
        self.names: list[str] = []
        self.comments: list[tuple[str, str, str, str]] = []  # what about, author, day, words
        self.sheet = ""
        self.row = 0  # the last one read
        self._package = package
        self._hidden_styles: set[str] = set()
        self._odd: Oddities | None = None
        self._column = 1  # the next one that is described
        self._boxes: list[str] = []

    def read(self) -> None:
        """Read every sheet.

        Raises:
            Broken: The file is damaged or too large; what was read before is good.
        """
        tags = tuple(f"{_T}{name}" for name in ("table", "table-column", "table-row", "shapes"))
        for event, element in stream_part(self._package, CONTENT, (f"{_S}style", *tags), ("start", "end")):
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                if tag == "table" and _is_sheet(element):
                    self._begin(element)
            elif tag == "style" and element.get(f"{_S}family") == "table":
                shown = [each.get(f"{_T}display") for each in element.iter(f"{_S}table-properties")]
                if "false" in shown:
                    self._hidden_styles.add(element.get(f"{_S}name", ""))
            elif tag == "table-column":
                self._describe(element)
            elif tag == "shapes":
                self._boxes += [words for box in element if (words := _words(box))]
            elif tag == "table-row":
                self._take(element)
            elif _is_sheet(element):
                self.end_sheet()

    def end_sheet(self) -> None:
        """End the sheet, if one is begun."""
        if self._odd is None:
            return
        for words in self._boxes:
            self.writer.add_text(words)
        self.writer.end()
        self.flags += self._odd.flags(self.sheet)
        self._odd = None

    def _begin(self, table: Any) -> None:
        self.sheet = table.get(f"{_T}name", "")
        self.names.append(self.sheet)
        hidden = table.get(f"{_T}style-name", "") in self._hidden_styles
        if hidden:
            self.flags.append(hidden_sheet(self.sheet))
        self.writer.begin(self.sheet, hidden=hidden)
        self._odd, self.row, self._column, self._boxes = Oddities(), 0, 1, []

    def _describe(self, column: Any) -> None:
        last = self._column + max(1, whole_number(column.get(f"{_T}number-columns-repeated"), 1)) - 1
        if self._odd is not None and column.get(f"{_T}visibility") in _HIDDEN:
            self._odd.hidden_columns.append((self._column, last))
        self._column = last + 1

    def _take(self, row: Any) -> None:
        """Write a row as often as it is repeated."""
        repeated = max(1, whole_number(row.get(f"{_T}number-rows-repeated"), 1))
        if self._odd is None:
            return
        cells = list(self._cells(row, self._odd))
        if not cells:
            self.row = min(self.row + repeated, MOST_ROWS)
            return
        for _ in range(min(repeated, MOST_ROWS - self.row)):
            self.row += 1
            if row.get(f"{_T}visibility") in _HIDDEN:
                self._odd.hidden_rows.append(self.row)
            self.writer.add(self.row, cells)
        self._odd.used_columns.update(column for column, _, _ in cells)

    def _cells(self, row: Any, odd: Oddities) -> Iterator[ShownCell]:
        column = 0
        for cell in row:
            if cell.tag not in (f"{_T}table-cell", f"{_T}covered-table-cell"):
                continue
            repeated = max(1, whole_number(cell.get(f"{_T}number-columns-repeated"), 1))
            place = f"{column_letters(min(column + 1, MOST_COLUMNS))}{self.row + 1}"
            self._comment(cell, place)
            shown, number = _value(cell, place, odd)
            if shown:
                if cell.tag == f"{_T}covered-table-cell":
                    odd.mark(Odd.COVERED, place)
                for at in range(column + 1, min(column + repeated, MOST_COLUMNS) + 1):
                    yield at, shown, number
            column = min(column + repeated, MOST_COLUMNS)

    def _comment(self, cell: Any, place: str) -> None:
        for note in cell.iterfind(f"{_O}annotation"):
            words = _words(note)
            if words:
                author, day = note.findtext(f"{_DC}creator", ""), note.findtext(f"{_DC}date", "")
                self.comments.append((f"cell {place} of the sheet “{self.sheet}”", author, day, words))


def _is_sheet(table: Any) -> bool:
    parent = table.getparent()
    return parent is not None and parent.tag == f"{_O}spreadsheet"


def _value(cell: Any, place: str, odd: Oddities) -> tuple[str, float | None]:
    """Return how a cell's value is shown, and its number."""
    kind = cell.get(f"{_O}value-type", "")
    shown = "\n".join(_line(each) for each in cell if each.tag == f"{_X}p").strip()
    formula = cell.get(f"{_T}formula", "")
    if formula and not kind and not shown:
        odd.mark(Odd.FORMULA, place)
        return f"={_FORMULA.sub('', formula).removeprefix('=')} {NOT_CALCULATED}", None
    if kind in _NUMBERS:
        try:
            value = float(cell.get(f"{_O}value", ""))
        except ValueError:
            return shown, None
        if not -float("inf") < value < float("inf"):
            return shown, None
        if not shown and value:
            odd.mark(Odd.BLANKED, place)
        return shown or show_general(value), None if is_file_number(shown) else value
    if kind == "date":
        return cell.get(f"{_O}date-value", shown).replace("T", " ").removesuffix(" 00:00:00"), None
    if kind == "time":
        found = _TIME.fullmatch(cell.get(f"{_O}time-value", ""))
        return f"{found[1]}{found[2]}:{found[3]:>02}:{found[4]:>02}" if found else shown, None
    return shown, read_number(shown)


def _words(element: Any) -> str:
    """Return the words of the paragraphs inside an element, a line each."""
    return "\n".join(_line(each) for each in element.iter(f"{_X}p")).strip()


def _line(paragraph: Any) -> str:
    """Return the words of one paragraph; comments inside it are none of them."""
    found = [paragraph.text or ""]
    for each in paragraph:
        if each.tag == f"{_X}s":
            found.append(" " * min(whole_number(each.get(f"{_X}c"), 1), 1000))
        elif each.tag == f"{_X}tab":
            found.append("\t")
        elif each.tag == f"{_X}line-break":
            found.append("\n")
        elif each.tag != f"{_O}annotation" and isinstance(each.tag, str):
            found.append(_line(each))
        found.append(each.tail or "")
    return "".join(found)


def _is_locked(package: Package) -> bool:
    try:
        return b"encryption-data" in package.read("META-INF/manifest.xml")
    except Broken:
        return False


def _macros(package: Package) -> Iterator[Flag]:
    if any(_BASIC.fullmatch(part) or part.startswith("Scripts/") for part in package.names):
        yield Flag(kind=FlagKind.MACRO, detail="holds macros; they are never run")


def _pictures(package: Package) -> Iterator[Attachment]:
    for part in package.names:
        if found := _PICTURE.fullmatch(part):
            try:
                yield found[1], package.read(part)
            except Broken as err:
                yield found[1], err.unread


def _properties(package: Package) -> Iterator[tuple[str, str]]:
    """Yield author, dates and title as the program wrote them; nothing where they cannot be read."""
    try:
        root = package.xml("meta.xml")
    except Broken:
        return
    for each in root.iter():
        name = _PROPERTIES.get(each.tag.rpartition("}")[2]) if isinstance(each.tag, str) else None
        if name and each.text and each.text.strip():
            yield name, " ".join(each.text.split())
