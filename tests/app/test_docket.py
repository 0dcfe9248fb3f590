"""`belie docket`: what is on the docket, what of it is here, and what the papers alone tell of it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.sealed import run
from sources.made_pdf import Sheet, make_pdf

CASE = "2:31-cv-00123-ABC"
API = "https://www.courtlistener.com/api/rest/v4"


def belie(*words: str | Path) -> str:
    code, printed = run(*map(str, words))
    assert code in (0, 3), printed
    return printed


def ask(*words: str | Path) -> Any:
    return json.loads(belie(*words, "--json"))


def filed(number: str, page_id: int, words: str, case: str = CASE) -> bytes:
    head = f"Case {case} ECF No. {number}, PageID.{page_id} Filed 07/11/31 Page 1 of 1"
    title = "RESPONDENT'S MOTION TO STAY" if number == "81" else "NOTICE"
    court = Sheet().text(40, 30, head, 9).text(160, 90, "UNITED STATES DISTRICT COURT")
    return make_pdf([court.text(200, 120, title).text(72, 300, words)])


def listed(number: int, text: str, *papers: dict[str, Any], day: str = "2031-07-11") -> dict[str, Any]:
    return {"id": 500 + number, "docket": f"{API}/dockets/77/", "date_filed": day, "entry_number": number,
            "description": text, "recap_documents": list(papers)}  # fmt: skip


def on_docket(number: int, attachment: int | None = None, **more: Any) -> dict[str, Any]:
    return {"id": 10 * number + (attachment or 0), "document_type": 2 if attachment else 1,
            "document_number": str(number), "attachment_number": attachment, **more}  # fmt: skip


NAMED = make_pdf([Sheet().text(72, 300, "A hearing is set for the ninth of September.")])
PLAIN = make_pdf([Sheet().text(72, 300, "Notice is given that the respondent appeals.")])
DOCKET = {
    "id": 77, "court_id": "qbd", "docket_number": "2:31-cv-00123", "case_name": "Doe v. Holloway",
    "pacer_case_id": "445566", "date_filed": "2031-05-02",
    "docket_entries": [
        listed(81, "MOTION to Stay by P. Holloway. (Attachments: # 1 Exhibit A)", on_docket(81, page_count=1)),
        listed(82, "SEALED EXHIBIT", on_docket(82, is_sealed=True)),
        listed(84, "RESPONSE to 81 MOTION to Stay by Jane Doe", on_docket(84, is_available=False)),
        listed(85, "ORDER granting 81 Motion to Stay", on_docket(85, page_count=3)),
        listed(86, "NOTICE of hearing", on_docket(86)),
        listed(87, "NOTICE of appeal", on_docket(87, sha1=hashlib.sha1(PLAIN).hexdigest())),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("docket")
    papers = place / "papers"
    papers.mkdir()
    (papers / "motion.pdf").write_bytes(
        filed("81", 2104, "The gate was closed, ECF No. 184, when the boats came. ECF No. 84.")
    )
    (papers / "order.pdf").write_bytes(filed("85", 2110, "The motion is granted."))
    (papers / "late.pdf").write_bytes(filed("99", 2190, "The boats have left."))
    (papers / "other.pdf").write_bytes(filed("3-2", 17, "Another case altogether.", "2:30-cv-00456"))
    belie("add", papers, "--matter", place / "stamps")
    belie("run", place / "stamps")
    (papers / "gov.uscourts.qbd.445566.86.0.pdf").write_bytes(NAMED)
    (papers / "plain.pdf").write_bytes(PLAIN)
    (papers / "docket.json").write_text(json.dumps(DOCKET), "utf-8")
    belie("add", papers, "--matter", place / "m")
    belie("run", place / "m")
    return place


def papers_of(row: dict[str, Any]) -> list[tuple[str, str, list[str], str]]:
    return [
        (paper["number"], paper["attachment"], paper["documents"], paper["state"])
        for entry in row["entries"]
        for paper in entry["papers"]
    ]


def test_each_entry_says_which_of_its_papers_are_here(folder: Path) -> None:
    saved, other = ask("docket", folder / "m")
    assert (saved["case"], saved["name"], saved["saved"]) == ("2:31-cv-00123", "Doe v. Holloway", True)
    assert papers_of(saved) == [
        ("81", "", ["motion.pdf"], "in the matter"),
        ("81", "1", [], "not in the matter"),
        ("82", "", [], "not in the matter; sealed"),
        ("84", "", [], "not in the matter; not available where the docket was saved"),
        ("85", "", ["order.pdf"], "in the matter"),
        ("86", "", ["gov.uscourts.qbd.445566.86.0.pdf"], "in the matter"),
        ("87", "", ["plain.pdf"], "in the matter"),
    ]
    assert saved["entries"][3]["papers"][0]["pages_held"] == 1
    assert [(held["document"], held["entry"]) for held in saved["strays"]] == [("late.pdf", "99")]
    assert "83" in saved["gaps"]
    assert (other["saved"], other["case"]) == (False, "2:30-cv-00456")


def test_a_paper_without_a_header_is_cited_as_the_docket_has_it(folder: Path) -> None:
    saved = ask("docket", folder / "m")[0]
    assert [held["papers"][0]["found_by"] for held in saved["entries"][-2:]] == ["file name", "SHA-1"]
    cites = {row["document_name"]: row["cite"] for row in ask("statements", folder / "m")}
    assert cites["gov.uscourts.qbd.445566.86.0.pdf"].startswith("ECF No. 86")
    assert cites["plain.pdf"].startswith("ECF No. 87")


def test_its_pages_are_found_by_the_entry_for_those_who_may_see_the_docket(folder: Path, tmp_path: Path) -> None:
    assert "plain.pdf, page 1 of 1" in belie("page", folder / "m", "ECF No. 87 at 1")
    assert "gov.uscourts.qbd.445566.86.0.pdf" in belie("page", folder / "m", "ECF No. 86")
    shutil.copytree(folder / "m", tmp_path / "m")
    asked = ("page", tmp_path / "m", "ECF No. 87 at 1", "--audience", "public")
    assert "plain.pdf" in belie(*asked)
    belie("seal", tmp_path / "m", "docket.json", "--by", "ECF No. 90")
    assert "plain.pdf" in belie("page", tmp_path / "m", "ECF No. 87 at 1")
    assert "plain.pdf" not in belie(*asked)


def test_motion_response_and_order_are_linked(folder: Path) -> None:
    saved = ask("docket", folder / "m")[0]
    assert saved["entries"][0]["answered_by"] == [["responds to", "84"], ["decides", "85"]]
    assert saved["entries"][3]["answers"] == [["decides", "81"]]


def test_what_is_missing_is_listed_alone(folder: Path) -> None:
    saved = ask("docket", folder / "m", "--missing")[0]
    assert [number for number, *_ in papers_of(saved)] == ["81", "82", "84"]
    assert [paper["attachment"] for paper in saved["missing"]] == ["1", "", ""]
    printed = belie("docket", folder / "m", "--missing")
    assert "4 of 7 papers are in the matter." in printed
    assert "No entry has the numbers 1-80, 83." in printed
    assert "In the matter, but not on this docket: late.pdf (ECF No. 99)." in printed


def test_the_list_is_short_and_explains_its_marks(folder: Path) -> None:
    printed = belie("docket", folder / "m")
    assert "84   2031-07-11  RESPONSE to 81 MOTION to Stay by Jane Doe [responds to 81]\n     x 84\n" in printed
    assert "     + 85 order.pdf (1 of 3 pages)\n" in printed
    assert "     + 87 plain.pdf (by SHA-1)\n" in printed
    assert " ".join(printed.split()).count("where the docket was saved") == 1
    assert all(
        len(line) <= 80 for line in printed.partition("Docket")[2].partition("No entry has")[0].splitlines()[:-2]
    )


def test_the_report_tells_what_of_the_docket_is_here(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "m", tmp_path / "m")

    def told(*words: str) -> str:
        belie("run", tmp_path / "m", "--report", tmp_path / "report.html", *words)
        return (tmp_path / "report.html").read_text("utf-8").partition("On the docket")[2].partition("All files")[0]

    section = told()
    assert "4 of 7 papers on 6 entries are here." in section
    assert '<td class="day">81-1</td><td class="day">2031-07-11</td>' in section
    assert section.count("(sealed)") == 1
    assert "order.pdf" not in section
    assert "docket.json" not in section.partition("Documents without a date")[2]
    belie("seal", tmp_path / "m", "order.pdf", "--by", "ECF No. 90")
    public = told("--audience", "public")
    assert "3 of 7 papers on 6 entries are here." in public
    assert '<td class="day">85</td>' in public and "order.pdf" not in public
    belie("seal", tmp_path / "m", "docket.json", "--by", "ECF No. 90")
    assert "SEALED EXHIBIT" not in told("--audience", "public")


def test_without_a_docket_the_headers_make_one_for_each_case(folder: Path) -> None:
    rows = {row["case"]: row for row in ask("docket", folder / "stamps")}
    mine, other = rows[CASE], rows["2:30-cv-00456"]
    assert not mine["saved"]
    assert [entry["number"] for entry in mine["entries"]] == ["81", "85", "99"]
    assert "84" in mine["gaps"] and "85" not in mine["gaps"]
    assert papers_of(other) == [
        ("3", "", [], "not in the matter"),
        ("3", "1", [], "not in the matter"),
        ("3", "2", ["other.pdf"], "in the matter"),
    ]
    assert "Made of the headers on the papers" in belie("docket", folder / "stamps")


def test_a_cite_says_what_the_docket_knows_of_it(folder: Path) -> None:
    draft = folder / "draft.txt"
    draft.write_text(
        "The gate was closed. ECF No. 81. He answered. ECF No. 84. It is sealed. ECF No. 82. See ECF No. 83. Later "
        "he asked again. ECF No. 120.\n",
        "utf-8",
    )
    rows = {row["cite"]: (row["verdict"], row["because"]) for row in ask("cites", draft, "--matter", folder / "m")}
    assert rows["ECF No. 81"][0] == "good"
    assert rows["ECF No. 84"] == (
        "not in the record",
        "entry 84 (RESPONSE to 81 MOTION to Stay by Jane Doe) is on the docket, not in the matter",
    )
    assert "lists no entry 83: sealed, or never filed" in rows["ECF No. 83"][1]
    assert "as saved ends with entry 87; it has no entry 120" in rows["ECF No. 120"][1]


def test_a_paper_cites_no_entry_after_the_end_of_its_docket(folder: Path) -> None:
    rows = {row["cite"]: row for row in ask("cites", folder / "m")}
    assert (rows["ECF No. 184"]["paper"], rows["ECF No. 184"]["verdict"]) == ("motion.pdf", "broken")
    (found,) = [held for held in ask("findings", folder / "m") if held["check"] == "citation"]
    assert "it has no entry 184" in found["because"]
    missing = {row["cited"]: row["why"] for row in ask("cites", folder / "m", "--missing")}
    assert "is on the docket, not in the matter" in missing["ECF No. 84"]


def test_a_paper_that_the_public_may_not_see_is_not_in_their_matter(folder: Path) -> None:
    belie("seal", folder / "m", "order.pdf", "--by", "ECF No. 90")
    saved = ask("docket", folder / "m", "--audience", "public")[0]
    assert ("85", "", [], "not in the matter") in papers_of(saved)
    assert "order.pdf" not in belie("docket", folder / "m", "--audience", "public")


def test_a_matter_without_court_papers_has_no_docket(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The gate was closed.", "utf-8")
    belie("add", tmp_path / "note.txt", "--matter", tmp_path / "m")
    assert belie("docket", tmp_path / "m", "--json").endswith("\n[]\n")
    assert "No docket" in belie("docket", tmp_path / "m")
