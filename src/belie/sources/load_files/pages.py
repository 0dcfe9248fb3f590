"""The text files of a production as pages, joined to the page images by form feeds, files or printed numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from belie.documents.furniture import mark_furniture
from belie.domain.documents import PAGE_BREAK, Page
from belie.domain.ledger import Unread, UnreadKind
from belie.domain.productions import ImageHead, ReadText, TextJob
from belie.sources.load_files.image_check import check_image
from belie.sources.text import Undecodable, decode, split_pages

LONGEST_FOOT = 120  # characters of a line that ends in a page's number
# What stands in place of a document that was produced as its native file alone.
_SLIP_SHEET = re.compile(r"\bnative(?:ly)?\b", re.IGNORECASE)
SLIP_SHEET_WORDS = 40


def read_parts(
    texts: Sequence[TextJob], images: Sequence[tuple[str, bytes | Path]]
) -> tuple[tuple[ReadText, ...], tuple[ImageHead, ...]]:
    """Return what every text holds, and the head of every image (name, bytes), in order."""
    return tuple(read_text(job) for job in texts), tuple(check_image(_bytes(data), name) for name, data in images)


def read_text(job: TextJob) -> ReadText:
    """Return the pages of one document's text, named by its images where both are as many."""
    texts, warnings = [], []
    for data in job.files:
        try:
            text, warning = decode(_bytes(data))
        except Undecodable as err:
            return ReadText(unread=Unread(kind=UnreadKind.UNDECODABLE, detail=str(err)))
        texts.append(text.replace("\x00", "").replace("\ufeff", ""))
        warnings += [warning] if warning else []
    if not any(text.strip() for text in texts):
        return ReadText(unread=Unread(kind=UnreadKind.EMPTY, detail="the text file is empty"))
    if len(texts) == 1:
        split = split_pages(texts[0])
        if len(split) == 1 and len(job.keys) > 1:
            split = _split_at_numbers(split[0], job.keys) or split
    else:
        split = ["\n".join(split_pages(text)) for text in texts]
    pages, stamp = mark_furniture([Page(index=at, text=text) for at, text in enumerate(split)])
    return ReadText(pages=name_pages(pages, job.keys), stamp=stamp, warnings=tuple(dict.fromkeys(warnings)))


def _bytes(data: bytes | Path) -> bytes:
    return data.read_bytes() if isinstance(data, Path) else data


def name_pages(pages: Sequence[Page], keys: Sequence[str]) -> tuple[Page, ...]:
    """Return the pages with their production numbers: one each where both are as many, the one where there is one.

    Else the first page has the first number, and the others what is printed on them.
    """
    if len(keys) == 1:
        names = [keys[0]] * len(pages)
    elif len(keys) == len(pages):
        names = list(keys)
    else:
        names = [*keys[:1], *[""] * len(pages)][: len(pages)]
    return tuple(
        replace(page, names=replace(page.names, bates=name)) if name else page
        for page, name in zip(pages, names, strict=True)
    )


def is_slip_sheet(text: str) -> bool:
    """True for the few words on a sheet that stands for a native file: "Document produced in native format"."""
    return len(text.split()) <= SLIP_SHEET_WORDS and _SLIP_SHEET.search(text) is not None


def _split_at_numbers(text: str, keys: Sequence[str]) -> list[str]:
    """Return the pages of a text without form feeds, cut at the numbers printed on them; empty when one is missing."""
    lines: list[tuple[int, int]] = []
    at = 0
    for key in keys:
        match = re.compile(rf"^.{{0,{LONGEST_FOOT}}}(?<!\w){re.escape(key)}[ \t]*$", re.MULTILINE).search(text, at)
        if match is None:
            return []
        lines.append(match.span())
        at = match.end()
    on_top = not text[: lines[0][0]].strip()
    cuts = [start for start, _ in lines[1:]] if on_top else [end + 1 for _, end in lines[:-1]]
    return [text[start : end - 1].replace(PAGE_BREAK, "\n") for start, end in pairwise([0, *cuts, len(text) + 1])]
