"""What papers claim of names, and what reviewers decided about them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the second schema up to the third."""
    op.create_table(
        "name_claim",
        sa.Column("document", sa.Integer, sa.ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("access", sa.Integer, nullable=False, server_default=sa.text("5")),
    )
    op.create_table(
        "name_decision",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("payload", sa.Text, nullable=False),
    )
