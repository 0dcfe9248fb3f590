"""A parsed sentence as a tree to walk: children, subtrees, and the characters they cover."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from belie.domain.spans import Span
from belie.domain.syntax import ParsedSentence, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
MODALS = frozenset("would could might may should can must will shall 'll 'd".split())
NEGATIONS = frozenset("not n't never neither nor no n’t nowhere".split())


class Tree:
    """Tokens with their children; every look-up is by token index and walks are linear in what they return."""

    def __init__(self, parsed: ParsedSentence) -> None:
        self.tokens = parsed.tokens
        self.names = parsed.names
        self.text = parsed.text

    @cached_property
    def children(self) -> list[list[int]]:
        """Indexes of each token's children, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        return below

    def child(self, index: int, *deps: str) -> Token | None:
        """Return the first child with one of the labels, or None."""
        return next((self.tokens[i] for i in self.children[index] if self.tokens[i].dep in deps), None)

    def subtree(self, index: int, *, without: frozenset[int] = frozenset()) -> list[int]:
        """Return the token and all below it, ascending; branches that start in `without` are left out."""
        found, stack = [], [index]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(i for i in self.children[at] if i not in without)
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[Token]:
        """Yield the heads above a token, nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield self.tokens[index]

    def span(self, first: int, last: int) -> Span:
        """Return the characters from the start of one token to the end of another."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def runs(self, indexes: list[int]) -> list[Span]:
        """Return the characters of ascending token indexes, one span a run of neighbours."""
        spans: list[Span] = []
        start = previous = None
        for index in indexes:
            if previous is None or index != previous + 1:
                if start is not None and previous is not None:
                    spans.append(self.span(start, previous))
                start = index
            previous = index
        if start is not None and previous is not None:
            spans.append(self.span(start, previous))
        return spans

    def negated(self, index: int) -> bool:
        """True when the verb has a negation of its own ("did not say", "never said")."""
        return any(
            self.tokens[i].dep == "neg" or self.tokens[i].text.lower() in NEGATIONS for i in self.children[index]
        )

    def modal(self, index: int) -> str:
        """Return the modal auxiliary of a verb, lower case, or ""."""
        return next(
            (
                self.tokens[i].text.lower()
                for i in self.children[index]
                if self.tokens[i].dep in ("aux", "auxpass") and self.tokens[i].text.lower() in MODALS
            ),
            "",
        )
