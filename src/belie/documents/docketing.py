"""A docket set beside the papers of a matter: what is here, what is not, and what the docket does not know.

A paper is found by the header on its pages, by RECAP's file name, by its SHA-1, by the number in its file's name
where the matter has one docket, or by where its PageIDs stand between those of the entries around it; in this order.
Without a docket the headers alone make one, gaps and all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from textwrap import shorten

from belie.domain.dates import When
from belie.domain.docket import Docket, DocketEntry, DocketPaper, attachment_order, case_core
from belie.domain.docket_text import EntryKind, entry_kind, find_attachments, find_related
from belie.domain.documents import DocketStamp, Document
from belie.domain.ids import DocumentId, SourceId

LONGEST_NUMBER = 5  # digits of an entry number; a court of appeals' PACER numbers are longer and have no gaps
MOST_GAPS = 2_000  # between two numbers of a docket made of stamps

LONGEST_WORDS = 100  # characters of what an entry is called where it is cited

_LISTED = re.compile(r"\(Attachments?:", re.IGNORECASE)
_RECAP = re.compile(r"gov\.uscourts\.([a-z0-9]+)\.(\d+)\.(\d+)\.(\d+)(?:\.[a-z0-9_]+)?\.pdf", re.IGNORECASE)
_NAMED = re.compile(  # as people name the papers of one case: "ecf-109-transcript.txt", "Dkt. 81-3 decl.pdf"
    r"(?:^|.*[/_ -])(?:ecf|dkt)[-_ .]*(?:no[-_ .]*)?0*(\d{1,5})(?:-0*(\d{1,3})(?!\d))?(?=[-_ .])[^/]*", re.IGNORECASE
)
_PAGE_ID = re.compile(r"(\d+)\D*$")
_CHAIN = {
    EntryKind.RESPONSE: "responds to",
    EntryKind.REPLY: "replies on",
    EntryKind.ORDER: "decides",
}
_ABOUT = "is about"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper of an entry, and where it is in the matter."""

    paper: DocketPaper
    documents: tuple[DocumentId, ...] = ()  # several when it was handed in more than once
    found_by: str = ""  # "stamp", "file name", "SHA-1", "PageID"; "" where it is not in the matter
    pages_held: int | None = None  # of the first document, where the docket gives another number


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One entry of a docket and its papers. `answers` are other entries: ("decides", "81")."""

    entry: DocketEntry
    kind: EntryKind
    papers: tuple[PaperLine, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    answered_by: tuple[tuple[str, str], ...] = ()

    @property
    def missing(self) -> tuple[DocketPaper, ...]:
        """The papers that are not in the matter."""
        return tuple(line.paper for line in self.papers if not line.documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocketView:
    """A docket beside the matter. `saved` is False where it was put together from the headers of the papers."""

    docket: Docket
    saved: bool
    lines: tuple[EntryLine, ...]
    gaps: tuple[str, ...] = ()  # numbers between the first and the last that no entry has
    strays: tuple[DocumentId, ...] = ()  # papers with a header of this case that no entry knows

    @property
    def missing(self) -> tuple[DocketPaper, ...]:
        """The papers of all entries that are not in the matter."""
        return tuple(paper for line in self.lines for paper in line.missing)


def view_dockets(
    dockets: Iterable[Docket],
    documents: Sequence[Document],
    names: Mapping[SourceId, Sequence[str]],
    sha1: Mapping[str, SourceId],
) -> list[DocketView]:
    """Return each docket of a matter beside its papers, then one for each case that only the papers' headers name.

    Args:
        dockets: Joined, see `belie.domain.docket.join_dockets`.
        documents: The matter's, with pages; those that are a docket themselves are passed over.
        names: All names of each source.
        sha1: The sources whose SHA-1 some paper of a docket gives.
    """
    papers = [document for document in documents if document.format != "docket"]
    views = []
    taken: set[DocumentId] = set()
    every = list(dockets)
    for docket in every:
        view = _Joining(docket, papers, names, sha1, alone=len(every) == 1).view()
        views.append(view)
        taken.update(view.strays, (found for line in view.lines for paper in line.papers for found in paper.documents))
    by_case: dict[str, list[Document]] = defaultdict(list)
    for document in papers:
        if document.id not in taken and (stamp := printed(document)).entry and case_core(stamp.case):
            by_case[case_core(stamp.case)].append(document)
    return views + [_from_stamps(held) for held in by_case.values()]


def list_docketed(dockets: Iterable[Docket]) -> dict[tuple[str, str, str], str]:
    """Return what dockets list, by case, entry and attachment ("" for the main document), in a few of their words."""
    found: dict[tuple[str, str, str], str] = {}
    for docket in dockets:
        for entry in docket.entries:
            for paper in _papers(entry) if docket.number else ():
                words = paper.description or ("" if paper.attachment else _LISTED.split(entry.text, maxsplit=1)[0])
                found[docket.number, _number(paper.number), _number(paper.attachment)] = shorten(
                    words, LONGEST_WORDS, placeholder=" …"
                )
    return found


def sealed_from(views: Iterable[DocketView]) -> frozenset[DocumentId]:
    """Return the papers that a docket calls sealed."""
    papers = (paper for view in views for line in view.lines for paper in line.papers)
    return frozenset(found for paper in papers if paper.paper.sealed for found in paper.documents)


def stamps_from(views: Iterable[DocketView], documents: Mapping[DocumentId, Document]) -> dict[DocumentId, DocketStamp]:
    """Return what a docket says of papers whose own pages bear no header: case, entry, attachment and day of filing."""
    stamps: dict[DocumentId, DocketStamp] = {}
    for view in views:
        for line in view.lines if view.saved else ():
            day = line.entry.filed
            for paper in line.papers:
                for found in paper.documents:
                    if printed(documents[found]) == DocketStamp():
                        stamps[found] = DocketStamp(
                            case=view.docket.number,
                            entry=paper.paper.number,
                            attachment=paper.paper.attachment,
                            filed=When.of_day(day, derived="docket") if day else None,
                            given=True,
                        )
    return stamps


@dataclass(slots=True)
class _Joining:
    """One docket and the papers that are looked for."""

    docket: Docket
    documents: Sequence[Document]
    names: Mapping[SourceId, Sequence[str]]
    sha1: Mapping[str, SourceId]
    alone: bool  # the matter has no other docket: a number in a file's name is one of this

    def view(self) -> DocketView:
        core = case_core(self.docket.number)
        mine = [held for held in self.documents if core and case_core(printed(held).case) == core]
        by_stamp: dict[tuple[str, str], list[DocumentId]] = defaultdict(list)
        for document in mine:
            by_stamp[_number(document.stamp.entry), _number(document.stamp.attachment)].append(document.id)
        by_name, by_plain_name = self._by_name(), self._by_plain_name()
        by_source: dict[SourceId, list[DocumentId]] = defaultdict(list)
        for document in self.documents:
            by_source[document.source].append(document.id)
        held = {document.id: document for document in self.documents}
        lines = []
        for entry in self.docket.entries:
            papers = []
            for paper in _papers(entry):
                key = (_number(paper.number), _number(paper.attachment))
                found = ("stamp", by_stamp.get(key, [])), ("file name", by_name.get(key, []))
                sources = self.sha1.get(paper.sha1)
                ways = (
                    *found,
                    ("SHA-1", by_source.get(sources, [])[:1] if sources else []),
                    ("file name", by_plain_name.get(key, [])),
                )
                how, where = next(((how, where) for how, where in ways if where), ("", []))
                papers.append(_paper_line(paper, where, how, held))
            lines.append(EntryLine(entry=entry, kind=entry_kind(entry.text), papers=tuple(papers)))
        lines = self._by_page_ids(lines, held)
        known = {found for line in lines for paper in line.papers for found in paper.documents}
        return DocketView(
            docket=self.docket,
            saved=True,
            lines=tuple(_linked(lines)),
            gaps=tuple(_gaps(line.entry.number for line in lines)),
            strays=tuple(document.id for document in mine if document.id not in known and printed(document).entry),
        )

    def _by_name(self) -> dict[tuple[str, str], list[DocumentId]]:
        """Return the documents by the numbers in RECAP's name of their file, of this court and case."""
        found: dict[tuple[str, str], list[DocumentId]] = defaultdict(list)
        for document in self.documents:
            for name in (*self.names.get(document.source, ()), document.name):
                match = _RECAP.search(name)
                if match is None or not self._is_mine(match[1], match[2]):
                    continue
                key = _number(match[3]), _number(match[4])
                if document.id not in found[key]:
                    found[key].append(document.id)
        return found

    def _by_plain_name(self) -> dict[tuple[str, str], list[DocumentId]]:
        """Return the documents without a header by the numbers in the names people gave their files."""
        found: dict[tuple[str, str], list[DocumentId]] = defaultdict(list)
        for document in self.documents if self.alone else ():
            match = _NAMED.fullmatch(document.name)
            if match and not document.parent and printed(document) == DocketStamp():
                found[_number(match[1]), match[2] or ""].append(document.id)
        return found

    def _is_mine(self, court: str, case_id: str) -> bool:
        """True for RECAP's name of this case, or of its court where the docket does not tell PACER's number."""
        if self.docket.case_id:
            return self.docket.case_id == case_id
        return self.docket.court.lower() == court.lower()

    def _by_page_ids(self, lines: list[EntryLine], held: Mapping[DocumentId, Document]) -> list[EntryLine]:
        """Join papers without an entry on their pages where just one missing paper fits between their neighbours."""
        known = {found for line in lines for paper in line.papers for found in paper.documents}
        loose = [
            (ids, document.id)
            for document in self.documents
            if document.id not in known and not printed(document).entry and (ids := _page_ids(document))
        ]
        for (first, last), ident in loose:
            flat = [(at, place) for at, line in enumerate(lines) for place in range(len(line.papers))]
            ranges = [_known_ids(lines[at].papers[place], held) for at, place in flat]
            before = max((n for n, ids in enumerate(ranges) if ids and ids[1] < first), default=None)
            after = min((n for n, ids in enumerate(ranges) if ids and ids[0] > last), default=None)
            if before is None or after is None or after - before != 2 or ranges[before + 1] is not None:
                continue
            at, place = flat[before + 1]
            papers = list(lines[at].papers)
            papers[place] = _paper_line(papers[place].paper, [ident], "PageID", held)
            lines[at] = replace(lines[at], papers=tuple(papers))
        return lines


