"""Readings: what a statement asserts by itself, on invented sentences."""

from datetime import date

import pytest

from belie.domain.dates import Granularity, When
from belie.domain.ids import DocumentId
from belie.domain.spans import Anchor, Span
from belie.domain.statements import About, Form, Forum, Statement, statement_id
from belie.timeline.negation import deny
from belie.timeline.persons import put_name
from belie.timeline.readings import read_statement

JULY_23 = When.of_day(date(2018, 7, 23), derived="day before the day of the paper")


def said(
    content: str,
    *,
    form: Form = Form.INDIRECT,
    speaker: str = "",
    cue: str = "",
    denied: bool = False,
    question: str = "",
    times: dict[str, When] | None = None,
) -> Statement:
    document, whole = DocumentId("paper"), Span(0, len(content))
    return Statement(
        id=statement_id(document, (whole,), content, speaker),
        document=document,
        anchor=Anchor(document=document, spans=(whole,), page_indexes=(0,), quote=content),
        content=content,
        form=form,
        forum=Forum.UNKNOWN,
        speaker=speaker,
        cue=cue,
        denied=denied,
        question=question,
        about=tuple(
            About(span=Span(content.index(words), content.index(words) + len(words)), when=when)
            for words, when in (times or {}).items()
        ),
    )


@pytest.mark.parametrize(
    ("question", "answer", "reading"),
    [
        ("You knew of the shipment?", "Yes, I did.", "Ada Pohl knew of the shipment."),
        ("And you were told on Monday, correct?", "Correct.", "Ada Pohl was told on Monday."),
        ("You never told anyone, did you?", "No.", "Ada Pohl never told anyone."),
        ("Isn't it true that the ministry refused?", "That's right.", "The ministry refused."),
        (
            "Did you ever tell Mr. Hale that it was empty?",
            "No, sir.",
            "Ada Pohl did not tell Mr. Hale that it was empty.",
        ),
        (
            "In May, had you read the draft?",
            "No. I read the report.",
            "Ada Pohl had not read the draft in May. Pohl read the report.",
        ),
        ("Were you in the unit, sir?", "I was not.", "Ada Pohl was not in the unit."),
        ("Ms. Orle said so. Was she mistaken?", "Yes.", "She was mistaken."),
        ("Did anyone call the nurse?", "No.", "No one did call the nurse."),
        ("Was the unit empty in May? And in July?", "No.", "Asked “Was the unit empty in May? And in July?”: No."),
        ("How many men were there?", "Forty-one.", "Asked “How many men were there?”: Forty-one."),
        ("The list was complete?", "I don't recall.", "Asked “The list was complete?”: Ada Pohl does not recall."),
        (
            "Who signed it?",
            "That form is signed by whoever is on duty that night, and the log would show who that was.",
            "That form is signed by whoever is on duty that night, and the log would show who that was.",
        ),
    ],
)
def test_a_question_is_folded_into_its_answer(question: str, answer: str, reading: str) -> None:
    statement = said(answer, form=Form.DIRECT, speaker="A.", question=question)
    assert read_statement(statement, "Ada Pohl").text == reading
    assert statement.content == answer


@pytest.mark.parametrize(
    ("content", "cue", "speaker", "denied", "reading"),
    [
        ("that the unit was empty", "said", "Pohl", False, "The unit was empty"),
        ("that the unit was empty", "denied", "Pohl", True, "The unit was not empty"),
        ("that no one was told", "denied", "Pohl", True, "Someone was told"),
        ("that the talks failed", "denies", "Pohl", True, "The talks did not fail"),
        ("when", "did not say", "She", True, "Ada Pohl did not say when"),
        ("that the unit was empty", "did not say", "She", True, "Ada Pohl did not say the unit was empty"),
        ("to comment", "declined", "Pohl", True, "Ada Pohl declined to comment"),
        ("the allegation", "denied", "Pohl", True, "Ada Pohl denied the allegation"),
        ("knowing of it", "denied", "Pohl", True, "Ada Pohl denied knowing of it"),
        ("to release them by May", "promised", "Pohl", False, "Ada Pohl promised to release them by May"),
        ("whether it was so", "asked", "Pohl", False, "Ada Pohl asked whether it was so"),
        ("the bridge would hold", "believed", "Pohl", False, "Ada Pohl believed the bridge would hold"),
        ("the bridge would hold", "believe", "I", False, "The bridge would hold"),
        ("she stood by the release", "said", "Pohl", False, "Ada Pohl stood by the release"),
        ("he had been moved", "told", "Pohl", False, "He had been moved"),
    ],
)
def test_what_the_cue_does_is_taken_in(content: str, cue: str, speaker: str, denied: bool, reading: str) -> None:
    assert read_statement(said(content, cue=cue, speaker=speaker, denied=denied), "Ada Pohl").text == reading


