"""What each kind of words is read as: tables a reader can check against a calendar."""

from __future__ import annotations

from datetime import date

import pytest

from belie.timex.find import find_times
from belie.timex.types import EventOffset, Mode, SpanStyle, TimeContext

# Wednesday 14 March 2018
DCT = date(2018, 3, 14)


def read(text: str, mode: Mode = Mode.AUTO, spans: SpanStyle = SpanStyle.PHRASE) -> list[tuple[str, object]]:
    found = find_times(text, TimeContext(dct=DCT, mode=mode, spans=spans))
    return [(each.span.of(text), _plain(each.value)) for each in found]


def _plain(value: str | EventOffset) -> object:
    return (value.offset, value.anchor_event) if isinstance(value, EventOffset) else value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The van left on January 9, 2017.", [("January 9, 2017", "2017-01-09")]),
        ("The van left on Monday, January 9, 2017.", [("Monday, January 9, 2017", "2017-01-09")]),
        ("The van left on 9 January 2017.", [("9 January 2017", "2017-01-09")]),
        ("Sworn this 9th day of January, 2017.", [("9th day of January, 2017", "2017-01-09")]),
        ("The van left on 1/9/2017.", [("1/9/2017", "2017-01-09")]),
        ("The van left on 1/9/17.", [("1/9/17", "2017-01-09")]),
        ("The stamp reads 09-Jan-2017.", [("09-Jan-2017", "2017-01-09")]),
        ("The log begins 2017-01-09 06:15:00.", [("2017-01-09 06:15:00", "2017-01-09T06:15:00")]),
        ("He came in January 2017.", [("January 2017", "2017-01")]),
        ("It closed in the fall of 2016.", [("the fall of 2016", "2016-FA")]),
        ("Beds fell in the third quarter of 2016.", [("the third quarter of 2016", "2016-Q3")]),
        ("The wing is from the 1970s.", [("the 1970s", "197")]),
        ("A law of the eighteenth century.", [("the eighteenth century", "17")]),
        ("In fiscal 2017 nothing was spent.", [("fiscal 2017", "FY2017")]),
        (
            "In the fiscal year ended June 30, 2017, it grew.",
            [("the fiscal year ended June 30, 2017", "2016-07-01/2017-06-30")],
        ),
        ("He was held from May 3 to May 9, 2017.", [("from May 3 to May 9, 2017", "2017-05-03/2017-05-09")]),
        ("The log for May 3-9, 2017 is gone.", [("May 3-9, 2017", "2017-05-03/2017-05-09")]),
        ("Nobody was moved until May 3, 2017.", [("until May 3, 2017", "../2017-05-03")]),
        ("Nobody was moved before May 2017.", [("before May 2017", "../2017-04")]),
        ("Nobody was moved after May 3, 2017.", [("After May 3, 2017".replace("A", "a"), "2017-05-04/..")]),
        ("He has been held since May 2017.", [("since May 2017", "2017-05/..")]),
        ("On or about May 3, 2017, he was moved.", [("May 3, 2017", "2017-05-03")]),
    ],
)
def test_dates_written_out_are_read_as_written(text: str, expected: list[tuple[str, object]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The warden resigned on Monday.", [("Monday", "2018-03-12")]),
        ("The warden will testify on Monday.", [("Monday", "2018-03-19")]),
        ("The warden resigned last month.", [("last month", "2018-02")]),
        ("The warden resigned yesterday.", [("yesterday", "2018-03-13")]),
        ("The warden resigned three days ago.", [("three days ago", "2018-03-11")]),
        ("The warden resigned two years ago.", [("two years ago", "2016")]),
        ("The warden resigned in December.", [("December", "2017-12")]),
        ("The warden will resign in December.", [("December", "2018-12")]),
        (
            "He was moved on May 3, 2017. The next day he was sent back.",
            [("May 3, 2017", "2017-05-03"), ("The next day", "2017-05-04")],
        ),
        (
            "He was moved on May 3, 2017; that Friday he was sent back.",
            [("May 3, 2017", "2017-05-03"), ("that Friday", "2017-05-05")],
        ),
        (
            "He came in 2015 and, in May of the same year, left.",
            [("2015", "2015"), ("May of the same year", "2015-05")],
        ),
        ("He came on May 3, 2017 and left on the 9th.", [("May 3, 2017", "2017-05-03"), ("the 9th", "2017-05-09")]),
    ],
)
def test_relative_dates_count_from_the_document_or_from_the_date_told_last(
    text: str, expected: list[tuple[str, object]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "offset", "event"),
    [
        ("Two days before the raid was planned, he called.", "-P2D", "the raid was planned"),
        ("He called within 30 days of the transfer.", "<+P30D", "the transfer"),
        ("He called at least a week before the hearing.", ">-P1W", "the hearing"),
        ("The day after the raid, he called.", "+P1D", "the raid"),
        ("Shortly before the raid he called.", "-PX", "the raid"),
        ("He called on the third day of the hearing.", "+P2D", "the hearing"),
        ("A week or two after the raid, he called.", "+P1W/+P2W", "the raid"),
        ("On the eve of the trial two guards quit.", "-P1D", "the trial"),
    ],
)
def test_a_time_told_by_an_event_keeps_offset_and_event(text: str, offset: str, event: str) -> None:
    assert [value for _, value in read(text)] == [(offset, event)]


