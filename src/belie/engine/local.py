"""The flow on one machine: read, analyse, identify, embed, check, each step only for what changed.

Every item is stored in one transaction when it is done, so a run killed at any moment goes on from there
and ends with the same content. What a step works with is imported when it has work to do, so that an unchanged
run ends in a moment.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import structlog

from belie.custody.intake import take_in_attachments
from belie.domain.findings import Finding, Verdict
from belie.domain.ids import stable_hash
from belie.domain.ledger import ReadResult, Unread, UnreadKind
from belie.domain.ports import BlobStore, Clock, RecordStore
from belie.engine import steps, work
from belie.engine.inference.versions import model_versions
from belie.engine.pool import Pool
from belie.engine.progress import Progress
from belie.engine.units import load_units, load_vectors
from belie.errors import BelieError, WorkerDied

log = structlog.get_logger(__name__)

EMBED_BATCH = 128  # texts a piece of work: a second or so on one core
TRY_AGAIN = "try again"  # the version of an analysis that memory did not suffice for: the next run does it again
JUDGE_BATCH = 256  # pairs a piece of work: a few seconds on one core, so little is lost by a kill

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """How much each step did; 0 where nothing had changed."""

    read: int
    analysed: int
    failed: int  # documents whose analysis failed
    embedded: int
    judged: int
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One matter and what the steps need."""

    store: RecordStore
    blobs: BlobStore
    clock: Clock
    pool: Pool
    progress: Progress
    judge_pairs: int
    findings: int

    def run(self) -> RunReport:
        """Bring the matter up to date and return what was done."""
        read = self.read()
        analysed, failed = self.analyse()
        self.identify()
        embedded = self.embed()
        judged, findings = self.check()
        return RunReport(
            read=read, analysed=analysed, failed=failed, embedded=embedded, judged=judged, findings=findings
        )

    def read(self) -> int:
        """Read every source without a reading, and what is found inside them."""
        done = 0
        while waiting := self.store.sources_to_read(steps.READ_VERSION):
            self.progress.start("read", len(waiting))
            jobs = (work.ReadJob(sha, self.store.get_source(sha).names[0], self.blobs.get(sha)) for sha in waiting)
            for job, result in self.pool.each(work.read, jobs):
                self._save_reading(job, _settled(job, result))
                done += 1
                self.progress.advance("read")
        self.progress.end("read")
        log.info("read", sources=done)
        return done

    def _save_reading(self, job: work.ReadJob, result: ReadResult) -> None:
        source = self.store.get_source(job.source)
        if result.attachments:
            take_in_attachments(source, result.attachments, blobs=self.blobs, store=self.store, clock=self.clock)
        self.store.save_reading(job.source, steps.READ_VERSION, steps.with_hints(result, source))

    def analyse(self) -> tuple[int, int]:
        """Analyse every document without an analysis; return how many, and how many of them failed."""
        version = steps.analyse_version(model_versions().syntax)
        waiting = self.store.documents_to_analyse(version)
        self.progress.start("analyse", len(waiting))
        failed = 0
        documents = (self.store.get_document(document) for document in waiting)
        for document, result in self.pool.each(work.analyse, documents):
            done_with = version
            if isinstance(result, Exception):
                _raise_if_not_of_the_paper(result)
                failed += 1
                log.error("analysis failed", document=document.id, error=type(result).__name__)
                if isinstance(result, WorkerDied):
                    done_with = TRY_AGAIN
                result = steps.unanalysed(document, f"could not be analysed: {type(result).__name__}")
            self.store.save_analysis(document.id, done_with, result)
            self.progress.advance("analyse")
        self.progress.end("analyse")
        log.info("analyse", documents=len(waiting), failed=failed)
        return len(waiting), failed

    def identify(self) -> None:
        """Group names and identify speakers, when any statement changed."""
        key = steps.identities_key(steps.analyse_version(model_versions().syntax))
        if key == self.store.identities_key():
            return
        from belie.timeline.identity import identify

        statements = list(self.store.iter_statements())
        self.progress.start("identify", 1)
        frames = {frame.document: frame for frame in self.store.iter_frames()}
        found = identify(statements, frames, self.store.iter_mentions(), self.store.iter_namings())
        self.store.save_identities(key, found)
        self.progress.end("identify")
        log.info("identify", people=len(found.people), statements=len(found.identifications))

    def embed(self) -> int:
        """Embed the reading of every statement without a vector."""
        version = steps.vectors_version(model_versions().embedder)
        waiting = self.store.statements_to_embed(version)
        self.progress.start("embed", len(waiting))
        if waiting:
            texts = {reading.statement: reading.text for reading in self.store.load_identities().readings}
            batches = _batches(((statement, texts[statement]) for statement in waiting), EMBED_BATCH)
            for batch, rows in self.pool.each(work.embed, batches):
                if isinstance(rows, Exception):
                    raise rows
                self.store.save_vectors(version, rows)
                self.progress.advance("embed", len(batch))
        self.progress.end("embed")
        log.info("embed", statements=len(waiting))
        return len(waiting)

    def check(self) -> tuple[int, int]:
        """Put the questions to the record, when anything that shapes the answers changed."""
        models = model_versions()
        key = steps.findings_key(
            self.store.identities_key(), models.embedder, models.judge, self.judge_pairs, self.findings
        )
        if key == self.store.findings_key():
            return 0, 0
        from belie.checks.citation import check_record, find_broken
        from belie.checks.run import find_findings

        units = load_units(self.store)
        judge = StoredJudge(self.store, self.pool, self.progress)
        found: list[Finding] = []
        if units:
            vectors = load_vectors(self.store, units)
            found = find_findings(units, vectors, judge, judge_pairs=self.judge_pairs, top=self.findings)
        self.progress.end("judge")
        frames = {frame.document: frame for frame in self.store.iter_frames()}
        found += find_broken(check_record(self.store.iter_documents(), frames), frames)
        found = sorted(found, key=lambda finding: -finding.score)[: self.findings]
        self.store.save_findings(key, found)
        log.info("check", judged=judge.judged, findings=len(found))
        return judge.judged, len(found)


