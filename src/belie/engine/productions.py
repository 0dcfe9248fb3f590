"""Productions found among what waits to be read: load files joined with the files they name, a document a row.

What a production names is a part of its documents and is read with them; the rest of the folder is read as any other
file. A version that came before under the same production number is replaced, not lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import structlog

from belie.custody.intake import AttachmentIntake
from belie.domain.documents import Document
from belie.domain.ids import SourceId
from belie.domain.ledger import ReadResult, Unread, UnreadKind, hand_over
from belie.domain.ports import BlobStore, Clock, RecordStore
from belie.domain.productions import Fault, FaultKind, ImageHead, Joined, LoadFile, ReadText, Settled, TextJob, bates_of
from belie.engine import work
from belie.engine.pool import Pool
from belie.errors import WorkerDied
from belie.sources.load_files.compose import Version, compose, find_parents, identify, wants_native
from belie.sources.load_files.fields import BODY
from belie.sources.load_files.lint import content_faults, hash_faults, lint, wanted_hashes
from belie.sources.load_files.parse import HEAD_BYTES, is_load_file, may_be_load_file
from belie.sources.load_files.paths import Taken
from belie.sources.load_files.plan import Planned, Volume, group, plan

log = structlog.get_logger(__name__)

ITEMS = 64  # documents a piece of work
BYTES = 32 << 20  # held for one, where the matter is encrypted
SAVED_AT_ONCE = 200  # documents a transaction
EVERY = 10**9  # documents of a listing
TOLD = 50  # faults of one kind that stand in the ledger; `belie lint` lists them all

MakeJob = Callable[[SourceId], work.ReadJob]
Content = tuple[ReadText | None, tuple[ImageHead, ...]]


class Productions:
    """The joining of productions; `join` is asked again as long as something waits."""

    def __init__(
        self,
        store: RecordStore,
        blobs: BlobStore,
        clock: Clock,
        pool: Pool,
        *,
        version: str,
        make_job: MakeJob,
        completed: set[SourceId],
    ) -> None:
        """Take the matter and the processes.

        Args:
            store: The matter.
            blobs: Its originals.
            clock: For what is found inside natives.
            pool: Where files are read.
            version: Of the step "read".
            make_job: Gives the reading of one source by itself.
            completed: Load files of this run that a missing file came for; added to, so that each has one turn.
        """
        self._store, self._blobs, self._clock, self._pool = store, blobs, clock, pool
        self._version, self._make_job = version, make_job
        self._completed = completed

    def join(self, waiting: Sequence[SourceId], advance: Callable[[int], None]) -> int:
        """Join every production among the waiting sources; return how many sources were settled.

        A load file read before is joined again when a file that it lacked has come.
        """
        shelf = Taken(self._store.arrivals())
        parsed = list(self._load_files([*waiting, *self._completed_by(waiting, shelf)], shelf))
        volumes = sorted(group(parsed), key=lambda volume: shelf.order(volume.main.name))
        settled = 0
        for volume in volumes:
            settled += _Join(self, volume, shelf).run(advance)
        return settled

    def _completed_by(self, waiting: Sequence[SourceId], shelf: Taken) -> list[SourceId]:
        come = set(waiting)
        again: dict[SourceId, None] = {}
        for load_file, path in self._store.missing_parts():
            if load_file in come or load_file in self._completed:
                continue
            found = shelf.find(shelf.first_name(load_file), path)
            if found and found.source in come:
                self._completed.add(load_file)
                again |= dict.fromkeys(self._store.companions(load_file))
        return [source for source in again if source not in come]

    def _load_files(self, sources: Iterable[SourceId], shelf: Taken) -> Iterator[LoadFile]:
        jobs = (self._make_job(source) for source in sources if self._may_be_one(source, shelf.first_name(source)))
        for _, found in self._pool.each(work.load_file, jobs):
            if isinstance(found, LoadFile):
                yield found

    def _may_be_one(self, source: SourceId, name: str) -> bool:
        if not may_be_load_file(name):
            return False
        path = self._blobs.plain_file(source)
        if path is None:
            return is_load_file(self._blobs.get(source)[:HEAD_BYTES], name)
        with path.open("rb") as file:
            return is_load_file(file.read(HEAD_BYTES), name)


class _Join:
    """The joining of one volume."""

    def __init__(self, run: Productions, volume: Volume, shelf: Taken) -> None:
        self._store, self._blobs, self._clock, self._pool = run._store, run._blobs, run._clock, run._pool
        self._version, self._make_job = run._version, run._make_job
        self._volume, self._shelf = volume, shelf
        self._source = volume.main.source
        self._documents = plan(volume, shelf)
        self._faults = lint(volume, self._documents)
        self._before = self._versions_before()
        self._idents = identify(self._documents, self._source)
        self._parents = find_parents(self._documents, self._idents, self._before)
        self._unread: dict[SourceId, Unread] = {}
        self._lacking = 0  # documents that lack a file, or have a damaged one
        self._left: set[SourceId] = set()  # natives that are read as sources of their own
        self._pending: list[Joined] = []

    def run(self, advance: Callable[[int], None]) -> int:
        """Join, store and settle; return how many sources that makes."""
        natives: dict[SourceId, list[tuple[Planned, Content]]] = defaultdict(list)
        for items, result in self._pool.each(work.read_parts, self._batches()):
            for item in items:
                document = self._documents[item.position]
                content = _content(item, result)
                self._check(document, content)
                if wants_native(document, content[0]):
                    assert document.native and document.native.found and document.native.found.source
                    natives[document.native.found.source].append((document, content))
                else:
                    self._add(document, content, None)
        for source, reading in self._read_natives(list(natives)):
            for document, content in natives[source]:
                self._add(document, content, reading)
        self._save()
        settled = self._settled()
        self._store.settle_joined(self._source, self._version, frozenset(self._idents), settled)
        advance(len(settled))
        log.info("production", documents=len(self._documents), files=len(settled), faults=len(self._faults))
        return len(settled)

    def _batches(self) -> Iterator[list[work.JoinItem]]:
        batch: list[work.JoinItem] = []
        held = 0
        for document in self._documents:
            item = self._item(document)
            size = sum(len(data) for _, data in item.images if isinstance(data, bytes))
            if batch and (len(batch) == ITEMS or held + size > BYTES):
                yield batch
                batch, held = [], 0
            batch.append(item)
            held += size
        if batch:
            yield batch

    def _item(self, document: Planned) -> work.JoinItem:
        texts = [self._data(named.found.source) for named in document.texts if named.found and named.found.source]
        body = document.columns.get(BODY, "")
        if not texts and body:
            texts = [body.encode("utf-8", "replace")]
        images = tuple(
            (shot.found.name, self._data(shot.found.source))
            for shot in document.shots
            if shot.found and shot.found.source
        )
        return work.JoinItem(
            document.position, TextJob(files=tuple(texts), keys=document.keys) if texts else None, images
        )

    def _data(self, source: SourceId) -> bytes | Path:
        return self._blobs.plain_file(source) or self._blobs.get(source)

    def _check(self, document: Planned, content: Content) -> None:
        """Note what the contents of a document's files show to be wrong."""
        text, heads = content
        found = [shot for shot in document.shots if shot.found and shot.found.source]
        self._faults += content_faults(document, text, heads)
        native = document.native.found if document.native else None
        if native and native.source and wanted_hashes(document.columns):
            self._faults += hash_faults(document, self._blobs.get(native.source))
        for shot, head in zip(found, heads, strict=True):
            if head.unread and shot.found and shot.found.source:
                self._unread[shot.found.source] = head.unread
        if text and text.unread:
            for named in document.texts:
                if named.found and named.found.source:
                    self._unread[named.found.source] = text.unread

    def _read_natives(self, sources: Sequence[SourceId]) -> Iterator[tuple[SourceId, ReadResult | None]]:
        """Yield what each native's own reader made of it; None for a container, whose members are documents."""
        jobs = []
        for source in sources:
            job = self._make_job(source)
            if work.is_container(job) or (isinstance(job.data, bytes) and not job.data):
                self._left.add(source)
                yield source, None
            else:
                jobs.append(job)
        for job, found in self._pool.each(work.read, jobs):
            if isinstance(found, Exception):
                if not isinstance(found, WorkerDied):
                    raise found
                found = ReadResult(unread=Unread(kind=UnreadKind.LIMIT, detail="the reader died; open it by itself"))
            intake = AttachmentIntake(
                self._store.get_source(job.source), blobs=self._blobs, store=self._store, clock=self._clock
            )
            result = hand_over(found, intake.take)
            intake.close()
            if result.unread:
                self._unread[job.source] = result.unread
            yield job.source, result

    def _add(self, document: Planned, content: Content, native: ReadResult | None) -> None:
        old = self._before.get(document.beg)
        version = Version(self._store.get_document(old.id), self._store.parts_of(old.id)) if old else None
        text, heads = content
        joined = compose(
            self._volume,
            document,
            self._idents[document.position],
            text=text,
            heads=heads,
            native=native,
            parent=self._parents[document.position],
            old=version,
        )
        self._lacking += (
            any(named.found is None for named in document.files)
            or any(head.unread for head in heads)
            or bool(document.texts and text and text.unread)
        )
        self._pending.append(joined)
        if len(self._pending) == SAVED_AT_ONCE:
            self._save()

    def _save(self) -> None:
        if self._pending:
            self._store.save_joined(self._source, self._pending)
        self._pending = []

    def _versions_before(self) -> dict[str, Document]:
        """Return the newest document of every production number that load files before this one brought."""
        this = self._shelf.order(self._volume.main.name)
        found: dict[str, tuple[tuple[int, str], Document]] = {}
        for held in self._store.list_documents(limit=EVERY):
            number = bates_of(held)
            if number:
                order = self._shelf.order(self._shelf.first_name(held.source))
                if order < this and (number not in found or found[number][0] < order):
                    found[number] = (order, held)
        return {number: held for number, (_, held) in found.items()}

    def _settled(self) -> list[Settled]:
        """Return what became of the load files and of every file that is theirs."""
        load_files = {load_file.source: load_file for load_file in self._volume.files}
        lacking = f"{self._lacking} of {len(self._documents)} documents lack a file or have a damaged one"
        why = Unread(kind=UnreadKind.INCOMPLETE, detail=f"{lacking}; the warnings name them") if self._lacking else None
        settled = [
            Settled(
                source=source,
                unread=why if load_file is self._volume.main else None,
                warnings=tuple(self._told(load_file)),
            )
            for source, load_file in load_files.items()
        ]
        used = {named.found.source: named.found.name for each in self._documents for named in each.files if named.found}
        names = {named.found.name for each in self._documents for named in each.files if named.found}
        for source in used:
            if source is None or source in load_files or source in self._left:
                continue
            if self._shelf.first_name(source) in names:  # else it came by another way first, and is read by itself
                settled.append(Settled(source=source, unread=self._unread.get(source)))
        return settled

    def _told(self, load_file: LoadFile) -> Iterator[str]:
        """Yield the warnings of a load file: its own faults, and on the one of rows those of all."""
        main = load_file is self._volume.main
        mine = [fault for fault in self._faults if main or fault.file == load_file.name]
        mine.sort(key=lambda fault: (fault.file != load_file.name, fault.file, fault.byte))
        for kind in FaultKind:
            held = list(dict.fromkeys(fault for fault in mine if fault.kind is kind))
            yield from (_words(fault, load_file) for fault in held[:TOLD])
            if len(held) > TOLD:
                yield f"{len(held) - TOLD} more faults of the kind {kind.value}; `belie lint` lists them"


def _content(item: work.JoinItem, result: object) -> Content:
    if isinstance(result, dict):
        found: Content = result[item.position]
        return found
    if not isinstance(result, WorkerDied):
        assert isinstance(result, Exception)
        raise result
    why = Unread(kind=UnreadKind.LIMIT, detail="the reader died for want of memory")
    return (ReadText(unread=why) if item.text else None), tuple(ImageHead(unread=why) for _ in item.images)


def _words(fault: Fault, load_file: LoadFile) -> str:
    """Return a fault as a warning; a file that is named by its path needs no place beside it."""
    if fault.kind in (FaultKind.MISSING_FILE, FaultKind.DAMAGED):
        return fault.text
    return str(fault) if fault.file == load_file.name else f"{fault.file}, {fault}"
