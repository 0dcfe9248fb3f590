"""Bytes to documents: the type is decided by content, and one reader is called for it.

Nothing here raises for bad bytes: what cannot be read comes back as `Unread` with its reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from belie.domain.ids import SourceId
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.docket_html import read_docket_html
from belie.sources.docket_json import read_docket_json
from belie.sources.eml import read_eml
from belie.sources.html import read_html
from belie.sources.pdf import read_pdf
from belie.sources.sniff import Kind, Sniffed, extension_of, promises_format, sniff
from belie.sources.text import read_text

Reader = Callable[[bytes, str, SourceId, ReadOptions], ReadResult]

READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.HTML: read_html,
    Kind.PDF: read_pdf,
    Kind.EML: read_eml,
    Kind.DOCKET: read_docket_json,
    Kind.DOCKET_PAGE: read_docket_html,
}
READS = "text, HTML, PDF and EML"


def read_source(data: bytes, name: str, source: SourceId, options: ReadOptions = PLAIN) -> ReadResult:
    """Return the documents in a file, or why there are none.

    Args:
        data: The bytes.
        name: As shown; its extension is compared with the content, never trusted.
        source: The SHA-256 of the bytes.
        options: What the user lends: passwords.
    """
    found = sniff(data, name)
    reader = READERS.get(found.kind)
    if reader is None:
        return ReadResult(unread=_without_reader(found, name))
    result = reader(data, name, source, options)
    told = _mismatch(found, name)
    return replace(result, warnings=(told, *result.warnings)) if told else result


def mismatch(data: bytes, name: str) -> str:
    """Return a warning when a name promises another format than the bytes have, "" otherwise."""
    return _mismatch(sniff(data, name), name)


def _without_reader(found: Sniffed, name: str) -> Unread:
    if found.kind is Kind.EMPTY:
        return Unread(kind=UnreadKind.EMPTY, detail="the file has no bytes")
    if found.kind is Kind.BINARY:
        extension = extension_of(name)
        if extension not in ("", "txt") and promises_format(name):
            return Unread(
                kind=UnreadKind.CORRUPT, detail=f"named .{extension}, but the bytes are none; ask for it again"
            )
        return Unread(kind=UnreadKind.UNDECODABLE, detail=f"{found.kind.value}, no text in any encoding")
    named = "" if found.fits(name) else f", though named .{extension_of(name)}"
    return Unread(kind=UnreadKind.UNSUPPORTED, detail=f"{found.kind.value}{named}; this version reads {READS}")


def _mismatch(found: Sniffed, name: str) -> str:
    if found.fits(name) and not (found.kind is Kind.TEXT and promises_format(name)):
        return ""
    return f"named .{extension_of(name)}, but it is {found.kind.value} (type_mismatch)"
