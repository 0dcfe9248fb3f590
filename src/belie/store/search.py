"""Full text search over pages (SQLite FTS5, stems by Porter)."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select, text

from belie.domain.documents import Access
from belie.domain.ports import SearchHit
from belie.domain.spans import Span, fold_space
from belie.store.documents import name_for
from belie.store.schema import document, page
from belie.store.seen import Seen

NAMED = (document.c.id, document.c.name, document.c.container)
AROUND = 120  # characters of excerpt on either side of the match
# Marks a match in FTS5's `highlight`; a page that holds the marks itself has no span.
OPEN, CLOSE = "\ue0f0\ue0f1", "\ue0f1\ue0f0"

_PIECES = re.compile(r'"([^"]*)"?|([^\s"]+)')
# One index a rank of pages: what an audience searches holds no page hidden from it, nor do its scores depend on one.
INDEXES = tuple(f"page_fts_{access.rank}" for access in Access)
_FOUND = tuple(
    text(
        f"SELECT rowid AS row, rank, highlight({index}, 0, :opens, :closes) AS marked "
        f"FROM {index} WHERE {index} MATCH :query ORDER BY rank LIMIT :most"
    )
    for index in INDEXES
)


def match_query(query: str) -> str:
    """Return `query` in FTS5's language: every word and every "phrase" must stand on the page.

    Everything is quoted, so no sign in it is an operator. Empty when there is no word in it.
    """
    straight = query.replace("“", '"').replace("”", '"').replace("\x00", " ")
    pieces = [phrase or word for phrase, word in _PIECES.findall(straight)]
    return " AND ".join(f'"{piece}"' for piece in pieces if any(char.isalnum() for char in piece))


def search(connection: Connection, seen: Seen, query: str, limit: int) -> list[SearchHit]:
    """Return pages holding all the words, best first, equal ones by name and page."""
    match = match_query(query)
    if not match:
        return []
    asked = {"query": match, "opens": OPEN, "closes": CLOSE, "most": limit}
    found = [hit for one in _FOUND[: seen.most + 1] for hit in connection.execute(one, asked)]
    found = sorted(found, key=lambda hit: (hit.rank, hit.row))[:limit]
    places = select(page.c.row, page.c.page_index, page.c.start, page.c.text, *NAMED)
    places = places.join(document, document.c.row == page.c.document)
    where = {row.row: row for row in connection.execute(places.where(page.c.row.in_([hit.row for hit in found])))}
    hits = []
    for hit in found:
        at = where[hit.row]
        span = _first_match(hit.marked, at.text)
        hits.append(
            SearchHit(
                document=at.id,
                document_name=name_for(seen, at.name, at.container),
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
