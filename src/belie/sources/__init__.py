"""Bytes to documents, a file a format."""

VERSION = "read/2"  # of the step, for caches; changes whenever an answer may
