"""Names from the other papers of a case: "the Commissioner" in a memo is who the press calls Commissioner Varga.

Papers belong together when they share the full name of a person. Inside such a group a surname, a given name or a
definite role stands for the one person who bears it; where two do, nobody is named. Nothing that a document says by
itself is overruled.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from belie.domain.documents import Document, DocumentKind
from belie.domain.ids import StatementId
from belie.domain.people import NameKind
from belie.domain.ports import Analysis
from belie.domain.statements import Naming
from belie.statements.given_names import gender_of
from belie.statements.naming import GENDERS, bare_name, last_name
from belie.statements.roles import role_key

_DEFINITE = re.compile(r"^(?:the|this|that)\s", re.IGNORECASE)
_BODIES = (DocumentKind.FILING, DocumentKind.PRESS_RELEASE)


@dataclass(slots=True)
class _Case:
    """What a group of papers says of its people."""

    by_last: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_given: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_role: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str, role: str) -> None:
        self.by_last[last_name(name)].add(name)
        words = bare_name(name).lower().split()
        if len(words) > 1:
            self.by_given[words[0]].add(name)
        if key := role_key(role):
            self.by_role[key].add(name)

    def only(self, table: Mapping[str, set[str]], key: str) -> str:
        """Return the one full name under a key, or "" when there is none or several."""
        names = {bare_name(name).lower(): name for name in table.get(key, ()) if " " in bare_name(name)}
        return next(iter(names.values())) if len(names) == 1 else ""


def name_across(papers: Sequence[tuple[Document, Analysis]]) -> dict[StatementId, Naming]:
    """Return namings for statements whose own document leaves the speaker open or gives one word of a name.

    Args:
        papers: Documents with their analyses, any order.

    Returns:
        Only what the group adds; empty for papers that share nobody.
    """
    found: dict[StatementId, Naming] = {}
    for group in _groups(papers):
        case = _Case()
        for _, analysis in group:
            for name, role in _people(analysis):
                case.add(name, role)
        for _, analysis in group:
            found.update(_name_in(analysis, case))
    return found


def _people(analysis: Analysis) -> list[tuple[str, str]]:
    people = [(m.name, m.role) for m in analysis.mentions if m.kind is NameKind.PERSON]
    frame = analysis.frame
    if frame.author and not frame.author.startswith("The ") and frame.kind not in _BODIES:
        people += [(author, frame.author_role) for author in frame.authors]
    return people


def _groups(papers: Sequence[tuple[Document, Analysis]]) -> list[list[tuple[Document, Analysis]]]:
    """Return the papers in groups joined by full names, each group of two or more."""
    parent = list(range(len(papers)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[str, int] = {}
    for number, (_, analysis) in enumerate(papers):
        for name, _ in _people(analysis):
            words = bare_name(name).lower().replace(".", "").split()
            if len(words) > 1:
                parent[root(number)] = root(first.setdefault(f"{words[0]} {words[-1]}", number))
    groups: dict[int, list[tuple[Document, Analysis]]] = defaultdict(list)
    for number, paper in enumerate(papers):
        groups[root(number)].append(paper)
    return [group for group in groups.values() if len(group) > 1]


def _name_in(analysis: Analysis, case: _Case) -> dict[StatementId, Naming]:
    known = {naming.statement: naming.name for naming in analysis.namings}
    found: dict[StatementId, Naming] = {}
    for statement in analysis.statements:
        if statement.speaker:
            name, why = _named(statement.speaker, known.get(statement.id, ""), case)
            if name:
                found[statement.id] = Naming(statement=statement.id, name=name, because=why)
    return found


def _named(printed: str, known: str, case: _Case) -> tuple[str, str]:
    office = known if known.startswith("the ") else printed if not known else ""
    if office:
        key = role_key(office) if _DEFINITE.match(office) else ""
        name = case.only(case.by_role, key) if key else ""
        gender = GENDERS.get(printed.lower(), "")
        fits = not gender or gender_of(name) in ("", gender)
        return (name, f"the only {key} in the papers of the case") if name and fits else ("", "")
    word = bare_name(known)
    if " " in word:
        return "", ""
    full = case.only(case.by_last, last_name(known)) or case.only(case.by_given, word.lower())
    return full, "the only one of that name in the papers of the case"
