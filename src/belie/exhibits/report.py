"""The report of `belie examine`: one HTML file that needs no network and reads well on paper.

Everything shown is escaped; nothing in it runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from belie.domain.access import Audience
from belie.domain.citations import Missing
from belie.domain.documents import Access, Document, Frame
from belie.domain.findings import Finding
from belie.domain.ids import DocumentId, PersonId, StatementId
from belie.domain.ledger import IntakeLine, Outcome
from belie.domain.people import MergeProposal, Person
from belie.domain.spans import Anchor, fold_space
from belie.domain.statements import Setting, Statement
from belie.exhibits.dockets import DocketCoverage
from belie.exhibits.flags import FlagRow, count_flags
from belie.exhibits.pincites import Citer
from belie.exhibits.revisions import RevisionRow
from belie.exhibits.versions import VersionGroup
from belie.timeline.order import Timeline

SHOWN_PLACES = 5  # of a statement that stands in several papers; JSON has all
CONTEXT = 600  # characters on either side of a quote: some four sentences; a transcript's answer may run over pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One statement of a finding, ready to print."""

    quote: str
    before: str
    after: str
    speaker: str  # the declarant, or the speaker as printed
    as_printed: str  # the speaker as printed where it differs, else ""
    forum: str
    oath: str
    said_on: str
    document: str
    document_id: DocumentId
    person: PersonId | None  # None where the record leaves the speaker open
    page_numbers: tuple[int, ...]  # pages of the file, from 1
    cite: str
    access: Access
    ocr_doubt: str = ""  # "OCR 71 %: check the page" where OCR is unsure of the words
    places: tuple[str, ...] = ()  # where else the statement stands: in copies, versions and quotations of its paper
    replaced_by: str = ""  # the document of a later production that took the place of this one
    found_by: str = ""  # the language model that proposed the statement; "" for belie's own rules
    reported_by: tuple[str, ...] = ()  # who says that it was said, nearest first; empty for an author's own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding, ready to print."""

    rank: int
    finding: Finding
    statement: Side
    evidence: Side | None  # None: nothing stands at the place cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that the report shows."""

    title: str
    rows: tuple[Row, ...]
    left_out: int  # findings of the matter that the report does not show
    timeline: Timeline
    intake: tuple[IntakeLine, ...]
    counts: Mapping[str, int]
    undated: tuple[str, ...]  # documents without a date
    unattributed: int  # statements whose speaker the record leaves open
    failed: tuple[str, ...]  # documents that could not be analysed
    missing: tuple[Missing, ...] = ()  # papers cited that are not in the matter
    dockets: tuple[DocketCoverage, ...] = ()
    versions_of_papers: tuple[VersionGroup, ...] = ()  # papers that are one text
    people: tuple[Person, ...]
    proposals: tuple[MergeProposal, ...]
    judge_pairs: int
    versions: tuple[str, ...]
    flags: tuple[FlagRow, ...] = ()  # without the hidden words
    revisions: tuple[RevisionRow, ...] = ()
    audience: Audience = Audience.HOUSE  # nothing is in the report that they may not see
    access: Access = Access.PUBLIC  # of the most secret document: the timeline names them all

    @property
    def most_secret(self) -> Access:
        """The highest label of anything the report shows."""
        return max((self.access, *(row.finding.access for row in self.rows)), key=lambda access: access.rank)

    @property
    def outcomes(self) -> list[tuple[str, int]]:
        """How many files had each outcome, in the order of `Outcome`."""
        counted = Counter(line.outcome for line in self.intake)
        return [(outcome.value, counted[outcome]) for outcome in Outcome if counted[outcome]]

    @property
    def unread(self) -> list[IntakeLine]:
        """The files that gave no text or not all of it, and the duplicates of those that gave none."""
        none = {line.source: line for line in self.intake if line.source and line.unread}
        return [
            _like(none[line.source], line) if line.source in none else line
            for line in self.intake
            if line.source in none or _lacks_text(line)
        ]

    @property
    def warned(self) -> list[IntakeLine]:
        """The files that were read in full, but with something to say about them."""
        return [line for line in self.intake if line.warnings and not _lacks_text(line)]

    @property
    def complete(self) -> bool:
        """True when every file was read and analysed without a word of warning."""
        return not (self.unread or self.warned or self.failed)


def _lacks_text(line: IntakeLine) -> bool:
    return line.unread is not None or line.outcome in (Outcome.PARTIAL, Outcome.UNREAD)


def _like(first: IntakeLine, line: IntakeLine) -> IntakeLine:
    """Return the line with the reason of the first one of its bytes."""
    if line.unread or first.unread is None:
        return line
    return replace(line, unread=replace(first.unread, detail=f"the same bytes as {first.name}"))


