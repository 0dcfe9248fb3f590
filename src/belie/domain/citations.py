"""Record citations: what a paper cites, what that leads to, and whether the quoted words stand there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from belie.domain.ids import DocumentId
from belie.domain.spans import Anchor, Span


class CiteStyle(StrEnum):
    """How a place in the record is written; see docs/citing.md."""

    ED_MICH = "ed-mich"
    BLUEBOOK = "bluebook"
    SIXTH_CIR = "sixth-cir"
    PLAIN = "plain"
    JOURNALIST = "journalist"


class CiteForm(StrEnum):
    """How a cite names what it cites: by the first of its names as printed."""

    ENTRY = "entry"  # "ECF No. 174-3", "Dkt. 45", "R. 12"
    PAGE_ID = "page_id"  # "PageID.4876"
    BATES = "bates"  # "MER-000123"
    PAPER = "paper"  # "Schultz Decl.", "Compl.", "Mot."
    TRANSCRIPT = "transcript"  # "Smith Dep.", "Trial Tr.", a bare "30:4-18"
    EXHIBIT = "exhibit"  # "Ex. A"
    VOLUME = "volume"  # "App. 12", "J.A. 233", "A.R. 45": a bound record with pages of its own
    ID = "id"  # "id.", "ibid."
    SUPRA = "supra"
    CASE = "case"  # case law
    LAW = "law"  # statutes, rules and regulations


class PinKind(StrEnum):
    """What the numbers of a pin cite count."""

    PAGE = "page"
    PARAGRAPH = "paragraph"
    LINES = "lines"  # page:line
    PAGE_ID = "page_id"
    BATES = "bates"
    NOTE = "note"  # a footnote
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Pin:
    """One place inside the thing cited, both ends included.

    `first` and `last` are as printed, a range's end written out: "234-35" has the last page "235", the lines
    "30:4-18" run from "30:4" to "30:18".
    """

    kind: PinKind
    first: str
    last: str

    def __str__(self) -> str:
        mark = {"paragraph": "¶ ", "page": "p. ", "page_id": "PageID.", "note": "n.", "section": "§ "}
        head = mark.get(self.kind.value, "")
        return f"{head}{self.first}" if self.first == self.last else f"{head}{self.first}-{self.last}"


class QuoteFate(StrEnum):
    """What became of quoted words at the place cited."""

    VERBATIM = "verbatim"
    STATED = "with stated alterations"  # brackets, an ellipsis, "(emphasis added)"
    OCR = "differs only in OCR-like characters"
    UNREAD = "cannot be told: a page cited has no text"  # a scan that was not read, a page that is withheld
    ALTERED = "altered"
    ELSEWHERE = "elsewhere in the same paper"
    ANOTHER_PAPER = "in another paper"
    NOWHERE = "nowhere"
    UNCHECKED = "not checked"  # the cite leads to nothing, or to case law

    @property
    def holds(self) -> bool:
        """True when the words stand at the place cited as far as a reader would mind."""
        return self in (QuoteFate.VERBATIM, QuoteFate.STATED, QuoteFate.OCR)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCite:
    """One citation as a text prints it. Spans count in the text that was parsed."""

    span: Span
    form: CiteForm
    case: str = ""  # the case number it names, "" for the case of the paper it stands in
    entry: str = ""  # "174"
    attachment: str = ""  # "3"
    through: str = ""  # the last of a range of entries or exhibits: "ECF Nos. 12-15", "Exs. A-C"
    label: str = ""  # the paper's name as printed: "Second Schultz Decl.", "J.A."
    exhibit: str = ""  # "A", "12"; of the paper named by `label` or `entry` where there is one
    volume: str = ""  # "2" of "Trial Tr. vol. 2"
    pins: tuple[Pin, ...] = ()
    date: str = ""  # as printed beside a transcript: "Feb. 5, 2001"
    signal: str = ""  # "see also"; "" for none
    antecedent: int | None = None  # index, among the cites of the text, of the one this stands for
    within: int | None = None  # index of the cite in whose "(quoting ...)" it stands
    proposition: Span | None = None  # the sentence or clause it supports
    quotes: tuple[Span, ...] = ()  # words in quotation marks that it must hold, marks left out
    defines: tuple[str, ...] = ()  # short names given to it: (“Lyons Decl.”)
    parenthetical: str = ""  # "emphasis added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A citation where it stands in a paper of the record."""

    document: DocumentId
    cite: RecordCite  # its spans count in the paper's clean text
    anchor: Anchor  # the words of the cite
    sentence: Anchor  # what it supports; the cite itself where nothing stands before it
    quoted: tuple[str, ...] = ()  # the words of `cite.quotes`


class Standing(StrEnum):
    """What a cite leads to."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"
    AUTHORITY = "authority"  # case law and statutes: read for their form only


class Lack(StrEnum):
    """Why a cite leads to nothing."""

    NONE = ""
    NOT_IN_RECORD = "paper not in the record"
    ON_DOCKET = "on the docket, not in the matter"
    NO_ENTRY = "no such entry on the docket"
    OTHER_CASE = "another case"
    NO_PAGE = "no such page"
    NO_PARAGRAPH = "no such paragraph"
    NO_LINE = "no such line"
    NOT_NUMBERED = "the paper has no such numbers"
    INCOMPLETE = "the record holds the paper in part"
    NO_ANTECEDENT = "nothing it can refer to"

    @property
    def broken(self) -> bool:
        """True when the record itself shows that the cite is wrong."""
        return self in (Lack.NO_ENTRY, Lack.NO_PAGE, Lack.NO_PARAGRAPH, Lack.NO_LINE)

    @property
    def absent(self) -> bool:
        """True when what is cited is simply not here."""
        return self in (Lack.NOT_IN_RECORD, Lack.ON_DOCKET, Lack.OTHER_CASE, Lack.INCOMPLETE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Pages and words of one paper. `spans` count in `Document.text`; empty for the pages as a whole."""

    document: DocumentId
    page_indexes: tuple[int, ...] = ()  # empty for the whole paper
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a cite leads to, and why in words."""

    standing: Standing
    because: str
    places: tuple[Place, ...] = ()  # one when resolved; every candidate when ambiguous
    lack: Lack = Lack.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCheck:
    """Quoted words against the place cited."""

    words: str
    fate: QuoteFate
    found: Anchor | None = None  # where the words, or the nearest to them, stand
    difference: str = ""  # word by word: "talks [-failed-] {+succeeded+}"; "" when there is none
    where: str = ""  # the pin cite of `found` when it is not the place cited


class CiteVerdict(StrEnum):
    """The answer a reader wants of one cite."""

    GOOD = "good"
    BROKEN = "broken"
    WRONG_PAGE = "wrong page"
    MISQUOTED = "misquoted"
    AMBIGUOUS = "ambiguous"
    NOT_IN_RECORD = "not in the record"
    UNCHECKED = "not checked"  # the paper is here but its numbers could not be read, or `id.` has nothing before it
    AUTHORITY = "case law"

    @property
    def bad(self) -> bool:
        """True for what must be mended before filing."""
        return self in (CiteVerdict.BROKEN, CiteVerdict.WRONG_PAGE, CiteVerdict.MISQUOTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCite:
    """A citation with all that was found of it."""

    citation: Citation
    resolution: Resolution
    quotes: tuple[QuoteCheck, ...] = ()
    verdict: CiteVerdict
    leads_to: str = ""  # the place cited as belie would cite it; "" when there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A paper that is cited and not here."""

    cited: str  # as cited: "ECF No. 112"
    why: str
    by: tuple[str, ...]  # names of the papers that cite it
