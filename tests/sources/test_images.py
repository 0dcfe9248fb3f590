"""Image files as documents of pages that wait for OCR, and the pictures of pages."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from belie.domain.documents import Document, Origin
from belie.domain.ids import SourceId
from belie.domain.ledger import ReadResult, UnreadKind
from belie.sources.pictures import load_frame, open_image, render_page
from belie.sources.registry import read_source
from sources.made_scan import SIZE, as_file, draw

SOURCE = SourceId("0" * 64)


def read(data: bytes, name: str) -> ReadResult:
    return read_source(data, name, SOURCE)


def only(data: bytes, name: str) -> Document:
    (document,) = read(data, name).documents
    return document


@pytest.mark.parametrize("compression", ["group4", "tiff_lzw"])
def test_every_page_of_a_tiff_is_a_page(compression: str) -> None:
    mode = "1" if compression == "group4" else "L"
    pages = [draw(("one",)).convert(mode), draw(("two",)).convert(mode)]
    document = only(as_file(*pages, kind="TIFF", compression=compression), "scan.tif")
    assert [page.origin for page in document.pages] == [Origin.NONE] * 2
    assert [page.size_pt for page in document.pages] == [pytest.approx((612, 792), abs=0.5)] * 2
    assert document.format == "tiff"
    assert document.warnings == ("page 1: a picture (needs_ocr)", "page 2: a picture (needs_ocr)")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "WEBP"])
def test_other_images_are_one_page(kind: str) -> None:
    (page,) = only(as_file(draw(), kind=kind), f"scan.{kind.lower()}").pages
    assert max(page.size_pt) == pytest.approx(792, abs=0.5)


def test_a_photograph_lies_as_its_camera_was_held() -> None:
    photo = draw()
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise by 90 degrees
    (page,) = only(as_file(photo, kind="JPEG", exif=exif), "photo.jpg").pages
    assert page.size_pt == pytest.approx((792, 612), abs=0.5)


def test_a_resolution_nobody_prints_at_is_not_believed() -> None:
    (page,) = only(as_file(draw(), kind="PNG", dpi=(1, 1)), "scan.png").pages
    assert page.size_pt == pytest.approx((612, 792), abs=0.5)


def test_a_resolution_that_no_machine_has_is_not_believed() -> None:
    held = io.BytesIO()
    Image.new("L", (850, 1100), 255).save(held, "TIFF", dpi=(5000, 100))
    picture = load_frame(open_image(held.getvalue()), 0)
    assert picture.image.size == (850, 1100)
    assert picture.dpi == pytest.approx(100, abs=1)


def test_the_dots_of_a_standard_fax_are_made_square() -> None:
    fax = Image.new("1", (1728, 1100), 1)
    (page,) = only(as_file(fax, kind="TIFF", compression="group4", dpi=(204, 98)), "fax.tif").pages
    assert page.size_pt == pytest.approx((72 * 1728 / 204, 72 * 1100 / 98), abs=0.5)


def test_a_moving_picture_is_its_first_frame_and_says_so() -> None:
    document = only(as_file(draw(("a",)), draw(("b",)), kind="GIF"), "a.gif")
    assert len(document.pages) == 1
    assert "only the first of 2 frames" in document.warnings[-1]


def png_head(width: int, height: int) -> bytes:
    """Return a PNG of a size that holds nothing."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in (head, data))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (as_file(draw(), kind="PNG")[:3000], "a.png", UnreadKind.TRUNCATED),
        (as_file(draw(), kind="JPEG")[:9000], "a.jpg", UnreadKind.TRUNCATED),
        (b"II*\x00" + b"\xff" * 64, "a.tif", UnreadKind.CORRUPT),
        (as_file(draw().convert("1"), kind="TIFF", compression="group4")[:700], "a.tif", UnreadKind.CORRUPT),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 40, "a.png", UnreadKind.CORRUPT),
        (png_head(60_000, 60_000), "bomb.png", UnreadKind.LIMIT),
        (b"\x00\x00\x00\x18ftypheic" + bytes(64), "a.heic", UnreadKind.UNSUPPORTED),
    ],
)
def test_images_that_cannot_be_had_are_unread_with_the_reason(data: bytes, name: str, kind: UnreadKind) -> None:
    result = read(data, name)
    assert result.documents == ()
    assert result.unread is not None and result.unread.kind is kind, result.unread


def test_a_page_is_drawn_as_a_picture_of_the_size_asked_for() -> None:
    for data, name in ((as_file(draw()), "a.pdf"), (as_file(draw(), kind="TIFF"), "a.tif")):
        drawn = render_page(data, name, 0, 75)
        assert isinstance(drawn, bytes)
        picture = Image.open(io.BytesIO(drawn))
        assert picture.format == "PNG"
        assert picture.size == pytest.approx((SIZE[0] / 2, SIZE[1] / 2), abs=1)


def test_a_page_that_cannot_be_drawn_has_a_reason() -> None:
    gone = render_page(as_file(draw()), "a.pdf", 4, 75)
    assert not isinstance(gone, bytes) and gone.kind is UnreadKind.CORRUPT
