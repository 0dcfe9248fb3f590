"""Whose words are whose before any sentence is read: body, transcript turns, earlier messages below a reply."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from belie.documents.clean import Cleaned
from belie.documents.sheet_rows import FORMAT as SHEET
from belie.documents.sheet_rows import find_prose
from belie.documents.transcript import Part, Turn, find_turns
from belie.domain.documents import Document, DocumentKind, Frame
from belie.domain.spans import Span, fold_space
from belie.statements.messages import find_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Paragraphs with one speaker: the author, or the one named at `label`, or (`quoted`) another message's.

    `part` is set in transcripts; `question` is what an answer answers, `listener` who is asked; `date` is printed
    with an earlier message, or in the row of a sheet.
    """

    paragraphs: tuple[Span, ...]
    label: Span | None = None
    speaker: str = ""
    part: Part | None = None
    question: str = ""
    listener: str = ""  # who is asked: "you" in a question
    date: str = ""
    quoted: bool = False


def find_segments(document: Document, cleaned: Cleaned, frame: Frame) -> list[Segment]:
    """Return the segments in order; header blocks, page tops without a speaker and rows of sheets belong to none."""
    if frame.kind is DocumentKind.TRANSCRIPT:
        turns = find_turns(document, cleaned, frame.witness)
        if turns:
            return _turn_segments(turns, cleaned)
    if document.format == SHEET:
        return [Segment(paragraphs=(cell,), date=day) for cell, day in find_prose(document, cleaned)]
    if frame.kind in (DocumentKind.EMAIL, DocumentKind.MEMO, DocumentKind.LETTER):
        return _message_segments(document, cleaned, frame)
    return [Segment(paragraphs=cleaned.paragraphs)]


def _turn_segments(turns: Sequence[Turn], cleaned: Cleaned) -> list[Segment]:
    asked = _Asked()
    segments: list[Segment] = []
    for number, turn in enumerate(turns):
        after = turns[number + 1] if number + 1 < len(turns) else turn
        words = fold_space(turn.body.of(cleaned.text))
        segments.append(
            Segment(
                paragraphs=_within(cleaned.paragraphs, turn.body),
                label=turn.label,
                speaker=turn.speaker,
                part=turn.part,
                question=asked.answered_by(turn, words),
                listener=after.speaker if turn.part is Part.QUESTION and after.part is Part.ANSWER else "",
            )
        )
        asked.hear(turn, words)
    return segments


_QUESTION = re.compile(r"[^.?!]*\?[\"”’')]*$")
# "And the second one?", "In July?", "Why not?": asks nothing without the question before it.
_FRAGMENT = re.compile(
    r"(?:And|But|Or|So|Then|Nor|Not)[, ]|(?:What|How) about\b|(?:In|On|At|By|To|With|From|For|Why|When|Where)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must|\w+n['’]t|you|he|she|they"
    r"|it)\b",
    re.IGNORECASE,
)
MAX_FRAGMENT_WORDS = 6
LONGEST_QUESTION = 600  # characters looked at from a turn's end


class _Asked:
    """Which question stands open: an objection leaves it so, an interrupted one goes on, a fragment needs the last."""

    def __init__(self) -> None:
        self._open = ""  # not yet answered
        self._last = ""  # the last whole question
        self._broken = False  # the last answer broke off: "I was --"
        self._before: Turn | None = None

    def answered_by(self, turn: Turn, words: str) -> str:
        """Return the question that a turn answers, "" for none."""
        if turn.part is Part.QUESTION:
            return ""
        if turn.part is Part.ANSWER and (self._broken or words.startswith("--")) and not self._open:
            return self._last
        own = self._before is not None and self._before.speaker == turn.speaker != ""
        return self._open if turn.part is Part.ANSWER and not own else ""

    def hear(self, turn: Turn, words: str) -> None:
        """Take in a turn."""
        if turn.part is Part.QUESTION:
            self._ask(words)
        elif turn.part is Part.ANSWER:
            self._open, self._broken = "", words.endswith(("--", "—"))
        if turn.part is not Part.QUESTION and (asked := _QUESTION.search(words[-LONGEST_QUESTION:])):
            self._ask(asked.group().strip())  # the court asks, or an official back
        self._before = turn

    def _ask(self, words: str) -> None:
        goes_on = words.startswith(("--", "—")) and self._last.endswith(("--", "—"))
        plain = words.strip("-— ")
        fragment = len(plain.split()) <= MAX_FRAGMENT_WORDS and (
            _FRAGMENT.match(plain) is not None or not _FINITE.search(plain)
        )
        short = fragment and _FINITE.search(plain.partition(" ")[2]) is None
        self._open = f"{self._last} {words}" if self._last and (goes_on or short) else words
        self._last = words if not short else self._last
        self._last = self._open if goes_on else self._last
        self._broken = False


def _message_segments(document: Document, cleaned: Cleaned, frame: Frame) -> list[Segment]:
    return [
        Segment(
            paragraphs=_within(cleaned.paragraphs, part.words),
            label=part.label,
            speaker=part.writer,
            date=part.date,
            quoted=part.quoted,
        )
        for part in find_parts(document, cleaned, frame)
    ]


def _within(paragraphs: Sequence[Span], part: Span) -> tuple[Span, ...]:
    """Return the paragraphs cut to a part of the text, empty ones left out."""
    index = bisect_right(paragraphs, part.start, key=lambda paragraph: paragraph.end)
    cut: list[Span] = []
    while index < len(paragraphs) and paragraphs[index].start < part.end:
        cut.append(Span(max(paragraphs[index].start, part.start), min(paragraphs[index].end, part.end)))
        index += 1
    return tuple(span for span in cut if len(span))
