"""Named periods: '"Relevant Period" means March 1, 2011 to May 30, 2012', 'January 1, 2018 (the "Effective Date")'."""

from __future__ import annotations

import re
from collections.abc import Mapping

from belie.domain.dates import When
from belie.timex.pattern import Node, code
from belie.timex.reading import Reading
from belie.timex.terms import Named
from belie.timex.types import TimeExpression, TimeType

_QUOTED = r"[\"“](?P<name>[A-Z][\w’'\-]*(?:\s+[A-Z\d][\w’'\-]*){0,4})[.,]?[\"”]"
_MEANS = re.compile(
    _QUOTED + r"(?=\s*\)?\s+(?:shall\s+mean|means?|refers?\s+to|is\s+defined\s+as|is|are|runs?|covers?|spans?)\b)"
)
_BRACKET = re.compile(r"\((?:(?:the|hereinafter|hereafter|collectively|each|this|,)\s+)*" + _QUOTED + r"\)")
_REACH = 90  # characters between the name and its dates, within one sentence: our choice


class NamedPeriods:
    """The named periods a text defines, filled in while it is read, and where their names stand."""

    def __init__(self, text: str, defined: Mapping[str, When]) -> None:
        self._text = text
        self._given = {name.lower(): (_value(when), when) for name, when in defined.items()}
        self._waiting: list[tuple[int, int, str, bool]] = []  # start, end, name, dates follow
        if '"' in text or "“" in text:
            self._waiting += [(m.start(), m.end(), _fold(m["name"]), True) for m in _MEANS.finditer(text)]
            self._waiting += [(m.start(), m.end(), _fold(m["name"]), False) for m in _BRACKET.finditer(text)]
        self._reading: Reading | None = None
        self._told: dict[str, int] = {}

    def bind(self, reading: Reading) -> None:
        """Let a reading know the periods the record defines."""
        reading.named = dict(self._given)

    def tell(self, piece: Node, expression: TimeExpression, reading: Reading) -> None:
        """Take a date just read as the meaning of a name defined beside it."""
        if (
            not self._waiting
            or expression.type not in (TimeType.DATE, TimeType.TIME)
            or not isinstance(expression.value, str)
        ):
            return
        for start, end, name, follow in self._waiting:
            gap = piece.start - end if follow else start - piece.end
            if not 0 <= gap <= _REACH or name in self._told or not expression.value:
                continue
            between = self._text[end : piece.start] if follow else self._text[piece.end : start]
            if not re.search(r"[.;]\s", between):
                value = expression.value
                reading.named = {**reading.named, name: (value, expression.when)}
                self._told[name] = max(end, piece.end)

    def in_sentence(self, start: int, end: int) -> list[Node]:
        """Return the uses of defined names inside a stretch of the text, after their definition."""
        found = []
        for name in {**dict.fromkeys(self._given, 0), **self._told}:
            after = max(start, self._told.get(name, 0))
            for match in re.finditer(
                r"(?:\b[Tt]he\s+)?\b" + re.escape(name).replace(r"\ ", r"\s+") + r"\b",
                self._text[after:end],
                re.IGNORECASE,
            ):
                words = match.group()
                if words[0].islower() and not re.search("[A-Z]", words):
                    continue
                found.append(Node(code("NAMED"), after + match.start(), after + match.end(), Named(name=name)))
        return found


def _fold(name: str) -> str:
    return re.sub(r"\s+", " ", name).lower()


def _value(when: When) -> str:
    if when.timex:
        return when.timex
    return f"{when.earliest or '..'}/{when.latest or '..'}" if when.day is None else when.day.isoformat()
