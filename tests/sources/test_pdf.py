"""Born-digital PDF: reading order, paragraphs, boxes, and pages that cannot be read."""

import pytest

from belie.documents.clean import clean
from belie.domain.documents import Document, Origin
from belie.domain.ids import SourceId
from belie.domain.ledger import UnreadKind
from belie.sources.pdf import read_pdf
from sources.made_pdf import Sheet, make_pdf, wrap

LEFT = (
    "The monitor visited the unit in May and counted the beds on every corridor twice. He wrote that nine of them "
    "were empty, and that nobody could say since when. His report went to the county on the same day."
)
RIGHT = (
    "The county answered in June that the beds had been sold. It named neither the buyer nor the price, and the "
    "letter that it promised to send after the summer has not been seen by anybody who was asked about it."
)


def read(*sheets: Sheet) -> Document:
    (document,) = read_pdf(make_pdf(sheets), "invented.pdf", SourceId("s")).documents
    return document


def text_of(*sheets: Sheet) -> str:
    return clean(read(*sheets)).text


def test_a_page_of_prose_is_read_as_paragraphs() -> None:
    sheet = Sheet().lines(72, 100, wrap(LEFT, 64)).lines(72, 220, wrap(RIGHT, 64))
    assert text_of(sheet) == f"{LEFT}\n\n{RIGHT}"


def test_a_first_line_indent_opens_a_paragraph() -> None:
    first, second = wrap("     " + LEFT, 64), wrap("     " + RIGHT, 64)
    sheet = Sheet().text(108, 100, first[0]).lines(72, 114, first[1:])
    below = 114 + 14 * (len(first) - 1)
    sheet.text(108, below, second[0]).lines(72, below + 14, second[1:])
    assert text_of(sheet) == f"{LEFT}\n\n{RIGHT}"


@pytest.mark.parametrize("order", ["column by column", "line by line"])
def test_columns_do_not_interleave(order: str) -> None:
    left, right = wrap(LEFT, 30), wrap(RIGHT, 30)
    sheet = Sheet().text(72, 80, "THE LAKEPORT GAZETTE")
    if order == "column by column":
        sheet.lines(72, 120, left).lines(330, 120, right)
    else:
        for at, (a, b) in enumerate(zip(left, right, strict=False)):
            sheet.text(72, 120 + 14 * at, a).text(330, 120 + 14 * at, b)
        for at in range(min(len(left), len(right)), max(len(left), len(right))):
            longer, x = (left, 72) if len(left) > len(right) else (right, 330)
            sheet.text(x, 120 + 14 * at, longer[at])
    assert text_of(sheet) == f"THE LAKEPORT GAZETTE\n\n{LEFT}\n\n{RIGHT}"


def test_a_sentence_goes_on_in_the_next_column() -> None:
    lines = wrap(LEFT.replace("twice. He", "twice and he"), 30)
    sheet = Sheet().lines(72, 120, lines[:4]).lines(330, 120, lines[4:])
    assert text_of(sheet) == LEFT.replace("twice. He", "twice and he")


@pytest.mark.parametrize("order", ["row by row", "column by column"])
def test_the_cells_of_a_row_stay_together(order: str) -> None:
    rows = [("Date", "Place", "Reading"), *((f"2031-08-0{day}", f"Point {day}", f"{day}.4") for day in range(1, 6))]
    sheet = Sheet()
    cells = [(72 + 150 * column, 100 + 20 * at, rows[at][column]) for at in range(6) for column in range(3)]
    if order == "column by column":
        cells.sort(key=lambda cell: cell[0])
    for x, y, words in cells:
        sheet.text(x, y, words)
    assert clean(read(sheet)).text.split("\n\n") == [" ".join(row) for row in rows]


def test_the_two_halves_of_a_caption_are_read_one_after_the_other() -> None:
    sheet = Sheet().lines(72, 100, ["WANDA ORLE,", "Petitioner,", "v.", "PIM HADDOW,", "Respondent."], pitch=20)
    sheet.lines(360, 100, ["Case No. 2:31-cv-00123", "Hon. Jo Tarrick"], pitch=40)
    read_text = text_of(sheet)
    assert read_text.index("Respondent.") < read_text.index("Case No.")


def test_what_is_drawn_last_but_stands_on_top_is_read_first() -> None:
    sheet = Sheet().lines(72, 120, wrap(LEFT, 64)).text(72, 40, "MEMORANDUM")
    assert text_of(sheet) == f"MEMORANDUM\n\n{LEFT}"


