import pytest

from belie.domain.documents import DocketStamp, Document, DocumentKind, Frame, Page, PageNames
from belie.domain.ids import DocumentId, SourceId
from belie.exhibits.pincites import cite


def document(*names: PageNames, stamp: DocketStamp | None = None, format: str = "pdf") -> Document:
    return Document(
        id=DocumentId("d"),
        source=SourceId("a" * 64),
        name="decl.pdf",
        format=format,
        pages=tuple(Page(index=index, text="x", names=held) for index, held in enumerate(names)),
        stamp=stamp or DocketStamp(),
    )


ECF = DocketStamp(entry="81", attachment="3")


@pytest.mark.parametrize(
    ("paper", "pages", "expected"),
    [
        (document(PageNames(), PageNames(page_id="PageID.2104"), stamp=ECF), (1,), "ECF No. 81-3, PageID.2104"),
        (
            document(PageNames(page_id="PageID.2104"), PageNames(page_id="PageID.2105"), stamp=ECF),
            (0, 1),
            "ECF No. 81-3, PageID.2104 to PageID.2105",
        ),
        (document(PageNames(ecf_page="1 of 6"), stamp=DocketStamp(entry="40")), (0,), "ECF No. 40, p. 1"),
        (document(PageNames(bates="MER-000123")), (0,), "MER-000123"),
        (document(PageNames(printed="iv"), PageNames()), (0, 1), "decl.pdf, pp. iv-2"),
        (document(PageNames()), (0,), "decl.pdf, p. 1"),
        (document(PageNames(), format="text"), (0,), "decl.pdf"),
        (document(PageNames(), PageNames(), format="text"), (1,), "decl.pdf, p. 2"),
        (document(PageNames(bates="MER-000123"), PageNames()), (0, 1), "MER-000123"),
        (
            document(PageNames(ecf_page="1 of 6"), PageNames(), stamp=DocketStamp(entry="40")),
            (0, 1),
            "ECF No. 40, p. 1",
        ),
        (document(PageNames(printed="2"), PageNames(printed="2")), (0, 1), "decl.pdf, p. 2"),
        (document(PageNames()), (), "decl.pdf"),
    ],
)
def test_a_page_is_cited_by_its_best_name(paper: Document, pages: tuple[int, ...], expected: str) -> None:
    assert cite(paper, None, pages) == expected


def test_a_title_stands_for_the_file_name() -> None:
    frame = Frame(document=DocumentId("d"), kind=DocumentKind.NEWS, title="Talks stall")
    assert cite(document(PageNames(), format="html"), frame, (0,)) == "Talks stall"


def test_a_first_sentence_that_passes_for_a_title_does_not() -> None:
    frame = Frame(document=DocumentId("d"), kind=DocumentKind.OTHER, title="The gate stood open. " * 10)
    assert cite(document(PageNames(), format="text"), frame, (0,)) == "decl.pdf"
