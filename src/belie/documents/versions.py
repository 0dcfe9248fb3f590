"""Two documents that look alike, compared word by word: what they are to each other and what one hides.

A redaction is seen where one document has words and the other a mark in their place: "[REDACTED]", black blocks, an
exemption of the Freedom of Information Act, a run of blanks, or nothing at all on a page with a redaction box.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from belie.documents.clean import Cleaned, clean
from belie.documents.likeness import find_candidates, group_same
from belie.documents.worddiff import Block, Gap, Words, find_words, gaps, matching_blocks, misread
from belie.domain.documents import BEFORE_CHANGES, PAGE_BREAK, Document, Frame
from belie.domain.flags import FlagKind, RevisionKind
from belie.domain.ids import DocumentId
from belie.domain.likeness import Likeness, LikenessKind, Passage, Signature
from belie.domain.spans import Span

LEAST_SHARE = 0.6  # of the shorter's words, in order; ours: a caption and a signature block are half of a short filing
FIRM = 8  # words: a shorter match says nothing of where the likeness begins and ends
FAR = 200  # words, or as many as are alike: a match beyond such a gap belongs to another place
AROUND = 0.5  # of the stretch: more than this around it, and the stretch is a part of the document
LEAST_AROUND = 60  # words around it: a cover sheet, a stamp, a signature block are fewer
HIDES = 4  # words shown for each one left standing, where a mark stands
KEPT = 48  # documents whose words are held while pairs are compared

MARK = re.compile(
    r"\[\s*(?i:(?:\w+ )?(?:redacted|sealed|withheld|under seal|deleted))[^\]\n]{0,60}\]|\bREDACTED\b|\bX{4,}\b"
    r"|[█■▇▆▮▬⬛◼]+(?:[ \t.,…]*[█■▇▆▮▬⬛◼]+)*"
    r"|\(b\)\s?\(\d\)(?:\([A-Z]\))?(?:[;, ]+\(b\)\s?\(\d\)(?:\([A-Z]\))?)*"  # 5 U.S.C. § 552(b)
)
_BLANK_RUN = re.compile(r"[ \t]{6,}|_{4,}|\n[ \t]*\n[ \t]*\n[ \t]*\n")
_DRAFT = re.compile(r"\bdraft\b|\bredline\b|\b(?:v|ver|version|rev|revision)[ ._-]?\d", re.IGNORECASE)
_FACE_CHARS = 400


@dataclass(frozen=True, slots=True)
class Worded:
    """A document with its clean words, and the marks of redaction among them."""

    document: Document
    cleaned: Cleaned
    words: Words  # spans of the clean text; words of marks left out
    marks: tuple[tuple[int, Span], ...]  # before which word each stands, and its span of the clean text

    def source(self, span: Span) -> tuple[Span, ...]:
        """Return where a stretch of the clean text stands in the document."""
        return self.cleaned.to_source(span)

    def region(self, start: int, end: int) -> Span:
        """Return the stretch of `Document.text` from word `start` to before word `end`."""
        spans = self.source(self.words.span(start, end))
        return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)


def read_words(document: Document) -> Worded:
    """Return a document with its clean words and the marks of redaction in it."""
    cleaned = clean(document)
    found = [Span(match.start(), match.end()) for match in MARK.finditer(cleaned.text)]
    every = find_words(cleaned.text)
    if not found:
        return Worded(document, cleaned, every, ())
    kept: list[int] = []
    marks: list[tuple[int, Span]] = []
    at = 0
    for number, span in enumerate(every.spans):
        while at < len(found) and found[at].end <= span.start:
            marks.append((len(kept), found[at]))
            at += 1
        if at == len(found) or span.end <= found[at].start:
            kept.append(number)
    marks += [(len(kept), mark) for mark in found[at:]]
    words = Words(tuple(every.folded[n] for n in kept), tuple(every.spans[n] for n in kept))
    return Worded(document, cleaned, words, tuple(marks))


def compare(
    signatures: Sequence[Signature],
    load: Callable[[DocumentId], Document],
    frames: Mapping[DocumentId, Frame],
    known: Iterable[Likeness] = (),
) -> list[Likeness]:
    """Return the likenesses of a matter's documents, by first, then second.

    Args:
        signatures: One a document, in the order of the record; of equal texts the first is the one others are set by.
        load: A document by its id, with its pages.
        frames: For the author, which tells an edited draft from a form filled in by somebody else.
        known: Of documents known to be versions or quotations; a redaction found between two versions is told as well.
    """

    @lru_cache(maxsize=KEPT)
    def worded(document: DocumentId) -> Worded:
        return read_words(load(document))

    found = {frozenset((held.first, held.second)): held for held in known}
    for pair, held in found.items():
        if held.kind is LikenessKind.SUPERSEDED:
            likeness = liken(worded(held.first), worded(held.second))
            if likeness is not None and likeness.revealed:
                found[pair] = likeness
        elif held.kind is LikenessKind.DRAFT_VERSION:
            found[pair] = _measured(held, worded(held.first), worded(held.second))
    for group in group_same(signatures):
        head, *others = (signatures[at].document for at in group)
        for other in others:
            if frozenset((head, other)) not in found:
                found[frozenset((head, other))] = _same(worded(head), worded(other))
    for places in find_candidates(signatures):
        one, two = (signatures[at].document for at in places)
        pair = frozenset((one, two))
        if pair in found:
            continue
        first, second = worded(one), worded(two)
        likeness = liken(first, second, *(frames.get(held.document.id) for held in (first, second)))
        if likeness is not None:
            found[pair] = likeness
    return sorted(found.values(), key=lambda held: (held.first, held.second))


def find_superseded(documents: Iterable[Document]) -> list[Likeness]:
    """Return each document that a later production replaced, the newer one first."""
    held = {document.id: document for document in documents}
    return [
        Likeness(
            kind=LikenessKind.SUPERSEDED,
            first=newer.id,
            second=older.id,
            first_span=Span(0, len(newer.text)),
            second_span=Span(0, len(older.text)),
        )
        for newer in held.values()
        if newer.supersedes and (older := held.get(newer.supersedes)) is not None
    ]


def find_earlier(documents: Iterable[Document]) -> list[Likeness]:
    """Return each paper with its paragraphs as they read before tracked changes, the paper first."""
    held = {document.id: document for document in documents}
    return [
        Likeness(
            kind=LikenessKind.DRAFT_VERSION,
            first=paper.id,
            second=earlier.id,
            first_span=Span(0, len(paper.text)),
            second_span=Span(0, len(earlier.text)),
        )
        for earlier in held.values()
        if earlier.format == BEFORE_CHANGES and earlier.parent and (paper := held.get(earlier.parent)) is not None
    ]


def _measured(held: Likeness, first: Worded, second: Worded) -> Likeness:
    """Return the likeness of a paper and some of its paragraphs as they were, with how much of these still stands."""
    shared = sum(block.size for block in matching_blocks(first.words.folded, second.words.folded))
    put_in = [each.text for each in first.document.revisions if each.kind is RevisionKind.INSERTED]
    return replace(
        held,
        share=round(shared / max(1, len(second.words)), 4),
        only_first=sum(len(find_words(words)) for words in put_in),
        only_second=len(second.words) - shared,
    )


def _same(first: Worded, second: Worded) -> Likeness:
    count = len(first.words)
    return Likeness(
        kind=LikenessKind.SAME_TEXT,
        first=first.document.id,
        second=second.document.id,
        first_span=first.region(0, count),
        second_span=second.region(0, count),
    )


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two documents set side by side: the stretch of each that is alike, in words, and where they differ in it."""

    starts: tuple[int, int]
    ends: tuple[int, int]
    host: int | None  # which of the two goes on around the stretch
    share: float  # of the words of the shorter that stand in the other in the same order
    between: tuple[Gap, ...]


