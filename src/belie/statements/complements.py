"""What a cue verb attributes: its clause, infinitive, gerund, object, or what stands behind its preposition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from belie.domain.syntax import Token
from belie.statements.attribution import FINITE, NOT_DOING, VERBAL, that_clause, without_asides
from belie.statements.cues import NOUN_CUES, VERB_CUES, Cue, CueClass
from belie.statements.roles import ROLE_NOUNS, SPEAKING_NOUNS
from belie.statements.speakers import find_subject, is_passive
from belie.statements.tree import Tree

MIN_THOUGHT_TOKENS = 3  # "supports the plan" says little, "expects a ruling" less; speech may be as short as that
_OPENING, _CLOSING = ("“", "``", '"'), ("”", "''", '"')
_MARKS = frozenset({"that", "whether", "if", "how", "why", "what", "who", "when", "where", "which"})
_WH = frozenset({"when", "where", "why", "how", "who", "what", "whether", "which"})
# "is said to have known": the subject belongs to what is said; "was told to go" is an order, not a statement.
_RAISING = frozenset(
    "say allege believe expect report think know understand estimate claim rumor fear consider find deem".split()
)
# "Declined to be named", "insisted on anonymity": how a reporter came by the rest.
_TELLING = frozenset("tell inform assure warn advise remind notify convince promise persuade".split())
_NAMING = frozenset("name identify quote interview cite".split())
_ANONYMOUS = frozenset("anonymity condition".split())
_NEEDS_NOBODY = frozenset("accuse charge blame fault credit".split())  # "is accused of": by whom need not be told
# "The court denied the motion": a ruling, and nobody's words.
_RULED_ON = frozenset(
    """motion request petition application relief leave appeal review certiorari bail bond stay discovery access
    entry admission parole""".split()
)
_PARTIES = frozenset(
    "plaintiff defendant petitioner respondent government movant appellant appellee state counsel party mr ms mr. ms."
    " intervenor claimant".split()
)
_ONE_WORD = frozenset(
    """doubt regret concern outrage sorrow confidence comment caution restraint patience calm wrongdoing liability
    guilt responsibility""".split()
)
_SAYABLE = frozenset("thing opposite same much lot words contrary".split())  # "said the same thing"
_EMPTY = frozenset("it so this that these those them him her me us you nothing something anything everything".split())
_PEOPLE = frozenset(
    """one another some others many both two three men women tenants residents voters farmers neighbors neighbours
    parents students teachers nurses drivers shareholders investors customers consumers analysts experts
    activists families lawyers jurors readers fans man woman person tenant resident voter farmer neighbor parent
    juror mother father nobody everyone someone bank hospital school airline museum newspaper utility coalition
    percent majority half lender insurer landlord mill port prison jail""".split()
)
_NOT_PEOPLE = frozenset("it this that these those which there".split())


@dataclass(frozen=True, slots=True)
class Content:
    """The tokens that a cue attributes, ascending, and the name of the rule that found them."""

    words: list[int]
    rule: str


def find_clause(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return the finite clause below a cue; one after it goes before one in front of it."""
    clauses = [i for i in tree.children[token.index] if tree.tokens[i].dep == "ccomp"]
    clauses = [i for i in clauses if is_clause(tree, tree.tokens[i], cue)]
    after = [i for i in clauses if i > token.index]  # "... that he can see it; that she calls him": several are one
    if not after:
        after = [i for i in clauses[-1:] if not any(tree.tokens[at].text == ";" for at in range(i, token.index))]
    words: set[int] = set()
    for index in after:
        index = _with_subject(tree, index)
        added = frozenset(i for i in tree.children[index] if outer_cue(tree, i) is not None)
        words.update(i for i in tree.subtree(index, without=added) if not _joins(tree, i, added))
    return Content(without_asides(tree, _past_colon(tree, sorted(words))), "clause") if words else None


def _with_subject(tree: Tree, index: int) -> int:
    """Return the clause, or the one with "that" in it where it has no subject: "said on the [stand] that ..."."""
    if tree.child(index, "nsubj", "nsubjpass", "csubj", "expl"):
        return index
    inner = tree.child(index, "ccomp")
    marked = inner and any(tree.tokens[i].dep == "mark" for i in tree.children[inner.index])
    return inner.index if inner and marked else index


def _past_colon(tree: Tree, words: list[int]) -> list[int]:
    """Return the words with what a colon right behind them adds: "said that the rule was plain: nobody goes in"."""
    after = words[-1] + 1 if words else len(tree.tokens)
    if after + 2 >= len(tree.tokens) or tree.tokens[after].text != ":":
        return words
    return [*words, *range(after, len(tree.tokens))]


