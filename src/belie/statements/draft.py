"""A statement on its way: spans of the clean text, before it has an id, a forum and dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from belie.domain.spans import Span
from belie.domain.statements import Form
from belie.statements.cues import Cue


@dataclass(slots=True, kw_only=True)
class Draft:
    """One statement being put together; mutable, because a quotation may go on after its cue."""

    content: list[Span]
    form: Form
    around: str = ""  # its region without the words attributed
    region: Span | None = None  # the part of the sentence that tells of this statement and of no other
    cited: str = ""  # the citation behind its sentence: "(Pohl Dep. 30:4-18)"
    speaker: Span | None = None
    speaker_name: str = ""  # where the layout names the speaker: a turn's label, the sender of a reply
    cue: Cue | None = None
    cue_spans: list[Span] = field(default_factory=list)
    denied: bool = False
    question: str = ""
    parent: Draft | None = None
    sentence: Span | None = None  # the sentence its cue stands in
    present: bool = False  # the cue is in the present tense: said as of the paper
    modal: str = ""
    inverted: bool = False  # the cue asks: "did she say that ..."
    printed_date: str = ""  # beside an earlier message, in the row of a sheet: "Monday, October 3, 2016 9:02 AM"
    rule: str = ""  # of the attribution: see `Attribution`
    doubtful: bool = False  # a candidate that only a filter may let through
    found_by: str = ""  # the language model that proposed it
    turn: bool = False  # an answer in a transcript, or a message quoted below a reply

    @property
    def hull(self) -> Span:
        """From the first character of content, cue or speaker to the last."""
        spans = [*self.content, *self.cue_spans, *([self.speaker] if self.speaker else [])]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def holds(self, other: Draft) -> bool:
        """True when all the words of another statement stand in this one's content."""
        spans = [*other.content, *other.cue_spans, *([other.speaker] if other.speaker else [])]
        return all(any(held.contains(span) for held in self.content) for span in spans)


def in_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts by place: the first comes first, of two that begin together the longer."""
    return sorted(drafts, key=lambda draft: (draft.content[0].start, -draft.content[-1].end))
