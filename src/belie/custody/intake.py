"""Taking files in: walk, hash, keep a copy, and write each to the ledger. Nothing is opened, unpacked or followed.

The bytes are kept before the ledger names them, so a run cut short leaves at most a copy that no line names.
"""

from __future__ import annotations

import itertools
import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TypeAlias

from belie.domain.documents import Hints, Source
from belie.domain.ids import SourceId
from belie.domain.ledger import Attachment, IntakeLine, Outcome, Unread, UnreadKind
from belie.domain.ports import BlobStore, Clock, RecordStore
from belie.errors import NotFound, UsageError

MATTER_FILE = "matter.db"  # a folder that holds one is a matter
MEMBER = "!"  # between a container's name and that of what was found inside
AT_ONCE = 100  # files a transaction
KEEPERS = 4  # threads that copy: each file waits for the disk, and four wait no longer than one
NO_HINTS = Hints()

Progress: TypeAlias = Callable[[int, int, str], None]  # files done, files in all, the name just done


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something in an added folder that is not taken in."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeReport:
    """What became of everything handed in: one line a file, known ones included, and what was left aside.

    `new + known + duplicates + denied` is the number of lines.
    """

    new: int
    known: int  # in the ledger already, under the same name
    duplicates: int  # the bytes were in the matter, or came before, under another name
    denied: int  # not a byte could be had
    lines: tuple[IntakeLine, ...]
    skipped: tuple[Skipped, ...]


class _Fate(Enum):
    NEW = "new"
    KNOWN = "known"
    DUPLICATE = "duplicate"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    name: str
    refused: str = ""  # why it cannot be opened


def take_in(
    paths: Iterable[Path],
    *,
    blobs: BlobStore,
    store: RecordStore,
    clock: Clock,
    given_by: str = "",
    obtained: str = "",
    hints: Hints = NO_HINTS,
    progress: Progress | None = None,
) -> IntakeReport:
    """Keep the files and folders at `paths` and write each file to the ledger.

    Adding the same file under the same name again changes nothing; the same bytes under another name are a
    duplicate; other bytes under the same name (from another folder, or changed since) are "name#2"; a file that the
    system refuses is a line of its own.

    Args:
        paths: Files, or folders with all that is in them; a name is relative to the folder added, in NFC.
        blobs: Where the bytes go.
        store: Where the lines go, a hundred files a transaction.
        clock: Gives `received_at`.
        given_by: Who handed them over.
        obtained: How: "production of 2026-05-01".
        hints: What the user says of them; a known file gets these instead of older ones and is read again.
        progress: Told after every file.

    Raises:
        UsageError: A path does not exist.
        StoreError: The matter cannot be written.
    """
    found: list[_Found] = []
    skipped: list[Skipped] = []
    for path in paths:
        _walk(path, found, skipped)
    lines: list[IntakeLine] = []
    fates: Counter[_Fate] = Counter()
    batch = _Batch(store)
    with ThreadPoolExecutor(KEEPERS) as keepers:
        for start in range(0, len(found), AT_ONCE):
            some = found[start : start + AT_ONCE]
            for item, kept in zip(some, keepers.map(partial(_keep, blobs), some), strict=True):
                line, fate = _take_one(item, kept, batch, clock, given_by, obtained, hints)
                lines.append(line)
                fates[fate] += 1
                if progress:
                    progress(len(lines), len(found), item.name)
            batch.write()
    return IntakeReport(
        new=fates[_Fate.NEW],
        known=fates[_Fate.KNOWN],
        duplicates=fates[_Fate.DUPLICATE],
        denied=fates[_Fate.DENIED],
        lines=tuple(lines),
        skipped=tuple(skipped),
    )


def take_in_attachments(
    parent: Source,
    attachments: Iterable[Attachment],
    *,
    blobs: BlobStore,
    store: RecordStore,
    clock: Clock,
) -> tuple[IntakeLine, ...]:
    """Keep the files found inside a source as sources of their own; see `AttachmentIntake`."""
    intake = AttachmentIntake(parent, blobs=blobs, store=store, clock=clock)
    for attachment in attachments:
        intake.take(attachment)
    return intake.close()


class AttachmentIntake:
    """Keeps the files found inside a source, one by one, as sources of their own, named "mail.eml!doc.pdf".

    Close it before saving the reading of the parent: a run cut short between the two reads the parent again and
    nothing is lost. Two attachments of one name and different bytes are told apart by "#2". One that could not be
    had gets a line that says why.
    """

    def __init__(self, parent: Source, *, blobs: BlobStore, store: RecordStore, clock: Clock) -> None:
        """Start with nothing."""
        self._parent, self._blobs, self._clock = parent, blobs, clock
        self._batch = _Batch(store)
        self._lines: list[IntakeLine] = []
        self._seen: dict[str, SourceId | None] = {}

    def take(self, attachment: Attachment) -> None:
        """Keep one, a hundred lines a transaction."""
        inner, data = attachment
        if isinstance(data, Unread):
            line = self._batch.refuse(self._name(inner, None), data)
        else:
            sha256 = self._blobs.put(data)
            line, _ = self._batch.add(
                Source(
                    sha256=sha256,
                    size=len(data),
                    names=(self._name(inner, sha256),),
                    received_at=self._clock.now().isoformat(),
                    given_by=self._parent.given_by,
                    obtained=self._parent.obtained,
                    parent=self._parent.sha256,
                )
            )
        self._lines.append(line)
        if len(self._lines) % AT_ONCE == 0:
            self._batch.write()

    def _name(self, inner: str, sha256: SourceId | None) -> str:
        """Return the name of a file inside, "#2" and so on where other bytes, or ones that were not had, have it."""
        name = base = f"{self._parent.names[0]}{MEMBER}{clean_name(inner)}"
        number = 1
        while name in self._seen and (sha256 is None or self._seen[name] != sha256):
            number += 1
            name = f"{base}#{number}"
        self._seen[name] = sha256
        return name

    def close(self) -> tuple[IntakeLine, ...]:
        """Write what is left and return a line for each that was taken."""
        self._batch.write()
        return tuple(self._lines)


