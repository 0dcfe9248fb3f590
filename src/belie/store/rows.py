"""Domain objects to column values and back: payloads as JSON, days as text, word boxes as one blob a page."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Sequence
from typing import TypeVar

from belie.domain.codec import from_plain, to_plain
from belie.domain.dates import When
from belie.domain.documents import Word, Words
from belie.domain.people import AliasClaim, RoleClaim

T = TypeVar("T")
ROLE, ALIAS = "role", "alias"  # kinds of claims of names

_SURROGATES = re.compile("[\ud800-\udfff]")
COMPRESSION = 1  # zlib; on word boxes level 6 takes twice as long and saves nothing


def dump(value: object) -> str:
    """Return a domain object, or a tuple of them, as compact JSON."""
    return json.dumps(to_plain(value), separators=(",", ":"))


def load(kind: type[T], payload: str) -> T:
    """Return the `kind` that `dump` wrote."""
    return from_plain(kind, json.loads(payload))


def load_claim(kind: str, payload: str) -> RoleClaim | AliasClaim:
    """Return the claim of a row."""
    return load(RoleClaim, payload) if kind == ROLE else load(AliasClaim, payload)


def load_strings(payload: str) -> tuple[str, ...]:
    """Return the tuple of strings that `dump` wrote."""
    return tuple(json.loads(payload))


def storable(text: str) -> str:
    """Return the text with lone surrogates, which no UTF-8 column takes, as U+FFFD; offsets stay."""
    return _SURROGATES.sub("\ufffd", text) if not text.isascii() else text


def searchable(text: str) -> str:
    """Return a storable text without NUL, at which SQLite's text functions stop; offsets stay."""
    return storable(text).replace("\x00", "\ufffd")


def days(when: When | None) -> tuple[str, str]:
    """Return the first and last day as ISO text, "" where open or unknown."""
    if when is None:
        return "", ""
    return (
        when.earliest.isoformat() if when.earliest else "",
        when.latest.isoformat() if when.latest else "",
    )


def pack_words(words: Sequence[Word]) -> tuple[bytes, bytes]:
    """Return words as `Words.to_bytes` writes them and the bytes of their confidence; empty for none."""
    packed = words if isinstance(words, Words) else Words.pack(words)
    return packed.to_bytes(), packed.confidence.tobytes()


def unpack_words(packed: bytes, confidence: bytes) -> Sequence[Word]:
    """Return the words that `pack_words` packed."""
    return Words.from_bytes(packed, confidence) if packed else ()


def squeeze(packed: bytes) -> bytes:
    """Return bytes compressed; empty stays empty."""
    return zlib.compress(packed, COMPRESSION) if packed else b""


def unsqueeze(stored: bytes) -> bytes:
    """Return what `squeeze` was given."""
    return zlib.decompress(stored) if stored else b""
