"""Quotations without a cue: whose they are, in the news and where two people talk."""

import pytest

from statements.reading import reported


def said(text: str) -> list[tuple[str, str]]:
    """(speaker as printed, words) of each quotation that is not inside another."""
    return [(s.speaker, s.content) for s in reported(text) if s.within is None]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # the one who is quoted goes on
        ('"It was shut," Vane said.\n\n"We have nothing to hide. The unit was empty."', ["Vane", "Vane"]),
        ('Vane said the unit was shut in May. "Nobody was held there after that day."', ["Vane", "Vane"]),
        ('Vane said the unit was shut in May.\n\n"Nobody was held there after that day."', ["Vane", "Vane"]),
        # the one just written of
        ('Vane was blunt. "They were gone by May. There is no more to say."', ["Vane"]),
        ('Vane was blunt: "They were gone by May."', ["Vane"]),
        ('"It was shut," Vane said. Officials were angry. "This is a scandal."', ["Vane", "Officials"]),
        ("But Wanda Orle was angry.\n\n“The unit was full.”", ["Wanda Orle"]),
        # two people talk
        (
            '"Is it shut?" Ms. Orle asked.\n\n"It is," Mr. Vane replied.\n\n"Since when?"\n\n"Since May."\n\n"I see."',
            ["Ms. Orle", "Mr. Vane", "Ms. Orle", "Mr. Vane", "Ms. Orle"],
        ),
        # an announcement
        ('Ms. Orle wrote:\n\n"The unit was full."\n\nMr. Vane did not answer.', ["Ms. Orle"]),
        # nothing tells
        ('"It was shut."\n\n"It was open."', ["", ""]),
        ('The door was of steel. "It was shut in May."', [""]),
    ],
)
def test_a_quotation_without_a_cue_is_its_speakers(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("“I told them, ‘Shut the gate,’ and they did not,” Orle said.", "Orle", ("I", "Shut the gate,")),
        ("Orle said, “I asked him where, and he said, ‘North of the river.’”", "Orle", ("he", "North of the river.")),
        ("‘He told me, “The gate is shut,” and left,’ Orle said.", "Orle", ("He", "The gate is shut,")),
    ],
)
def test_a_quotation_inside_a_quotation_is_the_inner_speakers(text: str, outer: str, inner: tuple[str, str]) -> None:
    statements = reported(text)
    assert statements[0].speaker == outer
    nested = [s for s in statements if s.within == statements[0].id and s.cue]
    assert [(s.speaker, s.content) for s in nested] == [inner]


def test_terms_and_titles_in_marks_are_no_statements() -> None:
    text = "The “night list” was kept in “The Long Gate,” a book by Vane. Its “keeper” left in May."
    assert reported(text) == []
