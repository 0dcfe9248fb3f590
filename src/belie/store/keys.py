"""The small values of a matter: which input the stored identities and findings answer to, and the blobs' key."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from belie.store.schema import WHOLE, meta

IDENTITIES, FINDINGS, BLOBS = "identities_key", "findings_key", "blob_key"
MISSING = "missing_cites"  # what is cited and not in the record, as JSON; goes with the findings
UNAPPLIED = "unapplied_decisions"  # decisions on names that could not be applied, as JSON; goes with the identities
SETTLED = "access_settled"  # the day all labels were settled as of, empty when they are to be settled again
CHANGES = "access_changes"  # the next day on which one of them falls by itself


# Which documents the likenesses and the stamps of dockets answer to
COMPARISON, DOCKETS = "comparison_key", "dockets_key"


def get(connection: Connection, name: str) -> bytes:
    """Return a value, empty when there is none."""
    return connection.execute(select(meta.c.value).where(meta.c.key == name)).scalar() or b""


def put(connection: Connection, name: str, value: bytes) -> None:
    """Set a value."""
    connection.execute(delete(meta).where(meta.c.key == name))
    connection.execute(insert(meta).values(key=name, value=value))


def of_view(name: str, view: int) -> str:
    """Return the name of what a key of derived things is called in one view; as it is for that of all papers."""
    return name if view == WHOLE else f"{name}:{view}"


def forget_views(connection: Connection) -> None:
    """Drop the keys of every view but that of all papers."""
    names = [of_view(name, view) for name in (IDENTITIES, FINDINGS, MISSING, UNAPPLIED) for view in range(WHOLE)]
    connection.execute(delete(meta).where(meta.c.key.in_(names)))


def forget_derived(connection: Connection) -> None:
    """Drop the keys of identities and findings of every view: what they were made from has changed."""
    forget_views(connection)
    connection.execute(delete(meta).where(meta.c.key.in_((IDENTITIES, FINDINGS, MISSING, UNAPPLIED))))
