"""Measure a judge in its shipped form on files of labelled pairs; with --fit, find its temperature first."""

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

import judge_data
import measure
from belie.engine.inference.config import shipped
from belie.engine.inference.judge import Judge
from judge_data import Pair


def chances(judge: Judge, pairs: Sequence[Pair], *, both_orders: bool = False) -> np.ndarray:
    """Return one row (entailment, neutral, contradiction) a pair; contradiction is the mean of both orders if asked."""
    rows = [[v.entailment, v.neutral, v.contradiction] for v in judge.judge([(p.premise, p.hypothesis) for p in pairs])]
    out = np.array(rows)
    if both_orders:
        turned = np.array([v.contradiction for v in judge.judge([(p.hypothesis, p.premise) for p in pairs])])
        mean = (out[:, 2] + turned) / 2
        out[:, :2] *= ((1 - mean) / np.maximum(1 - out[:, 2], 1e-9))[:, None]
        out[:, 2] = mean
    return out


def sharpened(rows: np.ndarray, temperature: float) -> np.ndarray:
    """Return the rows at another temperature."""
    powered = np.maximum(rows, 1e-12) ** (1 / temperature)
    scaled: np.ndarray = powered / powered.sum(1, keepdims=True)
    return scaled


def best_temperature(sets: Sequence[tuple[np.ndarray, np.ndarray]]) -> float:
    """Return the temperature of least mean log loss, every set weighing the same."""

    def loss(temperature: float) -> float:
        return float(
            np.mean([-np.log(sharpened(rows, temperature)[np.arange(len(gold)), gold]).mean() for gold, rows in sets])
        )

    return float(min(np.arange(0.5, 4.01, 0.05), key=loss))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", help="JSONL files of labelled pairs")
    parser.add_argument("--judge", type=Path, help="folder of another judge in the shipped form")
    parser.add_argument("--written", type=Path, help="folder of hand-written pairs; the part held back is measured")
    parser.add_argument("--fit", action="store_true", help="write the temperature that fits all the files best")
    parser.add_argument("--both-orders", action="store_true")
    parser.add_argument("--hypothesis-only", action="store_true", help="empty premises: what the data gives away")
    options = parser.parse_args()
    judge = Judge(options.judge)
    sets = [(path.stem, judge_data.read_pairs(path)) for path in options.files]
    if options.written:
        sets.append(("written_held_back", judge_data.read_written(options.written)[1]))
    if options.hypothesis_only:
        sets = [(name, [replace(pair, premise="") for pair in pairs]) for name, pairs in sets]
    scored = []
    for name, pairs in sets:
        began = time.process_time()
        rows = chances(judge, pairs, both_orders=options.both_orders)
        speed = len(pairs) / (time.process_time() - began)
        scored.append((name, np.array([p.label for p in pairs]), rows, speed))
    temperature = best_temperature([(gold, rows) for _, gold, rows, _ in scored]) if options.fit else 1.0
    for name, gold, rows, speed in scored:
        print(f"{name:24} {measure.measure(gold, sharpened(rows, temperature)).line()}  pairs/s {speed:.0f}")
    if options.fit:
        path = Path(str(options.judge or shipped("judge"))) / "config.json"
        config = json.loads(path.read_text())
        config["temperature"] = round(config["temperature"] * temperature, 3)
        path.write_text(json.dumps(config, indent=1) + "\n")
        print(f"temperature {config['temperature']}")


if __name__ == "__main__":
    main()
