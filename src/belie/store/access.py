"""Labels settled: the rank of every source, paper, page and derived row, from faces, columns, families and orders.

A paper's label comes, in the order of time, from

    its face, the columns it came with, a docket that calls it sealed        before any order
    the orders that name it or its source        each on its day
    what it hangs on (an e-mail, an archive, a family's parent, the version it replaces, a copy)    as if sealed then

so that an unsealing lowers what it names until a later order raises that or what it hangs on. All ranks are
stored, and settled again in the transaction of whatever changes one: an analysis, an order, a day that passed.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, literal, or_, select, text, update

from belie.domain.access import (
    UNSETTLED,
    AccessOrder,
    Held,
    Labels,
    fold,
    label_of_fields,
    next_change,
)
from belie.domain.documents import BEFORE_CHANGES, Access, Document, Frame, Page
from belie.domain.ids import DocumentId
from belie.domain.likeness import LikenessKind
from belie.domain.spans import Span
from belie.domain.statements import Statement
from belie.store import keys
from belie.store.partial import Partial, Stretch
from belie.store.rows import dump, load
from belie.store.schema import (
    WHOLE,
    access_order,
    document,
    finding,
    frame,
    identification,
    intake,
    likeness,
    mention,
    merge_proposal,
    naming,
    page,
    part,
    person,
    reading,
    source,
    statement,
    tally,
)
from belie.store.seen import Seen

LEAST_LETTERS = 200  # of a text that counts as a copy of another: shorter ones (cover sheets, blank forms) recur
MEMBER = "!"
AT_ONCE = 500
VIEWED = (person, merge_proposal, identification, reading, finding, tally)


def wording_of(texts: Iterable[tuple[str, Sequence[Span]]]) -> str:
    """Return a hash of a paper's letters and digits, furniture left out; "" for too few.

    Args:
        texts: Each page's text and the spans of its furniture.
    """
    letters: list[str] = []
    for words, furniture in texts:
        at = 0
        for span in sorted(furniture):
            letters.append(words[at : max(at, span.start)])
            at = max(at, span.end)
        letters.append(words[at:])
    whole = "".join(char for char in "".join(letters).casefold() if char.isalnum())
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest() if len(whole) >= LEAST_LETTERS else ""


def append(connection: Connection, orders: Sequence[AccessOrder], today: date) -> None:
    """Record orders and settle every label."""
    values = [
        {"id": held.id, "document": held.document or "", "source": held.source or "", "payload": dump(held)}
        for held in orders
    ]
    if values:
        connection.execute(insert(access_order), values)
        settle_all(connection, today)


def iter_orders(connection: Connection) -> Iterator[AccessOrder]:
    """Orders as they were recorded."""
    for payload in connection.execute(select(access_order.c.payload).order_by(access_order.c.row)).scalars():
        yield load(AccessOrder, payload)


def list_orders(connection: Connection) -> list[AccessOrder]:
    """Return the orders as they were recorded."""
    return list(iter_orders(connection))


def labels_on(connection: Connection, day: date, *, acting: bool = False) -> dict[DocumentId, Labels]:
    """Return what every document holds on a day, as the orders say or as belie acts on them."""
    labels = Resolver(connection, day, acting=acting)
    rows = connection.execute(select(document.c.row, document.c.id).order_by(document.c.name, document.c.id)).all()
    return {held.id: Labels(labels.whole(held.row).rank, labels.shown(held.row)) for held in rows}


def load_labels(connection: Connection, seen: Seen) -> dict[DocumentId, Labels]:
    """Return the stored ranks of every document that is seen."""
    pages: dict[int, list[int]] = defaultdict(list)
    for row, rank in connection.execute(
        select(page.c.document, page.c.access).order_by(page.c.document, page.c.page_index)
    ):
        pages[row].append(rank)
    heads = select(document.c.row, document.c.id, document.c.access).where(document.c.access <= seen.most)
    return {held.id: Labels(held.access, tuple(pages[held.row])) for held in connection.execute(heads)}


def is_due(connection: Connection, today: date) -> bool:
    """True when labels are to be settled again: they never were, or one falls on a day that has come."""
    changes = keys.get(connection, keys.CHANGES).decode()
    return not keys.get(connection, keys.SETTLED) or bool(changes and changes <= today.isoformat())


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
            kinds = select(other).where(mine == row, _one_text())
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
        starts = _starts(self._connection, row)
        marks = [[mark for span, mark in spans if _meets(span, *starts[at : at + 2])] for at in range(len(pages))]
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


def _one_text() -> ColumnElement[bool]:
    """Return the condition that a likeness is of two documents with the same words."""
    kinds = (LikenessKind.SAME_TEXT.value, LikenessKind.QUOTED.value)
    return func.json_extract(likeness.c.payload, "$.kind").in_(kinds)


def settle_copies(connection: Connection, today: date) -> None:
    """Settle every label when documents that were found to be one text have different ones."""
    first, second = document.alias(), document.alias()
    apart = (
        select(likeness.c.first)
        .join(first, first.c.row == likeness.c.first)
        .join(second, second.c.row == likeness.c.second)
        .where(_one_text(), or_(first.c.access != second.c.access, first.c.top != second.c.top))
    )
    if connection.execute(apart.limit(1)).first() is not None:
        settle_all(connection, today)


def containers_of(connection: Connection, sha256: str) -> list[str]:
    """Return the sources that a source was found in, each once: by its record, and by the names it came under."""
    found = {connection.execute(select(source.c.parent).where(source.c.sha256 == sha256)).scalar()}
    names = connection.execute(select(intake.c.name).where(intake.c.source == sha256)).scalars().all()
    for name in names:
        found |= set(_named(connection, name.rpartition(MEMBER)[0]))
    return sorted(held for held in found if held and held != sha256)


def _named(connection: Connection, name: str) -> list[str]:
    if not name:
        return []
    return list(connection.execute(select(intake.c.source).where(intake.c.name == name)).scalars())


def _is_load_file(connection: Connection, sha256: str) -> bool:
    of = select(part.c.row).join(document, document.c.row == part.c.document).where(document.c.source == sha256)
    return connection.execute(of.limit(1)).first() is not None


def settle_all(connection: Connection, today: date) -> None:
    """Settle every label as of a day."""
    if not keys.get(connection, keys.SETTLED):
        fill_wordings(connection)
    rows = connection.execute(select(document.c.row).order_by(document.c.row)).scalars().all()
    labels = Resolver(connection, today)
    changed = [_settle(connection, labels, row) for row in rows]
    _settle_sources(connection, labels, connection.execute(select(source.c.sha256)).scalars().all())
    if any(changed):
        forget_views(connection)
    keys.put(connection, keys.SETTLED, today.isoformat().encode())
    change = next_change(iter_orders(connection), today)
    keys.put(connection, keys.CHANGES, change.isoformat().encode() if change else b"")


def settle(connection: Connection, labels: Resolver, row: int) -> None:
    """Settle a document that was analysed, and what hangs on it."""
    waiting, done, sources = [row], set[int](), set[str]()
    changed = False
    while waiting:
        this = waiting.pop()
        if this in done:
            continue
        done.add(this)
        held, now = labels.paper(this), Labels(labels.whole(this).rank, labels.shown(this))
        changed = _settle(connection, labels, this) or changed
        if _enters(connection, held["source"], held["access"], now.lowest):
            sources.add(held["source"])
        sources.update(_parts_shown(connection, this, now.top))
        if this == row or (held["access"], held["top"]) != (now.lowest, now.top):
            waiting += [other for other in _hanging(connection, labels, this) if other not in done]
    _settle_sources(connection, labels, sorted(sources))
    if changed:
        forget_views(connection)


def _enters(connection: Connection, sha256: str, before: int, now: int) -> bool:
    """True when a paper's rank may be the least of its source's, or was; a load file has ten thousand papers."""
    least = connection.execute(select(source.c.access).where(source.c.sha256 == sha256)).scalar_one()
    return bool(now < least or before <= least)


def settle_parts(connection: Connection, today: date) -> None:
    """Settle the files that documents of productions are made of and that are not ranked as these are."""
    rank, own = func.max(document.c.top), document.alias()
    differing = (
        select(part.c.source)
        .join(document, document.c.row == part.c.document)
        .join(source, source.c.sha256 == part.c.source)
        .where(~select(own.c.row).where(own.c.source == part.c.source).exists())
        .group_by(part.c.source, source.c.access)
        .having(rank != source.c.access)
    )
    if sources := connection.execute(differing).scalars().all():
        _settle_sources(connection, Resolver(connection, today), sources)


def _parts_shown(connection: Connection, row: int, top: int) -> Sequence[str]:
    """Return the files a document is made of that more can see than it; those that fewer see wait for its fellows."""
    less = select(part.c.source).join(source, source.c.sha256 == part.c.source)
    return connection.execute(less.where(part.c.document == row, source.c.access < top)).scalars().all()


def _hanging(connection: Connection, labels: Resolver, row: int) -> list[int]:
    """Return the rows of the documents whose labels a document's label enters into."""
    held = labels.paper(row)
    found = labels.likes(row)
    found += connection.execute(select(document.c.row).where(document.c.parent == held["id"])).scalars()
    sources = set(connection.execute(select(source.c.sha256).where(source.c.parent == held["source"])).scalars())
    for name in connection.execute(select(intake.c.name).where(intake.c.source == held["source"])).scalars().all():
        inside = intake.c.name.between(name + MEMBER, name + chr(ord(MEMBER) + 1))
        sources |= set(connection.execute(select(intake.c.source).where(inside)).scalars())
    for some in _slices(sorted(held for held in sources if held)):
        found += connection.execute(select(document.c.row).where(document.c.source.in_(some))).scalars()
    return found


