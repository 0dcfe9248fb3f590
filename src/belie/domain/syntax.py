"""A parsed sentence as the inside of belie sees it: tokens with heads, and names. No parser library here."""

from __future__ import annotations

from dataclasses import dataclass

from belie.domain.people import NameKind


@dataclass(frozen=True, slots=True)
class Token:
    """One token; offsets count in the sentence, `head` is the index of its head (its own for the root)."""

    index: int
    start: int
    end: int
    text: str
    lemma: str  # lower case
    pos: str  # universal part of speech: "VERB", "PROPN"
    tag: str  # Penn tag: "VBD"
    dep: str  # ClearNLP label as spaCy's English models use it: "nsubj", "ccomp", "root" in lower case
    head: int


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name the parser's model found: characters `[start, end)` of the sentence."""

    start: int
    end: int
    kind: NameKind


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """One sentence with its tokens in order and its names; both may be empty."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[NameSpan, ...]