def make_side(
    statement: Statement,
    document: Document,
    frame: Frame | None,
    *,
    declarant: str,
    before: str,
    after: str,
    person: PersonId | None = None,
    citer: Citer | None = None,
    places: tuple[str, ...] = (),
    replaced_by: str = "",
    reported_by: tuple[str, ...] = (),
) -> Side:
    """Return one statement ready to print."""
    speaker = declarant or statement.speaker or "speaker not identified"
    return Side(
        quote=statement.content,
        before=before if len(before) <= CONTEXT else "… " + before[-CONTEXT:].partition(" ")[2],
        after=after if len(after) <= CONTEXT else after[:CONTEXT].rpartition(" ")[0] + " …",
        speaker=speaker,
        as_printed=statement.speaker if statement.speaker != speaker else "",
        forum=statement.forum.value.replace("_", " "),
        oath=oath_words(statement),
        said_on=str(statement.said_on) if statement.said_on else "no date",
        document=document.name,
        document_id=document.id,
        person=person,
        page_numbers=tuple(index + 1 for index in statement.anchor.page_indexes),
        cite=(citer or Citer()).cite(document, frame, statement.anchor.page_indexes, statement.anchor.spans),
        access=frame.access if frame else Access.PUBLIC,
        ocr_doubt=ocr_doubt(statement),
        places=places,
        replaced_by=replaced_by,
        found_by=statement.found_by,
        reported_by=reported_by,
    )


def also_in(side: Side) -> str:
    """Return where else a statement stands and what took its paper's place, "" where there is neither."""
    said = []
    if side.places:
        left = len(side.places) - SHOWN_PLACES
        said.append(f"also in {'; '.join(side.places[:SHOWN_PLACES])}{f' and {left} more' if left > 0 else ''}")
    if side.replaced_by:
        said.append(f"replaced in a later production by {side.replaced_by}")
    return "; ".join(said)


def ocr_doubt(statement: Statement) -> str:
    """Return the mark of a statement whose words a person must look at on the page, "" for others."""
    return f"OCR {statement.confidence} %: check the page" if statement.doubtful else ""


def oath_words(statement: Statement) -> str:
    """Return oath and setting in words; the two are separate facts (FRE 801(d)(1)(A))."""
    oath = "sworn" if statement.sworn else "not sworn"
    return oath if statement.setting is Setting.NONE else f"{oath}, {statement.setting.value.replace('_', ' ')}"


def make_rows(
    findings: Sequence[Finding],
    sides: Mapping[StatementId | Anchor, Side],
) -> tuple[Row, ...]:
    """Return the findings ready to print, ranked from 1 in the order given; `sides` by what `Finding.sides` names."""
    return tuple(
        Row(rank=rank, finding=finding, statement=sides[first], evidence=sides[second] if second else None)
        for rank, finding in enumerate(findings, start=1)
        for first, second in (finding.sides,)
    )


def make_passage_side(anchor: Anchor, document: Document, frame: Frame | None, citer: Citer | None = None) -> Side:
    """Return a passage that is no statement ready to print, as the words of the paper's author."""
    text = document.text
    return Side(
        quote=fold_space(anchor.quote),
        before=_cut_before(fold_space(text[max(0, anchor.start - CONTEXT) : anchor.start])),
        after=_cut_after(fold_space(text[anchor.end : anchor.end + CONTEXT])),
        speaker=(frame.author if frame else "") or "author not identified",
        as_printed="",
        forum=(frame.forum if frame else "unknown").replace("_", " "),
        oath="sworn" if frame and frame.sworn else "not sworn",
        said_on=str(frame.date) if frame and frame.date else "no date",
        document=document.name,
        document_id=document.id,
        person=None,
        page_numbers=tuple(index + 1 for index in anchor.page_indexes),
        cite=(citer or Citer()).cite(document, frame, anchor.page_indexes, anchor.spans),
        access=frame.access if frame else Access.PUBLIC,
    )


def _cut_before(text: str) -> str:
    return text if len(text) < CONTEXT // 2 else "… " + text.partition(" ")[2]


def _cut_after(text: str) -> str:
    return text if len(text) < CONTEXT // 2 else text.rpartition(" ")[0] + " …"


def between(finding: Finding) -> str:
    """Return the time between the two statements in words."""
    if finding.check == "citation":
        return "A cite against what it cites"
    if finding.days is None:
        return finding.timing or "Time between: not known"
    if finding.days == 0:
        return "Both of the same day"
    unit = "day" if abs(finding.days) == 1 else "days"
    first = "evidence came first" if finding.days > 0 else "evidence came later"
    return f"{abs(finding.days)} {unit} between; the {first}"


@cache
def _template_text() -> str:
    return files("belie.exhibits").joinpath("templates", "report.html.j2").read_text("utf-8")


def render_report(report: Report) -> str:
    """Return the report as one HTML text; the same report gives the same bytes."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_template_text()).render(
        report=report, between=between, count_flags=count_flags, also_in=also_in
    )
