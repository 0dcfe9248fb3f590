"""A run killed at any moment leaves a matter that opens, and going on ends where an unbroken run ends."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from belie.custody.ledger import balance
from belie.domain.ledger import Outcome
from belie.store.lock import WriterLock
from belie.store.sqlite import open_matter
from store import interrupted

MOST_KILLS = 5
TESTS = Path(__file__).parents[1]


def _start(matter: Path, inbox: Path, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "store.interrupted", str(matter), str(inbox), str(seed)]
    surroundings = {**os.environ, "PYTHONPATH": str(TESTS)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["plain", "keyed"])
def test_a_run_killed_again_and_again_ends_with_the_same_content(tmp_path: Path, name: str) -> None:
    inbox, matter = tmp_path / "inbox", tmp_path / name
    interrupted.write_inbox(inbox)
    unbroken = interrupted.run(tmp_path / f"unbroken-{name}", inbox, seed=0)
    chance = random.Random(20260302)
    for kill in range(MOST_KILLS):
        with _start(matter, inbox, seed=kill) as child:
            assert child.stdout is not None
            for _ in range(chance.randrange(1, 50)):
                last = child.stdout.readline()
            child.send_signal(signal.SIGKILL)
        if last.startswith("hash"):
            break
        if (matter / "matter.db").exists():
            with open_matter(matter, key="a key" if name == "keyed" else None, readonly=True) as store:
                assert balance(store.iter_intake()).even
                assert all(store.blobs.has(source.sha256) for source in store.iter_sources())
    assert interrupted.run(matter, inbox, seed=99) == unbroken


def test_the_whole_run_balances_and_names_what_was_found_inside(tmp_path: Path) -> None:
    interrupted.write_inbox(tmp_path / "inbox")
    interrupted.run(tmp_path / "matter", tmp_path / "inbox", seed=1)
    with open_matter(tmp_path / "matter", readonly=True) as store:
        lines = {line.name: line.outcome for line in store.iter_intake()}
        assert lines["copy-of-letter-1.txt"] is Outcome.TEXT  # it came first, by its name
        assert lines["letter-1.txt"] is Outcome.DUPLICATE
        assert lines["b.eml!memo.txt"] is Outcome.TEXT
        assert lines["c.eml!memo.txt"] is Outcome.DUPLICATE
        assert lines["a.eml!inner.eml!memo.txt"] is Outcome.DUPLICATE
        assert balance(store.iter_intake()).even


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_worker_that_outlives_its_killed_parent_does_not_keep_the_matter_locked(tmp_path: Path) -> None:
    lock = WriterLock.acquire(tmp_path, timeout_s=0)
    reader, writer = os.pipe()
    started, starts = os.pipe()
    worker = os.fork()
    if worker == 0:  # the worker: lives until the test closes the pipe
        os.close(writer)
        os.write(starts, b"x")
        os.read(reader, 1)
        os._exit(0)
    os.close(reader)
    os.read(started, 1)
    try:
        lock.release()  # what the kernel does for a killed parent
        WriterLock.acquire(tmp_path, timeout_s=0).release()
    finally:
        for end in (writer, started, starts):
            os.close(end)
        os.waitpid(worker, 0)
