"""Long quotations and answers to the single remarks they are made of.

"Statement" means "a single declaration or remark" (Williamson v. United States, 512 U.S. 594, 599 (1994)): an answer of
six sentences is six statements, each of which the record may bear out or belie. A short opening ("No.", "I did.") stays
with the sentence after it, and two-sentence quotations stay whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from belie.documents.sentences import split_sentences
from belie.domain.spans import Span
from belie.domain.statements import Form
from belie.statements.draft import Draft
from belie.statements.own import assertion_span

MIN_WORDS = 4  # a shorter sentence asserts nothing without the one after it
LONG_QUOTE_WORDS = 45  # about two sentences of speech


def split_drafts(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts in order, long direct ones cut into remarks; children hang on the remark that holds them."""
    done: list[Draft] = []
    cut: dict[int, list[Draft]] = {}
    for draft in drafts:
        pieces = _cut(text, draft)
        cut[id(draft)] = pieces
        done.extend(pieces)
    for draft in done:
        if draft.parent is not None:
            pieces = cut.get(id(draft.parent), [draft.parent])
            inside = [piece for piece in pieces if piece.holds(draft)]
            draft.parent = inside[0] if inside else pieces[0]
    return done


def _cut(text: str, draft: Draft) -> list[Draft]:
    if draft.form is not Form.DIRECT:
        return [draft]
    if not draft.turn and sum(len(span.of(text).split()) for span in draft.content) < LONG_QUOTE_WORDS:
        return [draft]
    groups: list[list[Span]] = []
    waiting: list[Span] = []
    for sentence in (sentence for span in draft.content for sentence in split_sentences(text, span)):
        waiting.append(sentence)
        if sum(len(span.of(text).split()) for span in waiting) >= MIN_WORDS:
            groups.append(waiting)
            waiting = []
    if waiting:
        groups = [*groups[:-1], [*groups[-1], *waiting]] if groups else [waiting]
    if len(groups) < 2:
        return [draft]
    kept = [group for group in groups if len(group) > 1 or assertion_span(text, group[0])] or groups
    return [replace(draft, content=_joined(text, group)) for group in kept]


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Return the spans with those that only white space parts as one."""
    joined = [spans[0]]
    for span in spans[1:]:
        if not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined
