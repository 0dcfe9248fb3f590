"""What every `RecordStore` promises of claims and decisions about names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from belie.domain.access import AccessKind, AccessOrder, Audience
from belie.domain.dates import When
from belie.domain.documents import Access, Document, DocumentKind
from belie.domain.name_decisions import (
    Bearer,
    DecisionKind,
    NameDecision,
    StatementAt,
    Unapplied,
    decisions_key,
    in_force,
)
from belie.domain.people import AliasClaim, Manner, NameKind, RoleClaim
from belie.domain.ports import RecordStore
from belie.domain.spans import Span
from belie.errors import StoreError
from belie.store.sqlite import SqliteStore
from contracts.invented import (
    AGREED,
    CABLE,
    CABLED,
    DECLARED,
    FAILED,
    IDENTITIES,
    NOON,
    analysis,
    fill,
    read,
)

PUBLIC, COURT = Audience.PUBLIC, Audience.COURT
MERGED = NameDecision(
    id="one",
    kind=DecisionKind.MERGE,
    by="R. Reviewer",
    because="one hand, one signature",
    recorded_at=NOON,
    papers=(DECLARED.id,),
    bearers=(Bearer(name="Ilse Korren"), Bearer(name="Ilse Korrin", document=CABLED.id)),
)
NAMED = NameDecision(
    id="two",
    kind=DecisionKind.NAME,
    by="R. Reviewer",
    because="initialled",
    recorded_at=NOON,
    papers=(DECLARED.id, CABLED.id),
    bearers=(Bearer(name="Ilse Korren"),),
    statements=(
        StatementAt(
            document=CABLED.id,
            statement=FAILED.id,
            span=Span(0, 10),
            content=FAILED.content,
            speaker="",
            alike=True,
        ),
    ),
)
ROLE = RoleClaim(
    document=CABLED.id,
    span=Span(0, 30),
    name="Ilse Korren",
    role="director",
    body="Port Office",
    manner=Manner.BEGAN,
    since=When.parse("2017-05"),
)
ALIAS = AliasClaim(
    document=CABLED.id,
    span=Span(30, 40),
    name="Port Office",
    other="PO",
    kind=NameKind.ORGANISATION,
    words="in short",
)


def undo(what: str, ident: str) -> NameDecision:
    return NameDecision(
        id=ident, kind=DecisionKind.UNDO, by="R. Reviewer", because="a mistake", recorded_at=NOON, undoes=what
    )


@pytest.fixture
def full(matter: SqliteStore) -> RecordStore:
    fill(matter)
    return matter


def sealed(held: Document) -> AccessOrder:
    return AccessOrder(
        id=f"seal {held.id}",
        document=held.id,
        label=Access.SEALED,
        kind=AccessKind.SEAL,
        by="ECF No. 1",
        recorded_at=NOON,
    )


def test_decisions_come_back_as_recorded_and_in_order(full: RecordStore) -> None:
    full.save_name_decisions([MERGED])
    full.save_name_decisions([NAMED, undo("one", "three")])
    assert list(full.iter_name_decisions()) == [MERGED, NAMED, undo("one", "three")]


def test_a_decision_is_recorded_once(full: RecordStore) -> None:
    full.save_name_decisions([MERGED])
    with pytest.raises(StoreError):
        full.save_name_decisions([replace(MERGED, because="another reason")])
    assert list(full.iter_name_decisions()) == [MERGED]


def test_a_decision_outlives_another_reading_and_analysis(full: RecordStore) -> None:
    full.save_name_decisions([NAMED])
    read(full, CABLE, CABLED, version="read-2")
    full.save_analysis(CABLED.id, "analyse-2", analysis(CABLED))
    assert list(full.iter_name_decisions()) == [NAMED]


def test_a_decision_makes_people_and_findings_ones_to_make_again(full: RecordStore) -> None:
    full.save_name_decisions([MERGED])
    assert full.identities_key() == full.findings_key() == ""
    assert len(full.load_identities().people) == 2  # the house keeps what there is until then


def test_who_does_not_see_a_paper_whole_sees_no_decision_that_rests_on_it(full: RecordStore) -> None:
    full.save_name_decisions([MERGED, NAMED, replace(MERGED, id="none", papers=())])
    assert [held.id for held in full.seen_by(PUBLIC).iter_name_decisions()] == ["one"]  # the cable is sealed
    assert [held.id for held in full.seen_by(COURT).iter_name_decisions()] == ["one", "two"]
    full.save_access_orders([sealed(DECLARED)])
    assert list(full.seen_by(PUBLIC).iter_name_decisions()) == []


def test_a_decision_is_withheld_with_one_page_of_its_paper(full: RecordStore) -> None:
    full.save_name_decisions([MERGED])
    full.save_access_orders([replace(sealed(DECLARED), pages=(1,))])
    assert [held.id for held in full.seen_by(PUBLIC).iter_documents()] == [DECLARED.id]
    assert list(full.seen_by(PUBLIC).iter_name_decisions()) == []


def test_what_was_not_applied_is_kept_with_the_people(full: RecordStore) -> None:
    lost = Unapplied(decision="one", because="Nobody is called Ilse Korrin.")
    full.save_identities("people-2", replace(IDENTITIES, unapplied=(lost,)))
    assert full.load_identities().unapplied == (lost,)
    assert full.load_identities() == replace(full.load_identities(), unapplied=(lost,))


def test_claims_come_back_with_the_rank_of_their_place(full: RecordStore) -> None:
    more = replace(analysis(CABLED, FAILED, kind=DocumentKind.MEMO), claims=(ROLE, ALIAS))
    full.save_analysis(CABLED.id, "analyse-2", more)
    assert list(full.iter_claims()) == [ROLE, ALIAS]
    full.save_access_orders([sealed(CABLED)])
    assert list(full.seen_by(PUBLIC).iter_claims()) == []
    full.save_analysis(CABLED.id, "analyse-3", analysis(CABLED, FAILED))
    assert list(full.iter_claims()) == []


def test_a_claim_is_withheld_with_the_page_that_prints_it(full: RecordStore) -> None:
    open_page = replace(ROLE, document=DECLARED.id, span=Span(15, 26), role="", body="", since=None)
    start = DECLARED.text.index("ministry")
    later = replace(ROLE, document=DECLARED.id, span=Span(start, start + 8), role="", body="", since=None)
    undated = replace(open_page, since=When.of_day(date(1999, 1, 1)))
    full.save_analysis(
        DECLARED.id, "analyse-2", replace(analysis(DECLARED, AGREED), claims=(open_page, later, undated))
    )
    full.save_access_orders([replace(sealed(DECLARED), pages=(1,))])
    assert list(full.seen_by(PUBLIC).iter_claims()) == [open_page]


def test_claims_are_content_and_when_a_decision_was_recorded_is_not(full: RecordStore) -> None:
    before = full.content_hash()
    full.save_analysis(DECLARED.id, "analyse-1", replace(analysis(DECLARED, AGREED), claims=(ROLE,)))
    assert full.content_hash() != before
    assert decisions_key([MERGED]) == decisions_key([replace(MERGED, id="x", recorded_at="2031-01-01")])
    assert decisions_key([MERGED]) != decisions_key([replace(MERGED, because="else")])


def test_a_statement_that_is_read_anew_loses_its_vector(full: RecordStore) -> None:
    assert full.statements_to_embed("embed-1") == []
    first, *rest = IDENTITIES.readings
    full.save_identities("people-2", replace(IDENTITIES, readings=(replace(first, text="[Korren] agreed"), *rest)))
    assert full.statements_to_embed("embed-1") == [first.statement]


def test_an_undoing_can_be_undone() -> None:
    rows = [MERGED, undo("one", "two"), undo("two", "three")]
    assert in_force(rows[:2]) == []
    assert in_force(rows) == [MERGED]
    assert decisions_key(rows) == decisions_key([MERGED])
    assert decisions_key(rows[:2]) == decisions_key([])


@pytest.mark.parametrize(
    "wrong",
    [
        {"bearers": MERGED.bearers[:1]},
        {"kind": DecisionKind.SPLIT, "bearers": MERGED.bearers[:1]},
        {"kind": DecisionKind.NAME, "bearers": MERGED.bearers[:1]},
        {"kind": DecisionKind.UNDO, "bearers": ()},
        {"undoes": "two"},
    ],
)
def test_half_a_decision_is_none(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"names|takes"):
        replace(MERGED, **wrong)  # type: ignore[arg-type]
