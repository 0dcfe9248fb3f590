"""Transcripts to turns: who speaks from where to where, in depositions, hearings, trials and press briefings.

Works on printed lines, so that page and line numbers do not matter, and gives spans of the clean text. A witness is
named by the cover ("DEPOSITION OF EDITH VARGA"), by being called ("EDITH VARGA, having been duly sworn"), by being
told to raise a hand or by the answer to "state your name"; the name is carried to every "A." until another witness is
called.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from belie.documents.clean import Cleaned
from belie.documents.lines import Line, iter_lines
from belie.documents.printed_names import natural_case
from belie.documents.turn_asides import aside_lines, ends_a_turn
from belie.documents.turn_labels import COUNSEL, Label, Role, Style
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
_NUMBER = re.compile(rf"^{_LINE_NUMBER}")
_BY = re.compile(
    rf"^{_LINE_NUMBER}[(\[]?(?:(?:DIRECT|CROSS|REDIRECT|RECROSS|FURTHER|CONTINUED)[- ]*)*(?:EXAMINATION)?\s*"
    rf"(?:BY|By)\s+(?P<who>{COUNSEL})\s*(?:,?\s*\(?(?:CONTINUED|Continuing|CONTINUING|Continued)\)?)?[)\]]?\s*:?\s*$"
)
_COVER = re.compile(
    r"\b(?:DEPOSITION|EXAMINATION|TESTIMONY|INTERVIEW|STATEMENT)(?:\s+UNDER\s+OATH)?\s+OF:?\s+"
    r"(?:(?:MR|MS|MRS|DR)\.?[ ]+)?(?P<who>[A-Z][A-Za-z.'’-]*(?:[ ]+[A-Z][A-Za-z.'’-]*){1,4})"
)
_CALLED = re.compile(
    rf"^\s*{_LINE_NUMBER}(?:(?:Whereupon|WHEREUPON|Thereupon),?:?\s*)?"
    r"(?P<who>[A-Z][A-Z'’-]+(?:\s+(?:[A-Z]\.|[A-Z][A-Z'’-]+)){1,3}),\s*(?:called\b"
    r"|a witness\b|the witness\b"
    r"|(?:PLAINTIFF|DEFENDANT|PETITIONER|RESPONDENT|GOVERNMENT|STATE|PEOPLE|DEFENSE)\S*\s+WITNESS|having been\b|being\b"
    r"|was\b|sworn\b|SWORN\b|WITNESS\b|after having\b|first having\b|previously\b)"
)
# "The People call Pim Haddow.", "Ms. Orle, please raise your right hand."
_CALLS = re.compile(
    r"\b(?:calls?|recalls?)\s+(?:as (?:its|our|their) (?:first|next) witness,?\s+)?"
    r"(?P<who>(?:(?:Mr|Ms|Mrs|Dr)\.\s)?[A-Z][\w'’-]+(?:\s(?:[A-Z]\.|[A-Z][\w'’-]+)){0,3})(?:\s+to the stand|[.,]|$)"
)
_CALLING = re.compile(
    r"\b(?:People|State|Government|Commonwealth|plaintiffs?|defen[cs]e|defendants?|we|We|Plaintiffs?|Defen[cs]e)\W"
)
_RAISE = re.compile(
    r"(?P<who>(?:Mr|Ms|Mrs|Dr)\.\s[A-Z][\w'’-]+(?:[- ][A-Z][\w'’-]+)?),\s(?:[^.?!]{0,40}\s)?raise your right hand"
)
_EXAMINATION = re.compile(
    rf"^{_LINE_NUMBER}(?:(?:DIRECT|CROSS|REDIRECT|RECROSS|FURTHER|CONTINUED)[- ]*)+(?:EXAMINATION)?\b[^a-z]*$"
    rf"|^{_LINE_NUMBER}E\s?X\s?A\s?M\s?I\s?N\s?A\s?T\s?I\s?O\s?N\s*$"
)
_STATE_NAME = re.compile(r"\b(?:state|spell|give)\b[^?.]{0,40}\bname\b", re.IGNORECASE)
_OWN_NAME = re.compile(
    r"^(?:My name is |It is |It's |I am )?(?P<who>[A-Z][a-z'’-]+(?:\s+(?:[A-Z]\.|[A-Z][a-z'’-]+)){1,3})\b"
)
_PARTIES = frozenset({"THE DEFENDANT", "THE PLAINTIFF", "THE PETITIONER", "THE RESPONDENT", "THE APPLICANT"})
_ASKS = re.compile(r"\?[\"”’')\]]*$")
ASKING_SHARE = 0.6  # of a speaker's turns that end with a question: one who examines, where nobody has a "Q."
COVER_LINES = 80


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a turn begins, or (`body_start` -1) where the turn before ends with nobody speaking."""

    part: Part
    label: Span  # in the document
    speaker: str
    body_start: int  # in the document
    at: int  # where its line begins: a line number or a time before the label is no word of the turn before


