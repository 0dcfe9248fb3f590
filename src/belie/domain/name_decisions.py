"""What a reviewer decided about names: appended, never edited, taken back by a later row.

A decision names things that a new analysis finds again (printed names, places in papers), never the ids of what
belie made of them. `papers` are those it rests on: who may not see one of them whole does not see the decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from belie.domain.ids import DocumentId, StatementId, stable_hash
from belie.domain.people import NameKind
from belie.domain.spans import Span


class DecisionKind(StrEnum):
    """What a reviewer may decide about names."""

    MERGE = "merge"  # two people are one
    SPLIT = "split"  # a name form, or single statements, are not this person's
    NAME = "name"  # these statements are this person's
    REJECT = "reject"  # these two are not one: the proposal goes
    UNDO = "undo"  # an earlier decision no longer holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A person by one of the names printed of them; in one paper where several people bear the name."""

    name: str
    kind: NameKind = NameKind.PERSON
    document: DocumentId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementAt:
    """A statement by its place and words; with `alike`, every statement of the paper with the same printed speaker."""

    document: DocumentId
    statement: StatementId
    span: Span  # from its first to its last character
    content: str
    speaker: str  # as printed
    alike: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """One decision of one reviewer."""

    id: str
    kind: DecisionKind
    by: str  # who decided
    because: str
    recorded_at: str  # ISO 8601, UTC
    papers: tuple[DocumentId, ...] = ()  # it rests on them; none: for the house alone
    bearers: tuple[Bearer, ...] = ()  # MERGE, REJECT: two, the first of which stays; SPLIT, NAME: one
    form: str = ""  # SPLIT: the name form to split off the bearer
    form_in: DocumentId | None = None  # SPLIT: only where this paper prints the form; None: wherever it is printed
    statements: tuple[StatementAt, ...] = ()  # SPLIT, NAME
    undoes: str = ""  # UNDO: the id of the decision

    def __post_init__(self) -> None:
        wanted = {DecisionKind.MERGE: 2, DecisionKind.REJECT: 2, DecisionKind.UNDO: 0}.get(self.kind, 1)
        if len(self.bearers) != wanted:
            raise ValueError(f"a decision to {self.kind.value} names {wanted} people, not {len(self.bearers)}")
        if self.kind is DecisionKind.SPLIT and not (self.form or self.statements):
            raise ValueError("a split names a form of the name or statements")
        if self.kind is DecisionKind.NAME and not self.statements:
            raise ValueError("to name somebody takes a statement")
        if (self.kind is DecisionKind.UNDO) != bool(self.undoes):
            raise ValueError("an undoing, and nothing else, names an earlier decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unapplied:
    """A decision in force that could not be applied, as what it names is not found: kept, and listed."""

    decision: str
    because: str


def in_force(decisions: Iterable[NameDecision]) -> list[NameDecision]:
    """Return the decisions that hold, as recorded: neither undoings nor what was undone (an undoing can be undone)."""
    every = list(decisions)
    gone: set[str] = set()
    for decision in reversed(every):
        if decision.kind is DecisionKind.UNDO and decision.id not in gone:
            gone.add(decision.undoes)
    return [held for held in every if held.kind is not DecisionKind.UNDO and held.id not in gone]


def decisions_key(decisions: Sequence[NameDecision]) -> str:
    """Return a hash of what holds, whoever asks when: equal decisions taken at another time have an equal key."""
    return stable_hash(
        "name decisions",
        [
            [
                held.kind.value,
                held.by,
                held.because,
                [[one.name, one.kind.value, one.document] for one in held.bearers],
                [held.form, held.form_in],
                [[at.document, at.statement, at.alike] for at in held.statements],
            ]
            for held in in_force(decisions)
        ],
    )
