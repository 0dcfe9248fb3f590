from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.domain.ids import DocumentId, document_id, stable_hash
from belie.domain.spans import Anchor, Span, fold_space, merge, quote_at, trim

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))


@given(st.lists(spans, max_size=12))
def test_merged_spans_ascend_are_disjoint_and_cover_the_same_characters(given_spans: list[Span]) -> None:
    merged = merge(given_spans)
    assert all(a.end < b.start for a, b in pairwise(merged))
    covered = {at for span in given_spans for at in range(span.start, span.end)}
    assert {at for span in merged for at in range(span.start, span.end)} == covered


@given(st.text(alphabet=" \n\tab", max_size=40), spans)
def test_a_trimmed_span_holds_the_same_words_and_no_space_at_its_ends(text: str, span: Span) -> None:
    inside = Span(min(span.start, len(text)), min(span.end, len(text)))
    assert trim(text, inside).of(text) == inside.of(text).strip()


def test_an_anchor_of_two_spans_holds_only_while_its_words_stand() -> None:
    text = "“The talks,” she said, “have failed.”"
    parts = (Span(1, 11), Span(24, 36))
    anchor = Anchor(document=DocumentId("d"), spans=parts, page_indexes=(0,), quote=quote_at(text, parts))
    assert anchor.quote == "The talks,have failed."
    assert anchor.holds_in(text)
    assert not anchor.holds_in(text.replace("failed", "passed"))


@pytest.mark.parametrize("bad", [(), (Span(4, 9), Span(2, 3)), (Span(0, 5), Span(3, 8))])
def test_an_anchor_without_ascending_spans_is_refused(bad: tuple[Span, ...]) -> None:
    with pytest.raises(ValueError, match="anchor"):
        Anchor(document=DocumentId("d"), spans=bad, page_indexes=(), quote="")


def test_a_span_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(5, 4)


def test_ids_do_not_meet_when_their_parts_do() -> None:
    assert stable_hash("x", "a.b", "c") != stable_hash("x", "a", "b.c")
    assert stable_hash("x", "a") != stable_hash("y", "a")
    assert document_id("f00", "") == document_id("f00", "")


@given(st.text(max_size=80))
def test_folding_space_twice_changes_nothing(text: str) -> None:
    assert fold_space(fold_space(text)) == fold_space(text)
