"""Bodies by their printed names: initials, and "the ministry" where the paper or the record leaves but one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from belie.domain.ids import DocumentId
from belie.domain.people import AliasClaim, NameKind
from belie.timeline.bodies import LOOSE, body_key, generic_noun, is_kind
from belie.timeline.groups import Found, Group
from belie.timeline.printed import Printed, is_short, is_spelt

MOST_NAMED = 3  # bodies told of when a noun may be any of them
_ARTICLE = re.compile(r"^[Tt]he\s+")


class Institutions:
    """The bodies of a record; `joined` leads from a group to the one that it was made one with."""

    def __init__(
        self,
        printed: Sequence[Printed],
        aliases: Sequence[AliasClaim],
        states: set[DocumentId],
        joined: dict[int, Group],
    ) -> None:
        """Group the forms of bodies' names; `states` are the papers that name the United States."""
        self._states = states
        self._joined = joined
        self._bodies: dict[str, Group] = {}
        self._bodies_in: dict[DocumentId, dict[int, Group]] = defaultdict(dict)
        self._short: dict[tuple[str, DocumentId], Group] = {}
        self._take(printed, aliases)

    def groups(self) -> list[Group]:
        """Return every group that was made."""
        return list(self._bodies.values())

    def owner(self, group: Group) -> Group:
        """Return the group that a group was joined into, itself when it was not."""
        while id(group) in self._joined:
            group = self._joined[id(group)]
        return group

    def keys_in(self, document: DocumentId) -> set[str]:
        """Return the keys of every name of the bodies that a document names."""
        groups = {id(self.owner(group)): self.owner(group) for group in self._bodies_in.get(document, {}).values()}
        return {body_key(form) for group in groups.values() for form in group.uses}

    def find(self, document: DocumentId, name: str) -> Found | None:
        """Return the body that a name means in a document or why none, None where the name is no body's."""
        noun = generic_noun(name)
        if noun:
            return self._of_kind(document, noun)
        words = _ARTICLE.sub("", name)
        if is_short(words):
            group, because = self._of_short(words, document)
            if group is not None and group.uses:
                return Found(group, because, words)
        body = self._bodies.get(body_key(words))
        return Found(body, "", words) if body is not None and body.uses else None

    def _take(self, printed: Sequence[Printed], aliases: Sequence[AliasClaim]) -> None:
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

    def _of_kind(self, document: DocumentId, noun: str) -> Found:
        """Return the body that "the ministry" is: the only one of the paper, else the only one of the record."""
        if noun in LOOSE:
            return Found(None, f"“The {noun}” may be any {noun}.")
        here = self._kind_in(self._bodies_in[document].values(), noun)
        rivals = 1 if noun == "government" and document in self._states else 0
        if len(here) == 1 and not rivals:
            return Found(here[0], f"the only {noun} that the paper names")
        every = here or self._kind_in(self._bodies.values(), noun)
        rivals = rivals or (1 if noun == "government" and self._states else 0)
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
