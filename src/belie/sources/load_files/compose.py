"""One document of a production from its row, its text, its images and its native file.

The stamped image is the official version: where there is one, the pages are its pages. Words come from the text
file; where there is none, or only a sheet that says a native was produced, from the native.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from belie.domain.documents import Document, Origin, Page, PageImage
from belie.domain.flags import Flag, Revision
from belie.domain.ids import DocumentId, SourceId, document_id
from belie.domain.ledger import ReadResult
from belie.domain.productions import FORMAT, NO_STAMP, ImageHead, Joined, Part, ReadText, Role
from belie.sources.load_files.fields import BEGINS, BODY, ENDS
from belie.sources.load_files.hints import hints_of
from belie.sources.load_files.lint import path_fault
from belie.sources.load_files.numbers import counted_on
from belie.sources.load_files.pages import is_slip_sheet, name_pages
from belie.sources.load_files.paths import plain_name
from belie.sources.load_files.plan import Named, Planned, Volume


@dataclass(frozen=True, slots=True)
class Version:
    """The document that a new one replaces, with its files."""

    document: Document  # with its pages
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """The picture of one page, None where it is missing or damaged, and the page's size in points."""

    image: PageImage | None
    size_pt: tuple[float, float] = (0.0, 0.0)


def identify(documents: Sequence[Planned], source: SourceId) -> list[DocumentId]:
    """Return the ids of a volume's documents: by first number, so that a corrected row keeps its own."""
    seen: dict[str, int] = {}
    idents = []
    for document in documents:
        name = document.beg or f"line {document.line}"
        seen[name] = seen.get(name, 0) + 1
        idents.append(document_id(source, name if seen[name] == 1 else f"{name}#{seen[name]}"))
    return idents


def find_parents(
    documents: Sequence[Planned], idents: Sequence[DocumentId], before: Mapping[str, Document]
) -> list[DocumentId | None]:
    """Return the parent of every document: of the same volume, else the version there was before."""
    known = {number: document.id for number, document in before.items()}
    known |= {document.columns["DOCID"]: ident for document, ident in _pairs(documents, idents, "DOCID")}
    known |= {document.beg: ident for document, ident in reversed(_pairs(documents, idents, BEGINS))}
    parents: list[DocumentId | None] = []
    for document, ident in zip(documents, idents, strict=True):
        columns = document.columns
        number = columns.get("PARENTID") or columns.get("BEGATTACH") or ""
        parent = known.get(number)
        old = before.get(document.beg)
        if parent is None and old is not None and "PARENTID" not in columns and "BEGATTACH" not in columns:
            same = next((number for number, held in before.items() if held.id == old.parent), "")
            parent = known.get(same, old.parent)
        parents.append(None if parent == ident else parent)
    return parents


def wants_native(document: Planned, text: ReadText | None) -> bool:
    """True when the words of a document are only in its native file."""
    if document.native is None or document.native.found is None:
        return False
    return text is None or not text.pages or is_slip_sheet("\n".join(page.text for page in text.pages))


def compose(
    volume: Volume,
    document: Planned,
    ident: DocumentId,
    *,
    text: ReadText | None,
    heads: Sequence[ImageHead],
    native: ReadResult | None,
    parent: DocumentId | None,
    old: Version | None,
) -> Joined:
    """Return a document with its files.

    Args:
        volume: The load files.
        document: The row and the files it names.
        ident: Its id.
        text: What its text file holds, None when it has none.
        heads: Of the images that were found, in order.
        native: What the native's own reader made of it, None where that was not asked.
        parent: The document it is attached to.
        old: The version before; a row may say only what is new.
    """
    columns = {name: value for name, value in document.columns.items() if name != BODY}
    if old and not document.in_rows:
        columns = {name: columns[name] for name in (BEGINS, ENDS) if columns.get(name)}
    fields = {name: value for name, value in {**dict(old.document.fields if old else ()), **columns}.items() if value}
    warnings = [fault.text for named in document.files if (fault := path_fault(named)) and named.found is None]
    shots, told = _shots(document, heads)
    warnings += told
    pages, because = _words(document, text, native, old)
    warnings += because
    if not shots and old:
        shots = [Shot(page.image, page.size_pt) for page in old.document.pages]
    keys = document.keys
    if len(shots) > 1 and len(keys) != len(shots) and len(document.images) == 1:
        keys = tuple(counted_on(document.beg, at) if at else document.beg for at in range(len(shots)))
    if not pages and not shots:
        warnings.append("no text, image or native file came with it")
    if pages and shots and len(pages) != len(shots):
        warnings.append(f"its text has {len(pages)} pages, its images {len(shots)}")
    first = native.documents[0] if native and native.documents else None
    joined = Document(
        id=ident,
        source=volume.main.source,
        name=document.beg or f"{plain_name(volume.main.name)} line {document.line}",
        format=FORMAT,
        pages=_pages(pages, shots, keys),
        hints=hints_of(fields),
        stamp=text.stamp if text and text.pages else first.stamp if first else NO_STAMP,
        parent=parent,
        warnings=tuple(dict.fromkeys(warnings)),
        flags=_flags(native),
        revisions=_revisions(native),
        fields=tuple(fields.items()),
        supersedes=old.document.id if old else None,
    )
    return Joined(position=document.position, document=joined, parts=_parts(volume, document, old))


