"""Bytes to documents: the type is decided by content, and one reader is called for it.

Nothing here raises for bad bytes: what cannot be read comes back as `Unread` with its reason.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from belie.custody.intake import MEMBER
from belie.domain.ids import SourceId
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.archives.members import MOST_DEEP
from belie.sources.archives.seven_zip import read_seven_zip
from belie.sources.archives.tars import read_bzip2, read_gzip, read_tar, read_xz
from belie.sources.archives.zips import read_zip
from belie.sources.csv_table import read_csv
from belie.sources.docket_html import read_docket_html
from belie.sources.docket_json import read_docket_json
from belie.sources.docx import read_docx
from belie.sources.eml import read_eml
from belie.sources.html import read_html
from belie.sources.images import read_image
from belie.sources.locked import unlock
from belie.sources.mbox import read_mbox
from belie.sources.msg import read_msg
from belie.sources.office import OFFICE_READERS
from belie.sources.pdf import read_pdf
from belie.sources.pictures import IMAGE_KINDS
from belie.sources.pst import read_pst
from belie.sources.rtf import read_rtf
from belie.sources.sheets import read_workbook
from belie.sources.sniff import Kind, Sniffed, extension_of, promises_format, sniff, sniff_file
from belie.sources.text import read_text
from belie.sources.tnef import read_tnef

Reader = Callable[[bytes, str, SourceId, ReadOptions], ReadResult]
ContainerReader = Callable[[BinaryIO, str, SourceId, ReadOptions], ReadResult]  # gives attachments one by one

READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.TABLE: read_csv,
    Kind.HTML: read_html,
    Kind.PDF: read_pdf,
    Kind.EML: read_eml,
    Kind.MSG: read_msg,
    Kind.TNEF: read_tnef,
    Kind.DOCX: read_docx,
    **dict.fromkeys((Kind.XLSX, Kind.XLS, Kind.ODS), read_workbook),
    Kind.RTF: read_rtf,
    **OFFICE_READERS,
    Kind.DOCKET: read_docket_json,
    Kind.DOCKET_PAGE: read_docket_html,
    **dict.fromkeys(IMAGE_KINDS, read_image),
}
CONTAINERS: dict[Kind, ContainerReader] = {
    Kind.ZIP: read_zip,
    Kind.TAR: read_tar,
    Kind.GZIP: read_gzip,
    Kind.BZIP2: read_bzip2,
    Kind.XZ: read_xz,
    Kind.SEVEN_ZIP: read_seven_zip,
    Kind.MBOX: read_mbox,
    Kind.PST: read_pst,
}
READS = "text, HTML, PDF, office files, RTF, CSV, e-mail, dockets and images"


def read_source(data: bytes, name: str, source: SourceId, options: ReadOptions = PLAIN) -> ReadResult:
    """Return the documents in a file, or why there are none.

    Args:
        data: The bytes.
        name: As shown; its extension is compared with the content, never trusted.
        source: The SHA-256 of the bytes.
        options: What the user lends: passwords.
    """
    found = sniff(data, name)
    if found.kind in CONTAINERS:
        return _read_container(found, io.BytesIO(data), name, source, options)
    if found.kind is Kind.LOCKED:
        return _read_locked(data, name, source, options)
    reader = READERS.get(found.kind)
    if reader is None:
        return ReadResult(unread=_without_reader(found, name))
    return _told(found, name, reader(data, name, source, options))


def _read_locked(data: bytes, name: str, source: SourceId, options: ReadOptions) -> ReadResult:
    opened = unlock(data, options.passwords)
    if isinstance(opened, Unread):
        return ReadResult(unread=opened)
    plain, password = opened
    return replace(read_source(plain, name, source, options), password=password)


def read_file(path: Path, name: str, source: SourceId, options: ReadOptions = PLAIN) -> ReadResult:
    """Return what `read_source` makes of the bytes in a file; a container is read without holding all of it."""
    found = sniff_file(path, name)
    if found.kind in CONTAINERS:
        return _read_container(found, path.open("rb"), name, source, options)
    return read_source(path.read_bytes(), name, source, options)


def _read_container(found: Sniffed, file: BinaryIO, name: str, source: SourceId, options: ReadOptions) -> ReadResult:
    if name.count(MEMBER) >= MOST_DEEP:
        detail = f"more than {MOST_DEEP} files one in another; unpack it and add the folder"
        return ReadResult(unread=Unread(kind=UnreadKind.ARCHIVE_LIMIT, detail=detail))
    return _told(found, name, CONTAINERS[found.kind](file, name, source, options))


def _told(found: Sniffed, name: str, result: ReadResult) -> ReadResult:
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
    if found.kind is Kind.RAR:
        detail = f"{found.kind.value}; only the program unrar reads it: unpack it and add the folder"
        return Unread(kind=UnreadKind.UNSUPPORTED, detail=detail)
    named = "" if found.fits(name) else f", though named .{extension_of(name)}"
    return Unread(kind=UnreadKind.UNSUPPORTED, detail=f"{found.kind.value}{named}; this version reads {READS}")


def _mismatch(found: Sniffed, name: str) -> str:
    if found.fits(name) and not (found.kind is Kind.TEXT and promises_format(name)):
        return ""
    return f"named .{extension_of(name)}, but it is {found.kind.value} (type_mismatch)"
