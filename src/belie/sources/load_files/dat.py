"""Concordance DAT and its kin: a header, then a record a document, in whatever delimiters.

A record that is wrong stays: too few values are filled up, too many are kept, and what is wrong is a fault. A
qualifier that is never closed ends with its line, so that it takes no other record with it.

Source: there is no standard. Concordance writes U+0014 between fields, U+00FE around each and U+00AE for a line end
inside one; others write "^|^", commas with quotation marks, or tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from belie.domain.ids import SourceId
from belie.domain.productions import Fault, FaultKind, LoadFile, LoadRow
from belie.sources.load_files.encoding import Text
from belie.sources.load_files.fields import BEGINS, column_names, is_header

CONCORDANCE, LINE_END_INSIDE = "\xfe", "\xae"
SEPARATORS = "\x14|\t,;\xb6"
QUALIFIERS = "\xfe^\"'\u02c6"
LINE_ENDS = "\r\n"
_LINE_END = re.compile("[\r\n]")


@dataclass(frozen=True, slots=True)
class Delimiters:
    """What stands between values and around each; `qualifier` is "" for none."""

    separator: str
    qualifier: str

    def plain(self, value: str) -> str:
        """Return a value as it was before it was written: line ends inside it, doubled qualifiers single."""
        if self.qualifier:
            value = value.replace(self.qualifier * 2, self.qualifier)
        return value.replace(LINE_END_INSIDE, "\n") if self.qualifier == CONCORDANCE else value


def sniff_delimiters(text: str) -> Delimiters | None:
    """Return the delimiters of a file by its first line, None when that is no line of several values."""
    head = text.lstrip("\r\n")
    first = head[:1]
    if first and first in QUALIFIERS:
        end = head.find(first, 1)
        separator = head[end + 1 : end + 2]
        if 0 < end <= 120 and separator and separator not in LINE_ENDS and not separator.isalnum():
            return Delimiters(separator, first)
    line = head[:20_000].splitlines()[0] if head.strip() else ""
    counted = [(line.count(separator), separator) for separator in SEPARATORS]
    most, separator = max(counted, key=lambda pair: pair[0])
    if not most:
        return None
    qualifier = next((mark for mark in ("\xfe", '"') if f"{separator}{mark}" in text[:200_000]), "")
    return Delimiters(separator, qualifier)


def read_header(text: str) -> tuple[str, ...] | None:
    """Return the printed columns of a load file, None when the text is none."""
    delimiters = sniff_delimiters(text)
    if delimiters is None:
        return None
    record = next(_records(text, delimiters), None)
    return record.values if record and is_header(record.values) else None


def parse_dat(held: Text, name: str, source: SourceId) -> LoadFile:
    """Return the rows of a DAT or CSV whose header `read_header` accepted, or that is taken for one."""
    delimiters = sniff_delimiters(held.text) or Delimiters("\x14", CONCORDANCE)
    records = _records(held.text, delimiters)
    header = next(records, _Record(0, ()))
    columns = column_names(header.values)
    faults: list[Fault] = []
    if BEGINS not in columns:
        faults.append(Fault(kind=FaultKind.NO_BATES_COLUMN, file=name, line=1, byte=0, text="no column of first Bates"
                            " numbers (BEGBATES, BEGDOC); no row can be joined to its images"))  # fmt: skip
    rows = []
    for record in records:
        line, byte = held.place(record.start)
        place = Fault(kind=FaultKind.FIELD_COUNT, file=name, line=line, byte=byte, text="")
        rows.append(LoadRow(line=line, byte=byte, values=record.values))
        if record.unclosed is not None:
            at_line, at_byte = held.place(record.unclosed)
            text = f"the value that begins here is never closed with {_shown(delimiters.qualifier)}"
            faults.append(Fault(kind=FaultKind.UNCLOSED_QUALIFIER, file=name, line=at_line, byte=at_byte, text=text))
        if len(record.values) != len(columns):
            faults.append(replace(place, text=f"{len(record.values)} values in a row of {len(columns)} columns"))
    faults += undecodable(held, name)
    return LoadFile(
        name=name, source=source, encoding=held.encoding, columns=columns, rows=tuple(rows),
        faults=tuple(sorted(faults, key=lambda fault: (fault.byte, fault.kind))),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Record:
    start: int
    values: tuple[str, ...]
    unclosed: int | None = None  # where a value begins that does not end


def _records(text: str, delimiters: Delimiters) -> Iterator[_Record]:
    at, size = 0, len(text)
    while at < size:
        if text[at] in LINE_ENDS or text[at] == "\x1a":  # blank lines, and the end mark of DOS
            at += 1
            continue
        start, unclosed = at, None
        values: list[str] = []
        while True:
            begin = at
            value, at, closed = _value(text, begin, delimiters)
            values.append(value)
            if not closed and unclosed is None:
                unclosed = begin
            if text[at : at + 1] != delimiters.separator:
                break
            at += 1
        yield _Record(start, tuple(values), unclosed)


def _value(text: str, at: int, delimiters: Delimiters) -> tuple[str, int, bool]:
    """Return the value that begins at `at`, where it ends, and whether it was closed."""
    separator, qualifier = delimiters.separator, delimiters.qualifier
    if not qualifier or text[at : at + 1] != qualifier:
        end = _line_end(text, at)
        stop = text.find(separator, at, end)
        stop = end if stop < 0 else stop
        return text[at:stop].strip(), stop, True
    begin = look = at + 1
    while (end := text.find(qualifier, look)) >= 0:
        after = text[end + 1 : end + 2]
        if (broken := _opens_another(text, begin, end, delimiters)) is not None:
            return delimiters.plain(text[begin:broken]), broken, False
        doubled = after == qualifier and (
            qualifier != CONCORDANCE or text[end + 2 : end + 3] not in ("", separator, *LINE_ENDS)
        )
        if not doubled and after in ("", separator, *LINE_ENDS):
            return delimiters.plain(text[begin:end]), end + 1, True
        look = end + 2 if doubled else end + 1  # else a stray one inside the value
    end = _line_end(text, begin)
    return delimiters.plain(text[begin:end]), end, False


def _opens_another(text: str, begin: int, end: int, delimiters: Delimiters) -> int | None:
    """Return where the value from `begin` breaks off if the qualifier at `end` opens another one, None if it closes.

    It opens the next record when it stands at the head of a line with words after it, and the next value when it
    stands behind a U+0014, which is in no text.
    """
    before, after = text[end - 1], text[end + 1 : end + 2]
    if end == begin or not (after.isalnum() or (after and after in "_-.")):
        return None
    if before == "\x14" == delimiters.separator:
        return end - 1
    if before not in LINE_ENDS:
        return None
    return end - 2 if text[end - 2 : end] == "\r\n" else end - 1


def _line_end(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)


def _shown(qualifier: str) -> str:
    return "U+00FE" if qualifier == CONCORDANCE else qualifier


def undecodable(held: Text, name: str) -> Iterator[Fault]:
    """Yield a fault a line that holds bytes its encoding does not have."""
    lines: dict[int, tuple[int, int]] = {}
    for at in held.undecodable:
        line, byte = held.place(at)
        lines[line] = (lines.get(line, (byte, 0))[0], lines.get(line, (0, 0))[1] + 1)
    for line, (byte, count) in lines.items():
        text = f"{count} bytes are no {held.encoding.upper()} and were read as Windows-1252"
        yield Fault(kind=FaultKind.UNDECODABLE, file=name, line=line, byte=byte, text=text)
