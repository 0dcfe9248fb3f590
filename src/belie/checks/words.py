"""Words as the checks see them: tokens, crude stems, names spelt alike; no parser, so noisy text does no harm.

A term is `N:hussen` for a name and `w:agre` for any other content word. Function words and the small change
of talk ("said", "people", "thing") are no terms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from belie.checks.lexicon import IRREGULAR, STOP, TITLE_CASE_NO_NAMES

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")

LEAST_RUN = 4  # tokens: a shorter run inside another text says nothing
_SUFFIXES = (
    "ization", "isation", "ational", "fulness", "iveness", "ingly", "ement", "ation", "ition", "ively", "ically",
    "ment", "ating", "ated", "ate", "ness", "ance", "ence", "ible", "able", "ator", "ally", "ism", "ist", "ity", "ive",
    "ing", "ion", "ied", "ful", "ous", "est", "ely", "ly", "ed", "er", "or", "al", "ic", "e", "y",
)  # fmt: skip
_LEAVES = {"ate": 5, "er": 5, "or": 5, "ic": 5, "al": 5, "est": 5}  # else "terror" loses its end
_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"['’]s$|['’]$", ""), (r"ph", "f"), (r"kh|ck|q(?!u)", "k"), (r"ae|ai|ay|ei|ey|ie", "e"),
        (r"ou|oo", "u"), (r"y", "i"), (r"(.)\1", r"\1"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One token: its characters `[start, end)`, as printed."""

    start: int
    end: int
    text: str


def tokens(text: str) -> list[Word]:
    """Return the words and numbers of a text in order; empty for a text without any."""
    return [Word(match.start(), match.end(), match.group()) for match in TOKEN.finditer(text)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a crude stem of a lower-case word, so that "assured", "assurances" and "assure" meet.

    A plural s, then the longest suffix that leaves four letters, then a doubled last consonant are cut;
    irregular forms by table. Errors cost little: a stem only helps to bring two statements together.
    """
    word = word.partition("'")[0].partition("’")[0]
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 4:
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAVES.get(suffix, 4 if len(suffix) > 1 else 3):
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """Return a key under which common spellings of one name meet ("Qaeda" and "Qaida", "Hussein" and "Husain")."""
    key = name.lower()
    for pattern, to in _FOLDS:
        key = pattern.sub(to, key)
    return key


def find_names(texts: Iterable[str]) -> frozenset[str]:
    """Return the words (lower case) that the texts mostly write with a capital where no sentence starts."""
    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for text in texts:
        words = tokens(text)
        if sum(word.text[0].isupper() for word in words) > 0.6 * len(words):
            continue  # a heading or capitals throughout: says nothing of any word
        for before, word in zip([None, *words], words, strict=False):
            if before is None or text[before.end : word.start].strip(" \n") not in ("", ",", "-", "–", "("):
                continue  # after a full stop or quotation mark a capital is no sign
            key = word.text.lower().removesuffix("'s").removesuffix("’s")
            (upper if word.text[0].isupper() else lower)[key] += 1
    return frozenset(
        word
        for word, count in upper.items()
        if count > 2 * lower[word] and word not in STOP and word not in TITLE_CASE_NO_NAMES and len(word) > 1
    )


def terms(text: str, names: frozenset[str]) -> dict[str, str]:
    """Return the terms of a text in order of first standing, each with the word as printed there.

    Args:
        text: Any text.
        names: What `find_names` made of the whole record.
    """
    seen: dict[str, str] = {}
    for word in tokens(text):
        lower = word.text.lower().removesuffix("'s").removesuffix("’s")
        if lower in STOP or len(lower) < 2 or lower[0].isdigit():
            continue
        key = "N:" + name_key(lower) if lower in names and word.text[0].isupper() else "w:" + stem(lower)
        if len(key) > 3:
            seen.setdefault(key, word.text)
    return seen


def plain(text: str) -> tuple[str, ...]:
    """Return the lower-case tokens, for comparing wordings."""
    return tuple(word.text.lower() for word in tokens(text))


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text, in order and as a set."""

    tokens: tuple[str, ...]
    bag: frozenset[str]


def wording(text: str) -> Wording:
    """Return the wording of a text."""
    found = plain(text)
    return Wording(found, frozenset(found))


def same_wording(first: Wording, second: Wording, *, share: float = 0.8) -> bool:
    """True when two texts are one wording: one holds most of the other as a run, or most tokens are shared.

    Args:
        first: One text.
        second: The other.
        share: Of the counted tokens of both, or of the shorter in one run, from which two wordings are one (ours).
    """
    if len(first.bag & second.bag) < share * min(len(first.bag), len(second.bag)):
        return False  # spares nearly all pairs the counting
    short, long = sorted((first.tokens, second.tokens), key=len)
    if not short:
        return True
    one, other = Counter(short), Counter(long)
    common = sum((one & other).values())
    if common >= share * sum((one | other).values()):
        return True
    if len(short) < LEAST_RUN or common < share * len(short):
        return False
    run = SequenceMatcher(None, short, long, autojunk=False).find_longest_match().size
    return run >= share * len(short)
