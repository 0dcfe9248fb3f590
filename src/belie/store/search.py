"""Full text search over pages (SQLite FTS5, stems by Porter)."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select, text

from belie.domain.ports import SearchHit
from belie.domain.spans import Span, fold_space
from belie.store.schema import document, page

AROUND = 120  # characters of excerpt on either side of the match
# Marks a match in FTS5's `highlight`; a page that holds the marks itself has no span.
OPEN, CLOSE = "\ue0f0\ue0f1", "\ue0f1\ue0f0"

_PIECES = re.compile(r'"([^"]*)"?|([^\s"]+)')
_FOUND = text(
    "SELECT rowid AS row, rank, highlight(page_fts, 0, :opens, :closes) AS marked "
    "FROM page_fts WHERE page_fts MATCH :query ORDER BY rank LIMIT :most"
)


def match_query(query: str) -> str:
    """Return `query` in FTS5's language: every word and every "phrase" must stand on the page.

    Everything is quoted, so no sign in it is an operator. Empty when there is no word in it.
    """
    straight = query.replace("“", '"').replace("”", '"').replace("\x00", " ")
    pieces = [phrase or word for phrase, word in _PIECES.findall(straight)]
    return " AND ".join(f'"{piece}"' for piece in pieces if any(char.isalnum() for char in piece))


def search(connection: Connection, query: str, limit: int) -> list[SearchHit]:
    """Return pages holding all the words, best first, equal ones by name and page."""
    match = match_query(query)
    if not match:
        return []
    found = connection.execute(_FOUND, {"query": match, "opens": OPEN, "closes": CLOSE, "most": limit}).all()
    places = select(page.c.row, page.c.page_index, page.c.start, page.c.text, document.c.id, document.c.name)
    places = places.join(document, document.c.row == page.c.document)
    where = {row.row: row for row in connection.execute(places.where(page.c.row.in_([hit.row for hit in found])))}
    hits = []
    for hit in found:
        at = where[hit.row]
        span = _first_match(hit.marked, at.text)
        hits.append(
            SearchHit(
                document=at.id,
                document_name=at.name,
                page_index=at.page_index,
                span=span.shift(at.start) if span else None,
                excerpt=_excerpt(at.text, span or Span(0, 0)),
                score=-hit.rank,
            )
        )
    return sorted(hits, key=lambda hit: (-hit.score, hit.document_name, hit.document, hit.page_index))


def _first_match(marked: str, original: str) -> Span | None:
    if OPEN in original or CLOSE in original:
        return None
    start = marked.find(OPEN)
    end = marked.find(CLOSE, start)
    return Span(start, end - len(OPEN)) if 0 <= start < end else None


def _excerpt(original: str, span: Span) -> str:
    start, end = max(0, span.start - AROUND), min(len(original), span.end + AROUND)
    if start:
        start = original.find(" ", start, span.start) + 1 or start
    if end < len(original):
        cut = original.rfind(" ", span.end, end)
        end = cut if cut > 0 else end
    return fold_space(original[start:end])
