"""Sentences of newswire, read in the style of TIMEX3: no signal words, no event clauses."""

# ruff: noqa: E501 -- a sentence a line
from __future__ import annotations

from datetime import date

import pytest

from belie.timex.find import find_times
from belie.timex.types import EventOffset, SpanStyle, TimeContext

DCT = date(2013, 3, 22)  # a Friday


def read(text: str) -> list[str]:
    found = find_times(text, TimeContext(dct=DCT, spans=SpanStyle.TIMEX3))
    return [f"{each.span.of(text)} = {_value(each.value)}" for each in found]


def _value(value: str | EventOffset) -> str:
    return f"{value.offset} {value.anchor_event}" if isinstance(value, EventOffset) else value


CASES = [
    (
        "WASHINGTON (AP) -- The Senate voted Tuesday night to delay the bill until next week.",
        ["Tuesday night = 2013-03-19TNI", "next week = 2013-W13"],
    ),
    (
        "The company said Monday that third-quarter profit rose 12 percent to $3.4 million, compared with $3 million a year earlier.",
        ["Monday = 2013-03-18", "third-quarter = 2012-Q3", "a year earlier = 2011-Q3"],
    ),
    ("A 26-year-old man was arrested early Wednesday.", ["26-year-old = P26Y", "early Wednesday = 2013-03-20"]),
    ("The talks will resume Thursday, the ministry said.", ["Thursday = 2013-03-28"]),
    (
        "The economy grew in the 1990s and slowed in the past two years.",
        ["the 1990s = 199", "the past two years = P2Y"],
    ),
    ("It was the worst storm in nearly a decade.", ["nearly a decade = P1DE"]),
    (
        "The deal, announced in November, is expected to close by the end of the year.",
        ["November = 2012-11", "the end of the year = 2013"],
    ),
    ("The law takes effect Jan. 1.", ["Jan. 1 = 2014-01-01"]),
    ("He has been in prison since December.", ["December = 2012-12"]),
    ("The trial begins at 9 a.m. EST Wednesday.", ["9 a.m. EST Wednesday = 2013-03-27T09:00"]),
    ("The group meets twice a month.", ["twice a month = P1M"]),
    ("Over the weekend, thousands marched.", ["the weekend = 2013-W11-WE"]),
    ("The summer of 1968 was hot. Last summer was hotter.", ["The summer of 1968 = 1968-SU", "Last summer = 2012-SU"]),
    (
        "For the nine months ended June 30, earnings fell to 50 cents a share.",
        ["nine months = P9M", "June 30 = 2012-06-30"],
    ),
    ("Ten years ago today, the wall fell.", ["Ten years ago today = 2003-03-22"]),
    ("He worked there in the late 1970s and early '80s.", ["the late 1970s = 197", "early '80s = 198"]),
    ("The morning after the vote, he flew to Rome.", ["The morning after = "]),
    ("Noon Thursday is the deadline.", ["Noon Thursday = 2013-03-28T12:00"]),
    ("Analysts had expected net income of 45 cents a share in the quarter.", ["the quarter = 2013-Q1"]),
    ("He spent the night in jail and was freed the next morning.", ["the next morning = 2013-03-23TMO"]),
    ("By year-end, it will have 500 stores. Year-end results are due.", ["year-end = 2013", "Year-end = 2013"]),
    ("The contract expires at midnight tonight.", ["midnight tonight = 2013-03-22T00:00"]),
    ("The company said in a statement late Thursday that it would appeal.", ["late Thursday = 2013-03-21"]),
    ("Over the past week, day after day, night after night, they marched.", ["the past week = P1W"]),
    (
        "The average American works 40 hours a week, 50 weeks a year.",
        ["40 hours = PT40H", "a week = P1W", "50 weeks = P50W", "a year = P1Y"],
    ),
    ("The tour runs from Feb. 9 to March 15, 2013.", ["Feb. 9 = 2013-02-09", "March 15, 2013 = 2013-03-15"]),
    (
        "Saturday and Sunday will be sunny, with rain Monday through Wednesday.",
        ["Saturday = 2013-03-23", "Sunday = 2013-03-24", "Monday = 2013-03-25", "Wednesday = 2013-03-27"],
    ),
    (
        "A day earlier, he had resigned. Days later, he was charged. Moments later, it blew up.",
        ["A day earlier = 2013-03-21", "Days later = FUTURE_REF"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_newswire_counts_from_the_day_it_was_written(text: str, expected: list[str]) -> None:
    assert read(text) == expected
