"""Documents that are one text in several states: the same words, an edited draft, a redacted version, a part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from belie.domain.ids import DocumentId, StatementId
from belie.domain.spans import Span


class LikenessKind(StrEnum):
    """How two documents are alike; earlier members say more."""

    SAME_TEXT = "same_text"  # equal words: the TXT and the PDF of one paper, a mail in a mailbox and alone
    QUOTED = "quoted"  # a message carried along in a reply, which is a document of its own as well
    REDACTION_VERSION = "redaction_version"  # one hides words that the other shows
    SUPERSEDED = "superseded"  # a later production replaced it
    NEAR_DUPLICATE = "near_duplicate"  # nearly the same words: OCR, a stamp, a form filled in for another person
    DRAFT_VERSION = "draft_version"  # edited
    CONTAINS = "contains"  # one stands inside the other: a memo attached to a filing


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What finds a document's likes without its text.

    `minhash` holds 128 uint32 and `samples` ascending uint32, little-endian; both empty for a text too short.
    """

    document: DocumentId
    words: int
    digest: str  # of the folded words
    minhash: bytes = b""
    samples: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch that one version shows and the other hides; spans of each `Document.text`, empty where nothing stands.

    `first` are words that the first document shows, or the marks where it hides those of the second.
    """

    first: tuple[Span, ...]
    second: tuple[Span, ...]
    words: int  # that the one shows and the other hides
    hidden_in_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two documents that are one text. `first` is the better witness of it: fuller, alone, newer, the message itself.

    `first_span` and `second_span` are the stretch of each `Document.text` that is alike: all of it but in `host`.
    """

    kind: LikenessKind
    first: DocumentId
    second: DocumentId
    first_span: Span
    second_span: Span
    share: float = 1.0  # of the words of the shorter that stand in the other in the same order
    host: DocumentId | None = None  # the one of the two that goes on around the stretch
    only_first: int = 0  # words that the first alone has, and the second alone
    only_second: int = 0
    revealed: tuple[Passage, ...] = ()  # of a redaction version


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the documents of a matter are to one another, and which statements are copies of which."""

    likenesses: tuple[Likeness, ...] = ()  # by first, then second
    copies: tuple[tuple[StatementId, StatementId], ...] = ()  # (copy, the statement it is a copy of), by copy
