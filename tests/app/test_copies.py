"""One statement in several papers, through the whole flow: set against others once, and never against itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.sealed import run
from sources.made_pdf import Sheet, make_pdf

FAILED = "The talks with the ministry have failed."
AGREED = "The ministry has agreed to receive the persons held at Marrow Point."
NURSE = "There has been a nurse at Marrow Point on every day of this year, and the nurse has not left Marrow Point."
COPIES = {"memo.txt", "a-redacted.txt", "a-reply.eml#2"}
REFUSED = "The ministry has not agreed to receive the persons held at Marrow Point."
AROUND = (
    "The office of returns was told of it on Monday. The vendor will hold the deposit until the end of the month. "
    "Another country must be found before the summer, and counsel will be asked to look at the contract."
)
MAIL = "The nurse left Marrow Point in April, and nobody has been sent to take the place of the nurse since then."
DECLARATION = (
    f"DECLARATION OF HENK BRANDT\n\nI, Henk Brandt, declare as follows.\n\n1. {AGREED}\n\n2. {NURSE}\n\n"
    "I declare under penalty of perjury that the foregoing is true and correct. "
    "Executed on May 2, 2026.\n\nHenk Brandt\n"
)
HEAD = "MEMORANDUM\n\nTO: The file\nFROM: Ludwiga Orle\nDATE: April 20, 2026\nSUBJECT: Marrow Point\n\n"


def mail(by: str, to: str, day: int, subject: str, body: str, more: str = "") -> str:
    return (
        f"From: {by} <x@quill.example>\nTo: {to} <y@quill.example>\nSubject: {subject}\n"
        f"Date: Mon, {day} Apr 2026 09:00:00 +0000\nMessage-ID: <{day}@quill>\n{more}\n{body}\n"
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("copies")
    papers = place / "papers"
    papers.mkdir()
    memo = f"{HEAD}{FAILED} {REFUSED} {AROUND}\n"
    (papers / "declaration.txt").write_text(DECLARATION, "utf-8")
    (papers / "memo.txt").write_text(memo, "utf-8")
    sheet = Sheet()
    for at, line in enumerate(_lines(memo)):
        sheet = sheet.text(72, 90 + 16 * at, line, 11)
    (papers / "memo.pdf").write_bytes(make_pdf([sheet]))
    hidden = memo.replace("the persons held at Marrow Point", "[REDACTED]").replace("on Monday", "[REDACTED]")
    (papers / "a-redacted.txt").write_text(hidden, "utf-8")
    (papers / "one.eml").write_text(mail("Wanda Pike", "Ines Calder", 20, "Nurse", MAIL), "utf-8")
    quoted = f"Noted, with thanks.\n\nOn Mon, Apr 20, 2026 at 9:00 AM, Wanda Pike wrote:\n> {MAIL}"
    reply = mail("Ines Calder", "Wanda Pike", 27, "Re: Nurse", quoted, "In-Reply-To: <20@quill>\n")
    (papers / "a-reply.eml").write_text(reply, "utf-8")
    code, printed = run("examine", str(papers), "--matter", str(place / "m"), "--report", str(place / "report.html"))
    assert code in (0, 3), printed
    return place


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.splitlines():
        row = ""
        for word in line.split():
            if len(row) + len(word) > 70:
                lines.append(row)
                row = ""
            row = f"{row} {word}".strip()
        lines.append(row)
    return lines


def ask(*words: str | Path) -> Any:
    code, printed = run(*map(str, words), "--json")
    assert code in (0, 3), printed
    return json.loads(printed)


def sides(finding: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Both sides by their words."""
    return {held["quote"]: held for held in (finding["statement"], finding["evidence"])}


@pytest.mark.parametrize(("said", "against", "file"), [(AGREED, REFUSED, "memo.pdf"), (NURSE, MAIL, "one.eml")])
def test_each_contradiction_is_found_once_and_in_the_best_paper(
    folder: Path, said: str, against: str, file: str
) -> None:
    (found,) = [held for held in ask("findings", folder / "m") if sides(held).keys() == {said, against}]
    assert sides(found)[said]["document"] == "declaration.txt"
    assert sides(found)[against]["document"] == file


def test_no_copy_is_a_side_of_a_finding(folder: Path) -> None:
    findings = ask("findings", folder / "m", "--limit", "1000")
    assert findings
    assert not {side["document"] for held in findings for side in sides(held).values()} & COPIES


def test_the_other_places_of_a_statement_are_listed_with_it(folder: Path) -> None:
    (found,) = [held for held in ask("findings", folder / "m") if sides(held).keys() == {AGREED, REFUSED}]
    redacted, text = sides(found)[REFUSED]["places"]
    assert "a-redacted.txt" in redacted
    assert "memo.txt" in text
    assert sides(found)[AGREED]["places"] == []
    assert f"also in {redacted}; {text}" in (folder / "report.html").read_text("utf-8")


def test_against_asks_of_the_original_and_answers_with_each_statement_once(folder: Path) -> None:
    every = ask("statements", folder / "m", "--document", "memo.txt")
    copy = next(held for held in every if held["content"] == REFUSED)
    answered = ask("against", folder / "m", "--statement", copy["id"])
    assert answered[0]["statement"]["document_name"] == "declaration.txt"
    asked = ask("against", folder / "m", AGREED)
    (first,) = [held for held in asked if held["statement"]["content"] == REFUSED]
    assert first["statement"]["document_name"] == "memo.pdf"
    assert len(first["places"]) == 2
    assert not {held["statement"]["document_name"] for held in asked} & COPIES


def test_a_second_run_does_nothing_and_a_new_comparison_renews_findings(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from belie.app.settings import Settings
    from belie.app.wiring import open_house
    from belie.engine import steps

    with open_house(folder / "m", Settings(workers=1), writing=True) as house, house.flow() as flow:
        content = house.store.content_hash()
        report = flow.run()
        assert (report.read, report.analysed, report.judged, report.findings) == (0, 0, 0, 0)
        monkeypatch.setattr(steps, "COMPARE_VERSION", "another")
        assert flow.run().findings > 0
        monkeypatch.undo()
        flow.run()
        assert house.store.content_hash() == content
