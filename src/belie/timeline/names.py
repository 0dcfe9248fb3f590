"""Printed names taken apart, and how alike two of them are.

Names propose, they never merge: two people may share one, and one person may be spelt three ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from belie.timeline.nicknames import is_short_for

TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir madam hon honorable judge justice magistrate chief senator sen
    representative rep congressman congresswoman governor gov president secretary minister ambassador director deputy
    premier chancellor mayor king queen prince princess sheikh imam ayatollah rabbi father reverend rev bishop
    archbishop lord lady dame comptroller undersecretary engineer supervisor foreman consul envoy marshal then former
    assistant acting warden officer agent sergeant sgt captain capt lieutenant lt colonel col general gen major maj
    commissioner chairman chairwoman chair attorney counsel spokesman spokeswoman spokesperson inspector then-minister
    associate administrator superintendent sheriff detective nurse""".split()
)
SUFFIXES = frozenset("jr sr ii iii iv esq phd md jd rn".split())
# Titles before a name that inside one are a name: "Khalid Sheikh Mohammed".
LEADING = frozenset(
    "sheikh imam king queen prince princess father bishop lord lady marshal major general judge".split()
)
GENERATIONS = frozenset("jr sr ii iii iv".split())  # tell a father from a son
HONORIFICS = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "madam": "f",
    "lady": "f",
    "dame": "f",
}
PARTICLES = frozenset("de del della der den di da dos du la le van von bin ibn al el abd abu st ter ten".split())
BODY_WORDS = frozenset(
    """agency association authority board bureau center centre clinic coalition college command commission committee
    company congress corporation council county court defendants defendant department detention district division
    embassy facility force foundation government group hospital inc institute jail llc llp ministry network office
    organization parliament party petitioners petitioner plaintiffs plaintiff police prison project respondents
    respondent section senate service services society state states team union unit university""".split()
)

