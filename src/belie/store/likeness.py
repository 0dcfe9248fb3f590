"""Signatures and likenesses of documents as rows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, or_, select

from belie.domain.ids import DocumentId
from belie.domain.likeness import Likeness, Signature
from belie.store import keys
from belie.store.rows import dump, load
from belie.store.schema import docket, document, likeness, signature
from belie.store.seen import Seen


def documents_to_sign(connection: Connection, version: str) -> list[DocumentId]:
    """Return documents without a signature of this version and of their text as it is, by name, then id."""
    signed = signature.c
    waiting = (
        select(document.c.id)
        .outerjoin(signature, signed.document == document.c.row)
        .where(or_(signed.version.is_(None), signed.version != version, signed.recognised != document.c.recognised))
        .order_by(document.c.name, document.c.id)
    )
    return list(connection.execute(waiting).scalars())


def save_signatures(connection: Connection, version: str, signatures: Sequence[Signature]) -> None:
    """Replace the signatures of these documents."""
    for held in signatures:
        found = select(document.c.row, document.c.recognised).where(document.c.id == held.document)
        row = connection.execute(found).one()
        connection.execute(delete(signature).where(signature.c.document == row.row))
        connection.execute(
            insert(signature).values(
                document=row.row,
                version=version,
                recognised=row.recognised,
                words=held.words,
                digest=held.digest,
                minhash=held.minhash,
                samples=held.samples,
            )
        )


def load_signatures(connection: Connection) -> list[Signature]:
    """Return signatures by document name, then id."""
    in_order = (
        select(document.c.id, signature)
        .join(document, document.c.row == signature.c.document)
        .order_by(document.c.name, document.c.id)
    )
    return [
        Signature(document=row.id, words=row.words, digest=row.digest, minhash=row.minhash, samples=row.samples)
        for row in connection.execute(in_order)
    ]


def documents_key(connection: Connection) -> str:
    """Return a hash of which documents and dockets there are and how they were read."""
    whole = hashlib.sha256()
    state = (document.c.id, document.c.digest, document.c.recognised)
    for row in connection.execute(select(*state).order_by(document.c.id)):
        whole.update("\0".join(row).encode())
    for source in connection.execute(select(docket.c.source).order_by(docket.c.source)).scalars():
        whole.update(source.encode())
    return whole.hexdigest()


def save_likenesses(connection: Connection, key: str, likenesses: Sequence[Likeness]) -> None:
    """Replace the likenesses of the matter."""
    connection.execute(delete(likeness))
    wanted = {ident for held in likenesses for ident in (held.first, held.second)}
    every = connection.execute(select(document.c.id, document.c.row))
    rows = {row.id: row.row for row in every if row.id in wanted}
    values = [{"first": rows[held.first], "second": rows[held.second], "payload": dump(held)} for held in likenesses]
    if values:
        connection.execute(insert(likeness), values)
    keys.put(connection, keys.COMPARISON, key.encode())


def load_likenesses(connection: Connection, seen: Seen) -> list[Likeness]:
    """Return likenesses of documents of which every page may be seen, by the ids of first and second."""
    first, second = document.alias(), document.alias()
    both = (
        select(likeness.c.payload)
        .join(first, first.c.row == likeness.c.first)
        .join(second, second.c.row == likeness.c.second)
        .where(first.c.top <= seen.most, second.c.top <= seen.most)
        .order_by(first.c.id, second.c.id)
    )
    return [load(Likeness, payload) for payload in connection.execute(both).scalars()]