class StoredJudge:
    """The judge over the pool, remembering every verdict in the matter."""

    def __init__(self, store: RecordStore, pool: Pool, progress: Progress) -> None:
        """Start with nothing judged."""
        self.version = model_versions().judge
        self._store, self._pool, self._progress = store, pool, progress
        self.judged = 0

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Return one verdict a pair, in order; see `belie.domain.ports.Entails`."""
        keys = [stable_hash("pair", *pair) for pair in pairs]
        known = self._store.load_verdicts(self.version, keys)
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        self._progress.start("judge", len(missing))
        batches = list(_batches(missing.items(), JUDGE_BATCH))
        answers = self._pool.in_order(work.judge, [[pair for _, pair in batch] for batch in batches])
        for batch, verdicts in zip(batches, answers, strict=True):
            fresh = {key: verdict for (key, _), verdict in zip(batch, verdicts, strict=True)}
            self._store.save_verdicts(self.version, fresh)
            known.update(fresh)
            self.judged += len(fresh)
            self._progress.advance("judge", len(fresh))
        return [known[key] for key in keys]


def _settled(job: work.ReadJob, result: ReadResult | Exception) -> ReadResult:
    if isinstance(result, ReadResult):
        return result
    _raise_if_not_of_the_paper(result)
    log.error("reader failed", source=job.source, error=type(result).__name__)
    kind = UnreadKind.LIMIT if isinstance(result, WorkerDied | MemoryError) else UnreadKind.CORRUPT
    detail = f"the reader failed with {type(result).__name__}: {result}"
    return ReadResult(unread=Unread(kind=kind, detail=detail))


def _raise_if_not_of_the_paper(error: Exception) -> None:
    """Raise what would befall any other paper too: a model or reader that does not start, a full disk.

    Recording it would call a good paper bad for good.
    """
    if isinstance(error, BelieError | OSError | ImportError) and not isinstance(error, WorkerDied):
        raise error


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    pending = iter(items)
    while batch := list(itertools.islice(pending, size)):
        yield batch
