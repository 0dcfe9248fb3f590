"""A matter on SQLite, plain or encrypted: the `RecordStore` and its blobs.

A folder holds `matter.db` (with its log while in use), `blobs/` and `matter.lock`. One process writes at a time,
any number read. Each write is one transaction.
"""
# ruff: noqa: D102 -- `belie.domain.ports.RecordStore` documents the methods

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection

from belie.domain.documents import Document, Frame, Source
from belie.domain.findings import Finding, Verdict
from belie.domain.ids import DocumentId, PersonId, SourceId, StatementId
from belie.domain.ledger import IntakeLine, ReadResult
from belie.domain.people import NameMention
from belie.domain.ports import Analysis, Identities, SearchHit
from belie.domain.statements import Forum, Identification, Naming, Reading, Statement
from belie.errors import NotAMatter, StoreError, UsageError
from belie.store import analyses, checks, digest, documents, identities, keys, ledger, listing, migrate, search
from belie.store.blobs import DATA_KEY_BYTES, FileBlobs
from belie.store.connect import DATABASE, Secret, derive_secret, from_os_error, make_engine, translated
from belie.store.lock import WriterLock

T = TypeVar("T")
WAIT_S = 1.0  # for another writer to end
OWNER_ONLY = 0o700  # a folder that belie makes; sealed papers are for no other user of the machine


def is_matter(folder: Path) -> bool:
    """True when the folder holds a matter."""
    return (folder / DATABASE).is_file()


def read_key_file(path: Path) -> str:
    """Return the key in a file: its text without the line end.

    Raises:
        UsageError: The file cannot be read, is no UTF-8 text or is empty.
    """
    try:
        key = path.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as err:
        raise UsageError(f"key file {path}: {err}") from err
    if not key:
        raise UsageError(f"key file {path} is empty")
    return key


def open_matter(
    folder: Path,
    *,
    key: str | None = None,
    create: bool = False,
    readonly: bool = False,
    timeout_s: float = WAIT_S,
) -> SqliteStore:
    """Return the matter in `folder`, its schema brought up to date.

    Args:
        folder: The matter's folder.
        key: The passphrase of an encrypted matter; with `create`, a new one is encrypted under it.
        create: Make the folder and the matter where there is none.
        readonly: Take no lock and write nothing; a matter of an older schema is still brought up to date.
        timeout_s: How long to wait for another writer.

    Raises:
        NotAMatter: Nothing is there, or a database of another program.
        WrongKey: The key does not open it, or it needs one.
        MatterTooNew: A newer belie wrote it; nothing was changed.
        MatterLocked: Another process is writing.
        DiskFull, StoreError: It cannot be read or written.
    """
    if readonly and create:
        raise UsageError("a matter cannot be created for reading only")
    if create:
        try:
            folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        except OSError as err:
            raise from_os_error(folder, err) from err
    elif not is_matter(folder):
        raise NotAMatter(str(folder))
    lock = None if readonly else WriterLock.acquire(folder, timeout_s=timeout_s)
    try:
        secret = derive_secret(folder, key)
        revision, mode = migrate.find_revision(folder, secret) if is_matter(folder) else (None, "ro")
        if revision is None and not create:
            raise NotAMatter(str(folder))
        if not migrate.is_current(folder, revision):
            _bring_up_to_date(folder, secret, revision, lock, timeout_s)
        return SqliteStore(folder, secret, lock, mode=mode)
    except BaseException:
        if lock:
            lock.release()
        raise


def _bring_up_to_date(
    folder: Path, secret: Secret | None, revision: str | None, lock: WriterLock | None, timeout_s: float
) -> None:
    borrowed = lock or WriterLock.acquire(folder, timeout_s=timeout_s)
    engine = make_engine(folder / DATABASE, secret, mode="rwc", writes=True)
    try:
        with translated(folder):
            migrate.upgrade(folder, engine, revision)
            if secret:
                with engine.begin() as connection:
                    if not keys.get(connection, keys.BLOBS):
                        keys.put(connection, keys.BLOBS, os.urandom(DATA_KEY_BYTES))
    finally:
        engine.dispose()
        if borrowed is not lock:
            borrowed.release()


