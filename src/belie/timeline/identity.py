"""Who the names of a matter name, and whose each statement is: a judgement beside the statement, revisable.

Every identification tells what it rests on, every abstention what it might have been. Names propose, they never merge;
reviewers' decisions come last and win.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from belie.domain.dates import When
from belie.domain.documents import Frame
from belie.domain.ids import DocumentId, StatementId
from belie.domain.name_decisions import NameDecision
from belie.domain.people import (
    AliasClaim,
    MergeProposal,
    NameKind,
    NameMention,
    Person,
    RoleClaim,
    RoleEvidence,
    Tenure,
)
from belie.domain.ports import Identities
from belie.domain.statements import Form, Identification, Naming, Statement
from belie.statements.offices import manner_of, split_office
from belie.statements.roles import is_vague
from belie.timeline.bodies import generic_noun, spoken_for
from belie.timeline.decided import Decided, Judged
from belie.timeline.groups import Group
from belie.timeline.holders import Offices
from belie.timeline.names import fold, is_body, parse_name, split_names
from belie.timeline.printed import Printed
from belie.timeline.proposals import Proposer
from belie.timeline.readings import read_statement
from belie.timeline.register import Register
from belie.timeline.same_names import Paper, Said, part_namesakes
from belie.timeline.tenures import is_office, make_tenures

OPEN = "The record leaves it open."
_PRONOUNS = frozenset("he she they it i we you him her them us me who this that one".split())


def identify(
    statements: Iterable[Statement],
    frames: Mapping[DocumentId, Frame],
    mentions: Iterable[NameMention],
    namings: Iterable[Naming],
    claims: Iterable[RoleClaim | AliasClaim] = (),
    decisions: Iterable[NameDecision] = (),
) -> Identities:
    """Return the people of a matter, merge proposals, and for each statement its declarant and reading.

    Args:
        statements: All of the matter.
        frames: One a document that has statements.
        mentions: Every name the documents print.
        namings: What single documents say of their speakers.
        claims: What single documents say of roles and second names.
        decisions: Of reviewers, as recorded.

    Returns:
        One identification and one reading a statement, in the order of the statements; a declarant of ""
        where the record leaves it open.
    """
    every = list(statements)
    matter = Matter(every, frames, list(mentions), {held.statement: held for held in namings}, list(claims))
    judged = [matter.judge(statement) for statement in every]
    decided = Decided(matter.people(), judged, matter.proposals())
    decided.apply(decisions)
    return Identities(
        people=tuple(sorted(decided.people.values(), key=lambda person: (person.name, person.id))),
        proposals=tuple(sorted(decided.proposals, key=lambda held: (-held.score, held.first, held.second))),
        identifications=tuple(held.who for held in judged),
        readings=tuple(read_statement(held.statement, held.who.declarant) for held in judged),
        unapplied=tuple(decided.unapplied),
    )


class Matter:
    """The names of a matter grouped, with the offices of their bearers."""

    def __init__(
        self,
        statements: Sequence[Statement],
        frames: Mapping[DocumentId, Frame],
        mentions: Sequence[NameMention],
        named: Mapping[StatementId, Naming],
        claims: Sequence[RoleClaim | AliasClaim],
    ) -> None:
        """Group the names, keep namesakes apart and join roles into tenures."""
        self.frames = frames
        self.named = named
        self.register = Register(
            _printed(mentions, frames.values(), statements, named),
            [claim for claim in claims if isinstance(claim, AliasClaim)],
        )
        evidence = list(_evidence(mentions, frames, [claim for claim in claims if isinstance(claim, RoleClaim)]))
        self.namesakes = part_namesakes(self.register, _papers(self.register, evidence, frames))
        _tell_apart(self.register.groups())
        self.tenures: dict[int, tuple[Group, tuple[Tenure, ...]]] = {}
        rows: dict[int, tuple[Group, list[RoleEvidence]]] = {}
        for held in evidence:
            group = self.register.find(held.document, held.name).group
            if group is not None and group.kind is NameKind.PERSON:
                rows.setdefault(id(group), (group, []))[1].append(held)
        for key, (group, some) in rows.items():
            self.tenures[key] = (group, make_tenures(some))
        self.offices = Offices(self.register, self.tenures)

    def people(self) -> list[Person]:
        """Return everyone, with tenures, by name and id."""
        people = []
        for group in self.register.groups():
            held = self.tenures.get(id(group))
            people.append(group.person(held[1] if held else ()))
        return sorted(people, key=lambda person: (person.name, person.id))

    def proposals(self) -> tuple[MergeProposal, ...]:
        """Return who may be one, best first."""
        return Proposer(self.register.groups()).proposals(self.namesakes)

    def judge(self, statement: Statement) -> Judged:
        """Return whose a statement is, or why nobody can tell."""
        why = ""
        for name, rule, because in self._names(statement):
            for found_rule, group, reason, form in self._meant(statement, name, rule):
                if group is None:
                    why = why or reason
                    continue
                told = "; ".join(part for part in (because, reason) if part)
                who = Identification(
                    statement=statement.id,
                    person=group.ident(),
                    declarant=group.name(),
                    decided_by=found_rule,
                    because=told,
                )
                return Judged(statement, who, form)
        who = Identification(
            statement=statement.id, person=None, declarant="", decided_by="rule:abstain", because=why or OPEN
        )
        return Judged(statement, who)

    def _names(self, statement: Statement) -> Iterator[tuple[str, str, str]]:
        """Yield the names a statement's speaker goes by, the surest first, with the rule and what it rests on."""
        frame = self.frames.get(statement.document)
        if statement.id in self.named:
            naming = self.named[statement.id]
            yield naming.name, "rule:document", naming.because
        if statement.form is Form.OWN and frame and frame.author:
            yield frame.author, "rule:author", f"Author of the {frame.kind.value.replace('_', ' ')}"
        if statement.speaker and fold(statement.speaker) not in _PRONOUNS:
            yield statement.speaker, "rule:name", "Named in the words of attribution"

    def _meant(self, statement: Statement, name: str, rule: str) -> Iterator[tuple[str, Group | None, str, str]]:
        """Yield whom a name may mean: rule, bearer or None, the reason, and the printed form."""
        document = statement.document
        body = spoken_for(name)
        if body:
            found = self.register.find(document, body)
            if found.group is None or found.group.kind is NameKind.ORGANISATION:
                reason = "; ".join(filter(None, ("a spokesman speaks for the body", found.because)))
                yield "rule:office", found.group, reason if found.group else found.because, body
            return
        if rule == "rule:name" and is_vague(name):
            return
        if generic_noun(name):
            found = self.register.find(document, name)
            yield "rule:body", found.group, found.because, found.form
            return
        holder = None if self._is_named(statement, name) else self.offices.find(document, name, self._when(statement))
        if holder is not None:
            yield "rule:holder", holder.group, holder.because, ""
            return
        found = self.register.find(document, name)
        yield rule, found.group, _because(found.group, name, found.because), found.form

    def _is_named(self, statement: Statement, phrase: str) -> bool:
        """True for an office with its holder's name, "Secretary Rice": it is nobody else's."""
        naming = self.named.get(statement.id)
        parts = parse_name(naming.name) if naming else None
        return parts is not None and parts.surname in fold(phrase).split()

    def _when(self, statement: Statement) -> When | None:
        frame = self.frames.get(statement.document)
        said = statement.said_on
        if said is not None and said.earliest is not None and said.latest is not None:
            return said
        return frame.date if frame and frame.date else said