def test_every_word_has_its_box() -> None:
    document = read(Sheet().text(72, 100, "The talks have failed.").text(72, 400, "Nobody said so."))
    (page,) = document.pages
    assert [word.span.of(page.text) for word in page.words] == page.text.split()
    first = page.words[0].bbox_pt
    assert first[0] == pytest.approx(72, abs=1)
    assert first[2] == pytest.approx(72 + 3 * 7.2, abs=1)
    assert first[1] < 100 < first[3] + 1
    assert page.size_pt == (612, 792)
    assert document.format == "pdf"


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_boxes_stand_where_a_turned_page_shows_them(rotate: int) -> None:
    page = read(Sheet(rotate=rotate).text(72, 100, "Turned")).pages[0]
    left, top, right, bottom = page.words[0].bbox_pt
    width, height = page.size_pt
    assert (width, height) == ((792, 612) if rotate != 180 else (612, 792))
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height


def test_numbered_paper_keeps_its_numbers_by_the_lines_and_out_of_the_sentences() -> None:
    said = wrap("     " + LEFT + " " + RIGHT, 50)
    sheet = Sheet().lines(50, 100, [f"{at:>2}" for at in range(1, 26)], pitch=24)
    sheet.lines(100, 100, said, pitch=24)
    document = read(sheet)
    assert clean(document).text == f"{LEFT} {RIGHT}"
    assert "\n2  " in document.pages[0].text


def test_headers_and_page_numbers_are_furniture_and_the_sentence_crosses_the_page() -> None:
    lines = wrap(f"{LEFT} {RIGHT}", 64)
    sheets = []
    for at, part in enumerate((lines[:3], lines[3:])):
        stamp = f"Case 2:31-cv-00123 ECF No. 8, PageID.{40 + at} Filed 07/11/31 Page {at + 1} of 2"
        sheets.append(Sheet().lines(72, 100, part).text(300, 750, f"- {at + 1} -").text(90, 30, stamp, 9))
    document = read(*sheets)
    assert clean(document).text == f"{LEFT} {RIGHT}"
    assert [page.names.ecf_page for page in document.pages] == ["1 of 2", "2 of 2"]
    assert [page.names.printed for page in document.pages] == ["1", "2"]
    assert document.stamp.entry == "8"


def test_a_scan_among_pages_of_text_is_named_in_a_warning() -> None:
    document = read(Sheet().lines(72, 100, wrap(LEFT, 64)), Sheet().picture())
    assert document.warnings == ("page 2: no text layer (needs_ocr)",)
    assert [page.origin for page in document.pages] == [Origin.BORN, Origin.NONE]


def test_a_scan_through_and_through_is_a_document_of_pages_that_wait() -> None:
    document = read(Sheet().picture(), Sheet().picture())
    assert [(page.origin, page.text, page.size_pt) for page in document.pages] == [(Origin.NONE, "", (612, 792))] * 2
    assert document.warnings == ("page 1: no text layer (needs_ocr)", "page 2: no text layer (needs_ocr)")


def test_a_scan_with_a_court_header_on_it_still_needs_ocr() -> None:
    stamp = "Case 2:31-cv-00123 Document 27 Filed 02/03/31 Page 1 of 1"
    document = read(Sheet().picture().text(90, 30, stamp, 9))
    assert document.warnings == ("page 1: no text layer (needs_ocr)",)
    assert document.stamp.entry == "27"


def test_what_is_typed_into_a_form_is_read_in_its_place() -> None:
    sheet = Sheet().text(72, 100, "Name of declarant:").text(72, 140, "Signature:").text(72, 180, "Place:")
    sheet.type_in(250, 100, "Wanda Orle").type_in(250, 180, "Lakeport")
    assert text_of(sheet) == "Name of declarant: Wanda Orle\n\nSignature:\n\nPlace: Lakeport"


def test_a_blank_page_needs_nothing() -> None:
    document = read(Sheet().lines(72, 100, wrap(LEFT, 64)), Sheet())
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (make_pdf([Sheet()]), UnreadKind.EMPTY, "without text"),
        (make_pdf([Sheet().text(72, 100, "Secret")], encrypted=True), UnreadKind.PASSWORD_REQUIRED, "password"),
        (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog", UnreadKind.TRUNCATED, "breaks off"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 8 + b"%%EOF", UnreadKind.CORRUPT, "again"),
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
            b"trailer<</Size 3/Root 1 0 R>>\n%%EOF\n",
            UnreadKind.CORRUPT,
            "page",
        ),
    ],
    ids=["blank", "encrypted", "truncated", "random bytes", "page tree that names itself"],
)
def test_a_pdf_that_gives_no_text_says_why(data: bytes, kind: UnreadKind, says: str) -> None:
    result = read_pdf(data, "invented.pdf", SourceId("s"))
    assert result.documents == ()
    assert result.unread is not None
    assert result.unread.kind is kind
    assert says in result.unread.detail
