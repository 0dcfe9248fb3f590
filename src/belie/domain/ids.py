"""Stable ids: the same thing in the record has the same id in every run.

An id hashes the canonical JSON of what makes the thing itself, never joined strings: `["a.b","c"]` and
`["a","b.c"]` differ.
"""

from __future__ import annotations

import hashlib
import json
from typing import NewType

SourceId = NewType("SourceId", str)  # the SHA-256 of the bytes, 64 hex digits
DocumentId = NewType("DocumentId", str)
StatementId = NewType("StatementId", str)
PersonId = NewType("PersonId", str)
FindingId = NewType("FindingId", str)

ID_HEX_DIGITS = 20  # 80 bits: below one chance in a million of a clash among 10**9 ids


def stable_hash(kind: str, *parts: object) -> str:
    """Return the first 20 hex digits of the SHA-256 of the canonical JSON of `[kind, *parts]`.

    Args:
        kind: What the id names ("statement"); keeps the ids of two kinds apart.
        parts: JSON values (str, int, float, bool, None, lists and dicts of them).

    Raises:
        TypeError: A part is no JSON value.
    """
    canonical = json.dumps([kind, *parts], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:ID_HEX_DIGITS]


def document_id(source: str, path: str) -> DocumentId:
    """Return the id of one reading of a source; `path` tells the messages of one e-mail apart ("" for the whole)."""
    return DocumentId(stable_hash("document", source, path))