def _pairs(documents: Sequence[Planned], idents: Sequence[DocumentId], column: str) -> list[tuple[Planned, DocumentId]]:
    return [
        (document, ident) for document, ident in zip(documents, idents, strict=True) if document.columns.get(column)
    ]


def _shots(document: Planned, heads: Sequence[ImageHead]) -> tuple[list[Shot], list[str]]:
    """Return the pictures of the pages and what is wrong with them; one file of several pages is all of them."""
    found = iter(heads)
    shots, warnings = [], []
    for named in document.shots:
        if named.found is None or named.found.source is None:
            shots.append(Shot(None))
            continue
        head, source = next(found), named.found.source
        if head.unread:
            warnings.append(f"image {named.path}: {head.unread.detail} ({head.unread.kind.value})")
            shots.append(Shot(None))
        elif len(document.shots) == 1 and len(head.sizes_pt) > 1:
            return [Shot(PageImage(source=source, index=at), size) for at, size in enumerate(head.sizes_pt)], warnings
        elif head.sizes_pt and named.index >= len(head.sizes_pt):
            warnings.append(f"image {named.path} has no page {named.index + 1}")
            shots.append(Shot(None))
        else:
            size = head.sizes_pt[named.index] if head.sizes_pt else (0.0, 0.0)
            shots.append(Shot(PageImage(source=source, index=named.index), size))
    return shots, warnings


def _words(
    document: Planned, text: ReadText | None, native: ReadResult | None, old: Version | None
) -> tuple[list[Page], list[str]]:
    """Return the pages of the words, without pictures, and what was wrong on the way to them."""
    warnings = list(text.warnings) if text else []
    if text and text.unread and document.texts:
        warnings.append(f"text {document.texts[0].path}: {text.unread.detail} ({text.unread.kind.value})")
    if native and document.native and document.native.found:
        source = document.native.found.source
        assert source is not None
        if pages := [
            replace(page, image=page.image or PageImage(source=source, index=page.index)) for held in native.documents
            for page in held.pages
        ]:  # fmt: skip
            return pages, [*warnings, *(told for held in native.documents for told in held.warnings)]
        if native.unread:
            reason = f"{native.unread.detail} ({native.unread.kind.value})"
            warnings.append(f"native {document.native.path}: {reason}")
    if text and text.pages:
        return list(text.pages), warnings
    return list(old.document.pages) if old else [], warnings


def _pages(pages: Sequence[Page], shots: Sequence[Shot], keys: Sequence[str]) -> tuple[Page, ...]:
    """Return as many pages as there are of words or of pictures, whichever are more, at least one."""
    lacking = Origin.BORN if pages else Origin.NONE  # OCR reads what no text came with, and nothing else
    held = [
        replace(pages[at], index=at) if at < len(pages) else Page(index=at, text="", origin=lacking)
        for at in range(max(len(pages), len(shots), 1))
    ]
    for at, shot in enumerate(shots):
        size = held[at].size_pt if any(held[at].size_pt) else shot.size_pt
        held[at] = replace(held[at], image=shot.image or held[at].image, size_pt=size)
    return name_pages(held, keys)


def _flags(native: ReadResult | None) -> tuple[Flag, ...]:
    """Return the flags of a native, its pages counted through where it gave several documents."""
    flags, before = [], 0
    for held in native.documents if native else ():
        flags += [replace(flag, page=flag.page + before) if flag.page is not None else flag for flag in held.flags]
        before += len(held.pages)
    return tuple(flags)


def _revisions(native: ReadResult | None) -> tuple[Revision, ...]:
    return tuple(revision for held in (native.documents if native else ()) for revision in held.revisions)


def _parts(volume: Volume, document: Planned, old: Version | None) -> tuple[Part, ...]:
    """Return the files of a document, with those of the version before in the roles that the new one leaves open."""
    used = {volume.main.name} | {named.load_file.name for named in document.shots}
    parts = [
        Part(role=Role.LOAD_FILE, name=load_file.name, source=load_file.source)
        for load_file in volume.files
        if load_file.name in used
    ]
    parts += [_part(named) for named in document.files]
    filled = {part.role for part in parts}
    return tuple(parts) + tuple(part for part in (old.parts if old else ()) if part.role not in filled)


def _part(named: Named) -> Part:
    found = named.found
    name, source = (found.name, found.source) if found else (named.path, None)
    return Part(role=named.role, name=name, source=source, page_index=named.page_index)
