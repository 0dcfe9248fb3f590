"""Excel workbooks (XLSX, XLSM; ISO/IEC 29500-1, 18): sheets with every cell as it was shown and as a number.

Sheets are read bit by bit, so that a large one is never held as XML. What is hidden is read and flagged. A formula
without a stored value is shown as itself and flagged: it is never worked out, and never taken for nought.
"""

from __future__ import annotations

import itertools
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from belie.documents.head_numbers import name_by_head
from belie.documents.sheet_rows import FORMAT
from belie.domain.documents import Document, Hints
from belie.domain.flags import Flag
from belie.domain.ids import SourceId, document_id
from belie.domain.ledger import Attachment, ReadResult, Unread, UnreadKind
from belie.domain.tables import Grid, column_letters
from belie.sources.archives.members import MOST_RATIO, RATIO_FREE
from belie.sources.cell_numbers import read_number
from belie.sources.docx import EMBEDDED, comment_document, embedded_file, macro_flags
from belie.sources.number_formats import BUILT_IN, GENERAL, NumberFormat, number_format, show_general
from belie.sources.ooxml import Broken, Package, R, Relation, S
from belie.sources.sheet_flags import NOT_CALCULATED, Odd, Oddities, hidden_sheet
from belie.sources.sheet_pages import MOST_CELLS, SheetWriter, ShownCell, TooManyCells

