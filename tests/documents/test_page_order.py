"""Stamps that do not count the pages of the file, and page names of several stamps."""

import pytest

from belie.documents.furniture import mark_furniture
from belie.documents.page_order import check_order
from belie.domain.documents import Origin, Page, PageNames

BODY = "The monitor counted the beds on every corridor.\nNine of them were empty in May.\nNobody could say since when."


def pages(*stamps: str, ids: tuple[str, ...] = (), bates: tuple[str, ...] = ()) -> list[Page]:
    count = max(len(stamps), len(ids), len(bates))
    return [
        Page(
            index=at,
            text="",
            names=PageNames(
                ecf_page=stamps[at] if stamps else "", page_id=ids[at] if ids else "", bates=bates[at] if bates else ""
            ),
        )
        for at in range(count)
    ]


@pytest.mark.parametrize(
    "stamps",
    [("1 of 3", "2 of 3", "3 of 3"), ("1 of 3", "", "3 of 3"), ("", "2 of 3", ""), ("", ""), ("1", "2"), ("1 of 1",)],
)
def test_stamps_that_count_the_pages_need_no_warning(stamps: tuple[str, ...]) -> None:
    assert check_order(pages(*stamps)) == ()


@pytest.mark.parametrize(
    ("stamps", "told"),
    [
        (("1 of 4", "2 of 4"), "pages 3-4 of 4 not here: page 2 of the file, “Page 2 of 4” comes last"),
        (("3 of 4", "4 of 4"), "pages 1-2 of 4 not here: page 1 of the file, “Page 3 of 4” comes first"),
        (
            ("1 of 4", "4 of 4"),
            "2 pages missing between page 1 of the file, “Page 1 of 4” and page 2 of the file, “Page 4 of 4”",
        ),
        (
            ("2 of 2", "1 of 2"),
            "out of order or doubled: page 1 of the file, “Page 2 of 2”, page 2 of the file, “Page 1 of 2”",
        ),
        (("1 of 2", "2 of 3", "3 of 3"), "the court's stamps count 2 and 3 pages in one filing"),
    ],
)
def test_a_page_missing_doubled_or_out_of_order_is_told(stamps: tuple[str, ...], told: str) -> None:
    assert told in check_order(pages(*stamps))


def test_gaps_of_page_ids_and_production_numbers_are_told() -> None:
    (by_id,) = check_order(pages(ids=("PageID.11", "PageID.12", "PageID.15")))
    assert by_id.startswith("2 pages missing between page 2 of the file, “PageID.12”")
    (by_number,) = check_order(pages(bates=("MER-0001", "MER-0002", "MER-0004")))
    assert "“MER-0004”" in by_number


def test_many_breaks_are_told_in_short() -> None:
    told = check_order(pages(ids=tuple(f"PageID.{2 * at}" for at in range(40))))
    assert len(told) == 6
    assert told[-1] == "34 more such places"


def test_a_page_keeps_the_numbers_of_two_productions() -> None:
    read = [Page(index=at, text=f"{BODY}\n\nMER-00012{at}     DEF_004{at}") for at in range(3)]
    marked, _ = mark_furniture(read)
    assert [(page.names.bates, page.names.other) for page in marked] == [
        (f"MER-00012{at}", (f"DEF_004{at}",)) for at in range(3)
    ]


def test_a_page_filed_twice_keeps_both_headers() -> None:
    read = [
        Page(
            index=at,
            text=f"Case 2:31-cv-00123-ABC ECF No. 81-3, PageID.{900 + at} Filed 07/11/31 Page {at + 1} of 2\n"
            f"Case 2:31-cv-00123-ABC ECF No. 12-1, PageID.{70 + at} Filed 02/11/31 Page {at + 5} of 9\n{BODY}",
        )
        for at in range(2)
    ]
    marked, stamp = mark_furniture(read)
    assert stamp.entry == "81"
    assert marked[0].names.page_id == "PageID.900"
    assert marked[0].names.other == ("ECF No. 12-1 at 5", "PageID.70")


@pytest.mark.parametrize("misread", ["MER-OOO122", "MER-000l22", "MER-0001Z2", "MER-00012Z", "MER-000I22"])
def test_a_production_number_misread_by_ocr_is_read_by_its_neighbours(misread: str) -> None:
    feet = ["MER-000120", "MER-000121", misread, "MER-000123"]
    read = [Page(index=at, text=f"{BODY}\n\n{foot}", origin=Origin.OCR) for at, foot in enumerate(feet)]
    marked, _ = mark_furniture(read)
    assert [page.names.bates for page in marked] == [f"MER-00012{at}" for at in range(4)]
    assert misread not in "".join(
        page.text[: page.furniture[0].start] if page.furniture else page.text for page in marked
    )


def test_a_misread_number_that_does_not_count_is_left_alone() -> None:
    feet = ["MER-000120", "MER-000121", "MER-0OO9l7", "MER-000123"]
    read = [Page(index=at, text=f"{BODY}\n\n{foot}", origin=Origin.OCR) for at, foot in enumerate(feet)]
    marked, _ = mark_furniture(read)
    assert marked[2].names.bates == ""
