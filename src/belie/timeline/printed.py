"""The names that papers print, each with one kind in the whole record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from belie.domain.ids import DocumentId
from belie.domain.people import AliasClaim, NameKind
from belie.timeline.bodies import generic_noun, is_united_states
from belie.timeline.names import fold, is_body, parse_name

_NO_NAME = re.compile(r"\d|--|—|_")
_BELONGS = re.compile(r"\s(?:of|from|with|for|at)\s")


@dataclass(frozen=True, slots=True)
class Printed:
    """One name as a document prints it, with the role beside it; `count` 0 for a name that is only told of."""

    document: DocumentId
    name: str
    kind: NameKind
    role: str = ""
    count: int = 1


def is_short(name: str) -> bool:
    """True for initials: "BOR", "D.O.J.", "DoJ"."""
    letters = name.replace(".", "")
    capitals = sum(char.isupper() for char in letters)
    return (
        not is_united_states(name)
        and letters.isalpha()
        and 2 <= len(letters) <= 6
        and capitals >= max(2, len(letters) - 1)
    )


def is_spelt(short: str, name: str) -> bool:
    """True when initials, which no paper explains, are those of every main word of a body's name."""
    every = re.findall(r"[^\W\d_]+", name)
    words = [word for word in every if word.lower() not in ("of", "and", "the", "for", "on")]
    initials = ["".join(word[0] for word in some).upper() for some in (words, every)]
    return len(words) > 1 and short.upper() in initials and (is_body(name) or words[-1] in ("Nations", "States"))


def told_of(aliases: Iterable[AliasClaim]) -> Iterable[Printed]:
    """Yield the names that papers only tell of beside another: they need no mention of their own."""
    for alias in aliases:
        for name in (alias.name, alias.other):
            yield Printed(alias.document, name, alias.kind, count=0)


def with_kinds(printed: Sequence[Printed]) -> list[Printed]:
    """Return the names with one kind a form: the commonest, a body by its words, a known surname a person's."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    surnames: set[tuple[DocumentId, str]] = set()
    for one in printed:
        if one.kind is not NameKind.PLACE:
            votes[fold(one.name)][one.kind] += 1
        if one.kind is NameKind.PERSON and (parts := parse_name(one.name)) and parts.full:
            surnames.add((one.document, parts.key))
    kinds: dict[str, NameKind] = {}
    found = []
    for one in printed:
        if one.kind is NameKind.PLACE:
            continue
        form = fold(one.name)
        if form not in kinds:
            kinds[form] = _kind(one.name, votes[form])
        kind = kinds[form]
        if kind is NameKind.PERSON and _NO_NAME.search(one.name):
            continue  # "Rule 29.12(c", "Order 49"
        if kind is NameKind.ORGANISATION and " " not in form and (one.document, form) in surnames:
            kind = NameKind.PERSON
        found.append(Printed(one.document, one.name, kind, one.role, one.count))
    return found


def _kind(name: str, votes: Mapping[NameKind, int]) -> NameKind:
    head = _BELONGS.split(name, maxsplit=1)[0]
    if " " in head and not is_body(head) and votes[NameKind.PERSON] > votes[NameKind.ORGANISATION]:
        return NameKind.PERSON  # "Edith Varga of the Port Office"
    if is_body(name) and (" " in name or generic_noun(name) or votes[NameKind.ORGANISATION] >= votes[NameKind.PERSON]):
        return NameKind.ORGANISATION
    if votes[NameKind.ORGANISATION] > votes[NameKind.PERSON]:
        return NameKind.ORGANISATION
    return NameKind.PERSON
