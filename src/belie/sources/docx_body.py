"""The words of a Word part in document order, as they read now: our own walk of its XML (ISO/IEC 29500-1, 17).

Fields show their result, deleted words become changes, hidden words are set apart, notes and text boxes follow the
paragraph that holds them. Of alternatives (mc:AlternateContent) the first that Word itself would take is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from belie.domain.flags import RevisionKind
from belie.sources.docx_numbering import Numbering, Styles, format_number, is_on
from belie.sources.flow_text import Changed, Mark, Paragraph, lay_row
from belie.sources.ooxml import R, W

DEEPEST = 60  # nested tables and boxes; what is deeper is damage
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_CHANGES = {
    f"{W}ins": RevisionKind.INSERTED,
    f"{W}moveTo": RevisionKind.MOVED,
    f"{W}del": RevisionKind.DELETED,
    f"{W}moveFrom": RevisionKind.MOVED,
}
_STRUCK = frozenset((f"{W}del", f"{W}moveFrom"))
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "fldSimple")
)
_BLOCK_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
# Symbols that Word writes as characters of its picture fonts, at U+F000 and up
SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0FE: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF0FD: "☒"}
PICTURE_EMU = (914400 * 3, 914400 * 2)  # width, height: three by two inches hold words, less is a logo


@dataclass(slots=True)
class Comment:
    """Where a comment is attached."""

    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """What the walk comes by and does not write itself."""

    comments: dict[str, Comment] = field(default_factory=dict)  # by id, in the order of the text
    pictures: list[str] = field(default_factory=list)  # relation ids
    embedded: list[str] = field(default_factory=list)


class Walk:
    """One walk over the body of a document, its notes or its headers; numbering goes on from call to call."""

    def __init__(
        self, styles: Styles, numbering: Numbering, notes: Callable[[str, str], Any | None], found: Found
    ) -> None:
        """Take how to find the element of a note by kind ("footnote", "endnote") and id."""
        self._styles, self._numbering, self._note, self._found = styles, numbering, notes, found
        self._fields: list[bool] = []  # of the fields that are open: True once their result begins
        self._open: dict[str, Comment] = {}
        self._counts = {"footnote": 0, "endnote": 0}
        self._placed: set[tuple[str, str]] = set()  # notes that have been written
        self._joining: Paragraph | None = None
        self._depth = 0

    def blocks(self, container: Any) -> Iterator[Paragraph | Any]:
        """Yield the paragraphs of a body, cell or note, and the section properties (w:sectPr) where one ends."""
        self._depth += 1
        if self._depth <= DEEPEST:
            yield from self._blocks(container)
        self._depth -= 1

    def paragraphs(self, container: Any) -> list[Paragraph]:
        """Return the paragraphs of a cell or note."""
        return [block for block in self.blocks(container) if isinstance(block, Paragraph)]

    def _blocks(self, container: Any) -> Iterator[Paragraph | Any]:
        for child in container:
            tag = child.tag
            if tag == f"{W}p":
                paragraph = self._paragraph(child)
                if paragraph is not None:
                    yield paragraph
                section = child.find(f"{W}pPr/{W}sectPr")
                if section is not None:
                    yield section
            elif tag == f"{W}tbl":
                yield from self._table(child)
            elif tag == f"{W}sectPr":
                yield child
            elif tag in _BLOCK_WRAPPERS:
                yield from self._blocks(child)
            elif tag in _STRUCK:
                yield from self._struck_blocks(child, _changed(child))
            elif tag == f"{_MC}AlternateContent":
                yield from self._blocks(_chosen(child))
            elif tag == f"{W}altChunk":
                self._found.embedded.append(child.get(f"{R}id", ""))
            else:
                self._range(child)
        if self._joining is not None and container.tag in (f"{W}body", f"{W}tc"):
            joining, self._joining = self._joining, None
            yield joining

    def _paragraph(self, element: Any) -> Paragraph | None:
        """Return the paragraph; None when its mark is deleted, so that it runs on into the next."""
        properties = element.find(f"{W}pPr")
        paragraph = Paragraph()
        if properties is not None:
            before = properties.find(f"{W}pageBreakBefore")
            if before is not None and is_on(before):
                paragraph.turn_page(Mark.RENDERED)  # as that one: it opens no second page
        number = self._numbering.next(properties)
        style = properties.find(f"{W}pStyle") if properties is not None else None
        vanishes = self._is_hidden_style(style)
        self._inline(element, paragraph, None, struck=False, hidden=vanishes)
        if number and paragraph.says_something:
            first = next(
                (i for i, (mark, words) in enumerate(paragraph.parts) if mark is Mark.WORDS and words.strip()), 0
            )
            paragraph.parts.insert(first, (Mark.WORDS, f"{number} "))
            paragraph.before.insert(0, f"{number} ")
        if self._joining is not None:
            joined, self._joining = self._joining, None
            joined.before.append("\n\n")
            joined.join(paragraph)
            paragraph = joined
        struck = element.find(f"{W}pPr/{W}rPr/{W}del")
        if struck is not None and paragraph.says_something and self._depth:
            self._joining = paragraph
            return None
        return paragraph

    def _is_hidden_style(self, style: Any | None) -> bool:
        if style is None:
            return False
        found = self._styles.find(style.get(f"{W}val", ""), f"{W}rPr/{W}vanish")
        return found is not None and is_on(found)

    def _inline(self, element: Any, to: Paragraph, changed: Changed | None, *, struck: bool, hidden: bool) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, to, changed, struck=struck, hidden=hidden)
            elif tag in _CHANGES:
                gone = struck or tag in _STRUCK
                # What was inserted and deleted again is deleted
                by = changed if struck else _changed(child)
                if gone and by and changed and changed.kind is RevisionKind.INSERTED:
                    by = replace(by, added=True)
                self._inline(child, to, by, struck=gone, hidden=hidden)
            elif tag in _WRAPPERS:
                self._inline(child, to, changed, struck=struck, hidden=hidden)
            elif tag == f"{_MC}AlternateContent":
                self._inline(_chosen(child), to, changed, struck=struck, hidden=hidden)
            elif tag in (f"{_M}oMath", f"{_M}oMathPara"):
                self._put(
                    "".join(t.text or "" for t in child.iter(f"{_M}t")), to, changed, struck=struck, hidden=hidden
                )
            else:
                self._range(child)

    def _range(self, element: Any) -> None:
        """Open or close the words that a comment is attached to."""
        if element.tag == f"{W}commentRangeStart":
            ident = element.get(f"{W}id", "")
            self._open[ident] = self._found.comments.setdefault(ident, Comment())
        elif element.tag == f"{W}commentRangeEnd":
            self._open.pop(element.get(f"{W}id", ""), None)

    def _run(self, run: Any, to: Paragraph, changed: Changed | None, *, struck: bool, hidden: bool) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            vanish = properties.find(f"{W}vanish")
            hidden = is_on(vanish) if vanish is not None else hidden or self._is_hidden_style(
                properties.find(f"{W}rStyle")
            )  # fmt: skip
        for child in run:
            self._piece(child, to, changed, struck=struck, hidden=hidden)

    def _piece(self, child: Any, to: Paragraph, changed: Changed | None, *, struck: bool, hidden: bool) -> None:
        """Write one thing of a run."""
        tag = child.tag
        if tag == f"{W}fldChar":
            self._field(child, to, changed, struck=struck, hidden=hidden)
            return
        if not all(self._fields):
            return  # the instruction of a field
        if tag in (f"{W}t", f"{W}delText"):
            self._put((child.text or "").replace("\xad", ""), to, changed, struck=struck, hidden=hidden)
        elif tag in (f"{W}tab", f"{W}ptab"):
            self._put("\t", to, changed, struck=struck, hidden=hidden)
        elif tag == f"{W}br" and child.get(f"{W}type") == "page":
            if not struck and not hidden:
                to.turn_page(Mark.PAGE)
        elif tag in (f"{W}br", f"{W}cr"):
            self._put("\n", to, changed, struck=struck, hidden=hidden)
        elif tag == f"{W}lastRenderedPageBreak":
            to.turn_page(Mark.RENDERED)
        elif tag == f"{W}noBreakHyphen":
            self._put("-", to, changed, struck=struck, hidden=hidden)
        elif tag == f"{W}sym":
            self._put(_symbol(child), to, changed, struck=struck, hidden=hidden)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._note_at(child, to, shown=not struck and not hidden)
        elif tag == f"{W}commentReference":
            self._found.comments.setdefault(child.get(f"{W}id", ""), Comment())
        elif tag == f"{W}ruby":
            base = child.find(f"{W}rubyBase")
            if base is not None:
                self._inline(base, to, changed, struck=struck, hidden=hidden)
        elif tag == f"{_MC}AlternateContent":
            for each in _chosen(child):
                self._piece(each, to, changed, struck=struck, hidden=hidden)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawing(child, to)

    def _put(self, words: str, to: Paragraph, changed: Changed | None, *, struck: bool, hidden: bool) -> None:
        if not all(self._fields):
            return
        if struck:
            to.strike(words, changed or Changed(RevisionKind.DELETED))
            return
        if hidden:
            to.hide(words)
            return
        to.write(words, changed)
        for comment in self._open.values():
            comment.words.append(words)

    def _field(self, mark: Any, to: Paragraph, changed: Changed | None, *, struck: bool, hidden: bool) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._put(_form_value(mark), to, changed, struck=struck, hidden=hidden)
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _note_at(self, reference: Any, to: Paragraph, *, shown: bool) -> None:
        """Write the number of a note where it stands, and the note behind the paragraph."""
        kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        ident = reference.get(f"{W}id", "")
        note = self._note(kind, ident)
        if note is None or not shown or (kind, ident) in self._placed:
            return
        self._placed.add((kind, ident))
        self._counts[kind] += 1
        number = format_number(self._counts[kind], "lowerRoman" if kind == "endnote" else "decimal")
        to.write(f"[{number}]", mark=Mark.APART)
        fields, self._fields = self._fields, []
        paragraphs = self.paragraphs(note)
        self._fields = fields
        for paragraph in paragraphs:
            _strip_start(paragraph)
        if paragraphs:
            paragraphs[0].parts.insert(0, (Mark.APART, f"[{number}] "))
        to.after += paragraphs

    def _drawing(self, element: Any, to: Paragraph) -> None:
        """Write the text boxes of a drawing behind the paragraph, and note its pictures and embedded files."""
        for box in _outermost(element, f"{W}txbxContent"):
            fields, self._fields = self._fields, []
            to.after += self.paragraphs(box)
            self._fields = fields
        extent = next(element.iter(f"{_WP}extent"), None)
        large = extent is None or all(
            _whole(extent.get(side)) >= least for side, least in zip(("cx", "cy"), PICTURE_EMU, strict=True)
        )
        if large:
            self._found.pictures += [blip.get(f"{R}embed", "") for blip in element.iter(f"{_A}blip")]
            if element.tag == f"{W}pict":
                self._found.pictures += [image.get(f"{R}id", "") for image in element.iter(f"{_V}imagedata")]

    def _table(self, table: Any) -> Iterator[Paragraph]:
        for row in _rows(table):
            cells = [self.paragraphs(cell) for cell in _cells(row)]
            struck = row.find(f"{W}trPr/{W}del")
            if struck is not None:
                yield _struck_row(cells, _changed(struck))
            else:
                yield from lay_row(cells)

    def _struck_blocks(self, element: Any, changed: Changed) -> Iterator[Paragraph]:
        for paragraph in self.paragraphs(element):
            yield _struck_row([[paragraph]], changed)


def _struck_row(cells: Iterable[Iterable[Paragraph]], changed: Changed) -> Paragraph:
    """Return a paragraph of nothing but the deletion of these."""
    gone = Paragraph()
    texts = [each.text or "".join(words for _, words in each.changes) for cell in cells for each in cell]
    gone.strike("    ".join(text for text in texts if text.strip()), changed)
    return gone


def _strip_start(paragraph: Paragraph) -> None:
    """Take the blank after a note's own number off."""
    for at, (mark, words) in enumerate(paragraph.parts):
        if mark is Mark.WORDS:
            paragraph.parts[at] = (mark, words.lstrip(" \t"))
            if words.strip():
                return


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _BLOCK_WRAPPERS or child.tag in _STRUCK:
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _BLOCK_WRAPPERS:
            yield from _cells(child)


