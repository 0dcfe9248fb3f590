"""Candidates that no rule vouches for: what else a verb or noun may attribute. Only the filter lets them in.

The rules name their words and shapes; English has many more: "the clerk volunteered that", "disputed both numbers",
"blamed the sand", "asked for a stay", "her plan to". Each cue may have several candidates, of different extent; the
filter takes the likeliest or none.
"""

from __future__ import annotations

from collections.abc import Iterator

from belie.domain.syntax import Token
from belie.statements.attribution import (
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
from belie.statements.cues import NOUN_CUES, VERB_CUES, Cue, CueClass
from belie.statements.nominal import find_owner
from belie.statements.speakers import find_speaker, find_subject, is_passive
from belie.statements.tree import Tree

# Verbs of no speech, whose clause says what happens: never a candidate.
_NO_CUES = frozenset(
    "be have do go come get make let keep seem appear happen mean need ensure cause try begin start stop help use "
    "continue allow enable force manage tend ought afford fail leave permit require".split()
)
_NO_NOUNS = frozenset("fact way time day extent case event degree chance result point right ability effort".split())
_NOBODY = frozenset("it there that this which what these those".split())
_NO_PART = frozenset(
    "punct cc conj neg aux auxpass prt nsubj nsubjpass csubj expl mark advcl dative agent intj".split()
)
_PREPOSITIONS = frozenset("for of about on to against with over at from as".split())


def find_doubtful(tree: Tree, taken: frozenset[int]) -> Iterator[Attribution]:
    """Yield the candidates of a sentence whose cue is not among `taken`, those of one cue together."""
    for token in tree.tokens:
        if token.index in taken:
            continue
        if token.pos in VERBAL:
            yield from _of_verb(tree, token)
        elif token.pos == "NOUN":
            yield from _of_noun(tree, token)


def _of_verb(tree: Tree, token: Token) -> Iterator[Attribution]:
    known = VERB_CUES.get(token.text.lower())
    if token.lemma in _NO_CUES or (known and known.quotes_only) or is_passive(tree, token.index):
        return
    parts = [i for i in tree.children[token.index] if i > token.index and tree.tokens[i].dep not in _NO_PART]
    shapes = list(_shapes(tree, parts, known))
    subject = find_subject(tree, token.index) if shapes else None
    if subject is None or tree.tokens[subject].text.lower() in _NOBODY:
        return
    cue = known or Cue(token.lemma, CueClass.SAY)
    for shape, words in shapes:
        kept = without_asides(tree, words)
        if not kept or kept[0] <= token.index:
            continue
        yield Attribution(
            content=content_spans(tree, kept, token.index),
            cue_span=cue_span_of(tree, token.index, frozenset(kept)),
            cue=cue,
            cue_index=token.index,
            speaker=find_speaker(tree, token.index, frozenset(kept)),
            denied=denies(tree, token.index, cue),
            present=is_present(tree, token),
            inverted=is_inverted(tree, token.index),
            modal=tree.modal(token.index),
            rule=f"{'known' if known else 'other'} {shape}",
            doubtful=True,
        )


def _shapes(tree: Tree, parts: list[int], known: Cue | None) -> Iterator[tuple[str, list[int]]]:
    """Yield the extents that a verb's content may have: a clause, an object, a phrase, all that follows."""
    alone = len(parts) == 1
    for index in parts:
        child = tree.tokens[index]
        words = tree.subtree(index)
        if child.dep in ("ccomp", "xcomp"):
            yield child.dep, words
            subject = tree.child(index, "nsubj")
            if subject and child.tag == "VB":  # "urged the court to dismiss": "to dismiss"
                own = frozenset(tree.subtree(subject.index))
                yield f"{child.dep} to", [i for i in words if i not in own and i > subject.index]
        elif known and child.dep == "dobj" and child.pos != "PRON":
            yield "object alone" if alone else "object", words
        elif known and child.dep == "prep" and child.text.lower() in _PREPOSITIONS:
            yield f"phrase {child.text.lower()}", words
    if known and len(parts) > 1:
        deps = sorted({tree.tokens[i].dep for i in parts})
        yield f"rest {'+'.join(deps[:3])}", sorted(w for i in parts for w in tree.subtree(i))


def _of_noun(tree: Tree, token: Token) -> Iterator[Attribution]:
    known = NOUN_CUES.get(token.text.lower())
    clause = that_clause(tree, token.index) or _infinitive(tree, token)
    if clause is None or token.lemma in _NO_NOUNS:
        return
    words = without_asides(tree, tree.subtree(clause.index))
    speaker, turned = find_owner(tree, token, frozenset(words))
    if speaker is None or not words:
        return
    cue = known or Cue(token.lemma, CueClass.THINK)
    yield Attribution(
        content=content_spans(tree, words, token.index),
        cue_span=tree.span(token.index, token.index),
        cue=cue,
        cue_index=token.index,
        speaker=speaker,
        denied=(cue.kind is CueClass.DENY) != turned,
        rule=f"{'known' if known else 'other'} noun {'to' if clause.tag == 'VB' else 'that'}",
        doubtful=True,
    )


def _infinitive(tree: Tree, noun: Token) -> Token | None:
    """Return the infinitive of "the plan to widen the street", or None."""
    for index in tree.children[noun.index]:
        child = tree.tokens[index]
        to = any(tree.tokens[i].text.lower() == "to" for i in tree.children[index])
        if child.dep in ("acl", "relcl") and child.tag == "VB" and to:
            return child
    return None
