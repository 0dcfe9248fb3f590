"""What is odd about the papers, ready to print: redactions, hidden words, hidden sheets; never the hidden words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from belie.domain.documents import Document
from belie.domain.flags import Flag, FlagKind
from belie.domain.ids import DocumentId

_ONE_AND_MORE = {
    FlagKind.HIDDEN_TEXT_UNDER_RECTANGLE: ("redaction that failed", "redactions that failed"),
    FlagKind.INVISIBLE_TEXT: ("stretch of invisible words", "stretches of invisible words"),
    FlagKind.REDACTION: ("redaction", "redactions"),
    FlagKind.HIDDEN_SHEET: ("hidden sheet", "hidden sheets"),
    FlagKind.HIDDEN_ROWS: ("sheet with hidden rows or columns", "sheets with hidden rows or columns"),
    FlagKind.HIDDEN_TEXT: ("stretch of hidden text", "stretches of hidden text"),
    FlagKind.NOT_CALCULATED: ("formula without a value", "formulas without a value"),
    FlagKind.NOISY_TEXT_LAYER: ("page with a noisy text layer", "pages with a noisy text layer"),
    FlagKind.LOW_CONFIDENCE: ("page that OCR read with doubt", "pages that OCR read with doubt"),
    FlagKind.MACRO: ("file with macros", "files with macros"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRow:
    """One flag of one document. `text` is what a failed redaction hides, for the house alone."""

    document_id: DocumentId
    document: str
    kind: FlagKind
    page_number: int | None  # of the file, from 1
    bbox_pt: tuple[float, float, float, float] | None
    share: float  # of the page's area
    sheet: str
    detail: str
    text: str

    @property
    def where(self) -> str:
        """The page or sheet, for a reader."""
        return f"p. {self.page_number}" if self.page_number else self.sheet


def list_flags(documents: Iterable[Document], *, show_hidden: bool = False) -> list[FlagRow]:
    """Return the flags of the documents in their order, by page; the hidden words only with `show_hidden`."""
    return [
        FlagRow(
            document_id=document.id,
            document=document.name,
            kind=flag.kind,
            page_number=None if flag.page is None else flag.page + 1,
            bbox_pt=flag.bbox_pt,
            share=flag.share,
            sheet=flag.sheet,
            detail=flag.detail,
            text=flag.text if show_hidden else "",
        )
        for document in documents
        for flag in sorted(document.flags, key=_place)
    ]


def _place(flag: Flag) -> tuple[int, float]:
    return (-1 if flag.page is None else flag.page, flag.bbox_pt[1] if flag.bbox_pt else 0.0)


def count_flags(rows: Sequence[FlagRow]) -> list[str]:
    """Return how many flags of each kind there are, in words: "3 redactions that failed"."""
    counted = Counter(row.kind for row in rows)
    return [f"{counted[kind]} {names[counted[kind] > 1]}" for kind, names in _ONE_AND_MORE.items() if counted[kind]]
