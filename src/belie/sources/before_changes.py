"""What a paper said before its tracked changes: evidence of its own, kept apart from what it says now."""

from __future__ import annotations

from collections.abc import Sequence

from belie.documents.clean import clean
from belie.documents.frame import find_frame
from belie.domain.documents import BEFORE_CHANGES, Document, Hints, Page
from belie.domain.ids import document_id


def before_changes(document: Document, paragraphs: Sequence[str]) -> tuple[Document, ...]:
    """Return the changed paragraphs as they read before, as one document hanging on the paper; none without any.

    It is of the paper's kind, author and day: who wrote the words that a reviser took out is not recorded.
    """
    if not paragraphs:
        return ()
    frame = find_frame(document, clean(document))
    earlier = Document(
        id=document_id(document.source, "before-changes"),
        source=document.source,
        name=f"{document.name}#before-changes",
        format=BEFORE_CHANGES,
        pages=(Page(index=0, text="\n\n".join(paragraphs)),),
        hints=Hints(
            kind=frame.kind,
            title=f"{document.name} before its tracked changes",
            author=frame.author,
            addressee=frame.addressee,
            date=frame.date,
        ),
        parent=document.id,
    )
    return (earlier,)
