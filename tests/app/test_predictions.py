"""Answers to annotated questions: a line out for every line in, whatever is in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from belie.app.predictions import answer_each, check_target, read_lines, with_texts
from belie.domain.syntax import ParsedSentence
from belie.engine.inference.syntax import SpacySyntax
from belie.errors import UsageError
from belie.statements.predict import StatementPredictor


def lengths(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": row["id"], "length": len(row["text"]), "text": row["text"]}


def answered(tmp_path: Path, given: bytes) -> list[dict[str, Any]]:
    (tmp_path / "in.jsonl").write_bytes(given)
    answer_each(read_lines(tmp_path / "in.jsonl"), tmp_path / "out.jsonl", with_texts(lengths, "text"))
    return [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").split("\n") if line]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (b"", []),
        (b'\n  \n{"id": 1, "text": "ab"}\n\n', [(1, 2)]),
        (b'{"id": 1, "text": "ab"}\r\n{"id": 2, "text": "abc"}\r\n', [(1, 2), (2, 3)]),
        (b'\xef\xbb\xbf{"id": 1, "text": "ab"}', [(1, 2)]),
        (b'{"id": "x", "text": "ab"}\n{"id": "x", "text": "abc"}\n', [("x", 2), ("x", 3)]),
        ('{"id": 1, "text": "a\u2028b\x85c"}\n'.encode(), [(1, 5)]),
        (b'{"id": 1, "text": "a\\ud800"}\n', [(1, 2)]),
        (b'{"id": 1, "text": ""}\n', [(1, 0)]),
    ],
    ids=["nothing", "blank lines", "CRLF", "BOM", "one id twice", "line separators", "half a pair", "no words"],
)
def test_every_line_has_its_answer(given: bytes, expected: list[tuple[object, int]], tmp_path: Path) -> None:
    assert [(row["id"], row["length"]) for row in answered(tmp_path, given)] == expected


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b'{"id": 1}', "there is no 'text'"),
        (b'{"id": 1, "text": null}', '"text" is no text'),
        (b'{"id": 1, "text": 7}', '"text" is no text'),
    ],
)
def test_an_input_without_its_text_gets_a_line_that_says_so(given: bytes, told: str, tmp_path: Path) -> None:
    first, second = answered(tmp_path, given + b'\n{"id": 2, "text": "ab"}')
    assert first["id"] == 1
    assert told in first["error"]
    assert second["length"] == 2


def test_whatever_one_input_does_the_others_are_answered(tmp_path: Path) -> None:
    def break_on_one(row: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"id": row["id"], "first": [][row["id"]] if row["id"] == 1 else ""}

    assert answer_each([{"id": 0}, {"id": 1}, {"id": 2}], tmp_path / "out", break_on_one) == 1
    assert len((tmp_path / "out").read_text().splitlines()) == 3


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b'{"id": 1}\nnot json\n', "line 2: no JSON"),
        (b"[1]\n", 'line 1: no object with an "id"'),
        (b'{"text": "ab"}\n', 'line 1: no object with an "id"'),
        (b"\xff\xfe", "cannot be read"),
    ],
)
def test_a_file_of_something_else_is_refused(given: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(given)
    with pytest.raises(UsageError, match=told):
        read_lines(tmp_path / "in.jsonl")


def test_a_target_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a folder"):
        check_target(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        check_target(tmp_path / "file" / "out.jsonl")


@pytest.mark.models
def test_two_texts_of_one_id_keep_their_own_answers() -> None:
    rows = [
        {"id": "x", "text": "“The gate was open,” the warden said."},
        {"id": "x", "text": "Nothing was said here that anyone would want to repeat."},
    ]
    predictor = StatementPredictor(rows, SpacySyntax())
    first, second = (predictor(row)["statements"] for row in rows)
    assert first
    assert first != second


class BreaksOnOne(SpacySyntax):
    """Stands in for a parser with a fault."""

    def parse(self, sentences: Iterable[str]) -> list[ParsedSentence]:
        held = list(sentences)
        if any("three" in sentence for sentence in held):
            raise IndexError("a fault")
        return super().parse(held)


@pytest.mark.models
def test_a_fault_in_one_text_leaves_the_others_their_answers(tmp_path: Path) -> None:
    rows = [{"id": number, "text": f"The warden said that gate {number} was open."} for number in ("two", "three")]
    predictor = StatementPredictor(rows, BreaksOnOne(), (Exception,))
    assert answer_each(rows, tmp_path / "out", predictor) == 1
    first, second = (json.loads(line) for line in (tmp_path / "out").read_text().splitlines())
    assert first["statements"]
    assert second == {"id": "three", "error": "IndexError: a fault"}
