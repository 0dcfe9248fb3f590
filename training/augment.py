"""Small rules that change one sentence so that its relation to another is known."""

import random
import re
from collections.abc import Sequence

_PARTICIPLE = r"(?=\s+(?:\w+ly\s+)?(?:been|\w+ed|\w+en|made|held|had|met|sent|told|kept|left|lost|won|sold|built)\b)"
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|can|could|would|should|must|did|does|do|(?:has|have|had)" + _PARTICIPLE + r")\b"
    r"(?!\s+(?:not|never|no|also)\b)(?!n't)",
    re.IGNORECASE,
)
_OWNS = re.compile(r"\b(has|have|had)\b(?=\s+(?:a|an|the|to|some|two|three|\d+|his|her|its|their)\b)")
_DENIAL = re.compile(
    r"\b(is|are|was|were|will|can|could|would|should|must|did|does|do|has|have|had)(?: not|n't| never)\b"
)
_SUBORDINATE = re.compile(r"\b(?:which|who|that|because|although|while|when|if|but|and)\b|[;:\[]", re.IGNORECASE)
_CONTRACTIBLE = {"is", "are", "was", "were", "could", "would", "should", "did", "does", "do", "has", "have", "had"}
_HAVE = {"has": "does not have", "have": "do not have", "had": "did not have"}
_WORDS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
_MONTHS = "January February March April May June July August September October November December".split()
_NUMBER = re.compile(r"\b(?:\d{1,3}(?:,\d{3})+|\d+|" + "|".join(_WORDS + _MONTHS) + r")\b")
_BOUND = re.compile(
    r"\b(?:least|most|than|over|under|about|around|nearly|before|after|since|until|not|no)\b[^.]{0,12}$", re.IGNORECASE
)
_CONTENT = re.compile(r"\b[a-z]{4,}\b")


def flip_polarity(sentence: str, rng: random.Random) -> str | None:
    """Return the sentence denied, or a denied one affirmed; None when no simple main verb is found."""
    if found := _DENIAL.search(sentence):
        if _SUBORDINATE.search(sentence[: found.start()]):
            return None
        return sentence[: found.start()] + found[1] + sentence[found.end() :]
    if re.search(r"\b(?:not|never|no|nobody|none|nothing|without|neither|any)\b|n't", sentence, re.IGNORECASE):
        return None
    found = _OWNS.search(sentence) or _AUXILIARY.search(sentence)
    if not found or found.start() == 0 or _SUBORDINATE.search(sentence[: found.start()]):
        return None
    word = found[1]
    if found.re is _OWNS:
        denied = _HAVE[word]
    elif rng.random() < 0.1:
        denied = f"{word} never"
    elif word.lower() in _CONTRACTIBLE and rng.random() < 0.3:
        denied = f"{word}n't"
    else:
        denied = f"{word} not"
    return sentence[: found.start()] + denied + sentence[found.end() :]


def change_number(sentence: str, other: str, rng: random.Random) -> str | None:
    """Return the sentence with one number or month that both name changed to another; None when there is none."""
    shared = [
        found
        for found in _NUMBER.finditer(sentence)
        if re.search(rf"\b{found[0]}\b", other) and not _BOUND.search(sentence[: found.start()])
    ]
    if not shared:
        return None
    found = rng.choice(shared)
    old = found[0]
    if old in _MONTHS:
        new = rng.choice([month for month in _MONTHS if month != old])
    elif old in _WORDS:
        new = rng.choice([word for word in _WORDS if word != old])
    else:
        value = int(old.replace(",", ""))
        step = rng.choice([1, 2, 3, 5, 10]) if value < 1000 or len(old) == 4 else rng.randrange(1, value)
        new = str(value + step) if rng.random() < 0.5 or value <= step else str(value - step)
        new = f"{int(new):,}" if "," in old else new
    return sentence[: found.start()] + new + sentence[found.end() :]


def nearest(sentence: str, others: Sequence[str]) -> str | None:
    """Return the other sentence that shares most content words; None when there are no others."""
    words = set(_CONTENT.findall(sentence))
    return max(others, key=lambda other: len(words & set(_CONTENT.findall(other))), default=None)
