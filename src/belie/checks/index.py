"""An inverted index over the words of statements and of the sentences around them.

Strong pairs share few words; what they share are names and rare nouns, and often only through the sentence
before. So each unit is filed under its own terms at full weight and under its neighbours' at less, and two
units are close when they share terms few others have.

Invariant: no step is quadratic. A unit reads at most `POSTINGS_READ` entries, rarest terms first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from belie.checks import words
from belie.checks.unit import Unit
from belie.domain.statements import Form

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

# Weights of the sentences around a unit, ours, measured on a development record: hit@10 of "what belies this"
# .49 with these, .35 with none. Further away or heavier, and neighbours of the question crowd the answers out.
AROUND = ((-1, 0.5), (-2, 0.3), (1, 0.3))
HOST = 0.7  # the sentence a quotation stands in
NEAR = 3  # sentences: closer than this in one document two windows share their words by place alone
NEAR_SHARE = 0.25  # what the windows still count for then
LEAST_NORM = 8.0  # a unit of one common word is close to nothing
LEAST_FIGURE = 10  # smaller ones are everywhere
POSTINGS_READ = 12_000
BLOCK = 20_000  # units expanded at once


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse rows: entries `[start[i], start[i + 1])` of `term` and `weight` belong to row i."""

    start: NDArray[np.int64]
    term: Ints
    weight: Floats

    def of(self, row: int) -> tuple[Ints, Floats]:
        """Return the columns and weights of one row."""
        at = slice(self.start[row], self.start[row + 1])
        return self.term[at], self.weight[at]

    def plus(self, terms: Ints) -> Rows:
        """Return the rows with one more at the end, every entry at weight 1."""
        return Rows(
            np.append(self.start, self.start[-1] + len(terms)),
            np.append(self.term, terms),
            np.append(self.weight, np.ones(len(terms), np.float32)),
        )


