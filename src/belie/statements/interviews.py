"""Talk printed without the names of its speakers: who is "I" in the answers and "you" in the questions.

Two kinds: the interview, whose head says who is asked, and the argument before a court, whose bench calls on counsel
by name and whose counsel say who they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from belie.domain.spans import Span

MANY = 4  # questions that make an interview of a text that does not call itself one
HEAD_CHARS = 2500  # title and introduction
_INTERVIEWER = re.compile(
    r"\b(?:sat down with|interviewed by|spoke (?:to|with)|talked (?:to|with)) "
    r"([A-Z][^\W\d_]+ (?:[A-Z]\. )?[A-Z][^\W\d_]+)(?= for an interview|[.,\n])"
)
LONG = 400  # characters: questions that end an answer stand at the end of longer ones
_ASKS = re.compile(r"\bI (?:just )?(?:wanted|want|would like|['’]d like) to (?:know|ask)\b")
# A quotation at the head with the name of its speaker: "“Peace is the future.” Shimon Peres"
_QUOTED_BY = re.compile(
    r"(?:^|\n\n)[“\"][^”\"\n]{20,400}[”\"]\s*(?:[-–—]+\s*)?(?P<name>[A-Z][^\W\d_]+ (?:[A-Z]\. )?[A-Z][^\W\d_]+)"
)
_QUESTION = re.compile(r"\?[\"”’')]*\s*(?:\n|$)")
_CUE = re.compile(
    r"\b(?:interview(?:s|ed|ing)?(?: (?:with|of))?|(?:speaks?|spoke|talks?|talked|conversation|catches up|caught up)"
    r" (?:with|to)|tells \w+ (?:about|of))\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][^\W\d_]+ (?:[A-Z]\. )?[A-Z][^\W\d_]+"
_AFTER = re.compile(rf"(?: (?:[a-z]+|[A-Z]{{2,}}))* (?P<name>{_NAME})")
_BEFORE = re.compile(rf"(?P<name>{_NAME})\b[^.?!\n]{{0,50}}$")
_NO_PERSON = re.compile(
    r"\b(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|University|Institute|Department|Ministry|News|Times|Post|International|National|President)\b"
)


_COURT = re.compile(r"\b(?:[Yy]our [Hh]onors?|[Mm]y [Ll]ords?|[Mm]ay it please the [Cc]ourt|Chief Justice)\b")
_PERSON = r"([A-ZÀ-Þ][^\W\d_]+(?: (?:[A-Z]\. )?[A-ZÀ-Þ][^\W\d_]+){1,2})"
_INTRODUCES = re.compile(
    rf"\b(?:[Mm]y name is|[Tt]his is) {_PERSON}|(?:^|[,.] ){_PERSON},? (?:appearing |here )?(?:for|on behalf of) "
)
_CALLED = r"((?:Mr|Ms|Mrs|Dr|Professor)\.? [A-ZÀ-Þ][^\W\d_]+)"
_GIVES_FLOOR = re.compile(
    rf"{_CALLED},? (?:please|you may|go ahead|whenever)|^(?:\w+,? ){{0,3}}{_CALLED}[.,?]?\s*$"
    rf"|{_CALLED}\b[^.?]*\bgo ahead\b"
)
_BENCH = re.compile(rf"^(?:(?:So|And|But|Well|Okay|Now),? )?(?:[Cc]ounsel(?:or)?|{_CALLED}),|\byour client\b|\?\W*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of talk: `name` is "you" in it when it asks, else "I"."""

    span: Span
    name: str
    asks: bool
    asker: str = ""  # who is "I" in a question, where the head names the interviewer


def find_turns(text: str, people: Sequence[tuple[Span, str]]) -> list[Turn]:
    """Return the turns of an interview or an argument whose speakers are known; empty for any other text.

    Args:
        text: The document.
        people: Where people are named, ascending, with their full names.
    """
    asked = find_interviewee(text, people)
    if asked:
        by = _INTERVIEWER.search(text[:HEAD_CHARS])
        asker = by[1] if by and by[1] != asked and not _NO_PERSON.search(by[1]) else ""
        return [Turn(span, asked, _is_question(span.of(text)), asker) for span in _paragraphs(text)]
    return list(_argued(text, people)) if _COURT.search(text) else []


def _argued(text: str, people: Sequence[tuple[Span, str]]) -> Iterator[Turn]:
    """Yield the turns of counsel who introduce themselves or are called on, and of the bench that answers them.

    Bench and counsel take turns; a question, "counsel" and "your client" are the bench's.
    """
    full = {name.split()[-1].lower(): name for _, name in people if " " in name}
    holder, bench_next = "", False
    for span in _paragraphs(text):
        words = span.of(text)
        introduced = _INTRODUCES.search(words[:300])
        called = _GIVES_FLOOR.search(words)
        if introduced:
            holder, bench_next = introduced[1] or introduced[2], False
        elif called:
            printed = next(filter(None, (called[group] for group in (1, 2, 3))))
            holder, bench_next = full.get(printed.split()[-1].lower(), printed), False
            continue
        if not holder:
            continue
        asks = _BENCH.search(words) is not None or bench_next
        yield Turn(span, holder, asks)
        bench_next = not asks and not introduced


def _paragraphs(text: str) -> Iterator[Span]:
    at = 0
    for gap in re.finditer(r"\n\s*\n|\Z", text):
        if text[at : gap.start()].strip():
            yield Span(at, gap.start())
        at = gap.end()


def _is_question(words: str) -> bool:
    """True for a paragraph that ends with a question mark, unless it is long and speaks to nobody."""
    asks = words.rstrip().endswith("?") and (len(words) < LONG or re.search(r"\byour?\b", words[-LONG:], re.IGNORECASE))
    return bool(asks) or _ASKS.search(words[:LONG]) is not None


def find_interviewee(text: str, people: Sequence[tuple[Span, str]]) -> str:
    """Return who is interviewed, or "" when the text is no interview or its head leaves it open.

    Args:
        text: The document; an interview has at least two lines that end with a question mark.
        people: Where people are named, ascending, with their names.
    """
    head = text[:HEAD_CHARS]
    asked = len(_QUESTION.findall(text))
    if not _CUE.search(head):
        quoted = _QUOTED_BY.search(head) if asked >= MANY else None
        return quoted["name"] if quoted and not _NO_PERSON.search(quoted["name"]) else ""
    if asked < 2:
        return ""
    for cue in _CUE.finditer(head):
        by = head[cue.end() :].startswith(" by ") or cue.group().lower().startswith("tells")
        printed = _BEFORE.search(head[: cue.start()]) if by else _AFTER.match(head, cue.end())
        if printed and not _NO_PERSON.search(printed["name"]):
            return printed["name"]
        near = [name for span, name in people if 0 <= span.start - cue.end() < 60 or 0 <= cue.start() - span.end < 20]
        if near and not by and " " in near[-1]:
            return near[-1]
    named = Counter(name for span, name in people if span.start < len(head) and " " in name).most_common(2)
    alone = len(named) == 1 or (len(named) == 2 and named[0][1] > named[1][1])
    return named[0][0] if named and alone else ""
