"""A small invented record: nine papers of one case, with every name that pages have."""

from __future__ import annotations

import re

from belie.citations.examine import check_cites, find_citations, is_of_record
from belie.citations.index import Paper, RecordIndex
from belie.citations.quotes import QuoteReader
from belie.domain.citations import CheckedCite
from belie.domain.dates import When
from belie.domain.documents import DocketStamp, Document, DocumentKind, Frame, Page, PageNames
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import Span

CASE = "2:26-cv-00417"
COMPLAINT = (
    "COMPLAINT\n\n1. Edith Lyons ran the clinic at Alder.\n\n2. She was told of the flood on May 4.\n\n3. Nobody "
    "was moved.\n\n",
    "4. The log was rewritten.\n\n5. The men slept on the floor for nine nights.\n\n6. A plane was hired.\n\n",
    "7. The plane never came.\n\n8. Orme signed for it all the same.\n\n9. Relief is sought.\n\n",
)
FIRST = (
    "DECLARATION OF EDITH LYONS\n\n1. I am the head of the clinic.\n\n2. I saw the water rise in Unit C before "
    "noon.\n\n"
    "3. I told Mr. Orme that the men must be moved at once.\n\n",
    "4. He said that there was no money for it.\n\n5. We counted forty-one men that night.\n\n",
)
SECOND = (
    "SECOND DECLARATION OF EDITH LYONS\n\n1. I correct my first declaration.\n\n2. The count that night was "
    "thirty-nine.\n\n"
    "3. Two men had been taken to Birch.\n\n",
)
BRIEF = (
    "RESPONDENTS’ OPPOSITION TO MOTION\n\nThe motion should be denied. The clinic was dry.\n\n",
    "The men were comfortable at all times, and nobody complained of the nights in Unit C.\n\n",
)
MEMO = (
    "To: Orme\n\nThe talks have failed and will not be taken up again this year.\n\n",
    "Say nothing of it to the press.\n\n",
    "Destroy the drafts.\n\n",
)
LINES = [
    "Q. Did you sign the order?",
    "A. I signed it on May 4.",
    "Q. And the plane?",
    "A. There was no plane.",
    "Q. None?",
    "A. None that I know of.",
]
EXHIBITS = ("EXHIBIT A\n", "A list of the names of the men in Unit C.\n", "EXHIBIT B\n", "A photograph of the hall.\n")

LINE_NUMBER = re.compile(r"^ *\d{1,2}   ", re.MULTILINE)


def numbered(lines: list[str]) -> str:
    return "\n".join(f"{number:>2}   {line}" for number, line in enumerate(lines, start=1))


def paper(
    name: str,
    pages: tuple[str, ...],
    *,
    entry: str = "",
    attachment: str = "",
    page_id: int = 0,
    bates: int = 0,
    printed: int = 0,
) -> Document:
    return Document(
        id=DocumentId(name),
        source=SourceId(name),
        name=name,
        format="pdf",
        stamp=DocketStamp(case=f"{CASE}-ABC", entry=entry, attachment=attachment) if entry else DocketStamp(),
        pages=tuple(
            Page(
                index=index,
                text=text,
                furniture=tuple(Span(*mark.span()) for mark in LINE_NUMBER.finditer(text)),
                names=PageNames(
                    ecf_page=f"{index + 1} of {len(pages)}" if entry else "",
                    page_id=f"PageID.{page_id + index}" if page_id else "",
                    bates=f"MER-{bates + index:06d}" if bates else "",
                    printed=str(printed + index) if printed else "",
                ),
            )
            for index, text in enumerate(pages)
        ),
    )


def frame(document: Document, kind: DocumentKind, title: str, author: str = "", date: str = "2026-07-09") -> Frame:
    return Frame(document=document.id, kind=kind, title=title, author=author, date=When.parse(date), forum=kind.value)


RECORD = [
    (paper("complaint.pdf", COMPLAINT, entry="1", page_id=1), DocumentKind.FILING, "COMPLAINT", ""),
    (
        paper("lyons.pdf", FIRST, entry="12", attachment="1", page_id=40),
        DocumentKind.DECLARATION,
        "DECLARATION OF EDITH LYONS",
        "Edith Lyons",
    ),
    (
        paper("lyons-2.pdf", SECOND, entry="30", attachment="2", page_id=90),
        DocumentKind.DECLARATION,
        "SECOND DECLARATION OF EDITH LYONS",
        "Edith Lyons",
    ),
    (
        paper("opposition.pdf", BRIEF, entry="20", page_id=60),
        DocumentKind.FILING,
        "RESPONDENTS’ OPPOSITION TO MOTION",
        "",
    ),
    (paper("memo.pdf", MEMO, bates=123), DocumentKind.MEMO, "Talks", "Paul Vane"),
    (
        paper("orme-deposition.pdf", (numbered(LINES), numbered(LINES[::-1])), printed=30),
        DocumentKind.TRANSCRIPT,
        "DEPOSITION OF PAUL ORME",
        "",
    ),
    (
        paper("hearing.pdf", (numbered(LINES), numbered(LINES)), printed=51, entry="55"),
        DocumentKind.TRANSCRIPT,
        "TRANSCRIPT OF HEARING",
        "",
    ),
    (paper("exhibits.pdf", EXHIBITS, entry="12", attachment="2", page_id=50), DocumentKind.OTHER, "", ""),
    (
        paper("order.pdf", ("ORDER\n\nThe motion is granted in part.\n\n", "So ordered.\n\n"), entry="33", page_id=99),
        DocumentKind.ORDER,
        "ORDER",
        "",
    ),
]
DOCUMENTS = [document for document, *_ in RECORD]
FRAMES = {document.id: frame(document, kind, title, author) for document, kind, title, author in RECORD}
INDEX = RecordIndex(DOCUMENTS, FRAMES)


def check(text: str, index: RecordIndex = INDEX) -> list[CheckedCite]:
    """Return the cites of the record in a brief with these words, checked."""
    home = Paper(paper("brief.pdf", (text,), entry="40"), None)
    checked = check_cites(find_citations(home), home, index, QuoteReader(index))
    return [held for held in checked if is_of_record(held.citation)]
