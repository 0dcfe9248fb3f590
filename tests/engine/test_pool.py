import os

import pytest

from belie.engine.pool import Pool


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


def test_a_worker_that_dies_is_an_error_and_not_a_hang() -> None:
    with Pool(1) as pool:
        results = list(pool.each(os._exit, [1]))
    assert isinstance(results[0][1], Exception)


@pytest.mark.parametrize("workers", [0, -3])
def test_there_is_always_one_worker(workers: int) -> None:
    assert Pool(workers).workers == 1
