"""A paper's cites with all that can be found of them in a record."""

from __future__ import annotations

from collections.abc import Sequence

from belie.citations.index import Paper, RecordIndex
from belie.citations.parse import parse_cites
from belie.citations.quotes import QuoteReader, page_name
from belie.citations.resolve import other_pages, resolve
from belie.domain.citations import (
    CheckedCite,
    Citation,
    CiteForm,
    CiteVerdict,
    QuoteCheck,
    QuoteFate,
    RecordCite,
    Resolution,
    Standing,
)
from belie.domain.spans import Anchor, Span, quote_at

SHORT = 3  # words; fewer in quotation marks are a term, not a quotation: looked up, but no fault when absent


def find_citations(paper: Paper) -> list[Citation]:
    """Return the citations of a paper by place, each where it stands."""
    cleaned = paper.cleaned
    return [
        Citation(
            document=paper.id,
            cite=cite,
            anchor=_anchor(paper, cite.span),
            sentence=_anchor(paper, cite.proposition or cite.span),
            quoted=tuple(span.of(cleaned.text) for span in cite.quotes),
        )
        for cite in parse_cites(cleaned.text, cleaned.paragraphs)
    ]


def check_cites(
    citations: Sequence[Citation], home: Paper, index: RecordIndex, quotes: QuoteReader
) -> list[CheckedCite]:
    """Return the citations of one paper with what they lead to and what became of their quotations, in order.

    Args:
        citations: All of the paper's, as `find_citations` gives them.
        home: The paper; it need not be of the record.
        index: The record.
        quotes: Over the same record.
    """
    cites = [citation.cite for citation in citations]
    led = resolve(cites, index, home=home)
    checks = [_check_quotes(citation, led[at], index, quotes) for at, citation in enumerate(citations)]
    checked = []
    for at, citation in enumerate(citations):
        mine = tuple(_settled(held, cites[at], cites, checks, led) for held in checks[at])
        verdict = _verdict(led[at], mine)
        checked.append(
            CheckedCite(
                citation=citation, resolution=led[at], quotes=mine, verdict=verdict, leads_to=_shown(led[at], index)
            )
        )
    return checked


def _check_quotes(citation: Citation, led: Resolution, index: RecordIndex, quotes: QuoteReader) -> list[QuoteCheck]:
    if led.standing not in (Standing.RESOLVED, Standing.AMBIGUOUS) or not led.places:
        return [QuoteCheck(words=words, fate=QuoteFate.UNCHECKED) for words in citation.quoted]
    best = []
    for words in citation.quoted:
        tried = [
            quotes.check(words, place, other_pages(index.papers[place.document], citation.cite)) for place in led.places
        ]
        best.append(min(tried, key=lambda held: list(QuoteFate).index(held.fate)))
    return best


def _settled(
    held: QuoteCheck,
    cite: RecordCite,
    cites: Sequence[RecordCite],
    checks: Sequence[Sequence[QuoteCheck]],
    led: Sequence[Resolution],
) -> QuoteCheck:
    """Return the check of a quotation, unless another cite of the same string holds it or may hold it."""
    if held.fate.holds or held.fate is QuoteFate.UNCHECKED:
        return held
    for at, other in enumerate(cites):
        if other is cite or other.proposition is None or other.proposition != cite.proposition:
            continue
        mine = [check for check in checks[at] if check.words == held.words]
        may = led[at].standing in (Standing.AUTHORITY, Standing.UNRESOLVED)
        if may or any(check.fate.holds for check in mine):
            return QuoteCheck(words=held.words, fate=QuoteFate.UNCHECKED)
    return held


def _verdict(led: Resolution, quotes: Sequence[QuoteCheck]) -> CiteVerdict:
    if led.standing is Standing.AUTHORITY:
        return CiteVerdict.AUTHORITY
    if led.standing is Standing.UNRESOLVED:
        if led.lack.broken:
            return CiteVerdict.BROKEN
        return CiteVerdict.NOT_IN_RECORD if led.lack.absent else CiteVerdict.UNCHECKED
    counted = [held for held in quotes if len(held.words.split()) >= SHORT]
    if any(held.fate in (QuoteFate.ALTERED, QuoteFate.NOWHERE, QuoteFate.ANOTHER_PAPER) for held in counted):
        return CiteVerdict.MISQUOTED
    if any(held.fate is QuoteFate.ELSEWHERE for held in counted):
        return CiteVerdict.WRONG_PAGE
    if any(held.fate is QuoteFate.UNREAD for held in counted):
        return CiteVerdict.UNCHECKED
    return CiteVerdict.AMBIGUOUS if led.standing is Standing.AMBIGUOUS else CiteVerdict.GOOD


def _shown(led: Resolution, index: RecordIndex) -> str:
    """Return the places in words: "docket/ecf-081-3.pdf, PageID.2105"."""
    shown = []
    for place in led.places[:5]:
        paper = index.papers[place.document]
        shown.append(
            f"{paper.document.name}, {page_name(paper, place.page_indexes)}"
            if place.page_indexes
            else paper.document.name
        )
    return "; ".join(shown)


def _anchor(paper: Paper, span: Span) -> Anchor:
    spans = paper.cleaned.to_source(span)
    document = paper.document
    return Anchor(
        document=document.id,
        spans=spans,
        page_indexes=document.page_indexes(spans),
        quote=quote_at(document.text, spans),
    )


def is_of_record(citation: Citation) -> bool:
    """True for a cite of the record, not of case law or statutes."""
    return citation.cite.form not in (CiteForm.CASE, CiteForm.LAW)