def _settle(connection: Connection, labels: Resolver, row: int) -> bool:
    """Store one document's ranks; True when something that was shown or withheld before has changed."""
    held = labels.paper(row)
    whole, pages, spans, shown = labels.whole(row).rank, labels.pages(row), labels.spans(row), labels.shown(row)
    lowest, top = min(shown, default=whole), max(shown, default=whole)
    container = max((labels.source(other).rank for other in _chain(connection, held["name"])), default=0)
    connection.execute(
        update(document).where(document.c.row == row).values(access=lowest, top=top, container=container)
    )
    changed = _settle_pages(connection, row, shown)
    if lowest == top and not spans:
        _settle_rows(connection, row, top)
    else:
        _settle_parts(connection, row, pages, spans, top)
    _count_again(connection, row)
    was = held["access"], held["top"]
    return changed or (was != (lowest, top) and was != (UNSETTLED, UNSETTLED))


def _chain(connection: Connection, name: str) -> list[str]:
    """Return the sources that a name leads through."""
    found: list[str] = []
    while MEMBER in name:
        name = name.rpartition(MEMBER)[0]
        found += _named(connection, name)
    return [held for held in found if held]


def _starts(connection: Connection, row: int) -> list[int]:
    """Return where each page starts in the document's text, and where the last one ends."""
    held = select(page.c.start, func.length(page.c.text)).where(page.c.document == row).order_by(page.c.page_index)
    found = connection.execute(held).all()
    return [*(start for start, _ in found), found[-1][0] + found[-1][1] + 1] if found else []


