"""A docket as a document, so that it is read and searched like any paper.

What a court does without a paper stands on the docket alone (a minute entry, a text-only order): those words are the
document's. All other lines announce papers; they are shown and found, but marked so that nobody is said to speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from belie.domain.docket import Docket, DocketEntry
from belie.domain.documents import Document, DocumentKind, Hints, Page
from belie.domain.ids import SourceId, document_id
from belie.domain.spans import Span

ENTRIES_A_PAGE = 20
_OF_THE_COURT = re.compile(
    r"^\W*(?:(?:text|minute|docket|paperless|electronic|virtual)[ -]?(?:only)?\s*(?:order|entry)|minute\b|paperless\b"
    r"|notice to counsel)",
    re.IGNORECASE,
)


def docket_document(docket: Docket, at: int, name: str, source: SourceId) -> Document:
    """Return the docket's document: head and parties on the first page, then `ENTRIES_A_PAGE` entries a page."""
    pages = [_page(0, [(line, True) for line in _head(docket)])]
    for low in range(0, len(docket.entries), ENTRIES_A_PAGE):
        lines = [line for entry in docket.entries[low : low + ENTRIES_A_PAGE] for line in _lines(entry)]
        pages.append(_page(len(pages), lines))
    title = " ".join(part for part in ("Docket", docket.number, docket.name) if part)
    return Document(
        id=document_id(source, str(at) if at else ""),
        source=source,
        name=f"{name}#{at + 1}" if at else name,
        format="docket",
        pages=tuple(pages),
        hints=Hints(kind=DocumentKind.OTHER, title=title),
    )


def speaks_for_itself(entry: DocketEntry) -> bool:
    """True for an entry whose words are all there is: the court's, with no paper behind them."""
    return _OF_THE_COURT.match(entry.text) is not None


def _head(docket: Docket) -> Iterator[str]:
    yield f"Docket {docket.number}".strip()
    for label, value in (
        ("", docket.name),
        ("Court", docket.court),
        ("Judge", docket.judge),
        ("Cause", docket.cause),
        ("Nature of suit", docket.suit),
        ("Filed", docket.filed),
        ("Closed", docket.closed),
    ):
        if value:
            yield f"{label}: {value}" if label else str(value)
    for party in docket.parties:
        yield ", ".join((party.name, *party.roles))
        for attorney in party.attorneys:
            yield "    represented by " + ", ".join((attorney.name, *attorney.roles))
            yield from (f"    {line.strip()}" for line in attorney.contact.splitlines() if line.strip())


def _lines(entry: DocketEntry) -> Iterator[tuple[str, bool]]:
    """Yield the lines of an entry, each with whether it is furniture."""
    own = speaks_for_itself(entry)
    yield f"{entry.filed or 'no date'}  {entry.number or '-'}", True
    yield entry.text, not own
    for paper in entry.papers:
        if paper.attachment or paper.description:
            number = f"{paper.number}-{paper.attachment}" if paper.attachment else paper.number
            yield f"    {number} {paper.description}", True
    yield "", True


def _page(index: int, lines: list[tuple[str, bool]]) -> Page:
    furniture, at = [], 0
    for line, marked in lines:
        if marked and line:
            furniture.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Page(index=index, text="\n".join(line for line, _ in lines), furniture=tuple(furniture))
