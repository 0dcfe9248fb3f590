"""Image files as documents of pages without text: TIFF with all its pages, PNG, JPEG, GIF, BMP, WebP.

Every frame is decoded once, so that a damaged one is known at intake and not when somebody opens it.
"""

from __future__ import annotations

from belie.domain.documents import Document, Origin, Page
from belie.domain.ids import SourceId, document_id
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.pictures import PictureError, count_frames, load_frame, open_image

MOST_FRAMES = 5000  # a longer TIFF is an attack or should have been split


def read_image(data: bytes, name: str, source: SourceId, _options: ReadOptions = PLAIN) -> ReadResult:
    """Return the document of an image file, a page a frame, or why there is none."""
    try:
        image = open_image(data)
        count = count_frames(image)
    except PictureError as error:
        return ReadResult(unread=error.reason)
    if count > MOST_FRAMES:
        detail = f"{count} pages in one image, more than {MOST_FRAMES}; split it"
        return ReadResult(unread=Unread(kind=UnreadKind.LIMIT, detail=detail))
    pages: list[Page] = []
    bad: dict[int, Unread] = {}
    with image:
        still = 1 if image.format in ("GIF", "PNG", "WEBP") else count  # frames of a moving picture are no pages
        for index in range(still):
            try:
                size = load_frame(image, index).size_pt
            except PictureError as error:
                bad[index] = error.reason
                size = (0.0, 0.0)
            pages.append(Page(index=index, text="", origin=Origin.NONE, size_pt=size))
    if len(bad) == len(pages):
        return ReadResult(unread=_first(bad))
    warnings = [
        f"page {page.index + 1}: {_told(bad[page.index])}"
        if page.index in bad
        else f"page {page.index + 1}: a picture (needs_ocr)"
        for page in pages
    ]
    if still < count:
        warnings.append(f"a moving picture: only the first of {count} frames is kept as a page")
    document = Document(
        id=document_id(source, ""), source=source, name=name, format=str(image.format).lower(), pages=tuple(pages),
        warnings=tuple(warnings),
    )  # fmt: skip
    return ReadResult(documents=(document,))


def _first(bad: dict[int, Unread]) -> Unread:
    return next(iter(bad.values()))


def _told(reason: Unread) -> str:
    return f"{reason.detail} ({reason.kind.value})"
