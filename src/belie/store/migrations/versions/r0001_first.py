"""The first schema: ledger, documents, pages with full text, statements, people, vectors, verdicts, findings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _truth(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _real(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Float, nullable=False)


def _blob(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _of_document(*, primary_key: bool = False) -> sa.Column[int]:
    owner = sa.ForeignKey("document.row", ondelete="CASCADE")
    return sa.Column("document", sa.Integer, owner, primary_key=primary_key, nullable=False)


def _of_statement(name: str = "statement", *, primary_key: bool = False) -> sa.Column[str]:
    owner = sa.ForeignKey("statement.id", ondelete="CASCADE")
    return sa.Column(name, sa.Text, owner, primary_key=primary_key, nullable=False)


def _row() -> sa.Column[int]:
    return sa.Column("row", sa.Integer, primary_key=True)


def upgrade() -> None:
    """Build every table of the first schema."""
    _custody()
    _documents()
    _statements()
    _people()
    _checks()


def _custody() -> None:
    op.create_table("meta", sa.Column("key", sa.Text, primary_key=True), _blob("value"))
    op.create_table(
        "source",
        sa.Column("sha256", sa.Text, primary_key=True),
        _number("size"),
        _text("received_at"),
        _text("given_by"),
        _text("obtained"),
        sa.Column("parent", sa.Text, sa.ForeignKey("source.sha256")),
        _text("outcome"),
        _text("read_version"),
        _text("unread_kind"),
        _text("unread_detail"),
        _text("warnings"),
        _text("hints"),
    )
    op.create_table(
        "intake",
        _row(),
        _text("name"),
        sa.Column("source", sa.Text, sa.ForeignKey("source.sha256")),
        _text("unread_kind"),
        _text("unread_detail"),
        _text("warnings"),
    )
    op.create_index("intake_name", "intake", ["name", "source"])
    op.create_index("intake_source", "intake", ["source"])


def _documents() -> None:
    op.create_table(
        "document",
        _row(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("source", sa.Text, sa.ForeignKey("source.sha256"), nullable=False),
        _number("position"),
        _text("name"),
        _number("page_count"),
        _text("digest"),
        _text("analysed"),
        _number("statement_count"),
        _text("payload"),
    )
    op.create_index("document_name", "document", ["name", "id"], unique=True)
    op.create_index("document_source", "document", ["source"])
    op.create_table(
        "page",
        _row(),
        _of_document(),
        _number("page_index"),
        _number("start"),
        _text("text"),
        _text("bates"),
        _blob("words"),
        _text("payload"),
    )
    op.create_index("page_document", "page", ["document", "page_index"], unique=True)
    op.create_index("page_bates", "page", ["bates"])
    # The index holds no text of its own; the triggers keep it true to `page`, cascades included.
    op.execute(
        "CREATE VIRTUAL TABLE page_fts USING fts5("
        "text, content='page', content_rowid='row', tokenize='porter unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER page_added AFTER INSERT ON page BEGIN "
        "INSERT INTO page_fts(rowid, text) VALUES (new.row, new.text); END"
    )
    op.execute(
        "CREATE TRIGGER page_gone AFTER DELETE ON page BEGIN "
        "INSERT INTO page_fts(page_fts, rowid, text) VALUES ('delete', old.row, old.text); END"
    )
    op.create_table(
        "frame",
        _of_document(primary_key=True),
        _text("kind"),
        _text("author"),
        _truth("sworn"),
        _number("access"),
        _text("earliest"),
        _text("latest"),
        _text("payload"),
    )
    op.create_index("frame_earliest", "frame", ["earliest"])


def _statements() -> None:
    op.create_table(
        "statement",
        _row(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _of_document(),
        _number("position"),
        _text("speaker"),
        _text("forum"),
        _text("form"),
        _truth("sworn"),
        _text("earliest"),
        _text("latest"),
        _text("payload"),
    )
    listed = ["document", "position", "forum", "sworn", "earliest", "latest"]
    op.create_index("statement_place", "statement", listed)
    op.create_table(
        "tally",
        sa.Column("person", sa.Text, primary_key=True),
        _of_document(primary_key=True),
        sa.Column("forum", sa.Text, primary_key=True),
        sa.Column("sworn", sa.Boolean, primary_key=True),
        sa.Column("earliest", sa.Text, primary_key=True),
        sa.Column("latest", sa.Text, primary_key=True),
        _number("size"),
        sqlite_with_rowid=False,
    )
    op.create_index("tally_document", "tally", ["document"])
    op.create_table(
        "mention",
        _of_document(primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        _number("start"),
        _number("end"),
        _text("name"),
        _text("kind"),
        _text("role"),
    )


def _people() -> None:
    op.create_table("naming", _of_statement(primary_key=True), _text("name"), _text("because"))
    op.create_table(
        "person", sa.Column("id", sa.Text, primary_key=True), _text("name"), _text("kind"), _text("payload")
    )
    op.create_index("person_name", "person", ["name", "id"])
    op.create_table(
        "merge_proposal",
        sa.Column("first", sa.Text, primary_key=True),
        sa.Column("second", sa.Text, primary_key=True),
        _real("score"),
        _text("because"),
    )
    op.create_table(
        "identification",
        _of_statement(primary_key=True),
        sa.Column("person", sa.Text),
        _number("document"),
        _number("position"),
        _text("declarant"),
        _text("decided_by"),
        _text("because"),
    )
    op.create_index("identification_person", "identification", ["person", "document", "position"])
    op.create_table("reading", _of_statement(primary_key=True), _text("text"), _text("declarant"), _text("said_on"))


def _checks() -> None:
    op.create_table("vector", _of_statement(primary_key=True), _text("version"), _blob("row"))
    op.create_table(
        "verdict",
        sa.Column("version", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        _real("entailment"),
        _real("neutral"),
        _real("contradiction"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.Text, primary_key=True),
        _text("check"),
        _of_statement(),
        _of_statement("evidence"),
        _real("score"),
        _number("access"),
        _text("payload"),
    )
    op.create_index("finding_score", "finding", ["score", "id"])
    op.create_index("finding_statement", "finding", ["statement"])
    op.create_index("finding_evidence", "finding", ["evidence"])
