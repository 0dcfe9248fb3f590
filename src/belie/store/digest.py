"""Row counts, and one hash over everything a matter holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, select

from belie.store import keys, schema
from belie.store.analyses import READ_AHEAD
from belie.store.schema import WHOLE, document, frame, mention, source, statement, tally
from belie.store.seen import Seen

# Frames, identifications and readings are not counted: there is one for each document or statement.
COUNTED = {
    "sources": func.count(schema.source.c.sha256),
    "files": func.count(schema.intake.c.row),
    "documents": func.count(document.c.row),
    "pages": func.coalesce(func.sum(document.c.page_count), 0),
    "statements": func.coalesce(func.sum(document.c.statement_count), 0),
    "mentions": func.count(mention.c.document),
    "people": func.count(schema.person.c.id),
    "merge_proposals": func.count(schema.merge_proposal.c.first),
    "vectors": func.count(schema.vector.c.statement),
    "verdicts": func.count(schema.verdict.c.key),
    "findings": func.count(schema.finding.c.id),
}
VIEWED = {"people": schema.person, "merge_proposals": schema.merge_proposal, "findings": schema.finding}


def counts(connection: Connection, seen: Seen) -> dict[str, int]:
    """Return the number of rows of each kind; of vectors and verdicts for the house alone."""
    return {name: int(connection.execute(query).scalar_one()) for name, query in _counts(seen).items()}


def _counts(seen: Seen) -> dict[str, Select[Any]]:
    whole = {name: select(counted) for name, counted in COUNTED.items()}
    for name, table in VIEWED.items():
        whole[name] = whole[name].where(table.c.view == seen.view)
    if seen.all:
        return whole
    del whole["vectors"], whole["verdicts"]
    for name, table in {"sources": source, "files": schema.intake, "documents": document, "mentions": mention}.items():
        whole[name] = whole[name].where(table.c.access <= seen.most)
    # A page that is withheld from a paper that is seen is seen to be there.
    whole["pages"] = whole["pages"].where(document.c.access <= seen.most)
    sizes = select(func.coalesce(func.sum(tally.c.size), 0))
    whole["statements"] = sizes.where(tally.c.view == WHOLE, tally.c.person == "", tally.c.access <= seen.most)
    whole["findings"] = whole["findings"].where(schema.finding.c.access <= seen.most)
    return whole


def content_hash(connection: Connection) -> str:
    """Return 64 hex digits over all content.

    Left out: `received_at`, the order of arrival and what hangs on it (which of two names is the duplicate, the
    first parent), row keys, and the blobs' data key.
    """
    whole = hashlib.sha256()
    for name, rows in _content(connection):
        whole.update(json.dumps(["table", name]).encode())
        for row in rows:
            whole.update(json.dumps(row, default=bytes.hex, separators=(",", ":")).encode())
    return whole.hexdigest()


def _content(connection: Connection) -> Iterator[tuple[str, Iterator[list[Any]]]]:
    def rows(query: Any) -> Iterator[list[Any]]:
        return (list(row) for row in connection.execute(query, execution_options={"yield_per": READ_AHEAD}))

    said, known, intake = statement.c, source.c, schema.intake
    yield "keys", iter([[keys.get(connection, name).decode() for name in (keys.IDENTITIES, keys.FINDINGS)]])
    columns = [known[name] for name in known.keys() if name not in ("received_at", "parent")]  # noqa: SIM118
    yield "source", rows(select(*columns).order_by(known.sha256))
    lines = select(intake.c.name, intake.c.source, intake.c.unread_kind, intake.c.unread_detail, intake.c.warnings)
    yield "intake", rows(lines.order_by(intake.c.name, func.coalesce(intake.c.source, "")))
    in_order = (document.c.name, document.c.id)
    # A document's digest covers its pages, but for what OCR read.
    read = (
        document.c.id,
        document.c.digest,
        document.c.recognised,
        document.c.analysed,
        document.c.access,
        document.c.top,
    )
    yield "document", rows(select(*read).order_by(*in_order))
    of = document.c.row
    held = schema.part.c
    parts = select(document.c.id, held.role, held.name, held.source, held.page_index).join(
        document, of == held.document
    )
    yield "part", rows(parts.order_by(document.c.id, held.role, held.page_index, held.name))
    yield "frame", rows(select(frame.c.payload).join(document, of == frame.c.document).order_by(*in_order))
    yield "statement", rows(select(said.payload).join(document, of == said.document).order_by(*in_order, said.position))
    docket, alike, signed = schema.docket, schema.likeness, schema.signature
    yield "docket", rows(select(docket).order_by(docket.c.source, docket.c.position))
    signatures = select(document.c.id, signed.c.version, signed.c.digest).join(document, of == signed.c.document)
    yield "signature", rows(signatures.order_by(*in_order))
    likenesses = select(document.c.id, alike.c.payload).join(document, of == alike.c.first)
    yield "likeness", rows(likenesses.order_by(document.c.id, alike.c.payload))
    named = [column for name, column in mention.c.items() if name not in ("document", "position")]
    mentions = select(document.c.id, *named).join(document, of == mention.c.document)
    yield "mention", rows(mentions.order_by(*in_order, mention.c.position))
    claimed = schema.name_claim.c
    claims = select(document.c.id, claimed.kind, claimed.payload, claimed.access).join(document, of == claimed.document)
    yield "name_claim", rows(claims.order_by(*in_order, claimed.position))
    for table in (
        schema.recognition,
        schema.naming,
        schema.person,
        schema.merge_proposal,
        schema.identification,
        schema.reading,
        schema.vector,
        schema.verdict,
        schema.finding,
    ):
        rowed = ("document", "position", "statement_document", "evidence_document")  # row keys
        columns = [column for name, column in table.c.items() if name not in rowed]
        yield table.name, rows(select(*columns).order_by(*table.primary_key.columns))
