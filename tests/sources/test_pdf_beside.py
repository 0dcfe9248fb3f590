"""What a PDF holds beside its pages: embedded files, notes of readers, a lock."""

import io

import pypdfium2 as pdfium
import pytest

from belie.domain.ids import SourceId
from belie.domain.ledger import ReadOptions, UnreadKind
from belie.sources.pdf import read_pdf
from sources.made_pdf import Sheet, lock, make_pdf

LINE = "The monitor counted the beds on every corridor twice."
PAGE = Sheet().text(72, 100, LINE)
NOTE = "/Contents (He never saw the unit.) /T (Tilda Brandt) /M (D:20310502093000Z)"


def with_file(name: str, held: bytes, *sheets: Sheet) -> bytes:
    with pdfium.PdfDocument(make_pdf(sheets)) as pdf:
        pdf.new_attachment(name).set_data(held)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_an_embedded_file_is_handed_back() -> None:
    result = read_pdf(with_file("beds.csv", b"unit,beds\nA,9\n", PAGE), "invented.pdf", SourceId("s"))
    assert list(result.attachments) == [("beds.csv", b"unit,beds\nA,9\n")]
    assert result.documents[0].text == LINE


def test_a_portfolio_with_an_empty_cover_still_hands_back_its_files() -> None:
    result = read_pdf(with_file("beds.csv", b"unit,beds\n", Sheet()), "invented.pdf", SourceId("s"))
    assert not result.documents
    assert result.unread is None
    assert [name for name, _ in result.attachments] == ["beds.csv"]


@pytest.mark.parametrize("kind", ["Text", "Highlight", "Square", "FreeText"])
def test_a_readers_note_is_a_document_of_its_own(kind: str) -> None:
    sheet = Sheet().text(72, 100, LINE).note(kind, 300, 90, 20, 20, NOTE)
    paper, note = read_pdf(make_pdf([sheet]), "invented.pdf", SourceId("s")).documents
    assert note.name == "invented.pdf#comment-1"
    assert (note.text, note.hints.author, str(note.hints.date)) == (
        "He never saw the unit.",
        "Tilda Brandt",
        "2031-05-02",
    )
    assert note.parent == paper.id
    assert "never" not in paper.text


def test_what_is_typed_on_a_page_is_the_page_and_no_note() -> None:
    sheet = Sheet().text(72, 100, LINE).type_in(72, 200, "Received in May")
    typed = b"/Subtype /FreeText /F 4 /Contents (Received in May) /T (Tilda Brandt) /M (D:20310502)"
    data = make_pdf([sheet]).replace(b"/Subtype /FreeText /F 4", typed)
    (paper,) = read_pdf(data, "invented.pdf", SourceId("s")).documents
    assert "Received in May" in paper.text
    assert paper.fields == (("typed on a page", "p. 1, by Tilda Brandt, 2031-05-02: Received in May"),)


def test_a_page_with_too_much_drawn_on_it_says_that_it_was_not_looked_at() -> None:
    sheet = Sheet().text(72, 100, LINE)
    sheet.drawn.append("0 0 m 1 1 l S\n" * 20_001)
    (paper,) = read_pdf(make_pdf([sheet]), "invented.pdf", SourceId("s")).documents
    assert paper.warnings == ("page 1: 20001 drawn paths, too many to look for hidden words",)


def test_a_locked_pdf_is_opened_by_the_password_that_fits() -> None:
    locked = lock(make_pdf([PAGE], encrypted=True), "heron-12")
    result = read_pdf(locked, "invented.pdf", SourceId("s"), ReadOptions(passwords=("wrong", "heron-12", "later")))
    assert result.documents[0].text == LINE
    assert result.password == "heron-12"


def test_a_locked_pdf_without_its_password_says_so() -> None:
    locked = lock(make_pdf([PAGE], encrypted=True), "heron-12")
    for passwords in ((), ("wrong", "also wrong")):
        unread = read_pdf(locked, "invented.pdf", SourceId("s"), ReadOptions(passwords=passwords)).unread
        assert unread is not None
        assert unread.kind is UnreadKind.PASSWORD_REQUIRED
        assert "heron" not in unread.detail and "wrong" not in unread.detail
