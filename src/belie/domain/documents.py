"""Sources as received, documents as read, pages with all their names."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self, overload

from belie.domain.dates import When
from belie.domain.flags import Flag, Revision
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import Span
from belie.domain.tables import Grid

PAGE_BREAK = "\f"
BEFORE_CHANGES = "before_changes"  # `Document.format` of words as they were before tracked changes


class Access(StrEnum):
    """Who may see a thing; later members are more secret (design.md section 2, FRCP 5.2(c))."""

    PUBLIC = "public"
    COURTHOUSE_ONLY = "courthouse_only"
    PROTECTIVE_ORDER = "protective_order"
    SEALED = "sealed"
    PRIVILEGED = "privileged"

    @property
    def rank(self) -> int:
        """0 for public, rising with secrecy; a finding takes the highest rank of its sides."""
        return list(Access).index(self)


class DocumentKind(StrEnum):
    """What kind of paper it is."""

    DECLARATION = "declaration"
    TESTIMONY = "testimony"
    FILING = "filing"
    ORDER = "order"
    MEMO = "memo"
    EMAIL = "email"
    LETTER = "letter"
    PRESS_RELEASE = "press_release"
    NEWS = "news"
    SPEECH = "speech"
    TRANSCRIPT = "transcript"
    ROSTER = "roster"
    OTHER = "other"


class Origin(StrEnum):
    """Where a page's text comes from."""

    BORN = "born"
    OCR = "ocr"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the format itself or the user says of a document before its words are read.

    Set by readers (HTML markup, e-mail headers) and by `--published` / `--forum`; the frame prefers them.
    """

    kind: DocumentKind | None = None
    title: str = ""
    author: str = ""
    addressee: str = ""
    date: When | None = None
    publisher: str = ""
    forum: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as received; the bytes are kept under `sha256`.

    `names` are all the names it came under, in order of arrival (what was found inside other files last, by
    depth, then name), relative to what was added where there was a folder; `parent` is the archive or e-mail it
    was found in.
    """

    sha256: SourceId
    size: int  # bytes
    names: tuple[str, ...]
    received_at: str  # ISO 8601, UTC
    given_by: str = ""
    obtained: str = ""
    parent: SourceId | None = None
    hints: Hints = Hints()  # what the user said of it when adding it


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One printed word: its span in the page's text and its box."""

    span: Span
    bbox_pt: tuple[float, float, float, float]  # left, top, right, bottom, points from the top left corner
    confidence: int = 100  # percent; below 100 only where OCR read it


