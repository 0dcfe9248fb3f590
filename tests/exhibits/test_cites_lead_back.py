"""A pin cite that belie prints is one that belie reads: it leads back to the page it was made for."""

import pytest

from belie.citations.examine import check_cites, find_citations
from belie.citations.index import Paper, RecordIndex
from belie.citations.quotes import QuoteReader
from belie.domain.citations import CiteStyle, CiteVerdict
from belie.domain.documents import DocketStamp, Document, DocumentKind, Frame, Page, PageNames
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import Span
from belie.exhibits.pincites import Citer

FACT = "Nine of the beds stood empty in May."


def paper(ident: str, entry: str, body: str, first_id: int) -> Document:
    return Document(
        id=DocumentId(ident),
        source=SourceId(ident * 64),
        name=f"{ident}.pdf",
        format="pdf",
        pages=tuple(
            Page(
                index=at,
                text=text,
                names=PageNames(ecf_page=f"{at + 1} of 2", page_id=f"PageID.{first_id + at}", printed=str(at + 1)),
            )
            for at, text in enumerate(
                (f"DECLARATION OF {ident.upper()} BRANDT\n\n1. I run Alder.\n\n2. I count beds.", body)
            )
        ),
        stamp=DocketStamp(case="2:31-cv-00007", entry=entry),
    )


SWORN = paper("a", "81", f"3. {FACT}\n\n4. Nobody could say since when.", 900)
OTHER = paper("b", "82", "3. Nothing else is known.\n\n4. I signed.", 950)
FRAMES = {
    SWORN.id: Frame(
        document=SWORN.id, kind=DocumentKind.DECLARATION, title="Declaration of Tilda Brandt", author="Tilda Brandt"
    ),
    OTHER.id: Frame(
        document=OTHER.id, kind=DocumentKind.DECLARATION, title="Declaration of Dana Poe", author="Dana Poe"
    ),
}


@pytest.mark.parametrize("style", [CiteStyle.ED_MICH, CiteStyle.BLUEBOOK, CiteStyle.SIXTH_CIR])
def test_a_printed_cite_leads_back_to_its_page(style: CiteStyle) -> None:
    start = SWORN.text.index(FACT)
    cited = Citer(style).cite(SWORN, FRAMES[SWORN.id], (1,), (Span(start, start + len(FACT)),))
    draft = Document(
        id=DocumentId("draft"),
        source=SourceId("c" * 64),
        name="draft.txt",
        format="text",
        pages=(Page(index=0, text=f"She swore that “nine of the beds stood empty.” {cited}."),),
    )
    home = Paper(draft, None)
    home.case = "31-cv-00007"
    index = RecordIndex([SWORN, OTHER], FRAMES)
    (checked,) = check_cites(find_citations(home), home, index, QuoteReader(index))
    assert checked.verdict is CiteVerdict.GOOD
    (place,) = checked.resolution.places
    assert (place.document, tuple(place.page_indexes)) == (SWORN.id, (1,))