def _tell_apart(groups: Iterable[Group]) -> None:
    """Give groups that come to one id, such as "Ms. J. Varga" and "Mr. J. Varga", ids of their own."""
    taken: dict[str, int] = {}
    for group in sorted(groups, key=lambda held: (held.name(), sorted(held.uses))):
        ident = group.ident()
        taken[ident] = taken.get(ident, 0) + 1
        if taken[ident] > 1:
            group.mark = f"{group.mark} {taken[ident]}".strip()


def _because(group: Group | None, name: str, because: str) -> str:
    if group is None or not because or because == "as printed":
        return because if group is None else ""
    return f"“{name}” is {group.name()}: {because}" if fold(name) != fold(group.name()) else because


def _printed(
    mentions: Iterable[NameMention],
    frames: Iterable[Frame],
    statements: Iterable[Statement],
    named: Mapping[StatementId, Naming],
) -> Iterator[Printed]:
    for mention in mentions:
        if mention.kind is not NameKind.PLACE:
            for one in split_names(mention.name):
                yield Printed(mention.document, one, mention.kind, mention.role)
        else:
            yield Printed(mention.document, mention.name, mention.kind)
    for frame in frames:
        told = (frame.addressee, frame.on_behalf_of, frame.witness)
        for name, role in ((frame.author, frame.author_role), *((name, "") for name in told)):
            for one in split_names(name):
                yield Printed(frame.document, one, _kind_of(one), role)
    counted: dict[tuple[DocumentId, str], int] = defaultdict(int)
    for statement in statements:
        if statement.id in named:
            counted[statement.document, named[statement.id].name] += 1
    for (document, name), count in counted.items():
        yield Printed(document, name, _kind_of(name), count=count)


