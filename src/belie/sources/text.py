"""Plain text: whatever encoding, whatever line ends, pages by form feeds."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

from charset_normalizer import from_bytes

from belie.documents.furniture import mark_furniture
from belie.documents.head_numbers import name_by_head
from belie.documents.page_order import check_order
from belie.documents.stamps import read_stamps
from belie.domain.documents import PAGE_BREAK, Document, Page
from belie.domain.ids import SourceId, document_id
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_HEADER_LINE = re.compile(r"^[ \t]*(?:USCA|Appellate|Appeal|Case|\d{1,2}:\d\d-).{20,280}$", re.MULTILINE)
_NOT_IN_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")
# Accented letters above this share of all letters are no Western text in Windows-1252 (French has about one in 25).
_ACCENTED_SHARE = 0.3


class Undecodable(ValueError):
    """No encoding explains the bytes."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of some bytes and a warning ("" for none).

    A byte order mark decides; then UTF-8; then UTF-16 by where the nulls stand; then Windows-1252, or what
    charset-normalizer proposes where that cannot be.

    Raises:
        Undecodable: No encoding explains the bytes.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            return text, _replaced(text)
    half = len(data) // 2
    if half and data.count(0) > 0.4 * half:
        even, odd = data[0::2].count(0), data[1::2].count(0)
        text = data.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
        return text, _replaced(text)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _decode_bytes(data)


def _decode_bytes(data: bytes) -> tuple[str, str]:
    lenient = data.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= letter <= "\udcff" for letter in lenient)
    good = sum(letter > "\x7f" for letter in lenient) - broken
    if good > broken:
        text = re.sub("[\udc80-\udcff]+", _escaped_to_1252, lenient)
        return text, f"{broken} bytes are no UTF-8 and were read as Windows-1252"
    letters = sum(byte > 0xBF or 0x41 <= byte <= 0x5A or 0x61 <= byte <= 0x7A for byte in data)
    if not _NOT_IN_1252.intersection(data) and sum(byte > 0xBF for byte in data) <= _ACCENTED_SHARE * letters:
        return data.decode("cp1252"), ""
    best = from_bytes(data[:100_000]).best()
    if best is None:
        raise Undecodable("no encoding explains the bytes")
    return data.decode(best.encoding, "replace"), f"encoding taken to be {best.encoding}"


def _escaped_to_1252(match: re.Match[str]) -> str:
    return match.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _replaced(text: str) -> str:
    lost = text.count("\ufffd")
    return f"{lost} characters could not be decoded" if lost else ""


def split_pages(text: str) -> list[str]:
    """Return the pages of a text: cut at form feeds, line ends as line feeds, nothing after a last form feed.

    A text without form feeds that has several court headers came from a paper with pages, and is cut there.
    """
    pages = _LINE_ENDS.sub("\n", text).split(PAGE_BREAK)
    if len(pages) == 1:
        return _split_at_headers(pages[0])
    if not pages[-1].strip():
        pages.pop()
    return [page.removeprefix("\n") if at else page for at, page in enumerate(pages)]


def _split_at_headers(text: str) -> list[str]:
    headers = [match for match in _HEADER_LINE.finditer(text) if read_stamps(match.group().strip())]
    if len(headers) < 2:
        return [text]
    on_top = not text[: headers[0].start()].strip()
    cuts = [match.start() if on_top else match.end() + 1 for match in (headers[1:] if on_top else headers)]
    ends = [0, *cuts, len(text) + 1]
    # the line feed at a cut becomes the page break between the pages
    pages = [text[start : end - 1] for start, end in pairwise(ends)]
    return pages if pages[-1].strip() else pages[:-1]


def read_text(data: bytes, name: str, source: SourceId, _options: ReadOptions = PLAIN) -> ReadResult:
    """Return the one document of a text file."""
    try:
        text, warning = decode(data)
    except Undecodable as err:
        return ReadResult(
            unread=Unread(kind=UnreadKind.UNDECODABLE, detail=f"{err}; open it in the program it is from")
        )
    warnings = [warning] if warning else []
    nulls = text.count("\x00")
    if nulls:
        text = text.replace("\x00", "")
        warnings.append(f"{nulls} null bytes left out")
    text = text.replace("\ufeff", "")
    if not text.strip():
        return ReadResult(unread=Unread(kind=UnreadKind.EMPTY, detail="nothing but white space"))
    pages = tuple(Page(index=index, text=page) for index, page in enumerate(split_pages(text)))
    pages, stamp = mark_furniture(pages)
    pages = name_by_head(pages)
    document = Document(
        id=document_id(source, ""), source=source, name=name, format="text", pages=pages, stamp=stamp,
        warnings=(*warnings, *check_order(pages)),
    )  # fmt: skip
    return ReadResult(documents=(document,))
