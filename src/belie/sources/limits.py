"""Reading in a process of its own, with limits on time and memory.

A parser of hostile bytes may loop, eat memory or crash; then that process ends, the file is recorded as unread,
and the next file gets a fresh one. The process is kept from file to file, so a file costs it a fifth of a
millisecond. It is a plain subprocess and works inside any pool.
"""

from __future__ import annotations

import atexit
import io
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, TypeVar

from belie.domain.ids import SourceId
from belie.domain.ledger import PLAIN, Attachment, ReadOptions, ReadResult, Unread, UnreadKind
from belie.errors import SourceError
from belie.sources.libreoffice import remove_folders
from belie.sources.sniff import CONVERTED_KINDS, Kind, sniff, sniff_file
from belie.sources.worker import ANSWER, DATA, NAME, READY, REQUEST, UNREAD, receive, send

MEMORY_BYTES = 1536 << 20  # leaves half of the 2 GB a run may take to the rest
BASE_SECONDS = 25.0  # for a small file, which a good reader reads in less than one
OFFICE_SECONDS = 150.0  # more than LibreOffice may take, so that its folder is removed in good order
SECONDS_PER_MB = 20.0  # the slowest real PDFs take about 2
MOST_SECONDS = 900.0
READS_PER_PROCESS = 1000  # then a fresh one, so that leaks of the libraries stay small

T = TypeVar("T")

# Each thread of a numeric library would take address space, which is limited.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A child process that ended without an answer."""

    code: int  # its exit status, below 0 for a signal
    error: str  # the last line it wrote
    seconds: float | None  # the time it ran out of, None when it did not
    memory: int  # bytes it might take

    @property
    def out_of_memory(self) -> bool:
        """True when it asked for more memory than it might take."""
        return self.error.startswith("MemoryError") or "bad_alloc" in self.error


class _Watch:
    """Kills a process that says nothing for longer than it may; the time counts from message to message."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self.fired = False
        self._child, self._seconds = child, seconds
        self._until = time.monotonic() + seconds
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._done.wait(max(0.0, min(self._until - time.monotonic(), self._seconds))):
            if time.monotonic() >= self._until:
                self.fired = True
                _kill(self._child)
                return

    def restart(self) -> None:
        """Count from now on."""
        self._until = time.monotonic() + self._seconds

    def pause(self) -> None:
        """Do not count: the child waits for this process."""
        self._until = float("inf")

    def end(self) -> None:
        """Watch no more."""
        self._done.set()
        self._thread.join()


class _LastWords:
    """The last bytes a process writes to its standard error; on no disk, as they may be words of a sealed record."""

    KEPT = 4096

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._tail = b""
        self._thread = threading.Thread(target=self._collect, daemon=True)
        self._thread.start()

    def _collect(self) -> None:
        with self._stream:
            while said := os.read(self._stream.fileno(), self.KEPT):
                self._tail = (self._tail + said)[-self.KEPT :]

    def line(self) -> str:
        """Return the last line, once the process has ended."""
        self._thread.join(timeout=5)  # a grandchild may hold the pipe
        lines = self._tail.decode("utf-8", "replace").strip().splitlines()
        return lines[-1][:200] if lines else ""


class GuardedReader:
    """Reads sources in a child process that is replaced when it dies or has to be stopped."""

    def __init__(self, *, memory: int = MEMORY_BYTES, seconds: float | None = None) -> None:
        """Take the memory limit in bytes, and the time limit of one file in seconds (by its size when None)."""
        self._memory, self._seconds = memory, seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._errors: _LastWords | None = None
        self._owner = 0
        self._reads = 0
        self._lock = threading.Lock()

    def read(
        self,
        data: bytes | Path,
        name: str,
        source: SourceId,
        options: ReadOptions = PLAIN,
        keep: Callable[[Attachment], None] | None = None,
    ) -> ReadResult:
        """Return what `read_source` makes of the bytes, or `Unread` when it ran past a limit or crashed.

        Args:
            data: The bytes, or the file that holds them, which the child then reads itself.
            name: As shown.
            source: The SHA-256 of the bytes.
            options: What the user lends.
            keep: Given what is found inside, one by one, as it comes; the result then has no attachments. Those that
                came before a crash are kept.

        Raises:
            SourceError: No child process can be started.
        """
        size = data.stat().st_size if isinstance(data, Path) else len(data)
        kind = (sniff_file(data, name) if isinstance(data, Path) else sniff(data, name)).kind
        least = OFFICE_SECONDS if kind in CONVERTED_KINDS else BASE_SECONDS
        seconds = self._seconds or min(MOST_SECONDS, least + SECONDS_PER_MB * size / 1e6)
        task = "read file" if isinstance(data, Path) else "read"
        found: list[Attachment] = []
        result = self.ask(task, (data, name, source, options), seconds, keep or found.append)
        if isinstance(result, Stopped):
            result = ReadResult(unread=_why(result, data, name))
        assert isinstance(result, ReadResult)
        return replace(result, attachments=tuple(found)) if found else result

    def ask(
        self,
        task: str,
        arguments: tuple[object, ...],
        seconds: float,
        keep: Callable[[Attachment], None] | None = None,
    ) -> object:
        """Return what a task of `belie.sources.worker.TASKS` makes of its arguments, or why it did not end.

        Args:
            task: Its name there.
            arguments: Its arguments.
            seconds: The time it may take, with `keep` from one attachment to the next.
            keep: Given the attachments of a `ReadResult` before it is returned.

        Raises:
            SourceError: No child process can be started.
        """
        with self._lock:
            child = self._start()
            watch = _Watch(child, seconds)
            answer, whole = None, False
            try:
                answer = _ask(child, task, arguments, watch, keep)
                whole = True
            finally:
                watch.end()
                if not whole:
                    self._end()  # in the middle of an answer that nobody wants any more
            if answer is None:
                child.wait()
                assert self._errors is not None
                why = Stopped(
                    code=child.returncode,
                    error=self._errors.line(),
                    seconds=seconds if watch.fired else None,
                    memory=self._memory,
                )
                self._end()
                return why
            self._reads += 1
            if self._reads >= READS_PER_PROCESS:
                self._end()
        return _load(answer, object)

    def close(self) -> None:
        """End the child process; the next read starts one again."""
        with self._lock:
            self._end()

    def _start(self) -> subprocess.Popen[bytes]:
        if self._child is not None and (self._owner != os.getpid() or self._child.poll() is not None):
            self._end()
        if self._child is None:
            # -P: a file called email.py in the current folder must not be imported
            command = [sys.executable, "-P", "-m", "belie.sources.worker", str(self._memory)]
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=os.environ | _ONE_THREAD,
                process_group=None if sys.platform == "win32" else 0,
            )
            self._owner, self._reads = os.getpid(), 0
            assert self._child.stdout is not None
            assert self._child.stderr is not None
            self._errors = _LastWords(self._child.stderr)
            first = receive(self._child.stdout)
            if first is None or first[0] != READY:
                self._child.wait()
                raise SourceError(f"the reading process does not start: {self._errors.line()}. Install belie again.")
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()
        if self._owner == os.getpid():  # else a forked copy of the parent's, not ours to end
            _kill(child)
            child.wait()
            remove_folders(child.pid)


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End the child and the converters it may have started, which share its process group."""
    if sys.platform == "win32":
        child.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _why(stopped: Stopped, data: bytes | Path, name: str) -> Unread:
    """Return why the child gave no answer."""
    if stopped.seconds is not None:
        detail = f"reading it took more than {stopped.seconds:.0f} seconds; split the file or save it again"
        return Unread(kind=UnreadKind.LIMIT, detail=detail)
    if stopped.out_of_memory:
        detail = f"reading it takes more than {stopped.memory >> 20} MB of memory; split the file"
        return Unread(kind=UnreadKind.LIMIT, detail=detail)
    code = stopped.code
    how = f"signal {signal.Signals(-code).name}" if code < 0 else stopped.error or f"exit {code}"
    found = sniff_file(data, name) if isinstance(data, Path) else sniff(data[:4096], name)
    what = "the PDF library" if found.kind is Kind.PDF else "its reader"
    detail = f"{what} crashed on it ({how}); save it again in the program it is from"
    return Unread(kind=UnreadKind.CORRUPT, detail=detail)


