"""Whose words are whose before any sentence is read: body, transcript turns, earlier messages below a reply."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from belie.documents.clean import Cleaned
from belie.documents.headers import find_header, iter_replies
from belie.documents.lines import Line, iter_lines
from belie.documents.printed_names import read_name
from belie.documents.sheet_rows import FORMAT as SHEET
from belie.documents.sheet_rows import find_prose
from belie.documents.transcript import Part, Turn, find_turns
from belie.domain.documents import Document, DocumentKind, Frame
from belie.domain.spans import Span, fold_space


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Paragraphs with one speaker: the author where `label` is None, else the one named there.

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


def find_segments(document: Document, cleaned: Cleaned, frame: Frame) -> list[Segment]:
    """Return the segments in order; header blocks, page tops without a speaker and rows of sheets belong to none."""
    if frame.kind is DocumentKind.TRANSCRIPT:
        turns = find_turns(document, cleaned, frame.witness)
        if turns:
            return _turn_segments(turns, cleaned)
    if document.format == SHEET:
        return [Segment(paragraphs=(cell,), date=day) for cell, day in find_prose(document, cleaned)]
    if frame.kind in (DocumentKind.EMAIL, DocumentKind.MEMO, DocumentKind.LETTER):
        return _message_segments(document, cleaned)
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


def _message_segments(document: Document, cleaned: Cleaned) -> list[Segment]:
    lines: list[Line | None] = []  # None for a blank line
    for line in iter_lines(document):
        lines.extend([None, line] if line.blanks and lines else [line])
    texts = [line.text if line else "" for line in lines]
    header = find_header(texts)
    first = header.end if header else 0
    replies = list(iter_replies(texts, first))
    body_end = _line_start(lines, cleaned, _opening_line(texts, replies[0].name_line)) if replies else len(cleaned.text)
    body = Span(min(_line_start(lines, cleaned, first), body_end), body_end)
    segments = [Segment(paragraphs=_within(cleaned.paragraphs, body))]
    for reply in replies:
        start, end = _line_start(lines, cleaned, reply.first), _line_start(lines, cleaned, reply.end)
        name = read_name(reply.sender)[0]
        name_start = _line_start(lines, cleaned, reply.name_line)
        at = cleaned.text.find(reply.sender[:40], name_start, name_start + 300)
        shown = reply.sender.partition("<")[0].partition("[mailto")[0].strip(' "') or reply.sender
        at = cleaned.text.find(shown, at, at + len(reply.sender) + 2) if at >= 0 else at
        label = Span(at, at + len(shown)) if at >= 0 else None
        paragraphs = _within(cleaned.paragraphs, Span(start, max(start, end)))
        segments.append(Segment(paragraphs=paragraphs, label=label, speaker=name, date=reply.date))
    return segments


def _opening_line(texts: Sequence[str], name_line: int) -> int:
    """Return the line where an earlier message begins: its divider above the From line, or that line."""
    above = name_line - 1
    return above if above >= 0 and texts[above].strip("> ").startswith("--") else name_line


def _line_start(lines: Sequence[Line | None], cleaned: Cleaned, index: int) -> int:
    line = next((line for line in islice(lines, index, None) if line), None)
    return cleaned.to_clean(line.pieces[0][0]) if line else len(cleaned.text)


def _within(paragraphs: Sequence[Span], part: Span) -> tuple[Span, ...]:
    """Return the paragraphs cut to a part of the text, empty ones left out."""
    index = bisect_right(paragraphs, part.start, key=lambda paragraph: paragraph.end)
    cut: list[Span] = []
    while index < len(paragraphs) and paragraphs[index].start < part.end:
        cut.append(Span(max(paragraphs[index].start, part.start), min(paragraphs[index].end, part.end)))
        index += 1
    return tuple(span for span in cut if len(span))
