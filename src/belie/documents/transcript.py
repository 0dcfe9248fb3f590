"""Transcripts to turns: who speaks from where to where, in depositions, hearings, trials and press briefings.

Works on printed lines, so that page and line numbers do not matter, and gives spans of the clean text. A witness is
named by the cover ("DEPOSITION OF EDITH VARGA"), by being called ("EDITH VARGA, having been duly sworn") or by the
answer to "state your name"; the name is carried to every "A." until another witness is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from belie.documents.clean import Cleaned
from belie.documents.lines import Line, iter_lines
from belie.documents.printed_names import natural_case
from belie.domain.documents import Document
from belie.domain.spans import Span, trim


class Part(StrEnum):
    """What a turn is."""

    QUESTION = "question"
    ANSWER = "answer"  # by the witness, or by the official at a press briefing
    COLLOQUY = "colloquy"  # court, counsel, clerk


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn: the label as printed, the speaker's name where known, and the words, all in the clean text."""

    part: Part
    label: Span
    speaker: str  # "Edith Varga", "Mr. Lindqvist", "The Court"; "" when unknown
    body: Span


_LINE_NUMBER = r"(?:\d{1,2}\s+)?"
_QA = re.compile(rf"^{_LINE_NUMBER}(?P<label>(?P<qa>[QA])(?:[.:]|(?=\s)))\s*(?:\((?:By|BY)[^)]*\)\s*)?(?P<rest>.*)$")
_NAMED = re.compile(
    rf"^{_LINE_NUMBER}(?P<label>(?P<who>(?:THE|MR|MS|MRS|MISS|DR|JUDGE|SECRETARY|DIRECTOR|MINISTER|SEN|REP|GOV"
    rf"|SPECIAL AGENT|OFFICER)"
    r"\b\.?(?:\s+[A-Z][A-Z'’.-]+){0,3}"
    r"|[A-Z][A-Z'’.-]+(?:\s+[A-Z][A-Z'’.-]+){0,3})\s*(?:\([^)]{2,40}\))?\s*:)\s*(?P<rest>.*)$"
)
_BY = re.compile(
    rf"^{_LINE_NUMBER}(?:(?:DIRECT|CROSS|REDIRECT|RECROSS|FURTHER)[- ]*(?:EXAMINATION)?\s*)?BY\s+(?P<who>(?:MR"
    rf"|MS|MRS|MISS|DR)\.?\s+[A-Z][A-Z'’.-]+)\s*:?\s*$"
)
_COVER = re.compile(
    r"\bDEPOSITION\s+OF:?\s+(?:(?:MR|MS|MRS|DR)\.?[ ]+)?(?P<who>[A-Z][A-Za-z.'’-]*(?:[ ]+[A-Z][A-Za-z.'’-]*){1,4})"
)
_CALLED = re.compile(
    rf"^\s*{_LINE_NUMBER}(?P<who>[A-Z][A-Z'’-]+(?:\s+(?:[A-Z]\.|[A-Z][A-Z'’-]+)){{1,3}}),\s*(?:called\b"
    rf"|a witness\b|the witness\b"
    r"|(?:PLAINTIFF|DEFENDANT|PETITIONER|RESPONDENT|GOVERNMENT)\S*\s+WITNESS|having been\b|being\b|was\b"
    r"|sworn\b|SWORN\b|WITNESS\b)"
)
_EXAMINATION = re.compile(
    rf"^{_LINE_NUMBER}(?:(?:DIRECT|CROSS|REDIRECT|RECROSS|FURTHER|CONTINUED)[- ]*)+(?:EXAMINATION)?\b[^a-z]*$"
)
_STATE_NAME = re.compile(r"\b(?:state|spell|give)\b[^?.]{0,40}\bname\b", re.IGNORECASE)
_OWN_NAME = re.compile(
    r"^(?:My name is |It is |It's |I am )?(?P<who>[A-Z][a-z'’-]+(?:\s+(?:[A-Z]\.|[A-Z][a-z'’-]+)){1,3})\b"
)
_ARTICLE = re.compile(rf"^{_LINE_NUMBER}A [a-z]")
_NUMBER = re.compile(rf"^{_LINE_NUMBER}")
_RECESS = re.compile(
    rf"^\s*{_LINE_NUMBER}\(?(?:Proceedings|CERTIFICATE|Recess|Whereupon|Discussion off|Pause|WHEREUPON|Exhibit)\b"
)
_NOT_LABELS = frozenset(
    "EXHIBIT PAGE LINE NOTE DATE TIME RE CASE NO SUBJECT TO FROM CC PRESENT APPEARANCES INDEX VOLUME "
    "LOCATION REPORTER".split()
)
_REPORTERS = frozenset({"Q", "QUESTION", "REPORTER"})


