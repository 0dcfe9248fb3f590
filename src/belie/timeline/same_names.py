"""Two people of one full name: kept apart where what papers say of them cannot be one person's.

Papers of a name belong together when they give the bearer one office or one body. Two such sets conflict when they
give him trades that nobody has at once, or bodies that differ, in papers less than a year apart. A paper that says
neither belongs to the set with which it shares another person, or to the only one there is; else nobody can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from belie.domain.ids import DocumentId
from belie.statements.roles import role_head
from belie.timeline.bodies import body_key
from belie.timeline.groups import Group
from belie.timeline.register import Register
from belie.timeline.tenures import NEAR, office_key

# Trades by kind: whoever has one of a row has none of another row within a year. Ranks ("director") go with any.
_TRADES = (
    "doctor physician surgeon nurse coroner",
    "driver pilot mechanic technician",
    "judge magistrate justice",
    "guard policeman trooper sheriff ranger detective",
    "journalist reporter correspondent editor",
    "teacher professor scientist economist lecturer researcher",
    "priest pastor bishop",
    "architect engineer surveyor",
    "detainee prisoner inmate",
    "student",
    "warden",
)
_TRADE = {trade: row for row, trades in enumerate(_TRADES) for trade in trades.split()}
MOST_SETS = 12  # compared with each other; a name with more is as good as a bare surname


@dataclass(frozen=True, slots=True)
class Said:
    """One office that a paper gives the bearer of a name; `body` "" when none."""

    role: str
    body: str = ""


@dataclass(slots=True)
class Paper:
    """What one paper says of the bearer of a name."""

    said: list[Said] = field(default_factory=list)
    day: date | None = None
    people: frozenset[int] = frozenset()  # who else is named there in full


@dataclass(slots=True)
class Namesake:
    """The papers of one of several people of one name, and what he is in them."""

    papers: set[DocumentId]
    said: list[tuple[Said, date | None]]
    people: set[int]

    def what(self) -> str:
        """Return the commonest office with its body, for a reader."""
        words = [f"{said.role}, {said.body}" if said.body else said.role for said, _ in self.said]
        return max(sorted(set(words)), key=words.count)


def find_namesakes(papers: Mapping[DocumentId, Paper]) -> tuple[list[Namesake], dict[DocumentId, int]]:
    """Return the people that one name stands for, and which of them each paper means.

    Returns:
        One person and no papers where nothing speaks against it; else two or more, the one in most papers first, and
        the papers that tell by position; a paper that does not tell is left out.
    """
    sets = _sets(papers)
    if not 2 <= len(sets) <= MOST_SETS:
        return [], {}
    kept: list[Namesake] = []
    for one in sets:
        mine = next((other for other in kept if not _conflict(one, other)), None)
        if mine is None:
            kept.append(one)
        else:
            mine.papers |= one.papers
            mine.said += one.said
            mine.people |= one.people
    if len(kept) < 2:
        return [], {}
    kept.sort(key=lambda held: (-len(held.papers), min(held.papers)))
    placed = {document: at for at, held in enumerate(kept) for document in held.papers}
    for document in sorted(papers.keys() - placed.keys()):
        near = [at for at, held in enumerate(kept) if held.people & papers[document].people]
        if len(near) == 1:
            placed[document] = near[0]
    return kept, placed


def part_namesakes(
    register: Register, papers: Mapping[int, tuple[Group, Mapping[DocumentId, Paper]]]
) -> list[tuple[Group, Group, str]]:
    """Keep the people of one full name apart in the register; return each pair with what keeps them apart."""
    pairs = []
    for group, held in papers.values():
        people, placed = find_namesakes(held)
        if not people:
            continue
        marks = [min(one.papers) for one in people]
        parts = register.part(group, {document: marks[at] for document, at in placed.items()})
        by_mark = dict(zip(sorted(marks), parts, strict=True))
        for (at, one), (other_at, other) in combinations(list(enumerate(people)), 2):
            because = f"one name, and kept apart as {one.what()} and {other.what()} are not held at once"
            pairs.append((by_mark[marks[at]], by_mark[marks[other_at]], because))
    return pairs


def _sets(papers: Mapping[DocumentId, Paper]) -> list[Namesake]:
    """Return the papers that say what the bearer is, those with an office or a body in common together."""
    owner: dict[str, int] = {}
    parent: list[int] = []

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    order = sorted(document for document, paper in papers.items() if paper.said)
    for at, document in enumerate(order):
        parent.append(at)
        for said in papers[document].said:
            for mark in (f"office {office_key(said.role)}", f"body {body_key(said.body)}" if said.body else ""):
                if mark:
                    parent[root(at)] = root(owner.setdefault(mark, at))
    sets: dict[int, Namesake] = defaultdict(lambda: Namesake(set(), [], set()))
    for at, document in enumerate(order):
        held, paper = sets[root(at)], papers[document]
        held.papers.add(document)
        held.said += [(said, paper.day) for said in paper.said]
        held.people |= paper.people
    return sorted(sets.values(), key=lambda held: (-len(held.papers), min(held.papers)))


def _conflict(first: Namesake, second: Namesake) -> bool:
    return any(
        _apart(one, other) and (day is None or another is None or abs(day - another) <= NEAR)
        for one, day in _distinct(first.said)
        for other, another in _distinct(second.said)
    )


def _distinct(said: Sequence[tuple[Said, date | None]]) -> list[tuple[Said, date | None]]:
    return sorted(set(said), key=lambda held: (held[0].role, held[0].body, held[1] or date.min))


def _apart(first: Said, second: Said) -> bool:
    """True for offices that nobody holds at once: trades of two kinds, or posts in two bodies that share no word."""
    one, other = _TRADE.get(role_head(first.role)), _TRADE.get(role_head(second.role))
    if one is not None and other is not None:
        return one != other
    bodies = [set(body_key(said.body).split()) for said in (first, second)]
    return bool(bodies[0] and bodies[1]) and not bodies[0] & bodies[1]
