"""What has been told and what will be: the clause before, the date ahead, the story so far."""

from __future__ import annotations

import re

from belie.timex.days import days_of
from belie.timex.durations import duration_value
from belie.timex.pattern import Node, code
from belie.timex.reading import Reading, Value
from belie.timex.resolve import resolve
from belie.timex.sentences import REFS, TIMES, Sentence
from belie.timex.terms import Cal, Clock, Dur, Event, Fixed, Named, Rel, RelNamed

_CLAUSE_STARTS = re.compile(r"[;:]\s|,\s+(?:and|but)\s")
_LAST_WORDS = re.compile(r"[\s,;:.!?]*$")


def told_before(piece: Node, value: Value, sentences: list[Sentence], sentence: Sentence, text: str) -> Event | None:
    """Return "three days later" as an offset from the clause before it, when no date has been told to count from."""
    term = piece.value
    if isinstance(term, Clock) and term.shift and isinstance(term.on, Rel) and term.on.base == "focus":
        term = Rel(unit="D", n=term.shift, base="focus")
    counted = isinstance(term, Rel) and term.base == "focus" and (term.shifted or term.n in (1, -1))
    if not isinstance(term, Rel) or not counted or (value.text and not value.derived.endswith("the document date")):
        return None
    before = [m.end() for m in _CLAUSE_STARTS.finditer(text, sentence.start, piece.start)]
    if before:
        left, right = ([sentence.start, *before])[-2], before[-1]
    else:
        earlier = next((s for s in reversed(sentences[: sentence.number]) if s.end - s.start > 3), None)
        if earlier is None:
            return None
        left, right = earlier.start, earlier.end
    clause = _LAST_WORDS.sub("", re.sub(r"(?:,\s+(?:and|but))\s*$", "", text[left:right]))
    if not clause:
        return None
    amounts = tuple((None if n is None else abs(n), unit) for n, unit in ((term.n, term.unit), *term.frac))
    sign = "+" if term.n is None or term.n > 0 else "-"
    return Event(offset=sign + duration_value(amounts, whole=True), start=left, end=left + len(clause))


def date_ahead(nodes: list[Node], index: int, reading: Reading) -> str:
    """Return the value of the next full date of the sentence."""
    for node in nodes[index + 1 :]:
        term = node.value
        if (
            node.kind not in TIMES
            or node.kind in REFS
            or isinstance(term, Rel | RelNamed | Fixed | Dur | Event | Named)
        ):
            continue
        if isinstance(term, Clock) and (term.on is None or isinstance(term.on, Rel | RelNamed)):
            continue
        value = resolve(term, reading)
        if value is not None and days_of(value.text):
            return value.text
    return ""


_MOVES = frozenset(code(kind) for kind in "IN BY SINCE DURING UNTIL EARLY LATE FROM AFTER".split())


def remember(value: Value, piece: Node, before: Node | None, reading: Reading, paragraph: int, aside: bool) -> None:
    """Let the reading know the date just told."""
    term = piece.value
    text = value.text
    if value.type not in ("DATE", "TIME") or "REF" in text or text.startswith(("FY", "XXXX", "T")):
        return
    if isinstance(term, Rel) and reading.narrative and (term.base == "dct" or term.unit in ("DE", "CE")):
        return
    bare = isinstance(term, Cal) and term.year is not None and term.month is None and not term.sub
    passing = bare and (aside or not (before is None or before.kind in _MOVES or piece.mod))
    reading.focus.tell(text, sentence=reading.sentence, paragraph=paragraph, passing=passing)


_CLAUSE_END = re.compile(r"[;:]")


def without_events(words: str, sentence: Sentence) -> str:
    """Return the sentence with event phrases blanked, so that none is dated by its own words."""
    for node in sentence.nodes:
        if isinstance(node.value, Event):
            start, end = node.start - sentence.start, node.end - sentence.start
            words = words[:start] + " " * (end - start) + words[end:]
    return words


def clause_around(words: str, start: int, end: int) -> str:
    """Return the words around `[start, end)` up to the nearest semicolons or colons."""
    left = max((m.end() for m in _CLAUSE_END.finditer(words, 0, start)), default=0)
    right = next((m.start() for m in _CLAUSE_END.finditer(words, end)), len(words))
    return f"{words[left:start]} {words[end:right]}"