def find_turns(document: Document, cleaned: Cleaned, witness: str = "") -> list[Turn]:
    """Return the turns in order; the words before the first label belong to none.

    A turn ends where the next begins, or at a line that says that something happened ("(Recess taken.)"); it goes on
    behind such a line when no other label follows.

    Args:
        document: The transcript.
        cleaned: Its clean text.
        witness: Who testifies, where the cover tells; the text may name another later.
    """
    openings = list(_openings(document, witness))
    turns: list[Turn] = []
    for number, opening in enumerate(openings):
        if opening.body_start < 0:
            continue
        end = openings[number + 1].at if number + 1 < len(openings) else len(document.text)
        start = cleaned.to_clean(opening.body_start)
        body = trim(cleaned.text, Span(start, max(start, cleaned.to_clean(end))))
        label_start = cleaned.to_clean(opening.label.start)
        label = trim(cleaned.text, Span(label_start, max(label_start, min(start, label_start + len(opening.label)))))
        if len(body):
            turns.append(Turn(part=opening.part, label=label, speaker=opening.speaker, body=body))
    return _name_by_answer(_told_askers(turns, cleaned.text), cleaned.text)


def _openings(document: Document, witness: str) -> Iterator[_Opening]:
    lines = list(iter_lines(document))
    texts = [line.text for line in lines]
    style = Style.of(texts)
    cover = _COVER.search("\n".join(texts[:COVER_LINES]))
    reader = _Reader(style, witness.partition(";")[0] or (natural_case(cover["who"]) if cover else ""))
    at = 0
    while at < len(lines):
        after = texts[at + 1] if at + 1 < len(texts) else ""
        aside = aside_lines(texts, at)
        if aside:
            yield _nobody(lines[at])
            at += aside
            if at < len(lines) and reader.last and reader.goes_on(texts[at], lines[at]):
                start = lines[at].pieces[0][0]
                yield replace(reader.last, body_start=start, at=start)
            continue
        yield from reader.read(lines[at], after)
        at += 1


class _Reader:
    """Reads lines in order and keeps who testifies and who examines."""

    def __init__(self, style: Style, witness: str) -> None:
        self.style = style
        self.witness = witness
        self.counsel = ""
        self.last: _Opening | None = None
        self._answering = False

    def goes_on(self, text: str, line: Line) -> bool:
        """True when a line behind an aside belongs to the turn before it."""
        headed = _EXAMINATION.match(text) or ends_a_turn(text) or _BY.match(text) or text.isupper()
        return not headed and line.blanks < 3 and self.style.read(text, answering=self._answering) is None

    def read(self, line: Line, after: str) -> Iterator[_Opening]:
        """Yield the opening that a line makes, if it makes one."""
        text = line.text
        called = _CALLED.match(text if len(text) > 40 else f"{text} {_NUMBER.sub('', after)}")
        by = None if called else _BY.match(text)
        if called:
            self.witness = natural_case(called["who"])
        elif by:
            self.counsel = natural_case(by["who"])
        if called or by or ends_a_turn(text) or _EXAMINATION.match(text):
            self.last = None
            yield _nobody(line)
            return
        label = self.style.read(text, answering=self._answering)
        if label is None:
            return
        self.last = self._open(label, line)
        self._answering = self.last.part is Part.QUESTION
        yield self.last

    def _open(self, label: Label, line: Line) -> _Opening:
        body = _place(line, label.rest, len(line.text)).start if label.rest < len(line.text) else line.stop
        part, speaker = Part.COLLOQUY if self.style.lettered else Part.ANSWER, natural_case(label.who)
        if label.role is Role.QUESTION:
            self.counsel = natural_case(label.by) if label.by else self.counsel
            part, speaker = Part.QUESTION, self.counsel if self.style.lettered else ""
        elif label.role is Role.ANSWER:
            part, speaker = Part.ANSWER, self.witness
        elif label.who.upper() in _PARTIES:
            part = Part.ANSWER
        else:
            self._hear_of_witness(line.text[label.rest :])
        return _Opening(part, _place(line, label.start, label.end), speaker, body, line.pieces[0][0])

    def _hear_of_witness(self, words: str) -> None:
        """Take the witness from "The People call Pim Haddow." and "Ms. Orle, raise your right hand."."""
        raised = _RAISE.search(words)
        called = _CALLS.search(words) if _CALLING.search(words) else None
        found = raised or called
        if found:
            self.witness = found["who"].rstrip(".,")


def _nobody(line: Line) -> _Opening:
    where = _place(line, 0, len(line.text))
    return _Opening(Part.COLLOQUY, where, "", -1, where.start)


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


def _told_askers(turns: list[Turn], text: str) -> list[Turn]:
    """Return the turns with the questions of those who mostly ask, where nobody has a "Q.", marked as questions."""
    if any(turn.part is Part.COLLOQUY for turn in turns) or not any(turn.part is Part.ANSWER for turn in turns):
        return turns
    asking: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for turn in turns:
        total[turn.speaker] += 1
        asking[turn.speaker] += _ASKS.search(text[max(turn.body.start, turn.body.end - 8) : turn.body.end]) is not None
    askers = {who for who in total if total[who] >= 2 and asking[who] >= ASKING_SHARE * total[who]}
    return [
        replace(turn, part=Part.QUESTION)
        if turn.part is Part.ANSWER and turn.speaker in askers and _ASKS.search(turn.body.of(text)[-8:])
        else turn
        for turn in turns
    ]


def _name_by_answer(turns: list[Turn], text: str) -> list[Turn]:
    """Return the turns with a nameless witness named by the answer to "Please state your name"."""
    name = ""
    named: list[Turn] = []
    for number, turn in enumerate(turns):
        before = turns[number - 1] if number else None
        if turn.part is Part.ANSWER and before and _STATE_NAME.search(before.body.of(text)[:200]):
            own = _OWN_NAME.match(turn.body.of(text)[:80])
            name = own["who"] if own else name
        named.append(replace(turn, speaker=name) if turn.part is Part.ANSWER and not turn.speaker and name else turn)
    return named
