"""Times written as EDTF, and the days between times that are not single days."""

from __future__ import annotations

from datetime import date

import pytest

from belie.domain.dates import Granularity, When, days_apart, overlap
from belie.domain.edtf import write_edtf

MAY = When.of_month(2017, 5)
DAY = When.of_day(date(2017, 6, 3))


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (DAY, "2017-06-03"),
        (MAY, "2017-05"),
        (When.of_year(2017), "2017"),
        (When.of_day(date(2017, 6, 3), approximate=True), "2017-06-03~"),
        (
            When(earliest=date(2017, 5, 1), latest=None, granularity=Granularity.INTERVAL, timex="2017-05/.."),
            "2017-05/..",
        ),
        (
            When(earliest=None, latest=date(2017, 5, 31), granularity=Granularity.INTERVAL, timex="../2017-05"),
            "../2017-05",
        ),
        (
            When(earliest=date(1990, 1, 1), latest=date(1999, 12, 31), granularity=Granularity.DECADE, timex="199"),
            "199X",
        ),
        (
            When(earliest=date(1800, 1, 1), latest=date(1899, 12, 31), granularity=Granularity.CENTURY, timex="18"),
            "18XX",
        ),
        (
            When(earliest=date(2014, 7, 1), latest=date(2014, 9, 30), granularity=Granularity.QUARTER, timex="2014-Q3"),
            "2014-35",
        ),
        (
            When(earliest=date(2014, 3, 1), latest=date(2014, 5, 31), granularity=Granularity.SEASON, timex="2014-SP"),
            "2014-21",
        ),
        (
            When(earliest=date(2013, 3, 18), latest=date(2013, 3, 24), granularity=Granularity.WEEK, timex="2013-W12"),
            "2013-03-18/2013-03-24",
        ),
        (
            When(
                earliest=date(2013, 3, 18),
                latest=date(2013, 3, 18),
                granularity=Granularity.MOMENT,
                timex="2013-03-18T09:15",
            ),
            "2013-03-18",
        ),
        (When(earliest=None, latest=None), ".."),
    ],
)
def test_edtf_holds_what_the_notation_can(when: When, written: str) -> None:
    assert write_edtf(when) == written


def test_a_month_lies_three_to_thirty_three_days_before_a_day() -> None:
    assert days_apart(MAY, DAY) == (3, 33)
    assert days_apart(DAY, MAY) == (-33, -3)


def test_an_open_end_leaves_the_distance_open() -> None:
    since = When(earliest=date(2017, 5, 1), latest=None, granularity=Granularity.INTERVAL)
    assert days_apart(since, DAY) == (None, 33)


def test_the_days_two_times_share() -> None:
    since = When(earliest=date(2017, 5, 20), latest=None, granularity=Granularity.INTERVAL)
    assert overlap(MAY, since) == (date(2017, 5, 20), date(2017, 5, 31))
    assert overlap(MAY, DAY) is None
