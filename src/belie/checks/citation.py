"""The check "citation": cites that lead nowhere in a paper of the record, and words that do not stand where cited.

A paper that is simply not here is no finding against anyone: it goes into a list of its own (`find_missing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from belie.citations import VERSION as READ_WITH
from belie.citations.examine import check_cites, find_citations, is_of_record
from belie.citations.index import RecordIndex
from belie.citations.quotes import QuoteReader
from belie.documents.docketing import list_docketed
from belie.domain.citations import CheckedCite, CiteVerdict, Missing, QuoteCheck, QuoteFate
from belie.domain.docket import Docket
from belie.domain.documents import Access, Document, DocumentKind, Frame
from belie.domain.findings import Finding
from belie.domain.ids import DocumentId, FindingId, stable_hash
from belie.domain.spans import Anchor, fold_space

VERSION = f"citation/1 {READ_WITH}"
# Below what the ranking gives a strong contradiction (0.5 and more), by how much a reader would mind; ours
SCORES = {
    QuoteFate.ALTERED: 0.45,
    QuoteFate.NOWHERE: 0.4,
    QuoteFate.ANOTHER_PAPER: 0.3,
    QuoteFate.ELSEWHERE: 0.2,
}
BROKEN = 0.25
CITING = frozenset({DocumentKind.FILING, DocumentKind.DECLARATION, DocumentKind.ORDER})


def check_record(
    documents: Iterable[Document], frames: Mapping[DocumentId, Frame], dockets: Iterable[Docket] = ()
) -> list[CheckedCite]:
    """Return the cites of every paper of a record, in the order of the papers, with what was found of them.

    `dockets` are joined (`belie.domain.docket.join_dockets`).
    """
    index = RecordIndex(documents, frames, list_docketed(dockets))
    quotes = QuoteReader(index)
    return [
        checked
        for paper in index.papers.values()
        for checked in check_cites(find_citations(paper), paper, index, quotes)
        if is_of_record(checked.citation)
    ]


def find_broken(checked: Iterable[CheckedCite], frames: Mapping[DocumentId, Frame]) -> list[Finding]:
    """Return a finding for every bad cite in a filing, declaration or order, best first."""
    found = []
    for held in checked:
        frame = frames.get(held.citation.document)
        if held.verdict.bad and frame is not None and frame.kind in CITING:
            found.append(_finding(held, frames))
    return sorted({finding.id: finding for finding in found}.values(), key=lambda finding: (-finding.score, finding.id))


def find_missing(checked: Iterable[CheckedCite], documents: Mapping[DocumentId, Document]) -> list[Missing]:
    """Return what is cited but not in the record, by its name, with the papers that cite it."""
    by: dict[str, dict[str, None]] = {}
    why: dict[str, str] = {}
    for held in checked:
        if held.verdict is CiteVerdict.NOT_IN_RECORD:
            cited = name_cited(held)
            by.setdefault(cited, {})[documents[held.citation.document].name] = None
            why.setdefault(cited, held.resolution.because)
    return [
        Missing(cited=cited, why=why[cited], by=tuple(papers)) for cited, papers in sorted(by.items(), key=_by_number)
    ]


def _by_number(held: tuple[str, object]) -> str:
    """Return what orders "ECF No. 97" before "ECF No. 112"."""
    return re.sub(r"\d+", lambda number: number[0].zfill(8), held[0])


def name_cited(held: CheckedCite) -> str:
    """Return the cited thing without its pins: "ECF No. 112", "Lyons Decl."; else the cite as printed."""
    cite = held.citation.cite
    if cite.entry:
        return f"ECF No. {cite.entry}" + (f"-{cite.attachment}" if cite.attachment else "")
    if cite.exhibit:
        return f"{cite.label} Ex. {cite.exhibit}".strip()
    return cite.label or fold_space(held.citation.anchor.quote)


def _finding(held: CheckedCite, frames: Mapping[DocumentId, Frame]) -> Finding:
    citing, quote = _whole(held), _worst(held)
    against = quote.found if quote else None
    cite = fold_space(held.citation.anchor.quote)
    secrecy = [frames[d].access for d in {citing.document, *([against.document] if against else [])} if d in frames]
    return Finding(
        id=FindingId(
            stable_hash("finding", "citation", citing.document, [[s.start, s.end] for s in held.citation.anchor.spans])
        ),
        check="citation",
        statement_at=citing,
        evidence_at=against,
        score=SCORES[quote.fate] if quote else BROKEN,
        because=_because(held, quote, cite),
        compared=(fold_space(citing.quote), fold_space(against.quote) if against else ""),
        access=max(secrecy, key=lambda access: access.rank, default=Access.PUBLIC),
        versions=(VERSION,),
    )


def _because(held: CheckedCite, quote: QuoteCheck | None, cite: str) -> str:
    if quote is None:
        return f"{cite} leads to nothing: {held.resolution.because}."
    words = f"“{fold_space(quote.words)}”"
    if quote.fate is QuoteFate.ALTERED:
        return f"The words quoted from {cite} read otherwise there: {quote.difference}."
    if quote.fate is QuoteFate.ELSEWHERE:
        return f"{words} does not stand at {cite}, but in the same paper at {quote.where}."
    if quote.fate is QuoteFate.ANOTHER_PAPER:
        return f"{words} does not stand in the paper cited ({cite}), but in {quote.where}."
    return f"{words} stands nowhere in the record; {cite} leads to {held.leads_to}."


def _worst(held: CheckedCite) -> QuoteCheck | None:
    return max((q for q in held.quotes if q.fate in SCORES), key=lambda q: SCORES[q.fate], default=None)


def _whole(held: CheckedCite) -> Anchor:
    """Return the citing sentence; the words of the cite where it supports nothing."""
    sentence = held.citation.sentence
    return sentence if sentence.spans and sentence.quote.strip() else held.citation.anchor
