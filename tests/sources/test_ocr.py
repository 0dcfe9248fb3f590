"""OCR of pictures of pages: set straight, cleaned, read, laid out."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import ImageFilter

from belie.domain.documents import Origin, Page, Words
from belie.domain.ledger import UnreadKind
from belie.domain.recognition import Recognition
from belie.domain.spans import Span
from belie.errors import UsageError
from belie.sources.ocr import engines
from belie.sources.ocr.cleaning import SPECK_SHARE, median_of_nine, speck_share
from belie.sources.ocr.engines import SeenWord, choose_engine, get_engine, read_tsv
from belie.sources.ocr.layout import lay_out
from belie.sources.ocr.recognise import mend_first_person, recognise, recognise_pages
from belie.sources.ocr.straighten import Way, find_skew
from belie.sources.pictures import Picture
from sources.made_scan import DPI, LINES, as_file, draw, salted

LETTER = (612.0, 792.0)


def seen_words(texts: Sequence[str], *, line: int = 1) -> list[SeenWord]:
    return [SeenWord(text, (1, 1, line), (100 * at, 0, 100 * at + 80, 20), 90.0) for at, text in enumerate(texts)]


def box_of(page: Page, word: str) -> tuple[float, float, float, float]:
    return next(held.bbox_pt for held in page.words if held.span.of(page.text) == word)


@pytest.mark.parametrize("degrees", [-2.4, -0.6, 1.5, 5.0])
def test_the_skew_of_a_page_is_found(degrees: float) -> None:
    page = draw(LINES * 5).rotate(-degrees, fillcolor=255)
    assert find_skew(page) == pytest.approx(degrees, abs=0.15)


def test_an_empty_page_has_no_skew() -> None:
    assert find_skew(draw(())) == 0.0


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_way_leads_home(turned: int) -> None:
    way = Way(LETTER, turned, 1.7)
    boxes = np.array([[72, 90, 140, 104], [500, 700, 540, 712]], np.float32)
    assert way.home(way.straighten(boxes)) == pytest.approx(boxes, abs=1e-3)


def test_a_page_turned_clockwise_has_its_first_line_down_the_right_edge() -> None:
    top_left = np.array([[10, 20, 60, 30]], np.float32)
    turned = Way((792.0, 612.0), 90, 0.0).home(top_left)
    assert turned.tolist() == [[762, 10, 772, 60]]


def test_the_median_is_pillows() -> None:
    page = salted(draw(), 0.01)
    assert median_of_nine(page).tobytes() == page.filter(ImageFilter.MedianFilter(3)).tobytes()


def test_specks_are_told_from_letters() -> None:
    assert speck_share(draw(LINES * 5)) < SPECK_SHARE / 10
    assert speck_share(salted(draw(), 0.002)) > SPECK_SHARE


@pytest.mark.parametrize("turned", [0, 180, 270])
def test_words_stand_where_they_are_on_the_page_as_filed(turned: int) -> None:
    page = draw(LINES).rotate(-1.2, fillcolor=255).rotate(-turned, expand=True)
    size = LETTER if turned in (0, 180) else LETTER[::-1]
    seen = recognise(get_engine("tesserocr"), Picture(page, DPI, size))
    assert seen.turned == turned
    assert seen.skew == pytest.approx(1.2, abs=0.15)
    read = lay_out(Page(index=0, text="", origin=Origin.NONE), seen)
    assert read.text.split() == " ".join(LINES).split()
    # ink of the picture inside the box of the last word of the second line, where paper is around it
    left, top, right, bottom = (round(side * DPI / 72) for side in box_of(read, "2031,"))
    ink = np.asarray(page) < 128
    assert ink[top:bottom, left:right].mean() > 0.05
    outer = ink[max(0, top - 4) : bottom + 4, max(0, left - 4) : right + 4].sum()
    assert ink[top:bottom, left:right].sum() > 0.9 * outer


def test_a_scan_is_read_whatever_it_is_kept_in() -> None:
    for data, name in ((as_file(draw()), "scan.pdf"), (as_file(draw(), kind="PNG"), "scan.png")):
        (seen,) = recognise_pages(data, name, (0,), "tesserocr")
        assert seen.text.split() == " ".join(LINES).split()
        assert seen.size_pt == pytest.approx(LETTER, abs=0.5)
        assert 85 <= seen.confidence <= 100


def test_noise_is_taken_off_before_reading() -> None:
    page = salted(draw(), 0.004)
    seen = recognise(get_engine("tesserocr"), Picture(page, DPI, LETTER))
    assert seen.text.split() == " ".join(LINES).split()


def test_a_blank_page_has_no_words_and_no_fault() -> None:
    (seen,) = recognise_pages(as_file(draw(())), "blank.pdf", (0,), "tesserocr")
    assert (seen.text, len(seen.words), seen.unread, seen.confidence) == ("", 0, None, 100.0)


def test_a_page_that_is_not_there_is_unread_and_the_others_are_not() -> None:
    first, gone = recognise_pages(as_file(draw()), "scan.pdf", (0, 7), "tesserocr")
    assert first.text
    assert gone.unread is not None and gone.unread.kind is UnreadKind.CORRUPT


def test_damaged_files_are_unread() -> None:
    for data, name in ((b"%PDF-1.4 nothing", "a.pdf"), (as_file(draw(), kind="PNG")[:60], "a.png"), (b"text", "a.txt")):
        (seen,) = recognise_pages(data, name, (0,), "tesserocr")
        assert seen.unread is not None


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("|, Ann Noor, declare", "I, Ann Noor, declare"),
        ("1. lam the clerk", "1. I am the clerk"),
        ("then |was asked", "then I was asked"),
        ("what | saw", "what I saw"),
        ("| rent | due |", "| rent | due |"),
        ("at the end |", "at the end |"),
        ("the lamp", "the lamp"),
    ],
)
def test_a_rule_that_is_the_first_person_is_mended(read: str, meant: str) -> None:
    mended = mend_first_person(seen_words(read.split()))
    assert " ".join(word.text for word in mended) == meant
    assert all(a.box[2] <= b.box[0] for a, b in pairwise(mended))


def test_rows_of_words_are_read_from_tsv_and_others_passed_over() -> None:
    told = (
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        "4\t1\t1\t1\t1\t0\t10\t10\t50\t9\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t10\t11\t20\t8\t96.5\tGate\n"
        "5\t1\t1\t1\t1\t2\t40\t11\t20\t8\t12\t \n"
        "5\t1\n"
    )
    assert list(read_tsv(told)) == [SeenWord("Gate", (1, 1, 1), (10, 11, 30, 19), 96.5)]


@pytest.fixture
def on_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the only folder on PATH, empty."""
    monkeypatch.setenv("PATH", str(tmp_path))
    engines.program_version.cache_clear()
    return tmp_path


