"""What columns hold can be turned back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.domain.documents import Word, Words
from belie.domain.spans import Span
from belie.store.rows import pack_words, searchable, squeeze, storable, unpack_words, unsqueeze
from contracts.invented import words

SIDES = st.floats(-2000, 2000, width=32)
WORDS = st.lists(
    st.builds(
        lambda start, length, box, sure: Word(span=Span(start, start + length), bbox_pt=box, confidence=sure),
        st.integers(0, 1_000_000),
        st.integers(0, 100),
        st.tuples(SIDES, SIDES, SIDES, SIDES),
        st.integers(0, 100),
    )
)


@given(WORDS)
def test_word_boxes_come_back_as_they_went_in(held: list[Word]) -> None:
    for form in (tuple(held), Words.pack(held)):
        boxes, confidence = (unsqueeze(squeeze(packed)) for packed in pack_words(form))
        assert tuple(unpack_words(boxes, confidence)) == tuple(held)


def test_word_boxes_take_a_few_bytes_each() -> None:
    held = words("and so it went on " * 100)
    assert len(squeeze(pack_words(held)[0])) < 24 * len(held)


@given(st.text(st.characters() | st.characters(categories=["Cs"])))
def test_storable_text_keeps_offsets_and_changes_nothing_else(text: str) -> None:
    stored, searched = storable(text), searchable(text)
    assert len(stored) == len(searched) == len(text)
    stored.encode("utf-8")
    assert all(
        new == old or (new == "\ufffd" and "\ud800" <= old <= "\udfff") for new, old in zip(stored, text, strict=True)
    )
    assert "\x00" not in searched


def test_a_pair_of_surrogates_stays_two_characters() -> None:
    assert storable("\ud83d\ude00") == "\ufffd\ufffd"


@pytest.mark.parametrize("text", ["", "plain", "caf\u00e9", "\U0001f4dc", "\ue0f0"])
def test_text_that_can_be_stored_is_left_alone(text: str) -> None:
    assert storable(text) == searchable(text) == text
