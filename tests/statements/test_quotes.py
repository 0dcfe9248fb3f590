"""The quotation machine: which words stand inside marks, whatever the marks and however many are missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.domain.spans import Span
from belie.statements.quotes import find_quotes


def quoted(*paragraphs: str) -> list[list[str]]:
    text = "\n\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return [[part.of(text) for part in quote.parts] for quote in find_quotes(text, spans)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“The gate is shut,” she said.", ["The gate is shut,"]),
        ('"The gate is shut," she said.', ["The gate is shut,"]),
        ("''The gate is shut,'' she said.", ["The gate is shut,"]),
        ("``The gate is shut,'' she said.", ["The gate is shut,"]),
        ("«The gate is shut», she said.", ["The gate is shut"]),
        ("„The gate is shut”, she said.", ["The gate is shut"]),
        ('It was, he wrote, "[w]e are done" and more.', ["[w]e are done"]),
        ('"Yes," he said, "I closed it."', ["Yes,", "I closed it."]),
        ("' The gate is shut, ' she said.", []),
        ("She didn't say that the guards' keys weren't hers.", []),
        ("A board 6'2\" long lay there.", []),
        ("‘The gate is shut,’ she said.", ["The gate is shut,"]),
        ('" The gate is shut, " she said.', ["The gate is shut,"]),
        ("No marks at all.", []),
        ('""', []),
    ],
)
def test_words_in_marks_are_found(text: str, inside: list[str]) -> None:
    assert quoted(text) == [[words] for words in inside]


def test_an_unclosed_quotation_goes_on_when_the_next_paragraph_opens_with_a_mark() -> None:
    found = quoted("“The gate was open.", "“I shut it myself,” the porter said.", "Nobody saw him.")
    assert found == [["The gate was open.", "I shut it myself,"]]


def test_an_unclosed_quotation_ends_with_its_paragraph_when_the_next_one_has_no_mark() -> None:
    assert quoted("He said, “The gate was open.", "Nobody saw him.") == [["The gate was open."]]


def test_a_second_opening_mark_ends_a_quotation_that_was_never_closed() -> None:
    assert quoted("“The gate was open, he said. “It was not.”") == [["The gate was open, he said."], ["It was not."]]


@given(st.text(alphabet=" ab.,\"'“”‘’`«»[]()5\n", max_size=120))
def test_quotations_ascend_are_disjoint_and_lie_in_their_text(text: str) -> None:
    quotes = find_quotes(text, [Span(0, len(text))])
    ends = [0] + [quote.outer.end for quote in quotes]
    assert all(quote.outer.start >= end for quote, end in zip(quotes, ends, strict=False))
    assert all(quote.outer.contains(part) for quote in quotes for part in quote.parts)
    assert all(any(char.isalnum() for part in quote.parts for char in part.of(text)) for quote in quotes)
