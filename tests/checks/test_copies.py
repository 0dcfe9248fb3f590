from __future__ import annotations

from dataclasses import replace

import pytest

from belie.checks.copies import find_copies, places_of, witnesses
from belie.checks.run import find_findings
from belie.checks.unit import Unit
from belie.domain.ids import DocumentId
from belie.domain.likeness import Likeness, LikenessKind, Passage
from belie.domain.spans import Span
from belie.domain.statements import Forum
from checks.papers import DECLARATION, MEMO, NotJudge, Paper, units_of, vectors_of

WHOLE = Span(0, 100_000)
AGAIN = replace(MEMO, name="z memo again.pdf")


def like(kind: LikenessKind, first: Paper, second: Paper, host: str = "", second_span: Span = WHOLE) -> Likeness:
    return Likeness(
        kind=kind,
        first=DocumentId(first.name),
        second=DocumentId(second.name),
        host=DocumentId(host) if host else None,
        first_span=WHOLE,
        second_span=second_span,
    )


def copied(units: list[Unit], *likenesses: Likeness) -> dict[str, str]:
    """The copies by document and number: {"z memo again.pdf:0": "memo.txt:0"}."""
    names, seen = {}, dict[str, int]()
    for unit in units:
        number = seen[unit.document] = seen.get(unit.document, -1) + 1
        names[unit.statement.id] = f"{unit.document}:{number}"
    found = find_copies(units, likenesses)
    return {names[copy]: names[statement] for copy, statement in found.items()}


def test_the_sentences_of_a_duplicate_are_copies_of_the_first() -> None:
    found = copied(units_of(DECLARATION, MEMO, AGAIN), like(LikenessKind.SAME_TEXT, MEMO, AGAIN))
    assert found == {f"z memo again.pdf:{at}": f"memo.txt:{at}" for at in range(5)}


def test_papers_that_are_not_alike_have_no_copies_even_of_equal_words() -> None:
    assert copied(units_of(MEMO, AGAIN)) == {}


def test_what_only_the_version_without_redactions_shows_is_new_evidence() -> None:
    redacted = replace(MEMO, name="a redacted.pdf", sentences=[*MEMO.sentences[:1], *MEMO.sentences[2:]])
    found = copied(units_of(redacted, MEMO), like(LikenessKind.REDACTION_VERSION, MEMO, redacted))
    assert found == {
        "a redacted.pdf:0": "memo.txt:0",
        **{f"a redacted.pdf:{n - 1}": f"memo.txt:{n}" for n in (2, 3, 4)},
    }


def test_a_memo_inside_a_declaration_is_still_the_writers() -> None:
    exhibit = replace(DECLARATION, sentences=[*DECLARATION.sentences, *MEMO.sentences])
    units = units_of(exhibit, MEMO)
    start = units[5].start
    part = like(LikenessKind.CONTAINS, MEMO, exhibit, exhibit.name, second_span=Span(start, 100_000))
    assert copied(units, part) == {f"declaration.pdf:{at + 5}": f"memo.txt:{at}" for at in range(5)}


def test_a_form_signed_by_two_people_is_two_statements() -> None:
    other = replace(DECLARATION, name="other.pdf", author="Ines Calder")
    near = like(LikenessKind.NEAR_DUPLICATE, DECLARATION, other)
    assert copied(units_of(DECLARATION, other), near) == {}
    assert len(copied(units_of(DECLARATION, replace(other, author="")), near)) == 5


def test_a_weekly_report_says_its_words_anew() -> None:
    later = replace(MEMO, name="week 2.txt", date="2031-06-16")
    assert copied(units_of(MEMO, later), like(LikenessKind.NEAR_DUPLICATE, MEMO, later)) == {}
    assert len(copied(units_of(MEMO, replace(later, date="")), like(LikenessKind.NEAR_DUPLICATE, MEMO, later))) == 5


@pytest.mark.parametrize(
    ("said", "scanned", "one"),
    [
        ("The nurse left Marrow Point in April.", "The nurse Ieft Marrow Polnt in April.", True),
        ("The ministry has agreed to receive them.", "The ministry has refused to receive them.", False),
        ("The ministry has agreed to receive them.", "The ministry has not agreed to receive them.", False),
        ("They hold about 110 people there now.", "They hold about 170 people there now.", False),
    ],
)
def test_a_letter_misread_makes_no_new_statement_but_a_word_or_a_figure_does(
    said: str, scanned: str, one: bool
) -> None:
    first, second = (
        Paper(name=name, author="Ines Calder", date="", forum=Forum.MEMO, sentences=[words])
        for name, words in (("memo.txt", said), ("scan.pdf", scanned))
    )
    assert bool(copied(units_of(first, second), like(LikenessKind.NEAR_DUPLICATE, first, second))) is one


