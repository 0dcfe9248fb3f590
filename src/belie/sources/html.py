"""Web pages: the article without what surrounds it, or the whole page where there is no article.

Nothing is fetched: the page is read as saved.
"""

from __future__ import annotations

import logging
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from belie.domain.documents import Document, Page
from belie.domain.ids import SourceId, document_id
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.domain.spans import fold_space
from belie.sources.html_hints import read_hints
from belie.sources.html_text import declared_charset, visible_text
from belie.sources.text import Undecodable, decode

SHORTEST_ARTICLE = 250  # characters; less is a teaser or a caption
ARTICLE_SHARE = 0.5  # of the visible text, below which a page that names no day is no article


def read_html(data: bytes, name: str, source: SourceId, _options: ReadOptions = PLAIN) -> ReadResult:
    """Return the one document of a saved web page: title first, then its paragraphs."""
    try:
        html, warning = decode_html(data)
    except Undecodable as err:
        return ReadResult(unread=Unread(kind=UnreadKind.UNDECODABLE, detail=f"{err}; save the page again"))
    warnings = [warning] if warning else []
    hints = read_hints(LexborHTMLParser(html))
    shown = visible_text(html)
    blocks = _article(html)
    size = sum(map(len, blocks))
    if size < min(SHORTEST_ARTICLE, len(shown)) or (hints.date is None and size < ARTICLE_SHARE * len(shown)):
        blocks = [block for block in shown.split("\n\n") if block.strip()]
        warnings.append("no article found: the whole page was read")
    elif hints.title and fold_space(hints.title) not in fold_space(" ".join(blocks[:2])):
        blocks.insert(0, hints.title)
    text = "\n\n".join(blocks)
    if not text.strip():
        return ReadResult(unread=Unread(kind=UnreadKind.EMPTY, detail="the page shows no text"))
    document = Document(
        id=document_id(source, ""), source=source, name=name, format="html", pages=(Page(index=0, text=text),),
        hints=hints, warnings=tuple(warnings),
    )  # fmt: skip
    return ReadResult(documents=(document,))


def decode_html(data: bytes) -> tuple[str, str]:
    """Return the markup and a warning ("" for none): a byte order mark, UTF-8, then the encoding declared.

    Raises:
        Undecodable: No encoding explains the bytes.
    """
    declared = declared_charset(data)
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared), ""
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _article(html: str) -> list[str]:
    """Return the paragraphs of the article, in order; empty when trafilatura finds none."""
    import trafilatura  # costs 0.2 s to load, and most records hold no web page

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(html, fast=True, include_comments=False, include_tables=True, deduplicate=False)
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    blocks: list[str] = []
    for element in found.body:
        _add_blocks(element, blocks)
    return blocks


def _add_blocks(element: Any, blocks: list[str]) -> None:
    """Append the paragraphs of one element of trafilatura's tree: `p head quote list item table row cell`."""
    parts = [child for child in element if child.tag in ("p", "head", "quote", "list", "item", "table", "row")]
    if element.tag == "row":
        cells = [fold_space("".join(cell.itertext())) for cell in element]
        blocks.append("  ".join(cells).strip())
    elif parts and element.tag not in ("p", "head"):
        if element.text and element.text.strip():
            blocks.append(fold_space(element.text))
        for child in element:
            _add_blocks(child, blocks)
            if child.tail and child.tail.strip():
                blocks.append(fold_space(child.tail))
    else:
        words = fold_space("".join(_words(element)))
        if words:
            blocks.append(words)


def _words(element: Any) -> list[str]:
    """Return the text in an element; a line break inside it reads as a blank."""
    words = [element.text or ""]
    for child in element:
        words += [" "] if child.tag == "lb" else _words(child)
        words.append(child.tail or "")
    return words
