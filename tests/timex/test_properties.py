"""What holds for any text: spans, order, the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belie.timex.days import add_months, days_of, easter, holiday, nth_weekday
from belie.timex.find import find_times
from belie.timex.types import Mode, SpanStyle, TimeContext

DCT = date(2018, 3, 14)
WORDS = st.lists(
    st.sampled_from(
        [
            *"on in the since until before after from to between and or of a day week month years ago".split(),
            *"later last next this that Monday Friday May March June 3 14 31 2017 1999 12/11/10 3/4 10:30 a.m.".split(),
            *"p.m. every hearing trial was filed he she Exhibit Rule No. , . ; ( ) - -- ' first second third".split(),
            *"quarter fiscal spring fall within two three about more than early late end 1980s '07 daily noon".split(),
            *"night morning now recently Christmas § $ % order".split(),
            "\n",
            "\n\n",
            '"',
        ]
    ),
    max_size=25,
).map(" ".join)
MONTHS = "January February March April May June July August September October November December".split()


def read(
    text: str, *, spans: SpanStyle = SpanStyle.PHRASE, mode: Mode = Mode.AUTO, dct: date | None = DCT
) -> list[object]:
    return list(find_times(text, TimeContext(dct=dct, mode=mode, spans=spans)))


@given(st.one_of(WORDS, st.text(max_size=120)), st.sampled_from(SpanStyle), st.sampled_from([DCT, None]))
@settings(max_examples=300, deadline=None)
def test_spans_lie_in_the_text_in_order_and_apart(text: str, spans: SpanStyle, dct: date | None) -> None:
    found = find_times(text, TimeContext(dct=dct, spans=spans))
    ends = 0
    for each in found:
        assert ends <= each.span.start < each.span.end <= len(text)
        assert each.span.of(text).strip() == each.span.of(text)
        ends = each.span.end


@given(WORDS)
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@given(WORDS, st.integers(0, 30))
@settings(max_examples=100, deadline=None)
def test_words_in_front_that_are_no_time_move_the_spans_and_nothing_else(text: str, length: int) -> None:
    context = TimeContext(dct=DCT, spans=SpanStyle.TIMEX3)  # a phrase may lean on the clause before
    front = "Xylo " * length + ".\n\n"
    moved = [(e.span.shift(len(front)), e.type, e.mod) for e in find_times(text, context)]
    assert [(e.span, e.type, e.mod) for e in find_times(front + text, context)] == moved


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
@settings(max_examples=200, deadline=None)
def test_every_day_written_in_full_is_read_back(day: date) -> None:
    for words in (
        f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        day.isoformat(),
    ):
        found = find_times(f"It was signed on {words}.", TimeContext(dct=DCT))
        assert [(e.value, e.when.day if e.when else None) for e in found] == [(day.isoformat(), day)]


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_an_ambiguous_numeric_date_keeps_both_readings(day: date) -> None:
    found = find_times(f"It was signed on {day.month}/{day.day}/{day.year}.", TimeContext(dct=DCT))
    assert [e.value for e in found] == [day.isoformat()]
    when = found[0].when
    assert when is not None
    swapped = {date(day.year, day.day, day.month)} if day.day <= 12 and day.day != day.month else set()
    assert {other.day for other in when.alternatives} == swapped


@pytest.mark.parametrize("year", [2000, 2004, 2016, 1904])
def test_29_february_is_a_day_in_leap_years(year: int) -> None:
    assert [e.value for e in find_times(f"Signed February 29, {year}.", TimeContext(dct=DCT))] == [f"{year}-02-29"]


@pytest.mark.parametrize(
    "words", ["February 29, 2015", "February 30, 2016", "April 31, 2016", "2/30/2016", "2015-02-29"]
)
def test_a_day_the_calendar_lacks_is_not_found(words: str) -> None:
    assert not [e for e in find_times(f"Signed on {words}.", TimeContext(dct=DCT)) if e.when and e.when.day]


def test_one_over_twelve_tells_the_order_of_day_and_month_for_the_whole_text() -> None:
    text = "He came on 25/11/2010 and left on 12/11/2010."
    assert [e.value for e in find_times(text, TimeContext(dct=DCT))] == ["2010-11-25", "2010-11-12"]


def test_12_11_10_has_two_readings_the_american_one_first() -> None:
    found = find_times("It is dated 12/11/10.", TimeContext(dct=DCT))[0]
    assert found.value == "2010-12-11"
    assert found.when is not None
    assert [other.timex for other in found.when.alternatives] == ["2010-11-12"]


def test_a_page_of_digits_and_a_list_of_phones_hold_no_time() -> None:
    digits = "\n".join(" ".join(str(n * 7919 % 100_000_007) for n in range(row, row + 12)) for row in range(200, 240))
    phones = "\n".join(f"({200 + n}) 555-{1900 + n}" for n in range(60))
    assert read(digits) == []
    assert read(phones) == []


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    day = easter(year)
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_holidays_fall_where_the_calendar_has_them() -> None:
    assert holiday("easter", 2018) == date(2018, 4, 1)
    assert holiday("memorial day", 2018) == date(2018, 5, 28)
    assert holiday("thanksgiving", 2018) == date(2018, 11, 22)
    assert holiday("election day", 2020) == date(2020, 11, 3)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(-600, 600))
def test_moving_by_months_keeps_the_day_or_the_last_of_the_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert moved is not None
    assert moved.day == day.day or (moved + timedelta(1)).day == 1
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months


@given(st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 7), st.sampled_from([1, 2, 3, 4, -1]))
def test_the_nth_weekday_is_that_weekday(year: int, month: int, weekday: int, nth: int) -> None:
    day = nth_weekday(year, month, weekday, nth)
    assert day is not None
    assert (day.isoweekday(), day.month) == (weekday, month)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-W53", None, None),
        ("2015-W53", "2015-12-28", "2016-01-03"),
        ("2014-WI", "2014-12-01", "2015-02-28"),
        ("0999", "0999-01-01", "0999-12-31"),
        ("2013-02-30", None, None),
        ("2014/2013", None, None),
        ("P3M", None, None),
        ("PAST_REF", None, None),
    ],
)
def test_the_days_of_a_value(value: str, first: str | None, last: str | None) -> None:
    expected = (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
    assert days_of(value) == expected
