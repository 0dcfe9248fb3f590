"""A damaged production read to the end: `python -m bench.production_speed [PAGES]` (10,000).

Builds it (`bench.production_build`), takes it in, joins and reads it, has its pages without text read by OCR, and
checks that the ledger balances and every damaged thing is told. Prints pages a second on two worker processes, the
peak memory of all processes together (proportional share, so that shared pages count once), and two ratios: reading
against the PDF library alone on as many pages of the same words, and OCR in the flow against the engine alone.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.pdf_speed import library_alone
from bench.production_build import Built, build, page_text, pictures

from belie.custody.intake import take_in
from belie.custody.ledger import balance
from belie.domain.documents import Origin
from belie.domain.productions import FORMAT
from belie.engine.local import Flow
from belie.engine.pool import Pool
from belie.engine.progress import Silent
from belie.store.sqlite import SqliteStore, open_matter

WORKERS = 2
SAMPLE = 1000  # pages of the PDF library's file
OCR_SAMPLE = 8  # pages of the engine alone
TOLD = {
    "image missing": "does not exist", "image cut short": "(truncated)", "row too short": "values in a row",
    "wrong page count": "is said to have", "text missing": "does not exist",
}  # fmt: skip


class Now:
    def now(self) -> datetime:
        return datetime.now(UTC)


class Peak:
    """The most memory that this process and its descendants held together, looked at ten times a second."""

    def __enter__(self) -> Peak:
        self.megabytes, self._done = 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            self.megabytes = max(self.megabytes, sum(map(proportional, descendants(os.getpid()))) / 1024)


def descendants(root: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    found, waiting = [], [root]
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting += parents.get(process, ())
    return found


def proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def pdf_of(texts: list[str]) -> bytes:
    """Return a PDF with one page a text, in Helvetica."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for text in texts:
        lines = [line[at : at + 110] for line in text.split("\n") for at in range(0, max(1, len(line)), 110)]
        shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj T* " for line in lines)
        content = f"BT /F1 9 Tf 11 TL 40 760 Td {shown}ET".encode("ascii", "replace")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def library_seconds() -> float:
    """Return what the PDF library alone takes a page, of the same words."""
    rng = random.Random(7)
    data = pdf_of([page_text(rng, f"WEI{at:07d}") for at in range(SAMPLE)])
    start = time.perf_counter()
    library_alone(data)
    return (time.perf_counter() - start) / SAMPLE


def engine_seconds() -> float:
    """Return what the OCR engine alone takes a page, on one core."""
    import io

    from PIL import Image

    from belie.sources.ocr.engines import choose_engine, get_engine

    name = choose_engine("auto")
    assert name is not None, "no OCR engine"
    engine = get_engine(name)
    pages = [Image.open(io.BytesIO(data)).convert("L") for data in pictures(random.Random(7))[:OCR_SAMPLE]]
    engine.read(pages[0], 300)
    start = time.perf_counter()
    for page in pages:
        engine.read(page, 300)
    return (time.perf_counter() - start) / len(pages)


def check(store: SqliteStore, built: Built) -> None:
    """Hold the ledger against what was built."""
    lines = list(store.iter_intake())
    held = balance(lines)
    assert held.even, held.problems
    assert held.files == built.files, (held.files, built.files)
    joined = [document for document in store.iter_documents() if document.format == FORMAT]
    assert len(joined) == built.documents, (len(joined), built)
    assert sum(len(document.pages) for document in joined) == built.pages
    lost = [line.name for line in lines if not line.documents and not line.unread]
    assert not lost, lost[:3]
    told = [warning for line in lines for warning in line.warnings]
    for damage, words in TOLD.items():
        if built.damaged[damage]:
            assert any(words in warning for warning in told), damage
    print(
        f"ledger: {held.files} files = {held.text} text + {held.partial} partial + {held.unread} unread + "
        f"{held.duplicates} duplicates + {held.waiting} waiting; damaged: {dict(built.damaged)}"
    )


def main(pages: int) -> None:
    library, engine = library_seconds(), engine_seconds()
    with tempfile.TemporaryDirectory() as place:
        start = time.perf_counter()
        built = build(Path(place) / "production", pages)
        print(f"built {built.pages} pages, {built.documents} documents, {built.files} files in "
              f"{time.perf_counter() - start:.0f} s", flush=True)  # fmt: skip
        with Peak() as peak, Pool(WORKERS) as pool, open_matter(Path(place) / "matter", create=True) as store:
            flow = Flow(
                store=store, blobs=store.blobs, clock=Now(), pool=pool, progress=Silent(), judge_pairs=0, findings=1
            )  # fmt: skip
            took = {}
            for name, do in (
                ("take in", lambda: take_in([Path(place) / "production"], blobs=store.blobs, store=store, clock=Now())),
                ("read", flow.read),
                ("recognise", flow.recognise),
                ("again", flow.read),
            ):
                start = time.perf_counter()
                do()
                took[name] = time.perf_counter() - start
                print(f"{name}: {took[name]:.1f} s, peak so far {peak.megabytes:.0f} MB", flush=True)
                if name == "read":
                    check(store, built)
            assert balance(store.iter_intake()).even
            scanned = sum(page.origin is Origin.OCR for held in store.iter_documents() for page in held.pages)
    reading = took["take in"] + took["read"]
    print(f"{built.pages / reading:.0f} pages a second taken in and read, {built.pages / took['read']:.0f} read")
    print(f"peak memory of all processes {peak.megabytes:.0f} MB")
    print(f"read: {took['read'] / built.pages / library:.2f} times the PDF library alone on as many pages")
    if scanned:
        ratio = took["recognise"] / scanned / (engine / WORKERS)
        print(f"OCR: {scanned / took['recognise']:.2f} pages a second, {ratio:.2f} times the engine alone on two cores")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
