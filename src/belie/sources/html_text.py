"""The words a browser would show: every block a paragraph, nothing hidden, quotations marked.

Used for pages that are no articles, and for the HTML of e-mails, where a quotation's lines open with "> " as in a
plain one.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LEFT_OUT = frozenset(
    "script style noscript template head title svg iframe object embed button select option input textarea canvas "
    "audio video map".split()
)
_FRAME = frozenset(("nav", "footer", "aside", "menu", "dialog"))  # round a page's content, not in an e-mail
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_CELLS = frozenset(("td", "th"))
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
DEEPEST = 200  # nested elements whose structure is kept; what is in deeper ones is taken as one run of words


def declared_charset(data: bytes) -> str:
    """Return the encoding an HTML file says it is in, "" when it says none."""
    found = _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii", "replace") if found else ""


def visible_text(html: str, *, mail: bool = False) -> str:
    """Return the visible text: blocks apart by a blank line, table cells by two blanks, `<br>` as a line feed."""
    root = LexborHTMLParser(html).root
    if root is None:
        return ""
    writer = _Writer(mail)
    writer.walk(root, 0)
    writer.end_block()
    return "\n\n".join(writer.blocks)


class _Writer:
    """Blocks of text, growing in document order."""

    def __init__(self, mail: bool) -> None:
        self.blocks: list[str] = []
        self._mail = mail
        self._words: list[str] = []
        self._quoted = 0
        self._pre = 0

    def walk(self, node: LexborNode, depth: int) -> None:
        """Write one node and what is in it."""
        child = node.first_child
        while child is not None:
            self._write(child, depth + 1)
            child = child.next

    def _write(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._words.append(node.text_content or "" if self._pre else _SPACE.sub(" ", node.text_content or ""))
            return
        if tag in _LEFT_OUT or tag.startswith(("-", "!")) or self._is_hidden(node):
            return
        if depth > DEEPEST:
            self._words.append(_SPACE.sub(" ", node.text(separator=" ")))
            return
        if tag == "br":
            self._words.append("\n")
            return
        if tag not in _BLOCKS:
            self.walk(node, depth)
            if tag in _CELLS:
                self._words.append("  ")
            return
        if tag in _FRAME and not self._mail:
            return
        self.end_block()
        quoted = self._mail and tag == "blockquote"
        self._quoted += quoted
        self._pre += tag == "pre"
        self.walk(node, depth)
        self.end_block()
        self._quoted -= quoted
        self._pre -= tag == "pre"

    def _is_hidden(self, node: LexborNode) -> bool:
        shown = node.attributes
        return bool(shown) and (
            "hidden" in shown or shown.get("aria-hidden") == "true" or bool(_HIDDEN.search(shown.get("style") or ""))
        )

    def end_block(self) -> None:
        """Close the block being written."""
        lines = [line.strip() for line in "".join(self._words).split("\n")]
        self._words = []
        block = "\n".join(lines).strip("\n")
        if not block.strip():
            return
        if self._quoted:
            block = "\n".join(">" * self._quoted + " " + line for line in block.split("\n"))
        self.blocks.append(block)
