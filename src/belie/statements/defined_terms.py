"""Terms that a paper defines for a name: "the Bureau of Returns (“BOR”)", "hereinafter “Witness 1”"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from belie.domain.people import NameMention
from belie.domain.spans import Span

REACH = 160  # characters from a definition back to the name it is for
_TERM = r"[“\"'‘](?:the\s+|The\s+)?(?P<term>[A-Z][\w.&’ -]{0,38}[\w.])[,.]?[”\"'’]"
_OTHER = r"[“\"'‘](?:the\s+|The\s+)?(?P<other>[A-Z][\w.&’ -]{0,38}[\w.])[,.]?[”\"'’]"
_LEAD = r"(?:(?:hereinafter|hereafter|collectively|referred to as|also known as|a/k/a|or|the|and)[,:]?\s+){0,3}"
_QUOTED = re.compile(
    rf"\(\s*{_LEAD}{_TERM}(?:\s*(?:or|and|,)\s*(?:the\s+)?{_OTHER})?\s*\)"
    r"|\b(?:hereinafter|hereafter|a/k/a|also known as)[,:]?\s+(?:the\s+|as\s+|referred to as\s+)?"
    + _TERM.replace("term", "bare")
)
_ACRONYM = re.compile(r"\((?P<term>[A-Z][A-Z&]{1,7})\)")
_SMALL = frozenset({"of", "the", "and", "for", "&"})


@dataclass(frozen=True, slots=True)
class Defined:
    """A term and the place of the name it stands for."""

    term: str  # "BOR", "Witness 1", without "the"
    name: Span


def find_defined(text: str, mentions: Sequence[NameMention]) -> list[Defined]:
    """Return the terms a paper defines for names, in order of place.

    The name is the one right before, or nearer than `REACH` the one that shares a word or its first letters with the
    term: in "Wanda Orle, who ran Unit 4 for the Port (“Orle”)" it is Wanda Orle.

    Args:
        text: The document.
        mentions: Its names, in order of place.
    """
    return [
        Defined(term, name)
        for at, term, quoted in _terms(text)
        if (name := _defined_name(text, mentions, _before(mentions, at), at, term, quoted=quoted)) is not None
    ]


def initials(name: str) -> set[str]:
    """Return the letters a name may be shortened to: "BOR" and "BR" for "Bureau of Returns"."""
    words = re.findall(r"[^\W\d_][\w’']*", name)
    main = [word for word in words if word.lower() not in _SMALL]
    return {"".join(word[0] for word in each).upper() for each in (words, main) if len(each) > 1}


def _terms(text: str) -> Iterator[tuple[int, str, bool]]:
    for match in _QUOTED.finditer(text):
        for group in ("term", "other", "bare"):
            if match[group]:
                yield match.start(), " ".join(match[group].split()), True
    for match in _ACRONYM.finditer(text):
        yield match.start(), match["term"], False


def _before(mentions: Sequence[NameMention], at: int) -> int:
    """Return how many mentions end at or before a place."""
    low, high = 0, len(mentions)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if mentions[middle].span.end <= at else (low, middle)
    return low


def _defined_name(
    text: str, mentions: Sequence[NameMention], count: int, at: int, term: str, *, quoted: bool
) -> Span | None:
    words = set(term.lower().split())
    for mention in reversed(mentions[max(0, count - 8) : count]):
        if at - mention.span.end > REACH or "\n\n" in text[mention.span.end : at]:
            return None
        shares = bool(words & set(mention.name.lower().split())) or term.upper().replace(".", "") in initials(
            mention.name
        )
        touches = not text[mention.span.end : at].strip(" ,\n")
        if shares or (quoted and touches):
            return mention.span
    return None
