from belie.checks.against import rank_against
from belie.checks.features import prepare
from checks.papers import DECLARATION, MEMO, NEWS, NotJudge, units_of, vectors_of

UNITS = units_of(DECLARATION, MEMO, NEWS)


def test_the_memo_stands_first_against_the_sworn_sentence() -> None:
    best = rank_against(UNITS[1], UNITS, vectors=vectors_of(UNITS))[0]
    assert best.unit.text == MEMO.sentences[1]
    assert best.belied
    assert best.timing == "evidence existed 1 day before"
    assert "Sworn by Piers Holloway on 2031-06-10 in a declaration" in best.because
    assert "an internal memo (Ines Calder) of one day before" in best.because


def test_asked_from_the_other_side_the_sworn_sentence_is_the_one_belied() -> None:
    best = rank_against(UNITS[6], UNITS)[0]
    assert best.unit.text == DECLARATION.sentences[1]
    assert not best.belied


def test_a_typed_sentence_is_answered_too() -> None:
    typed = "Sarvonia will receive everyone who is held at Marrow Point."
    best = rank_against(typed, UNITS, vectors=vectors_of(UNITS), embed=lambda texts: vectors_of(UNITS)[:1])[0]
    assert "Sarvonia" in best.unit.text
    assert best.belied
    assert best.because.startswith("Against these words stands ")
    assert typed not in {held.unit.text for held in rank_against(typed, UNITS)}


def test_the_own_words_given_again_are_no_answer() -> None:
    answers = {held.unit.text for held in rank_against(UNITS[1], UNITS)}
    assert DECLARATION.sentences[1] not in answers
    assert NEWS.quotes[0][1] not in answers


def test_of_a_sentence_and_the_quotation_in_it_one_stays() -> None:
    answers = [held.unit for held in rank_against(UNITS[6], UNITS) if held.unit.document == "news.html"]
    assert sum("Sarvonia" in unit.text for unit in answers) == 1


def test_nothing_stands_against_words_that_the_record_does_not_hold() -> None:
    assert rank_against("Xylophones zigzag quixotically.", UNITS) == []
    assert rank_against("Xylophones zigzag quixotically.", []) == []


def test_the_judge_is_asked_both_ways_and_moves_the_answers() -> None:
    judge = NotJudge()
    ranked = rank_against(UNITS[3], prepare(UNITS), judge=judge, judged=2)
    assert len(judge.asked) == 4
    assert {(other, one) for one, other in judge.asked} == set(judge.asked)
    assert ranked[0].unit.text == MEMO.sentences[3]
    assert "the judge finds a contradiction (90%)" in ranked[0].because


def test_answers_come_best_first_and_the_same_again() -> None:
    ranked = rank_against(UNITS[1], UNITS)
    assert [held.score for held in ranked] == sorted((held.score for held in ranked), reverse=True)
    assert ranked == rank_against(UNITS[1], UNITS)
    assert rank_against(UNITS[1], UNITS, top=2) == ranked[:2]