def test_an_unknown_speaker_is_not_made_up() -> None:
    assert read_statement(said("she was there", cue="said", speaker="an officer"), "").text == "She was there"
    declined = said("to comment", cue="declined", speaker="an officer", denied=True)
    assert read_statement(declined, "").text == "An officer declined to comment"


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ("I am the officer of my unit.", "Ada Pohl is the officer of Pohl’s unit."),
        ("I’ve told them; I do not know.", "Ada Pohl has told them; Pohl does not know."),
        ("I understand that I was wrong.", "Ada Pohl understands that Pohl was wrong."),
        ("She told me “I am late.”", "She told Ada Pohl “I am late.”"),
        ("See Part I and item i of the list.", "See Part I and item i of the list."),
    ],
)
def test_the_first_person_of_an_answer_is_the_declarant(answer: str, named: str) -> None:
    assert put_name(answer, "Ada Pohl") == named


def test_other_direct_words_keep_their_first_person() -> None:
    reading = read_statement(said("I was there.", form=Form.OWN), "Ada Pohl")
    assert (reading.text, reading.declarant) == ("I was there.", "Ada Pohl")


@pytest.mark.parametrize(
    ("content", "words", "when", "reading"),
    [
        ("The truck left yesterday.", "yesterday", JULY_23, "The truck left on July 23, 2018."),
        ("It left by yesterday.", "yesterday", JULY_23, "It left by July 23, 2018."),
        ("It left on July 23.", "July 23", JULY_23, "It left on July 23, 2018."),
        ("It left on Monday.", "Monday", JULY_23, "It left on Monday, July 23, 2018."),
        ("It left in May.", "May", When.of_month(2017, 5), "It left in May 2017."),
        ("It left last month.", "last month", When.of_month(2018, 6), "It left in June 2018."),
        ("It left July 23, 2018.", "July 23, 2018", JULY_23, "It left July 23, 2018."),
        (
            "It leaves next Friday.",
            "next Friday",
            When(earliest=date(2018, 7, 27), latest=date(2018, 7, 27), alternatives=(JULY_23,)),
            "It leaves next Friday.",
        ),
        (
            "It left since May.",
            "since May",
            When(earliest=date(2018, 5, 1), latest=None, granularity=Granularity.INTERVAL),
            "It left since May.",
        ),
    ],
)
def test_times_are_dated_where_one_reading_is_left(content: str, words: str, when: When, reading: str) -> None:
    assert read_statement(said(content, form=Form.OWN, times={words: when}), "").text == reading


@pytest.mark.parametrize(
    ("clause", "denied"),
    [
        ("the agency has a list", "the agency does not have a list"),
        ("Ardavia has agreed to take them", "Ardavia has not agreed to take them"),
        ("he never saw it", "he saw it"),
        ("they cannot leave", "they can leave"),
        ("he didn't know", "he did know"),
        ("she received the draft", "she did not receive the draft"),
        ("the list included him", "the list did not include him"),
        ("the unit stopped work", "the unit did not stop work"),
        ("the will was read", "the will was not read"),
        ("the men who were held had agreed", "it is not so that the men who were held had agreed"),
    ],
)
def test_a_clause_is_turned_round(clause: str, denied: str) -> None:
    assert deny(clause) == denied
