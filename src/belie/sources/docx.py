"""Word documents (DOCX, DOCM): the text as it reads now, with what the file holds beside it.

Tracked changes become revisions, comments documents of their own, embedded files and large pictures attachments;
hidden words and macros are flagged. Nothing is run, nothing outside the file is followed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from belie.documents.furniture import mark_furniture
from belie.documents.head_numbers import name_by_head
from belie.domain.dates import When
from belie.domain.documents import Document, DocumentKind, Hints, Page
from belie.domain.flags import Flag, FlagKind, Revision, RevisionKind
from belie.domain.ids import SourceId, document_id
from belie.domain.ledger import PLAIN, Attachment, ReadOptions, ReadResult, Unread, UnreadKind
from belie.domain.spans import Span, fold_space
from belie.sources.before_changes import before_changes
from belie.sources.days import read_day
from belie.sources.docx_body import Comment, Found, Walk
from belie.sources.docx_numbering import Numbering, Styles
from belie.sources.embedded import unwrap
from belie.sources.flow_text import Mark, PageWriter, Paragraph
from belie.sources.ooxml import Broken, Package, R, Relation, W

LONGEST_QUOTED = 400  # characters of the words a comment is attached to
MACROS = ("word/vbaProject.bin", "xl/vbaProject.bin", "ppt/vbaProject.bin")
_PICTURES = frozenset(("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif"))


def read_docx(data: bytes, name: str, source: SourceId, _options: ReadOptions = PLAIN) -> ReadResult:
    """Return the document, its comments as documents hanging on it, and the files inside it."""
    try:
        package = Package(data)
        main = package.first("", "officeDocument") or "word/document.xml"
        reading = _Reading(package, main)
        pages = reading.read()
    except Broken as err:
        return ReadResult(unread=err.unread)
    attachments = tuple(reading.attachments())
    top = document_id(source, "")
    pages, stamp = mark_furniture(pages)
    pages = name_by_head(pages)
    comments = tuple(reading.comments(name, source))
    held = (attachments, comments, reading.writer.revisions, reading.writer.flags)
    if not any(held) and not any(page.text.strip() for page in pages):
        return ReadResult(unread=Unread(kind=UnreadKind.EMPTY, detail="a Word document without words"))
    document = Document(
        id=top,
        source=source,
        name=name,
        format="docx",
        pages=pages,
        stamp=stamp,
        warnings=tuple(reading.warnings),
        flags=(*macro_flags(package), *reading.writer.flags),
        revisions=settle_moves(reading.writer.revisions),
        fields=package.properties(),
    )
    before = before_changes(document, reading.writer.earlier)
    return ReadResult(documents=(document, *before, *comments), attachments=attachments)


def macro_flags(package: Package) -> tuple[Flag, ...]:
    """Return a flag where an Office file carries code."""
    found = [part for part in MACROS if part in package]
    return tuple(Flag(kind=FlagKind.MACRO, detail=f"holds macros ({part}); they are never run") for part in found)


def settle_moves(revisions: list[Revision]) -> tuple[Revision, ...]:
    """Return the changes with each move once, where the words stand now."""
    moved = [revision for revision in revisions if revision.kind is RevisionKind.MOVED]
    here = {(each.text, each.author, each.date) for each in moved if each.text in each.paragraph}
    return tuple(
        each
        for each in revisions
        if each not in moved or each.text in each.paragraph or (each.text, each.author, each.date) not in here
    )


@dataclass(frozen=True, slots=True)
class _Section:
    """What a section says of its pages (w:sectPr)."""

    headers: tuple[str, ...]  # relation ids
    footers: tuple[str, ...]
    continues: bool  # on the page where the one before ends


class _Reading:
    """One document while it is read."""

    def __init__(self, package: Package, main: str) -> None:
        self.package = package
        self.warnings: list[str] = []
        self._main = main
        self._relations = package.relations(main)
        self._root = package.xml(main)
        self._found = Found()
        self._notes = {kind: self._by_id(f"{kind}s", kind) for kind in ("footnote", "endnote")}
        styles = Styles(self._optional("styles"))
        self._walk = Walk(styles, Numbering(self._optional("numbering"), styles), self._note, self._found)
        self._running = Walk(styles, Numbering(None, styles), lambda *_: None, Found())  # of headers and footers
        self.writer = PageWriter(_page_size(self._root))

    def read(self) -> tuple[Page, ...]:
        """Return the pages.

        Raises:
            Broken: The part has no body.
        """
        body = self._root.find(f"{W}body")
        if body is None:
            raise Broken(UnreadKind.CORRUPT, f"its part {self._main} has no body; ask for the file again")
        sections = [_section(each) for each in body.iter(f"{W}sectPr") if each.getparent().tag != f"{W}sectPrChange"]
        at, shown = 0, _Section((), (), continues=False)
        for block in self._walk.blocks(body):
            if isinstance(block, Paragraph):
                if at < len(sections) and sections[at].headers and sections[at].headers != shown.headers:
                    self._running_words(sections[at].headers)
                    shown = _Section(sections[at].headers, shown.footers, continues=False)
                self.writer.add(block)
                continue
            if at < len(sections) and sections[at].footers and sections[at].footers != shown.footers:
                self._running_words(sections[at].footers)
                shown = _Section(shown.headers, sections[at].footers, continues=False)
            at += 1
            if at < len(sections) and not sections[at].continues and not self.writer.on_empty_page:
                self.writer.end_page()
        return self.writer.pages()

    def _running_words(self, relations: tuple[str, ...]) -> None:
        """Write headers or footers, each once, apart from the text."""
        seen = set()
        for ident in relations:
            relation = self._relations.get(ident)
            if relation is None or relation.outside:
                continue
            try:
                root = self.package.xml(relation.target)
            except Broken as err:
                self.warnings.append(f"a header or footer was left out: {err.unread.detail}")
                continue
            lines = [line for each in self._running.paragraphs(root) for line in _all_text(each)]
            words = "\n".join(line for line in lines if line.strip())
            if words and words not in seen:
                seen.add(words)
                paragraph = Paragraph()
                paragraph.write(words, mark=Mark.APART)
                self.writer.add(paragraph)

    def _optional(self, kind: str) -> Any | None:
        """Return the root of a part that helps reading the main one; None where it is missing or damaged."""
        part = self.package.first(self._main, kind)
        if not part:
            return None
        try:
            return self.package.xml(part)
        except Broken as err:
            self.warnings.append(f"read without its {kind}: {err.unread.detail}")
            return None

    def _by_id(self, relation: str, tag: str) -> dict[str, Any]:
        root = self._optional(relation)
        return {} if root is None else {each.get(f"{W}id", ""): each for each in root.iterfind(f"{W}{tag}")}

    def _note(self, kind: str, ident: str) -> Any | None:
        return self._notes[kind].get(ident)

    def comments(self, name: str, source: SourceId) -> Iterator[Document]:
        """Yield the comments in the order of the text, each a document that hangs on this one."""
        written = self._by_id("comments", "comment")
        order = [ident for ident in self._found.comments if ident in written]
        order += [ident for ident in written if ident not in self._found.comments]
        for number, ident in enumerate(order, 1):
            element, place = written[ident], self._found.comments.get(ident, Comment())
            writer = PageWriter()
            for paragraph in self._running.paragraphs(element):
                writer.add(paragraph)
            text = "\n\n".join(page.text for page in writer.pages()).strip()
            if text:
                yield comment_document(
                    text,
                    name=name,
                    source=source,
                    number=number,
                    author=element.get(f"{W}author", ""),
                    date=element.get(f"{W}date", ""),
                    about=f"“{shortened(''.join(place.words))}”" if "".join(place.words).strip() else "",
                )

    def attachments(self) -> Iterator[Attachment]:
        """Yield the files embedded in the document and its large pictures."""
        wanted = {*self._found.embedded, *self._found.pictures}
        taken: set[str] = set()
        for ident, relation in self._relations.items():
            if relation.outside or relation.target in taken or relation.target not in self.package:
                continue
            if relation.kind in EMBEDDED or (ident in wanted and _is_picture(relation)):
                taken.add(relation.target)
                yield from embedded_file(self.package, relation)


EMBEDDED = frozenset(("oleObject", "package", "aFChunk"))  # relations to whole files


def embedded_file(package: Package, relation: Relation) -> Iterator[Attachment]:
    """Yield the file behind a relation, out of its wrapper; or why it cannot be had."""
    file = posixpath.basename(relation.target)
    try:
        yield unwrap(package.read(relation.target), file)
    except Broken as err:
        yield file, err.unread


def comment_document(
    text: str, *, name: str, source: SourceId, number: int, author: str, date: str, about: str
) -> Document:
    """Return a comment as a document of its own: first, apart, who wrote it and what it is attached to.

    It is its author's own words, as those of a memorandum are.
    """
    author, day = " ".join(author.split()), read_day(date)
    head = " ".join(part for part in ("Comment", f"by {author}" if author else "", f"on {day}" if day else "") if part)
    head = f"{head} about {about}" if about else head
    return Document(
        id=document_id(source, f"comment-{number}"),
        source=source,
        name=f"{name}#comment-{number}",
        format="comment",
        pages=(Page(index=0, text=f"{head}\n\n{text}", furniture=(Span(0, len(head)),)),),
        hints=Hints(
            kind=DocumentKind.MEMO,
            title=f"Comment {number} on {name}",
            author=author,
            date=When.of_day(day, derived="date of the comment") if day else None,
        ),
        parent=document_id(source, ""),
    )


def shortened(words: str) -> str:
    """Return words to quote, cut where they are many."""
    words = fold_space(words)
    return words if len(words) <= LONGEST_QUOTED else words[:LONGEST_QUOTED].rpartition(" ")[0] + " …"


def _is_picture(relation: Relation) -> bool:
    return relation.kind == "image" and relation.target.rpartition(".")[2].lower() in _PICTURES


def _all_text(paragraph: Paragraph) -> Iterator[str]:
    yield paragraph.text
    for after in paragraph.after:
        yield from _all_text(after)


def _section(properties: Any) -> _Section:
    kind = properties.find(f"{W}type")
    return _Section(
        tuple(each.get(f"{R}id", "") for each in properties.iterfind(f"{W}headerReference")),
        tuple(each.get(f"{R}id", "") for each in properties.iterfind(f"{W}footerReference")),
        kind is not None and kind.get(f"{W}val") in ("continuous", "nextColumn"),
    )


def _page_size(root: Any) -> tuple[float, float]:
    """Return width and height of the first section's paper in points; letter paper where none is given."""
    size = next(root.iter(f"{W}pgSz"), None)
    sides = [size.get(f"{W}{side}", "") if size is not None else "" for side in ("w", "h")]
    if all(side.isascii() and side.isdigit() and len(side) < 7 for side in sides):
        return int(sides[0]) / 20, int(sides[1]) / 20  # twentieths of a point
    return 612.0, 792.0
