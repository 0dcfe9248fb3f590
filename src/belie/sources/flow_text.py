"""Word-processor text as it is written: paragraphs with what hangs on them, laid on pages.

A blank line ends a paragraph and nothing else does (`belie.documents.clean` relies on it); a paragraph that opens a
page after the first is indented by four blanks, one that runs over from the page before is not. Rows of tables are
paragraphs: short cells on one line, a cell that holds sentences by itself, so that no sentence grows into its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from belie.documents.sheet_rows import is_prose
from belie.domain.documents import Page
from belie.domain.flags import Flag, FlagKind, Revision, RevisionKind
from belie.domain.spans import Span, fold_space

INDENT = "    "  # of a paragraph that opens a page, as in `belie.sources.page_text`
CELL_GAP = "    "  # wide enough for `belie.documents.paragraphs.has_cells`

_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")


class Mark(Enum):
    """What a part of a paragraph is."""

    WORDS = "words"
    APART = "apart"  # shown, and no word of its sentence: a note's number, a running head
    PAGE = "page"  # a page ends here: the writer said so
    RENDERED = "rendered"  # a page ended here when the program last laid the text out


@dataclass(frozen=True, slots=True)
class Changed:
    """Who changed words, and how."""

    kind: RevisionKind
    author: str = ""
    date: str = ""  # ISO day
    added: bool = False  # of words taken out: a change had put them in as well


@dataclass(slots=True)
class Paragraph:
    """One paragraph while it is read; `after` follows it: its notes, text boxes.

    `before` are its words as they read before all changes.
    """

    parts: list[tuple[Mark, str]] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    changes: list[tuple[Changed, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)
    _going_on: str = ""  # what the last words were, so that the next of the same kind join them

    def write(self, words: str, changed: Changed | None = None, mark: Mark = Mark.WORDS) -> None:
        """Append words of the text as it reads now."""
        if not words:
            return
        self.parts.append((mark, _LINE_ENDS.sub("\n", words)))
        if changed:
            self._change(words, changed)
        else:
            self._going_on = ""
            if mark is Mark.WORDS:
                self.before.append(_LINE_ENDS.sub("\n", words))

    def strike(self, words: str, changed: Changed) -> None:
        """Append words that the text no longer has."""
        if words:
            self._change(words, changed)
            if not changed.added:
                self.before.append(_LINE_ENDS.sub("\n", words))

    def hide(self, words: str) -> None:
        """Append words that are marked as hidden."""
        if not words:
            return
        if self._going_on == "hidden":
            self.hidden[-1] += words
        else:
            self.hidden.append(words)
        self._going_on = "hidden"

    def turn_page(self, mark: Mark) -> None:
        """End the page here."""
        self.parts.append((mark, ""))

    def join(self, other: Paragraph) -> None:
        """Append another paragraph, whose mark was taken out."""
        self.parts += other.parts
        self.before += other.before
        self.changes += other.changes
        self.hidden += other.hidden
        self.after += other.after
        self._going_on = ""

    def _change(self, words: str, changed: Changed) -> None:
        if self._going_on == "changed" and self.changes and self.changes[-1][0] == changed:
            self.changes[-1] = (changed, self.changes[-1][1] + words)
        else:
            self.changes.append((changed, words))
        self._going_on = "changed"

    @property
    def text(self) -> str:
        """Its words as they read now."""
        return "".join(words for mark, words in self.parts if mark is Mark.WORDS)

    @property
    def earlier(self) -> str:
        """Its words before the changes, where some of them are deleted; "" where it says the same now."""
        lost = any(
            changed.kind is RevisionKind.DELETED and not changed.added and words.strip()
            for changed, words in self.changes
        )
        before = "".join(self.before).strip()
        return before if lost and fold_space(before) != fold_space(self.text) else ""

    @property
    def says_something(self) -> bool:
        """True when anything of it is shown."""
        return any(words.strip() for _, words in self.parts)

    def revisions(self) -> Iterable[Revision]:
        """Yield its changes, those of mere white space left out."""
        now = fold_space(self.text)
        for changed, words in self.changes:
            if words.strip():
                yield Revision(
                    kind=changed.kind, text=fold_space(words), author=changed.author, date=changed.date, paragraph=now
                )


def lay_row(cells: Sequence[Sequence[Paragraph]]) -> list[Paragraph]:
    """Return the paragraphs of a table's row: short cells side by side, longer ones one after the other."""
    laid: list[Paragraph] = []
    line: Paragraph | None = None
    for cell in cells:
        shown = [each for each in cell if each.says_something or each.changes or each.hidden or each.after]
        if len(shown) > 1 or any(is_prose(each.text) for each in shown):
            laid += shown
            line = None
            continue
        for each in shown:
            if line is None:
                line = Paragraph()
                laid.append(line)
            elif each.says_something and line.says_something:
                line.write(CELL_GAP)
            line.join(each)
    return laid


class PageWriter:
    """Pages of paragraphs, growing; `flags` and `revisions` go with them, `earlier` are paragraphs before changes."""

    def __init__(self, size_pt: tuple[float, float] = (0.0, 0.0)) -> None:
        """Begin the first page, of this width and height in points."""
        self.flags: list[Flag] = []
        self.revisions: list[Revision] = []
        self.earlier: list[str] = []
        self._size = size_pt
        self._pages: list[Page] = []
        self._texts: list[str] = []
        self._apart: list[Span] = []
        self._at = 0

    def add(self, paragraph: Paragraph) -> None:
        """Write a paragraph and what follows it."""
        fresh = True
        for mark, words in paragraph.parts if paragraph.says_something or self._turns(paragraph) else ():
            if mark in (Mark.PAGE, Mark.RENDERED):
                if mark is Mark.PAGE or self._at:
                    self.end_page()
                continue
            if fresh and words.strip():
                opens = INDENT if self._pages else ""
                self._put("\n\n" if self._at else opens)
                fresh = False
            if not fresh:
                start = self._at
                self._put(words)
                if mark is Mark.APART:
                    self._apart.append(Span(start, self._at))
        self.flags += [
            Flag(kind=FlagKind.HIDDEN_TEXT, page=len(self._pages), text=fold_space(words))
            for words in paragraph.hidden
            if words.strip()
        ]
        self.revisions += paragraph.revisions()
        if earlier := paragraph.earlier:
            self.earlier.append(earlier)
        for following in paragraph.after:
            self.add(following)

    def _turns(self, paragraph: Paragraph) -> bool:
        return any(mark in (Mark.PAGE, Mark.RENDERED) for mark, _ in paragraph.parts)

    def _put(self, words: str) -> None:
        self._texts.append(words)
        self._at += len(words)

    @property
    def on_empty_page(self) -> bool:
        """True when nothing stands on the page yet."""
        return not self._at

    def end_page(self) -> None:
        """End the page; the next paragraph opens another."""
        self._pages.append(
            Page(index=len(self._pages), text="".join(self._texts), size_pt=self._size, furniture=tuple(self._apart))
        )
        self._texts, self._apart, self._at = [], [], 0

    def pages(self) -> tuple[Page, ...]:
        """Return the pages; an empty last one is none, but there is at least one."""
        if self._at or not self._pages:
            self.end_page()
        return tuple(self._pages)
