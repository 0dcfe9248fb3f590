"""What the inside needs from the edge. `app/wiring.py` supplies each; a backend is done when it passes
the suite in `tests/contracts/`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from belie.domain.access import AccessOrder, Audience, Labels, Proof
from belie.domain.citations import Missing
from belie.domain.docket import Docket
from belie.domain.documents import DocketStamp, Document, Frame, PageImage, Source
from belie.domain.findings import Finding, Verdict
from belie.domain.ids import DocumentId, PersonId, SourceId, StatementId
from belie.domain.ledger import IntakeLine, ReadResult, UnreadKind
from belie.domain.likeness import Likeness, Signature
from belie.domain.name_decisions import NameDecision, Unapplied
from belie.domain.people import AliasClaim, MergeProposal, NameMention, Person, RoleClaim
from belie.domain.productions import Joined, Part, Settled
from belie.domain.proposals import NOTHING_PROPOSED, Proposal, Tally
from belie.domain.recognition import Recognition
from belie.domain.spans import Span
from belie.domain.statements import Forum, Identification, Naming, Reading, Statement
from belie.domain.syntax import ParsedSentence

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors: TypeAlias = NDArray[numpy.float32]  # (n, dim), unit rows


class Clock(Protocol):
    """The time of day, passed in so that tests can hold it."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        ...


class BlobStore(Protocol):
    """The originals, by SHA-256, read-only once written."""

    def put(self, data: bytes) -> SourceId:
        """Keep the bytes (a second time is no error) and return their SHA-256."""
        ...

    def put_file(self, path: Path) -> tuple[SourceId, int]:
        """Keep a file's bytes without holding them in memory; return their SHA-256 and size.

        Raises:
            OSError: The file cannot be read.
        """
        ...

    def get(self, sha256: SourceId) -> bytes:
        """Return the bytes.

        Raises:
            BlobMissing: Nothing is kept under this hash.
            HashMismatch: What is kept no longer hashes to it.
        """
        ...

    def plain_file(self, sha256: SourceId) -> Path | None:
        """Return the file that holds exactly these bytes, so that another process can read it; None if encrypted.

        Raises:
            BlobMissing, HashMismatch: As `get`.
        """
        ...

    def has(self, sha256: SourceId) -> bool:
        """True when something is kept under this hash."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What the flow makes of one document by itself."""

    frame: Frame
    statements: tuple[Statement, ...]  # by place in the document
    mentions: tuple[NameMention, ...]
    namings: tuple[Naming, ...] = ()  # at most one a statement; none where the document leaves it open
    proposals: Tally = NOTHING_PROPOSED  # what became of a model's proposals; counted once, not stored
    claims: tuple[RoleClaim | AliasClaim, ...] = ()  # what it says of roles and of second names, by place


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """What the flow makes of the whole matter's names."""

    people: tuple[Person, ...]
    proposals: tuple[MergeProposal, ...]
    identifications: tuple[Identification, ...]  # one a statement
    readings: tuple[Reading, ...]  # one a statement
    unapplied: tuple[Unapplied, ...] = ()  # decisions that name what is not found, as recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A page that holds the words searched for."""

    document: DocumentId
    document_name: str
    page_index: int
    span: Span | None  # of the first match in the document's text, None when only word stems match
    excerpt: str
    score: float  # higher is better


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHit:
    """A page that goes by the name asked for."""

    document: DocumentId
    document_name: str
    page_index: int
    kind: str  # a value of belie.domain.page_names.PageNameKind
    name: str  # as printed


