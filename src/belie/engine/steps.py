"""The steps of the flow, each a plain function with a version.

A step's result is stored under (what went in, version): a second run does only what changed, and a version
that moves makes the step run again. Only versions and keys stand here, so that an unchanged run loads no more.
"""

from __future__ import annotations

import dataclasses

from belie import checks, citations, documents, sources, statements, timeline, timex
from belie.domain.documents import Access, Document, DocumentKind, Frame, Hints, Source
from belie.domain.ids import stable_hash
from belie.domain.ledger import ReadResult
from belie.domain.ports import Analysis
from belie.sources import ocr

READ_VERSION = sources.VERSION
COMPARE_VERSION = stable_hash("compare", documents.LIKENESS_VERSION, documents.VERSION)
OCR_VERSION = ocr.VERSION


def analyse_version(syntax: str, extracts: str = "") -> str:
    """Return the version of the analysis: of everything a document passes through by itself.

    Args:
        syntax: Version of the parser.
        extracts: Version of the language model that proposes statements, "" without one.
    """
    asked = (extracts,) if extracts else ()
    return stable_hash("analyse", documents.VERSION, statements.VERSION, timex.VERSION, syntax, *asked)


def unanalysed(document: Document, reason: str) -> Analysis:
    """Return the analysis of a document that could not be analysed: no statements, and the reason in its frame.

    Its face was not read, so it is held as sealed.
    """
    held = Frame(
        document=document.id,
        kind=DocumentKind.OTHER,
        title=document.hints.title,
        access=Access.SEALED,
        because=(reason,),
    )
    return Analysis(frame=held, statements=(), mentions=())


def with_hints(result: ReadResult, source: Source) -> ReadResult:
    """Return the reading with what the user said of the source laid over what the format says."""
    given = source.hints
    if given == Hints():
        return result
    said = {
        field.name: getattr(given, field.name)
        for field in dataclasses.fields(Hints)
        if getattr(given, field.name) != field.default
    }
    held = tuple(
        dataclasses.replace(document, hints=dataclasses.replace(document.hints, **said))
        for document in result.documents
    )
    return dataclasses.replace(result, documents=held)


def identities_key(analyse: str, decisions: str) -> str:
    """Return the key of the matter's identities; the store forgets it whenever a statement changes.

    `decisions` is the key of those on names (`belie.domain.name_decisions.decisions_key`).
    """
    return stable_hash("identities", timeline.VERSION, analyse, decisions)


def vectors_version(embedder: str) -> str:
    """Return what vectors are stored under: the model, and all that shapes the text of a reading."""
    return stable_hash("vectors", embedder, statements.VERSION, timeline.VERSION)


def dockets_key(documents_key: str) -> str:
    """Return the key of what dockets say of papers: the papers and dockets as read."""
    return stable_hash("dockets", documents.VERSION, documents_key)


def comparison_key(documents_key: str, analyse: str) -> str:
    """Return the key of the likenesses: the documents as read, and the frames that tell a draft from a form."""
    return stable_hash("comparison", COMPARE_VERSION, documents_key, analyse)


def findings_key(identities: str, embedder: str, judge: str, judge_pairs: int, findings: int) -> str:
    """Return the key of the matter's findings: all that shapes them."""
    rules = [checks.VERSION, citations.VERSION, COMPARE_VERSION]
    return stable_hash("findings", identities, rules, embedder, judge, judge_pairs, findings)
