"""The steps of the flow, each a plain function with a version.

A step's result is stored under (what went in, version): a second run does only what changed, and a version
that moves makes the step run again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from belie.checks import run as checks
from belie.documents import clean
from belie.domain.documents import Document, DocumentKind, Frame, Hints, Source
from belie.domain.ids import stable_hash
from belie.domain.ledger import ReadResult
from belie.domain.ports import Analysis, Parses
from belie.domain.statements import Statement
from belie.sources import registry
from belie.statements import extract
from belie.timeline import identity
from belie.timex import VERSION as TIMEX_VERSION

READ_VERSION = registry.VERSION


def analyse_version(syntax: str) -> str:
    """Return the version of the analysis: of everything a document passes through by itself."""
    return stable_hash("analyse", clean.VERSION, extract.VERSION, TIMEX_VERSION, syntax)


def analyse_document(document: Document, syntax: Parses) -> Analysis:
    """Return what the document says by itself: frame, statements, names."""
    cleaned = clean.clean(document)
    return extract.analyse(document, cleaned, syntax)


def unanalysed(document: Document, reason: str) -> Analysis:
    """Return the analysis of a document that could not be analysed: no statements, and the reason in its frame."""
    held = Frame(document=document.id, kind=DocumentKind.OTHER, title=document.hints.title, because=(reason,))
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
    documents = tuple(
        dataclasses.replace(document, hints=dataclasses.replace(document.hints, **said))
        for document in result.documents
    )
    return dataclasses.replace(result, documents=documents)


def identities_key(analyse: str, statements: Iterable[Statement]) -> str:
    """Return the key of the matter's identities: the analysis and all its statements."""
    return stable_hash("identities", identity.VERSION, analyse, sorted(statement.id for statement in statements))


def findings_key(identities: str, embedder: str, judge: str, judge_pairs: int, findings: int) -> str:
    """Return the key of the matter's findings: all that shapes them."""
    return stable_hash("findings", identities, checks.VERSION, embedder, judge, judge_pairs, findings)
