"""The timeline: what was said and what happened, in order; what has no date is listed, never dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from belie.domain.dates import When
from belie.domain.documents import Document, Frame
from belie.domain.ids import DocumentId, StatementId
from belie.domain.statements import Statement


class Lane(StrEnum):
    """Said: when words were uttered or written. Happened: what the words are about."""

    SAID = "said"
    HAPPENED = "happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineItem:
    """One dated (or undated) entry with the way back to its document."""

    when: When | None
    lane: Lane
    text: str
    who: str
    document: DocumentId
    document_name: str
    statement: StatementId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Dated items by their earliest day, undated ones by document name."""

    dated: tuple[TimelineItem, ...]
    undated: tuple[TimelineItem, ...]


def make_timeline(
    documents: Iterable[Document],
    frames: Mapping[DocumentId, Frame],
    statements: Iterable[Statement],
    declarants: Mapping[StatementId, str],
    *,
    only: Sequence[StatementId] | None = None,
) -> Timeline:
    """Return one SAID item a document but a docket, and one HAPPENED item for each time a statement speaks of.

    Args:
        documents: All of the matter.
        frames: By document.
        statements: All of the matter.
        declarants: Names by statement; missing or "" where the record leaves it open.
        only: When given, HAPPENED items come from these statements alone.
    """
    papers = list(documents)
    names = {document.id: document.name for document in papers}
    said = [paper for paper in papers if paper.id in frames and paper.format != "docket"]  # a list of papers, no paper
    items = [_document_item(frames[paper.id], paper.name) for paper in said]
    wanted = None if only is None else set(only)
    for statement in statements:
        if wanted is not None and statement.id not in wanted:
            continue
        for about in statement.about:
            items.append(
                TimelineItem(
                    when=about.when,
                    lane=Lane.HAPPENED,
                    text=statement.content,
                    who=declarants.get(statement.id, "") or statement.speaker,
                    document=statement.document,
                    document_name=names.get(statement.document, ""),
                    statement=statement.id,
                )
            )
    dated = [item for item in items if item.when is not None and (item.when.earliest or item.when.latest)]
    undated = [item for item in items if item.when is None or not (item.when.earliest or item.when.latest)]
    return Timeline(
        dated=tuple(sorted(dated, key=_by_day)),
        undated=tuple(sorted(undated, key=lambda item: (item.document_name, item.lane, item.text))),
    )


def _document_item(frame: Frame, name: str) -> TimelineItem:
    kind = frame.kind.value.replace("_", " ")
    title = frame.title or f"{kind} {name}"
    return TimelineItem(
        when=frame.date,
        lane=Lane.SAID,
        text=f"{title} ({'sworn ' if frame.sworn else ''}{kind})",
        who=frame.author,
        document=frame.document,
        document_name=name,
    )


def _by_day(item: TimelineItem) -> tuple[date, date, str, str, str]:
    assert item.when is not None
    first = item.when.earliest or item.when.latest or date.min
    return first, item.when.latest or date.max, item.lane.value, item.document_name, item.text
