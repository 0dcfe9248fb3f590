"""The report of a matter, gathered from its store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from belie import __version__
from belie.app.dockets import coverage_of
from belie.app.versions import versions_of
from belie.app.wiring import House
from belie.checks.unit import Unit
from belie.domain.documents import Access, Document, Frame
from belie.domain.findings import Finding
from belie.domain.ids import DocumentId, StatementId
from belie.domain.spans import Anchor
from belie.domain.statements import Identification, Statement
from belie.engine.steps import READ_VERSION
from belie.engine.units import load_other_places, load_units
from belie.errors import NotFound
from belie.exhibits.flags import FlagRow, list_flags
from belie.exhibits.pincites import Citer
from belie.exhibits.report import Report, Side, make_passage_side, make_rows, make_side
from belie.exhibits.reporters import find_reporters
from belie.exhibits.revisions import RevisionRow, list_revisions
from belie.timeline.order import Timeline, make_timeline

HEADS_AT_ONCE = 1000  # documents without their pages
UNANALYSED = "could not be analysed"  # how `belie.engine.steps.unanalysed` begins its reason


class Desk:
    """What every listing needs of a matter, loaded once: documents, frames, statements and who said them."""

    def __init__(self, house: House) -> None:
        """Load all but pages' word boxes."""
        store = house.reads
        self.house = house
        self.documents: dict[DocumentId, Document] = {document.id: document for document in store.iter_documents()}
        self.frames: dict[DocumentId, Frame] = {frame.document: frame for frame in store.iter_frames()}
        self.citer = Citer(house.settings.cites)
        # The name of the document that replaces one, by a later production
        self.replaced = {held.supersedes: held.name for held in self.documents.values() if held.supersedes}
        self.identities = store.load_identities()
        self.who: dict[StatementId, Identification] = {who.statement: who for who in self.identities.identifications}

    def declarant(self, statement: Statement) -> str:
        """Return the declarant's name, or "" where the record leaves it open."""
        who = self.who.get(statement.id)
        return who.declarant if who else ""

    def timeline(self, only: list[StatementId] | None = None) -> Timeline:
        """Return the matter's timeline."""
        return make_timeline(
            self.documents.values(),
            self.frames,
            self.house.reads.iter_statements(),
            {statement: who.declarant for statement, who in self.who.items()},
            only=only,
        )

    def cite(self, statement: Statement) -> str:
        """Return where the statement stands, for a reader."""
        document = statement.document
        anchor = statement.anchor
        return self.citer.cite(self.documents[document], self.frames.get(document), anchor.page_indexes, anchor.spans)

    def side(self, unit: Unit, places: Sequence[Unit] = ()) -> Side:
        """Return a statement of the record ready to print, with the other places it stands in."""
        who = self.who.get(unit.statement.id)
        return make_side(
            unit.statement,
            self.documents[unit.document],
            self.frames.get(unit.document),
            declarant=self.declarant(unit.statement),
            before=unit.before,
            after=unit.after,
            person=who.person if who else None,
            citer=self.citer,
            places=tuple(self.place(held) for held in places),
            replaced_by=self.replaced.get(unit.document, ""),
            reported_by=find_reporters(
                unit.statement, self.house.reads.get_statement, self.declarant, self.frames.get(unit.document)
            ),
        )

    def place(self, unit: Unit) -> str:
        """Return where a copy of a statement stands, with the name of its file."""
        cite = self.cite(unit.statement)
        return cite if unit.document_name in cite else f"{cite} ({unit.document_name})"

    def sides(self, findings: list[Finding]) -> dict[StatementId | Anchor, Side]:
        """Return both sides of every finding, ready to print."""
        wanted = {side for finding in findings for side in finding.sides if side is not None}
        units = load_units(self.house.reads, self.identities)
        places = load_other_places(self.house.reads, units)
        sides: dict[StatementId | Anchor, Side] = {
            unit.statement.id: self.side(unit, places.get(unit.statement.id, ()))
            for unit in units
            if unit.statement.id in wanted
        }
        for side in wanted:
            if isinstance(side, Anchor):
                document, frame = self.documents[side.document], self.frames.get(side.document)
                sides[side] = make_passage_side(side, document, frame, self.citer)
        return sides


def flags_of(house: House, *, show_hidden: bool = False) -> list[FlagRow]:
    """Return what is odd about the papers of a matter, by document name and page."""
    return list_flags(_heads(house), show_hidden=show_hidden)


def revisions_of(house: House) -> list[RevisionRow]:
    """Return the tracked changes of the papers of a matter, by document name."""
    return list_revisions(_heads(house))


def _heads(house: House) -> Iterator[Document]:
    """Yield the documents by name, without their pages."""
    offset = 0
    while stretch := house.reads.list_documents(limit=HEADS_AT_ONCE, offset=offset):
        yield from stretch
        offset += len(stretch)


def is_up_to_date(house: House) -> bool:
    """True when every file of the matter was read, analysed and checked by this version of belie."""
    store = house.store
    return bool(house.reads.findings_key()) and not (
        store.sources_to_read(READ_VERSION) or store.documents_to_analyse(house.analyse_version)
    )


def cite_page(house: House, document: DocumentId, page_index: int) -> str:
    """Return where a page stands, for a reader."""
    try:
        frame = house.reads.get_frame(document)
    except NotFound:  # read, but not analysed yet
        frame = None
    return Citer(house.settings.cites).cite(house.reads.get_document(document), frame, (page_index,))


def build_report(
    house: House, *, shown: int, title: str = "What the record belies", with_missing: bool = False
) -> Report:
    """Return the report of a matter with its first `shown` findings.

    `with_missing` lists what is cited or docketed but not in the record, and the versions of papers, which takes
    reading every paper again.
    """
    desk = Desk(house)
    every = list(house.reads.iter_findings())
    findings = list(islice(every, shown))
    sides = desk.sides(findings)
    used = [side for finding in findings for side in (finding.statement, finding.evidence) if side]
    speaking = {who.person for who in desk.identities.identifications if who.person}
    frames = desk.frames.values()
    undated = [frame.document for frame in frames if frame.date is None]
    return Report(
        title=title,
        rows=make_rows(findings, sides),
        left_out=len(every) - len(findings),
        timeline=desk.timeline(used),
        intake=tuple(house.reads.iter_intake()),
        counts=house.reads.counts(),
        undated=tuple(
            sorted(held.name for held in map(desk.documents.__getitem__, undated) if held.format != "docket")
        ),
        unattributed=sum(1 for who in desk.identities.identifications if who.person is None),
        flags=tuple(flags_of(house)),
        revisions=tuple(revisions_of(house)),
        failed=tuple(
            sorted(
                desk.documents[frame.document].name
                for frame in frames
                if any(reason.startswith(UNANALYSED) for reason in frame.because)
            )
        ),
        missing=tuple(house.reads.load_missing()) if with_missing else (),
        versions_of_papers=tuple(versions_of(house)) if with_missing else (),
        dockets=tuple(coverage_of(house)) if with_missing else (),
        people=tuple(person for person in desk.identities.people if person.id in speaking),
        proposals=desk.identities.proposals,
        judge_pairs=house.settings.judge_pairs,
        versions=(f"belie {__version__}", *sorted({version for finding in findings for version in finding.versions})),
        audience=house.reads.audience,
        access=max((frame.access for frame in frames), key=lambda access: access.rank, default=Access.PUBLIC),
    )
