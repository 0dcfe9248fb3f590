"""The forms of one person or body while they are gathered, and what a look-up gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from belie.domain.ids import DocumentId, PersonId, stable_hash
from belie.domain.people import NameForm, NameKind, Person, Tenure
from belie.timeline.bodies import body_key
from belie.timeline.names import NameParts, parse_name


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
