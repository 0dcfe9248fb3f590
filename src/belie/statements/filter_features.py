"""What a rule's candidate looks like, as named features: cue, clause, speaker, place in the sentence.

Everything here is read off the parse that the rules read; nothing is looked up or counted over a document, so the same
sentence gives the same features wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from belie.domain.people import NameKind
from belie.domain.spans import Span
from belie.domain.syntax import Token
from belie.statements.attribution import VERBAL, Attribution
from belie.statements.complements import can_speak
from belie.statements.cues import NOUN_CUES, VERB_CUES
from belie.statements.roles import ROLE_NOUNS, SPEAKING_NOUNS
from belie.statements.tree import SUBJECTS, Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PRONOUNS = {
    "i": "i",
    "we": "we",
    "you": "you",
    "he": "he",
    "she": "he",
    "they": "they",
    "it": "it",
    "who": "who",
    "which": "which",
    "one": "one",
}
_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 35)


def features(tree: Tree, found: Attribution) -> list[str]:
    """Return the names of the features that hold, each once, in a fixed order; few dozen a candidate."""
    seen: dict[str, None] = {}
    for name in _features(tree, found):
        seen.setdefault(name)
    return list(seen)


def _features(tree: Tree, found: Attribution) -> Iterator[str]:
    cue = tree.tokens[found.cue_index]
    lemma, kind, rule = found.cue.lemma, found.cue.kind.value, found.rule
    speaker = speaker_kind(tree, found.speaker)
    root, words = _content(tree, found)
    shape = f"{rule}/{root.dep if root is not None and root.head == cue.index else 'far'}"
    yield f"rule={rule}"
    yield f"lemma={lemma}"
    yield f"kind={kind}"
    yield f"speaker={speaker}"
    yield f"shape={shape}"
    yield f"lemma,rule={lemma},{rule}"
    yield f"kind,shape={kind},{shape}"
    yield f"kind,speaker={kind},{speaker}"
    yield f"rule,speaker={rule},{speaker}"
    if found.doubtful:
        yield "doubtful"
        yield f"{rule},kind={kind}"
    yield f"{rule},{'can speak' if can_speak(tree, cue.index) else 'cannot speak'}"
    for flag in ("takes_object", "takes_infinitive", "takes_gerund", "takes_order", "takes_as"):
        if getattr(found.cue, flag):
            yield f"{rule},{flag}"
    yield from _cue(tree, found, cue, kind)
    if root is not None:
        yield from _clause(tree, cue, root, words, rule)


def _cue(tree: Tree, found: Attribution, cue: Token, kind: str) -> Iterator[str]:
    yield f"tag={cue.tag}"
    yield f"kind,tag={kind},{cue.tag}"
    yield f"dep={cue.dep}"
    yield f"rule,dep={found.rule},{cue.dep}"
    below = [tree.tokens[i] for i in tree.children[cue.index]]
    deps = {token.dep for token in below}
    if "auxpass" in deps or "nsubjpass" in deps:
        yield "passive"
    if not deps.intersection(SUBJECTS):
        yield f"no subject,{cue.tag}"
    if found.modal:
        yield "modal"
        yield f"modal={found.modal}"
    if found.denied:
        yield f"denied,{kind}"
    if found.inverted:
        yield "inverted"
    if tree.negated(cue.index):
        yield "negated"
    if any(token.dep == "mark" and token.text.lower() in ("if", "unless") for token in below):
        yield "condition"
    if any(token.dep == "aux" and token.text.lower() == "to" for token in below):
        yield "to"
    if "dobj" in deps or "dative" in deps:
        yield f"object beside,{found.rule}"
    if "prt" in deps:
        yield "particle"
    above = tree.tokens[cue.head]
    if above.index != cue.index:
        known = VERB_CUES.get(above.text.lower()) if above.pos in VERBAL else None
        yield f"under={known.kind.value if known else above.pos},{cue.dep}"


def _clause(tree: Tree, cue: Token, root: Token, words: list[int], rule: str) -> Iterator[str]:
    length = sum(len(words) > limit for limit in _LENGTHS)
    yield f"length={length}"
    yield f"rule,length={rule},{length}"
    first = tree.tokens[words[0]]
    yield f"root={root.pos}"
    yield f"rule,root tag={rule},{root.tag}"
    yield f"rule,first={rule},{first.pos}"
    yield "after" if words[0] > cue.index else "before" if words[-1] < cue.index else "around"
    inside = set(words)
    below = [tree.tokens[i] for i in tree.children[root.index]]
    verbs = [tree.tokens[i] for i in words if tree.tokens[i].pos in VERBAL]
    if root.pos in ("NOUN", "PROPN"):
        yield from _thing(tree, root, below, rule)
    yield "finite" if any(token.tag in _FINITE for token in verbs) else "verb" if verbs else "no verb"
    if not any(token.dep in SUBJECTS for token in below):
        yield f"no subject in content,{rule}"
    opened = [tree.tokens[i] for i in (words[0], words[0] - 1) if i >= 0]
    that = any(token.text.lower() == "that" and token.dep == "mark" for token in (*below, *opened))
    yield f"that,{rule}" if that else f"no that,{rule}"
    if any(token.tag in ("WP", "WRB", "WDT") and token.index in inside for token in (*below, *opened)):
        yield f"question word,{rule}"
    if any(token.text in ("“", "”", '"', "''", "``") for token in (tree.tokens[i] for i in words)):
        yield "marks"
    gap = words[0] - cue.index if words[0] > cue.index else cue.index - words[-1]
    yield f"gap={min(max(gap, 0), 6)},{rule}"
    last = tree.tokens[-1]
    if last.text == "?":
        yield "asks"
    if words[-1] >= last.index - 1:
        yield "to the end"


def _thing(tree: Tree, root: Token, below: list[Token], rule: str) -> Iterator[str]:
    """Yield what sort of noun the content is built on: "the motion", "his plan to go", "Ms. Orle"."""
    determiner = next((token for token in below if token.dep in ("det", "poss", "nummod")), None)
    before = "none" if determiner is None else determiner.lemma if determiner.dep == "det" else determiner.dep
    yield f"{rule},det={before}"
    if root.text.lower() in NOUN_CUES:
        yield f"{rule},noun cue"
    for token in below:
        if token.dep in ("prep", "relcl", "acl", "amod", "compound", "appos"):
            yield f"{rule},noun {token.dep}"
    for name in tree.names:
        if name.start < root.end and root.start < name.end:
            yield f"thing={name.kind.value}"
            break


def speaker_kind(tree: Tree, speaker: Span | None) -> str:
    """Return what sort of words name the speaker: a pronoun, a name, a role, a body, a thing, or none."""
    if speaker is None:
        return "none"
    words = [token for token in tree.tokens if token.start < speaker.end and speaker.start < token.end]
    if not words:
        return "none"
    inside = {token.index for token in words}
    head = next((t for t in words if t.head not in inside or t.head == t.index), words[-1])
    low = head.text.lower()
    if head.pos == "PRON" or low in _PRONOUNS:
        return _PRONOUNS.get(low, "pronoun")
    for name in tree.names:
        if name.start < head.end and head.start < name.end:
            return {NameKind.PERSON: "person", NameKind.ORGANISATION: "body", NameKind.PLACE: "place"}[name.kind]
    single = low.removesuffix("s")
    if low in ROLE_NOUNS or single in ROLE_NOUNS:
        return "role"
    if low in SPEAKING_NOUNS or single in SPEAKING_NOUNS:
        return "body noun"
    if head.pos == "PROPN":
        return "name"
    return "nouns" if head.tag == "NNS" else "noun" if head.pos == "NOUN" else "other"


def _content(tree: Tree, found: Attribution) -> tuple[Token | None, list[int]]:
    """Return the topmost token of the content and all its tokens, ascending."""
    words = [
        token.index
        for token in tree.tokens
        if any(token.start < span.end and span.start < token.end for span in found.content)
    ]
    inside = set(words)
    tops = [tree.tokens[i] for i in words if tree.tokens[i].head not in inside or tree.tokens[i].head == i]
    verbal = [token for token in tops if token.pos in VERBAL]
    return (verbal or tops or [None])[0], words  # type: ignore[list-item]
