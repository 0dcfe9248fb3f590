"""`belie cites`: the cites of a matter's papers, or of a draft, with what they lead to."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from belie.app.wiring import House
from belie.checks.citation import check_record, find_missing
from belie.citations.examine import check_cites, find_citations, is_of_record
from belie.citations.index import Paper, RecordIndex
from belie.citations.quotes import QuoteReader, page_name
from belie.documents.docketing import list_docketed
from belie.domain.citations import CheckedCite, CiteVerdict, Missing
from belie.domain.docket import join_dockets
from belie.domain.documents import Document
from belie.domain.ids import SourceId
from belie.errors import UsageError
from belie.exhibits.pincites import cite as cite_pages
from belie.sources.limits import read_guarded


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteRow:
    """One cite, ready to print."""

    paper: str
    page: str  # of the paper the cite stands in, by its best name
    paragraph: int  # of the paper, from 1
    checked: CheckedCite


def cites_of_matter(house: House) -> tuple[list[CiteRow], list[Missing]]:
    """Return the cites of the matter's own papers, by document name and place, and what they cite that is not here."""
    documents = {document.id: document for document in house.reads.iter_documents()}
    frames = {frame.document: frame for frame in house.reads.iter_frames()}
    checked = check_record(documents.values(), frames, join_dockets(house.reads.load_dockets()))
    papers = {ident: Paper(document, frames.get(ident)) for ident, document in documents.items()}
    return [_row(held, papers[held.citation.document]) for held in checked], find_missing(checked, documents)


def cites_of_draft(draft: Path, house: House | None) -> list[CiteRow]:
    """Return the cites of a draft, case law included; without a matter they are read and no more.

    Raises:
        UsageError: The draft cannot be read, or holds no text.
    """
    documents = list(house.reads.iter_documents()) if house else []
    frames = {frame.document: frame for frame in house.reads.iter_frames()} if house else {}
    docketed = list_docketed(join_dockets(house.reads.load_dockets())) if house else {}
    index = RecordIndex(documents, frames, docketed)
    quotes = QuoteReader(index)
    rows = []
    for document in _read(draft):
        home = Paper(document, None)
        if not home.case and len(index.cases) == 1:
            home.case = next(iter(index.cases))
        checked = check_cites(find_citations(home), home, index, quotes)
        for held in checked:
            if house is None and is_of_record(held.citation):
                held = replace(held, verdict=CiteVerdict.UNCHECKED)
            places = held.resolution.places
            if len(places) == 1:
                cited = index.papers[places[0].document]
                held = replace(held, leads_to=cite_pages(cited.document, cited.frame, places[0].page_indexes))
            rows.append(_row(held, home))
    return rows


def _read(draft: Path) -> Sequence[Document]:
    try:
        data = draft.read_bytes()
    except OSError as error:
        raise UsageError(f"{draft}: cannot be read ({error.strerror}). Check the path.") from error
    result = read_guarded(data, draft.name, SourceId(hashlib.sha256(data).hexdigest()))
    if not result.documents:
        why = f"{result.unread.kind.value}: {result.unread.detail}" if result.unread else "it holds no text"
        raise UsageError(f"{draft}: cannot be read ({why}).")
    return result.documents


def _row(checked: CheckedCite, paper: Paper) -> CiteRow:
    start = checked.citation.cite.span.start
    paragraph = next((n for n, p in enumerate(paper.cleaned.paragraphs, start=1) if p.end > start), 0)
    paged = len(paper.document.pages) > 1 or paper.document.format == "pdf"
    page = page_name(paper, checked.citation.anchor.page_indexes) if paged else ""
    return CiteRow(paper=paper.document.name, page=page, paragraph=paragraph, checked=checked)
