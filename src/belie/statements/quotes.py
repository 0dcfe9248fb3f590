"""Quotation marks to quotes: which words of a paragraph stand inside them, and which marks inside those.

Each mark may open, close or be none (an apostrophe, an inch). What it looks like and what stands beside it make each
reading cheap or dear; so does a mark that must have been lost. The cheapest reading of a paragraph is taken, in one
pass. So one lost, doubled or turned mark costs one quotation and not all that follow. It knows curly, straight,
``..'', guillemets, German low marks, single marks of either use, and quotations that go on into the next paragraph
when that opens with a mark. Invariant: quotes ascend and are disjoint; every quote holds at least one letter or digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from belie.domain.spans import Span, trim
from belie.statements.marks import Mark, find_marks, opens_with_mark

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
MAX_PARAGRAPHS = 50  # of one quote; a mark lost for longer than that is no quote, and the bound keeps time linear
# Prices in the same coin as `marks.Mark`: about what one strong sign to the contrary is worth.
_NEST, _LOST_CLOSE, _LOST_OPEN, _UNCLOSED, _GOES_ON = 1.0, 2.5, 2.5, 2.0, 0.2
_STATES = ("", "d", "s", "ds", "sd", "dd")  # families of the marks that are open, the outer one first
_LAST_WORD = re.compile(
    r"[,.?!…—-](?= (?:(?:he|she|they|we|I|it|(?:(?:Mr|Ms|Mrs|Dr)\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) "
    r"(?:said|says|told|wrote|added|asked|replied|answered|testified|stated|continued|explained)\b"
    r"|(?:said|says|wrote|added|asked|replied|answered|explained) (?:he|she|they|I|the|[A-Z])))"
)
_SENTENCE_BEFORE = re.compile(r"[.?!…:][\"”’')\]]*\s+(?=[\w\[(“‘\"'])|(?<=said, )|(?<=said that )")
MAX_RECOVERED = 400  # characters before a mark whose partner was lost: about four sentences


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks.

    Attributes:
        outer: From the opening mark to the closing one, both included.
        parts: The words without the marks, one span a paragraph; several when a quote runs over paragraphs.
        inner: Quotations inside this one, ascending.
    """

    outer: Span
    parts: tuple[Span, ...]
    inner: tuple[Quote, ...] = ()

    def words(self, text: str) -> int:
        """Return the number of words inside."""
        return sum(1 for part in self.parts for _ in _WORD.finditer(part.of(text)))


