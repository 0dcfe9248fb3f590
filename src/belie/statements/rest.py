"""Where the parse fails: a cue with a subject whose clause the small model hangs elsewhere or does not see.

"Disputes that the unit was full" read as a noun, "it was alleged by the state that he fled" with the clause on the
state, headlines without articles. The words tell: "that" behind the cue, or a finite verb right behind it.
"""

from __future__ import annotations

from belie.domain.syntax import Token
from belie.statements.attribution import FINITE, VERBAL
from belie.statements.complements import Content
from belie.statements.cues import Cue
from belie.statements.speakers import is_passive
from belie.statements.tree import Tree

# Verbs that say little without a clause: what follows them is one.
_SAYERS = frozenset(
    "say claim insist think believe estimate argue contend allege deny warn testify add note predict suggest".split()
)
_ASKERS = frozenset("ask wonder explain know inquire".split())
ASIDE_WITHIN = 25  # tokens from a cue to the end of an aside behind it
WHEN_WITHIN = 2  # "did not tell me when", but "did not answer the letter when it came"
THAT_WITHIN = 12  # tokens from a cue to its "that": "alleged by the three owners of the mill that"


def find_misread(tree: Tree) -> tuple[int, list[int]] | None:
    """Return the cue that the parser takes for a plural, the root, and its content: "The warden disputes that ..."."""
    for token in tree.tokens[1:-3]:
        if token.dep == "root" and token.tag == "NNS" and tree.tokens[token.index + 1].text.lower() == "that":
            return token.index, _to_end(tree, token.index + 1)
    return None


def find_rest(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return the words from "that" on, or everything behind a verb of saying, or None."""
    passive = is_passive(tree, token.index)
    finite = token.tag in FINITE or tree.child(token.index, "aux") is not None
    if not (finite or passive) or cue.quotes_only:
        return None
    subject = tree.child(token.index, "nsubj", "nsubjpass", "expl")
    if subject is None or subject.index > token.index:
        return None
    asks = cue.lemma in _ASKERS or (cue.speech and tree.negated(token.index))
    words = (
        (_from_question(tree, token) if asks else [])
        or _from_that(tree, token, cue, loose=passive)
        or _past_aside(tree, token)
        or (_behind(tree, token) if cue.lemma in _SAYERS and not passive else [])
    )
    return Content(words, "rest") if words else None


def _from_that(tree: Tree, token: Token, cue: Cue, *, loose: bool) -> list[int]:
    """Return the tokens from "that" to the end of the sentence; a "that" of a relative clause only where `loose`."""
    for at in range(token.index + 1, min(token.index + THAT_WITHIN, len(tree.tokens))):
        that = tree.tokens[at]
        if that.pos in VERBAL or that.text in (";", ":"):
            return []
        if that.text.lower() != "that" or that.tag not in ("WDT", "IN") or tree.tokens[at - 1].pos == "CCONJ":
            continue
        clause = tree.tokens[that.head]
        of_noun = clause.dep in ("acl", "relcl")  # "repeated his claim that ..."
        if loose or (that.dep == "mark" and not of_noun) or (cue.speech and _beside(tree, token.index, clause)):
            words = _to_end(tree, at)
            return words if any(tree.tokens[i].tag in FINITE for i in words) else []
    return []


def _from_question(tree: Tree, token: Token) -> list[int]:
    """Return the tokens from the question word behind a cue and whoever is asked: "asked me what it costs"."""
    for at in range(token.index + 1, min(token.index + THAT_WITHIN, len(tree.tokens) - 1)):
        here = tree.tokens[at]
        if here.pos in VERBAL or here.text in (";", ":"):
            return []
        near = at - token.index <= WHEN_WITHIN or here.text.lower() not in ("when", "where")
        if here.tag in ("WP", "WRB") and near:
            return _to_end(tree, at) if tree.tokens[at + 1].pos != "PUNCT" else []
    return []


def find_cleft(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return the clause of "what he told you was that it was calibrated"."""
    verb = tree.tokens[token.head]
    asked = any(tree.tokens[i].text.lower() == "what" for i in tree.children[token.index])
    if token.dep not in ("csubj", "nsubj") or verb.lemma != "be" or not asked or not cue.speech:
        return None
    at = verb.index + 1
    marked = at < len(tree.tokens) and tree.tokens[at].text.lower() == "that"
    words = _to_end(tree, at) if marked else []
    return Content(words, "cleft") if words else None


def _beside(tree: Tree, cue: int, clause: Token) -> bool:
    """True for a clause hung on the day or the place of saying: "said on May 3 that it leaked"."""
    if clause.dep not in ("relcl", "acl"):
        return False
    above = next((each for each in tree.ancestors(clause.index) if each.dep == "prep" and each.head == cue), None)
    return above is not None and above.index > cue


def _past_aside(tree: Tree, token: Token) -> list[int]:
    """Return the tokens from "that" behind an aside: "argued, in moving to dismiss the claim, that ..."."""
    tokens = tree.tokens
    if token.index + 1 >= len(tokens) or tokens[token.index + 1].text != ",":
        return []
    for at in range(token.index + 2, min(token.index + ASIDE_WITHIN, len(tokens) - 1)):
        if tokens[at].text == ";":
            return []
        if tokens[at].text == "," and tokens[at + 1].text.lower() == "that":
            return _to_end(tree, at + 1)
    return []


def _behind(tree: Tree, token: Token) -> list[int]:
    """Return the tokens right behind a cue when a finite verb with a subject of its own is among them."""
    at = token.index + 1
    if at >= len(tree.tokens) or tree.tokens[at].pos in ("PUNCT", "ADP", "CCONJ"):
        return []
    words = _to_end(tree, at)
    told = [i for i in words if tree.tokens[i].tag in FINITE and not _apart(tree.tokens[i], token.index)]
    before = words[: words.index(told[0])] if told else []
    related = not told or any(tree.tokens[i].tag in ("WDT", "WP") or tree.tokens[i].text == "," for i in before)
    return [] if related or told[0] == at else words


def _apart(verb: Token, cue: int) -> bool:
    """True for a verb of a relative or side clause, or one joined to the cue: "denied the theft and said"."""
    return verb.dep in ("relcl", "advcl") or (verb.dep == "conj" and verb.head == cue)


def _to_end(tree: Tree, at: int) -> list[int]:
    words = []
    for index in range(at, len(tree.tokens)):
        if tree.tokens[index].text == ";":
            break
        words.append(index)
    while words and tree.tokens[words[-1]].pos == "PUNCT" and tree.tokens[words[-1]].text not in (")", "]", "”", '"'):
        words.pop()
    return words if len(words) > 2 else []
