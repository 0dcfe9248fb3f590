import re
from dataclasses import replace

import pytest

from belie.documents.furniture import mark_furniture
from belie.domain.citations import CiteStyle
from belie.domain.dates import When
from belie.domain.documents import DocketStamp, Document, DocumentKind, Frame, Page, PageNames
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import Span
from belie.domain.tables import Cell, Grid
from belie.exhibits.pincites import Citer, cite
from belie.exhibits.short_names import short_name, surname


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
            "ECF No. 81-3, PageID.2104-2105",
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


DECLARATION = (
    "DECLARATION OF TILDA BRANDT\n\nI, Tilda Brandt, declare:\n\n1. I run the unit.\n\n2. I counted the beds.\n\n"
    "3. Nine of them were empty.\n\n4. Nobody could say since when.\n"
)
OF_BRANDT = Frame(
    document=DocumentId("d"), kind=DocumentKind.DECLARATION, title="Declaration of Tilda Brandt", author="Tilda Brandt",
    date=When.parse("2031-05-04"), sworn=True,
)  # fmt: skip


def at(document: Document, words: str) -> tuple[Span, ...]:
    start = document.text.index(words)
    return (Span(start, start + len(words)),)


def declaration(stamp: DocketStamp) -> Document:
    page = Page(index=0, text=DECLARATION, names=PageNames(page_id="PageID.2104", ecf_page="1 of 1"))
    return Document(
        id=DocumentId("d"), source=SourceId("a" * 64), name="decl.pdf", format="pdf", pages=(page,), stamp=stamp,
        fields=(("URL", "https://papers.example/decl.pdf"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("ed-mich", "ECF No. 81-3, PageID.2104, ¶ 3"),
        ("bluebook", "Brandt Decl. ¶ 3, ECF No. 81-3"),
        ("sixth-cir", "Brandt Decl. ¶ 3, R. 81-3, PageID 2104"),
        ("plain", "decl.pdf, p. 1, ¶ 3"),
        ("journalist", "Declaration of Tilda Brandt, May 4, 2031, page 1, https://papers.example/decl.pdf"),
    ],
)
def test_a_numbered_paragraph_is_cited_in_every_style(style: str, expected: str) -> None:
    paper = declaration(ECF)
    assert Citer(CiteStyle(style)).cite(paper, OF_BRANDT, (0,), at(paper, "Nine of them were empty")) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("ed-mich", "ECF No. 81-3, PageID.2104"),
        ("bluebook", "Brandt Decl. at 1, ECF No. 81-3"),
        ("sixth-cir", "R. 81-3, PageID 2104"),
    ],
)
def test_words_before_the_first_paragraph_have_their_page(style: str, expected: str) -> None:
    paper = declaration(ECF)
    assert Citer(CiteStyle(style)).cite(paper, OF_BRANDT, (0,), at(paper, "I, Tilda Brandt")) == expected


def test_words_over_two_paragraphs_have_both() -> None:
    paper = declaration(DocketStamp())
    cited = Citer(CiteStyle.BLUEBOOK).cite(paper, OF_BRANDT, (0,), at(paper, "beds.\n\n3. Nine"))
    assert cited == "Brandt Decl. ¶¶ 2-3"


def deposition() -> Document:
    first = ["41"] + [
        f"{n:2}  {words}"
        for n, words in enumerate(
            [
                "Q.  Did you count the beds?",
                "A.  I did.",
                "Q.  When?",
                "A.  In May. I went twice.",
                "Q.  And then?",
                "A.  I wrote the report",
                "and sent it off to",
                "the county, where it",
            ],
            1,
        )
    ]
    second = ["42"] + [
        f"{n:2}  {words}"
        for n, words in enumerate(
            [
                "was filed.",
                "Q.  By whom?",
                "A.  By the clerk.",
                "Q.  Name?",
                "A.  I forgot.",
                "Q.  Thank you.",
                "A.  Yes.",
                "Q.  No more.",
            ],
            1,
        )
    ]
    pages, _ = mark_furniture([Page(index=at, text="\n".join(lines)) for at, lines in enumerate((first, second))])
    return Document(id=DocumentId("d"), source=SourceId("a" * 64), name="dep.pdf", format="pdf", pages=pages)


@pytest.mark.parametrize(
    ("words", "pages", "expected"),
    [
        ("In May.", (0,), "Brandt Dep. 41:4"),
        ("I wrote the report\n 7  and sent", (0,), "Brandt Dep. 41:6-7"),
        ("where it\f42\n 1  was filed", (0, 1), "Brandt Dep. 41:8-42:1"),
    ],
)
def test_testimony_is_cited_by_page_and_line(words: str, pages: tuple[int, ...], expected: str) -> None:
    frame = Frame(
        document=DocumentId("d"), kind=DocumentKind.TESTIMONY, title="Deposition of T. Brandt", author="Tilda Brandt",
        setting="deposition",
    )  # fmt: skip
    paper = deposition()
    assert Citer(CiteStyle.BLUEBOOK).cite(paper, frame, pages, at(paper, words)) == expected
    assert cite(paper, frame, pages, at(paper, words)) == expected


