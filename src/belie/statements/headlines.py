"""Headlines: "Suit claims port hid leak", "Port hid leak, suit claims", "Mayor: bridge will stay closed".

A headline leaves out articles and forms of "be", and the parser is at a loss; words and their order are enough. Read
only where no stop ends the line.
"""

from __future__ import annotations

import re

from belie.domain.spans import Span
from belie.statements.attribution import Attribution
from belie.statements.cues import VERB_CUES, Cue, CueClass
from belie.statements.roles import ROLE_NOUNS, SPEAKING_NOUNS
from belie.statements.tree import Tree

MAX_TOKENS = 20
MAX_SPEAKER_TOKENS = 6
_SAYS = frozenset(
    """say says claim claims allege alleges find finds rule rules warn warns deny denies admit admits insist insists
    report reports argue argues testify testifies show shows suggest suggests confirm confirms vow vows plan plans
    urge urges""".split()
)
_SHORT = frozenset("feds cops pols suit study poll survey source sources lawyers logs records documents court".split())
_COLON = Cue("say", CueClass.SAY)
COLON_HEADLINE = re.compile(r"^(?P<who>(?:[\w.’'-]+ ){0,3}[\w.’'-]+):\s+(?=\S+\s+\S+\s+\S)")


def find_headline(tree: Tree) -> Attribution | None:
    """Return who says what in a line without a full stop, or None."""
    tokens = tree.tokens
    if not 4 <= len(tokens) <= MAX_TOKENS or tree.text.rstrip(" ”\"’'")[-1:] in (".", ",", ";", ":", "?", "!", ")"):
        return None
    for token in tokens:
        if token.text.lower() not in _SAYS:
            continue
        at, last = token.index, len(tokens) - 1
        if at == last and at >= 3:
            commas = [i for i in range(at) if tokens[i].text == ","]
            if commas and at - commas[-1] - 1 <= MAX_SPEAKER_TOKENS and commas[-1] + 1 < at:
                return _make(tree, (0, commas[-1] - 1), (commas[-1] + 1, at - 1), at)
        elif 1 <= at <= MAX_SPEAKER_TOKENS and last - at >= 2 and not _has_stop(tree, at):
            return _make(tree, (at + 1, last), (0, at - 1), at)
    return _colon(tree)


def _has_stop(tree: Tree, end: int) -> bool:
    return any(token.pos == "PUNCT" for token in tree.tokens[:end])


def _colon(tree: Tree) -> Attribution | None:
    found = COLON_HEADLINE.match(tree.text)
    if found is None or not is_speaker(found["who"]):
        return None
    colon = next(token.index for token in tree.tokens if token.text.endswith(":"))
    return Attribution(
        content=(tree.span(colon + 1, len(tree.tokens) - 1),),
        cue_span=tree.span(colon, colon),
        cue=_COLON,
        cue_index=colon,
        speaker=Span(0, found.end("who")),
        denied=False,
        present=True,
        rule="headline",
    )


def is_speaker(words: str) -> bool:
    """True when the last of some words is a role or a body: "Mayor", "Feds", "State police"."""
    last = words.split()[-1].lower()
    return last in _SHORT | ROLE_NOUNS or last.removesuffix("s") in ROLE_NOUNS | SPEAKING_NOUNS or last == "police"


def _make(tree: Tree, content: tuple[int, int], speaker: tuple[int, int], at: int) -> Attribution:
    cue = VERB_CUES[tree.tokens[at].text.lower()]
    return Attribution(
        content=(tree.span(*content),),
        cue_span=tree.span(at, at),
        cue=cue,
        cue_index=at,
        speaker=tree.span(*speaker),
        denied=cue.turns,
        present=True,
        rule="headline",
    )