def align(first: Worded, second: Worded) -> Aligned | None:
    """Return how two documents lie beside each other, or None when they have too little in common."""
    blocks = _one_place(matching_blocks(first.words.folded, second.words.folded), first, second)
    shared = sum(block.size for block in blocks)
    counts = len(first.words), len(second.words)
    if not blocks or shared < LEAST_SHARE * min(counts):
        return None
    starts = blocks[0].first, blocks[0].second
    ends = blocks[-1].first + blocks[-1].size, blocks[-1].second + blocks[-1].size
    host = _host(starts, ends, counts)
    if host is None:
        starts, ends = (0, 0), counts
    elif host == 0:
        starts, ends = (starts[0], 0), (ends[0], counts[1])
    else:
        starts, ends = (0, starts[1]), (counts[0], ends[1])
    between = _inside(_at_marks(gaps(blocks, *counts), first, second), starts, ends)
    share = round(shared / min(counts), 4)
    return Aligned(starts, ends, host, share, tuple(between))


def liken(
    first: Worded, second: Worded, frame: Frame | None = None, other_frame: Frame | None = None
) -> Likeness | None:
    """Return what two documents are to each other, or None when they have too little in common."""
    held = align(first, second)
    if held is None:
        return None
    starts, ends, host = held.starts, held.ends, held.host
    hidden = [passage for gap in held.between for passage in find_hidden(gap, first, second)]
    kind = _kind(held.between, hidden, host, (first, second), (frame, other_frame))
    turned = host == 0
    if kind is LikenessKind.REDACTION_VERSION:
        shown = sum(-passage.words if passage.hidden_in_first else passage.words for passage in hidden)
        turned = shown < 0 or (shown == 0 and turned)
    made = Likeness(
        kind=kind,
        first=first.document.id,
        second=second.document.id,
        first_span=first.region(starts[0], ends[0]),
        second_span=second.region(starts[1], ends[1]),
        share=held.share,
        host=None if host is None else (first, second)[host].document.id,
        only_first=sum(gap.first_end - gap.first_start for gap in held.between),
        only_second=sum(gap.second_end - gap.second_start for gap in held.between),
        revealed=tuple(hidden),
    )
    return _turned(made) if turned else made


