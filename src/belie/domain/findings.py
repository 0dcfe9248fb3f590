"""Findings: one answer of a check, worth a look, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from belie.domain.documents import Access
from belie.domain.ids import FindingId, StatementId
from belie.domain.spans import Anchor


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of premise and hypothesis; the three sum to 1."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two statements worth judging, and why they were put together.

    Which side is said to be belied is decided by the ranking, not here; `first < second` in the order of
    the statements handed in. `closeness` is 0 to 1.
    """

    first: int  # index into the statements handed in
    second: int
    closeness: float
    shared: tuple[str, ...] = ()  # the names, subjects and quantities the two share


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Two places in the record that cannot both hold, as far as belie can see.

    A side is a statement or, in the check "citation", a passage of a paper; the second is missing when there is
    nothing at the place cited.
    """

    id: FindingId
    check: str  # "contradiction", "numbers", "dates", "citation"
    statement: StatementId | None = None  # the one said to be belied
    evidence: StatementId | None = None  # what stands against it
    statement_at: Anchor | None = None  # the passage, where the side is no statement
    evidence_at: Anchor | None = None
    score: float  # 0 to 1, comparable within one run
    because: str  # in words, for a reader
    compared: tuple[str, str]  # the words set against each other
    timing: str = ""  # "evidence existed 1 day before"
    days: int | None = None  # from evidence to statement: positive when the evidence came first
    verdict: Verdict | None = None
    access: Access = Access.PUBLIC  # as secret as the more secret side
    versions: tuple[str, ...] = ()  # model and rule versions

    @property
    def sides(self) -> tuple[StatementId | Anchor, StatementId | Anchor | None]:
        """The one said to be belied, and what stands against it or None.

        Raises:
            ValueError: The finding names no first side.
        """
        first = self.statement or self.statement_at
        if first is None:
            raise ValueError(f"finding {self.id} has no first side")
        return first, self.evidence or self.evidence_at
