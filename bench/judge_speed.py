"""Judging pairs against the same ONNX model alone; budget: at most 1.15 times its time (design, budgets).

Alone means: the session run on token ids prepared beforehand, one pair at a time, as belie runs it.
"""

from __future__ import annotations

import time

import numpy

from belie.demo import record_path
from belie.domain.spans import fold_space
from belie.engine.inference.config import read_config, shipped
from belie.engine.inference.judge import Judge
from belie.engine.inference.weights import open_model

PAIRS = 400


def pairs() -> list[tuple[str, str]]:
    texts = [path.read_text("utf-8") for path in sorted(record_path().rglob("*.txt"))]
    sentences = [fold_space(part) for text in texts for part in text.split(". ") if 30 < len(part) < 300]
    return [(sentences[i], sentences[-i - 1]) for i in range(min(PAIRS, len(sentences) // 2))]


def main() -> None:
    given = pairs()
    judge = Judge()
    judge.judge(given[:4])
    model = open_model(shipped("judge"), read_config(shipped("judge")), threads=1)
    prepared = []
    for premise, hypothesis in given:
        encoding = model.tokenizer.encode(premise, hypothesis)
        ids = {"input_ids": numpy.array([encoding.ids], numpy.int64)}
        prepared.append({**ids, "token_type_ids": numpy.array([encoding.type_ids], numpy.int64)})
    ratios = []
    for _ in range(3):
        start = time.process_time()
        for inputs in prepared:
            model.session.run(None, inputs)
        alone = time.process_time() - start
        start = time.process_time()
        judge.judge(given)
        ratios.append((time.process_time() - start) / alone)
    tokens = sum(len(inputs["input_ids"][0]) for inputs in prepared) / len(prepared)
    print(f"{len(given)} pairs of {tokens:.0f} tokens on average, {len(given) / alone:.0f} pairs a CPU second alone")
    print(f"judging / model alone: {min(ratios):.2f} (budget 1.15)")


if __name__ == "__main__":
    main()
