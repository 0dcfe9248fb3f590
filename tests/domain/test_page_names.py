"""Any way of writing a page's name leads to its key."""

import pytest

from belie.domain.documents import DocketStamp, Page, PageNames
from belie.domain.page_names import PageNameKind, bates_key, names_of, read_page_name

STAMP = DocketStamp(case="2:31-cv-00007", entry="174", attachment="3")
PAGE = Page(
    index=2,
    text="",
    names=PageNames(
        printed="03",
        ecf_page="3 of 20",
        page_id="PageID.4876",
        bates="MER-000123",
        other=("DEF_0046", "PageID #: 12", "ECF No. 9 at 4", "A7"),
    ),
)


def test_a_page_has_all_its_names() -> None:
    assert [(name.kind.value, name.name, name.key) for name in names_of(PAGE, STAMP)] == [
        ("page_id", "PageID.4876", "4876"),
        ("ecf_page", "3 of 20", "174-3/3"),
        ("bates", "MER-000123", "MER 123"),
        ("printed", "03", "3"),
        ("bates", "DEF_0046", "DEF 46"),
        ("page_id", "PageID #: 12", "12"),
        ("ecf_page", "ECF No. 9 at 4", "9/4"),
        ("bates", "A7", "A 7"),
    ]


@pytest.mark.parametrize(
    ("asked", "kind", "keys", "entry", "paper"),
    [
        ("PageID.4876", "page_id", "4876", "", ""),
        ("Page ID #: 4876", "page_id", "4876", "", ""),
        ("PageID.4876-78", "page_id", "4876 4877 4878", "", ""),
        ("ECF No. 174-3, PageID.4876", "page_id", "4876", "174-3", ""),
        ("R. 174-3, PageID 4876", "page_id", "4876", "174-3", ""),
        ("ECF No. 174-3 at 3", "ecf_page", "174-3/3", "", ""),
        ("Dkt. 174-3, p. 3", "ecf_page", "174-3/3", "", ""),
        ("Doc. 81 at 2-4", "ecf_page", "81/2 81/3 81/4", "", ""),
        ("ECF No. 174-3", "ecf_page", "174-3/1", "", ""),
        ("MER-000123", "bates", "MER 123", "", ""),
        ("mer 123", "bates", "MER 123", "", ""),
        ("MER000123", "bates", "MER 123", "", ""),
        ("MER-000123 to MER-000125", "bates", "MER 123|MER 124|MER 125", "", ""),
        ("MER-000123-125", "bates", "MER 123|MER 124|MER 125", "", ""),
        ("ACME-HR_0007.0001", "bates", "ACMEHR 7.0001", "", ""),
        ("Tr. 41", "printed", "41", "", ""),
        ("Trial Tr. vol. 2, 51-52", "printed", "51 52", "", ""),
        ("Smith Dep. 30:4-18", "printed", "30", "", "Smith"),
        ("Smith Dep. 30:4-31:2", "printed", "30 31", "", "Smith"),
        ("p. 12 of memo.pdf", "printed", "12", "", "memo.pdf"),
        ("memo.pdf, p. 12", "printed", "12", "", "memo.pdf"),
        ("page iv", "printed", "iv", "", ""),
    ],
)
def test_a_name_is_understood(asked: str, kind: str, keys: str, entry: str, paper: str) -> None:
    way = read_page_name(asked)[0]
    assert way.kind is PageNameKind(kind)
    assert "|".join(way.keys) == keys.replace(" ", "|") if kind != "bates" else "|".join(way.keys) == keys
    assert (way.entry, way.paper) == (entry, paper)


def test_a_page_of_a_named_paper_may_be_the_page_of_the_file() -> None:
    assert [way.kind.value for way in read_page_name("p. 12 of memo.pdf")] == ["printed", "file"]


@pytest.mark.parametrize("asked", ["", "   ", "“”"])
def test_nothing_names_no_page(asked: str) -> None:
    assert read_page_name(asked) == []


@pytest.mark.parametrize("printed", ["p. 12", "Tr. 41", "12", "PageID.7", "No. 12", "MER-", "2031-05-02"])
def test_what_is_no_production_number_has_no_key(printed: str) -> None:
    assert bates_key(printed) == ""


def test_a_range_without_end_is_cut_off() -> None:
    (way,) = read_page_name("PageID.1-999999")
    assert len(way.keys) == 500
