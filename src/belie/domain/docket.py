"""A court's docket: its entries, their papers, the parties; and one docket put together from several files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

_DISTRICT = re.compile(r"(?:(\d{1,2}):)?(\d{2,4})-([a-z]{2,4})-(\d{3,6})", re.IGNORECASE)
_APPEAL = re.compile(r"(?<![\d-])(\d{2})-(\d{2,5})(?![\d-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocketPaper:
    """One paper of an entry: its main document or an attachment."""

    number: str = ""  # of the entry, as the court prints it
    attachment: str = ""  # "" for the main document
    description: str = ""
    pages: int | None = None
    sha1: str = ""  # of the PDF, as the source of the docket had it
    pacer_doc_id: str = ""
    sealed: bool = False
    available: bool | None = None  # in the collection the docket was saved from; None: not said
    path: str = ""  # where that collection keeps it
    entry: str = ""  # `DocketEntry.ident`, where the paper came apart from its entry


@dataclass(frozen=True, slots=True, kw_only=True)
class DocketEntry:
    """One line of a docket."""

    number: str = ""  # "" for a minute entry; in a court of appeals it may be a long PACER number
    filed: date | None = None
    text: str = ""
    papers: tuple[DocketPaper, ...] = ()
    sequence: str = ""  # RECAP's order of the entries, which date and number do not give
    ident: str = ""  # in the collection it was saved from


@dataclass(frozen=True, slots=True, kw_only=True)
class Attorney:
    """Counsel of a party."""

    name: str
    roles: tuple[str, ...] = ()
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party, with the parts it plays ("Plaintiff") and its counsel."""

    name: str
    roles: tuple[str, ...] = ()
    attorneys: tuple[Attorney, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """A docket, or what one file holds of it: a page of entries knows no more than `ident`."""

    ident: str = ""  # in the collection it was saved from
    court: str = ""  # "mied", or its name as printed
    number: str = ""  # "2:26-cv-00123-ABC-DEF"
    case_id: str = ""  # PACER's
    name: str = ""
    filed: date | None = None
    closed: date | None = None
    judge: str = ""
    cause: str = ""
    suit: str = ""  # nature of the suit
    parties: tuple[Party, ...] = ()
    entries: tuple[DocketEntry, ...] = ()  # in the court's order
    papers: tuple[DocketPaper, ...] = ()  # whose entries are in another file


def case_core(number: str) -> str:
    """Return what two prints of one case number have in common, "" for none.

    The judges' initials and leading zeros go: "2:26-cv-00123-ABC-DEF" and "26-cv-123" give "26-cv-123". The office
    goes too, as many stamps leave it out; a court's numbers do not differ by it alone within a year and kind.
    """
    if found := _DISTRICT.search(number):
        _, year, kind, serial = found.groups()
        return f"{year[-2:]}-{kind.lower()}-{int(serial)}"
    if found := _APPEAL.search(number):
        return f"{found[1]}-{int(found[2])}"
    return ""


def join_dockets(parts: Iterable[Docket]) -> tuple[Docket, ...]:
    """Return the dockets that the parts belong to, by number, each entry once and in the court's order.

    Parts belong together by the collection's number of the docket, or by court and case number. A part that names
    neither belongs to the only docket there is, or stands alone.
    """
    held = list(parts)
    joined = list(range(len(held)))
    seen: dict[tuple[str, ...], int] = {}
    for at, part in enumerate(held):
        for key in _keys(part):
            joined[_top(joined, at)] = _top(joined, seen.setdefault(key, at))
    # Courts write one number many ways and files leave the court out: one case core, one docket, unless courts differ.
    cores: dict[str, list[int]] = defaultdict(list)
    for at, part in enumerate(held):
        if core := case_core(part.number):
            cores[core].append(at)
    for rows in cores.values():
        courts = {held[at].court for at in rows if held[at].court}
        if len(courts) < 2:
            for at in rows[1:]:
                joined[_top(joined, at)] = _top(joined, rows[0])
    groups: dict[int, list[Docket]] = defaultdict(list)
    for at, part in enumerate(held):
        groups[_top(joined, at)].append(part)
    named = [group for group in groups.values() if any(_keys(part) or part.number for part in group)]
    nameless = [part for group in groups.values() if group not in named for part in group]
    if len(named) == 1:
        named[0].extend(nameless)
    else:
        named += [[part] for part in nameless]
    return tuple(
        sorted((_merged(group) for group in named), key=lambda docket: (docket.number, docket.court, docket.ident))
    )


def entry_order(entry: DocketEntry) -> tuple[str, str, int]:
    """Return where an entry stands on its docket: by RECAP's sequence, else by day and number."""
    day = entry.filed.isoformat() if entry.filed else ""
    return entry.sequence[:10] or day, entry.sequence, int(entry.number) if entry.number.isdigit() else 0


def _keys(part: Docket) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [("ident", part.ident)] if part.ident else []
    if part.court and part.case_id:
        keys.append(("case", part.court, part.case_id))
    return keys


def _merged(parts: Sequence[Docket]) -> Docket:
    first = max(parts, key=lambda part: (bool(part.number), len(part.entries)))
    fields: dict[str, object] = {
        name: next((value for part in (first, *parts) if (value := getattr(part, name))), getattr(first, name))
        for name in ("ident", "court", "number", "case_id", "name", "filed", "closed", "judge", "cause", "suit")
    }
    entries: dict[tuple[str, ...], DocketEntry] = {}
    for part in parts:
        for entry in part.entries:
            key = (
                (entry.ident,)
                if entry.ident
                else (entry.number, str(entry.filed), entry.text if not entry.number else "")
            )
            entries[key] = _with_papers(entries[key], entry.papers) if key in entries else entry
    apart = [paper for part in parts for paper in part.papers]
    by_entry: dict[tuple[str, str], list[DocketPaper]] = defaultdict(list)
    for paper in apart:
        by_entry["ident", paper.entry].append(paper) if paper.entry else by_entry["number", paper.number].append(paper)
    found, taken = [], set[tuple[str, str]]()
    for entry in entries.values():
        keys = [key for key in (("ident", entry.ident), ("number", entry.number)) if key[1] and key in by_entry]
        taken.update(keys)
        found.append(_with_papers(entry, [paper for key in keys for paper in by_entry[key]]))
    left = tuple(paper for key, papers in by_entry.items() if key not in taken for paper in papers)
    parties = {party.name: party for part in parts for party in part.parties}
    return replace(
        first,
        **fields,  # type: ignore[arg-type]
        entries=tuple(sorted(found, key=entry_order)),
        parties=tuple(parties.values()),
        papers=left,
    )


def _with_papers(entry: DocketEntry, papers: Iterable[DocketPaper]) -> DocketEntry:
    known = {paper.attachment: paper for paper in entry.papers}
    for paper in papers:
        known.setdefault(paper.attachment, paper)
    return replace(entry, papers=tuple(known[key] for key in sorted(known, key=attachment_order)))


def attachment_order(attachment: str) -> tuple[int, str]:
    """Return where an attachment stands among those of its entry: the main document first, then by number."""
    return int(attachment) if attachment.isdigit() else 0, attachment


def _top(joined: list[int], at: int) -> int:
    while joined[at] != at:
        at = joined[at]
    return at
