"""Pages as a production wants them: single-page Group IV TIFFs of 300 dpi, each with its number in the corner.

The shape is that of ESI orders: black and white, letter size where the page has none of its own (N.D. Cal.
4:21-cv-08787 asks for it in these words).
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from belie.domain.ledger import Unread
from belie.exhibits.loadfile import COLUMNS_A_LINE, wrap
from belie.sources.pictures import PictureError, open_pictures

DPI = 300
LETTER = (2550, 3300)
MARGIN = 300
BLACK_BELOW = 160  # of 255: grey text of a scan stays, its shadow goes
TEXT_PX, LINE_PX, STAMP_PX = 38, 46, 42
STAMP_FROM_EDGE = 60


def brand_page(
    data: bytes | Path, name: str, index: int, number: str, passwords: tuple[str, ...] = ()
) -> bytes | Unread:
    """Return a page of a PDF or image file as a TIFF with its number, or why there is none."""
    try:
        with open_pictures(data, name, passwords) as pictures:
            grey = pictures.draw(index, DPI).image
    except PictureError as error:
        return error.reason
    return _written(grey.point([0 if at < BLACK_BELOW else 255 for at in range(256)], "1"), number)


def brand_text(text: str, number: str) -> bytes:
    """Return words drawn on a letter page as a TIFF with its number; what the font lacks shows as a box."""
    page = Image.new("1", LETTER, 1)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(TEXT_PX)
    for at, line in enumerate(wrap(text, COLUMNS_A_LINE)):
        pen.text((MARGIN, MARGIN + LINE_PX * at), line, font=font, fill=0)
    return _written(page, number)


def _written(page: Image.Image, number: str) -> bytes:
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(STAMP_PX)
    left, top, right, bottom = pen.textbbox((0, 0), number, font=font)
    place = (page.width - (right - left) - STAMP_FROM_EDGE, page.height - (bottom - top) - STAMP_FROM_EDGE)
    box = (place[0] - 12, place[1] - 6, place[0] + right + 12, place[1] + bottom + 6)
    pen.rectangle(box, fill=1)  # a number on a black edge would not be seen
    pen.text(place, number, font=font, fill=0)
    out = io.BytesIO()
    page.save(out, "TIFF", compression="group4", dpi=(DPI, DPI))
    return out.getvalue()