class SqliteStore:
    """A `RecordStore`; open one with `open_matter` and close it, or use it in a `with` statement.

    Attributes:
        folder: The matter's folder.
        blobs: Its originals.
    """

    def __init__(self, folder: Path, secret: Secret | None, lock: WriterLock | None, *, mode: str) -> None:
        self.folder = folder
        self._lock = lock
        self._writing = threading.RLock()
        path = folder / DATABASE
        self._writer = make_engine(path, secret, mode="rw", writes=True) if lock else None
        self._reader = make_engine(path, secret, mode="rw" if lock else mode, writes=False)
        data_key = self._read(keys.get, keys.BLOBS) if secret else None
        self.blobs = FileBlobs(folder, data_key=data_key, readonly=lock is None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, err: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections and give up the lock; a second time is no error."""
        self._reader.dispose()
        if self._writer:
            self._writer.dispose()
        if self._lock:
            self._lock.release()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self._writer is None:
            raise StoreError(f"{self.folder}: opened for reading only; nothing can be written.")
        with translated(self.folder), self._writing, self._writer.begin() as connection:
            yield connection

    def _read(self, query: Callable[..., T], *args: object, **named: object) -> T:
        with translated(self.folder), self._reader.connect() as connection:
            return query(connection, *args, **named)

    def _iterate(self, query: Callable[..., Iterator[T]], *args: object, **named: object) -> Iterator[T]:
        with translated(self.folder), self._reader.connect() as connection:
            yield from query(connection, *args, **named)

    # custody
    def take_in(self, sources: Sequence[Source], lines: Sequence[IntakeLine]) -> None:
        with self._transaction() as connection:
            ledger.take_in(connection, sources, lines)

    def iter_sources(self) -> Iterator[Source]:
        return self._iterate(ledger.iter_sources)

    def get_source(self, source: SourceId) -> Source:
        return self._read(ledger.get_source, source)

    def iter_intake(self) -> Iterator[IntakeLine]:
        return self._iterate(ledger.iter_intake)

    # step "read"
    def sources_to_read(self, version: str) -> list[SourceId]:
        return self._read(ledger.sources_to_read, version)

    def save_reading(self, source: SourceId, version: str, result: ReadResult) -> None:
        with self._transaction() as connection:
            documents.save_reading(connection, source, version, result)

    def get_document(self, document: DocumentId) -> Document:
        return self._read(documents.get_document, document)

    def iter_documents(self, *, words: bool = False) -> Iterator[Document]:
        return self._iterate(documents.iter_documents, words=words)

    def list_documents(self, *, limit: int = 50, offset: int = 0) -> list[Document]:
        return self._read(documents.list_documents, limit=limit, offset=offset)

    # step "analyse"
    def documents_to_analyse(self, version: str) -> list[DocumentId]:
        return self._read(analyses.documents_to_analyse, version)

    def save_analysis(self, document: DocumentId, version: str, analysis: Analysis) -> None:
        with self._transaction() as connection:
            analyses.save_analysis(connection, document, version, analysis)

    def get_frame(self, document: DocumentId) -> Frame:
        return self._read(analyses.get_frame, document)

    def iter_frames(self) -> Iterator[Frame]:
        return self._iterate(analyses.iter_frames)

    def iter_statements(self, document: DocumentId | None = None) -> Iterator[Statement]:
        return self._iterate(analyses.iter_statements, document)

    def get_statement(self, statement: StatementId) -> Statement:
        return self._read(analyses.get_statement, statement)

    def get_statements(self, statements: Sequence[StatementId]) -> list[Statement]:
        return self._read(analyses.get_statements, statements)

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
        return self._read(
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
        return self._iterate(analyses.iter_mentions)

    def iter_namings(self) -> Iterator[Naming]:
        return self._iterate(analyses.iter_namings)

    # step "identify"
    def identities_key(self) -> str:
        return self._read(keys.get, keys.IDENTITIES).decode()

    def save_identities(self, key: str, identities_: Identities) -> None:
        with self._transaction() as connection:
            identities.save_identities(connection, key, identities_)

    def load_identities(self) -> Identities:
        return self._read(identities.load_identities)

    def load_identifications(self, statements: Sequence[StatementId]) -> dict[StatementId, Identification]:
        return self._read(identities.load_identifications, statements)

    def load_readings(self, statements: Sequence[StatementId]) -> dict[StatementId, Reading]:
        return self._read(identities.load_readings, statements)

    # step "embed"
    def statements_to_embed(self, version: str) -> list[StatementId]:
        return self._read(checks.statements_to_embed, version)

    def save_vectors(self, version: str, rows: Mapping[StatementId, bytes]) -> None:
        with self._transaction() as connection:
            checks.save_vectors(connection, version, rows)

    def load_vectors(self, version: str, statements: Sequence[StatementId]) -> list[bytes]:
        return self._read(checks.load_vectors, version, statements)

    # step "check"
    def load_verdicts(self, version: str, keys: Sequence[str]) -> dict[str, Verdict]:
        return self._read(checks.load_verdicts, version, keys)

    def save_verdicts(self, version: str, verdicts: Mapping[str, Verdict]) -> None:
        with self._transaction() as connection:
            checks.save_verdicts(connection, version, verdicts)

    def findings_key(self) -> str:
        return self._read(keys.get, keys.FINDINGS).decode()

    def save_findings(self, key: str, findings: Sequence[Finding]) -> None:
        with self._transaction() as connection:
            checks.save_findings(connection, key, findings)

    def iter_findings(self, *, limit: int | None = None) -> Iterator[Finding]:
        return self._iterate(checks.iter_findings, limit)

    # queries
    def search(self, query: str, *, limit: int = 50) -> list[SearchHit]:
        return self._read(search.search, query, limit)

    def statements_of(self, person: PersonId) -> list[Statement]:
        return self._read(identities.statements_of, person)

    def counts(self) -> dict[str, int]:
        return self._read(digest.counts)

    def content_hash(self) -> str:
        return self._read(digest.content_hash)
