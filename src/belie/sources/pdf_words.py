"""The words of one PDF page with their boxes, as PDFium draws them, in short stretches of one line.

A stretch is what stands on one line without a wide gap: a line of prose, one cell of a table row, one line of one
column. Boxes are points from the top left corner of the page as shown (its rotation applied), as high as the font.

A page has hundreds of words and PDFium is asked twice a word, so everything else here is arithmetic on arrays.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

# U+FFFE is PDFium's mark for a hyphen at a line's end; the next line follows without a line feed.
_HYPHEN = 0xFFFE
_LINE_END = re.compile("[\n\ufffe]")
_IS_SPACE = np.array([chr(unit).isspace() for unit in range(0x10000)])
# What is rewritten, and how long it gets: ligatures, and hyphens that some fonts give as U+0002
_REWRITES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\x02": "-", "\x00": "",
}  # fmt: skip
_REWRITTEN = re.compile(f"[{''.join(_REWRITES)}]")
_LENGTHS = np.ones(0x10000, dtype=np.int32)
_LENGTHS[0xDC00:0xE000] = 0  # second halves of characters that take two UTF-16 units
for _letter, _written in _REWRITES.items():
    _LENGTHS[ord(_letter)] = len(_written)

# A gap this many line heights wide is no space between words: in justified prose spaces stay under one height.
WIDE_GAP_HEIGHTS = 1.3
BACKWARDS_HEIGHTS = 3.0  # a word this far to the left of the one before is on another line

# Called some thousand times a page: with plain integers for pointers a call takes a third of the time.
_read_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
_BOX_BYTES = ctypes.sizeof(pdfium_c.FS_RECTF)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page in the order they were drawn."""

    text: str  # as PDFium gives it, ligatures written out
    starts: NDArray[np.int32]  # of each word in `text`
    ends: NDArray[np.int32]
    boxes: NDArray[np.float32]  # (words, 4): left, top, right, bottom
    chars: NDArray[np.intp]  # PDFium's index of each word's first character
    confidence: NDArray[np.uint8] | None = None  # percent, where OCR read them


class Stretch:
    """Words on one line, and the box around them."""

    __slots__ = ("first", "height", "last", "middle", "order", "text", "x0", "x1", "y0", "y1")

    def __init__(
        self, text: str, x0: float, x1: float, y0: float, y1: float, order: int = 0, first: int = 0, last: int = 1
    ) -> None:
        self.text = text
        self.x0, self.x1, self.y0, self.y1 = x0, x1, y0, y1
        self.middle, self.height = (y0 + y1) / 2, y1 - y0
        self.order = order  # place in the order of drawing
        self.first, self.last = first, last  # its words: a range of the page's


def read_words(page: pdfium.PdfPage) -> PageWords:
    """Return the words of a page.

    Raises:
        pypdfium2.PdfiumError: The page's text cannot be loaded.
    """
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        buffer = np.zeros(count + 1, dtype=np.uint16)
        pointer = buffer.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort))
        written = pdfium_c.FPDFText_GetText(textpage, 0, count, pointer) if count > 0 else 0
        units = buffer[: max(0, written - 1)]
        if not len(units):
            none = np.zeros(0, np.int32)
            return PageWords("", none, none, np.zeros((0, 4), np.float32), np.zeros(0, np.intp))
        return _words(textpage, units, count, page)
    finally:
        textpage.close()


def _words(textpage: pdfium.PdfTextPage, units: NDArray[np.uint16], count: int, page: pdfium.PdfPage) -> PageWords:
    hyphen = units == _HYPHEN
    outside = _IS_SPACE[units]
    opens, closes = ~outside, ~outside
    opens[1:] &= outside[:-1] | hyphen[:-1]
    closes[:-1] &= outside[1:] | hyphen[:-1]
    starts, lasts = np.flatnonzero(opens), np.flatnonzero(closes)
    text = units.tobytes().decode("utf-16-le", "replace")
    asked = np.stack((starts, lasts), axis=1).ravel()
    if len(units) != count:
        asked = _char_indexes(textpage, asked)
    boxes = shown_boxes(_char_boxes(textpage, asked), page)
    ends = lasts + 1
    lengths = _LENGTHS[units]
    if len(text) != len(units) or not lengths.all() or lengths.max() > 1:
        at = np.concatenate(([0], np.cumsum(lengths)))
        starts, ends = at[starts], at[ends]
        text = _REWRITTEN.sub(lambda match: _REWRITES[match.group()], text)
    return PageWords(text, starts.astype(np.int32), ends.astype(np.int32), boxes, asked[::2])


