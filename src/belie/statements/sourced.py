"""Attribution without a verb of saying: "according to the log", "in the words of a colleague", "in her view"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from belie.domain.spans import Span
from belie.domain.syntax import Token
from belie.statements.attribution import FINITE, MIN_OBJECT_TOKENS, Attribution, content_spans, without_asides
from belie.statements.cues import Cue, CueClass
from belie.statements.hosts import this_side
from belie.statements.roles import ROLE_NOUNS, SPEAKING_NOUNS
from belie.statements.tree import Tree

# "According to its terms", "according to age": a measure, nobody's words.
_MEASURES = frozenset(
    "term terms age size rank need needs ability custom taste type kind weight height"
    " seniority income severity risk".split()
)
_BARE_MEASURES = frozenset("law procedure policy plan schedule regulation rule protocol".split())  # without an article
_WORDS_OF = frozenset("words view opinion telling account estimation judgment version recollection".split())
_THOUGHTS = frozenset("view opinion estimation judgment mind eyes".split())
_SAID = Cue("according to", CueClass.SAY)
_THOUGHT = Cue("view", CueClass.THINK)
_PUT = Cue("put", CueClass.SAY)


@dataclass(frozen=True, slots=True)
class _Source:
    """A phrase that names its source: its first token, the tokens of the cue, the words for the speaker."""

    start: int
    cue_first: int
    cue_last: int
    speaker: Span
    cue: Cue


def find_sourced(tree: Tree) -> list[Attribution]:
    """Return "according to the log, ...", "per the Commissioner, ...", "in the words of a colleague, ..."."""
    found = []
    for token in tree.tokens:
        for source in _sources(tree, token):
            attribution = _attribute(tree, source)
            if attribution:
                found.append(attribution)
    return found


def _attribute(tree: Tree, source: _Source) -> Attribution | None:
    start = source.start
    aside = frozenset(tree.subtree(start))
    host = tree.tokens[tree.tokens[start].head]
    if host.index in aside:
        return None
    words = this_side(tree, [i for i in tree.subtree(host.index) if i not in aside], start)
    if len(words) < MIN_OBJECT_TOKENS or _repeats_speaker(tree, source, host):
        return None
    before, after = (
        without_asides(tree, part) for part in ([i for i in words if i < start], [i for i in words if i > start])
    )
    return Attribution(
        content=content_spans(tree, [*before, *after], start),
        cue_span=tree.span(source.cue_first, source.cue_last),
        cue=source.cue,
        cue_index=start,
        speaker=source.speaker,
        denied=False,
        rule="sourced",
    )


def _repeats_speaker(tree: Tree, source: _Source, host: Token) -> bool:
    """True for "said that, in his view, ...": it is the speaker's statement already."""
    return host.dep == "ccomp" and source.speaker.of(tree.text).lower() in ("his", "her", "their", "its", "my", "our")


def _sources(tree: Tree, token: Token) -> Iterator[_Source]:
    low = token.text.lower()
    if low == "according":
        to = next((tree.tokens[i] for i in tree.children[token.index] if tree.tokens[i].text.lower() == "to"), None)
        whose = tree.child(to.index, "pobj") if to else None
        if to and whose and not _is_measure(tree, whose):
            yield _Source(token.index, token.index, to.index, _all(tree, whose), _SAID)
    elif low == "per" and token.dep == "prep":
        whose = tree.child(token.index, "pobj")
        if whose and (whose.pos == "PROPN" or tree.child(whose.index, "det", "poss")):
            yield _Source(token.index, token.index, token.index, _all(tree, whose), _SAID)
    elif low in ("in", "by", "on", "to") and token.dep == "prep":
        yield from _words_of(tree, token)
    elif low == "for" and token.dep == "prep" and token.index == 0:
        yield from _for_somebody(tree, token)
    elif token.lemma in ("put", "tell", "see") and token.dep == "advcl":
        yield from _as_put(tree, token)


def _words_of(tree: Tree, preposition: Token) -> Iterator[_Source]:
    """Yield "in the words of a guard", "in her view", "by his own account"."""
    noun = tree.child(preposition.index, "pobj")
    if noun is None or noun.text.lower() not in _WORDS_OF | _THOUGHTS:
        return
    cue = _THOUGHT if noun.text.lower() in _THOUGHTS else _SAID
    whose = tree.child(noun.index, "poss")
    if whose:
        owner = [i for i in tree.subtree(whose.index) if tree.tokens[i].dep != "case"]
        yield _Source(preposition.index, noun.index, noun.index, tree.span(owner[0], owner[-1]), cue)
        return
    of = tree.child(noun.index, "prep")
    named = tree.child(of.index, "pobj") if of and of.text.lower() == "of" else None
    if of and named:
        yield _Source(preposition.index, preposition.index, of.index, _all(tree, named), cue)


def _for_somebody(tree: Tree, preposition: Token) -> Iterator[_Source]:
    """Yield "For Orle, the ruling is a disaster": a person at the head of a sentence that judges."""
    whose = tree.child(preposition.index, "pobj")
    host = tree.tokens[preposition.head]
    if whose is None or host.lemma != "be" or host.tag not in FINITE:
        return
    low = whose.text.lower()
    someone = low in ROLE_NOUNS | SPEAKING_NOUNS or low.removesuffix("s") in ROLE_NOUNS
    named = whose.pos == "PROPN" and any(
        name.kind.value == "person" and name.start <= whose.start < name.end for name in tree.names
    )
    last = tree.subtree(whose.index)[-1]
    if (someone or named) and tree.tokens[min(last + 1, len(tree.tokens) - 1)].text == ",":
        yield _Source(preposition.index, preposition.index, preposition.index, _all(tree, whose), _THOUGHT)


def _as_put(tree: Tree, token: Token) -> Iterator[_Source]:
    """Yield "as the judge put it", "as she tells it"."""
    below = [tree.tokens[i] for i in tree.children[token.index]]
    marked = any(t.text.lower() == "as" and t.dep == "mark" for t in below)
    it = any(t.text.lower() == "it" and t.dep == "dobj" for t in below)
    subject = tree.child(token.index, "nsubj")
    if marked and it and subject and subject.text.lower() != "you":
        yield _Source(token.index, token.index, token.index, _all(tree, subject), _PUT)


def _all(tree: Tree, head: Token) -> Span:
    words = tree.subtree(head.index)
    return tree.span(words[0], words[-1])


def _is_measure(tree: Tree, noun: Token) -> bool:
    low = noun.text.lower()
    return low in _MEASURES or (low in _BARE_MEASURES and not tree.children[noun.index])
