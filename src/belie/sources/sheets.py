"""Workbooks: XLSX and ODS by readers of this house, XLS and XLSB through calamine.

calamine gives the sheets with their visibility and the stored values; the number formats, hidden rows and comments of
those formats it does not give, and a warning says so.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from belie.documents.head_numbers import name_by_head
from belie.documents.sheet_rows import FORMAT
from belie.domain.documents import Document, Hints
from belie.domain.flags import Flag, FlagKind
from belie.domain.ids import SourceId, document_id
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.cell_numbers import read_number
from belie.sources.docx import macro_flags
from belie.sources.locked import is_locked, unlock
from belie.sources.number_formats import GENERAL, number_format
from belie.sources.ooxml import Broken, Package
from belie.sources.sheet_flags import hidden_sheet
from belie.sources.sheet_pages import MOST_CELLS, SheetWriter, ShownCell, TooManyCells
from belie.sources.sheets_ods import CONTENT, read_ods
from belie.sources.sheets_xlsx import read_xlsx

_BINARY_BOOK = "xl/workbook.bin"  # of an XLSB
_MACRO_STREAM = "_VBA_PROJECT_CUR".encode("utf-16-le")
LIMITS = "hidden rows, comments and the number formats of this format are not read: save it as .xlsx for those"


def read_workbook(data: bytes, name: str, source: SourceId, options: ReadOptions = PLAIN) -> ReadResult:
    """Return the document of a workbook, and of an XLSX what hangs on it."""
    if data.startswith(b"PK"):
        try:
            package = Package(data)
        except Broken as err:
            return ReadResult(unread=err.unread)
        if CONTENT in package:
            return read_ods(package, name, source)
        if _BINARY_BOOK not in package:
            return read_xlsx(package, name, source)
        return _read_other(data, name, source, macro_flags(package))
    password = ""
    if is_locked(data):
        opened = unlock(data, options.passwords)
        if isinstance(opened, Unread):
            return ReadResult(unread=opened)
        data, password = opened
    return replace(_read_other(data, name, source, _macros(data)), password=password)


def _macros(data: bytes) -> tuple[Flag, ...]:
    return (Flag(kind=FlagKind.MACRO, detail="holds macros; they are never run"),) if _MACRO_STREAM in data else ()


def _read_other(data: bytes, name: str, source: SourceId, flags: tuple[Flag, ...]) -> ReadResult:
    writer, unread = SheetWriter(), None
    names, hidden = [], list(flags)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for at, sheet in enumerate(book.sheets_metadata):
            names.append(sheet.name)
            if sheet.visible is not SheetVisibleEnum.Visible:
                hidden.append(hidden_sheet(sheet.name, very=sheet.visible is SheetVisibleEnum.VeryHidden))
            writer.begin(sheet.name, hidden=sheet.visible is not SheetVisibleEnum.Visible)
            for row, cells in _rows(book, at):
                writer.add(row, cells)
            writer.end()
    except TooManyCells:
        writer.end()
        unread = Unread(kind=UnreadKind.LIMIT, detail=f"more than {MOST_CELLS:,} values; split the workbook")
    except (CalamineError, OSError, ValueError) as err:
        writer.end()
        why = " ".join(str(err).split())[:120] or type(err).__name__
        unread = Unread(kind=UnreadKind.CORRUPT, detail=f"damaged or cut short ({why}); ask for the file again")
    if not writer.pages:
        unread = unread or Unread(kind=UnreadKind.EMPTY, detail="a workbook without a value")
        return ReadResult(unread=unread)
    document = Document(
        id=document_id(source, ""),
        source=source,
        name=name,
        format=FORMAT,
        pages=name_by_head(writer.pages),
        hints=Hints(kind=writer.kind(f"{name} {' '.join(names)}")),
        warnings=(LIMITS,),
        flags=tuple(hidden),
    )
    return ReadResult(documents=(document,), unread=unread)


def _rows(book: CalamineWorkbook, at: int) -> Iterator[tuple[int, list[ShownCell]]]:
    """Yield the rows of a sheet that show something."""
    sheet = book.get_sheet_by_index(at)
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
        cells = [(column, *_shown(value)) for column, value in enumerate(values, left + 1)]
        if shown := [cell for cell in cells if cell[1]]:
            yield row, shown


def _shown(value: object) -> tuple[str, float | None]:
    """Return a stored value in words, and its number: days as ISO 8601, whole numbers without a point."""
    if isinstance(value, bool):
        return str(value).upper(), None
    if isinstance(value, int | float):
        return number_format(GENERAL).show(value), float(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds"), None
    if isinstance(value, date):
        return value.isoformat(), None
    if isinstance(value, time):
        return value.isoformat("seconds"), None
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}", None
    words = str(value)
    return words, read_number(words)
