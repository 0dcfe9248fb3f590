"""The pictures of pages to words: upright, straight, read, and placed in points. Runs in the guarded process."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from statistics import median

from PIL import Image

from belie.domain.documents import Words
from belie.domain.ledger import PLAIN, ReadOptions
from belie.domain.recognition import Recognition
from belie.sources.ocr.cleaning import clean
from belie.sources.ocr.engines import Ocr, SeenWord, get_engine
from belie.sources.ocr.redactions import find_redactions
from belie.sources.ocr.straighten import find_skew, set_straight, set_upright
from belie.sources.pictures import Picture, PictureError, Pictures, open_pictures

_BARE_RULE = re.compile(r"\|(?:,|[’']\w+)?")
_RULE_AND_WORD = re.compile(r"\|[a-z]{2,}[,.;]?")
TURNED_BELOW = 70.0  # mean confidence of a page that may lie on its side or head; upright faxes stay above it
TALL_SHARE = 0.3  # of the longer words, higher than wide: the page lies on its side
SPECK_BELOW = 40.0  # confidence of a "word" without letter or digit that is taken for dirt or a rule
# Letters end where a line's box does; the boxes of born pages are as high as the font, which is a quarter more.
FONT_SHARE = 0.12  # of the line's height, added above and below
TALLEST_WORD = 2.0  # times the height of its line's other words: a rule or a stain hangs on it
LOWEST_LINE = 0.8  # of the usual height: a line of dashes is as high as its font


def recognise_pages(
    data: bytes | Path, name: str, indexes: Sequence[int], engine: str, options: ReadOptions = PLAIN
) -> tuple[Recognition, ...]:
    """Return what the engine of that name reads on each page of a PDF or image file; never raises for bad bytes.

    Args:
        data: The bytes, or the file that holds them.
        name: As shown.
        indexes: Of the pages, from 0.
        engine: As `belie.sources.ocr.engines.choose_engine` gave it.
        options: Passwords for a locked PDF.
    """
    ocr = get_engine(engine)
    try:
        with open_pictures(data, name, options.passwords) as pictures:
            return tuple(_recognise_page(ocr, pictures, index) for index in indexes)
    except PictureError as error:
        return tuple(Recognition(unread=error.reason) for _ in indexes)


def _recognise_page(ocr: Ocr, pictures: Pictures, index: int) -> Recognition:
    try:
        return recognise(ocr, pictures.draw(index))
    except PictureError as error:
        return Recognition(unread=error.reason)


def recognise(ocr: Ocr, picture: Picture) -> Recognition:
    """Return the words on the picture of a page."""
    picture = clean(picture)
    dpi = round(picture.dpi)
    turned = 0
    image = picture.image
    skew, seen = _read(ocr, picture.image, dpi)
    if seen and (_mean(seen) < TURNED_BELOW or _lies_on_its_side(seen)):
        turned = ocr.orientation(picture.image, dpi)
        if turned:
            upright = set_upright(picture.image, turned)
            again = _read(ocr, upright, dpi)
            if _mean(again[1]) > _mean(seen) or _lies_on_its_side(seen):
                skew, seen, image = *again, upright
            else:
                turned = 0
    text, words = _place(seen, 72 / picture.dpi)
    return Recognition(
        text=text,
        words=words,
        size_pt=picture.size_pt,
        turned=turned,
        skew=skew if words else 0.0,
        engine=ocr.name,
        redactions=find_redactions(set_straight(image, skew), picture.dpi, seen),
    )


def _read(ocr: Ocr, image: Image.Image, dpi: int) -> tuple[float, list[SeenWord]]:
    skew = find_skew(image)
    seen = ocr.read(set_straight(image, skew), dpi)
    lines = [list(line) for _, line in groupby(seen, key=lambda word: word.line)]
    whole = [word for line in lines for word in mend_first_person(line)]
    return skew, [word for word in whole if word.confidence >= SPECK_BELOW or any(map(str.isalnum, word.text))]


def mend_first_person(line: Sequence[SeenWord]) -> list[SeenWord]:
    """Return the words of a line with "|" as the "I" it is in prose, and "|am" or "lam" as two words.

    Tesseract often takes the letter for a rule. A line with two rules is a table's and stays.
    """
    mended: list[SeenWord] = []
    rules = sum("|" in word.text for word in line)
    for at, word in enumerate(line):
        if rules == 1 and _BARE_RULE.fullmatch(word.text) and (len(word.text) > 1 or at + 1 < len(line)):
            mended.append(replace(word, text=f"I{word.text[1:]}"))
        elif (rules == 1 and _RULE_AND_WORD.fullmatch(word.text)) or word.text in ("lam", "Iam"):
            left, top, right, bottom = word.box
            middle = left + (right - left) // len(word.text)
            mended.append(replace(word, text="I", box=(left, top, middle, bottom)))
            mended.append(replace(word, text=word.text[1:], box=(middle, top, right, bottom)))
        else:
            mended.append(word)
    return mended


def _mean(seen: Sequence[SeenWord]) -> float:
    return sum(word.confidence for word in seen) / len(seen) if seen else 0.0


def _lies_on_its_side(seen: Sequence[SeenWord]) -> bool:
    longer = [word.box for word in seen if len(word.text) > 3]
    tall = sum(bottom - top > right - left for left, top, right, bottom in longer)
    return tall > TALL_SHARE * len(longer)


def _place(seen: Sequence[SeenWord], scale: float) -> tuple[str, Words]:
    """Return the lines as text, and each word with a box as high as the font of its line, in points."""
    lines = [list(line) for _, line in groupby(seen, key=lambda word: word.line)]
    usual = median(word.box[3] - word.box[1] for word in seen) if seen else 0.0
    text: list[str] = []
    spans, boxes, confidence = array("i"), array("f"), array("B")
    at = 0
    for line in lines:
        top, bottom = _edges(line, usual)
        for word in line:
            spans.extend((at, at + len(word.text)))
            boxes.extend((scale * word.box[0], scale * top, scale * word.box[2], scale * bottom))
            confidence.append(min(100, max(0, round(word.confidence))))
            at += len(word.text) + 1
        text.append(" ".join(word.text for word in line))
    return "\n".join(text), Words(spans, boxes, confidence)


def _edges(line: Sequence[SeenWord], usual: float) -> tuple[float, float]:
    """Return the top and bottom of a line's font, in pixels; dirt that hangs on a word does not count.

    `usual` is the height of most words of the page.
    """
    height = median(word.box[3] - word.box[1] for word in line)
    clean = [word.box for word in line if word.box[3] - word.box[1] <= TALLEST_WORD * max(height, 1)]
    top, bottom = min(box[1] for box in clean), max(box[3] for box in clean)
    room = max(FONT_SHARE * (bottom - top), (LOWEST_LINE * usual - (bottom - top)) / 2)
    return top - room, bottom + room
