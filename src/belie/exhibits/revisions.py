"""Tracked changes of the papers, ready to print: who, when, and what became of which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from belie.domain.documents import Document
from belie.domain.flags import Revision, RevisionKind
from belie.domain.ids import DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """What one person changed in one place: words taken out, put in, or both; or moved here."""

    document_id: DocumentId
    document: str
    author: str  # "" where the file does not say
    date: str  # ISO day, "" where the file does not say
    deleted: str
    inserted: str
    moved: str
    paragraph: str  # as it reads now


def list_revisions(documents: Iterable[Document]) -> list[RevisionRow]:
    """Return the tracked changes of the documents, in their order and that of the text.

    Words that one person took out and put in beside each other, in one paragraph on one day, are one row.
    """
    return [row for document in documents for row in _paired(document)]


def _paired(document: Document) -> Iterator[RevisionRow]:
    waiting: RevisionRow | None = None
    for revision in document.revisions:
        row = _row(document, revision)
        if waiting and _one_change(waiting, row):
            yield replace(waiting, deleted=waiting.deleted or row.deleted, inserted=waiting.inserted or row.inserted)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = row
    if waiting:
        yield waiting


def _row(document: Document, revision: Revision) -> RevisionRow:
    return RevisionRow(
        document_id=document.id,
        document=document.name,
        author=revision.author,
        date=revision.date,
        deleted=revision.text if revision.kind is RevisionKind.DELETED else "",
        inserted=revision.text if revision.kind is RevisionKind.INSERTED else "",
        moved=revision.text if revision.kind is RevisionKind.MOVED else "",
        paragraph=revision.paragraph,
    )


def _one_change(first: RevisionRow, second: RevisionRow) -> bool:
    same = (first.author, first.date, first.paragraph) == (second.author, second.date, second.paragraph)
    return same and bool((first.deleted and second.inserted) or (first.inserted and second.deleted))
