"""Redactions of a PDF: those that failed, those that hold, and what looks like one and is none."""

from typing import Any

import pypdfium2 as pdfium
import pytest

from belie.domain.documents import Document
from belie.domain.flags import Flag, FlagKind
from belie.domain.ids import SourceId
from belie.sources.pdf import read_pdf
from belie.sources.solid_boxes import find_solid_boxes
from sources.made_pdf import PICTURE, Sheet, make_pdf, wrap

PROSE = (
    "The monitor visited the unit in May and counted the beds on every corridor twice. He wrote that nine of them "
    "were empty, and that nobody could say since when. His report went to the county on the same day."
)
NAME = "Complainant: Odile Renner"
BLACK_PICTURE = "BI /W 2 /H 2 /BPC 8 /CS /G ID \x01\x01\x01\x01 EI"


def page_with(*drawn: str) -> Sheet:
    sheet = Sheet().lines(72, 300, wrap(PROSE, 64))
    sheet.drawn += drawn
    return sheet


def read(*sheets: Sheet) -> Document:
    (document,) = read_pdf(make_pdf(sheets), "invented.pdf", SourceId("s")).documents
    return document


def kinds(document: Document) -> list[str]:
    return [flag.kind.value for flag in document.flags]


def the_flag(document: Document, kind: FlagKind) -> Flag:
    (flag,) = document.flags
    assert flag.kind is kind
    return flag


def test_words_under_a_black_box_are_flagged_and_are_no_text() -> None:
    document = read(page_with().text(72, 100, NAME).box(70, 88, 190, 16))
    flag = the_flag(document, FlagKind.HIDDEN_TEXT_UNDER_RECTANGLE)
    assert (flag.page, flag.text, flag.bbox_pt) == (0, NAME, (70.0, 88.0, 260.0, 104.0))
    assert flag.share == pytest.approx(190 * 16 / (612 * 792), abs=1e-4)
    assert "Renner" not in document.pages[0].text
    assert "The monitor visited" in document.pages[0].text
    assert all(document.pages[0].text[w.span.start : w.span.end].strip() for w in document.pages[0].words)


COVERS: dict[str, Any] = {
    "white box": lambda sheet: sheet.box(70, 88, 190, 16, "1 g"),
    "broad pen": lambda sheet: sheet.drawn.append("q 14 w 70 695 m 260 695 l S Q"),
    "picture": lambda sheet: sheet.drawn.append(f"q 190 0 0 16 70 688 cm {BLACK_PICTURE} Q"),
    "two boxes in one path": lambda sheet: sheet.drawn.append("70 688 100 16 re 170 688 90 16 re f"),
    "black letters on a black box": lambda sheet: sheet.drawn.insert(0, "q 70 688 190 16 re f Q"),
    "black highlight": lambda sheet: sheet.note(
        "Highlight", 70, 88, 190, 16, "/C [0 0 0] /QuadPoints [70 704 260 704 70 688 260 688]"
    ),
    "square": lambda sheet: sheet.note("Square", 70, 88, 190, 16, "/IC [0 0 0] /C [0 0 0]"),
    "redaction never applied": lambda sheet: sheet.note("Redact", 70, 88, 190, 16),
}


@pytest.mark.parametrize("cover", COVERS)
def test_words_are_hidden_by(cover: str) -> None:
    sheet = page_with().text(72, 100, NAME)
    COVERS[cover](sheet)
    document = read(sheet)
    hidden = [flag for flag in document.flags if flag.kind is FlagKind.HIDDEN_TEXT_UNDER_RECTANGLE]
    assert " ".join(flag.text for flag in hidden) == NAME
    assert "Renner" not in document.pages[0].text


INVISIBLE = {
    "without ink": "BT 3 Tr /F1 12 Tf 72 600 Td (HIDDEN WORDS HERE) Tj 0 Tr ET",
    "white on white": "q 1 g BT /F1 12 Tf 72 600 Td (HIDDEN WORDS HERE) Tj ET Q",
    "clipped away": "q 300 300 50 50 re W n BT /F1 12 Tf 72 600 Td (HIDDEN WORDS HERE) Tj ET Q",
    "tiny": "BT /F1 1 Tf 72 600 Td (HIDDEN WORDS HERE) Tj ET",
    "off the page": "BT /F1 12 Tf 72 -40 Td (HIDDEN WORDS HERE) Tj ET",
}


@pytest.mark.parametrize("how", INVISIBLE)
def test_words_nobody_can_see_are_flagged_and_are_no_text(how: str) -> None:
    document = read(page_with(INVISIBLE[how]))
    assert the_flag(document, FlagKind.INVISIBLE_TEXT).text == "HIDDEN WORDS HERE"
    assert "HIDDEN" not in document.pages[0].text


def test_hidden_words_cut_out_of_a_line_leave_the_rest_of_it() -> None:
    sheet = page_with().text(72, 100, "The letter of Odile Renner came in May.").box(173, 88, 85, 16)
    document = read(sheet)
    assert the_flag(document, FlagKind.HIDDEN_TEXT_UNDER_RECTANGLE).text == "Odile Renner"
    assert document.pages[0].text.split("\n")[0].split() == ["The", "letter", "of", "came", "in", "May."]


def test_a_black_box_over_nothing_is_a_redaction() -> None:
    flag = the_flag(read(page_with().box(70, 88, 190, 16)), FlagKind.REDACTION)
    assert (flag.text, flag.detail) == ("", "black")


