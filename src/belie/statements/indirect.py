"""Dependency rules: from a parsed sentence to who is said to have said what.

Rules, each a function below: a verb with a clause, an infinitive, a gerund or an object; a verb set into or after its
clause; a noun with a that-clause; "according to" and its kin; a verb beside a quotation in marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from belie.domain.spans import Span
from belie.domain.syntax import Token
from belie.statements.cues import ADJECTIVE_CUES, NOUN_CUES, VERB_CUES, Cue, CueClass
from belie.statements.roles import ROLE_NOUNS, SPEAKING_NOUNS
from belie.statements.speakers import find_speaker, find_subject, is_passive
from belie.statements.tree import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset({"that", "whether", "if", "how", "why", "what", "who", "when", "where", "which"})
_WH = frozenset({"when", "where", "why", "how", "who", "what", "whether", "which"})
_VERBAL = ("VERB", "AUX")
_QUOTED_AS = Cue("say", CueClass.SAY, quotes_only=True)
# "is said to have known": the subject belongs to what is said; "was told to go" is an order, not a statement.
_RAISING = frozenset(
    "say allege believe expect report think know understand estimate claim rumor fear consider suppose find "
    "deem".split()
)
_MIN_OBJECT_TOKENS = 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in a parsed text; all spans count in that text.

    `stands_for_quotes` is true when the content is only shortened quotations.
    """

    content: tuple[Span, ...]
    cue_span: Span
    cue: Cue
    cue_index: int
    speaker: Span | None
    denied: bool
    present: bool = False
    inverted: bool = False
    stands_for_quotes: bool = False


def find_attributions(tree: Tree, stand_ins: Sequence[Span]) -> list[Attribution]:
    """Return the attributions of a sentence by place of their cue.

    Args:
        tree: The sentence.
        stand_ins: Where shortened quotations stand in its text, ascending.
    """
    quoted = [
        frozenset(t.index for t in tree.tokens if t.start < span.end and span.start < t.end) for span in stand_ins
    ]
    inside: frozenset[int] = frozenset().union(*quoted)
    found: list[Attribution] = []
    claimed: set[int] = set()
    by_quote = _quotes(tree, quoted, inside)
    for cue_index, numbers in by_quote.items():
        claimed.add(cue_index)
        content = tuple(stand_ins[number] for number in numbers)
        found.append(_attribution(tree, cue_index, content, inside, quotes=True))
    for token in tree.tokens:
        if token.index in inside or token.index in claimed:
            continue
        cue = _cue_of(tree, token)
        if cue and not cue.quotes_only:
            content_tokens = _content(tree, token, cue)
            if content_tokens:
                found.append(_clause(tree, token, cue, content_tokens))
        elif token.pos == "NOUN" and token.text.lower() in NOUN_CUES:
            nominal = _nominal(tree, token, NOUN_CUES[token.text.lower()])
            if nominal and not any(nominal.content == other.content for other in found):
                found.append(nominal)
    found.extend(_sourced(tree))
    return sorted(found, key=lambda each: each.cue_span)


def _cue_of(tree: Tree, token: Token) -> Cue | None:
    """Return the cue a token is: a verb (or what the parser calls a noun with subject and clause), an adjective."""
    low = token.text.lower()
    clause = tree.child(token.index, "ccomp")
    if token.pos in _VERBAL or token.tag.startswith("VB") or (clause and tree.child(token.index, "nsubj")):
        return VERB_CUES.get(low)
    return ADJECTIVE_CUES.get(low) if token.pos == "ADJ" and clause and token.dep == "acomp" else None


# --- a verb and its clause


def _content(tree: Tree, token: Token, cue: Cue) -> list[int]:
    """Return the tokens of what a cue verb attributes, ascending; empty when it attributes nothing."""
    for index in tree.children[token.index]:
        child = tree.tokens[index]
        if child.dep == "ccomp" and _is_clause(tree, child, cue):
            added = frozenset(i for i in tree.children[index] if _outer_cue(tree, i) is not None)
            return _without_asides(tree, [i for i in tree.subtree(index, without=added) if not _joins(tree, i, added)])
        if child.dep == "xcomp":
            to = any(tree.tokens[i].text.lower() == "to" and tree.tokens[i].dep == "aux" for i in tree.children[index])
            if to and is_passive(tree, token.index) and cue.lemma in _RAISING:
                subject = tree.child(token.index, "nsubjpass")
                return sorted([*tree.subtree(index), *(tree.subtree(subject.index) if subject else [])])
            if (to and cue.takes_infinitive) or (child.tag == "VBG" and cue.takes_gerund):
                return tree.subtree(index)
    inserted = _host_clause(tree, token)
    if inserted:
        return inserted
    told = _through_paper(tree, token) or _bare_question(tree, token)
    if told:
        return told
    if cue.takes_object and not is_passive(tree, token.index):
        thing = tree.child(token.index, "dobj")
        long_enough = thing is not None and len(tree.subtree(thing.index)) >= _MIN_OBJECT_TOKENS
        if thing and long_enough and thing.pos != "PRON" and _can_speak(tree, token.index):
            return tree.subtree(thing.index)
    return []


