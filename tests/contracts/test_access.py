"""What every `RecordStore` promises of labels, orders and audiences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from belie.domain.access import AccessKind, AccessOrder, Audience
from belie.domain.dates import When
from belie.domain.documents import BEFORE_CHANGES, Access, Document, DocumentKind, Frame, Source
from belie.domain.flags import Flag, FlagKind
from belie.domain.ids import DocumentId, StatementId
from belie.domain.ledger import IntakeLine, Outcome, ReadResult, Unread, UnreadKind
from belie.domain.likeness import Likeness, LikenessKind
from belie.domain.people import NameKind, NameMention, Person
from belie.domain.ports import Analysis, Identities, RecordStore
from belie.domain.productions import Joined, Part, Role, Settled
from belie.domain.spans import Span
from belie.domain.statements import About, Identification, Naming, Reading, Statement
from belie.errors import NotFound, StoreError
from belie.store.sqlite import SqliteStore
from contracts.invented import (
    AGREED,
    CABLE,
    CABLED,
    DECLARATION,
    DECLARED,
    FAILED,
    IDENTITIES,
    UNSET,
    analysis,
    document,
    fill,
    finding,
    frame,
    line,
    read,
    source,
    statement,
)

PUBLIC, COURT, HOUSE = Audience.PUBLIC, Audience.COURT, Audience.HOUSE
LONG = "The cable of the second of March says that nothing has been agreed with the ministry in any round. " * 4


@pytest.fixture
def store(matter: SqliteStore) -> RecordStore:
    return matter


@pytest.fixture
def full(store: RecordStore) -> RecordStore:
    fill(store)
    return store


def order(of: Document | Source, kind: AccessKind = AccessKind.SEAL, number: int = 0, **more: Any) -> AccessOrder:
    held: dict[str, object] = {
        "id": f"order-{number}-{kind.value}-{sorted(more)}-{getattr(of, 'id', '')}",
        "document": of.id if isinstance(of, Document) else None,
        "source": None if isinstance(of, Document) else of.sha256,
        "label": Access.PUBLIC if kind is AccessKind.UNSEAL else Access.SEALED,
        "kind": kind,
        "by": "ECF No. 470",
        "recorded_at": "2026-03-02T12:00:00+00:00",
    }
    return AccessOrder(**{**held, **more})


def unseal(of: Document | Source, **more: Any) -> AccessOrder:
    return order(of, AccessKind.UNSEAL, **more)


def add(store: RecordStore, held: Source, *texts: str, access: Access = Access.PUBLIC, **more: object) -> Document:
    """Take in, read and analyse a paper that says one statement a page."""
    made = replace(document(held, *texts), **more)  # type: ignore[arg-type]
    read(store, held, made)
    said = tuple(statement(made, text) for text in dict.fromkeys(texts) if text)
    store.save_analysis(made.id, "analyse-1", Analysis(frame=frame(made, access=access), statements=said, mentions=()))
    return made


def names(store: RecordStore, audience: Audience = PUBLIC) -> list[str]:
    return [held.name for held in store.seen_by(audience).iter_documents()]


def said(store: RecordStore, audience: Audience = PUBLIC) -> list[str]:
    return [held.content for held in store.seen_by(audience).iter_statements()]


# what an audience sees


def test_what_the_face_seals_does_not_exist_for_the_public(full: RecordStore) -> None:
    public = full.seen_by(PUBLIC)
    assert [held.id for held in public.iter_documents()] == [DECLARED.id]
    assert [held.id for held in public.list_documents()] == [DECLARED.id]
    assert list(public.iter_statements()) == public.find_statements() == [AGREED]
    assert [held.document for held in public.iter_frames()] == [DECLARED.id]
    assert {held.document for held in public.iter_mentions()} == {DECLARED.id}
    assert [held.statement for held in public.iter_namings()] == [AGREED.id]
    assert [held.name for held in public.iter_intake()] == ["declarations/korren.pdf"]
    assert [held.names for held in public.iter_sources()] == [("declarations/korren.pdf",)]
    assert public.search("talks") == []
    assert public.search("agreed") != []
    assert public.find_statements(document=CABLED.id) == []
    assert list(public.iter_findings()) == []
    assert list(public.load_labels()) == [DECLARED.id]


def test_asking_for_what_is_hidden_is_the_same_as_asking_for_nothing(full: RecordStore) -> None:
    public = full.seen_by(PUBLIC)
    asked: list[tuple[Any, str]] = [
        (public.get_document, CABLED.id),
        (public.get_frame, CABLED.id),
        (public.get_statement, FAILED.id),
        (public.get_source, CABLE.sha256),
    ]
    for ask, ident in asked:
        with pytest.raises(NotFound) as hidden:
            ask(ident)
        with pytest.raises(NotFound) as nothing:
            ask("0" * len(ident))
        assert str(hidden.value).replace(ident, "") == str(nothing.value).replace("0" * len(ident), "")
    with pytest.raises(NotFound):
        list(public.iter_statements(CABLED.id))
    with pytest.raises(NotFound, match="no vector"):
        public.load_vectors("embed-1", [FAILED.id])


def test_the_court_sees_what_is_sealed_and_the_house_everything(full: RecordStore) -> None:
    for audience in (COURT, HOUSE):
        reads = full.seen_by(audience)
        assert list(reads.iter_statements()) == [AGREED, FAILED, UNSET]
        assert reads.load_identities() == IDENTITIES
        assert [held.id for held in reads.iter_findings()] == [finding().id]
        assert reads.search("talks") != []
    assert full.seen_by(Audience.PARTIES).search("talks") == []


def test_counts_are_counts_of_what_is_seen(full: RecordStore) -> None:
    counts = full.seen_by(PUBLIC).counts()
    assert counts == {
        "sources": 1,
        "files": 1,
        "documents": 1,
        "pages": 2,
        "statements": 1,
        "mentions": 1,
        "people": 0,
        "merge_proposals": 0,
        "findings": 0,
    }


def test_people_and_findings_of_an_audience_are_those_made_from_what_it_sees(full: RecordStore) -> None:
    assert full.seen_by(PUBLIC).load_identities() == Identities(
        people=(), proposals=(), identifications=(), readings=()
    )
    (view,) = full.views()
    known = Person(id=IDENTITIES.people[0].id, kind=NameKind.PERSON, name="Korren", names=("Korren",))
    made = Identities(
        people=(known,),
        proposals=(),
        identifications=(replace(IDENTITIES.identifications[0], declarant="Korren", because="printed"),),
        readings=(IDENTITIES.readings[0],),
    )
    full.save_identities("people-1", made, audience=view.audience)
    full.save_findings("checks-1", [], audience=view.audience)
    public = full.seen_by(PUBLIC)
    assert public.load_identities() == made
    assert public.load_identifications([AGREED.id, UNSET.id]) == {AGREED.id: made.identifications[0]}
    assert public.load_readings([AGREED.id, UNSET.id]) == {AGREED.id: made.readings[0]}
    assert public.statements_of(known.id) == public.find_statements(person=known.id) == [AGREED]
    assert full.find_statements(person=known.id) == full.statements_of(known.id) == [AGREED, UNSET]
    assert (public.identities_key(), full.identities_key()) == ("people-1", "people-1")
    assert full.load_identities() == IDENTITIES
    assert public.counts()["people"] == 1


def test_a_finding_that_rests_on_a_hidden_paper_is_refused_for_an_audience(full: RecordStore) -> None:
    before = full.content_hash()
    with pytest.raises(StoreError, match="may not see"):
        full.save_findings("checks-1", [replace(finding(), access=Access.PUBLIC)], audience=PUBLIC)
    assert full.content_hash() == before


def test_scores_of_a_search_do_not_depend_on_hidden_pages(store: RecordStore) -> None:
    add(store, source("a.txt"), "The harbour was closed.")
    alone = [hit.score for hit in store.seen_by(PUBLIC).search("harbour")]
    for number in range(3):
        add(store, source(f"s{number}.txt"), f"The harbour memo {number} on the harbour.", access=Access.SEALED)
    assert [hit.score for hit in store.seen_by(PUBLIC).search("harbour")] == alone
    assert len(store.search("harbour")) == 4


# before a label is known


def test_a_paper_is_for_the_house_until_its_face_is_read(store: RecordStore) -> None:
    read(store, CABLE, CABLED)
    assert names(store, COURT) == []
    assert names(store, HOUSE) == [CABLED.name]
    assert list(store.seen_by(COURT).iter_intake()) == []
    store.save_analysis(CABLED.id, "analyse-1", analysis(CABLED, FAILED))
    assert names(store) == [CABLED.name]


def test_a_file_that_could_not_be_read_is_for_the_house_until_an_order_releases_it(store: RecordStore) -> None:
    store.take_in([CABLE], [line(CABLE)])
    store.save_reading(CABLE.sha256, "read-1", ReadResult(unread=Unread(kind=UnreadKind.CORRUPT, detail="damaged")))
    refused = IntakeLine(
        name="b.txt", source=None, outcome=Outcome.UNREAD, unread=Unread(kind=UnreadKind.DENIED, detail="no")
    )
    store.take_in([], [refused])
    assert list(store.seen_by(COURT).iter_intake()) == []
    store.save_access_orders([unseal(CABLE)])
    assert [held.name for held in store.seen_by(PUBLIC).iter_intake()] == [CABLE.names[0]]


def test_what_the_user_labels_when_adding_holds_before_and_after_the_reading(store: RecordStore) -> None:
    store.take_in([CABLE], [line(CABLE)])
    store.save_access_orders([order(CABLE, AccessKind.DESIGNATE, label=Access.PROTECTIVE_ORDER)])
    made = add(store, CABLE, "The talks with the ministry have failed.")
    assert names(store) == []
    assert names(store, Audience.PARTIES) == [made.name]


# orders


def test_an_order_seals_and_another_unseals_all_that_hangs_on_a_paper(full: RecordStore) -> None:
    full.save_access_orders([unseal(CABLED)])
    assert said(full) == [AGREED.content, FAILED.content, UNSET.content]
    assert full.seen_by(PUBLIC).load_identities() == IDENTITIES
    assert [held.access for held in full.seen_by(PUBLIC).iter_findings()] == [Access.PUBLIC]
    assert full.seen_by(PUBLIC).search("talks") != []
    full.save_access_orders([order(DECLARED, number=1), order(CABLED, number=2)])
    assert said(full) == []
    assert full.seen_by(PUBLIC).search("agreed") == []
    assert [held.access for held in full.iter_findings()] == [Access.SEALED]
    assert [held.access for held in full.iter_frames()] == [Access.SEALED, Access.SEALED]


def test_orders_are_kept_as_they_were_recorded(full: RecordStore) -> None:
    orders = [order(DECLARED, note="by stipulation", until=date(2027, 1, 1)), unseal(CABLED, since=date(2026, 2, 1))]
    full.save_access_orders(orders[:1])
    full.save_access_orders(orders[1:])
    assert list(full.iter_access_orders()) == orders


DAYS: list[tuple[str, dict[str, Any], dict[str, Any], str, bool]] = [
    ("sealed and no more", {}, {}, "2026-03-02", False),
    ("its last day has not passed", {"until": date(2026, 3, 2)}, {}, "2026-03-02", False),
    ("its last day has passed", {"until": date(2026, 3, 1)}, {}, "2026-03-02", True),
    ("yet to begin: not in force on the day", {"since": date(2026, 3, 3)}, {}, "2026-03-02", True),
    ("unsealed the day before", {}, {"since": date(2026, 3, 1)}, "2026-03-02", True),
    ("unsealed from tomorrow", {}, {"since": date(2026, 3, 3)}, "2026-03-02", False),
    ("sealed again after", {"since": date(2026, 3, 2)}, {"since": date(2026, 3, 1)}, "2026-03-02", False),
    ("sealed anew without a day", {}, {"since": date(2026, 3, 1), "first": True}, "2026-03-02", False),
    ("unsealed after", {"since": date(2026, 3, 1)}, {"since": date(2026, 3, 2)}, "2026-03-02", True),
]


@pytest.mark.parametrize(("_name", "sealing", "unsealing", "day", "seen"), DAYS, ids=[row[0] for row in DAYS])
def test_the_label_on_a_day_follows_the_orders(
    full: RecordStore, _name: str, sealing: dict[str, Any], unsealing: dict[str, Any], day: str, seen: bool
) -> None:
    orders = [order(DECLARED, **sealing)]
    if unsealing:
        first = unsealing.get("first")
        days = {name: day for name, day in unsealing.items() if name != "first"}
        orders.insert(0 if first else 1, unseal(DECLARED, **days))
    full.save_access_orders(orders)
    assert (full.labels_on(date.fromisoformat(day))[DECLARED.id].whole == 0) is seen


def test_a_seal_that_begins_later_is_kept_at_once(full: RecordStore) -> None:
    full.save_access_orders([order(DECLARED, since=date(9000, 1, 1))])
    assert names(full) == []


def test_a_trial_changes_nothing(full: RecordStore) -> None:
    before = full.content_hash()
    with full.trial([order(DECLARED)]) as reads:
        assert list(reads(PUBLIC).iter_documents()) == []
        assert len(list(reads(HOUSE).iter_documents())) == 2
    assert full.content_hash() == before
    assert names(full) == [DECLARED.name]
    assert list(full.iter_access_orders()) == []


def test_an_order_drops_what_was_made_for_smaller_audiences(full: RecordStore) -> None:
    nobody = Identities(people=(), proposals=(), identifications=(), readings=())
    full.save_identities("people-1", nobody, audience=PUBLIC)
    full.save_findings("checks-1", [], audience=PUBLIC)
    assert full.seen_by(PUBLIC).identities_key() == "people-1"
    full.save_access_orders([order(DECLARED)])
    assert full.seen_by(PUBLIC).identities_key() == ""
    assert full.identities_key() == "people-1"


def test_a_new_reading_keeps_the_order(full: RecordStore) -> None:
    full.save_access_orders([order(DECLARED)])
    other = replace(DECLARED, pages=document(source("x"), "DECLARATION", "Read better now.").pages)
    full.save_reading(DECLARED.source, "read-2", ReadResult(documents=(other,)))
    full.save_analysis(other.id, "analyse-1", analysis(other))
    assert names(full) == []


# families and copies


def test_what_hangs_on_a_sealed_paper_is_sealed_with_it(store: RecordStore) -> None:
    mail = source("box/mail.eml")
    top = document(mail, "See attached.")
    quoted = replace(document(mail, "The earlier message.", path="1", name="box/mail.eml#2"), parent=top.id)
    read(store, mail, top, quoted)
    for made in (top, quoted):
        store.save_analysis(made.id, "analyse-1", Analysis(frame=frame(made), statements=(), mentions=()))
    attached = source("box/mail.eml!memo.pdf", parent=mail.sha256)
    add(store, attached, "The memo in the mail.")
    add(store, source("box/mail.eml!memo.pdf!deep.txt", parent=attached.sha256), "Deep inside.")
    add(store, source("other.txt"), "Another paper.")
    assert len(names(store)) == 5
    store.save_access_orders([order(top)])
    assert names(store) == ["other.txt"]
    assert [held.name for held in store.seen_by(PUBLIC).iter_intake()] == ["other.txt"]


def test_a_file_found_in_two_mails_has_the_label_of_the_more_secret_one(store: RecordStore) -> None:
    first, second = source("a.eml"), source("b.eml")
    add(store, first, "First mail.")
    sealed = add(store, second, "Second mail.")
    memo = source("a.eml!memo.txt", b"memo", parent=first.sha256)
    add(store, memo, "The memo.")
    again = source("b.eml!memo.txt", b"memo", parent=second.sha256)
    store.take_in([again], [line(again, Outcome.DUPLICATE)])
    store.save_access_orders([order(sealed)])
    assert names(store) == ["a.eml"]


def test_an_attachment_that_is_unsealed_alone_is_shown_without_the_name_of_its_mail(store: RecordStore) -> None:
    mail = source("secret-name.eml")
    sealed = add(store, mail, "See attached.")
    memo = add(store, source("secret-name.eml!memo.txt", parent=mail.sha256), "The memo.")
    store.save_access_orders([order(sealed), unseal(memo, number=1, since=date(2026, 3, 2))])
    public = store.seen_by(PUBLIC)
    (seen,) = public.iter_documents()
    assert seen.name == "memo.txt"
    assert [hit.document_name for hit in public.search("memo")] == ["memo.txt"]
    assert [held.name for held in public.list_documents()] == ["memo.txt"]
    assert "secret-name" not in repr([*public.iter_intake(), *public.iter_sources()])
    assert [held.parent for held in public.iter_sources()] in ([], [None])


def test_the_same_text_in_another_production_is_sealed_with_the_paper(store: RecordStore) -> None:
    memo = add(store, source("memo.pdf"), LONG)
    copy = document(source("PROD002.txt"), LONG.upper().replace(". ", ".\n"))
    read(store, source("PROD002.txt"), copy)
    store.save_analysis(copy.id, "analyse-1", Analysis(frame=frame(copy), statements=(), mentions=()))
    assert len(names(store)) == 2
    store.save_access_orders([order(memo)])
    assert names(store) == []
    late = add(store, source("PROD003.txt"), LONG)
    assert late.name not in names(store)
    store.save_access_orders([unseal(memo, number=1, since=date(2026, 3, 2))])
    assert len(names(store)) == 3


@pytest.fixture
def produced(store: RecordStore) -> tuple[RecordStore, Source, list[Document]]:
    """Return a matter with a load file of two documents, a picture of the first, and a list of pictures of both."""
    held, listing, picture = (source(f"V1/{name}") for name in ("one.dat", "one.opt", "0001.tif"))
    made = [document(held, f"Page of {path}.", path=path, name=f"V1/one.dat#{path}") for path in ("1", "2")]
    add(store, picture, "Read by itself before the load file came.")
    store.take_in([held, listing], [line(held), line(listing)])
    pictured = Part(role=Role.IMAGE, name=picture.names[0], source=picture.sha256, page_index=0)
    listed = Part(role=Role.LOAD_FILE, name=listing.names[0], source=listing.sha256)
    parts = [(pictured, listed), (listed,)]
    store.save_joined(
        held.sha256,
        [Joined(position=at, document=each, parts=its) for at, (each, its) in enumerate(zip(made, parts, strict=True))],
    )
    settled = [Settled(source=each.sha256) for each in (held, listing, picture)]
    store.settle_joined(held.sha256, "join-1", frozenset(each.id for each in made), settled)
    return store, held, made


def listed(store: RecordStore, audience: Audience = PUBLIC) -> list[str]:
    return sorted(held.name for held in store.seen_by(audience).iter_intake())


def test_the_files_of_a_production_are_shown_when_all_made_of_them_is(
    produced: tuple[RecordStore, Source, list[Document]],
) -> None:
    store, _, (first, second) = produced
    assert listed(store, COURT) == []
    store.save_analysis(first.id, "analyse-1", analysis(first))
    store.settle_parts()
    assert listed(store) == ["V1/0001.tif", "V1/one.dat"]
    store.save_analysis(second.id, "analyse-1", analysis(second))
    store.settle_parts()
    assert listed(store) == ["V1/0001.tif", "V1/one.dat", "V1/one.opt"]


def test_a_file_of_a_production_is_sealed_with_the_document_made_of_it(
    produced: tuple[RecordStore, Source, list[Document]],
) -> None:
    store, held, (first, second) = produced
    for each in (first, second):
        store.save_analysis(each.id, "analyse-1", analysis(each))
    store.settle_parts()
    sealed = Analysis(frame=frame(first, access=Access.SEALED), statements=(), mentions=())
    store.save_analysis(first.id, "analyse-2", sealed)
    assert listed(store) == ["V1/one.dat"]
    store.save_access_orders([unseal(first)])
    assert len(listed(store)) == 3
    store.save_access_orders([order(held, number=1)])
    assert listed(store) == []
    proof = store.prove_access()
    assert (proof.too_low, proof.too_high) == ((), ())


def test_a_column_of_confidentiality_counts(store: RecordStore) -> None:
    add(store, source("a.txt"), "One.", fields=(("Confidentiality", "Highly Confidential - AEO"),))
    add(store, source("b.txt"), "Two.", fields=(("Confidentiality", "Not Confidential"),))
    add(store, source("c.txt"), "Three.", fields=(("Privileged", "Y"),))
    assert names(store) == ["b.txt"]
    assert names(store, Audience.PARTIES) == ["a.txt", "b.txt"]
    assert names(store, COURT) == ["a.txt", "b.txt"]


def test_columns_warnings_and_hidden_words_are_the_house_s(store: RecordStore) -> None:
    held = source("a.txt", given_by="clerk", obtained="by hand")
    flag = Flag(kind=FlagKind.HIDDEN_TEXT_UNDER_RECTANGLE, page=0, text="under the box", detail="words: under the box")
    add(store, held, "One.", fields=(("CUSTODIAN", "Somebody"),), warnings=("page 1: odd",), flags=(flag,))
    (seen,) = store.seen_by(PUBLIC).iter_documents()
    assert (seen.fields, seen.warnings, [one.text + one.detail for one in seen.flags]) == ((), (), [""])
    assert store.get_document(seen.id).flags == (flag,)
    (its_source,) = store.seen_by(PUBLIC).iter_sources()
    assert (its_source.given_by, its_source.obtained) == ("", "")
    assert [one.warnings for one in store.seen_by(PUBLIC).iter_intake()] == [()]


# a paper seen in part

PART = (
    "REPORT ON THE HARBOUR by Ansel Brook",
    "Mara Quill said on 4 May 2026 that the dock is closed.",
    "The dock is open.",
)


@pytest.fixture
def part(store: RecordStore) -> tuple[RecordStore, Document, dict[str, Statement]]:
    """Return a matter with one report of three pages whose second page is sealed."""
    held = source("report.pdf")
    made = replace(document(held, *PART), stamp=replace(document(held).stamp, filed=None))
    own = statement(made, "The dock is open.")
    dated = statement(made, "dock is open.", said_on=When.parse("2026-05-04"))
    carried = statement(made, "is open.", speaker="Mara Quill")
    quoted = statement(made, "the dock is closed.", speaker="Mara Quill")
    within = statement(made, "open.", within=quoted.id)
    said_so = Span(made.text.index("4 May"), made.text.index("4 May") + len("4 May 2026"))
    about = statement(made, "dock is", about=(About(span=said_so, when=When.parse("2026-05-04")),))
    every = (quoted, own, dated, carried, within, about)
    read(store, held, made)
    at = made.text.index("Ansel")
    mentions = (
        NameMention(document=made.id, span=Span(at, at + 11), name="Ansel Brook", kind=NameKind.PERSON),
        NameMention(document=made.id, span=Span(at, at + 11), name="Ansel Brook", kind=NameKind.PERSON, role="Quill"),
        NameMention(
            document=made.id,
            span=Span(made.text.index("Mara"), made.text.index("Mara") + 10),
            name="Mara Quill",
            kind=NameKind.PERSON,
        ),
    )
    face = Frame(
        document=made.id,
        kind=DocumentKind.MEMO,
        title="Report on the Harbour",
        author="Mara Quill",
        on_behalf_of="Mara Quill",
        witness="Ansel Brook; Mara Quill",
        place="The dock",
        date=When.parse("2026-05-04"),
        because=("Mara Quill said",),
    )
    namings = (Naming(statement=own.id, name="Ansel Brook", because="the only name beside Mara Quill"),)
    store.save_analysis(
        made.id, "analyse-1", Analysis(frame=face, statements=every, mentions=mentions, namings=namings)
    )
    store.save_access_orders([order(made, pages=(1,))])
    named = {"own": own, "dated": dated, "carried": carried, "quoted": quoted, "within": within, "about": about}
    return store, made, named


def test_a_sealed_page_is_withheld_and_the_rest_stays_in_place(
    part: tuple[RecordStore, Document, dict[str, Statement]],
) -> None:
    store, made, statements = part
    public = store.seen_by(PUBLIC)
    seen = public.get_document(made.id)
    assert [page.text for page in seen.pages] == [PART[0], "█" * len(PART[1]), PART[2]]
    assert [bool(page.words) for page in seen.pages] == [True, False, True]
    assert (seen.pages[1].names.bates, seen.pages[1].names.printed) == ("", "")
    own = statements["own"]
    assert own.anchor.quote == own.anchor.spans[0].of(seen.text)
    assert public.search("closed") == public.search("quill") == []
    assert [hit.page_index for hit in public.search("dock")] == [2]
    assert store.get_document(made.id) == made
    assert store.load_labels()[made.id].pages == (0, 3, 0)
    assert public.counts()["pages"] == 3


@pytest.mark.parametrize(
    ("which", "seen"),
    [("own", True), ("dated", False), ("carried", False), ("quoted", False), ("within", False), ("about", False)],
)
def test_a_statement_is_seen_when_all_that_it_rests_on_is(
    part: tuple[RecordStore, Document, dict[str, Statement]], which: str, seen: bool
) -> None:
    store, _, statements = part
    assert (statements[which].content in said(store)) is seen
    assert statements[which].content in said(store, COURT)


def test_the_frame_of_a_paper_seen_in_part_says_what_the_seen_pages_print(
    part: tuple[RecordStore, Document, dict[str, Statement]],
) -> None:
    store, made, _ = part
    face = store.seen_by(PUBLIC).get_frame(made.id)
    assert (face.title, face.author, face.date, face.because) == ("Report on the Harbour", "", None, ())
    assert (face.on_behalf_of, face.witness, face.place) == ("", "", "The dock")
    assert store.get_frame(made.id).author == "Mara Quill"
    assert [(one.name, one.role) for one in store.seen_by(PUBLIC).iter_mentions()] == [("Ansel Brook", "")]
    assert list(store.seen_by(PUBLIC).iter_namings()) == []


def test_unsealing_the_page_brings_everything_back(
    part: tuple[RecordStore, Document, dict[str, Statement]],
) -> None:
    store, made, statements = part
    store.save_access_orders([unseal(made, pages=(1,), number=1)])
    public = store.seen_by(PUBLIC)
    assert public.get_document(made.id).pages == made.pages
    assert set(said(store)) == {held.content for held in statements.values()}
    assert public.get_frame(made.id).author == "Mara Quill"
    assert public.search("closed") != []


@pytest.mark.parametrize("where", [{"pages": (1,)}, {"span": Span(5, 8)}])
def test_what_a_page_said_before_its_changes_is_sealed_with_the_page(store: RecordStore, where: dict[str, Any]) -> None:
    held = source("memo.docx")
    memo = document(held, "One.", "The gate was shut.")
    before = replace(
        document(held, "The gate was open."),
        id=DocumentId("before"),
        name="memo.docx#before-changes",
        format=BEFORE_CHANGES,
        parent=memo.id,
    )
    read(store, held, memo, before)
    for each in (memo, before):
        store.save_analysis(each.id, "analyse-1", Analysis(frame=frame(each), statements=(), mentions=()))
    assert names(store) == ["memo.docx", "memo.docx#before-changes"]
    store.save_access_orders([order(memo, **where)])
    assert names(store) == ["memo.docx"]
    store.save_access_orders([unseal(memo, number=1, **where)])
    assert names(store) == ["memo.docx", "memo.docx#before-changes"]


def test_a_page_that_holds_a_sealed_span_is_withheld_whole(store: RecordStore) -> None:
    made = add(store, source("a.pdf"), "The number is 4417.", "Another page.")
    at = made.text.index("4417")
    store.save_access_orders([order(made, span=Span(at, at + 4))])
    assert [page.text for page in store.seen_by(PUBLIC).get_document(made.id).pages] == ["█" * 19, "Another page."]
    assert said(store) == ["Another page."]


def test_settling_again_changes_nothing(part: tuple[RecordStore, Document, dict[str, Statement]]) -> None:
    store, *_ = part
    before = store.content_hash()
    store.settle_access()
    assert store.content_hash() == before


# listings by audience


def test_any_stretch_of_a_listing_is_of_what_is_seen(store: RecordStore) -> None:
    wanted: list[StatementId] = []
    ids: dict[DocumentId, list[StatementId]] = {}
    for number in range(6):
        access = Access.SEALED if number % 2 else Access.PUBLIC
        made = add(store, source(f"{number}.txt"), f"One of {number}.", f"Two of {number}.", access=access)
        ids[made.id] = [held.id for held in store.iter_statements(made.id)]
        wanted += [] if number % 2 else ids[made.id]
    public = store.seen_by(PUBLIC)
    for offset in range(len(wanted) + 1):
        assert [held.id for held in public.find_statements(limit=3, offset=offset)] == wanted[offset : offset + 3]
    assert len(store.find_statements(limit=50)) == 12


def test_identifications_need_no_view_where_nothing_is_hidden(store: RecordStore) -> None:
    made = add(store, source("a.txt"), "One.")
    (only,) = store.iter_statements()
    who = Identification(statement=only.id, person=None, declarant="", decided_by="rule:abstain", because="open")
    read_as = Reading(statement=only.id, text="One.", declarant="", said_on=None)
    made_of = Identities(people=(), proposals=(), identifications=(who,), readings=(read_as,))
    store.save_identities("people-1", made_of)
    assert store.views() == []
    assert store.seen_by(PUBLIC).load_identities().readings == ()  # findings are still to be made
    store.save_findings("checks-1", [])
    assert store.seen_by(PUBLIC).load_identities() == made_of
    assert store.seen_by(PUBLIC).get_document(made.id).name == "a.txt"


def test_what_was_made_before_a_paper_changed_is_not_shown(full: RecordStore) -> None:
    full.save_access_orders([unseal(CABLED)])
    assert full.seen_by(PUBLIC).load_identities() == IDENTITIES
    full.save_reading(CABLE.sha256, "read-2", ReadResult(unread=Unread(kind=UnreadKind.CORRUPT, detail="gone")))
    assert full.seen_by(PUBLIC).load_identities().people == ()
    assert full.seen_by(PUBLIC).counts()["people"] == 0
    assert full.load_identities().people == IDENTITIES.people  # the house sees it until the next run


def test_the_reason_why_a_part_was_not_read_is_told_without_its_words(full: RecordStore) -> None:
    pages = document(DECLARATION, "one", "")
    why = Unread(kind=UnreadKind.NEEDS_OCR, detail="memos/cable.pdf lies inside")
    full.save_reading(DECLARATION.sha256, "read-2", ReadResult(documents=(pages,), unread=why))
    full.save_analysis(pages.id, "analyse-1", analysis(pages))
    (told,) = full.seen_by(PUBLIC).iter_intake()
    assert told.unread is None or told.unread.detail == ""


@pytest.mark.parametrize(
    ("kind", "sealed"),
    [
        (LikenessKind.SAME_TEXT, True),
        (LikenessKind.QUOTED, True),
        (LikenessKind.REDACTION_VERSION, False),
        (LikenessKind.NEAR_DUPLICATE, False),
    ],
)
def test_what_was_found_to_be_one_text_has_one_label(store: RecordStore, kind: LikenessKind, sealed: bool) -> None:
    first, second = add(store, source("a.txt"), "Short."), add(store, source("b.txt"), "Short as well.")
    alike = Likeness(kind=kind, first=first.id, second=second.id, first_span=Span(0, 6), second_span=Span(0, 5))
    store.save_likenesses("compare-1", [alike])
    store.save_access_orders([order(first)])
    assert (names(store) == []) is sealed
    store.save_access_orders([unseal(first, number=1, since=date(2026, 3, 2))])
    assert len(names(store)) == 2


def test_a_copy_found_after_the_seal_is_sealed_as_well(store: RecordStore) -> None:
    first, second = add(store, source("a.txt"), "Short."), add(store, source("b.txt"), "Short as well.")
    store.save_access_orders([order(first)])
    assert names(store) == ["b.txt"]
    alike = Likeness(
        kind=LikenessKind.SAME_TEXT, first=first.id, second=second.id, first_span=Span(0, 6), second_span=Span(0, 5)
    )
    store.save_likenesses("compare-1", [alike])
    assert names(store) == []
