"""Alembic scripts of the matter's schema."""
