"""Which verb carries a quotation in marks: the one it hangs on in the parse, else the nearest cue."""

from __future__ import annotations

from collections.abc import Sequence

from belie.domain.spans import Span
from belie.statements.attribution import VERBAL, Attribution, cue_span_of, denies, is_present
from belie.statements.cues import VERB_CUES, Cue, CueClass
from belie.statements.speakers import find_speaker, find_subject
from belie.statements.tree import Tree

_QUOTED_AS = Cue("say", CueClass.SAY, quotes_only=True)
NEAR_TOKENS = 14  # from a quotation to a cue that the parse does not link to it


def carry_quotes(tree: Tree, quoted: Sequence[frozenset[int]], inside: frozenset[int]) -> dict[int, list[int]]:
    """Return for each cue verb the numbers of the shortened quotations it carries."""
    carried: dict[int, list[int]] = {}
    last: int | None = None
    for number, tokens in enumerate(quoted):
        cue = _cue_of_quote(tree, tokens, inside)
        if cue is None:
            cue = last
        if cue is not None:
            carried.setdefault(cue, []).append(number)
            last = cue
    return carried


def quote_attribution(tree: Tree, cue_index: int, content: tuple[Span, ...], inside: frozenset[int]) -> Attribution:
    """Return the attribution of shortened quotations to the verb that carries them."""
    token = tree.tokens[cue_index]
    cue = VERB_CUES.get(token.text.lower(), _QUOTED_AS)
    return Attribution(
        content=content,
        cue_span=cue_span_of(tree, cue_index, inside),
        cue=cue,
        cue_index=cue_index,
        speaker=find_speaker(tree, cue_index, inside),
        denied=denies(tree, cue_index, cue),
        present=is_present(tree, token),
        stands_for_quotes=True,
        rule="quote",
    )


def _cue_of_quote(tree: Tree, tokens: frozenset[int], inside: frozenset[int]) -> int | None:
    outside = [t for t in tree.tokens if t.index not in inside]
    linked = [t for t in outside if t.pos in VERBAL and t.head in tokens and t.dep not in ("relcl",)]
    for index in sorted(tokens):
        head = tree.tokens[tree.tokens[index].head]
        if head.index not in inside and head.pos in VERBAL:
            linked.append(head)
    known = [t for t in linked if t.text.lower() in VERB_CUES]
    if known:
        return known[0].index
    first, last = min(tokens), max(tokens)
    if first > 0 and tree.tokens[first - 1].text == ":":
        announced = [t for t in outside if t.index < first and t.text.lower() in VERB_CUES and t.pos in VERBAL]
        if announced:
            return announced[-1].index  # "What she said was: “...” I told her ..."
    near = [t for t in outside if t.text.lower() in VERB_CUES and (t.pos in VERBAL or t.tag.startswith("VB"))]
    near = [t for t in near if _distance(t.index, first, last) <= NEAR_TOKENS]
    if near:
        return min(near, key=lambda t: _distance(t.index, first, last)).index
    with_subject = [t for t in linked if find_subject(tree, t.index) is not None]
    return with_subject[0].index if with_subject else None


def find_announcer(tree: Tree) -> Attribution | None:
    """Return the last cue with a speaker of a sentence that ends in a colon, its content still to come; else None."""
    if not tree.text.rstrip().endswith(":"):
        return None
    for token in reversed(tree.tokens):
        if token.text.lower() in VERB_CUES and token.pos in VERBAL:
            attribution = quote_attribution(tree, token.index, (), frozenset())
            if attribution.speaker:
                return attribution
    return None


def _distance(at: int, first: int, last: int) -> int:
    return first - at if at < first else at - last
