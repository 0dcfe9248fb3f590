"""Dockets saved as JSON: CourtListener's API (v4) and RECAP's files on archive.org.

A docket, a page of its entries, a page of RECAP documents, parties or attorneys, or a list of any of them; which keys
an object has tells what it is, and keys that are not known are passed over. Nothing in a file is followed.

Source: CourtListener's "PACER data APIs", v4: docket-entries are ordered by `recap_sequence_number`; `entry_number`
may be a PACER number in a court of appeals; `document_type` 2 is an attachment.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from belie.domain.docket import Attorney, Docket, DocketEntry, DocketPaper, Party, entry_order, join_dockets
from belie.domain.ids import SourceId
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.docket_pages import docket_document
from belie.sources.text import Undecodable, decode

_LAST_NUMBER = re.compile(r"/(\w+)/?$")
_DOCKET_URL = re.compile(r"/docket/(\d+)/")
MOST_LEVELS = 6  # lists in lists of pages; anything deeper is no docket

Json = dict[str, Any]


def read_docket_json(data: bytes, name: str, source: SourceId, _options: ReadOptions = PLAIN) -> ReadResult:
    """Return the docket a file holds, and the same as a document to read and search."""
    try:
        held = json.loads(decode(data)[0])
    except Undecodable as error:
        return ReadResult(unread=Unread(kind=UnreadKind.UNDECODABLE, detail=str(error)))
    except (ValueError, RecursionError) as error:
        return ReadResult(unread=Unread(kind=UnreadKind.CORRUPT, detail=f"no JSON: {error}"))
    dockets = join_dockets(_parts(held))
    if not dockets:
        return ReadResult(unread=Unread(kind=UnreadKind.EMPTY, detail="a docket without an entry, paper or party"))
    documents = tuple(docket_document(docket, at, name, source) for at, docket in enumerate(dockets))
    return ReadResult(documents=documents, dockets=dockets)


def _parts(held: object, level: int = 0) -> Iterator[Docket]:
    """Yield what each object of a file holds of a docket."""
    if isinstance(held, list) and level < MOST_LEVELS:
        for item in held:
            yield from _parts(item, level + 1)
    if not isinstance(held, dict):
        return
    if isinstance(held.get("results"), list):
        yield from _parts(held["results"], level + 1)
    elif "docket_number" in held or "docket_entries" in held:
        yield _docket(held)
    elif "recap_documents" in held or ("entry_number" in held and "description" in held):
        yield Docket(ident=_ident(held.get("docket")), entries=(_entry(held),))
    elif "pacer_doc_id" in held or "document_number" in held:
        yield _apart(held)
    elif "party_types" in held or "attorneys" in held:
        yield from _party_parts(held)


def _docket(held: Json) -> Docket:
    court = _text(held, "court_id") or _ident(held.get("court")) or _text(held, "court")
    entries = [_entry(item) for item in _list(held, "docket_entries") or _list(held, "entries")]
    parties = [_party(item) for item in _list(held, "parties")]
    found = _DOCKET_URL.search(_text(held, "absolute_url"))
    return Docket(
        ident=_text(held, "id") or (found[1] if found else ""),
        court=court,
        number=_text(held, "docket_number"),
        case_id=_text(held, "pacer_case_id"),
        name=_text(held, "case_name") or _text(held, "case_name_full") or _text(held, "case_name_short"),
        filed=_day(held, "date_filed"),
        closed=_day(held, "date_terminated"),
        judge=_text(held, "assigned_to_str") or _text(held, "panel_str"),
        cause=_text(held, "cause"),
        suit=_text(held, "nature_of_suit"),
        entries=tuple(sorted(entries, key=entry_order)),
        parties=tuple(party for party in parties if party.name),
    )


def _entry(held: Json) -> DocketEntry:
    number = _text(held, "entry_number") or _text(held, "document_number")
    papers = tuple(_paper(item, number) for item in _list(held, "recap_documents") or _list(held, "documents"))
    return DocketEntry(
        number=number,
        filed=_day(held, "date_filed"),
        text=" ".join(_text(held, "description").split()) or _text(held, "short_description"),
        papers=papers,
        sequence=_text(held, "recap_sequence_number"),
        ident=_text(held, "id"),
    )


def _paper(held: Json, number: str = "") -> DocketPaper:
    attachment = _text(held, "attachment_number")
    return DocketPaper(
        number=_text(held, "document_number") or number,
        attachment="" if attachment == "0" else attachment,
        description=" ".join(_text(held, "description").split()),
        pages=held["page_count"] if isinstance(held.get("page_count"), int) else None,
        sha1=_text(held, "sha1").lower(),
        pacer_doc_id=_text(held, "pacer_doc_id"),
        sealed=held.get("is_sealed") is True,
        available=held["is_available"] if isinstance(held.get("is_available"), bool) else None,
        path=_text(held, "filepath_local") or _text(held, "filepath_ia"),
    )


def _apart(held: Json) -> Docket:
    """Return a paper that came without its entry: in a page of RECAP documents, or a hit of a search."""
    entry = held.get("docket_entry")
    if isinstance(entry, dict):
        whole = _entry(entry)
        papers = whole.papers or (_paper(held, whole.number),)
        return Docket(ident=_ident(entry.get("docket")), entries=(replace(whole, papers=papers),))
    found = _DOCKET_URL.search(_text(held, "absolute_url"))
    ident = _text(held, "docket_id") or (found[1] if found else "")
    paper = replace(_paper(held), entry=_ident(entry) or _text(held, "docket_entry_id"))
    return Docket(ident=ident, papers=(paper,))


def _party_parts(held: Json) -> Iterator[Docket]:
    """Yield the party once for each docket that it is a party to."""
    party = _party(held)
    idents = [_ident(item.get("docket")) or _text(item, "docket_id") for item in _list(held, "party_types")]
    for ident in dict.fromkeys(idents) if party.name else ():
        yield Docket(ident=ident, parties=(party,))


def _party(held: Json) -> Party:
    roles = [_text(item, "name") for item in _list(held, "party_types")] or [_text(held, "type")]
    attorneys = [_attorney(item) for item in _list(held, "attorneys")]
    return Party(
        name=" ".join(_text(held, "name").split()),
        roles=tuple(dict.fromkeys(role for role in roles if role)),
        attorneys=tuple(attorney for attorney in attorneys if attorney.name),
    )


def _attorney(held: Json) -> Attorney:
    roles = [_role(item) for item in held["roles"]] if isinstance(held.get("roles"), list) else [_text(held, "role")]
    return Attorney(
        name=_text(held, "name") or _text(held, "attorney_name"),
        roles=tuple(dict.fromkeys(role for role in roles if role)),
        contact=_text(held, "contact_raw") or _text(held, "contact"),
    )


def _role(held: object) -> str:
    if isinstance(held, dict):
        return _text(held, "role_raw") or _text(held, "role")
    return held if isinstance(held, str) else ""


def _list(held: Json, key: str) -> list[Json]:
    found = held.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _text(held: Json, key: str) -> str:
    """Return a value as text; "" for what is not there or no text or number."""
    found = held.get(key)
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""


def _ident(held: object) -> str:
    """Return the number of a thing that is named by its address, by its number, or by itself."""
    if isinstance(held, dict):
        return _text(held, "id")
    if isinstance(held, int) and not isinstance(held, bool):
        return str(held)
    found = _LAST_NUMBER.search(held) if isinstance(held, str) else None
    return found[1] if found else ""


def _day(held: Json, key: str) -> date | None:
    try:
        return date.fromisoformat(_text(held, key)[:10])
    except ValueError:
        return None
