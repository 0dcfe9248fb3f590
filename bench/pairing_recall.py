"""Candidate pairs: how many of the expected pairs they hold, and what share of all pairs they are.

Budget: 90 % of the expected pairs while judging under 2 % of all pairs (design, budgets). Nothing is judged here.

python -m bench.pairing_recall [FOLDER GOLD], the invented record by default. GOLD holds "pairs" of two sides with
"doc" and "quote"; a side is held by a statement of that document whose words are most of the quote's, or hold it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from belie.app.asking import file_of
from belie.app.predictions import examined
from belie.app.settings import settings_with
from belie.checks.features import prepare
from belie.checks.pairing import pair_up
from belie.checks.run import JUDGE_PAIRS, PAIRS_A_UNIT
from belie.checks.unit import Unit
from belie.checks.words import plain
from belie.demo import expected_path, record_path
from belie.engine.progress import Silent
from belie.engine.units import load_units, load_vectors

ALIKE = 0.5  # Jaccard of the words


def holds(unit: Unit, side: dict[str, Any]) -> bool:
    if file_of(unit.document_name) != side["doc"]:
        return False
    words, wanted = plain(unit.statement.content), plain(side["quote"])
    one, other = Counter(words), Counter(wanted)
    if sum((one & other).values()) >= ALIKE * max(1, sum((one | other).values())):
        return True
    short, long = sorted((words, wanted), key=len)
    return len(short) > 2 and any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def main(folder: Path, gold: Path) -> None:
    pairs = json.loads(gold.read_text("utf-8"))["pairs"]
    with examined(folder, settings_with(judge_pairs=0), Silent()) as (house, _):
        units = load_units(house.store)
        vectors = load_vectors(house.store, units)
    found, _ = pair_up(prepare(units, vectors))
    candidates = set(zip(found.first.tolist(), found.second.tolist(), strict=True))
    read = kept = 0
    for pair in pairs:
        first, second = ([at for at, unit in enumerate(units) if holds(unit, pair[side])] for side in "ab")
        read += bool(first and second)
        kept += any((min(one, other), max(one, other)) in candidates for one in first for other in second)
    every = len(units) * (len(units) - 1) / 2
    judged = min(JUDGE_PAIRS, PAIRS_A_UNIT * len(units))
    print(
        f"{len(units):,} statements, {len(candidates):,} candidate pairs ({len(candidates) / every:.2%} of all pairs)"
    )
    print(f"of them the judge reads {judged:,} ({judged / every:.2%} of all pairs; budget 2 %)")
    print(f"of {len(pairs)} expected pairs {read} have both sides as statements; {kept} ({kept / len(pairs):.0%}) are")
    print("candidates (budget 90 %)")


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:]]
    main(*(given if len(given) == 2 else (record_path(), expected_path())))
