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


def _pages() -> None:
    for name in ("confidence", "grid"):
        op.add_column("page", sa.Column(name, sa.LargeBinary, nullable=False, server_default=sa.text("x''")))
