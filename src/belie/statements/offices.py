"""A phrase for an office taken apart: the role, the body it belongs to, and what a word before it says of its time."""

from __future__ import annotations

import re
from functools import lru_cache

from belie.domain.people import Manner
from belie.statements.roles import SPEAKING_NOUNS, role_head

_LINK = re.compile(r"\s+(?:of|for|at|with|from)\s+(?:(?:the|our|its|their|this|an?)\s+)?(?=[A-ZÀ-Þ])")
_BODY_END = re.compile(
    r"(?:,|;|\(|--|—|\s+(?:in|since|from|until|who|where|when|on|at|with|during|under|as|are|is|was|were|has|have|had|that"
    r"|which)\s+)"
)
_LEAD = re.compile(
    r"^(?:(?:the|an?|his|her|its|our|their|my|our|then|now|also|current|currently|longtime|late)\s+)+", re.IGNORECASE
)
# "in her official capacity as Governor", "pleased that members"
_RUN_UP = re.compile(r"^(?:[^,;]*\s)?(?:as|because|that|and|by|than|when|while|is|was|to)\s+(?:the\s+|an?\s+)?(?=\S)")
_BEFORE = re.compile(r"^(?:the\s+)?(?P<word>former|formerly|ex|once|retired|then)[-\s]+(?:the\s+)?", re.IGNORECASE)
_TO_COME = re.compile(r"^(?:the\s+)?(?:incoming|would-be|future|next|elect)[-\s]", re.IGNORECASE)
_RANKS = frozenset("deputy assistant associate vice acting under senior chief former principal".split())
_OWNER = re.compile(r"^(?P<body>[^,;]{2,60}?)['’]s?\s+(?P<role>[^,;]+)$")


@lru_cache(maxsize=16384)
def manner_of(phrase: str) -> tuple[Manner, str]:
    """Return what the word before an office says of its time, and the phrase without it.

    "former director" gives FORMER and "director", "then-minister" THEN and "minister", "acting director" HELD and
    itself.
    """
    words = phrase.strip()
    before = _BEFORE.match(words)
    if before is None:
        return Manner.HELD, words
    manner = Manner.THEN if before["word"].lower() == "then" else Manner.FORMER
    return manner, words[before.end() :].strip()


@lru_cache(maxsize=16384)
def split_office(phrase: str) -> tuple[str, str]:
    """Return the role and the body of an office, ("", "") where the phrase names none.

    "the Deputy Director of the Bureau of Returns" gives "Deputy Director" and "Bureau of Returns"; "Port Office
    spokesman" gives "spokesman" and "Port Office"; a body in small letters ("spokesman for the ministry") is none.
    """
    words = _LEAD.sub("", " ".join(phrase.split()).strip(" ,;“”\"'()"))
    words = _RUN_UP.sub("", words)
    if not words or _TO_COME.match(words):
        return "", ""
    owner = _OWNER.match(words)
    if owner and role_head(owner["role"]):
        role, body = split_office(owner["role"])
        return role, body or (owner["body"] if owner["body"][0].isupper() else "")
    link = _LINK.search(words)
    if link and role_head(words[: link.start()]):
        rest = words[link.end() :]
        end = _BODY_END.search(rest)
        body = rest[: end.start()] if end else rest
        role, before = split_office(words[: link.start()])
        return role, body.strip() or before
    if not role_head(words):
        return "", ""
    pieces = words.split()
    if pieces[0].lower() in _RANKS:  # "Deputy Defense Secretary" is no secretary of "Deputy Defense"
        return words, ""
    for cut in range(len(pieces) - 1, 1 if not pieces[0].isupper() else 0, -1):
        if pieces[cut - 1].lower().strip(".,") in SPEAKING_NOUNS and pieces[0][0].isupper():
            return " ".join(pieces[cut:]), " ".join(pieces[:cut])
    return words, ""
