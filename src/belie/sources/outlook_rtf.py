"""The rich text of an Outlook message: the page or plain text that is wrapped in it.

Outlook keeps a web page inside RTF: pieces of HTML stand in groups "{\\*\\htmltag ...}", and what is there for RTF
alone between \\htmlrtf and \\htmlrtf0 (MS-OXRTFEX 2.1).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<sign>[^a-zA-Z])|"
    rb"(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|(?P<stray>\\)",
    re.DOTALL,
)
_PRINTED = {
    "par": "\n", "line": "\n", "tab": "\t", "row": "\n", "cell": "\t", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "endash": "–", "emdash": "—",
}  # fmt: skip
_SIGNS = {"~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
_NO_TEXT = frozenset("fonttbl colortbl stylesheet info pict object header footer listtable generator themedata".split())
_DEEPEST = 2000


@dataclass(slots=True)
class _Group:
    """What holds inside a pair of braces."""

    skipped: bool = False
    html_tag: bool = False
    rtf_only: bool = False
    after_unicode: int = 1  # fallback characters that follow \\u


def read_body(rtf: bytes) -> tuple[str, bool]:
    """Return the words of the rich text, and whether they are HTML; "" for what is no rich text."""
    if not rtf.lstrip().startswith(b"{\\rtf"):
        return "", False
    is_html = b"\\fromhtml" in rtf[:1000]
    return _Reader(rtf, is_html).read(), is_html


class _Reader:
    def __init__(self, rtf: bytes, is_html: bool) -> None:
        self._rtf, self._is_html = rtf, is_html
        self._codec = _codec(rtf)
        self._out: list[str] = []
        self._bytes = bytearray()  # of a run in the code page: one letter may take two
        self._skip = 0

    def read(self) -> str:
        groups = [_Group()]
        for token in _TOKEN.finditer(self._rtf):
            group = groups[-1]
            if brace := token["brace"]:
                self._flush()
                if brace == b"{" and len(groups) < _DEEPEST:
                    inner = _Group(group.skipped, group.html_tag, group.rtf_only, group.after_unicode)
                    groups.append(inner)
                elif brace == b"}" and len(groups) > 1:
                    groups.pop()
            elif word := token["word"]:
                self._control(word.decode("ascii"), token["number"], group)
            elif sign := token["sign"]:
                if sign == b"*" and not self._opens_html(token.end()):
                    group.skipped = True
                elif (letter := _SIGNS.get(sign.decode("latin-1"))) is not None:
                    self._say(letter, group)
            elif code := token["hex"]:
                self._add(bytes([int(code, 16)]), group)
            elif text := token["text"]:
                self._add(text, group)
        self._flush()
        return "".join(self._out)

    def _opens_html(self, at: int) -> bool:
        return self._is_html and self._rtf.startswith((b"\\htmltag", b"\\mhtmltag"), at)

    def _control(self, word: str, number: bytes | None, group: _Group) -> None:
        self._flush()
        value = int(number) if number else None
        if word in _NO_TEXT or word == "mhtmltag":
            group.skipped = True
        elif word == "htmltag":
            group.html_tag = True
        elif word == "htmlrtf":
            group.rtf_only = value != 0
        elif word == "uc":
            group.after_unicode = value if value is not None else 1
        elif word == "u" and value is not None:
            self._say(chr(value % 0x10000), group)
            self._skip = group.after_unicode
        elif word in _PRINTED and not (self._is_html and word in ("cell", "row")):
            self._say(_PRINTED[word], group)

    def _add(self, data: bytes, group: _Group) -> None:
        if self._skip:
            data, self._skip = data[self._skip :], max(0, self._skip - len(data))
        if data and self._shown(group):
            self._bytes += data

    def _say(self, words: str, group: _Group) -> None:
        self._flush()
        self._skip = 0
        if self._shown(group):
            self._out.append(words)

    def _shown(self, group: _Group) -> bool:
        return not group.skipped and not group.rtf_only

    def _flush(self) -> None:
        if self._bytes:
            self._out.append(self._bytes.decode(self._codec, "replace"))
            self._bytes.clear()


def _codec(rtf: bytes) -> str:
    match = re.search(rb"\\ansicpg(\d{3,5})", rtf[:1000])
    name = {"65001": "utf-8"}.get(match[1].decode(), f"cp{match[1].decode()}") if match else "cp1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
