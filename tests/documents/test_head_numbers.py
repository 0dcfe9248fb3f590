from __future__ import annotations

import pytest

from belie.documents.head_numbers import name_by_head
from belie.domain.documents import Page, PageNames


def names(*texts: str) -> list[tuple[str, ...]]:
    pages = name_by_head([Page(index=at, text=text) for at, text in enumerate(texts)])
    return [tuple(name for name in (page.names.bates, *page.names.other) if name) for page in pages]


@pytest.mark.parametrize(
    "head",
    [
        "Reviews\n\nQRS-000210\n\nReviews held",
        "ROSTER\nUNIT\nTITLE\nAs of noon\nPrepared by: Ott\nProduced November 6, 2026       QRS-000210\nA. By place",
        "QRS-000210     DRAFT OF JULY 8, 2026     Invented\n\nDECLARATION",
        "Note\nBates No. QRS-000210\nText",
        "[QRS-000210]\nText",
    ],
)
def test_number_in_the_head_names_the_page(head: str) -> None:
    assert names(head) == [("QRS-000210",)]


@pytest.mark.parametrize(
    "text",
    [
        "The memorandum is at QRS-000210\nand says so.",  # prose that cites, broken before the next line
        "See QRS-000210.\nText",
        "Papers relied on\nQRS-000210\nQRS-000215\nQRS-000220\n",  # a list
        "Index\nMemo of May      QRS-000210\nMemo of June      QRS-000215\n",
        "FY 2026\nBudget",
        "ROOM 1040\nNotes",
        "NEW YORK NY 10007\nDear",
        "\n".join(["words of the paper"] * 12) + "\nQRS-000210\nmore",  # not in the head
    ],
)
def test_other_numbers_name_no_page(text: str) -> None:
    assert names(text) == [()]


def test_range_goes_to_the_pages_or_to_the_one_that_prints_it() -> None:
    assert names("QRS-000210 - QRS-000212\nOne") == [("QRS-000210", "QRS-000211", "QRS-000212")]
    assert names("QRS-000210-212\nOne") == [()]  # no number is shortened so in a head: it may be a part number
    assert names("QRS-000210-000211\nOne", "Two") == [("QRS-000210",), ("QRS-000211",)]


def test_margins_that_were_read_before_are_kept() -> None:
    pages = (Page(index=0, text="QRS-000999\nOne", names=PageNames(bates="QRS-000001")),)
    assert name_by_head(pages) == pages


def test_number_is_no_word_of_the_paper() -> None:
    page = name_by_head([Page(index=0, text="Produced to counsel       QRS-000210\n\nText")])[0]
    assert [span.of(page.text) for span in page.furniture] == ["QRS-000210"]