def sheet(name: str, text: str) -> Document:
    """A second page of rows "2": two cells each."""
    cells = [
        Cell(row=number // 2 + 2, column=number % 2 + 1, span=Span(word.start(), word.end()))
        for number, word in enumerate(re.finditer(r"[^|\n]+(?<! )", text))
    ]
    pages = (Page(index=0, text="x"), Page(index=1, text=text, grid=Grid.pack(cells, sheet=name)))
    return replace(document(format="sheet"), name="beds.xlsx", pages=pages)


@pytest.mark.parametrize(
    ("name", "words", "style", "expected"),
    [
        ("Log", "in May", CiteStyle.ED_MICH, "beds.xlsx, Log!B3"),
        ("Log", "Pim|nine beds", CiteStyle.PLAIN, "beds.xlsx, Log!A2:B2"),
        ("Log", "in May", CiteStyle.BLUEBOOK, "beds.xlsx Log!B3"),
        ("Log", "in May", CiteStyle.JOURNALIST, "beds.xlsx, Log!B3"),
        ("", "in May", CiteStyle.ED_MICH, "beds.xlsx, row 3"),
        ("", "Pim|nine beds\n\nJo|in May", CiteStyle.ED_MICH, "beds.xlsx, rows 2-3"),
        ("Log", "|", CiteStyle.ED_MICH, "beds.xlsx, p. 2"),
    ],
)
def test_a_cell_is_cited_by_its_name(name: str, words: str, style: CiteStyle, expected: str) -> None:
    paper = sheet(name, "Pim|nine beds\n\nJo|in May")
    assert Citer(style).cite(paper, None, (1,), at(paper, words)) == expected


def test_production_numbers_are_a_range() -> None:
    paper = document(*(PageNames(bates=f"MER-00012{n}") for n in range(3)))
    assert cite(paper, None, (0, 1, 2)) == "MER-000120-MER-000122"
    assert Citer(CiteStyle.BLUEBOOK).cite(paper, None, (0,)) == "decl.pdf, MER-000120"


def test_pages_that_do_not_follow_are_listed() -> None:
    paper = document(*(PageNames(page_id=f"PageID.{n}") for n in (234, 235, 238)), stamp=ECF)
    assert cite(paper, None, (0, 1, 2)) == "ECF No. 81-3, PageID.234-235, 238"


@pytest.mark.parametrize(
    ("kind", "title", "author", "setting", "expected"),
    [
        (DocumentKind.DECLARATION, "Second Declaration of Tilda Brandt", "Tilda Brandt", "none", "Second Brandt Decl."),
        (DocumentKind.DECLARATION, "SUPPLEMENTAL DECLARATION", "TILDA BRANDT", "none", "Brandt Suppl. Decl."),
        (DocumentKind.DECLARATION, "Affidavit of T. Brandt, M.D.", "T. Brandt, M.D.", "none", "Brandt Aff."),
        (DocumentKind.DECLARATION, "Declaration", "", "none", ""),
        (DocumentKind.TRANSCRIPT, "Trial, Volume 2", "", "trial", "Trial Tr. vol. 2,"),
        (DocumentKind.TRANSCRIPT, "Motion hearing", "", "hearing", "Hr’g Tr."),
        (DocumentKind.FILING, "First Amended Complaint", "", "none", "Am. Compl."),
        (DocumentKind.FILING, "Response in Opposition to Motion to Stay", "", "none", "Opp’n"),
        (DocumentKind.ORDER, "Opinion and Order", "", "none", "Op."),
        (DocumentKind.NEWS, "Talks stall", "Ann Poe", "none", ""),
    ],
)
def test_a_paper_has_the_short_name_that_briefs_give_it(
    kind: DocumentKind, title: str, author: str, setting: str, expected: str
) -> None:
    frame = Frame(document=DocumentId("d"), kind=kind, title=title, author=author, setting=setting)
    assert short_name(document(PageNames()), frame) == expected


@pytest.mark.parametrize(
    ("kind", "author", "witness", "expected"),
    [
        (DocumentKind.DECLARATION, "Tilda Brandt; Ann Poe", "", "Brandt & Poe Decl."),
        (DocumentKind.LETTER, "Tilda Brandt; Ann Poe", "", "Letter from Tilda Brandt and Ann Poe"),
        (DocumentKind.TRANSCRIPT, "", "Tilda Brandt", "Brandt Dep."),
        (DocumentKind.TRANSCRIPT, "", "Tilda Brandt; Ann Poe", "Dep."),
    ],
)
def test_a_paper_of_several_is_named_by_all_and_a_deposition_by_its_witness(
    kind: DocumentKind, author: str, witness: str, expected: str
) -> None:
    setting = "deposition" if kind is DocumentKind.TRANSCRIPT else "none"
    frame = Frame(document=DocumentId("d"), kind=kind, author=author, witness=witness, setting=setting)
    assert short_name(document(PageNames()), frame) == expected


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Jane Q. Doe, Jr.", "Doe"),
        ("DOE, JANE", "Doe"),
        ("Dana Schultz", "Schultz"),
        ("", ""),
        ("Otto von Ruhr III", "Ruhr"),
    ],
)
def test_the_last_name_of_a_person(name: str, last: str) -> None:
    assert surname(name) == last
