"""`belie threads`: the e-mail threads of a matter, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from belie.app.wiring import House
from belie.documents.threads import Message, MessageState, build_threads
from belie.domain.ids import DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """One message of a thread."""

    number: int  # in the thread, from 1
    state: MessageState
    message_id: str
    author: str
    subject: str
    date: str
    answers: int | None  # the number of the message it answers
    inclusive: bool  # no other message holds all it says
    documents: tuple[str, ...]  # names of those that hold it as their own
    document_ids: tuple[DocumentId, ...]
    quoted_in: tuple[str, ...]  # names of the quotations of it
    quoted_in_ids: tuple[DocumentId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow:
    """Messages that answer one another, the oldest first."""

    subject: str
    messages: tuple[MessageRow, ...]


def threads_of(house: House) -> list[ThreadRow]:
    """Return the threads of the matter's mails, one that stands alone being one, by day of the first message."""
    documents = list(house.reads.iter_documents())
    names = {document.id: document.name for document in documents}
    with_attachments = {source.parent for source in house.reads.iter_sources() if source.parent}
    return [
        ThreadRow(
            subject=thread.subject,
            messages=tuple(_row(at, message, names) for at, message in enumerate(thread.messages, start=1)),
        )
        for thread in build_threads(documents, with_attachments)
    ]


def _row(number: int, message: Message, names: dict[DocumentId, str]) -> MessageRow:
    return MessageRow(
        number=number,
        state=message.state,
        message_id=message.message_id,
        author=message.author,
        subject=message.subject,
        date=str(message.date or ""),
        answers=None if message.answers is None else message.answers + 1,
        inclusive=message.inclusive,
        documents=tuple(names[held] for held in message.documents),
        document_ids=message.documents,
        quoted_in=tuple(names[held] for held in message.quoted_in),
        quoted_in_ids=message.quoted_in,
    )
