"""The words of a sentence that belong to one of several statements in it: where they tell forum and date.

"Orle said in her declaration that the gate was open, but Pell told reporters that it was locked": the declaration is
Orle's alone. "Pell wrote in a letter that Orme had told him so in a call": the call is Orme's, the letter Pell's.
"""

from __future__ import annotations

from collections.abc import Sequence

from belie.domain.spans import Span
from belie.statements.draft import Draft


def settle_surroundings(text: str, found: Sequence[Draft]) -> None:
    """Set `around` and `region` of the statements of one sentence, whose parents are known.

    A statement's region is the sentence, or the part of it that its parent reports, from the end of the statement
    before to the start of the next; one that shares the speaker of the statement before goes on in its region.
    """
    for draft in found:
        if draft.sentence is None or not draft.cue_spans:
            continue
        holder = _holder(draft, found) or draft.sentence
        beside = [
            each
            for each in found
            if each is not draft
            and each.cue_spans
            and each.sentence == draft.sentence
            and _apart(each, draft)
            and holder.contains(each.hull)
        ]
        start, end = holder.start, holder.end
        before = [each for each in beside if each.hull.end <= draft.hull.start]
        if before:
            last = max(before, key=lambda each: each.hull.end)
            shares = last.speaker is not None and last.speaker == draft.speaker and last.region is not None
            start = last.region.start if shares and last.region else last.hull.end
        after = [each.hull.start for each in beside if each.hull.start >= draft.hull.end]
        end = min([*after, end])
        draft.region = Span(min(start, draft.hull.start), max(end, min(draft.hull.end, holder.end)))
        reported = [span for each in found for span in each.content if not _holds_cue(each, draft)]
        draft.around = f"{_without(text, draft.region, reported)} {draft.cited}"


def _holder(draft: Draft, found: Sequence[Draft]) -> Span | None:
    """Return the span of the parent's content that holds the statement, cut to its sentence."""
    parent = draft.parent
    if parent is None or draft.sentence is None or not any(parent is each for each in found):
        return None
    span = next((span for span in parent.content if span.contains(draft.hull)), None)
    if span is None and parent.holds(draft):
        span = Span(parent.content[0].start, parent.content[-1].end)
    if span is None:
        return None
    start, end = max(span.start, draft.sentence.start), min(span.end, draft.sentence.end)
    return Span(start, end) if start < end else None


def _apart(one: Draft, other: Draft) -> bool:
    return one.hull.end <= other.hull.start or other.hull.end <= one.hull.start


def _holds_cue(holder: Draft, draft: Draft) -> bool:
    return holder is not draft and any(span.contains(cue) for span in holder.content for cue in draft.cue_spans)


def _without(text: str, region: Span, spans: Sequence[Span]) -> str:
    """Return the words of a region outside the spans."""
    pieces, at = [], region.start
    for span in sorted(spans):
        if span.start >= region.end:
            break
        if span.end <= at:
            continue
        pieces.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    pieces.append(text[at : region.end])
    return " ".join(pieces)
