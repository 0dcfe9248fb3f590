"""The state of reading one text, and the value a term is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from belie.domain.dates import When
from belie.timex.context import Focus
from belie.timex.tense import Tense
from belie.timex.types import Mode


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 value with its other readings and how it was found; "" when the words cannot be dated."""

    text: str
    derived: str
    others: tuple[str, ...] = ()
    type: str = "DATE"


@dataclass(slots=True)
class Reading:
    """What is known at one point of a text.

    Attributes:
        dct: The document date.
        mode: NEWS or NARRATIVE, never AUTO.
        whole: Write values as the phrase conventions do (P1Y6M, one granularity for "two months later").
        day_first: Numeric dates are day/month.
        focus: The date told last.
        tense: Of the clause being read.
        ahead: The value of the next full date of the sentence, for "the night before, she said of the June 3 call".
        first_year: The first year the text tells, for dates before it.
        named: Named periods by lower-case name.
        sentence: Number of the sentence being read.
    """

    dct: date | None
    mode: Mode
    whole: bool
    day_first: bool = False
    focus: Focus = field(default_factory=Focus)
    tense: Tense = ""
    ahead: str = ""
    first_year: int | None = None
    named: Mapping[str, tuple[str, When | None]] = field(default_factory=dict)
    sentence: int = 0

    @property
    def narrative(self) -> bool:
        """True when incomplete dates lean on the date told last."""
        return self.mode is Mode.NARRATIVE

    def base_day(self, base: object) -> tuple[str, str]:
        """Return the value a relative term counts from ("" when none is known) and what it is."""
        told = self.focus.value or self.ahead
        if base == "focus" or (base == "either" and (self.narrative or self.dct is None)):
            if told:
                return told, "the date told last" if self.focus.value else "the date told next"
            return (self.dct.isoformat() if self.dct else ""), "the document date"
        return (self.dct.isoformat() if self.dct else ""), "the document date"
