"""Production numbers: what looks like one, and ranges of them."""

import pytest

from belie.documents.bates import BatesNumber, BatesRange, find_bates, ranges


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("NCRS-000118", ["NCRS-000118"]),
        ("CONFIDENTIAL   ABC-000000123", ["ABC-000000123"]),
        ("DEF_0046", ["DEF_0046"]),
        ("ICE0001234", ["ICE0001234"]),
        ("ACME 00012345.0001", ["ACME 00012345.0001"]),
        ("ABC-000001   XYZ 0000042", ["ABC-000001", "XYZ 0000042"]),
        ("COVID-19", []),
        ("Form H-2B", []),
        ("PageID.2104", []),
        ("Case No. 2031-CV-0417", []),
        ("CASE 20311234", []),
        ("Lakeport, NY 10007", []),
        ("MAY 2031", []),
        ("abc-000123", []),
    ],
)
def test_what_looks_like_a_production_number(line: str, numbers: list[str]) -> None:
    assert [str(number) for _, _, number in find_bates(line)] == numbers
    assert all(line[start:end] == str(number) for start, end, number in find_bates(line))


def test_pages_in_a_row_make_a_range_and_a_gap_starts_another() -> None:
    found = ranges(["ABC-0007", "ABC-0008", "", "ABC-0009", "ABC-0012", "XYZ-0013"])
    assert [str(each) for each in found] == ["ABC-0007-ABC-0009", "ABC-0012", "XYZ-0013"]


def test_both_ends_belong_to_a_range() -> None:
    held = BatesRange(BatesNumber("ABC-", 7, width=4), BatesNumber("ABC-", 9, width=4))
    assert BatesNumber("ABC-", 9, width=4) in held
    assert BatesNumber("ABC-", 10, width=4) not in held
    assert BatesNumber("XYZ-", 8, width=4) not in held


def test_a_range_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="no Bates range"):
        BatesRange(BatesNumber("ABC-", 9), BatesNumber("ABC-", 7))
