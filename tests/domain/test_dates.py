from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.domain.dates import Granularity, Order, When, days_between

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def interval(first: date | None, last: date | None, **more: bool) -> When:
    return When(earliest=first, latest=last, granularity=Granularity.INTERVAL, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ("2024-03-08", "2024-03-09", Order.BEFORE),
        ("2024-03-09", "2024-03-09", Order.SAME),
        ("2024-03", "2024-03-09", Order.OVERLAPS),
        ("2024-02", "2024-03-09", Order.BEFORE),
        ("2024", "2023-12-31", Order.AFTER),
        ("2024", "2024", Order.OVERLAPS),
    ],
)
def test_a_month_overlaps_its_days_and_comes_before_the_next_month(first: str, second: str, order: Order) -> None:
    assert When.parse(first).order(When.parse(second)) is order


@pytest.mark.parametrize("bad", ["2024-02-30", "2023-02-29", "24-01-01", "2024-13", "May 2024", "2024-1-1", ""])
def test_what_is_no_date_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|month"):
        When.parse(bad)


def test_a_leap_day_is_a_day() -> None:
    assert When.parse("2024-02-29").day == date(2024, 2, 29)
    assert When.parse("2024-02").latest == date(2024, 2, 29)


def test_an_open_end_is_before_nothing() -> None:
    since = interval(date(2024, 1, 1), None)
    assert since.order(When.parse("2030-01-01")) is Order.OVERLAPS
    assert since.order(When.parse("2023-12-31")) is Order.AFTER


def test_an_order_is_certain_only_when_every_reading_agrees() -> None:
    friday = When.of_day(date(2024, 3, 8))
    either = When(earliest=date(2024, 3, 8), latest=date(2024, 3, 8), alternatives=(When.of_day(date(2024, 3, 15)),))
    assert either.certain_order(When.parse("2024-03-20")) is Order.BEFORE
    assert either.certain_order(When.parse("2024-03-12")) is None
    assert either.order(friday) is Order.SAME


@given(days, days)
def test_the_order_turned_round_is_the_other_order(first: date, second: date) -> None:
    turned = {Order.BEFORE: Order.AFTER, Order.AFTER: Order.BEFORE}
    order = When.of_day(first).order(When.of_day(second))
    assert When.of_day(second).order(When.of_day(first)) is turned.get(order, order)


def test_days_are_counted_only_between_days() -> None:
    assert days_between(When.parse("2024-02-28"), When.parse("2024-03-01")) == 2
    assert days_between(When.parse("2024-02"), When.parse("2024-03-01")) is None
    assert days_between(None, When.parse("2024-03-01")) is None


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (When.parse("2024-03-09"), "2024-03-09"),
        (When.of_day(date(2024, 3, 9), approximate=True), "about 2024-03-09"),
        (When.parse("2024-03"), "2024-03"),
        (interval(date(2024, 3, 9), date(2024, 4, 1)), "2024-03-09 to 2024-04-01"),
        (interval(None, date(2024, 4, 1)), "2024-04-01 or before"),
        (interval(date(2024, 4, 1), None), "2024-04-01 or later"),
        (interval(None, None), "no date"),
    ],
)
def test_a_time_is_shown_as_precisely_as_it_is_known(when: When, shown: str) -> None:
    assert str(when) == shown


def test_a_time_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before"):
        interval(date(2024, 4, 2), date(2024, 4, 1))
