"""Builds a production on disk: `python -m bench.production_build FOLDER [PAGES]`.

Invented words throughout. About three pages a document, Group IV TIFFs of 300 dpi, DAT and OPT, families of an e-mail
and its attachments, a native for every tenth document, 200 pages in 10,000 without text, and 3 % of the documents
damaged in turn: an image missing, an image cut short, a row of too few values, a wrong page count, a text of broken
encoding, a text missing. Forty pictures are drawn; each file ends with its own number, so that all bytes differ.
"""

from __future__ import annotations

import csv
import io
import random
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

DISTINCT_PICTURES = 40
DAMAGED_SHARE = 0.03
WITHOUT_TEXT_SHARE = 0.02  # of the pages
DAMAGES = ("image missing", "image cut short", "row too short", "wrong page count", "broken encoding", "text missing")
COLUMNS = (
    "BEGDOC", "ENDDOC", "BEGATTACH", "ENDATTACH", "CUSTODIAN", "FROM", "TO", "DATESENT", "SUBJECT", "FILENAME",
    "FILEEXT", "PAGECOUNT", "CONFIDENTIALITY", "NATIVELINK", "TEXTPATH",
)  # fmt: skip
NAMES = ("Lena Okafor", "Tom Brandt", "Ilse Marchetti", "Pavel Dunn", "Ruth Aldous", "Sam Ferreira")
THINGS = ("the pump", "the weir", "the north gate", "the log book", "the turbine", "the spillway", "the intake")
DEEDS = ("was opened", "was closed", "was inspected", "failed", "was repaired", "was reported dry", "ran all night")
TAILS = (
    "before noon",
    "on the second shift",
    "without a permit",
    "as the plan says",
    "after the storm",
    "at the inlet",
)
DOCX_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    'document.main+xml"/></Types>'
)
DOCX_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


@dataclass
class Built:
    """What was made."""

    pages: int = 0
    documents: int = 0
    without_text: int = 0  # pages
    natives: int = 0
    damaged: Counter[str] = field(default_factory=Counter)
    files: int = 0


def sentences(rng: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        who, day = rng.choice(NAMES), f"{rng.randint(1, 28)} March 2031"
        yield (
            f"{who} wrote that {rng.choice(THINGS)} {rng.choice(DEEDS)} {rng.choice(TAILS)} on {day}, and that "
            f"{rng.choice(THINGS)} {rng.choice(DEEDS)} {rng.randint(2, 40)} hours later."
        )


def page_text(rng: random.Random, key: str) -> str:
    return "\n".join((*sentences(rng, 14), "", key)) + "\n"


def pictures(rng: random.Random) -> list[bytes]:
    """Return the drawn pages as Group IV TIFFs of 8.5 by 11 inches."""
    font = ImageFont.load_default(42)
    drawn = []
    for _ in range(DISTINCT_PICTURES):
        page = Image.new("1", (2550, 3300), 1)
        pen = ImageDraw.Draw(page)
        for line, text in enumerate(sentences(rng, 22)):
            words = text.split()
            pen.text((300, 300 + 110 * line), " ".join(words[:12]), font=font, fill=0)
            pen.text((300, 355 + 110 * line), " ".join(words[12:]), font=font, fill=0)
        out = io.BytesIO()
        page.save(out, "TIFF", compression="group4", dpi=(300, 300))
        drawn.append(out.getvalue())
    return drawn


def native(rng: random.Random, kind: str, subject: str) -> bytes:
    words = list(sentences(rng, 6))
    if kind == "txt":
        return "\n".join(words).encode()
    if kind == "csv":
        out = io.StringIO()
        csv.writer(out).writerows([["gate", "hour", "level"], *([f"G{at}", at, rng.random()] for at in range(20))])
        return out.getvalue().encode()
    if kind == "eml":
        head = f"From: {rng.choice(NAMES)} <a@example.org>\r\nTo: b@example.org\r\nSubject: {subject}\r\n"
        return f"{head}Date: Mon, 3 Mar 2031 10:00:00 +0000\r\n\r\n{' '.join(words)}\r\n".encode()
    out_bytes = io.BytesIO()
    body = "".join(f"<w:p><w:r><w:t>{word}</w:t></w:r></w:p>" for word in words)
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(out_bytes, "w") as docx:
        docx.writestr("[Content_Types].xml", DOCX_TYPES)
        docx.writestr("_rels/.rels", DOCX_RELS)
        docx.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
        )
    return out_bytes.getvalue()


