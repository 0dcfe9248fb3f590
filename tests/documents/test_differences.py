from __future__ import annotations

from belie.documents.differences import Change, Difference, differences
from belie.documents.versions import read_words
from belie.domain.documents import Document
from belie.domain.spans import quote_at
from documents.papers import FLIGHT, MEMO, MOTION, REDACTED, SECRET, paper


def between(first: Document, second: Document) -> list[Difference]:
    return differences(read_words(first), read_words(second))


def words(first: Document, second: Document) -> list[tuple[Change, str, str]]:
    return [
        (held.change, quote_at(first.text, held.first), quote_at(second.text, held.second))
        for held in between(first, second)
    ]


def test_what_one_version_shows_and_the_other_hides_comes_with_the_marks() -> None:
    shown, hidden = paper("shown.txt", MEMO), paper("hidden.txt", REDACTED)
    assert words(shown, hidden) == [
        (Change.HIDDEN_IN_SECOND, SECRET, "[REDACTED]"),
        (Change.HIDDEN_IN_SECOND, FLIGHT, "████████ ██████"),
    ]
    assert [change for change, *_ in words(hidden, shown)] == [Change.HIDDEN_IN_FIRST] * 2


def test_edits_are_told_apart() -> None:
    first = paper("a.txt", MEMO)
    edited = (
        MEMO.replace("on Tuesday ", "").replace("in July", "in June or August").replace("hearing.", "hearing soon.")
    )
    assert words(first, paper("b.txt", edited)) == [
        (Change.ONLY_FIRST, "on Tuesday", ""),
        (Change.CHANGED, "July", "June or August"),
        (Change.ONLY_SECOND, "", "soon"),
    ]


def test_a_letter_misread_is_no_edit_and_a_figure_is_one() -> None:
    first = paper("a.txt", MEMO + " Room 41 was empty in the night when the boats came back to the pier.")
    other = paper(
        "b.txt",
        MEMO.replace("ministry of", "rninistry of")
        + " Room 47 was empty in the night when the boats came back to the pier.",
    )
    assert words(first, other) == [(Change.MISREAD, "ministry", "rninistry"), (Change.CHANGED, "41", "47")]


def test_a_blank_has_the_place_where_the_words_would_stand() -> None:
    gone = MEMO.replace(SECRET, " " * 40)
    shown, hidden = paper("a.txt", "Cover.", MEMO), paper("b.txt", "Cover.", gone)
    (held,) = between(shown, hidden)
    assert (held.change, held.second, held.words) == (Change.HIDDEN_IN_SECOND, (), 9)
    assert hidden.text[: held.second_at].endswith("deputy minister said that")


def test_what_lies_around_a_part_is_no_difference() -> None:
    motion = paper("motion.txt", f"{MOTION}\n\n{MEMO.replace('Tuesday', 'Monday')}\n\n{MOTION}")
    assert words(paper("memo.txt", MEMO), motion) == [(Change.CHANGED, "Tuesday", "Monday")]


def test_papers_with_little_in_common_differ_in_the_rest() -> None:
    found = words(paper("a.txt", "The gate was shut."), paper("b.txt", "The boats have left."))
    assert found == [(Change.CHANGED, "gate was shut", "boats have left")]


def test_equal_and_empty_papers_do_not_differ() -> None:
    assert between(paper("a.txt", MEMO), paper("b.txt", MEMO)) == []
    assert between(paper("a.txt", ""), paper("b.txt", "")) == []
