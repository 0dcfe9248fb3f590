"""A cue verb or adjective and its clause: "said that", "promised to", "denied knowing", "she said" in mid-sentence."""

from __future__ import annotations

from dataclasses import dataclass

from belie.domain.syntax import Token
from belie.statements.attribution import (
    MIN_OBJECT_TOKENS,
    VERBAL,
    Attribution,
    content_spans,
    cue_span_of,
    denies,
    is_inverted,
    is_present,
    that_clause,
    without_asides,
)
from belie.statements.cues import ADJECTIVE_CUES, VERB_CUES, Cue, CueClass
from belie.statements.roles import ROLE_NOUNS, SPEAKING_NOUNS
from belie.statements.speakers import find_speaker, find_subject, is_passive
from belie.statements.tree import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset({"that", "whether", "if", "how", "why", "what", "who", "when", "where", "which"})
_BEING = frozenset({"be", "feel", "seem", "remain", "become", "sound", "appear"})  # not "make sure that"
_WH = frozenset({"when", "where", "why", "how", "who", "what", "whether", "which"})
# "is said to have known": the subject belongs to what is said; "was told to go" is an order, not a statement.
_RAISING = frozenset(
    "say allege believe expect report think know understand estimate claim rumor fear consider suppose find "
    "deem".split()
)


def cue_of(tree: Tree, token: Token) -> Cue | None:
    """Return the cue a token is: a verb (or what the parser calls a noun with subject and clause), an adjective."""
    low = token.text.lower()
    clause = tree.child(token.index, "ccomp")
    if token.pos in VERBAL or token.tag.startswith("VB") or (clause and tree.child(token.index, "nsubj")):
        return VERB_CUES.get(low)
    predicate = token.pos == "ADJ" and token.dep == "acomp" and tree.tokens[token.head].lemma in _BEING
    return ADJECTIVE_CUES.get(low) if predicate and clause else None


@dataclass(frozen=True, slots=True)
class Content:
    """The tokens that a cue attributes, ascending, and the name of the rule that found them."""

    words: list[int]
    rule: str


def clause_attribution(tree: Tree, token: Token, cue: Cue, found: Content) -> Attribution | None:
    """Return the attribution of what was found to a cue, or None when it is nobody's."""
    words = found.words
    content = frozenset(words)
    passive_subject = is_passive(tree, token.index) and any(
        i in content for i in tree.children[token.index] if tree.tokens[i].dep == "nsubjpass"
    )
    outer = _outer_cue(tree, token.index)
    verb = token.index if outer is None else outer
    speaker = find_speaker(tree, verb, frozenset() if passive_subject or outer is not None else content)
    open_question = token.tag in ("VB", "VBG") and tree.tokens[words[0]].text.lower() in ("whether", "if")
    if open_question and (speaker is None or cue.kind in (CueClass.FIND, CueClass.THINK)):
        return None  # "in determining whether the unit was empty": nobody says it
    spans = content_spans(tree, words, token.index)
    return Attribution(
        content=spans,
        cue_span=cue_span_of(tree, token.index, content),
        cue=cue,
        cue_index=token.index,
        speaker=speaker,
        denied=denies(tree, token.index, cue),
        present=is_present(tree, token),
        inverted=is_inverted(tree, token.index),
        modal=tree.modal(token.index),
        rule="adjective" if token.pos == "ADJ" else found.rule,
    )


