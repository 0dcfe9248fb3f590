"""Bytes to documents, a file a format."""

VERSION = "read/3"  # of the step, for caches; changes whenever an answer may
