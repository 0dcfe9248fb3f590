"""Page text to clean text: sentences whole, furniture gone, and every character able to go home.

Paragraphs stand apart by a blank line; inside one, words stand apart by one blank. Quotation marks stay as the
page prints them, two single quotes for a double included. A footnote that stands inside a sentence crossing a
page break comes after that sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from belie.documents.lines import INVISIBLE, Line, iter_lines
from belie.documents.offsets import OffsetBuilder, OffsetMap
from belie.documents.paragraphs import Layout, group_lines
from belie.domain.documents import Document
from belie.domain.spans import Span

# Values of `Document.format` that say where paragraphs end; `belie.sources.flow_text` writes a blank line there
PARAGRAPHED = frozenset(("docx", "doc", "odt", "wpd", "rtf", "sheet", "comment", "before_changes"))

# White space that is no blank, and characters that print nothing
_TO_BLANK = str.maketrans(dict.fromkeys("\t\xa0\u2002\u2003\u2007\u2009\u202f\u3000", " "))
_SQUEEZED = re.compile(f" {{2,}}|[{INVISIBLE}]+")

# Compounds that keep their hyphen when a line ends in it, unless the document writes them otherwise
_PREFIXES = frozenset(
    "self well non anti cross pre post co ex all half high low long short multi semi ill quasi vice counter "
    "one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety".split()
)
# First halves of words written solid: "under-" at a line's end is "understand" even where "under" stands alone
_SOLID = frozenset(
    "after back down every fore from hand head here home house inter land life like news other over some super there "
    "through time trans under upon what when where with work".split()
)
_HYPHENATED = re.compile(r"([A-Za-z]+)-$")
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_WORDS = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_SUSPENDED = frozenset(("and", "or", "to"))  # "pre- and post-trial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The clean text of a document, its paragraphs, and the way home."""

    text: str
    paragraphs: tuple[Span, ...]  # spans of `text`, ascending; between two stand exactly two line feeds
    offsets: OffsetMap

    def to_source(self, span: Span) -> tuple[Span, ...]:
        """Return where the clean characters of `span` stand in `Document.text`: ascending, disjoint, the same words.

        A span that takes in both a sentence and the footnote that stood inside it gets them in the page's order.
        """
        return self.offsets.to_source(span)

    def to_clean(self, offset: int) -> int:
        """Return the clean offset of a character of `Document.text`, or of the next one kept."""
        return self.offsets.to_clean(offset)


def clean(document: Document) -> Cleaned:
    """Return the clean text of a document; empty when its pages say nothing."""
    lines = list(iter_lines(document))
    geometric = any(page.size_pt[0] > 0 for page in document.pages)
    exact = document.format in PARAGRAPHED
    paragraphs = group_lines(lines, Layout.of(lines, geometric=geometric, exact=exact))
    builder = OffsetBuilder()
    text = document.text
    hyphens = _Hyphens(text)
    spans: list[Span] = []
    last_stop = 0
    for paragraph in paragraphs:
        if spans:
            builder.add("\n", last_stop)
            builder.add("\n", last_stop + 1 if text[last_stop + 1 : last_stop + 2].isspace() else last_stop)
        start = builder.at
        _write(paragraph, text, hyphens, builder)
        spans.append(Span(start, builder.at))
        last_stop = min(paragraph[-1].stop, len(text) - 1)
    clean_text, offsets = builder.build()
    return Cleaned(text=clean_text, paragraphs=tuple(spans), offsets=offsets)


def _write(paragraph: Sequence[Line], text: str, hyphens: _Hyphens, builder: OffsetBuilder) -> None:
    """Append one paragraph: its lines joined by a blank, or by nothing where a word or a dash runs on."""
    for index, line in enumerate(paragraph):
        following = paragraph[index + 1] if index + 1 < len(paragraph) else None
        cut = 0
        joint = " "
        if following is not None:
            cut, joint = hyphens.joint(line.text, following.text)
        for number, (start, end) in enumerate(line.pieces):
            _copy(text, start, end - cut if number + 1 == len(line.pieces) else end, builder)
        if following is not None and joint:
            builder.add(joint, line.stop)


def _copy(text: str, start: int, end: int, builder: OffsetBuilder) -> None:
    """Append `text[start:end]` with runs of blanks as one blank and nothing that prints nothing."""
    words = text[start:end].translate(_TO_BLANK)
    at = 0
    for run in _SQUEEZED.finditer(words):
        keep = run.start() + 1 if words[run.start()] == " " else run.start()
        builder.add(words[at:keep], start + at)
        at = run.end()
    builder.add(words[at:], start + at)


class _Hyphens:
    """Decides what a hyphen at a line's end is, by how the document writes the word elsewhere."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def joint(self, line: str, following: str) -> tuple[int, str]:
        """Return how many characters to drop from the end of `line`, and what to put before `following`."""
        if line[-1] not in "-—\xad\u2010":
            return 0, " "
        if line[-1] == "\xad":
            return 1, ""
        if line[-1] == "—" or line.endswith("--"):
            return 0, "" if line.rstrip("-—")[-1:].strip() else " "
        head, tail = _HYPHENATED.search(line.replace("\u2010", "-")), _FIRST_WORD.match(following)
        if tail is None or len(line) < 2 or not line[-2].isalnum():
            return 0, "" if following[0].isdigit() and line[-2:-1].isalnum() else " "
        if tail.group() in _SUSPENDED:
            return 0, " "
        if head is None or not tail.group()[0].islower():
            return 0, ""
        return (0, "") if self._keeps(head.group(1), tail.group()) else (1, "")

    def _keeps(self, head: str, tail: str) -> bool:
        if self._words is None:
            self._words = frozenset(word.lower() for word in _WORDS.findall(self._text))
        if f"{head}-{tail}".lower() in self._words:
            return True
        if (head + tail).lower() in self._words:
            return False
        head, tail = head.lower(), tail.lower()
        if head in _PREFIXES:
            return True
        # "vendor-/plaintiffs": both are words of the document; "repla-/ced" is none
        return len(head) > 3 < len(tail) and {head, tail} <= self._words and head not in _SOLID
