"""Tracked changes reach the user: in `belie revisions` and in the report, and for an audience only what it may see."""

import json
from pathlib import Path

import pytest

from app.commands import ask, belie
from sources.made_docx import deleted, inserted, make_docx, p


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("revisions")
    (place / "papers").mkdir()
    head = p("MEMORANDUM") + p("FROM: Ana Ruiz") + p("DATE: May 1, 2030")
    changed = p("The gate was ", deleted("open"), inserted("shut"), " all night.")
    (place / "papers" / "memo.docx").write_bytes(make_docx(head + changed))
    secret = p("FILED UNDER SEAL") + p("The list was ", deleted("zanthorpe"), inserted("quiverhold"), ".")
    (place / "papers" / "other.docx").write_bytes(make_docx(secret))
    (place / "papers" / "note.txt").write_text("The gate was painted.", "utf-8")
    belie("examine", place / "papers", "--matter", place / "m", "--report", place / "report.html")
    belie("unseal", place / "m", "memo.docx", "--by", "ECF No. 1")
    return place


def test_old_and_new_words_stand_side_by_side(folder: Path) -> None:
    rows = ask("revisions", folder / "m", "--document", "memo")
    assert [(row["document"], row["author"], row["date"], row["deleted"], row["inserted"]) for row in rows] == [
        ("memo.docx", "A. Roe", "2030-05-02", "open", "shut")
    ]
    assert rows[0]["paragraph"] == "The gate was shut all night."


def test_the_report_lists_tracked_changes(folder: Path) -> None:
    page = (folder / "report.html").read_text("utf-8")
    assert "<h3>Tracked changes</h3>" in page
    assert "A. Roe" in page


def test_an_earlier_wording_is_no_copy(folder: Path) -> None:
    for group in ask("versions", folder / "m"):
        assert group["kinds"] == ["draft version"]
        assert [copy["earlier"] for copy in group["copies"]] == [False, True]
    assert "(some of it as it read before its tracked changes; 1 page)" in belie("versions", folder / "m").stdout
    page = (folder / "report.html").read_text("utf-8")
    assert "Earlier wordings" in page
    assert "Papers that are one text" not in page  # there are none


def test_a_copy_of_a_changed_paper_does_not_make_its_earlier_wording_one(tmp_path: Path) -> None:
    body = [p("MEMORANDUM"), *(p(f"{n}. The keeper of gate {n} wrote that {n} boats came in.") for n in range(1, 9))]
    changed = p(
        "9. The ninth gate was ", deleted("open when the last of the boats left"), inserted("shut"), " that night."
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "memo.docx").write_bytes(make_docx("".join(body) + changed))
    (tmp_path / "in" / "copy.docx").write_bytes(make_docx("".join(body) + p("9. The ninth gate was shut that night.")))
    belie("examine", tmp_path / "in", "--matter", tmp_path / "m", "--report", tmp_path / "report.html")
    copies = (tmp_path / "report.html").read_text("utf-8").partition("Versions and copies")[2]
    copies, _, drafts = copies.partition("Earlier wordings")
    assert "copy.docx" in copies and "same text" in copies
    assert "before-changes" not in copies and "memo.docx#before-changes" in drafts


def test_an_audience_sees_the_changes_of_what_it_may_see(folder: Path) -> None:
    shown = belie("revisions", folder / "m", "--audience", "public", "--json").stdout
    assert "zanthorpe" not in shown and "quiverhold" not in shown
    assert "zanthorpe" in belie("revisions", folder / "m", "--json").stdout
    assert {row["document"] for row in json.loads(shown)} == {"memo.docx"}


def test_what_was_said_before_is_a_statement_of_its_own(folder: Path) -> None:
    said = ask("statements", folder / "m", "--document", "memo")
    held = {row["document_name"]: row["content"] for row in said}
    assert held["memo.docx"] == "The gate was shut all night."
    assert held["memo.docx#before-changes"] == "The gate was open all night."
