"""A small invented matter in domain types, for any test that needs something to store."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime

from belie.domain.dates import When
from belie.domain.documents import (
    Access,
    DocketStamp,
    Document,
    DocumentKind,
    Frame,
    Hints,
    Origin,
    Page,
    PageNames,
    Source,
    Word,
    Words,
)
from belie.domain.findings import Finding, Verdict
from belie.domain.ids import DocumentId, FindingId, PersonId, SourceId, document_id, stable_hash
from belie.domain.ledger import IntakeLine, Outcome, ReadResult
from belie.domain.people import MergeProposal, NameKind, NameMention, Person
from belie.domain.ports import Analysis, Identities, RecordStore
from belie.domain.spans import Anchor, Span
from belie.domain.statements import (
    About,
    Bound,
    Form,
    Forum,
    Identification,
    Modality,
    Naming,
    Quantity,
    Reading,
    Setting,
    Statement,
    statement_id,
)

NOON = "2026-03-02T12:00:00+00:00"
SWORN = "The ministry has agreed to receive about 40 of the persons held at Marrow Point."
MEMO = "The talks with the ministry have failed.\nNo date was set for the next round."


class NoonClock:
    """Always noon on 2 March 2026."""

    def now(self) -> datetime:
        return datetime(2026, 3, 2, 12, tzinfo=UTC)


def sha(data: bytes) -> SourceId:
    return SourceId(hashlib.sha256(data).hexdigest())


def source(name: str, data: bytes | None = None, **more: object) -> Source:
    held = name.encode() if data is None else data
    return Source(sha256=sha(held), size=len(held), names=(name,), received_at=NOON, **more)  # type: ignore[arg-type]


def line(held: Source, outcome: Outcome = Outcome.WAITING) -> IntakeLine:
    return IntakeLine(name=held.names[0], source=held.sha256, outcome=outcome)


def words(text: str) -> Words:
    """One box a word, in points that single precision holds."""
    packed, at = [], 0
    for number, piece in enumerate(text.split()):
        at = text.index(piece, at)
        packed.append(Word(span=Span(at, at + len(piece)), bbox_pt=(72.0 + number, 90.25, 80.5 + number, 101.75)))
        at += len(piece)
    return Words.pack(packed)


def document(held: Source, *texts: str, name: str = "", path: str = "") -> Document:
    pages = tuple(
        Page(
            index=index,
            text=text,
            origin=Origin.BORN if text else Origin.NONE,
            size_pt=(612.0, 792.0),
            words=words(text),
            names=PageNames(printed=str(index + 1), bates=f"MP-{index + 1:06d}"),
            furniture=(Span(0, 1),) if text else (),
        )
        for index, text in enumerate(texts)
    )
    return Document(
        id=document_id(held.sha256, path),
        source=held.sha256,
        name=name or held.names[0],
        format="pdf",
        pages=pages,
        hints=Hints(title="Notes", date=When.parse("2026-03")),
        stamp=DocketStamp(case="1:26-cv-00017", entry="12", filed=When.parse("2026-03-01")),
        warnings=("page 2: no text layer (needs_ocr)",) if "" in texts else (),
    )


def statement(held: Document, words_said: str, *, forum: Forum = Forum.MEMO, **more: object) -> Statement:
    start = held.text.index(words_said)
    span = Span(start, start + len(words_said))
    return Statement(
        id=statement_id(held.id, (span,), words_said, str(more.get("speaker", ""))),
        document=held.id,
        anchor=Anchor(
            document=held.id, spans=(span,), page_indexes=held.page_indexes((span,)), quote=span.of(held.text)
        ),
        content=words_said,
        form=Form.OWN,
        forum=forum,
        **more,  # type: ignore[arg-type]
    )


def frame(held: Document, kind: DocumentKind = DocumentKind.MEMO, **more: object) -> Frame:
    return Frame(document=held.id, kind=kind, because=("caption",), **more)  # type: ignore[arg-type]


def analysis(held: Document, *said: Statement, **more: object) -> Analysis:
    return Analysis(
        frame=frame(held, **more),  # type: ignore[arg-type]
        statements=said,
        mentions=(
            NameMention(
                document=held.id, span=Span(4, 12), name="the ministry", kind=NameKind.ORGANISATION, role="ministry"
            ),
        ),
        namings=tuple(Naming(statement=one.id, name="Ilse Korren", because="author of the memo") for one in said[:1]),
    )


DECLARATION = source("declarations/korren.pdf")
CABLE = source("memos/cable.pdf")
DECLARED = document(DECLARATION, "DECLARATION OF ILSE KORREN", SWORN)
CABLED = document(CABLE, MEMO)
AGREED = statement(
    DECLARED,
    SWORN,
    forum=Forum.DECLARATION,
    speaker="Korren",
    speaker_spans=(Span(15, 26),),
    sworn=True,
    setting=Setting.NONE,
    said_on=When.of_day(date(2026, 3, 2), derived="jurat"),
    modality=Modality.ASSERTED,
    quantities=(Quantity(span=Span(60, 68), low=40, high=40, bound=Bound.ABOUT, counted="persons held"),),
)
FAILED = statement(
    CABLED,
    "The talks with the ministry have failed.",
    said_on=When.parse("2026-03-01"),
    about=(About(span=Span(0, 9), when=When(earliest=None, latest=date(2026, 3, 1), approximate=True)),),
)
UNSET = statement(CABLED, "No date was set for the next round.", within=FAILED.id, denied=True)
KORREN = Person(
    id=PersonId(stable_hash("person", "korren")),
    kind=NameKind.PERSON,
    name="Ilse Korren",
    names=("Ilse Korren", "Korren"),
    roles=("Deputy Director",),
)
KORRIN = Person(
    id=PersonId(stable_hash("person", "korrin")), kind=NameKind.PERSON, name="Ilse Korrin", names=("Ilse Korrin",)
)
IDENTITIES = Identities(
    people=(KORREN, KORRIN),
    proposals=(MergeProposal(first=KORREN.id, second=KORRIN.id, score=0.75, because="one letter apart"),),
    identifications=(
        Identification(
            statement=AGREED.id, person=KORREN.id, declarant="Ilse Korren", decided_by="rule:author", because="signed"
        ),
        Identification(statement=FAILED.id, person=None, declarant="", decided_by="rule:author", because="unsigned"),
        Identification(
            statement=UNSET.id, person=KORREN.id, declarant="Ilse Korren", decided_by="rule:author", because="initials"
        ),
    ),
    readings=tuple(
        Reading(statement=one.id, text=f"[someone] {one.content}", declarant="Ilse Korren", said_on=one.said_on)
        for one in (AGREED, FAILED, UNSET)
    ),
)


def finding(score: float = 0.9, name: str = "first") -> Finding:
    return Finding(
        id=FindingId(stable_hash("finding", name)),
        check="contradiction",
        statement=AGREED.id,
        evidence=FAILED.id,
        score=score,
        because="sworn one day after the memo",
        compared=("has agreed", "have failed"),
        timing="evidence existed 1 day before",
        days=1,
        verdict=Verdict(0.01, 0.04, 0.95),
        access=Access.SEALED,
        versions=("judge-1",),
    )


def read(store: RecordStore, held: Source, *documents: Document, version: str = "read-1") -> None:
    """Take a source in and save what was read of it."""
    store.take_in([held], [line(held)])
    store.save_reading(held.sha256, version, ReadResult(documents=documents))


def fill(store: RecordStore, order: Sequence[int] = (0, 1)) -> None:
    """Put the whole invented matter into a store, its two documents in the order given."""
    steps = (
        (DECLARATION, DECLARED, analysis(DECLARED, AGREED, kind=DocumentKind.DECLARATION, sworn=True)),
        (CABLE, CABLED, analysis(CABLED, FAILED, UNSET, access=Access.SEALED, date=When.parse("2026-03-01"))),
    )
    for at in order:
        held, made, found = steps[at]
        read(store, held, made)
        store.save_analysis(made.id, "analyse-1", found)
    store.save_identities("people-1", IDENTITIES)
    store.save_vectors("embed-1", {one.id: bytes([at, 255]) for at, one in enumerate((AGREED, FAILED, UNSET))})
    store.save_verdicts("judge-1", {"pair-a": Verdict(0.1, 0.2, 0.7), "pair-b": Verdict(1 / 3, 1 / 3, 1 / 3)})
    store.save_findings("checks-1", [finding()])


def document_ids(documents: Sequence[Document]) -> list[DocumentId]:
    return [held.id for held in documents]
