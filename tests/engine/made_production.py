"""A small invented production on disk."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image

ROWS = (
    {
        "BEGDOC": "WEI0001", "ENDDOC": "WEI0002", "BEGATTACH": "WEI0001", "ENDATTACH": "WEI0003",
        "FROM": "Okafor, Lena", "TO": "Brandt, Tom <tb@example.org>", "DATESENT": "03/09/2031 4:10 PM",
        "SUBJECT": "Gate at the weir", "CUSTODIAN": "Okafor", "TEXTPATH": "TEXT\\WEI0001.txt",
        "CONFIDENTIALITY": "CONFIDENTIAL",
    },
    {
        "BEGDOC": "WEI0003", "ENDDOC": "WEI0003", "BEGATTACH": "WEI0001", "ENDATTACH": "WEI0003",
        "FROM": "", "TO": "", "DATESENT": "", "SUBJECT": "Log sheet", "CUSTODIAN": "Okafor",
        "TEXTPATH": "TEXT\\WEI0003.txt", "CONFIDENTIALITY": "",
    },
)  # fmt: skip
TEXTS = {
    "WEI0001": "The gate was opened at four.\n\fThe water rose by noon.\n",
    "WEI0003": "Gate log: closed all day.\n",
}
OPT = (
    ("WEI0001", "IMAGES\\WEI0001.tif", "Y", "2"), ("WEI0002", "IMAGES\\WEI0002.tif", "", ""),
    ("WEI0003", "IMAGES\\WEI0003.tif", "Y", "1"),
)  # fmt: skip


def dat(rows: Sequence[Mapping[str, str]], encoding: str = "utf-8") -> bytes:
    lines = [list(rows[0]), *([*row.values()] for row in rows)]
    return "".join("\x14".join(f"\xfe{value}\xfe" for value in line) + "\r\n" for line in lines).encode(encoding)


def opt(lines: Sequence[tuple[str, str, str, str]]) -> bytes:
    return "".join(f"{key},V1,{path},{first},,,{pages}\r\n" for key, path, first, pages in lines).encode()


def tiff(shade: int, pages: int = 1) -> bytes:
    """Return a picture of a page of 2 by 3 inches with a bar whose place depends on the shade."""
    frames = []
    for at in range(pages):
        frame = Image.new("1", (200, 300), 1)
        frame.paste(0, (10, 10 + shade % 100 + at, 100, 20 + shade % 100 + at))
        frames.append(frame)
    out = io.BytesIO()
    frames[0].save(
        out, "TIFF", compression="group4", dpi=(100, 100), save_all=pages > 1, append_images=frames[1:]
    )  # fmt: skip
    return out.getvalue()


def write(
    folder: Path,
    *,
    rows: Sequence[Mapping[str, str]] = ROWS,
    texts: Mapping[str, str] = TEXTS,
    lines: Sequence[tuple[str, str, str, str]] = OPT,
    name: str = "V1",
) -> Path:
    """Write the production and return its folder: DATA, IMAGES, TEXT."""
    for part in ("DATA", "IMAGES", "TEXT"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    if rows:
        (folder / "DATA" / f"{name}.DAT").write_bytes(dat(rows))
    if lines:
        (folder / "DATA" / f"{name}.OPT").write_bytes(opt(lines))
    for key, text in texts.items():
        (folder / "TEXT" / f"{key}.txt").write_text(text, "utf-8")
    for shade, (_, path, _, _) in enumerate(lines):
        (folder / path.replace("\\", "/")).write_bytes(tiff(shade + 10 * len(name)))
    return folder
