"""A record of 1,000 documents, made by repeating and varying the demo record, examined in one run.

Each copy has its own names, dates and numbers, so that no two papers are the same bytes. Papers in
PDF become text with page breaks. Prints wall time, the largest process, and whether the intake ledger balances.

python -m bench.thousand_documents [DOCUMENTS]
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from belie.demo import record_path
from belie.domain.ids import SourceId
from belie.sources.registry import read_source

SYLLABLES = ("ba", "den", "fo", "gar", "hul", "ki", "lor", "mes", "nu", "pal", "rin", "sto", "tev", "ul", "wen", "zor")
BEYOND_A_SENTENCE_START = re.compile(r"(?<=[a-z,;] )([A-Z][a-z]{3,})\b")
NUMBER = re.compile(r"\b(\d{2,3})\b(?![-/.:]\d)")


def new_name(old: str, copy: int) -> str:
    seed = sum(ord(char) * (index + 3) for index, char in enumerate(old)) + copy * 7919
    return "".join(SYLLABLES[seed // 16**place % 16] for place in range(3)).capitalize()


def vary(text: str, copy: int) -> str:
    """Return the text with other names, years and numbers; the same copy number always gives the same text."""
    names = {name: new_name(name, copy) for name in set(BEYOND_A_SENTENCE_START.findall(text))}
    for month in ("January February March April May June July August September October November December").split():
        names.pop(month, None)
    varied = re.sub(r"\b[A-Z][a-z]{3,}\b", lambda hit: names.get(hit[0], hit[0]), text)
    varied = NUMBER.sub(lambda hit: str((int(hit[0]) + 3 * copy) % 900 + 10), varied)
    return re.sub(r"\b(202[67])\b", lambda hit: str(int(hit[0]) + copy % 12), varied)


def make(folder: Path, documents: int) -> int:
    """Write so many papers below the folder and return how many."""
    papers = sorted(path for path in record_path().rglob("*") if path.is_file())
    written = copy = 0
    while written < documents:
        for path in papers[: documents - written]:
            data, suffix = path.read_bytes(), path.suffix
            if suffix == ".pdf":
                (read,) = read_source(data, path.name, SourceId("0" * 64)).documents
                text, suffix = read.text, ".txt"
            else:
                text = data.decode("utf-8")
            target = folder / f"{copy:03d}" / path.relative_to(record_path()).with_suffix(suffix)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(vary(text, copy) if copy else text, "utf-8")
            written += 1
        copy += 1
    return written


def belie(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "belie", *map(str, words)], capture_output=True, text=True, check=False
    )


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        print(make(folder / "record", documents), "files")
        start = time.perf_counter()
        done = belie("examine", folder / "record", "--matter", folder / "m", "--report", folder / "r.html")
        first = time.perf_counter() - start
        if done.returncode not in (0, 3):
            raise SystemExit(done.stderr)
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        start = time.perf_counter()
        belie("examine", folder / "record", "--matter", folder / "m", "--report", folder / "r.html")
        again = time.perf_counter() - start
        answers = {a["question"]: a for a in json.loads(belie("doctor", folder / "m", "--json").stdout)}
        size = sum(path.stat().st_size for path in (folder / "m").rglob("*") if path.is_file()) / 2**20
    for question in ("matter: documents", "matter: pages", "matter: statements", "matter: findings", "intake ledger"):
        print(f"{question}: {answers[question]['answer']}")
    print(f"first run {first:.0f} s, unchanged second run {again:.1f} s ({again / first:.1%})")
    print(f"largest process {largest:.0f} MB; matter {size:.0f} MB; ledger even: {answers['intake ledger']['well']}")


if __name__ == "__main__":
    main()
