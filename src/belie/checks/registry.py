"""The checks by name: the question each puts to the record. A finding carries the name of the check that decided it."""

from __future__ import annotations

from belie.checks.features import Features

CHECKS = {
    "contradiction": "Do two statements about the same thing say opposite things?",
    "numbers": "Do two statements count or measure the same thing differently at the same time?",
    "dates": "Do two statements put the same event on different days?",
    "citation": "Does a cite lead to a place in the record, and do the quoted words stand there?",
}
DECIDES = 0.5  # a conflict at least this strong names the finding; ours


def name_check(features: Features) -> str:
    """Return the name of the check that a finding with these features belongs to."""
    if features.number and features.number.strength >= DECIDES:
        return "numbers"
    if features.date and features.date.strength >= DECIDES:
        return "dates"
    return "contradiction"
