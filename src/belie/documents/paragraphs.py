"""Where a paragraph ends: the lines of a document put together as its writer meant them.

A line feed in a text file may be a paragraph's end or only the edge of the paper. The rules look at what a
reader looks at: blank lines, first-line indents, numbers and bullets, a short line after a full stop, and
above all whether a sentence runs on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from belie.documents.lines import Line

# A line longer than this was not broken by a typewriter or a mail program: its end is its writer's.
LONGEST_WRAPPED_LINE = 160
# Wrapping is ragged: a line counts as full when the next word would have ended past this share of the width.
FULL_SHARE = 0.92
# Shares of line pairs, chosen on wrapped prose against lists and verse: in wrapped English prose about two line
# ends in three are followed by a small letter with no stop before.
WRAPPED_SHARE = 0.2
DOUBLE_SPACED_SHARE = 0.25
BROKEN_OFF_SHARE = 0.5  # of the width: a shorter last line of a page is a signature or a label
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
CELL_GAP = re.compile(r"(?<=\S)[ \t]{3,}(?=\S)")
MARK = re.compile(r"[QA]|\S{1,5}|[A-Z][A-Za-z /-]{1,24}:")  # "Q", "7.", "(iv)", "SUBJECT:"
FOOTNOTE = re.compile(r"(?:\d{1,3}|[*†‡]{1,3})(?:\s*[A-Z“\"‘'(§]|$)")
RULE = re.compile(r"[—–_=*-]{3,}$")
TITLED = re.compile(r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Hon|Sen|Rep|Gen|Gov|Col|Lt|Capt|Sgt|Prof)\.$")  # a name must follow
SMALL = re.compile(r"[\"'“‘(\[]*[a-z]")
MAIL_MARKS = re.compile(r"(?:>[ \t]?)+\s*")  # of quoted lines in a mail: "> > "
RUNS_ON = re.compile(r"[\w,;\-–—\xad\"'”’)\]%$]$")
CUT_WORD = re.compile(r"\w[-\u2010\xad]$")


TAIL = 20  # characters at a line's end that the patterns above look at; abbreviations and closing marks are shorter


def is_stopped(text: str) -> bool:
    """True when a sentence can end with `text`: a stop that is no abbreviation's."""
    tail = text[-TAIL:]
    return not tail[-1:].isalpha() and STOPPED.search(tail) is not None and ABBREVIATED.search(tail) is None


def runs_on(before: str, after: str) -> bool:
    """True when `after` goes on with the sentence of `before`: a cut word, or no stop and then a small letter."""
    before = before[-TAIL:]
    if CUT_WORD.search(before):
        return after[0].isalnum()
    if before[-1:] == "." and ABBREVIATED.search(before):
        return START.match(after) is None and (SMALL.match(after) is not None or TITLED.search(before) is not None)
    if is_stopped(before) or RUNS_ON.search(before) is None:
        return False
    return SMALL.match(after) is not None and START.match(after) is None


def has_cells(text: str) -> bool:
    """True for a row of a table set with blanks: a wide gap that does not follow a mark or a field's name."""
    return any(not MARK.fullmatch(text[: gap.start()]) for gap in CELL_GAP.finditer(text))


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
    exact: bool = False  # the file itself says where paragraphs end: at blank lines and nowhere else

    @classmethod
    def of(cls, lines: Sequence[Line], *, geometric: bool = False, exact: bool = False) -> Layout:
        """Return the layout of the lines of one document."""
        lengths = sorted(len(line.text) for line in lines if len(line.text) <= LONGEST_WRAPPED_LINE)
        width = lengths[round(0.95 * (len(lengths) - 1))] if lengths else 0
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
        return cls(wrapped, double_spaced and not exact, geometric or exact, width, exact)


def group_lines(lines: Sequence[Line], layout: Layout) -> list[list[Line]]:
    """Return the lines as paragraphs; no line is lost and none is empty.

    They come in order, but for the footnotes at the foot of a page inside a sentence: those follow its paragraph.

        ... the plant was           (page 2)
        1 See the field log.
        closed in May.              (page 3)

    gives "... the plant was closed in May." and then the footnote.
    """
    if any(line.text.startswith(">") for line in lines):
        return _group_mail(lines, layout)
    return _group(lines, layout)


def _group_mail(lines: Sequence[Line], layout: Layout) -> list[list[Line]]:
    """Return the lines of a mail as paragraphs: where the ">" before them change, another message goes on."""
    depths = [MAIL_MARKS.match(line.text) for line in lines]
    bare = [line.text[mark.end() :] if mark else line.text for line, mark in zip(lines, depths, strict=True)]
    done: list[list[Line]] = []
    start = 0
    for at in range(1, len(lines) + 1):
        ends = at == len(lines) or not bare[at] or not bare[at - 1]
        if ends or _depth(depths[at]) != _depth(depths[at - 1]):
            seen = [lines[i]._replace(text=bare[i] or lines[i].text) for i in range(start, at)]
            place = {line.pieces[0]: lines[i] for i, line in enumerate(seen, start)}
            done += [[place[line.pieces[0]] for line in paragraph] for paragraph in _group(seen, layout)]
            start = at
    return done


def _depth(mark: re.Match[str] | None) -> int:
    return mark.group().count(">") if mark else 0


