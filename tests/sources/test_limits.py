"""Reading in a child process that may loop, eat memory, crash or lie."""

import io
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from belie.domain.ids import SourceId
from belie.domain.ledger import UnreadKind
from belie.sources.limits import GuardedReader, _Answers, read_guarded
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
