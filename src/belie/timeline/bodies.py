"""Institutions by name: one key for every way to print it, what a bare "the ministry" may mean, who speaks for whom."""

from __future__ import annotations

import re
from functools import lru_cache

from belie.timeline.names import BODY_WORDS, fold

# Nouns that name no body by themselves: which ministry is meant, the paper tells.
GENERIC = frozenset(
    """administration agency association authority board bureau center centre clinic coalition college command
    commission committee company corporation council county department district division embassy facility
    force foundation government group hospital institute jail ministry network office organisation
    organization party police prison project section service services society state team union unit
    university""".split()
)
# Of these the paper's own words tell least: "this administration", "the party", "each state" may be anybody's.
LOOSE = frozenset("administration force network party project service state society team union".split())
_STATES = frozenset({"united states", "u s", "us", "usa", "u s a", "america", "united states of america"})
_SMALL = frozenset(("the", "of", "and", "for", "a", "an", "&", "s"))
_ARTICLE = re.compile(r"^(?:the|this|that|our|its|said)\s+", re.IGNORECASE)
_OFFICE = r"(?:spokes(?:man|woman|person|people|men|women)|press\s+(?:secretary|office|officer))"
_SPEAKS_FOR = re.compile(rf"\b{_OFFICE}\s+(?:for|of|at|with|from)\s+(?P<body>[^,;()]+)$", re.IGNORECASE)
_SPEAKER_OF = re.compile(rf"^(?P<body>[^,;()]+?)(?:['’]s?)?\s+{_OFFICE}$", re.IGNORECASE)


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """Return what every way to print a body has in common, "" for a name without letters.

    Small words, order and a leading country go: "the U.S. Department of State" and "State Department" are one.
    """
    words = re.findall(r"[a-z0-9]+", fold(name).replace(".", ""))
    if " ".join(words) in _STATES:
        return "states united"
    kept = [word for word in words if word not in _SMALL]
    lead = 1 if kept[:1] in (["us"], ["usa"]) else 2 if kept[:2] == ["united", "states"] else 0
    rest = kept[lead:]
    # A "Supreme Court" may be a state's.
    if lead and "court" not in rest and (len(rest) > 1 or (rest and rest[0] in BODY_WORDS - GENERIC)):
        kept = rest
    return " ".join(sorted(kept)) if kept else " ".join(words)


def generic_noun(name: str) -> str:
    """Return the noun of a name that any body of its kind may have ("the Ministry"), lower case, or ""."""
    words = _ARTICLE.sub("", name.strip()).lower().strip(" .,")
    return words if words in GENERIC else ""


def is_kind(name: str, noun: str) -> bool:
    """True when a body is what the noun says: "Ministry of Returns" and "Port Ministry" are ministries.

    "Board of the Ministry" is none.
    """
    words = [word.strip(".,").lower() for word in name.split() if word.lower() not in ("the", "a", "an")]
    front = words[: words.index("of")] if "of" in words else words
    return len(words) > 1 and bool(front) and front[-1] == noun


def is_united_states(name: str) -> bool:
    """True for the country, whose government papers call "the Government"."""
    return " ".join(re.findall(r"[a-z]+", name.lower())) in _STATES


def spoken_for(phrase: str) -> str:
    """Return whom a spokesman speaks for: "the ministry" for "a spokesman for the ministry"; "" for anybody else."""
    words = " ".join(phrase.split())
    match = _SPEAKS_FOR.search(words) or _SPEAKER_OF.match(words)
    return re.sub(r"^(?:an?|one)\s+", "", match["body"]).strip() if match else ""
