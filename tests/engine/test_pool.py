import multiprocessing
import os
import subprocess
import sys
import threading
import types
from multiprocessing.process import BaseProcess
from pathlib import Path
from unittest.mock import patch

import pytest

from belie.engine.pool import Pool
from belie.errors import WorkerDied


def double(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number * 2


def test_every_item_comes_back_with_its_result_or_its_error() -> None:
    with Pool(2) as pool:
        got = dict(pool.each(double, range(20)))
    assert len(got) == 20
    assert isinstance(got.pop(3), ValueError)
    assert got == {number: number * 2 for number in range(20) if number != 3}


def test_results_can_be_asked_for_in_order() -> None:
    with Pool(2) as pool:
        assert list(pool.in_order(abs, range(-9, 0))) == list(range(9, 0, -1))


def test_a_pool_that_is_given_nothing_starts_no_process() -> None:
    with Pool(2) as pool:
        assert list(pool.each(double, [])) == []
        assert pool._executor is None


def die_of_four(number: int) -> int:
    if number == 4:
        os._exit(1)
    return number * 2


def test_a_worker_that_dies_takes_only_its_own_item_with_it() -> None:
    with Pool(2) as pool:
        got = dict(pool.each(die_of_four, range(12)))
    assert isinstance(got.pop(4), WorkerDied)
    assert got == {number: number * 2 for number in range(12) if number != 4}


def die_once(job: tuple[Path, int]) -> int:
    mark, number = job
    if not mark.exists():
        mark.touch()
        os._exit(1)
    return number


def test_what_a_dead_worker_left_is_done_again(tmp_path: Path) -> None:
    with Pool(1) as pool:
        assert list(pool.in_order(die_once, [(tmp_path / "died", number) for number in range(3)])) == [0, 1, 2]


def test_work_that_a_worker_cannot_import_answers_so_at_once() -> None:
    module = types.ModuleType("made_here_alone")
    exec("def work(item): return item", module.__dict__)
    with patch.dict(sys.modules, made_here_alone=module), Pool(1) as pool:
        got = dict(pool.each(module.work, range(50)))
    assert len(got) == 50
    assert {type(result) for result in got.values()} == {ModuleNotFoundError}


def test_an_item_that_cannot_be_pickled_answers_so_and_the_others_are_done() -> None:
    items = [1, threading.Lock(), 2, *[threading.Lock()] * 9, 3]
    with Pool(1) as pool:
        got = [result for _, result in pool.each(str, items)]
    assert sorted(result for result in got if isinstance(result, str)) == ["1", "2", "3"]
    assert [type(result) for result in got if not isinstance(result, str)] == [TypeError] * 10


def answer_first_alone(number: int) -> None:
    if number:
        threading.Event().wait(60)


def give_up_after_the_first(workers: set[BaseProcess]) -> None:
    with Pool(1) as pool:
        for _ in pool.each(answer_first_alone, [0, 1]):
            workers.update(multiprocessing.active_children())
            raise KeyError("the caller gave up")


def test_work_that_nobody_waits_for_is_ended() -> None:
    workers: set[BaseProcess] = set()
    with pytest.raises(KeyError):
        give_up_after_the_first(workers)
    for worker in workers:
        worker.join()
        assert worker.exitcode  # not 0: it did not end by itself


@pytest.mark.parametrize("workers", [0, -3])
def test_there_is_always_one_worker(workers: int) -> None:
    assert Pool(workers).workers == 1


WITHOUT_AN_INTERPRETER = """
import multiprocessing
from belie.engine.pool import Pool
from belie.errors import WorkersUnavailable

multiprocessing.set_executable("/nowhere/python")
try:
    with Pool(1) as pool:
        list(pool.each(abs, [1]))
except WorkersUnavailable as error:
    print(error.exit_code, error)
"""


def test_workers_that_cannot_start_are_told_in_words() -> None:
    """In a process of its own: the fork server is one for a whole process."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_AN_INTERPRETER], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.startswith("10 ")
    assert "cannot be started" in done.stdout
