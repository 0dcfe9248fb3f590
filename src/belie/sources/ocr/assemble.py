"""A document with its scanned pages read: laid out, furniture found again over all pages, doubts told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from belie.documents.furniture import mark_furniture
from belie.documents.text_quality import text_quality
from belie.domain.documents import Document, Origin, Page
from belie.domain.flags import Flag, FlagKind
from belie.domain.recognition import Recognition
from belie.domain.statements import DOUBTFUL_BELOW
from belie.sources.ocr.layout import lay_out

_WAITS = re.compile(r"page (\d+): .*\(needs_ocr\)")


def with_recognitions(document: Document, seen: Mapping[int, Recognition]) -> Document:
    """Return a document with what OCR read on its pages, by index.

    A page without text takes what was read; one whose text is noise takes it where more of its words are made like
    words. What could not be read stays as it is, with a warning.
    """
    pages = tuple(_read(page, seen[page.index]) if page.index in seen else page for page in document.pages)
    read = {page.index for page, before in zip(pages, document.pages, strict=True) if page is not before}
    marked, stamp = mark_furniture([page if page.index in read else _unmarked(page) for page in pages])
    doubtful = [
        Flag(kind=FlagKind.LOW_CONFIDENCE, page=page.index, detail=f"OCR is {sure:.0f} % sure of its words")
        for page in marked
        if page.index in read and (sure := seen[page.index].confidence) < DOUBTFUL_BELOW
    ]
    told = [told for told in document.warnings if not _is_settled(told, seen)]
    told += [_failed(index, found) for index, found in sorted(seen.items()) if found.unread]
    told += [f"page {(flag.page or 0) + 1}: {flag.detail}; check it ({flag.kind.value})" for flag in doubtful]
    if read and not any(page.text.strip() for page in marked):
        told.append("OCR finds no words on its pages")
    return replace(
        document, pages=marked, stamp=stamp if stamp.case else document.stamp, warnings=tuple(told),
        flags=(*document.flags, *_redactions(document, seen), *doubtful),
    )  # fmt: skip


def _read(page: Page, seen: Recognition) -> Page:
    """Return a page as OCR reads it, or the page itself where that is no better."""
    if seen.unread:
        return page
    if page.origin is Origin.NONE:
        return lay_out(page, seen)
    read = lay_out(replace(page, text="", words=(), furniture=()), seen)
    return read if (text_quality(read.text) or 0.0) > (text_quality(page.text) or 0.0) else page


def _redactions(document: Document, seen: Mapping[int, Recognition]) -> Iterator[Flag]:
    """Yield the redactions in the pictures of pages, but those that the reader of the file found."""
    known = [flag for flag in document.flags if flag.kind is FlagKind.REDACTION and flag.bbox_pt]
    for index, found in sorted(seen.items()):
        area = found.size_pt[0] * found.size_pt[1]
        for held in found.redactions if area else ():
            left, top, right, bottom = held.bbox_pt
            if any(flag.page == index and _overlap(flag.bbox_pt or held.bbox_pt, held.bbox_pt) for flag in known):
                continue
            yield Flag(
                kind=FlagKind.REDACTION,
                page=index,
                bbox_pt=held.bbox_pt,
                share=round((right - left) * (bottom - top) / area, 4),
                detail=f"labelled {held.label}" if held.label else "black",
            )


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _unmarked(page: Page) -> Page:
    """Return a page with no furniture but its line numbers, so that its heads are compared with those OCR read."""
    numbers = tuple(span for span in page.furniture if span.of(page.text).strip().isdigit())
    return replace(page, furniture=numbers)


def _is_settled(warning: str, seen: Mapping[int, Recognition]) -> bool:
    """True for a warning that a page wants OCR, of a page that had it."""
    match = _WAITS.fullmatch(warning)
    return match is not None and int(match.group(1)) - 1 in seen


def _failed(index: int, seen: Recognition) -> str:
    assert seen.unread is not None
    return f"page {index + 1}: {seen.unread.detail} ({seen.unread.kind.value})"
