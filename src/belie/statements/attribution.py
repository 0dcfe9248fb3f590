"""One attribution in a parsed text, and what is read off its cue: span, denial, tense."""

from __future__ import annotations

import re
from dataclasses import dataclass

from belie.domain.spans import Span
from belie.domain.syntax import Token
from belie.statements.cues import Cue
from belie.statements.speakers import find_subject
from belie.statements.tree import Tree

VERBAL = ("VERB", "AUX")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# "Failed to tell them that ...", "avoided saying that ...": not said.
NOT_DOING = frozenset({"fail", "refuse", "decline", "neglect", "omit", "forget", "avoid", "refrain"})
_NOBODY = frozenset({"nobody", "none", "nothing", "no", "neither", "no-one"})
# A press dateline or a list number before the first words of a sentence.
OPENING = re.compile(
    r"\s*(?:[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][\w.'’-]+){0,4}(?:,? (?:[A-Z][a-z]{2,8}\.? )?\d{1,2})?(?: \([^)]{2,30}\))?"
    r"\s*(?:—|–|--)\s*|(?:\d{1,3}|[a-z])[.)]\s+|\(\w{1,3}\)\s+)"
)
_REMARKS = frozenset(
    """contention claim charge assertion allegation argument accusation statement suggestion formulation description
    remark view position denial""".split()
)
MIN_OBJECT_TOKENS = 3  # "denied it" says nothing of its own


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in a parsed text; all spans count in that text.

    `rule` names the rule that made it: "clause", "infinitive", "gerund", "object", "paper", "question", "raising",
    "host", "adjective", "quote", "announcer", "nominal", "sourced". `doubtful` marks a candidate that only a filter
    may let through. `stands_for_quotes` is true when the content is only shortened quotations.
    """

    content: tuple[Span, ...]
    cue_span: Span
    cue: Cue
    cue_index: int
    speaker: Span | None
    denied: bool
    present: bool = False
    inverted: bool = False
    modal: str = ""  # "could" of "a jury could find that"
    stands_for_quotes: bool = False
    rule: str = "clause"
    doubtful: bool = False


def that_clause(tree: Tree, noun: int) -> Token | None:
    """Return the clause of "the claim that the men agreed", or None."""
    for index in tree.children[noun]:
        child = tree.tokens[index]
        marked = any(
            tree.tokens[i].text.lower() == "that"
            and tree.tokens[i].dep == "mark"
            and tree.tokens[max(i - 1, 0)].text.lower() != "in"  # "a lie, in that he knew better"
            for i in tree.children[index]
        )
        if child.dep in ("acl", "ccomp", "relcl", "appos") and marked:
            return child
    return None


def without_asides(tree: Tree, words: list[int]) -> list[int]:
    """Return the tokens without commas, quotation marks and a loose "and" at their ends."""
    while words and (
        tree.tokens[words[-1]].dep == "cc"
        or (tree.tokens[words[-1]].pos == "PUNCT" and tree.tokens[words[-1]].text not in (")", "]", "”", "''", '"'))
    ):
        words = words[:-1]
    while (
        words and tree.tokens[words[0]].pos == "PUNCT" and tree.tokens[words[0]].text not in ("(", "[", "“", "``", '"')
    ):
        words = words[1:]
    return words


def content_spans(tree: Tree, words: list[int], cue: int) -> tuple[Span, ...]:
    """Return the content's characters: from its first token to its last, cut where the cue stands between."""
    words = _without_opening(tree, _without_comment(tree, words))
    first, last = words[0], words[-1]
    if not first < cue < last:
        return (tree.span(first, last),)
    parts = [without_asides(tree, [i for i in words if i < cue]), without_asides(tree, [i for i in words if i > cue])]
    return tuple(span for part in parts for span in tree.runs(part))


def _without_opening(tree: Tree, words: list[int]) -> list[int]:
    """Return the words without a dateline or a paragraph number before them: "ALDER, May 3 — Two men ..."."""
    if words[0] > 1:
        return words
    opening = OPENING.match(tree.text)
    kept = [i for i in words if opening is None or tree.tokens[i].start >= opening.end()]
    return kept or words


