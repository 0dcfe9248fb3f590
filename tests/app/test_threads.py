"""`belie threads`: mail in the order it was written, from files in any order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.sealed import run

FIRST = "Crews have replaced eleven lines in the east wing and will begin the west wing on Monday morning."
SECOND = "Do not put that number in writing before the hearing, as counsel has told you twice this week."
THIRD = "Understood, I will leave the number out of the declaration that goes to the court on Friday."


def belie(*words: str | Path) -> str:
    code, printed = run(*map(str, words))
    assert code in (0, 3), printed
    return printed


def mail(number: int, by: str, to: str, hour: int, body: str, *answers: int, subject: str = "Re: Lines") -> str:
    references = " ".join(f"<{held}@quill>" for held in answers)
    more = f"In-Reply-To: <{answers[-1]}@quill>\nReferences: {references}\n" if answers else ""
    return (
        f"From: {by} <{number}@quill.example>\nTo: {to}\nSubject: {subject}\nMessage-ID: <{number}@quill>\n"
        f"Date: Mon, 20 Aug 2029 {hour:02}:00:00 +0000\n{more}\n{body}\n"
    )


def quoting(body: str, by: str, quoted: str) -> str:
    lines = "\n".join(f"> {line}" for line in quoted.splitlines())
    return f"{body}\n\nOn Mon, Aug 20, 2029 at 9:00 AM, {by} wrote:\n{lines}"


MAILS = {
    "c.eml": mail(1, "W. Pike", "Ines Calder", 9, FIRST, subject="Lines"),
    "a.eml": mail(2, "Ines Calder", "W. Pike", 11, quoting(SECOND, "W. Pike", FIRST), 1),
    "b.eml": mail(4, "W. Pike", "Ines Calder", 18, THIRD, 1, 2, 3),
    "lone.eml": mail(9, "Rosa Venn", "W. Pike", 8, "The roof leaks.", subject="Roof"),
    "other.eml": mail(7, "Rosa Venn", "W. Pike", 8, quoting("So it is.", "Ada Holt", "Nine pumps are broken."),
                      subject="RE: Pumps"),
}  # fmt: skip


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("threads")
    (place / "mail").mkdir()
    for name, text in MAILS.items():
        (place / "mail" / name).write_text(text, "utf-8")
    belie("add", place / "mail", "--matter", place / "m")
    belie("run", place / "m")
    return place / "m"


def threads(matter: Path, *more: str) -> dict[str, list[tuple[Any, ...]]]:
    return {
        row["subject"]: [
            (held["state"], held["author"], held["answers"], held["documents"], held["quoted_in"], held["inclusive"])
            for held in row["messages"]
        ]
        for row in json.loads(belie("threads", matter, "--json", *more))
    }


def test_messages_come_in_the_order_they_were_sent_with_what_each_answers(matter: Path) -> None:
    assert threads(matter)["Lines"] == [
        ("held", "W. Pike", None, ["c.eml"], ["a.eml#2"], False),
        ("held", "Ines Calder", 1, ["a.eml"], [], True),
        ("missing", "", 2, [], [], False),
        ("held", "W. Pike", 3, ["b.eml"], [], True),
    ]


def test_a_message_known_only_from_a_quotation_is_told(matter: Path) -> None:
    quoted, reply = threads(matter)["RE: Pumps"]
    assert (quoted[0], quoted[1], quoted[4]) == ("quoted", "Ada Holt", ["other.eml#2"])
    assert (reply[0], reply[2], reply[3]) == ("held", 1, ["other.eml"])


def test_threads_are_printed_and_lone_mails_counted(matter: Path) -> None:
    printed = belie("threads", matter)
    assert "2 threads, 1 mails alone; 5 messages held, 1 only quoted, 1 missing." in printed
    assert "<3@quill>" in printed
    assert "Roof" not in printed


def test_a_matter_without_mail_has_no_threads(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The gate was closed.", "utf-8")
    belie("add", tmp_path / "note.txt", "--matter", tmp_path / "m")
    assert "No e-mail." in belie("threads", tmp_path / "m")


def test_a_sealed_mail_is_in_no_thread_of_the_public(matter: Path) -> None:
    belie("seal", matter, "a.eml", "--by", "ECF No. 5")
    told = threads(matter, "--audience", "public")
    assert all("a.eml" not in str(held) and "quill" not in str(held[0]) for row in told.values() for held in row)
    assert "Calder" not in str([held[1] for row in told.values() for held in row])
