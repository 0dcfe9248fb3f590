"""What every `RecordStore` promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from belie.domain.citations import Missing
from belie.domain.dates import When
from belie.domain.documents import Document, Hints, Origin, PageImage
from belie.domain.findings import Verdict
from belie.domain.ids import DocumentId, PersonId, StatementId
from belie.domain.ledger import IntakeLine, Outcome, ReadResult, Unread, UnreadKind
from belie.domain.ports import Identities, RecordStore
from belie.domain.recognition import Recognition
from belie.domain.spans import Span
from belie.domain.statements import Forum
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
    KORREN,
    KORRIN,
    UNSET,
    analysis,
    document,
    document_ids,
    fill,
    finding,
    line,
    read,
    source,
    statement,
    words,
)


@pytest.fixture
def store(matter: SqliteStore) -> RecordStore:
    return matter


@pytest.fixture
def full(store: RecordStore) -> RecordStore:
    fill(store)
    return store


# custody


def test_a_source_comes_back_as_it_went_in(store: RecordStore) -> None:
    held = source("a.txt", given_by="clerk", obtained="by hand", hints=Hints(date=When.parse("2026-03")))
    store.take_in([held], [line(held)])
    assert list(store.iter_sources()) == [held]
    assert store.get_source(held.sha256) == held
    assert list(store.iter_intake()) == [line(held)]


def test_the_same_bytes_under_another_name_are_a_duplicate(store: RecordStore) -> None:
    first, second = source("b.txt", b"same"), source("a.txt", b"same")
    store.take_in([first, second], [line(first), line(second, Outcome.DUPLICATE)])
    assert store.get_source(first.sha256).names == ("b.txt", "a.txt")
    assert [(one.name, one.outcome) for one in store.iter_intake()] == [
        ("a.txt", Outcome.DUPLICATE),
        ("b.txt", Outcome.WAITING),
    ]


def test_the_same_name_with_other_bytes_is_another_source(store: RecordStore) -> None:
    old, new = source("roster.csv", b"old"), source("roster.csv", b"new")
    store.take_in([old], [line(old)])
    store.take_in([new], [line(new)])
    assert [one.outcome for one in store.iter_intake()] == [Outcome.WAITING, Outcome.WAITING]


def test_taking_in_again_changes_nothing(store: RecordStore) -> None:
    held = source("a.txt")
    store.take_in([held], [line(held)])
    before = store.content_hash()
    store.take_in([replace(held, received_at="2027-01-01T00:00:00+00:00", given_by="another")], [line(held)])
    assert store.content_hash() == before
    assert store.get_source(held.sha256) == held


def test_new_hints_make_a_source_one_to_read_again(store: RecordStore) -> None:
    held = source("a.txt")
    read(store, held, document(held, "text"))
    store.take_in([held], [line(held)])
    assert store.sources_to_read("read-1") == []
    told = replace(held, hints=Hints(forum="press"))
    store.take_in([told], [line(told)])
    assert store.sources_to_read("read-1") == [held.sha256]
    assert store.get_source(held.sha256).hints == Hints(forum="press")
    store.take_in([held], [line(held)])  # nothing said this time: what was said stays
    assert store.get_source(held.sha256).hints == Hints(forum="press")


def test_a_file_that_could_not_be_had_has_a_line_until_it_comes(store: RecordStore) -> None:
    refused = IntakeLine(
        name="a.txt",
        source=None,
        outcome=Outcome.UNREAD,
        unread=Unread(kind=UnreadKind.DENIED, detail="Permission denied"),
    )
    store.take_in([], [refused])
    store.take_in([], [refused])
    assert list(store.iter_intake()) == [refused]
    assert list(store.iter_sources()) == []
    held = source("a.txt")
    store.take_in([held], [line(held)])
    assert list(store.iter_intake()) == [line(held)]


def test_what_was_found_inside_waits_until_its_level_has_its_turn(store: RecordStore) -> None:
    mail, other = source("b.eml"), source("a.eml")
    store.take_in([mail, other], [line(mail), line(other)])
    inner = source("b.eml!memo.pdf", b"memo", parent=mail.sha256)
    store.take_in([inner], [line(inner)])
    store.save_reading(mail.sha256, "read-1", ReadResult(documents=(document(mail, "mail"),)))
    assert store.sources_to_read("read-1") == [other.sha256]
    again = source("a.eml!memo.pdf", b"memo", parent=other.sha256)
    store.take_in([again], [line(again)])
    store.save_reading(other.sha256, "read-1", ReadResult(documents=(document(other, "mail"),)))
    assert store.sources_to_read("read-1") == [inner.sha256]
    assert store.get_source(inner.sha256).names == ("a.eml!memo.pdf", "b.eml!memo.pdf")
    assert {one.name: one.outcome for one in store.iter_intake()}["b.eml!memo.pdf"] is Outcome.DUPLICATE


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        (ReadResult(documents=(DECLARED,)), Outcome.TEXT),
        (ReadResult(documents=(document(DECLARATION, "one", ""),)), Outcome.PARTIAL),
        (ReadResult(unread=Unread(kind=UnreadKind.CORRUPT, detail="no trailer")), Outcome.UNREAD),
        (ReadResult(attachments=(("a.pdf", b"a"),)), Outcome.TEXT),
    ],
)
def test_a_reading_settles_the_line(store: RecordStore, result: ReadResult, outcome: Outcome) -> None:
    store.take_in([DECLARATION], [line(DECLARATION)])
    store.save_reading(DECLARATION.sha256, "read-1", result)
    (settled,) = store.iter_intake()
    assert settled.outcome is outcome
    assert settled.documents == tuple(document_ids(result.documents))
    waits = Unread(kind=UnreadKind.NEEDS_OCR, detail="1 of 2 pages are pictures without text, and no OCR has read them")
    assert settled.unread == (waits if outcome is Outcome.PARTIAL else result.unread)
    assert settled.warnings == tuple(warning for held in result.documents for warning in held.warnings)


# OCR


SEEN = Recognition(
    text="Gate shut", words=words("Gate shut"), size_pt=(612.0, 792.0), turned=90, skew=-0.5, engine="by hand"
)
FIRST, SECOND = (PageImage(source=DECLARATION.sha256, index=index) for index in (0, 1))


def test_what_ocr_read_is_kept_by_version(full: RecordStore) -> None:
    failed = Recognition(unread=Unread(kind=UnreadKind.LIMIT, detail="too slow"))
    full.save_recognitions("ocr-1", {FIRST: SEEN, SECOND: failed})
    assert full.load_recognitions("ocr-1", [FIRST, SECOND]) == {FIRST: SEEN, SECOND: failed}
    assert full.load_recognitions("ocr-2", [FIRST]) == {}
    full.save_recognitions("ocr-2", {FIRST: failed})
    assert full.load_recognitions("ocr-2", [FIRST, SECOND]) == {FIRST: failed}


def scanned(*texts: str) -> Document:
    """Return the declaration as a scan whose pages have these texts, "" for one that waits."""
    held = document(DECLARATION, *texts)
    pages = (
        replace(page, origin=Origin.OCR if page.text else Origin.NONE, size_pt=(612.0, 792.0)) for page in held.pages
    )
    return replace(held, pages=tuple(pages), warnings=() if all(texts) else ("page 1: a picture (needs_ocr)",))


def test_a_scan_waits_until_ocr_has_read_it(store: RecordStore) -> None:
    store.take_in([DECLARATION], [line(DECLARATION)])
    scan = scanned("", "")
    store.save_reading(DECLARATION.sha256, "read-1", ReadResult(documents=(scan,)))
    (waits,) = store.iter_intake()
    assert waits.outcome is Outcome.UNREAD
    assert waits.unread is not None and waits.unread.kind is UnreadKind.NEEDS_OCR
    assert store.documents_to_recognise("ocr-1") == [scan.id]

    read_by_ocr = scanned("The gate", "was shut")
    store.save_recognised("ocr-1", read_by_ocr)
    (settled,) = store.iter_intake()
    assert (settled.outcome, settled.unread, settled.warnings) == (Outcome.TEXT, None, ())
    assert store.get_document(scan.id) == read_by_ocr
    assert store.documents_to_recognise("ocr-1") == []
    assert store.documents_to_analyse("any") == [scan.id]


def test_an_equal_reading_keeps_what_ocr_made_of_it(store: RecordStore) -> None:
    store.take_in([DECLARATION], [line(DECLARATION)])
    store.save_reading(DECLARATION.sha256, "read-1", ReadResult(documents=(scanned("", ""),)))
    store.save_recognised("ocr-1", scanned("The gate", "was shut"))
    store.save_reading(DECLARATION.sha256, "read-2", ReadResult(documents=(scanned("", ""),)))
    (settled,) = store.iter_intake()
    assert (settled.outcome, settled.warnings) == (Outcome.TEXT, ())
    assert store.get_document(settled.documents[0]).text == "The gate\fwas shut"
    assert store.documents_to_recognise("ocr-1") == []


def test_what_another_version_of_ocr_read_is_read_anew(store: RecordStore) -> None:
    store.take_in([DECLARATION], [line(DECLARATION)])
    store.save_reading(DECLARATION.sha256, "read-1", ReadResult(documents=(scanned("", ""),)))
    store.save_recognised("ocr-1", scanned("The gate", "was shut"))
    assert store.outdate_recognised("ocr-1") == 0
    assert store.outdate_recognised("ocr-2") == 1
    assert store.sources_to_read("read-1") == [DECLARATION.sha256]
    store.save_reading(DECLARATION.sha256, "read-1", ReadResult(documents=(scanned("", ""),)))
    (settled,) = store.iter_intake()
    assert settled.outcome is Outcome.UNREAD
    assert store.documents_to_recognise("ocr-2") == list(settled.documents)


# documents


def test_a_document_comes_back_as_it_went_in(store: RecordStore) -> None:
    odd = document(CABLE, "nul \x00 and \ue000", "lone \udc80 surrogate", "", "emoji \U0001f4dc end")
    read(store, CABLE, odd)
    assert store.get_document(odd.id) == odd
    assert list(store.iter_documents(words=True)) == [odd]


def test_word_boxes_are_left_out_unless_asked_for(full: RecordStore) -> None:
    bare = [replace(page, words=()) for page in DECLARED.pages]
    assert next(full.iter_documents()).pages == tuple(bare)


def test_documents_come_by_name_whatever_the_order_of_writing(store: RecordStore) -> None:
    for name in ("c.txt", "a.txt", "b.txt"):
        held = source(name)
        read(store, held, document(held, name))
    assert [held.name for held in store.iter_documents()] == ["a.txt", "b.txt", "c.txt"]
    assert [held.name for held in store.list_documents(limit=1, offset=1)] == ["b.txt"]
    assert store.list_documents(limit=5, offset=3) == []


def test_a_new_reading_replaces_the_old_one_and_all_that_hung_on_it(full: RecordStore) -> None:
    other = document(CABLE, "The memo was read badly the first time.")
    full.save_reading(CABLE.sha256, "read-2", ReadResult(documents=(other,)))
    assert full.get_document(CABLED.id) == other
    assert list(full.iter_statements()) == [AGREED]
    assert full.documents_to_analyse("analyse-1") == [other.id]
    assert list(full.iter_findings()) == []
    assert full.search("talks") == []
    assert (full.identities_key(), full.findings_key()) == ("", "")


def test_a_document_that_is_gone_from_a_new_reading_is_gone(full: RecordStore) -> None:
    full.save_reading(CABLE.sha256, "read-2", ReadResult(unread=Unread(kind=UnreadKind.CORRUPT, detail="bad")))
    with pytest.raises(NotFound, match="no document"):
        full.get_document(CABLED.id)
    assert [held.id for held in full.iter_documents()] == [DECLARED.id]


def test_an_equal_reading_of_a_later_version_keeps_what_hangs_on_it(full: RecordStore) -> None:
    assert full.sources_to_read("read-2") == [DECLARATION.sha256, CABLE.sha256]
    full.save_reading(CABLE.sha256, "read-2", ReadResult(documents=(CABLED,)))
    assert full.sources_to_read("read-2") == [DECLARATION.sha256]
    assert full.documents_to_analyse("analyse-1") == []
    assert full.findings_key() == "checks-1"


def test_a_reading_of_an_unknown_source_is_refused(store: RecordStore) -> None:
    with pytest.raises(NotFound, match="no source"):
        store.save_reading(CABLE.sha256, "read-1", ReadResult(documents=(CABLED,)))


# analyses


def test_an_analysis_comes_back_as_it_went_in(full: RecordStore) -> None:
    assert list(full.iter_statements()) == [AGREED, FAILED, UNSET]
    assert list(full.iter_statements(CABLED.id)) == [FAILED, UNSET]
    assert full.get_statement(UNSET.id) == UNSET
    assert full.get_statements([UNSET.id, AGREED.id]) == [UNSET, AGREED]
    assert full.get_frame(CABLED.id) == list(full.iter_frames())[1]
    assert [held.document for held in full.iter_mentions()] == [DECLARED.id, CABLED.id]
    assert [held.statement for held in full.iter_namings()] == [AGREED.id, FAILED.id]


def test_a_new_analysis_replaces_the_old_one(full: RecordStore) -> None:
    full.save_analysis(CABLED.id, "analyse-2", analysis(CABLED, UNSET))
    assert list(full.iter_statements(CABLED.id)) == [UNSET]
    assert full.documents_to_analyse("analyse-2") == [DECLARED.id]
    assert (full.identities_key(), full.findings_key()) == ("", "")
    assert list(full.iter_findings()) == []  # its evidence is gone


def test_a_statement_found_again_keeps_its_vector_and_takes_its_new_place(full: RecordStore) -> None:
    firmer = replace(FAILED, said_on=When.parse("2026-02-28"))
    full.save_analysis(CABLED.id, "analyse-2", analysis(CABLED, UNSET, firmer))
    assert list(full.iter_statements(CABLED.id)) == [UNSET, firmer]
    assert full.statements_to_embed("embed-1") == []


def test_two_statements_of_one_id_are_refused_and_nothing_changes(full: RecordStore) -> None:
    before = full.content_hash()
    with pytest.raises(StoreError, match="one id"):
        full.save_analysis(CABLED.id, "analyse-2", analysis(CABLED, FAILED, FAILED))
    assert full.content_hash() == before


ALL_CONDITIONS: list[tuple[dict[str, Any], list[StatementId]]] = [
    ({}, [AGREED.id, FAILED.id, UNSET.id]),
    ({"limit": 1, "offset": 1}, [FAILED.id]),
    ({"document": CABLED.id}, [FAILED.id, UNSET.id]),
    ({"person": KORREN.id}, [AGREED.id, UNSET.id]),
    ({"person": KORREN.id, "document": CABLED.id}, [UNSET.id]),
    ({"person": KORRIN.id}, []),
    ({"forum": Forum.MEMO}, [FAILED.id, UNSET.id]),
    ({"forum": Forum.PRESS}, []),
    ({"sworn": True}, [AGREED.id]),
    ({"sworn": False, "person": KORREN.id}, [UNSET.id]),
    ({"since": date(2026, 3, 2)}, [AGREED.id]),
    ({"until": date(2026, 3, 1)}, [FAILED.id]),
    ({"since": date(2026, 3, 1), "until": date(2026, 3, 2), "by_date": True}, [FAILED.id, AGREED.id]),
    ({"by_date": True}, [FAILED.id, AGREED.id]),
]


@pytest.mark.parametrize(("conditions", "expected"), ALL_CONDITIONS)
def test_statements_are_found_by_what_is_asked(
    full: RecordStore, conditions: dict[str, Any], expected: list[StatementId]
) -> None:
    assert [held.id for held in full.find_statements(**conditions)] == expected


def test_a_statement_said_in_march_may_have_been_said_on_the_tenth(store: RecordStore) -> None:
    held = source("a.txt")
    made = document(held, "We were told so.")
    read(store, held, made)
    said = statement(made, "We were told so.", said_on=When.parse("2026-03"))
    store.save_analysis(made.id, "analyse-1", analysis(made, said))
    tenth = date(2026, 3, 10)
    assert store.find_statements(since=tenth, until=tenth) == [said]
    assert store.find_statements(until=date(2026, 2, 28)) == []
    assert store.find_statements(since=date(2026, 4, 1)) == []


# identities


def test_identities_come_back_as_they_went_in(full: RecordStore) -> None:
    assert full.identities_key() == "people-1"
    assert full.load_identities() == IDENTITIES
    assert full.statements_of(KORREN.id) == [AGREED, UNSET]
    assert full.statements_of(KORRIN.id) == []


def test_who_said_a_few_statements_is_told_without_the_rest(full: RecordStore) -> None:
    asked = [UNSET.id, AGREED.id, StatementId("unknown")]
    assert full.load_identifications(asked) == {
        held.statement: held for held in IDENTITIES.identifications if held.statement in asked
    }
    assert full.load_readings(asked) == {
        held.statement: held for held in IDENTITIES.readings if held.statement in asked
    }
    assert full.load_readings([]) == {}


def test_new_identities_replace_the_old_ones(full: RecordStore) -> None:
    full.save_identities("people-2", Identities(people=(KORRIN,), proposals=(), identifications=(), readings=()))
    assert full.identities_key() == "people-2"
    assert full.load_identities().people == (KORRIN,)
    assert full.load_identities().readings == ()


# vectors, verdicts, findings


def test_vectors_come_in_the_order_asked(full: RecordStore) -> None:
    assert full.load_vectors("embed-1", [UNSET.id, AGREED.id]) == [b"\x02\xff", b"\x00\xff"]
    with pytest.raises(NotFound, match="no vector"):
        full.load_vectors("embed-2", [AGREED.id])


def test_a_new_embedder_asks_for_every_statement_again(full: RecordStore) -> None:
    assert full.statements_to_embed("embed-1") == []
    assert full.statements_to_embed("embed-2") == [AGREED.id, FAILED.id, UNSET.id]
    full.save_vectors("embed-2", {FAILED.id: b"\x09"})
    assert full.statements_to_embed("embed-2") == [AGREED.id, UNSET.id]
    assert full.load_vectors("embed-2", [FAILED.id]) == [b"\x09"]


def test_verdicts_are_remembered_by_judge_and_pair(full: RecordStore) -> None:
    assert full.load_verdicts("judge-1", ["pair-b", "pair-x"]) == {"pair-b": Verdict(1 / 3, 1 / 3, 1 / 3)}
    assert full.load_verdicts("judge-2", ["pair-b"]) == {}
    full.save_verdicts("judge-1", {"pair-b": Verdict(0.0, 0.0, 1.0)})
    assert full.load_verdicts("judge-1", ["pair-b"]) == {"pair-b": Verdict(0.0, 0.0, 1.0)}


def test_many_keys_are_asked_for_at_once(store: RecordStore) -> None:
    verdicts = {f"pair-{at}": Verdict(at / 2000, 0.0, 1 - at / 2000) for at in range(2000)}
    store.save_verdicts("judge-1", verdicts)
    assert store.load_verdicts("judge-1", [*verdicts, "pair-x"]) == verdicts


def test_findings_come_best_first_and_equal_ones_by_id(full: RecordStore) -> None:
    three = [finding(0.2, "low"), finding(0.8, "one"), finding(0.8, "two")]
    full.save_findings("checks-2", three)
    expected = sorted(three, key=lambda held: (-held.score, held.id))
    assert list(full.iter_findings()) == expected
    assert list(full.iter_findings(limit=2)) == expected[:2]
    assert full.findings_key() == "checks-2"


def test_what_is_cited_and_missing_is_kept_with_the_findings(full: RecordStore) -> None:
    missing = [Missing(cited="ECF No. 112", why="No paper bears it.", by=("reply.pdf",))]
    assert full.load_missing() == []
    full.save_findings("checks-2", [finding()], missing=missing)
    assert full.load_missing() == missing
    full.save_findings("checks-3", [finding()])
    assert full.load_missing() == []


def test_a_finding_about_nothing_in_the_matter_is_refused_and_nothing_changes(full: RecordStore) -> None:
    before = full.content_hash()
    with pytest.raises(StoreError, match="not in the matter"):
        full.save_findings("checks-2", [replace(finding(), evidence=StatementId("no such statement"))])
    assert full.content_hash() == before


# queries


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("talks", [CABLED.id]),
        ("TALKS ministry", [CABLED.id]),
        ("ministry", [CABLED.id, DECLARED.id]),
        ("agreeing", [DECLARED.id]),  # by its stem
        ('"have failed"', [CABLED.id]),
        ("“have failed”", [CABLED.id]),
        ('"failed have"', []),
        ("talks agreed", []),  # on no one page
        ("minister OR talks", []),  # OR is a word here
        ("failed* (NEAR", []),
        ("text:talks", []),
        ("--", []),
        ("", []),
        ('"', []),
        ("talks - ministry", [CABLED.id]),
    ],
)
def test_search_finds_pages_with_all_the_words(full: RecordStore, query: str, found: list[DocumentId]) -> None:
    assert sorted(hit.document for hit in full.search(query)) == sorted(found)


def test_a_hit_says_where_the_words_stand(full: RecordStore) -> None:
    (hit,) = full.search("agreed to receive")
    assert (hit.document_name, hit.page_index) == ("declarations/korren.pdf", 1)
    assert hit.span is not None
    assert hit.span.of(DECLARED.text) == "agreed"
    assert hit.excerpt == SWORN_EXCERPT
    (hit,) = full.search('"have failed"')
    assert hit.span == Span(28, 39)


SWORN_EXCERPT = "The ministry has agreed to receive about 40 of the persons held at Marrow Point."


def test_a_hit_after_odd_characters_still_says_where_the_words_stand(store: RecordStore) -> None:
    odd = document(CABLE, "first", "nul \x00 emoji \U0001f4dc é then the talks failed")
    read(store, CABLE, odd)
    store.save_analysis(odd.id, "analyse-1", analysis(odd))
    (hit,) = store.search("talks")
    assert hit.span is not None
    assert hit.span.of(odd.text) == "talks"


def test_better_hits_come_first_and_no_more_than_asked(store: RecordStore) -> None:
    made = document(CABLE, "talks talks talks", "talks and a great many other words " * 9, "none")
    read(store, CABLE, made)
    store.save_analysis(made.id, "analyse-1", analysis(made))
    assert [hit.page_index for hit in store.search("talks")] == [0, 1]
    assert [hit.page_index for hit in store.search("talks", limit=1)] == [0]


def test_counts_tell_the_rows_of_each_kind(full: RecordStore) -> None:
    counts = full.counts()
    assert {name: counts[name] for name in ("sources", "documents", "pages", "statements", "people", "findings")} == {
        "sources": 2,
        "documents": 2,
        "pages": 3,
        "statements": 3,
        "people": 2,
        "findings": 1,
    }


@pytest.mark.parametrize(
    "absent",
    [
        lambda store: store.get_document(DocumentId("x")),
        lambda store: store.get_frame(DocumentId("x")),
        lambda store: store.get_source("0" * 64),
        lambda store: store.get_statement(StatementId("x")),
        lambda store: store.get_statements([StatementId("x")]),
        lambda store: list(store.iter_statements(DocumentId("x"))),
        lambda store: store.statements_of(PersonId("x")),
        lambda store: store.save_analysis(DocumentId("x"), "1", analysis(CABLED)),
    ],
)
def test_what_is_not_there_is_not_found(store: RecordStore, absent: Callable[[RecordStore], object]) -> None:
    with pytest.raises(NotFound):
        absent(store)


# the hash over everything


def test_the_content_hash_does_not_depend_on_the_order_of_writing_nor_on_the_clock(store: RecordStore) -> None:
    fill(store, order=(1, 0))
    late = replace(CABLE, received_at="2030-01-01T00:00:00+00:00")
    store.take_in([late], [line(late)])
    first = store.content_hash()
    store.save_reading(CABLE.sha256, "read-1", ReadResult())
    store.save_reading(DECLARATION.sha256, "read-1", ReadResult())
    fill(store, order=(0, 1))
    assert store.content_hash() == first


CHANGES: list[Callable[[RecordStore], object]] = [
    lambda store: store.take_in([source("new.txt")], []),
    lambda store: store.take_in([replace(CABLE, names=("copy.pdf",))], []),
    lambda store: store.save_reading(
        CABLE.sha256, "read-1", ReadResult(documents=(replace(CABLED, name="other name"),))
    ),
    lambda store: store.save_reading(
        CABLE.sha256,
        "read-1",
        ReadResult(documents=(replace(CABLED, pages=(replace(CABLED.pages[0], origin=Origin.OCR),)),)),
    ),
    lambda store: store.save_reading(
        CABLE.sha256,
        "read-1",
        ReadResult(documents=(replace(CABLED, pages=(replace(CABLED.pages[0], words=()),)),)),
    ),
    lambda store: store.save_analysis(CABLED.id, "analyse-2", analysis(CABLED, FAILED, UNSET)),
    lambda store: store.save_analysis(DECLARED.id, "analyse-1", analysis(DECLARED, replace(AGREED, sworn=False))),
    lambda store: store.save_identities("people-2", IDENTITIES),
    lambda store: store.save_identities("people-1", replace(IDENTITIES, proposals=())),
    lambda store: store.save_vectors("embed-1", {AGREED.id: b"\x01"}),
    lambda store: store.save_verdicts("judge-1", {"pair-a": Verdict(0.1, 0.2, 0.69999)}),
    lambda store: store.save_findings("checks-1", []),
]


@pytest.mark.parametrize("change", CHANGES)
def test_the_content_hash_tells_every_change(full: RecordStore, change: Callable[[RecordStore], object]) -> None:
    before = full.content_hash()
    assert full.content_hash() == before
    change(full)
    assert full.content_hash() != before
