"""Author, day, kind and oath of papers as their face gives them, against the header keys of annotated documents.

python -m bench.frames [FILE.jsonl ...]     (without files: the project's own documents that are not held out)

Each paper is read twice: as `belie predict statements` is given it, kind and day told, and by its words alone. The
author counts as right where the surname and the first initial agree, or where both have none.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from belie.documents.clean import clean
from belie.documents.frame import find_frame
from belie.documents.kind_words import kind_of
from belie.domain.documents import Frame
from belie.statements.predict import as_document

OWN = Path(__file__).parent.parent / "training" / "documents"
Tally = dict[str, list[bool]]


def same_person(gold: str, found: str) -> bool:
    """True where two names end alike and begin with one initial, titles aside; both empty are alike."""
    first, second = (re.sub(r"^(?:Mr|Ms|Mrs|Dr|Judge|Hon|The)\.? ", "", name).lower().split() for name in (gold, found))
    if not first or not second:
        return first == second
    return first[-1] == second[-1] and (len(first) == 1 or len(second) == 1 or first[0][0] == second[0][0])


def measure(rows: Iterable[dict[str, Any]], told: bool, misses: list[str]) -> Tally:
    tally: Tally = defaultdict(list)
    for row in rows:
        kind, day = str(row.get("doc_type", "")), str(row.get("date", ""))
        document = as_document(row["id"], row["text"], kind if told else "", day if told else "")
        frame = find_frame(document, clean(document))
        for name, gold, right in compared(row, kind, day, frame):
            tally[name].append(right)
            if not right:
                found = frame.author if name == "author" else getattr(frame, name)
                misses.append(f"{row['id']}: {name} {found!s}, not {gold}")
    return tally


def compared(row: dict[str, Any], kind: str, day: str, frame: Frame) -> Iterable[tuple[str, str, bool]]:
    """Yield field, gold and whether the frame has it."""
    if "author" in row:
        names = [row["author"], *row.get("author_aliases", [])]
        yield "author", row["author"], any(same_person(name, frame.author) for name in names)
    gold = kind_of(kind)
    if gold:
        yield "kind", gold.value, frame.kind is gold
    if day:
        yield "date", day, str(frame.date or "") == day
    if "sworn" in row:
        yield "sworn", str(row["sworn"]), frame.sworn == row["sworn"]


def main(files: list[Path]) -> None:
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    for told in (True, False):
        misses: list[str] = []
        tally = measure(rows, told, misses)
        shown = ", ".join(f"{name} {sum(held)} of {len(held)}" for name, held in sorted(tally.items()))
        print(f"{len(rows)} papers, {'kind and day told' if told else 'words alone'}: {shown}")
        print("".join(f"  {miss}\n" for miss in misses), end="")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(p for p in OWN.glob("*.jsonl") if "heldout" not in p.name))