_SOUNDS = (("ph", "f"), ("kh", "k"), ("ck", "k"), ("q", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("y", "i"))
_BELONGING = re.compile(
    r"(?P<name>\w[\w.'’-]*(?: \w[\w.'’-]*)+?) (?:of|from|with|for) (?:the |a |an )?\w"
)  # "Jane Doe of the Clinic"
_WORD = re.compile(r"[^\W\d_]+(?:[.'’\-][^\W\d_]+)*\.?", re.UNICODE)


@dataclass(frozen=True, slots=True)
class NameParts:
    """A person's name: given names and surname folded to lower-case ASCII, as printed order allows."""

    given: tuple[str, ...]
    surname: str
    home: str = ""  # of a surname alone: "virginia" of "Mr. Scott of Virginia"
    generation: str = ""  # "jr", "sr", "ii", "iii", "iv"
    gender: str = ""  # "f" or "m" where the honorific tells

    @property
    def bare(self) -> bool:
        """True for a surname alone."""
        return not self.given

    @property
    def full(self) -> bool:
        """True with a given name written out: its first is no initial."""
        return bool(self.given) and len(self.given[0]) > 1

    @property
    def key(self) -> str:
        """The surname as it is compared: its letters, so that "al-Rashid" and "Al Rashid" are one."""
        return _letters(self.surname)


@lru_cache(maxsize=65536)
def _letters(surname: str) -> str:
    return "".join(char for char in surname if char.isalnum())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text in lower-case ASCII letters, other scripts transliterated."""
    return anyascii(text).lower().replace("'", "").strip()


def is_body(name: str) -> bool:
    """True when the words name an institution or a group, not one human being."""
    words = {word.strip(".").lower() for word in name.split()}
    return bool(words & BODY_WORDS) or (name.isupper() and 2 <= len(name) <= 6 and " " not in name)


@lru_cache(maxsize=65536)
def parse_name(printed: str) -> NameParts | None:
    """Return the parts of a person's name, or None when nothing is left after titles.

    "Varga, Edith", "Commissioner Edith M. Varga, Ph.D." and "VARGA" all have the surname "varga", and so has "Edith
    Varga of the Port Office"; a list of names ("Doe, John; Roe, Jane") is no name.
    """
    if ";" in printed:
        return None
    whole = _BELONGING.match(printed)
    head, comma, tail = (whole["name"] if whole else printed).partition(",")
    tail_words = [word for word in _WORD.findall(tail) if fold(word).strip(".") not in SUFFIXES]
    words = _WORD.findall(head)
    weighty = [word for word in words if fold(word) not in PARTICLES]
    if comma and tail_words and len(weighty) <= 2 and fold(tail_words[0]).strip(".") not in TITLES:
        words = [*tail_words, *words]  # "Doe, John"
    folded = [fold(part).strip(".").replace("’", "") for part in (*words, *_WORD.findall(tail))]
    generation = next((word for word in folded[1:] if word in GENERATIONS), "")
    gender = next((HONORIFICS[word] for word in folded if word in HONORIFICS), "")
    kept = [word for part in words if (word := fold(part).strip(".").replace("’", "")) and word not in SUFFIXES]
    last_title = max(
        (at for at, word in enumerate(kept[:-1]) if word in TITLES and (not at or word not in LEADING)), default=-1
    )
    kept = kept[last_title + 1 :]  # "Transportation Commissioner Edith Varga"
    if not kept or kept[-1] in TITLES or (len(kept) > 1 and kept[0] == "the"):  # "TO: The file"
        return None
    at = len(kept) - 1
    while at > 1 and kept[at - 1] in PARTICLES:
        at -= 1
    home = fold(printed[whole.end("name") :]).split(" the ")[-1].removeprefix("of ").strip() if whole else ""
    return NameParts(
        given=tuple(kept[:at]),
        surname=" ".join(kept[at:]),
        home="" if at else home,
        generation=generation,
        gender=gender,
    )


def split_names(printed: str) -> list[str]:
    """Return the names of a list: "Doe, John; Roe, Jane", "John Doe, Jane Roe", "John Doe and Jane Roe".

    A comma parts two names only where full names stand on all its sides, so "Doe, John" and "John Doe, Chief" stay.
    """
    found: list[str] = []
    for part in printed.split(";"):
        pieces = [piece for piece in re.split(r",\s*|\s+and\s+", part) if piece.strip()]
        named = [parse_name(piece) for piece in pieces]
        listed = len(pieces) > 1 and all(
            name is not None and name.given and name.given[0] not in TITLES and piece.strip()[:1].isupper()
            for name, piece in zip(named, pieces, strict=True)
        )
        found += pieces if listed and not any(is_body(piece) for piece in pieces) else [part]
    return [" ".join(name.split()) for name in found if name.strip()]


def given_names_fit(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """True when the given names can be one person's: the first ones equal, one short for the other, or absent.

    An initial and a pet form are short ("E.", "Bill"); a second given name must not contradict.
    """
    if not first or not second:
        return True
    a, b = first[0], second[0]
    if a == b or is_short_for(a, b):
        middle_a, middle_b = first[1:2], second[1:2]
        return not (middle_a and middle_b) or middle_a[0][0] == middle_b[0][0]
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def can_be_one(first: NameParts, second: NameParts) -> bool:
    """True when two names can be one person's: equal surnames, given names, generations and titles that fit."""
    return (
        first.key == second.key
        and (not (first.generation and second.generation) or first.generation == second.generation)
        and (not (first.gender and second.gender) or first.gender == second.gender)
        and (not (first.home and second.home) or first.home == second.home)
        and given_names_fit(first.given, second.given)
    )


@lru_cache(maxsize=65536)
def skeleton(surname: str) -> str:
    """Return the consonants of a surname, sound-alike letters folded: "Aukerman" and "Auckermann" give "krmn".

    Source: the key that did best on transliterated names in our own comparison of name matchers
    (docs/people.md); it confuses look-alikes such as Hussein and Hassan, so it only proposes.
    """
    text = fold(surname)
    text = re.sub(r"\b(?:al|el|abd|abu|bin|ibn)[ -]?", "", text)
    for sound, letter in _SOUNDS:
        text = text.replace(sound, letter)
    letters = [char for char in text if char.isalpha()]
    kept = [char for index, char in enumerate(letters) if char not in "aeiouh" and letters[index - 1 : index] != [char]]
    return "".join(kept)


def spelling_likeness(first: str, second: str) -> float:
    """Return 0 to 1: one less the share of letters to change, 1 for equal surnames."""
    return float(DamerauLevenshtein.normalized_similarity(fold(first), fold(second)))