def _group(lines: Sequence[Line], layout: Layout) -> list[list[Line]]:
    done: list[list[Line]] = []
    notes: list[list[Line]] = []  # lifted out of the paragraph being written
    for index, line in enumerate(lines):
        if done and done[-1][-1].page != line.page and not layout.exact:
            at = _notes_from(done)
            if at < len(done) and not _breaks(done[at - 1], line, lines, index, layout):
                notes += done[at:]
                del done[at:]
            elif at < len(done) and not runs_on(done[-1][-1].text, line.text):
                done += [*notes, [line]]
                notes = []
                continue
        if done and not _breaks(done[-1], line, lines, index, layout):
            done[-1].append(line)
        else:
            done += [*notes, [line]]
            notes = []
    return done + notes


def _notes_from(paragraphs: list[list[Line]]) -> int:
    """Return the index of the first footnote at the foot of the last page, `len(paragraphs)` when it has none.

    A note opens with its mark and no stop ("1 See", "* Pursuant"), maybe under a rule. The notes start with the lowest
    one that stands under a rule or after a broken-off sentence, or else with the highest in the lower half of the page.
    """
    page = paragraphs[-1][-1].page
    found = len(paragraphs)
    for at in range(len(paragraphs) - 1, 0, -1):
        note = paragraphs[at]
        if note[0].page != page:
            break
        ruled = RULE.match(note[0].text) is not None
        body = paragraphs[at - 1]
        noted = at + 1 < len(paragraphs) and FOOTNOTE.match(paragraphs[at + 1][0].text) is not None
        if ruled and (noted or (_is_prose(body) and not is_stopped(body[-1].text))):
            return at
        if not ruled and FOOTNOTE.match(note[0].text):
            found = at
            if not is_stopped(body[-1].text) and not RULE.match(body[-1].text):
                return at
    if found == len(paragraphs):
        return found
    first = found
    while first > 0 and paragraphs[first - 1][-1].page == page:
        first -= 1
    above = sum(_length_on(page, paragraph) for paragraph in paragraphs[first:found])
    below = sum(_length_on(page, paragraph) for paragraph in paragraphs[found:])
    return found if below <= above else len(paragraphs)


def _length_on(page: int, paragraph: list[Line]) -> int:
    """Return how many characters of a paragraph stand on its last page."""
    return sum(len(line.text) for line in takewhile(lambda line: line.page == page, reversed(paragraph)))


def _breaks(paragraph: list[Line], line: Line, lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """True when `line` (`lines[index]`) opens a new paragraph after `paragraph`."""
    before = paragraph[-1]
    if RULE.match(before.text) or RULE.match(line.text):
        return True
    if before.page != line.page:
        return line.indent > 1 if layout.exact else _breaks_over_page(before, line, layout)
    if layout.exact and line.blanks:
        return True
    blanks = line.blanks - 1 if layout.double_spaced and line.blanks else line.blanks
    if blanks:
        on = runs_on(before.text, line.text) or (blanks == 1 and _is_broken_off(paragraph, line, layout))
        return not (on and _is_prose(paragraph))
    if len(before.text) > LONGEST_WRAPPED_LINE:
        return not runs_on(before.text, line.text)
    if is_heading(before.text) != is_heading(line.text) and _is_heading_pair(before, line, layout):
        return True
    stopped = _closes(before.text)
    full = _is_full(before, line, lines, index, layout)
    if START.match(line.text) and (stopped or not full):
        return True
    if FIELD.match(before.text) and FIELD.match(line.text):
        return True
    if layout.geometric or runs_on(before.text, line.text):
        return False
    if has_cells(line.text) or (has_cells(before.text) and line.indent <= before.indent):
        return True
    if FIELD.match(line.text) and (stopped or not full):
        return True
    if line.indent > before.indent + 1 and stopped and len(paragraph) > 1:
        return True
    return not (full and (layout.wrapped or (not stopped and layout.width >= PROSE_WIDTH)))


def _breaks_over_page(before: Line, line: Line, layout: Layout) -> bool:
    """True when the first line of a page opens a new paragraph; blank lines at page ends say nothing."""
    if is_heading(before.text) or is_heading(line.text):
        return not (is_heading(before.text) and is_heading(line.text))
    if runs_on(before.text, line.text):
        return False
    if START.match(line.text) or FIELD.match(line.text):
        return True
    share = len(before.text) / max(layout.width, 1)
    if _closes(before.text):
        return line.indent > 1 or share < FULL_SHARE or not (layout.wrapped or layout.geometric)
    return share < BROKEN_OFF_SHARE or not (layout.wrapped or layout.geometric)


def _closes(text: str) -> bool:
    """True when a paragraph or an item of a list can end with `text`."""
    return is_stopped(text) or text.endswith((";", "; and", "; or"))


def _is_prose(paragraph: list[Line]) -> bool:
    """True when a paragraph is more than a greeting, a label or a heading."""
    return (len(paragraph) > 1 or len(paragraph[0].text) >= SHORT_OPENING) and not is_heading(paragraph[-1].text)


def _is_broken_off(paragraph: list[Line], line: Line, layout: Layout) -> bool:
    """True when a blank line stands inside a sentence of wrapped prose, before a name.

    Old records have such blank lines where a page or a column ended. The last word is small, the line is full or the
    paragraph long, and nothing opens a list or a heading.
    """
    before = paragraph[-1].text
    if not layout.wrapped or layout.geometric or is_stopped(before) or not (before[-1].islower() or before[-1] == ","):
        return False
    if START.match(paragraph[0].text) or START.match(line.text) or FIELD.match(line.text) or is_heading(line.text):
        return False
    full = len(before) + 1 + len(line.text.split(None, 1)[0]) > FULL_SHARE * layout.width
    return full or sum(len(each.text) for each in paragraph[-4:]) >= 2 * layout.width


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