def _turned(held: Likeness) -> Likeness:
    return Likeness(
        kind=held.kind,
        first=held.second,
        second=held.first,
        first_span=held.second_span,
        second_span=held.first_span,
        share=held.share,
        host=held.host,
        only_first=held.only_second,
        only_second=held.only_first,
        revealed=tuple(
            Passage(
                first=passage.second,
                second=passage.first,
                words=passage.words,
                hidden_in_first=not passage.hidden_in_first,
            )
            for passage in held.revealed
        ),
    )


def _one_place(blocks: Sequence[Block], first: Worded, second: Worded) -> list[Block]:
    """Return the blocks of the place where most is alike, from one firm match to another."""
    total = sum(block.size for block in blocks)
    places: list[list[Block]] = [[]]
    for block in blocks:
        last = places[-1][-1] if places[-1] else None
        if last is not None:
            width = max(block.first - last.first - last.size, block.second - last.second - last.size)
            if width > max(FAR, total) and not _hides(last, block, first, second):
                places.append([])
        places[-1].append(block)
    best = max(places, key=lambda place: sum(block.size for block in place))
    firm = [at for at, block in enumerate(best) if block.size >= FIRM]
    if not firm:
        return []
    low, high = firm[0], firm[-1]
    while low > 0 and _hides(best[low - 1], best[low], first, second):
        low -= 1
    while high + 1 < len(best) and _hides(best[high], best[high + 1], first, second):
        high += 1
    return best[low : high + 1]


def _hides(block: Block, later: Block, first: Worded, second: Worded) -> bool:
    """True when what lies between two blocks is shown in one document and hidden in the other."""
    gap = Gap(block.first + block.size, later.first, block.second + block.size, later.second)
    return any(True for _ in find_hidden(_at_marks([gap], first, second)[0], first, second))


def _host(starts: tuple[int, int], ends: tuple[int, int], counts: tuple[int, int]) -> int | None:
    """Return which of the two goes on around the stretch that is alike, 0 or 1; None when neither does."""
    around = [counts[side] - (ends[side] - starts[side]) for side in (0, 1)]
    side = 0 if around[0] > around[1] else 1
    much = around[side] > max(LEAST_AROUND, AROUND * (ends[side] - starts[side]))
    return side if much else None


def _at_marks(every: Sequence[Gap], first: Worded, second: Worded) -> list[Gap]:
    """Return the gaps with those that could as well stand some words to the side moved to a mark of redaction there.

    "receive [the people]. The office" and "receive the [people. The] office" are one difference; only the first has
    the mark of "receive [REDACTED]. The office" where the words are missing.
    """
    found: list[Gap] = []
    for at, gap in enumerate(every):
        before = found[-1] if found else Gap(0, 0, 0, 0)
        after = every[at + 1] if at + 1 < len(every) else Gap(len(first.words), 0, len(second.words), 0)
        if gap.second_start == gap.second_end:
            limits = before.first_end - gap.first_start, after.first_start - gap.first_end
            step = _step_to_mark(first.words.folded, gap.first_start, gap.first_end, limits, second, gap.second_start)
        elif gap.first_start == gap.first_end:
            limits = before.second_end - gap.second_start, after.second_start - gap.second_end
            step = _step_to_mark(second.words.folded, gap.second_start, gap.second_end, limits, first, gap.first_start)
        else:
            step = 0
        found.append(Gap(gap.first_start + step, gap.first_end + step, gap.second_start + step, gap.second_end + step))
    return found


