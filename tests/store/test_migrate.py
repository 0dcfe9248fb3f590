"""The schema's history: a matter of any released schema opens, after a copy was made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from belie.errors import StoreError
from belie.store import migrate, schema
from belie.store.connect import derive_secret, make_engine
from belie.store.sqlite import open_matter
from contracts.invented import fill


def _make(folder: Path, revision: str, key: str | None = None) -> None:
    """Build a matter as the belie of that revision did: by the scripts up to it."""
    folder.mkdir()
    engine = make_engine(folder / "matter.db", derive_secret(folder, key), mode="rwc", writes=True)
    with engine.begin() as connection:
        migrate.run_scripts(connection, revision)
    engine.dispose()


def test_the_scripts_are_the_revisions_this_belie_knows() -> None:
    scripts = ScriptDirectory(str(migrate.SCRIPTS))
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(schema.REVISIONS)
    assert scripts.get_current_head() == schema.HEAD


def test_the_scripts_build_the_tables_that_the_store_speaks_of(tmp_path: Path) -> None:
    _make(tmp_path / "matter", "head")
    engine = make_engine(tmp_path / "matter" / "matter.db", None, mode="ro", writes=False)

    def ours(name: str | None, kind: str, *_: object) -> bool:
        return not (kind == "table" and str(name).startswith("page_fts"))

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


@pytest.mark.parametrize("revision", schema.REVISIONS)
def test_a_matter_of_every_schema_opens(tmp_path: Path, revision: str) -> None:
    _make(tmp_path / "matter", revision)
    with open_matter(tmp_path / "matter") as store:
        fill(store)
        assert store.counts()["statements"] == 3


def test_findings_of_the_first_schema_stay(tmp_path: Path) -> None:
    _make(tmp_path / "matter", "0001")
    engine = make_engine(
        tmp_path / "matter" / "matter.db", derive_secret(tmp_path / "matter", None), mode="rw", writes=True
    )
    tables = sa.MetaData()
    with engine.begin() as connection:
        tables.reflect(connection, only=["source", "document", "statement", "finding"])
        keys = {"source": "s", "parent": None, "document": 1, "row": 1, "statement": "one", "evidence": "two"}
        for name, ids in (("source", ["s"]), ("document", ["d"]), ("statement", ["one", "two"]), ("finding", ["f"])):
            for at, ident in enumerate(ids, start=1):
                given = keys | {"id": ident, "sha256": ident, "row": at, "score": 0.5, "payload": "{}"}
                row = {column: given.get(column, 0) for column in tables.tables[name].columns.keys()}  # noqa: SIM118
                connection.execute(sa.insert(tables.tables[name]).values(row))
    engine.dispose()
    with open_matter(tmp_path / "matter") as store:
        assert store.counts()["findings"] == 1


@pytest.fixture
def one_more(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let this belie know one schema more than it does, which adds a table."""
    scripts = tmp_path / "scripts"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "r9001_next.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision, down_revision, branch_labels, depends_on = '9001', '{schema.HEAD}', None, None\n"
        "def upgrade():\n    op.create_table('later', sa.Column('id', sa.Text, primary_key=True))\n"
        "    op.execute('UPDATE person SET name = upper(name)')\n"
    )
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "REVISIONS", (*schema.REVISIONS, "9001"))
    monkeypatch.setattr(migrate, "HEAD", "9001")


@pytest.mark.parametrize("key", [None, "a key"])
@pytest.mark.parametrize("readonly", [False, True])
def test_an_older_matter_is_brought_up_to_date_after_a_copy(
    tmp_path: Path, request: pytest.FixtureRequest, key: str | None, readonly: bool
) -> None:
    folder = tmp_path / "matter"
    with open_matter(folder, key=key, create=True) as store:
        fill(store)
        filled = store.content_hash()
    request.getfixturevalue("one_more")
    with open_matter(folder, key=key, readonly=readonly) as store:
        assert [person.name for person in store.load_identities().people] == ["Ilse Korren", "Ilse Korrin"]
        assert store.counts()["statements"] == 3
    secret = derive_secret(folder, key)
    assert migrate.find_revision(folder, secret)[0] == "9001"
    copy = tmp_path / "older"
    shutil.copytree(folder / "blobs", copy / "blobs") if (folder / "blobs").exists() else copy.mkdir()
    shutil.copy(folder / "matter.db.before-9001", copy / "matter.db")
    assert migrate.find_revision(copy, secret)[0] == schema.HEAD
    with open_matter(copy, key=key) as older, open_matter(folder, key=key) as newer:
        assert older.content_hash() == newer.content_hash() != filled  # the step has changed names
    assert sorted(path.name for path in folder.iterdir() if "before" in path.name) == ["matter.db.before-9001"]


def test_a_step_that_fails_leaves_the_older_matter_as_it_was(
    tmp_path: Path, one_more: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "matter"
    _make(folder, schema.HEAD)
    script = migrate.SCRIPTS / "versions" / "r9001_next.py"
    script.write_text(script.read_text().replace("UPDATE person SET name", "UPDATE nothing SET name"))
    with pytest.raises(StoreError, match="nothing"):
        open_matter(folder)
    assert migrate.find_revision(folder, None)[0] == schema.HEAD
    engine = make_engine(folder / "matter.db", None, mode="ro", writes=False)
    assert "later" not in sa.inspect(engine).get_table_names()
    engine.dispose()


def test_pages_of_the_first_schema_get_their_names(tmp_path: Path) -> None:
    _make(tmp_path / "matter", "0001")
    engine = make_engine(tmp_path / "matter" / "matter.db", None, mode="rw", writes=True)
    tables = sa.MetaData()
    rows: dict[str, dict[str, object]] = {
        "source": {"sha256": "s"},
        "document": {
            "row": 7,
            "id": "d",
            "source": "s",
            "name": "decl.pdf",
            "page_count": 1,
            "payload": '{"id":"d","source":"s","name":"decl.pdf","format":"pdf","pages":[],'
            '"stamp":{"case":"2:31-cv-00007","entry":"174","attachment":"3"}}',
        },
        "page": {
            "document": 7,
            "words": b"",
            "payload": '{"index":0,"text":"",'
            '"names":{"ecf_page":"3 of 20","page_id":"PageID.4876","bates":"MER-000123"}}',
        },
    }
    with engine.begin() as connection:
        tables.reflect(connection, only=list(rows))
        for name, given in rows.items():
            columns = tables.tables[name].columns.keys()
            row = {column: None if column == "parent" else given.get(column, 0) for column in columns}
            connection.execute(sa.insert(tables.tables[name]).values(row))
    engine.dispose()
    with open_matter(tmp_path / "matter") as store:
        for asked in ("PageID.4876", "ECF No. 174-3 at 3", "mer 123"):
            assert [(hit.document, hit.page_index) for hit in store.find_pages(asked)] == [("d", 0)], asked
