"""Whose words a quotation without a cue is: the one who goes on, the one who answers, the one just written of.

Newspapers let a speaker go on over paragraphs; novels and interviews let two speakers take turns. Which of the two a
passage does is read off its last turns: a question is answered by the other one, and so is a quotation that follows
another with no word between. Where nothing tells, nobody is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from belie.domain.spans import Span
from belie.statements.draft import Draft
from belie.statements.roles import ROLE_NOUNS, SPEAKING_NOUNS
from belie.statements.speakers import find_speaker, find_subject
from belie.statements.tree import Tree

_ASKED = re.compile(r"[?][\"”’'\s]*$")
_PERSONAL = frozenset("he she they i we".split())
_WORDS_BETWEEN = re.compile(r"[^\W\d_]{2,}")
_SMALL_WORDS = frozenset(
    "the an and of to in was were is are had has have did does not he she they his her at by with".split()
)
KEPT_TURNS = 4


@dataclass(slots=True)
class Talk:
    """The last turns of a passage, oldest first; a turn is the statement whose speaker holds it."""

    text: str
    turns: list[Draft] = field(default_factory=list)
    ends: list[Span] = field(default_factory=list)  # the quotation of each

    def add(self, draft: Draft, words: Span) -> None:
        """Note a quotation; what goes on with its sentence counts as the same turn."""
        if self.turns and self.turns[-1] is draft:
            self.ends[-1] = words
            return
        self.turns = [*self.turns[1 - KEPT_TURNS :], draft]
        self.ends = [*self.ends[1 - KEPT_TURNS :], words]

    def next_speaker(self, *, close: bool) -> Draft | None:
        """Return the statement whose speaker says the next quotation without a cue, or None when it is open.

        Args:
            close: True when no word stands between the last quotation and the next in one paragraph.
        """
        if not self.turns:
            return None
        if self._asks(-1) or close or self._take_turns():
            return self._other()
        return self.turns[-1]

    def _take_turns(self) -> bool:
        """True when the last turns are two people's, in turn or one asking, and nothing was told between them."""
        who = [self._who(turn) for turn in self.turns[-3:]]
        if len(who) < 2 or not all(who) or who[-1] == who[-2] or self._told_between():
            return False
        return (len(who) == 3 and who[0] == who[2]) or self._asks(-2)

    def _asks(self, turn: int) -> bool:
        return _ASKED.search(self.ends[turn].of(self.text)[-8:]) is not None

    def _told_between(self) -> bool:
        """True when whole sentences stand between the last turns: then they are quoted one by one."""
        for before, after in zip(self.turns[-3:], self.turns[-2:], strict=False):
            start, end = max(before.hull.end, before.sentence.end if before.sentence else 0), after.hull.start
            if len(_WORDS_BETWEEN.findall(self.text, start, max(start, end))) > 12:
                return True
        return False

    def _other(self) -> Draft | None:
        last = self._who(self.turns[-1])
        for turn in reversed(self.turns[:-1]):
            who = self._who(turn)
            if who and who != last:
                return turn
        return None

    def _who(self, draft: Draft) -> str:
        return draft.speaker.of(self.text).lower() if draft.speaker else draft.speaker_name.lower()


def find_lead(tree: Tree) -> Span | None:
    """Return who a sentence is about, where that can be one who speaks: "Vane was blunt." gives "Vane"."""
    root = next((token for token in tree.tokens if token.dep == "root"), None)
    subject = find_subject(tree, root.index) if root else None
    if root is None or subject is None or not _is_english(tree):
        return None
    head = tree.tokens[subject]
    low = head.text.lower()
    person = head.pos == "PROPN" or low in _PERSONAL
    if not (person or low in SPEAKING_NOUNS or low in ROLE_NOUNS or low.removesuffix("s") in ROLE_NOUNS):
        return None
    return find_speaker(tree, root.index, frozenset())


def _is_english(tree: Tree) -> bool:
    """True for a sentence with an English small word or past tense: of other languages the parser knows no subject."""
    words = {token.text.lower() for token in tree.tokens}
    return not words.isdisjoint(_SMALL_WORDS) or any(word.endswith("ed") for word in words)
