"""Redactions in the picture of a page that OCR read: black boxes, and frames that hold a redaction's label alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from PIL import Image

from belie.documents.redaction_labels import is_label
from belie.domain.recognition import SeenRedaction
from belie.sources.ocr.engines import SeenWord
from belie.sources.solid_boxes import Grey, find_solid_boxes

POINTS = 72  # the picture is looked at at a pixel a point
DRAWN = 170  # of 255: a frame of half a point, grey at a pixel a point
LINE_SHARE = 0.9  # of a frame's side, along the label, that is drawn
TALLEST = 0.9  # of the page; a taller frame is the border of the page
Box = tuple[float, float, float, float]


def find_redactions(image: Image.Image, dpi: float, seen: Sequence[SeenWord]) -> tuple[SeenRedaction, ...]:
    """Return the redactions of a page's picture, top to bottom, in points.

    Args:
        image: Upright and straight, grey.
        dpi: Its pixels an inch.
        seen: What OCR read on it.
    """
    scale = POINTS / dpi
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    grey: Grey = np.asarray(image.convert("L").resize(size, Image.Resampling.BOX))
    words = [(word.text, tuple(side * scale for side in word.box)) for word in seen]
    found = []
    for box in find_solid_boxes(grey):
        said = " ".join(text for text, place in words if _holds(box, place))
        if not said or is_label(said):
            found.append(SeenRedaction(box, said))
    for said, place in _labels(seen, scale):
        frame = _frame(grey, place)
        if frame is None or any(held.bbox_pt == frame or _holds(held.bbox_pt, place) for held in found):
            continue
        if is_label(" ".join(text for text, other in words if _holds(frame, other))):
            found.append(SeenRedaction(frame, said))
    return tuple(sorted(found, key=lambda held: (held.bbox_pt[1], held.bbox_pt[0])))


def _labels(seen: Sequence[SeenWord], scale: float) -> Iterator[tuple[str, Box]]:
    """Yield the lines that are a label and nothing else, and single words that are one, with their places."""
    for _, line in groupby(seen, key=lambda word: word.line):
        words = list(line)
        whole = " ".join(word.text for word in words)
        for group in [words] if is_label(whole) else [[word] for word in words if is_label(word.text)]:
            left, top = min(word.box[0] for word in group), min(word.box[1] for word in group)
            right, bottom = max(word.box[2] for word in group), max(word.box[3] for word in group)
            yield " ".join(word.text for word in group), (left * scale, top * scale, right * scale, bottom * scale)


def _holds(box: Sequence[float], place: Sequence[float]) -> bool:
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _frame(grey: Grey, label: Box) -> Box | None:
    """Return the frame around a label: the nearest lines drawn along all of its four sides; None without one."""
    height, width = grey.shape
    left, top, right, bottom = (round(side) for side in label)
    rows, columns = slice(max(0, top), min(height, bottom)), slice(max(0, left), min(width, right))
    if rows.stop <= rows.start or columns.stop <= columns.start:
        return None
    across = (grey[:, columns] < DRAWN).mean(axis=1) >= LINE_SHARE  # rows that are a line above or below
    down = (grey[rows, :] < DRAWN).mean(axis=0) >= LINE_SHARE
    above, below = np.flatnonzero(across[: rows.start]), np.flatnonzero(across[rows.stop :])
    before, after = np.flatnonzero(down[: columns.start]), np.flatnonzero(down[columns.stop :])
    if not (len(above) and len(below) and len(before) and len(after)):
        return None
    frame = (float(before[-1]), float(above[-1]), float(columns.stop + after[0]), float(rows.stop + below[0]))
    return frame if frame[3] - frame[1] <= TALLEST * height else None
