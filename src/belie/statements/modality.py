"""How firmly words are said: asserted, hedged, conditional, future, alleged."""

from __future__ import annotations

import re

from belie.domain.statements import Modality
from belie.statements.cues import Cue, CueClass

_ALLEGED = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|supposedly|is (?:alleged|said|reported) to)\b", re.IGNORECASE
)
_CONDITIONAL = re.compile(
    r"\b(?:if (?!any\b|not\b|only\b|so\b)|unless\b|provided that\b|in the event\b|were to\b|had (?:I|he|she"
    r"|it|we|they|the) )|\bwould(?: not|n['’]t)? have\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:may(?! \d)|might|could|possibly|perhaps|probably|likely|apparently|seems?|seemed|appears? (?:to"
    r"|that)|appeared (?:to|that)|arguably"
    r"|presumably|potentially|to (?:the best of )?my knowledge|as far as I (?:know|can)|not (?:sure|certain)"
    r"|unclear|I (?:think|believe|suspect|guess|understand))\b",
)
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|going to|is to|are to|plans? to|expects? to|intends? to|scheduled (?:to"
    r"|for))\b|\w['’]ll\b"
)
_HEDGING_CUES = frozenset(
    "suggest imply hint speculate believe think suspect assume guess suppose surmise reckon estimate expect "
    "anticipate doubt".split()
)


def modality_of(words: str, cue: Cue | None = None) -> Modality:
    """Return how firmly the words of a statement are said, by the words themselves and their cue.

    The first that holds wins: alleged, conditional, hedged, future; otherwise asserted.
    """
    if (cue and cue.kind is CueClass.ALLEGE) or _ALLEGED.search(words):
        return Modality.ALLEGED
    if _CONDITIONAL.search(words):
        return Modality.CONDITIONAL
    if (cue and cue.lemma in _HEDGING_CUES) or _HEDGED.search(words):
        return Modality.HEDGED
    return Modality.FUTURE if _FUTURE.search(words) else Modality.ASSERTED
