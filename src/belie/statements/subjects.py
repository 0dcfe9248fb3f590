"""Whether a name in a text is the subject of its sentence, told by what stands around it."""

from __future__ import annotations

import re

from belie.domain.spans import Span
from belie.statements.roles import ROLE_NOUNS

OPENING = 80  # characters from the start of a sentence to its subject: a title, a day, a short phrase and a comma
QUOTED = 3000  # characters back in which an open quotation is looked for
_ABBREVIATED = "".join(
    rf"(?<!\b{word})" for word in "Mr Ms Mrs Dr Prof Sen Rep Gov Hon Lt Sgt Col Gen Fr St No v".split()
)
_STOP = re.compile(_ABBREVIATED + r"(?<!\b[A-Z])[.!?][\"”’']*\s+(?=[A-Z“\"])|\n\s*\n")
_PLAIN_LEADS = frozenset("the a an his her their its our my former acting then only".split())
_SHARED = re.compile(r"['’]|\s+(?:and|or)\s+[A-Z]|,\s+[A-Z][\w.]*\s+[A-Z]\w*\s+and\s")


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Return where sentences begin in `text[start:end]`, ascending, `start` first.

    A stop, marks that close a quotation, white space and a capital or an opening mark; or an empty line.
    """
    return [start, *(match.end() for match in _STOP.finditer(text, start, end))]


def opens_sentence(text: str, sentence: int, name: Span) -> bool:
    """True when a name outside quotations is the one subject of the sentence that begins at `sentence`.

    Before it stand at most a phrase with a comma, a title or a role: "On Sunday, Director Wanda Orle came", not
    "They met Wanda Orle".
    """
    before = text[sentence : name.start]
    if len(before) > OPENING or re.search(r"[“”\"]", before) or _is_quoted(text, name.start):
        return False
    lead = before.rpartition(", ")[2].split()
    plain = all(word[:1].isupper() or word.lower() in _PLAIN_LEADS or word.lower() in ROLE_NOUNS for word in lead)
    return plain and _SHARED.match(text, name.end) is None


def _is_quoted(text: str, at: int) -> bool:
    """True when a quotation opened in the same paragraph is not closed yet."""
    floor = max(0, at - QUOTED)
    before = text[max(floor, text.rfind("\n\n", floor, at) + 1) : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