def _paper_line(
    paper: DocketPaper, where: Sequence[DocumentId], how: str, held: Mapping[DocumentId, Document]
) -> PaperLine:
    pages = len(held[where[0]].pages) if where else None
    differs = pages is not None and paper.pages is not None and pages != paper.pages
    return PaperLine(paper=paper, documents=tuple(where), found_by=how, pages_held=pages if differs else None)


def _papers(entry: DocketEntry) -> list[DocketPaper]:
    """Return the papers of an entry, with the attachments that only its text lists."""
    if not entry.number and not entry.papers:
        return []
    papers = {_number(paper.attachment): paper for paper in entry.papers}
    number = entry.number or next((paper.number for paper in entry.papers if paper.number), "")
    for attachment, description in find_attachments(entry.text):
        papers.setdefault(
            _number(attachment), DocketPaper(number=number, attachment=attachment, description=description)
        )
    papers.setdefault("", DocketPaper(number=number))
    return [replace(papers[key], number=papers[key].number or number) for key in sorted(papers, key=attachment_order)]


def _linked(lines: Sequence[EntryLine]) -> Iterator[EntryLine]:
    """Yield the lines with what each answers; a number that is on no entry, or a later one's, is no link."""
    order = {_number(line.entry.number): at for at, line in enumerate(lines) if line.entry.number}
    answers: list[tuple[tuple[str, str], ...]] = []
    answered: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for at, line in enumerate(lines):
        how = _CHAIN.get(line.kind, _ABOUT)
        related = [number for number in find_related(line.entry.text) if order.get(number, at) < at]
        answers.append(tuple((how, number) for number in related))
        for number in related:
            answered[number].append((how, line.entry.number or str(line.entry.filed or "")))
    for at, line in enumerate(lines):
        back = answered.get(_number(line.entry.number), ()) if line.entry.number else ()
        yield replace(line, answers=answers[at], answered_by=tuple(back))


