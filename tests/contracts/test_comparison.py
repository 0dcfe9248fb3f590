"""What every `RecordStore` promises of dockets, signatures and likenesses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from belie.domain.access import AccessKind, AccessOrder, Audience
from belie.domain.dates import When
from belie.domain.docket import Attorney, Docket, DocketEntry, DocketPaper, Party
from belie.domain.documents import Access, DocketStamp
from belie.domain.ids import DocumentId
from belie.domain.ledger import ReadResult
from belie.domain.likeness import Likeness, LikenessKind, Passage, Signature
from belie.domain.ports import RecordStore
from belie.domain.spans import Span
from belie.store.sqlite import SqliteStore
from contracts.invented import CABLE, CABLED, DECLARATION, DECLARED, analysis, document, fill, line, read, source

ALIKE = Likeness(
    kind=LikenessKind.REDACTION_VERSION,
    first=DECLARED.id,
    second=CABLED.id,
    first_span=Span(3, 40),
    second_span=Span(0, 20),
    share=0.75,
    host=DECLARED.id,
    only_first=7,
    revealed=(Passage(first=(Span(3, 9),), second=(), words=2), Passage(first=(), second=(Span(1, 2),), words=1)),
)
DOCKET = Docket(
    ident="77",
    court="qbd",
    number="1:26-cv-00017",
    filed=date(2026, 1, 5),
    parties=(Party(name="Ilse Korren", roles=("Defendant",), attorneys=(Attorney(name="W. Ruiz", roles=("LEAD",)),)),),
    entries=(DocketEntry(number="12", text="NOTICE", papers=(DocketPaper(number="12", pages=2, sealed=True),)),),
)
GIVEN = DocketStamp(case="1:26-cv-00017", entry="12", filed=When.parse("2026-03-01"), given=True)


@pytest.fixture
def store(matter: SqliteStore) -> RecordStore:
    return matter


@pytest.fixture
def full(store: RecordStore) -> RecordStore:
    fill(store)
    return store


def signed(ident: DocumentId) -> Signature:
    return Signature(document=ident, words=40, digest="d", minhash=b"\x01" * 512, samples=b"\x02\x00\x00\x00")


def test_a_signature_is_wanted_once_and_comes_back_as_it_went_in(full: RecordStore) -> None:
    assert full.documents_to_sign("sign-1") == [DECLARED.id, CABLED.id]
    full.save_signatures("sign-1", [signed(CABLED.id)])
    assert full.documents_to_sign("sign-1") == [DECLARED.id]
    assert full.documents_to_sign("sign-2") == [DECLARED.id, CABLED.id]
    full.save_signatures("sign-1", [signed(DECLARED.id), signed(CABLED.id)])
    assert full.load_signatures() == [signed(DECLARED.id), signed(CABLED.id)]


def test_a_paper_that_is_read_differently_is_signed_again(full: RecordStore) -> None:
    full.save_signatures("sign-1", [signed(DECLARED.id), signed(CABLED.id)])
    before = full.documents_key()
    read(full, CABLE, document(CABLE, "Other words."), version="read-2")
    assert full.documents_to_sign("sign-1") == [CABLED.id]
    assert full.documents_key() != before


def test_likenesses_come_back_and_go_with_their_documents(full: RecordStore) -> None:
    full.save_likenesses("key-1", [ALIKE])
    assert full.load_likenesses() == [ALIKE]
    assert full.comparison_key() == "key-1"
    full.save_likenesses("key-2", [replace(ALIKE, kind=LikenessKind.SAME_TEXT, revealed=())])
    assert [held.kind for held in full.load_likenesses()] == [LikenessKind.SAME_TEXT]
    full.save_reading(CABLE.sha256, "read-2", ReadResult())
    assert full.load_likenesses() == []


def test_a_likeness_is_told_to_nobody_who_may_not_see_both_papers(full: RecordStore) -> None:
    full.save_likenesses("key-1", [ALIKE])  # the cable is sealed on its face
    assert full.seen_by(Audience.PUBLIC).load_likenesses() == []
    assert full.seen_by(Audience.COURT).load_likenesses() == [ALIKE]
    full.save_analysis(CABLED.id, "analyse-1", analysis(CABLED, access=Access.PUBLIC))
    assert full.seen_by(Audience.PUBLIC).load_likenesses() == [ALIKE]


def test_a_docket_comes_back_as_it_was_read(store: RecordStore) -> None:
    held = source("docket.json")
    store.take_in([held], [line(held)])
    empty = store.documents_key()
    store.save_reading(
        held.sha256, "read-1", ReadResult(documents=(document(held, "Docket"),), dockets=(DOCKET, DOCKET))
    )
    assert store.load_dockets() == [DOCKET, DOCKET]
    assert store.documents_key() != empty
    store.save_reading(held.sha256, "read-1", ReadResult(documents=(document(held, "Docket"),)))
    assert store.load_dockets() == []


def test_a_stamp_is_given_only_to_a_paper_without_one_and_taken_back(full: RecordStore) -> None:
    bare = replace(document(source("bare.pdf"), "words"), stamp=DocketStamp())
    read(full, source("bare.pdf"), bare)
    full.save_analysis(bare.id, "analyse-1", analysis(bare))
    full.save_stamps("key-1", {bare.id: GIVEN, CABLED.id: GIVEN})
    assert full.dockets_key() == "key-1"
    assert full.get_document(bare.id).stamp == GIVEN
    assert full.get_document(CABLED.id).stamp == CABLED.stamp
    assert full.documents_to_analyse("analyse-1") == [bare.id]
    full.save_analysis(bare.id, "analyse-1", analysis(bare))
    full.save_stamps("key-2", {bare.id: GIVEN})
    assert full.documents_to_analyse("analyse-1") == []
    full.save_stamps("key-3", {})
    assert full.get_document(bare.id).stamp == DocketStamp()
    assert full.documents_to_analyse("analyse-1") == [bare.id]


def test_what_a_sealed_docket_says_of_a_paper_is_sealed(full: RecordStore) -> None:
    bare, saved = replace(document(source("bare.pdf"), "words"), stamp=DocketStamp()), source("docket.json")
    read(full, source("bare.pdf"), bare)
    full.take_in([saved], [line(saved)])
    listed = document(saved, "Docket")
    full.save_reading(saved.sha256, "read-1", ReadResult(documents=(listed,), dockets=(DOCKET,)))
    full.save_stamps("key-1", {bare.id: GIVEN})
    full.save_analysis(bare.id, "analyse-1", analysis(bare))
    full.save_analysis(listed.id, "analyse-1", analysis(listed, access=Access.SEALED))
    assert full.seen_by(Audience.PUBLIC).get_document(bare.id).stamp == DocketStamp()
    assert full.seen_by(Audience.COURT).get_document(bare.id).stamp == GIVEN
    full.save_analysis(listed.id, "analyse-1", analysis(listed))
    assert full.seen_by(Audience.PUBLIC).get_document(bare.id).stamp == GIVEN


def test_what_a_docket_calls_sealed_is_sealed_until_it_does_not_or_an_order_says_so(full: RecordStore) -> None:
    def seen() -> list[str]:
        return [held.id for held in full.seen_by(Audience.PUBLIC).iter_documents()]

    full.save_stamps("key-1", {}, {DECLARED.id})
    assert seen() == []
    assert full.seen_by(Audience.PUBLIC).search("agreed") == []
    full.save_stamps("key-2", {})
    assert seen() == [DECLARED.id]
    full.save_stamps("key-3", {}, {DECLARED.id})
    full.save_access_orders(
        [
            AccessOrder(
                id="1", document=DECLARED.id, label=Access.PUBLIC, kind=AccessKind.UNSEAL, by="ECF No. 203",
                recorded_at="2026-03-02T12:00:00+00:00",
            )
        ]
    )  # fmt: skip
    full.save_stamps("key-4", {}, {DECLARED.id})
    assert seen() == [DECLARED.id]


def test_likenesses_signatures_and_dockets_are_content(full: RecordStore) -> None:
    seen = {full.content_hash()}
    full.save_signatures("sign-1", [signed(CABLED.id)])
    seen.add(full.content_hash())
    full.save_likenesses("key-1", [ALIKE])
    seen.add(full.content_hash())
    full.save_reading(DECLARATION.sha256, "read-1", ReadResult(documents=(DECLARED,), dockets=(DOCKET,)))
    seen.add(full.content_hash())
    assert len(seen) == 4
