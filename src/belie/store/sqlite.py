"""A matter on SQLite, plain or encrypted: the `RecordStore` and its blobs.

A folder holds `matter.db` (with its log while in use), `blobs/` and `matter.lock`. One process writes at a time,
any number read. Each write is one transaction.
"""
# ruff: noqa: D102 -- `belie.domain.ports.RecordStore` documents the methods

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from belie.domain.access import AccessOrder, Audience, Labels, Proof, day_everywhere
from belie.domain.citations import Missing
from belie.domain.documents import DocketStamp, Document, PageImage, Source
from belie.domain.findings import Finding, Verdict
from belie.domain.ids import DocumentId, SourceId, StatementId
from belie.domain.ledger import IntakeLine, ReadResult, UnreadKind
from belie.domain.likeness import Likeness, Signature
from belie.domain.name_decisions import NameDecision
from belie.domain.ports import Analysis, Identities, Reads
from belie.domain.productions import Joined, Part, Settled
from belie.domain.recognition import Recognition
from belie.errors import NotAMatter, StoreError, UsageError
from belie.store import (
    access,
    analyses,
    checks,
    digest,
    dockets,
    documents,
    identities,
    keys,
    ledger,
    likeness,
    migrate,
    name_decisions,
    productions,
    prove,
    recognitions,
)
from belie.store.blobs import DATA_KEY_BYTES, FileBlobs
from belie.store.connect import DATABASE, Secret, derive_secret, from_os_error, make_engine, translated
from belie.store.lock import WriterLock
from belie.store.reads import Making, SqliteReads, Trial
from belie.store.schema import WHOLE
from belie.store.seen import view_of

T = TypeVar("T")
WAIT_S = 1.0  # for another writer to end
OWNER_ONLY = 0o700  # a folder that belie makes; sealed papers are for no other user of the machine


