"""Quotation marks one by one: what each may be, and how dear each reading is.

The sign gives a direction (“ opens, " either), its neighbours another: a mark after a blank and before a letter opens,
one after a letter or stop and before a blank closes. A single mark at a word's end may be an apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from belie.domain.spans import Span

# Longest first: two single marks are one double mark. An apostrophe inside a word is none.
# OCR doubles marks ("" for "), but "Yes.""No." are two.
_DOUBLE = r"``|''|‘‘|’’|‚‚|““|””|\"\"(?!(?<=[.?!]\"\")\w)|[“”„‟«»\"＂]"
_SINGLE = (
    r"(?<!\w)['‘’‚`](?=[\w\[(“\"$«])|(?<=[\w.,?!…)\]”\"»%—-])['’‘](?!\w)|(?<!\S)['‘’](?=\s)|(?<![\w'’])['‘](?=[.…—])"
)
_MARK = re.compile(rf"(?P<d>{_DOUBLE})|(?P<s>{_SINGLE})")
_ANY = re.compile(r"[“”„‟«»\"＂'‘’‚`]")
_OPENING = frozenset("“ ““ „ « `` ‘‘ ‘ ‚ ‚‚ ‟ `".split())
_CLOSING = frozenset("” ”” » ’’ ’".split())
# "'em", "'tis", "'90s", "'cause"
_CLIPPED = re.compile(
    r"['’‘](?:em|tis|twas|twere|twill|til|till|cause|bout|round|n|neath|cept|im|ave|ere|\d0s|\d\d)\b", re.IGNORECASE
)
_DROPPED = re.compile(r"(?:s|in|an|o|th|wi)$")  # "guards'", "goin'", "an'", "o'"
_INCHES = re.compile(r"\d(?:['’′]\s?\d{1,2})?(?:\s?(?:\d/\d|[½¼¾]))?$")
_BETWEEN = re.compile(r"\w")
MAX_RUN = 6  # marks without a letter between; a longer run is a rule, a table or noise
BATCH = 2000  # marks read together: bounds memory on a text of marks

_SIGN, _PLACE, _LEAN = 1.5, 2.0, 0.5  # against the sign, against the neighbours, against a weak hint
_DEAR = 4.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark with the prices of its readings; `family` is "d" for double and "s" for single marks."""

    start: int
    end: int
    family: str
    open: float
    close: float
    none: float


def opens_with_mark(text: str, paragraph: Span) -> bool:
    """True when a paragraph begins with a mark that may open."""
    mark = _MARK.match(text, paragraph.start, paragraph.end)
    return mark is not None and mark.group() not in ("”", "’’", "’")


def find_marks(text: str, paragraph: Span) -> Iterator[list[Mark]]:
    """Yield the marks of a paragraph in order, in batches; runs without any word among them are left out."""
    if _ANY.search(text, paragraph.start, paragraph.end) is None:
        return
    batch: list[Mark] = []
    run: list[Mark] = []
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        if run and _BETWEEN.search(text, run[-1].end, found.start()):
            batch += run if len(run) <= MAX_RUN else []
            run = []
            if len(batch) >= BATCH:
                yield batch
                batch = []
        run = [*run[-MAX_RUN:], _mark(text, paragraph, found)]
    batch += run if len(run) <= MAX_RUN else []
    if batch:
        yield batch


def _mark(text: str, paragraph: Span, found: re.Match[str]) -> Mark:
    start, end, sign = found.start(), found.end(), found.group()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    opens, closes = _by_place(text, paragraph, start, end, before, after)
    opens += _SIGN if sign in _CLOSING else 0.0
    closes += _SIGN if sign in _OPENING else 0.0
    if found["s"]:
        return _single(text, paragraph, Mark(start, end, "s", opens, closes, 0.0), sign, before, after)
    inch = (
        sign in ('"', "''", "”") and before.isdigit() and _INCHES.search(text, max(paragraph.start, start - 8), start)
    )
    none = (0.0 if inch.group()[1:] else 0.6) if inch else _DEAR
    return Mark(start, end, "d", opens, closes + (0.3 if inch else 0.0), none)


def _by_place(text: str, paragraph: Span, start: int, end: int, before: str, after: str) -> tuple[float, float]:
    """Return the prices of opening and closing by what stands beside a mark."""
    if start == paragraph.start:
        return 0.0, _PLACE
    if end == paragraph.end:
        return _PLACE, 0.0
    left, right = before.isspace() or before in "([{—–/“‘«", after.isspace() or after in ")]}.,;:?!—–”’»"
    if left and not right:
        return 0.0, _PLACE
    if right and not left:
        return _PLACE, 0.0
    if not left:  # letters or stops on both sides: a lost blank
        return (
            (0.0, _LEAN) if before in ",:;=-'" and after.isalpha() else (_LEAN, 0.0) if before in ".?!" else (1.0, 1.0)
        )
    # Blanks on both sides: a mark closes after a stop, and opens where none stands before it.
    earlier, later = text[max(paragraph.start, start - 3) : start].rstrip()[-1:], text[end : end + 3].lstrip()[:1]
    if earlier in ":=":
        return 0.0, 1.0
    if earlier.isalnum() and not later.islower():
        return 0.0, _LEAN
    return (_LEAN, 0.0) if later.islower() and earlier in ".?!" else (0.0, 0.0)


def _single(text: str, paragraph: Span, mark: Mark, sign: str, before: str, after: str) -> Mark:
    """Return a single mark with the price of its being an apostrophe."""
    if before.isspace() and after.isspace() and paragraph.start < mark.start and mark.end < paragraph.end:
        before_that = text[mark.start - 2 : mark.start - 1]
        if before_that == "s":  # "the dogs ' bowls"
            return Mark(mark.start, mark.end, "s", mark.open + 1.0, mark.close + 0.2, 0.0)
        none = 1.0
        if before_that.isalpha() and text[mark.end + 1 : mark.end + 2].islower():  # "goin ' to move"
            return Mark(mark.start, mark.end, "s", mark.open + 0.8, mark.close + 0.8, 0.1)
    elif after.isalnum():  # at a word's start
        none = 0.0 if _CLIPPED.match(text, mark.start) else 1.0 if sign == "'" else 0.5 if sign == "’" else 2.0
        if not none:
            return Mark(mark.start, mark.end, "s", mark.open + _PLACE, mark.close, none)
    elif before.isalnum():
        none = 0.3 if _DROPPED.search(text, max(paragraph.start, mark.start - 4), mark.start) else 1.2
    else:
        none = 1.5
    return Mark(mark.start, mark.end, "s", mark.open + 0.2, mark.close + 0.2, none)
