"""What in the record belies this? One statement or typed sentence against everything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from belie.checks.because import say_because, say_timing
from belie.checks.contradiction import judge_pairs
from belie.checks.features import Features, Prepared, find_features, prepare, with_verdicts
from belie.checks.pairing import LEAST_COSINE
from belie.checks.ranking import EXPECTED, expected_chance, outlook, score
from belie.checks.repeats import one_utterance, overlap
from belie.checks.unit import Unit, typed_unit
from belie.domain.ports import Entails

CONSIDERED = 400  # the closest units whose features are worked out
JUDGED = 100  # the best of them that the judge reads; beyond these nothing on the first pages moves

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One piece of the record set against the question, with its score and reasons."""

    unit: Unit
    score: float  # 0 to 1, comparable within one question
    because: str
    timing: str  # when the evidence stood against the statement
    belied: bool  # True when the question is the statement belied, False when it is the evidence
    features: Features


def rank_against(
    query: Unit | str,
    units: Sequence[Unit] | Prepared,
    *,
    vectors: Floats | None = None,
    embed: Callable[[Sequence[str]], Floats] | None = None,
    judge: Entails | None = None,
    judged: int = JUDGED,
    top: int = 100,
) -> list[Ranked]:
    """Return what stands against the query, best first; empty when nothing in the record has to do with it.

    Args:
        query: A unit of the record, or any sentence.
        units: All units of the matter, or what `prepare` made of them (for many queries).
        vectors: Unit rows of the units; not looked at when `units` is prepared.
        embed: Texts to unit rows, for a typed sentence; without it the sentence is compared by words alone.
        judge: Without one the ranking rests on the other features.
        judged: How many of the best candidates the judge reads, both orders each.
        top: At most this many are returned; the query's own words given again are left out, and of several
            readings of one place (a sentence, the quotation in it) the best stays.
    """
    prepared = units if isinstance(units, Prepared) else prepare(units, vectors)
    asked, prepared = _place(query, prepared, embed)
    closeness = _closeness(prepared, asked)
    best = _outlook(prepared, asked, closeness)
    others = [int(other) for other in best if not _one(prepared, asked, int(other))][:CONSIDERED]
    ways = [(other, *find_features(prepared, asked, other, closeness=float(closeness[other]))) for other in others]
    typed = prepared.units[asked].typed
    ranked = _rank(ways, typed)
    if judge is not None:
        verdicts = judge_pairs(prepared, [(asked, held.other) for held in ranked[:judged]], judge)
        ranked = _rank(
            [(other, *with_verdicts((one, back), verdicts.get((asked, other)))) for other, one, back in ways],
            typed,
            expected_chance(verdicts.values()),
        )
    kept: list[_Held] = []
    for held in ranked:
        if len(kept) < top and not any(
            overlap(prepared.units[held.other], prepared.units[other.other]) for other in kept
        ):
            kept.append(held)
    return [_say(prepared, asked, held) for held in kept]


@dataclass(frozen=True, slots=True)
class _Held:
    """A candidate on its way through the ranking."""

    score: float
    other: int
    belied: bool
    features: Features


def _place(
    query: Unit | str, prepared: Prepared, embed: Callable[[Sequence[str]], Floats] | None
) -> tuple[int, Prepared]:
    """Return the query's place among the prepared units, added to them when it is not of the record."""
    if isinstance(query, Unit):
        for at, unit in enumerate(prepared.units):
            if unit.statement.id == query.statement.id:
                return at, prepared
    unit = query if isinstance(query, Unit) else typed_unit(query)
    vector = embed([unit.text])[0] if embed is not None else None
    return len(prepared.units), prepared.with_guest(unit, vector)


def _closeness(prepared: Prepared, asked: int) -> Floats:
    """Return the closeness of every unit of the record to the query, 0 to 1."""
    closeness = np.zeros(prepared.index.size, np.float32)
    hit, values = prepared.index.closeness_of(asked, prepared.repeats.get(asked, ()))
    closeness[hit] = values
    return closeness


def _outlook(prepared: Prepared, asked: int, closeness: Floats) -> NDArray[np.intp]:
    """Return the units of the record by their outlook, best first, those that have none left out."""
    vector = prepared.vector(asked)
    size = prepared.index.size
    cosine = None if vector is None or prepared.vectors is None else prepared.vectors @ vector
    fit = np.maximum(prepared.claim[asked] * prepared.rebuttal[:size], prepared.rebuttal[asked] * prepared.claim[:size])
    value = outlook(closeness, cosine, fit)
    value[(closeness == 0) if cosine is None else (closeness == 0) & (cosine < LEAST_COSINE)] = -np.inf
    if asked < size:
        value[asked] = -np.inf
    order = np.argsort(-value, kind="stable")[: 2 * CONSIDERED]
    return order[np.isfinite(value[order])]


def _rank(ways: Sequence[tuple[int, Features, Features]], typed: bool, expected: float = EXPECTED) -> list[_Held]:
    """Return the candidates best first, each in the direction that scores higher; ties by place.

    A typed sentence is always the one asked about, whichever direction scored.
    """
    held = []
    for other, forwards, backwards in ways:
        ahead, back = score(forwards, expected), score(backwards, expected)
        belied = typed or ahead >= back
        held.append(_Held(max(ahead, back), other, belied, forwards if belied else backwards))
    return sorted(held, key=lambda one: (-one.score, one.other))


def _one(prepared: Prepared, first: int, second: int) -> bool:
    return one_utterance(
        prepared.units[first], prepared.units[second], prepared.wordings[first], prepared.wordings[second]
    )


def _say(prepared: Prepared, asked: int, held: _Held) -> Ranked:
    statement, evidence = (asked, held.other) if held.belied else (held.other, asked)
    return Ranked(
        unit=prepared.units[held.other],
        score=held.score,
        because=say_because(
            held.features,
            prepared.units[statement],
            prepared.units[evidence],
            prepared.roles[statement],
            prepared.roles[evidence],
            prepared.index.names,
        ),
        timing=say_timing(held.features.days),
        belied=held.belied,
        features=held.features,
    )
