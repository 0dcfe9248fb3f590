"""What a file holds beside the text it shows: failed redactions, hidden sheets, tracked changes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FlagKind(StrEnum):
    """What is odd about a page or sheet; the vocabulary of `belie predict documents`."""

    HIDDEN_TEXT_UNDER_RECTANGLE = "hidden_text_under_rectangle"  # a redaction that failed
    INVISIBLE_TEXT = "invisible_text"  # drawn without ink, too small, in the paper's colour or off the page
    REDACTION = "redaction"  # a box, with nothing readable under it
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROWS = "hidden_rows"  # or columns
    HIDDEN_TEXT = "hidden_text"  # marked as hidden in a word processor
    NOT_CALCULATED = "not_calculated"  # a formula without a stored value
    NOISY_TEXT_LAYER = "noisy_text_layer"  # of a scan; its words are doubtful
    LOW_CONFIDENCE = "low_confidence"  # OCR of the page is doubtful
    MACRO = "macro"  # the file carries code; it is never run


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One thing noticed.

    `text` is what a failed redaction hides: it is no part of `Page.text`, no statement is made of it, and it is
    shown to the house alone (the duty of FRCP 26(b)(5)(B) may be on it).
    """

    kind: FlagKind
    page: int | None = None  # index from 0
    text: str = ""
    bbox_pt: tuple[float, float, float, float] | None = None  # left, top, right, bottom
    share: float = 0.0  # of the page's area
    sheet: str = ""
    detail: str = ""


class RevisionKind(StrEnum):
    """What a tracked change did."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A tracked change: who, when, and the words. Inserted words are in the text too, deleted ones are not."""

    kind: RevisionKind
    text: str
    author: str = ""
    date: str = ""  # ISO day as recorded, "" when none
    paragraph: str = ""  # the paragraph as it reads now, for context