def _from_stamps(documents: Sequence[Document]) -> DocketView:
    """Return the docket that the headers of some papers of one case make."""
    by_entry: dict[str, dict[str, list[Document]]] = defaultdict(lambda: defaultdict(list))
    for document in documents:
        by_entry[_number(document.stamp.entry)][_number(document.stamp.attachment)].append(document)
    held = {document.id: document for document in documents}
    lines = []
    for number in sorted(by_entry, key=attachment_order):
        papers = by_entry[number]
        last = max((int(key) for key in papers if key.isdigit()), default=0)
        wanted = ["", *(str(at) for at in range(1, min(last, MOST_GAPS) + 1))]
        made = [
            _paper_line(
                DocketPaper(number=number, attachment=key), [one.id for one in papers.get(key, ())], "stamp", held
            )
            for key in (*wanted, *sorted(papers.keys() - set(wanted)))
        ]
        days = [day for group in papers.values() for one in group if (day := _filed(one)) is not None]
        entry = DocketEntry(number=number, filed=min(days, default=None), papers=tuple(line.paper for line in made))
        lines.append(EntryLine(entry=entry, kind=EntryKind.OTHER, papers=tuple(_without_how(line) for line in made)))
    cases = sorted({document.stamp.case for document in documents}, key=lambda case: (-len(case), case))
    return DocketView(docket=Docket(number=cases[0]), saved=False, lines=tuple(lines), gaps=tuple(_gaps(by_entry)))


def _without_how(line: PaperLine) -> PaperLine:
    return line if line.documents else replace(line, found_by="")


def _gaps(numbers: Iterable[str]) -> Iterator[str]:
    """Yield the numbers that no entry has, from 1 up to the last; none where the numbers are PACER's."""
    known = {int(number) for number in numbers if number.isdigit() and len(number) <= LONGEST_NUMBER}
    last = max(known, default=0)
    if last - len(known) <= MOST_GAPS:
        yield from (str(number) for number in range(1, last) if number not in known)


def printed(document: Document) -> DocketStamp:
    """Return the header on a document's own pages; what a docket gave it before is none."""
    return DocketStamp() if document.stamp.given else document.stamp


def _number(number: str) -> str:
    """Return a number as it is compared: "" for none and for the main document's 0."""
    return number.lstrip("0") if number.isdigit() else number


def _filed(document: Document) -> date | None:
    return document.stamp.filed.day if document.stamp.filed else None


def _page_ids(document: Document) -> tuple[int, int] | None:
    """Return the first and last PageID of a document, None when its pages bear none."""
    numbers = [int(found[1]) for page in document.pages if (found := _PAGE_ID.search(page.names.page_id))]
    return (numbers[0], numbers[-1]) if numbers else None


def _known_ids(line: PaperLine, held: Mapping[DocumentId, Document]) -> tuple[int, int] | None:
    return _page_ids(held[line.documents[0]]) if line.documents else None