def stand_in(folder: Path, version: str) -> None:
    """Put a program on PATH that says it is some version of Tesseract."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\necho tesseract {version}\n")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("choice", "version", "engine"),
    [
        ("auto", "", "tesserocr"),
        ("auto", "3.0.1", "tesserocr"),
        ("auto", "99.0.1", "tesseract"),
        ("tesserocr", "99.0.1", "tesserocr"),
        ("tesseract", "3.0.1", "tesseract"),
        ("off", "99.0.1", None),
    ],
)
def test_the_newer_tesseract_is_taken_unless_one_is_named(
    choice: str, version: str, engine: str | None, on_path: Path
) -> None:
    if version:
        stand_in(on_path, version)
    assert choose_engine(choice) == engine


def test_an_engine_asked_for_by_name_must_be_there(on_path: Path) -> None:
    with pytest.raises(UsageError, match="BELIE_OCR=tesseract"):
        choose_engine("tesseract")


@pytest.mark.skipif(not engines.program_version(), reason="no program tesseract on PATH")
def test_the_program_reads_what_the_library_reads() -> None:
    engines.program_version.cache_clear()
    (seen,) = recognise_pages(as_file(draw()), "scan.pdf", (0,), "tesseract")
    assert seen.text.split() == " ".join(LINES).split()
    assert seen.engine.startswith("tesseract ")


def recognition(*lines: tuple[str, float]) -> Recognition:
    """Return words 50 points wide on lines at the heights given, each 70 % sure."""
    text, spans, boxes = "", array("i"), array("f")
    for line, top in lines:
        text += "\n" if text else ""
        for at, word in enumerate(line.split()):
            text += " " if at else ""
            spans.extend((len(text), len(text) + len(word)))
            boxes.extend((72 + 60 * at, top, 122 + 60 * at, top + 12))
            text += word
    words = Words(spans, boxes, array("B", [70] * (len(spans) // 2)))
    return Recognition(text=text, words=words, size_pt=LETTER)


def test_what_the_file_has_as_text_stands_in_place_of_what_ocr_makes_of_it() -> None:
    header = "Case 4:31-cv-00007"
    own = recognition((header, 20.0)).words
    page = Page(
        index=0, text=header, origin=Origin.NONE, size_pt=LETTER, words=Words(own.spans, own.boxes),
        furniture=(Span(0, len(header)),),
    )  # fmt: skip
    read = lay_out(page, recognition(("Cose 4:3l-cv-OOOO7", 20.5), ("The gate was shut", 90.0)))
    assert read.origin is Origin.OCR
    assert read.text.split("\n") == [header, "", "The gate was shut"]
    assert [(word.span.of(read.text), word.confidence) for word in read.words] == [
        ("Case", 100), ("4:31-cv-00007", 100), ("The", 70), ("gate", 70), ("was", 70), ("shut", 70),
    ]  # fmt: skip


def test_boxes_follow_the_size_of_the_page_when_the_picture_states_another() -> None:
    seen = recognition(("The gate was shut", 90.0))
    twice = Page(index=0, text="", origin=Origin.NONE, size_pt=(1224.0, 1584.0))
    assert box_of(lay_out(twice, seen), "The") == pytest.approx((144, 180, 244, 204))
