"""Statements that report statements: every level keeps its speaker, forum, oath and date."""

import pytest

from belie.domain.documents import DocumentKind
from belie.domain.statements import Form, Forum, Modality, Setting, Statement
from statements.reading import read

C, D, T, P, E, L, U = (
    Forum.CONVERSATION,
    Forum.DECLARATION,
    Forum.TESTIMONY,
    Forum.PRESS,
    Forum.EMAIL,
    Forum.LETTER,
    Forum.UNKNOWN,
)
Level = tuple[str, str, Forum, bool, str]


def levels(text: str, kind: DocumentKind, day: str = "") -> list[tuple[int, Statement]]:
    """Each reported statement with how many reported statements hold it."""
    statements = [s for s in read(text, kind, day).statements if s.form is not Form.OWN]
    depth: dict[str, int] = {}
    for each in statements:
        depth[each.id] = depth[each.within] + 1 if each.within in depth else 0
    return [(depth[each.id], each) for each in statements]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Orle testified that Pell told her that Haddow had lied.",
            DocumentKind.ORDER,
            [(0, "Orle", T, True), (1, "Pell", C, False)],
        ),
        (
            "Orle testified that Pell told her that Haddow had said that the log was burned.",
            DocumentKind.ORDER,
            [(0, "Orle", T, True), (1, "Pell", C, False), (2, "Haddow", U, False)],
        ),
        (
            "In her declaration, Orle says that Pell told reporters that the unit was empty.",
            DocumentKind.FILING,
            [(0, "Orle", D, True), (1, "Pell", P, False)],
        ),
        (
            "Orle told the court that Pell had written in an e-mail that the unit was empty.",
            DocumentKind.NEWS,
            [(0, "Orle", Forum.COURT, False), (1, "Pell", E, False)],
        ),
        (
            "Pell wrote in a letter to the board that Orme had called him and said that the money was gone.",
            DocumentKind.FILING,
            [(0, "Pell", L, False), (1, "Orme", C, False)],
        ),
        (
            "The complaint alleges that Orme assured the tenants at a meeting that the water was clean.",
            DocumentKind.NEWS,
            [(0, "The complaint", Forum.FILING, False), (1, "Orme", C, False)],
        ),
        (
            "Orle said in her affidavit that the gate was open, but Pell told reporters that it was locked.",
            DocumentKind.ORDER,
            [(0, "Orle", D, True), (0, "Pell", P, False)],
        ),
        (
            "Orle said in her declaration that the gate was open and added that nobody had locked it.",
            DocumentKind.ORDER,
            [(0, "Orle", D, True), (0, "Orle", D, True)],
        ),
        (
            "Pell told reporters that Orle had testified that the gate was open.",
            DocumentKind.NEWS,
            [(0, "Pell", P, False), (1, "Orle", T, True)],
        ),
    ],
)
def test_every_level_keeps_its_own_speaker_forum_and_oath(
    text: str, kind: DocumentKind, expected: list[tuple[int, str, Forum, bool]]
) -> None:
    assert [(depth, s.speaker, s.forum, s.sworn) for depth, s in levels(text, kind)] == expected


