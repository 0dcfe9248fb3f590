"""The flow on one machine: read, recognise, analyse, identify, embed, check, each step only for what changed.

Every item is stored in one transaction when it is done, so a run killed at any moment goes on from there
and ends with the same content. What a step works with is imported when it has work to do, so that an unchanged
run ends in a moment.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import structlog

from belie.custody.intake import AttachmentIntake
from belie.domain.docket import join_dockets
from belie.domain.findings import Finding, Verdict
from belie.domain.ids import SourceId, stable_hash
from belie.domain.ledger import ReadOptions, ReadResult, Unread, UnreadKind, hand_over
from belie.domain.name_decisions import NameDecision, decisions_key
from belie.domain.ports import BlobStore, Clock, Reads, RecordStore
from belie.domain.proposals import NOTHING_PROPOSED, Tally
from belie.engine import steps, work
from belie.engine.inference.model_server import ModelServer
from belie.engine.inference.versions import model_versions
from belie.engine.pool import Pool
from belie.engine.progress import Progress
from belie.errors import BelieError, WorkerDied
from belie.sources.libreoffice import find_office

log = structlog.get_logger(__name__)

MOST_IN_MEMORY = 512 << 20  # bytes of one file that is decrypted: twice that is held for a moment
SIGN_BATCH = 64  # documents stored at once
EMBED_BATCH = 128  # texts a piece of work: a second or so on one core
TRY_AGAIN = "try again"  # the version of an analysis that memory did not suffice for: the next run does it again
JUDGE_BATCH = 256  # pairs a piece of work: a few seconds on one core, so little is lost by a kill

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """How much each step did; 0 where nothing had changed."""

    read: int
    recognised: int  # pages
    analysed: int
    failed: int  # documents whose analysis failed
    embedded: int
    judged: int
    findings: int
    proposals: Tally = NOTHING_PROPOSED  # of a language model


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
    passwords: tuple[str, ...] = field(default=(), repr=False)  # tried on what is locked
    ocr: str = "auto"  # see `belie.sources.ocr.engines.CHOICES`
    server: ModelServer | None = None  # asked for statements in every document

    def run(self) -> RunReport:
        """Bring the matter up to date and return what was done."""
        read = self.read()
        recognised = self.recognise()
        self.docket()
        analysed, failed, proposals = self.analyse()
        self.compare()
        self.identify()
        embedded = self.embed()
        judged, findings = self.check()
        return RunReport(
            read=read,
            recognised=recognised,
            analysed=analysed,
            failed=failed,
            embedded=embedded,
            judged=judged,
            findings=findings,
            proposals=proposals,
        )

    @property
    def _analyse_version(self) -> str:
        return steps.analyse_version(model_versions().syntax, self.server.version if self.server else "")

    def read(self) -> int:
        """Read every source without a reading, and what is found inside them.

        With passwords, what was locked is tried again; with LibreOffice, what waited for it.
        """
        if self.passwords:
            self.store.retry(UnreadKind.PASSWORD_REQUIRED)
        if find_office():
            self.store.retry(UnreadKind.NEEDS_LIBREOFFICE)
        if self.ocr != "off":
            self.store.outdate_recognised(steps.OCR_VERSION)
        done = 0
        completed: set[SourceId] = set()  # load files that a missing file has come for, each joined again once
        while waiting := self.store.sources_to_read(steps.READ_VERSION):
            self.progress.start("read", len(waiting))
            options = ReadOptions(passwords=tuple(dict.fromkeys((*self.passwords, *self.store.passwords()))))
            if joined := self._join_productions(waiting, options, completed):
                done += joined
                continue
            containers: list[SourceId] = []
            for job, result in self.pool.each(work.read, self._jobs(waiting, options, containers)):
                self._save_reading(job, _settled(job, result))
            for sha256 in containers:
                self._read_container(self._job(sha256, options))
            done += len(waiting)
        self.progress.end("read")
        log.info("read", sources=done)
        return done

    def _join_productions(self, waiting: Sequence[SourceId], options: ReadOptions, completed: set[SourceId]) -> int:
        """Join what belongs to productions among the waiting sources; return how many are settled by that."""
        from belie.engine.productions import Productions

        productions = Productions(
            self.store,
            self.blobs,
            self.clock,
            self.pool,
            version=steps.READ_VERSION,
            make_job=lambda sha256: self._job(sha256, options),
            completed=completed,
        )
        return productions.join(waiting, lambda done: self.progress.advance("read", done))

    def _jobs(
        self, waiting: Iterable[SourceId], options: ReadOptions, containers: list[SourceId]
    ) -> Iterator[work.ReadJob]:
        """Yield what the pool reads; put containers aside, which this process reads because it keeps what they hold."""
        for sha256 in waiting:
            job = self._job(sha256, options)
            if isinstance(job.data, bytes) and len(job.data) < self.store.get_source(sha256).size:
                self._save_reading(job, _too_large(self.store.get_source(sha256).size))
            elif work.is_container(job):
                containers.append(sha256)
            else:
                yield job

    def _job(self, sha256: SourceId, options: ReadOptions) -> work.ReadJob:
        """Return the job of a source; without its bytes where they would not fit into memory."""
        source = self.store.get_source(sha256)
        data: bytes | Path | None = self.blobs.plain_file(sha256)
        if data is None:
            data = self.blobs.get(sha256) if source.size <= MOST_IN_MEMORY else b""
        return work.ReadJob(sha256, source.names[0], data, options)

    def _save_reading(self, job: work.ReadJob, result: ReadResult) -> None:
        intake = self._intake(job.source)
        result = hand_over(result, intake.take)
        intake.close()
        self._settle(job.source, result)

    def _read_container(self, job: work.ReadJob) -> None:
        intake = self._intake(job.source)
        try:
            result = work.read_container(job, intake.take)
        except Exception as error:  # noqa: BLE001  (what a taken over process may answer has no end)
            result = _settled(job, error)
        intake.close()
        self._settle(job.source, result)

    def _intake(self, sha256: SourceId) -> AttachmentIntake:
        return AttachmentIntake(self.store.get_source(sha256), blobs=self.blobs, store=self.store, clock=self.clock)

    def _settle(self, sha256: SourceId, result: ReadResult) -> None:
        source = self.store.get_source(sha256)
        self.store.save_reading(sha256, steps.READ_VERSION, steps.with_hints(result, source))
        self.progress.advance("read")

    def recognise(self) -> int:
        """Read the pictures of pages without usable text; return how many. Without an OCR engine they wait."""
        if self.ocr == "off" or not self.store.documents_to_recognise(steps.OCR_VERSION):
            return 0
        from belie.engine.recognise import Recogniser
        from belie.sources.ocr.engines import choose_engine

        engine = choose_engine(self.ocr)
        if engine is None:
            log.warning("no OCR engine")
            return 0
        return Recogniser(self.store, self.blobs, self.pool, self.progress, engine, self.passwords).run()

    def docket(self) -> None:
        """Let dockets say what papers without a header are, when papers or dockets have changed."""
        key = steps.dockets_key(self.store.documents_key())
        if key == self.store.dockets_key():
            return
        from belie.engine.comparing import find_stamps

        stamps, sealed = find_stamps(self.store, self.blobs)
        self.store.save_stamps(key, stamps, sealed)
        log.info("docket", stamps=len(stamps), sealed=len(sealed))

    def compare(self) -> None:
        """Find the documents that are one text, when any has changed."""
        waiting = self.store.documents_to_sign(steps.COMPARE_VERSION)
        self.progress.start("compare", len(waiting))
        signed = self.pool.each(work.sign, (self.store.get_document(document) for document in waiting))
        for batch in _batches(signed, SIGN_BATCH):
            self.store.save_signatures(steps.COMPARE_VERSION, [_answered(signature) for _, signature in batch])
            self.progress.advance("compare", len(batch))
        self.progress.end("compare")
        key = steps.comparison_key(self.store.documents_key(), self._analyse_version)
        if key == self.store.comparison_key():
            return
        from belie.engine.comparing import find_likenesses

        found = find_likenesses(self.store)
        self.store.save_likenesses(key, found)
        log.info("compare", signed=len(waiting), likenesses=len(found))

    def analyse(self) -> tuple[int, int, Tally]:
        """Analyse every document without an analysis.

        Return how many, how many of them failed, and what became of a language model's proposals.
        """
        version = self._analyse_version
        waiting = self.store.documents_to_analyse(version)
        self.progress.start("analyse", len(waiting))
        failed, proposals = 0, NOTHING_PROPOSED
        jobs = (work.AnalyseJob(self.store.get_document(document), self.server) for document in waiting)
        for job, result in self.pool.each(work.analyse, jobs):
            document = job.document
            done_with = version
            if isinstance(result, Exception):
                _raise_if_not_of_the_paper(result)
                failed += 1
                log.error("analysis failed", document=document.id, error=type(result).__name__)
                if isinstance(result, WorkerDied):
                    done_with = TRY_AGAIN
                result = steps.unanalysed(document, f"could not be analysed: {type(result).__name__}")
            self.store.save_analysis(document.id, done_with, result)
            proposals += result.proposals
            self.progress.advance("analyse")
        self.store.settle_parts()
        self.progress.end("analyse")
        log.info("analyse", documents=len(waiting), failed=failed)
        if self.server:
            log.info("proposals", **dataclasses.asdict(proposals))
        return len(waiting), failed, proposals

    def identify(self) -> None:
        """Group names and identify speakers, when any statement or decision changed: of all, and as audiences see."""
        analyse = self._analyse_version
        changed = []
        for reads in (self.store, *self.store.views()):
            decisions = list(reads.iter_name_decisions())
            key = steps.identities_key(analyse, decisions_key(decisions))
            if reads.identities_key() != key:
                changed.append((reads, decisions, key))
        held = self.store.counts()["statements"] if changed else 0
        self.progress.start("identify", held)
        for done, (reads, decisions, key) in enumerate(changed, 1):
            self._identify(reads, decisions, key)
            self.progress.advance("identify", held * done // len(changed) - held * (done - 1) // len(changed))
        self.progress.end("identify")

    def _identify(self, reads: Reads, decisions: Sequence[NameDecision], key: str) -> None:
        from belie.timeline.identity import identify

        statements = list(reads.iter_statements())
        frames = {frame.document: frame for frame in reads.iter_frames()}
        mentions, claims = reads.iter_mentions(), reads.iter_claims()
        found = identify(statements, frames, mentions, reads.iter_namings(), claims, decisions)
        self.store.save_identities(key, found, audience=reads.audience)
        if found.unapplied:
            log.warning("decisions not applied", decisions=[held.decision for held in found.unapplied])
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
        """Put the questions to the record, when anything that shapes the answers changed.

        They are put to all papers, and again to those that each audience sees: what belie would have found had the
        others never been added. Return the pairs judged, and the findings from all papers.
        """
        done = [self._check(reads) for reads in (self.store, *self.store.views())]
        return sum(judged for judged, _ in done), done[0][1]

    def _check(self, reads: Reads) -> tuple[int, int]:
        models = model_versions()
        key = steps.findings_key(reads.identities_key(), models.embedder, models.judge, self.judge_pairs, self.findings)
        if key == reads.findings_key():
            return 0, 0
        from belie.checks.citation import check_record, find_broken, find_missing
        from belie.checks.run import find_findings
        from belie.engine.units import load_vectors, load_witnesses

        units, _ = load_witnesses(reads)
        judge = StoredJudge(self.store, self.pool, self.progress)
        found: list[Finding] = []
        if units:
            vectors = load_vectors(reads, units)
            found = find_findings(units, vectors, judge, judge_pairs=self.judge_pairs, top=self.findings)
        self.progress.end("judge")
        frames = {frame.document: frame for frame in reads.iter_frames()}
        documents = {document.id: document for document in reads.iter_documents()}
        cites = check_record(documents.values(), frames, join_dockets(reads.load_dockets()))
        found += find_broken(cites, frames)
        found = sorted(found, key=lambda finding: -finding.score)[: self.findings]
        self.store.save_findings(key, found, missing=find_missing(cites, documents), audience=reads.audience)
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


def _too_large(size: int) -> ReadResult:
    detail = (
        f"{size >> 20} MB; in an encrypted matter a file must fit into memory, {MOST_IN_MEMORY >> 20} MB at most: "
        "split or unpack it and add the parts"
    )
    return ReadResult(unread=Unread(kind=UnreadKind.LIMIT, detail=detail))


def _raise_if_not_of_the_paper(error: Exception) -> None:
    """Raise what would befall any other paper too: a model or reader that does not start, a full disk.

    Recording it would call a good paper bad for good.
    """
    if isinstance(error, BelieError | OSError | ImportError) and not isinstance(error, WorkerDied):
        raise error


def _answered(answer: T | Exception) -> T:
    """Return a worker's answer, or raise what it raised."""
    if isinstance(answer, Exception):
        raise answer
    return answer


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    pending = iter(items)
    while batch := list(itertools.islice(pending, size)):
        yield batch
