"""What cites lead to in a small record, and why some lead nowhere."""

from dataclasses import replace

import pytest

from belie.citations.index import Paper, RecordIndex
from belie.domain.citations import CiteVerdict, Lack, Standing
from belie.domain.documents import DocumentKind, Frame, PageNames
from citations.record import CASE, DOCUMENTS, FRAMES, check, paper

RESOLVED = [
    ("ECF No. 12-1, PageID.41.", "lyons.pdf", (1,)),
    ("ECF No. 12-1 at 2.", "lyons.pdf", (1,)),
    ("Dkt. 1 ¶ 5.", "complaint.pdf", (1,)),
    ("(R. 30-2, PageID 90)", "lyons-2.pdf", (0,)),
    ("PageID.60-61.", "opposition.pdf", (0, 1)),
    ("2:26-cv-00417 PageID.2.", "complaint.pdf", (1,)),
    ("Compl. ¶¶ 3-4.", "complaint.pdf", (0, 1)),
    ("Compl. ¶ 9.", "complaint.pdf", (2,)),
    ("First Lyons Decl. ¶ 5.", "lyons.pdf", (1,)),
    ("Second Lyons Decl. ¶ 2.", "lyons-2.pdf", (0,)),
    ("Lyons Decl. ¶ 4, ECF No. 12-1.", "lyons.pdf", (1,)),
    ("Lyons Decl. ¶ 5.", "lyons.pdf", (1,)),  # the second has no ¶ 5
    ("Opp'n at 2.", "opposition.pdf", (1,)),
    ("MER-000124.", "memo.pdf", (1,)),
    ("MER-000123 to 000125.", "memo.pdf", (0, 1, 2)),
    ("MER-000123-25.", "memo.pdf", (0, 1, 2)),
    ("Orme Dep. 30:2-4.", "orme-deposition.pdf", (0,)),
    ("Orme Dep. 30:5-31:2.", "orme-deposition.pdf", (0, 1)),
    ("Dep. 31:1-3.", "orme-deposition.pdf", (1,)),
    ("Hr'g Tr. 52:3-4.", "hearing.pdf", (1,)),
    ("Hr'g Tr. 51-52.", "hearing.pdf", (0, 1)),
    ("Ex. A.", "exhibits.pdf", (0, 1)),
    ("Ex. B at 2.", "exhibits.pdf", (3,)),
    ("Order at 2.", "order.pdf", (1,)),
    ("ECF No. 33.", "order.pdf", ()),
    ("EFC No. l2-1, PagelD.4O.", "lyons.pdf", (0,)),
]


@pytest.mark.parametrize(("cite", "name", "pages"), RESOLVED)
def test_a_cite_leads_to_its_page(cite: str, name: str, pages: tuple[int, ...]) -> None:
    (held,) = check(f"The clinic was flooded. {cite}")
    assert held.resolution.standing is Standing.RESOLVED, held.resolution.because
    (place,) = held.resolution.places
    assert (place.document, place.page_indexes) == (name, pages)


@pytest.mark.parametrize(
    ("cite", "lack", "word"),
    [
        ("ECF No. 400.", Lack.NOT_IN_RECORD, "entry 400"),
        ("PageID.7777.", Lack.NOT_IN_RECORD, "7777"),
        ("ECF No. 12-1, PageID.7777.", Lack.NO_PAGE, "40 to 41"),
        ("ECF No. 12-1 at 9.", Lack.NO_PAGE, "2 pages"),
        ("Compl. ¶ 80.", Lack.NO_PARAGRAPH, "end at 9"),
        ("Compl. ¶¶ 8-12.", Lack.NO_PARAGRAPH, "no ¶ 12"),
        ("Orme Dep. 44:2-4.", Lack.NO_PAGE, "no page 44"),
        ("Orme Dep. 30:22.", Lack.NO_LINE, "ends at 6"),
        ("Haddow Decl. ¶ 3.", Lack.NOT_IN_RECORD, "Haddow"),
        ("MER-000999.", Lack.NOT_IN_RECORD, "MER-000999"),
        ("1:15-cv-99999 PageID.2.", Lack.OTHER_CASE, "1:15-cv-99999"),
        ("Ex. Q at 2.", Lack.NOT_IN_RECORD, "Exhibit Q"),
        ("Opp'n ¶ 3.", Lack.NOT_NUMBERED, "no numbers"),
        ("Id. at 4.", Lack.NO_ANTECEDENT, "no cite before"),
        ("J.A. 233.", Lack.NOT_IN_RECORD, "J.A."),
    ],
)
def test_a_cite_that_leads_nowhere_says_why(cite: str, lack: Lack, word: str) -> None:
    (held,) = check(f"The clinic was flooded. {cite}")
    assert (held.resolution.standing, held.resolution.lack) == (Standing.UNRESOLVED, lack), held.resolution.because
    assert word in held.resolution.because


