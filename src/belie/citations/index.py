"""The record as cites see it: papers by docket entry, PageID, Bates number, name and exhibit; pages by their names.

Built from documents and frames alone. Clean texts, paragraph numbers and transcript lines are worked out at the
first cite that needs them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from belie.citations.papers import PaperKind
from belie.documents.bates import BATES
from belie.documents.clean import Cleaned, clean
from belie.domain.documents import Document, DocumentKind, Frame
from belie.domain.ids import DocumentId
from belie.domain.spans import Span

HEAD_CHARS = 2500  # of the first page: caption and title
COVER_CHARS = 400  # a page with no more words than this and "EXHIBIT A" on it is a cover sheet
LEAST_RUN = 3  # numbered paragraphs that make a numbered paper

_CASE = re.compile(r"(?:\d{1,2}:)?(\d{2,4}-[a-z]{2,4}-\d{3,6})", re.IGNORECASE)
_NAMED_ENTRY = re.compile(
    r"(?:ecf|dkt|doc(?:ket)?|de)[-_ .]*(?:no)?[-_ .]*0*(\d{1,5})(?:[-_.]0*(\d{1,3})(?!\d))?(?=[-_ .]|$)"
    r"|gov\.uscourts\.\w+\.\d+\.(\d+)\.(\d+)",
    re.IGNORECASE,
)
_NAMED_EXHIBIT = re.compile(
    r"(?:^|[/_ .-])(?:ex|exh|exhibit)s?[-_ .]*(?:no)?[-_ .]*([A-Z]{1,2}|\d{1,4})(?=[-_ .(]|$)", re.IGNORECASE
)
_EXHIBIT = re.compile(
    r"^\W*(?:(?:PLAINTIFF|DEFENDANT|PETITIONER|RESPONDENT|GOVERNMENT|JOINT)[’'S]*\s+)?(?:TRIAL\s+)?EXHIBIT\s+"
    r"(?:NO\.?\s*)?[“\"]?([A-Z]{1,2}(?:-\d+)?|\d{1,4}(?:-?[A-Z])?)[”\"]?\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_PARAGRAPH = re.compile(r"(?:(?<=\n)|^)\s*(?:¶\s*)?(\d{1,4})[.)]\s")
_LINE = re.compile(r"^[ \t]*(\d{1,2})(?:[ \t]{1,}(?=\S)|[ \t]*$)", re.MULTILINE)
_TITLES: dict[PaperKind, str] = {
    PaperKind.DECLARATION: r"DECLARATION|AFFIDAVIT|AFFIRMATION",
    PaperKind.DEPOSITION: "DEPOSITION",
    PaperKind.TRANSCRIPT: "TRANSCRIPT|HEARING|TRIAL|PROCEEDINGS",
    PaperKind.COMPLAINT: "COMPLAINT",
    PaperKind.PETITION: "PETITION",
    PaperKind.ANSWER: "ANSWER",
    PaperKind.MOTION: "MOTION",
    PaperKind.OPPOSITION: "OPPOSITION|RESPONSE|RETURN",
    PaperKind.REPLY: "REPLY|TRAVERSE",
    PaperKind.BRIEF: "BRIEF|MEMORANDUM",
    PaperKind.ORDER: "ORDER|OPINION",
    PaperKind.JUDGMENT: "JUDGMENT",
    PaperKind.REPORT: "REPORT|EVALUATION|LOG",
    PaperKind.FACTS: "STATEMENT OF .*FACTS",
    PaperKind.NOTICE: "NOTICE|STIPULATION|STATUS REPORT",
    PaperKind.LETTER: "LETTER|MEMORANDUM",
    PaperKind.DISCOVERY: "INTERROGATOR|REQUEST FOR",
}
_KIND = {
    PaperKind.DECLARATION: {DocumentKind.DECLARATION},
    PaperKind.DEPOSITION: {DocumentKind.TRANSCRIPT, DocumentKind.TESTIMONY},
    PaperKind.TRANSCRIPT: {DocumentKind.TRANSCRIPT},
    PaperKind.ORDER: {DocumentKind.ORDER},
    PaperKind.LETTER: {DocumentKind.LETTER, DocumentKind.EMAIL, DocumentKind.MEMO},
}


def case_key(case: str) -> str:
    """Return a case number without division, judges and capitals: "2:26-cv-00123-ABC" gives "26-cv-00123"."""
    match = _CASE.search(case)
    return match[1].lower() if match else case.strip().lower()


class Paper:
    """One document with what cites need of it."""

    def __init__(self, document: Document, frame: Frame | None) -> None:
        self.document, self.frame = document, frame
        self.id = document.id
        stamp = document.stamp
        self.case = case_key(stamp.case) if stamp.case else ""
        self.entry, self.attachment = stamp.entry, stamp.attachment
        if not self.entry and (named := _NAMED_ENTRY.search(document.name.rsplit("/", 1)[-1])):
            self.entry = named[1] or named[3]
            self.attachment = named[2] or (named[4] or "").lstrip("0") or ""
        self.head = document.pages[0].text[:HEAD_CHARS] if document.pages else ""
        self.title = frame.title if frame else ""

    @cached_property
    def cleaned(self) -> Cleaned:
        """The clean text."""
        return clean(self.document)

    @cached_property
    def pages(self) -> dict[str, dict[str, list[int]]]:
        """Page indexes by each kind of name: "ecf", "printed", "file"."""
        names: dict[str, dict[str, list[int]]] = {"ecf": defaultdict(list), "printed": defaultdict(list), "file": {}}
        for page in self.document.pages:
            if page.names.ecf_page:
                names["ecf"][page.names.ecf_page.split()[0]].append(page.index)
            if page.names.printed:
                names["printed"][page.names.printed.lower()].append(page.index)
            names["file"][str(page.index + 1)] = [page.index]
        return names

    @cached_property
    def complete(self) -> bool:
        """False when the stamps say that the paper has more pages than are here."""
        for page in self.document.pages:
            of = re.search(r"of (\d+)", page.names.ecf_page)
            if of and int(of[1]) > len(self.document.pages):
                return False
        name = f"{self.title} {self.document.name}".lower()
        return "excerpt" not in name and "excerpt" not in self.head[:1500].lower()

    @cached_property
    def paragraphs(self) -> dict[int, Span]:
        """Spans of the clean text by paragraph number; empty for a paper whose paragraphs bear none."""
        text = self.cleaned.text
        runs: list[list[tuple[int, int]]] = [[]]
        for match in _PARAGRAPH.finditer(text):
            number = int(match[1])
            last = runs[-1][-1][0] if runs[-1] else 0
            if last < number <= last + (3 if runs[-1] else 1):
                runs[-1].append((number, match.start(1)))
            elif number == 1:
                runs.append([(number, match.start(1))])
        best = max(runs, key=len)
        if len(best) < LEAST_RUN:
            return {}
        ends = [at for _, at in best[1:]]
        after = next((p.end for p in self.cleaned.paragraphs if p.end > best[-1][1]), len(text))
        return {number: Span(at, end) for (number, at), end in zip(best, [*ends, after], strict=True)}

    @cached_property
    def lines(self) -> dict[int, dict[int, Span]]:
        """Spans of `Document.text` by transcript page and line."""
        found: dict[int, dict[int, Span]] = {}
        for start, page in zip(self.document.page_starts(), self.document.pages, strict=True):
            number = page.names.printed if page.names.printed.isdigit() else str(page.index + 1)
            rows: dict[int, Span] = {}
            marks = list(_LINE.finditer(page.text))
            for at, mark in enumerate(marks):
                line = int(mark[1])
                if line == len(rows) + 1:
                    end = marks[at + 1].start() if at + 1 < len(marks) else len(page.text)
                    rows[line] = Span(mark.end() + start, max(mark.end(), end) + start)
            if len(rows) >= 5:
                found[int(number)] = rows
        return found

    def speaks_of(self, kind: PaperKind) -> bool:
        """True when the paper may be of this kind, by its kind, title or file name."""
        word = _TITLES.get(kind)
        named = self.title or self.document.name
        said = (
            word is not None
            and re.search(rf"\b(?:{word})", named.replace("-", " ").replace("_", " "), re.IGNORECASE) is not None
        )
        by_kind = bool(self.frame and self.frame.kind in _KIND.get(kind, set()))
        return said or by_kind

    def is_by(self, who: str) -> bool:
        """True when the paper is of the person: its author, or a name in its title or file name."""
        last = who.split()[-1].casefold().rstrip(".") if who else ""
        author = f"{self.frame.author} {self.frame.witness}".casefold() if self.frame else ""
        return (
            bool(last)
            and re.search(
                rf"\b{re.escape(last)}\b",
                f"{author} {self.title} {self.document.name}".casefold().replace("_", " ").replace("-", " "),
            )
            is not None
        )


class RecordIndex:
    """Papers and pages of a matter by every name a cite may use."""

    def __init__(
        self,
        documents: Iterable[Document],
        frames: Mapping[DocumentId, Frame],
        docketed: Mapping[tuple[str, str, str], str] | None = None,
    ) -> None:
        """Take the record and what its dockets list.

        Args:
            documents: All papers; word boxes are not needed.
            frames: Their frames; a paper may lack one.
            docketed: What the dockets list: (case number, entry, attachment or "") to what it is, "" where they do not
                say; see `belie.documents.docketing.list_docketed`.
        """
        self.docketed = {(case_key(case), *rest): held for (case, *rest), held in (docketed or {}).items()}
        self.docket_ends: dict[str, int] = {}  # the last entry of each docket
        for case, entry, _ in self.docketed:
            if entry.isdigit():
                self.docket_ends[case] = max(int(entry), self.docket_ends.get(case, 0))
        self.only_docket = next(iter(self.docket_ends), "") if len(self.docket_ends) == 1 else ""
        self.papers: dict[DocumentId, Paper] = {d.id: Paper(d, frames.get(d.id)) for d in documents}
        self.entries: dict[tuple[str, str], list[Paper]] = defaultdict(list)
        self.page_ids: dict[int, list[tuple[Paper, int]]] = defaultdict(list)
        self.bates: dict[tuple[str, int], list[tuple[Paper, int]]] = defaultdict(list)
        self.exhibits: dict[str, list[tuple[Paper, tuple[int, ...]]]] = defaultdict(list)
        self.cases: set[str] = set()
        for paper in self.papers.values():
            self._add(paper)

    def _add(self, paper: Paper) -> None:
        if paper.case:
            self.cases.add(paper.case)
        if paper.entry:
            self.entries[paper.entry, paper.attachment].append(paper)
        covers: list[tuple[int, str]] = []
        for page in paper.document.pages:
            if number := re.search(r"\d+", page.names.page_id):
                self.page_ids[int(number[0])].append((paper, page.index))
            if key := bates_key(page.names.bates):
                self.bates[key].append((paper, page.index))
            if (page.index == 0 or len(page.text) <= COVER_CHARS) and (
                cover := _EXHIBIT.search(page.text[:HEAD_CHARS])
            ):
                covers.append((page.index, cover[1].upper()))
        for place, (first, label) in enumerate(covers):
            last = covers[place + 1][0] if place + 1 < len(covers) else len(paper.document.pages)
            self.exhibits[label].append((paper, tuple(range(first, last))))
        named = _NAMED_EXHIBIT.search(paper.document.name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
        if named and not covers:
            self.exhibits[named[1].upper()].append((paper, tuple(range(len(paper.document.pages)))))


def bates_key(printed: str) -> tuple[str, int] | None:
    """Return a production number as prefix without separators and number, None for what is none."""
    match = BATES.fullmatch(printed.strip()) if printed else None
    return (re.sub(r"[-_ .]", "", match[1]), int(match[2])) if match else None
