"""What becomes of a paper when the work on it fails; a stand-in pool does the failing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from belie.domain.ledger import Outcome, UnreadKind
from belie.domain.proposals import Tally
from belie.engine.local import Flow
from belie.engine.pool import Pool
from belie.engine.progress import Silent
from belie.errors import BelieError, ModelUnavailable, SourceError, WorkerDied
from belie.store.sqlite import SqliteStore, open_matter
from contracts.invented import NoonClock, fill, line, source


class FailingPool(Pool):
    """Answers every item with one exception."""

    def __init__(self, error: Exception) -> None:
        super().__init__(1)
        self._error = error

    def each(self, work: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        for item in items:
            yield item, self._error


def flow(store: SqliteStore, error: Exception) -> Flow:
    return Flow(
        store=store,
        blobs=store.blobs,
        clock=NoonClock(),
        pool=FailingPool(error),
        progress=Silent(),
        judge_pairs=0,
        findings=1,
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_matter(tmp_path / "matter", create=True) as opened:
        yield opened


def test_a_paper_that_breaks_the_analysis_is_told_of_and_not_tried_again(store: SqliteStore) -> None:
    fill(store)
    broken = flow(store, ValueError("odd words"))
    assert broken.analyse() == (2, 2, Tally())
    assert broken.analyse() == (0, 0, Tally())
    assert {frame.because for frame in store.iter_frames()} == {("could not be analysed: ValueError",)}


def test_a_paper_that_memory_did_not_suffice_for_is_tried_again_by_the_next_run(store: SqliteStore) -> None:
    fill(store)
    starved = flow(store, WorkerDied())
    assert starved.analyse() == (2, 2, Tally())
    assert starved.analyse() == (2, 2, Tally())


@pytest.mark.parametrize("error", [ModelUnavailable("parser", "is missing"), OSError("no space left on device")])
def test_what_would_befall_every_paper_ends_the_run_and_is_not_held_against_the_papers(
    error: Exception, store: SqliteStore
) -> None:
    fill(store)
    with pytest.raises(type(error)):
        flow(store, error).analyse()
    assert not any("could not be analysed" in reason for frame in store.iter_frames() for reason in frame.because)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ValueError("odd bytes"), UnreadKind.CORRUPT),
        (WorkerDied(), UnreadKind.LIMIT),
        (MemoryError(), UnreadKind.LIMIT),
    ],
)
def test_a_file_that_breaks_its_reader_is_unread_with_the_reason(
    error: Exception, kind: UnreadKind, store: SqliteStore
) -> None:
    taken(store)
    assert flow(store, error).read() == 1
    (held,) = store.iter_intake()
    assert held.unread is not None
    assert (held.outcome, held.unread.kind) == (Outcome.UNREAD, kind)
    assert type(error).__name__ in held.unread.detail


def test_a_reader_that_does_not_start_leaves_the_files_waiting(store: SqliteStore) -> None:
    taken(store)
    with pytest.raises(BelieError):
        flow(store, SourceError("the reading process does not start")).read()
    (held,) = store.iter_intake()
    assert held.outcome is Outcome.WAITING


def taken(store: SqliteStore) -> None:
    store.blobs.put(b"note")
    held = source("note.txt", b"note")
    store.take_in([held], [line(held)])
