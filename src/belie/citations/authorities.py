"""Case law and statutes in a text: by eyecite, and only in paragraphs that look as if they held any.

They are no part of the record; they are read so that an `id.` after a case leads to the case and to nothing else.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

from belie.domain.citations import CiteForm, RecordCite
from belie.domain.spans import Span

# A volume, a reporter and a page; reporters' names are capitals, stops and ordinals
_REPORTER = re.compile(
    r"\b\d{1,4}\s+(?:[A-Z][A-Za-z.'’]*\.?\s?){1,5}(?:2d|3d|4th|5th)?\s?(?:at\s+)?(?:\d{1,5}|_{2,})\b"
)
_LAW = re.compile(
    r"\b\d{1,2}\s+(?:U\.\s?S\.\s?C\.(?:\s?A\.)?|U\.?S\.?C\.?|C\.\s?F\.\s?R\.|CFR)\s*(?:§{1,2}\s*"
    r"|[Pp]art\s+)?\d[\w.()-]*(?<![.-])"
    r"|\bFed\.\s?R\.\s?(?:Civ|Crim|App|Evid|Bankr)\.\s?(?:P\.)?\s?\d+(?:\([a-z0-9]+\))*"
    r"|\bU\.\s?S\.\s?Const\.[^.;)]{0,30}|\b\d+\s+Fed\.\s?Reg\.\s+[\d,]+|\bL(?:ocal\s)?\.?\s?R(?:ule"
    r"|\.)\s+\d[\d.]*(?:\([a-z0-9]+\))*"
)
_JOINT_APPENDIX = re.compile(r"\d{1,2} App\. (?:at )?\d+")  # "1 App. 24": the record before an appellate court
_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\s*\n))*")


def find_authorities(text: str) -> list[RecordCite]:
    """Return the cites of cases and laws, by place and disjoint; the reporters' own pages are no pins of the record."""
    found = [RecordCite(span=Span(*match.span()), form=CiteForm.LAW) for match in _LAW.finditer(text)]
    for paragraph in _PARAGRAPH.finditer(text):
        if _REPORTER.search(paragraph.group()):
            found += _cases(paragraph.group(), paragraph.start())
    found.sort(key=lambda cite: (cite.span.start, -cite.span.end))
    apart: list[RecordCite] = []
    for cite in found:
        if not apart or cite.span.start >= apart[-1].span.end:
            apart.append(cite)
    return apart


@cache
def _eyecite() -> Any:
    import eyecite  # builds its tables when imported: a quarter of a second

    logging.getLogger("eyecite").setLevel(logging.ERROR)  # its warnings hold words of the text
    return eyecite


def _cases(paragraph: str, start: int) -> list[RecordCite]:
    found = []
    for cite in _eyecite().get_citations(paragraph.replace("\n", " ")):
        kind = type(cite).__name__
        if kind not in ("FullCaseCitation", "ShortCaseCitation", "FullJournalCitation"):
            continue
        low, high = cite.full_span() if kind == "FullCaseCitation" else cite.span()
        low = max(low, cite.span()[0] - 200)
        pin_end = cite.metadata.pin_cite_span_end or high
        name = cite.metadata.plaintiff if kind == "FullCaseCitation" else cite.metadata.antecedent_guess
        if _JOINT_APPENDIX.fullmatch(cite.matched_text()):
            continue
        label = " v. ".join(filter(None, (name, getattr(cite.metadata, "defendant", None)))) if name else ""
        found.append(
            RecordCite(span=Span(low + start, max(high, pin_end) + start), form=CiteForm.CASE, label=label or "")
        )
    return found
