"""From a cue to its speaker: the subject, wherever the sentence keeps it."""

from __future__ import annotations

import re

from belie.domain.spans import Span
from belie.domain.syntax import Token
from belie.statements.roles import ROLE_NOUNS
from belie.statements.tree import SUBJECTS, Tree

MAX_SPEAKER_TOKENS = 30  # a longer subject is cut to the words before and at its head
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_VERBAL = ("VERB", "AUX")
_INVERTING = frozenset(
    """say add write ask reply explain note recall continue conclude answer insist declare warn admit remark respond
    observe argue announce allege claim tweet testify""".split()
)
_OPENERS = (",", "”", "''", '"', "’", "—", "–", "?", "!")
_BEHIND = ("dobj", "nsubj", "npadvmod", "appos", "attr", "oprd", "dep")
_ABBREVIATION = re.compile(r"[A-Z][a-z]{0,4}$")  # "Lt", "Col", "Sgt" before a stop of their own


def find_speaker(tree: Tree, cue: int, banned: frozenset[int], *, active: bool = False) -> Span | None:
    """Return the characters of the phrase that names who speaks, or None when the sentence does not.

    Args:
        tree: The sentence.
        cue: Index of the cue verb.
        banned: Tokens that cannot be part of it: the content.
        active: Take the subject also of a passive: "was called and said".
    """
    if is_passive(tree, cue) and not active:
        agent = tree.child(cue, "agent")
        named = tree.child(agent.index, "pobj") if agent else _paper(tree, cue)
        return _phrase(tree, named.index, cue, banned) if named else None
    subject = find_subject(tree, cue)
    return _phrase(tree, subject, cue, banned) if subject is not None else _name_before(tree, cue, banned)


def _name_before(tree: Tree, cue: int, banned: frozenset[int]) -> Span | None:
    """Return the name or noun right before a finite verb that has no subject in the parse: "On Sunday Orle said"."""
    first = cue
    while first > 0 and first - 1 not in banned and _is_name_word(tree, first - 1, cue):
        first -= 1
    days = [i for i in range(first, cue) if tree.tokens[i].text in _DAYS]
    first = days[-1] + 1 if days else first
    finite = tree.tokens[cue].tag in ("VBD", "VBZ", "VBP")
    return tree.span(first, cue - 1) if finite and first < cue else None


def _paper(tree: Tree, cue: int) -> Token | None:
    """Return the paper of "as alleged in the complaint", "as noted in the order"."""
    inside = tree.child(cue, "prep")
    as_said = any(tree.tokens[i].text.lower() == "as" for i in tree.children[cue])
    return tree.child(inside.index, "pobj") if inside and as_said and inside.text.lower() == "in" else None


def is_passive(tree: Tree, verb: int) -> bool:
    """True for "was told", "is said to", "as alleged by"."""
    if tree.child(verb, "nsubjpass", "auxpass"):
        return True
    token = tree.tokens[verb]
    has = any(tree.tokens[i].lemma == "have" for i in tree.children[verb] if tree.tokens[i].dep == "aux")
    return token.tag == "VBN" and not has and token.dep in ("acl", "advcl", "prep")


def find_subject(tree: Tree, verb: int) -> int | None:
    """Return the token that is the subject of a verb: its own, or the one it shares with the verb above it."""
    behind = inverted_subject(tree, verb)
    if behind is not None:
        return behind
    at = verb
    for _ in range(6):
        own = _own_subject(tree, at)
        if own is not None and own.index != verb:
            if at != verb and own.text.lower() in ("it", "there"):
                return None  # "it is important to note": nobody's subject
            return _antecedent(tree, own, at)
        token = tree.tokens[at]
        if token.dep == "acl" and tree.tokens[token.head].pos in ("NOUN", "PROPN", "PRON"):
            return token.head
        if token.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "acomp") or token.head == at:
            return None
        if token.dep == "ccomp" and at != verb:
            return None
        at = token.head
        while tree.tokens[at].pos not in _VERBAL and tree.tokens[at].head != at:
            at = tree.tokens[at].head
    return None


def _is_name_word(tree: Tree, index: int, cue: int) -> bool:
    """True for a name, and for "court records" that the parser takes for parts of "show"."""
    token = tree.tokens[index]
    return token.pos == "PROPN" or (token.dep in ("compound", "amod", "det", "nmod") and cue >= token.head > index)