class Words(Sequence[Word]):
    """The words of a page in arrays; a `Word` is made when one is asked for.

    A page of a hundred-page filing has some 500 words: as objects they cost as much time as reading the PDF.
    Boxes are kept in single precision (a millionth of a point on a letter page). Equal to any sequence of equal
    words.
    """

    __slots__ = ("boxes", "confidence", "spans")

    def __init__(self, spans: array[int], boxes: array[float], confidence: array[int] | None = None) -> None:
        """Take `spans` (type "i", start and end a word), `boxes` (type "f", four numbers a word), `confidence`.

        `confidence` (type "B", percent) is None or empty where no OCR read the page.
        """
        if len(spans) * 2 != len(boxes) or len(spans) % 2:
            raise ValueError(f"{len(spans)} span ends do not go with {len(boxes)} box sides")
        self.spans, self.boxes = spans, boxes
        self.confidence = array("B") if confidence is None else confidence
        if len(self.confidence) not in (0, len(self)):
            raise ValueError(f"{len(self.confidence)} confidences do not go with {len(self)} words")

    @classmethod
    def pack(cls, words: Iterable[Word]) -> Self:
        """Return the same words, packed."""
        held = tuple(words)
        sure = all(word.confidence == 100 for word in held)
        return cls(
            array("i", [end for word in held for end in (word.span.start, word.span.end)]),
            array("f", [side for word in held for side in word.bbox_pt]),
            None if sure else array("B", [word.confidence for word in held]),
        )

    @classmethod
    def from_bytes(cls, data: bytes, confidence: bytes = b"") -> Self:
        """Return the words that `to_bytes` wrote, with the bytes of their `confidence`.

        Raises:
            ValueError: The length is not a whole number of words.
        """
        spans, boxes = array("i"), array("f")
        count, rest = divmod(len(data), 24)
        if rest:
            raise ValueError(f"{len(data)} bytes are no whole number of words")
        spans.frombytes(data[: 8 * count])
        boxes.frombytes(data[8 * count :])
        if sys.byteorder == "big":
            spans.byteswap()
            boxes.byteswap()
        return cls(spans, boxes, array("B", confidence))

    def to_bytes(self) -> bytes:
        """Return 24 bytes a word: all spans, then all boxes, little-endian."""
        spans, boxes = array("i", self.spans), array("f", self.boxes)
        if sys.byteorder == "big":
            spans.byteswap()
            boxes.byteswap()
        return spans.tobytes() + boxes.tobytes()

    def __len__(self) -> int:
        return len(self.spans) // 2

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, index: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        at = range(len(self))[index]
        left, top, right, bottom = self.boxes[4 * at : 4 * at + 4]
        return Word(
            span=Span(self.spans[2 * at], self.spans[2 * at + 1]),
            bbox_pt=(left, top, right, bottom),
            confidence=self.confidence[at] if self.confidence else 100,
        )

    def __iter__(self) -> Iterator[Word]:
        return (self[at] for at in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Words):
            return self.spans == other.spans and self.boxes == other.boxes and self.confidence == other.confidence
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash(tuple(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNames:
    """The names one page goes by, each as printed; "" where it has none."""

    printed: str = ""
    ecf_page: str = ""  # "2 of 6"
    page_id: str = ""  # "PageID.2104"
    bates: str = ""
    other: tuple[str, ...] = ()  # more production numbers, PageIDs of other courts, names that load files give


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """Where the picture of a page is kept: a source, and which page of it."""

    source: SourceId
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in reading order, as filed: furniture included."""

    index: int  # from 0
    text: str
    origin: Origin = Origin.BORN
    size_pt: tuple[float, float] = (0.0, 0.0)  # width, height; 0 where the format has no pages
    words: Sequence[Word] = ()  # a tuple or `Words`
    names: PageNames = PageNames()
    furniture: tuple[Span, ...] = ()  # running heads, stamps, line numbers: spans of `text` that are no sentence
    grid: Grid | None = None  # the cells, where the page is (a stretch of) a sheet
    image: PageImage | None = None  # None: the same page of the document's own source


@dataclass(frozen=True, slots=True, kw_only=True)
class DocketStamp:
    """What an ECF header says: case, entry and attachment, day of filing."""

    case: str = ""
    entry: str = ""  # "81"
    attachment: str = ""  # "3"
    filed: When | None = None
    given: bool = False  # by a docket: nothing of it is printed on the pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A reading of a source: its pages and what the format says of it. What the words say is in `Frame`."""

    id: DocumentId
    source: SourceId
    name: str  # as shown and cited: "memos/cable.pdf", "thread.eml#2"
    format: str  # "text", "html", "pdf", "eml", "docx", "sheet", ...
    pages: tuple[Page, ...]
    hints: Hints = Hints()
    stamp: DocketStamp = DocketStamp()
    parent: DocumentId | None = None  # the e-mail an attachment or an earlier message hangs on
    warnings: tuple[str, ...] = ()  # "page 3: no text layer (needs_ocr)"
    flags: tuple[Flag, ...] = ()
    revisions: tuple[Revision, ...] = ()  # tracked changes, in the order of the text
    fields: tuple[tuple[str, str], ...] = ()  # what came with it: columns of a load file, properties of the file
    supersedes: DocumentId | None = None  # the version that this one of a later production replaces

    @property
    def text(self) -> str:
        """The pages' text joined by form feeds: what every anchor counts in."""
        return PAGE_BREAK.join(page.text for page in self.pages)

    def page_starts(self) -> tuple[int, ...]:
        """Return the offset of each page's first character in `text`."""
        starts, at = [], 0
        for page in self.pages:
            starts.append(at)
            at += len(page.text) + len(PAGE_BREAK)
        return tuple(starts)

    def page_indexes(self, spans: tuple[Span, ...]) -> tuple[int, ...]:
        """Return the indexes of the pages the spans stand on, ascending, each once."""
        starts = self.page_starts()
        seen: set[int] = set()
        for span in spans:
            first = bisect_right(starts, span.start) - 1
            last = bisect_right(starts, max(span.start, span.end - 1)) - 1
            seen.update(range(max(first, 0), last + 1))
        return tuple(sorted(seen))


def superseded(documents: Iterable[Document]) -> frozenset[DocumentId]:
    """Return the documents that a later one among them replaces: kept and shown; what they alone say still counts."""
    return frozenset(document.supersedes for document in documents if document.supersedes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Who made a document, when, to whom and under what oath, as the paper says.

    `sworn` is a fact about the paper: a 28 U.S.C. § 1746 clause or a jurat. It does not mean
    FRE 801(d)(1)(A); see `Setting` in `belie.domain.statements`. `because` names what each was read from.
    Several authors, and several witnesses, stand in one field parted by semicolons; `authors` parts them.
    """

    document: DocumentId
    kind: DocumentKind
    title: str = ""
    author: str = ""  # the person or body whose statement the document is; "" when unknown
    author_role: str = ""
    addressee: str = ""
    date: When | None = None
    publisher: str = ""
    sworn: bool = False
    forum: str = "unknown"  # a value of belie.domain.statements.Forum
    setting: str = "none"  # a value of belie.domain.statements.Setting
    access: Access = Access.PUBLIC  # what the face says ("FILED UNDER SEAL"); from a store, the label in force
    because: tuple[str, ...] = ()
    on_behalf_of: str = ""  # whom the author says he speaks, writes or signs for
    witness: str = ""  # who testifies in a transcript, by its cover and by being sworn
    place: str = ""  # of a dateline, or where it was executed

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors one by one, in the order of the paper; empty when unknown."""
        return tuple(name for part in self.author.split(";") if (name := part.strip()))