def test_the_same_words_twice_in_both_papers_pair_off_in_order() -> None:
    said = ["It has failed, as all know.", "Nothing more than this is known.", "It has failed, as all know well."]
    first = Paper(name="1", author="", date="", forum=Forum.MEMO, sentences=said)
    twice = replace(first, name="2")
    assert copied(units_of(first, twice), like(LikenessKind.SAME_TEXT, first, twice)) == {
        f"2:{n}": f"1:{n}" for n in range(3)
    }


def test_a_finding_comes_once_however_often_the_paper_was_produced() -> None:
    versions = [replace(MEMO, name=f"copy {at}.pdf") for at in range(4)]
    units = units_of(DECLARATION, MEMO, *versions)
    likenesses = [like(LikenessKind.SAME_TEXT, MEMO, version) for version in versions]
    left = witnesses(units, find_copies(units, likenesses))
    alone = units_of(DECLARATION, MEMO)
    assert left == [*units[:10]]
    found = find_findings(left, vectors_of(left), NotJudge())
    assert found == find_findings(alone, vectors_of(alone), NotJudge())
    assert "other paper" not in found[0].because


def test_the_places_of_a_statement_are_its_copies() -> None:
    units = units_of(MEMO, AGAIN)
    places = places_of(units, find_copies(units, [like(LikenessKind.SAME_TEXT, MEMO, AGAIN)]))
    assert places[units[1].statement.id] == [units[6]]
    assert len(places) == 5


def hidden(kind: LikenessKind, shown: Span, *, in_first: bool = False) -> Likeness:
    passage = Passage(
        first=() if in_first else (shown,), second=(shown,) if in_first else (), words=4, hidden_in_first=in_first
    )
    return replace(like(kind, MEMO, AGAIN), revealed=(passage,))


@pytest.mark.parametrize(
    ("left", "copied_too"),
    [
        ("The talks with the ministry [REDACTED] on Tuesday.", True),
        ("The talks ████████████ on Tuesday.", True),
        ("The talks [REDACTED]", False),  # two words could be anybody's
        ("The talks with the embassy [REDACTED] on Tuesday.", False),
    ],
)
@pytest.mark.parametrize("in_first", [False, True])
def test_what_a_redaction_leaves_of_a_statement_is_a_copy_of_the_whole(
    left: str, copied_too: bool, in_first: bool
) -> None:
    told = Paper("memo.txt", "", "", Forum.MEMO, ["The talks with the ministry have failed on Tuesday."])
    cut = replace(told, name="z memo again.pdf", sentences=[left])
    units = units_of(cut, told) if in_first else units_of(told, cut)
    held = hidden(LikenessKind.REDACTION_VERSION, Span(20, 40))
    if in_first:
        held = replace(hidden(held.kind, Span(20, 40), in_first=True), first=held.second, second=held.first)
    assert copied(units, held) == ({"z memo again.pdf:0": "memo.txt:0"} if copied_too else {})


def test_what_a_redaction_leaves_of_two_sentences_is_a_copy_of_the_first() -> None:
    told = Paper("memo.txt", "", "", Forum.MEMO, ["The talks have failed on Tuesday.", "Counsel knows of it by now."])
    cut = replace(told, name="z memo again.pdf", sentences=["The talks have failed [REDACTED] of it by now."])
    held = hidden(LikenessKind.REDACTION_VERSION, Span(22, 45))
    assert copied(units_of(told, cut), held) == {"z memo again.pdf:0": "memo.txt:0"}


def test_of_a_replaced_production_the_newer_is_kept_and_what_the_older_alone_says_is_none() -> None:
    older = replace(MEMO, name="a older.pdf", sentences=[*MEMO.sentences, "Nobody was told of it until May."])
    found = copied(units_of(older, MEMO), like(LikenessKind.SUPERSEDED, MEMO, older))
    assert found == {f"a older.pdf:{at}": f"memo.txt:{at}" for at in range(5)}
