"""Who said what without quotation marks, and half in them: the rules over the parse."""

import pytest

from belie.domain.statements import Form, Modality
from statements.reading import reported


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The warden said that the unit was empty.", "The warden", "that the unit was empty"),
        ("The unit was empty, the warden said.", "the warden", "The unit was empty"),
        ("The warden told the monitor the unit was empty.", "The warden", "the unit was empty"),
        ("The ministry denied that it had received a note.", "The ministry", "that it had received a note"),
        (
            "Ms. Orle, who runs the unit, said the doors were locked.",
            "Ms. Orle, who runs the unit",
            "the doors were locked",
        ),
        ("According to the log, the doors were locked at nine.", "the log", "the doors were locked at nine"),
        ("According to the law of the port, the doors are locked.", "the law of the port", "the doors are locked"),
        (
            "5. The court asked the clerk how it was done. Counsel could say only that “the unit was full.”",
            "Counsel",
            "only that “the unit was full.”",
        ),
        ("Director, guards at the unit say that it was empty.", "guards at the unit", "that it was empty"),
        ("Per the Director, the count is due on Friday.", "the Director", "the count is due on Friday"),
        ("In the words of one guard, the place was a sieve.", "one guard", "the place was a sieve"),
        ("The agency promised to release the men.", "The agency", "to release the men"),
        ("The deputy testified that he signed the form.", "The deputy", "that he signed the form"),
        ("He signed the form, as the deputy testified.", "the deputy", "He signed the form"),
        ("The government's claim that the men agreed is new.", "The government", "that the men agreed"),
        ("The director was adamant that nobody had objected.", "The director", "that nobody had objected"),
        ("The monitor was told by a guard that the door was open.", "a guard", "that the door was open"),
        ("Haddow said the unit was empty and added that it would stay so.", "Haddow", "that it would stay so"),
        ("The minister wrote in a letter that the unit was empty.", "The minister", "that the unit was empty"),
        ("To support this claim, Orle says the unit was full.", "Orle", "the unit was full"),
        ("¶ 28 Defendants argue that the unit was full.", "Defendants", "that the unit was full"),
        ("The clerk said an e-mail of May 3 mentions the unit.", "The clerk", "an e-mail of May 3 mentions the unit"),
        (
            "Orle's co-counsel, Dev Malik, said he expects a ruling.",
            "Orle's co-counsel, Dev Malik",
            "he expects a ruling",
        ),
    ],
)
def test_a_reported_statement_has_its_speaker_and_its_words(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in [(s.speaker, s.content) for s in reported(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The unit was empty for two days.",
        "The report shelf holds the claim forms.",
        "They found the keys in the yard.",
        "The plan supports the roof.",
        "The test is used in determining whether the unit is full.",
        "The guards make sure the doors are locked.",
        "The beds were given out according to age.",
        "The lease should be allowed to expire according to its terms.",
        "The doors were locked at nine, according to law.",
    ],
)
def test_no_statement_is_read_into_a_plain_sentence(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The warden denied that the unit was full.", True),
        ("Nobody in the unit said that it was full.", True),
        ("No guard has said that the unit was full.", True),
        ("None of the guards believes that the unit was full.", True),
        ("Neither guard said that the unit was full.", True),
        ("Nothing in the log suggests that the unit was full.", True),
        ("Nobody denied that the unit was full.", False),
        ("The warden did not say that the unit was full.", True),
        ("The warden never said the unit was full.", True),
        ("The warden said the unit was not full.", False),
        ("The warden failed to tell the monitor that the unit was full.", True),
        ("The warden refused to say that the unit was full.", True),
        ("The warden did not deny that the unit was full.", False),
        ("The warden is not aware that anyone objected.", True),
        ("The warden declined to say when the unit was full.", True),
    ],
)
def test_denials_turn_the_content_round(text: str, denied: bool) -> None:
    assert reported(text)[0].denied is denied


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("She said the flight left.", Modality.ASSERTED),
        ("She said the flight will leave.", Modality.FUTURE),
        ("She said the flight might leave.", Modality.HEDGED),
        ("She suggested that the flight left.", Modality.HEDGED),
        ("She said the flight would leave if the court allowed it.", Modality.CONDITIONAL),
        ("She alleged that the flight left.", Modality.ALLEGED),
    ],
)
def test_modality_tells_how_firmly_it_was_said(text: str, modality: Modality) -> None:
    assert reported(text)[0].modality is modality


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("“The unit is empty,” the warden said.", "The unit is empty,", Form.DIRECT),
        ("The warden said, “The unit is empty.”", "The unit is empty.", Form.DIRECT),
        (
            "“The unit,” said the warden, “is empty. It will stay so.”",
            "The unit, is empty. It will stay so.",
            Form.DIRECT,
        ),
        (
            "“The unit is empty,” the warden said. “It will stay so.”",
            "The unit is empty, It will stay so.",
            Form.DIRECT,
        ),
        ("The warden testified: “The unit was never full.”", "The unit was never full.", Form.DIRECT),
        ("The warden said the unit was “full to the rafters.”", "the unit was “full to the rafters.”", Form.MIXED),
        ("The warden said that the “critical” unit was empty.", "that the “critical” unit was empty", Form.MIXED),
        ("''The unit is empty,'' the warden said.", "The unit is empty,", Form.DIRECT),
    ],
)
def test_quotations_keep_their_words_and_their_form(text: str, content: str, form: Form) -> None:
    found = reported(text)
    assert [(s.speaker.lower(), s.content, s.form) for s in found] == [("the warden", content, form)]


def test_a_quotation_of_several_sentences_after_that_stays_whole() -> None:
    text = "The minister announced that “the talks have come to an end. We have nothing more to say to them.”"
    (statement,) = reported(text)
    assert statement.content == "the talks have come to an end. We have nothing more to say to them."


def test_what_a_jury_could_find_is_conditional() -> None:
    (statement,) = reported("A reasonable jury could find that the warden knew.")
    assert statement.modality is Modality.CONDITIONAL


def test_what_is_reported_inside_a_quotation_stands_within_it() -> None:
    outer, inner = reported("“The guard told me that the gate was open all night long,” Wanda Orle said.")
    assert (inner.speaker, inner.content) == ("The guard", "that the gate was open all night long")
    assert inner.within == outer.id


def test_a_quotation_after_a_colon_in_the_paragraph_before_is_that_speakers() -> None:
    first = reported(
        "The minister wrote this in his own hand, and said:\n\n“The talks are over and will not be resumed.”"
    )
    assert first[-1].speaker == "The minister"


def test_a_scare_quote_is_no_statement_of_its_own() -> None:
    assert reported("The “temporary” fence has stood for nine years.") == []


def test_the_name_of_a_work_is_no_statement() -> None:
    assert reported("He carried a copy of “Notes on the Lower Harbor” under his arm.") == []


def test_a_statement_inside_a_statement_names_the_one_that_reports_it() -> None:
    outer, inner = reported("The guard said that the warden had promised to open the gate.")
    assert (outer.speaker, inner.speaker) == ("The guard", "the warden")
    assert inner.within == outer.id


def test_a_quotation_that_opens_the_next_paragraph_goes_on_with_the_last_speaker() -> None:
    first, second = reported("“The unit is empty,” Wanda Orle said.\n\n“It was never used for anyone.”")
    assert first.speaker == second.speaker == "Wanda Orle"


def test_quotations_with_no_word_between_are_two_people_talking() -> None:
    found = reported(
        "“The unit is empty,” the warden said. “Since when has it been empty?” “Since March of last year.”"
    )
    assert found[-1].speaker == ""
