"""Who held an office at the time of a statement: "the Commissioner" of 2017 is not the one of 2019."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from belie.domain.dates import When
from belie.domain.ids import DocumentId
from belie.domain.people import Manner, Tenure
from belie.statements.offices import manner_of, split_office
from belie.statements.roles import is_one_person, is_vague, role_head
from belie.timeline.bodies import body_key
from belie.timeline.groups import Group
from belie.timeline.register import Register
from belie.timeline.tenures import describe, had_ended, holds, office_key

# Offices with one holder in a body at a time; of "the senator" and "the officer" there are many.
_SINGLE = frozenset(
    """administrator ambassador auditor ceo cfo chair chairman chairperson chairwoman chancellor chief commander
    commissioner comptroller consul controller coo coroner curator dean director governor head inspector
    king manager mayor minister ombudsman pope premier president principal registrar secretary sheriff
    superintendent treasurer undersecretary warden""".split()
)
_SEVERAL = re.compile(r"\s(?:and|or)\s", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|this|that|then|[\w .&’'-]+['’]s?)[\s-]", re.IGNORECASE)
_NAMES_BODY = re.compile(r"^[A-ZÀ-Þ]")


_Held: TypeAlias = tuple[Group, Tenure]


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom an office means, or why nobody."""

    group: Group | None
    because: str


class Offices:
    """Every office of the record with those who held it."""

    def __init__(self, register: Register, tenures: Mapping[int, tuple[Group, Sequence[Tenure]]]) -> None:
        """Take the tenures of every group, by its identity."""
        self._register = register
        self._held: dict[str, list[_Held]] = defaultdict(list)
        self._told_in: dict[tuple[str, DocumentId], list[_Held]] = defaultdict(list)
        self._of_group: dict[tuple[str, int], list[_Held]] = defaultdict(list)
        self._in_body: dict[tuple[str, str], list[_Held]] = defaultdict(list)
        for group, held in tenures.values():
            for tenure in held:
                key = office_key(tenure.role)
                self._held[key].append((group, tenure))
                self._of_group[key, id(group)].append((group, tenure))
                if tenure.body:
                    self._in_body[key, body_key(tenure.body)].append((group, tenure))
                for paper in {one.document for one in tenure.evidence}:
                    self._told_in[key, paper].append((group, tenure))
        self._papers: dict[int, list[DocumentId]] = defaultdict(list)
        for document, people in register.people_in.items():
            for group in people:
                self._papers[id(group)].append(document)
        self._near: dict[tuple[DocumentId, str], list[_Held]] = {}
        self._named: dict[tuple[str, str], list[_Held]] = {}

    def find(self, document: DocumentId, phrase: str, when: When | None) -> Holder | None:
        """Return who "the director of the Port Office" was at a time; None where the phrase names no one office."""
        words = " ".join(phrase.split())
        if is_vague(words) or _SEVERAL.search(words):
            return None
        definite = _DEFINITE.match(words)
        manner, office = manner_of(re.sub(r"^(?:the|this|that)\s+", "", words, flags=re.IGNORECASE))
        role, body = split_office(office)
        if (
            not role
            or role_head(role) not in _SINGLE
            or not is_one_person(f"the {role}")
            or not (definite or (body and _NAMES_BODY.match(words)))
        ):
            return None
        key = office_key(role)
        told = f"The {key}"
        near = self._of_body(key, body) if body else self._tied(document, key)
        if not near:
            known = bool(self._held.get(key)) and not body
            return Holder(None, f"{told}: no paper ties who held the office to this one.") if known else None
        if manner is Manner.FORMER:
            return self._one(told, [(g, t) for g, t in near if when and had_ended(t, when)], "held it before")
        if when is None or (when.earliest is None and when.latest is None):
            return self._one(told, near, "the only one known to have held it")
        covering = [(group, hold) for group, tenure in near if (hold := holds(tenure, when))]
        sure = [(group, hold.tenure) for group, hold in covering if hold.sure]
        if sure:
            return self._one(f"{told} at {when}", sure, "")
        if covering:
            return self._one(f"{told} about {when}", [(group, hold.tenure) for group, hold in covering], "")
        return Holder(None, f"{told}: nobody is known to have held the office at {when}.")

    def _of_body(self, key: str, body: str) -> list[_Held]:
        """Return the tenures in a body; those that name none only where none names it."""
        if (key, body) not in self._named:
            wanted = set(body_key(body).split())
            held = self._held.get(key, [])
            named = [(group, tenure) for group, tenure in held if tenure.body and _one_body(tenure.body, wanted)]
            self._named[key, body] = named or [(group, tenure) for group, tenure in held if not tenure.body]
        return self._named[key, body]

    def _tied(self, document: DocumentId, key: str) -> list[_Held]:
        """Return the holders a paper has to do with: it names them, their body, or somebody of the papers on them."""
        if (document, key) not in self._near:
            found = list(self._told_in.get((key, document), ()))
            for group in self._register.people_in.get(document, ()):
                found += self._of_group.get((key, id(group)), ())
                for paper in self._papers[id(group)]:
                    found += self._told_in.get((key, paper), ())
            for body in self._register.bodies_of(document):
                found += self._in_body.get((key, body), ())
            unique = {id(tenure): (group, tenure) for group, tenure in found}
            ordered = sorted(unique.values(), key=lambda held: (held[0].ident(), describe(held[1])))
            self._near[document, key] = ordered
        return self._near[document, key]

    def _one(self, told: str, held: Sequence[_Held], why: str) -> Holder:
        """Return the only holder, or say who may be meant."""
        groups = {id(group): (group, tenure) for group, tenure in held}
        if len(groups) == 1:
            group, tenure = next(iter(groups.values()))
            return Holder(group, f"{told} was {group.name()} ({f'{why}; ' if why else ''}{describe(tenure)})")
        if not groups:
            return Holder(None, f"{told}: nobody is known to have {why or 'held it'}.")
        names = sorted(group.name() for group, _ in groups.values())
        more = f" or {len(names) - 3} more" if len(names) > 3 else ""
        return Holder(None, f"{told} may be {' or '.join(names[:3])}{more}.")


def _one_body(name: str, wanted: set[str]) -> bool:
    """True for one body, and for a part of it or what it is a part of."""
    words = set(body_key(name).split())
    return words <= wanted or wanted <= words
