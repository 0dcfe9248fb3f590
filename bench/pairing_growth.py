"""Candidate pairs: how time grows with the number of statements; budget: exponent at most 1.2 (design, budgets).

Statements and vectors are made up: words by Zipf's law from a vocabulary that grows with the record, as in real text,
papers of forty sentences, vectors at random round a few hundred subjects. Times are processor time of this process;
the exponent compares one size with the next.

python -m bench pairing_growth, or python -m bench.pairing_growth SIZE ... for other sizes.
"""

from __future__ import annotations

import resource
import sys
import time

import numpy
from numpy.typing import NDArray

from belie.checks.features import prepare
from belie.checks.pairing import pair_up
from belie.checks.unit import Unit, make_units
from belie.domain.ids import DocumentId, StatementId
from belie.domain.spans import Anchor, Span
from belie.domain.statements import Form, Forum, Statement

SIZES = (5_000, 10_000, 20_000, 40_000)
WORDS = 14
SENTENCES = 40
SUBJECTS = 400
DIM = 64
SYLLABLES = "ba de ki lo mu na pe ri so tu va ze".split()


def word(number: int) -> str:
    syllables = ""
    while True:
        number, at = divmod(number, len(SYLLABLES))
        syllables += SYLLABLES[at]
        if not number:
            return syllables + "n"


def record(count: int) -> tuple[list[Unit], NDArray[numpy.float32]]:
    chance = numpy.random.default_rng(count)
    vocabulary = int(60 * count**0.5)  # Heaps' law
    words = [word(number) for number in range(vocabulary)]
    drawn = (vocabulary ** chance.random((count, WORDS))).astype(int) - 1
    statements = []
    for at, row in enumerate(drawn):
        text = " ".join(["The", *(words[number] for number in row)]) + "."
        start = at % SENTENCES * 200
        spans = (Span(start, start + len(text)),)
        document = DocumentId(f"paper {at // SENTENCES}")
        anchor = Anchor(document=document, spans=spans, page_indexes=(0,), quote=text)
        statements.append(
            Statement(
                id=StatementId(str(at)),
                document=document,
                anchor=anchor,
                content=text,
                form=Form.OWN,
                forum=Forum.LETTER,
            )
        )
    centres = chance.normal(size=(SUBJECTS, DIM))
    vectors = centres[chance.integers(SUBJECTS, size=count)] + 0.7 * chance.normal(size=(count, DIM))
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
    return make_units(statements), vectors.astype(numpy.float32)


def main(sizes: list[int]) -> None:
    before: tuple[int, float] | None = None
    for size in sizes:
        units, vectors = record(size)
        start = time.process_time()
        prepared = prepare(units, vectors)
        indexed = time.process_time() - start
        pairs, _ = pair_up(prepared)
        took = time.process_time() - start
        share = len(pairs) / (size * (size - 1) / 2)
        line = f"{size:>9,} statements: {took:7.1f} s ({indexed:.1f} s of it the index)"
        line += f", {len(pairs):,} pairs ({share:.2%} of all)"
        if before:
            line += f", exponent {numpy.log(took / before[1]) / numpy.log(size / before[0]):.2f} (budget 1.2)"
        print(f"{line}, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB", flush=True)
        before = size, took


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
