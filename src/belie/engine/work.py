"""What a worker process does with one piece of work: plain functions of picklable arguments.

Models and readers are imported and loaded once a worker, at first need; the process that hands out the work never
pays for them. `PRELOADED` names what the workers' fork server imports once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from belie.domain.documents import Document
from belie.domain.findings import Verdict
from belie.domain.ids import DocumentId, SourceId, StatementId
from belie.domain.ledger import PLAIN, Attachment, ReadOptions, ReadResult, Unread, UnreadKind
from belie.domain.likeness import Signature
from belie.domain.ports import Analysis, Embeds, Entails, Extracts, Parses
from belie.domain.productions import ImageHead, LoadFile, ReadText, TextJob
from belie.domain.recognition import Recognition
from belie.engine.inference.model_server import ModelServer
from belie.errors import SourceError

PRELOADED = (
    "belie.engine.inference.weights",
    "belie.sources.limits",
    "belie.statements.extract",
)


@dataclass(frozen=True, slots=True)
class ReadJob:
    """One source to be read: its bytes, or the file that holds them."""

    source: SourceId
    name: str
    data: bytes | Path
    options: ReadOptions = PLAIN


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

    return read_guarded(job.data, job.name, job.source, job.options)


@dataclass(frozen=True, slots=True)
class RecogniseJob:
    """Some pictures of one source's pages, to be read by OCR."""

    document: DocumentId  # that wants them
    source: SourceId
    name: str
    data: bytes | Path
    indexes: tuple[int, ...]
    engine: str
    options: ReadOptions = PLAIN


def recognise(job: RecogniseJob) -> tuple[Recognition, ...]:
    """Return what OCR reads on each of the pictures."""
    from belie.sources.ocr.guarded import recognise_guarded

    return recognise_guarded(job.data, job.name, job.indexes, job.engine, job.options)


def is_container(job: ReadJob) -> bool:
    """True when the source holds other files, of which there may be more than memory can hold."""
    from belie.sources.sniff import CONTAINER_KINDS, sniff, sniff_file

    found = sniff_file(job.data) if isinstance(job.data, Path) else sniff(job.data)
    return found.kind in CONTAINER_KINDS


def read_container(job: ReadJob, keep: Callable[[Attachment], None]) -> ReadResult:
    """Return what the readers make of a container, everything inside it given to `keep` as it is found."""
    from belie.sources.limits import read_guarded

    return read_guarded(job.data, job.name, job.source, job.options, keep)


@dataclass(frozen=True, slots=True)
class JoinItem:
    """The files of one document of a production: its text if it has one, and its images with their names."""

    position: int
    text: TextJob | None
    images: tuple[tuple[str, bytes | Path], ...]


def load_file(job: ReadJob) -> LoadFile | None:
    """Return what a load file says, None for a file that is none or cannot be read."""
    from belie.sources.limits import MOST_SECONDS, ask_guarded

    data = job.data.read_bytes() if isinstance(job.data, Path) else job.data
    found = ask_guarded("load file", (data, job.name, job.source), MOST_SECONDS)
    return found if isinstance(found, LoadFile) else None


def read_parts(items: Sequence[JoinItem]) -> dict[int, tuple[ReadText | None, tuple[ImageHead, ...]]]:
    """Return the text and the image heads of documents by position; what kills the reader is read one by one."""
    from belie.sources.limits import MOST_SECONDS, ask_guarded

    texts = [item.text for item in items if item.text]
    answer = ask_guarded("production", (texts, [image for item in items for image in item.images]), MOST_SECONDS)
    if not isinstance(answer, tuple):
        if len(items) > 1:
            return {position: found for item in items for position, found in read_parts([item]).items()}
        why = Unread(kind=UnreadKind.CORRUPT, detail="the reader crashed on it; save it again")
        (item,) = items
        text = ReadText(unread=why) if item.text else None
        return {item.position: (text, tuple(ImageHead(unread=why) for _ in item.images))}
    read, heads = iter(answer[0]), iter(answer[1])
    return {
        item.position: (next(read) if item.text else None, tuple(next(heads) for _ in item.images)) for item in items
    }


@dataclass(frozen=True, slots=True)
class BrandJob:
    """One page to export with its number: a page of a file, or words to draw where `data` is None."""

    number: str
    text: str
    folder: str  # where its image goes
    name: str = ""
    data: bytes | Path | None = None
    index: int = 0
    passwords: tuple[str, ...] = ()


def brand(job: BrandJob) -> tuple[bytes, str]:
    """Return a page as a TIFF with its number, and why its picture was not to be had ("" when it was)."""
    from belie.sources.limits import BASE_SECONDS, ask_guarded

    why = ""
    if job.data is not None:
        found = ask_guarded("brand page", (job.data, job.name, job.index, job.number, job.passwords), BASE_SECONDS)
        if isinstance(found, bytes):
            return found, ""
        why = found.detail if isinstance(found, Unread) else "drawing it crashed"
    drawn = ask_guarded("brand text", (job.text, job.number), BASE_SECONDS)
    if not isinstance(drawn, bytes):
        raise SourceError(f"{job.number}: the page cannot be drawn; export it without this document.")
    return drawn, why


def sign(document: Document) -> Signature:
    """Return what finds a document's likes."""
    from belie.documents.likeness import sign
    from belie.documents.versions import read_words

    return sign(document.id, read_words(document).words)


@dataclass(frozen=True, slots=True)
class AnalyseJob:
    """One document to be analysed, with the model server to ask if the user named one."""

    document: Document
    server: ModelServer | None = None


@cache
def _extractor(server: ModelServer) -> Extracts:
    from belie.engine.inference.chat_server import ChatExtractor

    return ChatExtractor(server)


def analyse(job: AnalyseJob) -> Analysis:
    """Return a document's frame, statements, mentions and namings."""
    return analyse_document(job.document, _syntax(), _extractor(job.server) if job.server else None)


def analyse_document(document: Document, syntax: Parses, extracts: Extracts | None = None) -> Analysis:
    """Return what the document says by itself: frame, statements, names."""
    from belie.documents.clean import clean
    from belie.statements.extract import analyse as analyse_statements

    return analyse_statements(document, clean(document), syntax, extracts)


def embed(batch: Sequence[tuple[StatementId, str]]) -> dict[StatementId, bytes]:
    """Return one int8 row a text, scaled by 127 (design.md section 4, vectors)."""
    import numpy

    rows = _embedder().embed([text for _, text in batch])
    small = numpy.clip(numpy.rint(rows * 127), -127, 127).astype(numpy.int8)
    return {statement: row.tobytes() for (statement, _), row in zip(batch, small, strict=True)}


def judge(pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
    """Return a verdict for each pair."""
    return _judge().judge(pairs)
