"""Two texts word by word: what both have, in order, and what lies between.

Runs of words that stand once in either text are anchors (patience diff, B. Cohen 2006: no stray "the" is matched
across an inserted paragraph); the stretches between two anchors are searched again with shorter runs, and short ones
word by word. Cost grows with the length of the texts, not its square.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.fuzz import ratio

from belie.domain.spans import Span

WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
RUNS = (4, 2, 1)  # lengths of the anchors, longest first
SMALL = 20_000  # words of one side times words of the other: from here on word by word costs too much
STRAY = 2  # a shorter match in the middle of a long difference is chance
LONG = 12  # words that make a difference long
LIKE_LETTERS = 75.0  # percent of letters two readings of one printed word have in common


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, folded for comparison, and where each stands."""

    folded: tuple[str, ...]
    spans: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.folded)

    def span(self, start: int, end: int) -> Span:
        """Return where the words `[start, end)` stand, with all between; empty before word `start` for none."""
        if start < end:
            return Span(self.spans[start].start, self.spans[end - 1].end)
        at = self.spans[start].start if start < len(self.spans) else self.spans[-1].end if self.spans else 0
        return Span(at, at)


def find_words(text: str) -> Words:
    """Return the words and numbers of a text: case, ligatures and the kind of apostrophe do not count."""
    folded, spans = [], []
    for match in WORD.finditer(text):
        word = match.group()
        folded.append(word.lower() if word.isascii() else fold(word))
        spans.append(Span(match.start(), match.end()))
    return Words(tuple(folded), tuple(spans))


def fold(word: str) -> str:
    """Return a word as it is compared."""
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Block:
    """`size` words from `first` on equal those from `second` on."""

    first: int
    second: int
    size: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Words `[first_start, first_end)` of the one stand where `[second_start, second_end)` of the other do."""

    first_start: int
    first_end: int
    second_start: int
    second_end: int


def matching_blocks(first: Sequence[str], second: Sequence[str]) -> list[Block]:
    """Return the runs that both have, ascending in both and as long as they can be; empty when nothing is shared."""
    blocks: list[Block] = []
    work = [(0, len(first), 0, len(second), 0)]
    while work:
        a_low, a_high, b_low, b_high, level = work.pop()
        while a_low < a_high and b_low < b_high and first[a_low] == second[b_low]:
            blocks.append(Block(a_low, b_low, 1))
            a_low, b_low = a_low + 1, b_low + 1
        while a_low < a_high and b_low < b_high and first[a_high - 1] == second[b_high - 1]:
            a_high, b_high = a_high - 1, b_high - 1
            blocks.append(Block(a_high, b_high, 1))
        if a_low == a_high or b_low == b_high:
            continue
        if (a_high - a_low) * (b_high - b_low) <= SMALL:
            blocks += _word_by_word(first[a_low:a_high], second[b_low:b_high], a_low, b_low)
        elif level < len(RUNS):
            at_a, at_b = a_low, b_low
            anchors = _anchors(first[a_low:a_high], second[b_low:b_high], RUNS[level])
            for one, other in anchors:
                work.append((at_a, a_low + one, at_b, b_low + other, level))
                blocks.append(Block(a_low + one, b_low + other, RUNS[level]))
                at_a, at_b = a_low + one + RUNS[level], b_low + other + RUNS[level]
            work.append((at_a, a_high, at_b, b_high, level if anchors else level + 1))
    return _joined(blocks)


def gaps(blocks: Sequence[Block], first: int, second: int) -> list[Gap]:
    """Return the stretches between the blocks of two texts of `first` and `second` words, each with words in one."""
    found, at_a, at_b = [], 0, 0
    for block in (*blocks, Block(first, second, 0)):
        if at_a < block.first or at_b < block.second:
            found.append(Gap(at_a, block.first, at_b, block.second))
        at_a, at_b = block.first + block.size, block.second + block.size
    return found


def misread(first: Sequence[str], second: Sequence[str]) -> bool:
    """True where both are readings of the same print: a letter misread, a word split. Of figures nobody can tell."""
    mine, theirs = "".join(first), "".join(second)
    return ratio(mine, theirs) >= LIKE_LETTERS and not any(sign.isdigit() for sign in mine + theirs)


def _anchors(first: Sequence[str], second: Sequence[str], run: int) -> list[tuple[int, int]]:
    """Return where runs stand that are unique in both, the most that ascend in both and do not overlap."""
    mine, theirs = _unique(first, run), _unique(second, run)
    pairs = sorted((at, theirs[key]) for key, at in mine.items() if key in theirs)
    chosen: list[tuple[int, int]] = []
    for one, other in _ascending(pairs):
        if not chosen or (one >= chosen[-1][0] + run and other >= chosen[-1][1] + run):
            chosen.append((one, other))
    return chosen


def _unique(words: Sequence[str], run: int) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    for at, key in enumerate(zip(*(words[shift:] for shift in range(run)), strict=False)):
        seen[key] = -1 if key in seen else at
    return {key: at for key, at in seen.items() if at >= 0}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of pairs whose second numbers ascend (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []  # the pair on top of each pile
    before: list[int] = []
    for at, (_, other) in enumerate(pairs):
        pile = bisect_left(tops, other)
        before.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(other)
            piles.append(at)
        else:
            tops[pile], piles[pile] = other, at
    chain, at = [], piles[-1] if piles else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _word_by_word(first: Sequence[str], second: Sequence[str], a_low: int, b_low: int) -> list[Block]:
    found = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    least = STRAY if max(len(first), len(second)) > LONG else 1
    return [Block(a_low + one, b_low + other, size) for one, other, size in found if size >= least]


def _joined(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in sorted(blocks, key=lambda held: held.first):
        last = joined[-1] if joined else None
        if last and last.first + last.size == block.first and last.second + last.size == block.second:
            joined[-1] = Block(last.first, last.second, last.size + block.size)
        else:
            joined.append(block)
    return joined
