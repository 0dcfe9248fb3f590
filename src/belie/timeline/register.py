"""The people and bodies of a matter, and whom a printed name means in a document.

Grouping needs the same surname and given names that fit; anything looser is a proposal. Forms are taken the fullest
first, so that a surname alone finds its bearer: the only one in its paper, else the only one in the record, else
nobody. The work is nearly linear in the forms: each looks up bearers by surname and given name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from belie.domain.ids import DocumentId, PersonId, stable_hash
from belie.domain.people import AliasClaim, NameForm, NameKind, Person, Tenure
from belie.statements.given_names import gender_of
from belie.timeline.bodies import LOOSE, body_key, generic_noun, is_kind, is_united_states
from belie.timeline.names import NameParts, can_be_one, fold, parse_name
from belie.timeline.nicknames import full_names, is_short_for
from belie.timeline.printed import Printed, is_short, is_spelt, told_of, with_kinds

UNTOLD = "not told which"
_ARTICLE = re.compile(r"^[Tt]he\s+")
MOST_NAMED = 3  # people told of when a name may be any of them


@dataclass(slots=True, eq=False)
class Group:
    """The forms of one person or body while they are gathered."""

    kind: NameKind
    parts: NameParts | None = None
    uses: dict[str, Counter[DocumentId]] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    roles: Counter[tuple[DocumentId, str]] = field(default_factory=Counter)
    mark: str = ""  # tells two people of one name apart

    @property
    def documents(self) -> set[DocumentId]:
        """Where any of its forms stands."""
        return {document for uses in self.uses.values() for document in uses}

    def take(self, form: str, document: DocumentId, count: int, because: str) -> None:
        """Add a place of a form."""
        self.uses.setdefault(form, Counter())[document] += count
        self.why.setdefault(form, because)

    def name(self) -> str:
        """Return the fullest form: the most names, not turned round, not in capitals, the commonest."""
        return max(
            self.uses,
            key=lambda form: (len(words_of(form)), "," not in form, not form.isupper(), self.uses[form].total(), form),
        )

    def person(self, tenures: Sequence[Tenure] = ()) -> Person:
        """Return what it comes to, with the tenures of its bearer."""
        forms = sorted(self.uses, key=lambda form: (-self.uses[form].total(), form))
        roles: Counter[str] = Counter()
        for (_, role), count in self.roles.items():
            roles[role] += count
        return Person(
            id=self.ident(),
            kind=self.kind,
            name=self.name(),
            names=tuple(forms),
            roles=tuple(role for role, _ in sorted(roles.items(), key=lambda item: (-item[1], item[0]))),
            forms=tuple(
                NameForm(
                    name=form,
                    count=self.uses[form].total(),
                    documents=tuple(sorted(self.uses[form])),
                    because=self.why[form],
                )
                for form in forms
            ),
            tenures=tuple(tenures),
        )

    def ident(self) -> PersonId:
        """Return an id that hangs on the name alone, and on what tells its bearer from another of the same name."""
        parts = self.parts
        gender = parts.gender if parts and not parts.full else ""
        key = [*parts.given, parts.surname, parts.generation, gender, parts.home] if parts else [body_key(self.name())]
        key = [part for part in key if part]
        return PersonId(stable_hash("person", self.kind.value, *key, *([self.mark] if self.mark else [])))


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a name means, or why nobody: `group` is None then."""

    group: Group | None
    because: str
    form: str = ""


def words_of(form: str) -> tuple[str, ...]:
    """Return the given names and the surname of a form; the whole of what is no person's name."""
    parts = parse_name(form)
    return (*parts.given, parts.surname) if parts else (form,)


