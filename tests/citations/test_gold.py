"""How well cites are read: precision and recall over hand-written passages; `python tests/citations/test_gold.py`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from belie.citations.chains import root_of
from belie.citations.parse import parse_cites
from belie.domain.citations import CiteForm, RecordCite
from citations.gold_cites import GOLD


def passages() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Yield each text with its cites: words, parts, and the beginnings that the cite stood for may have."""
    for block in GOLD.strip().split("\n\n"):
        lines = block.split("\n")
        cites = [line for line in lines if " => " in line or line.endswith(" =>")]
        rows = []
        for line in cites:
            words, _, parts = line.partition(" => ")
            parts, _, back = parts.partition(" <- ")
            rows.append((words, parts.strip(), back.strip()))
        yield "\n".join(line for line in lines if line not in cites), rows


def bare(words: str) -> str:
    return " ".join(words.split()).strip('()[]”" ')


def parts_of(cite: RecordCite) -> str:
    entry = "-".join(filter(None, (cite.entry, cite.attachment)))
    through = f"..{cite.through}" if cite.through and not cite.exhibit else ""
    exhibit = f"ex {cite.exhibit}{'..' + cite.through if cite.through else ''}" if cite.exhibit else ""
    said = [cite.form.value, f"@{cite.case}" if cite.case else "", entry, through]
    said += [cite.label if cite.form is not CiteForm.CASE else "", exhibit, f"vol {cite.volume}" if cite.volume else ""]
    said += [*map(str, cite.pins), f"on {cite.date}" if cite.date else ""]
    return " ".join(filter(None, said))


def measure(*, tell: bool = False) -> tuple[int, int, int, int, int]:
    """Return cites in gold, cites found, right spans, right spans and parts, right antecedents too."""
    gold = found = spans = whole = chained = 0
    for text, rows in passages():
        cites = parse_cites(text)
        left = list(range(len(cites)))
        gold, found = gold + len(rows), found + len(cites)
        for words, parts, back in rows:
            match = next((i for i in left if bare(cites[i].span.of(text)) == bare(words)), None)
            if match is None:
                if tell:
                    print("not found:", words)
                continue
            left.remove(match)
            spans += 1
            if parts_of(cites[match]) != parts:
                if tell:
                    print(f"parts of {words!r}: {parts_of(cites[match])!r}, not {parts!r}")
                continue
            whole += 1
            root = " ".join(cites[root_of(cites, match)].span.of(text).split())
            named = "" if root == " ".join(cites[match].span.of(text).split()) else root
            if any(named.startswith(b) for b in back.split("|")) if back else not named:
                chained += 1
            elif tell:
                print(f"{words!r} stands for {named!r}, not {back!r}")
        if tell:
            for i in left:
                print("not in gold:", repr(cites[i].span.of(text)))
    return gold, found, spans, whole, chained


def test_cites_are_found_and_taken_apart() -> None:
    gold, found, spans, whole, chained = measure()
    assert gold >= 150
    assert whole / found >= 0.95  # precision
    assert whole / gold >= 0.95  # recall
    assert chained / whole >= 0.98
    assert spans >= whole


if __name__ == "__main__":
    gold, found, spans, whole, chained = measure(tell=True)
    print(
        f"{len(list(passages()))} passages, {gold} cites; found {found}; span right {spans}, parts too {whole}, "
        f"antecedent too {chained}"
    )
    print(f"precision {whole / found:.3f}, recall {whole / gold:.3f}")