def find_quotes(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """Return the quotes of the paragraphs, in order; time grows with the length of the text.

    Args:
        text: Clean text.
        paragraphs: Ascending, disjoint spans of it.
    """
    quotes: list[Quote] = []
    carried: Quote | None = None  # unclosed at the end of the paragraph before
    for number, paragraph in enumerate(paragraphs):
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = after is not None and opens_with_mark(text, after)
        found, open_end = _in_paragraph(text, paragraph, goes_on=goes_on)
        starts = bool(found) and found[0].outer.start == paragraph.start
        if carried and starts and len(carried.parts) < MAX_PARAGRAPHS:
            joined = Quote(
                Span(carried.outer.start, found[0].outer.end),
                (*carried.parts, *found[0].parts),
                (*carried.inner, *found[0].inner),
            )
            quotes[-1] = joined
            found = found[1:]
            carried = joined if open_end and not found else None
        else:
            carried = None
        quotes.extend(found)
        if open_end and found:
            carried = found[-1]
    return [quote for quote in quotes if any(_WORD.search(part.of(text)) for part in quote.parts)]


def _in_paragraph(text: str, paragraph: Span, *, goes_on: bool) -> tuple[list[Quote], bool]:
    """Return the quotes of a paragraph, and whether the last one runs to its end unclosed."""
    found: list[Quote] = []
    open_end = False
    for marks in find_marks(text, paragraph):
        steps, left = _cheapest(marks, goes_on=goes_on)
        found += _read(text, paragraph, steps)
        open_end = left
    if open_end and found and (cut := _LAST_WORD.search(text, found[-1].parts[0].start, found[-1].outer.end)):
        found[-1] = _ended(found[-1], cut.end())  # “The gate was open, he said.
        open_end = False
    return [quote for quote in found if _counts(text, quote)], open_end


@dataclass(slots=True)
class _Step:
    """A mark as read: what was open before it and after it; `lost` where its partner is missing."""

    mark: Mark
    before: str
    after: str
    lost: bool = False


def _cheapest(marks: Sequence[Mark], *, goes_on: bool) -> tuple[list[_Step], bool]:
    """Return the cheapest reading of the marks, and whether it leaves one open at the end."""
    cost = {"": 0.0}
    back: list[dict[str, tuple[str, bool]]] = []
    for mark in marks:
        reached: dict[str, float] = {}
        came: dict[str, tuple[str, bool]] = {}
        for state, paid in cost.items():
            for after, price, lost in _moves(mark, state):
                total = paid + price
                if total < reached.get(after, 1e9) - 1e-9:
                    reached[after] = total
                    came[after] = (state, lost)
        cost = reached
        back.append(came)
    unclosed = _GOES_ON if goes_on else _UNCLOSED
    final = min(cost, key=lambda state: cost[state] + unclosed * len(state) + (state[:1] == "s"))
    steps: list[_Step] = []
    state = final
    for mark, came in zip(reversed(marks), reversed(back), strict=True):
        before, lost = came[state]
        steps.append(_Step(mark, before, state, lost))
        state = before
    return steps[::-1], bool(final)


def _moves(mark: Mark, state: str) -> Iterator[tuple[str, float, bool]]:
    """Yield (what is open after it, price, whether a partner was lost) for every reading of a mark."""
    family = mark.family
    yield state, mark.none, False
    if state[-1:] == family:
        yield state[:-1], mark.close, False
    elif family == "d" and not state:
        yield "", mark.close + _LOST_OPEN, True
    elif family == "d" and state == "ds":
        yield "", mark.close + _LOST_CLOSE, True  # the inner one never closed
    opened = state + family
    if opened in _STATES:
        yield opened, mark.open + (_NEST if opened == "dd" else 0.5 if opened == "sd" else 0.0), False
    if family == "d" and state in ("d", "ds"):
        yield "d", mark.open + _LOST_CLOSE, True


def _read(text: str, paragraph: Span, steps: Sequence[_Step]) -> list[Quote]:
    found: list[Quote] = []
    opened: Mark | None = None
    inside: Mark | None = None
    inner: list[Quote] = []
    for step in steps:
        mark, before, after = step.mark, step.before, step.after
        if before == after and not step.lost:
            continue
        if step.lost and not before:
            recovered = _recovered(text, paragraph, found, mark)
            if recovered:
                found.append(recovered)
        elif step.lost and after == "d":
            # A second opening mark with none closed between: the first one never closed. It ends where this starts.
            assert opened is not None
            cut = _LAST_WORD.search(text, opened.end, mark.start)
            at = cut.end() if cut else mark.start
            found.append(_ended(_quote(text, opened.start, opened.end, at, at, inner), at))
            opened, inside, inner = mark, None, []
        elif not before:
            opened, inside, inner = mark, None, []
        elif not after:
            assert opened is not None
            found.append(_quote(text, opened.start, opened.end, mark.start, mark.end, inner))
            opened = None
        elif len(after) > len(before):
            inside = mark
        elif inside is not None:
            inner.append(_quote(text, inside.start, inside.end, mark.start, mark.end, ()))
    if opened is not None:
        found.append(_quote(text, opened.start, opened.end, paragraph.end, paragraph.end, inner))
    return found


def _recovered(text: str, paragraph: Span, found: Sequence[Quote], mark: Mark) -> Quote | None:
    """Return the words before a closing mark whose partner was lost, from the start of their sentence."""
    first = max(paragraph.start, found[-1].outer.end if found else 0, mark.start - MAX_RECOVERED)
    if not text[first : mark.start].rstrip().endswith((",", ".", "?", "!", "…")):
        return None
    starts = [match.end() for match in _SENTENCE_BEFORE.finditer(text, first, mark.start)]
    start = starts[-1] if starts else first
    return _quote(text, start, start, mark.start, mark.end, ()) if text[start : mark.start].strip() else None


def _counts(text: str, quote: Quote) -> bool:
    """True for every quotation but a single word in single marks: that is a term."""
    if text[quote.outer.start] not in "'‘’‚`" or text[quote.outer.start : quote.outer.start + 2] in ("''", "``", "‘‘"):
        return True
    words = quote.parts[0].of(text)
    return " " in words or words.endswith((".", ",", "?", "!")) or len(quote.parts) > 1


def _ended(quote: Quote, end: int) -> Quote:
    """Return a quotation cut short at `end`."""
    part = Span(quote.parts[0].start, max(quote.parts[0].start, min(end, quote.parts[0].end)))
    inner = tuple(each for each in quote.inner if each.outer.end <= end)
    return Quote(Span(quote.outer.start, max(part.end, quote.outer.start)), (part,), inner)


def _quote(text: str, start: int, inner_start: int, inner_end: int, end: int, inner: Sequence[Quote]) -> Quote:
    part = trim(text, Span(inner_start, max(inner_start, inner_end)))
    kept = tuple(each for each in inner if any(_WORD.search(words.of(text)) for words in each.parts))
    return Quote(trim(text, Span(start, max(start, end))), (part,), kept)