def _ask(
    child: subprocess.Popen[bytes],
    task: str,
    arguments: tuple[object, ...],
    watch: _Watch,
    keep: Callable[[Attachment], None] | None,
) -> bytes | None:
    """Return the child's answer, None when it ended without one; what it finds before goes to `keep`."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        send(child.stdin, REQUEST, pickle.dumps((task, arguments), pickle.HIGHEST_PROTOCOL))
    except BrokenPipeError:
        return None
    name = ""
    while message := receive(child.stdout):
        kind, held = message
        watch.pause()
        if kind == ANSWER:
            return held
        if kind == NAME:
            name = held.decode("utf-8", "surrogatepass")
        elif keep and kind == DATA:
            keep((name, held))
        elif keep and kind == UNREAD:
            keep((name, _load(held, Unread)))
        del message, held  # before the next one comes
        watch.restart()
    return None


def _load(answer: bytes, kind: type[T]) -> T:
    """Return what the child pickled.

    Raises:
        pickle.UnpicklingError: It is none of the things that an answer may be.
    """
    loaded = _Answers(io.BytesIO(answer)).load()
    if not isinstance(loaded, kind):
        raise pickle.UnpicklingError(f"an answer may not be a {type(loaded).__name__}")
    return loaded


class _Answers(pickle.Unpickler):
    """Unpickles answers and nothing else: a child taken over by a hostile file must not run code in its parent."""

    def find_class(self, module: str, name: str) -> Any:
        allowed = module.startswith("belie.domain.") or (module, name) in {
            ("array", "_array_reconstructor"),
            ("datetime", "date"),
            ("array", "array"),
        }
        if not allowed or "." in name:
            raise pickle.UnpicklingError(f"an answer may not hold {module}.{name}")
        return super().find_class(module, name)


_reader = GuardedReader()
atexit.register(_reader.close)


def read_guarded(
    data: bytes | Path,
    name: str,
    source: SourceId,
    options: ReadOptions = PLAIN,
    keep: Callable[[Attachment], None] | None = None,
) -> ReadResult:
    """Return what `belie.sources.registry.read_source` makes of the bytes, read under limits; see `GuardedReader.read`.

    Over the time or memory limit the result is `Unread` of kind LIMIT, after a crash CORRUPT. One child process serves
    all calls of this process.
    """
    return _reader.read(data, name, source, options, keep)


def ask_guarded(task: str, arguments: tuple[object, ...], seconds: float) -> object:
    """Return what a task of `belie.sources.worker.TASKS` makes of its arguments, read under limits, or `Stopped`."""
    return _reader.ask(task, arguments, seconds)
