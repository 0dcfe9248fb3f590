"""Invented pages as a scanner leaves them, drawn with the font that comes with Pillow."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageDraw, ImageFont

DPI = 150
SIZE = (round(8.5 * DPI), 11 * DPI)
LINES = (
    "The dispatcher of the Harrow Valley bus line told the board",
    "that the north gate was closed from March to October 2031,",
    "and that no driver had been given a key before the audit.",
)


def draw(lines: Sequence[str] = LINES, *, left: float = 1.0, top: float = 1.2, points: float = 13) -> Image.Image:
    """Return a grey letter page with lines that start `left` and `top` inches from its corner."""
    page = Image.new("L", SIZE, 255)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(round(points * DPI / 72))
    for number, line in enumerate(lines):
        pen.text((left * DPI, top * DPI + number * 1.5 * points * DPI / 72), line, 0, font)
    return page


def salted(page: Image.Image, share: float) -> Image.Image:
    """Return a page with black and white points strewn over it."""
    struck = np.random.default_rng(1).random((page.height, page.width))
    grey = np.array(page)
    grey[struck < share / 2] = 0
    grey[struck > 1 - share / 2] = 255
    return Image.fromarray(grey)


def as_file(*pages: Image.Image, kind: str = "PDF", **more: object) -> bytes:
    """Return pages as the bytes of a file without a text layer."""
    out = io.BytesIO()
    scale = {"resolution": DPI} if kind == "PDF" else {"dpi": (DPI, DPI)}
    first, *others = pages
    several = {"save_all": True, "append_images": others} if others else {}
    first.save(out, kind, **{**scale, **several, **more})
    return out.getvalue()


def with_layer(scan: bytes, lines: Sequence[str], *, points: float = 13) -> bytes:
    """Return an image-only PDF with lines of invisible text over the first page, as OCR programs write it."""
    pdf = pdfium.PdfDocument(scan)
    page = pdf[0]
    for number, line in enumerate(lines):
        text = pdfium_c.FPDFPageObj_NewTextObj(pdf, b"Helvetica", points * 0.8)
        written = (line + "\0").encode("utf-16-le")
        pdfium_c.FPDFText_SetText(text, (ctypes.c_ushort * (len(written) // 2)).from_buffer_copy(written))
        pdfium_c.FPDFTextObj_SetTextRenderMode(text, pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)
        pdfium_c.FPDFPageObj_Transform(text, 1, 0, 0, 1, 72, 792 - 1.2 * 72 - points - number * 1.5 * points)
        pdfium_c.FPDFPage_InsertObject(page, text)
    pdfium_c.FPDFPage_GenerateContent(page)
    out = io.BytesIO()
    pdf.save(out)
    pdf.close()
    return out.getvalue()
