"""Connections to a matter's database, keyed or plain, and SQLite's errors in belie's words.

One driver for both (sqlcipher3): a plain matter is an ordinary SQLite file, a keyed one a SQLCipher 4 file that
any SQLCipher opens with the same passphrase.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from belie.errors import DiskFull, MatterLocked, StoreError, UsageError, WrongKey

DATABASE = "matter.db"
PLAIN_HEADER = b"SQLite format 3\x00"  # sqlite.org/fileformat2.html, 1.3
SALT_BYTES = 16  # SQLCipher keeps its salt where a plain file has the header
# SQLCipher 4's own derivation (zetetic.net/sqlcipher/design): done once an opening instead of once a connection.
KDF_ITERATIONS, KDF_HASH, KEY_BYTES = 256_000, "sha512", 32
BUSY_S = 5.0  # readers and the writer meet only for a moment at a checkpoint
CACHE_KIB = 65_536
FULL_BELOW_BYTES = 1_048_576  # an IO error on a disk with less room than this is a full disk


@dataclass(frozen=True, slots=True)
class Secret:
    """The database key as SQLCipher takes it, derived; never shown."""

    raw: str

    def __repr__(self) -> str:
        return "Secret(...)"


def derive_secret(matter: Path, key: str | None) -> Secret | None:
    """Return the secret that opens `matter`'s database; None for a plain one.

    Raises:
        UsageError: The key is empty.
        WrongKey: The database is encrypted and no key was given.
        StoreError: A key was given but the database is not encrypted, or the file cannot be read.
    """
    if key is not None and not key:
        raise UsageError("the key is empty; give a passphrase, or none for a matter that is not encrypted")
    path = matter / DATABASE
    try:
        with path.open("rb") as file:
            head = file.read(SALT_BYTES)
    except FileNotFoundError:
        head = b""
    except OSError as err:
        raise from_os_error(matter, err) from err
    if key is None:
        if head and head != PLAIN_HEADER:
            raise WrongKey(str(matter))
        return None
    if head == PLAIN_HEADER:
        raise StoreError(f"{matter}: this matter is not encrypted. Open it without a key.")
    salt = head if len(head) == SALT_BYTES else os.urandom(SALT_BYTES)
    derived = hashlib.pbkdf2_hmac(KDF_HASH, key.encode("utf-8", "surrogatepass"), salt, KDF_ITERATIONS, KEY_BYTES)
    return Secret(f"x'{derived.hex()}{salt.hex()}'")


def connect(path: Path, secret: Secret | None, *, mode: str = "rwc") -> Any:
    """Return a driver connection in autocommit mode.

    Args:
        path: The database file.
        secret: From `derive_secret`.
        mode: "ro" changes neither the file nor its log, "immutable" also reads where nothing can be written,
            "rw" needs the file, "rwc" makes it.
    """
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = driver.connect(
        f"{path.absolute().as_uri()}?{query}", uri=True, isolation_level=None, timeout=BUSY_S, check_same_thread=False
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key writes to stderr
    if secret:
        connection.execute(f'PRAGMA key = "{secret.raw}"')
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing of a keyed matter in a temporary file
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is removed is overwritten, not only let go
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return connection


def cipher_version() -> str:
    """Return the versions of SQLite and SQLCipher that this belie runs on."""
    connection = driver.connect(":memory:")
    try:
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return f"SQLite {driver.sqlite_version}, SQLCipher {cipher}"


def make_engine(path: Path, secret: Secret | None, *, mode: str, writes: bool) -> Engine:
    """Return a SQLAlchemy engine: one connection when it writes, else as many as readers ask for."""

    def _connect() -> Any:
        connection = connect(path, secret, mode=mode)
        if writes:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        else:
            connection.execute("PRAGMA query_only = ON")
        return connection

    size = {"pool_size": 1, "max_overflow": 0} if writes else {"pool_size": 8, "max_overflow": -1}
    # Errors name no parameters: a traceback must not quote the record.
    engine = create_engine(
        "sqlite://", module=driver, creator=_connect, poolclass=QueuePool, hide_parameters=True, **size
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def from_os_error(matter: Path, err: OSError) -> StoreError:
    """Return the operating system's refusal as one of belie's errors."""
    if err.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(str(matter))
    reason = err.strerror or str(err)
    return StoreError(
        f"{err.filename or matter}: {reason.lower()}. Check that {matter} is a folder you may read and write."
    )


def from_driver_error(matter: Path, err: BaseException) -> StoreError:
    """Return SQLite's error as one of belie's (codes: sqlite.org/rescode.html)."""
    code = getattr(err, "sqlite_errorcode", 0) & 0xFF
    if code == driver.SQLITE_FULL or (code == driver.SQLITE_IOERR and _disk_full(matter)):
        return DiskFull(str(matter))
    if code in (driver.SQLITE_BUSY, driver.SQLITE_LOCKED):
        return MatterLocked(str(matter))
    if code in (driver.SQLITE_CORRUPT, driver.SQLITE_NOTADB):
        return StoreError(
            f"{matter / DATABASE}: the database is damaged ({err}). Copy the matter folder from a backup; the "
            "originals in blobs/ can also be added to a new matter."
        )
    if code in (driver.SQLITE_READONLY, driver.SQLITE_CANTOPEN, driver.SQLITE_PERM):
        return StoreError(
            f"{matter}: the matter cannot be opened or written ({err}). Check that you may write in this folder."
        )
    if code == driver.SQLITE_CONSTRAINT:
        return StoreError(
            f"{matter}: nothing was stored, as it speaks of something that is not in the matter or is there twice "
            f"({err}). Run `belie run` again."
        )
    return StoreError(f"{matter}: {err}")


def _disk_full(matter: Path) -> bool:
    try:
        return shutil.disk_usage(matter).free < FULL_BELOW_BYTES
    except OSError:
        return False


@contextmanager
def translated(matter: Path) -> Iterator[None]:
    """Let no SQLAlchemy, driver or file error out of this room but as a `StoreError`."""
    try:
        yield
    except DBAPIError as err:
        raise from_driver_error(matter, err.orig or err) from err
    except driver.Error as err:
        raise from_driver_error(matter, err) from err
    except OSError as err:
        raise from_os_error(matter, err) from err