@dataclass(frozen=True, slots=True)
class _Opening:
    part: Part
    label: Span  # in the document
    speaker: str
    body_start: int  # in the document


def find_turns(document: Document, cleaned: Cleaned) -> list[Turn]:
    """Return the turns in order; the words before the first label belong to none.

    A turn ends where the next begins, or at a line that says that something happened ("(Recess taken.)").
    """
    turns: list[Turn] = []
    openings = list(_openings(document))
    for number, opening in enumerate(openings):
        if opening.body_start < 0:
            continue
        end = openings[number + 1].label.start if number + 1 < len(openings) else len(document.text)
        start = cleaned.to_clean(opening.body_start)
        body = trim(cleaned.text, Span(start, max(start, cleaned.to_clean(end))))
        label_start = cleaned.to_clean(opening.label.start)
        label = trim(cleaned.text, Span(label_start, max(label_start, min(start, label_start + len(opening.label)))))
        if len(body):
            turns.append(Turn(part=opening.part, label=label, speaker=opening.speaker, body=body))
    return _name_by_answer(turns, cleaned.text)


def _openings(document: Document) -> Iterator[_Opening]:
    witness, counsel = "", ""
    before: Part | None = None
    lines = list(iter_lines(document))
    cover = _COVER.search("\n".join(line.text for line in lines[:80]))
    if cover:
        witness = natural_case(cover["who"])
    briefing = not any(_QA.match(line.text) and _QA.match(line.text)["qa"] == "A" for line in lines)  # type: ignore[index]
    for number, line in enumerate(lines):
        after = lines[number + 1].text if number + 1 < len(lines) else ""
        called = _CALLED.match(line.text if len(line.text) > 40 else f"{line.text} {_NUMBER.sub('', after)}")
        if called:
            witness = natural_case(called["who"])
            yield _Opening(Part.COLLOQUY, _place(line, 0, len(line.text)), "", -1)
            continue
        by = _BY.match(line.text)
        if by:
            counsel = natural_case(by["who"])
            yield _Opening(Part.COLLOQUY, _place(line, 0, len(line.text)), "", -1)
            continue
        if _RECESS.match(line.text) or _EXAMINATION.match(line.text):
            yield _Opening(Part.COLLOQUY, _place(line, 0, len(line.text)), "", -1)
            continue
        asked = _QA.match(line.text)
        named = None if asked else _NAMED.match(line.text)
        match = asked or named
        if match is None:
            continue
        label = _place(line, match.start("label"), match.end("label"))
        body = _place(line, match.start("rest"), len(line.text)).start
        if asked and asked["qa"] == "A" and _ARTICLE.match(line.text) and before is not Part.QUESTION:
            continue  # "A truck came" is no answer's label
        if asked:
            part = Part.QUESTION if asked["qa"] == "Q" else Part.ANSWER
            before = part
            yield _Opening(part, label, counsel if part is Part.QUESTION else witness, body)
        elif named and named["who"].strip().split()[0] not in _NOT_LABELS:
            opening = _named_opening(named["who"].strip(), label, body, witness, briefing=briefing)
            before = opening.part
            yield opening


def _named_opening(who: str, label: Span, body: int, witness: str, *, briefing: bool) -> _Opening:
    if who in ("THE WITNESS", "THE DEPONENT", "THE DEFENDANT", "A"):
        return _Opening(Part.ANSWER, label, witness, body)
    if who in _REPORTERS:
        return _Opening(Part.QUESTION, label, "", body)
    return _Opening(Part.ANSWER if briefing else Part.COLLOQUY, label, natural_case(who), body)


def _place(line: Line, start: int, end: int) -> Span:
    """Return where characters `[start, end)` of a printed line stand in the document."""
    at = 0
    first = last = line.pieces[-1][1]
    for piece_start, piece_end in line.pieces:
        size = piece_end - piece_start
        if at <= start < at + size:
            first = piece_start + start - at
        if at < end <= at + size:
            last = piece_start + end - at
        at += size
    return Span(min(first, last), max(first, last))


def _name_by_answer(turns: list[Turn], text: str) -> list[Turn]:
    """Return the turns with a nameless witness named by the answer to "Please state your name"."""
    name = ""
    named: list[Turn] = []
    for number, turn in enumerate(turns):
        before = turns[number - 1] if number else None
        if (
            turn.part is Part.ANSWER
            and before
            and before.part is Part.QUESTION
            and _STATE_NAME.search(before.body.of(text)[:200])
        ):
            own = _OWN_NAME.match(turn.body.of(text)[:80])
            name = own["who"] if own else name
        named.append(replace(turn, speaker=name) if turn.part is Part.ANSWER and not turn.speaker and name else turn)
    return named
