"""The tokens and encodings of rich text (Rich Text Format Specification 1.9.1, Microsoft 2008)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

MARK = b"{\\rtf"
DEEPEST = 1000  # groups one in another, more are read as one; programs write some twenty


class Kind(IntEnum):
    """What a token is."""

    OPEN = 0
    CLOSE = 1
    WORD = 2  # \word or \word12
    SIGN = 3  # \~ and the like
    BYTES = 4  # text in the encoding of its font, \'e9 undone
    BINARY = 5  # what follows \bin


class Token(NamedTuple):
    """One token; `value` is the word, the sign or the bytes."""

    kind: Kind
    value: bytes
    number: int | None = None


_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\",
    re.DOTALL,
)


def iter_tokens(rtf: bytes) -> Iterator[Token]:
    """Yield the tokens in order; line ends mean nothing and are left out."""
    at = 0
    while match := _TOKEN.match(rtf, at):
        at = match.end()
        code, word, number, sign, brace, text = match.groups()
        if text is not None:
            yield Token(Kind.BYTES, text)
        elif word is not None:
            count = int(number) if number is not None else None
            if word == b"bin":
                start, at = at, at + max(0, count or 0)
                yield Token(Kind.BINARY, rtf[start:at])
            else:
                yield Token(Kind.WORD, word, count)
        elif code is not None:
            yield Token(Kind.BYTES, bytes([int(code, 16)]))
        elif brace is not None:
            yield Token(Kind.OPEN if brace == b"{" else Kind.CLOSE, brace)
        elif sign is not None:
            yield Token(Kind.SIGN, sign)


# \fcharsetN to code page (specification, "Font Table"); 0 and 1 are the document's own
_CHARSETS = {
    2: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp437",
}  # fmt: skip
SYMBOL = 2
_SETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


class Encodings:
    """The encoding of the document and those of its fonts."""

    def __init__(self) -> None:
        """Begin with that of Windows in Western Europe."""
        self.own = "cp1252"
        self.default_font = 0
        self._fonts: dict[int, str] = {}
        self._symbols: set[int] = set()

    def declare(self, word: str, number: int | None) -> None:
        """Take the words of the header that name the document's encoding."""
        if word == "ansicpg" and number:
            self.own = _codec(number) or self.own
        elif word in _SETS:
            self.own = _SETS[word]
        elif word == "deff" and number is not None:
            self.default_font = number

    def declare_font(self, font: int, word: str, number: int | None) -> None:
        """Take the words of the font table that name a font's encoding."""
        if word == "fcharset" and number == SYMBOL:
            self._symbols.add(font)
        elif word == "fcharset" and number in _CHARSETS:
            self._fonts[font] = _CHARSETS[number]
        elif word == "cpg" and number and (codec := _codec(number)):
            self._fonts[font] = codec

    def decode(self, data: bytes, font: int) -> str:
        """Return the words that bytes in this font stand for."""
        return data.decode(self._fonts.get(font, self.own), "replace")

    def is_symbol(self, font: int) -> bool:
        """True for a font of pictures."""
        return font in self._symbols


class Letters:
    """The letters that \\u writes, some in two halves (UTF-16)."""

    def __init__(self) -> None:
        """Begin with no half."""
        self._half = 0

    def take(self, number: int) -> str:
        """Return the letter of a number, "" for the first half of one."""
        code, half = number % 0x10000, self._half
        self._half = code if 0xD800 <= code < 0xDC00 else 0
        if self._half:
            return ""
        if 0xDC00 <= code < 0xE000:
            return chr(0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00)) if half else "\ufffd"
        return chr(code)


def _codec(page: int) -> str:
    name = {65001: "utf-8", 10000: "mac_roman", 708: "cp864", 42: "cp1252"}.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
