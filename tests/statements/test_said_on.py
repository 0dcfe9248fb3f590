"""When it was said: beside the cue, on the face of the paper, or only some day before."""

import pytest

from belie.domain.documents import DocumentKind
from statements.reading import reported


@pytest.mark.parametrize(
    ("text", "said_on"),
    [
        ("The warden said Tuesday that the unit was empty.", "2031-05-06"),
        ("On Monday the warden told reporters that the unit was empty.", "2031-05-05"),
        ("The warden wrote on April 3, 2031, that the unit was empty.", "2031-04-03"),
        ("The warden said that the unit was emptied on May 1.", "about 2031-05-08"),
        ("The office that opened in March said that the unit was empty.", "about 2031-05-08"),
        ("A lawsuit filed Tuesday says that the unit was full.", "2031-05-06"),
        ("The warden says that the unit is empty.", "2031-05-08"),
    ],
)
def test_in_the_news_a_day_beside_the_cue_wins_over_the_day_of_the_paper(text: str, said_on: str) -> None:
    assert str(reported(text, DocumentKind.NEWS, "2031-05-08")[0].said_on) == said_on


def test_what_a_press_release_quotes_is_said_in_the_release() -> None:
    (quoted,) = reported("“The unit was empty,” said Director Wanda Orle.", DocumentKind.PRESS_RELEASE, "2031-05-08")
    assert str(quoted.said_on) == "2031-05-08"


def test_in_a_declaration_a_reported_statement_was_made_on_some_day_before() -> None:
    (told,) = reported("The warden told me that the unit was empty.", DocumentKind.DECLARATION, "2031-05-08")
    assert told.said_on is not None
    assert (told.said_on.earliest, str(told.said_on.latest)) == (None, "2031-05-08")


def test_without_any_date_nothing_is_dated() -> None:
    assert reported("The warden said that the unit was empty.")[0].said_on is None
