from __future__ import annotations

from dataclasses import replace
from datetime import date

from belie.documents.docketing import DocketView, list_docketed, sealed_from, stamps_from, view_dockets
from belie.domain.dates import When
from belie.domain.docket import Docket, DocketEntry, DocketPaper
from belie.domain.documents import DocketStamp, Document, Page, PageNames
from belie.domain.ids import SourceId, document_id

CASE = "2:31-cv-00123"


def paper(name: str, *, case: str = "", entry: str = "", attachment: str = "", ids: tuple[int, ...] = (0,)) -> Document:
    source = SourceId(name)
    pages = tuple(
        Page(index=at, text="words", names=PageNames(page_id=f"PageID.{number}" if number else ""))
        for at, number in enumerate(ids)
    )
    stamp = DocketStamp(case=case, entry=entry, attachment=attachment)
    return Document(id=document_id(source, ""), source=source, name=name, format="pdf", pages=pages, stamp=stamp)


def entry(number: str, text: str = "", *papers: DocketPaper, day: date | None = None) -> DocketEntry:
    return DocketEntry(number=number, text=text, papers=papers, filed=day)


def docket(*entries: DocketEntry) -> Docket:
    return Docket(court="qbd", number=CASE, case_id="445566", entries=entries)


def view(held: Docket, *documents: Document, sha1: dict[str, SourceId] | None = None) -> DocketView:
    views = view_dockets([held], documents, {document.source: (document.name,) for document in documents}, sha1 or {})
    return views[0]


def found(seen: DocketView) -> list[tuple[str, str, int, str]]:
    return [
        (line.paper.number, line.paper.attachment, len(line.documents), line.found_by)
        for held in seen.lines
        for line in held.papers
    ]


def test_papers_are_found_by_stamp_file_name_hash_and_page_ids() -> None:
    documents = (
        paper("a.pdf", case=f"{CASE}-AB-CD", entry="81", ids=(2100, 2101)),
        paper("gov.uscourts.qbd.445566.81.3.pdf"),
        paper("hash.pdf"),
        paper("b.pdf", case=CASE, entry="84", ids=(2110,)),
        paper("loose.pdf", ids=(2105, 2106)),
        paper("gov.uscourts.abd.445567.85.0.pdf"),
    )
    seen = view(
        docket(
            entry("80", "", DocketPaper(number="80", sha1="ff")),
            entry("81", "MOTION", DocketPaper(number="81"), DocketPaper(number="81", attachment="3")),
            entry("82", "NOTICE"),
            entry("84", "ORDER"),
            entry("85", "NOTICE"),
        ),
        *documents,
        sha1={"ff": SourceId("hash.pdf")},
    )
    assert found(seen) == [
        ("80", "", 1, "SHA-1"),
        ("81", "", 1, "stamp"),
        ("81", "3", 1, "file name"),
        ("82", "", 0, ""),
        ("84", "", 1, "stamp"),
        ("85", "", 0, ""),
    ]


def test_numbers_in_plain_file_names_count_where_there_is_one_docket() -> None:
    documents = (
        paper("in/ecf-081-motion.txt"),
        paper("Dkt. 81-3 decl.pdf"),
        paper("ecf-082.pdf", case="2:30-cv-00456", entry="7"),  # its header says otherwise
        paper("ecf-83-1999 list.pdf"),
        replace(paper("ecf-084-order.docx#comment-1"), parent=document_id(SourceId("x"), "")),
        paper("effect-85.pdf"),
    )
    listed = DocketPaper(number="81", attachment="3")
    held = docket(entry("81", "MOTION", DocketPaper(number="81"), listed), *map(entry, ("82", "83", "84", "85")))
    assert [row[2:] for row in found(view(held, *documents))] == [
        (1, "file name"), (1, "file name"), (0, ""), (1, "file name"), (0, ""), (0, ""),
    ]  # fmt: skip
    other = replace(held, number="2:29-cv-00999", case_id="1")
    assert not any(row[2] for row in found(view_dockets([held, other], documents, {}, {})[0]))


def test_a_paper_without_a_stamp_is_the_one_whose_page_ids_fit_between_its_neighbours() -> None:
    documents = (
        paper("81.pdf", case=CASE, entry="81", ids=(2100, 2101)),
        paper("83.pdf", case=CASE, entry="83", ids=(2110,)),
        paper("loose.pdf", ids=(2105, 2106)),
        paper("far.pdf", ids=(3000,)),
    )
    seen = view(docket(entry("81", "MOTION"), entry("82", "NOTICE"), entry("83", "ORDER")), *documents)
    assert found(seen)[1] == ("82", "", 1, "PageID")
    assert seen.missing == ()


def test_attachments_the_text_lists_and_nobody_holds_are_missing() -> None:
    seen = view(
        docket(entry("1", "COMPLAINT (Attachments: # 1 Exhibit A, # 2 Exhibit B)")),
        paper("1.pdf", case=CASE, entry="1"),
    )
    assert [(held.attachment, held.description) for held in seen.missing] == [("1", "Exhibit A"), ("2", "Exhibit B")]


