"""Answers in a transcript: which question each answers, and what of court and counsel is a statement."""

from belie.domain.documents import DocumentKind
from statements.reading import reported

COVER = "DEPOSITION OF PIM HADDOW\n\nBY MS. ORLE:\n"


def answers(text: str) -> list[tuple[str, str, str]]:
    """(speaker as printed, question, words) of each statement that is not inside another."""
    found = reported(COVER + text, DocumentKind.TRANSCRIPT)
    return [(s.speaker, s.question, s.content) for s in found if s.within is None]


def test_a_short_answer_keeps_its_question() -> None:
    assert answers("Q. You knew of the shipment?\nA. Yes, I did.") == [
        ("A.", "You knew of the shipment?", "Yes, I did.")
    ]


def test_a_fragment_reaches_back_to_the_question_before_it() -> None:
    asked = "Q. Was the unit empty in May?\nA. No.\nQ. And in July?\nA. It was.\nQ. Why?\nA. I know not why."
    assert [question for _, question, _ in answers(asked)] == [
        "Was the unit empty in May?",
        "Was the unit empty in May? And in July?",
        "Was the unit empty in May? Why?",
    ]


def test_an_objection_leaves_the_question_open() -> None:
    text = "Q. Was it empty?\nMR. LIND: Objection, form.\nTHE WITNESS: Yes."
    assert answers(text) == [
        ("MR. LIND:", "", "Objection, form."),
        ("THE WITNESS:", "Was it empty?", "Yes."),
    ]


def test_an_interrupted_question_and_an_interrupted_answer_go_on() -> None:
    text = "Q. Did you --\nA. Wait.\nQ. -- sign it?\nA. I was --\nMR. LIND: Objection.\nA. -- told to sign."
    assert [question for speaker, question, _ in answers(text) if speaker == "A."] == [
        "Did you --",
        "Did you -- -- sign it?",
        "Did you -- -- sign it?",
    ]


def test_the_witness_answers_the_court_too() -> None:
    text = "Q. Did you sign?\nTHE COURT: Overruled. Who told you to?\nTHE WITNESS: Mr. Vane did."
    assert answers(text)[-1] == ("THE WITNESS:", "Who told you to?", "Mr. Vane did.")


def test_questions_alone_and_courtesies_are_nobodys_statements() -> None:
    text = (
        "Q. Did you sign?\nA. No.\nMR. LIND: May I see it?\nTHE COURT: Thank you, Mr. Lind. Go ahead.\n"
        "MR. LIND: Thank you, Your Honor."
    )
    assert answers(text) == [("A.", "Did you sign?", "No.")]