@pytest.mark.parametrize(
    ("words", "forum", "sworn", "setting"),
    [
        ("at her deposition", T, True, Setting.DEPOSITION),
        ("in his declaration", D, True, Setting.NONE),
        ("in a sworn statement", D, True, Setting.NONE),
        ("in an affidavit filed in May", D, True, Setting.NONE),
        ("under penalty of perjury", D, True, Setting.NONE),
        ("under oath", T, True, Setting.OTHER_PROCEEDING),
        ("on the witness stand", T, True, Setting.TRIAL),
        ("before the grand jury", T, True, Setting.OTHER_PROCEEDING),
        ("in an e-mail to staff", E, False, Setting.NONE),
        ("in a letter to the board", L, False, Setting.NONE),
        ("in a memo to the board", Forum.MEMO, False, Setting.NONE),
        ("in a call with Hale", C, False, Setting.NONE),
        ("over lunch", C, False, Setting.NONE),
        ("by telephone", C, False, Setting.NONE),
        ("at a meeting with the owners", C, False, Setting.NONE),
        ("in a text message", C, False, Setting.NONE),
        ("in a statement", P, False, Setting.NONE),
        ("at a news conference", P, False, Setting.NONE),
        ("on Twitter", P, False, Setting.NONE),
        ("in a tweet", P, False, Setting.NONE),
        ("on the House floor", Forum.SPEECH, False, Setting.NONE),
        ("in a speech", Forum.SPEECH, False, Setting.NONE),
        ("in open court", Forum.COURT, False, Setting.HEARING),
        ("at oral argument", Forum.COURT, False, Setting.HEARING),
        ("in a motion", Forum.FILING, False, Setting.NONE),
    ],
)
@pytest.mark.parametrize("kind", [DocumentKind.NEWS, DocumentKind.ORDER])
def test_words_beside_the_cue_tell_the_forum(
    words: str, forum: Forum, sworn: bool, setting: Setting, kind: DocumentKind
) -> None:
    ((_, said),) = levels(f"Orme said {words} that the unit was empty.", kind)
    assert (said.forum, said.sworn, said.setting) == (forum, sworn, setting)


@pytest.mark.parametrize(
    ("text", "kind", "forum", "sworn"),
    [
        ("Orme told the court that the unit was empty.", DocumentKind.NEWS, Forum.COURT, False),
        ("Orme told jurors that the unit was empty.", DocumentKind.NEWS, Forum.COURT, False),
        ("Orme told reporters that the unit was empty.", DocumentKind.NEWS, P, False),
        ("Orme tweeted that the unit was empty.", DocumentKind.ORDER, P, False),
        ("Orme told investigators that the unit was empty.", DocumentKind.NEWS, C, False),
        ("Orme told me that the unit was empty.", DocumentKind.DECLARATION, C, False),
        ("Orme texted Pell that the unit was empty.", DocumentKind.FILING, C, False),
        ("Orme e-mailed Pell that the unit was empty.", DocumentKind.FILING, E, False),
        ("Orme testified at a hearing that the unit was empty.", DocumentKind.NEWS, T, True),
        ("Orme testified at trial that the unit was empty.", DocumentKind.NEWS, T, True),
        ("Orme swore that the unit was empty.", DocumentKind.NEWS, D, True),
        ("Orme told a Senate committee that the unit was empty.", DocumentKind.NEWS, T, False),
        ("Orme said that the unit was empty.", DocumentKind.NEWS, P, False),
        ("Orme said that the unit was empty.", DocumentKind.MEMO, U, False),
    ],
)
def test_who_is_told_tells_the_forum(text: str, kind: DocumentKind, forum: Forum, sworn: bool) -> None:
    said = levels(text, kind)[0][1]
    assert (said.forum, said.sworn) == (forum, sworn)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On May 3, in a call with Hale, Orme said that the tanks were sound.",
            [("Orme", C, "2031-05-03")],
        ),
        (
            "Pell testified on June 9 that on May 3, in a call with Hale, Orme said that the tanks were sound.",
            [("Pell", T, "2031-06-09"), ("Orme", C, "2031-05-03")],
        ),
        (
            "Pell testified on June 9 that Orme told him that the tanks were sound.",
            [("Pell", T, "2031-06-09"), ("Orme", C, "2031-06-09 or before")],
        ),
        (
            "Pell wrote in a letter of June 9, 2031, that Orme told him on May 3 that the tanks were sound.",
            [("Pell", L, "2031-06-09"), ("Orme", C, "2031-05-03")],
        ),
        (
            "Pell said on June 9 that the tanks were sound, but Orme said on May 3 that they leaked.",
            [("Pell", U, "2031-06-09"), ("Orme", U, "2031-05-03")],
        ),
    ],
)
def test_every_level_keeps_its_own_date(text: str, expected: list[tuple[str, Forum, str]]) -> None:
    found = [(s.speaker, s.forum, str(s.said_on)) for _, s in levels(text, DocumentKind.ORDER, "2031-08-01")]
    assert found == expected


