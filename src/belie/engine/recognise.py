"""The step "recognise": OCR of the pages that have no usable text, a few pages a piece of work.

What is read on a picture is stored as it comes, and a document is put together when its last page is there: a run
killed in the middle of a long scan goes on at the page, and a later reading of a source finds its OCR done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog

from belie.domain.documents import Document, PageImage
from belie.domain.ids import DocumentId, SourceId
from belie.domain.ledger import ReadOptions, Unread, UnreadKind
from belie.domain.ports import BlobStore, RecordStore
from belie.domain.recognition import Recognition, pages_to_recognise, picture_of
from belie.engine import steps, work
from belie.engine.pool import Pool
from belie.engine.progress import Progress
from belie.errors import BelieError, WorkerDied

log = structlog.get_logger(__name__)

STAGE = "recognise"
PAGES_A_JOB = 4  # some four seconds on one core
BYTES_A_PAGE = 2 << 20  # of an encrypted file, which each job takes along whole: a large one has more pages a job


@dataclass(frozen=True, slots=True)
class Recogniser:
    """What the step works with; `engine` is the one that `belie.sources.ocr.engines.choose_engine` gave."""

    store: RecordStore
    blobs: BlobStore
    pool: Pool
    progress: Progress
    engine: str
    passwords: tuple[str, ...]

    def run(self) -> int:
        """Read the pictures of every document that waits for it; return how many pages were read."""
        waiting = {ident: self._pictures(self.store.get_document(ident)) for ident in self._waiting()}
        todo = {ident: self._missing(pictures) for ident, pictures in waiting.items()}
        pages = sum(map(len, todo.values()))
        self.progress.start(STAGE, pages)
        for ident, missing in todo.items():
            if not missing:
                self._assemble(ident)
        left = {ident: set(missing) for ident, missing in todo.items() if missing}
        for job, result in self.pool.each(work.recognise, self._jobs(left)):
            seen = _settled(job, result)
            self.store.save_recognitions(steps.OCR_VERSION, seen)
            left[job.document] -= set(seen)
            if not left[job.document]:
                self._assemble(job.document)
            self.progress.advance(STAGE, len(seen))
        self.progress.end(STAGE)
        log.info("recognise", documents=len(waiting), pages=pages, engine=self.engine)
        return pages

    def _waiting(self) -> list[DocumentId]:
        return self.store.documents_to_recognise(steps.OCR_VERSION)

    @staticmethod
    def _pictures(document: Document) -> list[PageImage]:
        return [picture_of(document, page) for page in pages_to_recognise(document)]

    def _missing(self, pictures: list[PageImage]) -> list[PageImage]:
        known = self.store.load_recognitions(steps.OCR_VERSION, pictures)
        return [picture for picture in dict.fromkeys(pictures) if picture not in known]

    def _jobs(self, todo: dict[DocumentId, set[PageImage]]) -> Iterator[work.RecogniseJob]:
        for ident, missing in list(todo.items()):
            by_source: defaultdict[SourceId, list[int]] = defaultdict(list)
            for picture in missing:
                by_source[picture.source].append(picture.index)
            for sha256, indexes in sorted(by_source.items()):
                source, data = self.store.get_source(sha256), self._data(sha256)
                size = PAGES_A_JOB if isinstance(data, Path) else max(PAGES_A_JOB, len(data) // BYTES_A_PAGE)
                options = ReadOptions(passwords=self._passwords(sha256))
                for at in range(0, len(indexes), size):
                    chunk = tuple(sorted(indexes)[at : at + size])
                    yield work.RecogniseJob(ident, sha256, source.names[0], data, chunk, self.engine, options)

    def _data(self, sha256: SourceId) -> bytes | Path:
        return self.blobs.plain_file(sha256) or self.blobs.get(sha256)

    def _passwords(self, sha256: SourceId) -> tuple[str, ...]:
        opened = self.store.password_of(sha256)
        return tuple(dict.fromkeys((*([opened] if opened else ()), *self.passwords)))

    def _assemble(self, ident: DocumentId) -> None:
        """Put a document together from what was read on its pictures."""
        from belie.sources.ocr.assemble import with_recognitions

        document = self.store.get_document(ident)
        pages = {page.index: picture_of(document, page) for page in pages_to_recognise(document)}
        known = self.store.load_recognitions(steps.OCR_VERSION, list(pages.values()))
        seen = {index: known[picture] for index, picture in pages.items()}
        self.store.save_recognised(steps.OCR_VERSION, with_recognitions(document, seen))


def _settled(job: work.RecogniseJob, result: tuple[Recognition, ...] | Exception) -> dict[PageImage, Recognition]:
    """Return what was read, by picture; an error of these pages alone is told on each of them."""
    if isinstance(result, Exception):
        if isinstance(result, BelieError | OSError | ImportError) and not isinstance(result, WorkerDied):
            raise result
        log.error("OCR failed", source=job.source, error=type(result).__name__)
        detail = f"OCR failed with {type(result).__name__}"
        result = tuple(Recognition(unread=Unread(kind=UnreadKind.LIMIT, detail=detail)) for _ in job.indexes)
    return {PageImage(source=job.source, index=index): seen for index, seen in zip(job.indexes, result, strict=True)}
