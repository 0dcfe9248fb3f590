"""The small values of a matter: which input the stored identities and findings answer to, and the blobs' key."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from belie.store.schema import meta

IDENTITIES, FINDINGS, BLOBS = "identities_key", "findings_key", "blob_key"


def get(connection: Connection, name: str) -> bytes:
    """Return a value, empty when there is none."""
    return connection.execute(select(meta.c.value).where(meta.c.key == name)).scalar() or b""


def put(connection: Connection, name: str, value: bytes) -> None:
    """Set a value."""
    connection.execute(delete(meta).where(meta.c.key == name))
    connection.execute(insert(meta).values(key=name, value=value))


def forget_derived(connection: Connection) -> None:
    """Drop the keys of identities and findings: what they were made from has changed."""
    connection.execute(delete(meta).where(meta.c.key.in_((IDENTITIES, FINDINGS))))
