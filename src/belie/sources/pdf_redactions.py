"""Redactions of a PDF page: words that a box hides and the file still holds, words without ink, boxes over nothing.

The objects of the page propose, its picture disposes: words that lie under something drawn later, or are drawn
without ink, are hidden only where the page as rendered shows none of them. Most pages have nothing that could hide a
word and are not rendered.

    drawn first        then        shown
    Mrs. O. Renner  +  #######  =  #######      hidden words, a redaction that failed
                       #######  =  #######      a redaction

The words of an invisible layer over the picture of a scanned page are the usual work of OCR and stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from belie.documents.redaction_labels import LONGEST_LABEL, is_label
from belie.domain.flags import Flag, FlagKind
from belie.sources.pdf_annotations import NO_ANNOTATIONS, Annotations
from belie.sources.pdf_objects import DARK, Boxes, Drawing, Shape, iter_shapes, text_objects
from belie.sources.pdf_words import PageWords
from belie.sources.solid_boxes import LEAST_HEIGHT, LEAST_WIDTH, Grey, find_solid_boxes

COVERED_ACROSS, COVERED_DOWN = 0.25, 0.5  # of a word's box, loose around the letters, for the word to be under a cover
SCALE = 2.0  # pixels a point: letters of 6 points are still drawn apart from their paper
SCAN_SCALE = 1.0
MOST_PIXELS = 6_000_000
FLAT = 12  # of 255: a spot whose greys differ by less shows nothing
TINY_PT = 2.0
TINY_LETTERS = 3  # fewer are a full stop set small
SCAN_SHARE = 0.25  # of the page: a picture this large shows words, or is the scan of the page
MOST_PATHS = 20_000  # of a page that is looked at: a tenth of a second; a map has more


class Found(NamedTuple):
    """What a page hides: which of its words, and the flags."""

    hidden: NDArray[np.bool_] | None  # None where no word is
    flags: tuple[Flag, ...]


NOTHING = Found(None, ())


@dataclass(slots=True)
class _Sheet:
    """One page while it is looked at."""

    page: pdfium.PdfPage
    index: int
    words: PageWords
    drawing: Drawing
    marked: Boxes  # of redaction annotations that were never applied
    size: tuple[float, float]
    shapes: list[Shape]
    grey: Grey | None = None
    scale: float = SCALE
    handles: list[int] | None = None

    def picture(self) -> Grey:
        """Return the page as rendered, annotations included, in grey."""
        if self.grey is None:
            if self.size[0] * self.size[1] * self.scale**2 > MOST_PIXELS:
                self.scale = (MOST_PIXELS / (self.size[0] * self.size[1])) ** 0.5
            bitmap = self.page.render(scale=self.scale, grayscale=True)
            self.grey = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
            bitmap.close()
        return self.grey

    def orders(self) -> NDArray[np.intp]:
        """Return the place of each word in the drawing, -1 where it is not told."""
        place = {handle: order for order, handle in enumerate(self.drawing.texts) if handle}
        return np.array([place.get(handle, -1) for handle in self.of_words()], dtype=np.intp)

    def of_words(self) -> list[int]:
        """Return the text object of each word."""
        if self.handles is None:
            self.handles = text_objects(self.page, self.words.chars)
        return self.handles

    def spot(self, box: Sequence[float]) -> tuple[slice, slice]:
        """Return the pixels of a box, a little inside of its edges."""
        inset = 0.5
        left, top, right, bottom = (side * self.scale for side in box)
        rows = slice(max(0, round(top + inset)), max(0, round(bottom - inset)))
        return rows, slice(max(0, round(left + inset)), max(0, round(right - inset)))


def look_for_hidden(
    page: pdfium.PdfPage,
    index: int,
    size: tuple[float, float],
    words: PageWords,
    drawing: Drawing,
    annotations: Annotations = NO_ANNOTATIONS,
) -> Found:
    """Return which words of a page are hidden, and what there is to say of its redactions.

    Args:
        page: The page, its form fields and stamps made part of it.
        index: Of the page, from 0.
        size: Width and height of the page in points.
        words: Of the page, hidden ones included.
        drawing: What the page draws.
        annotations: Of the page.
    """
    boxes, (width, height) = words.boxes, size
    shapes = list(iter_shapes(drawing, page)) if len(drawing.paths) <= MOST_PATHS else []
    shapes += annotations.covers
    if not (
        shapes or drawing.faint or drawing.unseen or drawing.cut or annotations.hides or _odd(boxes, width, height)
    ):
        return NOTHING
    sheet = _Sheet(page, index, words, drawing, annotations.marked, size, shapes)
    if any(_area(shape.boxes).sum() >= SCAN_SHARE * width * height for shape in shapes if shape.tone is None):
        sheet.scale = SCAN_SCALE
    under = _find_covered(sheet)
    hidden = under >= 0
    unseen = _find_unseen(sheet) & ~hidden
    flags = [*_flag_covered(sheet, under), *_flag_unseen(sheet, unseen)]
    flags += _flag_boxes(sheet, hidden | unseen, flags)
    hidden |= unseen
    return Found(hidden if hidden.any() else None, tuple(flags))


def _odd(boxes: NDArray[np.float32], width: float, height: float) -> bool:
    """True when a word is tiny or off the page."""
    if not len(boxes):
        return False
    left, top = boxes[:, 0].min(), boxes[:, 1].min()
    within = left >= 0 and top >= 0 and boxes[:, 2].max() <= width and boxes[:, 3].max() <= height
    return bool((boxes[:, 3] - boxes[:, 1]).min() < TINY_PT) or not within


def _tiny(boxes: NDArray[np.float32]) -> NDArray[np.bool_]:
    sides = np.minimum(boxes[:, 3] - boxes[:, 1], 1000.0)
    tiny: NDArray[np.bool_] = (sides < TINY_PT) & (sides > 0)  # fonts without measures have boxes without height
    return tiny


def _off(boxes: NDArray[np.float32], width: float, height: float) -> NDArray[np.bool_]:
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    off: NDArray[np.bool_] = (x < 0) | (y < 0) | (x > width) | (y > height)
    return off


def _area(boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    area: NDArray[np.float32] = np.abs((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]))
    return area


def _under(boxes: NDArray[np.float32], cover: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return which boxes lie under one cover, as far as it takes to hide a word."""
    left, top, right, bottom = cover.tolist()
    across = np.minimum(boxes[:, 2], right) - np.maximum(boxes[:, 0], left)
    down = np.minimum(boxes[:, 3], bottom) - np.maximum(boxes[:, 1], top)
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    under: NDArray[np.bool_] = (across > COVERED_ACROSS * wide) & (down > COVERED_DOWN * high) & (wide > 0) & (high > 0)
    return under