class TermIndex:
    """Closeness of units by shared names and words.

    Attributes:
        names: Words the record writes as names.
        vocabulary: Every term, by its number.
        idf: Natural logarithm of units over units with the term, by term number.
        own: Each unit's own terms.
        wide: Own terms at 1 and the neighbours' at less.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self.size = len(units)
        self.names = words.find_names(unit.text for unit in units)
        self._number: dict[str, int] = {}
        own = [[self._number.setdefault(t, len(self._number)) for t in unit_terms(u, self.names)] for u in units]
        self.vocabulary = tuple(self._number)
        start = np.zeros(self.size + 1, np.int64)
        np.cumsum([len(row) for row in own], out=start[1:])
        flat = np.fromiter((term for row in own for term in row), np.int32, int(start[-1]))
        self.own = Rows(start, flat, np.ones(len(flat), np.float32))
        frequency = np.bincount(flat, minlength=len(self.vocabulary))
        self.idf: Floats = np.log(max(self.size, 2) / np.maximum(frequency, 1)).astype(np.float32)
        self.document, self.place, hosts = _places(units)
        self.wide = self._widen(hosts)
        self._squares: Floats = self.idf**2
        weights = self.wide.weight**2 * self._squares[self.wide.term]
        sums = np.add.reduceat(np.append(weights, 0), self.wide.start[:-1]) if len(weights) else np.zeros(self.size)
        sums = np.where(np.diff(self.wide.start) > 0, sums, 0)
        self.norm: Floats = np.sqrt(np.maximum(sums, LEAST_NORM)).astype(np.float32)
        self._postings = _turn(self.wide, len(self.vocabulary))
        self._walk = np.lexsort((self.place, self.document))
        self._walk_key = (self.document.astype(np.int64) << 32 | self.place)[self._walk]

    def _widen(self, hosts: list[list[tuple[int, float]]]) -> Rows:
        """Return the rows with the terms of the surrounding sentences, each term at its best weight."""
        width = max(1, len(self.vocabulary))
        starts, terms, weights = [np.zeros(1, np.int64)], [], []
        for low in range(0, self.size, BLOCK):
            block = hosts[low : low + BLOCK]
            sources = [(row, source, weight) for row, held in enumerate(block) for source, weight in held]
            row = np.array([s[0] for s in sources], np.int64)
            source = np.array([s[1] for s in sources], np.int64)
            weight = np.array([s[2] for s in sources], np.float32)
            counts = self.own.start[source + 1] - self.own.start[source]
            within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
            term = self.own.term[np.repeat(self.own.start[source], counts) + within]
            key = np.repeat(row, counts) * width + term
            heavy = np.repeat(weight, counts)
            order = np.lexsort((-heavy, key))
            key, first = np.unique(key[order], return_index=True)
            terms.append((key % width).astype(np.int32))
            weights.append(heavy[order][first])
            starts.append(np.cumsum(np.bincount(key // width, minlength=len(block))) + starts[-1][-1])
        if not terms:
            return Rows(np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32))
        return Rows(np.concatenate(starts), np.concatenate(terms), np.concatenate(weights))

    def row_of(self, unit: int) -> dict[int, float]:
        """Return the weighted terms of a unit and its surroundings."""
        term, weight = self.wide.of(unit)
        return dict(zip(term.tolist(), weight.tolist(), strict=True))

    def with_guest(self, text: str) -> TermIndex:
        """Return an index with one more row, numbered `size`, for a text from outside; it is found by no other row."""
        known = {self._number[term] for term in words.terms(text, self.names) if term in self._number}
        terms = np.array(sorted(known), np.int32)
        guest = copy(self)
        guest.own, guest.wide = self.own.plus(terms), self.wide.plus(terms)
        norm = np.sqrt(max(LEAST_NORM, float(self._squares[terms].sum())))
        guest.norm = np.append(self.norm, np.float32(norm))
        guest.document = np.append(self.document, np.int32(self.document.max(initial=-1) + 1))
        guest.place = np.append(self.place, np.int32(0))
        return guest

    def closeness(self, row: dict[int, float]) -> tuple[Ints, Floats]:
        """Return the units that share a term with `row`, ascending, and how close each is (0 to about 1).

        Reads at most `POSTINGS_READ` entries, rarest terms first, so that a very common word neither costs
        nor counts.
        """
        found, scores, read = [], [], 0
        for term in sorted(row, key=lambda t: (-self.idf[t], t)):
            units, weights = self._postings.of(term)
            if read and read + len(units) > POSTINGS_READ:
                break
            read += len(units)
            found.append(units)
            scores.append(weights * (row[term] * self._squares[term]))
        if not found:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        gathered, score = np.concatenate(found), np.concatenate(scores)
        if self.size <= 4 * POSTINGS_READ:
            total = np.bincount(gathered, score, minlength=self.size)
            hit = np.flatnonzero(total)
            total = total[hit]
        else:
            hit, inverse = np.unique(gathered, return_inverse=True)
            total = np.bincount(inverse, score)
        norm = max(LEAST_NORM, sum(w * w * float(self._squares[t]) for t, w in row.items())) ** 0.5
        return hit.astype(np.int32), (total / (self.norm[hit] * norm)).astype(np.float32)

    def closeness_of(self, unit: int, also: Sequence[int] = ()) -> tuple[Ints, Floats]:
        """Return `closeness` for a unit of the record, itself left out.

        Args:
            unit: Its number.
            also: Units that give the same words elsewhere; their surroundings count as this one's.
        """
        row = self.row_of(unit)
        for other in also:
            for term, weight in self.row_of(other).items():
                row[term] = max(weight, row.get(term, 0.0))
        hit, score = self.closeness(row)
        for other in self.near(unit):
            at = int(np.searchsorted(hit, other))
            if at < len(hit) and hit[at] == other:
                own = float(self._squares[self.shared(unit, other)].sum() / (self.norm[unit] * self.norm[other]))
                score[at] = NEAR_SHARE * score[at] + (1 - NEAR_SHARE) * own
        keep = hit != unit
        return hit[keep], score[keep]

    def near(self, unit: int) -> Ints:
        """Return the units within `NEAR` sentences in the same document, the unit itself included."""
        key = int(self.document[unit]) << 32 | int(self.place[unit])
        low = np.searchsorted(self._walk_key, max(key - NEAR, int(self.document[unit]) << 32))
        return self._walk[low : np.searchsorted(self._walk_key, key + NEAR, side="right")].astype(np.int32)

    def shared(self, first: int, second: int) -> Ints:
        """Return the terms that stand in both units themselves, rarest first."""
        both = np.intersect1d(self.own.of(first)[0], self.own.of(second)[0], assume_unique=True)
        return both[np.argsort(-self.idf[both], kind="stable")]

    def likeness(self, first: int, second: int) -> float:
        """Return what two units share of all their own terms, each counted by its squared idf; 0 to 1."""
        mine, theirs = self.own.of(first)[0], self.own.of(second)[0]
        common = float(self._squares[np.intersect1d(mine, theirs, assume_unique=True)].sum())
        every = float(self._squares[mine].sum() + self._squares[theirs].sum()) - common
        return common / every if every > 0 else 0.0

    def shared_wide(self, first: int, second: int) -> Ints:
        """Return the terms that two units share when their surroundings are counted in, rarest first."""
        both = np.intersect1d(self.wide.of(first)[0], self.wide.of(second)[0], assume_unique=True)
        return both[np.argsort(-self.idf[both], kind="stable")]


def unit_terms(unit: Unit, names: frozenset[str]) -> dict[str, str]:
    """Return the terms of a unit as printed: names and words, figures from ten up, and the days it speaks of."""
    found = words.terms(unit.text, names)
    for quantity in unit.statement.quantities:
        if quantity.low == quantity.high and quantity.low >= LEAST_FIGURE:
            found.setdefault(f"#:{quantity.low:g}", f"{quantity.low:,g}")
    for about in unit.statement.about:
        if about.when.day:
            found.setdefault(f"@:{about.when.day.isoformat()}", about.when.day.isoformat())
    return found


def _places(units: Sequence[Unit]) -> tuple[Ints, Ints, list[list[tuple[int, float]]]]:
    """Return each unit's document number, its sentence number there, and the units whose words it is filed under."""
    documents: dict[str, int] = {}
    number = np.array([documents.setdefault(unit.document, len(documents)) for unit in units], np.int32)
    sentences: list[list[int]] = [[] for _ in documents]
    for at, unit in enumerate(units):
        if unit.statement.form is Form.OWN:
            sentences[number[at]].append(at)
    for row in sentences:
        row.sort(key=lambda at: (units[at].start, units[at].end))
    starts = [[units[at].start for at in row] for row in sentences]
    place = np.zeros(len(units), np.int32)
    hosts: list[list[tuple[int, float]]] = []
    for at, unit in enumerate(units):
        row = sentences[number[at]]
        here = bisect_right(starts[number[at]], unit.start) - 1
        place[at] = here + 1
        sources = [(at, 1.0)]
        if here >= 0 and row[here] != at:
            sources.append((row[here], HOST))
        sources += [(row[here + step], weight) for step, weight in AROUND if 0 <= here + step < len(row)]
        hosts.append(sources)
    return number, place, hosts


def _turn(rows: Rows, columns: int) -> Rows:
    """Return the same entries filed by column: for each term, the units that have it, ascending."""
    unit = np.repeat(np.arange(len(rows.start) - 1, dtype=np.int32), np.diff(rows.start))
    order = np.argsort(rows.term, kind="stable")
    start = np.zeros(columns + 1, np.int64)
    np.cumsum(np.bincount(rows.term, minlength=columns), out=start[1:])
    return Rows(start, unit[order], rows.weight[order])
