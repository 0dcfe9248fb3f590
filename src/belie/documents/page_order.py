"""Whether the numbers stamped on a document's pages count its pages: what is missing, doubled or out of order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from belie.domain.documents import Page
from belie.domain.page_names import bates_key

MOST_TOLD = 5  # breaks of one count that are told one by one
LONGEST = 100_000  # pages of a filing; a larger count is misread


def check_order(pages: Sequence[Page]) -> tuple[str, ...]:
    """Return warnings where stamps and pages of the file disagree, by the court's pages, then PageID, then Bates.

    A page without a stamp between two that have one is counted, so that one unread stamp is no gap.
    """
    return (*_court_pages(pages), *_page_ids(pages), *_bates(pages))


def _court_pages(pages: Sequence[Page]) -> list[str]:
    stamped = [
        (page.index, int(match[1]), int(match[2]), f"Page {page.names.ecf_page}")
        for page in pages
        if (match := re.fullmatch(r"(\d+) of (\d+)", page.names.ecf_page)) and int(match[2]) <= LONGEST
    ]
    if not stamped:
        return []
    told = []
    totals = dict.fromkeys(total for _, _, total, _ in stamped)
    if len(totals) > 1:
        told.append(f"the court's stamps count {' and '.join(map(str, totals))} pages in one filing")
    first, last = stamped[0], stamped[-1]
    if first[1] - 1 > first[0]:
        told.append(f"{_pages(1, first[1] - 1 - first[0])} of {first[2]} not here: {_at(first)} comes first")
    told += _breaks([(index, number, name) for index, number, _, name in stamped])
    after = last[2] - last[1] - (len(pages) - 1 - last[0])
    if after > 0:
        told.append(f"{_pages(last[2] - after + 1, last[2])} of {last[2]} not here: {_at(last)} comes last")
    return told


def _page_ids(pages: Sequence[Page]) -> list[str]:
    return _breaks(
        [
            (page.index, int(match[0]), page.names.page_id)
            for page in pages
            if (match := re.search(r"\d+", page.names.page_id))
        ]
    )


def _bates(pages: Sequence[Page]) -> list[str]:
    counts: dict[str, list[tuple[int, int, str]]] = {}
    for page in pages:
        prefix, _, number = bates_key(page.names.bates).rpartition(" ")
        if number.isdigit():
            counts.setdefault(prefix, []).append((page.index, int(number), page.names.bates))
    return [told for count in counts.values() for told in _breaks(count)]


def _breaks(count: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return what is told of a count that does not go up with the pages: (index, number, as printed)."""
    told = []
    for before, after in pairwise(count):
        more = (after[1] - before[1]) - (after[0] - before[0])
        if more > 0:
            told.append(f"{more} page{'s' if more > 1 else ''} missing between {_at(before)} and {_at(after)}")
        elif more < 0:
            told.append(f"out of order or doubled: {_at(before)}, {_at(after)}")
    if len(told) > MOST_TOLD:
        told[MOST_TOLD:] = [f"{len(told) - MOST_TOLD} more such places"]
    return told


def _at(place: tuple[int, ...] | tuple[int, int, str] | tuple[int, int, int, str]) -> str:
    return f"page {int(place[0]) + 1} of the file, “{place[-1]}”"


def _pages(first: int, last: int) -> str:
    return f"page {first}" if first == last else f"pages {first}-{last}"
