"""What every paper holds on a day, worked out from faces, columns, dockets, families and orders; nothing is stored.

A paper's label comes, in the order of time, from

    its face, the columns it came with, a docket that calls it sealed        before any order
    the orders that name it or its source        each on its day
    what it hangs on (an e-mail, an archive, a family's parent, the version it replaces, a copy)    as if sealed then

so that an unsealing lowers what it names until a later order raises that or what it hangs on.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from belie.domain.access import UNSETTLED, AccessOrder, Held, fold, label_of_fields
from belie.domain.documents import BEFORE_CHANGES, Access
from belie.domain.likeness import LikenessKind
from belie.domain.spans import Span
from belie.store.ledger import MEMBER, sources_named
from belie.store.rows import load
from belie.store.schema import access_order, document, frame, intake, likeness, page, part, source


def iter_orders(connection: Connection) -> Iterator[AccessOrder]:
    """Orders as they were recorded."""
    for payload in connection.execute(select(access_order.c.payload).order_by(access_order.c.row)).scalars():
        yield load(AccessOrder, payload)


class Resolver:
    """What every paper holds on a day, worked out as it is asked for.

    Args:
        connection: Of the matter.
        day: As of.
        acting: As belie acts (`AccessOrder.kept`); False for what the orders say of that day.
    """

    def __init__(self, connection: Connection, day: date, *, acting: bool = True) -> None:
        self._connection = connection
        self._day = day
        self._acting = acting
        self._papers: dict[int, dict[str, Any]] = {}
        self._own: dict[int, Held] = {}
        self._whole: dict[int, Held] = {}
        self._sources: dict[str, Held] = {}

    @cached_property
    def _orders(self) -> dict[str, list[tuple[int, AccessOrder]]]:
        found: dict[str, list[tuple[int, AccessOrder]]] = defaultdict(list)
        for number, order in enumerate(iter_orders(self._connection)):
            if order.kept(self._day) if self._acting else order.in_force(self._day):
                found[order.document or order.source or ""].append((number, order))
        return found

    def paper(self, row: int) -> dict[str, Any]:
        """Return what is known of a document: columns, its face, what its fields and a docket say."""
        if row not in self._papers:
            columns = ("row", "id", "source", "page_count", "wording", "access", "top", "name", "parent", "supersedes")
            held = select(
                *(document.c[name] for name in columns),
                document.c.payload,
                document.c.analysed,
                document.c.docket_seal,
                frame.c.access.label("face"),
            )
            held = held.outerjoin(frame, frame.c.document == document.c.row).where(document.c.row == row)
            found = dict(self._connection.execute(held).mappings().one())
            payload = json.loads(found.pop("payload"))
            fields = payload.get("fields") or ()
            by_fields = label_of_fields([(name, value) for name, value in fields]).rank
            by_docket = Access.SEALED.rank if found["docket_seal"] else 0
            found["earlier"] = payload.get("format") == BEFORE_CHANGES
            read = found["face"] is not None and found["analysed"]
            found["face"] = max(found["face"], by_fields, by_docket) if read else UNSETTLED
            self._papers[row] = found
        return self._papers[row]

    def _named(self, held: dict[str, Any]) -> list[tuple[int, AccessOrder]]:
        return [*self._orders.get(held["id"], ()), *self._orders.get(held["source"], ())]

    def _fold(self, row: int, inherited: Iterable[Held], page: int | None = None) -> Held:
        held = self.paper(row)
        orders = [
            (number, order)
            for number, order in self._named(held)
            if order.whole or (page is not None and page in order.pages and order.span is None)
        ]
        return fold(held["face"], orders, inherited)

    def whole(self, row: int) -> Held:
        """Return what a document holds as a whole, copies and versions counted in."""
        if row not in self._whole:
            self._whole[row] = Held(UNSETTLED)  # a circle of parents ends here
            self._whole[row] = self._fold(row, self._inherited(row))
        return self._whole[row]

    def _inherited(self, row: int) -> list[Held]:
        held = self.paper(row)
        return [*self._above(row, self.whole), *self._alike(row, held["page_count"], None)]

    def _before_copies(self, row: int) -> Held:
        if row not in self._own:
            self._own[row] = Held(UNSETTLED)
            self._own[row] = self._fold(row, self._above(row, self._before_copies))
        return self._own[row]

    def _above(self, row: int, of: Any) -> list[Held]:
        """Return what the things hold that a document hangs on."""
        held = self.paper(row)
        parents = [other for other in self._rows([held["parent"]]) if other != row]
        found = [of(other) for other in parents]
        if held["earlier"]:  # whichever page its words stood on
            found += [part for other in parents for part in self._parts(other)]
        for container in containers_of(self._connection, held["source"]):
            found.append(self.source(container))
        return found

    def _parts(self, row: int) -> list[Held]:
        """Return what the pages and spans of a document hold that orders name."""
        named = self._named(self.paper(row))
        pages = {index for _, order in named if order.span is None for index in order.pages}
        spans = {order.span for _, order in named if order.span is not None}
        return [
            *(self._fold(row, (), index) for index in sorted(pages)),
            *(
                fold(0, [(at, order) for at, order in named if order.span == span])
                for span in sorted(spans, key=lambda span: span.start)
            ),
        ]

    def _alike(self, row: int, pages: int, page: int | None) -> list[Held]:
        """Return what its copies and the versions before and after it hold, page by page where they have as many."""
        found = []
        for other in self.likes(row):
            same = self.paper(other)["page_count"] == pages
            named = {index for _, order in self._named(self.paper(other)) for index in order.pages}
            above = self._above(other, self._before_copies)
            if page is not None and same:
                found.append(self._fold(other, above, page))
            else:
                found.append(self._before_copies(other))
                if not same:
                    found += [self._fold(other, above, index) for index in named]
        return found

    def likes(self, row: int) -> list[int]:
        """Return the rows of the documents with the same text, and of those it replaces or is replaced by."""
        held = self.paper(row)
        same = [document.c.supersedes == held["id"], document.c.id == held["supersedes"]]
        if held["wording"]:
            same.append(document.c.wording == held["wording"])
        alike = select(document.c.row).where(or_(*same), document.c.row != row).order_by(document.c.row)
        found = set(self._connection.execute(alike).scalars())
        sides = ((likeness.c.first, likeness.c.second), (likeness.c.second, likeness.c.first))
        for mine, other in sides:
            kinds = select(other).where(mine == row, one_text())
            found |= set(self._connection.execute(kinds).scalars())
        return sorted(found)

    def source(self, sha256: str) -> Held:
        """Return what a source passes on to what was found in it: the most of its own papers, and of what holds it."""
        if sha256 not in self._sources:
            self._sources[sha256] = Held(UNSETTLED)
            tops = select(document.c.row).where(document.c.source == sha256, document.c.parent == "")
            above = [self.source(other) for other in containers_of(self._connection, sha256)]
            made = [] if _is_load_file(self._connection, sha256) else self._connection.execute(tops).scalars().all()
            own = fold(0, [(at, order) for at, order in self._orders.get(sha256, ()) if order.whole], above)
            self._sources[sha256] = max(
                [own, *(self.whole(row) for row in made)], key=lambda held: (held.rank, held.number)
            )
        return self._sources[sha256]

    def unread(self, sha256: str) -> Held:
        """Return what a source holds that nothing came out of."""
        above = [self.source(other) for other in containers_of(self._connection, sha256)]
        return fold(UNSETTLED, self._orders.get(sha256, ()), above)

    def pages(self, row: int) -> list[int]:
        """Return the rank of every page of a document, without the spans that orders name."""
        held, whole = self.paper(row), self.whole(row)
        named = {index for _, order in self._named(held) for index in order.pages}
        for other in self.likes(row):
            named |= {index for _, order in self._named(self.paper(other)) for index in order.pages}
        above = self._above(row, self.whole)
        return [
            self._fold(row, [*above, *self._alike(row, held["page_count"], index)], index).rank
            if index in named
            else whole.rank
            for index in range(held["page_count"])
        ]

    def shown(self, row: int) -> tuple[int, ...]:
        """Return the rank of every page of a document; one that holds a span that an order names has that one's."""
        pages, spans = self.pages(row), self.spans(row)
        if not spans:
            return tuple(pages)
        starts = starts_of(self._connection, row)
        marks = [[mark for span, mark in spans if meets(span, *starts[at : at + 2])] for at in range(len(pages))]
        return tuple(max([rank, *held]) for rank, held in zip(pages, marks, strict=True))

    def spans(self, row: int) -> list[tuple[Span, int]]:
        """Return the spans of a document that orders name, with their ranks."""
        spans: dict[Span, list[tuple[int, AccessOrder]]] = defaultdict(list)
        for at, order in self._orders.get(self.paper(row)["id"], ()):
            if order.span is not None:
                spans[order.span].append((at, order))
        return [(span, fold(0, orders).rank) for span, orders in spans.items()]

    def _rows(self, idents: Sequence[str]) -> list[int]:
        wanted = [ident for ident in idents if ident]
        if not wanted:
            return []
        return list(self._connection.execute(select(document.c.row).where(document.c.id.in_(wanted))).scalars())