def _outermost(element: Any, tag: str) -> Iterator[Any]:
    """Yield the elements of this tag that stand in no other of it, the fallback of alternatives left out."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            yield from _outermost(_chosen(child), tag)
        else:
            yield from _outermost(child, tag)


def _chosen(alternatives: Any) -> Any:
    """Return the first choice, or the fallback where there is no choice."""
    choice = alternatives.find(f"{_MC}Choice")
    if choice is None:
        choice = alternatives.find(f"{_MC}Fallback")
    return alternatives if choice is None else choice


def _changed(element: Any) -> Changed:
    return Changed(
        _CHANGES[element.tag], " ".join(element.get(f"{W}author", "").split()), element.get(f"{W}date", "")[:10]
    )


def _symbol(element: Any) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return SYMBOLS.get(code | 0xF000 if code < 0x100 else code) or (chr(code) if 0 < code < 0xD800 else "\ufffd")


def _form_value(mark: Any) -> str:
    """Return what a form field of old kind shows that has no result in the text: a tick box, a chosen entry."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = box.find(f"{W}checked")
        if state is None:
            state = box.find(f"{W}default")
        return "☒" if state is not None and is_on(state) else "☐"
    choice = mark.find(f"{W}ffData/{W}ddList")
    if choice is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in choice.iterfind(f"{W}listEntry")]
    result = choice.find(f"{W}result")
    at = _whole(result.get(f"{W}val")) if result is not None else 0
    return entries[at] if at < len(entries) else ""


def _whole(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 12 else 0
