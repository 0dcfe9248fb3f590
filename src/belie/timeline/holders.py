"""Who held an office at the time of a statement: "the Commissioner" of 2017 is not the one of 2019."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from belie.domain.dates import When
from belie.domain.ids import DocumentId
from belie.domain.people import Manner, Tenure
from belie.statements.offices import manner_of, split_office
from belie.statements.roles import is_one_person, is_vague
from belie.timeline.bodies import body_key
from belie.timeline.register import Group, Register
from belie.timeline.tenures import describe, had_ended, holds, is_office, office_key

_DEFINITE = re.compile(r"^(?:the|this|that|then|[\w .&’'-]+['’]s?)[\s-]", re.IGNORECASE)
_NAMES_BODY = re.compile(r"^[A-ZÀ-Þ]")


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
        self._held: dict[str, list[tuple[Group, Tenure]]] = defaultdict(list)
        for group, held in tenures.values():
            for tenure in held:
                self._held[office_key(tenure.role)].append((group, tenure))
        self._near: dict[tuple[DocumentId, int], bool] = {}

    def find(self, document: DocumentId, phrase: str, when: When | None) -> Holder | None:
        """Return who "the director of the Port Office" was at a time; None where the phrase names no one office."""
        words = " ".join(phrase.split())
        if is_vague(words):
            return None
        definite = _DEFINITE.match(words)
        manner, office = manner_of(re.sub(r"^(?:the|this|that)\s+", "", words, flags=re.IGNORECASE))
        role, body = split_office(office)
        if (
            not role
            or not is_office(role)
            or not is_one_person(f"the {role}")
            or not (definite or (body and _NAMES_BODY.match(words)))
        ):
            return None
        key = office_key(role)
        every = self._of_body(self._held.get(key, []), body)
        if not every:
            return None
        told = f"The {key}"
        near = [(group, tenure) for group, tenure in every if self._tied(document, group, tenure, body)]
        if not near:
            return Holder(None, f"{told}: no paper ties who held the office to this one.")
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

    def _of_body(self, held: Sequence[tuple[Group, Tenure]], body: str) -> list[tuple[Group, Tenure]]:
        """Return the tenures in a body; those that name none only where none names it."""
        if not body:
            return list(held)
        wanted = set(body_key(body).split())
        named = [(group, tenure) for group, tenure in held if tenure.body and _one_body(tenure.body, wanted)]
        return named or [(group, tenure) for group, tenure in held if not tenure.body]

    def _tied(self, document: DocumentId, group: Group, tenure: Tenure, body: str) -> bool:
        """True when the paper has to do with the holder: it names him, his office's body, or somebody of his papers."""
        if body:
            return True
        key = (document, id(tenure))
        if key not in self._near:
            here = self._register.people_in.get(document, set())
            papers = {held.document for held in tenure.evidence}
            self._near[key] = (
                document in papers
                or group in here
                or any(here & self._register.people_in.get(paper, set()) for paper in papers)
                or bool(tenure.body and self._register.names_body(document, tenure.body))
            )
        return self._near[key]

    def _one(self, told: str, held: Sequence[tuple[Group, Tenure]], why: str) -> Holder:
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
