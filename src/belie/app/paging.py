"""Pages by their names: `belie page`, and page names typed into `belie search`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from belie.app.wiring import House
from belie.domain.documents import Document
from belie.domain.ids import DocumentId
from belie.domain.page_names import index_pages
from belie.domain.ports import SearchHit
from belie.domain.spans import fold_space
from belie.errors import NotFound
from belie.exhibits.pincites import Citer

EXCERPT = 240  # characters of a page that is found by its name


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One page with all its names, ready to print."""

    document_id: DocumentId
    document: str
    page_number: int  # of the file, from 1
    page_count: int
    found_as: str  # the name it was found by, as printed
    names: tuple[tuple[str, str], ...]  # kind and name as printed
    cite: str
    text: str


def pages_named(house: House, name: str, *, limit: int) -> list[PageView]:
    """Return the pages of a matter that go by a name, by document name and page."""
    citer = Citer(house.settings.cites)
    views: list[PageView] = []
    document: Document | None = None
    for hit in house.reads.find_pages(name, limit=limit):
        if document is None or document.id != hit.document:
            document = house.reads.get_document(hit.document)
        try:
            frame = house.reads.get_frame(hit.document)
        except NotFound:  # read, but not analysed yet
            frame = None
        views.append(
            PageView(
                document_id=document.id,
                document=document.name,
                page_number=hit.page_index + 1,
                page_count=len(document.pages),
                found_as=hit.name,
                names=tuple((held.kind.value, held.name) for at, held in index_pages(document) if at == hit.page_index),
                cite=citer.cite(document, frame, (hit.page_index,)),
                text=document.pages[hit.page_index].text,
            )
        )
    return views


def search(house: House, words: str, *, limit: int) -> Sequence[SearchHit]:
    """Return the pages that go by the words as a name, then those that hold them all, best first."""
    held = house.reads.search(words, limit=limit)
    above = max((hit.score for hit in held), default=0.0) + 1.0
    named = []
    for hit in house.reads.find_pages(words, limit=limit):
        page = house.reads.get_document(hit.document).pages[hit.page_index]
        named.append(
            SearchHit(
                document=hit.document,
                document_name=hit.document_name,
                page_index=hit.page_index,
                span=None,
                excerpt=f"[{hit.name}] {fold_space(page.text)[:EXCERPT]}",
                score=above,
            )
        )
    places = {(hit.document, hit.page_index) for hit in named}
    return [*named, *(hit for hit in held if (hit.document, hit.page_index) not in places)][:limit]