class Register:
    """Every form grouped; ask it whom a name means."""

    def __init__(self, printed: Iterable[Printed], aliases: Sequence[AliasClaim] = ()) -> None:
        """Group the forms, then join what papers say are two names of one bearer."""
        every = [*printed, *told_of(aliases)]
        held = with_kinds(every)
        self.people_in: dict[DocumentId, set[Group]] = defaultdict(set)  # bearers of full names
        self.states: set[DocumentId] = {one.document for one in every if is_united_states(one.name)}
        self._given: dict[tuple[str, str], list[Group]] = defaultdict(list)
        self._surname: dict[str, list[Group]] = defaultdict(list)
        self._here: dict[tuple[str, DocumentId], list[Group]] = defaultdict(list)
        self._bodies: dict[str, Group] = {}
        self._bodies_in: dict[DocumentId, dict[int, Group]] = defaultdict(dict)
        self._short: dict[tuple[str, DocumentId], Group] = {}
        self._joined: dict[int, Group] = {}
        self._memory: dict[tuple[DocumentId, str], Found] = {}
        self._parted: dict[int, list[Group]] = {}
        self._part_of: dict[int, dict[DocumentId, Group]] = {}
        self._persons([one for one in held if one.kind is NameKind.PERSON])
        self._institutions([one for one in held if one.kind is NameKind.ORGANISATION], aliases)
        self._memory.clear()
        for alias in aliases:
            self._join(alias)
        self._memory.clear()

    def groups(self) -> list[Group]:
        """Return every group that some paper prints, each once; of a name that several people bear, theirs."""
        every = [group for row in self._surname.values() for group in row] + list(self._bodies.values())
        whole = [group for group in every if id(group) not in self._joined and group.uses]
        return [part for group in whole for part in self._parted.get(id(group), [group])]

    def part(self, group: Group, papers: Mapping[DocumentId, str]) -> list[Group]:
        """Keep the bearers of one name apart: each paper is given what marks the one it means, "" where none tells.

        Returns:
            A group a bearer, in the order of the marks; papers that do not tell are in one of their own.
        """
        parts: dict[str, Group] = {}
        for form, uses in group.uses.items():
            for document, count in uses.items():
                mark = papers.get(document, "")
                mine = parts.setdefault(mark, Group(group.kind, group.parts, mark=mark or UNTOLD))
                mine.take(form, document, count, group.why[form])
        for (document, role), count in group.roles.items():
            parts[papers.get(document, "")].roles[document, role] += count
        for document in group.documents:
            if group in self.people_in[document]:
                self.people_in[document].discard(group)
                self.people_in[document].add(parts[papers.get(document, "")])
        self._parted[id(group)] = [parts[mark] for mark in sorted(parts, key=lambda held: (not held, held))]
        self._part_of[id(group)] = {document: parts[mark] for document, mark in papers.items() if mark}
        self._memory.clear()
        return [parts[mark] for mark in sorted(parts) if mark]

    def owner(self, group: Group) -> Group:
        """Return the group that a group was joined into, itself when it was not."""
        while id(group) in self._joined:
            group = self._joined[id(group)]
        return group

    def find(self, document: DocumentId, name: str) -> Found:
        """Return whom `name` means in `document`."""
        key = (document, name)
        if key not in self._memory:
            found = self._find(document, name)
            if found.group is not None:
                group = self.owner(found.group)
                if id(group) in self._parted:
                    mine = self._part_of[id(group)].get(document)
                    why = (
                        "" if mine else f"Several people are called {group.name()}, and the paper does not tell which."
                    )
                    found = Found(mine, why or found.because, found.form)
                else:
                    found = Found(group, found.because, found.form)
            self._memory[key] = found
        return self._memory[key]

    def bodies_of(self, document: DocumentId) -> set[str]:
        """Return the keys of every name of the bodies that a document names."""
        groups = {id(self.owner(group)): self.owner(group) for group in self._bodies_in.get(document, {}).values()}
        return {body_key(form) for group in groups.values() for form in group.uses}

    # people
    def _persons(self, printed: Sequence[Printed]) -> None:
        forms: dict[str, list[Printed]] = defaultdict(list)
        for one in printed:
            forms[one.name].append(one)
        ordered = sorted(((parts, form) for form in forms if (parts := parse_name(form))), key=_fullest_first)
        for parts, form in ordered:
            for document, rows in _by_document(forms[form]).items():
                group, because = self._bearer(parts, form, document, make=True)
                if group is None:
                    continue  # one surname, several people, nothing in the paper to choose by
                group.take(form, document, sum(row.count for row in rows), because)
                for row in rows:
                    if row.role:
                        group.roles[document, row.role] += 1
                if parts.full:
                    self.people_in[document].add(group)
                here = self._here[parts.key, document]
                if group not in here:
                    here.append(group)

    def _bearer(
        self, parts: NameParts, form: str, document: DocumentId, *, make: bool = False
    ) -> tuple[Group | None, str]:
        """Return the group that a name belongs to in a document and why; a new one with `make` where none fits."""
        last = next(
            (word for word in form.replace(",", " ").split() if fold(word) == parts.surname), parts.surname.title()
        )
        if parts.full:
            fitting = self._fitting(parts, self._candidates(parts))
            because = "the same name"
            if len(fitting) == 1 and fitting[0].parts and fitting[0].parts.given[:1] != parts.given[:1]:
                other = fitting[0].parts.given[0]
                short = is_short_for(parts.given[0], other)
                because = (
                    f"“{parts.given[0].title()}” and “{other.title()}” are one name" if short else "an initial fits"
                )
        else:
            fitting = self._fitting(parts, self._here[parts.key, document])
            because = f"the only {last} of the paper that fits"
            if not fitting:
                fitting = self._fitting(parts, self._surname[parts.key])
                because = f"the only {last} of the record that fits"
        if len(fitting) > 1:
            here = [group for group in fitting if group in self._here[parts.key, document]]
            exact = [
                g for g in fitting if g.parts and (g.parts.given, g.parts.generation) == (parts.given, parts.generation)
            ]
            if len(here) == 1:
                return here[0], f"the only {last} of the paper that fits"
            if len(exact) != 1 and (parts.bare or not make):
                return None, self._any_of(fitting, last)
            fitting = exact if len(exact) == 1 else []
        if fitting:
            return fitting[0], because
        if not make:
            return None, ""
        group = Group(NameKind.PERSON, parts)
        self._surname[parts.key].append(group)
        for given in _ways(parts):
            self._given[parts.key, given].append(group)
        return group, "as printed"

    def _candidates(self, parts: NameParts) -> list[Group]:
        """Return the groups of a surname with this given name, one that it is short for, or none but its initial."""
        found = {id(g): g for way in _ways(parts) for g in self._given[parts.key, way]}
        return list(found.values())

    def _fitting(self, parts: NameParts, groups: Iterable[Group]) -> list[Group]:
        """Return the groups whose name can be this one's."""
        return [g for g in groups if g.parts and can_be_one(g.parts, parts) and not _other_gender(g, parts.gender)]

    def _any_of(self, groups: Sequence[Group], last: str) -> str:
        names = sorted(group.name() for group in groups if group.uses)
        told = " or ".join(names[:MOST_NAMED]) + (" or another" if len(names) > MOST_NAMED else "")
        return f"“{last}” may be {told}."

    # bodies
    def _institutions(self, printed: Sequence[Printed], aliases: Sequence[AliasClaim]) -> None:
        later: list[Printed] = []
        for one in printed:
            if is_short(one.name) or generic_noun(one.name):
                later.append(one)
            else:
                self._add_body(one, self._body(one.name), "the same name")
        for alias in aliases:
            if alias.kind is NameKind.ORGANISATION and alias.words == "in short":
                self._short[alias.other.replace(".", ""), alias.document] = self._body(alias.name)
        for one in later:
            if generic_noun(one.name):
                continue  # "the Ministry" names a body only where the paper leaves but one: `find` tells
            group, because = self._of_short(one.name, one.document)
            self._add_body(one, group or self._body(one.name), because or "as printed")

    def _body(self, name: str) -> Group:
        key = body_key(name)
        if key not in self._bodies:
            self._bodies[key] = Group(NameKind.ORGANISATION)
        return self._bodies[key]

    def _add_body(self, one: Printed, group: Group, because: str) -> None:
        group.take(one.name, one.document, one.count, because)
        if one.role:
            group.roles[one.document, one.role] += 1
        self._bodies_in[one.document][id(group)] = group

    def _of_short(self, name: str, document: DocumentId) -> tuple[Group | None, str]:
        """Return the body that initials stand for: told by the paper, else by its initials, else by another paper."""
        short = name.replace(".", "")
        if (short, document) in self._short:
            return self._short[short, document], "the paper gives it in short"
        spelt = [g for g in self._bodies_in[document].values() if any(is_spelt(short, form) for form in g.uses)]
        if len(spelt) == 1:
            return spelt[0], "the initials of the only such body of the paper"
        told = {id(group): group for (known, _), group in self._short.items() if known == short}
        if len(told) == 1 and not spelt:
            return next(iter(told.values())), "another paper gives it in short"
        return None, ""

    def _find(self, document: DocumentId, name: str) -> Found:
        noun = generic_noun(name)
        if noun:
            return self._of_kind(document, noun)
        article = _ARTICLE.match(name)
        if not article and not any(char.isupper() for char in name) and name.isascii():
            return Found(None, "")  # "a nation", "order": words, no name
        name = name[article.end() :] if article else name
        if is_short(name):
            group, because = self._of_short(name, document)
            if group is not None and group.uses:
                return Found(group, because, name)
        body = self._bodies.get(body_key(name))
        if body is not None and body.uses:
            return Found(body, "", name)
        parts = None if article else parse_name(name)
        if parts is None:
            return Found(None, "")  # nobody is called "the Constitution"
        group, because = self._bearer(parts, name, document)
        if group is not None and not group.uses:
            group = None
        return Found(group, "" if because == "the same name" else because, name)

    def _of_kind(self, document: DocumentId, noun: str) -> Found:
        """Return the body that "the ministry" is: the only one of the paper, else the only one of the record."""
        if noun in LOOSE:
            return Found(None, f"“The {noun}” may be any {noun}.")
        here = self._kind_in(self._bodies_in[document].values(), noun)
        rivals = 1 if noun == "government" and document in self.states else 0
        if len(here) == 1 and not rivals:
            return Found(here[0], f"the only {noun} that the paper names")
        every = here or self._kind_in(self._bodies.values(), noun)
        rivals = rivals or (1 if noun == "government" and self.states else 0)
        if len(every) == 1 and not rivals:
            return Found(every[0], f"the only {noun} that the record names")
        if not every:
            return Found(None, f"“The {noun}” is named nowhere.")
        names = sorted([*(group.name() for group in every), *(["the United States"] if rivals else [])])
        told = ", ".join(names[:MOST_NAMED]) + (" or another" if len(names) > MOST_NAMED else "")
        return Found(None, f"“The {noun}” may be any of {len(names)}: {told}.")

    def _kind_in(self, groups: Iterable[Group], noun: str) -> list[Group]:
        found = {id(self.owner(g)): self.owner(g) for g in groups if any(is_kind(form, noun) for form in g.uses)}
        return list(found.values())

    def _join(self, alias: AliasClaim) -> None:
        """Make one of two groups that a paper says are one bearer's names."""
        first, second = (self.find(alias.document, name).group for name in (alias.name, alias.other))
        if first is None or second is None or first is second or first.kind is not second.kind:
            return
        for form, uses in second.uses.items():
            first.uses.setdefault(form, Counter()).update(uses)
            first.why[form] = f"a paper says “{alias.name}”, {alias.words} “{alias.other}”"
        first.roles.update(second.roles)
        self._joined[id(second)] = first
        for document in second.documents:
            if second in self.people_in[document]:
                self.people_in[document].discard(second)
                self.people_in[document].add(first)
        self._memory.clear()


def _fullest_first(item: tuple[NameParts, str]) -> tuple[bool, bool, int, bool, str]:
    """Order written out names first, those of a father or son by "Jr." among them, and "William" before "Bill"."""
    parts, form = item
    pet = parts.full and len(full_names(parts.given[0])) > 1
    return not parts.full, not parts.generation, -len(parts.given), pet, form


def _ways(parts: NameParts) -> set[str]:
    """Return what a name is looked up under: each given name that its first one may be; its initial; nothing."""
    if not parts.given:
        return {""}
    first = parts.given[0]
    return set(full_names(first)) if len(first) > 1 else {first}


def _other_gender(group: Group, gender: str) -> bool:
    if not gender or not group.uses:
        return False
    known = {parts.gender for form in group.uses if (parts := parse_name(form)) and parts.gender}
    known = known or {gender_of(group.name())} - {""}
    return bool(known) and gender not in known


def _by_document(printed: Iterable[Printed]) -> dict[DocumentId, list[Printed]]:
    found: dict[DocumentId, list[Printed]] = defaultdict(list)
    for one in sorted(printed, key=lambda row: row.document):
        found[one.document].append(one)
    return found
