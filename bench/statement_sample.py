"""A random sample of the statements of a matter, to be judged by hand against the papers.

    python -m bench.statement_sample MATTER 100 > SAMPLE.txt
    python -m bench.statement_sample --tally JUDGED.txt

Every statement has the same chance; the seed is fixed, so that one version of belie gives one sample. Each is printed
with its surroundings, and a line of five marks to be filled in: span, speaker, forum, sworn, date, each `+` right, `-`
wrong, `0` rightly left open, `?` cannot be told from the paper.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path

from belie.app.settings import settings_with
from belie.app.wiring import open_house
from belie.domain.spans import fold_space

SEED = 20_261_124
AROUND = 500  # characters on either side
ASKED = ("span", "speaker", "forum", "sworn", "date")
_MARKS = re.compile(r"^MARKS (?P<marks>[-+0? ]{5,})$", re.MULTILINE)


def print_sample(matter: Path, size: int) -> None:
    """Print `size` statements drawn without replacement, by place in the record."""
    with open_house(matter, settings_with()) as house:
        statements = list(house.reads.iter_statements())
        drawn = sorted(random.Random(SEED).sample(range(len(statements)), min(size, len(statements))))
        who = house.reads.load_identifications([statements[at].id for at in drawn])
        print(f"{len(drawn)} of {len(statements)} statements, seed {SEED}")
        for number, at in enumerate(drawn, 1):
            held = statements[at]
            document, frame = house.reads.get_document(held.document), house.reads.get_frame(held.document)
            text = document.text
            before = fold_space(text[max(0, held.anchor.start - AROUND) : held.anchor.start])
            after = fold_space(text[held.anchor.end : held.anchor.end + AROUND])
            pages = ", ".join(str(index + 1) for index in held.anchor.page_indexes)
            found = who.get(held.id)
            name = found.declarant if found else ""
            print(f"\n#{number} {document.name} page {pages}, characters {held.anchor.start}-{held.anchor.end}")
            print(f"paper: {frame.kind.value} by {frame.author or 'nobody'}, {frame.date}, sworn {frame.sworn}")
            print(f"… {before} >>>{held.content}<<< {after} …")
            print(f"form {held.form.value}; speaker “{held.speaker}” is “{name}”; cue “{held.cue}”")
            print(f"forum {held.forum.value}; sworn {held.sworn}; setting {held.setting.value}; said {held.said_on}")
            print("MARKS")


def print_tally(judged: Path) -> None:
    """Print the share right of what was given, and how often nothing was given, for each thing asked.

    Raises:
        SystemExit: A line of marks is not filled in.
    """
    text = judged.read_text("utf-8")
    rows = ["".join(found["marks"].split()) for found in _MARKS.finditer(text)]
    if any(len(row) != len(ASKED) for row in rows) or text.count("\nMARKS") != len(rows):
        raise SystemExit(f"{judged}: some of the {text.count(chr(10) + 'MARKS')} lines of marks are not filled in")
    for at, asked in enumerate(ASKED):
        marks = Counter(row[at] for row in rows)
        given = marks["+"] + marks["-"]
        right = f"{marks['+']:3} of {given:3} right ({marks['+'] / max(given, 1):.2f})"
        print(f"{asked:8} {right}; {marks['0']} left open, {marks['?']} untold")


if __name__ == "__main__":
    if sys.argv[1] == "--tally":
        print_tally(Path(sys.argv[2]))
    else:
        print_sample(Path(sys.argv[1]), int(sys.argv[2]))
