"""Findings: one answer of a check, worth a look, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from belie.domain.documents import Access
from belie.domain.ids import FindingId, StatementId


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
    """Two places in the record that cannot both hold, as far as belie can see."""

    id: FindingId
    check: str  # "contradiction", "numbers", "dates"
    statement: StatementId  # the one said to be belied
    evidence: StatementId  # what stands against it
    score: float  # 0 to 1, comparable within one run
    because: str  # in words, for a reader
    compared: tuple[str, str]  # the words set against each other
    timing: str = ""  # "evidence existed 1 day before"
    days: int | None = None  # from evidence to statement: positive when the evidence came first
    verdict: Verdict | None = None
    access: Access = Access.PUBLIC  # as secret as the more secret side
    versions: tuple[str, ...] = ()  # model and rule versions
