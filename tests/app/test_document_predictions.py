"""`belie predict documents`: one line a file, whatever came out of it."""

from __future__ import annotations

import json
from email.message import EmailMessage
from typing import Any

import pytest

from app.commands import belie
from sources.made_docx import deleted, inserted, make_docx, p
from sources.made_pdf import Sheet, make_pdf

PAPER = "The pumps were tested on 3 May 2031. Nobody was told of the result."
QUESTIONS = """\
   1      Q.   Were the pumps tested?
   2      A.   They were tested twice. The second
   3   test failed on the same day.
   4      MR. LINDQVIST:  Objection. Vague.
   5      Q.   You may answer.
   6      A.   I was there.
   7      Q.   Who else was?
   8      A.   The foreman.
"""
TRANSCRIPT = f"""\
                     12
   DEPOSITION OF EDITH VARGA
\f                     13
{QUESTIONS}
\f                     14
{QUESTIONS}
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place = tmp_path_factory.mktemp("documents")
    folder = place / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(PAPER)
    (folder / "b.pdf").write_text(PAPER)  # the same bytes, under a name that promises another format
    (folder / "empty.txt").write_text("")
    (folder / "paid.csv").write_text('day,sum\n2031-05-03,"(1,200.50)"\n\n2031-05-04,\n')
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "deposition.txt").write_text(TRANSCRIPT)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Edith Varga <e@example.org>", "Lind <l@example.org>", "pumps"
    mail["Date"] = "Tue, 06 May 2031 09:00:00 +0200"
    mail.set_content("The second test failed.\n")
    mail.add_attachment(make_pdf([Sheet().text(72, 92, PAPER)]), "application", "pdf", filename="report.pdf")
    (folder / "mail.eml").write_bytes(mail.as_bytes())
    changed = p("The pumps were ", deleted("never tested"), inserted("tested twice"), ".")
    (folder / "memo.docx").write_bytes(make_docx(changed))
    belie("predict", "documents", folder, place / "out.jsonl")
    lines = (place / "out.jsonl").read_text("utf-8").splitlines()
    return {row["file"]: row for row in map(json.loads, lines)}


def test_a_table_gives_its_data_rows_and_cells(rows: dict[str, Any]) -> None:
    row = rows["paid.csv"]
    assert row["rows"] == 2
    assert row["cells"] == [
        {"value": "2031-05-03", "row": 1, "column": "day"},
        {"value": "(1,200.50)", "row": 1, "column": "sum", "numeric": -1200.5},
        {"value": "2031-05-04", "row": 2, "column": "day"},
    ]


def test_every_file_and_attachment_has_a_line(rows: dict[str, Any]) -> None:
    files = [
        "a.txt",
        "b.pdf",
        "deposition.txt",
        "empty.txt",
        "mail.eml",
        "mail.eml!report.pdf",
        "memo.docx",
        "noise.txt",
        "paid.csv",
    ]
    assert sorted(rows) == files


def test_what_was_read_is_there_and_what_was_not_says_why(rows: dict[str, Any]) -> None:
    assert (rows["a.txt"]["outcome"], rows["a.txt"]["text"]) == ("text", PAPER)
    assert (rows["empty.txt"]["outcome"], rows["empty.txt"]["error_kind"]) == ("error", "empty")
    assert (rows["noise.txt"]["outcome"], rows["noise.txt"]["error_kind"]) == ("error", "undecodable")


def test_a_duplicate_names_the_first_and_its_own_mismatch(rows: dict[str, Any]) -> None:
    assert rows["b.pdf"]["duplicate_of"] == "a.txt"
    assert rows["b.pdf"]["text"] == PAPER
    assert rows["b.pdf"]["error_kind"] == "type_mismatch"
    assert "error_kind" not in rows["a.txt"]


def test_an_attachment_is_read_and_hangs_on_its_mail(rows: dict[str, Any]) -> None:
    assert rows["mail.eml"]["attachments"] == [{"name": "report.pdf", "text": PAPER}]
    (said,) = [row for row in rows["mail.eml"]["statements"] if "second test" in row["text"]]
    assert said == {"text": "The second test failed.", "speaker": "Edith Varga", "date": "2031-05-06"}


def test_turns_of_a_transcript_stand_at_page_and_line(rows: dict[str, Any]) -> None:
    turns = [(turn["page"], turn["line"], turn["speaker"]) for turn in rows["deposition.txt"]["lines"]]
    assert turns[:4] == [(13, 1, "Q."), (13, 2, "Edith Varga"), (13, 4, "MR. LINDQVIST"), (13, 5, "Q.")]
    assert [turn["under_oath"] for turn in rows["deposition.txt"]["lines"]][:4] == [False, True, False, False]


def test_deleted_words_are_revisions_and_no_text_of_their_paper(rows: dict[str, Any]) -> None:
    row = rows["memo.docx"]
    assert row["text"] == "The pumps were tested twice."
    assert [(held["kind"], held["text"]) for held in row["revisions"]] == [
        ("deleted", "never tested"),
        ("inserted", "tested twice"),
    ]
    assert all("never" not in held["text"] for held in (*row["statements"], *row["page_text"]))
