"""Work spread over the cores with processes.

Workers start from a fork server that has imported the worker's libraries once, so that they share that
memory. Results come as they finish; at most a few items a worker are under way, so a long list is never
held in memory at once.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from types import TracebackType
from typing import Self, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

UNDER_WAY_PER_WORKER = 3  # enough that no worker waits for the parent, few enough to bound memory


class Pool:
    """A process pool that starts at its first use and is empty again on exit."""

    def __init__(self, workers: int) -> None:
        """Take the number of worker processes, at least 1."""
        self.workers = max(1, workers)
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=kind is None, cancel_futures=True)
            self._executor = None

    def _start(self) -> ProcessPoolExecutor:
        if self._executor is None:
            method = "spawn" if sys.platform == "win32" else "forkserver"
            context = multiprocessing.get_context(method)
            if method == "forkserver":
                context.set_forkserver_preload(["belie.engine.work"])
            # Threads of the numeric libraries would fight over the cores the processes already use.
            for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TOKENIZERS_PARALLELISM"):
                os.environ.setdefault(name, "false" if name == "TOKENIZERS_PARALLELISM" else "1")
            self._executor = ProcessPoolExecutor(self.workers, mp_context=context)
        return self._executor

    def each(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | Exception]]:
        """Yield every item with its result, or with the exception its work raised, as they finish."""
        waiting: dict[Future[Result], Item] = {}
        pending = iter(items)
        exhausted = False
        while waiting or not exhausted:
            while not exhausted and len(waiting) < self.workers * UNDER_WAY_PER_WORKER:
                try:
                    item = next(pending)
                except StopIteration:
                    exhausted = True
                else:
                    waiting[self._start().submit(work, item)] = item
            if not waiting:
                continue
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                item = waiting.pop(future)
                error = future.exception()
                if error is not None and not isinstance(error, Exception):
                    raise error
                yield item, future.result() if error is None else error

    def in_order(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield the results in the order of the items; the first exception is raised."""
        yield from self._start().map(work, items)
