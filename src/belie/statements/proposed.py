"""What a language model proposes, held to the words of the paper.

A proposal counts only when every word of it stands in the passage it was made from, in that order; everything else is
refused and counted. Nothing a model says is taken on trust: not a speaker, not a cue that the passage does not print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from belie.domain.ports import Extracts
from belie.domain.proposals import Proposal, Tally
from belie.domain.spans import Span, trim
from belie.domain.statements import Form
from belie.statements.cues import VERB_CUES, Cue, CueClass
from belie.statements.draft import Draft, in_order
from belie.statements.forms import form_of
from belie.statements.quotes import Quote, find_quotes

PASSAGE_CHARS = 3000  # put to the model at once: some 700 tokens, and as many for the answer, fit any model's window
SAME = 0.5  # share of words by which two contents are one statement, as the statement corpora count
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_LETTER = re.compile(r"[^\W\d_]")
_CLOSING = re.compile(r"[.!?][\"”’')\]]*\s")


def propose_drafts(
    text: str, paragraphs: Sequence[Span], drafts: Sequence[Draft], extracts: Extracts
) -> tuple[list[Draft], Tally]:
    """Return what the model adds to the drafts of the rules, by place, and what became of all it proposed.

    Args:
        text: Clean text of the document.
        paragraphs: Ascending, disjoint spans of it.
        drafts: What the rules found; a proposal that shares half of its words with one of them is known.
        extracts: The model.
    """
    known = [_words(text, draft.content) for draft in drafts if draft.form is not Form.OWN]
    quotes = find_quotes(text, paragraphs)
    added: list[Draft] = []
    tally = Tally()
    for passage in find_passages(text, paragraphs):
        proposals = extracts.propose(passage.of(text))
        tally += Tally(passages=1, unanswered=int(proposals is None))
        for proposal in proposals or ():
            draft = _draft(text, passage, proposal, quotes, extracts.version)
            if draft is None:
                tally += Tally(refused=1)
                continue
            words = _words(text, draft.content)
            if any(len(words & other) >= SAME * len(words | other) for other in known):
                tally += Tally(known=1)
                continue
            known.append(words)
            added.append(draft)
            tally += Tally(taken=1)
    for draft in added:
        draft.parent = _holder(draft, drafts)
    return in_order(added), tally


def find_passages(text: str, paragraphs: Iterable[Span]) -> Iterator[Span]:
    """Yield stretches of whole paragraphs that are put to the model at once, those without a letter left out.

    A paragraph too long for one is cut behind a sentence, else at a blank.
    """
    start = end = None
    for paragraph in paragraphs:
        if start is not None and end is not None and paragraph.end - start > PASSAGE_CHARS:
            yield from _lettered(text, Span(start, end))
            start = None
        at = paragraph.start
        while paragraph.end - at > PASSAGE_CHARS:
            cut = _cut(text, at, at + PASSAGE_CHARS)
            yield from _lettered(text, Span(at, cut))
            at = cut
        start = at if start is None else start
        end = paragraph.end
    if start is not None and end is not None:
        yield from _lettered(text, Span(start, end))


def _lettered(text: str, span: Span) -> Iterator[Span]:
    span = trim(text, span)
    if _LETTER.search(text, span.start, span.end):
        yield span


def _cut(text: str, start: int, end: int) -> int:
    stops = list(_CLOSING.finditer(text, start + (end - start) // 2, end))
    if stops:
        return stops[-1].end()
    blank = text.rfind(" ", start + 1, end)
    return blank if blank > start else end


def _draft(text: str, passage: Span, proposal: Proposal, quotes: Sequence[Quote], version: str) -> Draft | None:
    """Return the draft of a proposal, or None when a word of it is nowhere in the passage."""
    content: list[Span] = []
    for piece in proposal.content:
        place = _find(text, piece, Span(content[-1].end if content else passage.start, passage.end))
        if place is None or not _LETTER.search(place.of(text)):
            return None
        content.append(place)
    if not content:
        return None
    cue_span = _nearest(text, proposal.cue, passage, content[0])
    speaker = _nearest(text, proposal.speaker, passage, cue_span or content[0])
    if (proposal.cue and cue_span is None) or (proposal.speaker and speaker is None):
        return None
    return Draft(
        content=content,
        form=form_of(text, content, quotes),
        speaker=speaker,
        cue=_cue(cue_span.of(text)) if cue_span else None,
        cue_spans=[cue_span] if cue_span else [],
        sentence=passage if cue_span else None,
        denied=proposal.denied,
        found_by=version,
    )


def _loose(words: str) -> re.Pattern[str] | None:
    folded = words.split()
    return re.compile(r"\s+".join(re.escape(word) for word in folded)) if folded else None


def _find(text: str, words: str, within: Span) -> Span | None:
    pattern = _loose(words.strip('"“”'))
    found = pattern.search(text, within.start, within.end) if pattern else None
    return Span(*found.span()) if found else None


def _nearest(text: str, words: str, within: Span, to: Span) -> Span | None:
    """Return the place of the words nearest to another place."""
    pattern = _loose(words)
    if pattern is None:
        return None
    places = [Span(*found.span()) for found in pattern.finditer(text, within.start, within.end)]
    return min(places, key=lambda place: abs(place.start - to.start), default=None)


def _cue(words: str) -> Cue:
    for word in reversed(_WORD.findall(words.lower())):
        if word in VERB_CUES:
            return VERB_CUES[word]
    return Cue(words.lower(), CueClass.SAY)


def _words(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Return where the words of some spans begin."""
    return frozenset(found.start() for span in spans for found in _WORD.finditer(text, span.start, span.end))


def _holder(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the shortest draft that the words lie in."""
    holding = [other for other in drafts if other.holds(draft)]
    return min(holding, key=lambda other: sum(len(span) for span in other.content), default=None)
