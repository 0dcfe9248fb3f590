"""The order in which a person reads the stretches of a page.

The order of drawing is the best witness: word processors draw a column to its end before the next. So the
stretches are first put together as blocks, runs of drawing that only go down the page; then the blocks are put in
order by the white space between them, cut across before cut down:

        title                    1
    -------------
    col a | col b              2 | 3
    -------------
        footer                   4

Stretches on one line stay together (a table's row) unless both sides of a gutter are running prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from belie.sources.pdf_words import PageWords, Stretch, split_stretches

SAME_LINE_SHARE = 0.5  # of the lower stretch's height, shared: the same line (takes in a raised footnote mark)
GUTTER_PT = 6.0  # narrowest white strip between columns: half the usual 12 points
COLUMN_LINES = 5  # fewer lines side by side are a caption or a table
MOST_COLUMNS = 4  # of prose side by side; more stretches on a line are a table's row
COLUMN_WORDS = 3.5  # mean words a line on both sides of a gutter, below which it is a table
TABLE_CELL_WORDS = 8  # most mean words a cell; longer ones are prose
_NUMBERED = re.compile(r"(?:[1-9]|[12]\d|3[0-2])(?: |$)")
NUMBERED_LINES = 10  # fewest lines of numbered paper; pleadings have 24 to 28, transcripts 25
NUMBERED_HEIGHT_SHARE = 0.5  # line numbers run down at least half the page
MARGIN_SHARE = 0.2  # line numbers stand in the left fifth of the page

Row = list[Stretch]  # the stretches of one line, left to right


@dataclass(frozen=True, slots=True)
class Column:
    """Lines read one below the other."""

    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Reading:
    """A page in reading order: its columns, the line numbers in its margin, and text set sideways."""

    columns: list[Column]
    numbers: list[Stretch]
    sideways: list[Stretch]


def put_in_order(words: PageWords, page_size: tuple[float, float]) -> Reading:
    """Return all stretches of a page in reading order, each once."""
    stretches = split_stretches(words)
    if not stretches:
        return Reading([], [], [])
    height = median(stretch.height for stretch in stretches)
    sideways = [s for s in stretches if s.height > 3 * height and s.height > 2 * (s.x1 - s.x0) and len(s.text) > 2]
    upright = [s for s in stretches if s not in sideways] if sideways else stretches
    numbers, upright = _take_margin_numbers(upright, words, page_size)
    columns: list[Column] = []
    for block in _stacked(_ordered(_blocks(upright))):
        columns += _columns_of(_rows(block))
    return Reading(columns, numbers, sideways)


def same_line(a: Stretch, b: Stretch) -> bool:
    """True when two stretches stand on one line."""
    shared = min(a.y1, b.y1) - max(a.y0, b.y0)
    return shared > SAME_LINE_SHARE * min(a.height, b.height)


def _take_margin_numbers(
    stretches: list[Stretch], words: PageWords, page_size: tuple[float, float]
) -> tuple[list[Stretch], list[Stretch]]:
    """Return the line numbers of numbered paper, top to bottom (nothing on other paper), and the other stretches.

    A number that stands close before its line is cut off it.
    """
    found = [s for s in stretches if _NUMBERED.match(s.text) and words.boxes[s.first, 2] < MARGIN_SHARE * page_size[0]]
    if len(found) < NUMBERED_LINES:
        return [], stretches
    found.sort(key=lambda s: s.y0)
    run: list[Stretch] = []
    best: list[Stretch] = []
    for stretch in found:
        number = int(stretch.text[:2])
        if run and number == int(run[-1].text[:2]) + 1 and stretch.y0 > run[-1].y0:
            run.append(stretch)
        elif number == 1:
            run = [stretch]
        if len(run) > len(best):
            best = list(run)
    if len(best) < NUMBERED_LINES or best[-1].y0 - best[0].y0 < NUMBERED_HEIGHT_SHARE * page_size[1]:
        return [], stretches
    held = set(map(id, best))
    numbers, others = [], []
    for stretch in stretches:
        if id(stretch) not in held:
            others.append(stretch)
            continue
        printed, _, rest = stretch.text.partition(" ")
        at, left = stretch.first + 1, float(words.boxes[stretch.first, 2])
        numbers.append(_part(stretch, printed, stretch.x0, left, stretch.first, at))
        if rest.strip():
            others.append(_part(stretch, rest.lstrip(), float(words.boxes[at, 0]), stretch.x1, at, stretch.last))
    return sorted(numbers, key=lambda s: s.middle), others


def _part(stretch: Stretch, text: str, x0: float, x1: float, first: int, last: int) -> Stretch:
    return Stretch(text, x0, x1, stretch.y0, stretch.y1, stretch.order, first, last)


def _blocks(stretches: Iterable[Stretch]) -> list[list[Stretch]]:
    """Return runs of drawing that go down or along a line and never jump sideways to a new line."""
    blocks: list[list[Stretch]] = []
    for stretch in stretches:
        if blocks:
            before = blocks[-1][-1]
            if same_line(before, stretch):
                follows = stretch.x0 >= before.x0
            else:
                apart = stretch.x0 > before.x1 or stretch.x1 < before.x0
                follows = stretch.middle > before.middle and not apart
            if follows:
                blocks[-1].append(stretch)
                continue
        blocks.append([stretch])
    return blocks


@dataclass(frozen=True, slots=True)
class _Bounds:
    """A block with its edges; above and below shrunk by a third of a line, as boxes of lines overlap."""

    x0: float
    x1: float
    y0: float
    y1: float
    order: int
    stretches: list[Stretch]

    @classmethod
    def of(cls, block: list[Stretch]) -> _Bounds:
        top, bottom = min(block, key=lambda s: s.middle), max(block, key=lambda s: s.middle)
        return cls(
            min(s.x0 for s in block),
            max(s.x1 for s in block),
            top.middle - 0.2 * top.height,
            bottom.middle + 0.2 * bottom.height,
            block[0].order,
            block,
        )


def _ordered(blocks: list[list[Stretch]]) -> list[list[Stretch]]:
    """Return the blocks in reading order, those that cannot be told apart put together."""
    return _cut([_Bounds.of(block) for block in blocks])


def _cut(bounds: list[_Bounds]) -> list[list[Stretch]]:
    if len(bounds) == 1:
        return [bounds[0].stretches]
    across = _groups(sorted(bounds, key=lambda b: (b.y0, b.order)), "y")
    if len(across) > 1:
        return [block for group in across for block in _cut(group)]
    down = _groups(sorted(bounds, key=lambda b: (b.x0, b.order)), "x")
    if len(down) > 1 and not _is_table(down) and not _is_form(down):
        return [block for group in down for block in _cut(group)]
    return [[stretch for each in bounds for stretch in each.stretches]]


def _groups(ordered: list[_Bounds], axis: str) -> list[list[_Bounds]]:
    """Return the blocks cut wherever a white strip runs between them along the axis."""
    groups: list[list[_Bounds]] = []
    reach = 0.0
    for each in ordered:
        start, end = (each.y0, each.y1) if axis == "y" else (each.x0, each.x1)
        if groups and start < reach:
            groups[-1].append(each)
            reach = max(reach, end)
        else:
            groups.append([each])
            reach = end
    return groups


def _is_table(sides: list[list[_Bounds]]) -> bool:
    """True when the sides are cells on common lines: a table drawn, wholly or in part, column by column."""
    cells = [[s for each in side for s in each.stretches] for side in sides]
    rows = [_rows(side) for side in cells]
    if min(map(len, rows)) < 3:
        return False
    if len(sides) < 3 and max(len(side) / len(lines) for side, lines in zip(cells, rows, strict=True)) < 1.5:
        return False
    if max(map(_mean_words, cells)) > TABLE_CELL_WORDS:
        return False
    first = cells[0]
    return all(sum(any(same_line(a, b) for b in side) for a in first) >= 0.7 * len(first) for side in cells[1:])


def _is_form(sides: list[list[_Bounds]]) -> bool:
    """True when all that stands right of the first side answers a label there: "Name: ______"."""
    first, *others = ([s for each in side for s in each.stretches] for side in sides)
    return _answers(first, [s for side in others for s in side])


def _answers(left: list[Stretch], right: list[Stretch]) -> bool:
    return all(any(a.text.endswith((":", "_")) and same_line(a, b) for a in left) for b in right)


def _rows(block: list[Stretch]) -> list[Row]:
    """Return the lines of a block, top to bottom, each left to right."""
    rows: list[Row] = []
    for stretch in sorted(block, key=lambda s: (s.middle, s.x0)):
        if rows and any(same_line(other, stretch) for other in rows[-1]) and not _overprints(rows[-1], stretch):
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda s: s.x0)
    return rows


def _overprints(row: Row, stretch: Stretch) -> bool:
    """True when a stretch is printed over a line, as a second court header is over the first."""
    return any(min(other.x1, stretch.x1) - max(other.x0, stretch.x0) > stretch.height for other in row)


def _columns_of(rows: list[Row]) -> list[Column]:
    """Return the rows as columns where prose runs on both sides of a gutter, else as one column."""
    columns: list[Column] = []
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        end, gutter = _gutter_from(rows, at)
        if gutter is None or end <= at:
            plain.append(rows[at])
            at += 1
            continue
        if plain:
            columns.append(Column(plain))
            plain = []
        middle = sum(gutter) / 2
        left = [[s for s in row if s.x1 <= middle] for row in rows[at:end]]
        right = [[s for s in row if s.x0 >= middle] for row in rows[at:end]]
        columns += _columns_of([row for row in left if row])
        columns += _columns_of([row for row in right if row])
        at = end
    if plain:
        columns.append(Column(plain))
    return columns


def _gutter_from(rows: list[Row], start: int) -> tuple[int, tuple[float, float] | None]:
    """Return how far a gutter between two columns runs from row `start`, and the gutter; None when there is none."""
    best: tuple[int, tuple[float, float] | None] = (start, None)
    if not 1 < len(rows[start]) <= MOST_COLUMNS:
        return best
    for cut in range(1, len(rows[start])):
        low, high = rows[start][cut - 1].x1, rows[start][cut].x0
        sides: list[tuple[Row, Row]] = []
        for row in rows[start:]:
            left = [s for s in row if (s.x0 + s.x1) / 2 < (low + high) / 2]
            right = row[len(left) :]
            new_low = max([low, *(s.x1 for s in left)])
            new_high = min([high, *(s.x0 for s in right)])
            if new_high - new_low < GUTTER_PT:
                break
            low, high = new_low, new_high
            sides.append((left, right))
        if len(sides) < 2:
            continue
        end = start + (len(sides) if _is_prose(sides) else _drawn_apart(sides))
        if end > max(best[0], start + 1):
            best = (end, (low, high))
    return best


def _is_prose(sides: list[tuple[Row, Row]]) -> bool:
    """True when prose runs on both sides of a gutter, however it was drawn."""
    both = [pair for pair in sides if all(pair)]
    if len(both) < COLUMN_LINES:
        return False
    return min(_mean_words([s for pair in both for s in pair[side]]) for side in (0, 1)) >= COLUMN_WORDS


def _mean_words(stretches: list[Stretch]) -> float:
    return sum(s.text.count(" ") + 1 for s in stretches) / len(stretches)


def _drawn_apart(sides: list[tuple[Row, Row]]) -> int:
    """Return over how many rows the left side was drawn to its end before the right: the two halves of a caption."""
    first_right = min((s.order for _, right in sides for s in right), default=0)
    end = last_left = -1
    for at, (left, right) in enumerate(sides):
        if any(s.order > first_right for s in left):
            break
        last_left = max([last_left, *(s.order for s in left)])
        if any(s.order < last_left for s in right):
            break
        if right or at == end + 1:
            end = at
    spoken = [(bool(left), bool(right)) for left, right in sides[: end + 1]]
    both_tall = sum(left for left, _ in spoken) >= 2 and sum(right for _, right in spoken) >= 2
    cells = sum(len(left) > 1 or len(right) > 1 for left, right in sides[: end + 1])
    if not both_tall or cells > (end + 1) // 3:
        return 0
    lefts, rights = ([s for pair in sides[: end + 1] for s in pair[side]] for side in (0, 1))
    return 0 if _answers(lefts, rights) else end + 1


def _stacked(blocks: list[list[Stretch]]) -> list[list[Stretch]]:
    """Return the blocks with those put together that are read one below the other."""
    stacked: list[list[Stretch]] = []
    foot = 0.0
    for block in blocks:
        if stacked and min(s.middle for s in block) > foot:
            stacked[-1] += block
        else:
            stacked.append(list(block))
        foot = max(s.middle for s in block)
    return stacked
