"""What a worker process does with one piece of work: plain functions of picklable arguments.

Models and readers are imported and loaded once a worker, at first need; the process that hands out the work never
pays for them. `PRELOADED` names what the workers' fork server imports once for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from belie.domain.documents import Document
from belie.domain.findings import Verdict
from belie.domain.ids import SourceId, StatementId
from belie.domain.ledger import ReadResult
from belie.domain.ports import Analysis, Embeds, Entails, Parses

PRELOADED = (
    "belie.engine.inference.weights",
    "belie.sources.limits",
    "belie.statements.extract",
)


@dataclass(frozen=True, slots=True)
class ReadJob:
    """One source's bytes, to be read."""

    source: SourceId
    name: str
    data: bytes


@cache
def _syntax() -> Parses:
    from belie.engine.inference.syntax import SpacySyntax

    return SpacySyntax()


@cache
def _embedder() -> Embeds:
    from belie.engine.inference.embedder import Embedder

    return Embedder()


@cache
def _judge() -> Entails:
    from belie.engine.inference.judge import Judge

    return Judge()


def read(job: ReadJob) -> ReadResult:
    """Return what the readers make of a source."""
    from belie.sources.limits import read_guarded

    return read_guarded(job.data, job.name, job.source)


def analyse(document: Document) -> Analysis:
    """Return a document's frame, statements, mentions and namings."""
    return analyse_document(document, _syntax())


def analyse_document(document: Document, syntax: Parses) -> Analysis:
    """Return what the document says by itself: frame, statements, names."""
    from belie.documents.clean import clean
    from belie.statements.extract import analyse as analyse_statements

    return analyse_statements(document, clean(document), syntax)


def embed(batch: Sequence[tuple[StatementId, str]]) -> dict[StatementId, bytes]:
    """Return one int8 row a text, scaled by 127 (design.md section 4, vectors)."""
    import numpy

    rows = _embedder().embed([text for _, text in batch])
    small = numpy.clip(numpy.rint(rows * 127), -127, 127).astype(numpy.int8)
    return {statement: row.tobytes() for (statement, _), row in zip(batch, small, strict=True)}


def judge(pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
    """Return a verdict for each pair."""
    return _judge().judge(pairs)
