"""Who may see what: audiences, the orders that seal and unseal, and the label in force on a day.

A rank is 0 to 4 for the labels of `Access`, and `UNSETTLED` for what no label is known of yet. An audience sees
what its own rank reaches, so whatever is missing a label is for the house alone (docs/access.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from belie.domain.documents import Access
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import Span

UNSETTLED = len(Access)  # not read, not analysed or not readable: its face has said nothing yet
LAST_ZONE = timezone(timedelta(hours=-12))  # a day has begun when it has begun everywhere


class Audience(StrEnum):
    """Who looks. Each sees what those before it see, and more."""

    PUBLIC = "public"
    COURTHOUSE = "courthouse"  # at the clerk's terminal, FRCP 5.2(c)(2)
    PARTIES = "parties"  # bound by the protective order
    COURT = "court"  # and counsel admitted to what is under seal
    HOUSE = "house"  # those who keep the matter

    @property
    def most(self) -> int:
        """The highest rank it may see."""
        return _MOST[self]


_MOST = {
    Audience.PUBLIC: Access.PUBLIC.rank,
    Audience.COURTHOUSE: Access.COURTHOUSE_ONLY.rank,
    Audience.PARTIES: Access.PROTECTIVE_ORDER.rank,
    Audience.COURT: Access.SEALED.rank,
    Audience.HOUSE: UNSETTLED,
}


def label_of(rank: int) -> Access:
    """Return the label of a rank; what is unsettled is held like the most secret."""
    return list(Access)[min(rank, len(Access) - 1)]


class AccessKind(StrEnum):
    """What an order does."""

    SEAL = "seal"  # raises the label, by order of a court
    DESIGNATE = "designate"  # raises it, by a party's stamp or whoever handed the paper over
    UNSEAL = "unseal"  # lowers it to its label


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessOrder:
    """One order about one paper; orders are appended, never edited.

    It names a document, or a source that no document was read from. Without pages and span it names the whole.
    """

    id: str
    document: DocumentId | None
    source: SourceId | None = None
    pages: tuple[int, ...] = ()  # indexes from 0
    span: Span | None = None  # in the document's text
    label: Access
    kind: AccessKind
    since: date | None = None  # first day in force; None: in force on any day
    until: date | None = None  # last day in force
    by: str  # "ECF No. 470"
    recorded_at: str  # ISO 8601, UTC
    note: str = ""

    def __post_init__(self) -> None:
        if self.kind is AccessKind.UNSEAL and self.until is not None:
            raise ValueError("an unsealing order has no last day; seal the paper again from a day on")
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"ends on {self.until}, before it begins on {self.since}")

    @property
    def whole(self) -> bool:
        """True when it names all of the paper."""
        return not self.pages and self.span is None

    def in_force(self, day: date) -> bool:
        """True when it holds on the day, both ends included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def kept(self, day: date) -> bool:
        """True when belie acts on it: a seal that is yet to begin is kept at once, an unsealing only when it holds.

        So what is stored as of one day never shows too much on a later one.
        """
        if self.kind is AccessKind.UNSEAL:
            return self.in_force(day)
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class Labels:
    """The ranks of one document: of what it holds as a whole, and of each page."""

    whole: int
    pages: tuple[int, ...] = ()

    @property
    def lowest(self) -> int:
        """Of its least secret page: who sees that, sees that the paper is there."""
        return min(self.pages, default=self.whole)

    @property
    def top(self) -> int:
        """Of its most secret page."""
        return max(self.pages, default=self.whole)


@dataclass(frozen=True, slots=True)
class Proof:
    """Stored ranks held against ranks worked out anew; each difference names a table and a row, never words."""

    ranks: int  # how many were compared
    too_low: tuple[str, ...]  # more is shown than may be
    too_high: tuple[str, ...]  # less is shown than may be


@dataclass(frozen=True, slots=True)
class Held:
    """A rank, and the order that set it: its place among all recorded, -1 for the face, and its first day."""

    rank: int
    number: int = -1
    since: date | None = None


def fold(face: int, orders: Iterable[tuple[int, AccessOrder]], inherited: Iterable[Held] = ()) -> Held:
    """Return what holds at the end of a line of orders.

    An order without a first day stands after those recorded before it, so that whoever seals today seals.

    Args:
        face: The rank before any order.
        orders: Those in force that name the thing, each with its place among all recorded.
        inherited: What the things it hangs on hold (its e-mail, its archive, a copy): as if sealed then.
    """
    events = [(number, order.since, order.kind is AccessKind.UNSEAL, order.label.rank) for number, order in orders]
    events += [(held.number, held.since, False, held.rank) for held in inherited]
    placed, latest = [], date.min
    for number, since, lowers, rank in sorted(events, key=lambda event: event[0]):
        day = since or latest
        latest = max(latest, day)
        placed.append((day, number, lowers, rank, since))
    now = Held(face)
    for _, number, lowers, rank, since in sorted(placed, key=lambda event: event[:4]):
        if (rank < now.rank) if lowers else (rank > now.rank):
            now = Held(rank, number, since)
    return now


def next_change(orders: Iterable[AccessOrder], day: date) -> date | None:
    """Return the first day after `day` on which an order begins or has ended, or None."""
    days = [order.since for order in orders if order.since and order.kind is AccessKind.UNSEAL]
    days += [order.until + timedelta(days=1) for order in orders if order.until and order.until < date.max]
    return min((held for held in days if held > day), default=None)


def day_everywhere(now: datetime) -> date:
    """Return the day that has begun in every time zone, so that no seal ends an hour early anywhere."""
    return now.astimezone(LAST_ZONE).date()


_NAMES_OF_CONFIDENCE = re.compile(r"confidential|^conf|designat|protective|^seal|underseal")
_NAMES_OF_PRIVILEGE = re.compile(r"priv")
_NOT_AT_ALL = re.compile(
    r"^(?:|n|no|none|false|0|n/?a|public|unrestricted"
    r"|(?:non|not|un)[\s-]*(?:confidential|privileged|designated|restricted|sealed)\b.*)$"
)
_PRIVILEGED = re.compile(r"privileg|work[\s-]*product|attorney[\s-]*client|claw")
_SEALED = re.compile(r"\bseal")


def label_of_fields(fields: Sequence[tuple[str, str]]) -> Access:
    """Return the label that the columns of a load file give a document, public when they are silent.

    Columns of confidentiality and privilege are known by their names. A value that is not plainly "no" counts:
    anything in a column of privilege is privileged, anything in one of confidentiality falls under the protective
    order at least.
    """
    found = Access.PUBLIC
    for name, value in fields:
        column, said = re.sub(r"[^a-z]", "", name.casefold()), " ".join(value.split()).casefold()
        by_privilege = bool(_NAMES_OF_PRIVILEGE.search(column))
        by_confidence = (
            bool(_NAMES_OF_CONFIDENCE.search(column)) and "confidence" not in column and "bates" not in column
        )
        if not (by_privilege or by_confidence) or _NOT_AT_ALL.match(said):
            continue
        if by_privilege or _PRIVILEGED.search(said):
            label = Access.PRIVILEGED
        elif _SEALED.search(said):
            label = Access.SEALED
        else:
            label = Access.PROTECTIVE_ORDER
        found = max(found, label, key=lambda access: access.rank)
    return found
