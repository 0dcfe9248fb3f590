"""Vectors, verdicts and findings as rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, delete, insert, or_, select

from belie.domain.access import label_of
from belie.domain.citations import Missing
from belie.domain.findings import Finding, Verdict
from belie.domain.ids import StatementId
from belie.errors import NotFound, StoreError
from belie.store import keys
from belie.store.analyses import IN_ONE_QUERY
from belie.store.documents import row_of
from belie.store.ranks import rank_findings
from belie.store.rows import dump, load
from belie.store.schema import document, finding, statement, vector, verdict
from belie.store.seen import Seen


def statements_to_embed(connection: Connection, version: str) -> list[StatementId]:
    """Return statements without a vector of this version, by document name, then place."""
    waiting = (
        select(statement.c.id)
        .join(document, document.c.row == statement.c.document)
        .outerjoin(vector, vector.c.statement == statement.c.id)
        .where(or_(vector.c.version.is_(None), vector.c.version != version))
        .order_by(document.c.name, document.c.id, statement.c.position)
    )
    return list(connection.execute(waiting).scalars())


def save_vectors(connection: Connection, version: str, rows: Mapping[StatementId, bytes]) -> None:
    """Replace the vectors of these statements."""
    if not rows:
        return
    connection.execute(
        delete(vector).where(vector.c.statement == bindparam("ident")), [{"ident": ident} for ident in rows]
    )
    connection.execute(
        insert(vector), [{"statement": ident, "version": version, "row": row} for ident, row in rows.items()]
    )


def load_vectors(connection: Connection, seen: Seen, version: str, idents: Sequence[StatementId]) -> list[bytes]:
    """Return rows in the order asked; raise `NotFound` for a statement without one."""
    found: dict[str, bytes] = {}
    for at in range(0, len(idents), IN_ONE_QUERY):
        some = idents[at : at + IN_ONE_QUERY]
        rows = connection.execute(
            select(vector.c.statement, vector.c.row)
            .join(statement, statement.c.id == vector.c.statement)
            .where(vector.c.statement.in_(some), vector.c.version == version, statement.c.access <= seen.most)
        )
        found.update((ident, row) for ident, row in rows)
    try:
        return [found[ident] for ident in idents]
    except KeyError as err:
        raise NotFound("vector", str(err.args[0])) from err


def load_verdicts(connection: Connection, version: str, wanted: Sequence[str]) -> dict[str, Verdict]:
    """Return the verdicts known."""
    found: dict[str, Verdict] = {}
    for at in range(0, len(wanted), IN_ONE_QUERY):
        some = wanted[at : at + IN_ONE_QUERY]
        rows = connection.execute(select(verdict).where(verdict.c.version == version, verdict.c.key.in_(some)))
        for row in rows.mappings():
            found[row["key"]] = Verdict(row["entailment"], row["neutral"], row["contradiction"])
    return found


def save_verdicts(connection: Connection, version: str, verdicts: Mapping[str, Verdict]) -> None:
    """Replace the verdicts of these pairs."""
    if not verdicts:
        return
    old = delete(verdict).where(verdict.c.version == bindparam("of"), verdict.c.key == bindparam("pair"))
    connection.execute(old, [{"of": version, "pair": key} for key in verdicts])
    connection.execute(
        insert(verdict),
        [
            {
                "version": version,
                "key": key,
                "entailment": held.entailment,
                "neutral": held.neutral,
                "contradiction": held.contradiction,
            }
            for key, held in verdicts.items()
        ],
    )


def save_findings(
    connection: Connection, seen: Seen, key: str, findings: Sequence[Finding], missing: Sequence[Missing]
) -> None:
    """Replace the findings of a view, and what its papers cite and the record lacks."""
    view = seen.view
    connection.execute(delete(finding).where(finding.c.view == view))
    if findings:
        connection.execute(
            insert(finding),
            [
                {
                    "view": view,
                    "id": held.id,
                    "check": held.check,
                    "statement": held.statement,
                    "evidence": held.evidence,
                    "statement_document": held.statement_at and row_of(connection, held.statement_at.document),
                    "evidence_document": held.evidence_at and row_of(connection, held.evidence_at.document),
                    "score": held.score,
                    "access": held.access.rank,
                    "payload": dump(held),
                }
                for held in findings
            ],
        )
    rank_findings(connection, view)
    hidden = select(finding.c.id).where(finding.c.view == view, finding.c.access > seen.most)
    if (ident := connection.execute(hidden).scalar()) is not None:
        raise StoreError(f"finding {ident} rests on what its audience may not see. Nothing was stored; report this.")
    keys.put(connection, keys.of_view(keys.MISSING, view), dump(tuple(missing)).encode())
    keys.put(connection, keys.of_view(keys.FINDINGS, view), key.encode())


def load_missing(connection: Connection, seen: Seen) -> list[Missing]:
    """Return what the papers of a view cite and the record lacks."""
    stored = keys.get(connection, keys.of_view(keys.MISSING, seen.view)).decode()
    return list(load(tuple[Missing, ...], stored)) if stored else []


def iter_findings(connection: Connection, seen: Seen, limit: int | None) -> Iterator[Finding]:
    """Findings best first, equal scores by id."""
    best = select(finding.c.payload, finding.c.access).where(finding.c.view == seen.view, finding.c.access <= seen.most)
    for row in connection.execute(best.order_by(finding.c.score.desc(), finding.c.id).limit(limit)):
        held = load(Finding, row.payload)
        now = label_of(row.access)
        yield held if held.access is now else replace(held, access=now)
