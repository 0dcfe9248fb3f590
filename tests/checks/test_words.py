from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.checks.words import find_names, name_key, same_wording, stem, terms, tokens, wording


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("assured", "assurances"),
        ("removals", "removed"),
        ("denied", "denial"),
        ("agreement", "agreed"),
        ("facilities", "facility"),
        ("terror", "terrorists"),
        ("paid", "payment"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("ship", "shop"), ("nurse", "nursery"), ("general", "gender")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Qaeda", "Qaida"), ("Hussein", "Husain"), ("Khalid", "Kalid"), ("Philips", "Filips")]
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_name_is_a_word_with_a_capital_where_no_sentence_starts() -> None:
    names = find_names(["Yesterday the Brenner office wrote to Tellin.", "Office hours are in Tellin from nine."])
    assert names == {"brenner", "tellin"}


def test_a_line_in_capitals_names_nobody() -> None:
    assert find_names(["DECLARATION OF THE ACTING DEPUTY DIRECTOR"]) == frozenset()


def test_terms_are_names_and_content_words_as_printed() -> None:
    found = terms("The Tellin consulate has not been told of the flights.", frozenset({"tellin"}))
    assert found == {"N:telin": "Tellin", "w:consul": "consulate", "w:flight": "flights"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("We never asked for it.", "“We never asked for it.”", True),
        ("the talks have failed to move", "She wrote that the talks have failed to move at all.", True),
        ("the talks have failed", "the talks have succeeded beyond all hope", False),
        ("it failed", "She wrote that it failed and that the talks were over.", False),
    ],
)
def test_one_wording(one: str, other: str, same: bool) -> None:
    assert same_wording(wording(one), wording(other)) is same


@given(st.text(max_size=80))
def test_tokens_are_where_they_say(text: str) -> None:
    found = tokens(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=60))
def test_any_text_has_its_own_wording(text: str) -> None:
    assert same_wording(wording(text), wording(text))
