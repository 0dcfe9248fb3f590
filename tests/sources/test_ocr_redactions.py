"""Redactions in the pictures of scanned pages: black boxes, and framed labels that OCR reads."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from belie.domain.documents import Document, Origin, Page
from belie.domain.flags import Flag, FlagKind
from belie.domain.ids import DocumentId, SourceId
from belie.domain.recognition import Recognition, SeenRedaction
from belie.sources.ocr.assemble import with_recognitions
from belie.sources.ocr.engines import SeenWord, choose_engine, get_engine
from belie.sources.ocr.recognise import recognise
from belie.sources.ocr.redactions import find_redactions
from belie.sources.pictures import Picture
from sources.made_scan import DPI, draw

PX = DPI / 72


def page(*, black: bool = False, frame: str = "", edge: int = 2) -> Image.Image:
    """Return a scan with a black box, or a frame around words, at 72 to 222 and 300 to 324 points."""
    image = draw()
    pen = ImageDraw.Draw(image)
    box = [72 * PX, 300 * PX, 222 * PX, 324 * PX]
    if black:
        pen.rectangle(box, fill=0)
    if frame:
        pen.rectangle(box, outline=0, width=edge)
        pen.text((100 * PX, 305 * PX), frame, 0, ImageFont.load_default(round(11 * PX)))
    return image


def word(text: str, left: float, right: float, *, line: int = 9) -> SeenWord:
    return SeenWord(text, (1, 1, line), (round(left * PX), round(305 * PX), round(right * PX), round(318 * PX)), 95.0)


def test_a_black_box_is_a_redaction() -> None:
    (held,) = find_redactions(page(black=True), DPI, [])
    assert held.label == ""
    assert held.bbox_pt == pytest.approx((72, 300, 222, 324), abs=1.5)


@pytest.mark.parametrize("label", ["REDACTED", "(b)(6)", "SEALED"])
def test_a_framed_label_is_a_redaction(label: str) -> None:
    (held,) = find_redactions(page(frame=label), DPI, [word(label, 100, 160)])
    assert held.label == label
    assert held.bbox_pt == pytest.approx((72, 300, 222, 324), abs=2.5)


def test_a_frame_with_other_words_is_none() -> None:
    assert find_redactions(page(frame="RECEIVED"), DPI, [word("RECEIVED", 100, 160)]) == ()
    both = [word("REDACTED", 100, 160), word("copy", 165, 190)]
    assert find_redactions(page(frame="REDACTED copy"), DPI, both) == ()


def test_a_label_without_a_frame_is_none() -> None:
    assert find_redactions(draw(), DPI, [word("REDACTED", 100, 160)]) == ()


def scanned(*flags: Flag) -> Document:
    sheet = Page(index=0, text="", origin=Origin.NONE, size_pt=(612, 792))
    return Document(
        id=DocumentId("d"), source=SourceId("s"), name="scan.pdf", format="pdf", pages=(sheet,), flags=flags
    )


SEEN = Recognition(size_pt=(612, 792), redactions=(SeenRedaction((72, 300, 222, 324), "(b)(6)"),))


def test_what_ocr_sees_becomes_a_flag_of_the_document() -> None:
    (flag,) = with_recognitions(scanned(), {0: SEEN}).flags
    assert (flag.kind, flag.page, flag.detail) == (FlagKind.REDACTION, 0, "labelled (b)(6)")
    assert flag.share == pytest.approx(150 * 24 / (612 * 792), abs=1e-4)


def test_a_redaction_that_the_reader_found_is_told_once() -> None:
    known = Flag(kind=FlagKind.REDACTION, page=0, bbox_pt=(71, 299, 223, 325), detail="black")
    assert with_recognitions(scanned(known), {0: SEEN}).flags == (known,)


def test_the_engine_reads_the_label() -> None:
    engine = choose_engine("auto")
    assert engine is not None
    found = recognise(get_engine(engine), Picture(page(frame="REDACTED"), DPI, (612, 792)))
    assert [held.label for held in found.redactions] == ["REDACTED"]
