"""Sources and intake lines as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from belie.custody.ledger import outcome_of
from belie.domain.documents import Hints, Source
from belie.domain.ids import DocumentId, SourceId
from belie.domain.ledger import IntakeLine, Outcome, ReadResult, Unread, UnreadKind
from belie.errors import NotFound
from belie.store.rows import dump, load, load_strings, storable
from belie.store.schema import document, intake, source

MEMBER = "!"  # parts the names of a container and of what was found inside: "mail.eml!doc.pdf"


def take_in(connection: Connection, sources: Sequence[Source], lines: Sequence[IntakeLine]) -> None:
    """Record what is new of the sources and lines."""
    for found in sources:
        _add_source(connection, found)
    for line in lines:
        _add_line(connection, line)
    for found in sources:  # a name that came without a line
        for name in found.names:
            _add_line(connection, IntakeLine(name=name, source=found.sha256, outcome=Outcome.WAITING))


def _add_source(connection: Connection, found: Source) -> None:
    hints = dump(found.hints)
    this = source.c.sha256 == found.sha256
    known = connection.execute(select(source.c.hints).where(this)).scalar()
    if known is None:
        connection.execute(
            insert(source).values(
                sha256=found.sha256,
                size=found.size,
                received_at=found.received_at,
                given_by=found.given_by,
                obtained=found.obtained,
                parent=found.parent,
                outcome=Outcome.WAITING.value,
                read_version="",
                unread_kind="",
                unread_detail="",
                warnings="[]",
                hints=hints,
            )
        )
    elif found.hints != Hints() and hints != known:
        again = update(source).where(this)
        connection.execute(again.values(hints=hints, read_version="", outcome=Outcome.WAITING.value))


def _add_line(connection: Connection, line: IntakeLine) -> None:
    same_name = select(intake.c.row, intake.c.source).where(intake.c.name == line.name)
    known = {row.source: row.row for row in connection.execute(same_name)}
    if line.source in known:
        return
    if line.source and None in known:  # the file that could not be had has come after all
        connection.execute(delete(intake).where(intake.c.row == known[None]))
    connection.execute(
        insert(intake).values(
            name=line.name,
            source=line.source,
            unread_kind=line.unread.kind.value if line.unread else "",
            unread_detail=line.unread.detail if line.unread else "",
            warnings=dump(line.warnings),
        )
    )


def _place(name: str, row: int) -> tuple[int, int, str]:
    """Return where a name stands among those of its source: files handed in as they came, then what was found inside.

    What is found inside files arrives in no fixed order, so there depth and alphabet decide: which name is the
    first, and which are duplicates, is the same in every run.
    """
    depth = name.count(MEMBER)
    return depth, 0 if depth else row, name


def _names(connection: Connection) -> dict[str, list[str]]:
    """Return the names of every source, the first one first."""
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in connection.execute(select(intake).where(intake.c.source.is_not(None))):
        places[row.source].append(_place(row.name, row.row))
    return {sha256: [name for *_, name in sorted(found)] for sha256, found in places.items()}


def iter_sources(connection: Connection) -> Iterator[Source]:
    """Sources by their first name, then hash."""
    names = _names(connection)
    rows = {row["sha256"]: row for row in connection.execute(select(source)).mappings()}
    for sha256 in sorted(names, key=lambda sha256: (names[sha256][0], sha256)):
        yield _source(rows[sha256], names[sha256])


def get_source(connection: Connection, sha256: SourceId) -> Source:
    """Return one source or raise `NotFound`."""
    row = connection.execute(select(source).where(source.c.sha256 == sha256)).mappings().first()
    if row is None:
        raise NotFound("source", sha256)
    lines = connection.execute(select(intake.c.name, intake.c.row).where(intake.c.source == sha256))
    return _source(row, [name for *_, name in sorted(_place(line.name, line.row) for line in lines)])


def _source(row: RowMapping, names: Sequence[str]) -> Source:
    return Source(
        sha256=row["sha256"],
        size=row["size"],
        names=tuple(names),
        received_at=row["received_at"],
        given_by=row["given_by"],
        obtained=row["obtained"],
        parent=row["parent"],
        hints=load(Hints, row["hints"]),
    )


def iter_intake(connection: Connection) -> Iterator[IntakeLine]:
    """Lines by name, then source; what came of a source stands on its first line, the others are duplicates."""
    documents: dict[str, list[DocumentId]] = defaultdict(list)
    for sha256, ident in connection.execute(
        select(document.c.source, document.c.id).order_by(document.c.source, document.c.position)
    ):
        documents[sha256].append(ident)
    names = _names(connection)
    settled = {row["sha256"]: row for row in connection.execute(select(source)).mappings()}
    lines = select(intake).order_by(intake.c.name, func.coalesce(intake.c.source, ""))
    for line in connection.execute(lines).mappings():
        origin = settled.get(line["source"])
        unread, warnings = _unread(line), load_strings(line["warnings"])
        outcome = Outcome.UNREAD
        made: tuple[DocumentId, ...] = ()
        if origin and line["name"] != names[line["source"]][0]:
            outcome = Outcome.DUPLICATE
        elif origin:
            outcome, made = Outcome(origin["outcome"]), tuple(documents[line["source"]])
            unread, warnings = _unread(origin) or unread, warnings + load_strings(origin["warnings"])
        yield IntakeLine(
            name=line["name"],
            source=line["source"],
            outcome=outcome,
            documents=made,
            unread=unread,
            warnings=warnings,
        )


def _unread(row: RowMapping) -> Unread | None:
    kind = row["unread_kind"]
    return Unread(kind=UnreadKind(kind), detail=row["unread_detail"]) if kind else None


def sources_to_read(connection: Connection, version: str) -> list[SourceId]:
    """Return sources without a reading of this version, by first name; see the port."""
    names = _names(connection)
    waiting = connection.execute(select(source.c.sha256).where(source.c.read_version != version)).scalars().all()
    depth = {sha256: names[sha256][0].count(MEMBER) for sha256 in waiting}
    outermost = min(depth.values(), default=0)
    return sorted(
        (SourceId(sha256) for sha256 in waiting if depth[sha256] == outermost),
        key=lambda sha256: (names[sha256][0], sha256),
    )


def settle(connection: Connection, sha256: SourceId, version: str, result: ReadResult) -> None:
    """Write what came of a source to its row."""
    told = [*result.warnings, *(warning for read in result.documents for warning in read.warnings)]
    connection.execute(
        update(source)
        .where(source.c.sha256 == sha256)
        .values(
            outcome=outcome_of(result).value,
            read_version=version,
            unread_kind=result.unread.kind.value if result.unread else "",
            unread_detail=storable(result.unread.detail) if result.unread else "",
            warnings=dump(list(dict.fromkeys(told))),
        )
    )