def _kind_of(name: str) -> NameKind:
    return NameKind.ORGANISATION if is_body(name) else NameKind.PERSON


def _evidence(
    mentions: Iterable[NameMention], frames: Mapping[DocumentId, Frame], claims: Iterable[RoleClaim]
) -> Iterator[RoleEvidence]:
    """Yield every place that gives somebody an office; a claim stands for the mention at its place."""
    claimed: set[tuple[DocumentId, str, int]] = set()
    for claim in claims:
        claimed.add((claim.document, claim.name, claim.span.start))
        yield RoleEvidence(
            document=claim.document,
            span=claim.span,
            name=claim.name,
            role=claim.role,
            body=claim.body,
            manner=claim.manner,
            since=claim.since,
            until=claim.until,
            at=claim.at,
            said_on=_date(frames, claim.document),
        )
    for mention in mentions:
        here = (mention.document, mention.name, mention.span.start)
        if not mention.role or mention.kind is not NameKind.PERSON or here in claimed:
            continue
        manner, office = manner_of(mention.role)
        role, body = split_office(office)
        if is_office(role):
            yield RoleEvidence(
                document=mention.document,
                span=mention.span,
                name=mention.name,
                role=role,
                body=body,
                manner=manner,
                said_on=_date(frames, mention.document),
            )
    for frame in frames.values():
        if frame.author and frame.author_role:
            manner, office = manner_of(frame.author_role)
            role, body = split_office(office)
            for name in split_names(frame.author) if is_office(role) else ():
                yield RoleEvidence(
                    document=frame.document,
                    span=None,
                    name=name,
                    role=role,
                    body=body,
                    manner=manner,
                    said_on=frame.date,
                )


def _date(frames: Mapping[DocumentId, Frame], document: DocumentId) -> When | None:
    frame = frames.get(document)
    return frame.date if frame else None


def _papers(
    register: Register, evidence: Iterable[RoleEvidence], frames: Mapping[DocumentId, Frame]
) -> dict[int, tuple[Group, dict[DocumentId, Paper]]]:
    """Return what each paper says of the bearer of each full name."""
    found: dict[int, tuple[Group, dict[DocumentId, Paper]]] = {}
    for document, groups in register.people_in.items():
        people = frozenset(id(group) for group in groups)
        when = _date(frames, document)
        day = (when.earliest or when.latest) if when else None
        for group in groups:
            found.setdefault(id(group), (group, {}))[1][document] = Paper([], day, people - {id(group)})
    for held in evidence:
        bearer = register.find(held.document, held.name).group
        paper = found[id(bearer)][1].get(held.document) if bearer is not None and id(bearer) in found else None
        if paper is not None:
            paper.said.append(Said(held.role, held.body))
    return found
