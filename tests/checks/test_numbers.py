import pytest

from belie.checks.numbers import counted_keys, find_number_conflict, interval
from belie.domain.dates import When
from belie.domain.statements import Bound, Quantity
from checks.papers import count


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (count(78, "class members"), count(112, "class members")),
        (count(110, "residents", Bound.ABOUT), count(143, "residents")),
        (count(300, "people", Bound.MORE_THAN), count(8, "people")),
        (count(12, "hours"), count(40, "hours", Bound.AT_LEAST)),
        (count(1, "source"), count(3, "sources")),
        (count(33, "facilities"), count(21, "facilities")),
        (count(20, "cells", unit="%"), count(45, "cells", unit="%")),
    ],
)
def test_these_numbers_do_not_fit(one: Quantity, other: Quantity) -> None:
    found = find_number_conflict([one], [other])
    assert found is not None
    assert (found.first, found.second) == (one, other)
    assert found.turned().first == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (count(110, "residents", Bound.ABOUT), count(118, "residents")),
        (count(100, "residents", Bound.MORE_THAN), count(143, "residents")),
        (count(20000, "soldiers"), count(20500, "soldiers")),
        (count(5, "boats"), count(5, "boats")),
        (count(5, "boats"), count(9, "houses")),
        (count(5, ""), count(9, "")),
        (count(5, "", unit="%"), count(5, "days")),
    ],
)
def test_these_numbers_fit_or_count_other_things(one: Quantity, other: Quantity) -> None:
    assert find_number_conflict([one], [other]) is None


def test_one_number_that_agrees_clears_the_others() -> None:
    first, second = [count(112, "residents"), count(4, "residents")], [count(112, "residents")]
    assert find_number_conflict(first, second) is None


def test_a_conflict_weakens_with_time_between_and_on_another_subject() -> None:
    one, other = [count(78, "residents")], [count(112, "residents")]
    near, far = When.parse("2031-05-02"), When.parse("2033-05-02")
    now = find_number_conflict(one, other, near, near)
    later = find_number_conflict(one, other, near, far)
    elsewhere = find_number_conflict(one, other, near, near, likeness=0.05)
    assert now is not None and later is not None and elsewhere is not None
    assert now.strength > later.strength
    assert now.strength > elsewhere.strength


def test_bounds_open_the_interval() -> None:
    assert interval(count(10, "x", Bound.AT_LEAST))[1] == float("inf")
    assert interval(count(10, "x", Bound.AT_MOST))[0] == -float("inf")
    assert interval(count(17, "x")) == (17, 17)
    low, high = interval(count(1500, "x"))
    assert low < 1500 < high


def test_a_bare_number_is_filed_nowhere() -> None:
    assert counted_keys([count(5, ""), count(6, "the boats")]) == ("n:boat",)
