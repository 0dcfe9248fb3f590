"""Black boxes in the picture of a page: what a marker, or a redaction tool that burns in, leaves of words.

Works on a grey picture at about one pixel a point. A box is a piece of black without holes, wide enough for a word,
about as thick all along (a scan may be askew); letters, rules, photographs and the black edges of a scan are none.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]  # (rows, columns), 0 black

BLACK = 80  # of 255; grey that a scanner makes of black, at a pixel a point
LEAST_WIDTH = 14  # points: two letters of 12 point type
LEAST_HEIGHT = 6.5  # points: the height of 9 point capitals
EVEN_SHARE = 0.7  # thickness at a tenth of the columns against nine tenths
SOLID_SHARE = 0.85  # of its own box; less only where it lies askew
MOST_SHARE = 0.9  # of the page; more is a page that is black
EDGE_SHARE = 0.02  # of the page's sides: black edges of a scan


def find_solid_boxes(grey: Grey, scale: float = 1.0) -> list[tuple[float, float, float, float]]:
    """Return the black boxes of a page's picture, top to bottom: left, top, right, bottom in points.

    Args:
        grey: The picture.
        scale: Pixels a point.
    """
    height, width = grey.shape
    found = []
    for rows, starts, ends in _pieces(*_runs(grey < BLACK, max(4, int(LEAST_WIDTH * scale)))):
        left, right, top, bottom = starts.min(), ends.max(), rows.min(), rows.max() + 1
        if not _is_box(rows, starts, ends, scale) or (bottom - top) * (right - left) > MOST_SHARE * grey.size:
            continue
        x, y = EDGE_SHARE * width, EDGE_SHARE * height
        if left <= x or top <= y or right >= width - x or bottom >= height - y:
            continue
        found.append((float(left / scale), float(top / scale), float(right / scale), float(bottom / scale)))
    return sorted(found, key=lambda box: (box[1], box[0]))


def _runs(dark: NDArray[np.bool_], least: int) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Return the runs of dark pixels at least so long: row, first column, column after the last."""
    padded = np.zeros((dark.shape[0], dark.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = dark
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    long = ends - starts >= least
    return rows[long], starts[long], ends[long]


def _pieces(
    rows: NDArray[np.intp], starts: NDArray[np.intp], ends: NDArray[np.intp]
) -> list[tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]]:
    """Return the runs put together where they touch in neighbouring rows."""
    owner: list[int] = list(range(len(rows)))

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    above: list[int] = []
    current: list[int] = []
    for at in range(len(rows)):
        if current and rows[current[0]] != rows[at]:
            above = current if rows[current[0]] == rows[at] - 1 else []
            current = []
        for other in above:
            if starts[other] < ends[at] and starts[at] < ends[other]:
                owner[root(at)] = root(other)
        current.append(at)
    groups: dict[int, list[int]] = {}
    for at in range(len(rows)):
        groups.setdefault(root(at), []).append(at)
    return [(rows[group], starts[group], ends[group]) for group in groups.values()]


def _is_box(rows: NDArray[np.intp], starts: NDArray[np.intp], ends: NDArray[np.intp], scale: float) -> bool:
    left, right = starts.min(), ends.max()
    area = int((ends - starts).sum())
    if area < LEAST_HEIGHT * scale * (right - left):
        return False
    thickness = np.zeros(right - left + 1, dtype=np.int64)
    np.add.at(thickness, starts - left, 1)
    np.add.at(thickness, ends - left, -1)
    thickness = np.cumsum(thickness)[:-1]
    low, high = np.percentile(thickness, (10, 90))
    solid = area >= SOLID_SHARE * (right - left) * (rows.max() + 1 - rows.min())
    return bool(low >= LEAST_HEIGHT * scale and (solid or low >= EVEN_SHARE * high))
