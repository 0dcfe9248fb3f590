"""Candidate pairs: two statements that may speak of the same thing, before any judging.

A union of three blocks: (a) nearest neighbours of the embeddings, (b) shared names and words, the neighbouring
sentences counted in (`belie.checks.index`), (c) the same measured thing. Pairs inside one document are
included; one utterance given twice is not a pair. Cosine and closeness filter here, they do not rank.

Cost: each unit brings a fixed number of partners, and no block compares all pairs but the cosine below
`DENSE_UP_TO` units, in blocks; above it units are compared inside cells of like vectors.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from belie.checks.features import Prepared, prepare
from belie.checks.index import TermIndex
from belie.checks.numbers import counted_keys
from belie.checks.repeats import one_utterance
from belie.checks.unit import Unit
from belie.domain.findings import Candidate

Vectors = NDArray[np.float32]
Ints = NDArray[np.int32]

# Partners a unit brings from each block; ours, so that a record of some 7,000 units judges under 2 % of all pairs.
BY_WORDS = 45
BY_VECTORS = 35
BY_NUMBER = 10
MOST_PAIRS = 4_000_000  # of a very large record each unit brings fewer
LEAST_PARTNERS = 4
SMALL_RECORD = 6_000  # units; of a smaller one each brings more, for the pairs are few anyhow
MORE_IN_A_SMALL_ONE = 4
NUMBER_BLOCK = 40  # of those that measure the same thing, how many before it a unit is compared with
LEAST_COSINE = 0.15  # ours: below it the embedding says "nothing in common"
ROLE_POWER = 0.5  # how far a fitting role lifts a pair among a unit's partners
DENSE_UP_TO = 30_000


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs as columns, by first unit, then second; `first < second` in each."""

    first: Ints
    second: Ints
    closeness: Vectors  # of the words, 0 to 1

    def __len__(self) -> int:
        return len(self.first)

    def at(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> Pairs:
        """Return the pairs at the places given."""
        return Pairs(self.first[places], self.second[places], self.closeness[places])


def find_candidates(units: Sequence[Unit], vectors: Vectors | None = None) -> list[Candidate]:
    """Return the pairs worth judging, by first unit, then second.

    Args:
        units: All units of a matter.
        vectors: Unit rows, one a unit, shape (n, dim); None or dim 0 leaves the embedding block out.

    Returns:
        Each pair once with `first < second`; `closeness` is that of the words, 0 to 1. A unit brings some
        `BY_WORDS + BY_VECTORS + BY_NUMBER` partners.
    """
    pairs, _ = pair_up(prepare(units, vectors))
    columns = zip(pairs.first.tolist(), pairs.second.tolist(), pairs.closeness.tolist(), strict=True)
    return [Candidate(first=first, second=second, closeness=closeness) for first, second, closeness in columns]


def pair_up(prepared: Prepared) -> tuple[Pairs, list[int]]:
    """Return the candidate pairs of units made ready before, and for each unit the number of its utterance.

    Units that give the same words (a sentence and its quotation, a repeat elsewhere) have one utterance number,
    the lowest of theirs; they are never a pair.
    """
    units = prepared.units
    by_words, by_vectors = (_partners_for(len(units), usual) for usual in (BY_WORDS, BY_VECTORS))
    alike = _by_vectors(prepared, by_vectors)
    counted = _by_number(units, prepared.index)
    first, second, closeness = array("i"), array("i"), array("f")
    for unit in range(len(units)):
        others = {*alike[unit][alike[unit] >= 0].tolist(), *counted.get(unit, ())}
        for other, close in _partners(prepared, unit, sorted(others), by_words):
            first.append(min(unit, other))
            second.append(max(unit, other))
            closeness.append(min(1.0, close))
    pairs = _each_once(Pairs(*(np.array(column) for column in (first, second, closeness))), len(units))
    utterance = list(range(len(units)))
    apart = np.ones(len(pairs), bool)
    for at, (one, other) in enumerate(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)):
        if one_utterance(units[one], units[other], prepared.wordings[one], prepared.wordings[other]):
            utterance[other] = min(utterance[other], utterance[one])
            apart[at] = False
    return pairs.at(apart), utterance