@pytest.mark.parametrize(
    "text",
    [
        "Ms. May and Judge March spoke to April Quill.",
        "See Exhibit 2011, Rule 1996 and Section 1983.",
        "He paid $2,004 for 1,999 pages.",
        "Case No. 3:17-cv-02016; NCRS-002017; 202-555-2017.",
        "The second witness may march on.",
        "There were 2000 people and 1500 troops.",
        "Wait a second: the Monday Club set it up.",
        "It sits on 3/4 of an acre, map 12-05.",
        "2017201620152014 20172016 1234567890",
        "",
    ],
)
def test_names_citations_and_counts_are_no_dates(text: str) -> None:
    assert read(text) == []


def test_a_date_broken_by_a_line_keeps_its_span_in_the_original() -> None:
    text = "He was moved on January\n9, 2017, at night."
    assert read(text)[0] == ("January\n9, 2017", "2017-01-09")


def test_letters_that_optical_reading_put_for_digits_are_read_as_digits() -> None:
    found = find_times("He was moved on January l8, 2O12.", TimeContext(dct=DCT))
    assert [(e.value, e.when.derived if e.when else "") for e in found] == [("2012-01-18", "letters read as digits")]


def test_a_page_number_between_the_lines_does_not_part_a_date() -> None:
    assert read("He was moved on January\n\n- 4 -\n\n9, 2017.") == [("January\n\n- 4 -\n\n9, 2017", "2017-01-09")]


def test_pleading_line_numbers_do_not_part_a_date() -> None:
    text = " 1  The van left\n 2  on January\n 3  9, 2017, and\n 4  came back.\n"
    assert read(text) == [("January\n 3  9, 2017", "2017-01-09")]


def test_the_date_of_a_filing_stamp_is_read_apart() -> None:
    text = "Case 3:17-cv-00123 Document 41 Filed 01/09/17 Page 2 of 3\nThe next day he was moved."
    assert ("01/09/17", "2017-01-09") in read(text)


def test_a_named_period_takes_the_interval_that_defines_it() -> None:
    text = '"Class Period" means May 1, 2016 to May 31, 2017. No visits were allowed in the Class Period.'
    assert read(text)[-1] == ("the Class Period", "2016-05-01/2017-05-31")


def test_an_event_dated_in_the_text_is_resolved() -> None:
    text = "He was arrested on May 3, 2017. Two days after his arrest he was moved."
    found = find_times(text, TimeContext(dct=DCT))[-1]
    assert (found.resolved, found.when.day if found.when else None) == ("2017-05-05", date(2017, 5, 5))