MOST_SHEET_BYTES = 1 << 30  # of a sheet's XML: a million rows of twenty columns
MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
MOST_MERGED_ROWS = 2_000_000  # of all merged ranges that are looked under
REMEMBERED = 200_000  # values of which is kept how they are shown

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ST_Xstring (22.9.2.19): characters that XML cannot hold
_FILE_NUMBER = re.compile(
    r"0\d|.*\d[-/ ]\d|.*\d\) \d", re.DOTALL
)  # "00417", "555-1234": a format for ids and telephones
_HEADER_CODE = re.compile(r'&(?:[LCR]|"[^"]*"|\d{1,3}|K[0-9A-F]{6}|[A-Z&])', re.IGNORECASE)  # 18.3.1.46
_DAMAGE = (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def read_xlsx(package: Package, name: str, source: SourceId) -> ReadResult:
    """Return the workbook, its cell comments as documents hanging on it, and the files inside it."""
    try:
        reading = _Workbook(package)
        reading.read()
    except Broken as err:
        return ReadResult(unread=err.unread)
    pages = name_by_head(reading.writer.pages)
    comments = tuple(reading.comments(name, source))
    attachments = tuple(reading.attachments())
    if not pages and not comments and not attachments and reading.unread is None:
        return ReadResult(unread=Unread(kind=UnreadKind.EMPTY, detail="a workbook without a value"))
    if not pages and not comments:
        return ReadResult(unread=reading.unread, attachments=attachments, warnings=tuple(reading.warnings))
    document = Document(
        id=document_id(source, ""),
        source=source,
        name=name,
        format=FORMAT,
        pages=pages,
        hints=Hints(kind=reading.writer.kind(f"{name} {' '.join(reading.names)}")),
        warnings=tuple(reading.warnings),
        flags=(*macro_flags(reading.package), *reading.flags),
        fields=reading.package.properties(),
    )
    return ReadResult(documents=(document, *comments), unread=reading.unread, attachments=attachments)


class _Workbook:
    """One workbook while it is read."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.writer = SheetWriter()
        self.flags: list[Flag] = []
        self.warnings: list[str] = []
        self.names: list[str] = []  # of the sheets
        self.unread: Unread | None = None  # why a part of it could not be read
        self._main = package.first("", "officeDocument") or "xl/workbook.xml"
        self._root = package.xml(self._main)
        self._relations = package.relations(self._main)
        properties = self._root.find(f"{S}workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._parts: list[tuple[str, str]] = []  # sheet and part, of those read
        self._strings: list[str] = []
        self._formats: list[NumberFormat] = []
        self._people: dict[str, str] | None = None

    def read(self) -> None:
        """Read every sheet.

        Raises:
            Broken: There is nothing to be read.
        """
        self._strings = self._shared_strings()
        self._formats = self._number_formats()
        sheets = self._root.findall(f"{S}sheets/{S}sheet")
        if not sheets:
            raise Broken(UnreadKind.CORRUPT, "it names no sheets; ask for the file again")
        try:
            for sheet in sheets:
                self._read_sheet(sheet)
        except TooManyCells:
            self.writer.end()
            self.unread = Unread(kind=UnreadKind.LIMIT, detail=f"more than {MOST_CELLS:,} values; split the workbook")
        if any(part.lower().startswith("xl/pivotcache/pivotcacherecords") for part in self.package.names):
            self.warnings.append(
                "holds the stored rows of a pivot table, which may be more than its sheets show: not read"
            )

    def _read_sheet(self, element: Any) -> None:
        name, state = element.get("name", ""), element.get("state", "visible")
        self.names.append(name)
        if state != "visible":
            self.flags.append(hidden_sheet(name, very=state == "veryHidden"))
        relation = self._relations.get(element.get(f"{R}id", ""))
        if relation is None or relation.outside or relation.target not in self.package:
            self._lose(Broken(UnreadKind.CORRUPT, "its part is missing"), f"the sheet “{name}” was left out")
            return
        self._parts.append((name, relation.target))
        if relation.kind not in ("worksheet", "xlMacrosheet", "xlIntlMacrosheet", "dialogsheet"):
            self._text_boxes(relation.target)
            return
        sheet = _Sheet(self._strings, self._formats, from_1904=self._from_1904)
        self.writer.begin(name, hidden=state != "visible")
        first_page = len(self.writer.pages)
        try:
            for row, cells in sheet.rows(self.package, relation.target):
                self.writer.add(row, cells)
        except Broken as err:
            self._lose(err, f"the sheet “{name}” was read to its row {sheet.last_row}")
        for words in sheet.running:
            self.writer.add_text(words)
        for words in self._text_boxes(relation.target):
            self.writer.add_text(words)
        self.writer.end()
        self.flags += sheet.flags(name, [page.grid for page in self.writer.pages[first_page:] if page.grid])

    def _lose(self, err: Broken, what: str) -> None:
        self.warnings.append(f"{what}: {err.unread.detail}")
        self.unread = self.unread or err.unread

    def _shared_strings(self) -> list[str]:
        part = self.package.first(self._main, "sharedStrings") or "xl/sharedStrings.xml"
        if part not in self.package:
            return []
        found: list[str] = []
        try:
            for _, element in stream_part(self.package, part, ("{*}si",)):
                found.append(_words(element))
        except Broken as err:
            self._lose(err, f"after {len(found)} of its shared texts the others are lost")
        return found

    def _number_formats(self) -> list[NumberFormat]:
        """Return the number format of each cell style."""
        part = self.package.first(self._main, "styles") or "xl/styles.xml"
        if part not in self.package:
            return []
        try:
            root = self.package.xml(part)
        except Broken as err:
            self._lose(err, "read without its styles, numbers and days as they are stored")
            return []
        own = {whole_number(each.get("numFmtId")): each.get("formatCode", "") for each in root.iter(f"{S}numFmt")}
        ids = [whole_number(each.get("numFmtId")) for each in root.iterfind(f"{S}cellXfs/{S}xf")]
        return [number_format(own.get(ident) or BUILT_IN.get(ident, GENERAL)) for ident in ids]

    def _text_boxes(self, part: str) -> Iterator[str]:
        """Yield the words of the text boxes and shapes of a sheet, each once."""
        seen: set[str] = set()
        for drawing in self._drawings(part):
            try:
                root = self.package.xml(drawing)
            except Broken as err:
                self._lose(err, "a drawing was left out")
                continue
            for body in root.iter("{*}txBody"):
                lines = ["".join(each.text or "" for each in line.iter(f"{_A}t")) for line in body.iter(f"{_A}p")]
                words = "\n".join(lines).strip()
                if words and words not in seen:
                    seen.add(words)
                    yield words

    def _drawings(self, part: str) -> Iterator[str]:
        for relation in self._relations_of(part):
            if relation.kind == "drawing" and not relation.outside and relation.target in self.package:
                yield relation.target

    def _relations_of(self, part: str) -> list[Relation]:
        try:
            return list(self.package.relations(part).values())
        except Broken as err:
            self._lose(err, f"what {part} leads to was left out")
            return []

    def attachments(self) -> Iterator[Attachment]:
        """Yield the files and pictures embedded in the sheets, each once."""
        wanted: dict[str, Relation] = {}
        for _, part in self._parts:
            for holder, kinds in ((part, EMBEDDED), *((drawing, {"image"}) for drawing in self._drawings(part))):
                for relation in self._relations_of(holder):
                    if relation.kind in kinds and not relation.outside and relation.target in self.package:
                        wanted.setdefault(relation.target, relation)
        for relation in wanted.values():
            yield from embedded_file(self.package, relation)

    def comments(self, name: str, source: SourceId) -> Iterator[Document]:
        """Yield the comments on cells by sheet, each a document that hangs on the workbook."""
        number = itertools.count(1)
        for sheet, part in self._parts:
            for cell, author, day, words in self._comments_of(part):
                yield comment_document(
                    words, name=name, source=source, number=next(number), author=author, date=day,
                    about=f"cell {cell} of the sheet “{sheet}”",
                )  # fmt: skip

    def _comments_of(self, part: str) -> Iterator[tuple[str, str, str, str]]:
        """Yield cell, author, day and words; a thread in its order, and not the copy of it for old programs."""
        relations = [each for each in self._relations_of(part) if not each.outside and each.target in self.package]
        threaded: set[str] = set()
        for relation in (each for each in relations if each.kind == "threadedComment"):
            for each in self._elements(relation.target, "{*}threadedComment"):
                words = "".join(text.text or "" for text in each.iter("{*}text")).strip()
                threaded.add(each.get("ref", ""))
                if words:
                    yield each.get("ref", ""), self._person(each.get("personId", "")), each.get("dT", ""), words
        for relation in (each for each in relations if each.kind == "comments"):
            authors = [each.text or "" for each in self._elements(relation.target, "{*}author")]
            for each in self._elements(relation.target, "{*}comment"):
                words = _words(each).strip()
                at = whole_number(each.get("authorId"), -1)
                if words and each.get("ref", "") not in threaded:
                    yield each.get("ref", ""), authors[at] if 0 <= at < len(authors) else "", "", words

    def _elements(self, part: str, tag: str) -> list[Any]:
        try:
            return list(self.package.xml(part).iter(tag))
        except Broken as err:
            self._lose(err, "comments were left out")
            return []

    def _person(self, ident: str) -> str:
        if self._people is None:
            part = self.package.first(self._main, "person")
            people = self._elements(part, "{*}person") if part else []
            self._people = {each.get("id", ""): each.get("displayName", "") for each in people}
        return self._people.get(ident, "")


class _Sheet:
    """One sheet while it is read, and what is odd about it."""

    def __init__(self, strings: list[str], formats: list[NumberFormat], *, from_1904: bool) -> None:
        self.last_row = 0
        self.running: list[str] = []  # words of its header and footer
        self._strings, self._formats, self._from_1904 = strings, formats, from_1904
        self._shown: dict[tuple[int, str], tuple[str, float | None]] = {}
        self._columns: dict[str, int] = {}
        self._odd = Oddities()
        self._merged: list[tuple[int, int, int, int]] = []
        self._merged_rows = 0

    def rows(self, package: Package, part: str) -> Iterator[tuple[int, list[ShownCell]]]:
        """Yield the rows that show something.

        Raises:
            Broken: The part is damaged or too large; the rows before are good.
        """
        tags = ("{*}row", "{*}col", "{*}mergeCell", "{*}oddHeader", "{*}oddFooter", "{*}firstHeader", "{*}firstFooter")
        for _, element in stream_part(package, part, tags):
            tag = element.tag.rpartition("}")[2]
            if tag == "row":
                row = whole_number(element.get("r"), self.last_row + 1)
                self.last_row = row if 0 < row <= MOST_ROWS else self.last_row + 1
                cells = list(self._cells_of(element))
                if cells:
                    if element.get("hidden") in ("1", "true"):
                        self._odd.hidden_rows.append(self.last_row)
                    self._odd.used_columns.update(column for column, _, _ in cells)
                    yield self.last_row, cells
            elif tag == "col" and (element.get("hidden") in ("1", "true") or element.get("width") == "0"):
                self._odd.hidden_columns.append(
                    (whole_number(element.get("min"), 1), whole_number(element.get("max"), 1))
                )
            elif tag == "mergeCell" and (area := _area(element.get("ref", ""))):
                rows = area[2] - area[0] + 1
                if self._merged_rows + rows <= MOST_MERGED_ROWS:
                    self._merged.append(area)
                self._merged_rows += rows
            elif tag.endswith(("Header", "Footer")) and element.text:
                words = " ".join(_HEADER_CODE.sub(" ", element.text).split())
                if words and words not in self.running:
                    self.running.append(words)

    def _cells_of(self, row: Any) -> Iterator[ShownCell]:
        column = 0
        for cell in row:
            if not isinstance(cell.tag, str) or not cell.tag.endswith("}c"):
                continue
            letters = cell.get("r", "").rstrip("0123456789")
            column = self._columns.get(letters) or self._column(letters, column + 1)
            shown, number = self._value(cell, column)
            if shown:
                yield column, shown, number

    def _column(self, letters: str, following: int) -> int:
        """Return a column by its letters, or the one after the last where there are none."""
        if not re.fullmatch(r"[A-Z]{1,3}", letters):
            return following
        column = _column_number(letters)
        if column > MOST_COLUMNS:
            return following
        self._columns[letters] = column
        return column

    def _value(self, cell: Any, column: int) -> tuple[str, float | None]:
        """Return how a cell's value is shown, and its number."""
        kind, stored, formula = cell.get("t", "n"), "", None
        for child in cell:
            tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if tag == "v":
                stored = child.text or ""
            elif tag == "f":
                formula = child.text or ""
            elif tag == "is":
                stored = _words(child)
        if formula is not None and not stored and kind != "str":
            self._mark(Odd.FORMULA, column)
            return f"={formula} {NOT_CALCULATED}" if formula else f"formula {NOT_CALCULATED}", None
        if kind == "n":
            return self._number(cell.get("s", "0"), stored, column) if stored else ("", None)
        if kind == "s":
            at = whole_number(stored, -1)
            if not 0 <= at < len(self._strings):
                self._mark(Odd.LOST, column)
                return "(text lost)", None
            stored = self._strings[at]
        elif kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(stored, stored), None
        elif kind in ("e", "d"):
            return (stored.replace("T", " ").removesuffix(" 00:00:00") if kind == "d" else stored), None
        elif kind == "str":
            stored = _unescaped(stored)
        return stored, read_number(stored)

    def _number(self, style: str, stored: str, column: int) -> tuple[str, float | None]:
        at = whole_number(style)
        known = self._shown.get((at, stored))
        if known is None:
            known = self._show(at, stored)
            if len(self._shown) < REMEMBERED:
                self._shown[at, stored] = known
        shown, number = known
        if not shown:
            value = float(stored)
            if value:
                self._mark(Odd.BLANKED, column)
            return show_general(value), value
        return shown, number

    def _show(self, style: int, stored: str) -> tuple[str, float | None]:
        try:
            value = float(stored)
        except ValueError:
            return stored, None
        if style >= len(self._formats):
            return number_format(GENERAL).show(value), value
        held = self._formats[style]
        shown = held.show(value, from_1904=self._from_1904)
        return shown, None if held.is_date or is_file_number(shown) else value

    def _mark(self, what: Odd, column: int) -> None:
        self._odd.mark(what, f"{column_letters(column)}{self.last_row}")

    def flags(self, sheet: str, grids: Sequence[Grid]) -> Iterator[Flag]:
        """Yield what is odd about the sheet, once all of it is read and its cells are laid on pages."""
        for cell in self._covered(grids):
            self._odd.mark(Odd.COVERED, cell)
        yield from self._odd.flags(sheet)

    def _covered(self, grids: Sequence[Grid]) -> Iterator[str]:
        """Yield the cells that hold a value under a merged range: they are not seen."""
        over: dict[int, list[tuple[int, int, int]]] = defaultdict(list)  # by row: left, right, top
        for top, left, bottom, right in self._merged:
            for row in range(top, min(bottom, self.last_row) + 1):
                over[row].append((left, right, top))
        for grid in grids if over else ():
            for cell in grid:
                for left, right, top in over.get(cell.row, ()):
                    if left <= cell.column <= right and (cell.row, cell.column) != (top, left):
                        yield cell.name


def stream_part(
    package: Package, part: str, tags: tuple[str, ...], events: tuple[str, ...] = ("end",)
) -> Iterator[tuple[str, Any]]:
    """Yield event and element for those of these names in a part; one that has ended is emptied afterwards.

    Raises:
        Broken: The part is damaged, locked or too large.
    """
    with package.stream(part, most=MOST_SHEET_BYTES, most_ratio=MOST_RATIO, ratio_free=RATIO_FREE) as stream:
        try:
            parsing = etree.iterparse(
                stream,
                events=events,
                tag=tags,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            for event, element in parsing:
                yield event, element
                if event == "end":
                    element.clear()
                    while (before := element.getprevious()) is not None:
                        element.getparent().remove(before)
        except _DAMAGE as err:
            why = " ".join(str(err).split())[:120] or type(err).__name__
            raise Broken(UnreadKind.CORRUPT, f"its part {part} is damaged ({why}); ask for the file again") from err


def is_file_number(shown: str) -> bool:
    """True for digits as files, telephones and cards are numbered: "00417", "555-1234"."""
    return _FILE_NUMBER.match(shown) is not None


def _words(element: Any) -> str:
    """Return the words of a text with its rich runs (CT_Rst, 18.4.8); how they are to be pronounced is left out."""
    found = []
    for each in element.iter("{*}t"):
        if not str(each.getparent().tag).endswith("}rPh"):
            found.append(each.text or "")
    return _unescaped("".join(found))


def _unescaped(words: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), words) if "_x" in words else words


def whole_number(words: str | None, otherwise: int = 0) -> int:
    """Return a whole number that an attribute gives."""
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 10 else otherwise


def _column_number(letters: str) -> int:
    """Return a column counted from 1 by its letters: "A" is 1, "AA" 27."""
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    return column


def _area(words: str) -> tuple[int, int, int, int] | None:
    """Return top, left, bottom and right of "A10:D10"."""
    first, _, last = words.partition(":")
    ends = [_REFERENCE.fullmatch(each) for each in (first, last or first)]
    if not all(ends):
        return None
    found = []
    for end in ends:
        assert end is not None
        found += [min(int(end[2]), MOST_ROWS), min(_column_number(end[1]), MOST_COLUMNS)]
    return found[0], found[1], found[2], found[3]
