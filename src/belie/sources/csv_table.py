"""Tables of separated values (CSV, TSV): whatever delimiter, quotation mark and encoding.

Every record becomes a row. What is wrong with one (too few or too many values, a quotation mark that is never closed)
is a warning with its line, and its values stay.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from belie.documents.head_numbers import name_by_head
from belie.documents.sheet_rows import FORMAT
from belie.domain.documents import Document, Hints
from belie.domain.ids import SourceId, document_id
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.cell_numbers import read_number, tells_decimal
from belie.sources.sheet_pages import MOST_CELLS, SheetWriter, TooManyCells, is_value
from belie.sources.text import Undecodable, decode

DELIMITERS = ",;\t|"
SAMPLE_LINES = 200  # looked at for the delimiter
MOST_LINES_OF_RECORD = 500  # a longer one comes of a quotation mark that is never closed
MOST_TOLD = 20  # records in the warnings
FEWEST_RECORDS = 5  # of a table that no file name tells
LONGEST_VALUE = 60  # characters, on an average, of such a table's values

csv.field_size_limit(1 << 30)  # what is in a file is read, however long; the file's own size is the limit

_LINE_ENDS = re.compile("\r\n?")
_SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)


class Records(Protocol):
    """What `csv.reader` returns."""

    @property
    def line_num(self) -> int:
        """How many lines were taken."""

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the values of a file are set apart; `quote` is "" for no quotation marks."""

    delimiter: str
    quote: str = '"'
    escape: str = ""  # before a quotation mark inside a value; "" where it is doubled

    def reader(self, lines: Iterable[str], *, strict: bool = False) -> Records:
        """Return a reader of the records of some lines; a strict one raises `csv.Error` for marks out of place."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote or None,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            doublequote=not self.escape,
            escapechar=self.escape or None,
            strict=strict,
        )


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number from 1, blank lines not counted, the line it begins on, its values."""

    row: int
    line: int
    values: list[str]
    unclosed: bool = False  # a quotation mark in it is never closed; the line is taken as it stands


def read_csv(data: bytes, name: str, source: SourceId, _options: ReadOptions = PLAIN) -> ReadResult:
    """Return the one document of a table of separated values."""
    try:
        text, warning = decode(data)
    except Undecodable as err:
        return ReadResult(
            unread=Unread(kind=UnreadKind.UNDECODABLE, detail=f"{err}; open it in the program it is from")
        )
    warnings = [warning] if warning else []
    nulls = text.count("\x00")
    if nulls:
        text = text.replace("\x00", "")
        warnings.append(f"{nulls} null bytes left out")
    text = _LINE_ENDS.sub("\n", text.replace("\ufeff", ""))
    if not text.strip():
        return ReadResult(unread=Unread(kind=UnreadKind.EMPTY, detail="nothing but white space"))
    lines, first, dialect = _opened(text)
    del text
    survey = _Survey(iter_records(lines, dialect, first))
    commas = survey.decimal_commas()
    writer, unread = SheetWriter(), None
    writer.begin("")
    try:
        for record in iter_records(lines, dialect, first):
            cells = zip(record.values, commas, strict=False)
            shown = enumerate(((value, read_number(value, decimal_comma=comma)) for value, comma in cells), 1)
            writer.add(record.row, [(column, value, number) for column, (value, number) in shown if value])
    except TooManyCells:
        unread = Unread(kind=UnreadKind.LIMIT, detail=f"more than {MOST_CELLS:,} values; split the file")
    writer.end()
    if not writer.pages:
        return ReadResult(unread=Unread(kind=UnreadKind.EMPTY, detail="nothing but separators"))
    document = Document(
        id=document_id(source, ""),
        source=source,
        name=name,
        format=FORMAT,
        pages=name_by_head(writer.pages),
        hints=Hints(kind=writer.kind(name)),
        warnings=(*warnings, *survey.faults()),
    )
    return ReadResult(documents=(document,), unread=unread)


def is_table(text: str) -> bool:
    """True for text that is a table though no file name says so: whole records, short values, a header, a value column.

    Args:
        text: The first characters of a file.
    """
    lines = [line for line in _LINE_ENDS.sub("\n", text).split("\n")[:-1] if line.strip()][:SAMPLE_LINES]
    if len(lines) < FEWEST_RECORDS:
        return False
    dialect = sniff_dialect(lines)
    records = [record.values for record in iter_records(lines, dialect)]
    width = len(records[0])
    if width < 3 or len(records) < FEWEST_RECORDS or any(len(values) != width for values in records):
        return False
    values = [value for held in records for value in held]
    if sum(map(len, values)) > LONGEST_VALUE * len(values) or any(
        is_value(name) or not name.strip() for name in records[0]
    ):
        return False
    columns = list(zip(*records[1:], strict=True))
    return any(all(is_value(value) for value in column) for column in columns)


def sniff_dialect(lines: Sequence[str]) -> Dialect:
    """Return how the values of the first lines are set apart: by what gives most of them the same number of values."""
    head = [line.rstrip("\n") for line in lines[:SAMPLE_LINES]]
    quote = _quote(head)
    best, most = Dialect(",", quote), (0.0, 0)
    for delimiter in DELIMITERS:
        sample = "\n".join(head)
        dialect = Dialect(delimiter, quote, _escape(sample, quote, delimiter))
        widths = Counter(len(values) for values in dialect.reader(iter(f"{line}\n" for line in head)) if values)
        width, count = max(((width, count) for width, count in widths.items() if width > 1), default=(0, 0),
                           key=lambda pair: (pair[1], pair[0]))  # fmt: skip
        rank = (count / max(widths.total(), 1), width)
        if width and rank > most:
            best, most = dialect, rank
    return best


