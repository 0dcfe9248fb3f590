"""The annotations of a PDF page: what is typed or stamped on it, readers' notes, marks that hide, files pinned on."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from belie.domain.dates import When
from belie.domain.ledger import Attachment, Unread, UnreadKind
from belie.sources.pdf_objects import DARK, Boxes, Shape
from belie.sources.pdf_words import shown_boxes

# What is typed into a form, or stamped on, is drawn by an annotation and is part of the page.
_SHOWN = frozenset((pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP))
_NOTED = {
    pdfium_c.FPDF_ANNOT_TEXT: "note",
    pdfium_c.FPDF_ANNOT_FREETEXT: "text",
    pdfium_c.FPDF_ANNOT_STAMP: "stamp",
    pdfium_c.FPDF_ANNOT_HIGHLIGHT: "highlight",
    pdfium_c.FPDF_ANNOT_UNDERLINE: "underline",
    pdfium_c.FPDF_ANNOT_SQUIGGLY: "underline",
    pdfium_c.FPDF_ANNOT_STRIKEOUT: "strikeout",
    pdfium_c.FPDF_ANNOT_CARET: "insertion",
    pdfium_c.FPDF_ANNOT_SQUARE: "box",
    pdfium_c.FPDF_ANNOT_CIRCLE: "circle",
    pdfium_c.FPDF_ANNOT_LINE: "line",
    pdfium_c.FPDF_ANNOT_INK: "drawing",
    pdfium_c.FPDF_ANNOT_POLYGON: "drawing",
    pdfium_c.FPDF_ANNOT_POLYLINE: "drawing",
    pdfium_c.FPDF_ANNOT_FILEATTACHMENT: "file",
}
_LAID_ON = frozenset((pdfium_c.FPDF_ANNOT_SQUARE, pdfium_c.FPDF_ANNOT_HIGHLIGHT))
_DAY = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")  # ISO 32000-1, 7.9.4: D:YYYYMMDDHHmmSS
MOST_ANNOTATIONS = 5000  # of a page
LAST = 1 << 30  # annotations are drawn after all else


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's note: its words, who wrote it and when, as the file says."""

    kind: str
    text: str
    author: str
    date: When | None
    page: int  # index


@dataclass(slots=True)
class Annotations:
    """What the annotations of a page come to."""

    shown: bool = False  # some draw words that belong to the page
    marked: Boxes = field(default_factory=lambda: np.zeros((0, 4), np.float32))  # redactions that were never applied
    covers: list[Shape] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    left_out: int = 0  # beyond `MOST_ANNOTATIONS`

    @property
    def hides(self) -> bool:
        """True when some may hide words."""
        return bool(self.covers or len(self.marked))


NO_ANNOTATIONS = Annotations()


def read_annotations(page: pdfium.PdfPage, index: int) -> Annotations:
    """Return what the annotations of a page come to; hidden ones are read too."""
    count = pdfium_c.FPDFPage_GetAnnotCount(page)
    if count <= 0:
        return NO_ANNOTATIONS
    found = Annotations(left_out=max(0, count - MOST_ANNOTATIONS))
    marked = []
    for number in range(min(count, MOST_ANNOTATIONS)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        found.shown |= kind in _SHOWN
        if kind == pdfium_c.FPDF_ANNOT_REDACT:
            marked.append(_boxes(annotation, page))
        elif kind in _LAID_ON and (tone := _tone(annotation, kind)) is not None:
            found.covers.append(Shape(LAST, _boxes(annotation, page), tone, filled=True))
        if kind in _NOTED:
            text = _string(annotation, b"Contents")
            if text.strip():
                when = _day(_string(annotation, b"M") or _string(annotation, b"CreationDate"))
                found.comments.append(Comment(_NOTED[kind], text, _string(annotation, b"T").strip(), when, index))
        if kind == pdfium_c.FPDF_ANNOT_FILEATTACHMENT:
            found.files += _file(annotation)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
    if marked:
        found.marked = np.concatenate(marked)
    return found


def _boxes(annotation: pdfium_c.FPDF_ANNOTATION, page: pdfium.PdfPage) -> Boxes:
    """Return the places of an annotation: its quadrangles, a line of text each, or its rectangle."""
    boxes = []
    quad = pdfium_c.FS_QUADPOINTSF()
    for number in range(min(pdfium_c.FPDFAnnot_CountAttachmentPoints(annotation), MOST_ANNOTATIONS)):
        if pdfium_c.FPDFAnnot_GetAttachmentPoints(annotation, number, quad):
            x, y = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            boxes.append((min(x), max(y), max(x), min(y)))
    if not boxes:
        rect = pdfium_c.FS_RECTF()
        pdfium_c.FPDFAnnot_GetRect(annotation, rect)
        boxes.append((rect.left, max(rect.top, rect.bottom), rect.right, min(rect.top, rect.bottom)))
    held = np.array(boxes, dtype=np.float32)
    return shown_boxes(np.stack((held, held), axis=1), page)


def _tone(annotation: pdfium_c.FPDF_ANNOTATION, kind: int) -> int | None:
    """Return how dark the inside of a mark is when it hides what is under it, 0 to 255, else None.

    A highlight is laid on like ink: only a dark one hides.
    """
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    square = kind == pdfium_c.FPDF_ANNOT_SQUARE
    of = pdfium_c.FPDFANNOT_COLORTYPE_InteriorColor if square else pdfium_c.FPDFANNOT_COLORTYPE_Color
    if not pdfium_c.FPDFAnnot_GetColor(annotation, of, red, green, blue, alpha) or alpha.value < 255:
        if square and pdfium_c.FPDFAnnot_HasKey(annotation, b"AP"):
            return 255  # drawn by a stream of its own: the picture of the page decides
        return None
    tone = round(0.299 * red.value + 0.587 * green.value + 0.114 * blue.value)
    return tone if square or tone < DARK else None


def _string(annotation: pdfium_c.FPDF_ANNOTATION, key: bytes) -> str:
    size = pdfium_c.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium_c.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00").replace("\r\n", "\n").replace("\r", "\n")


def _day(written: str) -> When | None:
    match = _DAY.match(written)
    if match is None:
        return None
    try:
        return When.of_day(date(*map(int, match.groups())), derived="the annotation's date")
    except ValueError:
        return None


def _file(annotation: pdfium_c.FPDF_ANNOTATION) -> list[Attachment]:
    """Return the file pinned to the page."""
    handle = pdfium_c.FPDFAnnot_GetFileAttachment(annotation)
    if not handle:
        return []
    size = pdfium_c.FPDFAttachment_GetName(handle, None, 0)
    buffer = (ctypes.c_ushort * max(1, size // 2))()
    pdfium_c.FPDFAttachment_GetName(handle, buffer, size)
    name = bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00") or "attachment"
    length = ctypes.c_ulong()
    if not pdfium_c.FPDFAttachment_GetFile(handle, None, 0, length):
        return [(name, Unread(kind=UnreadKind.CORRUPT, detail="pinned to a page, and cannot be taken out"))]
    held = ctypes.create_string_buffer(length.value)
    pdfium_c.FPDFAttachment_GetFile(handle, held, length.value, length)
    return [(name, held.raw[: length.value])]
