"""The production number that a paper without printed pages bears in its head: a text file, a sheet, a Word document.

It stands alone on its line, or across a gap from what else the line holds, as a stamp or a running head does; words
that cite another paper do not stand so. Several such lines on a page are a list of papers, and name no page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from belie.documents.bates import BatesNumber, find_bates
from belie.domain.documents import Page
from belie.domain.page_names import MOST_IN_RANGE
from belie.domain.spans import Span, merge

HEAD_LINES = 10  # with words, from the top of a page
LIST_LINES = 60  # looked at for other numbers that stand so
FEWEST_DIGITS = 6  # of a number that is not padded with zeros: "FY 2026" and "ROOM 1040" are none

_NUMBER = r"[A-Z][A-Z&]{1,11}(?:[-_ ][A-Z]{1,10}){0,3}[-_ .]{0,3}\d{4,10}"
_OWN = (
    r"(?:(?:BATES|Bates)(?: (?:Nos?\.|[Nn]umbers?))?:?\s*)?[\[(]?"
    rf"(?P<first>{_NUMBER})(?:\s?(?:[-–—]|to|through)\s?(?P<last>{_NUMBER}|\d{{4,10}}))?[\])]?"
)
_STANDS = (re.compile(_OWN), re.compile(rf"\S.*?(?:[ ]{{3,}}|\t\s*){_OWN}"), re.compile(rf"{_OWN}(?:[ ]{{3,}}|\t).*"))


def name_by_head(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages, named by the production number in the head of each where no page bears one yet.

    The numbers of a range go to the pages in order where there are as many, else all to the page that prints it.
    """
    if any(page.names.bates for page in pages):
        return tuple(pages)
    found = [_own(page) for page in pages]
    if found and found[0] and len(found[0][0]) == len(pages) > 1 and not any(found[1:]):
        names, span = found[0]
        found = [([name], span if not at else Span(0, 0)) for at, name in enumerate(names)]
    return tuple(_named(page, *held) if held else page for page, held in zip(pages, found, strict=True))


def _named(page: Page, numbers: Sequence[str], span: Span) -> Page:
    names = replace(page.names, bates=numbers[0], other=(*page.names.other, *numbers[1:]))
    return replace(page, names=names, furniture=merge([*page.furniture, *([span] if span.end else [])]))


def _own(page: Page) -> tuple[list[str], Span] | None:
    """Return the numbers of a page, and where they stand in its text; None where it bears none or a list of them."""
    found: list[tuple[list[str], Span]] = []
    at = seen = 0
    for raw in page.text.split("\n"):
        line = raw.strip()
        if line:
            held = _stamped(line)
            if held and (found or seen < HEAD_LINES):
                start = at + raw.index(line) + held[1].start
                found.append((held[0], Span(start, start + len(held[1]))))
            seen += 1
        if seen > LIST_LINES or len(found) > 1:
            break
        at += len(raw) + 1
    return found[0] if len(found) == 1 else None


def _stamped(line: str) -> tuple[list[str], Span] | None:
    for pattern in _STANDS:
        match = pattern.fullmatch(line)
        if match is None or (first := _read(match["first"])) is None:
            continue
        end = match["last"] or match["first"]
        last = _read(f"{first.prefix}{end}" if end.isdigit() else end)
        if last is None or last.prefix != first.prefix or not 0 <= last.number - first.number < MOST_IN_RANGE:
            continue
        numbers = [str(replace(first, number=number)) for number in range(first.number, last.number + 1)]
        return numbers, Span(match.start("first"), max(match.end("first"), match.end("last")))
    return None


def _read(words: str) -> BatesNumber | None:
    """Return the number where the words are one, and no year or room."""
    found = find_bates(words)
    if len(found) != 1 or found[0][:2] != (0, len(words)):
        return None
    number = found[0][2]
    return number if words[-number.width] == "0" or number.width >= FEWEST_DIGITS else None
