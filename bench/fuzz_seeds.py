"""Small files of every format that can be made here, for `bench.fuzz` to spoil."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
from email.message import EmailMessage

import docx
import py7zr
from PIL import Image, ImageDraw

WORDS = "On August 22, 2029, Rosa Delacroix said that nine of the sixty-two lines on Ash Street were replaced. "


def seeds() -> dict[str, bytes]:
    """Return file names and bytes, the same every time but for clock readings inside 7z and DOCX."""
    text = (WORDS * 12).encode()
    page = f"<!doctype html><html><head><title>Ash Street</title></head><body><p>{WORDS * 5}</p></body></html>"
    small = {
        "plain.txt": text,
        "utf16.txt": "\ufeff".encode("utf-16-le") + (WORDS * 4).encode("utf-16-le"),
        "page.html": page.encode(),
        "letter.pdf": make_pdf(WORDS),
        "letter.rtf": b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}" + text + b"\\par caf\\'e9}",
        "table.csv": b"day,lines,name\n" + b"2029-08-22,9,Rosa Delacroix\n" * 20,
        "scan.png": picture("PNG"),
        "scan.tif": picture("TIFF"),
        "scan.jpg": picture("JPEG"),
        "memo.docx": make_docx(),
        "sheet.xlsx": make_xlsx(),
        "volume.dat": "þDOCIDþ\x14þBEGATTACHþ\x14þTEXTþ\r\nþA 1þ\x14þA 1þ\x14þNine lines.þ\r\n".encode() * 3,
        "volume.opt": b"A0001,VOL1,IMG\\A0001.tif,Y,,,1\r\nA0002,VOL1,IMG\\A0002.tif,,,,\r\n",
        "winmail.dat": make_tnef(text),
        "docket.json": json.dumps(
            {"docket_number": "2:29-cv-1", "docket_entries": [{"entry_number": 1, "description": WORDS}]}
        ).encode(),
    }
    mail = make_mail(small["letter.pdf"], page)
    box = b"".join(b"From r@water.example Mon Aug 20 10:00:00 2029\n" + mail + b"\n" for _ in range(3))
    inner = make_zip({"notes/statement.txt": text, "letter.pdf": small["letter.pdf"]}, zipfile.ZIP_STORED)
    tar = make_tar({"a.txt": text, "folder/b.html": page.encode()})
    held = {
        "mail.eml": mail,
        "box.mbox": box,
        "papers.zip": make_zip({"README.txt": text, "vol1/inner.zip": inner}, zipfile.ZIP_DEFLATED),
        "papers.tar": tar,
        "papers.tgz": gzip.compress(tar, mtime=0),
        "papers.txt.bz2": bz2.compress(text),
        "papers.txt.xz": lzma.compress(text),
        "papers.7z": make_7z({"a.txt": text, "b.pdf": small["letter.pdf"]}),
    }
    return small | held


def make_pdf(words: str) -> bytes:
    """Return a PDF of two pages with a table of its objects."""
    lines = [words[at : at + 80].replace("(", "").replace(")", "") for at in range(0, len(words), 80)]
    drawn = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        *["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R "
          "/Resources << /Font << /F1 6 0 R >> >> >>"] * 2,
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{held}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = (
        f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\n"
    )
    return out + f"{tail}startxref\n{len(out)}\n%%EOF\n".encode()


def picture(kind: str) -> bytes:
    held = io.BytesIO()
    page = Image.new("L", (420, 160), 255)
    ImageDraw.Draw(page).text((20, 40), "Nine lines were replaced.", fill=0, font_size=28)
    page.save(held, kind, dpi=(150, 150))
    return held.getvalue()


def make_docx() -> bytes:
    held = io.BytesIO()
    document = docx.Document()
    document.add_heading("Ash Street")
    document.add_paragraph(WORDS * 3)
    document.add_table(2, 2).cell(0, 0).text = "Nine"
    document.save(held)
    return held.getvalue()


def make_xlsx() -> bytes:
    """Return a workbook of one sheet, as little as a reader asks for."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return make_zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
            f'ContentType="{kind}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Lines" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is>'
            '<t>Nine lines</t></is></c><c r="B1"><v>9</v></c></row></sheetData></worksheet>',
        },
        zipfile.ZIP_DEFLATED,
    )


def make_tnef(body: bytes) -> bytes:
    out = b"\x78\x9f\x3e\x22\x01\x00"
    for ident, held in ((0x0002800C, body), (0x00069002, bytes(14)), (0x00018010, b"a.txt"), (0x0006800F, body)):
        out += struct.pack("<BII", 1, ident, len(held)) + held + struct.pack("<H", sum(held) & 0xFFFF)
    return out


def make_mail(attached: bytes, page: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Rosa Delacroix <r@water.example>", "Wendell Pike <w@water.example>"
    mail["Subject"], mail["Date"] = "Ash Street", "Mon, 20 Aug 2029 10:00:00 -0400"
    mail["Message-ID"] = "<1@water.example>"
    mail.set_content(f"{WORDS}\n\nOn Mon, Aug 20, 2029, W. Pike wrote:\n> How many lines?\n")
    mail.add_alternative(page, subtype="html")
    mail.add_attachment(attached, maintype="application", subtype="pdf", filename="letter.pdf")
    for at, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_boundary_{at}")
    return mail.as_bytes()


def make_zip(files: dict[str, bytes] | dict[str, str], packing: int) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return held.getvalue()


def make_tar(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


def make_7z(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with py7zr.SevenZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return held.getvalue()