def _escape(sample: str, quote: str, delimiter: str) -> str:
    """Return the backslash where it stands before quotation marks that are never doubled; not that of a path."""
    mark = f"\\{quote}"
    escaped = mark in sample and f"{mark}{delimiter}" not in sample and quote * 2 not in sample.replace(mark, "")
    return "\\" if escaped else ""


def iter_records(lines: Sequence[str], dialect: Dialect, first: int = 1) -> Iterator[Record]:
    """Yield the records of some lines, blank ones left out; `first` is the line number of `lines[0]`."""
    at = row = width = 0
    while at < len(lines):
        values, end = _read_record(lines, at, dialect)
        unclosed = not values or (end - at > 1 and _takes_records(lines[at:end], dialect, values, width))
        if unclosed:
            values, end = next(replace(dialect, quote="", escape="").reader(iter((lines[at],))), []), at + 1
        if values:
            row += 1
            width = width or len(values)
            yield Record(row, first + at, values, unclosed and bool(lines[at].strip()))
        at = end


def _read_record(lines: Sequence[str], at: int, dialect: Dialect) -> tuple[list[str], int]:
    """Return the values of the record that begins on a line and the line after it; none where a mark stays open."""
    last = min(len(lines), at + MOST_LINES_OF_RECORD)
    # a mark that is open at the last line takes the line feed that is handed in after it
    fed = itertools.chain((lines[number] + "\n" for number in range(at, last)), ("\n",))
    reader = dialect.reader(fed)
    values: list[str] = next(reader, [])
    end = at + reader.line_num
    return ([], at + 1) if end > last else (values, end)


def _takes_records(lines: Sequence[str], dialect: Dialect, values: Sequence[str], width: int) -> bool:
    """True when a record over several lines comes of a mark that is not closed where its value ends."""
    try:
        next(dialect.reader((line + "\n" for line in lines), strict=True))
    except csv.Error:
        return True
    alike = sum(line.count(dialect.delimiter) + 1 >= width for line in lines[1:])
    return len(values) != width > 1 and 2 * alike > len(lines) - 1


def _opened(text: str) -> tuple[list[str], int, Dialect]:
    """Return the lines of a file, the number of the first, and its dialect; Excel's line "sep=;" is none of them."""
    told = _SEPARATOR_LINE.match(text)
    lines = text[told.end() if told else 0 :].split("\n")
    if lines and not lines[-1]:
        lines.pop()
    dialect = sniff_dialect(lines)
    return lines, 2 if told else 1, replace(dialect, delimiter=told[1]) if told else dialect


def _quote(lines: Sequence[str]) -> str:
    """Return the quotation mark: the double one, unless only the single one stands at both ends of values."""
    sample = "\n".join(lines)
    if '"' in sample:
        return '"'
    return (
        "'" if len(re.findall(r"(?:^|[,;\t|])'[^'\n]*'(?=[,;\t|]|$)", sample, re.MULTILINE)) > len(lines) // 2 else '"'
    )


class _Survey:
    """What is known of a table before it is written: decimal commas by column, records of odd length."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._columns: list[tuple[int, int]] = []  # values that only a decimal comma explains, and only a point
        self._widths: Counter[int] = Counter()
        self._odd: dict[int, list[int]] = defaultdict(list)  # by width, the lines of the first records
        self._unclosed: list[int] = []
        for record in records:
            self._take(record)

    def _take(self, record: Record) -> None:
        width = len(record.values)
        self._widths[width] += 1
        if len(self._odd[width]) <= MOST_TOLD:
            self._odd[width].append(record.line)
        if record.unclosed:
            self._unclosed.append(record.line)
        while len(self._columns) < width:
            self._columns.append((0, 0))
        for column, value in enumerate(record.values):
            if "," in value or "." in value:
                commas, points = self._columns[column]
                comma, point = tells_decimal(value)
                self._columns[column] = commas + comma, points + point

    def decimal_commas(self) -> list[bool]:
        """Return for each column whether it writes "1.234,50"; one that cannot tell does as the others do."""
        others = sum(commas > points for commas, points in self._columns)
        usual = others > sum(points > commas for commas, points in self._columns)
        return [usual if commas == points else commas > points for commas, points in self._columns]

    def faults(self) -> Iterator[str]:
        """Yield the warnings."""
        for line in self._unclosed[:MOST_TOLD]:
            yield f"line {line}: a quotation mark is never closed; the line is taken as it stands"
        usual = max(self._widths, key=lambda width: (self._widths[width], width))
        odd = sorted((line, width) for width, lines in self._odd.items() if width != usual for line in lines)
        for line, width in odd[:MOST_TOLD]:
            yield f"line {line}: {width} value{'s' * (width != 1)} where most records have {usual}"
        more = self._widths.total() - self._widths[usual] - len(odd[:MOST_TOLD])
        more += max(0, len(self._unclosed) - MOST_TOLD)
        if more:
            yield f"{more} more records like these"
