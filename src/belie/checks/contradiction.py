"""The judge over pairs of statements: both orders, texts cut to what the pair has in common."""

from __future__ import annotations

from collections.abc import Sequence

from belie.checks import words
from belie.checks.features import Prepared
from belie.domain.findings import Verdict
from belie.domain.ports import Entails

LONGEST = 60  # words of one side; the judge sees 128 tokens of a pair, and a whole paragraph drowns the point


def judge_pairs(
    prepared: Prepared, pairs: Sequence[tuple[int, int]], judge: Entails
) -> dict[tuple[int, int], tuple[Verdict, Verdict]]:
    """Return for each pair of units the verdicts of both orders: first as premise, then second as premise.

    All questions go to the judge in one call, so that a judge behind a pool or a cache sees them at once.
    """
    texts = [judged_texts(prepared, first, second) for first, second in pairs]
    asked = [order for one, other in texts for order in ((one, other), (other, one))]
    verdicts = judge.judge(asked)
    return {pair: (verdicts[2 * at], verdicts[2 * at + 1]) for at, pair in enumerate(pairs)}


def judged_texts(prepared: Prepared, first: int, second: int) -> tuple[str, str]:
    """Return what the judge reads of two units: their words, a long one cut around what both share."""
    return _cut(prepared, first, second), _cut(prepared, second, first)


def _cut(prepared: Prepared, unit: int, other: int) -> str:
    """Return the text of a unit, or, when long, its run of words that holds most of what it shares with `other`."""
    text = prepared.units[unit].text
    split = text.split()
    if len(split) <= LONGEST:
        return text
    shared = {prepared.index.vocabulary[term] for term in prepared.index.shared(unit, other)}
    hits = [not shared.isdisjoint(words.terms(word, prepared.index.names)) for word in split]
    starts = range(len(split) - LONGEST + 1)
    best = max(starts, key=lambda at: (sum(hits[at : at + LONGEST]), -at))
    return " ".join(split[best : best + LONGEST])
