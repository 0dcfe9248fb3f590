"""Measure a rule without weights beside the judge: shared words, and a difference in denial or in numbers.

Reported in the card because the rule ranks better than a small network where sentences differ in one word.
"""

import argparse
import re
from pathlib import Path

import numpy as np

import evaluate
import judge_data
import measure
from belie.engine.inference.judge import Judge
from judge_data import CONTRADICTION, Pair

_DENIAL = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|fail\w*|den(?:y|ie)\w*)\b|n't", re.IGNORECASE
)
_NUMBER = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"[a-z]{3,}")
LIKE_ENOUGH = 0.5  # share of the shorter side's words


def clash(pair: Pair) -> float:
    """Return the rule's score: shared words, at least half of them, plus one when denial or numbers differ."""
    sides = [set(_WORD.findall(text.lower())) for text in (pair.premise, pair.hypothesis)]
    shared = len(sides[0] & sides[1]) / max(1, min(map(len, sides)))
    denials = [len(_DENIAL.findall(text)) % 2 for text in (pair.premise, pair.hypothesis)]
    numbers = [set(_NUMBER.findall(text)) for text in (pair.premise, pair.hypothesis)]
    differ = denials[0] != denials[1] or bool(numbers[1] - numbers[0] and numbers[0])
    return shared + (1.0 if differ and shared >= LIKE_ENOUGH else 0.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--judge", type=Path)
    options = parser.parse_args()
    judge = Judge(options.judge)
    for path in options.files:
        pairs = judge_data.read_pairs(path)
        gold = np.array([pair.label == CONTRADICTION for pair in pairs])
        rule = np.array([clash(pair) for pair in pairs])
        network = evaluate.chances(judge, pairs)[:, CONTRADICTION]
        denied = np.array([bool(_DENIAL.search(pair.hypothesis)) for pair in pairs])
        for name, kept in (("all", np.ones(len(pairs), bool)), ("denied hypothesis", denied)):
            if not gold[kept].any():
                continue
            figures = [
                measure.average_precision(gold[kept], score[kept]) for score in (rule, network, network + rule / 2)
            ]
            print(
                f"{path.stem:24} {name:18} pairs {kept.sum():4}  contradictions {gold[kept].sum():3}  AP: "
                f"rule {figures[0]:.3f}  judge {figures[1]:.3f}  both {figures[2]:.3f}"
            )


if __name__ == "__main__":
    main()