def _partners_for(count: int, usual: int) -> int:
    """Return how many partners a unit brings in a record of `count`: more in a small one, fewer in a very large one."""
    if count <= SMALL_RECORD:
        return usual * min(MORE_IN_A_SMALL_ONE, max(1, SMALL_RECORD // max(1, count)))
    return max(LEAST_PARTNERS, min(usual, usual * MOST_PAIRS // (count * (BY_WORDS + BY_VECTORS))))


def _each_once(pairs: Pairs, count: int) -> Pairs:
    """Return each pair once, at its greatest closeness, by first, then second."""
    key = pairs.first.astype(np.int64) * count + pairs.second
    order = np.lexsort((-pairs.closeness, key))
    _, places = np.unique(key[order], return_index=True)
    return pairs.at(order[places])


def _partners(prepared: Prepared, unit: int, alike: Sequence[int], count: int) -> Iterator[tuple[int, float]]:
    """Yield the `count` units closest by words that fit in role, and those `alike` otherwise, with their closeness."""
    hit, score = prepared.index.closeness_of(unit, prepared.repeats.get(unit, ()))
    for at in _best(score * _fit(prepared, unit, hit) ** ROLE_POWER, count):
        if score[at] > 0:
            yield int(hit[at]), float(score[at])
    places = np.searchsorted(hit, np.array(alike, np.int32))
    for other, at in zip(alike, places.tolist(), strict=True):
        yield other, float(score[at]) if at < len(hit) and hit[at] == other else 0.0


def _fit(prepared: Prepared, unit: int, others: NDArray[np.intp] | NDArray[np.int32]) -> Vectors:
    """Return how well a unit and each other serve as claim and rebuttal, in the better direction."""
    claim, rebuttal = prepared.claim, prepared.rebuttal
    fit: Vectors = np.maximum(claim[unit] * rebuttal[others], rebuttal[unit] * claim[others])
    return fit


def _by_vectors(prepared: Prepared, count: int) -> Ints:
    """Return for each unit the `count` nearest by embedding that fit in role, shape (n, count), -1 for none."""
    vectors = prepared.vectors
    alike = np.full((len(prepared.units), count), -1, np.int32)
    if vectors is None:
        return alike
    for rows, columns in _cells(vectors):
        others = vectors[columns]
        for low in range(0, len(rows), 1024):
            block = rows[low : low + 1024]
            cosines = vectors[block] @ others.T
            for row, unit in enumerate(block):
                fit = _fit(prepared, int(unit), columns)
                best = _best(np.maximum(cosines[row], 0) * fit**ROLE_POWER, count + 1)
                found = columns[best[cosines[row, best] >= LEAST_COSINE]]
                found = found[found != unit][:count]
                alike[unit, : len(found)] = found
    return alike


def _cells(vectors: Vectors) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Yield units with the units to compare them with: all, or those nearest to the same or the next centre.

    Centres are every m-th unit, sqrt(n) of them: cells hold about sqrt(n) units, so the work is n ** 1.5
    multiplications of dim at worst, and in time far below the word block at a million.
    """
    count = len(vectors)
    if count <= DENSE_UP_TO:
        every = np.arange(count)
        yield every, every
        return
    centres = vectors[:: max(1, int(count**0.5))]
    nearest = np.empty((count, 2), np.intp)
    for low in range(0, count, 4096):
        cosines = vectors[low : low + 4096] @ centres.T
        nearest[low : low + 4096] = np.argsort(-cosines, axis=1, kind="stable")[:, :2]
    for cell in range(len(centres)):
        rows = np.flatnonzero(nearest[:, 0] == cell)
        if len(rows):
            yield rows, np.flatnonzero((nearest == cell).any(axis=1))


def _by_number(units: Sequence[Unit], index: TermIndex) -> dict[int, list[int]]:
    """Return for each unit that counts something those before it that count the same, most in common first."""
    held: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        for key in counted_keys(unit.statement.quantities):
            held[key].append(at)
    found: dict[int, list[int]] = defaultdict(list)
    for members in held.values():
        for place, one in enumerate(members):
            others = members[max(0, place - NUMBER_BLOCK) : place]
            weights = [(float(index.idf[index.shared_wide(one, other)].sum()), other) for other in others]
            found[one] += [other for _, other in sorted((-weight, other) for weight, other in weights if weight > 0)][
                :BY_NUMBER
            ]
    return found


def _best(scores: Vectors, count: int) -> NDArray[np.intp]:
    """Return the places of the highest scores, best first, ties by place."""
    if len(scores) > 4 * count:
        floor = np.partition(scores, len(scores) - count)[len(scores) - count]
        among = np.flatnonzero(scores >= floor)
        return among[np.argsort(-scores[among], kind="stable")][:count]
    return np.argsort(-scores, kind="stable")[:count]
