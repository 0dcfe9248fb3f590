"""Quotations set apart without marks: paragraphs indented below "The letter reads:", as briefs and indictments print.

A block follows a paragraph that ends in a colon and speaks of words said or written. It is indented deeper than that
paragraph, or, where the text has no indents, it is the one plain paragraph after "wrote:" or "reads as follows:".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from belie.documents.clean import Cleaned
from belie.documents.lines import iter_lines
from belie.documents.paragraphs import FIELD, START, is_heading
from belie.domain.documents import Document
from belie.domain.spans import Span
from belie.statements.quotes import Quote, find_quotes

# A colon at the end, and a word for saying, writing or for a paper in the last sentence.
_ANNOUNCES = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|writes?|wrote|written|writing|reads?|states?|stated|stating|provides?|provided|asks?|asked"
    r"|answer(?:s|ed)|repl(?:y|ies|ied)|respond(?:s|ed)|testif(?:y|ies|ied)|explain(?:s|ed)|h[eo]ld|told|text(?:s|ed)"
    r"|e-?mail(?:s|ed)?|declare[sd]?|conclude[sd]?|add(?:s|ed)|notes?|noted|message[ds]?|posted|letter|note|memo|entry"
    r"|passage|paragraph|excerpt|part|follows)\b[^.?!]*:$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:wrote|writes|reads?|replied|answered|stated in part|reads in part|in writing)\b[^.?!:]{0,60}:$"
)
_MARKED = re.compile(r"[\"“”‘'«»„`>(\[]")
DEEPER = 2  # blanks by which a block is set in
MAX_PARAGRAPHS = 12  # of one block
TAIL = 240  # characters of the announcing paragraph that are looked at


def find_block_quotes(document: Document, cleaned: Cleaned, paragraphs: Sequence[Span]) -> list[Quote]:
    """Return the blocks as quotations that hold their paragraphs whole, in order.

    Args:
        document: As filed: it tells the indents.
        cleaned: Its clean text.
        paragraphs: Those to look at, ascending.
    """
    margins: list[tuple[int, int, int]] | None = None
    blocks: list[Quote] = []
    taken = -1
    for number, (before, after) in enumerate(pairwise(paragraphs)):
        tail = cleaned.text[max(before.start, before.end - TAIL) : before.end]
        if number < taken or not tail.endswith(":") or not _ANNOUNCES.search(tail):
            continue
        margins = margins if margins is not None else _margins(document, cleaned)
        body = _margin(margins, before)
        last = number + 1
        if _margin(margins, after) >= body + DEEPER:
            while last + 1 < len(paragraphs) and last - number < MAX_PARAGRAPHS:
                if _margin(margins, paragraphs[last + 1]) < body + DEEPER:
                    break
                last += 1
        elif not (_SAYS.search(tail) and _is_plain(cleaned.text, after)):
            continue
        parts = tuple(paragraphs[number + 1 : last + 1])
        if _MARKED.match(cleaned.text, parts[0].start):
            continue
        inner = find_quotes(cleaned.text, parts)
        blocks.append(Quote(Span(parts[0].start, parts[-1].end), parts, tuple(inner)))
        taken = last
    return blocks


def merge_quotes(quotes: Sequence[Quote], blocks: Sequence[Quote]) -> list[Quote]:
    """Return quotations and blocks in order; what touches a block gives way to it."""
    if not blocks:
        return list(quotes)
    starts = [block.outer.start for block in blocks]

    def is_free(quote: Quote) -> bool:
        at = bisect_right(starts, quote.outer.end) - 1
        return at < 0 or blocks[at].outer.end <= quote.outer.start

    return sorted([*(quote for quote in quotes if is_free(quote)), *blocks], key=lambda quote: quote.outer.start)


def _is_plain(text: str, paragraph: Span) -> bool:
    words = text[paragraph.start : min(paragraph.end, paragraph.start + 200)]
    listed = START.match(words) or FIELD.match(words) or is_heading(words.split("\n")[0])
    return not listed and len(paragraph) >= 20 and words[0].isupper()


def _margins(document: Document, cleaned: Cleaned) -> list[tuple[int, int, int]]:
    """Return (clean offset, indent, page) of each line, ascending."""
    found = [(cleaned.to_clean(line.pieces[0][0]), line.indent, line.page) for line in iter_lines(document)]
    return sorted(found)


def _margin(margins: Sequence[tuple[int, int, int]], paragraph: Span) -> int:
    """Return the least indent of a paragraph's lines: a first line set in does not count where others follow."""
    low = bisect_right(margins, (paragraph.start, -1, -1))
    least = 10_000
    while low < len(margins) and margins[low][0] < paragraph.end:
        least = min(least, margins[low][1])
        low += 1
    return least if least < 10_000 else 0
