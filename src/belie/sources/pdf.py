"""PDF: text in reading order, word boxes, page sizes; what is hidden, pinned on or embedded; pages without text.

PDFium is not safe in threads and crashes on some hostile files: the engine calls this in a guarded process
(`belie.sources.limits`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from belie.documents.furniture import mark_furniture
from belie.documents.page_order import check_order
from belie.domain.documents import Document, Hints, Origin, Page
from belie.domain.flags import Flag, FlagKind
from belie.domain.ids import SourceId, document_id
from belie.domain.ledger import PLAIN, Attachment, ReadOptions, ReadResult, Unread, UnreadKind
from belie.domain.spans import fold_space
from belie.sources.page_text import write_page
from belie.sources.pdf_annotations import Comment, read_annotations
from belie.sources.pdf_objects import list_objects
from belie.sources.pdf_redactions import MOST_PATHS, look_for_hidden
from belie.sources.pdf_scans import is_ocr_layer, judge_text
from belie.sources.pdf_words import read_words, without
from belie.sources.reading_order import put_in_order

# A page with fewer characters beside its furniture, and a picture on it, is taken for a scan with a stamp.
FEW_CHARACTERS = 30
PICTURE_SHARE = 0.25  # of the page; a seal or a signature is smaller
DRAWN_PATHS = 200  # letters drawn as outlines come as hundreds of paths; rules and boxes as a few dozen
COMMENT = "comment"  # `Document.format` of a reader's note


@dataclass(slots=True)
class _Beside:
    """What a PDF holds beside its pages."""

    flags: list[Flag] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    unread: dict[int, str] = field(default_factory=dict)  # page number: why
    told: list[str] = field(default_factory=list)  # more warnings


def read_pdf(data: bytes, name: str, source: SourceId, options: ReadOptions = PLAIN) -> ReadResult:
    """Return the document of a PDF and one for each reader's note in it, or why there is none.

    Embedded files are the attachments. A locked PDF is tried with each password of the options, in order.
    """
    try:
        pdf, password = _open(data, options.passwords)
    except pdfium.PdfiumError as err:
        return ReadResult(unread=_unopened(data, err, tried=len(options.passwords)))
    with pdf:
        beside = _Beside()
        pages = [_read_or_skip(pdf, index, beside) for index in range(len(pdf))]
        beside.files += _embedded(pdf)
        if len(beside.unread) == len(pages):
            detail = f"none of its {len(pages)} pages can be loaded; ask for the file again"
            unread = Unread(kind=UnreadKind.CORRUPT, detail=detail)
            return ReadResult(unread=unread, attachments=tuple(beside.files), password=password)
        marked, stamp = mark_furniture(pages)
        judged = [judge_text(_without_text(pdf, page)) for page in marked]
    final = tuple(page for page, _ in judged)
    beside.flags += (flag for _, flag in judged if flag)
    document = Document(
        id=document_id(source, ""), source=source, name=name, format="pdf", pages=final, stamp=stamp,
        flags=tuple(beside.flags),
    )  # fmt: skip
    return replace(_result(document, beside), attachments=tuple(beside.files), password=password)


def _result(document: Document, beside: _Beside) -> ReadResult:
    """Return the documents, or why there are none: no page has text."""
    pages, unread = document.pages, beside.unread
    scans = [page.index + 1 for page in pages if page.origin is Origin.NONE and page.index + 1 not in unread]
    unread |= dict.fromkeys(scans, "no text layer (needs_ocr)")
    for flag in document.flags:
        if flag.kind is FlagKind.NOISY_TEXT_LAYER and flag.page is not None:
            unread[flag.page + 1] = f"{flag.detail} (needs_ocr)"
    warnings = (*(f"page {number}: {why}" for number, why in sorted(unread.items())), *beside.told, *check_order(pages))
    shown = [comment for comment in beside.comments if _is_shown(comment, pages[comment.page])]
    notes = tuple(_comments(document, [comment for comment in beside.comments if comment not in shown]))
    if not notes and not scans and not any(page.text.strip() for page in pages):
        if beside.files:  # the empty cover of a portfolio
            return ReadResult(warnings=warnings)
        empty = Unread(kind=UnreadKind.EMPTY, detail=f"{len(pages)} pages without text or pictures")
        return ReadResult(unread=empty, warnings=warnings)
    typed = tuple(("typed on a page", _words_of(comment)) for comment in shown if comment.author or comment.date)
    return ReadResult(documents=(replace(document, warnings=warnings, fields=typed), *notes))


def _is_shown(comment: Comment, page: Page) -> bool:
    """True for what is typed or stamped on a page and stands in its text: no note, but part of the page."""
    return comment.kind in ("text", "stamp") and fold_space(comment.text) in fold_space(page.text)


def _words_of(comment: Comment) -> str:
    """Return who typed what, where and when: "p. 2, by T. Brandt, 2031-05-02: Received"."""
    told = [f"p. {comment.page + 1}", f"by {comment.author}" if comment.author else "", str(comment.date or "")]
    return f"{', '.join(filter(None, told))}: {fold_space(comment.text)}"


def _open(data: bytes, passwords: tuple[str, ...]) -> tuple[pdfium.PdfDocument, str]:
    """Return the PDF and the password that opened it, "" where it needs none.

    Raises:
        pypdfium2.PdfiumError: None of the passwords opens it, or it is no PDF.
    """
    for password in ("", *passwords):
        try:
            return pdfium.PdfDocument(data, password=password or None), password
        except pdfium.PdfiumError as err:
            if err.err_code != pdfium_c.FPDF_ERR_PASSWORD:
                raise
            last = err
    raise last


def _unopened(data: bytes, err: pdfium.PdfiumError, *, tried: int) -> Unread:
    """Return why a PDF could not be opened."""
    if err.err_code == pdfium_c.FPDF_ERR_PASSWORD:
        detail = (
            f"opens only with a password, and none of the {tried} given opens it"
            if tried
            else "opens only with a password"
        )
        return Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail=detail)
    if err.err_code == pdfium_c.FPDF_ERR_SECURITY:
        return Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail="encrypted in a way this version cannot open")
    if b"%%EOF" not in data[-2048:] and b" obj" in data:
        return Unread(
            kind=UnreadKind.TRUNCATED, detail="the file breaks off before its end (no %%EOF); ask for it again"
        )
    return Unread(kind=UnreadKind.CORRUPT, detail=f"{err}; ask for the file again")


def _read_or_skip(pdf: pdfium.PdfDocument, index: int, beside: _Beside) -> Page:
    try:
        return _read_page(pdf, index, beside)
    except pdfium.PdfiumError as err:
        beside.unread[index + 1] = f"{err} (corrupt)"
        return Page(index=index, text="", origin=Origin.NONE)


def _read_page(pdf: pdfium.PdfDocument, index: int, beside: _Beside) -> Page:
    page = pdf[index]
    try:
        annotations = read_annotations(page, index)
        if annotations.shown:
            # what is typed into a form, or stamped on, is drawn by an annotation: make it part of the page
            pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
            page.close()
            page = pdf[index]
        size = page.get_size()
        words = read_words(page)
        drawing = list_objects(page)
        found = look_for_hidden(page, index, size, words, drawing, annotations)
        if found.hidden is not None:
            words = without(words, found.hidden)
        text, placed, numbers = write_page(put_in_order(words, size), words)
        origin = Origin.OCR if is_ocr_layer(drawing, page, size) else Origin.BORN
    finally:
        page.close()
    if len(drawing.paths) > MOST_PATHS:
        beside.told.append(f"page {index + 1}: {len(drawing.paths)} drawn paths, too many to look for hidden words")
    if annotations.left_out:
        beside.told.append(f"page {index + 1}: {annotations.left_out} annotations left out")
    beside.flags += found.flags
    beside.files += annotations.files
    beside.comments += annotations.comments
    return Page(index=index, text=text, origin=origin, size_pt=size, words=placed, furniture=numbers)


def _comments(document: Document, comments: list[Comment]) -> Iterator[Document]:
    """Yield a document for each note of a reader."""
    for number, comment in enumerate(comments, start=1):
        title = f"{comment.kind.capitalize()} on p. {comment.page + 1} of {document.name}"
        yield Document(
            id=document_id(document.source, f"comment-{number}"),
            source=document.source,
            name=f"{document.name}#comment-{number}",
            format=COMMENT,
            pages=(Page(index=0, text=comment.text),),
            hints=Hints(title=title, author=comment.author, date=comment.date),
            parent=document.id,
        )


def _embedded(pdf: pdfium.PdfDocument) -> list[Attachment]:
    """Return the files that a portfolio or a PDF with attachments holds."""
    files: list[Attachment] = []
    for number in range(pdf.count_attachments()):
        attachment = pdf.get_attachment(number)
        name = attachment.get_name() or f"attachment-{number + 1}"
        try:
            files.append((name, bytes(attachment.get_data())))
        except pdfium.PdfiumError as err:
            files.append((name, Unread(kind=UnreadKind.CORRUPT, detail=f"embedded, and cannot be taken out: {err}")))
    return files


def _without_text(pdf: pdfium.PdfDocument, page: Page) -> Page:
    """Return the page as `Origin.NONE` when what it shows is no text: a scan, at most with a stamp on it."""
    if len(page.words) - sum(map(len, page.furniture)) >= FEW_CHARACTERS:
        return page  # more words than the furniture has letters
    said = len("".join(page.text.split())) - sum(len("".join(span.of(page.text).split())) for span in page.furniture)
    if said >= FEW_CHARACTERS or page.origin is Origin.NONE or not _shows_pictures(pdf, page, said):
        return page
    return Page(
        index=page.index, text=page.text, origin=Origin.NONE, size_pt=page.size_pt, words=page.words, names=page.names,
        furniture=page.furniture,
    )  # fmt: skip


def _shows_pictures(pdf: pdfium.PdfDocument, page: Page, said: int) -> bool:
    """True when a page is mostly picture, or says nothing (`said` characters) beside a picture of any size."""
    shown = pdf[page.index]
    try:
        area = page.size_pt[0] * page.size_pt[1]
        pictured = paths = 0.0
        for thing in shown.get_objects(max_depth=4):
            if thing.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = thing.get_bounds()
                pictured += abs((right - left) * (top - bottom))
            elif thing.type == pdfium_c.FPDF_PAGEOBJ_PATH:
                paths += 1
        return pictured >= PICTURE_SHARE * area or paths >= DRAWN_PATHS or (pictured > 0 and not said)
    finally:
        shown.close()
