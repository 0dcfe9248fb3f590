"""The work of `belie predict documents`: what came out of every file of a folder, one line each.

Members of archives and attachments have lines of their own ("outer.zip!inner.txt", "mail.eml!doc.pdf"); the line of
what holds them also has their text, so that a word of the folder can be looked for in the file it came in.
"""

from __future__ import annotations

import itertools
import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from belie.app.predictions import open_for_writing
from belie.app.wiring import House
from belie.custody.intake import MEMBER
from belie.documents.clean import Cleaned, clean
from belie.documents.line_numbers import line_number_at
from belie.documents.printed_tables import find_rows
from belie.documents.transcript import Part, find_turns
from belie.domain.dates import When
from belie.domain.documents import BEFORE_CHANGES, Document, Origin, Page
from belie.domain.flags import Flag
from belie.domain.ids import DocumentId
from belie.domain.ledger import IntakeLine, Outcome, UnreadKind
from belie.domain.productions import FORMAT, field
from belie.domain.spans import Span
from belie.domain.statements import Statement
from belie.domain.tables import Cell
from belie.sources.registry import mismatch

# `Document.format`; archives hold members
HOLDS_ATTACHMENTS = frozenset("eml msg tnef pdf docx rtf doc odt wpd ppt pptx odp odg sheet".split())
_MESSAGE = re.compile(r"(?:[^!]*/)?\d{4,} [^!]*\.eml")  # of a mailbox
_KIND = re.compile(rf"\(({'|'.join(kind.value for kind in UnreadKind)})\)")


def write_documents(house: House, target: Path) -> int:
    """Write one line for every file of a matter that was read and analysed; return how many gave no text.

    Raises:
        UsageError: `target` cannot be written.
    """
    desk = _Desk(house)
    failed = 0
    with open_for_writing(target) as out:
        for line in desk.lines:
            row = desk.row(line)
            failed += row["outcome"] == "error"
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return failed


class _Desk:
    """The ledger of a matter with the documents behind its lines."""

    def __init__(self, house: House) -> None:
        self._store, self._blobs = house.store, house.blobs
        self.lines = sorted(house.store.iter_intake(), key=lambda line: line.name)
        self._names = [line.name for line in self.lines]
        self._firsts = {line.source: line for line in self.lines if line.outcome is not Outcome.DUPLICATE}

    @cached_property
    def _declarants(self) -> dict[str, str]:
        return {who.statement: who.declarant for who in self._store.load_identities().identifications}

    def row(self, line: IntakeLine) -> dict[str, Any]:
        """Return what is said of one file; keys that do not apply are left out."""
        first = self._first(line)
        held = [self._store.get_document(ident) for ident in first.documents]
        read = [_Read(each) for each in held if each.source == first.source and each.format != BEFORE_CHANGES]
        inside = self._inside(first)
        row: dict[str, Any] = {"file": line.name, "outcome": _outcome(first, read, inside)}
        row |= self._problem(line, first, inside)
        row |= _filled(duplicate_of=first.name if first is not line else "")
        texts = [each.cleaned.text for each in read] + [self._text(member) for _, member in inside]
        row |= _filled(text="\n\n".join(text for text in texts if text), warnings=list(first.warnings))
        row |= _filled(part_of=[document.name for document in held if document.source != first.source])
        row |= _filled(documents=[_produced(each) for each in read if each.document.format == FORMAT])
        row |= self._inside_row(read, inside)
        for each in read:
            row |= {key: [*row.get(key, ()), *held] for key, held in each.lists().items()}
        if read:
            row |= _filled(pages=sum(len(each.document.pages) for each in read if each.document.parent is None))
            row |= _filled(rows=_data_rows(read[0].document))
            row |= self._face(read[0].document)
            row["statements"] = [self._statement(held) for each in read for held in self._said(each.document.id)]
        return row

    def _first(self, line: IntakeLine) -> IntakeLine:
        """Return the line that says what came of the file's bytes: its own, or that of the name they first came by."""
        return self._firsts.get(line.source, line) if line.outcome is Outcome.DUPLICATE else line

    def _text(self, line: IntakeLine) -> str:
        held = (self._store.get_document(ident) for ident in line.documents)
        return "\n\n".join(_Read(each).cleaned.text for each in held if each.format != BEFORE_CHANGES)

    def _inside(self, line: IntakeLine) -> list[tuple[str, IntakeLine]]:
        """Return what was found inside a file, at any depth: its name in there, and the line of its bytes."""
        prefix = f"{line.name}{MEMBER}"
        at = bisect_left(self._names, prefix)
        held = itertools.takewhile(lambda other: other.name.startswith(prefix), self.lines[at:])
        return [(other.name.removeprefix(prefix), self._first(other)) for other in held]

    def _inside_row(self, read: Sequence[_Read], inside: Sequence[tuple[str, IntakeLine]]) -> dict[str, Any]:
        if not inside:
            return {}
        if any(each.document.format in HOLDS_ATTACHMENTS for each in read):
            return {"attachments": [{"name": name, "text": self._text(member)} for name, member in inside]}
        row: dict[str, Any] = {"members": [name for name, _ in inside]}
        if messages := [(name, first) for name, first in inside if _MESSAGE.fullmatch(name)]:
            row |= {"messages": len(messages), "unique_messages": len({first.source for _, first in messages})}
        return row

    def _problem(self, line: IntakeLine, first: IntakeLine, inside: Sequence[tuple[str, IntakeLine]]) -> dict[str, str]:
        """Return the kind of the first thing that went wrong with a file, or with what is in it."""
        for held in (first, *(member for _, member in inside)):
            if held.unread:
                return {"error_kind": held.unread.kind.value}
            for warning in held.warnings:
                if told := _KIND.search(warning):
                    return {"error_kind": told.group(1)}
        if line is not first and line.source and mismatch(self._blobs.get(line.source), line.name):
            return {"error_kind": UnreadKind.TYPE_MISMATCH.value}
        return {}

    def _said(self, ident: DocumentId) -> Iterator[Statement]:
        return self._store.iter_statements(ident)

    def _statement(self, held: Statement) -> dict[str, Any]:
        row = {"text": held.content, "speaker": self._declarants.get(held.id) or held.speaker}
        return row | _filled(date=_day(held.said_on))

    def _face(self, document: Document) -> dict[str, Any]:
        frame = self._store.get_frame(document.id)
        return _filled(author=frame.author, published=_day(frame.date))


