"""Training pairs of the judge: which sources, how much of each, and what is made from them by rule.

Every epoch draws afresh from the capped sources, so a large one cannot drown the small ones.
"""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import augment
import frames
import intervals

LABELS = ("entailment", "neutral", "contradiction")
ENTAILMENT, NEUTRAL, CONTRADICTION = range(3)
HELD_BACK_SHARE = 10  # one hand-written group in ten is never trained on


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One premise and hypothesis with its label as an index of LABELS."""

    premise: str
    hypothesis: str
    label: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file of pairs: how many an epoch takes, and the longest pair it may give, in words."""

    file: str
    an_epoch: int
    longest: int = 110


SOURCES = (
    Source(file="cfsnli_train.jsonl.gz", an_epoch=8300),
    Source(file="conjnli_adv15k.jsonl.gz", an_epoch=5000),
    Source(file="fm2_dev.jsonl.gz", an_epoch=2338),  # small and close to the work: seen twice an epoch
    Source(file="fever_symmetric_dev.jsonl.gz", an_epoch=1280),
    Source(file="contractnli_train50_span.jsonl.gz", an_epoch=2508),
    Source(file="med.jsonl.gz", an_epoch=1500),
    Source(file="infotabs_train.jsonl.gz", an_epoch=3000, longest=60),  # the rest needs 160 tokens
)
CLAIMS = ("fm2_dev",)  # the symmetric set has invented evidence for each claim, which would often settle the others
SAME_SUBJECT = 1200  # neutral pairs an epoch made from them
COMMON_NAME = 12  # premises; a name in more of them says little
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
FACTUAL = ("conjnli_adv", "fm2_dev", "feversym_dev", "contractnli_train50")  # sentences about named, differing things


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of one JSONL file, plain or gzipped."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in text.decode().splitlines() if line.strip()]
    return [
        Pair(
            premise=row["premise"],
            hypothesis=row["hypothesis"],
            label=LABELS.index(row["label"]),
            source=row.get("source", path.stem),
        )
        for row in rows
    ]


def read_written(folder: Path) -> tuple[list[Pair], list[Pair]]:
    """Return the hand-written pairs (to train on, held back); a group of one story stays on one side."""
    kept: list[Pair] = []
    held: list[Pair] = []
    for path in sorted(folder.glob("*.jsonl")):
        lines = [line for line in path.read_text().splitlines() if line.strip()]
        for line, pair in zip(lines, read_pairs(path), strict=True):
            group = json.loads(line)["id"].rstrip("abcdefghijklmnopqrstuvwxyz")
            back = int(hashlib.sha256(group.encode()).hexdigest(), 16) % HELD_BACK_SHARE == 0
            (held if back else kept).append(replace(pair, source="written"))
    return kept, held


def one_word_apart(pair: Pair) -> bool:
    """True when both sides have as many words and differ in exactly one."""
    sides = pair.premise.split(), pair.hypothesis.split()
    return len(sides[0]) == len(sides[1]) and sum(a != b for a, b in zip(*sides, strict=True)) == 1


def short(pairs: Sequence[Pair], words: int) -> list[Pair]:
    """Return the pairs of at most that many words."""
    return [pair for pair in pairs if len(f"{pair.premise} {pair.hypothesis}".split()) <= words]


def take(pairs: Sequence[Pair], count: int, rng: random.Random) -> list[Pair]:
    """Return count pairs: whole copies first, then a sample of the rest."""
    whole, rest = divmod(count, len(pairs))
    return [*pairs] * whole + rng.sample(pairs, rest)