@pytest.mark.parametrize("label", ["REDACTED", "(b)(6)", "(b)(7)(C)", "SEALED"])
@pytest.mark.parametrize("paint", ["f", "S"])
def test_a_box_with_a_label_is_a_redaction(label: str, paint: str) -> None:
    colour = "0.8 g" if paint == "f" else "0 G"
    sheet = page_with().box(70, 88, 190, 16, colour, paint).text(90, 100, label)
    document = read(sheet)
    assert the_flag(document, FlagKind.REDACTION).detail == f"labelled {label}"
    assert label in document.pages[0].text


def test_a_label_on_a_failed_redaction_stays_and_the_words_go() -> None:
    sheet = page_with().text(72, 100, NAME).box(70, 88, 190, 16).text(120, 100, "1")
    sheet.drawn[-1] = "q 1 g " + sheet.drawn[-1].replace("(1)", "(\\(b\\)\\(6\\))") + " Q"
    document = read(sheet)
    assert the_flag(document, FlagKind.HIDDEN_TEXT_UNDER_RECTANGLE).text == NAME
    assert "(b)(6)" in document.pages[0].text


NO_REDACTIONS: dict[str, Any] = {
    "shading under a row": lambda sheet: sheet.drawn.insert(0, "q 0.85 g 70 480 470 30 re f Q"),
    "a page border": lambda sheet: sheet.box(36, 36, 540, 720, "0 G", "S"),
    "a rule": lambda sheet: sheet.box(72, 320, 470, 1),
    "an underline": lambda sheet: sheet.box(72, 302, 200, 0.7),
    "a line through": lambda sheet: sheet.box(72, 295, 200, 1),
    "a bullet": lambda sheet: sheet.box(60, 294, 5, 5),
    "a black head of a table": lambda sheet: sheet.box(70, 88, 470, 16).drawn.append(
        "q 1 g BT /F1 12 Tf 74 692 Td (Date       Place       Count) Tj ET Q"
    ),
    "a form's empty box": lambda sheet: sheet.box(70, 88, 190, 16, "0 G", "S"),
    "a stamp in a frame": lambda sheet: sheet.box(70, 88, 190, 16, "0 G", "S").text(90, 100, "RECEIVED"),
    "a seal": lambda sheet: sheet.drawn.append("q 60 0 0 60 450 60 cm BI /W 1 /H 1 /BPC 8 /CS /G ID z EI Q"),
    "a yellow highlight": lambda sheet: sheet.note(
        "Highlight", 70, 288, 300, 16, "/C [1 1 0] /QuadPoints [70 504 370 504 70 488 370 488]"
    ),
    "a square's edge": lambda sheet: sheet.note("Square", 70, 285, 300, 20, "/C [1 0 0]"),
}


@pytest.mark.parametrize("what", NO_REDACTIONS)
def test_no_redaction_is(what: str) -> None:
    sheet = page_with()
    NO_REDACTIONS[what](sheet)
    document = read(sheet)
    assert document.flags == ()
    assert "The monitor visited the unit in May" in document.pages[0].text


def test_a_see_through_box_hides_nothing() -> None:
    sheet = page_with("/G0 gs 0.9 0.9 0 rg 70 480 470 30 re f")
    data = make_pdf([sheet]).replace(
        b"/Resources << /Font", b"/Resources << /ExtGState << /G0 << /ca 0.3 /BM /Multiply >> >> /Font"
    )
    (document,) = read_pdf(data, "invented.pdf", SourceId("s")).documents
    assert document.flags == ()
    assert "The monitor visited" in document.pages[0].text


def test_the_layer_of_ocr_over_a_scan_is_usual() -> None:
    sheet = Sheet().picture()
    sheet.drawn.append("BT 3 Tr /F1 12 Tf 72 500 Td (The monitor visited the unit in May and counted) Tj ET")
    document = read(sheet)
    assert document.flags == ()
    assert "The monitor visited" in document.pages[0].text


def test_words_of_a_layer_that_the_scan_shows_black_are_hidden() -> None:
    sheet = Sheet().picture().box(70, 88, 190, 16)
    sheet.drawn.append(
        "BT 3 Tr /F1 12 Tf 72 692 Td (Complainant: Odile Renner) Tj 0 -200 Td (The monitor visited the unit) Tj ET"
    )
    document = read(sheet)
    assert kinds(document) == ["hidden_text_under_rectangle"]
    assert document.flags[0].text == NAME
    assert document.pages[0].text.strip() == "The monitor visited the unit"


def test_black_boxes_burnt_into_a_scan_are_redactions() -> None:
    shown = Sheet().lines(72, 100, wrap(PROSE, 64)).box(72, 200, 150, 14).box(72, 230, 300, 1).box(72, 260, 40, 30)
    with pdfium.PdfDocument(make_pdf([shown])) as pdf:
        grey = pdf[0].render(scale=1, grayscale=True).to_numpy().reshape(792, 612)
    assert find_solid_boxes(grey) == [(72, 200, 222, 214), (72, 260, 112, 290)]


def test_a_rotated_page_has_its_boxes_where_they_are_shown() -> None:
    sheet = page_with().text(72, 100, NAME).box(70, 88, 190, 16)
    sheet.rotate = 90
    flag = the_flag(read(sheet), FlagKind.HIDDEN_TEXT_UNDER_RECTANGLE)
    assert flag.text == NAME
    assert flag.bbox_pt == (792 - 104, 70.0, 792 - 88, 260.0)


def test_a_form_inside_the_page_hides_as_the_page_does() -> None:
    sheet = page_with().text(72, 100, NAME)
    sheet.type_in(70, 98, "x")
    data = make_pdf([sheet]).replace(b"BT /F1 12 Tf 2 2 Td (x) Tj ET", b"0 g 0 0 190 16 re f          ")
    (document,) = read_pdf(data, "invented.pdf", SourceId("s")).documents
    assert [flag.text for flag in document.flags] == [NAME]
    assert PICTURE not in document.text