def _step_to_mark(
    words: Sequence[str], start: int, end: int, limits: tuple[int, int], hiding: Worded, place: int
) -> int:
    """Return by how many words the passage `[start, end)` may move to where the other side has a mark, 0 for none."""
    marks = {at for at, _ in hiding.marks}
    for step in range(0, limits[0] - 1, -1):
        if place + step in marks:
            return step
        if step == limits[0] or words[start + step - 1] != words[end + step - 1]:
            break
    for step in range(limits[1] + 1):
        if place + step in marks:
            return step
        if step == limits[1] or words[start + step] != words[end + step]:
            break
    return 0


def _inside(every: Sequence[Gap], starts: tuple[int, int], ends: tuple[int, int]) -> list[Gap]:
    """Return the gaps of the stretch that is alike, what lies around it cut off."""
    found = []
    for gap in every:
        low, high = max(gap.first_start, starts[0]), min(gap.first_end, ends[0])
        other_low, other_high = max(gap.second_start, starts[1]), min(gap.second_end, ends[1])
        if low < high or other_low < other_high:
            found.append(Gap(low, max(low, high), other_low, max(other_low, other_high)))
    return found


def find_hidden(gap: Gap, first: Worded, second: Worded) -> Iterator[Passage]:
    """Yield the passage of a gap that one shows and the other hides, if it is one."""
    mine, theirs = gap.first_end - gap.first_start, gap.second_end - gap.second_start
    marks = _marks(second, gap.second_start, gap.second_end)
    if mine and theirs * HIDES <= mine and (marks or (not theirs and _blank(second, gap.second_start, mine))):
        yield Passage(first=first.source(first.words.span(gap.first_start, gap.first_end)), second=marks, words=mine)
        return
    marks = _marks(first, gap.first_start, gap.first_end)
    if theirs and mine * HIDES <= theirs and (marks or (not mine and _blank(first, gap.first_start, theirs))):
        shown = second.source(second.words.span(gap.second_start, gap.second_end))
        yield Passage(first=marks, second=shown, words=theirs, hidden_in_first=True)


def _marks(worded: Worded, start: int, end: int) -> tuple[Span, ...]:
    """Return where the marks from before word `start` to before word `end + 1` stand in the document."""
    return tuple(span for at, mark in worded.marks if start <= at <= end for span in worded.source(mark))


def _blank(worded: Worded, at: int, missing: int) -> bool:
    """True when white stands before word `at` on the page where `missing` words could, or a redaction box does."""
    words, document = worded.words, worded.document
    before = worded.source(words.spans[at - 1])[-1].end if 0 < at <= len(words) else 0
    after = worded.source(words.spans[at])[0].start if at < len(words) else len(document.text)
    white = document.text[before : max(before, after)]
    if missing > 1 and PAGE_BREAK not in white and _BLANK_RUN.search(white):
        return True
    pages = document.page_indexes((Span(before, max(before, after)),))
    return any(flag.kind is FlagKind.REDACTION and flag.page in pages for flag in document.flags)


def _kind(
    between: Sequence[Gap],
    hidden: Sequence[Passage],
    host: int | None,
    both: tuple[Worded, Worded],
    frames: tuple[Frame | None, Frame | None],
) -> LikenessKind:
    if hidden:
        return LikenessKind.REDACTION_VERSION
    if host is not None:
        return LikenessKind.CONTAINS
    mine, theirs = (held.words.folded for held in both)
    if all(
        misread(mine[gap.first_start : gap.first_end], theirs[gap.second_start : gap.second_end]) for gap in between
    ):
        return LikenessKind.NEAR_DUPLICATE
    authors = {frame.author.casefold() for frame in frames if frame and frame.author}
    known = sum(1 for frame in frames if frame and frame.author)
    if any(_is_draft(held.document) for held in both) or (known == 2 and len(authors) == 1):
        return LikenessKind.DRAFT_VERSION
    return LikenessKind.NEAR_DUPLICATE


def _is_draft(document: Document) -> bool:
    return bool(
        document.revisions
        or _DRAFT.search(document.name.replace("_", " "))
        or (document.pages and re.search(r"\bDRAFT\b", document.pages[0].text[:_FACE_CHARS]))
    )
