"""Numbers that do not fit: two statements count or measure the same thing and the values cannot both hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isclose

from belie.checks.lexicon import STOP
from belie.checks.words import plain, stem
from belie.domain.dates import When, days_between
from belie.domain.statements import Bound, Quantity

# How far off a number may be and still be "about" it, and how far a number with trailing zeros: ours. A speaker who
# says "about 110" is not belied by 118, but is by 143.
ABOUT_SLACK = 0.15
ROUND_SLACK = 0.05
ROUND_FROM = 100.0
ALIKE = 0.35  # likeness from which two statements are on one subject for sure; ours
LEAST_SUBJECT = 0.05
SAME_TIME_DAYS = 45  # ours: a count that old may simply have changed
ANY_TIME_DAYS = 400


@dataclass(frozen=True, slots=True)
class NumberConflict:
    """Two quantities of one thing that cannot both hold; `strength` is 0 to 1, less when much time lies between."""

    first: Quantity
    second: Quantity
    counted: str
    strength: float

    def turned(self) -> NumberConflict:
        """Return the same conflict from the other side."""
        return NumberConflict(self.second, self.first, self.counted, self.strength)


def counted_keys(quantities: Sequence[Quantity]) -> tuple[str, ...]:
    """Return under what each quantity is filed: its unit and the stem of the noun counted; none for bare numbers."""
    return tuple({key: None for quantity in quantities if (key := _key(quantity))})


def interval(quantity: Quantity) -> tuple[float, float]:
    """Return the least and the greatest value that the words allow."""
    low, high = quantity.low, quantity.high
    match quantity.bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return low, inf
        case Bound.AT_MOST | Bound.LESS_THAN:
            return -inf, high
        case Bound.ABOUT:
            return low - ABOUT_SLACK * abs(low), high + ABOUT_SLACK * abs(high)
        case _:
            if _is_round(low):
                return low - ROUND_SLACK * abs(low), high + ROUND_SLACK * abs(high)
            return low, high


def find_number_conflict(
    first: Sequence[Quantity],
    second: Sequence[Quantity],
    when_first: When | None = None,
    when_second: When | None = None,
    *,
    likeness: float = 1.0,
) -> NumberConflict | None:
    """Return the clearest conflict between the quantities of two statements, or None.

    Quantities are of one thing when unit and head noun agree. When any two of one thing agree there is no
    conflict: the other numbers are of something else.

    Args:
        first: Of one statement.
        second: Of the other.
        when_first: When the one was said; a count of last year may simply have changed.
        when_second: When the other was said.
        likeness: What the statements share of all their words, 0 to 1: five boats and nine boats may be other boats.
    """
    found: NumberConflict | None = None
    for one in first:
        for other in second:
            key = _key(one)
            if not key or key != _key(other):
                continue
            (low, high), (least, most) = interval(one), interval(other)
            if low <= most and least <= high:
                return None
            alike = _modifiers_agree(one, other)
            same_subject = min(1.0, LEAST_SUBJECT + likeness / ALIKE)
            strength = alike * same_subject * _time_weight(when_first, when_second)
            if strength > 0 and (found is None or strength > found.strength):
                found = NumberConflict(one, other, one.counted or one.unit, strength)
    return found


def _key(quantity: Quantity) -> str:
    nouns = [word for word in plain(quantity.counted) if word not in STOP]
    if quantity.unit in ("", "people", "persons"):
        return f"n:{stem(nouns[-1])}" if nouns else ""
    return f"u:{quantity.unit}:{stem(nouns[-1])}" if nouns else f"u:{quantity.unit}"


def _modifiers_agree(one: Quantity, other: Quantity) -> float:
    """Return 1 when the words counted agree, .6 when one is barer than the other, .3 when they differ."""
    mine, theirs = ({stem(w) for w in plain(q.counted) if w not in STOP} for q in (one, other))
    if not mine and not theirs:
        return 0.3  # "40 days" and "30 days": of what, the words do not say
    if mine == theirs:
        return 1.0
    return 0.6 if mine <= theirs or theirs <= mine else 0.3


def _time_weight(first: When | None, second: When | None) -> float:
    days = days_between(first, second)
    if days is None:
        return 0.7
    if abs(days) <= SAME_TIME_DAYS:
        return 1.0
    return 0.5 if abs(days) <= ANY_TIME_DAYS else 0.2


def _is_round(value: float) -> bool:
    """True for 20,000 or 150, which are seldom meant to the last digit."""
    if abs(value) < ROUND_FROM:
        return False
    digits = f"{abs(value):.0f}".rstrip("0")
    return len(digits) <= 2 and isclose(value, round(value))
