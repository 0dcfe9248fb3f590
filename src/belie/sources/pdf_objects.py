"""What one PDF page draws, in order: which texts leave no ink, what covers, what is framed.

A page has some fifty objects and is read in a millisecond, so a page that hides nothing must cost next to nothing:
texts are only asked for their ink, and paths and pictures for their place. Boxes are points from the top left corner
of the page as shown.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from belie.sources.pdf_words import shown_boxes

Boxes = NDArray[np.float32]  # (n, 4): left, top, right, bottom

NO_TEXT = -1  # PDFium's render mode of what is no text: one call tells both
WITHOUT_INK = frozenset((3, 7))  # text render modes: invisible, clip only (ISO 32000-1, table 106)
LIGHT = 240  # of 255 in red, green and blue: text that white paper may swallow
DARK = 70  # of 255: a box this dark is black to a reader, also when it was scanned
FAINT = 26  # of 255 opacity: a tenth
MOST_NESTED = 4  # forms inside forms
MOST_SEGMENTS = 400  # of a path that is looked at as several boxes; a drawing has more
THIN_PT = 4.0  # a rule or an underline, no cover
FRAMES = frozenset((4, 5))  # segments of a rectangle, closed or not


def _called(name: str, result: Any, *kinds: Any) -> Callable[..., Any]:
    """Return a function of PDFium that takes plain integers for pointers: a third of the time of a call."""
    place = ctypes.cast(getattr(pdfium_c, name), ctypes.c_void_p).value
    made: Callable[..., Any] = ctypes.CFUNCTYPE(result, *kinds)(place or 0)
    return made


_P, _I = ctypes.c_void_p, ctypes.c_int
_count = _called("FPDFPage_CountObjects", _I, _P)
_get = _called("FPDFPage_GetObject", _P, _P, _I)
_count_in_form = _called("FPDFFormObj_CountObjects", _I, _P)
_get_in_form = _called("FPDFFormObj_GetObject", _P, _P, ctypes.c_ulong)
_kind = _called("FPDFPageObj_GetType", _I, _P)
_mode = _called("FPDFTextObj_GetTextRenderMode", _I, _P)
_fill = _called("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
_bounds = _called("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
_matrix = _called("FPDFPageObj_GetMatrix", _I, _P, _P)
_draws = _called("FPDFPath_GetDrawMode", _I, _P, _P, _P)
_sees_through = _called("FPDFPageObj_HasTransparency", _I, _P)
_segments = _called("FPDFPath_CountSegments", _I, _P)
_segment = _called("FPDFPath_GetPathSegment", _P, _P, _I)
_point = _called("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
_segment_kind = _called("FPDFPathSegment_GetType", _I, _P)
_stroke_width = _called("FPDFPageObj_GetStrokeWidth", _I, _P, _P)
_stroke = _called("FPDFPageObj_GetStrokeColor", _I, _P, _P, _P, _P, _P)
_clip = _called("FPDFPageObj_GetClipPath", _P, _P)
_count_paths = _called("FPDFClipPath_CountPaths", _I, _P)
_clip_segments = _called("FPDFClipPath_CountPathSegments", _I, _P, _I)
_clip_segment = _called("FPDFClipPath_GetPathSegment", _P, _P, _I, _I)
_text_object = _called("FPDFText_GetTextObject", _P, _P, _I)

_ink = (ctypes.c_uint * 4)()
_RED = ctypes.addressof(_ink)
_GREEN, _BLUE, _ALPHA = _RED + 4, _RED + 8, _RED + 12
_four = (ctypes.c_float * 4)()  # left, top, right, bottom
_FOUR = ctypes.addressof(_four)


@dataclass(frozen=True, slots=True)
class Shape:
    """A path or picture: its place in the drawing, its boxes, and how dark it is."""

    order: int
    boxes: Boxes
    tone: int | None  # 0 black to 255 white; None for a picture
    filled: bool  # and opaque; otherwise only its edge is drawn


@dataclass(slots=True)
class Drawing:
    """The objects of a page; the order counts all of them."""

    texts: list[int] = field(default_factory=list)  # handles, by order; 0 for what is no text
    faint: list[int] = field(default_factory=list)  # handles of texts that may leave no ink
    unseen: list[int] = field(default_factory=list)  # handles of texts drawn without ink
    cut: list[int] = field(default_factory=list)  # handles of texts that reach out of what they are clipped to
    paths: list[tuple[int, int, NDArray[np.float64] | None]] = field(default_factory=list)  # order, handle, matrix
    pictures: list[tuple[int, int, NDArray[np.float64] | None]] = field(default_factory=list)

    @property
    def first_text(self) -> int:
        """Order of the first text, past the end where there is none."""
        return next((order for order, handle in enumerate(self.texts) if handle), len(self.texts))


def list_objects(page: pdfium.PdfPage) -> Drawing:
    """Return what the page draws, forms taken apart."""
    handle = ctypes.cast(page.raw, _P).value
    drawing = Drawing()
    _walk(drawing, [_get(handle, index) for index in range(_count(handle))], None, 0)
    return drawing


def _walk(drawing: Drawing, things: list[int], matrix: NDArray[np.float64] | None, depth: int) -> None:
    texts, mode, fill, ink, clip, count_paths = drawing.texts, _mode, _fill, _ink, _clip, _count_paths
    for thing in things:
        drawn = mode(thing)
        if drawn != NO_TEXT:
            if drawn in WITHOUT_INK:
                drawing.unseen.append(thing)
            elif fill(thing, _RED, _GREEN, _BLUE, _ALPHA) and (
                (ink[0] >= LIGHT and ink[1] >= LIGHT and ink[2] >= LIGHT) or ink[3] < FAINT
            ):
                drawing.faint.append(thing)
            elif count_paths(clip(thing)) > 0 and _is_cut(thing):
                drawing.cut.append(thing)
            texts.append(thing)
            continue
        what = _kind(thing)
        texts.append(0)
        if what == pdfium_c.FPDF_PAGEOBJ_PATH:
            drawing.paths.append((len(texts) - 1, thing, matrix))
        elif what == pdfium_c.FPDF_PAGEOBJ_FORM and depth < MOST_NESTED:
            inside = [_get_in_form(thing, index) for index in range(max(0, _count_in_form(thing)))]
            _walk(drawing, inside, _joined(thing, matrix), depth + 1)
        elif what in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING):
            drawing.pictures.append((len(texts) - 1, thing, matrix))


def _is_cut(text: int) -> bool:
    """True when a text reaches out of the box around its clip."""
    left, top, right, bottom = _corners(text)[0].tolist()
    clip = _clip(text)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(_count_paths(clip)):
        points = []
        for index in range(min(_clip_segments(clip, path), MOST_SEGMENTS)):
            _point(_clip_segment(clip, path, index), ctypes.addressof(x), ctypes.addressof(y))
            points.append((x.value, y.value))
        if points and not (
            min(points)[0] <= left
            and right <= max(points)[0]
            and min(y for _, y in points) <= bottom
            and top <= max(y for _, y in points)
        ):
            return True
    return False


def _joined(form: int, outer: NDArray[np.float64] | None) -> NDArray[np.float64]:
    """Return the matrix from a form's space to the page's."""
    six = (ctypes.c_float * 6)()
    if not _matrix(form, ctypes.addressof(six)):
        six[0] = six[3] = 1.0
    a, b, c, d, e, f = six
    own = np.array([[a, b, 0], [c, d, 0], [e, f, 1]], dtype=np.float64)
    return own if outer is None else own @ outer


def iter_shapes(drawing: Drawing, page: pdfium.PdfPage) -> Iterator[Shape]:
    """Yield the boxes that paths fill or frame, then the pictures; rules and drawings are left out."""
    for order, thing, matrix in drawing.paths:
        shape = _path(order, thing, matrix, page)
        if shape is not None:
            yield shape
    yield from iter_pictures(drawing, page)


def iter_pictures(drawing: Drawing, page: pdfium.PdfPage) -> Iterator[Shape]:
    """Yield the pictures of a page, in the order they are drawn."""
    for order, thing, matrix in drawing.pictures:
        box = _place(_corners(thing), matrix, page)
        yield Shape(order, box, None, filled=not _sees_through(thing))


def _path(order: int, thing: int, matrix: NDArray[np.float64] | None, page: pdfium.PdfPage) -> Shape | None:
    _bounds(thing, _FOUR, _FOUR + 12, _FOUR + 8, _FOUR + 4)
    if matrix is None and (_four[2] - _four[0] < THIN_PT or _four[1] - _four[3] < THIN_PT):
        return None
    corners = _corners(thing)
    fills, strokes = ctypes.c_int(), ctypes.c_int()
    _draws(thing, ctypes.addressof(fills), ctypes.addressof(strokes))
    count = _segments(thing)
    if fills.value and not _sees_through(thing) and _fill(thing, _RED, _GREEN, _BLUE, _ALPHA) and _ink[3] == 255:
        boxes = corners if count <= 5 else _parts(thing, count) if count <= MOST_SEGMENTS else None
        tone = round(0.299 * _ink[0] + 0.587 * _ink[1] + 0.114 * _ink[2])
        return None if boxes is None else Shape(order, _place(boxes, matrix, page), tone, filled=True)
    if not strokes.value:
        return None
    width = ctypes.c_float()
    _stroke_width(thing, ctypes.addressof(width))
    if count == 2 and width.value >= THIN_PT and not _sees_through(thing):  # a stroke of a broad pen
        _stroke(thing, _RED, _GREEN, _BLUE, _ALPHA)
        tone = round(0.299 * _ink[0] + 0.587 * _ink[1] + 0.114 * _ink[2])
        return Shape(order, _place(corners, matrix, page), tone, filled=_ink[3] == 255)
    return Shape(order, _place(corners, matrix, page), 255, filled=False) if count in FRAMES else None


def _corners(thing: int) -> Boxes:
    """Return the bounds of an object as one box in its own space: left, top, right, bottom."""
    _bounds(thing, _FOUR, _FOUR + 12, _FOUR + 8, _FOUR + 4)
    return np.array([list(_four)], dtype=np.float32)


def _parts(thing: int, count: int) -> Boxes:
    """Return the bounds of each closed part of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    parts: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = _segment(thing, index)
        if not segment or not _point(segment, ctypes.addressof(x), ctypes.addressof(y)):
            continue
        if not parts or _segment_kind(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            parts.append([])
        parts[-1].append((x.value, y.value))
    own: NDArray[np.float64] = _joined(thing, None)
    boxes = []
    for part in parts:
        if len(part) > 2:
            points = np.ones((len(part), 3))
            points[:, :2] = part
            points = points @ own
            (left, bottom), (right, top) = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
            boxes.append((left, top, right, bottom))
    return np.array(boxes, dtype=np.float32).reshape(-1, 4)


def _place(boxes: Boxes, matrix: NDArray[np.float64] | None, page: pdfium.PdfPage) -> Boxes:
    """Return boxes of an object's outer space on the page as shown."""
    if matrix is not None and len(boxes):
        ones = np.ones(len(boxes))
        ends = [np.column_stack((boxes[:, x], boxes[:, y], ones)) for x in (0, 2) for y in (1, 3)]
        corners: NDArray[np.float64] = np.matmul(np.stack(ends), matrix)
        low, high = corners.min(axis=0), corners.max(axis=0)
        boxes = np.column_stack((low[:, 0], high[:, 1], high[:, 0], low[:, 1])).astype(np.float32)
    return shown_boxes(np.stack((boxes, boxes), axis=1), page)


def text_objects(page: pdfium.PdfPage, chars: NDArray[np.intp]) -> list[int]:
    """Return the handle of the text object that each character (PDFium's index) belongs to, 0 where none is told."""
    textpage = page.get_textpage()
    try:
        handle = ctypes.cast(textpage.raw, _P).value
        return [_text_object(handle, char) or 0 for char in chars.tolist()]
    finally:
        textpage.close()
