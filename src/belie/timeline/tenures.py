"""Roles over time: what papers print and claim of one person joined into tenures, and who held an office on a day.

A role that a paper gives somebody is held on the day of the paper, unless the words say otherwise ("former", "then-",
"became in May 2017"). What the record is silent on stays open; a day near one on which the role was seen held counts
for it as long as nobody else is seen in the office then.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from belie.domain.dates import Granularity, Order, When
from belie.domain.people import Manner, RoleEvidence, Tenure
from belie.statements.roles import role_head, role_key
from belie.timeline.bodies import body_key
from belie.timeline.names import is_body

NEAR = timedelta(days=365)  # so far from a day on which a role was seen held it may still be held: our choice
# What people are to each other and to a case: no office with a time of its own.
_TIES = frozenset(
    """boss brother colleague daughter defendant delegate employee father fellow friend head husband investor mother
    neighbor neighbour owner partner petitioner plaintiff principal resident respondent sister son supporter victim wife
    whistleblower witness worker""".split()
)
_FORMER = re.compile(r"^(?:former|ex)\s+")


@lru_cache(maxsize=16384)
def is_office(role: str) -> bool:
    """True for a role that somebody takes up and gives up: "Deputy Director", not "plaintiff" or "sister"."""
    head = role_head(role)
    return bool(head) and head not in _TIES and role.lower().endswith(head)  # nor "members"


@lru_cache(maxsize=16384)
def office_key(role: str) -> str:
    """Return the office with its rank, whether held now or before: "deputy director"."""
    return _FORMER.sub("", role_key(role))


def make_tenures(evidence: Iterable[RoleEvidence]) -> tuple[Tenure, ...]:
    """Return the tenures of one person, the earliest first, those without any date last.

    Places that name the same office belong to one tenure when they name the same body or one of them none.
    """
    by_office: dict[str, list[RoleEvidence]] = defaultdict(list)
    for held in evidence:
        if is_office(held.role):
            by_office[office_key(held.role)].append(held)
    tenures = []
    for rows in by_office.values():
        bodies: dict[str, list[RoleEvidence]] = defaultdict(list)
        for held in rows:
            bodies[body_key(held.body) if held.body else ""].append(held)
        if len(bodies) == 2 and "" in bodies:  # one body, and places that do not name it
            bodies = defaultdict(list, {next(key for key in bodies if key): rows})
        tenures += [_tenure(some) for some in bodies.values()]
    return tuple(sorted(tenures, key=lambda held: (_start(held) or date.max, held.role.lower(), held.body)))


def _tenure(rows: Sequence[RoleEvidence]) -> Tenure:
    ordered = sorted(rows, key=_order)
    seen = [when for held in ordered for when in _seen(held)]
    since = min((held.since for held in ordered if held.since), key=_early, default=None)
    until = max((held.until for held in ordered if held.until), key=_late, default=None)
    former = [held.said_on for held in ordered if held.manner is Manner.FORMER and held.said_on]
    last = max((_late(when) for when in seen), default=None)
    if until and last and until.latest and last > until.latest:
        until = None  # seen in it again
    if until is None and former:
        gone = min(former, key=_late)
        if gone.latest and (last is None or last <= gone.latest):
            start = last or (since.earliest if since else None)
            if start is None or start <= gone.latest:
                until = When(
                    earliest=start, latest=gone.latest, granularity=Granularity.INTERVAL, derived="former by then"
                )
    named = next((held.body for held in ordered if held.body), "")
    return Tenure(
        role=_commonest([held.role for held in ordered]),
        body=named,
        since=since,
        until=until,
        seen=_stretch(seen),
        evidence=tuple(ordered),
    )


def _order(held: RoleEvidence) -> tuple[date, str, int, str, str, str]:
    place = held.span.start if held.span else -1
    return _day(held.said_on) or date.max, held.document, place, held.name, held.role, held.body


def _seen(held: RoleEvidence) -> list[When]:
    """Return the times at which a place says the role was held."""
    found = [held.at] if held.at else []
    if held.manner is Manner.HELD and held.said_on and held.said_on.latest and held.until is None and held.at is None:
        found.append(held.said_on)
    return found


def _stretch(seen: Sequence[When]) -> When | None:
    starts = [when.earliest for when in seen if when.earliest]
    ends = [when.latest for when in seen if when.latest]
    if not starts or not ends:
        return None
    if len(seen) == 1:
        return seen[0]
    first, last = min(starts), max(ends)
    return When(earliest=first, latest=max(first, last), granularity=Granularity.INTERVAL, derived="dates of papers")


def _commonest(roles: Sequence[str]) -> str:
    return max(sorted(set(roles)), key=roles.count)


def _start(held: Tenure) -> date | None:
    days = [when.earliest for when in (held.since, held.seen) if when and when.earliest]
    return min(days) if days else (held.until.latest if held.until else None)


def _early(when: When) -> date:
    return when.earliest or when.latest or date.max


def _late(when: When) -> date:
    return when.latest or when.earliest or date.min


def _day(when: When | None) -> date | None:
    return (when.earliest or when.latest) if when else None


@dataclass(frozen=True, slots=True)
class Hold:
    """How surely a tenure covers a day: `sure`, or only near a day on which it was seen."""

    tenure: Tenure
    sure: bool


def holds(tenure: Tenure, when: When) -> Hold | None:
    """Return how a tenure covers a time, None when it does not: it had ended, had not begun, or nobody knows."""
    if tenure.since and when.order(tenure.since) is Order.BEFORE:
        return None
    if tenure.until and when.order(tenure.until) is Order.AFTER:
        return None
    known = [day for day in (tenure.since, tenure.until, tenure.seen) if day]
    starts = [day.earliest for day in known if day.earliest]
    ends = [day.latest for day in known if day.latest]
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if not (starts and ends) or first is None or last is None:
        return None
    if min(starts) <= first and last <= max(ends):
        return Hold(tenure, True)
    if min(starts) - NEAR <= last and first <= max(ends) + NEAR:
        return Hold(tenure, False)
    return None


def had_ended(tenure: Tenure, when: When) -> bool:
    """True when a tenure is known to have ended before a time: whom "the former director" may mean."""
    return tenure.until is not None and tenure.until.order(when) in (Order.BEFORE, Order.OVERLAPS)


def describe(tenure: Tenure) -> str:
    """Return a tenure in words: "director, Port Office: from 2017-05, seen 2017-06-01 to 2018-02-03"."""
    times = []
    if tenure.since:
        times.append(f"from {tenure.since}")
    if tenure.until:
        times.append(f"until {tenure.until}")
    if tenure.seen:
        times.append(f"seen {tenure.seen}")
    link = ", " if is_body(tenure.body) else " of "
    office = f"{tenure.role}{link}{tenure.body}" if tenure.body else tenure.role
    return f"{office}: {', '.join(times)}" if times else f"{office}: no date"
