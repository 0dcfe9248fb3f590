"""Quotations set apart without marks."""

import pytest

from belie.domain.documents import DocumentKind
from belie.domain.statements import Form
from statements.reading import reported


def blocks(text: str) -> list[tuple[str, str]]:
    """(speaker as printed, words) of each direct statement that is not inside another, in an order of a court."""
    found = reported(text, DocumentKind.ORDER)
    inside = {s.id for s in found}
    return [(s.speaker, s.content) for s in found if s.form is Form.DIRECT and s.within not in inside]


BODY = "The court has read the papers of both sides with care.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ms. Orle wrote:\n\n     The unit was full. I counted\n     the men.\n\nNobody came.",
            [("Ms. Orle", "The unit was full. I counted the men.")],
        ),
        (
            "The notes of the officer read:\n\n     Q: did you read it\n     A: I see letters.\n\nAR 231.",
            [("The notes of the officer", "Q: did you read it A: I see letters.")],
        ),
        (
            "Ms. Orle wrote:\n\n     The unit was full.\n\n     I counted the men.\n\nNobody came.",
            [("Ms. Orle", "The unit was full. I counted the men.")],
        ),
        (
            "Ms. Orle wrote:\n\nThe unit was full. I counted.\n\nNobody came.",
            [("Ms. Orle", "The unit was full. I counted.")],
        ),
        ('Ms. Orle wrote:\n\n     "The unit was full."\n\nNobody came.', [("Ms. Orle", "The unit was full.")]),
        (
            "He wants the following:\n\n     1. Costs.\n     2. Other relief.\n\nNobody came.",
            [],
        ),
        ("The agency has three units:\n\n     Alder is full.\n     Birch is empty.\n\nNobody came.", []),
    ],
)
def test_a_block_below_an_announcement_is_quoted(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(BODY + text) == expected
