"""Where a reported statement was made, and whether under oath."""

import pytest

from belie.domain.documents import DocumentKind
from belie.domain.statements import Form, Forum, Setting
from statements.reading import read, reported


@pytest.mark.parametrize(
    ("text", "kind", "forum", "sworn"),
    [
        ("The warden testified that the unit was empty.", DocumentKind.ORDER, Forum.TESTIMONY, True),
        ("The warden said in her declaration that the unit was empty.", DocumentKind.ORDER, Forum.DECLARATION, True),
        ("In her deposition the warden said that the unit was empty.", DocumentKind.FILING, Forum.TESTIMONY, True),
        ("Respondents contend that the unit was empty.", DocumentKind.ORDER, Forum.FILING, False),
        ("The Court held that the unit was empty.", DocumentKind.FILING, Forum.ORDER, False),
        ("The warden told the court that the unit was empty.", DocumentKind.NEWS, Forum.COURT, False),
        ("The warden told reporters that the unit was empty.", DocumentKind.MEMO, Forum.PRESS, False),
        ("The warden wrote in an email that the unit was empty.", DocumentKind.ORDER, Forum.EMAIL, False),
        ("The warden wrote in a memo that the unit was empty.", DocumentKind.NEWS, Forum.MEMO, False),
        ("The minister wrote in a letter that the unit was empty.", DocumentKind.NEWS, Forum.LETTER, False),
        ("The warden said that the unit was empty.", DocumentKind.NEWS, Forum.PRESS, False),
        ("The warden told me that the unit was empty.", DocumentKind.DECLARATION, Forum.CONVERSATION, False),
    ],
)
def test_the_words_around_tell_the_forum(text: str, kind: DocumentKind, forum: Forum, sworn: bool) -> None:
    statement = reported(text, kind)[0]
    assert (statement.forum, statement.sworn) == (forum, sworn)


def test_what_a_declarant_believes_is_sworn_with_the_rest() -> None:
    text = (
        "DECLARATION OF PIM HADDOW\n\nI, Pim Haddow, declare:\n\n1. I believe that the unit was empty.\n\n"
        "I declare under penalty of perjury that this is true.\n\nExecuted on May 6, 2031."
    )
    belief = next(s for s in read(text).statements if s.form is not Form.OWN)
    assert (belief.speaker, belief.forum, belief.sworn) == ("I", Forum.DECLARATION, True)


def test_in_a_deposition_the_oath_is_the_witnesss_and_not_counsels() -> None:
    text = (
        "DEPOSITION OF PIM HADDOW\n\nBY MS. ORLE:\n\nQ. Was the unit empty?\n\nA. It was never empty.\n\n"
        "Q. Who had the keys?\n\nMR. VANE: The witness has been asked that three times today.\n\nA. The "
        "night guard had them."
    )
    found = [(s.speaker, s.forum, s.sworn, s.setting) for s in read(text).statements]
    assert found == [
        ("A.", Forum.TESTIMONY, True, Setting.DEPOSITION),
        ("MR. VANE:", Forum.COURT, False, Setting.DEPOSITION),
        ("A.", Forum.TESTIMONY, True, Setting.DEPOSITION),
    ]
