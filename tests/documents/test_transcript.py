"""Transcripts to turns: depositions, hearings, press briefings, with line numbers and without."""

import pytest

from belie.documents.clean import clean
from belie.documents.transcript import Part, find_turns
from belie.domain.documents import Document, Page
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import fold_space


def turns(*pages: str) -> list[tuple[str, str, str]]:
    """(part, speaker, words) of each turn."""
    document = Document(
        id=DocumentId("d"),
        source=SourceId("s"),
        name="t.txt",
        format="text",
        pages=tuple(Page(index=number, text=text) for number, text in enumerate(pages)),
    )
    cleaned = clean(document)
    found = find_turns(document, cleaned)
    assert all(turn.label.end <= turn.body.start for turn in found)
    return [(turn.part.value, turn.speaker, fold_space(turn.body.of(cleaned.text))) for turn in found]


def test_questions_are_counsels_and_answers_the_witness_of_the_cover() -> None:
    text = (
        "DEPOSITION OF PIM HADDOW\n\nBY MS. ORLE:\n\nQ. Was it empty?\nA. Never.\n\nMR. VANE: Objection.\n\nTHE "
        "WITNESS: Never once."
    )
    assert turns(text) == [
        ("question", "Ms. Orle", "Was it empty?"),
        ("answer", "Pim Haddow", "Never."),
        ("colloquy", "Mr. Vane", "Objection."),
        ("answer", "Pim Haddow", "Never once."),
    ]


def test_a_turn_goes_on_over_lines_and_pages() -> None:
    first = "TRANSCRIPT\n\nQ   Was the unit\n    empty in May?\nA   It was full on every night of that"
    second = "    month, and of June.\nQ   And July?\nA   No."
    assert turns(first, second) == [
        ("question", "", "Was the unit empty in May?"),
        ("answer", "", "It was full on every night of that month, and of June."),
        ("question", "", "And July?"),
        ("answer", "", "No."),
    ]


def test_a_witness_is_named_by_the_answer_to_state_your_name() -> None:
    text = "Q   Please state your name.\nA   Pim Haddow, H-A-D-D-O-W.\nQ   Was it empty?\nA   Never.\n"
    assert {speaker for part, speaker, _ in turns(text) if part == "answer"} == {"Pim Haddow"}


def test_another_witness_takes_the_answers_over() -> None:
    text = (
        "THE COURT: Call your first witness, please.\nPIM HADDOW, called as a witness, being duly sworn:\nBY "
        "MS. ORLE:\n"
        "Q. Was it empty?\nA. Never.\nWANDA SOLE, called as a witness, being duly sworn:\nDIRECT "
        "EXAMINATION\nBY MR. VANE:\n"
        "Q. Was it empty?\nA. Always."
    )
    assert [(speaker, words) for part, speaker, words in turns(text) if part == "answer"] == [
        ("Pim Haddow", "Never."),
        ("Wanda Sole", "Always."),
    ]


def test_in_a_press_briefing_the_reporter_asks_and_the_official_answers() -> None:
    text = (
        "PRESS BRIEFING\n\nMR. HARTE: Good morning. The talks go well.\n\nQ: Is there an agreement?\n\nMR. "
        "HARTE: There will be.\n"
    )
    assert turns(text) == [
        ("answer", "Mr. Harte", "Good morning. The talks go well."),
        ("question", "", "Is there an agreement?"),
        ("answer", "Mr. Harte", "There will be."),
    ]


@pytest.mark.parametrize(
    "line", ["A truck came to the gate.", "A. The Agreement", "NOTE: see the annex.", "TO: Wanda Orle"]
)
def test_an_article_a_heading_or_a_field_is_no_turn(line: str) -> None:
    assert turns(f"The unit was empty.\n\n{line}\n\nNobody was there.")[1:] == []


def test_what_happens_in_the_room_is_nobodys_words() -> None:
    text = (
        "Q. Was it empty?\nA. Never.\n(Recess taken.)\nQ. And in June?\nA. No.\n(Proceedings concluded at "
        "noon.)\nCERTIFICATE OF REPORTER"
    )
    assert [words for _, _, words in turns(text)] == ["Was it empty?", "Never.", "And in June?", "No."]


def test_the_parts_are_these() -> None:
    assert {part.value for part in Part} == {"question", "answer", "colloquy"}
