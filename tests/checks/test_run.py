from collections import Counter
from dataclasses import replace

from belie.checks.registry import CHECKS
from belie.checks.run import find_findings
from belie.domain.documents import Access
from belie.domain.ids import StatementId
from belie.domain.statements import Forum
from checks.papers import DECLARATION, MEMO, NEWS, NotJudge, Paper, count, units_of, vectors_of

UNITS = units_of(DECLARATION, MEMO, NEWS)
TEXT: dict[StatementId | None, str] = {unit.statement.id: unit.text for unit in UNITS}


def test_the_sworn_sentence_is_belied_by_the_memo_of_the_day_before() -> None:
    best = find_findings(UNITS, vectors_of(UNITS), NotJudge())[0]
    assert (TEXT[best.statement], TEXT[best.evidence]) == (DECLARATION.sentences[1], MEMO.sentences[1])
    assert best.check == "contradiction"
    assert best.days == 1
    assert best.verdict is not None
    assert best.compared == (DECLARATION.sentences[1], MEMO.sentences[1])
    assert best.versions[-1] == "not-1"


def test_each_planted_conflict_is_among_the_first() -> None:
    found = [(TEXT[held.statement], TEXT[held.evidence]) for held in find_findings(UNITS, None, NotJudge())[:5]]
    for at in (1, 3):
        assert (DECLARATION.sentences[at], MEMO.sentences[at]) in found


def test_without_a_judge_the_ranking_still_stands() -> None:
    best = find_findings(UNITS, None, None)[0]
    assert TEXT[best.evidence] == MEMO.sentences[1]
    assert best.verdict is None


def test_findings_come_best_first_once_each_and_the_same_again() -> None:
    found = find_findings(UNITS, vectors_of(UNITS), NotJudge())
    assert [held.score for held in found] == sorted((held.score for held in found), reverse=True)
    assert max(Counter(frozenset((held.statement, held.evidence)) for held in found).values()) == 1
    assert all(0 <= held.score <= 1 and held.because and held.check in CHECKS for held in found)
    assert found == find_findings(UNITS, vectors_of(UNITS), NotJudge())


def test_the_judge_reads_no_more_pairs_than_its_budget() -> None:
    judge = NotJudge()
    find_findings(UNITS, None, judge, judge_pairs=3)
    assert len(judge.asked) == 6


def test_top_limits_the_list() -> None:
    assert len(find_findings(UNITS, None, None, top=2)) == 2


def test_an_empty_record_has_no_findings() -> None:
    assert find_findings([], None, NotJudge()) == []
    assert find_findings(UNITS[:1], None, NotJudge()) == []


def test_two_counts_of_one_thing_on_one_day_are_a_finding_of_numbers() -> None:
    filing = "As of May 1, 78 residents of Marrow Point were detained in 21 depots."
    roster = "On May 1, 112 residents of Marrow Point were detained in 33 depots."
    units = units_of(
        Paper(name="a", author="Counsel", date="2031-05-02", forum=Forum.FILING, sentences=[filing]),
        Paper(name="b", author="", date="2031-05-02", forum=Forum.ROSTER, sentences=[roster]),
        MEMO,
    )
    counted = [
        replace(unit, statement=replace(unit.statement, quantities=(count(value, "residents"),)))
        for unit, value in zip(units, (78, 112), strict=False)
    ]
    best = find_findings([*counted, *units[2:]], None, None)[0]
    assert best.check == "numbers"
    assert best.compared == (filing, roster)
    assert "The numbers do not fit: 78 residents against 112 residents." in best.because


def test_a_finding_is_as_secret_as_its_more_secret_side() -> None:
    units = [replace(unit, access=Access.SEALED) if unit.document == "memo.txt" else unit for unit in UNITS]
    best = find_findings(units, None, None)[0]
    assert best.access is Access.SEALED


def test_no_statement_fills_the_first_page() -> None:
    claims = Paper(
        name="claim.pdf",
        author="P. Holloway",
        date="2031-06-10",
        forum=Forum.DECLARATION,
        sworn=True,
        sentences=[
            "Sarvonia has agreed to receive all nationals from Marrow Point.",
            "The Tellin ferry always runs at night.",
        ],
    )
    denials = [
        f"In {month} Sarvonia said again that it had not agreed to receive nationals from Marrow Point."
        for month in ("January", "February", "March", "April", "May")
    ]
    papers = [
        Paper(name=f"{at}.txt", author=f"Clerk {at}", date="", forum=Forum.MEMO, sentences=[text])
        for at, text in enumerate([*denials, "The Tellin ferry never runs at night."])
    ]
    units = units_of(claims, *papers)
    text: dict[StatementId | None, str] = {unit.statement.id: unit.text for unit in units}
    first_three = [text[held.statement] for held in find_findings(units, None, None)[:3]]
    assert claims.sentences[1] in first_three
