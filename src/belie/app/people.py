"""The work of `belie people`: who is in the record, and reviewers' decisions on names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from belie.app.sealing import find_targets
from belie.app.wiring import House
from belie.domain.ids import DocumentId, PersonId, stable_hash
from belie.domain.name_decisions import Bearer, DecisionKind, NameDecision, StatementAt, in_force
from belie.domain.people import MergeProposal, NameKind, Person
from belie.domain.ports import Identities
from belie.domain.spans import Span
from belie.domain.statements import Statement
from belie.errors import UsageError
from belie.timeline.names import fold, is_body

LEAST_OF_ID = 6  # hex digits that may stand for an id
MOST_LISTED = 5  # candidates told of in an error
_ID = re.compile(r"[0-9a-f]{6,20}")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Who decides, why, and the papers it rests on; without papers every one in which those concerned are named."""

    by: str
    because: str
    on: tuple[str, ...] = ()

    def checked(self) -> Reviewed:
        """Return it, or raise `UsageError` when who or why is missing."""
        if not self.by.strip():
            raise UsageError("say who decides: --by NAME.")
        if not self.because.strip():
            raise UsageError("say why: --because TEXT.")
        return self


@dataclass(frozen=True, slots=True)
class Row:
    """One decision of the history."""

    number: int  # as recorded, from 1
    decision: NameDecision
    what: str
    state: str  # "in force", "undone by 3", "not applied: ..."


@dataclass(frozen=True, slots=True)
class Shown:
    """One person with all that the record tells of who that is."""

    person: Person
    statements: int
    reasons: tuple[tuple[str, str, int], ...]  # rule, because, statements; the commonest first
    proposals: tuple[MergeProposal, ...]
    papers: dict[DocumentId, str]  # names of the papers that name the person


def spoken(identities: Identities) -> Counter[PersonId]:
    """Return the number of statements of each person."""
    return Counter(held.person for held in identities.identifications if held.person)


def find_person(people: Iterable[Person], words: str) -> Person:
    """Return whom a user names: by id, any printed name, or a part of one that one person alone has.

    Raises:
        UsageError: Nobody is called so, or several people are; these are listed.
    """
    every = list(people)
    wanted = fold(words)
    found = [p for p in every if len(words) >= LEAST_OF_ID and p.id.startswith(words.lower())]
    found = found or [p for p in every if wanted in {fold(name) for name in (p.name, *p.names)}]
    if len(found) > 1:
        found = [p for p in found if fold(p.name) == wanted] or found
    found = found or [p for p in every if wanted and any(wanted in fold(name) for name in p.names)]
    if not found:
        raise UsageError(f"nobody in the record is called {words!r}. `belie people MATTER` lists everybody.")
    if len(found) > 1:
        told = "; ".join(f"{p.name} ({p.id[:10]})" for p in found[:MOST_LISTED])
        more = f" and {len(found) - MOST_LISTED} more" if len(found) > MOST_LISTED else ""
        raise UsageError(f"{len(found)} people are called {words!r}: {told}{more}. Give the whole name or the id.")
    return found[0]


def show_person(house: House, words: str) -> Shown:
    """Return one person as the house's audience may see them; raise `UsageError` as `find_person`."""
    identities = house.reads.load_identities()
    person = find_person(identities.people, words)
    reasons = Counter((who.decided_by, who.because) for who in identities.identifications if who.person == person.id)
    wanted = {document for form in person.forms for document in form.documents}
    wanted |= {held.document for tenure in person.tenures for held in tenure.evidence}
    return Shown(
        person=person,
        statements=reasons.total(),
        reasons=tuple((rule, because, count) for (rule, because), count in reasons.most_common()),
        proposals=tuple(held for held in identities.proposals if person.id in (held.first, held.second)),
        papers=names_of(house, wanted),
    )


def names_of(house: House, wanted: Iterable[DocumentId]) -> dict[DocumentId, str]:
    """Return the names of documents."""
    some = set(wanted)
    offset, found = 0, {}
    while stretch := house.reads.list_documents(limit=1000, offset=offset):
        found.update({held.id: held.name for held in stretch if held.id in some})
        offset += len(stretch)
    return found


def merge(house: House, first: str, second: str, reviewed: Reviewed) -> NameDecision:
    """Return the decision that two people are one, who keeps the name of the first."""
    return _two(house, DecisionKind.MERGE, first, second, reviewed)


def reject(house: House, first: str, second: str, reviewed: Reviewed) -> NameDecision:
    """Return the decision that two people are not one, so that they are proposed no more."""
    return _two(house, DecisionKind.REJECT, first, second, reviewed)


