"""Queries are words, never operators, and a hit's span holds the word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belie.domain.ledger import ReadResult
from belie.store.search import match_query
from belie.store.sqlite import SqliteStore, open_matter
from contracts.invented import CABLE, analysis, document, read


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    folder: Path = tmp_path_factory.mktemp("search") / "matter"
    with open_matter(folder, create=True) as opened:
        made = document(CABLE, "The talks have failed.")
        read(opened, CABLE, made)
        opened.save_analysis(made.id, "analyse-1", analysis(made))
        yield opened


@pytest.mark.parametrize(
    ("query", "match"),
    [
        ("two words", '"two" AND "words"'),
        ('"a phrase" word', '"a phrase" AND "word"'),
        ("“a phrase”", '"a phrase"'),
        ('"left open', '"left open"'),
        ("a AND b", '"a" AND "AND" AND "b"'),
        ("don't", '"don\'t"'),
        ("- * ()", ""),
        ("   ", ""),
        ("x\x00y", '"x" AND "y"'),
    ],
)
def test_every_piece_is_quoted(query: str, match: str) -> None:
    assert match_query(query) == match


@given(st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_query_is_an_error(store: SqliteStore, query: str) -> None:
    assert len(store.search(query)) <= 1


@given(st.lists(st.text(max_size=30), min_size=1, max_size=3), st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_the_span_of_a_hit_holds_the_word_searched_for(store: SqliteStore, pages: list[str], after: str) -> None:
    made = document(CABLE, *pages, f"{pages[0]} Zanzibar {after}")
    store.save_reading(CABLE.sha256, "read-2", ReadResult(documents=(made,)))
    store.save_analysis(made.id, "analyse-1", analysis(made))
    (hit,) = store.search("zanzibar")
    assert hit.page_index == len(pages)
    if hit.span is not None:
        assert hit.span.of(made.text) == "Zanzibar"
    else:
        assert "\ue0f0" in made.text
    assert "Zanzibar" in hit.excerpt
