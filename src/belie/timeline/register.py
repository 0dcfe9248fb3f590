"""The people and bodies of a matter, and whom a printed name means in a document.

Grouping needs the same surname and given names that fit; anything looser is a proposal. Forms are taken the fullest
first, so that a surname alone finds its bearer: the only one in its paper, else the only one in the record, else
nobody. The work is nearly linear in the forms: each looks up bearers by surname and given name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from belie.domain.ids import DocumentId
from belie.domain.people import AliasClaim, NameKind
from belie.timeline.bearers import Bearers
from belie.timeline.bodies import is_united_states
from belie.timeline.groups import Found, Group
from belie.timeline.institutions import Institutions
from belie.timeline.names import parse_name
from belie.timeline.printed import Printed, told_of, with_kinds

UNTOLD = "not told which"


class Register:
    """Every form grouped; ask it whom a name means."""

    def __init__(self, printed: Iterable[Printed], aliases: Sequence[AliasClaim] = ()) -> None:
        """Group the forms, then join what papers say are two names of one bearer."""
        every = [*printed, *told_of(aliases)]
        held = with_kinds(every)
        states = {one.document for one in every if is_united_states(one.name)}
        self._joined: dict[int, Group] = {}
        self._memory: dict[tuple[DocumentId, str], Found] = {}
        self._parted: dict[int, list[Group]] = {}
        self._part_of: dict[int, dict[DocumentId, Group]] = {}
        self._bearers = Bearers([one for one in held if one.kind is NameKind.PERSON])
        bodies = [one for one in held if one.kind is NameKind.ORGANISATION]
        self._institutions = Institutions(bodies, aliases, states, self._joined)
        self.people_in = self._bearers.full_in  # bearers of full names, by document
        for alias in aliases:
            self._join(alias)

    def groups(self) -> list[Group]:
        """Return every group that some paper prints, each once; of a name that several people bear, theirs."""
        every = [*self._bearers.groups(), *self._institutions.groups()]
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

    def find(self, document: DocumentId, name: str) -> Found:
        """Return whom `name` means in `document`."""
        key = (document, name)
        if key not in self._memory:
            found = self._find(document, name)
            if found.group is not None:
                group = self._institutions.owner(found.group)
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
        return self._institutions.keys_in(document)

    def _find(self, document: DocumentId, name: str) -> Found:
        body = self._institutions.find(document, name)
        if body is not None:
            return body
        definite = name[:4].lower() == "the "  # nobody is called "the Constitution"
        parts = parse_name(name) if not definite and _is_name(name) else None
        if parts is None:
            return Found(None, "")
        group, because = self._bearers.bearer(parts, name, document)
        if group is not None and not group.uses:
            group = None
        return Found(group, "" if because == "the same name" else because, name)

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


def _is_name(words: str) -> bool:
    """False for small letters alone: "a nation", "order"; other scripts need not have capitals."""
    return any(char.isupper() for char in words) or not words.isascii()
