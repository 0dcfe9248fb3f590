"""Which date in the same text an event has: "his promotion" is dated by "was promoted on October 1, 2007".

A match needs a shared word stem beside one dated clause; with several dated clauses that fit, nothing is chosen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from belie.timex.reading import Reading

_SELF = re.compile(
    r"\b(?:this|the\s+present)\s+(?:order|declaration|affidavit|letter|memo(?:randum)?|complaint|petition|motion|"
    r"notice|agreement|report|brief|decision|opinion|e-?mail|message|filing|document|"
    r"statement|contract|judgment|stipulation)\b|\bhereof\b",
    re.IGNORECASE,
)
_STOP = frozenset(
    (
        "the a an of to in on at was were is had been s his her its their my our your that this these those "
        "he she they it we i by for with from into date day time first second last new same and or not be "
        "has have did "
    ).split()
)
# Words for one act, by stem: "filed" and "docketed" tell the same event.
_SAME_ACT = (
    {"filin", "filed", "filing", "docke", "enter", "entry"},
    {"meeti", "met"},
    {"close", "closu", "closi"},
)
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class DatedClause:
    """Words told together with a calendar value."""

    words: str
    value: str
    at: int = -1  # where the value stands in the view


def stems(words: str) -> set[str]:
    """Return the first letters (at most five) of the words that carry meaning, verb endings cut."""
    found = set()
    for word in _WORD.findall(words.lower()):
        if word in _STOP:
            continue
        stem = re.sub(r"(?:ings?|ed|es|s|ion|ions|ment|ments|ure|al|e)$", "", word) if len(word) > 4 else word
        stem = stem[:5]
        found.add(next((min(group) for group in _SAME_ACT if stem in group or word[:5] in group), stem))
    return found


class DatedClauses:
    """The dated clauses of a text, found again by the stems of their words or by where the date stands."""

    def __init__(self, clauses: Sequence[DatedClause]) -> None:
        self._clauses = clauses
        self._at = {clause.at: clause.value for clause in clauses}
        self._by_stem: dict[str, list[int]] = {}
        for index, clause in enumerate(clauses):
            for stem in stems(clause.words):
                self._by_stem.setdefault(stem, []).append(index)

    def date_at(self, at: int) -> str:
        """Return the value that stands at an offset of the view, or ""."""
        return self._at.get(at, "")

    def date_of(self, words: str, reading: Reading) -> str:
        """Return the value of the one dated clause that tells the event, the document date for "this order", or ""."""
        if _SELF.search(words):
            return reading.dct.isoformat() if reading.dct else ""
        low = re.sub(r"^the\s+", "", words.lower()).strip(" \"'“”")
        for name, (value, _) in reading.named.items():
            if low in (name, f"date of {name}"):
                return value
        wanted = stems(words)
        shared: Counter[int] = Counter()
        for stem in wanted:
            places = self._by_stem.get(stem, [])
            if len(places) <= _TOO_COMMON:
                shared.update(places)
        fits = {index: count for index, count in shared.items() if count == len(wanted) or count >= 2}
        if not fits:
            return ""
        best = max(fits.values())
        values = {self._clauses[index].value for index, count in fits.items() if count == best}
        return values.pop() if len(values) == 1 else ""


_TOO_COMMON = 100  # a stem beside more dates than this tells no one event, and would make long texts slow
