"""How the words of a statement are given, by how much of them stands in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from belie.domain.spans import Span
from belie.domain.statements import Form
from belie.statements.quotes import Quote

_LETTER = re.compile(r"[^\W_]")
# The type rule of the development data: nearly all letters inside marks is direct, nearly none is indirect.
DIRECT_SHARE, INDIRECT_SHARE = 0.95, 0.02


def form_of(text: str, content: Sequence[Span], quotes: Sequence[Quote]) -> Form:
    """Return direct, mixed or indirect by the share of the content's letters that stands inside marks.

    Args:
        text: Clean text.
        content: The words attributed.
        quotes: Of the text, ascending.
    """
    letters = quoted = 0
    for span in content:
        letters += len(_LETTER.findall(span.of(text)))
        at = bisect_right(quotes, span.start, key=lambda quote: quote.outer.end)
        while at < len(quotes) and quotes[at].outer.start < span.end:
            for part in quotes[at].parts:
                if part.overlaps(span):
                    both = Span(max(part.start, span.start), min(part.end, span.end))
                    quoted += len(_LETTER.findall(both.of(text)))
            at += 1
    share = quoted / letters if letters else 0.0
    return Form.DIRECT if share >= DIRECT_SHARE else Form.INDIRECT if share <= INDIRECT_SHARE else Form.MIXED
