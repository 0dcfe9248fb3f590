"""Sentences that bound a number or a date; what follows from what is read off the intervals.

A premise inside its hypothesis entails it, a premise apart from it contradicts it, anything else leaves it open.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

ENTAILMENT, NEUTRAL, CONTRADICTION = range(3)

Interval = tuple[float, float]
_END = float("inf")

_COUNTED = (
    "{count} people were held at {place} on {day}",
    "{count} flights left {place} in {month}",
    "{count} men at {place} have no lawyer",
    "the hearing took {count} minutes",
    "{count} complaints were filed against {place} in {month}",
    "{who} spent {count} days at {place}",
    "{count} officers were on duty at {place} on {day}",
    "the contract cost {count} dollars",
    "{count} letters were sent to {who}",
    "{who} waited {count} hours for a doctor",
)
_DATED = (
    "{who} was arrested {when}",
    "{who} was released from {place} {when}",
    "the order was signed {when}",
    "{place} was closed {when}",
    "the memo reached {who} {when}",
    "{who} was moved to {place} {when}",
    "the agreement was reached {when}",
    "the report was filed {when}",
)
_PEOPLE = "Mr. Arden, Ms. Brisk, Dr. Calloway, Captain Dray, Ms. Estrin, Mr. Fallow, Director Grieve, Ms. Hale".split(
    ", "
)
_PLACES = "Tolland, the Marsh Road center, Camp Wend, Pinehurst, the annex, Stone County Jail, Larkfield".split(", ")


def _count(rng: random.Random, near: int) -> tuple[str, Interval]:
    n = max(2, near + rng.choice([0, 0, -1, 1, -7, 9, -30, 40, near, -near // 2]))
    shown = f"{n:,}"
    ways: list[tuple[str, Interval]] = [
        (shown, (n, n)),
        (f"exactly {shown}", (n, n)),
        (f"at least {shown}", (n, _END)),
        (f"more than {shown}", (n + 1, _END)),
        (f"over {shown}", (n + 1, _END)),
        (f"fewer than {shown}", (0, n - 1)),
        (f"no more than {shown}", (0, n)),
        (f"at most {shown}", (0, n)),
        (f"about {shown}", (n * 0.9, n * 1.1)),
        (f"nearly {shown}", (n * 0.88, n - 1)),
        (f"between {shown} and {n + max(2, n // 4):,}", (n, n + max(2, n // 4))),
    ]
    return rng.choice(ways + ways[:1] * 5)


def _say(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _date(rng: random.Random, near: date) -> tuple[str, Interval]:
    day = near + timedelta(days=rng.choice([0, 0, 1, -1, 6, -9, 31, -40, 200, -365]))
    at = day.toordinal()
    first = day.replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    ways: list[tuple[str, Interval]] = [
        (f"on {_say(day)}", (at, at)),
        (f"before {_say(day)}", (0, at - 1)),
        (f"by {_say(day)}", (0, at)),
        (f"after {_say(day)}", (at + 1, _END)),
        (f"in {day:%B %Y}", (first.toordinal(), last.toordinal())),
        (f"in {day.year}", (date(day.year, 1, 1).toordinal(), date(day.year, 12, 31).toordinal())),
        (f"the day before {_say(day)}", (at - 1, at - 1)),
    ]
    return rng.choice(ways + ways[:1] * 3)


def _relation(premise: Interval, hypothesis: Interval) -> int:
    if hypothesis[0] <= premise[0] and premise[1] <= hypothesis[1]:
        return ENTAILMENT
    if premise[1] < hypothesis[0] or hypothesis[1] < premise[0]:
        return CONTRADICTION
    return NEUTRAL


def made_from_intervals(count: int, rng: random.Random) -> Iterator[tuple[str, str, int]]:
    """Yield that many (premise, hypothesis, label)."""
    for _ in range(count):
        day = date(rng.randint(2012, 2026), rng.randint(1, 12), rng.randint(1, 28))
        names = {
            "who": rng.choice(_PEOPLE),
            "place": rng.choice(_PLACES),
            "day": _say(day),
            "month": f"{day:%B %Y}",
        }
        if rng.random() < 0.6:
            frame, key = rng.choice(_COUNTED), "count"
            near = rng.choice([rng.randint(3, 30), rng.randint(30, 600), rng.randint(600, 9000)])
            first, second = _count(rng, near), _count(rng, near)
        else:
            frame, key = rng.choice(_DATED), "when"
            first, second = _date(rng, day), _date(rng, day)
        label = _relation(first[1], second[1])
        others = names
        if rng.random() < 0.12 and ("{who}" in frame or "{place}" in frame):
            others = names | {
                "who": rng.choice([one for one in _PEOPLE if one != names["who"]]),
                "place": rng.choice([one for one in _PLACES if one != names["place"]]),
            }
            label = NEUTRAL
        sides = []
        for (said, _), slots in ((first, names), (second, others)):
            sentence = frame.format(**slots, **{key: said}) + "."
            sides.append(sentence[0].upper() + sentence[1:])
        yield sides[0], sides[1], label
