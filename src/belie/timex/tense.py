"""Whether a clause speaks of what is to come or of what has been: a list of cue words, no parser."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future", ""]

_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|['’]ll|(?:is|are|be|been)\s+(?:now\s+|currently\s+)?due|(?:is|are|be|been|was|were)\s+(?:now\s+|currently\s+)?(?:set|scheduled|slated|expected|"
    r"planned|supposed|about)|(?:scheduled|set|slated|expected)\s+(?:for|to|by|on)|expects?|plans?|intends?|hopes?|going\s+to|"
    r"(?:is|are)\s+to|to\s+be|must|please|upcoming|would|could|deadline|may|can|let['’]s|remains?\s+open)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|met|went|made|took|gave|came|saw|left|began|found|held|kept|wrote|spoke|sent|paid|"
    r"got|knew|thought|became|brought|bought|sold|ran|rose|fell|struck|broke|won|lost|has|have|felt|heard|stood|led|grew|"
    r"drew|flew|hit|cut|put|shut|reported|filed|shot|fought|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"^\W*(?:hold|send|call|wait|return|keep|file|submit|please|bring|meet|pay|sign|reply|respond|let|do|don['’]t|tell|give|"
    r"ask|finish|complete|deliver|forward|provide|prepare|have|get|make|stop|expect|come|be|see|remind|confirm)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]|,\s+(?:and|but|while|which|who|whereas)\b|\bbut\b|\bthat\b|\band\s+(?=(?:is|was|will|has|had|he|she|they|it|we|the)\b)"
)


def tense_of(sentence: str, start: int, end: int) -> Tense:
    """Return the tense of the clause around `[start, end)` of a sentence, "" when nothing tells.

    The clause is tried first, then the whole sentence, so "I will be at the bank tomorrow and back on Tuesday"
    is future throughout.
    """
    left = max((m.end() for m in _CLAUSE.finditer(sentence, 0, start)), default=0)
    right = next((m.start() for m in _CLAUSE.finditer(sentence, end)), len(sentence))
    for words in (f"{sentence[left:start]} {sentence[end:right]}", f"{sentence[:start]} {sentence[end:]}"):
        future, past = _nearest(_FUTURE, words, start - left), _nearest(_PAST, words, start - left)
        if _IMPERATIVE.match(words) and past is None:
            return "future"
        if future is not None and (past is None or future <= past or _FUTURE_WINS.search(words)):
            return "future"
        if past is not None:
            return "past"
    return ""


_FUTURE_WINS = re.compile(r"\b(?:will|shall|scheduled|expected|slated|['’]ll|is\s+set)\b", re.IGNORECASE)


def _nearest(pattern: re.Pattern[str], words: str, at: int) -> int | None:
    distances = [min(abs(m.start() - at), abs(m.end() - at)) for m in pattern.finditer(words)]
    return min(distances) if distances else None
