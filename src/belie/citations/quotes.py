"""Quoted words looked up at the place cited, then in the rest of the paper, then in the other papers.

Words are compared without case, punctuation, hyphens and line ends. What the quoter says he changed is allowed:
`[w]e`, `[the Director]`, an ellipsis. What differs is shown word by word.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from belie.citations.index import Paper, RecordIndex
from belie.domain.citations import Place, QuoteCheck, QuoteFate
from belie.domain.documents import Origin
from belie.domain.spans import Anchor, Span, quote_at

LEAST_WORDS = 4  # to call a likeness an alteration, or to look in other papers: shorter runs are anybody's
LIKE = 78.0  # percent of likeness from which words count as the same passage, altered; ours
CUT_WORDS = 80  # most words that an ellipsis may stand for
REPLACED_WORDS = 12  # most words that a bracket may stand for

_WORD = re.compile(r"[^\W_]+(?:[’'\-‑][^\W_]+)*")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.(?:\s?\.)?|\*\s\*\s\*")
_SIC = re.compile(r"\s*\[(?:sic|citations? omitted|footnotes? omitted)\]", re.IGNORECASE)
_MARK = re.compile(r"(?:^|(?<=\n))(?:\d{1,4}[.)]|[QA][.:])(?=\s)")
_OCR = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"), ("8", "b"), ("j", "l"))


@dataclass(frozen=True, slots=True)
class _Words:
    """A paper's words: `plain` has one blank around each."""

    plain: str
    at: Sequence[int]  # where each word stands in `plain`
    starts: Sequence[int]  # and in the clean text
    ends: Sequence[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the clean text's characters for `[start, end)` of `plain`."""
        first, last = bisect_right(self.at, start) - 1, bisect_right(self.at, max(start, end - 1)) - 1
        return self.starts[max(first, 0)], self.ends[max(last, 0)]


def _plain(word: str) -> str:
    return re.sub(r"[’'\-‑]", "", word).casefold()


def _without_marks(text: str) -> str:
    """Return a text of equal length without paragraph numbers and the Q and A of a transcript: no quoter keeps them."""
    return _MARK.sub(lambda mark: " " * len(mark.group()), text)


def words_of(text: str) -> _Words:
    """Return the words of a text with the way back."""
    at, starts, ends = array("I"), array("I"), array("I")
    parts, length = [], 1
    for match in _WORD.finditer(_without_marks(text)):
        word = _plain(match.group())
        at.append(length)
        starts.append(match.start())
        ends.append(match.end())
        parts.append(word)
        length += len(word) + 1
    return _Words(f" {' '.join(parts)} ", at, starts, ends)


@dataclass(frozen=True, slots=True)
class _Sought:
    """A quotation as a row of pieces; `gaps[i]` words may stand before piece i."""

    pieces: tuple[str, ...]
    gaps: tuple[int, ...]
    stated: bool  # it says that something was changed
    count: int

    @classmethod
    def of(cls, words: str) -> _Sought:
        text = _without_marks(_SIC.sub("", words))
        stated = _SIC.search(words) is not None
        text, letters = re.subn(r"\[(\w)\](?=\w)", r"\1", text)  # "[w]e"
        marked = _ELLIPSIS.sub(" \x01 ", text)
        marked = re.sub(r"\w*\[[^\]]*\]\w*", " \x02 ", marked)  # "[the Director]", "detain[ed]"
        stated = stated or letters > 0 or marked != text
        pieces, gaps, gap = [], [], 0
        for part in re.split(r"([\x01\x02])", marked):
            if part in "\x01\x02" and part:
                gap = max(gap, CUT_WORDS if part == "\x01" else REPLACED_WORDS)
                continue
            found = [_plain(match.group()) for match in _WORD.finditer(part)]
            if found:
                pieces.append(" ".join(found))
                gaps.append(gap)
                gap = 0
        return cls(tuple(pieces), tuple(gaps), stated, sum(len(piece.split()) for piece in pieces))


def _find(held: str, sought: _Sought) -> Iterator[tuple[int, int]]:
    """Yield where all pieces stand in order, as characters of `held`."""
    if not sought.pieces:
        return
    first = f" {sought.pieces[0]} "
    at = held.find(first)
    while at >= 0:
        end: int | None = at + len(first) - 1
        for piece, gap in zip(sought.pieces[1:], sought.gaps[1:], strict=True):
            assert end is not None
            found = held.find(f" {piece} ", end)
            if found < 0 or held.count(" ", end + 1, found + 1) > gap:
                end = None
                break
            end = found + len(piece) + 1
        if end is not None:
            yield at + 1, end
        at = held.find(first, at + 1)


class QuoteReader:
    """Looks quotations up in one record; the words of a paper are taken once."""

    def __init__(self, index: RecordIndex) -> None:
        self._index = index
        self._words: dict[str, _Words] = {}

    def _of(self, paper: Paper) -> _Words:
        if paper.id not in self._words:
            self._words[paper.id] = words_of(paper.cleaned.text)
        return self._words[paper.id]

    def check(self, words: str, place: Place, wider: Sequence[int] = ()) -> QuoteCheck:
        """Return what became of quoted words at a place; `wider` are more pages that the cite may mean."""
        paper = self._index.papers[place.document]
        held, sought = self._of(paper), _Sought.of(words)
        if not sought.pieces:
            return QuoteCheck(words=words, fate=QuoteFate.UNCHECKED)
        windows = _windows(paper, place, wider)
        spots = [held.place(*spot) for spot in _find(held.plain, sought)]
        for low, high in spots:
            if any(low < end and start < high for start, end in windows):
                fate = QuoteFate.STATED if sought.stated else QuoteFate.VERBATIM
                return QuoteCheck(words=words, fate=fate, found=_anchor(paper, low, high))
        if _unread(paper, place, wider):
            return QuoteCheck(words=words, fate=QuoteFate.UNREAD)
        if spots:
            return self._elsewhere(words, paper, spots[0])
        here = [" ".join(w for w in _slice(held, start, end)) for start, end in windows]
        for text, (start, _) in zip(here, windows, strict=True):
            if _looks(" ".join(sought.pieces)) in _looks(text):
                near = _nearest(held, sought, start, windows)
                return QuoteCheck(words=words, fate=QuoteFate.OCR, found=near and _anchor(paper, *near))
        if sought.count >= LEAST_WORDS and (near := _nearest(held, sought, windows[0][0] if windows else 0, windows)):
            shown = paper.cleaned.text[near[0] : near[1]]
            return QuoteCheck(
                words=words,
                fate=QuoteFate.ALTERED,
                found=_anchor(paper, *near),
                difference=show_difference(shown, words),
            )
        return self._further(words, sought, paper)

    def _elsewhere(self, words: str, paper: Paper, spot: tuple[int, int]) -> QuoteCheck:
        found = _anchor(paper, *spot)
        return QuoteCheck(
            words=words, fate=QuoteFate.ELSEWHERE, found=found, where=page_name(paper, found.page_indexes)
        )

    def _further(self, words: str, sought: _Sought, paper: Paper) -> QuoteCheck:
        if sought.count >= LEAST_WORDS:
            for other in self._index.papers.values():
                if other is paper:
                    continue
                held = self._of(other)
                for spot in _find(held.plain, sought):
                    found = _anchor(other, *held.place(*spot))
                    where = f"{other.document.name}, {page_name(other, found.page_indexes)}"
                    return QuoteCheck(words=words, fate=QuoteFate.ANOTHER_PAPER, found=found, where=where)
        return QuoteCheck(words=words, fate=QuoteFate.NOWHERE)


def _unread(paper: Paper, place: Place, wider: Sequence[int]) -> bool:
    """True when a page that a place means has no text, so that words may stand there all the same."""
    pages = paper.document.pages
    indexes = {*place.page_indexes, *wider} if place.page_indexes else range(len(pages))
    return any(pages[index].origin is Origin.NONE for index in indexes if index < len(pages))


def _windows(paper: Paper, place: Place, wider: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches of clean text that a place means."""
    cleaned = paper.cleaned
    if place.spans:
        return [(cleaned.to_clean(span.start), cleaned.to_clean(span.end)) for span in place.spans]
    indexes = sorted({*place.page_indexes, *wider})
    if not indexes:
        return [(0, len(cleaned.text))]
    starts = (*paper.document.page_starts(), len(paper.document.text) + 1)
    return [(cleaned.to_clean(starts[i]), cleaned.to_clean(starts[i + 1])) for i in indexes if i + 1 < len(starts)]


def _slice(held: _Words, start: int, end: int) -> list[str]:
    first, last = bisect_right(held.ends, start), bisect_right(held.starts, max(start, end - 1))
    if first >= last:
        return []
    end = held.at[last] if last < len(held.at) else len(held.plain)
    return held.plain[held.at[first] : end].split()


def _looks(text: str) -> str:
    """Return what is left of a text when letters that OCR confuses are one, and blanks are none."""
    text = text.replace(" ", "")
    for one, other in _OCR:
        text = text.replace(one, other)
    return text


def _nearest(held: _Words, sought: _Sought, _start: int, windows: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the stretch of the windows most like the words, None when none is like them."""
    wanted = " ".join(sought.pieces)
    best: tuple[float, int, int] | None = None
    for low, high in windows:
        first, last = bisect_right(held.ends, low), bisect_right(held.starts, max(low, high - 1))
        if first >= last:
            continue
        base = held.at[first]
        text = held.plain[base : held.at[last] if last < len(held.at) else len(held.plain)]
        if len(text) < len(wanted):
            score, start, end = fuzz.ratio(wanted, text), 0, len(text)
        else:
            found = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=LIKE)
            if found is None:
                continue
            score, start, end = found.score, found.dest_start, found.dest_end
        if score >= LIKE and (best is None or score > best[0]):
            best = (score, *held.place(base + start, base + end))
    return (best[1], best[2]) if best else None


def _anchor(paper: Paper, start: int, end: int) -> Anchor:
    spans = paper.cleaned.to_source(Span(start, end))
    document = paper.document
    return Anchor(
        document=document.id,
        spans=spans,
        page_indexes=document.page_indexes(spans),
        quote=quote_at(document.text, spans),
    )


def page_name(paper: Paper, indexes: Sequence[int]) -> str:
    """Return the best name of the first page: "PageID.2105", "p. 3"."""
    if not indexes:
        return "p. 1"
    names = paper.document.pages[indexes[0]].names
    return (
        names.page_id
        or names.bates
        or f"p. {names.ecf_page.split()[0] if names.ecf_page else names.printed or indexes[0] + 1}"
    )


def show_difference(source: str, quoted: str) -> str:
    """Return the two word by word: "the talks [-failed-] {+succeeded+}"; the source's words come first."""
    one, other = source.split(), quoted.split()
    keys = [[re.sub(r"\W", "", word).casefold() for word in words] for words in (one, other)]
    shown: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if what == "equal":
            shown += other[c:d]
            continue
        if b > a:
            shown.append(f"[-{' '.join(one[a:b])}-]")
        if d > c:
            shown.append(f"{{+{' '.join(other[c:d])}+}}")
    return " ".join(shown)
