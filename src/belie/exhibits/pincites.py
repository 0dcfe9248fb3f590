"""Pin cites: the page inside a document, by the best name the page has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from belie.domain.documents import Document, Frame, Page

WITHOUT_PAGES = frozenset({"text", "html", "eml"})  # `Document.format`; several pages were then cut at form feeds

LONGEST_TITLE = 120  # characters; a longer one is a first sentence, and the file's name says more


def cite(document: Document, frame: Frame | None, page_indexes: Sequence[int]) -> str:
    """Return where the pages stand, for a reader: "ECF No. 81-3, PageID.2104", "MER-000123", "memo.pdf, p. 2".

    A page's names are used in this order: PageID, ECF page, Bates, printed page, page of the file; formats
    without pages give the document alone.

    Source: E.D. Mich. usage "ECF No. 174-3, PageID.4876"; Bluebook B17 for pages (docs/citing.md).
    """
    pages = [document.pages[index] for index in page_indexes if index < len(document.pages)]
    entry = document.stamp.entry
    if document.stamp.attachment:
        entry += f"-{document.stamp.attachment}"
    head = f"ECF No. {entry}" if entry else _title(document, frame)
    if not pages:
        return head
    if page_ids := _known(page.names.page_id for page in pages):
        return f"{head}, {_range(page_ids)}"
    if entry and (ecf := _known(page.names.ecf_page.split(" ")[0] for page in pages)):
        return f"{head}, {_numbered(ecf)}"
    if bates := _known(page.names.bates for page in pages):
        return _range(bates)
    if document.format in WITHOUT_PAGES and len(document.pages) == 1:
        return head
    return f"{head}, {_numbered(_known(_page_number(page) for page in pages))}"


def _known(names: Iterable[str]) -> list[str]:
    """Return the names that are one, each once, in order."""
    return [name for name in dict.fromkeys(names) if name]


def _title(document: Document, frame: Frame | None) -> str:
    return frame.title if frame and 0 < len(frame.title) <= LONGEST_TITLE else document.name


def _page_number(page: Page) -> str:
    return page.names.printed or str(page.index + 1)


def _numbered(numbers: Sequence[str]) -> str:
    return f"p. {numbers[0]}" if len(numbers) == 1 else f"pp. {numbers[0]}-{numbers[-1]}"


def _range(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
