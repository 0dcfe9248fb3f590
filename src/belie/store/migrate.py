"""The schema's history: which revision a matter has, and bringing an older one up to date after a copy.

Invariant: a matter of a newer belie is looked at through read-only connections and nothing else.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine

from belie.errors import MatterTooNew, NotAMatter, StoreError, WrongKey
from belie.store.connect import DATABASE, Secret, connect, from_driver_error, from_os_error
from belie.store.schema import HEAD, REVISIONS

SCRIPTS = Path(__file__).parent / "migrations"


def find_revision(matter: Path, secret: Secret | None) -> tuple[str | None, str]:
    """Return the schema revision of a matter's database, and the mode a reader must open it with.

    Returns:
        The revision, None for a file that nothing was written to yet; "ro", or "immutable" where the folder
        cannot be written.

    Raises:
        WrongKey: The secret does not open it.
        NotAMatter: It is a database, but none of belie's.
        StoreError: It is damaged or cannot be read.
    """
    path = matter / DATABASE
    logged = path.with_name(path.name + "-wal").exists()
    modes = ("ro",) if logged or os.access(matter, os.W_OK) else ("ro", "immutable")
    for mode in modes:
        try:
            connection = connect(path, secret, mode=mode)
            try:
                tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
                if not tables:
                    return None, mode
                if "alembic_version" not in tables:
                    raise NotAMatter(str(matter))
                found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                return (found[0] if found else None), mode
            finally:
                connection.close()
        except driver.Error as err:
            code = getattr(err, "sqlite_errorcode", 0) & 0xFF
            if code == driver.SQLITE_CANTOPEN and mode != modes[-1]:
                continue
            if code == driver.SQLITE_NOTADB and secret:
                raise WrongKey(str(matter)) from err
            raise from_driver_error(matter, err) from err
    raise StoreError(f"{matter}: the matter cannot be read.")


def is_current(matter: Path, revision: str | None) -> bool:
    """True when the revision is the newest one that this belie knows.

    Raises:
        MatterTooNew: This belie does not know it.
    """
    if revision is not None and revision not in REVISIONS:
        raise MatterTooNew(str(matter), revision, HEAD)
    return revision == HEAD


def upgrade(matter: Path, engine: Engine, revision: str | None) -> Path | None:
    """Bring the database from `revision` to the newest schema in one transaction; the caller holds the writer lock.

    Returns:
        The copy made before, `matter.db.before-<newest>`; None for a new matter.
    """
    copy = _back_up(matter, engine, HEAD) if revision else None
    with engine.begin() as connection:
        run_scripts(connection, HEAD)
    return copy


def run_scripts(connection: Connection, to: str) -> None:
    """Run the migration scripts inside the connection's transaction."""
    from alembic import command  # here because most openings need no migration, and it takes 0.2 s to import
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _back_up(matter: Path, engine: Engine, to: str) -> Path:
    raw = engine.raw_connection()
    try:
        raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    finally:
        raw.close()
    path = matter / DATABASE
    copy = path.with_name(f"{path.name}.before-{to}")
    try:
        partial = copy.with_name(copy.name + ".part")
        shutil.copyfile(path, partial)
        partial.replace(copy)
    except OSError as err:
        raise from_os_error(matter, err) from err
    return copy
