"""The whole record put to the checks: candidates, judging best first within a budget, ranking, findings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from belie.checks import VERSION
from belie.checks.because import say_because, say_timing
from belie.checks.contradiction import judge_pairs as judge_both_orders
from belie.checks.features import Features, Prepared, find_features, prepare, with_verdicts
from belie.checks.pairing import Pairs, pair_up
from belie.checks.ranking import EXPECTED, expected_chance, outlook, score
from belie.checks.registry import name_check
from belie.checks.spread import Weighed, spread
from belie.checks.unit import Unit
from belie.domain.findings import Candidate, Finding
from belie.domain.ids import FindingId, stable_hash
from belie.domain.ports import Entails

JUDGE_PAIRS = 20_000  # pairs, both orders each: some 4 minutes on two cores
PAIRS_A_UNIT = 3  # of a small record no more is worth the judge's time: what comes later never reaches a first page
TOP = 1_000
LOOKED_AT = 2  # times the budget: the pairs whose features are worked out before the judge is asked

Floats = NDArray[np.float32]


def find_findings(
    units: Sequence[Unit],
    vectors: Floats | None,
    judge: Entails | None,
    *,
    judge_pairs: int = JUDGE_PAIRS,
    top: int = TOP,
) -> list[Finding]:
    """Return the findings of a matter, best first; equal input gives equal findings.

    Args:
        units: All units, in the order of the record.
        vectors: Unit rows, one a unit, shape (n, dim); None or dim 0 when there is no embedder.
        judge: Without one the ranking rests on the other features.
        judge_pairs: How many pairs the judge may read, best first, both orders each; at most `PAIRS_A_UNIT` a unit.
        top: At most this many findings; a page further down is another call with more.
    """
    if not units:
        return []
    judge_pairs = min(judge_pairs, PAIRS_A_UNIT * len(units))
    prepared = prepare(units, vectors)
    pairs, utterance = pair_up(prepared)
    looked = _best_outlook(prepared, pairs, max(LOOKED_AT * judge_pairs, 4 * top))
    ways = [find_features(prepared, held.first, held.second, closeness=held.closeness) for held in looked]
    weighed = _weigh(looked, ways)
    if judge is not None:
        chosen = {_pair(held) for held in weighed[:judge_pairs]}
        asked = [pair for pair in ((held.first, held.second) for held in looked) if pair in chosen]
        verdicts = judge_both_orders(prepared, asked, judge)
        said = [verdicts.get((held.first, held.second)) for held in looked]
        judged = [with_verdicts(both, known) for both, known in zip(ways, said, strict=True)]
        weighed = _weigh(looked, judged, expected_chance(verdicts.values()))
    versions = (VERSION, judge.version) if judge is not None else (VERSION,)
    listed = spread(weighed, utterance, [unit.document for unit in units])
    return [_finding(prepared, held, versions) for held in listed[:top]]


def _best_outlook(prepared: Prepared, pairs: Pairs, count: int) -> list[Candidate]:
    """Return the pairs with the best outlook, in the order they came."""
    first, second = pairs.first, pairs.second
    cosine = None
    if prepared.vectors is not None:
        cosine = np.empty(len(pairs), np.float32)
        for low in range(0, len(pairs), 65_536):
            at = slice(low, low + 65_536)
            cosine[at] = np.einsum("ij,ij->i", prepared.vectors[first[at]], prepared.vectors[second[at]])
    claim, rebuttal = prepared.claim, prepared.rebuttal
    fit = np.maximum(claim[first] * rebuttal[second], rebuttal[first] * claim[second])
    places = np.sort(np.argsort(-outlook(pairs.closeness, cosine, fit), kind="stable")[:count])
    best = pairs.at(places)
    columns = zip(best.first.tolist(), best.second.tolist(), best.closeness.tolist(), strict=True)
    return [Candidate(first=one, second=other, closeness=close) for one, other, close in columns]


def _weigh(
    candidates: Sequence[Candidate], ways: Sequence[tuple[Features, Features]], expected: float = EXPECTED
) -> list[Weighed]:
    """Return the candidates best first, each in the direction that scores higher; ties by place in the record."""
    weighed = []
    for held, (forwards, backwards) in zip(candidates, ways, strict=True):
        ahead, back = score(forwards, expected), score(backwards, expected)
        weighed.append(
            Weighed(ahead, held.first, held.second, forwards)
            if ahead >= back
            else Weighed(back, held.second, held.first, backwards)
        )
    return sorted(weighed, key=lambda way: (-way.score, way.statement, way.evidence))


def _pair(held: Weighed) -> tuple[int, int]:
    return min(held.statement, held.evidence), max(held.statement, held.evidence)


def _finding(prepared: Prepared, held: Weighed, versions: tuple[str, ...]) -> Finding:
    statement, evidence = prepared.units[held.statement], prepared.units[held.evidence]
    check = name_check(held.features)
    return Finding(
        id=FindingId(stable_hash("finding", check, statement.statement.id, evidence.statement.id)),
        check=check,
        statement=statement.statement.id,
        evidence=evidence.statement.id,
        score=round(held.score, 6),
        because=say_because(
            held.features,
            statement,
            evidence,
            prepared.roles[held.statement],
            prepared.roles[held.evidence],
            prepared.index.names,
            others=held.others,
        ),
        compared=(statement.statement.content, evidence.statement.content),
        timing=say_timing(held.features.days),
        days=held.features.days,
        verdict=held.features.verdicts[0] if held.features.verdicts else None,
        access=max(statement.access, evidence.access, key=lambda access: access.rank),
        versions=versions,
    )
