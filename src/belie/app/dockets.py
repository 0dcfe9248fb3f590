"""`belie docket`: the dockets of a matter beside its papers, ready to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from belie.app.wiring import House
from belie.documents.docketing import DocketView, EntryLine, PaperLine
from belie.domain.docket import Docket, Party
from belie.domain.docket_text import EntryKind
from belie.domain.documents import Document
from belie.domain.ids import DocumentId
from belie.domain.page_names import entry_of
from belie.engine.comparing import load_views
from belie.exhibits.dockets import DocketCoverage, MissingPaper

LONGEST_TITLE = 120  # characters; a longer one is a first sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One paper of an entry, and whether it is here."""

    number: str  # of the entry
    attachment: str  # "" for the main document
    description: str
    state: str  # "in the matter"; "not in the matter", with what the docket says of it
    documents: tuple[str, ...]  # names; several when it was handed in more than once
    document_ids: tuple[DocumentId, ...]
    found_by: str  # "stamp", "file name", "SHA-1", "PageID"; "" where it is not in the matter
    pages: int | None  # by the docket
    pages_held: int | None  # of the document, where that is another number
    sealed: bool  # by the docket
    available: bool | None  # in the collection the docket was saved from; None: not said

    @property
    def name(self) -> str:
        """Its numbers: "81-3"."""
        return f"{self.number}-{self.attachment}" if self.attachment else self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry of a docket."""

    number: str  # "" for a minute entry
    filed: date | None
    description: str  # the docket's words; the paper's title where the docket was made of stamps
    kind: EntryKind
    papers: tuple[PaperRow, ...]
    answers: tuple[tuple[str, str], ...]  # ("decides", "81")
    answered_by: tuple[tuple[str, str], ...]

    @property
    def missing(self) -> tuple[PaperRow, ...]:
        """The papers that are not in the matter."""
        return tuple(paper for paper in self.papers if not paper.documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class StrayRow:
    """A paper with a header of the case that no entry of the docket knows."""

    document: str
    document_id: DocumentId
    entry: str  # "99-2", as its header says


@dataclass(frozen=True, slots=True, kw_only=True)
class DocketRow:
    """One docket."""

    case: str
    court: str
    name: str
    saved: bool  # False where it was put together from the headers of the papers
    judge: str
    filed: date | None
    closed: date | None
    parties: tuple[Party, ...]
    entries: tuple[EntryRow, ...]
    gaps: tuple[str, ...]  # entry numbers between the first and the last that no entry has
    strays: tuple[StrayRow, ...]

    @property
    def missing(self) -> tuple[PaperRow, ...]:
        """The papers of all entries that are not in the matter."""
        return tuple(paper for entry in self.entries for paper in entry.missing)


def dockets_of(house: House) -> list[DocketRow]:
    """Return the dockets beside the papers, as the audience may see both; then cases that only headers name."""
    documents = {document.id: document for document in house.reads.iter_documents()}
    titles = {frame.document: frame.title for frame in house.reads.iter_frames()}
    return [_row(view, documents, titles) for view in load_views(house.reads, house.blobs)]


def coverage_of(house: House) -> list[DocketCoverage]:
    """Return how much of each docket is in the matter, for the report."""
    return [
        DocketCoverage(
            case=row.case,
            name=row.name,
            saved=row.saved,
            entries=len(row.entries),
            papers=sum(len(entry.papers) for entry in row.entries),
            missing=tuple(_missing(entry, paper) for entry in row.entries for paper in entry.missing),
            gaps=say_numbers(row.gaps),
            strays=tuple(f"{held.document} (ECF No. {held.entry})" for held in row.strays),
        )
        for row in dockets_of(house)
    ]


def _missing(entry: EntryRow, paper: PaperRow) -> MissingPaper:
    return MissingPaper(
        entry=paper.name,
        filed=entry.filed,
        description=paper.description or ("" if paper.attachment else entry.description),
        sealed=paper.sealed,
    )


def _row(view: DocketView, documents: Mapping[DocumentId, Document], titles: Mapping[DocumentId, str]) -> DocketRow:
    docket: Docket = view.docket
    return DocketRow(
        case=docket.number,
        court=docket.court,
        name=docket.name,
        saved=view.saved,
        judge=docket.judge,
        filed=docket.filed,
        closed=docket.closed,
        parties=docket.parties,
        entries=tuple(_entry(line, documents, titles) for line in view.lines),
        gaps=view.gaps,
        strays=tuple(
            StrayRow(document=documents[held].name, document_id=held, entry=entry_of(documents[held].stamp))
            for held in view.strays
        ),
    )


def _entry(line: EntryLine, documents: Mapping[DocumentId, Document], titles: Mapping[DocumentId, str]) -> EntryRow:
    main = next((held for paper in line.papers if not paper.paper.attachment for held in paper.documents), None)
    title = titles.get(main, "") if main else ""
    return EntryRow(
        number=line.entry.number,
        filed=line.entry.filed,
        description=line.entry.text or (title if len(title) <= LONGEST_TITLE else ""),
        kind=line.kind,
        papers=tuple(_paper(paper, documents) for paper in line.papers),
        answers=line.answers,
        answered_by=line.answered_by,
    )


def _paper(line: PaperLine, documents: Mapping[DocumentId, Document]) -> PaperRow:
    paper = line.paper
    return PaperRow(
        number=paper.number,
        attachment=paper.attachment,
        description=paper.description,
        state=_state(line),
        documents=tuple(documents[held].name for held in line.documents),
        document_ids=line.documents,
        found_by=line.found_by,
        pages=paper.pages,
        pages_held=line.pages_held,
        sealed=paper.sealed,
        available=paper.available,
    )


def _state(line: PaperLine) -> str:
    if line.documents:
        return "in the matter"
    if line.paper.sealed:
        return "not in the matter; sealed"
    if line.paper.available is False:
        return "not in the matter; not available where the docket was saved"
    return "not in the matter"


def say_numbers(numbers: Sequence[str]) -> str:
    """Return ascending entry numbers with runs drawn together: "3, 5-8"."""
    runs: list[list[str]] = [[number] for number in numbers[:1]]
    for before, number in pairwise(numbers):
        if int(number) == int(before) + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(run) for run in runs)