class _Read:
    """One document and its clean text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.cleaned: Cleaned = clean(document)

    def lists(self) -> dict[str, list[Any]]:
        """Return what each document of a file adds to the file's lists."""
        document = self.document
        return _filled(
            bates=[page.names.bates for page in document.pages if page.names.bates],
            flags=[_flag(flag) for flag in document.flags],
            revisions=[
                _filled(kind=held.kind.value, author=held.author, date=held.date[:10], text=held.text)
                for held in document.revisions
            ],
            page_text=list(self._page_texts()),
            lines=list(self._lines()),
            cells=[row for page in document.pages for row in _cells(page)],
            table_rows=[
                [cell.of(page.text) for cell in row]
                for page in document.pages
                if not page.grid
                for row in find_rows(page)
            ],
        )

    def _page_texts(self) -> Iterator[dict[str, Any]]:
        starts = (*self.document.page_starts(), len(self.document.text) + 1)
        for page, start, end in zip(self.document.pages, starts, starts[1:], strict=False):
            held = self.cleaned.text[self.cleaned.to_clean(start) : self.cleaned.to_clean(end - 1)]
            label = page.names.printed or page.names.ecf_page or str(page.index + 1)
            yield _filled(page=page.index + 1, label=label, bates=page.names.bates, text=held.strip())

    def _lines(self) -> Iterator[dict[str, Any]]:
        """Yield the turns of a transcript, each at the page and line where its words begin."""
        document, cleaned = self.document, self.cleaned
        for turn in find_turns(document, cleaned):
            at = cleaned.to_source(turn.body)[0].start
            number = line_number_at(document, at)
            if number is None:
                continue
            index = document.page_indexes((Span(at, at + 1),))[0]
            printed = document.pages[index].names.printed
            label = turn.label.of(cleaned.text).strip().rstrip(":")
            yield {
                "page": int(printed) if printed.isdecimal() else index + 1,
                "line": number,
                "speaker": turn.speaker if turn.part is Part.ANSWER else label,
                "under_oath": turn.part is Part.ANSWER,
                "text": turn.body.of(cleaned.text),
            }


def _outcome(line: IntakeLine, read: Sequence[_Read], inside: Sequence[tuple[str, IntakeLine]]) -> str:
    if any(page.origin is Origin.OCR for each in read for page in each.document.pages):
        return "partial" if line.outcome is Outcome.PARTIAL else "ocr"
    if line.outcome is Outcome.TEXT:
        lost = not read and any(member.outcome is Outcome.UNREAD for _, member in inside)
        return "partial" if lost else "text"
    if line.outcome is Outcome.PARTIAL or any(member.outcome is not Outcome.UNREAD for _, member in inside):
        return "partial"
    return "error"


def _produced(read: _Read) -> dict[str, Any]:
    """Return what a load file says of a document, with its words."""
    document = read.document
    return _filled(
        begdoc=field(document.fields, "BEGBATES"),
        enddoc=field(document.fields, "ENDBATES"),
        pages=len(document.pages),
        sender=document.hints.author,
        date=_day(document.hints.date),
        text=read.cleaned.text,
    )


def _flag(flag: Flag) -> dict[str, Any]:
    page = None if flag.page is None else flag.page + 1
    return _filled(kind=flag.kind.value, page=page, text=flag.text, sheet=flag.sheet, detail=flag.detail)


def _cells(page: Page) -> Iterator[dict[str, Any]]:
    """Yield the cells of a sheet's page; rows of a table with a header are counted from the first below it."""
    grid = page.grid
    if grid is None:
        return
    for cell in grid:
        shown = cell.span.of(page.text)
        row: dict[str, Any] = {"value": shown}
        if grid.sheet:
            row = {"sheet": grid.sheet, "cell": cell.name, "value": _native(cell, shown)}
        elif cell.row <= grid.header_row:
            continue
        else:
            named = cell.column <= len(grid.header) and grid.header[cell.column - 1]
            row |= {"row": cell.row - grid.header_row, "column": named or cell.column}
        if cell.number is not None:
            row["numeric"] = cell.number
        yield row


def _data_rows(document: Document) -> int | None:
    """Return how many rows of a table of separated values hold data, None for what is none."""
    grids = [page.grid for page in document.pages if page.grid and not page.grid.sheet]
    return len({cell.row for grid in grids for cell in grid if cell.row > grid.header_row}) if grids else None


def _native(cell: Cell, shown: str) -> str | int | float:
    """Return a workbook's cell as JSON would hold it: a number, unless it is shown as a day or in words."""
    if cell.number is None or not re.fullmatch(r"[-+]?\d+(?:\.\d+)?", shown):
        return shown
    return int(cell.number) if cell.number.is_integer() else cell.number


def _day(when: When | None) -> str:
    """Return the one day something happened, "" when it is not known to the day."""
    return when.earliest.isoformat() if when and when.earliest and when.earliest == when.latest else ""


def _filled(**held: Any) -> dict[str, Any]:
    """Return the entries that say something."""
    return {key: value for key, value in held.items() if value not in (None, "", [], ())}
