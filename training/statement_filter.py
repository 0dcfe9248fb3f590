"""Trains the filter on the rules' candidates and writes its weights into the package.

    python statement_filter.py FILE... [--out OUT.jsonl] [--ship] [--show N]

FILE is one of: annotated papers, one JSON object a line (documents/README.md; the name of one in GUM's convention
begins with "gum"); sentences with their cues in braces (cues/sentences.txt) or their statements below
(../tests/statements/sentences). The candidates are what the real
pipeline finds. Cross-validation leaves out whole papers, a tenth at a time: --out gets for each paper what the
pipeline predicts with a filter that has not seen it ("after"), and with the rules alone ("before"), for a scorer;
--ship trains on everything and writes the weights.
"""

from __future__ import annotations

import argparse
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy
from sklearn.linear_model import LogisticRegression

from belie.documents.clean import Cleaned, clean
from belie.documents.frame import find_frame
from belie.domain.spans import Span
from belie.domain.syntax import ParsedSentence
from belie.engine.inference.syntax import SpacySyntax
from belie.statements import drafting
from belie.statements import filter as learned
from belie.statements.attribution import Attribution
from belie.statements.filter import WEIGHTS, Filter, doubtful
from belie.statements.filter_features import features
from belie.statements.predict import as_document, predict_statements
from belie.statements.tree import Tree
from belie.statements.units import Unit

# GUM marks attribution between clauses only. Of the other rules' candidates in it, those that judged.jsonl lists were
# judged by hand by the convention of documents/README.md; the rest say nothing.
JUDGED = Path(__file__).with_name("cues") / "judged.jsonl"
WITHIN_GUM = frozenset({"clause", "host", "adjective", "sourced", "quote", "known ccomp", "other ccomp", "rest"})
# How much a candidate counts. GUM's cues and sources come from trees by rule; single sentences have no setting.
WEIGHT = {"own": 1.0, "gum": 0.5, "sentences": 0.25}
BLEND = 0.5
FOLDS = 10
STRENGTH = 0.3  # inverse of the L2 penalty
MIN_PAPERS = 4  # a feature of fewer papers says nothing about the next one
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")

Paper = dict[str, Any]
Group = tuple[str, int, int]


@dataclass(slots=True)
class Candidate:
    """One candidate: the paper, sentence and cue it belongs to, its features, which gold statement it meets."""

    paper: str
    corpus: str
    group: Group
    names: list[str]
    good: bool
    gold: int  # -1: none
    doubtful: bool
    rule: str
    words: str
    cue: int  # where the cue starts in the text
    content: frozenset[int]


@dataclass(slots=True)
class Recorder:
    """Stands where the filter stands and notes every candidate."""

    seen: dict[int, tuple[Attribution, list[str]]] = field(default_factory=dict)

    def choose(self, tree: Tree, found: Sequence[Attribution], **_: bool) -> list[Attribution]:
        everything = [*found, *doubtful(tree, found)]
        self.seen.update((id(each), (each, features(tree, each))) for each in everything)
        return everything


@dataclass(slots=True)
class RulesOnly:
    """Lets through what a rule vouches for, as without a filter."""

    def choose(self, tree: Tree, found: Sequence[Attribution], **_: bool) -> list[Attribution]:  # noqa: ARG002
        return list(found)


class RemembersParses:
    """A parser that parses each sentence once a run."""

    def __init__(self) -> None:
        self.syntax = SpacySyntax()
        self.version = self.syntax.version
        self.parses: dict[str, ParsedSentence] = {}

    def parse(self, sentences: Iterable[str]) -> list[ParsedSentence]:
        wanted = list(sentences)
        new = [sentence for sentence in dict.fromkeys(wanted) if sentence not in self.parses]
        self.parses.update(zip(new, self.syntax.parse(new), strict=True))
        return [self.parses[sentence] for sentence in wanted]


def use(model: Any) -> None:
    """Put a filter in the place of the shipped one."""
    learned.shipped = lambda: model  # type: ignore[assignment]


# --- candidates


class _Places(drafting._Machine):
    """The pipeline's own machine, which also notes where each candidate stands in the clean text."""

    noted: list[tuple[Attribution, list[Span], Span, int]]

    def _draft(self, unit: Unit, attribution: Attribution, **more: Any) -> Any:
        content = [unit.to_clean(span) for span in attribution.content]
        self.noted.append((attribution, content, unit.to_clean(attribution.cue_span), unit.span.start))
        return None if attribution.doubtful else super()._draft(unit, attribution, **more)


