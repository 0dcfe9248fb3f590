"""People by their printed names: fuller forms first, so that a surname alone finds its bearer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from belie.domain.ids import DocumentId
from belie.domain.people import NameKind
from belie.statements.given_names import gender_of
from belie.timeline.groups import Group
from belie.timeline.names import NameParts, can_be_one, fold, parse_name
from belie.timeline.nicknames import full_names, is_short_for
from belie.timeline.printed import Printed

MOST_NAMED = 3  # people told of when a name may be any of them


class Bearers:
    """The people of a record, looked up by surname and given name."""

    def __init__(self, printed: Sequence[Printed]) -> None:
        """Group the forms of people's names."""
        self.full_in: dict[DocumentId, set[Group]] = defaultdict(set)  # bearers of full names, by document
        self._given: dict[tuple[str, str], list[Group]] = defaultdict(list)
        self._surname: dict[str, list[Group]] = defaultdict(list)
        self._here: dict[tuple[str, DocumentId], list[Group]] = defaultdict(list)
        self._take(printed)

    def groups(self) -> list[Group]:
        """Return every group that was made."""
        return [group for row in self._surname.values() for group in row]

    def _take(self, printed: Sequence[Printed]) -> None:
        forms: dict[str, list[Printed]] = defaultdict(list)
        for one in printed:
            forms[one.name].append(one)
        ordered = sorted(((parts, form) for form in forms if (parts := parse_name(form))), key=_fullest_first)
        for parts, form in ordered:
            for document, rows in _by_document(forms[form]).items():
                group, because = self.bearer(parts, form, document, make=True)
                if group is None:
                    continue  # one surname, several people, nothing in the paper to choose by
                group.take(form, document, sum(row.count for row in rows), because)
                for row in rows:
                    if row.role:
                        group.roles[document, row.role] += 1
                if parts.full:
                    self.full_in[document].add(group)
                here = self._here[parts.key, document]
                if group not in here:
                    here.append(group)

    def bearer(
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
