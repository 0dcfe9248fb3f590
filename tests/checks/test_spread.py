from belie.checks.features import Features, find_features, prepare
from belie.checks.spread import Weighed, spread
from belie.domain.ids import DocumentId
from checks.papers import DECLARATION, MEMO, units_of

FEATURES: Features = find_features(prepare(units_of(DECLARATION, MEMO)), 1, 6, closeness=0.3)[0]


def weighed(*rows: tuple[float, int, int]) -> list[Weighed]:
    return [Weighed(score, statement, evidence, FEATURES) for score, statement, evidence in rows]


def listed(found: list[Weighed]) -> list[tuple[int, int]]:
    return [(held.statement, held.evidence) for held in found]


def papers(*names: str) -> list[DocumentId]:
    return [DocumentId(name) for name in names]


def test_a_pair_of_one_utterance_given_twice_stays_once() -> None:
    found = spread(weighed((0.9, 0, 1), (0.8, 0, 2)), [0, 1, 1], papers("a", "b", "c"))
    assert listed(found) == [(0, 1)]


def test_a_statement_that_several_papers_stand_against_rises() -> None:
    rows = weighed((0.8, 0, 1), (0.79, 2, 3), (0.79, 2, 4))
    alone = spread(weighed((0.8, 0, 1), (0.79, 2, 3)), list(range(5)), papers(*"abcde"))
    joined = spread(rows, list(range(5)), papers(*"abcde"))
    assert listed(alone)[0] == (0, 1)
    assert listed(joined)[0] == (2, 3)
    assert [held.others for held in joined if held.statement == 2] == [1, 1]


def test_two_places_in_one_paper_are_one_voice() -> None:
    rows = weighed((0.8, 0, 1), (0.79, 2, 3), (0.79, 2, 4))
    found = spread(rows, list(range(5)), papers("a", "b", "c", "d", "d"))
    assert all(held.others == 0 for held in found)


def test_a_paper_that_repeats_another_is_no_further_paper() -> None:
    rows = weighed((0.8, 0, 1), (0.79, 2, 3), (0.79, 2, 4))
    found = spread(rows, [0, 1, 2, 3, 3], papers(*"abcde"))
    assert all(held.others == 0 for held in found)


def test_the_fifth_finding_on_one_statement_makes_room_for_another() -> None:
    rows = weighed(*((0.9, 0, other) for other in range(2, 7)), (0.88, 1, 7))
    found = spread(rows, list(range(8)), papers("a", "b", "c", "c", "c", "c", "c", "d"))
    assert listed(found).index((1, 7)) < 4


def test_scores_stay_within_bounds_and_fall() -> None:
    found = spread(weighed((0.99, 0, 1), (0.5, 1, 2), (0.01, 3, 4)), list(range(5)), papers(*"abcde"))
    scores = [held.score for held in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)


def test_a_statement_said_against_a_thousand_times_still_has_a_score() -> None:
    rows = weighed(*((0.5, 0, other) for other in range(1, 1_001)))
    found = spread(rows, list(range(1_001)), papers(*(str(at) for at in range(1_001))))
    assert len(found) == 1_000
    assert all(0 < held.score < 1 for held in found)


def test_nothing_spreads_to_nothing() -> None:
    assert spread([], [], []) == []
