"""The wording of a paper: what makes another one its copy, however it was printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select, update

from belie.domain.documents import Page
from belie.domain.spans import Span
from belie.store.rows import load
from belie.store.schema import document, page

LEAST_LETTERS = 200  # of a text that counts as a copy of another: shorter ones (cover sheets, blank forms) recur


def wording_of(texts: Iterable[tuple[str, Sequence[Span]]]) -> str:
    """Return a hash of a paper's letters and digits, furniture left out; "" for too few.

    Args:
        texts: Each page's text and the spans of its furniture.
    """
    letters: list[str] = []
    for words, furniture in texts:
        at = 0
        for span in sorted(furniture):
            letters.append(words[at : max(at, span.start)])
            at = max(at, span.end)
        letters.append(words[at:])
    whole = "".join(char for char in "".join(letters).casefold() if char.isalnum())
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest() if len(whole) >= LEAST_LETTERS else ""


def fill_wordings(connection: Connection) -> None:
    """Work out the wording of documents that an earlier belie stored."""
    for row in connection.execute(select(document.c.row).where(document.c.wording == "")).scalars().all():
        pages = select(page.c.text, page.c.payload).where(page.c.document == row).order_by(page.c.page_index)
        held = [(each.text, load(Page, each.payload).furniture) for each in connection.execute(pages)]
        connection.execute(update(document).where(document.c.row == row).values(wording=wording_of(held)))
