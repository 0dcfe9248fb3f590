"""Productions: what load files say, what is wrong with them, and which files make up a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from belie.domain.documents import DocketStamp, Document, Page
from belie.domain.ids import DocumentId, SourceId
from belie.domain.ledger import Unread

FORMAT = "production"  # `Document.format` of what was joined from load files
NO_STAMP = DocketStamp()


class FaultKind(StrEnum):
    """What can be wrong with a load file and the files it names."""

    UNDECODABLE = "undecodable"
    NO_BATES_COLUMN = "no_bates_column"
    FIELD_COUNT = "field_count"
    UNCLOSED_QUALIFIER = "unclosed_qualifier"
    MISSING_BATES = "missing_bates"
    DUPLICATE_BATES = "duplicate_bates"
    END_BEFORE_BEG = "end_before_beg"
    GAP = "gap"
    OVERLAP = "overlap"
    FAMILY = "family"
    DATE = "date"
    FIRST_BREAK = "first_break"
    DUPLICATE_KEY = "duplicate_key"
    PAGE_COUNT = "page_count"
    RANGE = "range"  # DAT and OPT disagree
    MISSING_FILE = "missing_file"
    WRONG_CASE = "wrong_case"
    EMPTY_TEXT = "empty_text"
    DAMAGED = "damaged"  # a file that is named and there, but broken
    HASH = "hash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with a load file, and where.

    `text` needs no file name or place beside it to be understood.
    """

    kind: FaultKind
    file: str
    line: int  # from 1
    byte: int  # offset from 0 of the record, or of the character at fault
    text: str

    def __str__(self) -> str:
        return f"line {self.line}, byte {self.byte}: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRow:
    """One record of a DAT or CSV: a document."""

    line: int
    byte: int
    values: tuple[str, ...]  # one a column; more or fewer where the record is at fault


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageLine:
    """One line of an OPT or LFP: a page."""

    line: int
    byte: int
    key: str
    path: str  # as written
    first: bool  # of its document
    pages: int | None = None  # of its document, where the line says so
    index: int = 0  # of the page in a file of several
    volume: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadFile:
    """What one load file says: rows of documents or lines of images, and what is wrong with it by itself."""

    name: str
    source: SourceId
    encoding: str
    columns: tuple[str, ...] = ()  # canonical names where known, else as printed
    rows: tuple[LoadRow, ...] = ()
    images: tuple[ImageLine, ...] = ()
    faults: tuple[Fault, ...] = ()


class Role(StrEnum):
    """What a file is to a document."""

    LOAD_FILE = "load_file"
    TEXT = "text"
    IMAGE = "image"
    NATIVE = "native"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file that a document of a production is made of; `source` is None while the file has not come."""

    role: Role
    name: str  # in the ledger; as the load file names it where it has not come
    source: SourceId | None
    page_index: int | None = None  # of the document's page, None for all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A document joined from the files of a production, with those files."""

    position: int  # among the documents of its load file, from 0
    document: Document
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of one file of a production."""

    source: SourceId
    unread: Unread | None = None  # why nothing, or not all, came of it
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextJob:
    """The text of one document: a file of all pages or a file a page, and the names of its pages by their images."""

    files: tuple[bytes | Path, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """The pages of a text file of a production; none with a reason."""

    pages: tuple[Page, ...] = ()
    stamp: DocketStamp = NO_STAMP
    warnings: tuple[str, ...] = ()
    unread: Unread | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageHead:
    """What the head of an image file says, the picture itself not decoded."""

    sizes_pt: tuple[tuple[float, float], ...] = ()  # width and height of each page; 0 where the file does not say
    unread: Unread | None = None  # why it will not open


def field(fields: Iterable[tuple[str, str]], *names: str) -> str:
    """Return the first of the named columns that says something, "" for none."""
    held = dict(fields)
    return next((held[name] for name in names if held.get(name)), "")


def confidentiality_of(fields: Iterable[tuple[str, str]]) -> str:
    """Return how the producing party designated a document, as written ("CONFIDENTIAL"), "" when it did not."""
    return field(fields, "CONFIDENTIALITY")


def bates_of(document: Document) -> str:
    """Return the first production number of a document that came by a load file, "" for any other."""
    return field(document.fields, "BEGBATES") if document.format == FORMAT else ""


def newest(documents: Iterable[Document]) -> dict[str, DocumentId]:
    """Return the current version of every produced document, by its first production number."""
    held = list(documents)
    replaced = {document.supersedes for document in held}
    return {number: each.id for each in held if each.id not in replaced and (number := bates_of(each))}
