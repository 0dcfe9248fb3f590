"""The one place that picks backends and joins them to the ports."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog

from belie.app.settings import Settings, model_server, read_passwords
from belie.domain.ports import BlobStore, Reads, RecordStore
from belie.engine.inference.versions import model_versions
from belie.engine.local import Flow
from belie.engine.pool import Pool
from belie.engine.progress import Progress, Silent
from belie.engine.steps import analyse_version
from belie.errors import StoreError
from belie.store.sqlite import open_matter, read_key_file

log = structlog.get_logger(__name__)

LOG_NAME = "belie.log"


class SystemClock:
    """The machine's clock, in UTC."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """One open matter with the backends chosen for it."""

    folder: Path
    settings: Settings
    store: RecordStore
    blobs: BlobStore
    clock: SystemClock

    @property
    def reads(self) -> Reads:
        """The matter as the audience of the settings may see it: what every command shows comes from here."""
        return self.store.seen_by(self.settings.audience)

    @property
    def analyse_version(self) -> str:
        """What the analyses of these settings are stored under."""
        server = model_server(self.settings)
        return analyse_version(model_versions().syntax, server.version if server else "")

    @contextmanager
    def flow(self, progress: Progress | None = None) -> Iterator[Flow]:
        """Yield the steps over this matter; worker processes end with the block."""
        with Pool(self.settings.workers) as pool:
            yield Flow(
                store=self.store,
                blobs=self.blobs,
                clock=self.clock,
                pool=pool,
                progress=progress or Silent(),
                judge_pairs=self.settings.judge_pairs,
                findings=self.settings.findings,
                ocr=self.settings.ocr,
                server=model_server(self.settings),
                passwords=read_passwords(self.settings.passwords),
            )


@contextmanager
def open_house(folder: Path, settings: Settings, *, create: bool = False, writing: bool = False) -> Iterator[House]:
    """Open a matter, for reading or for writing, and close it at the end of the block.

    Args:
        folder: The matter's folder.
        settings: Key, workers and budgets.
        create: Make a new matter when there is none.
        writing: Hold the matter's one writing place; the log file is written only then.

    Raises:
        StoreError: As `belie.store.sqlite.open_matter` says.
        UsageError: The key file cannot be read.
    """
    store = open_matter(
        folder,
        key=read_key_file(settings.key_file) if settings.key_file else settings.key,
        create=create,
        readonly=not writing,
        timeout_s=settings.lock_wait_s,
    )
    try:
        with _log_to(folder / LOG_NAME if writing else None):
            yield House(folder=folder, settings=settings, store=store, blobs=store.blobs, clock=SystemClock())
    finally:
        store.close()


@contextmanager
def _log_to(file: Path | None) -> Iterator[None]:
    """Send log lines to the file, one JSON object a line; without a file they go nowhere.

    Logs hold counts, ids and error names, never words of the record: the file is plain even in a keyed matter.
    """
    if file is None:
        structlog.configure(processors=[_drop])
        yield
        return
    try:
        opened = file.open("a", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{file}: the log cannot be written ({error.strerror}). Move it away.") from error
    with opened as out:
        structlog.configure(
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.JSONRenderer(sort_keys=True),
            ],
            logger_factory=structlog.PrintLoggerFactory(out),
            cache_logger_on_first_use=False,
        )
        try:
            yield
        except BaseException as error:
            log.error("stopped", error=type(error).__name__, at=_places(error))
            raise
        finally:
            structlog.configure(processors=[_drop])


def _places(error: BaseException) -> list[str]:
    """Return where the error passed in belie, innermost last: files and lines, no words."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames if "belie" in frame.filename]


def _drop(_logger: object, _name: str, _event: object) -> str:
    raise structlog.DropEvent