def one_text() -> ColumnElement[bool]:
    """Return the condition that a likeness is of two documents with the same words."""
    kinds = (LikenessKind.SAME_TEXT.value, LikenessKind.QUOTED.value)
    return func.json_extract(likeness.c.payload, "$.kind").in_(kinds)


def containers_of(connection: Connection, sha256: str) -> list[str]:
    """Return the sources that a source was found in, each once: by its record, and by the names it came under."""
    found = {connection.execute(select(source.c.parent).where(source.c.sha256 == sha256)).scalar()}
    names = connection.execute(select(intake.c.name).where(intake.c.source == sha256)).scalars().all()
    for name in names:
        found |= set(sources_named(connection, name.rpartition(MEMBER)[0]))
    return sorted(held for held in found if held and held != sha256)


def _is_load_file(connection: Connection, sha256: str) -> bool:
    of = select(part.c.row).join(document, document.c.row == part.c.document).where(document.c.source == sha256)
    return connection.execute(of.limit(1)).first() is not None


def starts_of(connection: Connection, row: int) -> list[int]:
    """Return where each page starts in the document's text, and where the last one ends."""
    held = select(page.c.start, func.length(page.c.text)).where(page.c.document == row).order_by(page.c.page_index)
    found = connection.execute(held).all()
    return [*(start for start, _ in found), found[-1][0] + found[-1][1] + 1] if found else []


def meets(span: Span, start: int, end: int) -> bool:
    """True when a span has a character in `[start, end)`."""
    return span.start < end and start < span.end


def chain(connection: Connection, name: str) -> list[str]:
    """Return the sources that a name leads through."""
    found: list[str] = []
    while MEMBER in name:
        name = name.rpartition(MEMBER)[0]
        found += sources_named(connection, name)
    return [held for held in found if held]
