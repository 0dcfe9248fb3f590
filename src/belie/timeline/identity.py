"""Who the names of a matter name: forms of one name grouped, misspellings proposed, speakers identified.

Grouping needs the same surname and given names that fit; anything looser is a `MergeProposal` for a person to
decide. A surname that several people share is resolved inside its document or left open.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from belie.domain.documents import Frame
from belie.domain.ids import DocumentId, PersonId, StatementId, stable_hash
from belie.domain.people import MergeProposal, NameKind, NameMention, Person
from belie.domain.ports import Identities
from belie.domain.statements import Form, Identification, Naming, Statement
from belie.timeline.names import (
    NameParts,
    fold,
    given_names_fit,
    is_body,
    parse_name,
    skeleton,
    spelling_likeness,
    split_names,
)
from belie.timeline.readings import read_statement

LIKE_SURNAMES = 0.74  # "Halloran"/"Haloran" .88, "Vold"/"Wold" .75, "Hussein"/"Hassan" .57: our choice, proposals only
MAX_BLOCK = 200  # names in one comparison block; beyond it only equal skeletons are compared


@dataclass(slots=True)
class _Group:
    """The forms of one name while they are gathered."""

    parts: NameParts | None
    kind: NameKind
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    documents: set[DocumentId] = field(default_factory=set)

    def person(self) -> Person:
        fullest = max(
            self.forms,
            key=lambda form: (len(_parts_of(form)), "," not in form, not form.isupper(), self.forms[form], form),
        )
        key = [*self.parts.given, self.parts.surname] if self.parts else [fold(fullest)]
        return Person(
            id=PersonId(stable_hash("person", self.kind.value, *key)),
            kind=self.kind,
            name=fullest,
            names=tuple(form for form, _ in sorted(self.forms.items(), key=lambda item: (-item[1], item[0]))),
            roles=tuple(role for role, _ in sorted(self.roles.items(), key=lambda item: (-item[1], item[0]))),
        )


def _parts_of(form: str) -> tuple[str, ...]:
    parts = parse_name(form)
    return (*parts.given, parts.surname) if parts else (form,)


class Register:
    """The people and bodies of a matter, and which of them a printed name means in a document."""

    def __init__(
        self, mentions: Iterable[NameMention], frames: Iterable[Frame], namings: Mapping[DocumentId, list[str]]
    ):
        """Group every name form the mentions, frames and namings print."""
        self._by_surname: dict[str, list[_Group]] = defaultdict(list)
        self._bodies: dict[str, _Group] = {}
        seen = sorted(_forms(mentions, frames, namings), key=lambda item: (-len(_parts_of(item[1])), item[1], item[0]))
        for document, form, kind, role in seen:
            group = self._group(document, form, kind)
            if group is not None:
                group.forms[form] += 1
                group.documents.add(document)
                if role:
                    group.roles[role] += 1
        groups = [group for row in self._by_surname.values() for group in row] + list(self._bodies.values())
        self._people = {id(group): group.person() for group in groups if group.forms}
        self._groups = [group for group in groups if group.forms]

    def _group(self, document: DocumentId, form: str, kind: NameKind) -> _Group | None:
        """Return the group of a form, made when new; longer forms come first, so a bare surname finds its owner."""
        if kind is not NameKind.PERSON:
            return self._bodies.setdefault(_body_key(form), _Group(None, kind))
        parts = parse_name(form)
        if parts is None:
            return None
        row = self._by_surname[parts.surname]
        fitting = [group for group in row if group.parts and given_names_fit(group.parts.given, parts.given)]
        if len(fitting) > 1:
            here = [group for group in fitting if document in group.documents]
            fitting = here if len(here) == 1 else []
            if not fitting and parts.bare:
                return None  # one surname, several people, nothing in the document to choose by
        if fitting:
            return fitting[0]
        group = _Group(parts, kind)
        row.append(group)
        return group

    def people(self) -> tuple[Person, ...]:
        """Return everyone, by name then id; two groups that fold to one id are one."""
        return tuple(sorted({p.id: p for p in self._people.values()}.values(), key=lambda p: (p.name, p.id)))

    def find(self, document: DocumentId, name: str) -> Person | None:
        """Return whom `name` means in `document`, or None when nobody or more than one fits."""
        body = self._bodies.get(_body_key(name))
        if body is not None and body.forms:
            return self._people[id(body)]
        parts = parse_name(name)
        if parts is None:
            return None
        fitting = [
            g
            for g in self._by_surname.get(parts.surname, ())
            if g.parts and given_names_fit(g.parts.given, parts.given)
        ]
        if len(fitting) > 1:
            fitting = [group for group in fitting if document in group.documents]
        return self._people[id(fitting[0])] if len(fitting) == 1 and fitting[0].forms else None

    def proposals(self) -> tuple[MergeProposal, ...]:
        """Return pairs of people whose surnames look like one misspelt, best first."""
        blocks: dict[str, list[_Group]] = defaultdict(list)
        for group in self._groups:
            if group.parts and len(group.parts.surname) > 3:
                key = skeleton(group.parts.surname)
                blocks[key[:1]].append(group)
        found: dict[tuple[PersonId, PersonId], MergeProposal] = {}
        for block in blocks.values():
            for a, b in _pairs(block):
                proposal = self._propose(a, b)
                if proposal:
                    found[proposal.first, proposal.second] = proposal
        return tuple(sorted(found.values(), key=lambda p: (-p.score, p.first, p.second)))

    def _propose(self, a: _Group, b: _Group) -> MergeProposal | None:
        assert a.parts and b.parts
        if a.parts.surname == b.parts.surname or not given_names_fit(a.parts.given, b.parts.given):
            return None
        if not (a.parts.given or b.parts.given):
            return None
        score = spelling_likeness(a.parts.surname, b.parts.surname)
        if skeleton(a.parts.surname) == skeleton(b.parts.surname):
            score = max(score, 0.9)
        if score < LIKE_SURNAMES:
            return None
        first, second = sorted((self._people[id(a)], self._people[id(b)]), key=lambda p: p.id)
        same = "the same given name" if a.parts.given[:1] == b.parts.given[:1] else "given names that fit"
        return MergeProposal(
            first=first.id,
            second=second.id,
            score=round(score, 3),
            because=f"“{first.name}” and “{second.name}”: surnames nearly alike, {same}.",
        )


def _pairs(block: list[_Group]) -> Iterator[tuple[_Group, _Group]]:
    """Yield the pairs of a block to compare; of a large one, those of equal skeletons."""
    rows = [block]
    if len(block) > MAX_BLOCK:
        alike: dict[str, list[_Group]] = defaultdict(list)
        for group in block:
            if group.parts:
                alike[skeleton(group.parts.surname)].append(group)
        rows = list(alike.values())
    for row in rows:
        yield from combinations(row[:MAX_BLOCK], 2)


def _body_key(name: str) -> str:
    words = [word for word in fold(name).replace(".", "").split() if word not in ("the", "of", "and", "for")]
    return " ".join(words)


def _forms(
    mentions: Iterable[NameMention], frames: Iterable[Frame], namings: Mapping[DocumentId, list[str]]
) -> Iterator[tuple[DocumentId, str, NameKind, str]]:
    for mention in mentions:
        if mention.kind is not NameKind.PLACE:
            for one in split_names(mention.name):
                yield mention.document, one, mention.kind, mention.role
    for frame in frames:
        for name, role in ((frame.author, frame.author_role), (frame.addressee, "")):
            for one in split_names(name):
                yield frame.document, one, _kind_of(one), role
    for document, names in namings.items():
        for name in names:
            yield document, name, _kind_of(name), ""


def _kind_of(name: str) -> NameKind:
    return NameKind.ORGANISATION if is_body(name) else NameKind.PERSON


def identify(
    statements: Iterable[Statement],
    frames: Mapping[DocumentId, Frame],
    mentions: Iterable[NameMention],
    namings: Iterable[Naming],
) -> Identities:
    """Return the people of a matter, merge proposals, and for each statement its declarant and reading.

    Args:
        statements: All of the matter.
        frames: One a document that has statements.
        mentions: Every name the documents print.
        namings: What single documents say of their speakers.

    Returns:
        One identification and one reading a statement, in the order of the statements; a declarant of ""
        where the record leaves it open.
    """
    every = list(statements)
    named = {naming.statement: naming for naming in namings}
    by_document: dict[DocumentId, list[str]] = defaultdict(list)
    for statement in every:
        if statement.id in named:
            by_document[statement.document].append(named[statement.id].name)
    register = Register(mentions, frames.values(), by_document)
    identifications = tuple(_identify(s, frames.get(s.document), named, register) for s in every)
    readings = tuple(read_statement(s, who.declarant) for s, who in zip(every, identifications, strict=True))
    return Identities(
        people=register.people(),
        proposals=register.proposals(),
        identifications=identifications,
        readings=readings,
    )


def _identify(
    statement: Statement, frame: Frame | None, named: Mapping[StatementId, Naming], register: Register
) -> Identification:
    for name, rule, because in _names(statement, frame, named):
        person = register.find(statement.document, name)
        if person is not None:
            return Identification(
                statement=statement.id, person=person.id, declarant=person.name, decided_by=rule, because=because
            )
    return Identification(
        statement=statement.id,
        person=None,
        declarant="",
        decided_by="rule:abstain",
        because="The record leaves it open.",
    )


def _names(
    statement: Statement, frame: Frame | None, named: Mapping[StatementId, Naming]
) -> Iterator[tuple[str, str, str]]:
    if statement.id in named:
        naming = named[statement.id]
        yield naming.name, "rule:document", naming.because
    if statement.form is Form.OWN and frame and frame.author:
        yield frame.author, "rule:author", f"Author of the {frame.kind.value.replace('_', ' ')}"
    if statement.speaker:
        yield statement.speaker, "rule:name", "Named in the words of attribution"