def _covers(sheet: _Sheet) -> list[tuple[int, NDArray[np.float32], int | None]]:
    """Return what could hide words: order, box, tone."""
    return [
        (shape.order, box, shape.tone)
        for shape in sheet.shapes
        if shape.filled
        for box in shape.boxes
        if min(box[2] - box[0], box[3] - box[1]) >= 3
    ]


def _find_covered(sheet: _Sheet) -> NDArray[np.intp]:
    """Return for each word the index of the cover it lies under, unseen; -1 for the others.

    Covers are those of `_covers`, then the redaction annotations.
    """
    boxes = sheet.words.boxes
    under = np.full(len(boxes), -1, dtype=np.intp)
    if not len(boxes):
        return under
    covers = _covers(sheet)
    for number, box in enumerate(sheet.marked):
        under[_under(boxes, box)] = len(covers) + number
    first = sheet.drawing.first_text
    orders: NDArray[np.intp] | None = None
    for number, (order, box, tone) in enumerate(covers):
        dark = tone is not None and tone < DARK
        scan = tone is None and _area(box[None])[0] >= SCAN_SHARE * sheet.size[0] * sheet.size[1]
        if order < first and not dark and not scan:
            continue
        below = _under(boxes, box) & (under < 0)
        if scan:
            below &= _on_black(sheet)
        if not below.any():
            continue
        orders = sheet.orders() if orders is None else orders
        # words drawn later in the box's own black are as hidden as those under it
        for at in np.flatnonzero(below if dark or scan else below & (orders < order)).tolist():
            if not _has_letters_under(sheet, at, box):
                continue  # the line of a form's field
            shown = _shown(sheet, at, box, order, orders)
            if shown is not None and (shown < DARK if dark or scan else True):
                under[at] = number
    return under


def _has_letters_under(sheet: _Sheet, at: int, cover: NDArray[np.float32]) -> bool:
    """True when a letter or digit of a word lies under a cover, every letter taken to be equally wide."""
    words = sheet.words
    said = words.text[words.starts[at] : words.ends[at]]
    left, wide = words.boxes[at, 0], (words.boxes[at, 2] - words.boxes[at, 0]) / len(said)
    return any(
        letter.isalnum() and cover[0] <= left + (place + 0.5) * wide <= cover[2] for place, letter in enumerate(said)
    )