def without(words: PageWords, hidden: NDArray[np.bool_]) -> PageWords:
    """Return the words that are not hidden; the letters of the others leave the text too."""
    text, at, pieces = words.text, 0, []
    for start, end in zip(words.starts[hidden].tolist(), words.ends[hidden].tolist(), strict=True):
        pieces.append(text[at:start])
        at = end
    lengths = np.where(hidden, words.ends - words.starts, 0)
    gone = (np.cumsum(lengths) - lengths)[~hidden].astype(np.int32)
    kept = ~hidden
    return PageWords(
        "".join((*pieces, text[at:])), words.starts[kept] - gone, words.ends[kept] - gone, words.boxes[kept],
        words.chars[kept],
    )  # fmt: skip


def _char_boxes(textpage: pdfium.PdfTextPage, asked: NDArray[np.intp]) -> NDArray[np.float32]:
    """Return the boxes of characters, the first and last of each word: (words, 2, 4) left, top, right, bottom."""
    boxes = np.zeros((len(asked), 4), dtype=np.float32)
    base = boxes.ctypes.data
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    read_box = _read_box
    for index, address in zip(asked.tolist(), range(base, base + _BOX_BYTES * len(asked), _BOX_BYTES), strict=True):
        read_box(handle, index, address)
    return boxes.reshape(-1, 2, 4)


def _char_indexes(textpage: pdfium.PdfTextPage, places: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return PDFium's character index of places in the text, which leaves some characters out."""
    convert: Any = pdfium_c.FPDFText_GetCharIndexFromTextIndex
    return np.array([max(0, convert(textpage, place)) for place in places.tolist()], dtype=np.intp)


def shown_boxes(ends: NDArray[np.float32], page: pdfium.PdfPage) -> NDArray[np.float32]:
    """Return the box of each word on the page as shown, from those of its first and last character (words, 2, 4).

    PDF counts from the bottom left of an unturned page; /Rotate turns it clockwise.
    """
    left0, bottom0, right0, top0 = page.get_cropbox()
    x0, x1 = ends[:, 0, 0] - left0, ends[:, 1, 2] - left0
    y0, y1 = top0 - ends[:, :, 1].max(axis=1), top0 - ends[:, :, 3].min(axis=1)
    width, height = right0 - left0, top0 - bottom0
    rotation = page.get_rotation()
    if rotation == 90:
        x0, y0, x1, y1 = height - y1, x0, height - y0, x1
    elif rotation == 180:
        x0, y0, x1, y1 = width - x1, height - y1, width - x0, height - y0
    elif rotation == 270:
        x0, y0, x1, y1 = y0, width - x1, y1, width - x0
    return np.stack((np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)), axis=1)


def split_stretches(words: PageWords) -> list[Stretch]:
    """Return the stretches of a page in the order they were drawn."""
    count = len(words.starts)
    if not count:
        return []
    boxes = words.boxes
    breaks = np.ones(count, dtype=bool)
    height = boxes[1:, 3] - boxes[1:, 1]
    gap = boxes[1:, 0] - boxes[:-1, 2]
    breaks[1:] = (gap > WIDE_GAP_HEIGHTS * height) | (gap < -BACKWARDS_HEIGHTS * height)
    line_ends = np.array([match.start() for match in _LINE_END.finditer(words.text)], dtype=np.int32)
    line = np.searchsorted(line_ends, words.starts)
    breaks[1:] |= line[1:] != line[:-1]
    firsts = np.flatnonzero(breaks)
    lasts = np.append(firsts[1:], count)
    tops = np.minimum.reduceat(boxes[:, 1], firsts).tolist()
    bottoms = np.maximum.reduceat(boxes[:, 3], firsts).tolist()
    lefts, rights = boxes[firsts, 0].tolist(), boxes[lasts - 1, 2].tolist()
    starts, ends = words.starts[firsts].tolist(), words.ends[lasts - 1].tolist()
    text = words.text
    rows = zip(starts, ends, lefts, rights, tops, bottoms, firsts.tolist(), lasts.tolist(), strict=True)
    return [
        Stretch(text[start:end].replace("\ufffe", "-"), x0, x1, y0, y1, order, first, last)
        for order, (start, end, x0, x1, y0, y1, first, last) in enumerate(rows)
    ]
