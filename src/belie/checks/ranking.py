"""The order of findings: a sum of a few readable terms, each with its weight shown here.

Products of closeness, likeness and roles rank best on a development record; a sum of logarithms says the
same. All weights are ours, rounded on purpose; none is fitted to single pairs. The judge moves a pair up or
down, it does not decide alone: on mined pairs contradictions are rare and most of a small model's alarms are false.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from belie.checks.features import Features
from belie.domain.findings import Verdict

Floats = NDArray[np.float32]

BIAS = 5.0  # puts the scores of a record's best findings near .9
# what the two speak of
CLOSENESS = 1.0  # of the logarithm
ENOUGH = 0.25  # closeness that says "the same subject": more only says "the same words"
COSINE = 1.0  # of the logarithm
ALIKE = 0.7  # cosine that says as much: more is more of the same words
SPECIFICITY = 1.0  # of how rare the rarest shared word is
RESTATED = -2.0
# what part each plays
ROLES = 1.0  # of the logarithm of claim times rebuttal
POLARITY = 0.2
NUMBER = 1.5
ONE_COUNT = 0.3  # of that where one speaker counts within one paper: he counts two things
DATE = 1.0
# who says it where
OATH = 1.0  # sworn against internal; half for public against internal
SWORN = 0.5
SAME_SPEAKER = 0.3  # in two papers: a prior inconsistent statement
ONE_VOICE = -0.9  # one speaker within one paper seldom contradicts himself
SAME_DOCUMENT = -0.5
COURT_PAPER = -1.0  # allegation and holding, argument and counter-argument
# what the judge says
CONTRADICTION = 1.0  # of the chance above what the judge gives this record's pairs on average
EXPECTED = 0.3  # that average, before any is judged
AGREEMENT = -1.0  # of the chance that one side follows from the other, above even
EVEN = 0.5
# floors of the logarithms
LEAST_CLOSENESS = 0.01
LEAST_COSINE = 0.05
LEAST_ROLES = 0.01


def terms_of(features: Features, expected: float = EXPECTED) -> dict[str, float]:
    """Return each term of the score, 0 where it says nothing; their sum and `BIAS` make the logit of the score.

    Args:
        features: Of one statement against one piece of evidence.
        expected: The chance of contradiction that moves a pair neither way, from `expected_chance`.
    """
    terms = {
        "closeness": CLOSENESS * log(min(ENOUGH, max(LEAST_CLOSENESS, features.closeness))),
        "cosine": COSINE * log(min(ALIKE, max(LEAST_COSINE, features.cosine))) if features.cosine else 0.0,
        "specificity": SPECIFICITY * (features.specificity - 1),
        "restated": RESTATED * features.restated,
        "roles": ROLES * log(max(LEAST_ROLES, features.claim * features.rebuttal * features.weight)),
        "polarity": POLARITY * features.polarity,
        "number": NUMBER * features.number.strength * (ONE_COUNT if features.one_voice else 1)
        if features.number
        else 0.0,
        "date": DATE * features.date.strength if features.date else 0.0,
        "oath": OATH * features.oath + SWORN * features.sworn,
        "speaker": SAME_SPEAKER * (features.same_speaker and not features.same_document),
        "one voice": ONE_VOICE * features.one_voice + SAME_DOCUMENT * features.same_document,
        "court paper": COURT_PAPER * features.court_paper,
    }
    if features.contradiction is not None:
        terms["judge"] = CONTRADICTION * (features.contradiction - expected)
        terms["agreement"] = AGREEMENT * max(0.0, features.agreement - EVEN)
    return terms


def outlook(closeness: Floats, cosine: Floats | None, fit: Floats) -> Floats:
    """Return the part of the score known before any pair is looked at closely, for many pairs at once.

    Args:
        closeness: Of each pair.
        cosine: Of each pair, or None without embeddings.
        fit: Claim times rebuttal, weights counted in, in the better direction.
    """
    value = CLOSENESS * np.log(np.clip(closeness, LEAST_CLOSENESS, ENOUGH)) + ROLES * np.log(
        np.maximum(fit, LEAST_ROLES)
    )
    if cosine is not None:
        value = value + COSINE * np.log(np.clip(cosine, LEAST_COSINE, ALIKE))
    return value.astype(np.float32)


def score(features: Features, expected: float = EXPECTED) -> float:
    """Return how far the evidence belies the statement, 0 to 1; comparable within one run."""
    return 1 / (1 + exp(-(BIAS + sum(terms_of(features, expected).values()))))


def expected_chance(verdicts: Iterable[tuple[Verdict, Verdict]]) -> float:
    """Return the mean chance of contradiction over judged pairs: a judge that cries wolf everywhere says less."""
    chances = [(one.contradiction + other.contradiction) / 2 for one, other in verdicts]
    return sum(chances) / len(chances) if chances else EXPECTED
