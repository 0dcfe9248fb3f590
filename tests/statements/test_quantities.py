"""Numbers with what they count, and the numbers that count nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.domain.spans import Span
from belie.statements.quantities import find_amounts
from statements.reading import read


def amounts(text: str) -> list[tuple[float, float, str, str, str]]:
    found = find_amounts(text, Span(0, len(text)))
    return [(a.low, a.high, a.bound.value, a.unit, a.counted) for a in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 110 class members", (110, 110, "about", "", "class members")),
        ("nearly 110 men", (110, 110, "about", "", "men")),
        ("more than three hundred people", (300, 300, "more_than", "", "people")),
        ("at least 1,200 files", (1200, 1200, "at_least", "", "files")),
        ("no fewer than nine guards", (9, 9, "at_least", "", "guards")),
        ("up to 41 requests", (41, 41, "at_most", "", "requests")),
        ("fewer than 20 beds", (20, 20, "less_than", "", "beds")),
        ("between 10 and 20 days", (10, 20, "exact", "days", "")),
        ("sixty to ninety days", (60, 90, "exact", "days", "")),
        ("a 180-day review", (180, 180, "exact", "days", "")),
        ("40 percent of the detainees", (40, 40, "exact", "%", "detainees")),
        ("40% of detainees", (40, 40, "exact", "%", "detainees")),
        ("$1.2 million in fees", (1.2e6, 1.2e6, "exact", "$", "")),
        ("38 parts per billion", (38, 38, "exact", "parts per billion", "")),
        ("forty-one requests", (41, 41, "exact", "", "requests")),
        ("two hundred and six guards", (206, 206, "exact", "", "guards")),
        ("a dozen officers", (12, 12, "exact", "", "officers")),
        ("About 110 remain in custody", (110, 110, "about", "", "")),
    ],
)
def test_a_quantity_is_read_with_its_bound_unit_and_noun(text: str, expected: tuple[object, ...]) -> None:
    assert amounts(text) == [expected]


def test_a_part_and_its_whole_are_two_quantities() -> None:
    assert amounts("eleven of the sixty-two lines") == [
        (11, 11, "exact", "", "lines"),
        (62, 62, "exact", "", "lines"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "8 U.S.C. § 1231(a)(1)",
        "Section 4 of the plan",
        "No. 12",
        "at 5:30 p.m.",
        "Exhibit 3",
        "page 7",
        "one of them",
        "the two agreed",
    ],
)
def test_numbers_that_name_or_point_count_nothing(text: str) -> None:
    assert amounts(text) == []


def test_a_date_is_no_quantity() -> None:
    (statement,) = read("MEMO\n\nFrom: Pim Haddow\nDate: May 4, 2031\n\nOn May 2, 2031, 33 men were moved.").statements
    assert [(q.low, q.counted) for q in statement.quantities] == [(33, "men")]
    assert [str(about.when) for about in statement.about] == ["2031-05-02"]


@given(st.text(alphabet="0123456789 ,.-–$%abo tnefivdysmr", max_size=80))
def test_quantities_lie_in_their_text_and_low_is_not_above_high(text: str) -> None:
    for amount in find_amounts(text, Span(0, len(text))):
        assert 0 <= amount.span.start < amount.span.end <= len(text)
        assert amount.low <= amount.high
