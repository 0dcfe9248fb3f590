"""How many words OCR gets right, and how fast: `python -m bench ocr_accuracy`.

Five pages of invented legal prose, each in another font, drawn at 200 dpi with 0.6 to 2 degrees of skew, blur, grey
noise, salt-and-pepper noise and JPEG at quality 60; the same pages as a fax of 110 dpi in black and white; and clean.
Word accuracy is one less the word error rate (words put in, left out or changed, by the words of the page), on the
text as belie lays it out. Budget: 97 % on the scans. The reference is the engine alone on the same pictures.

In one run: CPU seconds a page for both, on one core; and pages a second of the whole step with two worker processes,
each with its guarded reader, from files to text.
"""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Sequence

os.environ["OMP_THREAD_LIMIT"] = "1"

from bench.ocr_pages import FAX, FONTS, SCANS, TEXTS, Wear, draw_page
from PIL import Image
from rapidfuzz.distance import Levenshtein

from belie.domain.documents import Origin, Page
from belie.domain.ids import DocumentId, SourceId
from belie.domain.recognition import Recognition
from belie.engine import work
from belie.engine.pool import Pool
from belie.sources.ocr.engines import choose_engine, get_engine
from belie.sources.ocr.layout import lay_out
from belie.sources.ocr.recognise import recognise_pages

CASES: dict[str, Sequence[Wear]] = {
    "scans, 200 dpi": SCANS,
    "faxes, 110 dpi": [FAX] * len(TEXTS),
    "clean, 200 dpi": [Wear(skew=0.5)] * len(TEXTS),
}
BUDGET = 0.97
COPIES = 4  # of each page, for the rate


def errors(text: str, read: str) -> int:
    """Return the least number of words put in, left out or changed between two texts."""
    return Levenshtein.distance(text.split(), read.split())


def as_file(page: Image.Image, dpi: int) -> bytes:
    out = io.BytesIO()
    page.save(out, "TIFF", dpi=(dpi, dpi), compression="group4" if page.mode == "1" else "tiff_lzw")
    return out.getvalue()


def text_of(seen: Recognition) -> str:
    return lay_out(Page(index=0, text="", origin=Origin.NONE), seen).text


def main() -> bool:
    name = choose_engine("auto")
    if name is None:
        raise SystemExit("no OCR engine")
    engine = get_engine(name)
    print(f"engine: {engine.name}; {len(TEXTS)} pages, {sum(len(text.split()) for text in TEXTS)} words")
    good = True
    for case, wears in CASES.items():
        drawn = [draw_page(text, font, wear) for text, font, wear in zip(TEXTS, FONTS, wears, strict=True)]
        files = [as_file(page, wear.dpi) for page, wear in zip(drawn, wears, strict=True)]
        accuracy, cpu, sure = measure(files, name)
        alone, alone_cpu = measure_alone(drawn, wears, name)
        good &= accuracy >= BUDGET or wears is not SCANS
        print(
            f"{case}: word accuracy {accuracy:.2%} (engine alone {alone:.2%}), mean confidence {sure:.0f} %, "
            f"{cpu:.2f} CPU s a page, {cpu / alone_cpu:.2f} times the engine alone"
        )
        if wears is SCANS:
            print(f"{case}: {rate(files, name):.2f} pages a second with two workers")
    print(f"budget: {BUDGET:.0%} of the words on the scans: {'kept' if good else 'MISSED'}")
    return good


def measure(files: Sequence[bytes], engine: str) -> tuple[float, float, float]:
    """Return word accuracy, CPU seconds a page and mean confidence in percent."""
    start = time.process_time()
    seen = [recognise_pages(data, "page.tiff", (0,), engine)[0] for data in files]
    cpu = (time.process_time() - start) / len(files)
    wrong = sum(errors(text, text_of(one)) for text, one in zip(TEXTS, seen, strict=True))
    return 1 - wrong / total(), cpu, sum(one.confidence for one in seen) / len(seen)


def measure_alone(drawn: Sequence[Image.Image], wears: Sequence[Wear], engine: str) -> tuple[float, float]:
    reader = get_engine(engine)
    start = time.process_time()
    seen = [reader.read(page.convert("L"), wear.dpi) for page, wear in zip(drawn, wears, strict=True)]
    cpu = (time.process_time() - start) / len(drawn)
    wrong = sum(errors(text, " ".join(word.text for word in words)) for text, words in zip(TEXTS, seen, strict=True))
    return 1 - wrong / total(), cpu


def total() -> int:
    return sum(len(text.split()) for text in TEXTS)


def rate(files: Sequence[bytes], engine: str) -> float:
    """Return pages a second with two workers, their start left out."""
    pages = [data for _ in range(COPIES) for data in files]
    jobs = [
        work.RecogniseJob(DocumentId(str(at)), SourceId(str(at)), "page.tiff", data, (0,), engine)
        for at, data in enumerate(pages)
    ]
    with Pool(2) as pool:
        list(pool.each(work.recognise, jobs[:2]))
        start = time.perf_counter()
        for _, seen in pool.each(work.recognise, jobs):
            if isinstance(seen, Exception):
                raise seen
        return len(pages) / (time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(not main())