def made_by_rule(pool: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """Yield pairs derived from labelled ones: negation, numbers, turned contradictions, unrelated sentences."""
    for pair in pool:
        draw = rng.random()
        if draw < 0.16 and (negated := augment.flip_polarity(pair.hypothesis, rng)):
            if pair.label == ENTAILMENT:
                yield replace(pair, hypothesis=negated, label=CONTRADICTION, source="rule:negation")
            elif pair.label == NEUTRAL and pair.source != "conjnli_adv":  # those differ in one word: denied, they clash
                yield replace(pair, hypothesis=negated, source="rule:negation")
        elif draw < 0.22 and pair.label == ENTAILMENT:
            if changed := augment.change_number(pair.hypothesis, pair.premise, rng):
                yield replace(pair, hypothesis=changed, label=CONTRADICTION, source="rule:number")
        elif draw < 0.28 and pair.label == CONTRADICTION:
            yield replace(pair, premise=pair.hypothesis, hypothesis=pair.premise, source="rule:turned")
        elif draw < 0.30 and (denied := augment.flip_polarity(pair.hypothesis, rng)):
            both = (pair.hypothesis, denied) if rng.random() < 0.5 else (denied, pair.hypothesis)
            yield Pair(premise=both[0], hypothesis=both[1], label=CONTRADICTION, source="rule:denial")
        elif draw < 0.31 and (denied := augment.flip_polarity(pair.hypothesis, rng)):
            yield Pair(premise=denied, hypothesis=denied, label=ENTAILMENT, source="rule:same")
        elif draw < 0.40 and pair.source in FACTUAL:
            others = [other for other in rng.sample(pool, 40) if other.source in FACTUAL]
            if other := augment.nearest(pair.premise, [o.hypothesis for o in others if o.premise != pair.premise]):
                yield Pair(premise=pair.premise, hypothesis=other, label=NEUTRAL, source="rule:unrelated")
        elif draw < 0.45 and pair.source in FACTUAL:
            extra = rng.choice(pool)
            if extra.source in FACTUAL and len(extra.premise.split()) < 40:
                parts = [extra.premise, pair.premise] if rng.random() < 0.5 else [pair.premise, extra.premise]
                yield replace(pair, premise=" ".join(parts), source="rule:longer")


def same_subject(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """Return neutral pairs: a claim beside evidence for another claim that names the same rare thing.

    The sources of claims have no neutral pairs of their own, and without these the judge learns that there are none.
    """
    bearing: dict[str, set[str]] = {}
    for pair in pairs:
        for name in set(_NAME.findall(pair.premise)):
            bearing.setdefault(name, set()).add(pair.premise)
    made = []
    for pair in pairs:
        near = sorted(
            {
                premise
                for name in set(_NAME.findall(pair.hypothesis))
                if len(bearing.get(name, ())) <= COMMON_NAME
                for premise in bearing.get(name, ())
                if premise != pair.premise
            }
        )
        if near:
            made.append(replace(pair, premise=rng.choice(near), label=NEUTRAL, source="rule:same_subject"))
    return made


def an_epoch(
    folder: Path, written: Sequence[Pair], written_visits: int, made: int, seed: int, share: float = 1.0
) -> list[Pair]:
    """Return one epoch in random order.

    Args:
        folder: The openly licensed training files.
        written: Hand-written pairs to mix in.
        written_visits: How many hand-written pairs the epoch takes.
        made: How many pairs from frames and intervals it takes.
        seed: Draws differ by seed and repeat with it.
        share: What part of the usual amount to take from the open files.
    """
    rng = random.Random(seed)
    open_pairs: list[Pair] = []
    for source in SOURCES:
        pairs = short(read_pairs(folder / source.file), source.longest)
        # ConjNLI calls some swaps of one word neutral (1660 for 1661, go for stop) and the same kind contradictory
        # elsewhere: the neutral ones are left out.
        if source.file.startswith("conjnli"):
            pairs = [pair for pair in pairs if pair.label != NEUTRAL or not one_word_apart(pair)]
        open_pairs += take(pairs, round(source.an_epoch * share), rng)
    claims = same_subject([pair for pair in open_pairs if pair.source in CLAIMS], rng)
    open_pairs += made_by_rule(open_pairs, rng)
    open_pairs += rng.sample(claims, min(len(claims), round(SAME_SUBJECT * share)))
    for source, rows in (
        ("made:frames", frames.made_from_frames(made * 5 // 8, rng)),
        ("made:intervals", intervals.made_from_intervals(made * 3 // 8, rng)),
    ):
        open_pairs += [Pair(premise=one, hypothesis=two, label=label, source=source) for one, two, label in rows]
    if written:
        mine = take(written, written_visits, rng)
        mine = [
            replace(pair, premise=pair.hypothesis, hypothesis=pair.premise)
            if pair.label == CONTRADICTION and rng.random() < 0.4  # a contradiction has no direction
            else pair
            for pair in mine
        ]
        open_pairs += mine
    rng.shuffle(open_pairs)
    return open_pairs
