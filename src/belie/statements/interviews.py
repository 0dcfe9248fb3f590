"""The printed interview without names before the turns: who is "I" in the answers and "you" in the questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from belie.domain.spans import Span

HEAD_CHARS = 2500  # title and introduction
_QUESTION = re.compile(r"\?[\"”’')]*\s*(?:\n|$)")
_CUE = re.compile(
    r"\b(?:interview(?:s|ed|ing)?(?: (?:with|of))?|(?:speaks?|spoke|talks?|talked|conversation|catches up|caught up)"
    r" (?:with|to))\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][^\W\d_]+ (?:[A-Z]\. )?[A-Z][^\W\d_]+"
_AFTER = re.compile(rf"(?: (?:[a-z]+|[A-Z]{{2,}}))* (?P<name>{_NAME})")
_BEFORE = re.compile(rf"(?P<name>{_NAME})\b[^.?!\n]{{0,50}}$")
_NO_PERSON = re.compile(
    r"\b(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|University|Institute|Department|Ministry|News|Times|Post|International|National|President)\b"
)


def find_interviewee(text: str, people: Sequence[tuple[Span, str]]) -> str:
    """Return who is interviewed, or "" when the text is no interview or its head leaves it open.

    Args:
        text: The document; an interview has at least two lines that end with a question mark.
        people: Where people are named, ascending, with their names.
    """
    head = text[:HEAD_CHARS]
    if len(_QUESTION.findall(text)) < 2 or not _CUE.search(head):
        return ""
    for cue in _CUE.finditer(head):
        by = head[cue.end() :].startswith(" by ")
        printed = _BEFORE.search(head[: cue.start()]) if by else _AFTER.match(head, cue.end())
        if printed and not _NO_PERSON.search(printed["name"]):
            return printed["name"]
        near = [name for span, name in people if 0 <= span.start - cue.end() < 60 or 0 <= cue.start() - span.end < 20]
        if near and not by and " " in near[-1]:
            return near[-1]
    named = Counter(name for span, name in people if span.start < len(head) and " " in name).most_common(2)
    alone = len(named) == 1 or (len(named) == 2 and named[0][1] > named[1][1])
    return named[0][0] if named and alone else ""
