"""Any name of a page finds it, for those who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from belie.domain.access import Audience
from belie.domain.documents import Access, DocketStamp, DocumentKind, Page, PageNames
from belie.domain.ledger import ReadResult
from belie.domain.ports import PageHit, RecordStore
from belie.store.sqlite import SqliteStore
from contracts.invented import analysis, document, line, source

FILED = source("filings/decl.pdf")
MEMO = source("memos/memo.pdf")
SPOKEN = source("dep.txt")
DECLARED = replace(
    document(FILED, "first", "second", "third"),
    pages=tuple(
        Page(
            index=at,
            text=f"Page {at}",
            names=PageNames(
                ecf_page=f"{at + 1} of 3", page_id=f"PageID.{4876 + at}", printed=str(at + 5), other=(f"DEF_00{at}",)
            ),
        )
        for at in range(3)
    ),
    stamp=DocketStamp(case="2:31-cv-00007", entry="174", attachment="3"),
)
MEMORANDUM = replace(
    document(MEMO, "one", "two"),
    pages=tuple(Page(index=at, text="x", names=PageNames(bates=f"MER-00012{3 + at}")) for at in range(2)),
    stamp=DocketStamp(),
)
TESTIMONY = replace(
    document(SPOKEN, "q", "a"),
    pages=tuple(Page(index=at, text="x", names=PageNames(printed=str(at + 5))) for at in range(2)),
    stamp=DocketStamp(),
)


@pytest.fixture
def store(matter: SqliteStore) -> RecordStore:
    papers = ((FILED, DECLARED), (MEMO, MEMORANDUM), (SPOKEN, TESTIMONY))
    for held, paper in papers:
        matter.take_in([held], [line(held)])
        matter.save_reading(held.sha256, "1", ReadResult(documents=(paper,)))
    matter.save_analysis(DECLARED.id, "1", analysis(DECLARED, kind=DocumentKind.DECLARATION, author="Tilda Brandt"))
    matter.save_analysis(MEMORANDUM.id, "1", analysis(MEMORANDUM))
    spoken = analysis(TESTIMONY, kind=DocumentKind.TESTIMONY, author="Dana Smith")
    matter.save_analysis(TESTIMONY.id, "1", spoken)
    return matter


def places(hits: Sequence[PageHit]) -> list[tuple[str, int]]:
    return [(hit.document_name, hit.page_index) for hit in hits]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("PageID.4877", [("filings/decl.pdf", 1)]),
        ("ECF No. 174-3, PageID.4877-78", [("filings/decl.pdf", 1), ("filings/decl.pdf", 2)]),
        ("ECF No. 9, PageID.4877", []),
        ("ECF No. 174-3 at 3", [("filings/decl.pdf", 2)]),
        ("MER-000123", [("memos/memo.pdf", 0)]),
        ("mer 124", [("memos/memo.pdf", 1)]),
        ("MER-000123 to MER-000124", [("memos/memo.pdf", 0), ("memos/memo.pdf", 1)]),
        ("DEF 1", [("filings/decl.pdf", 1)]),
        ("Tr. 6", [("dep.txt", 1)]),
        ("Smith Dep. 5:4-6:2", [("dep.txt", 0), ("dep.txt", 1)]),
        ("Poe Dep. 5", []),
        ("p. 6", [("dep.txt", 1), ("filings/decl.pdf", 1)]),
        ("p. 2 of memo.pdf", [("memos/memo.pdf", 1)]),
        ("Brandt, p. 7", [("filings/decl.pdf", 2)]),
        ("nothing of the kind", []),
        ("", []),
    ],
)
def test_a_page_is_found_by_any_of_its_names(store: RecordStore, asked: str, found: list[tuple[str, int]]) -> None:
    assert places(store.find_pages(asked)) == found


def test_a_hit_says_which_name_it_was(store: RecordStore) -> None:
    (hit,) = store.find_pages("mer 123")
    assert (hit.document, hit.kind, hit.name) == (MEMORANDUM.id, "bates", "MER-000123")


def test_no_more_are_given_than_asked_for(store: RecordStore) -> None:
    assert len(store.find_pages("PageID.4876-4878", limit=2)) == 2


def test_a_new_reading_has_new_names(store: RecordStore) -> None:
    renamed = replace(MEMORANDUM, pages=(Page(index=0, text="x", names=PageNames(bates="MER-000900")),))
    store.save_reading(MEMO.sha256, "2", ReadResult(documents=(renamed,)))
    assert store.find_pages("MER-000123") == []
    assert places(store.find_pages("MER-000900")) == [("memos/memo.pdf", 0)]
    store.save_reading(MEMO.sha256, "3", ReadResult())
    assert store.find_pages("MER-000900") == []


def test_a_page_that_ocr_read_has_the_names_it_found(store: RecordStore) -> None:
    seen = replace(MEMORANDUM, pages=(Page(index=0, text="y", names=PageNames(bates="MER-000777")),))
    store.save_recognised("ocr/1", seen)
    assert store.find_pages("MER-000123") == []
    assert places(store.find_pages("MER-000777")) == [("memos/memo.pdf", 0)]


def test_a_sealed_page_is_found_by_those_alone_who_may_see_it(store: RecordStore) -> None:
    sealed = analysis(MEMORANDUM)
    store.save_analysis(MEMORANDUM.id, "2", replace(sealed, frame=replace(sealed.frame, access=Access.SEALED)))
    assert store.find_pages("MER-000123")
    assert store.seen_by(Audience.PUBLIC).find_pages("MER-000123") == []
    assert store.seen_by(Audience.PUBLIC).find_pages("p. 1 of memo.pdf") == []
    assert places(store.seen_by(Audience.COURT).find_pages("MER-000123")) == [("memos/memo.pdf", 0)]
