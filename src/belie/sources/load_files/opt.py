"""Opticon OPT and IPRO LFP: a line a page, which image shows it and where a document begins.

    OPT   ImageKey,Volume,Path,DocBreak,FolderBreak,BoxBreak,Pages
    LFP   IM,ImageKey,Break,Offset,@Volume;Folder;File;Type

`DocBreak` is Y on the first page of a document alone, and `Pages` stands there alone. `Break` is D or C on a first
page; `Offset` counts the pages of a file of several from 1, and is 0 for a file of one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace

from belie.domain.ids import SourceId
from belie.domain.productions import Fault, FaultKind, ImageLine, LoadFile
from belie.sources.load_files.dat import undecodable
from belie.sources.load_files.encoding import Text

FIELDS = 7
_LINE = re.compile(r"[^\r\n\x1a]+")
_OPT = re.compile(r"[^,\r\n]+,[^,\r\n]*,\"?[^\r\n]+\.(?:tiff?|jpe?g|pdf|png|gif|bmp)\"?,Y?,", re.IGNORECASE)
_LFP = re.compile(r"(?:IM|FM|OF|VN),[^,\r\n]+,", re.IGNORECASE)


def is_opt(text: str) -> bool:
    """True when one of the first lines is that of an OPT."""
    return any(_OPT.match(line) for line in text[:4000].lstrip().splitlines()[:5])


def is_lfp(text: str) -> bool:
    """True when the first lines are those of an LFP."""
    lines = text[:4000].lstrip().splitlines()[:5]
    return bool(lines) and _LFP.match(lines[0]) is not None and any(line.upper().startswith("IM,") for line in lines)


def parse_opt(held: Text, name: str, source: SourceId) -> LoadFile:
    """Return the image lines of an OPT."""
    faults: list[Fault] = []

    def fault(kind: FaultKind, place: tuple[int, int], text: str) -> None:
        faults.append(Fault(kind=kind, file=name, line=place[0], byte=place[1], text=text))

    images: list[ImageLine] = []
    for match in _LINE.finditer(held.text):
        if not match.group().strip():
            continue
        place = held.place(match.start())
        values = _values(match.group())
        if len(values) != FIELDS:
            fault(FaultKind.FIELD_COUNT, place, f"{len(values)} values in a line of {FIELDS}")
        if len(values) < 3:
            continue
        values += [""] * (FIELDS - len(values))
        key, volume, path, first, pages = *values[:4], values[6]
        if pages and not pages.isdecimal():
            fault(FaultKind.PAGE_COUNT, place, f"{pages!r} is no number of pages")
        images.append(
            ImageLine(
                line=place[0], byte=place[1], key=key, volume=volume, path=path, first=first.upper() == "Y",
                pages=int(pages) if pages.isdecimal() else None,
            )
        )  # fmt: skip
    return _load_file(held, name, source, list(_within_files(images)), faults)


def parse_lfp(held: Text, name: str, source: SourceId) -> LoadFile:
    """Return the image lines of an LFP; lines of other kinds (volumes, full text, offsets) say nothing we lack."""
    faults: list[Fault] = []
    images: list[ImageLine] = []
    for match in _LINE.finditer(held.text):
        values = [value.strip() for value in match.group().split(",", 4)]
        if values[0].upper() != "IM":
            continue
        line, byte = held.place(match.start())
        where = values[4].lstrip("@").split(";") if len(values) == 5 else []
        if len(where) < 3:
            text = "an image line needs a key, a break, an offset and @volume;folder;file"
            faults.append(Fault(kind=FaultKind.FIELD_COUNT, file=name, line=line, byte=byte, text=text))
            continue
        offset = int(values[3]) if values[3].isdecimal() else 0
        images.append(
            ImageLine(
                line=line, byte=byte, key=values[1], volume=where[0],
                path="\\".join(part.strip("\\/") for part in where[1:3] if part.strip("\\/")),
                first=values[2].upper() in ("D", "C"), index=max(0, offset - 1),
            )
        )  # fmt: skip
    return _load_file(held, name, source, images, faults)


def documents_of(images: list[ImageLine] | tuple[ImageLine, ...]) -> list[list[ImageLine]]:
    """Return the lines document by document; what stands before the first break is one too."""
    found: list[list[ImageLine]] = []
    for image in images:
        if image.first or not found:
            found.append([])
        found[-1].append(image)
    return found


def _values(line: str) -> list[str]:
    values = next(csv.reader([line])) if '"' in line else line.split(",")
    return [value.strip() for value in values]


def _within_files(images: list[ImageLine]) -> Iterator[ImageLine]:
    """Count the pages of a file that several lines name one after the other."""
    before: ImageLine | None = None
    for image in images:
        if before and not image.first and image.path == before.path:
            image = replace(image, index=before.index + 1)
        yield image
        before = image


def _load_file(held: Text, name: str, source: SourceId, images: list[ImageLine], faults: list[Fault]) -> LoadFile:
    return LoadFile(
        name=name, source=source, encoding=held.encoding, images=tuple(images),
        faults=tuple(sorted([*faults, *undecodable(held, name)], key=lambda fault: (fault.byte, fault.kind))),
    )  # fmt: skip
