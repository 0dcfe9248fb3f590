"""A cue verb or adjective and what it attributes: "said that", "promised to", "she said" in mid-sentence."""

from __future__ import annotations

from belie.domain.syntax import Token
from belie.statements.attribution import (
    NOT_DOING,
    VERBAL,
    Attribution,
    content_spans,
    cue_span_of,
    denies,
    is_inverted,
    is_present,
)
from belie.statements.complements import (
    CLAUSAL,
    NOMINAL,
    Content,
    find_clause,
    find_quoted_words,
    is_asked_of,
    outer_cue,
)
from belie.statements.cues import ADJECTIVE_CUES, SEEMS, VERB_CUES, Cue, CueClass
from belie.statements.hosts import find_host
from belie.statements.rest import find_cleft, find_misread, find_rest
from belie.statements.speakers import find_speaker, find_subject, is_passive
from belie.statements.tree import Tree

_BEING = frozenset({"be", "feel", "seem", "remain", "become", "sound", "appear"})  # not "make sure that"
_SEEMING = frozenset({"appear", "seem"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_POSSIBLY = frozenset({"may", "might", "could"})
_FIRST = frozenset({"i", "we"})
_THAT_SAID = frozenset({"say", "note"})  # "That said, ...", "That noted, ..."


def cue_of(tree: Tree, token: Token) -> Cue | None:
    """Return the cue a token is: a verb (or what the parser calls a noun with subject and clause), an adjective."""
    low = token.text.lower()
    if low.startswith("mail") and [t.text for t in tree.tokens[max(token.index - 2, 0) : token.index]] == ["e", "-"]:
        low = f"e-{low}"  # the tokeniser parts it
    clause = tree.child(token.index, "ccomp")
    if token.pos in VERBAL or token.tag.startswith("VB") or (clause and tree.child(token.index, "nsubj")):
        kept = low == "holding" and tree.child(token.index, "aux")  # "is still holding two men"
        return None if kept else VERB_CUES.get(low)
    predicate = token.pos == "ADJ" and token.dep == "acomp" and tree.tokens[token.head].lemma in _BEING
    return ADJECTIVE_CUES.get(low) if predicate and clause else None


def find_content(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return what a cue verb attributes, or None when it attributes nothing."""
    for look in (*CLAUSAL, find_host, find_cleft, *NOMINAL, find_rest):
        content = look(tree, token, cue)
        if content:
            return content
    return None


def find_quoted(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return what a verb that mostly carries quotations attributes: words in marks, or a clause with "that"."""
    content = find_clause(tree, token, cue)
    if content and tree.tokens[content.words[0]].text.lower() == "that":
        return content
    return find_quoted_words(tree, token, cue)


def misread_attribution(tree: Tree) -> Attribution | None:
    """Return the attribution of a cue that the parser takes for a noun, or None."""
    found = find_misread(tree)
    cue = VERB_CUES.get(tree.tokens[found[0]].text.lower()) if found else None
    if found is None or cue is None or not found[1]:
        return None
    at, words = found
    return Attribution(
        content=(tree.span(words[0], words[-1]),),
        cue_span=tree.span(at, at),
        cue=cue,
        cue_index=at,
        speaker=tree.span(0, at - 1),
        denied=cue.turns,
        present=True,
        rule="rest",
    )


def clause_attribution(tree: Tree, token: Token, cue: Cue, found: Content) -> Attribution | None:
    """Return the attribution of what was found to a cue, or None when it is nobody's."""
    words = found.words
    content = frozenset(words)
    passive_subject = is_passive(tree, token.index) and any(
        i in content for i in tree.children[token.index] if tree.tokens[i].dep == "nsubjpass"
    )
    outer = outer_cue(tree, token.index)
    verb = token.index if outer is None else outer
    speaker = find_speaker(tree, verb, frozenset() if passive_subject or outer is not None else content)
    if speaker is None and _needs_speaker(tree, token, cue):
        return None
    said_by = speaker.of(tree.text).lower() if speaker else ""
    bare = token.tag == "VBG" or any(tree.tokens[i].tag == "TO" for i in tree.children[token.index])
    open_question = bare and tree.tokens[words[0]].text.lower() in ("whether", "if")
    if open_question and cue.kind in (CueClass.FIND, CueClass.THINK):
        return None  # "in determining whether the unit was empty": nobody says it
    if _is_idle(tree, token, cue, said_by):
        return None
    return Attribution(
        content=content_spans(tree, words, token.index),
        cue_span=cue_span_of(tree, token.index, content),
        cue=cue,
        cue_index=token.index,
        speaker=speaker,
        denied=denies(tree, token.index, cue),
        present=is_present(tree, token),
        inverted=is_inverted(tree, token.index),
        modal=_modal(tree, token.index),
        rule="adjective" if token.pos == "ADJ" else found.rule,
    )


def _needs_speaker(tree: Tree, token: Token, cue: Cue) -> bool:
    """True where a cue without a subject is nobody's: "note that ...", "in determining whether ..."."""
    if is_passive(tree, token.index):
        asked = cue.kind is CueClass.ASK and token.dep in ("advcl", "acl")  # "Asked where he was going, he said"
        return cue.lemma == "suppose" or not (tree.child(token.index, "auxpass") or asked)
    if token.tag == "VBN" and tree.child(token.index, "prep") and token.dep == "advcl":
        return False  # "as alleged in the complaint"
    return token.tag in ("VB", "VBG", "VBP", "VBN") or cue.kind is CueClass.SHOW


def _is_idle(tree: Tree, token: Token, cue: Cue, said_by: str) -> bool:
    """True for conditions, questions, set phrases, wishes and the "you" that means anybody: nothing was said."""
    below = [tree.tokens[i] for i in tree.children[token.index]]
    if any(t.dep in ("mark", "advmod") and t.text.lower() in _IF and t.index < token.index for t in below):
        return True
    if said_by == "who" and token.dep == "ccomp":
        return True  # "has not said who ordered the change"
    if said_by == "that" and cue.lemma in _THAT_SAID:
        return True
    if said_by == "you" and cue.kind is CueClass.THINK and not is_inverted(tree, token.index):
        return True
    if is_inverted(tree, token.index) and tree.text.rstrip(" ”\"')]").endswith("?") and not _presupposes(tree):
        return True
    above = tree.tokens[token.head]
    wish = VERB_CUES.get(above.text.lower())
    if token.tag != "VB" or token.dep not in ("xcomp", "ccomp") or wish is None or wish.quotes_only:
        return False
    asked = any(t.tag == "TO" for t in below) and is_asked_of(wish) and above.lemma not in NOT_DOING
    subject = find_subject(tree, above.index)
    return asked and not (subject is not None and tree.tokens[subject].text.lower() in _FIRST)


def _presupposes(tree: Tree) -> bool:
    """True for "When did he say that it began?", which takes for granted that he said so."""
    return any(token.tag in ("WRB", "WP", "WDT") for token in tree.tokens[:4])


def _modal(tree: Tree, verb: int) -> str:
    """Return the modal of a cue: "could" of "could find", "may have" of "may have said", "seem" of "seemed to say"."""
    modal = tree.modal(verb)
    have = any(tree.tokens[i].lemma == "have" and tree.tokens[i].dep == "aux" for i in tree.children[verb])
    if modal in _POSSIBLY and have:
        return f"{modal} have"
    above = tree.tokens[tree.tokens[verb].head]
    return SEEMS if tree.tokens[verb].dep == "xcomp" and above.lemma in _SEEMING else modal


def unites(tree: Tree, token: Token) -> bool:
    """True for "declined" of "declined to say whether": with the verb below it makes one cue."""
    below = tree.child(token.index, "xcomp")
    return token.lemma in NOT_DOING and below is not None and below.text.lower() in VERB_CUES
