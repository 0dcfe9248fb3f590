"""The intake ledger: every file in has a line, and the counts balance."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

from belie.domain.docket import Docket
from belie.domain.documents import Document
from belie.domain.ids import DocumentId, SourceId


class Outcome(StrEnum):
    """What came of a source."""

    WAITING = "waiting"  # taken in, not read yet
    TEXT = "text"
    PARTIAL = "partial"  # some pages could not be read; the warnings say which
    UNREAD = "unread"
    DUPLICATE = "duplicate"  # the bytes were in the matter already, under another name


class UnreadKind(StrEnum):
    """Why nothing came out of a source; the vocabulary of `data/formats/expected.json` and what it lacks."""

    PASSWORD_REQUIRED = "password_required"
    CORRUPT = "corrupt"
    TRUNCATED = "truncated"
    EMPTY = "empty"
    ARCHIVE_LIMIT = "archive_limit"
    UNSAFE_PATH = "unsafe_path"
    NEEDS_OCR = "needs_ocr"
    NEEDS_LIBREOFFICE = "needs_libreoffice"
    TYPE_MISMATCH = "type_mismatch"
    UNDECODABLE = "undecodable"
    UNSUPPORTED = "unsupported"  # a known format this version has no reader for
    DENIED = "denied"  # the file system refused
    LIMIT = "limit"  # the reader ran past its time or memory
    INCOMPLETE = "incomplete"  # files that a load file names have not come or are damaged


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A source, or part of one, that gave no text, with the reason."""

    kind: UnreadKind
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeLine:
    """One file handed in, or found inside another one. `source` is None when not a byte of it could be had."""

    name: str
    source: SourceId | None
    outcome: Outcome
    documents: tuple[DocumentId, ...] = ()
    unread: Unread | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user lends to readers."""

    passwords: tuple[str, ...] = field(default=(), repr=False)  # tried in order on what is locked


PLAIN = ReadOptions()

Attachment: TypeAlias = tuple[str, bytes | Unread]  # name inside its container, and the bytes or why there are none


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What a reader made of one source's bytes.

    `attachments` are files found inside: the engine takes them in as sources of their own. A container gives them
    one by one, from a generator that can be gone through once, so that it need not fit into memory; see
    `hand_over`. Exactly one of `documents` and `unread` is empty, unless a container holds attachments only, or a
    locked or damaged file gave a part of itself.
    """

    documents: tuple[Document, ...] = ()
    unread: Unread | None = None
    attachments: Iterable[Attachment] = ()
    warnings: tuple[str, ...] = ()
    dockets: tuple[Docket, ...] = ()  # what the file holds of dockets, beside the documents that show it
    password: str = field(default="", repr=False)  # the one of `ReadOptions.passwords` that opened it


# What a container's reader hands back: its members, and at the end what it knows only then.
Members: TypeAlias = Generator[Attachment, None, ReadResult]


def hand_over(result: ReadResult, keep: Callable[[Attachment], None]) -> ReadResult:
    """Give every attachment to `keep` and return the result without them.

    What the generator of a container returns at its end is added: warnings, and the reason and password where the
    result has none. A container that lost some of its files, and has no other reason, has that for its own.
    """
    found = iter(result.attachments)
    given, lost = 0, []
    while True:
        try:
            attachment = next(found)
        except StopIteration as end:
            late = end.value if isinstance(end.value, ReadResult) else ReadResult()
            break
        given += 1
        if isinstance(attachment[1], Unread):
            lost.append(attachment[1].kind)
        keep(attachment)
    unread = result.unread or late.unread
    if lost and not unread and not result.documents:
        detail = f"{len(lost)} of {given} files in it could not be had; each has its line"
        unread = Unread(kind=lost[0], detail=detail)
    return replace(
        result,
        unread=unread,
        attachments=(),
        warnings=result.warnings + late.warnings,
        password=result.password or late.password,
    )
