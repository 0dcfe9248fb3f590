"""A docket beside the matter, as the report tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPaper:
    """A paper of a docket that is not in the matter, as far as the audience may see."""

    entry: str  # "81-1"; "" where the docket numbers it nowhere
    filed: date | None
    description: str
    sealed: bool  # by the docket's own words


@dataclass(frozen=True, slots=True, kw_only=True)
class DocketCoverage:
    """How much of one docket is in the matter."""

    case: str
    name: str
    saved: bool  # False where it was put together from the headers of the papers
    entries: int
    papers: int
    missing: tuple[MissingPaper, ...]  # in the order of the docket
    gaps: str  # entry numbers that no entry has: "3, 5-8"
    strays: tuple[str, ...]  # documents of the case that it does not list

    @property
    def held(self) -> int:
        """How many of its papers are here."""
        return self.papers - len(self.missing)
