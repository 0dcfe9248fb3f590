"""The learned layer: what it drops, what it lets in, and that no words are lost by it."""

from __future__ import annotations

from math import inf, isfinite
from pathlib import Path

import pytest

from belie.domain.documents import DocumentKind
from belie.domain.spans import Span
from belie.domain.statements import Form
from belie.statements import filter as learned
from belie.statements.filter import WEIGHTS, Filter, doubtful, shipped
from belie.statements.filter_features import features, speaker_kind
from belie.statements.indirect import find_attributions
from belie.statements.tree import Tree
from statements.reading import own, reported, syntax
from statements.test_sentences import TABLES, read_table, row

pytestmark = pytest.mark.models


def tree_of(sentence: str) -> Tree:
    return Tree(syntax().parse([sentence])[0])


def use(monkeypatch: pytest.MonkeyPatch, model: Filter) -> None:
    monkeypatch.setattr(learned, "shipped", lambda: model)


DROPS_ALL = Filter(bias=0.0, least=inf, least_loose=inf, least_doubtful=inf, weights={})
LETS_ALL_IN = Filter(bias=0.0, least=-inf, least_loose=-inf, least_doubtful=-inf, weights={})


def test_words_of_a_statement_that_is_turned_down_stay_their_authors(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, DROPS_ALL)
    text = "The warden believes that the unit was full."
    assert reported(text) == []
    assert own(text, DocumentKind.NEWS) == [text]


def test_quotations_testimony_and_papers_under_oath_are_not_turned_down(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, DROPS_ALL)
    (quoted,) = reported("The warden said that the unit was “full to the rafters.”")
    assert quoted.form is Form.MIXED
    assert reported("The warden testified that the unit was full.")
    tree = tree_of("The warden believes that the unit was full.")
    found = find_attributions(tree, [])
    assert DROPS_ALL.choose(tree, found) == []
    assert DROPS_ALL.choose(tree, found, under_oath=True) == found


def test_a_feature_decides_by_its_weight() -> None:
    tree = tree_of("The warden believes that the unit was full.")
    (found,) = find_attributions(tree, [])
    names = features(tree, found)
    assert {"lemma=believe", "kind=think", "speaker=role"} <= set(names)
    model = Filter(
        bias=1.0, least=0.0, least_loose=0.0, least_doubtful=inf, weights={"lemma=believe": -0.5, "speaker=role": -0.75}
    )
    assert model.score(names) == pytest.approx(-0.25)
    assert model.choose(tree, [found]) == []


def test_of_doubtful_candidates_one_a_cue_stands_and_none_twice() -> None:
    tree = tree_of("The clerk radioed that the seal was broken.")
    found = find_attributions(tree, [])
    assert found == []
    assert [each.cue.lemma for each in doubtful(tree, found)] == ["radio"]
    (chosen,) = LETS_ALL_IN.choose(tree, found)
    assert [span.of(tree.text) for span in chosen.content] == ["that the seal was broken"]
    assert chosen.speaker is not None and chosen.speaker.of(tree.text) == "The clerk"
    many = tree_of("The guild praised the clerk for the speed of the count.")
    cues = [each.cue_index for each in LETS_ALL_IN.choose(many, find_attributions(many, []))]
    assert len(cues) == len(set(cues))


@pytest.mark.parametrize(
    ("sentence", "speaker", "kind"),
    [
        ("He said so.", "He", "he"),
        ("We said so.", "We", "we"),
        ("The agency's director said so.", "The agency's director", "role"),
        ("The ministry said so.", "The ministry", "body noun"),
        ("The wall said so.", "The wall", "noun"),
    ],
)
def test_speakers_are_told_apart_by_their_sort(sentence: str, speaker: str, kind: str) -> None:
    assert speaker_kind(tree_of(sentence), Span(0, len(speaker))) == kind


def test_the_shipped_weights_are_plain_numbers_and_few() -> None:
    model = shipped()
    assert all(isfinite(weight) and abs(weight) < 10 for weight in model.weights.values())
    assert WEIGHTS.stat().st_size < 300_000
    assert Path(learned.__file__).parent == WEIGHTS.parent


def test_the_shipped_filter_leaves_the_sentences_of_the_rules_as_they_are() -> None:
    cases = [case for table in TABLES for case in read_table(table)]
    changed = [
        sentence
        for sentence, expected in cases
        if [row(sentence, each) for each in reported(sentence, DocumentKind.NEWS)] != expected
    ]
    assert len(changed) <= len(cases) // 20, changed
