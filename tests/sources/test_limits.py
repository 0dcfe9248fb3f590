"""Reading in a child process that may loop, eat memory, crash or lie."""

import io
import pickle
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from belie.domain.ids import SourceId
from belie.domain.ledger import Attachment, ReadResult, UnreadKind
from belie.errors import DiskFull
from belie.sources.limits import GuardedReader, Stopped, _Answers, read_guarded
from belie.sources.registry import read_source
from sources.made_pdf import Sheet, make_pdf

SOURCE = SourceId("s")
PDF = make_pdf([Sheet().text(72, 100, "Nine beds are empty, and nobody can say since when.")])


@pytest.fixture(scope="module")
def reader() -> Iterator[GuardedReader]:
    held = GuardedReader()
    yield held
    held.close()


def test_the_child_reads_what_the_reader_reads(reader: GuardedReader) -> None:
    for data, name in ((PDF, "a.pdf"), (b"Nine beds.", "a.txt"), (b"", "a.txt")):
        assert reader.read(data, name, SOURCE) == read_source(data, name, SOURCE)


def test_too_much_memory_is_a_limit_and_the_next_file_is_read() -> None:
    small = GuardedReader(memory=400 << 20)
    try:
        unread = small.read(b"beds" * (40 << 20), "big.txt", SOURCE).unread
        assert unread is not None
        assert unread.kind is UnreadKind.LIMIT
        assert "400 MB" in unread.detail
        assert small.read(b"Nine beds.", "a.txt", SOURCE).unread is None
    finally:
        small.close()


def test_too_much_time_is_a_limit() -> None:
    hasty = GuardedReader(seconds=1e-6)
    try:
        unread = hasty.read(PDF * 400, "slow.pdf", SOURCE).unread
        assert unread is not None
        assert unread.kind is UnreadKind.LIMIT
    finally:
        hasty.close()


def test_a_child_that_dies_is_replaced(reader: GuardedReader) -> None:
    assert reader.read(b"Nine beds.", "a.txt", SOURCE).unread is None
    assert reader._child is not None
    reader._child.kill()
    reader._child.wait()
    assert reader.read(b"Nine beds.", "a.txt", SOURCE).unread is None


def make_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for at in range(5):
            archive.writestr(f"{at}.txt", f"{at} beds.".encode())
    return path


def test_what_is_inside_a_container_comes_one_by_one(reader: GuardedReader, tmp_path: Path) -> None:
    path = make_zip(tmp_path / "papers.zip")
    found: list[Attachment] = []
    assert reader.read(path, "papers.zip", SOURCE, keep=found.append) == ReadResult()
    assert found == [(f"{at}.txt", f"{at} beds.".encode()) for at in range(5)]
    assert reader.read(path.read_bytes(), "papers.zip", SOURCE) == ReadResult(attachments=tuple(found))


def test_the_time_of_whoever_keeps_the_members_does_not_count(tmp_path: Path) -> None:
    hasty = GuardedReader(seconds=2)
    try:
        result = hasty.read(make_zip(tmp_path / "a.zip"), "a.zip", SOURCE, keep=lambda _: time.sleep(0.6))
        assert result == ReadResult()
    finally:
        hasty.close()


def test_what_came_before_a_crash_is_kept(reader: GuardedReader, tmp_path: Path) -> None:
    path = tmp_path / "papers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for at in range(5):
            archive.writestr(f"{at}.txt", bytes(1 << 20))  # more than a pipe holds, so that the child has not ended
    found = []

    def keep_and_kill(attachment: Attachment) -> None:
        found.append(attachment[0])
        assert reader._child is not None
        reader._child.kill()
        reader._child.wait()

    unread = reader.read(path, "papers.zip", SOURCE, keep=keep_and_kill).unread
    assert unread is not None
    assert unread.kind is UnreadKind.CORRUPT
    assert found[0] == "0.txt"
    assert len(found) < 5
    assert reader.read(b"Nine beds.", "a.txt", SOURCE).unread is None


def test_a_member_that_cannot_be_kept_ends_the_reading_and_the_next_file_is_read(
    reader: GuardedReader, tmp_path: Path
) -> None:
    def full(_: Attachment) -> None:
        raise DiskFull("matter")

    with pytest.raises(DiskFull):
        reader.read(make_zip(tmp_path / "papers.zip"), "papers.zip", SOURCE, keep=full)
    assert reader.read(b"Nine beds.", "a.txt", SOURCE).unread is None


def test_the_last_words_of_the_child_are_on_no_disk(reader: GuardedReader, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr(tempfile, "_get_candidate_names", refuse)
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    fresh = GuardedReader()
    try:
        assert isinstance(stopped := fresh.ask("no such task", (), 60), Stopped)
        assert stopped.error == "KeyError: 'no such task'"
    finally:
        fresh.close()


class Hostile:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (print, ("taken over",))


def test_an_answer_that_would_run_code_is_refused() -> None:
    with pytest.raises(pickle.UnpicklingError, match="may not hold"):
        _Answers(io.BytesIO(pickle.dumps(Hostile()))).load()


@pytest.mark.slow
def test_it_works_inside_a_pool_of_processes() -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(read_guarded, [PDF] * 4, ["a.pdf"] * 4, [SOURCE] * 4))
    assert found == [read_source(PDF, "a.pdf", SOURCE)] * 4


LOOPS = """
import sys, threading
from belie.sources.worker import end_with_parent
threading.Thread(target=end_with_parent, args=(0,), daemon=True).start()
print("looping", flush=True)
while True:
    pass
"""


def test_a_reader_in_an_endless_loop_ends_with_whoever_started_it() -> None:
    with subprocess.Popen([sys.executable, "-c", LOOPS], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdout.readline()
        child.stdin.close()
        assert child.wait(timeout=60) == 1
