"""7z archives, over py7zr: it calls back with the bytes of one member after another.

The callbacks run in a thread that waits for each member to be taken, so that one is held at a time.
"""

from __future__ import annotations

import io
import queue
import threading
from collections.abc import Generator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import BinaryIO

import py7zr
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.io import MemIO, Py7zIO, WriterFactory

from belie.domain.ids import SourceId
from belie.domain.ledger import Members, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.archives.members import DAMAGE, Budget, Exhausted, Member, damage, locked, read_members

_ERRORS: tuple[type[Exception], ...] = (*DAMAGE, ArchiveError)


def read_seven_zip(file: BinaryIO, _name: str, _source: SourceId, options: ReadOptions) -> ReadResult:
    """Return the members of a 7z archive, one by one."""
    size = file.seek(0, io.SEEK_END)
    return ReadResult(attachments=_read(file, size, options.passwords))


def _read(file: BinaryIO, size: int, passwords: tuple[str, ...]) -> Members:
    """Yield the members under the first password that gives a byte of one."""
    failed: Exception = EOFError()
    needed = False
    for word in ("", *passwords):
        file.seek(0)
        try:
            with py7zr.SevenZipFile(file, "r", password=word or None) as archive:
                if archive.password_protected and not word:
                    raise PasswordRequired(word)
                with closing(_members(archive, size)) as members:
                    found = list(_until_a_byte(members))
                    return (yield from read_members(chain(found, members), size, partial(str, word)))
        except PasswordRequired:
            needed = True
        except _ERRORS as err:
            failed = err
            if not word:
                break
    if needed:
        return ReadResult(unread=Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail=locked(len(passwords))))
    return ReadResult(unread=damage(failed, "the 7z archive is damaged"))


def _until_a_byte(members: Generator[Member, None, None]) -> Generator[Member, None, None]:
    """Yield up to the first member with a byte in it: only then is a password known to be right."""
    for member in members:
        yield member
        if member.open and member.open().read(1):
            return


def _members(archive: py7zr.SevenZipFile, size: int) -> Generator[Member, None, None]:
    """Yield the members in the order they are packed in, then those that are none.

    Raises:
        ArchiveError: The archive is damaged, or the password wrong, and no member came out.
    """
    unpacking = _Unpacking(size)
    names = {}
    for info in archive.files:
        if not info.is_directory and not info.is_socket:
            names[info.id] = info.filename
            link = info.is_symlink or info.is_junction
            archive.worker.register_filelike(info.id, None if link else MemIO(str(info.id), unpacking))
    thread = threading.Thread(target=_extract, args=(archive, unpacking), daemon=True)
    thread.start()
    links = {info.id for info in archive.files if info.is_symlink or info.is_junction}
    stopped: Exception | None = None
    try:
        given = 0
        while not isinstance(item := unpacking.taken.get(), _End):
            given += 1
            data = item.data
            if isinstance(data, Unread):
                yield Member(name=names.pop(item.ident), unread=data)
            else:
                yield Member(name=names.pop(item.ident), open=partial(io.BytesIO, data))
        stopped = item.error
        if stopped and not given:
            raise stopped
    finally:
        unpacking.abandon(thread)
    for ident, name in names.items():
        if ident in links:
            unread = Unread(kind=UnreadKind.UNSAFE_PATH, detail="a link, which is not followed")
        else:
            unread = damage(stopped or EOFError(), "the archive is damaged before or in it")
        yield Member(name=name, unread=unread)


def _extract(archive: py7zr.SevenZipFile, unpacking: _Unpacking) -> None:
    """Unpack everything; the end says what stopped it."""
    error: Exception | None = None
    try:
        archive.worker.extract(archive.fp, None, parallel=False)
        unpacking.hand_over()
    except _ERRORS as err:
        error = err
    except MemoryError:
        error = OSError("it takes more memory than there may be")
    unpacking.taken.put(_End(error))


@dataclass(slots=True)
class _Done:
    """One member, unpacked."""

    ident: int
    data: bytes | Unread


@dataclass(slots=True)
class _End:
    """Nothing more comes."""

    error: Exception | None


class _Unpacking(WriterFactory):
    """Between the thread that unpacks and the generator that gives: one member at a time."""

    def __init__(self, size: int) -> None:
        self.taken: queue.Queue[_Done | _End] = queue.Queue(maxsize=1)
        self.budget = Budget(size)
        self.abandoned = threading.Event()
        self._last: _Sink | None = None

    def create(self, filename: str) -> Py7zIO:
        """Return what the next member is written to; the one before has passed its checksum by now."""
        self.hand_over()
        self._last = _Sink(self, int(filename))
        return self._last

    def hand_over(self) -> None:
        """Give the last member to whoever waits."""
        if self._last:
            self.taken.put(_Done(self._last.ident, self._last.data()))
        self._last = None

    def abandon(self, thread: threading.Thread) -> None:
        """Let the thread end: nobody waits any more."""
        self.abandoned.set()
        while thread.is_alive():
            with suppress(queue.Empty):
                self.taken.get(timeout=0.05)


class _Sink(Py7zIO):
    """Collects one member."""

    def __init__(self, unpacking: _Unpacking, ident: int) -> None:
        self.ident = ident
        self._unpacking = unpacking
        self._held = io.BytesIO()
        self._unread: Unread | None = None

    def data(self) -> bytes | Unread:
        """Return the member, or why it was not kept."""
        return self._unread or self._held.getvalue()

    def write(self, s: bytes | bytearray) -> int:
        budget = self._unpacking.budget
        if self._unpacking.abandoned.is_set() or (self._unread and budget.over):
            raise EOFError("nobody reads on")
        budget.written += len(s)
        if not self._unread:
            self._held.write(s)
            try:
                budget.check(self._held.tell(), None)
            except Exhausted as err:
                self._unread = Unread(kind=UnreadKind.ARCHIVE_LIMIT, detail=str(err))
                self._held = io.BytesIO()
        return len(s)

    def read(self, size: int | None = None) -> bytes:  # noqa: ARG002
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002
        return 0

    def flush(self) -> None:
        """Do nothing: the bytes are in memory."""

    def size(self) -> int:
        return self._held.tell()
