"""Whether an image file is whole, and how large its pages are, by its head and its ends: no picture is decoded.

Ten thousand scans are not worth decoding when their text came with them; one cut off in copying must show all the
same. TIFF 6.0 sections 2 and 8; PNG and JPEG by their first and last marks.
"""

from __future__ import annotations

import struct

from belie.domain.ledger import Unread, UnreadKind
from belie.domain.productions import ImageHead
from belie.sources.sniff import Kind, sniff

MOST_PAGES = 20_000  # of one file; a longer chain of directories is a loop
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8}  # bytes a value: BYTE, ASCII, SHORT, LONG, RATIONAL
_WIDTH, _HEIGHT, _X_RESOLUTION, _Y_RESOLUTION, _UNIT = 256, 257, 282, 283, 296
_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 273, 279, 324, 325
_CENTIMETRE = 3
POINTS = 72.0
TAIL = 4096  # bytes at the end in which an end mark may stand, before padding


def check_image(data: bytes, name: str) -> ImageHead:
    """Return the sizes of an image file's pages, or why it is damaged."""
    kind = sniff(data, name).kind
    if kind is Kind.TIFF:
        return _tiff(data)
    if kind is Kind.JPEG:
        return ImageHead(sizes_pt=((0.0, 0.0),)) if b"\xff\xd9" in data[-TAIL:] else _truncated("JPEG")
    if kind is Kind.PNG:
        if b"IEND" not in data[-TAIL:] or len(data) < 33:
            return _truncated("PNG")
        return ImageHead(sizes_pt=((0.0, 0.0),))
    if kind is Kind.PDF:
        return ImageHead() if b"%%EOF" in data[-TAIL:] else _truncated("PDF")  # how many pages, only a reader tells
    if kind is Kind.EMPTY:
        return ImageHead(unread=Unread(kind=UnreadKind.EMPTY, detail="the file has no bytes"))
    if kind in (Kind.GIF, Kind.BMP, Kind.WEBP):
        return ImageHead(sizes_pt=((0.0, 0.0),))
    return ImageHead(unread=Unread(kind=UnreadKind.CORRUPT, detail=f"not an image but {kind.value}"))


def _truncated(what: str) -> ImageHead:
    detail = f"the end of the {what} is missing; ask for it again"
    return ImageHead(unread=Unread(kind=UnreadKind.TRUNCATED, detail=detail))


def _tiff(data: bytes) -> ImageHead:
    order = "<" if data[:2] == b"II" else ">"
    sizes: list[tuple[float, float]] = []
    seen: set[int] = set()
    try:
        (at,) = struct.unpack_from(f"{order}I", data, 4)
        while at and at not in seen and len(sizes) < MOST_PAGES:
            seen.add(at)
            tags, at = _directory(data, at, order)
            if not _holds_picture(tags, len(data)):
                return _truncated("TIFF")
            sizes.append(_size(tags))
    except (struct.error, OverflowError):
        return _truncated("TIFF")
    if not sizes:
        return ImageHead(unread=Unread(kind=UnreadKind.CORRUPT, detail="a TIFF without a page; ask for it again"))
    return ImageHead(sizes_pt=tuple(sizes))


def _directory(data: bytes, at: int, order: str) -> tuple[dict[int, tuple[float, ...]], int]:
    """Return the values of the tags of one page, and where the next page's directory stands."""
    (count,) = struct.unpack_from(f"{order}H", data, at)
    tags: dict[int, tuple[float, ...]] = {}
    for entry in range(at + 2, at + 2 + 12 * count, 12):
        tag, kind, length = struct.unpack_from(f"{order}HHI", data, entry)
        size = _SIZES.get(kind)
        if size is None or tag not in _KNOWN:
            continue
        place = entry + 8
        if size * length > 4:
            (place,) = struct.unpack_from(f"{order}I", data, place)
        if place + size * length > len(data):
            raise struct.error("a tag's values lie past the end")
        if kind == 5:
            halves = struct.unpack_from(f"{order}{2 * length}I", data, place)
            tags[tag] = tuple(over / under if under else 0.0 for over, under in zip(*[iter(halves)] * 2, strict=True))
        else:
            letter = {1: "B", 2: "B", 3: "H", 4: "I"}[kind]
            tags[tag] = struct.unpack_from(f"{order}{length}{letter}", data, place)
    (following,) = struct.unpack_from(f"{order}I", data, at + 2 + 12 * count)
    return tags, following


_KNOWN = frozenset((_WIDTH, _HEIGHT, _X_RESOLUTION, _Y_RESOLUTION, _UNIT, _STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES))


def _holds_picture(tags: dict[int, tuple[float, ...]], size: int) -> bool:
    """True when the picture's strips or tiles lie inside the file."""
    starts = tags.get(_STRIPS) or tags.get(_TILES)
    lengths = tags.get(_STRIP_BYTES) or tags.get(_TILE_BYTES) or ()
    if not starts:
        return False
    if len(lengths) == len(starts):
        return all(start + length <= size for start, length in zip(starts, lengths, strict=True))
    return max(starts) < size


def _size(tags: dict[int, tuple[float, ...]]) -> tuple[float, float]:
    """Return width and height in points, 0 where no resolution is given."""
    points = POINTS / 2.54 if tags.get(_UNIT) == (_CENTIMETRE,) else POINTS  # a unit of the resolution
    width, height = (
        round(tags.get(side, (0.0,))[0] / dots * points, 2) if (dots := tags.get(resolution, (0.0,))[0]) > 1 else 0.0
        for side, resolution in ((_WIDTH, _X_RESOLUTION), (_HEIGHT, _Y_RESOLUTION))
    )
    return width, height
