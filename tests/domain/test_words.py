"""Packed word boxes stand in for a tuple of words."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.domain.codec import from_plain, to_plain
from belie.domain.documents import Page, Word, Words
from belie.domain.spans import Span

side = st.floats(0, 2000, width=32)
word = st.builds(
    lambda start, length, bbox: Word(span=Span(start, start + length), bbox_pt=bbox),
    st.integers(0, 10**6),
    st.integers(1, 40),
    st.tuples(side, side, side, side),
)


@given(st.lists(word, max_size=20))
def test_packed_words_are_the_words_that_went_in(words: list[Word]) -> None:
    packed = Words.pack(words)
    assert packed == tuple(words)
    assert Words.from_bytes(packed.to_bytes()) == packed
    assert pickle.loads(pickle.dumps(packed)) == packed
    assert hash(packed) == hash(tuple(words))


def test_a_page_with_packed_words_survives_the_codec() -> None:
    page = Page(index=0, text="has agreed", words=Words.pack([Word(span=Span(0, 3), bbox_pt=(72.5, 90, 91, 102))]))
    assert from_plain(Page, to_plain(page)) == page
    assert page.words[-1].bbox_pt == (72.5, 90, 91, 102)
    assert page.words[0:] == (page.words[0],)


def test_bytes_that_are_no_words_are_refused() -> None:
    with pytest.raises(ValueError, match="no whole number"):
        Words.from_bytes(b"seven b")
