"""Small Excel workbooks, part by part, for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    """Return a sheet's part: its rows, and what stands before and after them."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def row(number: int, *cells: str, **attributes: str) -> str:
    held = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f'<row r="{number}"{held}>{"".join(cells)}</row>'


def text(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'


def number(place: str, value: object, style: int = 0) -> str:
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def formula(place: str, words: str, value: str = "", kind: str = "n") -> str:
    return f'<c r="{place}" t="{kind}"><f>{escape(words)}</f><v>{value}</v></c>'


def styles(*codes: str) -> str:
    """Return the part of the styles; style n has the n-th number format, 0 is "General"."""
    formats = "".join(f'<numFmt numFmtId="{164 + at}" formatCode={quoteattr(code)}/>' for at, code in enumerate(codes))
    used = "".join(f'<xf numFmtId="{164 + at}"/>' for at in range(len(codes)))
    held = f'<numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>{used}</cellXfs>'
    return f'<styleSheet xmlns="{MAIN}">{held}</styleSheet>'


def relations(**targets: str) -> str:
    """Return a part of relations: id to "kind target"."""
    held = "".join(
        f'<Relationship Id="{ident}" Type="{DOCUMENT}/{target.split()[0]}" Target="{target.split()[1]}"/>'
        for ident, target in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{held}</Relationships>'


def make_xlsx(
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
    properties: str = "",
) -> bytes:
    """Return a workbook of sheets by name, some of them hidden, with more parts by name."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" state="{(states or {}).get(name, "visible")}" r:id="rId{at}"/>'
        for at, name in enumerate(sheets, 1)
    )
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">{properties}<sheets>{listed}</sheets></workbook>'
    targets = {f"rId{at}": f"worksheet worksheets/sheet{at}.xml" for at in range(1, len(sheets) + 1)}
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(rId1="officeDocument xl/workbook.xml"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations(**targets),
    }
    held |= {f"xl/worksheets/sheet{at}.xml": part for at, part in enumerate(sheets.values(), 1)}
    held |= parts or {}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in held.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
