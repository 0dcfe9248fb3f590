"""The words of one PDF page with their boxes, as PDFium draws them, in short stretches of one line.

A stretch is what stands on one line without a wide gap: a line of prose, one cell of a table row, one line of one
column. Boxes are points from the top left corner of the page as shown (its rotation applied).
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

# U+FFFE is PDFium's mark for a hyphen at a line's end; the next line follows without a line feed.
_WORD = re.compile("[^\\s\ufffe]*\ufffe|[^\\s\ufffe]+")
_LINE_END = re.compile("[\r\n\ufffe]")
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    0xFFFE: "-", 0x0: None, 0x2: "-",
}  # fmt: skip
_REWRITTEN = re.compile("[\ufb00-\ufb06\ufffe\x00\x02]")

# A gap this many line heights wide is no space between words: in justified prose spaces stay under one height.
WIDE_GAP_HEIGHTS = 1.3

Box = tuple[float, float, float, float]


class Stretch:
    """Words on one line: their text, their places in it, their boxes, and the box around all."""

    __slots__ = ("boxes", "ends", "order", "text", "x0", "x1", "y0", "y1")

    def __init__(self, text: str, ends: list[int], boxes: list[float], order: int) -> None:
        self.text = text
        self.ends = ends  # start and end of each word in `text`
        self.boxes = boxes  # left, top, right, bottom of each word
        self.order = order  # place in the order of drawing
        self.x0, self.x1 = boxes[0], boxes[-2]
        self.y0, self.y1 = min(boxes[1::4]), max(boxes[3::4])

    @property
    def middle(self) -> float:
        """Height of the line's middle, from the top of the page."""
        return (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        """Height of the line's letters, from the lowest to the highest."""
        return self.y1 - self.y0


def read_stretches(page: pdfium.PdfPage) -> list[Stretch]:
    """Return the stretches of a page in the order they were drawn.

    Raises:
        pypdfium2.PdfiumError: The page's text cannot be loaded.
    """
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        if not text:
            return []
        return _stretches(textpage, text, page_box(page))
    finally:
        textpage.close()


def page_box(page: pdfium.PdfPage) -> tuple[float, float, float, float, int]:
    """Return left, bottom, right, top of the page in its own coordinates, and its rotation in degrees."""
    left, bottom, right, top = page.get_cropbox()
    return left, bottom, right, top, page.get_rotation()


def _stretches(textpage: pdfium.PdfTextPage, text: str, shape: tuple[float, float, float, float, int]) -> list[Stretch]:
    raw, read_box = textpage.raw, pdfium_c.FPDFText_GetLooseCharBox
    first, last = pdfium_c.FS_RECTF(), pdfium_c.FS_RECTF()
    to_first, to_last = ctypes.byref(first), ctypes.byref(last)
    index_of = _char_index(textpage, text)
    left0, bottom0, right0, top0, rotation = shape
    line_ends = [match.start() for match in _LINE_END.finditer(text)]
    line_ends.append(len(text) + 1)
    next_end, at_end = line_ends[0], 0

    stretches: list[Stretch] = []
    ends: list[int] = []
    boxes: list[float] = []
    right = 0.0
    for word in _WORD.finditer(text):
        start, end = word.span()
        if index_of is None:
            read_box(raw, start, to_first)
            read_box(raw, end - 1, to_last)
        else:
            read_box(raw, index_of(start), to_first)
            read_box(raw, index_of(end - 1), to_last)
        x0, x1 = first.left - left0, last.right - left0
        y0, y1 = top0 - max(first.top, last.top), top0 - min(first.bottom, last.bottom)
        if rotation:
            x0, y0, x1, y1 = _turned(x0, y0, x1, y1, rotation, right0 - left0, top0 - bottom0)
        if ends and (start > next_end or x0 - right > WIDE_GAP_HEIGHTS * (y1 - y0) or x0 < right - 3 * (y1 - y0)):
            stretches.append(_stretch(text, ends, boxes, len(stretches)))
            ends, boxes = [], []
        while start > next_end:
            at_end += 1
            next_end = line_ends[at_end]
        ends += (start, end)
        boxes += (x0, y0, x1, y1)
        right = x1
    if ends:
        stretches.append(_stretch(text, ends, boxes, len(stretches)))
    return stretches


def _stretch(text: str, ends: list[int], boxes: list[float], order: int) -> Stretch:
    start = ends[0]
    raw = text[start : ends[-1]]
    if _REWRITTEN.search(raw):
        words = [text[a:b].translate(_LIGATURES) for a, b in zip(ends[::2], ends[1::2], strict=True)]
        places: list[int] = []
        at = 0
        for word in words:
            places += (at, at + len(word))
            at += len(word) + 1
        return Stretch(" ".join(words), places, boxes, order)
    return Stretch(raw, [end - start for end in ends], boxes, order)


def _turned(x0: float, y0: float, x1: float, y1: float, rotation: int, width: float, height: float) -> Box:
    """Return a box of the unturned page on the page as shown; `rotation` is clockwise."""
    if rotation == 90:
        turned = height - y0, x0, height - y1, x1
    elif rotation == 180:
        turned = width - x0, height - y0, width - x1, height - y1
    else:
        turned = y0, width - x0, y1, width - x1
    a0, b0, a1, b1 = turned
    return min(a0, a1), min(b0, b1), max(a0, a1), max(b0, b1)


def _char_index(textpage: pdfium.PdfTextPage, text: str) -> Callable[[int], int] | None:
    """Return how a place in `text` becomes PDFium's character index, or None when they are the same.

    They differ when PDFium leaves characters out of the text, or when one needs two UTF-16 units.
    """
    count = textpage.count_chars()
    if len(text) == count:
        return None
    units = [0]
    for letter in text:
        units.append(units[-1] + (2 if letter > "\uffff" else 1))
    offset = next(
        (found for at in range(count) if (found := pdfium_c.FPDFText_GetTextIndexFromCharIndex(textpage.raw, at)) >= 0),
        0,
    )

    def index_of(place: int) -> int:
        return int(pdfium_c.FPDFText_GetCharIndexFromTextIndex(textpage.raw, units[place] + offset))

    return index_of
