"""The words OCR read, laid out as the text of a page: columns, paragraphs and line numbers as on born-digital pages."""

from __future__ import annotations

from array import array
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from belie.domain.documents import Origin, Page, Words
from belie.domain.recognition import Recognition
from belie.sources.ocr.straighten import Boxes, Way
from belie.sources.page_text import write_page
from belie.sources.pdf_words import PageWords, without
from belie.sources.reading_order import put_in_order

BESIDE_PT = 2.0  # a word read within this distance of one that the file itself has is the same word


def lay_out(page: Page, seen: Recognition) -> Page:
    """Return a page as OCR reads it: text, words with confidence, line numbers, and its names so far.

    What the file has as text on a page of pictures (a court's header on a scan) stands in place of what OCR makes of
    it, with full confidence.

    Args:
        page: As the reader gave it, `Origin.NONE`.
        seen: What OCR read on its picture.
    """
    size = page.size_pt if page.size_pt[0] > 0 else seen.size_pt
    way = Way(size, seen.turned, seen.skew)
    words = _page_words(seen.text, seen.words, _boxes(seen.words) * _scale(seen.size_pt, size))
    if len(page.words):
        held = page.words if isinstance(page.words, Words) else Words.pack(page.words)
        words = _with_own(words, _page_words(page.text, held, way.straighten(_boxes(held))))
    text, placed, numbers = write_page(put_in_order(words, way.upright_size), words)
    boxes = array("f")
    boxes.frombytes(np.ascontiguousarray(way.home(_boxes(placed)), dtype=np.float32).tobytes())
    return replace(
        page, text=text, words=Words(placed.spans, boxes, placed.confidence), furniture=numbers, origin=Origin.OCR,
        size_pt=size,
    )  # fmt: skip


def _boxes(words: Words) -> Boxes:
    return np.frombuffer(words.boxes, dtype=np.float32).reshape(-1, 4)


def _scale(drawn: tuple[float, float], page: tuple[float, float]) -> float:
    """Return how many points of the page a point of the picture is: pictures may state another resolution."""
    return max(page) / max(drawn) if max(drawn) > 0 else 1.0


def _page_words(text: str, words: Words, boxes: Boxes) -> PageWords:
    spans = np.frombuffer(words.spans, dtype=np.int32).reshape(-1, 2)
    confidence = np.frombuffer(words.confidence, dtype=np.uint8) if words.confidence else np.full(len(words), 100, "u1")
    return PageWords(
        text, spans[:, 0], spans[:, 1], boxes.astype(np.float32), np.zeros(len(words), np.intp), confidence
    )


def _with_own(read: PageWords, own: PageWords) -> PageWords:
    """Return the words of the file itself, and those read where it has none."""
    again = _covered(read.boxes, own.boxes)
    assert read.confidence is not None
    assert own.confidence is not None
    left, sure = without(read, again), read.confidence[~again]
    shift = len(own.text) + 1
    return PageWords(
        f"{own.text}\n{left.text}",
        np.concatenate((own.starts, left.starts + shift)).astype(np.int32),
        np.concatenate((own.ends, left.ends + shift)).astype(np.int32),
        np.concatenate((own.boxes, left.boxes)),
        np.concatenate((own.chars, left.chars)),
        np.concatenate((own.confidence, sure)),
    )


def _covered(read: Boxes, own: Boxes) -> NDArray[np.bool_]:
    """Return which boxes have their middle in or beside one of `own`."""
    x, y = ((read[:, 0] + read[:, 2]) / 2)[:, None], ((read[:, 1] + read[:, 3]) / 2)[:, None]
    across = (x > own[:, 0] - BESIDE_PT) & (x < own[:, 2] + BESIDE_PT)
    down = (y > own[:, 1] - BESIDE_PT) & (y < own[:, 3] + BESIDE_PT)
    return np.asarray((across & down).any(axis=1))
