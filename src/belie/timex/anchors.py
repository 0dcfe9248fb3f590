"""Which date in the same text an event has: "his promotion" is dated by "was promoted on October 1, 2007".

A match needs a shared word stem beside one dated clause; with several dated clauses that fit, nothing is chosen.
"""

from __future__ import annotations

import re
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


def date_of_event(words: str, clauses: Sequence[DatedClause], reading: Reading) -> str:
    """Return the value of the one dated clause that tells the event, the document date for "this order", else ""."""
    if _SELF.search(words):
        return reading.dct.isoformat() if reading.dct else ""
    low = re.sub(r"^the\s+", "", words.lower()).strip(" \"'“”")
    for name, (value, _) in reading.named.items():
        if low == name or low == f"date of {name}":
            return value
    wanted = stems(words)
    if not wanted:
        return ""
    fits = []
    for clause in clauses:
        shared = wanted & stems(clause.words)
        if len(shared) == len(wanted) or len(shared) >= 2:
            fits.append((len(shared), clause.value))
    if not fits:
        return ""
    best = max(count for count, _ in fits)
    values = {value for count, value in fits if count == best}
    return values.pop() if len(values) == 1 else ""