def test_numbers_that_the_docket_passes_over_are_gaps_and_minute_entries_have_no_paper() -> None:
    seen = view(docket(entry("1"), entry("", "MINUTE ENTRY"), entry("4")))
    assert seen.gaps == ("2", "3")
    assert [len(line.papers) for line in seen.lines] == [1, 0, 1]
    assert view(docket(entry("110117684624"), entry("110117684900"))).gaps == ()


def test_a_paper_with_a_stamp_that_no_entry_knows_is_a_stray() -> None:
    stray = paper("x.pdf", case=CASE, entry="7")
    seen = view(docket(entry("1")), stray)
    assert seen.strays == (stray.id,)


def test_a_page_count_that_differs_is_told() -> None:
    held = paper("1.pdf", case=CASE, entry="1", ids=(0, 0))
    assert view(docket(entry("1", "", DocketPaper(number="1", pages=6))), held).lines[0].papers[0].pages_held == 2
    assert view(docket(entry("1", "", DocketPaper(number="1", pages=2))), held).lines[0].papers[0].pages_held is None


def test_motion_response_reply_and_order_are_linked_both_ways() -> None:
    seen = view(
        docket(
            entry("81", "MOTION to Stay"),
            entry("83", "RESPONSE to 81 MOTION to Stay"),
            entry("85", "REPLY to Response re 81 MOTION to Stay"),
            entry("90", "ORDER granting 81 Motion; see 95 Order and 12 Order"),
        )
    )
    assert seen.lines[0].answered_by == (("responds to", "83"), ("replies on", "85"), ("decides", "90"))
    assert seen.lines[3].answers == (("decides", "81"),)


def test_without_a_docket_the_stamps_make_one_with_its_gaps() -> None:
    documents = [
        paper("1.pdf", case=CASE, entry="1"),
        paper("3-2.pdf", case=f"{CASE}-AB", entry="3", attachment="2"),
        paper("other.pdf", case="31-1507", entry="5"),
        paper("memo.pdf"),
    ]
    first, second = view_dockets([], documents, {}, {})
    assert (first.saved, first.docket.number, first.gaps) == (False, f"{CASE}-AB", ("2",))
    assert found(first) == [("1", "", 1, "stamp"), ("3", "", 0, ""), ("3", "1", 0, ""), ("3", "2", 1, "stamp")]
    assert second.docket.number == "31-1507"


def test_a_paper_without_a_header_gets_the_dockets_word_for_it() -> None:
    bare, stamped = paper("gov.uscourts.qbd.445566.81.3.pdf"), paper("1.pdf", case=CASE, entry="1")
    held = docket(
        entry("1", "COMPLAINT", day=date(2031, 5, 2)),
        entry("81", "MOTION", DocketPaper(number="81", attachment="3"), day=date(2031, 6, 10)),
    )
    stamps = stamps_from([view(held, bare, stamped)], {document.id: document for document in (bare, stamped)})
    filed = When.of_day(date(2031, 6, 10), derived="docket")
    assert stamps == {bare.id: DocketStamp(case=CASE, entry="81", attachment="3", filed=filed, given=True)}


def test_what_a_docket_gave_before_is_found_the_same_way_again() -> None:
    bare = paper("gov.uscourts.qbd.445566.81.0.pdf")
    held = docket(entry("81", "MOTION"))
    given = stamps_from([view(held, bare)], {bare.id: bare})
    again = replace(bare, stamp=given[bare.id])
    assert found(view(held, again)) == [("81", "", 1, "file name")]
    assert stamps_from([view(held, again)], {again.id: again}) == given


def test_the_document_of_a_docket_is_no_paper_on_it() -> None:
    shown = Document(id=document_id("d", ""), source=SourceId("d"), name="docket.json", format="docket", pages=())
    assert view(docket(entry("1")), shown).strays == ()


def test_what_a_docket_lists_has_a_few_of_its_words() -> None:
    motion = entry("81", "MOTION to Stay by P. Holloway. (Attachments: # 1 Exhibit A, # 2 Proposed Order)")
    minute = DocketEntry(text="MINUTE ENTRY for proceedings")
    long = entry("82", "NOTICE " + "of a change of address " * 20)
    found = list_docketed([docket(motion, minute, long)])
    assert found[CASE, "81", ""] == "MOTION to Stay by P. Holloway."
    assert found[CASE, "81", "2"] == "Proposed Order"
    assert found[CASE, "82", ""].endswith(" …") and len(found[CASE, "82", ""]) <= 100
    assert len(found) == 4
    assert list_docketed([Docket(entries=(motion,))]) == {}  # of no case: nothing can be cited on it


def test_papers_that_a_docket_calls_sealed() -> None:
    documents = (paper("a.pdf", case=CASE, entry="81"), paper("b.pdf", case=CASE, entry="82"))
    seen = view(
        docket(
            entry("81", "EXHIBIT", DocketPaper(number="81", sealed=True)),
            entry("82", "ORDER", DocketPaper(number="82")),
            entry("83", "EXHIBIT", DocketPaper(number="83", sealed=True)),
        ),
        *documents,
    )
    assert sealed_from([seen]) == {documents[0].id}