def _meets(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _settle_pages(connection: Connection, row: int, ranks: Sequence[int]) -> bool:
    """Store the ranks of pages, which moves them from one full-text index to another; True when a settled one moved."""
    held = select(page.c.row, page.c.access).where(page.c.document == row).order_by(page.c.page_index)
    stored = connection.execute(held).all()
    moved = [(was, rank) for was, rank in zip(stored, ranks, strict=True) if was.access != rank]
    if moved:
        connection.execute(
            update(page).where(page.c.row == bindparam("this")).values(access=bindparam("rank")),
            [{"this": was.row, "rank": rank} for was, rank in moved],
        )
    return any(was.access != UNSETTLED for was, _ in moved)


def _settle_rows(connection: Connection, row: int, rank: int) -> None:
    """Give everything made of a document one rank."""
    of = select(statement.c.id).where(statement.c.document == row)
    for table, mine in (
        (statement, statement.c.document == row),
        (mention, mention.c.document == row),
        (naming, naming.c.statement.in_(of)),
    ):
        connection.execute(update(table).where(mine, table.c.access != rank).values(access=rank))
    connection.execute(update(frame).where(frame.c.document == row, frame.c.masks != "").values(masks=""))


def _settle_parts(
    connection: Connection, row: int, pages: Sequence[int], spans: Sequence[tuple[Span, int]], top: int
) -> None:
    """Give everything made of a document the rank of the pages that it rests on."""
    texts = select(page.c.start, page.c.text).where(page.c.document == row).order_by(page.c.page_index)
    head = load(Document, connection.execute(select(document.c.payload).where(document.c.row == row)).scalar_one())
    stretches = [
        stretch
        for rank, held in zip(pages, connection.execute(texts), strict=True)
        for stretch in _cut(held.start, held.text, rank, spans)
    ]
    paper = Partial(stretches, head.stamp.filed)
    ranks: dict[str, int] = {}
    said = select(statement.c.id, statement.c.payload).where(statement.c.document == row)
    held_statements = [load(Statement, payload) for _, payload in connection.execute(said)]
    by_id = {held.id: held for held in held_statements}

    def rank_of(held: Statement, depth: int = 0) -> int:
        if held.id not in ranks:
            host = by_id.get(held.within) if held.within else None
            above = paper.ranks[0] if host is None or depth > len(by_id) else rank_of(host, depth + 1)
            ranks[held.id] = paper.statement(held, above)
        return ranks[held.id]

    for held in held_statements:
        rank_of(held)
    _set_ranks(connection, statement, [({"id": ident}, rank) for ident, rank in ranks.items()])
    # What a document by itself says of a speaker may come from any of its pages.
    _set_ranks(connection, naming, [({"statement": ident}, top) for ident in ranks])
    names = connection.execute(select(mention).where(mention.c.document == row)).all()
    _set_ranks(
        connection,
        mention,
        [
            (
                {"document": row, "position": held.position},
                max(paper.at([Span(held.start, held.end)]), paper.printing(held.role)),
            )
            for held in names
        ],
    )
    face = connection.execute(select(frame.c.payload).where(frame.c.document == row)).scalar()
    if face is not None:
        masks = paper.frame(load(Frame, face))
        connection.execute(update(frame).where(frame.c.document == row).values(masks=masks))


def _cut(start: int, text: str, rank: int, spans: Sequence[tuple[Span, int]]) -> Iterator[Stretch]:
    """Yield the stretches of a page: what orders name by span, and the rest."""
    ends = {start, start + len(text)}
    for span, _ in spans:
        ends |= {min(max(edge, start), start + len(text)) for edge in (span.start, span.end)}
    edges = sorted(ends)
    for first, last in pairwise(edges):
        marks = [mark for span, mark in spans if _meets(span, first, last)]
        yield Stretch(first, text[first - start : last - start], max([rank, *marks]))
    if len(edges) == 1:
        yield Stretch(start, "", rank)


def _set_ranks(connection: Connection, table: Any, ranks: Sequence[tuple[dict[str, Any], int]]) -> None:
    if not ranks:
        return
    this = [table.c[name] == bindparam(f"of_{name}") for name in ranks[0][0]]
    connection.execute(
        update(table).where(*this).values(access=bindparam("rank")),
        [{**{f"of_{name}": value for name, value in key.items()}, "rank": rank} for key, rank in ranks],
    )


def _count_again(connection: Connection, row: int) -> None:
    """Set the tally of a document, and the rank of the house's findings that it has a side in."""
    shared = [statement.c[name] for name in ("document", "forum", "sworn", "earliest", "latest", "access")]
    columns = ["document", "forum", "sworn", "earliest", "latest", "access", "view", "person", "size"]
    connection.execute(delete(tally).where(tally.c.document == row, tally.c.view == WHOLE))
    said = statement.c.document == row
    anyone = select(*shared, literal(WHOLE), literal(""), func.count()).where(said).group_by(*shared)
    connection.execute(insert(tally).from_select(columns, anyone))
    who = identification.c.person
    theirs = select(*shared, literal(WHOLE), who, func.count()).join(
        identification, identification.c.statement == statement.c.id
    )
    theirs = theirs.where(said, identification.c.view == WHOLE, who.is_not(None)).group_by(*shared, who)
    connection.execute(insert(tally).from_select(columns, theirs))
    rank_findings(connection, WHOLE, row)


_SIDE = (
    "coalesce((SELECT access FROM statement WHERE id = finding.{side}), (SELECT max(page.access) FROM page, "
    "json_each(finding.payload, '$.{side}_at.page_indexes') AS at WHERE page.document = finding.{side}_document "
    "AND page.page_index = at.value), (SELECT top FROM document WHERE row = finding.{side}_document), 0)"
)
_RANK_FINDINGS = f"UPDATE finding SET access = max({_SIDE.format(side='statement')}, {_SIDE.format(side='evidence')})"
_OF_PAPER = " OR ".join(
    f"{side} IN (SELECT id FROM statement WHERE document = :row) OR {side}_document = :row"
    for side in ("statement", "evidence")
)


def rank_findings(connection: Connection, view: int, row: int | None = None) -> None:
    """Give a view's findings, all or those with a side in one document, the rank of their more secret side."""
    of_paper = "" if row is None else f" AND ({_OF_PAPER})"
    connection.execute(text(f"{_RANK_FINDINGS} WHERE view = :view{of_paper}"), {"view": view, "row": row})


def _settle_sources(connection: Connection, labels: Resolver, sources: Iterable[str]) -> None:
    """Store the ranks of sources and their names, then of what they were found in, the innermost first."""
    waiting: dict[int, set[str]] = defaultdict(set)
    for sha256 in sources:
        waiting[_depth(connection, sha256)].add(sha256)
    while waiting:
        for sha256 in sorted(waiting.pop(max(waiting))):
            was, now = _settle_source(connection, labels, sha256)
            for above in containers_of(connection, sha256) if was != now else ():
                if _enters(connection, above, was, now):
                    waiting[_depth(connection, above)].add(above)


def _depth(connection: Connection, sha256: str) -> int:
    names = connection.execute(select(intake.c.name).where(intake.c.source == sha256)).scalars()
    return max((name.count(MEMBER) for name in names), default=0)


def _settle_source(connection: Connection, labels: Resolver, sha256: str) -> tuple[int, int]:
    """Store the rank of a source and of the names it came under; return it as it was and as it is.

    A source is seen with the least secret of its papers, a file of a production with the most secret paper made of
    it, an archive with the least secret file in it; what gave nothing has no face to go by and is the house's.
    """
    was = connection.execute(select(source.c.access).where(source.c.sha256 == sha256)).scalar_one()
    lowest = connection.execute(select(func.min(document.c.access)).where(document.c.source == sha256)).scalar()
    rank = lowest if lowest is not None else _rank_without_papers(connection, labels, sha256)
    connection.execute(update(source).where(source.c.sha256 == sha256).values(access=rank))
    names = connection.execute(select(intake.c.row, intake.c.name).where(intake.c.source == sha256)).all()
    for line in names:
        above = max((labels.source(other).rank for other in _chain(connection, line.name)), default=0)
        connection.execute(update(intake).where(intake.c.row == line.row).values(access=max(rank, above)))
    return was, rank


def _rank_without_papers(connection: Connection, labels: Resolver, sha256: str) -> int:
    made = select(func.max(document.c.top)).join(part, part.c.document == document.c.row)
    highest = connection.execute(made.where(part.c.source == sha256)).scalar()
    if highest is not None:
        return int(highest)
    least = connection.execute(select(func.min(source.c.access)).where(source.c.parent == sha256)).scalar()
    return labels.unread(sha256).rank if least is None else max(int(least), labels.source(sha256).rank)


def forget_views(connection: Connection) -> None:
    """Drop what was made of other sets of papers than all: one of these sets has changed."""
    for table in VIEWED:
        connection.execute(delete(table).where(table.c.view < WHOLE))
    keys.forget_views(connection)


def fill_wordings(connection: Connection) -> None:
    """Work out the wording of documents that an earlier belie stored."""
    for row in connection.execute(select(document.c.row).where(document.c.wording == "")).scalars().all():
        pages = select(page.c.text, page.c.payload).where(page.c.document == row).order_by(page.c.page_index)
        held = [(each.text, load(Page, each.payload).furniture) for each in connection.execute(pages)]
        connection.execute(update(document).where(document.c.row == row).values(wording=wording_of(held)))


def _slices(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[at : at + AT_ONCE] for at in range(0, len(items), AT_ONCE))