def build(folder: Path, pages: int, seed: int = 7) -> Built:
    """Write a production of at least `pages` pages and return what was made."""
    rng = random.Random(seed)
    drawn = pictures(rng)
    built = Built()
    rows = ["\x14".join(f"\xfe{name}\xfe" for name in COLUMNS)]
    opt: list[str] = []
    for part in ("DATA", "NATIVES", "TEXT"):
        (folder / part).mkdir(parents=True)
    number, family, left_in_family = 1, ("", ""), 0
    while built.pages < pages:
        count = rng.choice((1, 1, 2, 2, 3, 4, 5, 8))
        if left_in_family == 0 and rng.random() < 0.2:
            left_in_family, count, family = 2, 1, (f"WEI{number:07d}", f"WEI{number + 4:07d}")
        elif left_in_family:
            left_in_family, count = left_in_family - 1, 2
        else:
            family = ("", "")
        keys = [f"WEI{number + at:07d}" for at in range(count)]
        damage = ""
        if rng.random() < DAMAGED_SHARE:
            damage = DAMAGES[sum(built.damaged.values()) % len(DAMAGES)]
            built.damaged[damage] += 1
        without_text = not damage and built.without_text < WITHOUT_TEXT_SHARE * built.pages
        _images(folder, keys, drawn, opt, damage, built)
        row = dict.fromkeys(COLUMNS, "")
        row |= {
            "BEGDOC": keys[0], "ENDDOC": keys[-1], "BEGATTACH": family[0], "ENDATTACH": family[1],
            "CUSTODIAN": rng.choice(NAMES), "FROM": rng.choice(NAMES), "TO": rng.choice(NAMES),
            "DATESENT": f"203103{rng.randint(1, 28):02d}", "SUBJECT": f"Re: {rng.choice(THINGS)}",
            "PAGECOUNT": str(count), "CONFIDENTIALITY": rng.choice(("", "", "CONFIDENTIAL")),
        }  # fmt: skip
        if without_text:
            built.without_text += count
        else:
            row["TEXTPATH"] = f"TEXT\\{keys[0]}.txt"
            text = "\f".join(page_text(rng, key) for key in keys).encode()
            if damage == "broken encoding":
                text = text.replace(b"wrote", b"\xe9crit \x81\xff")
            if damage != "text missing":
                (folder / "TEXT" / f"{keys[0]}.txt").write_bytes(text)
                built.files += 1
        if built.documents % 10 == 0 and not without_text:
            kind = ("txt", "eml", "csv", "docx")[built.documents // 10 % 4]
            row |= {"FILEEXT": kind, "NATIVELINK": f"NATIVES\\{keys[0]}.{kind}", "FILENAME": f"{keys[0]}.{kind}"}
            (folder / "NATIVES" / f"{keys[0]}.{kind}").write_bytes(native(rng, kind, row["SUBJECT"]))
            built.natives += 1
            built.files += 1
        values = list(row.values())[: 4 if damage == "row too short" else None]
        rows.append("\x14".join(f"\xfe{value}\xfe" for value in values))
        number += count
        built.pages += count
        built.documents += 1
    (folder / "DATA" / "WEI.DAT").write_bytes(("\r\n".join(rows) + "\r\n").encode("utf-8-sig"))
    (folder / "DATA" / "WEI.OPT").write_bytes("".join(opt).encode())
    built.files += 2
    return built


def _images(folder: Path, keys: list[str], drawn: list[bytes], opt: list[str], damage: str, built: Built) -> None:
    for at, key in enumerate(keys):
        inner = f"{(built.pages + at) // 1000:03d}"
        said = len(keys) + (damage == "wrong page count")
        opt.append(f"{key},WEI,IMAGES\\{inner}\\{key}.tif,{'Y' if at == 0 else ''},,,{said if at == 0 else ''}\r\n")
        if damage == "image missing" and at == 0:
            continue
        place = folder / "IMAGES" / inner
        place.mkdir(parents=True, exist_ok=True)
        data = drawn[(built.pages + at) % len(drawn)] + key.encode()
        (place / f"{key}.tif").write_bytes(
            data[: len(data) // 2] + key.encode() if damage == "image cut short" else data
        )
        built.files += 1


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000))
