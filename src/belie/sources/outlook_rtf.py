"""The rich text of an Outlook message: the page or plain text that is wrapped in it.

Outlook keeps a web page inside RTF: pieces of HTML stand in groups "{\\*\\htmltag ...}", and what is there for RTF
alone between \\htmlrtf and \\htmlrtf0 (MS-OXRTFEX 2.1).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from belie.sources.rtf_body import RtfBody
from belie.sources.rtf_groups import PRINTED, SIGNS, SKIPPED
from belie.sources.rtf_tokens import DEEPEST, MARK, Encodings, Kind, Letters, iter_tokens

_FROM_HTML = b"\\fromhtml"
_HEAD = 1000  # bytes in which the header stands


@dataclass(slots=True)
class _Group:
    """What holds inside a pair of braces."""

    skipped: bool = False
    rtf_only: bool = False
    after_unicode: int = 1  # fallback characters that follow \\u
    font: int = 0


def wraps_html(rtf: bytes) -> bool:
    """True for rich text made of a web page."""
    return _FROM_HTML in rtf[:_HEAD]


def read_body(rtf: bytes) -> tuple[str, bool]:
    """Return the words of the rich text, and whether they are HTML; "" for what is no rich text."""
    rtf = rtf.lstrip()
    if not rtf.startswith(MARK):
        return "", False
    if wraps_html(rtf):
        return decapsulate(rtf), True
    body = RtfBody(rtf)
    return "\n".join(paragraph.text for paragraph in body.paragraphs()), False


def decapsulate(rtf: bytes) -> str:
    """Return the web page that the rich text was made of."""
    return _Page().read(rtf)


class _Page:
    def __init__(self) -> None:
        self._encodings, self._letters = Encodings(), Letters()
        self._out: list[str] = []
        self._bytes = bytearray()  # of a run in the code page: one letter may take two
        self._skip = 0
        self._starred = False
        self._group = _Group()

    def read(self, rtf: bytes) -> str:
        groups: list[_Group] = []
        for kind, value, number in iter_tokens(rtf):
            if kind is Kind.BYTES:
                self._add(value)
                continue
            self._flush()
            if kind is Kind.OPEN and len(groups) < DEEPEST:
                groups.append(self._group)
                self._group = replace(self._group)
            elif kind is Kind.CLOSE and groups:
                self._group = groups.pop()
            elif kind is Kind.SIGN:
                self._starred = value == b"*"
                if letter := SIGNS.get(value):
                    self._say(letter)
            elif kind is Kind.WORD:
                self._word(value.decode("ascii"), number)
                self._starred = False
        self._flush()
        return "".join(self._out)

    def _word(self, word: str, number: int | None) -> None:
        group = self._group
        if word in SKIPPED or word == "mhtmltag" or (self._starred and word != "htmltag"):
            group.skipped = True
        elif word == "htmlrtf":
            group.rtf_only = number != 0
        elif word == "uc":
            group.after_unicode = 1 if number is None else number
        elif word == "f" and number is not None:
            group.font = number
        elif word in ("fcharset", "cpg"):
            self._encodings.declare_font(group.font, word, number)
        elif word == "u" and number is not None:
            self._say(self._letters.take(number))
            self._skip = group.after_unicode
        elif word in PRINTED and word not in ("cell", "row"):
            self._say(PRINTED[word])
        else:
            self._encodings.declare(word, number)

    def _add(self, data: bytes) -> None:
        if self._skip:
            data, self._skip = data[self._skip :], max(0, self._skip - len(data))
        if data and not self._group.skipped and not self._group.rtf_only:
            self._bytes += data

    def _say(self, words: str) -> None:
        self._flush()
        self._skip = 0
        if not self._group.skipped and not self._group.rtf_only:
            self._out.append(words)

    def _flush(self) -> None:
        if self._bytes:
            self._out.append(self._encodings.decode(bytes(self._bytes), self._group.font))
            self._bytes.clear()
