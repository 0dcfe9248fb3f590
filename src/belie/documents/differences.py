"""Where two documents differ, word by word, with the places in both: what was put in, taken out, changed, hidden."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from belie.documents.versions import Worded, align, find_hidden
from belie.documents.worddiff import Gap, gaps, matching_blocks, misread
from belie.domain.spans import Span


class Change(StrEnum):
    """What sets a passage of two documents apart."""

    HIDDEN_IN_FIRST = "hidden in the first"
    HIDDEN_IN_SECOND = "hidden in the second"
    ONLY_FIRST = "only in the first"
    ONLY_SECOND = "only in the second"
    CHANGED = "changed"
    MISREAD = "read differently"  # letters of one print that OCR read in two ways; never figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One passage; spans of each `Document.text`. `first_at` and `second_at` are where it stands, or would stand."""

    change: Change
    first: tuple[Span, ...]  # the words, or the marks that hide them; empty where nothing stands
    second: tuple[Span, ...]
    first_at: int
    second_at: int
    words: int  # of the side that has more of them

    @property
    def hides(self) -> bool:
        """True when one document shows what the other hides."""
        return self.change in (Change.HIDDEN_IN_FIRST, Change.HIDDEN_IN_SECOND)


def differences(first: Worded, second: Worded) -> list[Difference]:
    """Return where two documents differ, in order; of a part and what holds it, within the part alone.

    Two documents with little in common differ in all that they do not share.
    """
    held = align(first, second)
    if held is not None:
        return [_difference(gap, first, second) for gap in held.between]
    mine, theirs = first.words.folded, second.words.folded
    return [
        _difference(gap, first, second) for gap in gaps(matching_blocks(mine, theirs), len(first.words), len(theirs))
    ]


def _difference(gap: Gap, first: Worded, second: Worded) -> Difference:
    ones, others = range(gap.first_start, gap.first_end), range(gap.second_start, gap.second_end)
    hidden = next(find_hidden(gap, first, second), None)
    if hidden is not None:
        change = Change.HIDDEN_IN_FIRST if hidden.hidden_in_first else Change.HIDDEN_IN_SECOND
        mine, theirs = hidden.first, hidden.second
    else:
        change = _change(gap, first, second)
        mine = first.source(first.words.span(gap.first_start, gap.first_end)) if ones else ()
        theirs = second.source(second.words.span(gap.second_start, gap.second_end)) if others else ()
    return Difference(
        change=change,
        first=mine,
        second=theirs,
        first_at=mine[0].start if mine else _place(first, gap.first_start),
        second_at=theirs[0].start if theirs else _place(second, gap.second_start),
        words=max(len(ones), len(others)),
    )


def _change(gap: Gap, first: Worded, second: Worded) -> Change:
    mine = first.words.folded[gap.first_start : gap.first_end]
    theirs = second.words.folded[gap.second_start : gap.second_end]
    if not theirs:
        return Change.ONLY_FIRST
    if not mine:
        return Change.ONLY_SECOND
    return Change.MISREAD if misread(mine, theirs) else Change.CHANGED


def _place(held: Worded, word: int) -> int:
    """Return where in the document the words before word `word` end: there a passage is missing."""
    if 0 < word <= len(held.words):
        return held.source(held.words.spans[word - 1])[-1].end
    return held.source(held.words.spans[0])[0].start if held.words.spans else 0
