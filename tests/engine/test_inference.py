"""The shipped models: likeness of texts, and the relation between two sentences."""

import json
import shutil
from importlib.resources import as_file
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belie.engine.inference.config import shipped
from belie.engine.inference.embedder import Embedder
from belie.engine.inference.judge import Judge
from belie.errors import ModelUnavailable

pytestmark = pytest.mark.models

EMBEDDER = Embedder()
JUDGE = Judge()

CLEAR_CASES = [
    # premise, hypothesis, what a reader would say
    ("The men are held in Alder County.", "The men are not held in Alder County.", "contradiction"),
    ("No flight left on Tuesday.", "A flight left on Tuesday.", "contradiction"),
    ("Two women are reading the letter in the office.", "Two women are reading a letter.", "entailment"),
    ("The warden signed the order on Monday and went home.", "The warden signed the order.", "entailment"),
    ("On May 3, 212 men were held at Tolland.", "Tolland held 212 men on May 3.", "entailment"),
    ("On May 3, 212 men were held at Tolland.", "On May 3, 347 men were held at Tolland.", "contradiction"),
    ("On May 3, 212 men were held at Tolland.", "On May 9, 347 men were held at Larkfield.", "neutral"),
    ("There is no agreement with Aldovia.", "Aldovia has agreed to take its citizens back.", "contradiction"),
    ("There is no agreement with Aldovia.", "Brenmark has agreed to take its citizens back.", "neutral"),
    ("The agency hopes to reach an agreement in May.", "An agreement was reached in May.", "neutral"),
    ("The warden signed the order.", "The river is wider in the spring than in the autumn.", "neutral"),
    ("The clerk opened the mail.", "The clerk has worked there for nine years.", "neutral"),
]


@pytest.mark.parametrize(("premise", "hypothesis", "expected"), CLEAR_CASES)
def test_a_clear_case_is_judged_as_a_reader_would(premise: str, hypothesis: str, expected: str) -> None:
    verdict = JUDGE.judge([(premise, hypothesis)])[0]
    chances = {name: getattr(verdict, name) for name in ("entailment", "neutral", "contradiction")}
    assert max(chances, key=lambda name: chances[name]) == expected


def test_the_three_chances_sum_to_one() -> None:
    for verdict in JUDGE.judge([(premise, hypothesis) for premise, hypothesis, _ in CLEAR_CASES]):
        assert verdict.entailment + verdict.neutral + verdict.contradiction == pytest.approx(1.0)


def test_a_pair_is_judged_the_same_alone_and_among_others() -> None:
    pairs = [(premise, hypothesis) for premise, hypothesis, _ in CLEAR_CASES]
    pairs.append(("A long sentence about a bus, " * 12, "The bus left."))
    assert JUDGE.judge(pairs) == [JUDGE.judge([pair])[0] for pair in pairs]


def test_threads_do_not_change_a_result() -> None:
    pairs = [(premise, hypothesis) for premise, hypothesis, _ in CLEAR_CASES]
    assert Judge(threads=2).judge(pairs) == JUDGE.judge(pairs)


def test_like_sentences_lie_closer_than_unlike_ones() -> None:
    agreed, also_agreed, weather = EMBEDDER.embed(
        [
            "The ministry agreed to take its citizens back.",
            "The foreign ministry has accepted the return of its nationals.",
            "It rained all week in the valley.",
        ]
    )
    assert agreed @ also_agreed > 0.5 > 0.3 > agreed @ weather


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_any_text_gives_a_unit_row_that_does_not_depend_on_the_others(texts: list[str]) -> None:
    rows = EMBEDDER.embed(texts)
    assert rows.shape == (len(texts), EMBEDDER.dim)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert np.array_equal(rows, np.concatenate([EMBEDDER.embed([text]) for text in texts]))


def test_nothing_in_gives_nothing_out() -> None:
    assert EMBEDDER.embed([]).shape == (0, EMBEDDER.dim)
    assert JUDGE.judge([]) == []


@pytest.mark.parametrize("text", ["word " * 10_000, "x" * 200_000, "", " ", "\x00"])
def test_a_text_too_long_or_empty_is_no_obstacle(text: str) -> None:
    assert np.isfinite(EMBEDDER.embed([text])).all()
    both = JUDGE.judge([(text, "The bus left."), ("The bus left.", text)])
    assert all(0 <= verdict.contradiction <= 1 for verdict in both)


def test_the_cut_keeps_both_sides_of_a_pair() -> None:
    long = "The bus stood in the yard. " * 400
    yes, no = JUDGE.judge([(long, "The bus stood in the yard."), (long, "The bus did not stand in the yard.")])
    assert yes.contradiction < no.contradiction


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the embedder's folder, free to be harmed."""
    with as_file(shipped("embedder")) as folder:
        shutil.copytree(folder, tmp_path / "embedder")
    return tmp_path / "embedder"


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_cut_short_is_refused_and_named(copy: Path, name: str) -> None:
    whole = (copy / name).read_bytes()
    (copy / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelUnavailable, match=rf"{name} is damaged"):
        Embedder(copy).embed(["A bus."])


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_missing_file_is_refused_and_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelUnavailable, match=rf"{name} is missing"):
        Embedder(copy).embed(["A bus."])


@pytest.mark.parametrize("said", ["{", "[]", "{}", '{"name": "x"}'])
def test_a_configuration_that_is_none_is_refused_at_once(copy: Path, said: str) -> None:
    (copy / "config.json").write_text(said)
    with pytest.raises(ModelUnavailable, match=r"config\.json is damaged"):
        Embedder(copy)


def test_the_version_changes_with_the_weights(copy: Path) -> None:
    config = json.loads((copy / "config.json").read_text())
    config["weights_sha256"] = "0" * 64
    (copy / "config.json").write_text(json.dumps(config))
    assert Embedder(copy).version != EMBEDDER.version
    assert Embedder(copy).version.startswith(config["name"])