def _without_comment(tree: Tree, words: list[int]) -> list[int]:
    """Return the words without the reporter's closing remark on them: "..., a claim that the mayor disputes"."""
    for index in reversed(words):
        token = tree.tokens[index]
        if token.text.lower() in _REMARKS and tree.child(index, "relcl", "acl"):
            below = tree.subtree(index)
            if below[-1] == words[-1] and below[0] > words[0] and tree.tokens[below[0] - 1].text in (",", "—", "–"):
                return without_asides(tree, [i for i in words if i < below[0]]) or words
    return words


def cue_span_of(tree: Tree, cue: int, content: frozenset[int]) -> Span:
    """Return the verb with the auxiliaries and negation right before it, from "declined" of "declined to say"."""
    verb = tree.tokens[cue].head if tree.tokens[cue].dep == "acomp" else cue  # "was not aware"
    first = verb
    own = {i for i in tree.children[verb] if tree.tokens[i].dep in ("aux", "auxpass", "neg", "advmod", "preconj")}
    while first - 1 in own and first - 1 not in content:
        first -= 1
    while first < verb and tree.tokens[first].dep == "advmod" and tree.tokens[first].text.lower() != "never":
        first += 1
    above = tree.tokens[verb].head
    if tree.tokens[verb].dep == "xcomp" and tree.tokens[above].lemma in NOT_DOING and above == first - 1:
        first = above
    elif first < verb and tree.tokens[first].tag == "TO":
        first += 1  # "asked to say": the cue is "say"
    return tree.span(min(first, cue), max(verb, cue))


def denies(tree: Tree, cue_index: int, cue: Cue) -> bool:
    """True when the cue turns its content round: "denied that", "did not say", and not "did not deny"."""
    verb = tree.tokens[cue_index].head if tree.tokens[cue_index].dep == "acomp" else cue_index
    neither = _neither_nor(tree, verb)
    turned = cue.turns and not neither
    return (turned != (tree.negated(verb) or _nobody(tree, verb) or neither)) != _left_undone(tree, verb)


def _left_undone(tree: Tree, verb: int) -> bool:
    """True for the verb of "failed to say", "stopped short of saying", "without saying"."""
    token = tree.tokens[verb]
    governor = tree.tokens[token.head]
    if token.dep == "xcomp":
        return governor.lemma in NOT_DOING
    if token.dep != "pcomp":
        return False
    above = tree.tokens[governor.head]
    short = any(tree.tokens[i].text.lower() == "short" for i in (above.index, *tree.children[above.index]))
    return governor.text.lower() == "without" or (short and governor.text.lower() == "of") or above.lemma == "refrain"


def _neither_nor(tree: Tree, verb: int) -> bool:
    """True for the second verb of "would neither confirm nor deny": neither was said."""
    token = tree.tokens[verb]
    first = tree.tokens[token.head]
    return token.dep == "conj" and any(tree.tokens[i].text.lower() == "neither" for i in tree.children[first.index])


def _nobody(tree: Tree, verb: int) -> bool:
    """True when the subject is "nobody", "no guard", "none of the guards": nobody said it."""
    subject = find_subject(tree, verb)
    if subject is None:
        return False
    first = [tree.tokens[subject], *(tree.tokens[i] for i in tree.children[subject] if i < subject)]
    numbers = (token.text == "No" and token.index > 0 for token in first)  # "Juror No. 8"
    return any(token.text.lower() in _NOBODY and not number for token, number in zip(first, numbers, strict=True))


def is_present(tree: Tree, token: Token) -> bool:
    """True for "says", "can state", "is aware"."""
    verb = tree.tokens[token.head] if token.dep == "acomp" else token
    return verb.tag in ("VBZ", "VBP") or (verb.tag == "VB" and bool(tree.modal(verb.index)))


def is_inverted(tree: Tree, verb: int) -> bool:
    """True when an auxiliary stands before the subject: "did she say", "is it not believed"."""
    subject = find_subject(tree, verb)
    first = next((i for i in tree.children[verb] if tree.tokens[i].dep in ("aux", "auxpass")), None)
    return subject is not None and first is not None and first < subject < verb
