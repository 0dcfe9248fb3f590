"""`belie versions`: copies of a paper with all they go by, and what one shows that another hides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.sealed import run
from documents.papers import FLIGHT, MEMO, REDACTED, SECRET
from sources.made_pdf import Sheet, make_pdf


def belie(*words: str | Path) -> str:
    code, printed = run(*map(str, words))
    assert code in (0, 3), printed
    return printed


def ask(*words: str | Path) -> Any:
    return json.loads(belie(*words, "--json"))


def sheet(text: str, number: int) -> Sheet:
    words, held = text.replace("█", "X").split(), Sheet().text(250, 770, f"MER-00{number}")
    for at in range(0, len(words), 12):
        held = held.text(72, 100 + 1.5 * at, " ".join(words[at : at + 12]), 10)
    return held


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("versions")
    papers = place / "papers"
    (papers / "again").mkdir(parents=True)
    (papers / "memo.txt").write_text(MEMO, "utf-8")
    (papers / "again" / "copy.txt").write_text(MEMO, "utf-8")
    (papers / "memo.pdf").write_bytes(make_pdf([sheet(MEMO, 1234)]))
    (papers / "hidden.txt").write_text(f"COVER SHEET\f{REDACTED}", "utf-8")
    (papers / "other.txt").write_text("The boats left the pier in the morning and came back with the tide.", "utf-8")
    belie("examine", papers, "--matter", place / "m", "--report", place / "report.html")
    return place


def test_a_group_has_every_copy_with_all_it_goes_by(folder: Path) -> None:
    (group,) = ask("versions", folder / "m")
    assert group["kinds"] == ["identical files", "same text", "redaction version"]
    copies = {copy["document"]: copy for copy in group["copies"]}
    assert sorted(copies) == ["again/copy.txt", "hidden.txt", "memo.pdf"]
    assert copies["again/copy.txt"]["names"] == ["again/copy.txt", "memo.txt"]
    assert copies["memo.pdf"]["bates"] == ["MER-001234"]


def test_what_a_redaction_hid_comes_with_both_places(folder: Path) -> None:
    (group,) = ask("versions", folder / "m")
    (held,) = [row for row in group["relations"] if row["kind"] == "redaction_version"]
    assert [row["first"] for row in held["revealed"]] == [SECRET, FLIGHT]
    assert {row["second_cite"] for row in held["revealed"]} == {"COVER SHEET, p. 2"}
    printed = belie("versions", folder / "m")
    assert f"“{SECRET}”\n      shown: {held['revealed'][0]['first_cite']}; hidden: COVER SHEET, p. 2" in printed


def test_two_papers_are_compared_word_by_word(folder: Path) -> None:
    pair = ask("versions", folder / "m", "hidden", "memo.pdf")
    assert (pair["first"]["document"], pair["kind"], pair["host"]) == ("hidden.txt", "redaction_version", "")
    hidden = [row for row in pair["differences"] if row["change"] == "hidden in the first"]
    assert [row["second"] for row in hidden] == [SECRET, FLIGHT]
    assert hidden[0]["second_cite"] == "MER-001234"
    assert hidden[0]["before"].endswith("deputy minister said that")
    printed = belie("versions", folder / "m", "hidden", "memo.pdf")
    assert "Shown in one and hidden in the other: 2 passages, 22 words." in printed


def test_papers_without_likeness_are_compared_too(folder: Path) -> None:
    pair = ask("versions", folder / "m", "other", "hidden")
    assert (pair["kind"], pair["share"]) == ("", 0.0)
    assert pair["differences"]


def test_equal_words_have_no_differences(folder: Path) -> None:
    assert ask("versions", folder / "m", "copy.txt", "memo.pdf")["differences"] == []
    assert "Word for word the same." in belie("versions", folder / "m", "copy.txt", "memo.pdf")


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (["hidden"], "Name two"),
        (["hidden", "nobody"], "no paper of the matter is named 'nobody'"),
        (["hidden", "hidden.txt"], "are one paper"),
        (["hidden", "e"], "papers are named 'e'"),
        (["hidden", "ECF No. 7"], "no paper of the matter is named 'ECF No. 7'"),
    ],
)
def test_names_that_lead_nowhere_or_to_several_papers_are_told(folder: Path, names: list[str], why: str) -> None:
    code, printed = run("versions", str(folder / "m"), *names)
    assert code == 2
    assert why in printed


def test_the_report_shows_copies_and_what_was_hidden(folder: Path) -> None:
    page = (folder / "report.html").read_text("utf-8")
    assert "Versions and copies" in page
    assert page.count(SECRET) >= 1
    assert "hidden: <bdi>COVER SHEET, p. 2</bdi>" in page


def test_an_audience_is_told_of_no_version_it_may_not_see(folder: Path) -> None:
    belie("seal", folder / "m", "memo.pdf", "--by", "ECF No. 9")
    assert "memo.pdf" not in belie("versions", folder / "m", "--audience", "public")
    code, printed = run("versions", str(folder / "m"), "hidden", "memo.pdf", "--audience", "public")
    assert (code, "no paper of the matter is named 'memo.pdf'" in printed) == (2, True)


def test_a_matter_without_copies_says_so(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The gate was closed.", "utf-8")
    belie("add", tmp_path / "note.txt", "--matter", tmp_path / "m")
    assert "No paper stands in the matter twice." in belie("versions", tmp_path / "m")
