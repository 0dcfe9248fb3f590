from __future__ import annotations

from datetime import date

import pytest

from belie.domain.docket import Docket, DocketEntry, case_core, join_dockets
from belie.domain.docket_text import EntryKind, entry_kind, find_attachments, find_related


@pytest.mark.parametrize(
    ("number", "core"),
    [
        ("2:31-cv-00123-ABC-DEF", "31-cv-123"),
        ("31-cv-123", "31-cv-123"),
        ("1:2031-CV-00123", "31-cv-123"),
        ("Case 2:31-mc-7-X", ""),
        ("2:31-mc-00007", "31-mc-7"),
        ("31-1507", "31-1507"),
        ("No. 31-0507", "31-507"),
        ("", ""),
        ("PageID.31", ""),
    ],
)
def test_two_prints_of_one_case_number_meet(number: str, core: str) -> None:
    assert case_core(number) == core


def test_the_appeal_and_the_case_below_stay_two_dockets() -> None:
    below, appeal = Docket(court="qbd", number="2:31-cv-00123"), Docket(court="ca99", number="31-1507")
    assert join_dockets([below, appeal, Docket(number="31-cv-123-AB")]) == (below, appeal)


def test_one_number_in_two_courts_is_two_cases() -> None:
    cases = Docket(court="abd", number="1:31-cv-00123"), Docket(court="qbd", number="1:31-cv-00123")
    assert join_dockets(cases) == cases


def test_a_page_of_nothing_but_entries_belongs_to_the_only_docket() -> None:
    entry = DocketEntry(number="1", text="COMPLAINT")
    (docket,) = join_dockets([Docket(entries=(entry,)), Docket(number="31-1507")])
    assert docket.entries == (entry,)
    assert len(join_dockets([Docket(entries=(entry,)), Docket(number="31-1507"), Docket(number="31-1508")])) == 3


def test_an_entry_saved_twice_comes_once_and_the_sequence_orders() -> None:
    late = DocketEntry(number="9", ident="b", filed=date(2031, 5, 2), sequence="2031-05-02.002")
    early = DocketEntry(number="", ident="a", filed=date(2031, 5, 2), sequence="2031-05-02.001", text="MINUTE ENTRY")
    pages = [Docket(ident="7", entries=(late,)), Docket(ident="7", entries=(early, late))]
    assert join_dockets(pages)[0].entries == (early, late)


@pytest.mark.parametrize(
    ("text", "kind", "related"),
    [
        ("RESPONSE to 81 MOTION to Stay filed by all. (Attachments: # 1 Exhibit 7 Order)", EntryKind.RESPONSE, ["81"]),
        ("REPLY to Response re 81 MOTION to Stay filed by Bob.", EntryKind.REPLY, ["81"]),
        ("ORDER granting 81 Motion to Stay; denying 79 and 80 Motions.", EntryKind.ORDER, ["81", "79", "80"]),
        ("OPINION AND ORDER re: [81] MOTION, 85 Order. (Related document(s) 12)", EntryKind.ORDER, ["81", "85", "12"]),
        ("JUDGMENT. Related document: 12 Motion, 15 Order", EntryKind.ORDER, ["12", "15"]),
        ("MOTION for Extension as to (81) Emergency Motion by Doe.", EntryKind.MOTION, ["81"]),
        ("MINUTE ENTRY for proceedings held on 2/14/2031. 30 minutes.", EntryKind.ORDER, []),
        ("NOTICE of Appearance on behalf of 3 Plaintiffs, hearing in Room 12.", EntryKind.NOTICE, []),
        ("TEXT-ONLY ORDER: answer within 30 days. Motion due 5/6/2031", EntryKind.ORDER, []),
        ("Exhibit list", EntryKind.OTHER, []),
    ],
)  # fmt: skip
def test_the_words_of_an_entry_tell_what_it_answers(text: str, kind: EntryKind, related: list[str]) -> None:
    assert (entry_kind(text), find_related(text)) == (kind, related)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("X (Attachments: # 1 Ex. A - Memo, # 2 Decl. of B) (Ruiz, W)", [("1", "Ex. A - Memo"), ("2", "Decl. of B")]),
        ("X (Attachments: # (1) Exhibit (A) Map, # (2) Index)", [("1", "Exhibit (A) Map"), ("2", "Index")]),
        ("X (Attachments: # 1 Exhibit (A cut", [("1", "Exhibit (A cut")]),
        ("X (Attachments: none) # 3 Y", []),
        ("X", []),
    ],
)  # fmt: skip
def test_attachments_are_read_from_the_text(text: str, listed: list[tuple[str, str]]) -> None:
    assert find_attachments(text) == listed
