"""A matter of the first schema, made before there were audiences: what its papers say of themselves is kept to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from belie.domain.access import Audience
from belie.store import migrate
from belie.store.connect import derive_secret, make_engine
from belie.store.rows import dump
from belie.store.sqlite import open_matter
from contracts.invented import (
    AGREED,
    CABLE,
    DECLARATION,
    DECLARED,
    FAILED,
    IDENTITIES,
    MEMO,
    analysis,
    document,
    finding,
    frame,
    read,
    source,
)

SEALED_RANK = 3
LONG = "Nothing has been agreed with the ministry in any round, and no date is set for another. " * 4
CABLED = document(CABLE, MEMO, LONG)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a matter at revision 0001 with a public declaration and a sealed cable that has an attachment."""
    folder = tmp_path / "matter"
    folder.mkdir()
    engine = make_engine(folder / "matter.db", derive_secret(folder, None), mode="rwc", writes=True)
    with engine.begin() as connection:
        migrate.run_scripts(connection, "0001")

        def put(table: str, **values: object) -> None:
            names = ", ".join(f'"{name}"' for name in values)
            marks = ", ".join(f":{name}" for name in values)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)

        for row, (held, made, said, rank) in enumerate(
            ((DECLARATION, DECLARED, AGREED, 0), (CABLE, CABLED, FAILED, SEALED_RANK)), start=1
        ):
            put(
                "source", sha256=held.sha256, size=1, received_at="", given_by="", obtained="", outcome="text",
                read_version="read-1", unread_kind="", unread_detail="", warnings="[]", hints="{}",
            )  # fmt: skip
            put("intake", name=held.names[0], source=held.sha256, unread_kind="", unread_detail="", warnings="[]")
            put(
                "document", row=row, id=made.id, source=held.sha256, position=0, name=made.name,
                page_count=len(made.pages), digest=str(row), analysed="analyse-1", statement_count=1,
                payload=dump(replace(made, pages=())),
            )  # fmt: skip
            start = 0
            for page in made.pages:
                bare = replace(page, text="", words=())
                put(
                    "page", document=row, page_index=page.index, start=start, text=page.text, bates="", words=b"",
                    payload=dump(bare),
                )  # fmt: skip
                start += len(page.text) + 1
            put(
                "frame", document=row, kind="memo", author="", sworn=0, access=rank, earliest="", latest="",
                payload=dump(frame(made)),
            )  # fmt: skip
            put(
                "statement", id=said.id, document=row, position=0, speaker="", forum=said.forum.value, form="own",
                sworn=0, earliest="", latest="", payload=dump(said),
            )  # fmt: skip
            put("tally", person="", document=row, forum=said.forum.value, sworn=0, earliest="", latest="", size=1)
        for person in IDENTITIES.people:
            put("person", id=person.id, name=person.name, kind="person", payload=dump(person))
        put(
            "finding", id="f", check="contradiction", statement=AGREED.id, evidence=FAILED.id, score=0.9, access=0,
            payload=dump(finding()),
        )  # fmt: skip
    engine.dispose()
    return folder


@pytest.mark.parametrize("readonly", [True, False])
def test_what_was_sealed_is_hidden_from_the_first_opening_on(old: Path, readonly: bool) -> None:
    with open_matter(old, readonly=readonly) as store:
        public = store.seen_by(Audience.PUBLIC)
        assert CABLED.name not in [held.name for held in public.iter_documents()]
        assert public.search("talks") == []
        assert [held.id for held in public.iter_statements()] in ([], [AGREED.id])
        assert list(public.iter_findings()) == []
        assert public.load_identities().people == ()
        assert [hit.document for hit in store.search("talks")] == [CABLED.id]
        assert len(list(store.iter_findings())) == 1
        assert len(store.load_identities().people) == 2


def test_a_writer_settles_the_labels(old: Path) -> None:
    with open_matter(old) as store:
        public = store.seen_by(Audience.PUBLIC)
        assert [held.name for held in public.iter_documents()] == [DECLARED.name]
        assert public.find_statements() == [AGREED]
        assert [hit.document for hit in public.search("agreed")] == [DECLARED.id]
        assert [held.name for held in public.iter_intake()] == [DECLARATION.names[0]]
        assert store.find_statements() == [AGREED, FAILED]
        assert store.seen_by(Audience.COURT).find_statements() == [AGREED, FAILED]
        proof = store.prove_access()
        assert (proof.too_low, proof.too_high) == ((), ())
    with open_matter(old, readonly=True) as store:
        assert [held.name for held in store.seen_by(Audience.PUBLIC).iter_documents()] == [DECLARED.name]


def test_a_copy_of_an_old_sealed_paper_is_sealed(old: Path) -> None:
    copy = source("PROD002.txt")
    made = document(copy, MEMO, LONG)
    with open_matter(old) as store:
        read(store, copy, made)
        store.save_analysis(made.id, "analyse-1", analysis(made))
        assert [held.name for held in store.seen_by(Audience.PUBLIC).iter_documents()] == [DECLARED.name]
