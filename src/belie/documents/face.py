"""The face of a paper: what is looked at to tell its kind and its maker, captions of two columns put in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from belie.documents.clean import Cleaned
from belie.documents.headers import Header, find_header
from belie.documents.lines import iter_lines
from belie.documents.sheet_rows import CELL_BORDER
from belie.documents.sheet_rows import FORMAT as SHEET
from belie.domain.documents import Document

HEAD_CHARS = 8000  # about three pages: captions of pleadings are long
TAIL_CHARS = 5000  # signature blocks and certificates of service
MAX_LINES = 800  # looked at to tell a transcript by its turns
CAPTION_LINES = 120  # a caption begins within two pages
_GUTTER = re.compile(r"(?:^|(?<=\s)|(?<=_)|(?<=-))(?:[)§|:*]|\)\()(?=\s|$)")  # what parts a caption's columns
INLINE_LINES = 12  # "To: W. Orle   From: P. Haddow   Date: 3/3/2031" stands at the very head
# What opens a field of such a line, after a stop or a gap
_INLINE = re.compile(
    r"(?:(?<=[.;|])\s+|\s{2,}|\t|^)(?=(?:To|From|Date|Sent|Subject|Re|Cc|TO|FROM|DATE|RE"
    r"|SUBJECT|CC):\s)"
)
MIN_GUTTERS = 3  # lines under each other
_PARTIES = re.compile(
    r"^\W*(?:v\.?|vs\.?|-?against-?)\W*$"
    r"|\b(?:plaintiff|defendant|petitioner|respondent|appell|in (?:the matter of|re\b)|debtor|removal proceedings)",
    re.IGNORECASE,
)
# A paper of somebody else that hangs on this one: an interpreter's, a server's, a court reporter's certificate
_APPENDED = re.compile(
    r"^\W*(?:(?:CERTIFICAT(?:E|ION)|ATTESTATION|DECLARATION|AFFIDAVIT|AFFIRMATION|PROOF)S? (?:OF|BY)"
    r" (?:(?:THE |AN? )?(?:INTERPRET\w+|TRANSLAT\w+|SERVICE|MAILING|COMPLIANCE|WORD COUNT|FILING|NOTARY"
    r"|COURT REPORTER"
    r"|REPORTER)\b)"
    r"|(?:INTERPRETER|TRANSLATOR|REPORTER|NOTARY)['’]?S['’]? (?:CERTIFICAT\w+|DECLARATION|AFFIDAVIT|STATEMENT)"
    r"|VERIFICATION)\b[^a-z\n]*$",
    re.IGNORECASE,
)
_CERTIFIES = re.compile(r"^\s*(?:CERTIFICATE|CERTIFICATION|VERIFICATION)\s*$")
MIN_OWN_CHARS = 200  # words before an appended certificate; a certificate alone is the paper itself
_LINE_NUMBER = re.compile(r"^(\d{1,2})(?:\s{1,}|$)")


@dataclass(frozen=True, slots=True)
class Face:
    """What is looked at to tell kinds and makers apart.

    `own_head` and `own_tail` end before a certificate of somebody else (an interpreter, a server of papers).
    """

    head: str
    tail: str
    lines: Sequence[str]  # of the whole text, at most some hundreds; "" for a blank line
    header: Header | None
    own_head: str = ""
    own_tail: str = ""
    body: str = ""  # the clean text, for what may stand anywhere


def read_face(document: Document, cleaned: Cleaned) -> Face:
    """Return the lines at the head and at the foot of a document, furniture left out, blank lines kept.

    The rows of a sheet are no lines of its face: a day in one is not the sheet's, nor a name its author.
    """
    lines: list[str] = []
    for line in iter_lines(document):
        if document.format == SHEET and CELL_BORDER in line.text:
            continue
        if line.blanks and lines:
            lines.append("")
        lines.append(line.text)
    lines = _unnumbered(lines)
    lines = [part for at, line in enumerate(lines) for part in (_labelled(line) if at < INLINE_LINES else [line])]
    lines = [*_in_order(lines[:CAPTION_LINES]), *lines[CAPTION_LINES:]]
    own = lines[: _own_end(lines)]
    return Face(
        head="\n".join(_fill(lines, HEAD_CHARS)),
        tail="\n".join(_fill(lines[::-1], TAIL_CHARS)[::-1]),
        lines=lines[:MAX_LINES],
        header=find_header(lines[:MAX_LINES]),
        own_head="\n".join(_fill(own, HEAD_CHARS)),
        own_tail="\n".join(_fill(own[::-1], TAIL_CHARS)[::-1]),
        body=cleaned.text,
    )


def _fill(lines: Sequence[str], size: int) -> list[str]:
    """Return the first lines that make up `size` characters; a line longer than that is cut."""
    taken: list[str] = []
    for line in lines:
        if size <= 0:
            break
        taken.append(line[:size])
        size -= len(line) + 1
    return taken


def _unnumbered(lines: list[str]) -> list[str]:
    """Return the lines without the numbers of pleading paper, where they count on line by line."""
    numbers = [int(match[1]) if (match := _LINE_NUMBER.match(line)) else 0 for line in lines]
    counted = sum(b == a + 1 for a, b in pairwise(numbers) if a and b)
    shown = sum(1 for line in lines if line)
    if counted < 5 or counted < 0.6 * shown:
        return lines
    return [_LINE_NUMBER.sub("", line) for line in lines]


def _labelled(line: str) -> list[str]:
    """Return the fields of a line that is a whole header block, a line a field; other lines as they are."""
    parts = [part.strip() for part in _INLINE.split(line) if part.strip()]
    if sum(1 for part in parts if re.match(r"(?:From|FROM|To|TO|Date|DATE):", part)) < 2:
        return [line]
    return [part.rstrip(".;|").strip() for part in parts]


def _in_order(lines: list[str]) -> list[str]:
    """Return the lines with each caption of two columns read down the left column, then down the right.

    ```
    ILVA SOLE,            )  Case No. 2:31-cv-00417
            Plaintiff,    )  DECLARATION OF PIM R.
    v.                    )  HADDOW
    ```
    """
    ordered: list[str] = []
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and (_GUTTER.search(lines[end]) or (not lines[end] and end > index)):
            end += 1
        cells = [_GUTTER.split(line, maxsplit=1) for line in lines[index:end] if line]
        if len(cells) < MIN_GUTTERS or not any(_PARTIES.search(left) for left, _ in cells):
            ordered += lines[index : end + 1]
            index = end + 1
            continue
        ordered += [left.strip() for left, _ in cells if left.strip()]
        ordered += ["", *(right.strip() for _, right in cells if right.strip()), ""]
        index = end
    return ordered


def _own_end(lines: Sequence[str]) -> int:
    """Return the line where the paper's own words end and another's certificate begins."""
    size = 0
    for index, line in enumerate(lines):
        if size >= MIN_OWN_CHARS and (_APPENDED.match(line) or _CERTIFIES.match(line)):
            return index
        size += len(line)
    return len(lines)
