"""Dependency rules: from a parsed sentence to who is said to have said what.

The rules are in `clauses` (a verb and what it attributes), `carried` (a verb and a quotation in marks), `nominal`
(nouns that attribute), `sourced` (phrases that name their source) and `headlines`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from belie.domain.spans import Span
from belie.statements.attribution import VERBAL, Attribution
from belie.statements.carried import carry_quotes, quote_attribution
from belie.statements.clauses import clause_attribution, cue_of, find_content, find_quoted, misread_attribution, unites
from belie.statements.cues import NOUN_CUES
from belie.statements.headlines import find_headline
from belie.statements.nominal import find_nominal
from belie.statements.sourced import find_sourced
from belie.statements.speakers import find_speaker
from belie.statements.tree import Tree

_CLAUSES = ("clause", "question", "paper", "rest", "quote")


def find_attributions(tree: Tree, stand_ins: Sequence[Span]) -> list[Attribution]:
    """Return the attributions of a sentence by place of their cue.

    Args:
        tree: The sentence.
        stand_ins: Where shortened quotations stand in its text, ascending.
    """
    quoted = [
        frozenset(t.index for t in tree.tokens if t.start < span.end and span.start < t.end) for span in stand_ins
    ]
    inside: frozenset[int] = frozenset().union(*quoted)
    found: list[Attribution] = []
    claimed: set[int] = set()
    by_quote = carry_quotes(tree, quoted, inside)
    for cue_index, numbers in by_quote.items():
        claimed.add(cue_index)
        spans = tuple(stand_ins[number] for number in numbers)
        found.append(quote_attribution(tree, cue_index, spans, inside))
    for token in tree.tokens:
        if token.index in inside or token.index in claimed:
            continue
        cue = cue_of(tree, token)
        if cue:
            content = find_quoted(tree, token, cue) if cue.quotes_only else find_content(tree, token, cue)
            clause = clause_attribution(tree, token, cue, content) if content else None
            if clause:
                found.append(clause)
        elif token.pos == "NOUN" and token.text.lower() in NOUN_CUES:
            nominal = find_nominal(tree, token, NOUN_CUES[token.text.lower()])
            if nominal and not any(nominal.content == other.content for other in found):
                found.append(nominal)
    found.extend(find_sourced(tree))
    if not found and not inside and (other := misread_attribution(tree) or find_headline(tree)):
        found.append(other)
    return sorted(_within_rest(tree, _united(tree, found)), key=lambda each: each.cue_span)


def _within_rest(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions, those in a content the parser did not see with a speaker from in there.

    "Wrote in a letter that Orme had called him and said that ...": the parser gives "said" to the writer.
    """
    settled = []
    for each in found:
        holder = next((other for other in found if other.rule == "rest" and is_inside(each, other)), None)
        if holder and (each.speaker is None or each.speaker.end <= holder.content[0].start):
            inside = frozenset(t.index for t in tree.tokens if t.start < holder.content[0].start)
            verbs = [
                t.index
                for t in tree.tokens[: each.cue_index]
                if t.index not in inside and t.pos in VERBAL and tree.child(t.index, "nsubj", "nsubjpass")
            ]
            speaker = find_speaker(tree, verbs[-1], inside, active=True) if verbs else None
            each = replace(each, speaker=speaker or each.speaker)
        settled.append(each)
    return settled


def is_inside(each: Attribution, holder: Attribution) -> bool:
    """True when an attribution's cue stands among the words that another attributes."""
    return holder is not each and any(span.contains(each.cue_span) for span in holder.content)


def _united(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions with one of each "declined to say whether ...": the inner where a clause follows it."""
    by_cue = {each.cue_index: each for each in found}
    dropped: set[int] = set()
    for each in found:
        token = tree.tokens[each.cue_index]
        below = tree.child(each.cue_index, "xcomp") if unites(tree, token) else None
        inner = by_cue.get(below.index) if below else None
        if inner:
            dropped.add(each.cue_index if inner.rule in _CLAUSES else inner.cue_index)
    return [each for each in found if each.cue_index not in dropped]
