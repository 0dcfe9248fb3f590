"""Redactions reach the user: at the end of a run, in the report, in `belie flags` and `belie doctor`."""

from pathlib import Path

import pytest

from app.commands import ask, belie
from sources.made_docx import deleted, inserted, make_docx, p
from sources.made_pdf import Sheet, make_pdf

SECRET = "Complainant: Odile Renner"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("flags")
    failed = Sheet().text(72, 300, "The monitor counted the beds on every corridor.").text(72, 100, SECRET)
    held = Sheet().text(72, 300, "Nine of them were empty in May.").box(70, 88, 190, 16)
    (place / "papers").mkdir()
    (place / "papers" / "letter.pdf").write_bytes(make_pdf([failed.box(70, 88, 190, 16), held]))
    (place / "papers" / "memo.docx").write_bytes(make_docx(p("The gate was ", deleted("open"), inserted("shut"), ".")))
    return place


@pytest.fixture(scope="module")
def told(folder: Path) -> str:
    done = belie("examine", folder / "papers", "--matter", folder / "m", "--report", folder / "report.html")
    return done.stdout + done.stderr


def test_the_run_ends_with_what_was_noticed(told: str) -> None:
    (line,) = [line for line in told.splitlines() if line.startswith("Noticed:")]
    assert line.startswith("Noticed: 1 redaction that failed; 1 redaction; 1 tracked change in 1 paper. `belie flags ")
    assert line.endswith("list them.")
    assert "Renner" not in told


def test_the_report_lists_redactions_and_not_their_words(folder: Path, told: str) -> None:
    page = (folder / "report.html").read_text("utf-8")
    assert "hidden text under rectangle" in page
    assert "Renner" not in page


def test_flags_are_listed_and_the_words_only_on_request(folder: Path, told: str) -> None:
    failed, held = ask("flags", folder / "m")
    assert (failed["document"], failed["kind"], failed["page_number"]) == (
        "letter.pdf",
        "hidden_text_under_rectangle",
        1,
    )
    assert failed["bbox_pt"] == [70.0, 88.0, 260.0, 104.0]
    assert (held["kind"], held["page_number"], held["text"]) == ("redaction", 2, "")
    assert failed["text"] == ""
    assert ask("flags", folder / "m", "--show-hidden")[0]["text"] == SECRET
    assert ask("flags", folder / "m", "--document", "other") == []


def test_hidden_words_are_found_nowhere(folder: Path, told: str) -> None:
    assert ask("search", folder / "m", "Renner") == []
    assert "Renner" not in belie("statements", folder / "m", "--json").stdout
    assert "Renner" not in (folder / "m" / "belie.log").read_text("utf-8")


def test_doctor_tells_of_redactions(folder: Path, told: str) -> None:
    assert "1 redaction that failed" in belie("doctor", folder / "m").stdout
