"""Which files make up which document of a production: rows, image lines and the files they name, put together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from belie.domain.productions import ImageLine, LoadFile, Role
from belie.sources.load_files.fields import BEGINS, BODY, ENDS, NATIVE, TEXT
from belie.sources.load_files.numbers import counted_on, pages_between
from belie.sources.load_files.opt import documents_of
from belie.sources.load_files.paths import Found, Shelf, folder_of

TEXT_FOLDERS = ("TEXT", "OCR")
MOST_PAGES = 100_000  # of one document that a range or a count may make; a larger one is an error in the number


@dataclass(frozen=True, slots=True)
class Volume:
    """Load files that belong together: one of rows at most, and those of images."""

    rows: LoadFile | None
    images: tuple[LoadFile, ...]

    @property
    def main(self) -> LoadFile:
        """The load file whose documents these are."""
        return self.rows or self.images[0]

    @property
    def files(self) -> tuple[LoadFile, ...]:
        """All of them, the one of rows first."""
        return (self.rows, *self.images) if self.rows else self.images


@dataclass(frozen=True, slots=True)
class Named:
    """A file that a load file names, found or not."""

    role: Role
    path: str  # as written
    found: Found | None
    load_file: LoadFile
    line: int
    byte: int
    page_index: int | None = None  # of the document
    index: int = 0  # of the page in the file


@dataclass(slots=True)
class Planned:
    """One document to be: its columns and its files."""

    position: int
    load_file: LoadFile
    line: int
    byte: int
    columns: dict[str, str]  # what the row says, by column; empty values too
    images: list[ImageLine] = field(default_factory=list)
    shots: list[Named] = field(default_factory=list)  # the images' files, a page each
    texts: list[Named] = field(default_factory=list)  # one of all pages, or one a page
    native: Named | None = None
    in_rows: bool = True  # False: only the image lines tell of it

    @property
    def beg(self) -> str:
        """Its first production number, "" when the row has none."""
        return self.columns.get(BEGINS, "")

    @property
    def end(self) -> str:
        """Its last one."""
        return self.columns.get(ENDS) or (self.images[-1].key if self.images else "") or self.beg

    @property
    def keys(self) -> tuple[str, ...]:
        """The production numbers of its pages, in order."""
        if self.images:
            return tuple(image.key for image in self.images)
        pages = pages_between(self.beg, self.end)
        if not self.beg or pages is None or pages > MOST_PAGES:
            return (self.beg,) if self.beg else ()
        return tuple(counted_on(self.beg, at) if at else self.beg for at in range(pages))

    @property
    def files(self) -> list[Named]:
        """All its files."""
        return [*self.texts, *self.shots, *([self.native] if self.native else [])]


def group(load_files: Iterable[LoadFile]) -> list[Volume]:
    """Return the load files put together: image lines with the rows nearest by folder, then by name."""
    held = list(load_files)
    rows = [each for each in held if not each.images]
    images: dict[str, list[LoadFile]] = defaultdict(list)
    alone = []
    for each in held:
        if each.images:
            near = max(rows, key=lambda other, mine=each: _nearness(mine.name, other.name), default=None)  # type: ignore[misc]
            if near is None or _nearness(each.name, near.name)[0] < 0:
                alone.append(Volume(None, (each,)))
            else:
                images[near.name].append(each)
    return [*(Volume(each, tuple(images[each.name])) for each in rows), *alone]


def plan(volume: Volume, shelf: Shelf) -> list[Planned]:
    """Return the documents of a volume: one a row, then those that only image lines tell of."""
    lines = [(load_file, image) for load_file in volume.images for image in load_file.images]
    placed: dict[str, int] = {}
    for at, (_, image) in enumerate(lines):
        placed.setdefault(image.key, at)
    taken: set[int] = set()
    planned: list[Planned] = []
    for row in volume.rows.rows if volume.rows else ():
        assert volume.rows is not None
        names = (*volume.rows.columns, *(f"column {at + 1}" for at in range(len(volume.rows.columns), len(row.values))))
        columns = dict(zip(names, row.values, strict=False))
        document = Planned(len(planned), volume.rows, row.line, row.byte, columns)
        for at in _lines_of(document.beg, columns.get(ENDS, ""), lines, placed):
            taken.add(at)
            document.images.append(lines[at][1])
            _shoot(document, lines[at][0], lines[at][1], shelf)
        _find_texts(document, shelf)
        if path := columns.get(NATIVE):
            found = shelf.find(document.load_file.name, path)
            document.native = Named(Role.NATIVE, path, found, document.load_file, row.line, row.byte)
        planned.append(document)
    planned += _without_rows(volume, taken, len(planned), shelf)
    return planned


def _nearness(mine: str, other: str) -> tuple[int, int]:
    """Return how near two load files lie: folders they share (-1 in different containers), letters they begin with."""
    here, there = folder_of(mine), folder_of(other)
    if here.rpartition("!")[0] != there.rpartition("!")[0]:
        return -1, 0
    first, second = here.split("/"), there.split("/")
    shared = sum(1 for _ in _common(first, second)) + (first == second)
    return shared, sum(1 for _ in _common(mine.rpartition("/")[2].casefold(), other.rpartition("/")[2].casefold()))


def _common(first: Sequence[str], second: Sequence[str]) -> Iterator[str]:
    for mine, other in zip(first, second, strict=False):
        if mine != other:
            return
        yield mine


def _lines_of(
    beg: str, end: str, lines: Sequence[tuple[LoadFile, ImageLine]], placed: Mapping[str, int]
) -> Iterable[int]:
    """Return the image lines of a row: from its first number to its last, else to the next break."""
    start = placed.get(beg)
    if start is None:
        return ()
    stop = placed.get(end or beg)
    if stop is None or stop < start or (not end and beg):
        stop = start
        while stop + 1 < len(lines) and not lines[stop + 1][1].first and lines[stop + 1][0] is lines[start][0]:
            stop += 1
    return range(start, stop + 1)


def _shoot(document: Planned, load_file: LoadFile, image: ImageLine, shelf: Shelf) -> None:
    document.shots.append(
        Named(
            Role.IMAGE, image.path, shelf.find(load_file.name, image.path), load_file, image.line, image.byte,
            page_index=len(document.shots), index=image.index,
        )
    )  # fmt: skip


def _find_texts(document: Planned, shelf: Shelf) -> None:
    """Find the text of a row: the file it names, with those of its other pages beside it."""
    place = (document.load_file, document.line, document.byte)
    path, found = document.columns.get(TEXT, ""), None
    if path:
        found = shelf.find(document.load_file.name, path)
    elif not document.columns.get(BODY):
        path, found = _text_beside(document, shelf)
    if not path:
        return
    first = Named(Role.TEXT, path, found, *place)
    document.texts.append(first)
    if first.found is None or len(document.keys) < 2:
        return
    stem, _, extension = path.replace("\\", "/").rpartition(".")
    folder, slash, name = stem.rpartition("/")
    if name != document.keys[0]:
        return
    others = []
    for at, key in enumerate(document.keys[1:], 1):
        found = shelf.find(document.load_file.name, f"{folder}{slash}{key}.{extension}")
        if found is None:
            return  # one file of all pages
        others.append(Named(Role.TEXT, f"{folder}{slash}{key}.{extension}", found, *place, page_index=at))
    document.texts = [Named(Role.TEXT, path, first.found, *place, page_index=0), *others]


def _text_beside(document: Planned, shelf: Shelf) -> tuple[str, Found | None]:
    """Return the text file that lies where custom has it: TEXT\\first number.txt, or beside the first image."""
    tried = [f"{folder}/{document.beg}.txt" for folder in TEXT_FOLDERS if document.beg]
    if document.images:
        stem = document.images[0].path.replace("\\", "/").rpartition(".")[0]
        tried += [f"{re.sub('(?i)images?', folder, stem)}.txt" for folder in TEXT_FOLDERS] + [f"{stem}.txt"]
    found = ((path, shelf.find(document.load_file.name, path)) for path in tried)
    return next(((path, held) for path, held in found if held), ("", None))


def _without_rows(volume: Volume, taken: set[int], position: int, shelf: Shelf) -> Iterator[Planned]:
    """Yield the documents of image lines that no row has, where at least one image is there."""
    at = 0
    for load_file in volume.images:
        for images in documents_of(load_file.images):
            left = [image for number, image in enumerate(images, at) if number not in taken]
            at += len(images)
            if not left:
                continue
            columns = {BEGINS: left[0].key, ENDS: left[-1].key}
            document = Planned(position, load_file, left[0].line, left[0].byte, columns, images=left, in_rows=False)
            for image in left:
                _shoot(document, load_file, image, shelf)
            _find_texts(document, shelf)
            if any(shot.found for shot in document.shots):
                yield document
                position += 1
