"""Nouns that attribute: "the government's insistence that", "his promise to", "her position is that"."""

from __future__ import annotations

from belie.domain.spans import Span
from belie.domain.syntax import Token
from belie.statements.attribution import VERBAL, Attribution, content_spans, that_clause, without_asides
from belie.statements.cues import VERB_CUES, Cue
from belie.statements.speakers import find_speaker
from belie.statements.tree import Tree


def find_nominal(tree: Tree, token: Token, cue: Cue) -> Attribution | None:
    """Return the attribution of a cue noun, or None: its that-clause; of a known owner also what it "is", and "to"."""
    speaker: Span | None = None
    clause = that_clause(tree, token.index)
    owned = clause is None
    clause = clause or (_infinitive(tree, token) if cue.takes_infinitive else None) or _predicate(tree, token)
    if clause is None:
        return None
    words = without_asides(tree, tree.subtree(clause.index))
    speaker, turned = find_owner(tree, token, frozenset(words))
    if owned and speaker is None:
        return None
    return Attribution(
        content=content_spans(tree, words, token.index),
        cue_span=Span(token.start, token.end),
        cue=cue,
        cue_index=token.index,
        speaker=speaker,
        denied=cue.turns != turned,
        rule="nominal",
    )


def _infinitive(tree: Tree, noun: Token) -> Token | None:
    """Return the infinitive of "his promise to repair the roof"."""
    for index in tree.children[noun.index]:
        child = tree.tokens[index]
        to = any(tree.tokens[i].text.lower() == "to" and tree.tokens[i].dep == "aux" for i in tree.children[index])
        if child.dep in ("acl", "relcl", "xcomp") and child.tag == "VB" and to and not tree.child(index, "nsubj"):
            return child
    return None


def _predicate(tree: Tree, noun: Token) -> Token | None:
    """Return the clause of "his position is that the lease ended"."""
    verb = tree.tokens[noun.head]
    if noun.dep != "nsubj" or verb.lemma != "be":
        return None
    clause = tree.child(verb.index, "ccomp")
    marked = clause and any(tree.tokens[i].text.lower() == "that" for i in tree.children[clause.index])
    return clause if marked and clause and clause.index > verb.index else None


def find_owner(tree: Tree, noun: Token, banned: frozenset[int]) -> tuple[Span | None, bool]:
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
        turned = (known is not None and known.turns) != tree.negated(verb.index)
        return find_speaker(tree, verb.index, banned), turned
    return None, False