def _on_black(sheet: _Sheet) -> NDArray[np.bool_]:
    """Return which words have nothing but black along their middle."""
    grey, boxes = sheet.picture(), sheet.words.boxes
    y = np.clip((boxes[:, 1] + boxes[:, 3]) / 2 * sheet.scale, 0, grey.shape[0] - 1).astype(np.intp)
    black = np.ones(len(boxes), dtype=bool)
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        x = np.clip((boxes[:, 0] * (1 - share) + boxes[:, 2] * share) * sheet.scale, 0, grey.shape[1] - 1)
        black &= grey[y, x.astype(np.intp)] < DARK
    return black


def _shown(sheet: _Sheet, at: int, cover: NDArray[np.float32], order: int, orders: NDArray[np.intp]) -> float | None:
    """Return the one grey that the page shows where a word is covered; None where it shows something."""
    boxes = sheet.words.boxes
    box = boxes[at]
    part = (max(box[0], cover[0]), max(box[1], cover[1]), min(box[2], cover[2]), min(box[3], cover[3]))
    grey = sheet.picture()
    rows, columns = sheet.spot(part)
    spot = grey[rows, columns]
    if not spot.size:
        return 0.0
    later = (orders > order) & (boxes[:, 0] < part[2]) & (boxes[:, 2] > part[0])
    later &= (boxes[:, 1] < part[3]) & (boxes[:, 3] > part[1])
    later[at] = False
    clear = np.ones(spot.shape, dtype=bool)
    top, left = rows.start + 1, columns.start + 1
    for other in boxes[later]:  # a label printed on the box
        y, x = sheet.spot(other)
        clear[max(0, y.start - top) : max(0, y.stop - top + 2), max(0, x.start - left) : max(0, x.stop - left + 2)] = (
            False
        )
    seen = spot[clear]
    if not seen.size:
        return float(spot.min())
    low, high = np.percentile(seen, (1, 99))
    return float(np.median(seen)) if high - low < FLAT else None


def _find_unseen(sheet: _Sheet) -> NDArray[np.bool_]:
    """Return which words are drawn without ink, in the paper's colour, tiny or off the page."""
    words, drawing = sheet.words, sheet.drawing
    boxes = words.boxes
    unseen = _off(boxes, *sheet.size)
    tiny = _tiny(boxes)
    if sum(map(str.isalnum, _said(sheet, tiny))) >= TINY_LETTERS:
        unseen |= tiny
    if not (drawing.faint or drawing.unseen or drawing.cut):
        return unseen
    faint, inkless = {*drawing.faint, *drawing.cut}, set(drawing.unseen)
    pictures = [box for shape in sheet.shapes if shape.tone is None for box in shape.boxes]
    for at, handle in enumerate(sheet.of_words()):
        if unseen[at] or not (handle in faint or handle in inkless):
            continue
        x, y = (boxes[at, 0] + boxes[at, 2]) / 2, (boxes[at, 1] + boxes[at, 3]) / 2
        if handle in inkless and any(
            left <= x <= right and top <= y <= bottom for left, top, right, bottom in pictures
        ):
            continue
        spot = sheet.picture()[sheet.spot(boxes[at])]
        unseen[at] = not spot.size or int(spot.max()) - int(spot.min()) < FLAT
    return unseen


def _flag_covered(sheet: _Sheet, under: NDArray[np.intp]) -> list[Flag]:
    """Return one flag for each cover with words under it."""
    covers = [(box, tone) for _, box, tone in _covers(sheet)] + [(box, 0) for box in sheet.marked]
    flags = []
    for number in dict.fromkeys(under[under >= 0].tolist()):
        box, tone = covers[number]
        if number >= len(covers) - len(sheet.marked):
            detail = "marked for redaction, never applied"
        else:
            detail = "under a picture" if tone is None else "under a black box" if tone < DARK else "under a box"
        flags.append(_flag(sheet, FlagKind.HIDDEN_TEXT_UNDER_RECTANGLE, box, _said(sheet, under == number), detail))
    return flags


def _flag_unseen(sheet: _Sheet, unseen: NDArray[np.bool_]) -> list[Flag]:
    """Return one flag for each stretch of words drawn one after the other."""
    boxes, flags = sheet.words.boxes, []
    off, tiny = _off(boxes, *sheet.size), _tiny(boxes)
    inkless = set(sheet.drawing.unseen)
    at = np.flatnonzero(unseen)
    for _, run in groupby(enumerate(at.tolist()), key=lambda pair: pair[1] - pair[0]):
        places = [place for _, place in run]
        only = np.zeros(len(boxes), dtype=bool)
        only[places] = True
        first = places[0]
        if off[first]:
            detail = "off the page"
        elif tiny[first]:
            detail = f"under {TINY_PT:.0f} points high"
        else:
            handle = sheet.of_words()[first]
            cut = "cut off" if handle in sheet.drawing.cut else "in the colour of the paper"
            detail = "drawn without ink" if handle in inkless else cut
        held = boxes[only]
        box = np.concatenate((held[:, :2].min(axis=0), held[:, 2:].max(axis=0)))
        flags.append(_flag(sheet, FlagKind.INVISIBLE_TEXT, box, _said(sheet, only), detail))
    return flags


