"""What counts as a trace of a hidden paper, and what is anybody's."""

from __future__ import annotations

import pytest

from belie.app.residue import Marks, own_words


@pytest.fixture
def marks() -> Marks:
    """Return the marks of one hidden paper of which "memorandum" is all that visible papers hold as well."""
    made = Marks()
    made.hide("a", "The quiverhold memorandum counts another 73,619 files, and nobody has seen them since.")
    made.hide_name("a", "Ada M. Lund")
    made.hide_file("a", "box/zanthorpe.pdf")
    made.hide_file("a", "box/later.pdf")
    made.hide_id("a", "0123456789abcdef0123")
    made.show(["Of a memorandum."])
    made.show_own(own_words())
    return made


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("of quiverhold", ["word"]),
        ("in all 73619", ["number"]),
        ("files and nobody has seen", ["words"]),
        ("by Ada M. Lund", ["name"]),
        ("From: Lund, Ada M. <a@example.org>", ["name"]),
        ("Zanthorpe", ["file name"]),
        ("see 0123456789ab", ["id"]),
        ("a memorandum", []),
        ("another paper of 3 days later", []),  # belie's own words
        ("Ada Lund", []),
        ("files and nobody", []),
    ],
)
def test_traces(marks: Marks, text: str, kinds: list[str]) -> None:
    assert [held.kind for held in marks.find("here", [text])] == kinds


def test_a_name_that_a_visible_paper_prints_the_other_way_round_is_no_trace(marks: Marks) -> None:
    marks.show(["From: Lund, Ada M. <a@example.org>"])
    assert marks.find("here", ["Said by Ada M. Lund."]) == []