INDICTMENT = """UNITED STATES DISTRICT COURT

UNITED STATES OF AMERICA v. OTIS ORME

INDICTMENT

The Grand Jury charges:

1. On June 9, 2031, Pell wrote in a letter that “Orme told me in a call on May 3, 2031 that the tanks were sound.”

2. On or about June 10, 2031, ORME texted Hale: “Burn the log.”

3. Hale replied that she would.
"""


def test_an_indictment_that_quotes_a_letter_that_reports_a_call_keeps_all_three() -> None:
    found = levels(INDICTMENT, DocumentKind.FILING, "2031-08-01")
    assert [(depth, s.speaker, s.content, s.forum, s.sworn, s.modality, str(s.said_on)) for depth, s in found] == [
        (
            0,
            "Pell",
            "Orme told me in a call on May 3, 2031 that the tanks were sound.",
            L,
            False,
            Modality.ALLEGED,
            "2031-06-09",
        ),
        (1, "Orme", "that the tanks were sound", C, False, Modality.ALLEGED, "2031-05-03"),
        (0, "ORME", "Burn the log.", C, False, Modality.ALLEGED, "about 2031-06-10"),
        (0, "Hale", "that she would", U, False, Modality.ALLEGED, "2031-08-01 or before"),
    ]


def test_what_stands_in_an_allegation_is_alleged() -> None:
    outer, inner = (
        s for _, s in levels("The complaint alleges that Orme said the water was clean.", DocumentKind.NEWS)
    )
    assert (outer.modality, inner.modality) == (Modality.ALLEGED, Modality.ALLEGED)


def test_an_answer_in_a_deposition_holds_what_the_witness_was_told() -> None:
    text = (
        "DEPOSITION OF PIM HADDOW\n\nBY MS. ORLE:\n\nQ. What happened in May?\n\nA. Orme called me on May 3 and told "
        "me that the tanks were sound.\n\nQ. And then?\n\nA. Nothing happened after that."
    )
    found = levels(text, DocumentKind.TRANSCRIPT, "2031-06-09")
    answer, told = found[0][1], next(s for _, s in found if s.speaker == "Orme")
    assert told.within == answer.id
    assert (answer.forum, answer.sworn) == (T, True)
    assert (told.forum, told.sworn, told.setting) == (C, False, Setting.NONE)


def test_a_mail_quoted_in_a_memo_holds_what_it_reports() -> None:
    text = (
        "MEMORANDUM\n\nTO: File\nFROM: Wanda Orle\nDATE: June 9, 2031\nRE: Tanks\n\nPell wrote in an e-mail on June 2: "
        "“Hale told me at a meeting that the tanks leak.”"
    )
    found = [(depth, s.speaker, s.forum, str(s.said_on)) for depth, s in levels(text, DocumentKind.MEMO)]
    assert found == [(0, "Pell", E, "2031-06-02"), (1, "Hale", C, "2031-06-02 or before")]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("She may have said that the flight left.", Modality.HEDGED),
        ("She appeared to suggest that the flight left.", Modality.HEDGED),
        ("She could find that the flight left.", Modality.CONDITIONAL),
        ("She said that the flight left.", Modality.ASSERTED),
    ],
)
def test_a_cue_that_is_not_certain_hedges(text: str, modality: Modality) -> None:
    ((_, said),) = levels(text, DocumentKind.NEWS)
    assert said.modality is modality


def test_a_quotation_is_its_speakers_and_stands_in_the_statement_that_reports_it() -> None:
    text = "In his declaration, Pell wrote that Orme told him, “Burn the log before Hale sees it.”"
    found = [(depth, s.speaker, s.content, s.forum, s.sworn) for depth, s in levels(text, DocumentKind.ORDER)]
    assert found == [
        (0, "Pell", "that Orme told him, Burn the log before Hale sees it.", D, True),
        (1, "Orme", "Burn the log before Hale sees it.", C, False),
    ]
