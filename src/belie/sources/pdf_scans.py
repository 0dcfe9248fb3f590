"""Pages of a PDF that are scans with somebody's OCR behind them, and text layers that are noise."""

from __future__ import annotations

from array import array
from dataclasses import replace

import numpy as np
import pypdfium2 as pdfium

from belie.documents.text_quality import is_noisy, text_quality
from belie.domain.documents import Origin, Page, Words
from belie.domain.flags import Flag, FlagKind
from belie.sources.pdf_objects import Drawing, iter_pictures

SCAN_SHARE = 0.8  # of the page that pictures cover: a sheet scanned with its margins, or in strips
UNJUDGED = 85  # percent sure of a layer with too few words to judge: neither doubtful nor certain


def is_ocr_layer(drawing: Drawing, page: pdfium.PdfPage, size_pt: tuple[float, float]) -> bool:
    """True when pictures cover the page and most of its text is invisible or drawn before them.

    Args:
        drawing: What the page draws.
        page: The page.
        size_pt: Its width and height.
    """
    if not drawing.pictures:
        return False
    boxes = np.concatenate([shape.boxes for shape in iter_pictures(drawing, page)])
    covered = float(np.abs((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])).sum())
    texts = [(order, text) for order, text in enumerate(drawing.texts) if text]
    if not texts or covered < SCAN_SHARE * size_pt[0] * size_pt[1]:
        return False
    unseen, pictured_at = set(drawing.unseen), drawing.pictures[-1][0]
    return sum(text in unseen or order < pictured_at for order, text in texts) > len(texts) / 2


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
