"""Whether a text is words at all: a bad OCR layer and a broken font encoding give letters that no language has.

No word list: a word is judged by its letters. The pairs of letters are those that fewer than three of the 7,400
words of American public speeches have (Congressional Record and addresses, 2002 to 2008), less thirty that common
words of court papers have ("perjury", "acquire").
"""

from __future__ import annotations

import re
from functools import lru_cache

FEWEST_WORDS = 20  # a page with fewer is not judged
NOISY_BELOW = 0.85  # clean pages stay above .9, with one letter in ten wrong they fall to .75 (measured)

_RARE_AFTER = {
    "b": "cdfghknpqwxz", "c": "bdfgjmnpvwxz", "d": "bckpqtxz", "f": "bcdhjkmnpqvxz", "g": "bcdjkpqvwxz",
    "h": "cfghjkpqvwxz", "i": "ijqwy", "j": "bcdfghijklmnpqrstvwxyz", "k": "bcdfhjkmpqrtvwxz", "l": "bghjqxz",
    "m": "cdfghjklqrtvwxz", "n": "hqwxz", "o": "q", "p": "bcdfgjknqvwxz", "q": "bcdefghijklmnopqrstvwxyz", "r": "qxz",
    "s": "jvxz", "t": "bdfgjkpqvxz", "u": "hjkquvxz", "v": "bcdfghjklmnpqrstuvwxz", "w": "bcdfgjkpquvwxyz",
    "x": "bdfgjklmnoqrsvwxyz", "y": "dfghjknquvxyz", "z": "bcdfghjklmnpqrstuvwxyz",
}  # fmt: skip
_PAIRS = frozenset(first + second for first, seconds in _RARE_AFTER.items() for second in seconds)
_ODD = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_EDGES = "\"'“”‘’«»()[]{}<>.,;:!?*•·–—-_/§¶†‡"
_WORD = re.compile(r"[^\W\d_]+(?:['’.&/–—-][^\W\d_]+)*['’]?")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9.,:/#&$%()_-]*|[\d.,:/$%#()–-]+(?:st|nd|rd|th|s|am|pm)?|\S+[@/\\:._]\S+")
_SHORT = frozenset("a i o v s".split())  # words of one letter: "v." in a case's name, "'s" cut off
_VOWEL = re.compile("[aeiouyà-öø-ÿ]", re.IGNORECASE)
_CASE = re.compile(r"[^\W\d_A-Z]+|[A-Z]{1,2}[^\W\d_A-Z]*|[A-Z]+s?|Ma?c[A-Z]\w+|[A-Z][a-z]+[A-Z][a-z]+")


def text_quality(text: str) -> float | None:
    """Return the share of different words that are made like words, 0 to 1; None where there are too few to tell.

    Numbers and codes ("2:26-cv-00123") count on neither side; a character that is none (U+FFFD, private use) makes
    its word a bad one.
    """
    good = bad = 0
    for token in set(text.split()):
        judged = _judge(token)
        if judged is True:
            good += 1
        elif judged is False:
            bad += 1
    return good / (good + bad) if good + bad >= FEWEST_WORDS else None


def is_noisy(text: str) -> bool:
    """True when so many words are none that the text should be read again from the page's picture."""
    quality = text_quality(text)
    return quality is not None and quality < NOISY_BELOW


@lru_cache(maxsize=16384)
def _judge(token: str) -> bool | None:
    """Return whether a token is a word; None for what is neither a word nor a bad one."""
    if _ODD.search(token):
        return False
    bare = token.strip(_EDGES)
    if not bare:
        return None if len(token) > 1 or not token.isalnum() else False
    if not any(map(str.isalpha, bare)):
        return None
    if not _WORD.fullmatch(bare):
        return None if _CODE.fullmatch(bare) else False
    first, *rest = re.findall(r"[^\W\d_]+", bare)
    return _is_made_like_a_word(first) and all(len(part) <= 2 or _is_made_like_a_word(part) for part in rest)


def _is_made_like_a_word(part: str) -> bool:
    small = part.lower()
    if len(part) == 1:
        return part.isupper() or small in _SHORT or not small.isascii()
    if not _CASE.fullmatch(part):
        return False
    if not small.isascii():
        return True  # another alphabet or accents: the pairs say nothing of it
    if part.isupper() and len(part) <= 6:
        return True  # "FBI", "NDCA"
    if len(small) > 3 and not _VOWEL.search(small):
        return False
    return not any(small[at : at + 2] in _PAIRS for at in range(len(small) - 1 if len(small) > 2 else 0))
