"""Where a paragraph ends: the lines of a document put together as its writer meant them.

A line feed in a text file may be a paragraph's end or only the edge of the paper. The rules look at what a
reader looks at: blank lines, first-line indents, numbers and bullets, a short line after a full stop, and
above all whether a sentence runs on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from belie.documents.lines import Line

# A line longer than this was not broken by a typewriter or a mail program: its end is its writer's.
LONGEST_WRAPPED_LINE = 160
# Wrapping is ragged: a line counts as full when the next word would have ended past this share of the width.
FULL_SHARE = 0.92
# Shares of line pairs, chosen on wrapped prose against lists and verse: in wrapped English prose about two line
# ends in three are followed by a small letter with no stop before.
WRAPPED_SHARE = 0.2
DOUBLE_SPACED_SHARE = 0.25
PROSE_WIDTH = 40  # characters; narrower lines that fill their width are a list
SHORT_OPENING = 40  # a greeting or label; longer text is taken for prose

# "7." "12)" "(a)" "(iv)" "B." "IV." "¶ 7" "§ 3" a bullet, or Q and A with room after them
START = re.compile(
    r"(?:\d{1,3}[.)]|\((?:\d{1,3}|[a-zA-Z]|[ivxlc]{1,6})\)|[A-Z][.)]|[IVX]{1,5}[.)]|[QA][:.]?(?=\s{2})|[QA][:.](?=\s)"
    r"|¶+\s*\d+|§+\s*\d+|[•●▪■◦·‣*–—-])\s+\S"
)
FIELD = re.compile(r"[A-Z][A-Za-z /-]{1,24}:(?:\s|$)")  # "TO:", "Date:", a speaker's "THE WITNESS:"
STOPPED = re.compile(r"[.?!…:][\"'”’)\]]*(?:\d{1,2}|[*†‡])?$")  # a stop, closing marks, a footnote mark
ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Hon|Sen|Rep|Gen|Gov|Col|Lt|Capt|Sgt|Prof|St|No|Nos|Pp?|pp?|"
    r"vs?|Id|Inc|Co|Corp|Ltd|Dept|Decl|Dep|Tr|Ex|Exh|Doc|Docs|Dkt|Cir|Supp|Ct|cf|Cf|See|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|"
    r"Dec|Fed|Reg|Stat|Cal|art|sec|para|approx|al)\.$"
)
SMALL = re.compile(r"[\"'“‘(\[]*[a-z]")
RUNS_ON = re.compile(r"[\w,;\-–—\"'”’)\]%$]$")


def is_stopped(text: str) -> bool:
    """True when a sentence can end with `text`: a stop that is no abbreviation's."""
    return STOPPED.search(text) is not None and ABBREVIATED.search(text) is None


def runs_on(before: str, after: str) -> bool:
    """True when `after` goes on with the sentence of `before`: no stop, then a small letter."""
    if is_stopped(before) or RUNS_ON.search(before) is None:
        return False
    return SMALL.match(after) is not None and START.match(after) is None


def is_heading(text: str) -> bool:
    """True for a line in capitals: at least three letters, none small."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 3


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document's lines are set."""

    wrapped: bool  # lines end where the paper ends
    double_spaced: bool  # one blank line between any two lines
    geometric: bool  # the reader saw the page and put a blank line at every paragraph's end
    width: int  # of a full line, in characters

    @classmethod
    def of(cls, lines: Sequence[Line], *, geometric: bool = False) -> Layout:
        """Return the layout of the lines of one document."""
        lengths = sorted(len(line.text) for line in lines if len(line.text) <= LONGEST_WRAPPED_LINE)
        width = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
        close = apart = close_on = apart_on = 0
        for before, after in pairwise(lines):
            if before.page != after.page or len(before.text) > LONGEST_WRAPPED_LINE:
                continue
            on = runs_on(before.text, after.text)
            if after.blanks == 0:
                close, close_on = close + 1, close_on + on
            elif after.blanks == 1:
                apart, apart_on = apart + 1, apart_on + on
        double_spaced = apart >= 4 and close <= apart // 10 and apart_on >= DOUBLE_SPACED_SHARE * apart
        wrapped = double_spaced or (close > 0 and close_on >= WRAPPED_SHARE * close)
        return cls(wrapped, double_spaced, geometric, width)


def group_lines(lines: Sequence[Line], layout: Layout) -> list[list[Line]]:
    """Return the lines as paragraphs, in order; no line is lost and none is empty."""
    paragraphs: list[list[Line]] = []
    for index, line in enumerate(lines):
        if paragraphs and not _breaks(paragraphs[-1], line, lines, index, layout):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _breaks(paragraph: list[Line], line: Line, lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """True when `line` (`lines[index]`) opens a new paragraph after `paragraph`."""
    before = paragraph[-1]
    blanks = line.blanks - 1 if layout.double_spaced and line.blanks else line.blanks
    if before.page != line.page:
        blanks = 0
    elif blanks:
        return not (_is_prose(paragraph) and runs_on(before.text, line.text))
    if len(before.text) > LONGEST_WRAPPED_LINE:
        return not runs_on(before.text, line.text)
    if is_heading(before.text) != is_heading(line.text) and _is_heading_pair(before, line, layout):
        return True
    stopped = is_stopped(before.text) or before.text.endswith((";", "; and", "; or"))
    full = _is_full(before, line, lines, index, layout)
    if START.match(line.text) and (stopped or not full):
        return True
    if layout.geometric and before.page == line.page:
        return False
    if runs_on(before.text, line.text):
        return False
    if FIELD.match(line.text) and (stopped or not full):
        return True
    if line.indent > before.indent + 1 and stopped and len(paragraph) > 1:
        return True
    if line.indent > before.indent + 1 and before.page != line.page and stopped:
        return True
    return not (full and (layout.wrapped or (not stopped and layout.width >= PROSE_WIDTH)))


def _is_prose(paragraph: list[Line]) -> bool:
    """True when a paragraph is more than a greeting, a label or a heading."""
    return (len(paragraph) > 1 or len(paragraph[0].text) >= SHORT_OPENING) and not is_heading(paragraph[-1].text)


def _is_heading_pair(before: Line, line: Line, layout: Layout) -> bool:
    """True when one of two lines is a heading of its own and not a run of capitals inside a sentence."""
    heading, other = (before, line) if is_heading(before.text) else (line, before)
    if heading is line:
        return is_stopped(other.text) or len(other.text) < 0.6 * layout.width
    return SMALL.match(line.text) is None


def _is_full(before: Line, line: Line, lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """True when the first word of `line` had no room left on `before`.

    The width is that of the lines around with no blank line between (a block quotation is narrower than the
    page), but at least six tenths of the page's.
    """
    first, last = index - 1, index
    while first > 0 and lines[first].blanks == 0 and lines[first].page == before.page and index - first < 6:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].blanks == 0 and last - index < 4:
        last += 1
    near = [len(each.text) for each in lines[first : last + 1] if len(each.text) <= LONGEST_WRAPPED_LINE]
    width = max(0.6 * layout.width, min(max(near, default=0), layout.width))
    word = line.text.split(None, 1)[0]
    return len(before.text) + 1 + len(word) > FULL_SHARE * width