def _through_paper(tree: Tree, token: Token) -> list[int]:
    """Return the clause that the parser hangs on the paper: "wrote in a letter that the unit was empty"."""
    for preposition in tree.children[token.index]:
        if tree.tokens[preposition].dep != "prep":
            continue
        paper = tree.child(preposition, "pobj")
        clause = _that_clause(tree, paper.index) if paper else None
        if clause is not None:
            return tree.subtree(clause.index)
    return []


def _that_clause(tree: Tree, noun: int) -> Token | None:
    """Return the clause of "the claim that the men agreed", or None."""
    for index in tree.children[noun]:
        child = tree.tokens[index]
        marked = any(
            tree.tokens[i].text.lower() == "that" and tree.tokens[i].dep == "mark" for i in tree.children[index]
        )
        if child.dep in ("acl", "ccomp", "relcl", "appos") and marked:
            return child
    return None


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
    own_subject = child.tag == "VBN" and tree.child(child.index, "nsubj") is not None  # "said the flight left"
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
    if tree.tokens[host].pos not in _VERBAL:
        return []
    subject = find_subject(tree, token.index)
    if subject is not None and tree.tokens[subject].text.lower() == "you":
        return []  # "as you know"
    aside = frozenset(tree.subtree(token.index))
    return _without_asides(tree, [i for i in tree.subtree(host) if i not in aside])


def _without_asides(tree: Tree, words: list[int]) -> list[int]:
    """Return the tokens without commas and quotation marks at their ends."""
    while (
        words
        and tree.tokens[words[-1]].pos == "PUNCT"
        and tree.tokens[words[-1]].text not in (")", "]", "”", "''", '"')
    ):
        words = words[:-1]
    while (
        words and tree.tokens[words[0]].pos == "PUNCT" and tree.tokens[words[0]].text not in ("(", "[", "“", "``", '"')
    ):
        words = words[1:]
    return words


def _clause(tree: Tree, token: Token, cue: Cue, words: list[int]) -> Attribution:
    content = frozenset(words)
    passive_subject = is_passive(tree, token.index) and any(
        i in content for i in tree.children[token.index] if tree.tokens[i].dep == "nsubjpass"
    )
    outer = _outer_cue(tree, token.index)
    verb = token.index if outer is None else outer
    speaker = find_speaker(tree, verb, frozenset() if passive_subject or outer is not None else content)
    spans = _spans(tree, words, token.index)
    return Attribution(
        content=spans,
        cue_span=_cue_span(tree, token.index, content),
        cue=cue,
        cue_index=token.index,
        speaker=speaker,
        denied=_denies(tree, token.index, cue),
        present=_is_present(tree, token),
        inverted=_is_inverted(tree, token.index),
    )


def _is_inverted(tree: Tree, verb: int) -> bool:
    """True when an auxiliary stands before the subject: "did she say", "is it not believed"."""
    subject = find_subject(tree, verb)
    first = next((i for i in tree.children[verb] if tree.tokens[i].dep in ("aux", "auxpass")), None)
    return subject is not None and first is not None and first < subject < verb


def _is_present(tree: Tree, token: Token) -> bool:
    """True for "says", "can state", "is aware"."""
    verb = tree.tokens[token.head] if token.dep == "acomp" else token
    return verb.tag in ("VBZ", "VBP") or (verb.tag == "VB" and bool(tree.modal(verb.index)))


def _spans(tree: Tree, words: list[int], cue: int) -> tuple[Span, ...]:
    """Return the content's characters: from its first token to its last, cut where the cue stands between."""
    first, last = words[0], words[-1]
    that = tree.tokens[first]
    if that.text.lower() == "that" and (that.dep == "mark" or that.tag == "IN") and first < last:
        first += 1
    if not first < cue < last:
        return (tree.span(first, last),)
    return tuple(tree.runs([i for i in words if i >= first]))


