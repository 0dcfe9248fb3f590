"""What is known of one statement set against one piece of evidence: readable features, each a number or a fact.

Direction matters: `claim` is the statement said to be belied, `rebuttal` what stands against it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from belie.checks import words
from belie.checks.dates import DateConflict, find_date_conflict
from belie.checks.index import TermIndex
from belie.checks.numbers import NumberConflict, find_number_conflict
from belie.checks.repeats import MOST_REPEATS, find_repeats, overlap, same_words
from belie.checks.roles import Roles, roles_of
from belie.checks.unit import Unit, same_speaker
from belie.domain.dates import days_between
from belie.domain.findings import Verdict
from belie.domain.statements import Forum

Floats = NDArray[np.float32]

FREE_LIKENESS = 0.3  # of all words of two statements this share may be common before they look like one; ours
PLAIN_REBUTTAL = 0.5  # what a mere denial scores as a rebuttal: it can still be the statement belied


@dataclass(frozen=True, slots=True)
class Prepared:
    """The units of a matter with all that is computed once."""

    units: Sequence[Unit]
    roles: Sequence[Roles]
    wordings: Sequence[words.Wording]
    repeats: Mapping[int, tuple[int, ...]]  # for a unit whose words are given again elsewhere, the units that do
    claim: Floats  # how well each unit serves as a claim, its weight as an assertion counted in
    rebuttal: Floats  # and as a rebuttal
    index: TermIndex
    vectors: Floats | None  # unit rows, one a unit, or None
    guest: Floats | None = None  # the vector of the last unit, when it came from outside

    def vector(self, unit: int) -> Floats | None:
        """Return the vector of a unit, or None without vectors."""
        if self.vectors is None or unit >= len(self.vectors):
            return self.guest
        row: Floats = self.vectors[unit]
        return row

    def cosine(self, first: int, second: int) -> float:
        """Return the cosine of two units; 0 without vectors."""
        one, other = self.vector(first), self.vector(second)
        return 0.0 if one is None or other is None else float(one @ other)

    def with_guest(self, unit: Unit, vector: Floats | None) -> Prepared:
        """Return the same with one more unit at the end, which is not of the record."""
        roles, wording = roles_of(unit), words.wording(unit.text)
        again = [
            at
            for at, held in enumerate(self.wordings)
            if not overlap(unit, self.units[at]) and same_words(unit, self.units[at], wording, held)
        ]
        return replace(
            self,
            repeats={**self.repeats, len(self.units): tuple(again[:MOST_REPEATS])},
            units=[*self.units, unit],
            roles=[*self.roles, roles],
            wordings=[*self.wordings, wording],
            claim=np.append(self.claim, np.float32(as_claim(roles))),
            rebuttal=np.append(self.rebuttal, np.float32(roles.rebuttal * roles.weight)),
            index=self.index.with_guest(unit.text),
            guest=vector,
        )


def as_claim(roles: Roles) -> float:
    """Return how well a unit serves as the statement belied: less when it is itself a rebuttal of something."""
    return roles.claim * roles.weight * (1 - max(0.0, roles.rebuttal - PLAIN_REBUTTAL))


def prepare(units: Sequence[Unit], vectors: Floats | None = None) -> Prepared:
    """Return the units made ready for pairing and ranking.

    Args:
        units: All units of a matter.
        vectors: Unit rows, one a unit, shape (n, dim); None or dim 0 when there is no embedder.
    """
    roles = [roles_of(unit) for unit in units]
    wordings = [words.wording(unit.text) for unit in units]
    return Prepared(
        units=units,
        roles=roles,
        wordings=wordings,
        repeats=find_repeats(units, wordings),
        claim=np.array([as_claim(held) for held in roles], np.float32),
        rebuttal=np.array([held.rebuttal * held.weight for held in roles], np.float32),
        index=TermIndex(units),
        vectors=None if vectors is None or vectors.size == 0 else vectors,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """One statement against one piece of evidence."""

    closeness: float  # shared words, 0 to 1, absolute
    cosine: float  # of the embeddings; 0 without them
    specificity: float  # idf of the rarest shared name or noun, over the idf of a word that stands once; 0 to 1
    shared: tuple[str, ...]  # the shared terms, rarest first
    claim: float
    rebuttal: float
    weight: float  # both sides as assertions
    polarity: bool  # one side is negated, the other is not
    restated: float  # how far one only says the other again: shared words, no difference in sign, number or date
    number: NumberConflict | None
    date: DateConflict | None
    same_speaker: bool
    same_document: bool
    one_voice: bool  # same document, and no two speakers known to differ
    court_paper: bool  # both from one order or filing: allegation and holding, argument and counter-argument
    oath: float = 0.0  # .5 for a public statement, 1 for a sworn one, against an internal paper
    sworn: bool = False
    days: int | None = None  # from evidence to statement: positive when the evidence came first
    verdicts: tuple[Verdict, Verdict] | None = None  # statement then evidence, evidence then statement

    @property
    def contradiction(self) -> float | None:
        """The mean of both orders, or None unjudged."""
        return None if self.verdicts is None else (self.verdicts[0].contradiction + self.verdicts[1].contradiction) / 2

    @property
    def agreement(self) -> float:
        """How sure the judge is that one side follows from the other, in the surer order; 0 unjudged."""
        return 0.0 if self.verdicts is None else max(verdict.entailment for verdict in self.verdicts)


def find_features(prepared: Prepared, first: int, second: int, *, closeness: float) -> tuple[Features, Features]:
    """Return the features of two units both ways: `first` belied by `second`, then `second` belied by `first`."""
    one, other = prepared.units[first], prepared.units[second]
    index = prepared.index
    own = index.shared(first, second)
    rarest = own if len(own) else index.shared_wide(first, second)
    likeness = index.likeness(first, second)
    number = find_number_conflict(
        one.statement.quantities, other.statement.quantities, one.said_on, other.said_on, likeness=likeness
    )
    date = find_date_conflict(one.statement.about, other.statement.about, likeness)
    polarity = prepared.roles[first].negated != prepared.roles[second].negated
    same_document = one.document == other.document
    speaker = same_speaker(one, other)
    forwards = Features(
        closeness=closeness,
        cosine=prepared.cosine(first, second),
        specificity=float(index.idf[rarest[0]] / np.log(max(3, index.size))) if len(rarest) else 0.0,
        shared=tuple(index.vocabulary[term] for term in own),
        claim=0.0,
        rebuttal=0.0,
        weight=prepared.roles[first].weight * prepared.roles[second].weight,
        polarity=polarity,
        restated=0.0 if polarity or number or date else max(0.0, likeness - FREE_LIKENESS),
        number=number,
        date=date,
        same_speaker=speaker,
        same_document=same_document,
        one_voice=same_document and (speaker or not (one.declarant and other.declarant)),
        court_paper=same_document and one.forum in (Forum.ORDER, Forum.FILING),
    )
    backwards = replace(forwards, number=number and number.turned(), date=date and date.turned())
    return _directed(forwards, prepared, first, second), _directed(backwards, prepared, second, first)


def with_verdicts(
    ways: tuple[Features, Features], verdicts: tuple[Verdict, Verdict] | None
) -> tuple[Features, Features]:
    """Return both ways with what the judge said of the first way's order and of the other order."""
    if verdicts is None:
        return ways
    return replace(ways[0], verdicts=verdicts), replace(ways[1], verdicts=verdicts[::-1])


def _directed(features: Features, prepared: Prepared, statement: int, evidence: int) -> Features:
    """Return the features with what depends on which side is said to be belied."""
    mine, theirs = prepared.units[statement], prepared.units[evidence]
    roles = prepared.roles[statement]
    internal = theirs.forum.internal and not mine.forum.internal
    return replace(
        features,
        claim=roles.claim * (1 - max(0.0, roles.rebuttal - PLAIN_REBUTTAL)),
        rebuttal=prepared.roles[evidence].rebuttal,
        oath=(1.0 if mine.sworn else 0.5) if internal and (mine.sworn or mine.forum.public) else 0.0,
        sworn=mine.sworn,
        days=days_between(theirs.said_on, mine.said_on),
    )