class Reads(Protocol):
    """All that may be asked of a matter, as one audience may see it.

    What the audience may not see does not exist here: it is in no list, no count and no derived thing, and asking
    for it by id raises the same `NotFound` as an id that never was. People, identifications, readings and findings
    are those made from what the audience sees. `iter_*` come in a stable order that does not depend on the order
    of writing.
    """

    @property
    def audience(self) -> Audience:
        """For whom this reads."""
        ...

    # custody
    def iter_sources(self) -> Iterator[Source]: ...

    def get_source(self, source: SourceId) -> Source:
        """Raises `NotFound`."""
        ...

    def iter_intake(self) -> Iterator[IntakeLine]: ...

    # documents
    def get_document(self, document: DocumentId) -> Document:
        """Raises `NotFound`."""
        ...

    def iter_documents(self, *, words: bool = False) -> Iterator[Document]:
        """Documents by name, then id; `words=False` leaves the word boxes out, which saves most of the time."""
        ...

    def list_documents(self, *, limit: int = 50, offset: int = 0) -> list[Document]:
        """Return a stretch of the documents by name, then id, without their pages."""
        ...

    def load_labels(self) -> dict[DocumentId, Labels]:
        """Return the labels in force, as belie acts on them."""
        ...

    # what was made of them
    def get_frame(self, document: DocumentId) -> Frame: ...

    def iter_frames(self) -> Iterator[Frame]: ...

    def iter_statements(self, document: DocumentId | None = None) -> Iterator[Statement]:
        """By document name, then place."""
        ...

    def get_statement(self, statement: StatementId) -> Statement: ...

    def get_statements(self, statements: Sequence[StatementId]) -> list[Statement]:
        """Return statements in the order asked; raises `NotFound` for the first that is missing."""
        ...

    def find_statements(
        self,
        *,
        document: DocumentId | None = None,
        person: PersonId | None = None,
        forum: Forum | None = None,
        sworn: bool | None = None,
        since: date | None = None,
        until: date | None = None,
        by_date: bool = False,
        limit: int = 50,
        offset: int = 0,
    ) -> list[Statement]:
        """Return a stretch of the statements that meet every condition given, by document name, then place.

        Args:
            document: Only this document's.
            person: Only those identified as this person's.
            forum: Only those made there.
            sworn: Only those under oath, or only those not.
            since: Only those dated ones that may have been said on this day or later.
            until: Only those dated ones that may have been said on this day or before.
            by_date: By the first day each may have been said, then name and place; those without one are left out.
            limit: At most so many.
            offset: After so many.
        """
        ...

    def iter_mentions(self) -> Iterator[NameMention]: ...

    def iter_namings(self) -> Iterator[Naming]: ...

    def iter_claims(self) -> Iterator[RoleClaim | AliasClaim]:
        """What papers say of roles and second names, by document name, then place."""
        ...

    def iter_name_decisions(self) -> Iterator[NameDecision]:
        """Decisions on names as they were recorded: those that rest on papers all of which this audience sees whole."""
        ...

    # people
    def identities_key(self) -> str:
        """Return the key of the identities made of what this audience sees, or "" when there are none."""
        ...

    def load_identities(self) -> Identities:
        """Return all of it: people by name, proposals best first, the rest by place of the statement."""
        ...

    def load_identifications(self, statements: Sequence[StatementId]) -> dict[StatementId, Identification]:
        """Return who these statements are said to be by, as far as known."""
        ...

    def load_readings(self, statements: Sequence[StatementId]) -> dict[StatementId, Reading]:
        """Return the readings of these statements, as far as known."""
        ...

    # vectors and findings
    def findings_key(self) -> str:
        """Return the key of the findings made from what this audience sees, or "" when there are none."""
        ...

    def load_missing(self) -> list[Missing]:
        """Return what the papers that this audience sees cite and the record lacks, stored with the findings."""
        ...

    def load_vectors(self, version: str, statements: Sequence[StatementId]) -> list[bytes]:
        """Return the rows in the order asked; raises `NotFound` for a statement without one."""
        ...

    def iter_findings(self, *, limit: int | None = None) -> Iterator[Finding]:
        """Best first; equal scores by id."""
        ...

    # queries
    def load_likenesses(self) -> list[Likeness]:
        """Return documents that are one text, by first, then second; those with a page that is not seen left out."""
        ...

    def load_dockets(self) -> list[Docket]:
        """Return what each file holds of dockets, not joined yet (`belie.domain.docket.join_dockets`)."""
        ...

    def search(self, query: str, *, limit: int = 50) -> list[SearchHit]:
        """Return pages holding all the words of `query` ("a phrase" in double quotes), best first."""
        ...

    def find_pages(self, name: str, *, limit: int = 50) -> list[PageHit]:
        """Return the pages that go by a name, however written, by document name and page.

        "PageID.4876", "ECF No. 174-3 at 3", "MER 123", "Smith Dep. 41:7", "p. 12 of memo.pdf"; ranges give all their
        pages. Where a name can be understood in several ways, the surest that finds a page counts.
        """
        ...

    def statements_of(self, person: PersonId) -> list[Statement]: ...

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each kind: "sources", "documents", "pages", "statements", ..."""
        ...


class RecordStore(Reads, Protocol):
    """Everything of a matter but the blobs, read as the house sees it. Each `save_*` is one transaction.

    Every `save_*` of a step takes the step's `version`; saving again replaces what an earlier version wrote.
    """

    def seen_by(self, audience: Audience) -> Reads:
        """Return the matter as an audience may see it; every door to people reads through this."""
        ...

    def views(self) -> Sequence[Reads]:
        """Return a reader for each set of papers, smaller than all, that some audience sees; fewest papers first."""
        ...

    # access
    def save_access_orders(self, orders: Sequence[AccessOrder]) -> None:
        """Append orders, and settle the labels of all that hangs on what they name."""
        ...

    def iter_access_orders(self) -> Iterator[AccessOrder]:
        """Orders as they were recorded."""
        ...

    def trial(self, orders: Sequence[AccessOrder]) -> AbstractContextManager[Callable[[Audience], Reads]]:
        """Return a block within which the matter can be read as after these orders; nothing is kept of them.

        Derived things of smaller sets of papers are not made, so people and findings are those of all papers or none.
        """
        ...

    def prove_access(self) -> Proof:
        """Work out every label and the full-text indexes anew, compare them with what is stored, and change nothing."""
        ...

    def settle_access(self) -> None:
        """Work out every label anew from faces, columns, families and orders."""
        ...

    def settle_parts(self) -> None:
        """Label the files that documents of productions are made of, once these are analysed."""
        ...

    def labels_on(self, day: date) -> dict[DocumentId, Labels]:
        """Return what the orders say of every document on a day, worked out anew."""
        ...

    # decisions
    def save_name_decisions(self, decisions: Sequence[NameDecision]) -> None:
        """Append decisions; people and findings are to be made anew, and until then none are shown but to the house."""
        ...

    # custody
    def take_in(self, sources: Sequence[Source], lines: Sequence[IntakeLine]) -> None:
        """Record sources and their intake lines.

        Known sources gain the new names and known lines stay as they are. New `hints` other than the stored
        ones replace them and make the source one to read again.
        """
        ...

    def sources_named(self, name: str) -> list[SourceId]:
        """Return the sources that came under exactly this name, by hash."""
        ...

    # step "read"
    def sources_to_read(self, version: str) -> list[SourceId]:
        """Return sources that have no reading of this version, by name; ask again until there are none.

        Only the outermost are returned: what was found inside a source has its turn when every source of the
        level above is read. So a source's first name never changes after it was read, whatever order readings
        are saved in.
        """
        ...

    def save_reading(self, source: SourceId, version: str, result: ReadResult) -> None:
        """Store the documents of a source with their pages, index their text, and settle its intake lines.

        The password that opened it is remembered; an earlier one stays where the result has none.
        """
        ...

    # productions: documents joined from several files
    def arrivals(self) -> list[tuple[str, SourceId]]:
        """Return the names and sources of all files in the order they came."""
        ...

    def save_joined(self, load_file: SourceId, joined: Sequence[Joined]) -> None:
        """Store some of a load file's documents, each with the files it is made of, ahead of `settle_joined`."""
        ...

    def settle_joined(
        self, load_file: SourceId, version: str, keep: Collection[DocumentId], settled: Sequence[Settled]
    ) -> None:
        """Forget the load file's documents that are not in `keep`, and write what became of the production's files.

        The settled files have no documents of their own any more: those read before the load file came are
        forgotten.
        """
        ...

    def read_again(self, sources: Sequence[SourceId]) -> None:
        """Make sources wait for a reading again."""
        ...

    def parts_of(self, document: DocumentId) -> tuple[Part, ...]:
        """Return the files that a document was joined from, by role, then page; empty for any other document."""
        ...

    def missing_parts(self) -> list[tuple[SourceId, str]]:
        """Return the load file and the name of every file that a document still lacks, each once."""
        ...

    def companions(self, load_file: SourceId) -> list[SourceId]:
        """Return the load files that a load file's documents were joined from, itself included."""
        ...

    def passwords(self) -> tuple[str, ...]:
        """Return the passwords that opened sources of this matter, each once, by alphabet."""
        ...

    def password_of(self, source: SourceId) -> str:
        """Return the password that opened a source, "" when it needed none."""
        ...

    def retry(self, kind: UnreadKind) -> int:
        """Make every source unread for this reason, or that holds such a file, one to read again; return how many."""
        ...

    # step "recognise"
    def outdate_recognised(self, version: str) -> int:
        """Make the sources of documents that another version of OCR read ones to read again; return how many."""
        ...

    def documents_to_recognise(self, version: str) -> list[DocumentId]:
        """Return documents with pages for OCR (`pages_to_recognise` of their reading) not read by it yet, by name."""
        ...

    def load_recognitions(self, version: str, pictures: Sequence[PageImage]) -> dict[PageImage, Recognition]:
        """Return what OCR of this version read on these pictures, as far as it has; later readings keep it."""
        ...

    def save_recognitions(self, version: str, seen: Mapping[PageImage, Recognition]) -> None:
        """Keep what OCR read on some pictures, before their document is whole."""
        ...

    def save_recognised(self, version: str, document: Document) -> None:
        """Store a document as OCR left it and settle its source's intake lines; it is one to analyse again.

        A later reading equal to the one it was made from keeps it; raises `NotFound`.
        """
        ...

    # step "docket"
    def documents_key(self) -> str:
        """Return a hash of which documents and dockets there are and how they were read."""
        ...

    def dockets_key(self) -> str:
        """Return the key that the stamps of dockets were saved under, or ""."""
        ...

    def save_stamps(
        self, key: str, stamps: Mapping[DocumentId, DocketStamp], sealed: Collection[DocumentId] = ()
    ) -> None:
        """Give documents without a header of their own these stamps and take away those given before.

        A document whose stamp changes waits for its analysis again. The `sealed` are those that a docket calls so;
        they are labelled like papers that say it on their face.
        """
        ...

    # step "compare"
    def documents_to_sign(self, version: str) -> list[DocumentId]: ...

    def save_signatures(self, version: str, signatures: Sequence[Signature]) -> None: ...

    def load_signatures(self) -> list[Signature]:
        """Return signatures by document name, then id."""
        ...

    def comparison_key(self) -> str: ...

    def save_likenesses(self, key: str, likenesses: Sequence[Likeness]) -> None: ...

    # step "analyse"
    def documents_to_analyse(self, version: str) -> list[DocumentId]: ...

    def save_analysis(self, document: DocumentId, version: str, analysis: Analysis) -> None: ...

    # step "identify", for the whole matter; `key` is the hash of what went in
    def save_identities(self, key: str, identities: Identities, *, audience: Audience = Audience.HOUSE) -> None:
        """Store what was made of all that an audience sees."""
        ...

    # step "embed"
    def statements_to_embed(self, version: str) -> list[StatementId]: ...

    def save_vectors(self, version: str, rows: Mapping[StatementId, bytes]) -> None:
        """Store one int8 row a statement, scaled by 1/127."""
        ...

    # step "check"
    def load_verdicts(self, version: str, keys: Sequence[str]) -> dict[str, Verdict]:
        """Return what the judge of this version said of these text pairs, as far as known."""
        ...

    def save_verdicts(self, version: str, verdicts: Mapping[str, Verdict]) -> None: ...

    def save_findings(
        self,
        key: str,
        findings: Sequence[Finding],
        *,
        missing: Sequence[Missing] = (),
        audience: Audience = Audience.HOUSE,
    ) -> None:
        """Store what was found in all that an audience sees, and what is cited there and not in the record.

        Raises:
            StoreError: A finding rests on what the audience does not see; nothing is stored.
        """
        ...

    def content_hash(self) -> str:
        """Return a hash over all content but clock readings: equal matters have equal hashes."""
        ...

    def close(self) -> None: ...


class Parses(Protocol):
    """Syntax: sentences to tokens with heads and names."""

    version: str

    def parse(self, sentences: Iterable[str]) -> list[ParsedSentence]:
        """Return one parse a sentence, in order; the text of each is exactly what was handed in."""
        ...


class Extracts(Protocol):
    """A language model that proposes statements; off unless the user names one."""

    version: str

    def propose(self, passage: str) -> list[Proposal] | None:
        """Return what it takes for statements of the passage, unchecked; None when it gives no readable answer.

        Raises:
            BelieError: It cannot be reached.
        """
        ...


class Embeds(Protocol):
    """Texts to vectors whose dot product is their likeness."""

    version: str
    dim: int

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return unit rows, one a text, shape (n, dim), float32."""
        ...


class Entails(Protocol):
    """The judge of sentence pairs."""

    version: str

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Return one verdict a (premise, hypothesis) pair, in order; a pair's verdict does not depend on the others."""
        ...
