"""Attribution without a verb of saying: "the claim that", "according to the log", "in the words of a colleague"."""

from __future__ import annotations

from belie.domain.spans import Span
from belie.domain.syntax import Token
from belie.statements.attribution import (
    MIN_OBJECT_TOKENS,
    VERBAL,
    Attribution,
    content_spans,
    that_clause,
    without_asides,
)
from belie.statements.cues import VERB_CUES, Cue, CueClass
from belie.statements.speakers import find_speaker
from belie.statements.tree import Tree

# "According to its terms", "according to age": a measure, nobody's words.
_MEASURES = frozenset(
    "term terms age size rank need needs ability custom taste type kind weight height"
    " seniority income severity risk".split()
)
_BARE_MEASURES = frozenset("law procedure policy plan schedule regulation rule protocol".split())  # without an article


def find_nominal(tree: Tree, token: Token, cue: Cue) -> Attribution | None:
    """Return "the government's insistence that ...": a cue noun, its that-clause, whose it is."""
    clause = that_clause(tree, token.index)
    if clause is None:
        return None
    words = without_asides(tree, tree.subtree(clause.index))
    speaker, turned = _owner(tree, token, frozenset(words))
    return Attribution(
        content=content_spans(tree, words, token.index),
        cue_span=Span(token.start, token.end),
        cue=cue,
        cue_index=token.index,
        speaker=speaker,
        denied=(cue.kind is CueClass.DENY) != turned,
        rule="nominal",
    )


def _owner(tree: Tree, noun: Token, banned: frozenset[int]) -> tuple[Span | None, bool]:
    """Return whose claim a cue noun is, and whether the verb above rejects it."""
    whose = tree.child(noun.index, "poss")
    if whose:
        words = [i for i in tree.subtree(whose.index) if tree.tokens[i].dep != "case"]
        return tree.span(words[0], words[-1]), False
    for index in tree.children[noun.index]:
        preposition = tree.tokens[index]
        if preposition.dep in ("prep", "agent") and preposition.text.lower() in ("of", "by", "from"):
            named = tree.child(index, "pobj")
            if named and named.index not in banned:
                words = [i for i in tree.subtree(named.index) if i not in banned]
                return tree.span(words[0], words[-1]), False
    verb = tree.tokens[noun.head]
    if noun.dep == "dobj" and verb.pos in VERBAL:
        known = VERB_CUES.get(verb.text.lower())
        turned = (known is not None and known.kind is CueClass.DENY) != tree.negated(verb.index)
        return find_speaker(tree, verb.index, banned), turned
    return None, False


def find_sourced(tree: Tree) -> list[Attribution]:
    """Return "according to the log, ...", "per the Commissioner, ...", "in the words of a colleague, ..."."""
    found = []
    for token in tree.tokens:
        named = _named_source(tree, token)
        if named is None:
            continue
        start, preposition, whose = named
        aside = frozenset(tree.subtree(start))
        host = tree.tokens[tree.tokens[start].head]
        if host.index in aside:
            continue
        words = without_asides(tree, [i for i in tree.subtree(host.index) if i not in aside])
        if len(words) < MIN_OBJECT_TOKENS:
            continue
        source = tree.subtree(whose)
        found.append(
            Attribution(
                content=tuple(tree.runs(words)) if words[0] < start < words[-1] else (tree.span(words[0], words[-1]),),
                cue_span=tree.span(start, preposition),
                cue=Cue("according to", CueClass.SAY),
                cue_index=start,
                speaker=tree.span(source[0], source[-1]),
                denied=False,
                rule="sourced",
            )
        )
    return found


def _is_measure(tree: Tree, noun: Token) -> bool:
    low = noun.text.lower()
    return low in _MEASURES or (low in _BARE_MEASURES and not tree.children[noun.index])


def _named_source(tree: Tree, token: Token) -> tuple[int, int, int] | None:
    """Return first token, last cue token and source of a phrase that names its source, or None."""
    low = token.text.lower()
    if low == "according":
        to = next((tree.tokens[i] for i in tree.children[token.index] if tree.tokens[i].text.lower() == "to"), None)
        whose = tree.child(to.index, "pobj") if to else None
        return (token.index, to.index, whose.index) if to and whose and not _is_measure(tree, whose) else None
    if low == "per" and token.dep == "prep":
        whose = tree.child(token.index, "pobj")
        determined = whose and (whose.pos == "PROPN" or tree.child(whose.index, "det", "poss"))
        return (token.index, token.index, whose.index) if whose and determined else None
    if low in ("in",) and token.dep == "prep":
        noun = tree.child(token.index, "pobj")
        of = tree.child(noun.index, "prep") if noun and noun.text.lower() in ("words", "view", "opinion") else None
        whose = tree.child(of.index, "pobj") if of and of.text.lower() == "of" else None
        return (token.index, of.index, whose.index) if of and whose else None
    return None
