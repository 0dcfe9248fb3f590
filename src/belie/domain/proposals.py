"""What a language model proposes as statements of a passage, and what became of the proposals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Words of a passage that somebody is said to have said, each copied from the passage."""

    content: tuple[str, ...]  # in order; several where the attributing words cut them
    speaker: str = ""
    cue: str = ""
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many passages were put to a model and what became of what it proposed; every proposal is in one count."""

    passages: int = 0
    unanswered: int = 0  # passages without an answer that could be read
    known: int = 0  # proposals of statements that the rules found too
    refused: int = 0  # proposals of words that do not stand in the passage
    taken: int = 0  # proposals that became statements

    @property
    def proposed(self) -> int:
        """All proposals."""
        return self.known + self.refused + self.taken

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            passages=self.passages + other.passages,
            unanswered=self.unanswered + other.unanswered,
            known=self.known + other.known,
            refused=self.refused + other.refused,
            taken=self.taken + other.taken,
        )

    def __str__(self) -> str:
        return (
            f"{self.passages} passages ({self.unanswered} unanswered), {self.proposed} proposed:"
            f" {self.taken} taken, {self.known} known, {self.refused} refused, their words are not in the passage"
        )


NOTHING_PROPOSED = Tally()
