import pytest

from belie.checks.dates import find_date_conflict
from belie.domain.dates import When
from belie.domain.spans import Span
from belie.domain.statements import About


def on(iso: str, *, about: bool = False) -> About:
    when = When.parse(iso)
    return About(span=Span(0, 4), when=When.of_day(when.day, approximate=True) if about and when.day else when)


def test_one_event_on_two_days_is_a_conflict() -> None:
    found = find_date_conflict([on("2031-06-24")], [on("2031-08-12")], 0.6)
    assert found is not None
    assert found.turned().first == on("2031-08-12")


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        ([on("2031-06-24")], [on("2031-06")], 0.6),  # the day lies in the month
        ([on("2031-06-24")], [on("2031-08-12")], 0.1),  # too little in common: another event
        ([on("2031-06-24", about=True)], [on("2031-06-28")], 0.6),
        ([on("2031-06-24"), on("2031-07-01")], [on("2031-08-12")], 0.6),  # which belongs to what?
        ([], [on("2031-08-12")], 0.6),
    ],
)
def test_no_conflict_where_the_times_may_both_hold(first: list[About], second: list[About], likeness: float) -> None:
    assert find_date_conflict(first, second, likeness) is None
