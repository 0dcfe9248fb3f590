"""Bytes to documents, a file a format."""
