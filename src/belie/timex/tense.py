"""Whether a clause speaks of what is to come or of what has been: a list of cue words, no parser."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future", ""]

_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|['’]ll|(?:is|are|be|been)\s+(?:now\s+|currently\s+)?due|"
    r"(?:is|are|be|been|was|were)\s+(?:now\s+|currently\s+)?(?:set|scheduled|slated|expected|planned|supposed|about)|"
    r"(?:scheduled|set|slated|expected)\s+(?:for|to|by|on)|expects?|plans?|intends?|hopes?|going\s+to|(?:is|are)\s+to|"
    r"to\s+be|must|please|upcoming|deadline|takes?\s+effect|begins|starts|opens|expires|ends|let['’]s|remains?\s+open)\b",
    re.IGNORECASE,
)
# "will be held", "is scheduled to be heard": the participle is no past.
_PASSIVE = re.compile(
    r"\b(will|shall|['’]ll|must|to|should|may|can)\s+(?:not\s+)?(?:be|have|get)\s+(?:been\s+)?[a-z]+\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|met|went|made|took|gave|came|saw|left|began|found|held|kept|wrote|spoke|sent|paid|"
    r"got|knew|thought|became|brought|bought|sold|ran|rose|fell|struck|broke|won|lost|has|have|felt|heard|stood|led|grew|"
    r"drew|flew|hit|cut|put|shut|reported|filed|shot|fought|(?!expected|scheduled|slated|supposed|planned)[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"^\W*(?:hold|send|call|wait|return|keep|file|submit|please|bring|meet|pay|sign|reply|respond|let|do|don['’]t|tell|give|"
    r"ask|finish|complete|deliver|forward|provide|prepare|have|get|make|stop|expect|come|be|see|remind|confirm)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]|,\s+(?:and|but|while|which|who|whereas)\b|\bbut\b|\bthat\b|"
    r"\band\s+(?=(?:is|was|will|has|had|he|she|they|it|we|the)\b)"
)
_CHUNK = re.compile(r"[;:,]|\bthat\b")


def tense_of(sentence: str, start: int, end: int) -> Tense:
    """Return the tense of the clause around `[start, end)` of a sentence, "" when nothing tells.

    The words between two commas are tried first, then the clause, then the sentence, so "I will be at the bank
    tomorrow and back on Tuesday" is future throughout and "announced in May, is expected" past at "May".
    """
    sentence = sentence[max(0, start - _WINDOW) : end + _WINDOW]
    start, end = min(start, _WINDOW), min(start, _WINDOW) + end - start
    tried = ""
    for bound in (_CHUNK, _CLAUSE, None):
        left = max((m.end() for m in bound.finditer(sentence, 0, start)), default=0) if bound else 0
        right = next((m.start() for m in bound.finditer(sentence, end)), len(sentence)) if bound else len(sentence)
        words = f"{sentence[left:start]} {sentence[end:right]}"
        tense = _tense(words, start - left) if words != tried else ""
        if tense:
            return tense
        tried = words
    return ""


_WINDOW = 250  # characters on either side: a verb farther off tells nothing of this date


def _tense(words: str, at: int) -> Tense:
    words = _PASSIVE.sub(_keep_length, words)
    future, past = _nearest(_FUTURE, words, at), _nearest(_PAST, words, at)
    if past is None:
        return "future" if future is not None or _IMPERATIVE.match(words) or _WEAK.search(words) else ""
    return "future" if future is not None and future <= past else "past"


def _keep_length(match: re.Match[str]) -> str:
    """Put the auxiliary where the participle ended, so that it is as near as its verb."""
    return match[1].rjust(len(match[0]))


_WEAK = re.compile(r"\b(?:would|could|may|can|should)\b")  # in lower case: May is a month


def _nearest(pattern: re.Pattern[str], words: str, at: int) -> int | None:
    distances = [min(abs(m.start() - at), abs(m.end() - at)) for m in pattern.finditer(words)]
    return min(distances) if distances else None