def clean_name(name: str) -> str:
    """Return a file name in NFC with bytes that are no UTF-8 written as `\\xNN`."""
    try:
        raw = name.encode("utf-8", "surrogateescape")  # as the file system's bytes come
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogatepass")  # as a mail header may hold them
    return unicodedata.normalize("NFC", raw.decode("utf-8", "backslashreplace"))


class _Batch:
    """Lines on their way to the ledger."""

    def __init__(self, store: RecordStore) -> None:
        self._store = store
        self._sources: list[Source] = []
        self._lines: list[IntakeLine] = []
        self._holders: dict[str, set[SourceId]] = {}  # of every name asked for with `apart`
        self._names: dict[SourceId, list[str]] = {}  # of every source met in this batch, the ledger's names included

    def add(self, source: Source, *, apart: bool = False) -> tuple[IntakeLine, _Fate]:
        """Return the source's line, and what it is to the ledger; `apart` from others of its name by "#2"."""
        if apart:
            source = replace(source, names=(self._free_name(source.names[0], source.sha256),))
        (name,) = source.names
        if source.sha256 not in self._names:
            try:
                self._names[source.sha256] = list(self._store.get_source(source.sha256).names)
            except NotFound:
                self._names[source.sha256] = []
        names = self._names[source.sha256]
        fate = _Fate.KNOWN if name in names else _Fate.DUPLICATE if names else _Fate.NEW
        if fate is not _Fate.KNOWN:
            names.append(name)
        outcome = Outcome.WAITING if name == names[0] else Outcome.DUPLICATE
        line = IntakeLine(name=name, source=source.sha256, outcome=outcome)
        self._sources.append(source)
        self._lines.append(line)
        return line, fate

    def _free_name(self, name: str, sha256: SourceId) -> str:
        """Return the name, or the first of "name#2", "name#3", ... that no other bytes have."""
        for number in itertools.count(1):
            tried = name if number == 1 else f"{name}#{number}"
            holders = self._holders.setdefault(tried, set(self._store.sources_named(tried)))
            if not holders - {sha256}:
                holders.add(sha256)
                return tried
        raise AssertionError("there is always one more number")

    def refuse(self, name: str, why: Unread) -> IntakeLine:
        """Return the line of a file that could not be had."""
        line = IntakeLine(name=name, source=None, outcome=Outcome.UNREAD, unread=why)
        self._lines.append(line)
        return line

    def write(self) -> None:
        if self._lines:
            self._store.take_in(self._sources, self._lines)
        self._sources, self._lines, self._names, self._holders = [], [], {}, {}


def _keep(blobs: BlobStore, item: _Found) -> tuple[SourceId, int] | str:
    """Keep a file's bytes and return their SHA-256 and size, or why not a byte of it can be had."""
    if item.refused:
        return item.refused
    try:
        return blobs.put_file(item.path)
    except OSError as err:
        return err.strerror or str(err)


def _take_one(
    item: _Found,
    kept: tuple[SourceId, int] | str,
    batch: _Batch,
    clock: Clock,
    given_by: str,
    obtained: str,
    hints: Hints,
) -> tuple[IntakeLine, _Fate]:
    if isinstance(kept, str):
        return batch.refuse(item.name, Unread(kind=UnreadKind.DENIED, detail=kept)), _Fate.DENIED
    sha256, size = kept
    return batch.add(
        Source(
            sha256=sha256,
            size=size,
            names=(item.name,),
            received_at=clock.now().isoformat(),
            given_by=given_by,
            obtained=obtained,
            hints=hints,
        ),
        apart=True,
    )


def _walk(path: Path, found: list[_Found], skipped: list[Skipped]) -> None:
    """Sort what is at `path` into what to take and what to leave, a folder's entries by name."""
    if not os.path.lexists(path):
        raise UsageError(f"{path}: no such file or folder")
    root = Path(os.path.realpath(path))
    if not path.is_dir():
        _add_file(path, clean_name(path.name), found, skipped)
        return
    waiting = [root]
    while waiting:
        entry = waiting.pop()
        name = clean_name(entry.relative_to(root).as_posix() if entry != root else path.name)
        if entry != root and entry.name.startswith("."):
            skipped.append(Skipped(name=name, why="hidden"))
        elif entry.is_symlink() and not _stays_inside(entry, root):
            skipped.append(Skipped(name=name, why="a link to a folder or out of this one"))
        elif not entry.is_dir():
            _add_file(entry, name, found, skipped)
        elif os.path.lexists(entry / MATTER_FILE):  # False, and no error, in a folder that may not be entered
            skipped.append(Skipped(name=name, why="a matter"))
        else:
            try:
                waiting += sorted(entry.iterdir(), reverse=True)
            except OSError as err:
                found.append(_Found(entry, f"{name}/", refused=err.strerror or str(err)))


def _stays_inside(link: Path, root: Path) -> bool:
    """True for a link to a file below `root`; a linked folder would list its files twice."""
    target = Path(os.path.realpath(link))
    return target.is_relative_to(root) and target.is_file()


def _add_file(path: Path, name: str, found: list[_Found], skipped: list[Skipped]) -> None:
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as err:
        found.append(_Found(path, name, refused=err.strerror or str(err)))
        return
    if regular:
        found.append(_Found(path, name))
    else:
        skipped.append(Skipped(name=name, why="not a regular file"))  # a pipe would block whoever opens it
