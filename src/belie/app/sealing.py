"""The work of `belie seal`, `unseal` and `access`: orders on papers, what they change, and what holds on a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from belie.app.wiring import House
from belie.domain.access import AccessKind, AccessOrder, Audience, Labels, label_of
from belie.domain.documents import Access, Document
from belie.domain.ids import DocumentId, SourceId, stable_hash
from belie.domain.ledger import IntakeLine
from belie.domain.likeness import LikenessKind
from belie.domain.ports import Reads
from belie.errors import UsageError
from belie.timeline.identity import identify

_ENTRY = re.compile(r"^(?:ECF\s*(?:No\.?)?|Dkt\.?(?:\s*No\.?)?|Doc\.?)?\s*(\d+)(?:-(\d+))?$", re.IGNORECASE)
_LEAST_OF_ID = 6  # hex digits that may stand for an id


@dataclass(frozen=True, slots=True)
class Target:
    """What an order names: a document, or a source without one."""

    name: str
    document: DocumentId | None
    source: SourceId
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """A paper whose label an order changed."""

    document: DocumentId
    name: str
    before: Labels
    after: Labels
    named: bool  # by the order itself, and not through what it hangs on


@dataclass(frozen=True, slots=True)
class Loss:
    """What one audience stops seeing, or sees from now on where the numbers are below 0."""

    audience: Audience
    documents: int
    statements: int
    findings: int
    people: int


@dataclass(slots=True)
class Outcome:
    """What orders did or would do."""

    changed: list[Changed] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)  # papers that hold words of a sealed one and are less secret


@dataclass(frozen=True, slots=True)
class Standing:
    """What one document holds on a day, and the orders that name it or its source."""

    document: DocumentId
    name: str
    label: Access
    pages: tuple[tuple[int, Access], ...]  # number of each page whose label is another, from 1
    orders: tuple[AccessOrder, ...]


def find_targets(house: House, named: str | None, *, docket: str | None = None, family: bool = False) -> list[Target]:
    """Return what a user names: by ECF number, id, or name (all of it, or a part that one alone has).

    Args:
        house: The matter.
        named: Name, id or "ECF No. 81-3".
        docket: "81-3"; looked for among the stamps of the papers alone.
        family: Take the attachments of a docket entry too when no attachment is named.

    Raises:
        UsageError: Nothing is named so, or several things are.
    """
    documents = list(house.store.iter_documents())
    entry = _ENTRY.match((docket or named or "").strip())
    if docket and not entry:
        raise UsageError(f"--docket {docket}: no entry of a docket. Give its number: 81 or 81-3.")
    if entry:
        number, attachment = entry.group(1), entry.group(2) or ""
        stamped = [
            held
            for held in documents
            if held.stamp.entry == number and (held.stamp.attachment == attachment or (family and not attachment))
        ]
        if stamped:
            return [_target(held) for held in stamped]
        if docket:
            raise UsageError(f"no paper of the matter has the number {docket} in its header. Name the file instead.")
    if not named:
        raise UsageError("name a document, or an entry with --docket.")
    if exact := [held for held in documents if named in (held.name, held.id)]:
        return _only(named, exact)
    files = {
        line.source: Target(line.name, None, line.source)
        for line in house.store.iter_intake()
        if line.name == named and line.source
    }
    if files:
        return _one_of(named, list(files.values()))
    part = named.casefold()
    by_id = len(part) >= _LEAST_OF_ID
    found = [held for held in documents if part in held.name.casefold() or (by_id and held.id.startswith(part))]
    return _only(named, found)


def _target(held: Document) -> Target:
    return Target(held.name, held.id, held.source, len(held.pages))


def _only(named: str, found: Sequence[Document]) -> list[Target]:
    return _one_of(named, [_target(held) for held in found])


def _one_of(named: str, found: list[Target]) -> list[Target]:
    if not found:
        raise UsageError(f"nothing in the matter is named {named!r}. `belie access MATTER` lists what there is.")
    if len(found) > 1:
        several = "; ".join(f"{held.name} ({held.document or held.source[:12]})" for held in found[:5])
        raise UsageError(f"{len(found)} things are named {named!r}: {several}. Give the id.")
    return found


def parse_pages(text: str) -> tuple[int, ...]:
    """Return page indexes of "3-5,8", ascending; pages are counted from 1 as in the file.

    Raises:
        UsageError: It is no list of pages.
    """
    found: set[int] = set()
    for piece in text.split(","):
        match = re.fullmatch(r"\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?", piece)
        first, last = (int(match.group(1)), int(match.group(2) or match.group(1))) if match else (0, 0)
        if not 1 <= first <= last:
            raise UsageError(f"--pages {text}: no pages. Give numbers from 1: 3-5,8.")
        found.update(range(first - 1, last))
    return tuple(sorted(found))


def make_orders(
    house: House,
    targets: Iterable[Target],
    *,
    kind: AccessKind,
    label: Access,
    by: str,
    pages: tuple[int, ...] = (),
    since: date | None = None,
    until: date | None = None,
    note: str = "",
) -> list[AccessOrder]:
    """Return one order a target, recorded now.

    Raises:
        UsageError: A paper lacks the pages, or the days cannot be.
    """
    now = house.clock.now().isoformat(timespec="microseconds")
    orders = []
    for number, held in enumerate(targets):
        if pages and held.document is None:
            raise UsageError(f"{held.name}: no pages were read of it. Leave --pages out.")
        if pages and pages[-1] >= held.pages:
            raise UsageError(f"{held.name}: it has {held.pages} pages, so page {pages[-1] + 1} cannot be named.")
        try:
            order = AccessOrder(
                id=stable_hash("access order", held.document or "", held.source, kind.value, now, number),
                document=held.document,
                source=None if held.document else held.source,
                pages=pages,
                label=label,
                kind=kind,
                since=since,
                until=until,
                by=by,
                recorded_at=now,
                note=note,
            )
        except ValueError as error:
            raise UsageError(f"the order {error}.") from error
        orders.append(order)
    return orders


def label_added(house: House, lines: Iterable[IntakeLine], label: Access | None, by: str) -> None:
    """Label the files that were just taken in, when a label is given.

    Raises:
        UsageError: There is a reason but no label.
    """
    if label is None:
        if by:
            raise UsageError("--by says who set a label; give the label with --access.")
        return
    sources = {line.source: Target(line.name, None, line.source) for line in lines if line.source}
    reason = by or "when added"
    orders = make_orders(house, sources.values(), kind=AccessKind.DESIGNATE, label=label, by=reason)
    house.store.save_access_orders(orders)


def apply_orders(house: House, orders: Sequence[AccessOrder], *, keep: bool = True) -> Outcome:
    """Record orders, settle all labels, and return what changed; without `keep` only say what would."""
    before, seen = house.store.load_labels(), _all_seen(house.store.seen_by)
    with house.store.trial(orders) as reads:
        after_seen = _all_seen(reads)
        names = {held.id: held.name for held in reads(Audience.HOUSE).iter_documents()}
        after = reads(Audience.HOUSE).load_labels()
    if keep:
        house.store.save_access_orders(orders)
    named = {order.document for order in orders}
    outcome = Outcome(
        changed=[
            Changed(ident, name, before[ident], after[ident], ident in named)
            for ident, name in names.items()
            if before[ident] != after[ident]
        ]
    )
    for audience, lost in after_seen.items():
        had = seen[audience]
        loss = [len(one - other) - len(other - one) for one, other in zip(had, lost, strict=True)]
        if any(had[at] != lost[at] for at in range(len(had))):
            outcome.losses.append(Loss(audience, *loss))
    outcome.leaks = find_leaks(house.store, after, names)
    return outcome


def make_views(house: House) -> None:
    """Make what each audience sees of people and findings, where the matter has them."""
    if house.store.findings_key():
        with house.flow() as flow:
            flow.identify()
            flow.check()


def _all_seen(reads_for: Callable[[Audience], Reads]) -> dict[Audience, tuple[set[str], ...]]:
    return {audience: _seen(reads_for(audience), reads_for(Audience.HOUSE)) for audience in Audience}


def _seen(reads: Reads, whole: Reads) -> tuple[set[str], ...]:
    """Return ids of the documents, statements, findings and people that an audience sees."""
    frames = {frame.document: frame for frame in reads.iter_frames()}
    statements = list(reads.iter_statements())
    names = reads.iter_mentions(), reads.iter_namings(), reads.iter_claims(), reads.iter_name_decisions()
    found = identify(statements, frames, *names)
    said = {held.id for held in statements}
    findings = {held.id for held in whole.iter_findings() if held.access.rank <= reads.audience.most}
    return {held.id for held in reads.iter_documents()}, set(said), set(findings), {held.id for held in found.people}


def find_leaks(store: Reads, labels: dict[DocumentId, Labels], names: dict[DocumentId, str]) -> list[str]:
    """Return warnings of papers that hold words of a more secret one, though they are not the same text."""
    found = []
    for held in store.load_likenesses():
        if held.first not in labels or held.second not in labels or held.kind is LikenessKind.REDACTION_VERSION:
            continue
        first, second = labels[held.first].top, labels[held.second].top
        if first != second:
            low, high = (held.first, held.second) if first < second else (held.second, held.first)
            found.append(
                f"{names[low]} is {label_of(labels[low].top).value} and holds words of {names[high]}, "
                f"which is {label_of(labels[high].top).value} ({held.kind.value.replace('_', ' ')})"
            )
    return found


def standings(house: House, day: date | None, only: Sequence[Target] | None = None) -> list[Standing]:
    """Return what every document holds, or those alone that are named: on a day, or as belie acts on it now."""
    labels = house.store.load_labels() if day is None else house.store.labels_on(day)
    orders = list(house.store.iter_access_orders())
    wanted = None if only is None else {held.document for held in only}
    found = []
    for document in house.store.iter_documents():
        if wanted is not None and document.id not in wanted:
            continue
        held = labels[document.id]
        whole = held.lowest if day is None else held.whole
        found.append(
            Standing(
                document=document.id,
                name=document.name,
                label=label_of(whole),
                pages=tuple((at + 1, label_of(rank)) for at, rank in enumerate(held.pages) if rank != whole),
                orders=tuple(
                    order for order in orders if document.id == order.document or document.source == order.source
                ),
            )
        )
    return found
