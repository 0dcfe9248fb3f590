"""Documents as a production: numbers, rows and image lines, as text.

DAT is Concordance's: U+0014 between values, U+00FE around each, U+00AE for a line end inside one. OPT is Opticon's:
key, volume, path, Y on a first page, two empty fields, and the page count on a first page.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from belie.domain.documents import PAGE_BREAK, Document, DocumentKind, Frame, PageImage
from belie.domain.productions import FORMAT, bates_of

COLUMNS_A_LINE, LINES_A_PAGE = 95, 57  # of words drawn on a letter page in ten points
FIRST_COLUMNS = (
    "BEGBATES", "ENDBATES", "BEGATTACH", "ENDATTACH", "PARENTID", "PRIORBATES", "PAGECOUNT",
)  # fmt: skip
LAST_COLUMNS = ("MD5HASH", "NATIVEPATH", "TEXTPATH")
# What an earlier production said of its own numbers and files; the new one has its own.
ITS_OWN = frozenset((*FIRST_COLUMNS, *LAST_COLUMNS, "ATTACHID", "SHA1HASH", "VOLUME"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page to export: its words, and its picture unless the words are to be drawn."""

    text: str
    picture: PageImage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """One document to export with the numbers of its pages."""

    document: Document
    frame: Frame | None
    sheets: tuple[Sheet, ...]
    first: int  # number of its first page


def numbers(held: Numbered, prefix: str, digits: int) -> list[str]:
    """Return the production numbers of a document's pages."""
    return [f"{prefix}{held.first + at:0{digits}d}" for at in range(len(held.sheets))]


def sheets_of(document: Document, *, pictures: bool) -> tuple[Sheet, ...]:
    """Return the pages of a document; words without a picture are cut to what a sheet of paper holds.

    Args:
        document: With its pages.
        pictures: True where the document's own source shows its pages.
    """
    found: list[Sheet] = []
    for page in document.pages:
        own = PageImage(source=document.source, index=page.index) if pictures else None
        if picture := page.image or own:
            found.append(Sheet(text=page.text, picture=picture))
        else:
            found += (Sheet(text=part) for part in cut(page.text))
    return tuple(found)


def cut(text: str) -> list[str]:
    """Return the text in parts that fit a page each, line ends kept within a part; at least one."""
    parts: list[list[str]] = [[]]
    rows = 0
    for line in text.split("\n"):
        pieces = textwrap.wrap(line, COLUMNS_A_LINE * LINES_A_PAGE, drop_whitespace=False, break_on_hyphens=False)
        for piece in pieces or [""]:
            needed = max(1, len(wrap(piece, COLUMNS_A_LINE)))
            if parts[-1] and rows + needed > LINES_A_PAGE:
                parts.append([])
                rows = 0
            parts[-1].append(piece)
            rows += needed
    return ["\n".join(part) for part in parts]


def wrap(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` characters."""
    return [part for line in text.split("\n") for part in textwrap.wrap(line, width, expand_tabs=True) or [""]]


def text_file(held: Numbered) -> str:
    """Return the words of a document, a form feed after each page, so that no page is lost or cut again."""
    pages = [sheet.text.replace(PAGE_BREAK, "\n") for sheet in held.sheets]
    # a line feed behind a form feed is the form feed's own, so a page that begins with one needs a second
    spared = [f"\n{page}" if at and page.startswith("\n") else page for at, page in enumerate(pages)]
    return "".join(f"{page}{PAGE_BREAK}" for page in spared)


def columns_of(held: Numbered) -> dict[str, str]:
    """Return what is said of a document, by column: what came with it, else what its frame says."""
    document, frame = held.document, held.frame
    if document.format == FORMAT:
        return {name: value for name, value in document.fields if name not in ITS_OWN}
    kind = frame.kind if frame else document.hints.kind
    mail = kind is DocumentKind.EMAIL
    when = (frame.date if frame else None) or document.hints.date
    author = (frame.author if frame else "") or document.hints.author
    name = document.name.rpartition("!")[2].rpartition("/")[2]
    return {
        "FROM" if mail else "AUTHOR": author,
        "TO": (frame.addressee if frame else "") or document.hints.addressee,
        "DATESENT" if mail else "DOCDATE": when.day.isoformat() if when and when.day else "",
        "SUBJECT" if mail else "TITLE": (frame.title if frame else "") or document.hints.title,
        "DOCTYPE": kind.value if kind else "",
        "FILENAME": name,
        "FILEEXT": name.rpartition(".")[2].lower() if "." in name else "",
    }


def prior_numbers(document: Document) -> str:
    """Return the number a document had before, "" for none."""
    printed = [page.names.bates for page in document.pages if page.names.bates]
    return bates_of(document) or (printed[0] if printed else "")


def dat(rows: Sequence[Mapping[str, str]]) -> str:
    """Return the rows as a Concordance DAT; a column is there when a row has it."""
    said = dict.fromkeys(name for row in rows for name, value in row.items() if value)
    between = [name for name in said if name not in FIRST_COLUMNS and name not in LAST_COLUMNS]
    columns = [*(name for name in FIRST_COLUMNS if name in said), *between]
    columns += [name for name in LAST_COLUMNS if name in said]
    lines = [columns, *([row.get(name, "") for name in columns] for row in rows)]
    return "".join("\x14".join(f"\xfe{_value(value)}\xfe" for value in line) + "\r\n" for line in lines)


def opt(volume: str, documents: Sequence[Sequence[tuple[str, str]]]) -> str:
    """Return the keys and paths of the documents' images as an Opticon OPT."""
    return "".join(_image_lines(volume, documents))


def _image_lines(volume: str, documents: Sequence[Sequence[tuple[str, str]]]) -> Iterator[str]:
    for images in documents:
        for at, (key, path) in enumerate(images):
            yield f"{key},{volume},{path},{'' if at else 'Y'},,,{'' if at else len(images)}\r\n"


def _value(value: str) -> str:
    """Return a value without the marks that the format keeps for itself."""
    plain = value.replace("\x14", " ").replace("\xae", "(R)")
    return "\xae".join(plain.splitlines())
