"""Sources and intake lines as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, RowMapping, case, delete, func, insert, select, update

from belie.custody.ledger import PageCounts, outcome_of, reason_for
from belie.domain.documents import Hints, Source
from belie.domain.ids import DocumentId, SourceId
from belie.domain.ledger import IntakeLine, Outcome, ReadResult, Unread, UnreadKind
from belie.errors import NotFound
from belie.store.rows import dump, load, load_strings, storable
from belie.store.schema import document, intake, part, password, source
from belie.store.seen import HOUSE, Seen

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
        if line.unread:  # refused again, perhaps for another reason
            why = {"unread_kind": line.unread.kind.value, "unread_detail": storable(line.unread.detail)}
            connection.execute(update(intake).where(intake.c.row == known[line.source]).values(why))
        return
    if line.source and None in known:  # the file that could not be had has come after all
        connection.execute(delete(intake).where(intake.c.row == known[None]))
    connection.execute(
        insert(intake).values(
            name=line.name,
            source=line.source,
            unread_kind=line.unread.kind.value if line.unread else "",
            unread_detail=storable(line.unread.detail) if line.unread else "",
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


def _names(connection: Connection, seen: Seen = HOUSE) -> dict[str, list[str]]:
    """Return the names of every source, the first one first."""
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in connection.execute(select(intake).where(intake.c.source.is_not(None), intake.c.access <= seen.most)):
        places[row.source].append(_place(row.name, row.row))
    return {sha256: [name for *_, name in sorted(found)] for sha256, found in places.items()}


def iter_sources(connection: Connection, seen: Seen) -> Iterator[Source]:
    """Sources by their first name, then hash."""
    names = _names(connection, seen)
    rows = {row["sha256"]: row for row in connection.execute(select(source).where(shown(seen))).mappings()}
    for sha256 in sorted(rows.keys() & names.keys(), key=lambda sha256: (names[sha256][0], sha256)):
        yield _source(connection, seen, rows[sha256], names[sha256])


def shown(seen: Seen) -> ColumnElement[bool]:
    """Return the condition that a source is seen."""
    return source.c.access <= seen.most


def get_source(connection: Connection, seen: Seen, sha256: SourceId) -> Source:
    """Return one source or raise `NotFound`."""
    row = connection.execute(select(source).where(source.c.sha256 == sha256, shown(seen))).mappings().first()
    if row is None:
        raise NotFound("source", sha256)
    named = select(intake.c.name, intake.c.row).where(intake.c.source == sha256, intake.c.access <= seen.most)
    lines = connection.execute(named)
    return _source(connection, seen, row, [name for *_, name in sorted(_place(line.name, line.row) for line in lines)])


def sources_named(connection: Connection, name: str) -> list[SourceId]:
    """Return the sources of this name, by hash; see the port."""
    query = select(intake.c.source).where(intake.c.name == name, intake.c.source.is_not(None))
    return sorted(SourceId(sha256) for sha256 in connection.execute(query).scalars())


def _source(connection: Connection, seen: Seen, row: RowMapping, names: Sequence[str]) -> Source:
    parent = row["parent"]
    if not seen.all and parent:
        parent = connection.execute(select(source.c.sha256).where(source.c.sha256 == parent, shown(seen))).scalar()
    return Source(
        sha256=row["sha256"],
        size=row["size"],
        names=tuple(names),
        received_at=row["received_at"],
        given_by=row["given_by"] if seen.all else "",
        obtained=row["obtained"] if seen.all else "",
        parent=parent,
        hints=load(Hints, row["hints"]),
    )


def iter_intake(connection: Connection, seen: Seen) -> Iterator[IntakeLine]:
    """Lines by name, then source; what came of a source stands on its first line, the others are duplicates.

    Warnings and reasons name pages, attachments and members, so they are the house's.
    """
    documents: dict[str, list[DocumentId]] = defaultdict(list)
    for sha256, ident in connection.execute(
        select(document.c.source, document.c.id)
        .where(document.c.access <= seen.most)
        .order_by(document.c.source, document.c.position)
    ):
        documents[sha256].append(ident)
    made_of = select(part.c.source, document.c.id).join(document, document.c.row == part.c.document)
    made_of = made_of.where(document.c.access <= seen.most, part.c.source != document.c.source).distinct()
    for sha256, ident in connection.execute(made_of.order_by(part.c.source, document.c.id)):
        if sha256:
            documents[sha256].append(ident)
    names = _names(connection, seen)
    settled = {row["sha256"]: row for row in connection.execute(select(source).where(shown(seen))).mappings()}
    lines = (
        select(intake).where(intake.c.access <= seen.most).order_by(intake.c.name, func.coalesce(intake.c.source, ""))
    )
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
            unread=unread if seen.all or unread is None else replace(unread, detail=""),
            warnings=warnings if seen.all else (),
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
    """Write what came of a source, whose documents are stored, to its row."""
    told = [*result.warnings, *(warning for read in result.documents for warning in read.warnings)]
    this = update(source).where(source.c.sha256 == sha256)
    connection.execute(this.values(read_version=version, warnings=dump(list(dict.fromkeys(told)))))
    write_outcome(connection, sha256, result.unread)
    if result.password:
        connection.execute(delete(password).where(password.c.source == sha256))
        connection.execute(insert(password).values(source=sha256, word=result.password))


def settle_again(connection: Connection, sha256: SourceId, before: Sequence[str], after: Sequence[str]) -> None:
    """Write what came of a source after OCR read one of its documents, whose warnings changed."""
    row = connection.execute(select(source).where(source.c.sha256 == sha256)).mappings().one()
    told = [warning for warning in load_strings(row["warnings"]) if warning not in before]
    this = update(source).where(source.c.sha256 == sha256)
    connection.execute(this.values(warnings=dump(list(dict.fromkeys((*told, *after))))))
    unread = _unread(row)
    write_outcome(connection, sha256, None if unread and unread.kind is UnreadKind.NEEDS_OCR else unread)


def write_outcome(connection: Connection, sha256: SourceId, unread: Unread | None) -> None:
    """Write the outcome as the source's stored documents and the reader's own reason make it."""
    counts = _page_counts(connection, sha256)
    why = reason_for(counts, unread)
    connection.execute(
        update(source)
        .where(source.c.sha256 == sha256)
        .values(
            outcome=outcome_of(counts, why).value,
            unread_kind=why.kind.value if why else "",
            unread_detail=storable(why.detail) if why else "",
        )
    )


def _page_counts(connection: Connection, sha256: SourceId) -> PageCounts:
    held = document.c
    waits = case((held.recognised == "", func.min(held.blank_pages, held.to_recognise)), else_=0)
    sums = (func.coalesce(func.sum(column), 0) for column in (held.page_count, held.blank_pages, waits))
    row = connection.execute(select(func.count(held.row), *sums).where(held.source == sha256)).one()
    documents, pages, blank, waiting = (int(value) for value in row)
    members = 0 if documents else _member_count(connection, sha256)
    return PageCounts(documents=documents, pages=pages, blank=blank, waiting=waiting, members=members)


def _member_count(connection: Connection, sha256: SourceId) -> int:
    """Return how many files found inside a source are kept; names tell, as a source's parent is the first one only."""
    inside = f"{get_source(connection, HOUSE, sha256).names[0]}{MEMBER}"
    named = intake.c.name.between(inside, f"{inside}\U0010ffff")
    return connection.execute(select(func.count()).where(named, intake.c.source.is_not(None))).scalar_one()


def passwords(connection: Connection) -> tuple[str, ...]:
    """Return the passwords that opened sources, each once, by alphabet."""
    return tuple(sorted(connection.execute(select(password.c.word).distinct()).scalars()))


def password_of(connection: Connection, sha256: SourceId) -> str:
    """Return the password that opened a source, "" for none."""
    return connection.execute(select(password.c.word).where(password.c.source == sha256)).scalar() or ""


def retry(connection: Connection, kind: UnreadKind) -> int:
    """Make sources unread for this reason, or that hold such a file, ones to read again; see the port."""
    members = select(intake.c.name).where(intake.c.source.is_(None), intake.c.unread_kind == kind.value)
    holders = {name.rsplit(MEMBER, 1)[0] for name in connection.execute(members).scalars() if MEMBER in name}
    wanted = set(connection.execute(select(source.c.sha256).where(source.c.unread_kind == kind.value)).scalars())
    for name in holders:
        wanted.update(sources_named(connection, name))
    for sha256 in wanted:
        again = update(source).where(source.c.sha256 == sha256)
        connection.execute(again.values(read_version="", outcome=Outcome.WAITING.value))
    return len(wanted)
