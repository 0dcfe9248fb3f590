from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.documents.worddiff import find_words, gaps, matching_blocks
from belie.domain.spans import Span

WORDS = st.lists(st.sampled_from("the talks have failed in april and may".split()), max_size=60)


@given(WORDS, WORDS)
def test_blocks_are_equal_words_that_ascend_and_gaps_are_all_the_rest(first: list[str], second: list[str]) -> None:
    blocks = matching_blocks(first, second)
    for block in blocks:
        assert first[block.first : block.first + block.size] == second[block.second : block.second + block.size]
    assert all(a.first + a.size <= b.first and a.second + a.size <= b.second for a, b in pairwise(blocks))
    left = gaps(blocks, len(first), len(second))
    assert sum(gap.first_end - gap.first_start for gap in left) + sum(b.size for b in blocks) == len(first)
    assert sum(gap.second_end - gap.second_start for gap in left) + sum(b.size for b in blocks) == len(second)


@given(WORDS)
def test_a_text_is_one_block_with_itself(words: list[str]) -> None:
    assert [block.size for block in matching_blocks(words, words)] == ([len(words)] if words else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The talks FAILED.", "the talks\nfailed"),
        ("the ministry’s office", "the ministry's ofﬁce"),
        ("110 of 1,250 persons", "110  of  1,250 persons,"),
    ],
)
def test_case_space_points_and_ligatures_do_not_count(one: str, other: str) -> None:
    assert find_words(one).folded == find_words(other).folded


def test_a_number_is_one_word() -> None:
    assert find_words("1,250 against 1.250").folded == ("1,250", "against", "1.250")


def test_the_span_of_no_words_stands_before_the_next() -> None:
    words = find_words("one two")
    assert words.span(1, 1) == Span(4, 4)
    assert words.span(2, 2) == Span(7, 7)
    assert find_words("").span(0, 0) == Span(0, 0)


def test_a_common_word_is_not_matched_across_an_inserted_paragraph() -> None:
    first = "the memo says the flight was cancelled".split()
    inserted = ["the" if at % 9 == 4 else f"of{at}" for at in range(200)]
    blocks = matching_blocks(first, [*first[:3], *inserted, *first[3:]])
    assert [block.size for block in blocks] == [3, 4]


def test_a_hundred_pages_take_no_time() -> None:
    draw = random.Random(3)
    first = [f"w{int(2000 ** draw.random())}" for _ in range(40_000)]
    second = [word for at, word in enumerate(first) if at % 100]
    start = time.perf_counter()
    blocks = matching_blocks(first, second)
    assert time.perf_counter() - start < 5
    assert sum(block.size for block in blocks) > 0.99 * len(second)
