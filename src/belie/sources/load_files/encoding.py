"""Bytes of a load file to characters, and the way back to the byte.

The encoding is sniffed before anything is split: in UTF-8 the qualifier U+00FE is two bytes, in Windows-1252 one.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPED = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n|\n|\r")


@dataclass(slots=True)
class Text:
    """The characters of a load file, one for one what `place` counts in."""

    text: str  # bytes that the encoding does not have are read as Windows-1252
    encoding: str
    bom: int  # bytes before the first character
    undecodable: tuple[int, ...]  # indexes of characters whose bytes the encoding does not have
    _raw: str = field(repr=False, default="")
    _lines: list[int] = field(default_factory=list, repr=False)  # where each line starts
    _known: tuple[int, int] = (0, 0)  # a character and its byte: places are asked for in order

    def place(self, at: int) -> tuple[int, int]:
        """Return the line (from 1) and the byte (from 0) of a character."""
        if not self._lines:
            self._lines = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        start, byte = self._known if self._known[0] <= at else (0, self.bom)
        byte = byte or self.bom
        byte += len(self._raw[start:at].encode(self.encoding, _errors(self.encoding)))
        self._known = (at, byte)
        return bisect_right(self._lines, at), byte


def decode(data: bytes) -> Text:
    """Return the text of a load file: a byte order mark decides, then nulls, then whether UTF-8 explains the bytes."""
    encoding, bom = _encoding(data)
    if encoding.startswith("utf-16"):
        data = data[: len(data) - (len(data) - bom) % 2]
    raw = data[bom:].decode(encoding, _errors(encoding))
    wrong = tuple(match.start() for match in _ESCAPED.finditer(raw)) if not raw.isascii() else ()
    return Text(_ESCAPED.sub(_as_1252, raw) if wrong else raw, encoding, bom, wrong, raw)


def _encoding(data: bytes) -> tuple[str, int]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, len(mark)
    head = data[:4096]
    if head.count(0) > len(head) // 5:  # every other byte of Latin text, less where names are not
        return ("utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le"), 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        lenient = data.decode("utf-8", "surrogateescape")
        broken = len(_ESCAPED.findall(lenient))
        good = sum(letter > "\x7f" for letter in lenient) - broken
        return ("utf-8" if good > broken else "cp1252"), 0
    return "utf-8", 0


def _errors(encoding: str) -> str:
    return "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"


def _as_1252(match: re.Match[str]) -> str:
    code = ord(match.group())
    return bytes((code & 0xFF,)).decode("cp1252", "replace") if 0xDC80 <= code <= 0xDCFF else "\ufffd"
