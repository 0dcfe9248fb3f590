"""How far the lines of a scanned page fall, and the way between the page as filed and the page set straight.

The skew is the angle at which the dark points of the page, counted along lines of that angle, stand most apart: lines
and the gaps between them (projection profile, Postl 1986).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

Boxes: TypeAlias = NDArray[np.float32]  # (n, 4): left, top, right, bottom

MOST_SKEW = 7.0  # degrees either way; a sheet fed more askew is seldom
LEAST_SKEW = 0.1  # below it the turn of the picture costs more sharpness than it gives
LOOKED_AT = 1000  # pixels on the longer side: enough for lines to stand apart
MOST_POINTS = 60_000  # dark points counted; a photograph has more
FEWEST_POINTS = 500  # a page with less on it has no lines to go by


def find_skew(picture: Image.Image) -> float:
    """Return by how many degrees clockwise the lines of a grey picture fall, 0 where there are no lines."""
    small = ImageOps.grayscale(picture)
    small.thumbnail((LOOKED_AT, LOOKED_AT), Image.Resampling.BOX)
    grey = np.asarray(small)
    dark = np.argwhere(grey < _threshold(grey)).astype(np.float32)
    if len(dark) < FEWEST_POINTS or len(dark) > 0.4 * grey.size:
        return 0.0
    if len(dark) > MOST_POINTS:
        dark = dark[:: len(dark) // MOST_POINTS + 1]
    ys, xs = dark[:, 0], dark[:, 1] - grey.shape[1] / 2
    best = 0.0
    for step, reach in ((0.5, MOST_SKEW), (0.1, 0.5), (0.02, 0.1)):
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(xs, ys, angle)))
    return 0.0 if abs(best) < LEAST_SKEW or abs(best) >= MOST_SKEW else round(best, 2)


def _threshold(grey: NDArray[np.uint8]) -> float:
    """Return the grey between ink and paper: a third of the way down from the paper's most frequent shade."""
    counts = np.bincount(grey.ravel(), minlength=256)
    paper = int(counts[128:].argmax()) + 128
    ink = int(np.searchsorted(np.cumsum(counts), 0.005 * grey.size))
    return paper - (paper - ink) / 3


def _sharpness(xs: NDArray[np.float32], ys: NDArray[np.float32], degrees: float) -> float:
    """Return how unevenly the points are spread over lines that fall by an angle."""
    rows = ys - xs * math.tan(math.radians(degrees))
    counts = np.bincount((rows - rows.min()).astype(np.int32))
    return float(np.square(np.diff(counts)).sum())


@dataclass(frozen=True, slots=True)
class Way:
    """The way between a page as filed and the page upright and straight, both in points from the top left corner."""

    size_pt: tuple[float, float]  # of the page as filed
    turned: int  # degrees clockwise that the page lies turned
    skew: float  # degrees clockwise that its lines then fall

    @property
    def upright_size(self) -> tuple[float, float]:
        """Width and height of the page set upright."""
        width, height = self.size_pt
        return (height, width) if self.turned in (90, 270) else (width, height)

    def straighten(self, boxes: Boxes) -> Boxes:
        """Return boxes on the page as filed where they stand on the straight page."""
        return self._skewed(_turn(boxes, self.size_pt, -self.turned), -self.skew)

    def home(self, boxes: Boxes) -> Boxes:
        """Return boxes on the straight page where they stand on the page as filed."""
        return _turn(self._skewed(boxes, self.skew), self.upright_size, self.turned)

    def _skewed(self, boxes: Boxes, degrees: float) -> Boxes:
        """Return boxes with their middles turned about that of the page; a box keeps its size."""
        if not degrees or not len(boxes):
            return boxes
        width, height = self.upright_size
        turn, cx, cy = math.radians(degrees), width / 2, height / 2
        x, y = (boxes[:, 0] + boxes[:, 2]) / 2 - cx, (boxes[:, 1] + boxes[:, 3]) / 2 - cy
        dx = x * math.cos(turn) - y * math.sin(turn) - x
        dy = x * math.sin(turn) + y * math.cos(turn) - y
        return (boxes + np.stack((dx, dy, dx, dy), axis=1)).astype(np.float32)


def set_upright(picture: Image.Image, turned: int) -> Image.Image:
    """Return a picture turned back by `turned` degrees."""
    ways = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}
    return picture.transpose(ways[turned]) if turned else picture


def set_straight(picture: Image.Image, skew: float) -> Image.Image:
    """Return a grey picture turned back by its skew, as large as before, white where nothing was."""
    return picture.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255) if skew else picture


def _turn(boxes: Boxes, size: tuple[float, float], degrees: int) -> Boxes:
    """Return boxes of a page of `size` after it was turned clockwise by a quarter turn or more."""
    width, height = size
    x0, y0, x1, y1 = boxes.T
    degrees %= 360
    if degrees == 90:
        return np.stack((height - y1, x0, height - y0, x1), axis=1)
    if degrees == 180:
        return np.stack((width - x1, height - y1, width - x0, height - y0), axis=1)
    if degrees == 270:
        return np.stack((y0, width - x1, y1, width - x0), axis=1)
    return boxes
