"""The text of a PDF page as read: lines, paragraphs apart by a blank line, word boxes to match.

What the page shows by room is written as white space, so that the text alone says it: a blank line ends a
paragraph, four blanks open one that is indented, and cells of a table row stand apart by as many blanks as
there is room for. A line number of numbered paper stands before its line.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from belie.documents.paragraphs import FIELD, RULE, is_heading, is_stopped, runs_on
from belie.domain.documents import Words
from belie.domain.spans import Span
from belie.sources.pdf_words import PageWords, Stretch
from belie.sources.reading_order import Column, Reading, Row

BLANKS_A_HEIGHT = 2.0  # a blank is about half as wide as its line is high
WIDEST_GAP_BLANKS = 24
PARAGRAPH_GAP = 1.3  # times the usual distance of two lines
INDENT_HEIGHTS = 0.8  # first-line indents are one line height or more; ragged setting stays below
FIRST_LINE_INDENT = "    "
OPEN_LINE_SHARE = 0.6  # of the column's width, above which a line without a stop runs on
CENTRED_WITHIN_HEIGHTS = 0.5


def write_page(reading: Reading, words: PageWords) -> tuple[str, Words, tuple[Span, ...]]:
    """Return the text of a page, its words in the order of the text, and where the line numbers stand.

    Numbers of empty lines are left out.
    """
    writer = _Writer(_numbers_by_row(reading))
    for column in reading.columns:
        _write_column(column, writer)
    for stretch in reading.sideways:
        writer.line([stretch], "\n\n")
    return "".join(writer.texts), _placed(words, writer.places), tuple(writer.number_spans)


def _placed(words: PageWords, places: list[tuple[int, int, int]]) -> Words:
    """Return the words at their places in the text written: (first word, word after the last, place of the first)."""
    if not places:
        return Words(array("i"), array("f"))
    first, last, at = np.array(places, dtype=np.int32).T
    counts = last - first
    before = np.cumsum(counts) - counts
    index = np.arange(counts.sum(), dtype=np.int32) + np.repeat(first - before, counts)
    shift = np.repeat(at - words.starts[first], counts)
    spans = np.stack((words.starts[index] + shift, words.ends[index] + shift), axis=1)
    packed_spans, packed_boxes = array("i"), array("f")
    packed_spans.frombytes(spans.astype(np.int32).tobytes())
    packed_boxes.frombytes(words.boxes[index].astype(np.float32).tobytes())
    sure = None if words.confidence is None else array("B", words.confidence[index].tobytes())
    return Words(packed_spans, packed_boxes, sure)


def _numbers_by_row(reading: Reading) -> dict[int, Stretch]:
    """Return the line number of each numbered line, by the place its first stretch has in the drawing."""
    found: dict[int, Stretch] = {}
    if not reading.numbers:
        return found
    firsts = sorted((row[0] for column in reading.columns for row in column.rows), key=lambda s: s.middle)
    middles = [first.middle for first in firsts]
    for number in reading.numbers:
        at = bisect_left(middles, number.middle)
        near = min(firsts[max(0, at - 1) : at + 1], key=lambda s: abs(s.middle - number.middle), default=None)
        if near is not None and abs(near.middle - number.middle) < 0.75 * number.height:
            found.setdefault(near.order, number)
    return found


class _Writer:
    """Text and word boxes, growing line by line."""

    def __init__(self, numbers: dict[int, Stretch]) -> None:
        self.texts: list[str] = []
        self.at = 0
        self.places: list[tuple[int, int, int]] = []  # see `_placed`
        self._numbers = numbers
        self.number_spans: list[Span] = []  # with the white space after
        self.last_row: Row = []

    def line(self, row: Row, before: str, indent: str = "") -> None:
        """Append one line after `before` (nothing at the top of the page)."""
        if self.texts:
            self._add(before)
        number = self._numbers.get(row[0].order)
        if number is not None:
            start = self.at
            self._stretch(number)
            self._add("  ")
            self.number_spans.append(Span(start, self.at))
        self._add(indent)
        right = None
        for stretch in row:
            if right is not None:
                room = (stretch.x0 - right) / max(stretch.height, 1.0) * BLANKS_A_HEIGHT
                self._add(" " * max(1, min(WIDEST_GAP_BLANKS, int(room))))
            self._stretch(stretch)
            right = stretch.x1
        self.last_row = row

    def _add(self, text: str) -> None:
        if text:
            self.texts.append(text)
            self.at += len(text)

    def _stretch(self, stretch: Stretch) -> None:
        self.places.append((stretch.first, stretch.last, self.at))
        self._add(stretch.text)


def _write_column(column: Column, writer: _Writer) -> None:
    rows = column.rows
    pitch = _pitch(rows)
    left = _left_edge(rows)
    right = max(row[-1].x1 for row in rows)
    centred = [_is_centred(rows, index, left, right) for index in range(len(rows))]
    opened = 0  # index of the paragraph's first row
    for index, row in enumerate(rows):
        if index == 0 and _runs_over(writer.last_row, row):
            writer.line(row, "\n")
            continue
        breaks = index == 0 or centred[index] != centred[index - 1] or _breaks(rows, index, opened, pitch, left, right)
        if breaks:
            opened = index
        indented = breaks and not centred[index] and row[0].x0 > left + INDENT_HEIGHTS * row[0].height
        writer.line(row, "\n\n" if breaks else "\n", FIRST_LINE_INDENT if indented else "")


def _runs_over(last: Row, row: Row) -> bool:
    """True when a column goes on with the sentence that the column before broke off."""
    if not last or is_stopped(last[-1].text) or is_heading(last[-1].text) or is_heading(row[0].text):
        return False
    words = min(stretch.text.count(" ") for stretch in (last[-1], row[0]))
    return runs_on(last[-1].text, row[0].text) or (last[-1].text[-1].islower() and words >= 3)


def _pitch(rows: Sequence[Row]) -> float:
    """Return the usual distance of two lines, in points; 0 for a single line."""
    steps = [b[0].middle - a[0].middle for a, b in pairwise(rows)]
    return median(step for step in steps) if steps else 0.0


def _left_edge(rows: Sequence[Row]) -> float:
    """Return where most lines start: the leftmost place that at least a fifth of the lines share."""
    starts = sorted(row[0].x0 for row in rows)
    need = max(1, len(starts) // 5)
    for at in range(len(starts) - need + 1):
        if starts[at + need - 1] - starts[at] < 2.0:
            return starts[at]
    return starts[0]


def _is_centred(rows: Sequence[Row], index: int, left: float, right: float) -> bool:
    """True for a heading set in the middle; lines that start below one another are a block quotation."""
    row = rows[index]
    indent, outdent, height = row[0].x0 - left, right - row[-1].x1, row[0].height
    # half an inch on both sides is as likely the first line of a paragraph: a long line must stand in further
    short = row[-1].x1 - row[0].x0 < 0.5 * (right - left)
    if min(indent, outdent) < (2 if short else 4) * height or abs(indent - outdent) > CENTRED_WITHIN_HEIGHTS * height:
        return False
    return all(
        abs(near[0].x0 - row[0].x0) > 1.0 for near in (*rows[max(0, index - 1) : index], *rows[index + 1 : index + 2])
    )


def _breaks(rows: Sequence[Row], index: int, opened: int, pitch: float, left: float, right: float) -> bool:
    """True when row `index` opens a paragraph."""
    before, row = rows[index - 1], rows[index]
    height = row[0].height
    if _is_apart(rows, index, pitch):
        return True
    if (len(before) > 1 and len(row) > 1) or RULE.match(before[0].text) or RULE.match(row[0].text):
        return True
    had_room = _had_room(rows, index, left, right)
    shift = row[0].x0 - before[0].x0
    if shift > INDENT_HEIGHTS * height:
        # the second line of a hanging paragraph, unless the first ended before the margin
        hangs = index - 1 == opened and before[0].x0 < left + INDENT_HEIGHTS * height and not had_room
        return not hangs or (is_stopped(before[-1].text) and not _is_marked(before))
    if shift < -INDENT_HEIGHTS * height and index - 1 != opened:
        return True
    return had_room


def _is_apart(rows: Sequence[Row], index: int, pitch: float) -> bool:
    """True when row `index` stands further from the row before than lines do around it.

    Double-spaced text with single-spaced quotations and notes has two distances; the smaller one at hand counts.
    """
    step = _step(rows, index)
    around = [_step(rows, near) for near in (index - 1, index + 1) if 0 < near < len(rows)]
    return step > PARAGRAPH_GAP * max(min(around, default=pitch), 0.5 * rows[index][0].height)


def _step(rows: Sequence[Row], index: int) -> float:
    return rows[index][0].middle - rows[index - 1][0].middle


def _is_marked(row: Row) -> bool:
    """True when a line opens with a bullet or number that the next lines hang from."""
    mark = row[0].text.split(" ", 1)[0]
    return len(mark) <= 5 and (not mark.isalpha())


def _had_room(rows: Sequence[Row], index: int, left: float, right: float) -> bool:
    """True when the first word of row `index` would have fitted on the line before: it was put on a new line.

    A longish line that ends inside a sentence is no paragraph's end: words may be tied by blanks that do not break.
    `left` and `right` are the column's edges; a block quotation's edge is that of the lines around that start near it.
    """
    before, row = rows[index - 1], rows[index]
    height = row[0].height
    # a word is about as wide as its share of the stretch's letters
    first_word = row[0].text.partition(" ")[0]
    width = (row[0].x1 - row[0].x0) * len(first_word) / len(row[0].text)
    end = before[-1].x1 + width + 0.6 * height
    if end >= right:
        return False
    long = before[-1].x1 - before[0].x0 > OPEN_LINE_SHARE * (right - left)
    if long and not is_stopped(before[-1].text) and not FIELD.match(row[0].text):
        return False
    low = min(before[0].x0, row[0].x0) - 2 * height
    near = (each[-1].x1 for each in rows[max(0, index - 4) : index + 4] if low <= each[0].x0 <= low + 6 * height)
    return end < max(near)
