"""One utterance given twice: a sentence and the quotation in it, a repeat, one remark in two reports.

Such units are never set against each other; and what stands around a remark where it is quoted again speaks of
the remark as much as what stands around the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from zlib import crc32

from belie.checks import words
from belie.checks.cues import NEGATION
from belie.checks.unit import Unit

SAME_WORDING = 0.8  # share of the words from which two texts are one utterance given twice; ours
SHINGLE = 5  # words in a row that a repeat must share
ONE_IN = 3  # of the shingles every third by its hash is looked up: enough for any repeat of a dozen words
MOST_REPEATS = 8  # a remark quoted more often gains nothing from the next quotation
CROWD = 40  # units with one shingle beyond which it is boilerplate


def one_utterance(first: Unit, second: Unit, mine: words.Wording, theirs: words.Wording) -> bool:
    """True for the same words given twice.

    A difference in numbers or in polarity keeps two like wordings apart: "has agreed" and "has not agreed".
    """
    return overlap(first, second) or same_words(first, second, mine, theirs)


def overlap(first: Unit, second: Unit) -> bool:
    """True when both stand, in part at least, on the same words of one document."""
    return first.document == second.document and first.start < second.end and second.start < first.end


def same_words(first: Unit, second: Unit, mine: words.Wording, theirs: words.Wording) -> bool:
    """True when the wordings are one and neither a number nor a "not" tells them apart."""
    if not words.same_wording(mine, theirs, share=SAME_WORDING):
        return False
    numbers, others = ({word for word in held.bag if word[0].isdigit()} for held in (mine, theirs))
    if len(mine.tokens) != len(theirs.tokens) and (not numbers or not others):
        numbers = others  # the shorter leaves the number out
    return numbers == others and bool(NEGATION.search(first.text)) == bool(NEGATION.search(second.text))


def find_repeats(units: Sequence[Unit], wordings: Sequence[words.Wording]) -> Mapping[int, tuple[int, ...]]:
    """Return for each unit whose words are given again elsewhere the units that do, ascending, `MOST_REPEATS` at most.

    Args:
        units: All units of a matter.
        wordings: Their wordings, in the same order.
    """
    filed: dict[int, list[int]] = defaultdict(list)
    for at, held in enumerate(wordings):
        for key in _shingles(held.tokens):
            filed[key].append(at)
    found: dict[int, set[int]] = defaultdict(set)
    looked: set[tuple[int, int]] = set()
    for members in filed.values():
        if not 1 < len(members) <= CROWD:
            continue
        for place, first in enumerate(members):
            for second in members[place + 1 :]:
                if (first, second) in looked:
                    continue
                looked.add((first, second))
                one, other = units[first], units[second]
                if not overlap(one, other) and same_words(one, other, wordings[first], wordings[second]):
                    found[first].add(second)
                    found[second].add(first)
    return {at: tuple(sorted(others)[:MOST_REPEATS]) for at, others in sorted(found.items())}


def _shingles(tokens: Sequence[str]) -> set[int]:
    """Return the hashes under which a wording is filed: its runs of `SHINGLE` words, one in `ONE_IN`, or it all."""
    if len(tokens) <= SHINGLE:
        return {crc32(" ".join(tokens).encode())}
    runs = (crc32(" ".join(tokens[at : at + SHINGLE]).encode()) for at in range(len(tokens) - SHINGLE + 1))
    return {key for key in runs if key % ONE_IN == 0}
