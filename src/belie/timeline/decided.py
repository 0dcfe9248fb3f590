"""Reviewers' decisions laid over what the rules found, in the order in which they were recorded.

A decision finds its people by name and its statements by place, so it outlives another analysis; one that finds
nothing changes nothing and is listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from belie.domain.ids import DocumentId, PersonId, StatementId, stable_hash
from belie.domain.name_decisions import Bearer, DecisionKind, NameDecision, StatementAt, Unapplied, in_force
from belie.domain.people import MergeProposal, NameForm, Person
from belie.domain.spans import Span
from belie.domain.statements import Identification, Statement
from belie.timeline.names import fold, parse_name
from belie.timeline.tenures import make_tenures

REVIEWER = "reviewer"  # how `decided_by` of what a decision settled begins


@dataclass(slots=True)
class Judged:
    """An identification while decisions are applied; `form` is the printed name that it went by."""

    statement: Statement
    who: Identification
    form: str = ""


class Decided:
    """The people, identifications and proposals of a matter, to be changed by decisions."""

    def __init__(self, people: Iterable[Person], judged: Sequence[Judged], proposals: Iterable[MergeProposal]) -> None:
        """Take what the rules found."""
        self.people: dict[PersonId, Person] = {person.id: person for person in people}
        self.judged = judged
        self.proposals = list(proposals)
        self.unapplied: list[Unapplied] = []
        self._by_form: dict[str, set[PersonId]] = defaultdict(set)
        for person in self.people.values():
            self._index(person)
        self._by_id: dict[StatementId, Judged] = {held.statement.id: held for held in judged}
        self._in: dict[DocumentId, list[Judged]] | None = None

    def apply(self, decisions: Iterable[NameDecision]) -> None:
        """Apply the decisions in force; those that find nothing are in `unapplied`."""
        for decision in in_force(decisions):
            why = self._apply(decision)
            if why:
                self.unapplied.append(Unapplied(decision=decision.id, because=why))

    def _apply(self, decision: NameDecision) -> str:
        """Apply one decision; return why it could not be, or ""."""
        if decision.kind is DecisionKind.NAME:
            return self._name(decision)
        found = [self._bearer(bearer) for bearer in decision.bearers]
        if decision.kind is DecisionKind.REJECT:
            return self._reject(found)
        if decision.kind is DecisionKind.SPLIT and decision.statements:
            return self._split_statements(decision)
        lacking = next((why for person, why in found if person is None), "")
        people = [person for person, _ in found if person is not None]
        if lacking:
            return lacking
        if decision.kind is DecisionKind.SPLIT:
            return self._split(decision, people[0])
        first, second = people
        if first.id == second.id:
            return f"{decision.bearers[0].name} and {decision.bearers[1].name} are one person already."
        self._merge(first, second, decision)
        return ""

    def _bearer(self, bearer: Bearer) -> tuple[Person | None, str]:
        """Return whom a decision names, or why nobody."""
        found = [self.people[ident] for ident in sorted(self._by_form.get(fold(bearer.name), ()))]
        found = [person for person in found if person.kind is bearer.kind]
        if bearer.document is not None and len(found) > 1:
            found = [person for person in found if _stands_in(person, bearer.name, bearer.document)]
        if len(found) > 1:
            found = [person for person in found if fold(person.name) == fold(bearer.name)] or found
        if not found:
            return None, f"Nobody is called {bearer.name}."
        return (found[0], "") if len(found) == 1 else (None, f"{len(found)} people are called {bearer.name}.")

    # merge
    def _merge(self, first: Person, second: Person, decision: NameDecision) -> None:
        forms = _joined([*first.forms, *(_told(form, decision) for form in second.forms)])
        evidence = {held: None for person in (first, second) for one in person.tenures for held in one.evidence}
        self._drop(second)
        self._put(
            replace(
                first,
                names=tuple(form.name for form in forms),
                roles=tuple(dict.fromkeys([*first.roles, *second.roles])),
                forms=forms,
                tenures=make_tenures(evidence),
            )
        )
        for held in self.judged:
            if held.who.person == second.id:
                because = f"{held.who.because}; {second.name} is {first.name}: {decision.because}"
                held.who = replace(
                    held.who, person=first.id, declarant=first.name, decided_by=_by(decision), because=because
                )
        for at, proposal in enumerate(self.proposals):
            sides = [first.id if side == second.id else side for side in (proposal.first, proposal.second)]
            one, other = sorted(sides)
            self.proposals[at] = replace(proposal, first=one, second=other)
        self.proposals = [held for held in self.proposals if held.first != held.second]

    # split
    def _split_statements(self, decision: NameDecision) -> str:
        places = self._places(decision.statements)
        for held in places:
            held.who = Identification(
                statement=held.statement.id,
                person=None,
                declarant="",
                decided_by=_by(decision),
                because=f"Not {held.who.declarant or decision.bearers[0].name}: {decision.because}",
            )
            held.form = ""
        return "" if places else "The statement is not found."

    def _split(self, decision: NameDecision, person: Person) -> str:
        only = decision.form_in
        wanted = fold(decision.form)
        moved, kept = _parted(person, wanted, only)
        if not moved:
            return f"{person.name} is not called {decision.form}."
        if not kept:
            return f"{person.name} has no other name than {decision.form}."
        went = {(fold(form.name), document) for form in moved for document in form.documents}
        evidence = [held for one in person.tenures for held in one.evidence]
        mine = [held for held in evidence if (fold(held.name), held.document) in went]
        rest = [held for held in evidence if (fold(held.name), held.document) not in went]
        name = next((form.name for form in kept if form.name == person.name), "") or _fullest(kept)
        new = Person(
            id=PersonId(stable_hash("person apart", person.kind.value, wanted, person.id, only or "")),
            kind=person.kind,
            name=_fullest(moved),
            names=tuple(form.name for form in moved),
            roles=tuple(dict.fromkeys(held.role for held in mine)),
            forms=tuple(_told(form, decision) for form in moved),
            tenures=make_tenures(mine),
        )
        self._drop(person)
        left = replace(
            person, name=name, names=tuple(form.name for form in kept), forms=tuple(kept), tenures=make_tenures(rest)
        )
        self._put(left)
        self._put(new)
        for held in self.judged:
            if held.who.person != person.id:
                continue
            if (fold(held.form), held.statement.document) in went:
                because = f"{held.who.because}; {decision.form} is not {left.name}: {decision.because}"
                held.who = replace(
                    held.who, person=new.id, declarant=new.name, decided_by=_by(decision), because=because
                )
            else:
                held.who = replace(held.who, declarant=left.name)
        gone = {person.id, new.id}
        self.proposals = [held for held in self.proposals if {held.first, held.second} != gone]
        return ""

    # name
    def _name(self, decision: NameDecision) -> str:
        places = self._places(decision.statements)
        if not places:
            return "The statement is not found."
        bearer = decision.bearers[0]
        person, why = self._bearer(bearer)
        if person is None:
            if self._by_form.get(fold(bearer.name)):
                return why
            person = _stranger(bearer)
            self._put(person)
        for held in places:
            held.who = Identification(
                statement=held.statement.id,
                person=person.id,
                declarant=person.name,
                decided_by=_by(decision),
                because=decision.because,
            )
            held.form = bearer.name
        return ""

    def _places(self, wanted: Sequence[StatementAt]) -> list[Judged]:
        """Return the statements that places name: by id, else the one in that place with most of its words."""
        found: dict[StatementId, Judged] = {}
        for place in wanted:
            one = self._by_id.get(place.statement) or self._nearest(place)
            if place.alike:
                speaker = one.statement.speaker if one else place.speaker
                for held in self._document(place.document):
                    if speaker and fold(held.statement.speaker) == fold(speaker):
                        found[held.statement.id] = held
            if one is not None:
                found[one.statement.id] = one
        return list(found.values())

    def _nearest(self, place: StatementAt) -> Judged | None:
        words = " ".join(place.content.split()).casefold()
        best: tuple[int, Judged] | None = None
        for held in self._document(place.document):
            span = Span(held.statement.anchor.start, held.statement.anchor.end)
            shared = min(span.end, place.span.end) - max(span.start, place.span.start)
            content = held.statement.content.casefold()
            same = content == words
            near = 2 * shared > max(len(span), len(place.span)) and (content in words or words in content)
            if (same or near) and (best is None or shared > best[0]):
                best = (shared, held)
        return best[1] if best else None

    def _document(self, document: DocumentId) -> list[Judged]:
        if self._in is None:
            self._in = defaultdict(list)
            for held in self.judged:
                self._in[held.statement.document].append(held)
        return self._in.get(document, [])

    # reject
    def _reject(self, found: Sequence[tuple[Person | None, str]]) -> str:
        sides = {person.id for person, _ in found if person is not None}
        if len(sides) < 2:
            return next((why for _, why in found if why), "They are one person.")
        self.proposals = [held for held in self.proposals if {held.first, held.second} != sides]
        return ""

    def _index(self, person: Person) -> None:
        for name in {person.name, *person.names}:
            self._by_form[fold(name)].add(person.id)

    def _put(self, person: Person) -> None:
        self.people[person.id] = person
        self._index(person)

    def _drop(self, person: Person) -> None:
        del self.people[person.id]
        for name in {person.name, *person.names}:
            self._by_form[fold(name)].discard(person.id)


def _by(decision: NameDecision) -> str:
    return f"{REVIEWER} {decision.by}"


def _told(form: NameForm, decision: NameDecision) -> NameForm:
    return replace(form, because=f"{decision.because} ({decision.by})")


def _stranger(bearer: Bearer) -> Person:
    """Return a person whom no paper names: only a decision does."""
    parts = parse_name(bearer.name)
    key = [*parts.given, parts.surname] if parts else [fold(bearer.name)]
    return Person(
        id=PersonId(stable_hash("person named", bearer.kind.value, *key)),
        kind=bearer.kind,
        name=bearer.name,
        names=(bearer.name,),
    )


def _stands_in(person: Person, name: str, document: DocumentId) -> bool:
    return any(fold(form.name) == fold(name) and document in form.documents for form in person.forms)


def _joined(forms: Iterable[NameForm]) -> tuple[NameForm, ...]:
    held: dict[str, NameForm] = {}
    for form in forms:
        same = held.get(form.name)
        held[form.name] = (
            form
            if same is None
            else replace(
                same,
                count=same.count + form.count,
                documents=tuple(sorted({*same.documents, *form.documents})),
            )
        )
    return tuple(sorted(held.values(), key=lambda form: (-form.count, form.name)))


def _parted(person: Person, wanted: str, only: DocumentId | None) -> tuple[list[NameForm], list[NameForm]]:
    """Return the places of a form that go and those that stay; with `only`, the form in that paper alone goes."""
    moved, kept = [], []
    for form in person.forms:
        if fold(form.name) != wanted:
            kept.append(form)
        elif only is None or form.documents == (only,):
            moved.append(form)
        elif only in form.documents:
            moved.append(replace(form, documents=(only,), count=1))
            kept.append(
                replace(form, documents=tuple(held for held in form.documents if held != only), count=form.count - 1)
            )
        else:
            kept.append(form)
    return moved, kept


def _fullest(forms: Sequence[NameForm]) -> str:
    return max(forms, key=lambda form: (len(form.name.split()), "," not in form.name, form.count, form.name)).name
