"""Files of office programs without a reader of their own: LibreOffice turns them into DOCX or PDF, which are read.

Texts become DOCX, which keeps their tracked changes, notes and comments; presentations and drawings become PDF, which
keeps their pages. See `belie.sources.libreoffice` for how it is kept from doing harm.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from belie.domain.flags import Flag, FlagKind
from belie.domain.ids import SourceId
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.docx import read_docx
from belie.sources.libreoffice import convert
from belie.sources.locked import is_locked, unlock
from belie.sources.ooxml import Broken
from belie.sources.pdf import read_pdf
from belie.sources.slides import read_beside
from belie.sources.sniff import Kind

_VBA = "_VBA_PROJECT".encode("utf-16-le")  # the stream of an old Office file that holds its macros
_WPD_SIZE = slice(20, 24)  # of a WordPerfect 6 file: its length, blanks at the end left out


@dataclass(frozen=True, slots=True)
class _Form:
    """A format, by the extension LibreOffice knows it by, and what it is turned into."""

    extension: str
    to: str


_FORMS = {
    Kind.DOC: _Form("doc", "docx"),
    Kind.WPD: _Form("wpd", "docx"),
    Kind.ODT: _Form("odt", "docx"),
    Kind.PPT: _Form("ppt", "pdf"),
    Kind.PPTX: _Form("pptx", "pdf"),
    Kind.ODP: _Form("odp", "pdf"),
    Kind.ODG: _Form("odg", "pdf"),
}


_PRESENTATIONS = frozenset((Kind.PPT, Kind.PPTX, Kind.ODP))


def read_office(
    data: bytes, name: str, source: SourceId, options: ReadOptions = PLAIN, *, kind: Kind = Kind.DOC
) -> ReadResult:
    """Return the documents in a file of an office program; NEEDS_LIBREOFFICE where that is not installed."""
    form, password = _FORMS[kind], ""
    if kind in (Kind.DOC, Kind.PPT) and is_locked(data):
        opened = unlock(data, options.passwords)
        if isinstance(opened, Unread):
            return ReadResult(unread=opened)
        data, password = opened
    if lock := _locked_odf(data):
        return ReadResult(unread=lock)
    made = convert(data, form.extension, form.to)
    if isinstance(made, Unread):
        return ReadResult(unread=replace(made, detail=f"{kind.value}: {made.detail}"))
    reader = read_docx if form.to == "docx" else read_pdf
    result = reader(made, name, source, PLAIN)
    flags = _macros(data)
    documents = tuple(
        replace(each, format=form.extension, flags=(*flags, *each.flags)) if each.parent is None else each
        for each in result.documents
    )
    result = replace(result, documents=documents, unread=result.unread or _cut_short(data, kind), password=password)
    return _with_notes(result, data, kind, name, source) if kind in _PRESENTATIONS else result


def _with_notes(result: ReadResult, data: bytes, kind: Kind, name: str, source: SourceId) -> ReadResult:
    """Return the slides as read with speakers' notes as documents and hidden slides flagged."""
    if not result.documents:
        return result
    slides = data if kind is Kind.PPTX else convert(data, _FORMS[kind].extension, "pptx")
    try:
        if isinstance(slides, Unread):
            raise Broken(slides.kind, slides.detail)
        beside = read_beside(slides, name, source)
    except Broken as err:
        told = f"read without its speakers' notes: {err.unread.detail}"
        return replace(result, warnings=(*result.warnings, told))
    top, *others = result.documents
    top = replace(top, flags=(*top.flags, *beside.flags))
    return replace(result, documents=(top, *beside.notes, *others))


OFFICE_READERS: dict[Kind, Callable[[bytes, str, SourceId, ReadOptions], ReadResult]] = {
    kind: partial(read_office, kind=kind) for kind in _FORMS
}


def _macros(data: bytes) -> tuple[Flag, ...]:
    held = _VBA in data or any(
        name.startswith(("Basic/", "Scripts/")) or name.endswith("vbaProject.bin") for name in _parts(data)
    )
    return (Flag(kind=FlagKind.MACRO, detail="holds macros; they are never run"),) if held else ()


def _parts(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return []


def _locked_odf(data: bytes) -> Unread | None:
    """Return why an OpenDocument file is not opened that is encrypted (ODF 1.3 part 2, 3.4)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo("META-INF/manifest.xml")
            if info.file_size > 16 << 20 or b"encryption-data" not in archive.read(info):
                return None
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, KeyError, RuntimeError):
        return None
    detail = "an OpenDocument file locked with a password, which belie cannot open: save it without one"
    return Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail=detail)


def _cut_short(data: bytes, kind: Kind) -> Unread | None:
    """Return that a WordPerfect file is shorter than it says, of which LibreOffice shows what is there."""
    if kind is not Kind.WPD or data[10:12] not in (b"\x02\x01", b"\x02\x02", b"\x02\x03"):
        return None
    said = int.from_bytes(data[_WPD_SIZE], "little")
    if len(data) >= said:
        return None
    detail = f"the file breaks off: {len(data)} of the {said} bytes it should have; ask for it again"
    return Unread(kind=UnreadKind.TRUNCATED, detail=detail)
