"""Which message of a chain each line of a mail belongs to: the writer's own, one below a header, one behind ">" marks.

Words without ">" between quoted lines are the upper writer's, however deep the quotation; quoted lines that no
"On ..., X wrote:" opens are the message answered: of whoever is quoted whole further down, or of the one addressed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from belie.documents.clean import Cleaned
from belie.documents.headers import Reply, find_header, iter_replies
from belie.documents.lines import Line, iter_lines
from belie.documents.printed_names import read_name
from belie.domain.documents import Document, Frame
from belie.domain.spans import Span

_MARKS = re.compile(r"[>\s]*")
_DIVIDER = re.compile(r"[>\s]*(?:-{2,}|_{5,}|Begin forwarded message:)")
_SEVERAL = re.compile(r"[;&]|\band\b")
NEAR = 300  # characters below an opening in which the writer's name stands


@dataclass(frozen=True, slots=True)
class Part:
    """A run of lines of one message: its words in the clean text, and whose they are.

    `label` is where the writer is named, None for the writer of the whole and for a quotation nobody opens; `quoted`
    is false for the former alone.
    """

    words: Span
    quoted: bool = False
    label: Span | None = None
    writer: str = ""
    date: str = ""


def find_parts(document: Document, cleaned: Cleaned, frame: Frame) -> list[Part]:
    """Return the parts of a mail, memo or letter in order, header blocks left out; the first is its writer's own."""
    lines: list[Line | None] = []  # None for a blank line
    for line in iter_lines(document):
        lines.extend([None, line] if line.blanks and lines else [line])
    texts = [line.text if line else "" for line in lines]
    header = find_header(texts)
    first = header.end if header else 0
    replies = list(iter_replies(texts, first))
    starts = _line_starts(lines, cleaned)
    known = [_part_of(reply, starts, cleaned) for reply in replies]
    owner_of = _owners(texts, first, replies)
    answered = _answered(known, frame)
    parts: list[Part] = []
    at = first
    while at < len(texts):
        owner = owner_of[at]
        end = at
        while end < len(texts) and owner_of[end] == owner:
            end += 1
        words = Span(starts[at], max(starts[at], starts[end]))
        if owner == _OWN:
            parts.append(Part(words))
        elif owner == _ANSWERED:
            parts.append(Part(words, quoted=True, writer=answered.writer, date=answered.date))
        elif owner >= 0:
            held = known[owner]
            parts.append(Part(words, quoted=True, label=held.label, writer=held.writer, date=held.date))
        at = end
    return parts


_OWN, _ANSWERED, _HEADER = -1, -2, -3


def _owners(texts: Sequence[str], first: int, replies: Sequence[Reply]) -> list[int]:
    """Return for each line the number of the reply it belongs to, or one of `_OWN`, `_ANSWERED`, `_HEADER`."""
    owners = [_HEADER] * len(texts)
    by_depth = {0: _OWN}
    openings = {_opening_line(texts, reply.name_line): number for number, reply in enumerate(replies)}
    at, last = first, _OWN
    while at < len(texts):
        number = openings.get(at)
        if number is not None:
            reply = replies[number]
            depth = _depth(texts[at])
            below = next((text for text in texts[reply.first :] if text.strip("> ")), "")
            inside = depth + 1 if _depth(below) > depth else depth
            by_depth = {known: owner for known, owner in by_depth.items() if known < inside} | {inside: number}
            at, last = max(reply.first, at + 1), number
            continue
        if texts[at].strip():
            depth = _depth(texts[at])
            last = by_depth.get(depth, _ANSWERED)
        owners[at] = last
        at += 1
    return owners


def _depth(text: str) -> int:
    """Return how many ">" a line begins with."""
    marks = _MARKS.match(text)
    return marks.group().count(">") if marks else 0


def _part_of(reply: Reply, starts: Sequence[int], cleaned: Cleaned) -> Part:
    """Return who wrote a message and where that is printed; without its words."""
    name_start = starts[reply.name_line]
    shown = reply.sender.partition("<")[0].partition("[mailto")[0].strip(' "') or reply.sender
    at = cleaned.text.find(shown, name_start, name_start + NEAR)
    label = Span(at, at + len(shown)) if at >= 0 else None
    return Part(Span(0, 0), quoted=True, label=label, writer=read_name(reply.sender)[0], date=reply.date)


def _answered(known: Sequence[Part], frame: Frame) -> Part:
    """Return the message that quoted lines without an opening answer: the one addressee's, or the addressee's below."""
    below = next((part for part in known if part.writer and part.writer in frame.addressee), None)
    alone = "" if _SEVERAL.search(frame.addressee) else frame.addressee
    return Part(Span(0, 0), quoted=True, writer=below.writer if below else alone, date=below.date if below else "")


def _opening_line(texts: Sequence[str], name_line: int) -> int:
    """Return the line where an earlier message begins: its divider above the From line, or that line."""
    above = name_line - 1
    while above > 0 and not texts[above].strip("> "):
        above -= 1
    return above if above >= 0 and _DIVIDER.match(texts[above]) else name_line


def _line_starts(lines: Sequence[Line | None], cleaned: Cleaned) -> list[int]:
    """Return where each line begins in the clean text, a blank one where the next begins; one more for the end."""
    starts = [len(cleaned.text)] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        starts[index] = cleaned.to_clean(line.pieces[0][0]) if line else starts[index + 1]
    return starts