def _cue_span(tree: Tree, cue: int, content: frozenset[int]) -> Span:
    """Return the verb with the auxiliaries and negation right before it."""
    first = cue
    own = {i for i in tree.children[cue] if tree.tokens[i].dep in ("aux", "auxpass", "neg", "advmod")}
    while first - 1 in own and first - 1 not in content:
        first -= 1
    while first < cue and tree.tokens[first].dep == "advmod" and tree.tokens[first].text.lower() != "never":
        first += 1
    return tree.span(first, cue)


def _denies(tree: Tree, cue_index: int, cue: Cue) -> bool:
    turned = cue.kind in (CueClass.DENY, CueClass.DECLINE)
    verb = tree.tokens[cue_index].head if tree.tokens[cue_index].dep == "acomp" else cue_index
    return turned != tree.negated(verb)


# --- quotations in marks


def _quotes(tree: Tree, quoted: Sequence[frozenset[int]], inside: frozenset[int]) -> dict[int, list[int]]:
    """Return for each cue verb the numbers of the shortened quotations it carries."""
    carried: dict[int, list[int]] = {}
    last: int | None = None
    for number, tokens in enumerate(quoted):
        cue = _cue_of_quote(tree, tokens, inside)
        if cue is None:
            cue = last
        if cue is not None:
            carried.setdefault(cue, []).append(number)
            last = cue
    return carried


def _cue_of_quote(tree: Tree, tokens: frozenset[int], inside: frozenset[int]) -> int | None:
    outside = [t for t in tree.tokens if t.index not in inside]
    linked = [t for t in outside if t.pos in _VERBAL and t.head in tokens and t.dep not in ("relcl",)]
    for index in sorted(tokens):
        head = tree.tokens[tree.tokens[index].head]
        if head.index not in inside and head.pos in _VERBAL:
            linked.append(head)
    known = [t for t in linked if t.text.lower() in VERB_CUES]
    if known:
        return known[0].index
    first, last = min(tokens), max(tokens)
    near = [t for t in outside if t.text.lower() in VERB_CUES and (t.pos in _VERBAL or t.tag.startswith("VB"))]
    near = [t for t in near if _distance(t.index, first, last) <= 14]
    if near:
        return min(near, key=lambda t: _distance(t.index, first, last)).index
    with_subject = [t for t in linked if find_subject(tree, t.index) is not None]
    return with_subject[0].index if with_subject else None


def _distance(at: int, first: int, last: int) -> int:
    return first - at if at < first else at - last


def _attribution(
    tree: Tree, cue_index: int, content: tuple[Span, ...], inside: frozenset[int], *, quotes: bool
) -> Attribution:
    token = tree.tokens[cue_index]
    cue = VERB_CUES.get(token.text.lower(), _QUOTED_AS)
    return Attribution(
        content=content,
        cue_span=_cue_span(tree, cue_index, inside),
        cue=cue,
        cue_index=cue_index,
        speaker=find_speaker(tree, cue_index, inside),
        denied=_denies(tree, cue_index, cue),
        present=_is_present(tree, token),
        stands_for_quotes=quotes,
    )


# --- nouns and phrases


def _nominal(tree: Tree, token: Token, cue: Cue) -> Attribution | None:
    """Return "the government's insistence that ...": a cue noun, its that-clause, whose it is."""
    clause = _that_clause(tree, token.index)
    if clause is None:
        return None
    words = _without_asides(tree, tree.subtree(clause.index))
    speaker, turned = _owner(tree, token, frozenset(words))
    return Attribution(
        content=_spans(tree, words, token.index),
        cue_span=Span(token.start, token.end),
        cue=cue,
        cue_index=token.index,
        speaker=speaker,
        denied=(cue.kind is CueClass.DENY) != turned,
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
    if noun.dep == "dobj" and verb.pos in _VERBAL:
        known = VERB_CUES.get(verb.text.lower())
        turned = (known is not None and known.kind is CueClass.DENY) != tree.negated(verb.index)
        return find_speaker(tree, verb.index, banned), turned
    return None, False


def _sourced(tree: Tree) -> list[Attribution]:
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
        words = _without_asides(tree, [i for i in tree.subtree(host.index) if i not in aside])
        if len(words) < _MIN_OBJECT_TOKENS:
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
            )
        )
    return found


def _named_source(tree: Tree, token: Token) -> tuple[int, int, int] | None:
    """Return first token, last cue token and source of a phrase that names its source, or None."""
    low = token.text.lower()
    if low == "according":
        to = next((tree.tokens[i] for i in tree.children[token.index] if tree.tokens[i].text.lower() == "to"), None)
        whose = tree.child(to.index, "pobj") if to else None
        return (token.index, to.index, whose.index) if to and whose else None
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
