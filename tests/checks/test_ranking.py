from dataclasses import replace

import pytest

from belie.checks.because import say_timing
from belie.checks.features import Features, find_features, prepare
from belie.checks.ranking import EXPECTED, expected_chance, score, terms_of
from belie.domain.findings import Verdict
from belie.domain.statements import Forum
from checks.papers import Paper, units_of


def features_of(one: str, other: str, **held: object) -> Features:
    """Return the features of a letter's sentence said to be belied by another letter's."""
    papers = [
        Paper(name=name, author=name, date="", forum=Forum.LETTER, sentences=[text])
        for name, text in (("a", one), ("b", other), ("c", "Rain fell on the harbour of Quill Bay."))
    ]
    prepared = prepare(units_of(*papers))
    return replace(find_features(prepared, 0, 1, closeness=0.3)[0], **held)  # type: ignore[arg-type]


CLAIM = "The harbour has been fully repaired by the Tellin crew."
REBUTTAL = "The Tellin crew found that the harbour was not repaired."
PLAIN = features_of(CLAIM, REBUTTAL)


@pytest.mark.parametrize(
    ("change", "rises"),
    [
        ({"closeness": 0.02}, False),
        ({"cosine": 0.1}, False),
        ({"oath": 1.0}, True),
        ({"sworn": True}, True),
        ({"polarity": False}, False),
        ({"restated": 0.5}, False),
        ({"same_document": True, "one_voice": True}, False),
        ({"court_paper": True}, False),
        ({"verdicts": (Verdict(0.02, 0.03, 0.95), Verdict(0.02, 0.03, 0.95))}, True),
        ({"verdicts": (Verdict(0.95, 0.03, 0.02), Verdict(0.02, 0.93, 0.05))}, False),
    ],
)
def test_each_feature_moves_the_score_its_way(change: dict[str, object], rises: bool) -> None:
    changed = score(replace(PLAIN, **change))  # type: ignore[arg-type]
    assert (changed > score(PLAIN)) is rises


def test_the_better_direction_has_the_claim_belied() -> None:
    forwards = features_of(CLAIM, REBUTTAL)
    backwards = features_of(REBUTTAL, CLAIM)
    assert score(forwards) > score(backwards)


def test_a_restatement_scores_below_a_denial() -> None:
    again = features_of(CLAIM, "The harbour has been fully repaired now by the Tellin crew.")
    assert again.restated > 0
    assert score(again) < score(PLAIN)


def test_a_judge_that_sees_contradiction_everywhere_moves_nothing() -> None:
    alarm = (Verdict(0.1, 0.1, 0.8), Verdict(0.1, 0.1, 0.8))
    assert expected_chance([alarm, alarm]) == pytest.approx(0.8)
    assert expected_chance([]) == EXPECTED
    judged = replace(PLAIN, verdicts=alarm)
    assert score(judged, expected_chance([alarm])) == pytest.approx(score(PLAIN))


def test_the_terms_are_named_and_add_up() -> None:
    terms = terms_of(PLAIN)
    assert {"closeness", "roles", "oath", "number"} <= set(terms)
    assert "judge" not in terms
    assert terms_of(replace(PLAIN, verdicts=(Verdict(0, 0, 1), Verdict(0, 0, 1))))["judge"] > 0


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "evidence existed 1 day before"),
        (40, "evidence existed 40 days before"),
        (0, "the same day"),
        (-1, "evidence came 1 day later"),
        (None, ""),
    ],
)
def test_timing_is_said_in_words(days: int | None, said: str) -> None:
    assert say_timing(days) == said
