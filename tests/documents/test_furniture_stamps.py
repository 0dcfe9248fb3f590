"""Court headers of every style, and lines that only cite one."""

import pytest

from belie.documents.stamps import continues_stamp, merge_stamps, read_stamps


@pytest.mark.parametrize(
    ("line", "case", "entry", "attachment", "filed", "page", "page_id"),
    [
        (
            "Case 2:31-cv-00123-ABC-DEF ECF No. 81-3, PageID.2104 Filed 07/11/31 Page 2 of 6",
            "2:31-cv-00123-ABC-DEF", "81", "3", "2031-07-11", "2 of 6", "PageID.2104",
        ),
        (
            "Case 5:31-cv-00620   Document 1   Filed 04/06/31   Page 1 of 18   Page ID #:1",
            "5:31-cv-00620", "1", "", "2031-04-06", "1 of 18", "Page ID #:1",
        ),
        (
            "Case: 1:31-md-02804-DAP Doc #: 123 Filed: 01/02/31 1 of 16. PageID #: 456",
            "1:31-md-02804-DAP", "123", "", "2031-01-02", "1 of 16", "PageID #: 456",
        ),
        (
            "2:31-cv-11910-MAG-DRG Doc # 174-2 Filed 01/02/31 Pg 1 of 20 Pg ID 4876",
            "2:31-cv-11910-MAG-DRG", "174", "2", "2031-01-02", "1 of 20", "Pg ID 4876",
        ),
        (
            "Case 2:31-cv-00193 Document 725 Filed in TXSD on 11/10/31 Page 1 of 5",
            "2:31-cv-00193", "725", "", "2031-11-10", "1 of 5", "",
        ),
        (
            "Case: 31-1507 Document: 00117684624 Page: 1 Date Filed: 12/22/2031 Entry ID: 6390389",
            "31-1507", "00117684624", "", "2031-12-22", "1", "",
        ),
        (
            "Case 31-3510, Document 1-1, 10/31/2031, 2161300, Page2 of 2",
            "31-3510", "1", "1", "2031-10-31", "2 of 2", "",
        ),
        (
            "Case: 31-16276, 08/05/2031, ID: 11778722, DktEntry: 19, Page 1 of 15",
            "31-16276", "19", "", "2031-08-05", "1 of 15", "",
        ),
        (
            "USCA4 Appeal: 31-1234 Doc: 56 Filed: 07/07/2031 Pg: 1 of 20",
            "31-1234", "56", "", "2031-07-07", "1 of 20", "",
        ),
        ("USCA11 Case: 31-12345 Date Filed: 01/02/2032 Page: 1 of 20", "31-12345", "", "", "2032-01-02", "1 of 20", ""),
        (
            "USCA Case #31-5143 Document #1856789 Filed: 08/14/2031 Page 1 of 50",
            "31-5143", "1856789", "", "2031-08-14", "1 of 50", "",
        ),
        ("Case No. 2031-CV-0417 Document 52 Page 1 of 3", "2031-CV-0417", "52", "", None, "1 of 3", ""),
    ],
)  # fmt: skip
def test_a_court_header_is_read(
    line: str, case: str, entry: str, attachment: str, filed: str | None, page: str, page_id: str
) -> None:
    (found,) = read_stamps(line)
    assert (found.stamp.case, found.stamp.entry, found.stamp.attachment) == (case, entry, attachment)
    assert (str(found.stamp.filed) if found.stamp.filed else None) == filed
    assert (found.ecf_page, found.page_id) == (page, page_id)


@pytest.mark.parametrize(
    "line",
    [
        "See Case 2:31-cv-00123 ECF No. 81-3, PageID.2104 Filed 07/11/31 Page 2 of 6",
        "Case 2:31-cv-00123, ECF No. 81-3, PageID.2104 says that he agreed on 07/11/31.",
        "Case 2:31-cv-00123 was filed on 01/02/31 and given Document 3 by the clerk.",
        "Case No. 2:31-cv-00123",
        "ECF No. 81-3, PageID.2104, paragraph 7",
        "The case is on page 2 of 6.",
        "",
    ],
)
def test_a_line_that_cites_a_filing_is_no_header(line: str) -> None:
    assert read_stamps(line) == []


def test_an_impossible_day_is_no_day() -> None:
    (found,) = read_stamps("Case 5:31-cv-00620 Document 1 Filed 13/45/31 Page 1 of 18")
    assert found.stamp.filed is None


def test_two_headers_on_one_line_are_two() -> None:
    line = (
        "Case 4:31-cv-02214-SBA Document 26 Filed 01/29/2031 Page 1 of 2   "
        "Case 4:31-cv-02214-SBA Document 27 Filed 02/03/31 Page 1 of 2"
    )
    assert [found.stamp.entry for found in read_stamps(line)] == ["26", "27"]


def test_of_two_headers_the_document_was_filed_under_the_later() -> None:
    headers = ("Document 26 Filed 03/29/31 Page 1 of 2", "Document 9 Filed 02/03/31 Page 1 of 2")
    line = " ".join(f"Case 4:31-cv-02214 {header}" for header in headers)
    assert merge_stamps(found.stamp for found in read_stamps(line)).entry == "26"


def test_the_rest_of_a_broken_header_is_known() -> None:
    assert continues_stamp("Filed 07/11/31 Page 2 of 6")
    assert not continues_stamp("He was moved on 07/11/31, as Page 2 of 6 shows.")
