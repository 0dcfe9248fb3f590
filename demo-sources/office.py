"""Word and spreadsheet files by hand: the few parts of Office Open XML that the record's papers have.

Written as text into a zip with fixed dates, so that the bytes are the same from run to run.
"""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument"
ZIP_DATE = (2026, 1, 1, 0, 0, 0)
MARKUP = re.compile(r"\{([-+?])(\w):(.*?)\}|\[\^(\d+)\]")
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
DAY_ZERO = date(1899, 12, 30)  # of a spreadsheet's serial numbers


def build_word(source: Path, target: Path) -> None:
    """Write a .docx from paragraphs in which {-P:…} is deleted, {+P:…} inserted, {?P:…} a comment, [^1] a footnote."""
    head, _, body = source.read_text(encoding="utf-8").partition("\n===\n")
    fields = json.loads(head)
    paragraphs = [" ".join(paragraph.split()) for paragraph in body.strip().split("\n\n")]
    notes = {found[1]: found[2] for text in paragraphs if (found := re.match(r"\[\^(\d+)\]: (.*)", text))}
    draft = _Draft(fields["people"])
    shown = "".join(draft.paragraph(text) for text in paragraphs if not text.startswith("[^"))
    title = escape(fields["header"])
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{shown}<w:sectPr>'
        '<w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="12240" w:h="15840"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720"/>'
        "</w:sectPr></w:body></w:document>",
        "word/header1.xml": f'<w:hdr xmlns:w="{WORD}"><w:p><w:r>{_words(title)}</w:r></w:p></w:hdr>',
        "word/comments.xml": f'<w:comments xmlns:w="{WORD}">{"".join(draft.comments)}</w:comments>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{WORD}">'
        + "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r>{_words(" " + escape(text))}</w:r></w:p>'
            "</w:footnote>"
            for number, text in notes.items()
        )
        + "</w:footnotes>",
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style></w:styles>',
        **_properties(fields),
    }
    related = [
        (part, part, f"word/{part}{1 if part == 'header' else ''}.xml")
        for part in ("header", "comments", "footnotes", "styles")
    ]
    _write(target, "word/document.xml", f"{TYPES}.wordprocessingml", "document.main", related, parts)


class _Draft:
    """Numbers the changes and gathers the comments of one document."""

    def __init__(self, people: dict[str, list[str]]) -> None:
        self.people = people
        self.comments: list[str] = []
        self.changes = 0

    def paragraph(self, text: str) -> str:
        style = ""
        if text.startswith("# "):
            style, text = '<w:pPr><w:pStyle w:val="Heading1"/><w:jc w:val="center"/></w:pPr>', text[2:]
        before = len(self.comments)
        runs, at = "", 0
        for found in MARKUP.finditer(text):
            runs += _run(text[at : found.start()]) + self._marked(found)
            at = found.end()
        runs += _run(text[at:])
        for number in range(before, len(self.comments)):
            runs = f'<w:commentRangeStart w:id="{number}"/>{runs}<w:commentRangeEnd w:id="{number}"/>'
            runs += f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        return f"<w:p>{style}{runs}</w:p>"

    def _marked(self, found: re.Match[str]) -> str:
        sign, who, words, note = found.groups()
        if note:
            return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'
        name, day = self.people[who]
        by = f"w:author={quoteattr(name)} w:date={quoteattr(day)}"
        if sign == "?":
            number = len(self.comments)
            self.comments.append(f'<w:comment w:id="{number}" {by}><w:p>{_run(words)}</w:p></w:comment>')
            return ""
        self.changes += 1
        if sign == "+":
            return f'<w:ins w:id="{self.changes}" {by}>{_run(words)}</w:ins>'
        deleted = f'<w:r><w:delText xml:space="preserve">{escape(words)}</w:delText></w:r>'
        return f'<w:del w:id="{self.changes}" {by}>{deleted}</w:del>'


def _run(text: str) -> str:
    return f"<w:r>{_words(escape(text))}</w:r>" if text else ""


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def build_sheet(source: Path, target: Path) -> None:
    """Write an .xlsx; words stand in the cells, days are serial numbers, formulas have no stored value."""
    fields = json.loads(source.read_text(encoding="utf-8"))
    related, sheets = [("styles", "styles", "xl/styles.xml")], ""
    parts = {
        "xl/styles.xml": f'<styleSheet xmlns="{SHEET}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        **_properties(fields),
    }
    for number, (name, sheet) in enumerate(fields["sheets"].items(), 1):
        state = ' state="hidden"' if sheet.get("hidden") else ""
        sheets += f'<sheet name={quoteattr(name)} sheetId="{number}"{state} r:id="sheet{number}"/>'
        related.append((f"sheet{number}", "worksheet", f"xl/worksheets/sheet{number}.xml"))
        rows = "".join(
            f'<row r="{at}">{"".join(_cell(f"{chr(65 + column)}{at}", held) for column, held in enumerate(row))}</row>'
            for at, row in enumerate(sheet["rows"], 1)
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>'
        )
    parts["xl/workbook.xml"] = f'<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>'
    _write(target, "xl/workbook.xml", f"{TYPES}.spreadsheetml", "sheet.main", related, parts)


def _cell(place: str, held: str | float | None) -> str:
    if held is None:
        return ""
    if isinstance(held, str) and held.startswith("="):
        return f'<c r="{place}"><f>{escape(held[1:])}</f></c>'
    if isinstance(held, str) and DAY.match(held):
        return f'<c r="{place}" s="1"><v>{(date.fromisoformat(held) - DAY_ZERO).days}</v></c>'
    if isinstance(held, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(held)}</t></is></c>'
    return f'<c r="{place}"><v>{held}</v></c>'


def _properties(fields: dict[str, Any]) -> dict[str, str]:
    """Return the part that says who made the file and when."""
    last = fields.get("last", fields["author"])
    days = "".join(
        f'<dcterms:{key} xsi:type="dcterms:W3CDTF">{fields[key]}</dcterms:{key}>' for key in ("created", "modified")
    )
    return {
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(fields['title'])}</dc:title><dc:creator>{escape(fields['author'])}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(last)}</cp:lastModifiedBy>{days}</cp:coreProperties>"
    }


def _write(
    target: Path, main: str, family: str, kind: str, related: list[tuple[str, str, str]], parts: dict[str, str]
) -> None:
    """Zip the PARTS with the lists that say what each is; RELATED has (id, kind, path) of what MAIN refers to."""
    folder = main.partition("/")[0]
    types = "".join(f'<Override PartName="/{path}" ContentType="{family}.{part}+xml"/>' for _, part, path in related)
    links = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{part}" Target="{path.removeprefix(folder + "/")}"/>'
        for name, part, path in related
    )
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">'
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{family}.{kind}+xml"/>{types}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{relations}<Relationship Id="main" Type="{RELATIONS}/officeDocument" Target="{main}"/>'
        f'<Relationship Id="core" Type="{core}" Target="docProps/core.xml"/></Relationships>',
        f"{folder}/_rels/{Path(main).name}.rels": f"{relations}{links}</Relationships>",
        **parts,
    }
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in whole.items():
            member = zipfile.ZipInfo(name, ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, HEAD + text)
