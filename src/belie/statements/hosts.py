"""A cue set into, or behind, the clause it attributes: "The road, she said, is open"; "It is open, say police"."""

from __future__ import annotations

from belie.domain.syntax import Token
from belie.statements.attribution import FINITE, without_asides
from belie.statements.complements import Content, verbal_head
from belie.statements.cues import Cue
from belie.statements.roles import SPEAKING_NOUNS
from belie.statements.speakers import find_subject, inverted_subject
from belie.statements.tree import Tree

# How the parser hangs an aside on the clause around it; "appos" and the like where it takes it for something else.
_ASIDES = frozenset("parataxis appos dep conj npadvmod relcl acl nmod amod advcl intj prep".split())
_BREAKS = (",", "—", "–", "--", "-", "”", "''", '"', "’")
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


def find_host(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return the clause around an aside that a cue makes with its subject, or None."""
    if _is_as_said(tree, token, cue):
        return _around(tree, token, tree.subtree(token.index))
    if token.dep not in _ASIDES or token.tag not in FINITE:
        return None
    subject = inverted_subject(tree, token.index)
    if subject is None:
        subject = next((i for i in tree.children[token.index] if tree.tokens[i].dep in ("nsubj", "nsubjpass")), None)
    if subject is None or tree.tokens[subject].text.lower() in {*_RELATIVES, "you"}:
        return None
    aside = _run(tree.subtree(token.index), token.index)
    if any(tree.tokens[i].tag in ("WP", "WDT", "WRB", "WP$") for i in aside if i < token.index):
        return None  # "in which she wrote", "where he told them": a clause of its own
    if token.dep == "parataxis":
        false = next((i for i in tree.children[token.index] if tree.tokens[i].dep == "nsubj" and i != subject), None)
        return _around(tree, token, tree.subtree(token.index, without=frozenset(() if false is None else (false,))))
    opened = {tree.tokens[aside[0]].text, tree.tokens[max(aside[0] - 1, 0)].text} & set(_BREAKS)
    return _around(tree, token, aside) if opened and aside[0] > 0 else None


def _is_as_said(tree: Tree, token: Token, cue: Cue) -> bool:
    """True for "as the deputy testified", "as alleged in the complaint"; "as you know" is nobody's."""
    if token.dep != "advcl":
        return False
    if any(tree.tokens[i].text.lower() in cue.prepositions for i in tree.children[token.index]):
        return False  # "as growers warn of a bitter winter"
    marked = any(
        tree.tokens[i].text.lower() == "as" and tree.tokens[i].dep in ("mark", "prep", "advmod")
        for i in tree.children[token.index]
    )
    subject = find_subject(tree, token.index) if tree.child(token.index, "nsubj", "nsubjpass") else None
    if subject is not None and tree.tokens[subject].text.lower() == "you":
        return False
    if cue.lemma == "know" or tree.child(token.index, "xcomp"):
        return False  # "as we all know", "as we seek to show"
    said = tree.child(token.index, "nsubj", "agent") is not None or _in_paper(tree, token)
    put = tree.child(token.index, "dobj")
    return marked and said and (put is None or put.text.lower() == "it")


def _in_paper(tree: Tree, token: Token) -> bool:
    """True for "as alleged in the complaint", not for "as shown in figure 2"."""
    inside = tree.child(token.index, "prep")
    paper = tree.child(inside.index, "pobj") if inside else None
    return token.tag == "VBN" and paper is not None and paper.text.lower() in SPEAKING_NOUNS


def _around(tree: Tree, token: Token, aside: list[int]) -> Content | None:
    host = verbal_head(tree, token.head)
    away = frozenset(aside)
    words = without_asides(tree, [i for i in tree.subtree(host) if i not in away])
    words = this_side(tree, words, token.index)
    told = any(tree.tokens[i].tag in FINITE for i in words)
    return Content(words, "host") if len(words) > 1 and told else None


def this_side(tree: Tree, words: list[int], cue: int) -> list[int]:
    """Return the words on the cue's side of the semicolons and of a colon before it, trimmed."""
    before = [i for i in words if tree.tokens[i].text in (";", ":") and i < cue]
    after = [i for i in words if tree.tokens[i].text == ";" and i > cue]
    return without_asides(tree, [i for i in words if (not before or i > before[-1]) and (not after or i < after[0])])


def _run(words: list[int], at: int) -> list[int]:
    """Return the run of neighbouring tokens around one of them."""
    place = words.index(at)
    first = last = place
    while first > 0 and words[first - 1] == words[first] - 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1] == words[last] + 1:
        last += 1
    return words[first : last + 1]
