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


LAYOUTS = {
    "numbered lines and stops": (
        " 1   BY MR. LIND:\n 2   Q.   Was it empty?\n 3   A.   Never once.\n",
        [("question", "Mr. Lind", "Was it empty?"), ("answer", "", "Never once.")],
    ),
    "letters and colons": (
        "Q: Was it empty?\nA: Never.",
        [("question", "", "Was it empty?"), ("answer", "", "Never.")],
    ),
    "letters alone, an article at a line's start": (
        "Q   Was it empty?\nA   Never. I saw\nA truck there.",
        [("question", "", "Was it empty?"), ("answer", "", "Never. I saw A truck there.")],
    ),
    "written out": (
        "QUESTION: Was it empty?\nANSWER: Never.",
        [("question", "", "Was it empty?"), ("answer", "", "Never.")],
    ),
    "counsel beside the letter": (
        "Q. (BY MR. LIND) Was it empty?\nA. Never.\nQ. BY MS. ORLE: And then?\nA. No.",
        [
            ("question", "Mr. Lind", "Was it empty?"),
            ("answer", "", "Never."),
            ("question", "Ms. Orle", "And then?"),
            ("answer", "", "No."),
        ],
    ),
    "an objection between question and answer": (
        "Q. Was it empty?\nMR. LIND: Objection, form.\nTHE WITNESS: Yes.\nTHE COURT: Overruled.",
        [
            ("question", "", "Was it empty?"),
            ("colloquy", "Mr. Lind", "Objection, form."),
            ("answer", "", "Yes."),
            ("colloquy", "The Court", "Overruled."),
        ],
    ),
    "the examination passes on": (
        "EXAMINATION BY MR. LIND:\nQ. Was it?\nA. No.\n"
        "CROSS-EXAMINATION\nBY MS. ORLE (CONTINUED):\nQ. Was it?\nA. Yes.",
        [
            ("question", "Mr. Lind", "Was it?"),
            ("answer", "", "No."),
            ("question", "Ms. Orle", "Was it?"),
            ("answer", "", "Yes."),
        ],
    ),
    "an answer goes on behind an aside": (
        "Q. Was it empty?\nA. I had soup.\n(Laughter.)\nHe paid for it.\n(Discussion off the record.)\nQ. And?\nA. No.",
        [
            ("question", "", "Was it empty?"),
            ("answer", "", "I had soup."),
            ("answer", "", "He paid for it."),
            ("question", "", "And?"),
            ("answer", "", "No."),
        ],
    ),
    "an aside over two lines": (
        "Q. And?\nA. No.\n(Whereupon, a recess was taken from 10:02\nto 10:20 a.m.)\nQ. Back?\nA. (Witness nods.) Yes.",
        [
            ("question", "", "And?"),
            ("answer", "", "No."),
            ("question", "", "Back?"),
            ("answer", "", "(Witness nods.) Yes."),
        ],
    ),
    "a videotape's times and an interpreter": (
        "[00:01:02] THE VIDEOGRAPHER: On the record.\n[00:01:09] Q. Was it empty?\n"
        "[00:01:12] A. (Through interpreter) No.\n"
        "THE INTERPRETER: May he repeat?",
        [
            ("colloquy", "The Videographer", "On the record."),
            ("question", "", "Was it empty?"),
            ("answer", "", "(Through interpreter) No."),
            ("colloquy", "The Interpreter", "May he repeat?"),
        ],
    ),
    "names with small letters in them": (
        "MS. DeWITT: We object.\nMR. McNAMARA: Noted.\nMR. VAN DER BERG: So do we.\nQ. Was it?\nA. No.",
        [
            ("colloquy", "Ms. DeWitt", "We object."),
            ("colloquy", "Mr. McNamara", "Noted."),
            ("colloquy", "Mr. van der Berg", "So do we."),
            ("question", "", "Was it?"),
            ("answer", "", "No."),
        ],
    ),
    "a committee of congress": (
        "    Chairman Dorr. The hearing will come to order.\n    Mr. Vane. Thank you, Mr. Chairman.\n"
        "I have a statement.\n    Ms. Orle of Hale. So have I.\n    The Chairman. Without objection.\n",
        [
            ("answer", "Chairman Dorr", "The hearing will come to order."),
            ("answer", "Mr. Vane", "Thank you, Mr. Chairman. I have a statement."),
            ("answer", "Ms. Orle of Hale", "So have I."),
            ("answer", "The Chairman", "Without objection."),
        ],
    ),
    "an interview": (
        "Interviewer: Was it empty?\nHaddow: Never.\nInterviewer: And July?\nHaddow: It was full.",
        [
            ("question", "", "Was it empty?"),
            ("answer", "Haddow", "Never."),
            ("question", "", "And July?"),
            ("answer", "Haddow", "It was full."),
        ],
    ),
    "agents who ask": (
        "AGENT VANE: Was it empty?\nHADDOW: Never.\nAGENT VANE: Nor in July?\nHADDOW: It was full.",
        [
            ("question", "Agent Vane", "Was it empty?"),
            ("answer", "Haddow", "Never."),
            ("question", "Agent Vane", "Nor in July?"),
            ("answer", "Haddow", "It was full."),
        ],
    ),
    "a witness told to raise her hand": (
        "THE COURT: Ms. Sole, please raise your right hand.\nBY MR. LIND:\nQ. Was it?\nA. No.",
        [
            ("colloquy", "The Court", "Ms. Sole, please raise your right hand."),
            ("question", "Mr. Lind", "Was it?"),
            ("answer", "Ms. Sole", "No."),
        ],
    ),
    "a witness called": (
        "MR. LIND: The People call Wanda Sole to the stand.\nBY MR. LIND:\nQ. Was it?\nA. No.",
        [
            ("colloquy", "Mr. Lind", "The People call Wanda Sole to the stand."),
            ("question", "Mr. Lind", "Was it?"),
            ("answer", "Wanda Sole", "No."),
        ],
    ),
    "a defendant before the bench": (
        "THE COURT: How do you plead?\nTHE DEFENDANT: Guilty, Your Honor.",
        [("answer", "The Court", "How do you plead?"), ("answer", "The Defendant", "Guilty, Your Honor.")],
    ),
    "fields of a cover": (
        "DATE: May 4, 2030\nTAKEN BY: MR. LIND\nREPORTED BY: W. SOLE\nQ. Was it?\nA. No.",
        [("question", "", "Was it?"), ("answer", "", "No.")],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_its_turns(layout: str) -> None:
    text, expected = LAYOUTS[layout]
    assert turns(text) == expected