def _now() -> datetime:
    return datetime.now(UTC)


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
    clock: Callable[[], datetime] = _now,
) -> SqliteStore:
    """Return the matter in `folder`, its schema brought up to date.

    Args:
        folder: The matter's folder.
        key: The passphrase of an encrypted matter; with `create`, a new one is encrypted under it.
        create: Make the folder and the matter where there is none.
        readonly: Take no lock and write nothing; a matter of an older schema is still brought up to date.
        timeout_s: How long to wait for another writer.
        clock: The time of day, which ends seals; a matter whose labels are due is settled when a writer opens it.

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
        return SqliteStore(folder, secret, lock, mode=mode, clock=clock)
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


class SqliteStore(SqliteReads):
    """A `RecordStore`, read as the house sees it; open one with `open_matter`, and close it or use `with`.

    Attributes:
        folder: The matter's folder.
        blobs: Its originals.
    """

    def __init__(
        self,
        folder: Path,
        secret: Secret | None,
        lock: WriterLock | None,
        *,
        mode: str,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._lock = lock
        self._clock = clock
        self._writing = threading.RLock()
        path = folder / DATABASE
        self._writer = make_engine(path, secret, mode="rw", writes=True) if lock else None
        super().__init__(folder, make_engine(path, secret, mode="rw" if lock else mode, writes=False), Audience.HOUSE)
        data_key = self._read(keys.get, keys.BLOBS) if secret else None
        self.blobs = FileBlobs(folder, data_key=data_key, readonly=lock is None)
        if self._writer and self._read(access.is_due, self._today()):
            self.settle_access()

    def _today(self) -> date:
        return day_everywhere(self._clock())

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
        with translated(self.folder), self._writing, self._owned().begin() as connection:
            yield connection

    def _owned(self) -> Engine:
        if self._writer is None:
            raise StoreError(f"{self.folder}: opened for reading only; nothing can be written.")
        return self._writer

    def seen_by(self, audience: Audience) -> SqliteReads:
        return SqliteReads(self.folder, self._reader, audience)

    def views(self) -> list[SqliteReads]:
        views = {self._read(view_of, audience).view: audience for audience in reversed(Audience)}
        made = [audience for view, audience in sorted(views.items()) if view != WHOLE]
        return [Making(self.folder, self._reader, audience) for audience in made]

    def _read(self, query: Callable[..., T], *args: object, **named: object) -> T:
        with translated(self.folder), self._reader.connect() as connection:
            return query(connection, *args, **named)

    # custody
    def take_in(self, sources: Sequence[Source], lines: Sequence[IntakeLine]) -> None:
        with self._transaction() as connection:
            ledger.take_in(connection, sources, lines)

    def sources_named(self, name: str) -> list[SourceId]:
        return self._read(ledger.sources_named, name)

    # step "read"
    def sources_to_read(self, version: str) -> list[SourceId]:
        return self._read(ledger.sources_to_read, version)

    def save_reading(self, source: SourceId, version: str, result: ReadResult) -> None:
        with self._transaction() as connection:
            documents.save_reading(connection, source, version, result)

    # productions
    def arrivals(self) -> list[tuple[str, SourceId]]:
        return self._read(productions.arrivals)

    def save_joined(self, load_file: SourceId, joined: Sequence[Joined]) -> None:
        with self._transaction() as connection:
            productions.save_joined(connection, load_file, joined)

    def settle_joined(
        self, load_file: SourceId, version: str, keep: Collection[DocumentId], settled: Sequence[Settled]
    ) -> None:
        with self._transaction() as connection:
            productions.settle_joined(connection, load_file, version, keep, settled)

    def read_again(self, sources: Sequence[SourceId]) -> None:
        with self._transaction() as connection:
            productions.read_again(connection, sources)

    def parts_of(self, document: DocumentId) -> tuple[Part, ...]:
        return self._read(productions.parts_of, document)

    def missing_parts(self) -> list[tuple[SourceId, str]]:
        return self._read(productions.missing_parts)

    def companions(self, load_file: SourceId) -> list[SourceId]:
        return self._read(productions.companions, load_file)

    def passwords(self) -> tuple[str, ...]:
        return self._read(ledger.passwords)

    def password_of(self, source: SourceId) -> str:
        return self._read(ledger.password_of, source)

    def retry(self, kind: UnreadKind) -> int:
        with self._transaction() as connection:
            return ledger.retry(connection, kind)

    # step "recognise"
    def outdate_recognised(self, version: str) -> int:
        with self._transaction() as connection:
            return recognitions.outdate_recognised(connection, version)

    def documents_to_recognise(self, version: str) -> list[DocumentId]:
        return self._read(recognitions.documents_to_recognise, version)

    def load_recognitions(self, version: str, pictures: Sequence[PageImage]) -> dict[PageImage, Recognition]:
        return self._read(recognitions.load_recognitions, version, pictures)

    def save_recognitions(self, version: str, seen: Mapping[PageImage, Recognition]) -> None:
        with self._transaction() as connection:
            recognitions.save_recognitions(connection, version, seen)

    def save_recognised(self, version: str, document: Document) -> None:
        with self._transaction() as connection:
            recognitions.save_recognised(connection, version, document)

    # step "docket"
    def documents_key(self) -> str:
        return self._read(likeness.documents_key)

    def dockets_key(self) -> str:
        return self._read(keys.get, keys.DOCKETS).decode()

    def save_stamps(
        self, key: str, stamps: Mapping[DocumentId, DocketStamp], sealed: Collection[DocumentId] = ()
    ) -> None:
        with self._transaction() as connection:
            dockets.save_stamps(connection, key, stamps, sealed, self._today())

    # step "compare"
    def documents_to_sign(self, version: str) -> list[DocumentId]:
        return self._read(likeness.documents_to_sign, version)

    def save_signatures(self, version: str, signatures: Sequence[Signature]) -> None:
        with self._transaction() as connection:
            likeness.save_signatures(connection, version, signatures)

    def load_signatures(self) -> list[Signature]:
        return self._read(likeness.load_signatures)

    def comparison_key(self) -> str:
        return self._read(keys.get, keys.COMPARISON).decode()

    def save_likenesses(self, key: str, likenesses: Sequence[Likeness]) -> None:
        with self._transaction() as connection:
            likeness.save_likenesses(connection, key, likenesses)
            access.settle_copies(connection, self._today())

    # step "analyse"
    def documents_to_analyse(self, version: str) -> list[DocumentId]:
        return self._read(analyses.documents_to_analyse, version)

    def save_analysis(self, document: DocumentId, version: str, analysis: Analysis) -> None:
        with self._transaction() as connection:
            analyses.save_analysis(connection, document, version, analysis, self._today())

    # decisions
    def save_name_decisions(self, decisions: Sequence[NameDecision]) -> None:
        with self._transaction() as connection:
            name_decisions.append(connection, decisions)

    # step "identify"
    def save_identities(self, key: str, identities_: Identities, *, audience: Audience = Audience.HOUSE) -> None:
        with self._transaction() as connection:
            identities.save_identities(connection, key, identities_, view_of(connection, audience).view)

    # step "embed"
    def statements_to_embed(self, version: str) -> list[StatementId]:
        return self._read(checks.statements_to_embed, version)

    def save_vectors(self, version: str, rows: Mapping[StatementId, bytes]) -> None:
        with self._transaction() as connection:
            checks.save_vectors(connection, version, rows)

    # step "check"
    def load_verdicts(self, version: str, keys: Sequence[str]) -> dict[str, Verdict]:
        return self._read(checks.load_verdicts, version, keys)

    def save_verdicts(self, version: str, verdicts: Mapping[str, Verdict]) -> None:
        with self._transaction() as connection:
            checks.save_verdicts(connection, version, verdicts)

    def save_findings(
        self,
        key: str,
        findings: Sequence[Finding],
        *,
        missing: Sequence[Missing] = (),
        audience: Audience = Audience.HOUSE,
    ) -> None:
        with self._transaction() as connection:
            checks.save_findings(connection, view_of(connection, audience), key, findings, missing)

    # access
    def save_access_orders(self, orders: Sequence[AccessOrder]) -> None:
        with self._transaction() as connection:
            access.append(connection, orders, self._today())

    def iter_access_orders(self) -> Iterator[AccessOrder]:
        return iter(self._read(access.list_orders))

    @contextmanager
    def trial(self, orders: Sequence[AccessOrder]) -> Iterator[Callable[[Audience], Reads]]:
        with translated(self.folder), self._writing, self._owned().connect() as connection:
            try:
                access.append(connection, orders, self._today())
                yield lambda audience: Trial(self.folder, connection, audience)
            finally:
                connection.rollback()

    def prove_access(self) -> Proof:
        with translated(self.folder), self._writing, self._owned().connect() as connection:
            try:
                return prove.prove(connection, self._today())
            finally:
                connection.rollback()

    def settle_access(self) -> None:
        with self._transaction() as connection:
            access.settle_all(connection, self._today())

    def settle_parts(self) -> None:
        with self._transaction() as connection:
            access.settle_parts(connection, self._today())

    def labels_on(self, day: date) -> dict[DocumentId, Labels]:
        return self._read(access.labels_on, day)

    def content_hash(self) -> str:
        return self._read(digest.content_hash)
