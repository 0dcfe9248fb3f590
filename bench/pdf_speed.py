"""Born-digital PDF against the PDF library alone: `python bench/pdf_speed.py [PDF or folder ...]`.

The reference takes each page's text and one box a word from PDFium and keeps nothing. Measured in one run, in turn,
by CPU seconds, the median of five: the reader (reading order, paragraphs, furniture, packed boxes), the reader in its
guarded process (wall time, as the work is done there), the reader and then the store (pages, boxes, full-text index;
CPU seconds, an empty matter each time), and cleaning after it. Without arguments: the PDFs of the demo
record one by one, and all their pages five times over as one document; scans, where the library finds no word, are
left out. Budget: 1.6 with the store behind it.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from belie.documents.clean import clean
from belie.domain.documents import Source
from belie.domain.ids import SourceId
from belie.domain.ledger import IntakeLine, Outcome
from belie.sources.limits import read_guarded
from belie.sources.registry import read_source
from belie.store.sqlite import SqliteStore, open_matter

DEMO = Path(__file__).parents[1] / "src" / "belie" / "demo" / "record"
ROUNDS = 5
COPIES = 5
WORD = re.compile(r"\S+")


def library_alone(data: bytes) -> int:
    """Take text and a box a word; return the number of words."""
    words = 0
    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    with pdfium.PdfDocument(data) as pdf:
        for index in range(len(pdf)):
            page = pdf[index]
            textpage = page.get_textpage()
            for word in WORD.finditer(textpage.get_text_range()):
                if pdfium_c.FPDFText_CountRects(textpage, word.start(), word.end() - word.start()):
                    pdfium_c.FPDFText_GetRect(textpage, 0, left, top, right, bottom)
                words += 1
            textpage.close()
            page.close()
    return words


def all_pages(files: list[bytes]) -> bytes:
    """Return the pages of all files, `COPIES` times, as one PDF."""
    joined = pdfium.PdfDocument.new()
    for data in files * COPIES:
        with pdfium.PdfDocument(data) as pdf:
            joined.import_pages(pdf)
    out = io.BytesIO()
    joined.save(out)
    joined.close()
    return out.getvalue()


def stored(store: SqliteStore, pairs: list[tuple[bytes, SourceId]]) -> None:
    """Read the files and store their pages with boxes and full-text index in an empty matter."""
    for number, (data, source) in enumerate(pairs):
        name = f"{number}.pdf"
        taken = Source(sha256=source, size=len(data), names=(name,), received_at="2031-05-02T00:00:00+00:00")
        store.take_in([taken], [IntakeLine(name=name, source=source, outcome=Outcome.WAITING)])
        store.save_reading(source, "1", read_source(data, name, source))


def measure(name: str, files: list[bytes]) -> None:
    """Print one line: pages, words, and the ratios to the library alone."""
    ids = [SourceId(hashlib.sha256(data).hexdigest()) for data in files]
    results = [read_source(data, "x.pdf", source) for data, source in zip(files, ids, strict=True)]
    documents = [document for result in results for document in result.documents]
    pairs = list(zip(files, ids, strict=True))
    place = tempfile.TemporaryDirectory()
    empty = [open_matter(Path(place.name) / str(number), create=True) for number in range(ROUNDS)]
    opened = list(empty)
    work: dict[str, tuple[Callable[[], float], Callable[[], object]]] = {
        "library": (time.process_time, lambda: [library_alone(data) for data in files]),
        "reader": (time.process_time, lambda: [read_source(data, "x.pdf", source) for data, source in pairs]),
        "library, wall": (time.perf_counter, lambda: [library_alone(data) for data in files]),
        "guarded, wall": (time.perf_counter, lambda: [read_guarded(data, "x.pdf", source) for data, source in pairs]),
        "stored": (time.process_time, lambda: stored(empty.pop(), pairs)),
        "clean": (time.process_time, lambda: [clean(document) for document in documents]),
    }
    took: dict[str, list[float]] = {what: [] for what in work}
    read_guarded(b"warm", "x.txt", ids[0])
    for _ in range(ROUNDS):
        for what, (clock, do) in work.items():
            start = clock()
            do()
            took[what].append(clock() - start)
    for store in opened:
        store.close()
    place.cleanup()
    at = {what: statistics.median(seconds) for what, seconds in took.items()}
    pages = sum(len(document.pages) for document in documents)
    words = sum(len(page.words) for document in documents for page in document.pages)
    print(
        f"{name}: {pages} pages, {words} words; library {at['library']:.3f} s; "
        f"reader {at['reader'] / at['library']:.2f}, "
        f"stored {at['stored'] / at['library']:.2f}, guarded {at['guarded, wall'] / at['library, wall']:.2f} (wall), "
        f"clean {at['clean'] / at['library']:.2f} times",
        flush=True,
    )


def main() -> None:
    given = [Path(argument) for argument in sys.argv[1:]]
    paths = [path for each in given or [DEMO] for path in (sorted(each.rglob("*.pdf")) if each.is_dir() else [each])]
    files = [data for path in paths if library_alone(data := path.read_bytes())]
    measure(f"{len(files)} files", files)
    if not given:
        measure("one long file", [all_pages(files)])


if __name__ == "__main__":
    main()
