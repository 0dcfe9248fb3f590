"""The learned layer: which of the rules' candidates are somebody's statement.

A logistic regression over named features (`filter_features`), its weights in `filter_weights.json` beside this file;
training/statement_filter.py makes them, training/cards/statements.md says from what and how well it does.

It judges only indirect words: what holds quotation marks is kept when a rule vouches for it. What no rule vouches for
(`doubtful`) it lets in when it is sure. What it turns down is not lost: the sentence stays the author's own statement,
or part of the answer or quotation around it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from belie.statements.attribution import Attribution
from belie.statements.cues import CueClass
from belie.statements.doubtful import find_doubtful
from belie.statements.filter_features import features
from belie.statements.tree import Tree

_MARK = re.compile(r"[\"“”«»„]|``|''")
# Rules whose candidates are whole assertions: a clause, the clause a cue is set into, a named source.
PLAIN = frozenset({"clause", "host", "rest", "cleft", "sourced", "nominal"})
WEIGHTS = Path(__file__).with_name("filter_weights.json")


@dataclass(frozen=True, slots=True)
class Filter:
    """Weights by feature name, in log-odds; a feature without a weight counts nothing."""

    bias: float
    least: float  # log-odds from which a clause or source of plain speech is kept
    least_loose: float  # and any other candidate of the rules: a wish, an order, an object, an infinitive
    least_doubtful: float  # and one that no rule vouches for
    weights: dict[str, float]

    def score(self, names: Sequence[str]) -> float:
        """Return the log-odds that a candidate with these features is a statement."""
        return self.bias + sum(self.weights.get(name, 0.0) for name in names)

    def choose(self, tree: Tree, found: Sequence[Attribution], *, under_oath: bool = False) -> list[Attribution]:
        """Return what is to stand of the rules' attributions of a sentence and of the doubtful ones, in order.

        Of doubtful ones the likeliest for each cue stands, unless a likelier one says the same words. In a paper under
        oath, and with a cue of testimony, all that the rules find stands: there a lost statement costs most.
        """
        kept = [each for each in found if under_oath or each.cue.kind is CueClass.TESTIFY or self._stands(tree, each)]
        scored = [(self.score(features(tree, each)), each) for each in doubtful(tree, found)]
        for score, each in sorted(scored, key=lambda pair: -pair[0]):
            if score < self.least_doubtful:
                break
            if not any(each.cue_index == other.cue_index or _same_words(each, other) for other in kept):
                kept.append(each)
        return sorted(kept, key=lambda each: each.cue_span)

    def _stands(self, tree: Tree, found: Attribution) -> bool:
        if found.stands_for_quotes or any(_MARK.search(span.of(tree.text)) for span in found.content):
            return True
        plain = found.rule == "adjective" or (found.cue.speech and found.rule in PLAIN)
        return self.score(features(tree, found)) >= (self.least if plain else self.least_loose)


def doubtful(tree: Tree, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the candidates of a sentence that no rule vouches for, beside those found."""
    return list(find_doubtful(tree, frozenset(each.cue_index for each in found)))


def _same_words(one: Attribution, other: Attribution) -> bool:
    """True when two attributions share more than half of their words."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    both = sum(len(span) for span in (*one.content, *other.content)) - shared
    return shared * 2 > both


@lru_cache(maxsize=1)
def shipped() -> Filter:
    """Return the filter of the package, read once a process."""
    return Filter(**json.loads(WEIGHTS.read_text(encoding="utf-8")))
