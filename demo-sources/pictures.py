"""Papers of which there is only a picture: a scanned letter, and a produced volume with its load files."""

from __future__ import annotations

import io
import json
import random
import re
import textwrap
from pathlib import Path
from typing import Any

import typst
from PIL import Image

HERE = Path(__file__).parent
NOTICE = "Invented for demonstration"
SCAN_DPI, SKEW_DEGREES, NOISE, NOISE_SHARE, GREY_PAPER, JPEG_QUALITY = 200, 0.8, 120, 0.15, 240, 35
VOLUME_DPI = 300
TEXT_WIDTH = 88


def build_scan(source: Path, target: Path) -> None:
    """Print a page, lay it askew on a scanner with a dirty glass, and wrap the JPEG in a PDF without words."""
    printed = typst.compile(str(source), root=str(HERE), format="png", ppi=SCAN_DPI, ignore_system_fonts=True)
    page = Image.open(io.BytesIO(printed)).convert("L")
    page = page.rotate(SKEW_DEGREES, Image.Resampling.BICUBIC, fillcolor=255)
    chance = random.Random(source.stem)
    dirt = Image.frombytes("L", page.size, bytes(chance.choices(range(256 - NOISE, 256), k=page.width * page.height)))
    scanned = Image.blend(page, dirt, NOISE_SHARE).point(lambda grey: grey * GREY_PAPER // 255)
    out = io.BytesIO()
    scanned.save(out, "JPEG", quality=JPEG_QUALITY, dpi=(SCAN_DPI, SCAN_DPI))
    target.write_bytes(_pdf_of(out.getvalue(), page.size))


def _pdf_of(jpeg: bytes, size_px: tuple[int, int]) -> bytes:
    """Return a PDF of one page that is all picture."""
    width, height = (round(pixels * 72 / SCAN_DPI) for pixels in size_px)
    drawing = f"q {width} 0 0 {height} 0 0 cm /Scan Do Q".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R "
        "/Resources << /XObject << /Scan 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawing), drawing),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /DCTDecode /Length %d >>\nstream\n%b\nendstream" % (*size_px, len(jpeg), jpeg),
    ]
    pdf, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%b\nendobj\n" % (number, held)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{rows}trailer\n<< /Size {count} /Root 1 0 R >>\n"
    return pdf + f"{end}startxref\n{len(pdf)}\n%%EOF\n".encode()


def build_volume(source: Path, folder: Path) -> None:
    """Write a produced volume: a Concordance DAT, an Opticon OPT, an image a page and a text a document."""
    volume = json.loads(source.read_text(encoding="utf-8"))
    name = volume["name"]
    rows, lines = [], []
    for document in volume["documents"]:
        first, last = (int(document[key][-6:]) for key in ("BEGBATES", "ENDBATES"))
        numbers = [f"NCRS-{number:06}" for number in range(first, last + 1)]
        printed = source.parent / f"{numbers[0]}.typ"
        pages = _pages_of(printed, len(numbers))
        for number, page in zip(numbers, pages, strict=True):
            _save(folder / "IMAGES" / f"{number}.tif", page)
            mark, count = ("Y", str(len(pages))) if number == numbers[0] else ("", "")
            lines.append(f"{number},{name},IMAGES\\{number}.tif,{mark},,,{count}")
        row = {
            **document,
            "PAGECOUNT": str(len(pages)),
            "CONFIDENTIALITY": volume["confidentiality"],
            "VENDORNOTE": NOTICE,
        }
        if row.pop("text", True):
            text = "\n\f".join(_plain(printed.read_text(encoding="utf-8"), numbers))
            path = folder / "TEXT" / f"{numbers[0]}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            row["TEXTPATH"] = f"TEXT\\{numbers[0]}.txt"
        rows.append(row)
    (folder / f"{name}.OPT").write_bytes("".join(line + "\r\n" for line in lines).encode())
    (folder / f"{name}.DAT").write_bytes(_concordance(rows))


def _pages_of(source: Path, count: int) -> list[Image.Image]:
    drawn = typst.compile(str(source), root=str(HERE), format="png", ppi=VOLUME_DPI, ignore_system_fonts=True)
    drawn = drawn if isinstance(drawn, list) else [drawn]
    if len(drawn) != count:
        raise SystemExit(f"{source.name}: {len(drawn)} pages, but volume.json has numbers for {count}")
    return [Image.open(io.BytesIO(page)) for page in drawn]


def _save(path: Path, page: Image.Image) -> None:
    """Write a page in black and white, as Group IV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    bare = page.convert("L").point(lambda grey: 255 * (grey > 160)).convert("1", dither=Image.Dither.NONE)
    bare.save(path, "TIFF", compression="group4", dpi=(VOLUME_DPI, VOLUME_DPI))


def _plain(source: str, numbers: list[str]) -> list[str]:
    """Return the words of each page, as a vendor takes them from the native: no markup, the brand at the foot."""
    body = re.sub(r"^#(?:import|show).*\n", "", source, flags=re.M)
    body = re.sub(r"#align\(center\)\[(.*?)\]$", r"\1", body, flags=re.M).replace("*", "")
    pages = []
    for number, page in zip(numbers, body.split("#pagebreak()"), strict=True):
        lines: list[str] = []
        for paragraph in page.strip().split("\n\n"):
            for line in paragraph.split("\\\n"):
                lines += textwrap.wrap(" ".join(line.replace(" \\ ", "  ").split()), TEXT_WIDTH)
            lines.append("")
        pages.append("\n".join([*lines, f"{NOTICE}     CONFIDENTIAL – PROTECTIVE ORDER     {number}"]) + "\n")
    return pages


def _concordance(rows: list[dict[str, Any]]) -> bytes:
    """Return a DAT: columns in the order in which they come up, values between thorns, 0x14 between them."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    table = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    return "".join("\x14".join(f"þ{value}þ" for value in row) + "\r\n" for row in table).encode("utf-8-sig")
