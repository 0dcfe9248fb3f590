"""The specification of reported speech, sentence by sentence: `sentences/*.txt`.

A sentence stands at the margin; under it one line a statement, by place: flags, speaker | cue | content. "-" says
that the cue turns the content round, "~" that it is thought or attitude; " .. " parts the pieces of a content. A
sentence without such lines reports nothing.
"""

from math import inf
from pathlib import Path

import pytest

from belie.domain.documents import DocumentKind
from belie.domain.statements import Statement
from belie.statements import filter as learned
from belie.statements.filter import Filter
from statements.reading import reported

Row = tuple[str, str, str, bool, bool]
TABLES = sorted((Path(__file__).parent / "sentences").glob("*.txt"))


def read_table(table: Path) -> list[tuple[str, list[Row]]]:
    cases: list[tuple[str, list[Row]]] = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line[0] in " -~":
            speaker, cue, content = (part.strip() for part in line[2:].split("|"))
            cases[-1][1].append((speaker, cue, content, "-" in line[:2], "~" in line[:2]))
        else:
            cases.append((line, []))
    return cases


def row(sentence: str, statement: Statement) -> Row:
    pieces, cues = (
        [sentence[span.start : span.end] for span in spans] for spans in (statement.anchor.spans, statement.cue_spans)
    )
    return (statement.speaker, " .. ".join(cues), " .. ".join(pieces), statement.denied, not statement.speech)


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the learned layer neither drop nor add: `test_filter` says what it may do to these sentences."""
    monkeypatch.setattr(
        learned, "shipped", lambda: Filter(bias=0.0, least=-inf, least_loose=-inf, least_doubtful=inf, weights={})
    )


@pytest.mark.usefixtures("rules_alone")
@pytest.mark.parametrize("table", TABLES, ids=[table.stem for table in TABLES])
def test_every_sentence_gives_exactly_its_statements(table: Path) -> None:
    wrong = []
    for sentence, expected in read_table(table):
        found = [row(sentence, statement) for statement in reported(sentence, DocumentKind.NEWS)]
        if found != expected:
            wrong.append((sentence, found))
    assert wrong == []


def test_the_tables_hold_the_phenomena() -> None:
    assert sum(len(read_table(table)) for table in TABLES) > 300
