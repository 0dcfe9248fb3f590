"""Work spread over the cores with processes.

Workers start from a fork server that has imported the worker's libraries once, so that they share that
memory. Results come as they finish; at most a few items a worker are under way, so a long list is never
held in memory at once. A worker that dies takes no item with it: what was under way is tried again, one by one.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self, TypeVar

from belie.engine.work import PRELOADED
from belie.errors import WorkerDied, WorkersUnavailable

Item = TypeVar("Item")
Result = TypeVar("Result")

UNPICKLABLE = (pickle.PicklingError, TypeError, AttributeError)  # what pickling raises for what it cannot pickle
UNDER_WAY_PER_WORKER = 3  # enough that no worker waits for the parent, few enough to bound memory


class Pool:
    """A process pool that starts at its first use and is empty again on exit."""

    def __init__(self, workers: int) -> None:
        """Take the number of worker processes, at least 1."""
        self.workers = max(1, workers)
        self._executor: ProcessPoolExecutor | None = None
        self._others: set[BaseProcess] = set()  # children that are not this pool's

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end(at_once=kind is not None)

    def _start(self) -> ProcessPoolExecutor:
        if self._executor is None:
            method = "spawn" if sys.platform == "win32" else "forkserver"
            context = multiprocessing.get_context(method)
            if method == "forkserver":
                context.set_forkserver_preload(list(PRELOADED))
            # Threads of the numeric libraries would fight over the cores the processes already use.
            for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TOKENIZERS_PARALLELISM"):
                os.environ.setdefault(name, "false" if name == "TOKENIZERS_PARALLELISM" else "1")
            self._others = set(multiprocessing.active_children())
            self._executor = ProcessPoolExecutor(self.workers, mp_context=context, initializer=_live_with_parent)
        return self._executor

    def _submit(self, work: Callable[[Item], Result], item: Item) -> Future[Result]:
        """Hand out one item; the first one starts the workers.

        Raises:
            WorkersUnavailable: They do not start. Left alone, a broken pipe here would read as a closed output.
        """
        # Pickled here and unpickled inside the call: a worker that cannot import what it is handed answers so. Left
        # to the executor it would die of it, and every other item with it.
        packed = pickle.dumps((work, item), pickle.HIGHEST_PROTOCOL)
        try:
            return self._start().submit(_work, packed)
        except (OSError, EOFError) as error:
            self._executor = None
            raise WorkersUnavailable(sys.executable, f"{type(error).__name__}: {error}") from error

    def _end(self, *, at_once: bool) -> None:
        """End the workers: when their work is done, or `at_once`, where nobody waits for it any more."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        executor.shutdown(wait=not at_once, cancel_futures=True)
        if at_once:
            for worker in set(multiprocessing.active_children()) - self._others:
                worker.terminate()

    def each(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | Exception]]:
        """Yield every item with its result, or with the exception its work raised, as they finish.

        When a worker dies, what was under way is done again one by one; an item whose worker dies even then is
        yielded with `WorkerDied`.
        """
        under_way: dict[Future[Result], Item] = {}
        lost: list[Item] = []
        pending = iter(items)
        while True:
            while not lost and len(under_way) < self.workers * UNDER_WAY_PER_WORKER:
                try:
                    item = next(pending)
                except StopIteration:
                    break
                try:
                    under_way[self._submit(work, item)] = item
                except BrokenProcessPool:
                    lost.append(item)
                except UNPICKLABLE as error:
                    yield item, error
            done, _ = wait(under_way, return_when=ALL_COMPLETED if lost else FIRST_COMPLETED)
            for future in done:
                item = under_way.pop(future)
                result = _outcome(future)
                if isinstance(result, BrokenProcessPool):
                    lost.append(item)
                else:
                    yield item, result
            if lost and not under_way:
                self._end(at_once=True)
                for item in lost:
                    yield item, self._alone(work, item)
                lost = []
            elif not done and not lost:
                return

    def _alone(self, work: Callable[[Item], Result], item: Item) -> Result | Exception:
        try:
            result = _outcome(self._submit(work, item))
        except BrokenProcessPool as error:
            result = error
        if isinstance(result, BrokenProcessPool):
            self._end(at_once=True)
            return WorkerDied()
        return result

    def in_order(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield the results in the order of the items; the first exception is raised."""
        held: dict[int, Result] = {}
        expected = 0
        for (number, _), result in self.each(partial(_second, work), enumerate(items)):
            if isinstance(result, Exception):
                raise result
            held[number] = result
            while expected in held:
                yield held.pop(expected)
                expected += 1


def _work(packed: bytes) -> Any:
    work, item = pickle.loads(packed)
    return work(item)


def _outcome(future: Future[Result]) -> Result | Exception:
    error = future.exception()
    if error is not None and not isinstance(error, Exception):
        raise error
    return future.result() if error is None else error


def _second(work: Callable[[Item], Result], numbered: tuple[int, Item]) -> Result:
    return work(numbered[1])


def _live_with_parent() -> None:
    """In a worker: end at Ctrl-C without a word, and when the parent is gone, however it ended."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
