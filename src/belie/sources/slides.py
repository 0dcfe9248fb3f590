"""What a presentation holds beside its slides: speakers' notes, and which slides are hidden (ISO/IEC 29500-1, 19.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from belie.domain.documents import Document, Hints, Page
from belie.domain.flags import Flag, FlagKind
from belie.domain.ids import SourceId, document_id
from belie.domain.spans import Span
from belie.sources.ooxml import Package, R

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NO_NOTES = frozenset(("sldImg", "sldNum", "dt", "hdr", "ftr"))


@dataclass(frozen=True, slots=True)
class Beside:
    """Notes as documents, and a flag for each hidden slide."""

    notes: tuple[Document, ...]
    flags: tuple[Flag, ...]


def read_beside(pptx: bytes, name: str, source: SourceId) -> Beside:
    """Return what stands beside the slides of a PPTX file.

    Raises:
        Broken: A part of it cannot be read.
    """
    package = Package(pptx)
    main = package.first("", "officeDocument") or "ppt/presentation.xml"
    relations = package.relations(main)
    notes, flags = [], []
    for number, entry in enumerate(package.xml(main).iter(f"{_P}sldId"), 1):
        relation = relations.get(entry.get(f"{R}id", ""))
        if relation is None or relation.outside:
            continue
        if package.xml(relation.target).get("show") in ("0", "false"):
            flags.append(Flag(kind=FlagKind.HIDDEN_SHEET, page=number - 1, detail=f"slide {number} is hidden"))
        part = package.first(relation.target, "notesSlide")
        text = _words(package.xml(part)) if part else ""
        if text:
            notes.append(_document(text, number, name, source))
    return Beside(tuple(notes), tuple(flags))


def _words(root: Any) -> str:
    """Return the words of a page of notes, its running heads and page number left out."""
    paragraphs = [
        "".join("\n" if piece.tag == f"{_A}br" else piece.text or "" for piece in _pieces(paragraph)).strip()
        for shape in root.iter(f"{_P}sp")
        if not any(place.get("type") in _NO_NOTES for place in shape.iter(f"{_P}ph"))
        for paragraph in shape.iter(f"{_A}p")
    ]
    return "\n\n".join(words for words in paragraphs if words)


def _pieces(paragraph: Any) -> list[Any]:
    return [piece for piece in paragraph.iter() if piece.tag in (f"{_A}t", f"{_A}br")]


def _document(text: str, number: int, name: str, source: SourceId) -> Document:
    head = f"Speaker’s notes on slide {number}"
    return Document(
        id=document_id(source, f"notes-{number}"),
        source=source,
        name=f"{name}#notes-{number}",
        format="comment",
        pages=(Page(index=0, text=f"{head}\n\n{text}", furniture=(Span(0, len(head)),)),),
        hints=Hints(title=f"{head} of {name}"),
        parent=document_id(source, ""),
    )
