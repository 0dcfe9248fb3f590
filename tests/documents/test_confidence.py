"""How sure OCR is of the words of a statement."""

from __future__ import annotations

from array import array

from belie.documents.confidence import Confidence
from belie.domain.documents import Document, Page, Words
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import Span


def page(index: int, text: str, *percent: int) -> Page:
    spans, at = array("i"), 0
    for word in text.split():
        at = text.index(word, at)
        spans.extend((at, at + len(word)))
        at += len(word)
    words = Words(spans, array("f", [0.0] * (2 * len(spans))), array("B", percent))
    return Page(index=index, text=text, words=words)


def test_the_mean_of_the_words_a_span_touches_counts() -> None:
    pages = (page(0, "born text"), page(1, "read by ocr here", 90, 80, 40, 100), page(2, "and on", 60, 70))
    document = Document(id=DocumentId("d"), source=SourceId("0" * 64), name="a", format="pdf", pages=pages)
    sure = Confidence(document)
    at = document.text.index
    assert sure.of([Span(0, at("text") + 4)]) == 100
    assert sure.of([Span(at("by"), at("ocr") + 3)]) == 60
    assert sure.of([Span(at("ocr") + 1, at("ocr") + 2)]) == 40
    assert sure.of([Span(at("here"), at("here") + 4), Span(at("and"), at("and") + 3)]) == 80
    assert sure.of([]) == 100
