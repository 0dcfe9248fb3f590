"""What part a statement plays: a claim that can be belied, or a rebuttal that can belie one.

Read from cue words alone (`belie.checks.cues`), so noisy text does little harm. `claim_cue` and `rebuttal_cue`
keep the words that decided, for the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from belie.checks.cues import (
    ADMITTED,
    CERTAIN,
    CONTRAST,
    DENIAL,
    DOUBTED,
    EMPTY,
    EXHORT,
    FAILED,
    FORECAST,
    FRAGMENTS,
    HEDGE,
    NEGATION,
    OVERTURNED,
    SHOWN,
    SUPPOSED,
)
from belie.checks.unit import Unit
from belie.domain.statements import Modality

# What makes a claim and what a rebuttal; ours, tried on a development record, rounded.
PLAIN_CLAIM = 0.35  # any assertion can be belied
CERTAINTY = 0.25  # and again for a second word of certainty
CLAIMS = ((FORECAST, 0.15), (DENIAL, 0.15))
HEDGED = -0.15
SPECIFIC = 0.1  # a number or a day can be checked
PLAIN_EVIDENCE = 0.2  # any assertion may turn out to stand against another
REBUTTALS = (
    (OVERTURNED, 0.5),
    (FAILED, 0.3),
    (DOUBTED, 0.25),
    (EMPTY, 0.25),
    (SHOWN, 0.2),
    (ADMITTED, 0.25),
    (DENIAL, 0.1),
    (CONTRAST, 0.1),
)  # the first that is found is the cue shown
OVERTURNED_TWICE = 0.15
# How much less of an assertion each makes of a statement; ours.
QUESTION = 0.4
EXHORTATION = 0.6
SUPPOSITION = 0.6
FRAGMENT = 0.6
NO_SENTENCE = 0.4  # headings, captions, stamps, rows of a table; infinitives cut from their sentence
SHORT = 5  # words
LONG_CAPITALS = 9  # words


@dataclass(frozen=True, slots=True)
class Roles:
    """How far a statement plays each part, 0 to 1, with the words that say so."""

    claim: float
    rebuttal: float
    claim_cue: str
    rebuttal_cue: str
    negated: bool
    hedged: bool
    weight: float  # how much of an assertion of fact it is: small for questions, thanks, calls to action


def roles_of(unit: Unit) -> Roles:
    """Return the parts a unit plays."""
    roles = find_roles(unit.text, unit.statement.modality)
    if unit.statement.quantities or any(about.when.day for about in unit.statement.about):
        roles = replace(roles, claim=min(1.0, roles.claim + SPECIFIC))
    if unit.statement.denied:  # "denied that it had not": what was denied decides, turned round
        return replace(roles, negated=not NEGATION.search(unit.statement.content))
    return roles


def find_roles(text: str, modality: Modality = Modality.ASSERTED) -> Roles:
    """Return the parts a text plays, whoever says it.

    Args:
        text: The statement, self-contained or as printed.
        modality: How firmly it was said.
    """
    certain = CERTAIN.findall(text)
    claims = [(pattern.search(text), weight) for pattern, weight in CLAIMS]
    rebuttals = [(pattern.search(text), weight) for pattern, weight in REBUTTALS]
    hedged = modality in (Modality.HEDGED, Modality.CONDITIONAL, Modality.ALLEGED) or bool(HEDGE.search(text))
    claim = PLAIN_CLAIM + CERTAINTY * min(2, len(certain)) + HEDGED * hedged
    claim += sum(weight for found, weight in claims if found)
    rebuttal = PLAIN_EVIDENCE + OVERTURNED_TWICE * (len(OVERTURNED.findall(text)) > 1)
    rebuttal += sum(weight for found, weight in rebuttals if found)
    claim_cues = [*certain, *(found.group() for found, _ in claims if found)]
    rebuttal_cues = [found.group() for found, _ in rebuttals if found]
    return Roles(
        claim=max(0.0, min(1.0, claim)),
        rebuttal=max(0.0, min(1.0, rebuttal)),
        claim_cue=claim_cues[0] if claim_cues else "",
        rebuttal_cue=rebuttal_cues[0] if rebuttal_cues else "",
        negated=bool(NEGATION.search(text)),
        hedged=hedged,
        weight=_weight(text, modality),
    )


def _weight(text: str, modality: Modality) -> float:
    """Return how much of an assertion of fact a text is, 0 to 1."""
    words, weight = text.split(), 1.0
    if text.rstrip(" \"'”’)").endswith("?"):
        weight *= QUESTION
    if EXHORT.search(text):
        weight *= EXHORTATION
    if modality is Modality.CONDITIONAL or SUPPOSED.match(text):
        weight *= SUPPOSITION
    if len(words) < SHORT:
        weight *= FRAGMENT
    if FRAGMENTS.match(text) or _is_heading(text, words):
        weight *= NO_SENTENCE
    return weight


def _is_heading(text: str, words: Sequence[str]) -> bool:
    """True for what is mostly capitals and figures; a long text all in capitals is a cable or a scan, not a heading."""
    if text.isupper() and len(words) >= LONG_CAPITALS:
        return False
    return sum(not word[0].islower() for word in words) > len(words) / 2