def inverted_subject(tree: Tree, verb: int) -> int | None:
    """Return the noun behind "said" in "..., said the warden, ..." that the parser takes for an object, or None."""
    token = tree.tokens[verb]
    if token.lemma not in _INVERTING or token.tag not in ("VBD", "VBZ", "VBN", "VBP") or verb == 0:
        return None
    if tree.tokens[verb - 1].text not in _OPENERS or tree.child(verb, "aux", "auxpass"):
        return None
    own = tree.child(verb, "nsubj")
    if own and (own.index > verb or tree.tokens[verb - 1].text != "," or "," in _texts(tree, own.index, verb - 1)):
        return None  # "Orle, the director, said" has its subject; of "The unit, said the warden, ..." it is none
    behind = (tree.tokens[i] for i in tree.children[verb] if i > verb)
    return next((t.index for t in behind if t.dep in _BEHIND and t.pos in ("NOUN", "PROPN", "PRON")), None)


def _texts(tree: Tree, first: int, last: int) -> list[str]:
    return [token.text for token in tree.tokens[first:last]]


def _own_subject(tree: Tree, verb: int) -> Token | None:
    """Return the subject nearest before the verb ("Mr. President, do you think": "you"), else the first after it."""
    own = [tree.tokens[i] for i in tree.children[verb] if tree.tokens[i].dep in SUBJECTS]
    before = [token for token in own if token.index < verb]
    return before[-1] if before else own[0] if own else None


def _antecedent(tree: Tree, subject: Token, verb: int) -> int:
    """Return the noun that "who" stands for, or the subject itself."""
    if subject.text.lower() in _RELATIVES and tree.tokens[verb].dep == "relcl":
        head = tree.tokens[tree.tokens[verb].head]
        return head.head if head.dep == "appos" else head.index  # "Juror No. 8, a dispatcher who asked"
    return subject.index


def _phrase(tree: Tree, head: int, cue: int, banned: frozenset[int]) -> Span | None:
    if head in banned:
        return None
    on_path = {cue, *(token.index for token in tree.ancestors(cue))} - {head}
    without = frozenset(i for i in tree.children[head] if i in on_path) | banned
    words = [i for i in tree.subtree(head, without=without) if i not in banned]
    words = _around(words, head)
    words = _with_neighbours(tree, words, head)
    if len(words) > MAX_SPEAKER_TOKENS:
        words = [i for i in words if i <= head]
    words = _after_opening(tree, words, head)
    while words and tree.tokens[words[-1]].pos == "PUNCT" and tree.tokens[words[-1]].text not in (")", "]"):
        words.pop()
    while words and tree.tokens[words[0]].pos == "PUNCT":
        words.pop(0)
    return tree.span(words[0], words[-1]) if words else None


def _after_opening(tree: Tree, words: list[int], head: int) -> list[int]:
    """Return the words without a phrase that opens the sentence: "To support this argument, Tarrant" names Tarrant."""
    stops = [i for i in words if i < head and tree.tokens[i].text in (".", "?", "!") and not _abbreviates(tree, i)]
    if stops:
        words = [i for i in words if i > stops[-1]]  # two sentences that the parser took for one
    commas = [i for i in words if i < head and tree.tokens[i].text == ","]
    called = commas and commas[0] == words[0] + 1 and tree.tokens[words[0]].text.lower() in ROLE_NOUNS
    if called and len(commas) == 1 and tree.tokens[words[0]].index == 0:
        return words[2:]  # "Director, lawyers say ...": spoken to, not speaking
    if commas and tree.tokens[words[0]].pos in ("ADP", "PART", "SCONJ", "ADV"):
        return [i for i in words if i > commas[-1]]
    return words


def _abbreviates(tree: Tree, stop: int) -> bool:
    return stop > 0 and _ABBREVIATION.match(tree.tokens[stop - 1].text) is not None


def _with_neighbours(tree: Tree, words: list[int], head: int) -> list[int]:
    """Return the words with what the parser takes for other subjects right before: "co" and "-" of "co-counsel"."""
    siblings = [i for i in tree.children[tree.tokens[head].head] if tree.tokens[i].dep == tree.tokens[head].dep]
    for sibling in reversed([i for i in siblings if i < head]):
        more = tree.subtree(sibling)
        joined = tree.tokens[more[-1]].dep == "cc"  # "Pell, the night guard, and his brother"
        if more[-1] == words[0] - 1 and (joined or tree.tokens[sibling].pos not in ("PRON", "PROPN")):
            words = [*more, *words]
    return words


def _around(words: list[int], head: int) -> list[int]:
    """Return the run of neighbouring tokens that holds the head."""
    at = words.index(head)
    first = last = at
    while first > 0 and words[first - 1] == words[first] - 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1] == words[last] + 1:
        last += 1
    return words[first : last + 1]