def _said(sheet: _Sheet, which: NDArray[np.bool_]) -> str:
    words = sheet.words
    pairs = zip(words.starts[which].tolist(), words.ends[which].tolist(), strict=True)
    return " ".join(words.text[start:end] for start, end in pairs)


def _flag(sheet: _Sheet, kind: FlagKind, box: Iterable[float], text: str, detail: str) -> Flag:
    left, top, right, bottom = (round(float(side), 1) for side in box)
    inside = max(0.0, min(right, sheet.size[0]) - max(left, 0)) * max(0.0, min(bottom, sheet.size[1]) - max(top, 0))
    share = round(inside / (sheet.size[0] * sheet.size[1]), 4)
    return Flag(kind=kind, page=sheet.index, text=text, bbox_pt=(left, top, right, bottom), share=share, detail=detail)


def _flag_boxes(sheet: _Sheet, hidden: NDArray[np.bool_], failed: Sequence[Flag]) -> list[Flag]:
    """Return the redactions that hold: black boxes over nothing, boxes with a redaction's label, black in a scan."""
    seen = sheet.words.boxes[~hidden]
    taken = [flag.bbox_pt for flag in failed if flag.bbox_pt and flag.kind is FlagKind.HIDDEN_TEXT_UNDER_RECTANGLE]
    flags: list[Flag] = []
    scans: list[NDArray[np.float32]] = []
    for shape in sorted(sheet.shapes, key=lambda shape: shape.order):
        for box in shape.boxes:
            wide, high = box[2] - box[0], box[3] - box[1]
            if wide < LEAST_WIDTH or high < LEAST_HEIGHT or any(_same(box, other) for other in taken):
                continue
            if shape.tone is None and wide * high >= SCAN_SHARE * sheet.size[0] * sheet.size[1]:
                scans.append(box)
                continue
            label = _label(sheet, box, seen, hidden)
            if label is None or not (label or _is_black(sheet, shape, box)):
                continue
            detail = f"labelled {label}" if label else "black"
            flags.append(_flag(sheet, FlagKind.REDACTION, box, "", detail))
            taken.append(tuple(map(float, box)))  # type: ignore[arg-type]
    if scans:
        for solid in find_solid_boxes(sheet.picture(), sheet.scale):
            held = np.array(solid, dtype=np.float32)
            label = _label(sheet, held, seen, hidden)
            if label is not None and not any(_same(held, other) for other in taken):
                flags.append(_flag(sheet, FlagKind.REDACTION, held, "", f"labelled {label}" if label else "black"))
    return flags


def _same(box: NDArray[np.float32], other: Sequence[float]) -> bool:
    """True when most of the smaller of two boxes lies in the other."""
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    smaller = min((box[2] - box[0]) * (box[3] - box[1]), (other[2] - other[0]) * (other[3] - other[1]))
    return bool(across > 0 and down > 0 and across * down > 0.8 * smaller)


def _label(sheet: _Sheet, box: NDArray[np.float32], seen: NDArray[np.float32], hidden: NDArray[np.bool_]) -> str | None:
    """Return the label of a redaction in a box, "" for a box without words, None for a box with other words."""
    x, y = (seen[:, 0] + seen[:, 2]) / 2, (seen[:, 1] + seen[:, 3]) / 2
    inside = (x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])
    if not inside.any():
        return ""
    if inside.sum() > LONGEST_LABEL // 4:
        return None
    which = np.zeros(len(hidden), dtype=bool)
    which[np.flatnonzero(~hidden)[inside]] = True
    said = _said(sheet, which)
    return said if is_label(said) else None


def _is_black(sheet: _Sheet, shape: Shape, box: NDArray[np.float32]) -> bool:
    """True for a box that is drawn black and shows so."""
    if not shape.filled or (shape.tone is not None and shape.tone >= DARK):
        return False
    rows, columns = sheet.spot(box.tolist())
    spot = sheet.picture()[rows, columns]
    return bool(spot.size and np.percentile(spot, 95) < DARK)
