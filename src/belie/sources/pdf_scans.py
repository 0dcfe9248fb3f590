"""Pages of a PDF that are scans with somebody's OCR behind them, and text layers that are noise."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from belie.documents.text_quality import is_noisy, text_quality
from belie.domain.documents import Origin, Page, Words
from belie.domain.flags import Flag, FlagKind

SCAN_SHARE = 0.8  # of the page that pictures cover: a sheet scanned with its margins, or in strips
MOST_NESTED = 2  # forms inside forms
_UNSEEN = 3  # text render mode: neither filled nor stroked (ISO 32000-1, table 106)
UNJUDGED = 85  # percent sure of a layer with too few words to judge: neither doubtful nor certain


def is_ocr_layer(page: pdfium.PdfPage, size_pt: tuple[float, float]) -> bool:
    """True when pictures cover the page and most of its text is invisible or drawn before them."""
    covered, pictured_at = 0.0, -1
    texts: list[tuple[int, bool]] = []  # order, invisible
    for order, thing in enumerate(page.get_objects(max_depth=MOST_NESTED)):
        if thing.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            covered += abs((right - left) * (top - bottom))
            pictured_at = order
        elif thing.type == pdfium_c.FPDF_PAGEOBJ_TEXT:
            texts.append((order, pdfium_c.FPDFTextObj_GetTextRenderMode(thing.raw) == _UNSEEN))
    if not texts or covered < SCAN_SHARE * size_pt[0] * size_pt[1]:
        return False
    return sum(unseen or order < pictured_at for order, unseen in texts) > len(texts) / 2


def judge_text(page: Page) -> tuple[Page, Flag | None]:
    """Return a page with the confidence of its text, and a flag where the text is noise.

    Nobody tells how sure the OCR of a scanner was: the share of the words that are made like words stands for it, the
    same for each word of the page. The text of a born page is as sure as it can be, unless it is noise.
    """
    if page.origin is Origin.OCR and isinstance(page.words, Words):
        quality = text_quality(page.text)
        percent = UNJUDGED if quality is None else round(100 * quality)
        words = Words(page.words.spans, page.words.boxes, _same(percent, len(page.words)))
        page = replace(page, words=words)
    if page.origin is Origin.NONE or not is_noisy(page.text):
        return page, None
    share = 1 - (text_quality(page.text) or 0.0)
    return page, Flag(
        kind=FlagKind.NOISY_TEXT_LAYER, page=page.index, detail=f"{share:.0%} of the words of its text are none"
    )


def _same(percent: int, count: int) -> array[int]:
    return array("B", [percent]) * count
