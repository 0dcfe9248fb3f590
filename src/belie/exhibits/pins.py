"""Where words stand inside a paper, closer than its page: "¶ 7" of a numbered paper, "30:4-31:2" of a transcript.

Source: Bluebook B17.1.2: paragraphs, or page and line, where a paper has them, as they are more precise than pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from belie.citations.index import Paper
from belie.domain.documents import DocumentKind
from belie.domain.spans import Span

SPOKEN = frozenset((DocumentKind.TESTIMONY, DocumentKind.TRANSCRIPT))


def paragraph_pin(paper: Paper, spans: Sequence[Span]) -> str:
    """Return "¶ 7", "¶¶ 7-9" for words in numbered paragraphs, "" for words outside of them."""
    if not spans or (paper.frame and paper.frame.kind in SPOKEN) or not paper.paragraphs:
        return ""
    start, end = (paper.cleaned.to_clean(at) for at in (spans[0].start, max(spans[0].start, spans[-1].end - 1)))
    held = [number for number, span in paper.paragraphs.items() if span.start <= end and start < span.end]
    if not held or not any(span.start <= start < span.end for span in paper.paragraphs.values()):
        return ""
    return f"¶ {held[0]}" if len(held) == 1 else f"¶¶ {held[0]}-{held[-1]}"


def line_pin(paper: Paper, spans: Sequence[Span]) -> str:
    """Return "30:4", "30:4-18", "30:4-31:2" for words of a transcript with numbered lines, else ""."""
    if not spans or paper.frame is None or paper.frame.kind not in SPOKEN:
        return ""
    first, last = _line_at(paper, spans[0].start), _line_at(paper, max(spans[0].start, spans[-1].end - 1))
    if first is None or last is None:
        return ""
    if first == last:
        return f"{first[0]}:{first[1]}"
    return f"{first[0]}:{first[1]}-" + (f"{last[1]}" if first[0] == last[0] else f"{last[0]}:{last[1]}")


def _line_at(paper: Paper, at: int) -> tuple[int, int] | None:
    return next(
        (
            (page, line)
            for page, lines in paper.lines.items()
            for line, span in lines.items()
            if span.start <= at < max(span.end, span.start + 1)
        ),
        None,
    )
