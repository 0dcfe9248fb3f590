"""The view a text is read through: page furniture dropped, broken words joined, every character traced back.

Dropped: court filing stamps ("Case 2:10-cv-01877 Document 41-3 Filed 11/22/10 Page 2 of 9"), lone page numbers
between lines, pleading line numbers, and the hyphen of a word broken at a line end. A stamp is kept aside, since
its date is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_STAMP = re.compile(
    r"^[ \t]*Case:?\s+\d[\w:.\-]+(?:[^\n]{0,40}?)\bDoc(?:ument|\.)?\s+#?:?\s*\d[^\n]*\b(?:Filed|Page)\b[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?<=[^\s.!?:;])[ \t]*\n\s*(?:-\s?\d{1,4}\s?-|Page\s+\d+(?:\s+of\s+\d+)?|\d{1,3})[ \t]*\n\s*(?=\S)"
    r"|[^\S\f]{0,40}\f\s{0,40}"
)
_BROKEN = re.compile(r"(?<=[a-z])-[ \t]*\n[ \t]*(?=[a-z])")
_PLEADING = re.compile(r"^[ \t]*(\d{1,2})(?:[ \t]+|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class View:
    """The text as read, and for its pieces where they stand in the original.

    Attributes:
        text: What the scanner reads.
        stamps: `[start, end)` in the original of filing stamps left out of `text`.
    """

    text: str
    stamps: tuple[tuple[int, int], ...]
    _starts: tuple[int, ...]
    _sources: tuple[int, ...]

    def source_start(self, at: int) -> int:
        """Return the original offset of the character at `at`."""
        piece = bisect_right(self._starts, at) - 1
        return self._sources[piece] + at - self._starts[piece]

    def source_end(self, end: int) -> int:
        """Return the original offset after the last character before `end`."""
        return self.source_start(end - 1) + 1 if end else 0


def clean(text: str) -> View:
    """Return the view of a text; the text itself where nothing is dropped."""
    cuts: list[tuple[int, int, str]] = []
    stamps: list[tuple[int, int]] = []
    if "ase" in text or "ASE" in text:
        for match in _STAMP.finditer(text):
            stamps.append(match.span())
            cuts.append((*match.span(), " "))
    if "\n" in text or "\f" in text:
        cuts += [(*m.span(), " ") for m in _PAGE.finditer(text)]
        cuts += [(*m.span(), "") for m in _BROKEN.finditer(text)]
        cuts += [(start, end, "") for start, end in _line_numbers(text)]
    if not cuts:
        return View(text, (), (0,), (0,))
    pieces: list[str] = []
    starts, sources = [], []
    at = length = 0
    for start, end, instead in sorted(cuts):
        if start < at:
            continue
        kept = text[at:start]
        if kept:
            starts.append(length)
            sources.append(at)
            pieces.append(kept)
            length += len(kept)
        if instead:
            starts.append(length)
            sources.append(start)
            pieces.append(instead)
            length += len(instead)
        at = end
    if at < len(text):
        starts.append(length)
        sources.append(at)
        pieces.append(text[at:])
    return View("".join(pieces), tuple(stamps), tuple(starts) or (0,), tuple(sources) or (0,))


def _line_numbers(text: str) -> list[tuple[int, int]]:
    """Return the spans of pleading line numbers: at least four lines that begin 1, 2, 3, 4 .. in a row."""
    run: list[re.Match[str]] = []
    found: list[tuple[int, int]] = []
    for match in _PLEADING.finditer(text):
        number = int(match[1])
        follows = run and number == int(run[-1][1]) + 1 and text.count("\n", run[-1].end(), match.start() + 1) <= 2
        if not follows:
            found += [m.span() for m in run] if len(run) >= 4 else []
            run = []
        if follows or number == 1:
            run.append(match)
    return found + ([m.span() for m in run] if len(run) >= 4 else [])
