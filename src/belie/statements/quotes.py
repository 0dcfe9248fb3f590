"""Quotation marks to quotes: which words of a paragraph stand inside them.

The machine reads one paragraph at a time, left to right, in one pass. It knows curly, straight, ``..'' and doubled
single marks, goes on into the next paragraph when that opens with a mark, and ends an unclosed quote with its
paragraph. Invariant: quotes ascend and are disjoint; every quote holds at least one letter or digit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from belie.domain.spans import Span, trim

# Longest first: two single marks are one double mark; an apostrophe alone never opens.
_MARK = re.compile(r"``|''|‘‘|’’|[“”„«»\"]")
_OPENS = frozenset({"“", "„", "«", "``", "‘‘"})
_CLOSES = frozenset({"”", "»", "’’"})
# British single marks: open at a word's start, close after a letter or stop and before no letter.
_SINGLE_OPEN = re.compile(r"(?<![\w'’])['‘](?=[\w\[])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…)\]])['’](?!\w)")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
MAX_PARAGRAPHS = 50  # of one quote; a mark lost for longer than that is no quote, and the bound keeps time linear


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks.

    Attributes:
        outer: From the opening mark to the closing one, both included.
        parts: The words without the marks, one span a paragraph; several when a quote runs over paragraphs.
    """

    outer: Span
    parts: tuple[Span, ...]

    def words(self, text: str) -> int:
        """Return the number of words inside."""
        return sum(1 for part in self.parts for _ in _WORD.finditer(part.of(text)))


def find_quotes(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """Return the quotes of the paragraphs, in order; time grows with the length of the text.

    Args:
        text: Clean text.
        paragraphs: Ascending, disjoint spans of it.
    """
    quotes: list[Quote] = []
    carried: Quote | None = None  # unclosed at the end of the paragraph before
    for paragraph in paragraphs:
        found, open_end = _in_paragraph(text, paragraph)
        if not found:
            found, open_end = _single_marks(text, paragraph), False
        starts = bool(found) and found[0].outer.start == paragraph.start
        if carried and starts and len(carried.parts) < MAX_PARAGRAPHS:
            joined = Quote(Span(carried.outer.start, found[0].outer.end), (*carried.parts, *found[0].parts))
            quotes[-1] = joined
            found = found[1:]
            carried = joined if open_end and not found else None
        else:
            carried = None
        quotes.extend(found)
        if open_end and found:
            carried = found[-1]
    return [quote for quote in quotes if any(_WORD.search(part.of(text)) for part in quote.parts)]


def _in_paragraph(text: str, paragraph: Span) -> tuple[list[Quote], bool]:
    """Return the quotes in double marks, and whether the last one runs to the paragraph's end unclosed."""
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        opens = _opens(text, mark, paragraph, opened is not None)
        if opened is None:
            if opens:
                opened = mark
        elif not opens:
            found.append(_quote(text, opened, mark.start(), mark.end()))
            opened = None
        elif mark.group() in _OPENS and opened.group() == mark.group():
            # A second opening mark with none closed between: the first one never closed. It ends where this starts.
            found.append(_quote(text, opened, mark.start(), mark.start()))
            opened = mark
    if opened is None:
        return found, False
    found.append(_quote(text, opened, paragraph.end, paragraph.end))
    return found, True


def _opens(text: str, mark: re.Match[str], paragraph: Span, is_open: bool) -> bool:
    sign = mark.group()
    if sign in _OPENS:
        return True
    if sign in _CLOSES:
        return False
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if is_open:
        return False
    if after.isspace():  # marks set apart by blanks on both sides, as some OCR does, take turns
        return before.isspace()
    return before.isspace() or before in "([{—–-/:;,'‘"


def _single_marks(text: str, paragraph: Span) -> list[Quote]:
    """Return the quotes in single marks of a paragraph that has no double ones; two words or a stop inside at least."""
    found: list[Quote] = []
    at = paragraph.start
    while opened := _SINGLE_OPEN.search(text, at, paragraph.end):
        closed = _SINGLE_CLOSE.search(text, opened.end(), paragraph.end)
        if closed is None:
            break
        inner = Span(opened.end(), closed.start())
        if " " in inner.of(text) or text[closed.start() - 1] in ".,?!":
            found.append(Quote(Span(opened.start(), closed.end()), (inner,)))
        at = closed.end()
    return found


def _quote(text: str, opened: re.Match[str], inner_end: int, outer_end: int) -> Quote:
    inner = trim(text, Span(opened.end(), inner_end))
    return Quote(trim(text, Span(opened.start(), outer_end)), (inner,))