def candidates(paper: Paper, syntax: RemembersParses) -> Iterator[Candidate]:
    """Yield the candidates of a paper that say something about the filter's question."""
    recorder = Recorder()
    use(recorder)
    document = as_document(paper["id"], paper["text"], paper.get("doc_type") or "", paper.get("date") or "")
    cleaned = clean(document)
    machine = drafting._Machine
    _Places.noted = []
    drafting._Machine = _Places  # type: ignore[misc]
    try:
        drafting.draft_statements(document, cleaned, find_frame(document, cleaned), syntax)
    finally:
        drafting._Machine = machine  # type: ignore[misc]
    text, corpus = paper["text"], paper["corpus"]
    gold = [(tokens(text, s["content"]), tokens(text, s.get("cue") or [])) for s in paper["statements"]]
    numbers = Counter((place, found.cue_index) for found, _, _, place in _Places.noted if found.doubtful)
    for found, spans, cue_span, place in _Places.noted:
        content, cue = tokens(text, home(cleaned, spans)), tokens(text, home(cleaned, [cue_span]))
        if not paper["extents"]:  # the gold tells cues only
            good = any(cue & theirs for _, theirs in gold)
            at = -1
            if good and found.doubtful and numbers[place, found.cue_index] > 1:
                continue
        else:
            near = [(len(content & theirs) / len(content | theirs), n) for n, (theirs, _) in enumerate(gold) if theirs]
            best, at = max(near, default=(0.0, -1))
            same = any(cue & theirs and content & words for words, theirs in gold)
            good = best >= 0.5 or (same and not found.doubtful)
            at = at if best >= 0.5 else -1
            if corpus == "gum" and not good and found.rule not in WITHIN_GUM:
                said = [row for row in paper["judged"] if row["cue"] in cue]
                judged = [row for row in said if alike(tokens(text, row["content"]), content)]
                if not judged:
                    continue
                good = judged[0]["good"]
        yield Candidate(
            paper=paper["id"],
            corpus=corpus,
            group=(paper["id"], place, found.cue_index),
            names=recorder.seen[id(found)][1],
            good=good,
            gold=at,
            doubtful=found.doubtful,
            rule=found.rule,
            words=f"{found.cue.lemma} | {' / '.join(span.of(cleaned.text) for span in spans)}".replace("\n", " "),
            cue=min(cue, default=0),
            content=content,
        )


def alike(one: frozenset[int], other: frozenset[int]) -> bool:
    return 5 * len(one & other) >= 4 * len(one | other)


def home(cleaned: Cleaned, spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(place.start, place.end) for span in spans for place in cleaned.to_source(span)]


def tokens(text: str, spans: Iterable[Sequence[int]]) -> frozenset[int]:
    """Return the places of the words inside the spans."""
    return frozenset(word.start() for start, end in spans for word in _WORD.finditer(text, start, end))


# --- the model


def train(given: Sequence[Candidate]) -> Filter:
    """Fit the weights; both thresholds are 0 until chosen."""
    given = [each if each.corpus == "own" else apart(each) for each in given]
    papers: dict[str, set[str]] = {}
    for each in given:
        for name in each.names:
            papers.setdefault(name, set()).add(each.paper)
    known = {name: at for at, name in enumerate(sorted(n for n, seen in papers.items() if len(seen) >= MIN_PAPERS))}
    matrix = numpy.zeros((len(given), len(known)), dtype="float32")
    for row, each in enumerate(given):
        matrix[row, [known[name] for name in each.names if name in known]] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(matrix, [each.good for each in given], sample_weight=[WEIGHT[each.corpus] for each in given])
    weights = {name: round(float(model.coef_[0][at]), 3) for name, at in known.items()}
    shared = {name: weight for name, weight in weights.items() if not name.startswith("@")}
    for name, weight in weights.items():
        if name.startswith("@gum,") and name != "@gum,":
            plain = name.removeprefix("@gum,")
            shared[plain] = shared.get(plain, 0.0) + BLEND * weight
    bias = float(model.intercept_[0]) + BLEND * weights.get("@gum,", 0.0)
    return Filter(round(bias, 3), 0.0, 0.0, 0.0, {name: round(weight, 3) for name, weight in shared.items() if weight})


def apart(each: Candidate) -> Candidate:
    """Return a candidate of another corpus with features of that corpus beside the shared ones.

    They take up its convention and its share of good ones (Daumé III 2007, "Frustratingly Easy Domain Adaptation").
    Found papers hold fewer statements than those written to be annotated: the shipped weights hold `BLEND` of GUM's.
    """
    own = [name for name in each.names if name.startswith(("kind=", "speaker=", "rule="))]
    return replace(each, names=[*each.names, *(f"@{each.corpus},{name}" for name in ("", *own))])


def fold_of(paper: str) -> int:
    return zlib.crc32(paper.encode()) % FOLDS


def cross_validate(given: Sequence[Candidate]) -> tuple[dict[int, Filter], list[tuple[float, Candidate]]]:
    """Return the filter of each fold and every candidate's score by the one that has not seen its paper."""
    filters: dict[int, Filter] = {}
    scored: list[tuple[float, Candidate]] = []
    for fold in range(FOLDS):
        filters[fold] = train([each for each in given if fold_of(each.paper) != fold])
        scored += [(filters[fold].score(c.names), c) for c in given if fold_of(c.paper) == fold]
    return filters, scored


