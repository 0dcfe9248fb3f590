"""The words that attribute: verbs, nouns and phrases by class, with all their forms.

A class says how the cue treats its content; `speech` tells speaking and writing from thinking. The words stand in
`cue_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from belie.statements.cue_words import ADJECTIVES, IRREGULAR, NOUNS, QUOTES_ONLY, VERBS

SEEMS = "seem"  # the modal of "appeared to suggest"


class CueClass(StrEnum):
    """What the cue does with the words attributed."""

    SAY = "say"
    DENY = "deny"  # turns the content round
    ADMIT = "admit"
    TESTIFY = "testify"
    ALLEGE = "allege"
    INSIST = "insist"
    ASSURE = "assure"  # promises about what is or will be
    DECLINE = "decline"  # declines, refuses: the content is what was not done or said
    FIND = "find"  # a court, a report, a study
    ASK = "ask"
    WRITE = "write"
    THINK = "think"
    SHOW = "show"  # a document or a figure speaks


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue word: its base form, its class, and the shapes of content it takes besides a that-clause."""

    lemma: str
    kind: CueClass
    takes_object: bool = False  # "denied the allegation": a plain noun phrase is content
    takes_infinitive: bool = False  # "promised to release them"
    takes_gerund: bool = False  # "denied knowing"
    takes_order: bool = False  # "urged the council to wait"
    takes_as: bool = False  # "called the plan a mistake", "described it as worn"
    quotes_only: bool = False  # carries marked quotations, never a clause ("smiled")
    turns: bool = False  # the content is denied, declined or doubted
    prepositions: frozenset[str] = frozenset()  # "warned of ice"
    about_someone: frozenset[str] = frozenset()  # "accused him of theft": the prepositions after someone

    @property
    def speech(self) -> bool:
        """True for speaking and writing."""
        return self.kind not in (CueClass.THINK, CueClass.SHOW)


_MARKED = re.compile(
    r"(?P<lemma>[a-z-]+)(?P<marks>[\^+~&=!]*)(?:/(?P<after>[a-z,]+))?(?:<(?P<someone>[a-z,]+))?(?P<more>[\^+~&=!]*)$"
)


def _read(kind: str, words: str) -> Iterator[Cue]:
    """Yield the cues of one class from their marked list."""
    for word in words.split():
        found = _MARKED.match(word)
        if found is None:
            raise ValueError(f"{word}: unknown marks on a cue word; see belie/statements/cue_words.py")
        marks = found["marks"] + found["more"]
        yield Cue(
            found["lemma"],
            CueClass(kind),
            takes_object="^" in marks,
            takes_infinitive="+" in marks,
            takes_gerund="~" in marks,
            takes_order="&" in marks,
            takes_as="=" in marks,
            turns="!" in marks or kind in ("deny", "decline"),
            prepositions=frozenset((found["after"] or "").split(",")) - {""},
            about_someone=frozenset((found["someone"] or "").split(",")) - {""},
        )


def _forms(lemma: str) -> set[str]:
    if lemma in IRREGULAR:
        return {lemma, *IRREGULAR[lemma].split()}
    if lemma.endswith("e"):
        return {lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"}
    plural = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
    return {lemma, plural, f"{lemma}ed", f"{lemma}ing"}


def _plural(lemma: str) -> str:
    return f"{lemma[:-1]}ies" if lemma.endswith("y") and lemma[-2] not in "aeiou" else f"{lemma}s"


def _verbs() -> dict[str, Cue]:
    """Return the verbs by form; a word of two classes is of the first that lists it."""
    table: dict[str, Cue] = {}
    for kind in (CueClass.DENY, *(kind for kind in CueClass if kind is not CueClass.DENY)):
        for cue in _read(kind, VERBS[kind]):
            for form in _forms(cue.lemma):
                table.setdefault(form, cue)
    for lemma in QUOTES_ONLY.split():
        for form in _forms(lemma):
            table.setdefault(form, Cue(lemma, CueClass.SAY, quotes_only=True))
    return table


VERB_CUES = _verbs()
NOUN_CUES = {
    form: cue for kind, words in NOUNS.items() for cue in _read(kind, words) for form in (cue.lemma, _plural(cue.lemma))
}
# "is aware that", "was adamant that": adjectives that take a that-clause.
ADJECTIVE_CUES = {cue.lemma: cue for kind, words in ADJECTIVES.items() for cue in _read(kind, words)}
# Phrases that name their source: "according to the log", "per the Commissioner", "in the words of a colleague".
SOURCE_PHRASE = re.compile(
    r"\b(?:according to|per(?= (?:the|his|her|their|[A-Z]))|in the words of|in the view of|in the opinion of|as per)\b"
    r"|\b(?:in|by|on) (?:[\w’']+ ){1,3}(?:account|telling|view|opinion|words|estimation|judgment|recollection)\b"
    r"|\bas (?:[\w’'.]+ ){1,5}(?:put|puts|tells|told|sees|saw) it\b|^For (?:[\w’'.]+ ){0,3}[\w’'.]+, ",
    re.IGNORECASE,
)
_COLON_HEADLINE = re.compile(r"(?:[\w.’'-]+ ){0,3}[\w.’'-]+: [^:]+[^.?!:;,]$")  # "Mayor: Bridge will stay closed"
_WORDS = re.compile(r"[a-z]+")


def may_attribute(sentence: str) -> bool:
    """True when a sentence holds a cue word or phrase or a quotation mark: only such sentences are parsed."""
    if any(mark in sentence for mark in '"“”«»‘') or "''" in sentence or "``" in sentence:
        return True
    if _COLON_HEADLINE.match(sentence):
        return True
    low = sentence.lower()
    words = set(_WORDS.findall(low))
    if not words.isdisjoint(_CLAUSE_FORMS) or not words.isdisjoint(ADJECTIVE_CUES) or "e-mailed" in low:
        return True
    return (
        "that" in words and not (words.isdisjoint(NOUN_CUES) and words.isdisjoint(VERB_CUES))
    ) or SOURCE_PHRASE.search(sentence) is not None


_CLAUSE_FORMS = frozenset(form for form, cue in VERB_CUES.items() if not cue.quotes_only)
