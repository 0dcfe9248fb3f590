"""Chains of mail: whose each line is, in every style that mail programs and people use."""

import pytest

from belie.domain.documents import DocumentKind
from belie.domain.statements import Form
from statements.reading import read

TOP = "From: Wanda Orle\nTo: Pim Haddow\nDate: 4 June 2030\nSubject: Re: keys\n\n"
CHAINS = {
    "a divider": (
        "I never had the keys.\n\n-----Original Message-----\nFrom: Otis Vane\nSent: 3 June 2030\nTo: Wanda Orle\n\n"
        "The keys are lost for good.",
        [("Wanda Orle", "I never had the keys."), ("Otis Vane", "The keys are lost for good.")],
    ),
    "an attribution over two lines": (
        "I never had the keys.\n\nOn Mon, 3 Jun 2030 at 10:00, Otis Vane\n<v@x.example> wrote:\n"
        "> The keys are lost\n> for good.",
        [("Wanda Orle", "I never had the keys."), ("Otis Vane", "The keys are lost for good.")],
    ),
    "a forward": (
        "I never had the keys.\n\nBegin forwarded message:\n\n    From: Otis Vane <v@x.example>\n"
        "    Date: 3 June 2030\n    To: Wanda Orle\n\n    The keys are lost for good.",
        [("Wanda Orle", "I never had the keys."), ("Otis Vane", "The keys are lost for good.")],
    ),
    "dashes before and behind": (
        "I never had the keys.\n\n  ---- On Mon, 3 Jun 2030 09:12 Otis Vane wrote ----\n\n"
        "  The keys are lost for good.",
        [("Wanda Orle", "I never had the keys."), ("Otis Vane", "The keys are lost for good.")],
    ),
    "answers between quoted lines": (
        "> You had the keys in May.\n\nI never had the keys.\n\n> You lost them all.\nNo, Mr. Sole did that.",
        [
            ("Pim Haddow", "You had the keys in May."),
            ("Wanda Orle", "I never had the keys."),
            ("Pim Haddow", "You lost them all."),
            ("Wanda Orle", "No, Mr. Sole did that."),
        ],
    ),
    "two levels, and answers below": (
        "On Mon, 3 Jun 2030 at 10:00, Pim Haddow wrote:\n> You had the keys in May.\n>\n"
        "> On Sun, 2 Jun 2030 at 9:00, Otis Vane wrote:\n>> The keys are lost for good.\n> He told me so himself.\n"
        "I never had the keys.",
        [
            ("Pim Haddow", "You had the keys in May."),
            ("Otis Vane", "The keys are lost for good."),
            ("Pim Haddow", "He told me so himself."),
            ("Wanda Orle", "I never had the keys."),
        ],
    ),
}


@pytest.mark.parametrize("style", CHAINS)
def test_each_line_is_its_writers(style: str) -> None:
    text, expected = CHAINS[style]
    analysis = read(TOP + text, DocumentKind.EMAIL)
    names = {naming.statement: naming.name for naming in analysis.namings}
    found = [s for s in analysis.statements if s.within is None]
    assert [(names.get(s.id, ""), s.content) for s in found] == expected


def test_lines_that_nobody_opens_are_not_the_writers_own() -> None:
    text = TOP.replace("Pim Haddow", "Pim Haddow; Otis Vane") + "> You had the keys in May.\n\nI never had the keys."
    statements = read(text, DocumentKind.EMAIL).statements
    assert [(s.form, s.speaker, s.content) for s in statements] == [
        (Form.DIRECT, "", "You had the keys in May."),
        (Form.OWN, "", "I never had the keys."),
    ]
