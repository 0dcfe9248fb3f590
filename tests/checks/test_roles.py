import dataclasses

import pytest

from belie.checks.roles import find_roles, roles_of
from belie.domain.statements import Modality
from checks.papers import unit


@pytest.mark.parametrize(
    "text",
    [
        "There is no doubt that the gates were locked.",
        "The ministry has agreed to every one of the terms.",
        "No one was ever left without water; the tanks are always full.",
        "We know that the list is complete.",
    ],
)
def test_what_is_put_firmly_makes_a_better_claim_than_a_rebuttal(text: str) -> None:
    roles = find_roles(text)
    assert roles.claim > roles.rebuttal
    assert roles.claim_cue


@pytest.mark.parametrize(
    "text",
    [
        "The report turned out to rest on a forged letter.",
        "The auditors found no record of any such payment.",
        "The talks have failed and nothing has come of them.",
        "It was not supported by the evidence.",
        "I admit that I misled the board.",
    ],
)
def test_findings_failures_and_admissions_make_rebuttals(text: str) -> None:
    roles = find_roles(text)
    assert roles.rebuttal >= 0.5
    assert roles.rebuttal_cue


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Did the ministry agree to the terms of the talks?", "The ministry did agree to the terms of the talks."),
        ("We must all pray for the people of the valley.", "We all met the people of the valley in the hall."),
        ("If I had two more officers, the gates would be watched.", "The gates are watched by two more officers."),
        ("EXHIBIT C TO THE DECLARATION OF P. Holloway", "The exhibit was added to the declaration by his clerk."),
        ("It is not so that to sign for the papers", "It is not so that they had to sign for the papers"),
        ("Not at all.", "He was not at all sure about the date of the flight."),
    ],
)
def test_questions_appeals_suppositions_headings_and_fragments_weigh_less(text: str, plain: str) -> None:
    assert find_roles(text).weight < find_roles(plain).weight == 1.0


def test_a_cable_in_capitals_is_no_heading() -> None:
    cable = "THE MINISTRY HAS NOT AGREED TO RECEIVE ANY OF THE DETAINED PERSONS THIS YEAR."
    assert find_roles(cable).weight == 1.0
    assert find_roles("NOTICE OF MOTION TO DISMISS").weight < 1.0


def test_a_hedged_statement_is_a_weaker_claim() -> None:
    assert find_roles("The gates were locked.", Modality.HEDGED).claim < find_roles("The gates were locked.").claim


def test_a_denial_turns_the_sign_of_what_was_denied() -> None:
    held = unit("He had not met the minister.")
    assert roles_of(held).negated
    denied = dataclasses.replace(
        held,
        text="It is not so that he had not met the minister.",
        statement=dataclasses.replace(held.statement, denied=True),
    )
    assert not roles_of(denied).negated
