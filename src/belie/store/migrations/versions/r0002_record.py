"""OCR confidence and cells of pages."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from belie.domain.codec import from_plain
from belie.domain.documents import DocketStamp, Page, PageNames
from belie.domain.page_names import names_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the first schema up to the second."""
    _pages()
    _page_names()
    _likeness()
    _dockets()
    _recognitions()
    _passwords()
    _parts()
    _findings()
    _access()


def _page_names() -> None:
    """Give the pages of matters that were read before their names, as a new reading would."""
    table = op.create_table(
        "page_name",
        sa.Column("kind", sa.Text, primary_key=True, nullable=False),
        sa.Column("key", sa.Text, primary_key=True, nullable=False),
        sa.Column(
            "document",
            sa.Integer,
            sa.ForeignKey("document.row", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("page_index", sa.Integer, primary_key=True, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("page_name_document", "page_name", ["document", "page_index"])
    connection = op.get_bind()
    heads = connection.execute(sa.text("SELECT row, payload FROM document")).all()
    pages = sa.text("SELECT page_index, payload FROM page WHERE document = :document")
    for document, payload in heads:
        stamp = from_plain(DocketStamp, json.loads(payload).get("stamp", {}))
        found: dict[tuple[str, str, int], str] = {}
        for index, held in connection.execute(pages, {"document": document}):
            names = from_plain(PageNames, json.loads(held).get("names", {}))
            for named in names_of(Page(index=index, text="", names=names), stamp):
                found[named.kind.value, named.key, index] = named.name
        if found:
            rows = [
                {"kind": kind, "key": key, "document": document, "page_index": index, "name": name}
                for (kind, key, index), name in found.items()
            ]
            connection.execute(sa.insert(table), rows)


def _likeness() -> None:
    op.create_table(
        "signature",
        sa.Column("document", sa.Integer, sa.ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("recognised", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("minhash", sa.LargeBinary, nullable=False, server_default=sa.text("x''")),
        sa.Column("samples", sa.LargeBinary, nullable=False, server_default=sa.text("x''")),
    )
    op.create_table(
        "likeness",
        sa.Column("first", sa.Integer, sa.ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
        sa.Column("second", sa.Integer, sa.ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
        sa.Column("payload", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("likeness_second", "likeness", ["second"])


def _dockets() -> None:
    op.create_table(
        "docket",
        sa.Column("source", sa.Text, sa.ForeignKey("source.sha256"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer, primary_key=True, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )


def _pages() -> None:
    for name in ("confidence", "grid"):
        op.add_column("page", sa.Column(name, sa.LargeBinary, nullable=False, server_default=sa.text("x''")))


def _passwords() -> None:
    op.create_table(
        "password",
        sa.Column("source", sa.Text, sa.ForeignKey("source.sha256"), primary_key=True, nullable=False),
        sa.Column("word", sa.Text, nullable=False),
    )


def _parts() -> None:
    op.create_table(
        "part",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("document.row", ondelete="CASCADE"), nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("source", sa.Text, sa.ForeignKey("source.sha256")),
        sa.Column("page_index", sa.Integer),
    )
    op.create_index("part_document", "part", ["document"])
    op.create_index("part_source", "part", ["source"])


def _findings() -> None:
    """Let the side of a finding be a passage of a document; the findings there are stay."""
    op.rename_table("finding", "finding_before")
    for name in ("score", "statement", "evidence"):
        op.drop_index(f"finding_{name}", table_name="finding_before")
    op.create_table(
        "finding",
        sa.Column("view", sa.Integer, primary_key=True, nullable=False, server_default=sa.text("5")),
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("check", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text, sa.ForeignKey("statement.id", ondelete="CASCADE")) for name in _SIDES),
        *(
            sa.Column(f"{name}_document", sa.Integer, sa.ForeignKey("document.row", ondelete="CASCADE"))
            for name in _SIDES
        ),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("access", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    columns = 'id, "check", statement, evidence, score, access, payload'
    op.execute(f"INSERT INTO finding ({columns}) SELECT {columns} FROM finding_before")
    op.drop_table("finding_before")
    op.create_index("finding_score", "finding", ["view", "score", "id"])
    for name in (*_SIDES, *(f"{name}_document" for name in _SIDES)):
        op.create_index(f"finding_{name}", "finding", [name])


_SIDES = ("statement", "evidence")


def _recognitions() -> None:
    for name in ("blank_pages", "to_recognise"):
        op.add_column("document", sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0")))
    op.add_column("document", sa.Column("recognised", sa.Text, nullable=False, server_default=sa.text("''")))
    op.create_table(
        "recognition",
        sa.Column("source", sa.Text, sa.ForeignKey("source.sha256"), primary_key=True, nullable=False),
        sa.Column("page_index", sa.Integer, primary_key=True, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False, server_default=sa.text("x''")),
        sa.Column("confidence", sa.LargeBinary, nullable=False, server_default=sa.text("x''")),
        sa.Column("payload", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )


def _rank(name: str = "access") -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("5"))


def _access() -> None:
    """Give everything the rank that sees it; what was analysed is held as privileged until labels are settled.

    The store settles them when a writer opens the matter, so nothing is shown meanwhile that an order or a sealed
    e-mail hides.
    """
    for table in ("source", "intake", "document", "page", "statement", "mention", "naming"):
        op.add_column(table, _rank())
    op.add_column("document", _rank("top"))
    for name in ("container", "docket_seal"):
        op.add_column("document", sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0")))
    for name in ("wording", "parent", "supersedes"):
        op.add_column("document", sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''")))
        op.create_index(f"document_{name}", "document", [name])
    op.execute("UPDATE document SET parent = coalesce(json_extract(payload, '$.parent'), '')")
    op.add_column("frame", sa.Column("masks", sa.Text, nullable=False, server_default=sa.text("''")))
    op.create_index("source_parent", "source", ["parent"])
    op.create_index("document_access", "document", ["access"])
    op.create_index("page_access", "page", ["access"])
    op.drop_index("statement_place", table_name="statement")
    listed = ["document", "position", "forum", "sworn", "earliest", "latest", "access"]
    op.create_index("statement_place", "statement", listed)
    op.create_table(
        "access_order",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("document", "source", "payload")),
    )
    op.create_index("access_order_document", "access_order", ["document"])
    op.create_index("access_order_source", "access_order", ["source"])
    _views()
    _search()
    op.execute("UPDATE document SET access = 4, top = 4 WHERE analysed != ''")
    op.execute("UPDATE page SET access = 4 WHERE document IN (SELECT row FROM document WHERE analysed != '')")


def _views() -> None:
    """Keep what is made of the whole matter apart for each set of papers it is made from."""
    view: Any = ("view", sa.Integer, True)
    text = [(name, sa.Text, False) for name in ("name", "kind", "payload")]
    _again("person", [view, ("id", sa.Text, True), *text])
    op.create_index("person_name", "person", ["view", "name", "id"])
    sides = [("first", sa.Text, True), ("second", sa.Text, True)]
    _again("merge_proposal", [view, *sides, ("score", sa.Float, False), ("because", sa.Text, False)])
    said = [(name, sa.Text, False) for name in ("declarant", "decided_by", "because")]
    place = [(name, sa.Integer, False) for name in ("document", "position")]
    _again("identification", [view, ("statement", sa.Text, True), ("person", sa.Text, None), *place, *said])
    op.create_index("identification_person", "identification", ["view", "person", "document", "position"])
    op.create_index("identification_statement", "identification", ["statement"])
    said = [(name, sa.Text, False) for name in ("text", "declarant", "said_on")]
    _again("reading", [view, ("statement", sa.Text, True), *said])
    op.create_index("reading_statement", "reading", ["statement"])
    shared: list[Any] = [("document", sa.Integer, True), ("forum", sa.Text, True), ("sworn", sa.Boolean, True)]
    shared += [(name, sa.Text, True) for name in ("earliest", "latest")]
    columns = [view, ("person", sa.Text, True), *shared, ("access", sa.Integer, True), ("size", sa.Integer, False)]
    _again("tally", columns, with_rowid=False)
    op.create_index("tally_document", "tally", ["document"])


def _again(name: str, columns: list[Any], **more: bool) -> None:
    """Build a table anew, its rows kept.

    Of each column: name, type, and True in the key, False where it is needed, None else.
    """
    op.rename_table(name, f"{name}_before")
    for index in sa.inspect(op.get_bind()).get_indexes(f"{name}_before"):
        op.drop_index(str(index["name"]), table_name=f"{name}_before")
    owners = (
        {"statement": "statement.id", "document": "document.row"}
        if name != "identification"
        else {"statement": "statement.id"}
    )
    new = ("view", "access")
    made = [
        sa.Column(
            column,
            kind,
            *((sa.ForeignKey(owners[column], ondelete="CASCADE"),) if column in owners else ()),
            primary_key=bool(key),
            nullable=key is None,
            server_default=sa.text("5") if column in new else None,
        )
        for column, kind, key in columns
    ]
    options = {f"sqlite_{option}": value for option, value in more.items()}
    op.create_table(name, *made, **options)
    kept = ", ".join(f'"{column}"' for column, *_ in columns if column not in new)
    op.execute(f"INSERT INTO {name} ({kept}) SELECT {kept} FROM {name}_before")
    op.drop_table(f"{name}_before")


def _search() -> None:
    """Part the full-text index by rank: what an audience searches holds no word of a page it may not see.

    A page enters the index of its rank when its label is settled, and moves when that changes.
    """
    op.execute("DROP TRIGGER page_added")
    op.execute("DROP TRIGGER page_gone")
    op.execute("DROP TABLE page_fts")
    for rank in range(5):
        table = f"page_fts_{rank}"
        op.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5("
            "text, content='page', content_rowid='row', tokenize='porter unicode61 remove_diacritics 2')"
        )
        op.execute(f"INSERT INTO {table}({table}, rank) VALUES ('secure-delete', 1)")  # no word outlasts its page
        add = f"INSERT INTO {table}(rowid, text) VALUES (new.row, new.text);"
        drop = f"INSERT INTO {table}({table}, rowid, text) VALUES ('delete', old.row, old.text);"
        for event, when, does in (
            ("INSERT", f"new.access = {rank}", add),
            ("DELETE", f"old.access = {rank}", drop),
            ("UPDATE OF access", f"new.access = {rank} AND old.access != {rank}", add),
            ("UPDATE OF access", f"old.access = {rank} AND new.access != {rank}", drop),
        ):
            name = f"page_{'in' if does is add else 'out'}_{event.split()[0].lower()}_{rank}"
            op.execute(f"CREATE TRIGGER {name} AFTER {event} ON page WHEN {when} BEGIN {does} END")