def find_verbal(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return the infinitive or gerund below a cue: "promised to go", "urged them to go", "denied knowing"."""
    passive = is_passive(tree, token.index)
    thing = tree.child(token.index, "dobj")
    for index in tree.children[token.index]:
        child = tree.tokens[index]
        if child.dep not in ("xcomp", "ccomp") or index < token.index:
            continue
        below = [tree.tokens[i] for i in tree.children[index]]
        to = any(t.text.lower() == "to" and t.dep == "aux" for t in below)
        if to and passive:
            return _raised(tree, token, cue, index)
        own = tree.child(index, "nsubj")
        if to and cue.takes_order and (thing or own):
            asked = cue.kind is not CueClass.THINK  # whom one asks is no part of what one asks, whom one expects is
            words = tree.subtree(index, without=frozenset({own.index} if own and asked else ()))
            return Content(words, "order")
        if to and cue.takes_infinitive and own is None and not _is_to_be_named(tree, child):
            if cue.lemma == "move" and not _is_party(tree, token.index):
                continue
            return Content(tree.subtree(index), "infinitive")
        if own and cue.takes_order and not cue.speech and child.tag == "VBN":
            return Content(tree.subtree(index), "order")  # "want the road reopened"
        ing = child.tag == "VBG" or any(t.tag == "VBG" and t.dep == "aux" for t in below)
        if ing and cue.takes_gerund:
            return Content(tree.subtree(index), "gerund")
    return None


def _raised(tree: Tree, token: Token, cue: Cue, index: int) -> Content | None:
    """Return "the men ... to have crossed" of "are believed to have crossed", "were ordered by the judge to cross"."""
    subject = tree.child(token.index, "nsubjpass")
    if cue.lemma not in _RAISING and not (cue.takes_order and cue.speech):
        return None
    if cue.lemma not in _RAISING:
        return Content(tree.subtree(index), "order")
    return Content(sorted({*tree.subtree(index), *(tree.subtree(subject.index) if subject else ())}), "raising")


def _is_party(tree: Tree, verb: int) -> bool:
    """True when a side of a case "moves to quash": everybody else moves to another town."""
    subject = find_subject(tree, verb)
    if subject is None:
        return False
    names = [tree.tokens[i].text.lower().removesuffix("s") for i in tree.subtree(subject)]
    return not _PARTIES.isdisjoint(names)


def _is_to_be_named(tree: Tree, child: Token) -> bool:
    return child.lemma in _NAMING and is_passive(tree, child.index)


def find_named_as(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return "the plan a mistake", "it as worn out" below "called", "described"; in the passive only by somebody."""
    if not cue.takes_as:
        return None
    passive = is_passive(tree, token.index)
    if passive and tree.child(token.index, "agent") is None:
        return None
    small = tree.child(token.index, "ccomp")
    if small and small.pos in ("NOUN", "PROPN", "ADJ") and tree.child(small.index, "nsubj"):
        return Content(tree.subtree(small.index), "as")
    thing = tree.child(token.index, "nsubjpass" if passive else "dobj")
    for index in tree.children[token.index]:
        child = tree.tokens[index]
        marked = child.dep == "advcl" and any(tree.tokens[i].text.lower() == "as" for i in tree.children[index])
        if (
            thing
            and not thing.text.lower().endswith(("self", "selves"))
            and (child.dep == "oprd" or marked or (child.dep == "prep" and child.text.lower() == "as"))
        ):
            words = {*tree.subtree(thing.index), *tree.subtree(index)}
            return Content(without_asides(tree, sorted(words)), "as")
    return _as_far_off(tree, token, thing) if thing and not passive else None


def _as_far_off(tree: Tree, token: Token, thing: Token) -> Content | None:
    """Return "it ... as a small thing" where the parser hangs "as" on what stands between: "described it in a call"."""
    for index in tree.subtree(token.index):
        child = tree.tokens[index]
        between = child.head != token.index and child.head > thing.index
        if index > thing.index and between and child.dep == "prep" and child.text.lower() == "as":
            aside = {i for i in tree.subtree(thing.index) if i > thing.index and tree.tokens[i].dep == "prep"}
            named = tree.subtree(thing.index, without=frozenset(aside))
            return Content(sorted({*named, *tree.subtree(index)}), "as")
    return None


def find_prepositional(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return "of ice on the strip" of "warned of", "him of theft" of "accused him of", "guilty to it" of "pleaded"."""
    if cue.lemma == "plead" and (plea := tree.child(token.index, "acomp", "oprd")):
        return Content(tree.subtree(plea.index), "plea")
    passive = is_passive(tree, token.index)
    thing = tree.child(token.index, "nsubjpass" if passive else "dobj")
    near = [tree.tokens[i] for i in tree.children[token.index]]
    near += [tree.tokens[i] for i in tree.children[thing.index]] if thing else []
    for child in near:
        what = tree.child(child.index, "pobj", "pcomp") if child.dep == "prep" else None
        if what is None or what.text.lower() in _EMPTY | _ANONYMOUS or child.index < token.index:
            continue
        asked = cue.kind is CueClass.ASK and token.dep in ("advcl", "acl")  # "Asked about the leak, he said"
        if passive and not asked and cue.lemma not in _NEEDS_NOBODY and tree.child(token.index, "agent") is None:
            continue
        if asked and passive and child.text.lower() in cue.prepositions:
            return Content(tree.subtree(child.index), "preposition")
        if thing and child.text.lower() in cue.about_someone:
            return Content(sorted({*tree.subtree(thing.index), *tree.subtree(child.index)}), "about")
        if cue.lemma == "move" and not _is_party(tree, token.index):
            continue
        if not passive and child.head == token.index and child.text.lower() in cue.prepositions:
            return Content(tree.subtree(child.index), "preposition")
        call = (
            tree.child(token.index, "xcomp") if cue.lemma == "call" and child.text.lower() in ("on", "upon") else None
        )
        if call:
            return Content(tree.subtree(call.index), "order")
    return None


def find_object(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return the noun phrase of "denied the theft", "announced a review" when somebody who can speak says it."""
    thing = tree.child(token.index, "dobj")
    if not cue.takes_object or thing is None or thing.index < token.index or is_passive(tree, token.index):
        return None
    words = tree.subtree(thing.index)
    low = thing.text.lower()
    enough = 1 if low in _ONE_WORD else 2 if cue.speech and low not in NOUN_CUES else MIN_THOUGHT_TOKENS
    if cue.lemma == "say" and low not in _SAYABLE:
        return None
    ruled = cue.turns and low.removesuffix("s") in _RULED_ON
    if thing.pos == "PRON" or low in _EMPTY or len(words) < enough or ruled or not can_speak(tree, token.index):
        return None
    words = tree.subtree(thing.index, without=_joined_verbs(tree, thing.index))
    if low in NOUN_CUES and (that_clause(tree, thing.index) or tree.child(thing.index, "acl")):
        return None  # "repeated his claim that ...": the noun attributes
    return Content(without_asides(tree, words), "object")


def _joined_verbs(tree: Tree, noun: int) -> frozenset[int]:
    """Return the verb that the parser joins to a noun, and its "and": "denied the theft [and said ...]"."""
    joined = [i for i in tree.children[noun] if tree.tokens[i].dep == "conj" and tree.tokens[i].tag in FINITE]
    return frozenset([*joined, *(i for i in tree.children[noun] if tree.tokens[i].dep == "cc" and joined)])


def can_speak(tree: Tree, verb: int) -> bool:
    """True when the subject is a name, a person or a body: "a comparison supports the model" is no statement."""
    subject = find_subject(tree, verb)
    if subject is None:
        return False
    token = tree.tokens[subject]
    low = token.text.lower()
    if token.pos == "PROPN" or (token.pos == "PRON" and low not in _NOT_PEOPLE):
        return True
    return low in SPEAKING_NOUNS | ROLE_NOUNS | _PEOPLE or low.removesuffix("s") in ROLE_NOUNS | SPEAKING_NOUNS


def find_through_paper(tree: Tree, token: Token, _cue: Cue) -> Content | None:
    """Return the clause that the parser hangs on the paper: "wrote in a letter that the unit was empty"."""
    for preposition in tree.children[token.index]:
        if tree.tokens[preposition].dep != "prep":
            continue
        paper = tree.child(preposition, "pobj")
        clause = that_clause(tree, paper.index) if paper else None
        if clause is not None:
            return Content(tree.subtree(clause.index), "paper")
    return None


def find_bare_question(tree: Tree, token: Token, _cue: Cue) -> Content | None:
    """Return the question word of "did not say when"."""
    unsaid = tree.negated(token.index) or tree.tokens[token.head].lemma in NOT_DOING
    words = [i for i in tree.children[token.index] if i > token.index and tree.tokens[i].text.lower() in _WH]
    return Content(words, "question") if words and unsaid else None


def find_told(tree: Tree, token: Token, cue: Cue) -> Content | None:
    """Return the clause that the parser hangs on whoever is told: "told deputies [he had seen a mitten]"."""
    whom = tree.child(token.index, "dobj")
    clause = tree.child(whom.index, "relcl", "acl") if whom and cue.lemma in _TELLING else None
    if whom is None or clause is None or not is_clause(tree, clause, cue):
        return None
    own = tree.child(clause.index, "nsubj", "nsubjpass", "expl")
    if own is None or own.tag in ("WP", "WDT"):
        return None  # "told the man who had seen it"
    return Content(without_asides(tree, tree.subtree(clause.index)), "clause")


def find_split_clause(tree: Tree, token: Token, _cue: Cue) -> Content | None:
    """Return the clause that the parser splits: "insisted the agency [acted in good faith]" as a modified object.

    A modifier without a relative word is never finite, so the two are subject and verb.
    """
    thing = tree.child(token.index, "dobj")
    clause = tree.child(thing.index, "acl", "relcl") if thing else None
    if thing is None or clause is None or clause.tag not in FINITE:
        return None
    related = any(tree.tokens[i].tag in ("WDT", "WP", "WRB") for i in tree.subtree(clause.index))
    if related or tree.child(clause.index, "nsubj", "nsubjpass"):
        return None
    return Content(tree.subtree(thing.index), "clause")


def find_quoted_words(tree: Tree, token: Token, _cue: Cue) -> Content | None:
    """Return the words in marks right behind a cue: "said “home”", "found “overwhelming evidence” that ..."."""
    at = token.index + 1
    if at >= len(tree.tokens) or tree.tokens[at].text not in _OPENING or tree.child(token.index, "ccomp"):
        return None
    ends = [i for i in range(at + 1, len(tree.tokens)) if tree.tokens[i].text in _CLOSING]
    if not ends or not any(tree.tokens[i].text[:1].isalnum() for i in range(at, ends[0])):
        return None
    return Content(list(range(at, ends[0] + 1)), "quoted")


Look = Callable[[Tree, Token, Cue], Content | None]
# In this order; whoever finds something first wins. Clauses set into another (hosts) come between the two rows.
CLAUSAL: tuple[Look, ...] = (find_clause, find_verbal)
NOMINAL: tuple[Look, ...] = (
    find_through_paper,
    find_bare_question,
    find_told,
    find_split_clause,
    find_quoted_words,
    find_named_as,
    find_prepositional,
    find_object,
)


def outer_cue(tree: Tree, verb: int) -> int | None:
    """Return the cue whose subject a second one shares over the clause between: "said it was so and added that".

    The parser joins the second cue to the clause; it belongs to the first when both speak in one tense and the second
    has a clause of its own, or the clause between is of another tense ("confirmed it exists but declined to name it").
    """
    token = tree.tokens[verb]
    clause = tree.tokens[token.head]
    if token.dep != "conj" or clause.dep != "ccomp" or tree.child(verb, "nsubj", "nsubjpass"):
        return None
    outer = tree.tokens[clause.head]
    both = VERB_CUES.get(token.text.lower()), VERB_CUES.get(outer.text.lower())
    speak = all(cue is not None and cue.speech for cue in both)
    other_tense = clause.tag != token.tag and tree.child(verb, "xcomp", "dobj", "prep") is not None
    joined = tree.child(verb, "ccomp") is not None or other_tense
    negated = tree.negated(verb) and token.tag == "VB" and not tree.child(verb, "ccomp")  # "but would not comment"
    same = token.tag == outer.tag or negated
    return outer.index if speak and same and (joined or negated) and outer.index < verb else None


def _joins(tree: Tree, index: int, added: frozenset[int]) -> bool:
    """True for the "and" before an added cue."""
    return tree.tokens[index].dep in ("cc", "punct") and any(index < verb and verb - index <= 2 for verb in added)


def is_clause(tree: Tree, child: Token, cue: Cue) -> bool:
    """True when a complement is a finite clause, or has a complementiser."""
    below = [tree.tokens[i] for i in tree.children[child.index]]
    # "said the flight left", but not "seen our faith redeemed"
    own_subject = cue.speech and child.tag == "VBN" and tree.child(child.index, "nsubj") is not None
    finite = (
        own_subject or child.tag in FINITE or any(t.tag in FINITE and t.dep in ("aux", "auxpass", "cop") for t in below)
    )
    marked = any(
        t.text.lower() in _MARKS for t in below if t.dep in ("mark", "advmod", "nsubj", "dobj", "attr", "nsubjpass")
    )
    return finite or marked


def is_asked_of(cue: Cue) -> bool:
    """True for cues whose infinitive is wished, asked or promised, and not done: "asked the court to find that"."""
    return (cue.takes_order or cue.takes_infinitive) and cue.kind is not CueClass.DECLINE and cue.lemma != "claim"


def verbal_head(tree: Tree, index: int) -> int:
    """Return the nearest verb at or above a token, or the root."""
    while tree.tokens[index].pos not in VERBAL and tree.tokens[index].head != index:
        index = tree.tokens[index].head
    return index
