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


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“The gate was open, he said. “It was not.”", ["The gate was open,", "It was not."]),
        ("The gate was open,” he said. “It was not.”", ["The gate was open,", "It was not."]),
        ("“The gate was open,“ he said. “It was not.”", ["The gate was open,", "It was not."]),
        ("”The gate was open,” he said. “It was not.”", ["The gate was open,", "It was not."]),
        ('"The gate was open, he said. "It was not."', ["The gate was open,", "It was not."]),
        ('The gate was open," he said. "It was not."', ["The gate was open,", "It was not."]),
        ('"The gate was open,” he said. “It was not."', ["The gate was open,", "It was not."]),
        ('""The gate was open,"" he said. ""It was not.""', ["The gate was open,", "It was not."]),
        ('He came. "The gate was open," he said. "It was not.', ["The gate was open,", "It was not."]),
        ("''The gate was open,\" he said. ``It was not.''", ["The gate was open,", "It was not."]),
        ('He said,"The gate was open."She left.', ["The gate was open."]),
        ('"The gate was open, Ms. Orle said. Nobody came to shut it for a long time.', ["The gate was open,"]),
    ],
)
def test_a_lost_a_turned_or_a_doubled_mark_costs_one_quotation_at_most(text: str, inside: list[str]) -> None:
    assert quoted(text) == [[words] for words in inside]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "“He told me, ‘Shut the gate,’ and left,” she said.",
            "He told me, ‘Shut the gate,’ and left,",
            ["Shut the gate,"],
        ),
        (
            "\"He told me, 'Shut the gate,' and left,\" she said.",
            "He told me, 'Shut the gate,' and left,",
            ["Shut the gate,"],
        ),
        (
            "‘He told me, “Shut the gate,” and left,’ she said.",
            "He told me, “Shut the gate,” and left,",
            ["Shut the gate,"],
        ),
        (
            "“He told me, “Shut the gate,” and left,” she said.",
            "He told me, “Shut the gate,” and left,",
            ["Shut the gate,"],
        ),
        ('"I read "The Long Gate" twice," she said.', 'I read "The Long Gate" twice,', ["The Long Gate"]),
        ("“He said, ‘Shut the gate.’”", "He said, ‘Shut the gate.’", ["Shut the gate."]),
        ("“The guards’ keys weren’t theirs,” she said.", "The guards’ keys weren’t theirs,", []),
        ("“It was goin’ on ’til May,” she said.", "It was goin’ on ’til May,", []),
        ("‘The guards’ keys weren’t theirs,’ she said.", "The guards’ keys weren’t theirs,", []),
        ("'The guards' keys are the nurses' own,' she said.", "The guards' keys are the nurses' own,", []),
    ],
)
def test_quotations_inside_a_quotation_are_told(text: str, outer: str, inner: list[str]) -> None:
    (quote,) = find_quotes(text, [Span(0, len(text))])
    assert [part.of(text) for part in quote.parts] == [outer]
    assert [part.of(text) for each in quote.inner for part in each.parts] == inner


@pytest.mark.parametrize(
    "text",
    [
        'The board is 6\'2" long and 3" wide; the other 5\' 10" or 12".',
        "'Tis the guards' turn; get 'em in, he said, before the '90s are over.",
        "The guards' and the nurses' keys were the workers' own.",
        "The term 'detainee' is used for 'inmate' too.",
        "the dogs ' bowls and James ' coat",
    ],
)
def test_apostrophes_inches_and_terms_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("' The gate is shut, ' she said.", ["The gate is shut,"]),
        ("« La porte est close », dit-elle.", ["La porte est close"]),
        ("„Das Tor ist zu“, sagte sie.", ["Das Tor ist zu"]),
        ("»Das Tor ist zu«, sagte sie.", ["Das Tor ist zu"]),
        ("‚Das Tor ist zu‘, sagte sie.", ["Das Tor ist zu"]),
        ("‟The gate is shut,” she said.", ["The gate is shut,"]),
        ('He wrote that it was "shut . . . since May."', ["shut . . . since May."]),
        ('He wrote that "[t]he gate [was] shut."', ["[t]he gate [was] shut."]),
        ('The term "detainee" (the "Detainee") is defined.', ["detainee", "Detainee"]),
        ('(" The gate is shut, " she said.)', ["The gate is shut,"]),
        ("The gate—“shut,” she said—was not.", ["shut,"]),
        ('"Was it shut?" "It was." "When?"', ["Was it shut?", "It was.", "When?"]),
    ],
)
def test_other_marks_and_marks_in_other_places(text: str, inside: list[str]) -> None:
    assert quoted(text) == [[words] for words in inside]


def test_a_mark_lost_for_good_leaves_the_next_paragraph_alone() -> None:
    found = quoted(
        'He said, "The gate was open.', 'Nobody saw him. "I did," the porter said.', 'The "night list" was lost.'
    )
    assert found == [["The gate was open."], ["I did,"], ["night list"]]


@pytest.mark.parametrize("mark", ['"', "“", "'", ">", "« »", "“”", "``''"])
def test_a_page_of_nothing_but_marks_holds_no_quotation_and_takes_linear_time(mark: str) -> None:
    assert quoted(mark * 5000) == []
    assert quoted(f"{mark} " * 5000) == []


@given(st.text(alphabet=" ab.,\"'“”‘’`«»[]()5\n", max_size=120))
def test_quotations_ascend_are_disjoint_and_lie_in_their_text(text: str) -> None:
    quotes = find_quotes(text, [Span(0, len(text))])
    ends = [0] + [quote.outer.end for quote in quotes]
    assert all(quote.outer.start >= end for quote, end in zip(quotes, ends, strict=False))
    assert all(quote.outer.contains(part) for quote in quotes for part in quote.parts)
    assert all(any(char.isalnum() for part in quote.parts for char in part.of(text)) for quote in quotes)
