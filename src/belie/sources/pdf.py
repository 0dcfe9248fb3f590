"""Born-digital PDF: text in reading order, word boxes, page sizes; pages without text are named.

PDFium is not safe in threads and crashes on some hostile files: the engine calls this in a guarded process
(`belie.sources.limits`).
"""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from belie.documents.furniture import mark_furniture
from belie.domain.documents import Document, Origin, Page
from belie.domain.ids import SourceId, document_id
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.page_text import write_page
from belie.sources.pdf_words import read_words
from belie.sources.reading_order import put_in_order

# A page with fewer characters beside its furniture, and a picture on it, is taken for a scan with a stamp.
FEW_CHARACTERS = 30
PICTURE_SHARE = 0.25  # of the page; a seal or a signature is smaller
DRAWN_PATHS = 200  # letters drawn as outlines come as hundreds of paths; rules and boxes as a few dozen
_SHOWN_ANNOTATIONS = frozenset((pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP))


def read_pdf(data: bytes, name: str, source: SourceId, _options: ReadOptions = PLAIN) -> ReadResult:
    """Return the one document of a PDF, or why there is none."""
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as err:
        return ReadResult(unread=_unopened(data, err))
    with pdf:
        count = len(pdf)
        pages: list[Page] = []
        unread: dict[int, str] = {}  # page number: why
        for index in range(count):
            try:
                pages.append(_read_page(pdf, index))
            except pdfium.PdfiumError as err:
                pages.append(Page(index=index, text="", origin=Origin.NONE))
                unread[index + 1] = f"{err} (corrupt)"
        if len(unread) == count:
            detail = f"none of its {count} pages can be loaded; ask for the file again"
            return ReadResult(unread=Unread(kind=UnreadKind.CORRUPT, detail=detail))
        marked, stamp = mark_furniture(pages)
        final = tuple(_without_text(pdf, page) for page in marked)
    scans = [page.index + 1 for page in final if page.origin is Origin.NONE and page.index + 1 not in unread]
    unread |= dict.fromkeys(scans, "no text layer (needs_ocr)")
    warnings = tuple(f"page {number}: {why}" for number, why in sorted(unread.items()))
    if not any(page.text.strip() for page in final):
        if not scans:
            unread_all = Unread(kind=UnreadKind.EMPTY, detail=f"{count} pages without text or pictures")
            return ReadResult(unread=unread_all, warnings=warnings)
        detail = f"no text layer on {_list_pages(scans)} of {count}: scanned, needs OCR"
        return ReadResult(unread=Unread(kind=UnreadKind.NEEDS_OCR, detail=detail), warnings=warnings)
    document = Document(
        id=document_id(source, ""), source=source, name=name, format="pdf", pages=final, stamp=stamp,
        warnings=warnings,
    )  # fmt: skip
    return ReadResult(documents=(document,))


def _unopened(data: bytes, err: pdfium.PdfiumError) -> Unread:
    """Return why a PDF could not be opened."""
    if err.err_code == pdfium_c.FPDF_ERR_PASSWORD:
        return Unread(
            kind=UnreadKind.PASSWORD_REQUIRED, detail="opens only with a password; add a copy saved without one"
        )
    if err.err_code == pdfium_c.FPDF_ERR_SECURITY:
        return Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail="encrypted in a way this version cannot open")
    if b"%%EOF" not in data[-2048:] and b" obj" in data:
        return Unread(
            kind=UnreadKind.TRUNCATED, detail="the file breaks off before its end (no %%EOF); ask for it again"
        )
    return Unread(kind=UnreadKind.CORRUPT, detail=f"{err}; ask for the file again")


def _read_page(pdf: pdfium.PdfDocument, index: int) -> Page:
    page = pdf[index]
    try:
        if _has_shown_annotations(page):
            # what is typed into a form, or stamped on, is drawn by an annotation: make it part of the page
            pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
            page.close()
            page = pdf[index]
        size = page.get_size()
        words = read_words(page)
        text, placed, numbers = write_page(put_in_order(words, size), words)
        return Page(index=index, text=text, size_pt=size, words=placed, furniture=numbers)
    finally:
        page.close()


def _has_shown_annotations(page: pdfium.PdfPage) -> bool:
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
        if kind in _SHOWN_ANNOTATIONS:
            return True
    return False


def _without_text(pdf: pdfium.PdfDocument, page: Page) -> Page:
    """Return the page as `Origin.NONE` when what it shows is no text: a scan, at most with a stamp on it."""
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


def _list_pages(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    return f"pages {', '.join(map(str, numbers))}" if len(numbers) <= 20 else f"{len(numbers)} pages"
