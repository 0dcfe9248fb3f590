"""OCR confidence and cells of pages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the first schema up to the second."""
    _pages()
    _findings()


def _pages() -> None:
    for name in ("confidence", "grid"):
        op.add_column("page", sa.Column(name, sa.LargeBinary, nullable=False, server_default=sa.text("x''")))


def _findings() -> None:
    """Let the side of a finding be a passage of a document; the findings there are stay."""
    op.rename_table("finding", "finding_before")
    for name in ("score", "statement", "evidence"):
        op.drop_index(f"finding_{name}", table_name="finding_before")
    op.create_table(
        "finding",
        sa.Column("id", sa.Text, primary_key=True),
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
    op.create_index("finding_score", "finding", ["score", "id"])
    for name in (*_SIDES, *(f"{name}_document" for name in _SIDES)):
        op.create_index(f"finding_{name}", "finding", [name])


_SIDES = ("statement", "evidence")
