"""Dependency rules: from a parsed sentence to who is said to have said what.

The rules are in `clauses` (a verb and its clause), `carried` (a verb and a quotation in marks) and `sourced` (nouns
and phrases that name their source).
"""

from __future__ import annotations

from collections.abc import Sequence

from belie.domain.spans import Span
from belie.statements.attribution import Attribution
from belie.statements.carried import carry_quotes, quote_attribution
from belie.statements.clauses import clause_attribution, cue_of, find_content
from belie.statements.cues import NOUN_CUES
from belie.statements.sourced import find_nominal, find_sourced
from belie.statements.tree import Tree


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
        if cue and not cue.quotes_only:
            content = find_content(tree, token, cue)
            clause = clause_attribution(tree, token, cue, content) if content else None
            if clause:
                found.append(clause)
        elif token.pos == "NOUN" and token.text.lower() in NOUN_CUES:
            nominal = find_nominal(tree, token, NOUN_CUES[token.text.lower()])
            if nominal and not any(nominal.content == other.content for other in found):
                found.append(nominal)
    found.extend(find_sourced(tree))
    return sorted(found, key=lambda each: each.cue_span)
