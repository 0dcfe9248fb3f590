"""The names of pages as rows; see `belie.domain.page_names` for what the keys are."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert

from belie.domain.documents import Document
from belie.domain.page_names import index_pages
from belie.store.rows import storable
from belie.store.schema import page_name


def save(connection: Connection, row: int, read: Document) -> None:
    """Replace the names of a document's pages."""
    connection.execute(delete(page_name).where(page_name.c.document == row))
    held = {(named.kind.value, storable(named.key), at): storable(named.name) for at, named in index_pages(read)}
    if held:
        rows = [
            {"document": row, "page_index": at, "kind": kind, "key": key, "name": name}
            for (kind, key, at), name in held.items()
        ]
        connection.execute(insert(page_name), rows)