def _two(house: House, kind: DecisionKind, first: str, second: str, reviewed: Reviewed) -> NameDecision:
    people = house.store.load_identities().people
    one, other = find_person(people, first), find_person(people, second)
    if one.id == other.id:
        raise UsageError(f"{first!r} and {second!r} are both {one.name} already.")
    if kind is DecisionKind.MERGE and one.kind is not other.kind:
        raise UsageError(f"{one.name} is a {one.kind.value} and {other.name} a {other.kind.value}: they cannot be one.")
    return _decision(
        house,
        kind,
        reviewed,
        [one, other],
        bearers=(bearer_of(one, people), bearer_of(other, people)),
    )


def split(
    house: House, what: Sequence[str], reviewed: Reviewed, *, off: str | None = None, document: str | None = None
) -> NameDecision:
    """Return the decision that a name form, or statements, are not the person's they were taken for.

    Args:
        house: The matter.
        what: One name form, or ids of statements of one person.
        reviewed: Who decides and why.
        off: The person it is split off, where several have the form.
        document: Only where this paper prints the form.

    Raises:
        UsageError: No such form or statement, or it is not one person's.
    """
    identities = house.store.load_identities()
    statements = [held for words in what if (held := find_statement(house, words))]
    if statements:
        if len(statements) != len(what):
            raise UsageError("split off one name form, or statements by their ids, not both at once.")
        who = {held.statement: held.person for held in identities.identifications}
        ids = {who.get(held.id) for held in statements}
        if None in ids:
            raise UsageError("a statement that is nobody's cannot be split off; name its speaker with --name.")
        if len(ids) > 1:
            raise UsageError("the statements are of several people; split them off one by one.")
        person = next(held for held in identities.people if held.id in ids)
        return _decision(
            house,
            DecisionKind.SPLIT,
            reviewed,
            [person],
            bearers=(bearer_of(person, identities.people),),
            statements=tuple(_at(held) for held in statements),
        )
    if len(what) > 1:
        raise UsageError("split off one name form at a time.")
    form = what[0]
    having = [p for p in identities.people if fold(form) in {fold(name) for name in p.names}]
    person = find_person(having if off is None else identities.people, off if off is not None else form)
    if fold(form) not in {fold(name) for name in person.names}:
        raise UsageError(
            f"{person.name} is not called {form!r}; `belie people MATTER {person.id[:10]}` lists the names."
        )
    paper = _paper(house, document) if document else None
    places = {held for one in person.forms if fold(one.name) == fold(form) for held in one.documents}
    if paper and paper not in places:
        raise UsageError(f"{document} does not print {form!r} for {person.name}.")
    others = [one for one in person.forms if fold(one.name) != fold(form)]
    if not others and (paper is None or places == {paper}):
        raise UsageError(f"{form!r} is all that {person.name} is called; there is nothing to split it off.")
    return _decision(
        house,
        DecisionKind.SPLIT,
        reviewed,
        [person],
        bearers=(bearer_of(person, identities.people),),
        form=form,
        form_in=paper,
    )


def name(house: House, statement: str, called: str, reviewed: Reviewed, *, alike: bool = False) -> NameDecision:
    """Return the decision that a statement, or with `alike` all of its paper with its printed speaker, is a person's.

    A name that nobody has is a new person's.

    Raises:
        UsageError: No such statement, or several people are called so.
    """
    held = find_statement(house, statement)
    if held is None:
        raise UsageError(f"no statement has the id {statement!r}; `belie statements MATTER` lists them.")
    if alike and not held.speaker:
        raise UsageError("nothing is printed for its speaker, so no other statement is like it; leave --alike out.")
    people = house.store.load_identities().people
    known = [p for p in people if fold(called) in {fold(one) for one in p.names} or p.id.startswith(called.lower())]
    person = find_person(people, called) if known else None
    kind = NameKind.ORGANISATION if is_body(called) else NameKind.PERSON
    bearer = bearer_of(person, people) if person else Bearer(name=" ".join(called.split()), kind=kind)
    return _decision(
        house,
        DecisionKind.NAME,
        reviewed,
        [person] if person else [],
        bearers=(bearer,),
        statements=(_at(held, alike=alike),),
    )


def undo(house: House, number: int, reviewed: Reviewed) -> NameDecision:
    """Return the decision that takes back an earlier one, or an earlier taking back.

    Raises:
        UsageError: There is no such decision, or it is taken back already.
    """
    rows = history(house)
    row = next((held for held in rows if held.number == number), None)
    if row is None:
        raise UsageError(f"there is no decision {number}; `belie people MATTER --history` lists them.")
    if row.state.startswith("undone"):
        raise UsageError(f"decision {number} is {row.state} already.")
    now = _now(house)
    return NameDecision(
        id=stable_hash("name decision", "undo", row.decision.id, now),
        kind=DecisionKind.UNDO,
        by=reviewed.by,
        because=reviewed.because,
        recorded_at=now,
        papers=row.decision.papers,
        undoes=row.decision.id,
    )


