"""Documents joined from the files of a production, and what became of those files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select, update

from belie.domain.access import UNSETTLED
from belie.domain.ids import DocumentId, SourceId
from belie.domain.ledger import Outcome
from belie.domain.productions import Joined, Part, Role, Settled
from belie.store import documents, keys, ledger
from belie.store.rows import dump, storable
from belie.store.schema import document, intake, part, source

T = TypeVar("T")
AT_ONCE = 500  # values of one query; SQLite takes 32,766


def save_joined(connection: Connection, load_file: SourceId, joined: Sequence[Joined]) -> None:
    """Store some of a load file's documents, each with its parts."""
    known = documents.documents_of(connection, load_file)
    for each in joined:
        documents.put(connection, load_file, each.position, each.document, known)
    rows = {
        row.id: row.row
        for some in _slices([each.document.id for each in joined])
        for row in connection.execute(select(document.c.id, document.c.row).where(document.c.id.in_(some)))
    }
    for some in _slices(list(rows.values())):
        connection.execute(delete(part).where(part.c.document.in_(some)))
    values = [
        {
            "document": rows[each.document.id],
            "role": held.role.value,
            "name": storable(held.name),
            "source": held.source,
            "page_index": held.page_index,
        }
        for each in joined
        for held in each.parts
    ]
    if values:
        connection.execute(insert(part), values)


def settle_joined(
    connection: Connection, load_file: SourceId, version: str, keep: Collection[DocumentId], settled: Sequence[Settled]
) -> None:
    """Forget the documents of a load file that are not kept, and write what became of the files of its production.

    A file that was read by itself before it turned out to be a part loses the documents of its own.
    """
    known = documents.documents_of(connection, load_file)
    gone = [row["row"] for ident, row in known.items() if ident not in keep]
    parts = [each.source for each in settled if each.source != load_file]
    for some in _slices(parts):
        gone += connection.execute(select(document.c.row).where(document.c.source.in_(some))).scalars()
    for some in _slices(gone):
        connection.execute(delete(document).where(document.c.row.in_(some)))
    if gone:
        keys.forget_derived(connection)
    for each in settled:
        connection.execute(
            update(source)
            .where(source.c.sha256 == each.source)
            .values(
                outcome=(Outcome.UNREAD if each.unread else Outcome.TEXT).value,
                read_version=version,
                unread_kind=each.unread.kind.value if each.unread else "",
                unread_detail=storable(each.unread.detail) if each.unread else "",
                warnings=dump(list(dict.fromkeys(each.warnings))),
            )
        )
        if each.source == load_file:
            ledger.write_outcome(connection, load_file, each.unread)
    for some in _slices(parts):  # what a document made of them says is not known until it is analysed
        connection.execute(update(source).where(source.c.sha256.in_(some)).values(access=UNSETTLED))
        connection.execute(update(intake).where(intake.c.source.in_(some)).values(access=UNSETTLED))


def read_again(connection: Connection, sources: Sequence[SourceId]) -> None:
    """Make sources wait for a reading again."""
    for some in _slices(list(sources)):
        again = update(source).where(source.c.sha256.in_(some))
        connection.execute(again.values(read_version="", outcome=Outcome.WAITING.value))


def arrivals(connection: Connection) -> list[tuple[str, SourceId]]:
    """Return the names and sources of all files in the order they came."""
    lines = select(intake.c.name, intake.c.source).where(intake.c.source.is_not(None)).order_by(intake.c.row)
    return [(row.name, SourceId(row.source)) for row in connection.execute(lines)]


def parts_of(connection: Connection, ident: DocumentId) -> tuple[Part, ...]:
    """Return the files a document is made of: by role, then page."""
    row = documents.row_of(connection, ident)
    held = select(part).where(part.c.document == row).order_by(part.c.role, part.c.page_index, part.c.name)
    return tuple(
        Part(role=Role(each.role), name=each.name, source=each.source, page_index=each.page_index)
        for each in connection.execute(held)
    )


def missing_parts(connection: Connection) -> list[tuple[SourceId, str]]:
    """Return the load file and the name of every file that a document lacks, each once."""
    held = select(document.c.source, part.c.name).join(document, document.c.row == part.c.document)
    rows = connection.execute(held.where(part.c.source.is_(None)).distinct().order_by(document.c.source, part.c.name))
    return [(SourceId(row.source), row.name) for row in rows]


def companions(connection: Connection, load_file: SourceId) -> list[SourceId]:
    """Return the load files that a load file's documents were joined from, itself included."""
    held = select(part.c.source).join(document, document.c.row == part.c.document)
    held = held.where(document.c.source == load_file, part.c.role == Role.LOAD_FILE.value, part.c.source.is_not(None))
    return sorted({load_file, *(SourceId(found) for found in connection.execute(held.distinct()).scalars())})


def _slices(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[at : at + AT_ONCE] for at in range(0, len(items), AT_ONCE))
