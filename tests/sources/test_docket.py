"""Invented dockets in the forms that CourtListener, RECAP and PACER save."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from belie.domain.docket import Attorney, Docket, DocketPaper, Party, join_dockets
from belie.domain.documents import Document
from belie.domain.ids import SourceId
from belie.domain.ledger import ReadResult, UnreadKind
from belie.sources.docket_pages import ENTRIES_A_PAGE
from belie.sources.registry import read_source
from belie.sources.sniff import Kind, sniff

API = "https://www.courtlistener.com/api/rest/v4"
DOCKET = {
    "resource_uri": f"{API}/dockets/77/", "id": 77, "court": f"{API}/courts/qbd/", "court_id": "qbd",
    "assigned_to_str": "Orla Venn", "date_filed": "2031-05-02", "date_terminated": None, "blocked": False,
    "case_name": "Doe v. Holloway", "docket_number": "2:31-cv-00123", "pacer_case_id": "445566", "panel": [],
}  # fmt: skip
ENTRIES = {
    "next": f"{API}/docket-entries/?cursor=abc", "previous": None,
    "results": [
        {
            "id": 502, "docket": f"{API}/dockets/77/", "date_filed": "2031-06-10", "entry_number": 81,
            "recap_sequence_number": "2031-06-10.001", "description": "MOTION to Stay filed by P. Holloway.",
            "recap_documents": [
                {"id": 1, "document_type": 1, "document_number": "81", "attachment_number": None, "is_available": True,
                 "is_sealed": None, "page_count": 6, "sha1": "AB" * 20, "pacer_doc_id": "0971",
                 "filepath_local": "recap/gov.uscourts.qbd.445566/gov.uscourts.qbd.445566.81.0.pdf", "plain_text": "x"},
                {"id": 2, "document_type": 2, "document_number": "81", "attachment_number": 3, "is_available": False,
                 "is_sealed": True, "page_count": None, "description": "Exhibit C - Memo"},
            ],
        },
        {"id": 501, "docket": f"{API}/dockets/77/", "date_filed": "2031-06-09", "entry_number": None,
         "recap_sequence_number": "2031-06-09.002", "recap_documents": [],
         "description": "MINUTE ENTRY for proceedings before Judge Venn: the respondent may file by noon."},
    ],
}  # fmt: skip
PARTIES = {
    "results": [
        {"name": "Piers Holloway", "party_types": [{"docket": f"{API}/dockets/77/", "name": "Defendant"}],
         "attorneys": [{"attorney": f"{API}/attorneys/9/", "name": "Wanda Ruiz", "contact_raw": "1 Quay\nQuill Bay",
                        "roles": [{"role": 2, "role_raw": "LEAD ATTORNEY"}]}]}
    ]
}  # fmt: skip
PAGE = """<html><head><title>CM/ECF - qbd</title></head><body>
<h3 align="center">U.S. District Court<br>District of Quill Bay (Tellin)<br>
CIVIL DOCKET FOR CASE #: 2:31-cv-00123-OV-TT</h3>
<table><tr><td>Doe v. Holloway<br>Assigned to: Judge Orla Venn<br>Cause: 28:2241 Petition</td>
<td>Date Filed: 05/02/2031<br>Nature of Suit: 463 Alien Detainee</td></tr></table>
<table><tr><td colspan=3><b><u>Petitioner</u></b></td></tr>
<tr><td><b>Jane Doe</b></td><td>represented by</td><td><b>Wanda Ruiz</b><br>Quay Law<br>1 Quay<br><i>LEAD ATTORNEY</i>
<br><br><b>Tam Orle</b><br>2 Quay<br><i>ATTORNEY TO BE NOTICED</i></td></tr>
<tr><td>V.</td></tr><tr><td colspan=3><b><u>Respondent</u></b></td></tr><tr><td><b>Piers Holloway</b></td></tr></table>
<table rules="all" border=1><tr><td>Date Filed</td><th>#</th><td>Docket Text</td></tr>
<tr><td nowrap>05/02/2031</td><td><a href="https://ecf.qbd.example/doc1/0971000001">1</a>&nbsp;</td>
<td>PETITION filed by Jane Doe. (Attachments: # <a href="x">1</a> Exhibit (A) Map, # <a href="y">2</a> Civil Cover
Sheet) (Ruiz, Wanda) (Entered: 05/02/2031)</td></tr>
<tr><td>05/03/2031</td><td></td><td>TEXT-ONLY ORDER: respondent shall answer by May 9.</td></tr>
<tr><td>05/04/2031</td><td>2 </td><td>SEALED MOTION by Jane Doe</td></tr>
</table></body></html>"""


def read(value: object, name: str = "docket.json") -> ReadResult:
    data = value.encode() if isinstance(value, str) else json.dumps(value).encode()
    return read_source(data, name, SourceId("0" * 64))


def only(value: object) -> Docket:
    (docket,) = read(value).dockets
    return docket


@pytest.mark.parametrize(
    "value", [DOCKET, ENTRIES, PARTIES, [DOCKET], ENTRIES["results"], {**DOCKET, "docket_entries": []}]
)
def test_a_docket_is_known_by_its_keys(value: object) -> None:
    assert sniff(json.dumps(value, indent=1).encode(), "saved.json").kind is Kind.DOCKET


@pytest.mark.parametrize("text", ['{"case": 1}', '["docket_number"]', "[Sealed] recap_documents", "{}"])
def test_other_json_is_text(text: str) -> None:
    assert sniff(text.encode(), "x.json").kind is Kind.TEXT


def test_the_docket_object_gives_the_case() -> None:
    docket = only(DOCKET)
    assert (docket.ident, docket.court, docket.number, docket.case_id) == ("77", "qbd", "2:31-cv-00123", "445566")
    assert (docket.name, docket.judge, docket.filed, docket.closed) == (
        "Doe v. Holloway",
        "Orla Venn",
        date(2031, 5, 2),
        None,
    )


def test_a_page_of_entries_is_in_the_courts_order_with_its_papers() -> None:
    docket = only(ENTRIES)
    assert docket.ident == "77"
    assert [entry.number for entry in docket.entries] == ["", "81"]
    assert docket.entries[1].papers == (
        DocketPaper(
            number="81",
            pages=6,
            sha1="ab" * 20,
            pacer_doc_id="0971",
            available=True,
            path="recap/gov.uscourts.qbd.445566/gov.uscourts.qbd.445566.81.0.pdf",
        ),
        DocketPaper(number="81", attachment="3", description="Exhibit C - Memo", sealed=True, available=False),
    )


def test_parties_come_with_their_counsel() -> None:
    assert only(PARTIES).parties == (
        Party(
            name="Piers Holloway",
            roles=("Defendant",),
            attorneys=(Attorney(name="Wanda Ruiz", roles=("LEAD ATTORNEY",), contact="1 Quay\nQuill Bay"),),
        ),
    )


def test_files_saved_apart_make_one_docket() -> None:
    more = {
        "results": [
            {"docket_entry": f"{API}/docket-entries/502/", "document_number": "81", "attachment_number": 1},
            {"docket_entry": f"{API}/docket-entries/999/", "document_number": "99", "pacer_doc_id": "10"},
        ]
    }  # fmt: skip
    parts = [docket for value in (more, PARTIES, ENTRIES, DOCKET) for docket in read(value).dockets]
    (docket,) = join_dockets(parts)
    assert (docket.name, len(docket.entries), len(docket.parties)) == ("Doe v. Holloway", 2, 1)
    assert [paper.attachment for paper in docket.entries[1].papers] == ["", "1", "3"]
    assert [paper.number for paper in docket.papers] == ["99"]


def test_the_file_of_archive_org_holds_everything_at_once() -> None:
    docket = only({**DOCKET, "docket_entries": ENTRIES["results"], "parties": PARTIES["results"]})
    assert (len(docket.entries), docket.parties[0].roles) == (2, ("Defendant",))


def test_the_entries_are_read_and_found_and_only_the_courts_words_are_said() -> None:
    (document,) = read({**DOCKET, "docket_entries": ENTRIES["results"]}).documents
    assert document.format == "docket"
    assert len(document.pages) == 2
    assert "MOTION to Stay" in document.text
    left = _unmarked(document)
    assert left == "MINUTE ENTRY for proceedings before Judge Venn: the respondent may file by noon."


def test_a_long_docket_has_a_page_for_every_stretch_of_entries() -> None:
    entries = [{"entry_number": n, "description": f"NOTICE {n}", "recap_documents": []} for n in range(1, 50)]
    (document,) = read({**DOCKET, "docket_entries": entries}).documents
    assert len(document.pages) == 1 + -(-49 // ENTRIES_A_PAGE)


@pytest.mark.parametrize(
    "value",
    [
        {"docket_entries": None, "id": True, "date_filed": 7, "parties": "x", "docket_number": ["a"]},
        {"results": [{"recap_documents": [None, 3, {"page_count": "six", "attachment_number": {}}], "date_filed": 9}]},
        {"results": [{"pacer_doc_id": 3, "docket_entry": {"docket": None}}]},
        [[[[{"party_types": [{"name": "Plaintiff"}], "name": "A"}]]]],
    ],
)  # fmt: skip
def test_odd_values_are_passed_over(value: Any) -> None:
    assert read(value).unread is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ('{"docket_entries": [', UnreadKind.CORRUPT),
        ('{"docket_entries": ' + "[" * 50_000, UnreadKind.CORRUPT),
        ('[{"party_types": []}]', UnreadKind.EMPTY),
    ],
)
def test_what_is_no_docket_says_so(data: str, kind: UnreadKind) -> None:
    unread = read(data).unread
    assert unread is not None
    assert unread.kind is kind


def test_a_pacer_page_gives_case_parties_and_entries() -> None:
    result = read(PAGE, "docket.html")
    (docket,) = result.dockets
    assert (docket.number, docket.court) == (
        "2:31-cv-00123-OV-TT",
        "U.S. District Court District of Quill Bay (Tellin)",
    )
    assert (docket.name, docket.judge, docket.filed) == ("Doe v. Holloway", "Judge Orla Venn", date(2031, 5, 2))
    assert docket.suit == "463 Alien Detainee"
    assert [(party.name, party.roles) for party in docket.parties] == [
        ("Jane Doe", ("Petitioner",)),
        ("Piers Holloway", ("Respondent",)),
    ]
    assert docket.parties[0].attorneys == (
        Attorney(name="Wanda Ruiz", roles=("LEAD ATTORNEY",), contact="Quay Law\n1 Quay"),
        Attorney(name="Tam Orle", roles=("ATTORNEY TO BE NOTICED",), contact="2 Quay"),
    )
    assert [(entry.number, entry.filed) for entry in docket.entries] == [
        ("1", date(2031, 5, 2)),
        ("", date(2031, 5, 3)),
        ("2", date(2031, 5, 4)),
    ]
    first, order, sealed = docket.entries
    assert [(paper.attachment, paper.description) for paper in first.papers] == [
        ("", ""),
        ("1", "Exhibit (A) Map"),
        ("2", "Civil Cover Sheet"),
    ]
    assert first.papers[0].pacer_doc_id == "0971000001"
    assert not order.papers
    assert sealed.papers[0].sealed
    assert _unmarked(result.documents[0]) == "TEXT-ONLY ORDER: respondent shall answer by May 9."


def test_a_page_that_only_speaks_of_dockets_is_a_web_page() -> None:
    page = "<html><body><p>Date Filed # Docket Text: how to read a docket.</p></body></html>"
    assert sniff(page.encode()).kind is Kind.DOCKET_PAGE
    result = read(page, "page.html")
    assert not result.dockets
    assert result.documents[0].format == "html"


def _unmarked(document: Document) -> str:
    left = []
    for page in document.pages:
        marked = {at for span in page.furniture for at in range(span.start, span.end)}
        left.append("".join(letter for at, letter in enumerate(page.text) if at not in marked))
    return " ".join(" ".join(left).split())