def curve(scored: Sequence[tuple[float, Candidate]], name: str) -> None:
    """Print, threshold by threshold, what the filter would keep of candidates of annotated papers."""
    best_of: dict[Group, tuple[float, Candidate]] = {}
    for score, each in scored:
        if each.group not in best_of or best_of[each.group][0] < score:
            best_of[each.group] = (score, each)
    some = list(best_of.values())
    print(f"{name}: {len(some)} cues, {sum(c.good for _, c in some)} good")
    edges = [99.0, *(step / 2 for step in range(6, -7, -1)), -99.0]
    for above, least in pairwise(edges):
        between = [c for score, c in some if least <= score < above]
        good = sum(c.good for c in between)
        if between:
            print(f"  {least:+5.1f} to {above:+5.1f}: {good:4} good of {len(between):4}, {good / len(between):.2f}")


# --- commands


def read(files: Sequence[Path]) -> list[Paper]:
    papers: list[Paper] = []
    for file in files:
        if "heldout" in file.name:
            raise SystemExit(f"{file}: nothing is trained on the papers kept for measuring")
        lines = file.read_text(encoding="utf-8").splitlines()
        if file.suffix == ".txt":
            papers += sentences(file.stem, lines)
        else:
            corpus = "gum" if file.name.startswith("gum") else "own"
            papers += [{**json.loads(line), "corpus": corpus, "judged": [], "extents": True} for line in lines]
    by_id = {paper["id"]: paper for paper in papers if paper["corpus"] == "gum"}
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["paper"] in by_id:
            by_id[row["paper"]]["judged"].append(row)
    return papers


def sentences(name: str, lines: Sequence[str]) -> list[Paper]:
    """Return each sentence as a paper: with its cues in braces, or with its statements in the lines below it."""
    papers: list[Paper] = []
    for number, line in enumerate(lines):
        if not line or line[0] == "#":
            continue
        if line[0] in " -~":
            _, cue, content = (part.strip().split(" .. ") for part in line[2:].split("|"))
            papers[-1]["statements"].append({"content": found(papers[-1], content), "cue": found(papers[-1], cue)})
            continue
        cues, text = [], ""
        for at, part in enumerate(re.split(r"[{}]", line)):
            if at % 2:
                cues.append([len(text), len(text) + len(part)])
            text += part
        papers.append({"id": f"{name}-{number}", "text": text, "corpus": "sentences", "extents": name != "sentences"})
        papers[-1]["statements"] = [{"content": [], "cue": [cue]} for cue in cues]
    return papers


def found(paper: Paper, pieces: Sequence[str]) -> list[list[int]]:
    starts = [(paper["text"].find(piece), len(piece)) for piece in pieces if piece]
    return [[start, start + length] for start, length in starts if start >= 0]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--least", type=float, default=-0.25, help="threshold for clauses of plain speech")
    options.add_argument("--least-loose", type=float, default=1.0, help="threshold for other candidates of the rules")
    options.add_argument("--least-doubtful", type=float, default=2.0, help="threshold for doubtful ones")
    options.add_argument("--out", type=Path)
    options.add_argument("--ship", action="store_true")
    options.add_argument("--show", type=int, default=0, help="print so many of the surest mistakes")
    chosen = options.parse_args()
    papers, syntax = read(chosen.files), RemembersParses()
    given = [each for paper in papers for each in candidates(paper, syntax)]
    counts = Counter((c.corpus, c.rule.split(" phrase")[0].split(" rest")[0], c.good) for c in given)
    for corpus, rule in sorted({(corpus, rule) for corpus, rule, _ in counts}):
        print(f"{corpus:10} {rule:22} good {counts[corpus, rule, True]:5} bad {counts[corpus, rule, False]:5}")
    filters, scored = cross_validate(given)
    for corpus in WEIGHT:
        for kind in (False, True):
            some = [(s, c) for s, c in scored if c.corpus == corpus and c.doubtful is kind]
            if some:
                curve(some, f"{corpus}, {'doubtful' if kind else 'by rule'}")
    for good in (True, False):
        wrong = sorted((pair for pair in scored if pair[1].good is good), key=lambda s: s[0], reverse=not good)
        for score, each in wrong[: chosen.show]:
            print(f"  {'good' if good else 'bad'} {score:+.2f} {each.corpus} {each.rule}: {each.words[:110]}")
    if chosen.out:
        with chosen.out.open("w", encoding="utf-8") as out:
            for paper in papers:
                if paper["corpus"] == "sentences":
                    continue
                after = ended(filters[fold_of(paper["id"])], chosen)
                row: dict[str, Any] = {"id": paper["id"]}
                for when, used in (("before", RulesOnly()), ("after", after)):
                    use(used)
                    row[when] = predict_statements(paper, syntax)
                out.write(json.dumps(row) + "\n")
    if chosen.ship:
        model = ended(train(given), chosen)
        plain = {
            "bias": model.bias,
            "least": model.least,
            "least_loose": model.least_loose,
            "least_doubtful": model.least_doubtful,
            "weights": dict(sorted(model.weights.items())),
        }
        WEIGHTS.write_text(json.dumps(plain, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{WEIGHTS.name}: {len(model.weights)} weights, {WEIGHTS.stat().st_size} bytes")


def ended(model: Filter, chosen: argparse.Namespace) -> Filter:
    return replace(model, least=chosen.least, least_loose=chosen.least_loose, least_doubtful=chosen.least_doubtful)


if __name__ == "__main__":
    main()