def record(house: House, decision: NameDecision) -> Row:
    """Keep a decision, make people, readings and findings anew, and return it as the history has it."""
    had = bool(house.store.findings_key())
    house.store.save_name_decisions([decision])
    with house.flow() as flow:
        flow.identify()
        if had:
            flow.embed()
            flow.check()
    return history(house)[-1]


def history(house: House) -> list[Row]:
    """Return every decision as recorded, with what became of it."""
    every = list(house.store.iter_name_decisions())
    numbers = {held.id: number for number, held in enumerate(every, start=1)}
    lost = {held.decision: held.because for held in house.store.load_identities().unapplied}
    holding = {held.id for held in in_force(every)}
    undone: dict[str, str] = {}
    for held in reversed(every):
        if held.kind is DecisionKind.UNDO and held.id not in undone:
            undone[held.undoes] = held.id
    rows = []
    for held in every:
        state = f"not applied: {lost[held.id]}" if held.id in lost else "in force"
        if held.id in undone:
            state = f"undone by {numbers[undone[held.id]]}"
        assert held.kind is DecisionKind.UNDO or (held.id in holding) is (held.id not in undone)
        rows.append(Row(numbers[held.id], held, _what(held, numbers), state))
    return rows


def _what(held: NameDecision, numbers: dict[str, int]) -> str:
    names = [bearer.name for bearer in held.bearers]
    if held.kind is DecisionKind.MERGE:
        return f"{names[1]} is {names[0]}"
    if held.kind is DecisionKind.REJECT:
        return f"{names[1]} is not {names[0]}"
    if held.kind is DecisionKind.UNDO:
        return f"undoes {numbers[held.undoes]}"
    quotes = "; ".join(f"“{at.content[:60]}”{' and all alike' if at.alike else ''}" for at in held.statements)
    if held.kind is DecisionKind.NAME:
        return f"{names[0]} said {quotes}"
    return f"{names[0]} did not say {quotes}" if held.statements else f"“{held.form}” is not {names[0]}"


def bearer_of(person: Person, people: Iterable[Person]) -> Bearer:
    """Return what finds a person again: the name, and a paper of hers alone where another has the name too."""
    wanted = fold(person.name)
    mine = {held for form in person.forms if fold(form.name) == wanted for held in form.documents}
    rivals = [other for other in people if other.id != person.id and wanted in {fold(one) for one in other.names}]
    theirs = {held for one in rivals for form in one.forms if fold(form.name) == wanted for held in form.documents}
    alone = sorted(mine - theirs)
    return Bearer(name=person.name, kind=person.kind, document=alone[0] if rivals and alone else None)


def find_statement(house: House, words: str) -> Statement | None:
    """Return the statement with this id or beginning of one; None where the words are none or nothing has it.

    Raises:
        UsageError: Several ids begin so.
    """
    if not _ID.fullmatch(words.lower()):
        return None
    found = [held for held in house.store.iter_statements() if held.id.startswith(words.lower())]
    if len(found) > 1:
        raise UsageError(f"{len(found)} statements have ids that begin with {words!r}. Give more of it.")
    return found[0] if found else None


def _at(held: Statement, *, alike: bool = False) -> StatementAt:
    return StatementAt(
        document=held.document,
        statement=held.id,
        span=Span(held.anchor.start, held.anchor.end),
        content=held.content,
        speaker=held.speaker,
        alike=alike,
    )


def _decision(
    house: House,
    kind: DecisionKind,
    reviewed: Reviewed,
    people: Sequence[Person],
    *,
    bearers: tuple[Bearer, ...],
    form: str = "",
    form_in: DocumentId | None = None,
    statements: tuple[StatementAt, ...] = (),
) -> NameDecision:
    said = {at.document for at in statements}
    papers = said | {document for person in people for one in person.forms for document in one.documents}
    if reviewed.on:
        papers = {_paper(house, words) for words in reviewed.on}
        for person in people:
            if not papers & {document for one in person.forms for document in one.documents}:
                raise UsageError(f"none of the papers given with --on names {person.name}.")
        if said - papers:
            raise UsageError("the paper of the statement must be among those given with --on.")
    now = _now(house)
    return NameDecision(
        id=stable_hash(
            "name decision", kind.value, [one.name for one in bearers], [at.statement for at in statements], now
        ),
        kind=kind,
        by=" ".join(reviewed.by.split()),
        because=" ".join(reviewed.because.split()),
        recorded_at=now,
        papers=tuple(sorted(papers)),
        bearers=bearers,
        form=form,
        form_in=form_in,
        statements=statements,
    )


def _paper(house: House, words: str) -> DocumentId:
    found = find_targets(house, words)
    if len(found) != 1 or found[0].document is None:
        raise UsageError(f"{words!r} names no one paper that was read. Give its name or id.")
    return found[0].document


def _now(house: House) -> str:
    return house.clock.now().isoformat(timespec="microseconds")
