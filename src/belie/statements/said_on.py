"""When a statement was made, and the times it speaks of: two different things."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from belie.documents.clean import Cleaned
from belie.documents.dating import first_written_date
from belie.documents.sheet_rows import FORMAT as SHEET
from belie.documents.sheet_rows import find_prose
from belie.domain.dates import Granularity, When
from belie.domain.documents import Document, DocumentKind, Frame
from belie.domain.spans import Span
from belie.domain.statements import Form
from belie.statements.draft import Draft
from belie.timex.find import find_times
from belie.timex.types import Mode, TimeContext, TimeExpression

_NEWS = (
    DocumentKind.NEWS,
    DocumentKind.EMAIL,
    DocumentKind.LETTER,
    DocumentKind.MEMO,
    DocumentKind.PRESS_RELEASE,
    DocumentKind.SPEECH,
)
_TELLING = (DocumentKind.DECLARATION, DocumentKind.FILING, DocumentKind.ORDER, DocumentKind.TESTIMONY)


def find_document_times(document: Document, cleaned: Cleaned, frame: Frame) -> list[TimeExpression]:
    """Return the time expressions of the clean text that have days, in order of place.

    Incomplete dates lean on the paper's own date in news and mail, on the date told last in declarations and filings,
    and in the sentences of a sheet, the only part of one that is looked at, on the day of their row.
    """
    if document.format == SHEET:
        return [each for cell, day in find_prose(document, cleaned) for each in _cell_times(cleaned.text, cell, day)]
    mode = Mode.NEWS if frame.kind in _NEWS else Mode.NARRATIVE if frame.kind in _TELLING else Mode.AUTO
    day = frame.date.earliest if frame.date else None
    found = find_times(cleaned.text, TimeContext(dct=day, mode=mode))
    return [each for each in found if each.when and (each.when.earliest or each.when.latest)]


def _cell_times(text: str, cell: Span, day: str) -> Iterator[TimeExpression]:
    written = first_written_date(day)
    context = TimeContext(dct=written.earliest if written else None, mode=Mode.NEWS if written else Mode.AUTO)
    for each in find_times(cell.of(text), context):
        if each.when and (each.when.earliest or each.when.latest):
            yield replace(each, span=each.span.shift(cell.start))


_FILED = re.compile(r"\b(?:filed|dated|published|issued|released|sent|sworn|signed|unsealed|of)\s+(?:on\s+)?$")


class Times:
    """The times of one document by place."""

    def __init__(self, text: str, times: Sequence[TimeExpression], frame: Frame) -> None:
        self.text = text
        self.times = times
        self.frame = frame
        self.starts = [each.span.start for each in times]

    def inside(self, spans: Sequence[Span]) -> list[TimeExpression]:
        """Return the times that stand in the spans, in order."""
        found = []
        for span in spans:
            index = bisect_left(self.starts, span.start)
            while index < len(self.times) and self.times[index].span.start < span.end:
                if self.times[index].span.end <= span.end:
                    found.append(self.times[index])
                index += 1
        return found

    def said_on(self, draft: Draft, reported: When | None = None) -> When | None:
        """Return when a statement was made.

        Args:
            draft: The statement.
            reported: When the statement that reports it was made, where one does that is no author's own sentence.

        Returns:
            The date printed beside it, for an earlier message below a reply and a sentence in a sheet. The paper's
            date for its author's own sentences and a transcript's turns. For a reported statement the day told beside
            the cue ("said Tuesday"), else, for words reported in the present tense, quoted by a press release and,
            roughly, in the news, the paper's date, else any day up to the paper's date. A statement inside another is
            dated by the day beside its own cue, else by the other's day: on it when in the present tense, up to it
            otherwise.
        """
        if draft.printed_date:
            return first_written_date(draft.printed_date)
        if draft.form is Form.OWN or (draft.turn and draft.cue is None):
            return self.frame.date
        told = self._beside_cue(draft)
        if told:
            return told
        if reported:
            latest = reported.latest
            if draft.present or latest is None:
                return reported
            return When(earliest=None, latest=latest, granularity=Granularity.INTERVAL, derived="up to its report")
        day = self.frame.date.latest if self.frame.date else None
        if day is None:
            return None
        cue = draft.cue_spans[0] if draft.cue_spans else None
        if self.frame.kind in (DocumentKind.NEWS, DocumentKind.PRESS_RELEASE, DocumentKind.OTHER) or draft.present:
            released = self.frame.kind is DocumentKind.PRESS_RELEASE and draft.form is not Form.INDIRECT
            loose = cue is not None and not draft.present and not released
            return When.of_day(day, approximate=loose, derived="day of the paper")
        return When(earliest=None, latest=day, granularity=Granularity.INTERVAL, derived="up to the day of the paper")

    def _describes(self, draft: Draft, time: Span) -> bool:
        """True for a time inside the words for the speaker: "the office that opened in May said" was not said in May.

        "A lawsuit filed Tuesday" says when.
        """
        if draft.speaker is None or not draft.speaker.contains(time):
            return False
        before = self.text[draft.speaker.start : time.start]
        return _FILED.search(before) is None

    def _beside_cue(self, draft: Draft) -> When | None:
        """Return the time nearest to the cue in its sentence and outside the words attributed."""
        if not draft.cue_spans or draft.sentence is None:
            return None
        cue = draft.cue_spans[0]
        near = [
            each
            for each in self.inside([draft.region or draft.sentence])
            if not any(span.overlaps(each.span) for span in draft.content) and not self._describes(draft, each.span)
        ]
        near.sort(key=lambda each: min(abs(each.span.start - cue.end), abs(cue.start - each.span.end)))
        day = self.frame.date.latest if self.frame.date else None
        for each in near:
            when = each.when
            if when and when.earliest and (day is None or when.earliest <= day):
                return when
        return None