def find_content(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return what a cue verb attributes, or None when it attributes nothing."""
    for index in tree.children[token.index]:
        child = tree.tokens[index]
        if child.dep == "ccomp" and _is_clause(tree, child, cue):
            added = frozenset(i for i in tree.children[index] if _outer_cue(tree, i) is not None)
            words = [i for i in tree.subtree(index, without=added) if not _joins(tree, i, added)]
            return Content(without_asides(tree, words), "clause")
        if child.dep == "xcomp":
            to = any(tree.tokens[i].text.lower() == "to" and tree.tokens[i].dep == "aux" for i in tree.children[index])
            if to and is_passive(tree, token.index) and cue.lemma in _RAISING:
                subject = tree.child(token.index, "nsubjpass")
                words = sorted([*tree.subtree(index), *(tree.subtree(subject.index) if subject else [])])
                return Content(words, "raising")
            if (to and cue.takes_infinitive) or (child.tag == "VBG" and cue.takes_gerund):
                return Content(tree.subtree(index), "infinitive" if to else "gerund")
    for rule, look in _LOOKS:
        words = look(tree, token)
        if words:
            return Content(words, rule)
    if cue.takes_object and not is_passive(tree, token.index):
        thing = tree.child(token.index, "dobj")
        long_enough = thing is not None and len(tree.subtree(thing.index)) >= MIN_OBJECT_TOKENS
        if thing and long_enough and thing.pos != "PRON" and _can_speak(tree, token.index):
            return Content(tree.subtree(thing.index), "object")
    return None


def _through_paper(tree: Tree, token: Token) -> list[int]:
    """Return the clause that the parser hangs on the paper: "wrote in a letter that the unit was empty"."""
    for preposition in tree.children[token.index]:
        if tree.tokens[preposition].dep != "prep":
            continue
        paper = tree.child(preposition, "pobj")
        clause = that_clause(tree, paper.index) if paper else None
        if clause is not None:
            return tree.subtree(clause.index)
    return []


def _finite_modifier(tree: Tree, token: Token) -> list[int]:
    """Return the clause that the parser splits: "insisted the agency [acted in good faith]" as a modified object.

    A modifier without a relative word is never finite, so the two are subject and verb.
    """
    thing = tree.child(token.index, "dobj")
    clause = tree.child(thing.index, "acl", "relcl") if thing else None
    if thing is None or clause is None or clause.tag not in _FINITE:
        return []
    related = any(tree.tokens[i].tag in ("WDT", "WP", "WRB") for i in tree.subtree(clause.index))
    return [] if related or tree.child(clause.index, "nsubj", "nsubjpass") else tree.subtree(thing.index)


def _can_speak(tree: Tree, verb: int) -> bool:
    """True when the subject is a name, a person or a body: "a comparison supports the model" is no statement."""
    subject = find_subject(tree, verb)
    if subject is None:
        return False
    token = tree.tokens[subject]
    low = token.text.lower()
    if token.pos == "PROPN" or (token.pos == "PRON" and low not in ("it", "this", "that", "these", "those", "which")):
        return True
    return low in SPEAKING_NOUNS or low.removesuffix("s") in ROLE_NOUNS


def _bare_question(tree: Tree, token: Token) -> list[int]:
    """Return the question word of "did not say when"."""
    if not tree.negated(token.index):
        return []
    return [i for i in tree.children[token.index] if i > token.index and tree.tokens[i].text.lower() in _WH]


def _outer_cue(tree: Tree, verb: int) -> int | None:
    """Return the cue whose subject a second one shares over the clause between: "said it was so and added that"."""
    token = tree.tokens[verb]
    clause = tree.tokens[token.head]
    if token.dep != "conj" or clause.dep != "ccomp" or tree.child(verb, "nsubj", "nsubjpass"):
        return None
    outer = tree.tokens[clause.head]
    both = VERB_CUES.get(token.text.lower()), VERB_CUES.get(outer.text.lower())
    speak = all(cue is not None and cue.speech for cue in both)
    return outer.index if speak and token.tag == outer.tag and tree.child(verb, "ccomp") else None


def _joins(tree: Tree, index: int, added: frozenset[int]) -> bool:
    """True for the "and" before an added cue."""
    return tree.tokens[index].dep in ("cc", "punct") and any(index < verb and verb - index <= 2 for verb in added)


def _is_clause(tree: Tree, child: Token, cue: Cue) -> bool:
    """True when a complement is a finite clause, or has a complementiser."""
    below = [tree.tokens[i] for i in tree.children[child.index]]
    # "said the flight left", but not "seen our faith redeemed"
    own_subject = cue.speech and child.tag == "VBN" and tree.child(child.index, "nsubj") is not None
    finite = (
        own_subject
        or child.tag in _FINITE
        or any(t.tag in _FINITE and t.dep in ("aux", "auxpass", "cop") for t in below)
    )
    marked = any(
        t.text.lower() in _MARKS for t in below if t.dep in ("mark", "advmod", "nsubj", "dobj", "attr", "nsubjpass")
    )
    gerund = cue.takes_gerund and child.tag == "VBG"
    return finite or marked or gerund


def _host_clause(tree: Tree, token: Token) -> list[int]:
    """Return the clause that a cue is set into: "The road, she said, is open"."""
    as_said = token.dep == "advcl" and any(
        tree.tokens[i].text.lower() == "as" and tree.tokens[i].dep in ("mark", "prep", "advmod")
        for i in tree.children[token.index]
    )
    if not (token.dep == "parataxis" or as_said) or tree.child(token.index, "nsubj", "agent") is None:
        return []
    host = token.head
    if tree.tokens[host].pos not in VERBAL:
        return []
    subject = find_subject(tree, token.index)
    if subject is not None and tree.tokens[subject].text.lower() == "you":
        return []  # "as you know"
    aside = frozenset(tree.subtree(token.index))
    return without_asides(tree, [i for i in tree.subtree(host) if i not in aside])


_LOOKS = (
    ("host", _host_clause),
    ("paper", _through_paper),
    ("question", _bare_question),
    ("clause", _finite_modifier),
)
