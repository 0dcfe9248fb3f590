"""A matter as one audience may see it: the `Reads` of the ports."""
# ruff: noqa: D102 -- `belie.domain.ports.Reads` documents the methods

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine

from belie.domain.access import Audience, Labels
from belie.domain.citations import Missing
from belie.domain.docket import Docket
from belie.domain.documents import Document, Frame, Source
from belie.domain.findings import Finding
from belie.domain.ids import DocumentId, PersonId, SourceId, StatementId
from belie.domain.ledger import IntakeLine
from belie.domain.likeness import Likeness
from belie.domain.name_decisions import NameDecision
from belie.domain.people import AliasClaim, NameMention, RoleClaim
from belie.domain.ports import Identities, PageHit, SearchHit
from belie.domain.statements import Forum, Identification, Naming, Reading, Statement
from belie.store import (
    access,
    analyses,
    checks,
    digest,
    dockets,
    documents,
    find_pages,
    identities,
    keys,
    ledger,
    likeness,
    listing,
    name_decisions,
    search,
)
from belie.store.connect import translated
from belie.store.seen import Seen, key_of, seen_by, view_of

T = TypeVar("T")
P = ParamSpec("P")


class SqliteReads:
    """Every question an audience may ask; each query gets what that audience sees as its second argument."""

    def __init__(self, folder: Path, reader: Engine, audience: Audience) -> None:
        self.folder = folder
        self._reader = reader
        self._audience = audience

    _sees = staticmethod(seen_by)

    @property
    def audience(self) -> Audience:
        return self._audience

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with translated(self.folder), self._reader.connect() as connection:
            yield connection

    def _ask(self, query: Callable[Concatenate[Connection, Seen, P], T], *args: P.args, **named: P.kwargs) -> T:
        with self._connected() as connection:
            return query(connection, self._sees(connection, self._audience), *args, **named)

    def _each(
        self, query: Callable[Concatenate[Connection, Seen, P], Iterator[T]], *args: P.args, **named: P.kwargs
    ) -> Iterator[T]:
        with self._connected() as connection:
            yield from query(connection, self._sees(connection, self._audience), *args, **named)

    def iter_sources(self) -> Iterator[Source]:
        return self._each(ledger.iter_sources)

    def get_source(self, source: SourceId) -> Source:
        return self._ask(ledger.get_source, source)

    def iter_intake(self) -> Iterator[IntakeLine]:
        return self._each(ledger.iter_intake)

    def get_document(self, document: DocumentId) -> Document:
        return self._ask(documents.get_document, document)

    def iter_documents(self, *, words: bool = False) -> Iterator[Document]:
        return self._each(documents.iter_documents, words=words)

    def list_documents(self, *, limit: int = 50, offset: int = 0) -> list[Document]:
        return self._ask(documents.list_documents, limit=limit, offset=offset)

    def load_labels(self) -> dict[DocumentId, Labels]:
        return self._ask(access.load_labels)

    def get_frame(self, document: DocumentId) -> Frame:
        return self._ask(analyses.get_frame, document)

    def iter_frames(self) -> Iterator[Frame]:
        return self._each(analyses.iter_frames)

    def iter_statements(self, document: DocumentId | None = None) -> Iterator[Statement]:
        return self._each(analyses.iter_statements, document)

    def get_statement(self, statement: StatementId) -> Statement:
        return self._ask(analyses.get_statement, statement)

    def get_statements(self, statements: Sequence[StatementId]) -> list[Statement]:
        return self._ask(analyses.get_statements, statements)

    def find_statements(
        self,
        *,
        document: DocumentId | None = None,
        person: PersonId | None = None,
        forum: Forum | None = None,
        sworn: bool | None = None,
        since: date | None = None,
        until: date | None = None,
        by_date: bool = False,
        limit: int = 50,
        offset: int = 0,
    ) -> list[Statement]:
        return self._ask(
            listing.find_statements,
            listing.Wanted(
                document=document,
                person=person,
                forum=forum,
                sworn=sworn,
                since=since,
                until=until,
                by_date=by_date,
            ),
            limit=limit,
            offset=offset,
        )

    def iter_mentions(self) -> Iterator[NameMention]:
        return self._each(analyses.iter_mentions)

    def iter_namings(self) -> Iterator[Naming]:
        return self._each(analyses.iter_namings)

    def iter_claims(self) -> Iterator[RoleClaim | AliasClaim]:
        return self._each(analyses.iter_claims)

    def iter_name_decisions(self) -> Iterator[NameDecision]:
        return self._each(name_decisions.iter_decisions)

    def identities_key(self) -> str:
        return self._ask(key_of, keys.IDENTITIES)

    def load_identities(self) -> Identities:
        return self._ask(identities.load_identities)

    def load_identifications(self, statements: Sequence[StatementId]) -> dict[StatementId, Identification]:
        return self._ask(identities.load_identifications, statements)

    def load_readings(self, statements: Sequence[StatementId]) -> dict[StatementId, Reading]:
        return self._ask(identities.load_readings, statements)

    def load_vectors(self, version: str, statements: Sequence[StatementId]) -> list[bytes]:
        return self._ask(checks.load_vectors, version, statements)

    def findings_key(self) -> str:
        return self._ask(key_of, keys.FINDINGS)

    def load_missing(self) -> list[Missing]:
        return self._ask(checks.load_missing)

    def iter_findings(self, *, limit: int | None = None) -> Iterator[Finding]:
        return self._each(checks.iter_findings, limit)

    def load_likenesses(self) -> list[Likeness]:
        return self._ask(likeness.load_likenesses)

    def load_dockets(self) -> list[Docket]:
        return self._ask(dockets.load_dockets)

    def search(self, query: str, *, limit: int = 50) -> list[SearchHit]:
        return self._ask(search.search, query, limit)

    def find_pages(self, name: str, *, limit: int = 50) -> list[PageHit]:
        return self._ask(find_pages.find_pages, name, limit)

    def statements_of(self, person: PersonId) -> list[Statement]:
        return self._ask(identities.statements_of, person)

    def counts(self) -> dict[str, int]:
        return self._ask(digest.counts)


class Making(SqliteReads):
    """A matter as the steps read it that make an audience's people and findings, before these are whole."""

    _sees = staticmethod(view_of)


class Trial(SqliteReads):
    """A matter as it would be read after a change that is not kept, on the one connection that has made it."""

    def __init__(self, folder: Path, connection: Connection, audience: Audience) -> None:
        super().__init__(folder, connection.engine, audience)
        self._connection = connection

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with translated(self.folder):
            yield self._connection