def test_an_entry_of_the_docket_that_is_not_here_is_told_from_one_that_never_was() -> None:
    index = RecordIndex(DOCUMENTS, FRAMES, {(CASE, "70", ""): "Motion to seal"})
    sealed, never = check("He asked. ECF No. 70. He got it. ECF No. 900.", index)
    assert (sealed.resolution.lack, sealed.verdict) == (Lack.ON_DOCKET, CiteVerdict.NOT_IN_RECORD)
    assert "Motion to seal" in sealed.resolution.because
    assert (never.resolution.lack, never.verdict) == (Lack.NO_ENTRY, CiteVerdict.BROKEN)


@pytest.mark.parametrize(
    ("cite", "last", "lack", "words"),
    [
        ("ECF No. 69.", "70", Lack.NOT_IN_RECORD, "lists no entry 69: sealed, or never filed"),
        ("ECF No. 70-2.", "70", Lack.NOT_IN_RECORD, "lists no attachment 2"),
        ("ECF No. 900.", "39", Lack.NOT_IN_RECORD, "as saved ends with entry 39"),  # the brief is entry 40
        ("ECF No. 71-1.", "70", Lack.NO_ENTRY, "ends with entry 70, after this paper"),
    ],
)
def test_a_docket_shows_a_cite_to_be_wrong_only_where_it_goes_on_after_the_paper(
    cite: str, last: str, lack: Lack, words: str
) -> None:
    (held,) = check(f"He asked. {cite}", RecordIndex(DOCUMENTS, FRAMES, {(CASE, last, ""): ""}))
    assert (held.resolution.lack, words in held.resolution.because) == (lack, True), held.resolution.because


def test_a_bound_record_is_found_by_its_stamp() -> None:
    bound = paper("record.pdf", ("One.", "Two."))
    pages = tuple(replace(page, names=PageNames(bates=f"AR{232 + page.index:06d}")) for page in bound.pages)
    index = RecordIndex([*DOCUMENTS, replace(bound, pages=pages)], FRAMES)
    (held,) = check("He asked. A.R. 233.", index)
    assert (held.resolution.places[0].document, held.resolution.places[0].page_indexes) == ("record.pdf", (1,))


def test_an_exhibit_of_an_entry_is_not_the_entry() -> None:
    (held,) = check("He asked. ECF No. 20, Ex. C at 2.")
    assert held.resolution.lack is Lack.NOT_IN_RECORD


def test_a_name_that_two_papers_bear_lists_both() -> None:
    (held,) = check("She saw it. Lyons Decl. ¶ 2.")
    assert held.resolution.standing is Standing.AMBIGUOUS
    assert {place.document for place in held.resolution.places} == {"lyons.pdf", "lyons-2.pdf"}
    assert "lyons-2.pdf" in held.resolution.because


def test_id_follows_the_paper_and_not_the_case_before_it() -> None:
    held = check("He knew. Harrow v. Pell, 410 U.S. 113, 120 (1973). Id. at 121. Compl. ¶ 7. Id. ¶ 8. Id. ¶ 50.")
    led = [(each.resolution.standing, each.resolution.lack) for each in held]
    assert led == [
        (Standing.AUTHORITY, Lack.NONE),
        (Standing.RESOLVED, Lack.NONE),
        (Standing.RESOLVED, Lack.NONE),
        (Standing.UNRESOLVED, Lack.NO_PARAGRAPH),
    ]


def test_id_goes_on_counting_page_ids() -> None:
    _, held = check("He knew. ECF No. 20, PageID.60. He said so. Id. at 61.")
    assert held.resolution.places[0].page_indexes == (1,)


def test_a_short_name_leads_where_the_text_gave_it() -> None:
    _, held = check("The memorandum (MER-000123) (the “Memo”) was kept back. It is short. Memo at 2.")
    assert (held.resolution.places[0].document, held.resolution.places[0].page_indexes) == ("memo.pdf", (1,))


def test_a_deposition_is_the_witnesss_whom_its_cover_names() -> None:
    heard = paper("volume-1.pdf", ("Q. Was the unit empty?",))
    face = Frame(document=heard.id, kind=DocumentKind.TRANSCRIPT, title="VOLUME 1", witness="Paul Orme")
    assert Paper(heard, face).is_by("Orme")
    assert not Paper(heard, replace(face, witness="")).is_by("Orme")
