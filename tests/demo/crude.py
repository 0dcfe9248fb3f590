"""Read the demo record with as little as possible, so that its answers are checked by something other than belie."""

from __future__ import annotations

import email
import html.parser
import re
import zipfile
from datetime import date, timedelta
from email.policy import default
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

# Letter pages: stamps and footers stand outside the body, pleading line numbers left of it (points from the
# bottom left corner, see demo-sources/lib.typ).
LEFT_PT, BOTTOM_PT, RIGHT_PT, TOP_PT = 66, 58, 612, 728
STAMP = re.compile(r"^Case 2:26-cv-\S+ +ECF No\..*$", re.M)
LINE_NUMBER = re.compile(r"^ {0,3}\d{1,2}(?:  |$)", re.M)
FOOTER = re.compile(r"^ *(?:\d{1,3}\n *)?Invented for demonstration$", re.M)


def fold(text: str) -> str:
    """Return TEXT with each run of white space as one blank."""
    return " ".join(text.split())


def page_texts(path: Path, *, whole: bool = False) -> list[str]:
    """Return the text of each page of PATH, furniture left out unless WHOLE."""
    return _read(path.suffix, path.read_bytes(), whole)


def attachment_texts(path: Path) -> dict[str, list[str]]:
    """Return the pages of each attachment of an e-mail, by file name."""
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    found = {}
    for part in message.iter_attachments():
        name, content = part.get_filename() or "", part.get_content()
        data = content if isinstance(content, bytes) else content.encode()
        found[name] = _read(Path(name).suffix, data, False)
    return found


def volume_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a Concordance DAT by the names in its first."""
    head, *rows = (
        [value.strip("þ") for value in line.split("\x14")] for line in path.read_text(encoding="utf-8-sig").splitlines()
    )
    return [dict(zip(head, row, strict=True)) for row in rows]


def printed_texts(source: Path) -> list[str]:
    """Return the words that were set for a paper of which the record has only a picture, from its typst source."""
    text = re.sub(r"^#(?:import|show|set|v\().*\n", "", source.read_text(encoding="utf-8"), flags=re.M)
    return [re.sub(r"[*\\]", "", page) for page in text.split("#pagebreak()")]


def _read(suffix: str, data: bytes, whole: bool) -> list[str]:
    if suffix == ".pdf":
        return _pdf(data, whole)
    if suffix == ".docx":
        return [_word(data)]
    if suffix == ".xlsx":
        return _sheets(data)
    if suffix == ".eml":
        message = email.message_from_bytes(data, policy=default)
        body = message.get_body(("plain",))
        text = body.get_content() if body else ""
        return [text if whole else re.sub(r"^> ?", "", text, flags=re.M)]
    text = data.decode("utf-8")
    if suffix == ".html":
        return [_Markup.text_of(text)]
    pages = text.split("\f")
    if whole:
        return pages
    numbered = len(pages) > 1 and len(LINE_NUMBER.findall(text)) >= 20 * (len(pages) - 1)
    cleaned = []
    for page in pages:
        page = STAMP.sub("", FOOTER.sub("", page))
        if numbered:
            page = LINE_NUMBER.sub("", re.sub(r"^ {60,}\d+$", "", page, flags=re.M))
        cleaned.append(page)
    return cleaned


def _sheets(data: bytes) -> list[str]:
    """Return the rows of each sheet, cells between bars; a cell of style 1 holds a day, as build_sheet writes it."""
    pages = []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in sorted(name for name in archive.namelist() if "worksheets/" in name):
            rows = []
            for row in ElementTree.fromstring(archive.read(name)).iterfind(".//{*}row"):
                cells = []
                for cell in row.iterfind("{*}c"):
                    value = "".join(cell.itertext())
                    if cell.get("s") == "1":
                        value = (date(1899, 12, 30) + timedelta(days=int(value))).isoformat()
                    cells.append(value)
                rows.append(" | ".join(cells))
            pages.append("\n".join(rows))
    return pages


def _word(data: bytes) -> str:
    """Return the words of each part of a Word file, a paragraph a line, those before tracked changes after them."""
    kept, deleted = [], []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            for element in ElementTree.fromstring(archive.read(name)).iter():
                tag = element.tag.rpartition("}")[2]
                if tag == "p":
                    kept.append("\n")
                elif tag == "t":
                    kept.append(element.text or "")
                if tag == "p":
                    # The paragraph as it was: what was deleted stands, what was inserted does not.
                    inserted = {id(run) for change in element if change.tag.endswith("}ins") for run in change.iter()}
                    deleted += [
                        run.text or ""
                        for run in element.iter()
                        if run.tag.rpartition("}")[2] in ("t", "delText") and id(run) not in inserted
                    ]
    return "".join([*kept, "\n", *deleted])


def _pdf(data: bytes, whole: bool) -> list[str]:
    import pypdfium2

    pages = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text_page = page.get_textpage()
        if whole:
            text = text_page.get_text_bounded()
        else:
            text = text_page.get_text_bounded(left=LEFT_PT, bottom=BOTTOM_PT, right=RIGHT_PT, top=TOP_PT)
            text = text.replace("\x02", "")  # pdfium's mark for a hyphen at the end of a line
        pages.append(text)
    document.close()
    return pages


class _Markup(html.parser.HTMLParser):
    """Collects text outside script and style."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    @classmethod
    def text_of(cls, markup: str) -> str:
        parser = cls()
        parser.feed(markup)
        return "".join(parser.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)
