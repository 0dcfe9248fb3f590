"""Scanned pages from intake to text: the ledger before and after, what is kept, what is read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageChops

from belie.custody.intake import take_in
from belie.documents.clean import clean
from belie.documents.frame import find_frame
from belie.domain.documents import Access, Document, Origin, Page, PageImage
from belie.domain.flags import FlagKind
from belie.domain.ids import document_id
from belie.domain.ledger import IntakeLine, Outcome, ReadResult, UnreadKind
from belie.engine import steps, work
from belie.engine.local import Flow
from belie.engine.pool import Pool
from belie.engine.progress import Silent
from belie.sources.ocr.recognise import recognise_pages
from belie.store.sqlite import SqliteStore, open_matter
from contracts.invented import NoonClock
from sources.made_scan import LINES, as_file, draw, with_layer

SEALED = ("FILED UNDER SEAL", "", *LINES)


class Here(Pool):
    """Does the work in this process, and counts the pictures it read."""

    def __init__(self, *, most: int = 1000) -> None:
        super().__init__(1)
        self.pictures: list[tuple[str, int]] = []
        self._left = most

    def each(self, work_on: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        for item in items:
            if isinstance(item, work.RecogniseJob):
                if not self._left:
                    raise KeyboardInterrupt
                self._left -= 1
                self.pictures += ((item.name, index) for index in item.indexes)
                yield item, recognise_pages(item.data, item.name, item.indexes, item.engine, item.options)
            else:
                yield item, work_on(item)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_matter(tmp_path / "matter", create=True) as opened:
        yield opened


def flow(store: SqliteStore, pool: Pool | None = None, *, ocr: str = "tesserocr") -> Flow:
    return Flow(
        store=store, blobs=store.blobs, clock=NoonClock(), pool=pool or Here(), progress=Silent(), judge_pairs=0,
        findings=1, ocr=ocr,
    )  # fmt: skip


def add(store: SqliteStore, folder: Path, **files: bytes) -> None:
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    take_in([folder / name.replace("_", ".") for name in files], blobs=store.blobs, store=store, clock=NoonClock())


def only_line(store: SqliteStore) -> IntakeLine:
    (line,) = store.iter_intake()
    return line


def only_document(store: SqliteStore) -> Document:
    (document,) = store.iter_documents(words=True)
    return document


def test_a_scan_waits_for_ocr_and_is_read_when_it_comes(store: SqliteStore, tmp_path: Path) -> None:
    add(store, tmp_path, scan_pdf=as_file(draw(), draw(("The second page is short.",))))
    without = flow(store, ocr="off")
    without.read()
    assert without.recognise() == 0
    line = only_line(store)
    assert line.outcome is Outcome.UNREAD
    assert line.unread is not None and line.unread.kind is UnreadKind.NEEDS_OCR
    assert line.warnings == ("page 1: no text layer (needs_ocr)", "page 2: no text layer (needs_ocr)")

    assert flow(store).recognise() == 2
    line, document = only_line(store), only_document(store)
    assert (line.outcome, line.unread, line.warnings) == (Outcome.TEXT, None, ())
    assert [page.origin for page in document.pages] == [Origin.OCR] * 2
    assert document.pages[0].text.split() == " ".join(LINES).split()
    assert all(0 < word.confidence <= 100 for word in document.pages[0].words)


def test_a_second_run_and_an_equal_later_reading_read_no_picture_again(store: SqliteStore, tmp_path: Path) -> None:
    add(store, tmp_path, scan_pdf=as_file(draw()))
    first = flow(store)
    first.read()
    first.recognise()
    before, text = store.content_hash(), only_document(store).text
    pool = Here()
    again = flow(store, pool)
    assert (again.read(), again.recognise(), store.content_hash()) == (0, 0, before)

    document = only_document(store)
    (bare,) = work.read(work.ReadJob(document.source, "scan.pdf", store.blobs.get(document.source))).documents
    store.save_reading(document.source, "another version", ReadResult(documents=(bare,)))
    assert only_line(store).outcome is Outcome.TEXT
    assert (again.recognise(), only_document(store).text) == (0, text)
    changed = replace(bare, name="renamed.pdf")
    store.save_reading(document.source, "yet another", ReadResult(documents=(changed,)))
    assert only_line(store).outcome is Outcome.UNREAD
    assert (again.recognise(), only_document(store).text, pool.pictures) == (0, text, [])


def test_a_killed_run_goes_on_at_the_page(store: SqliteStore, tmp_path: Path) -> None:
    pages = [draw((f"This is page number {number} of the scan.",)) for number in range(6)]
    add(store, tmp_path, scan_pdf=as_file(*pages))
    flow(store).read()
    with pytest.raises(KeyboardInterrupt):
        flow(store, Here(most=1)).recognise()
    pool = Here()
    assert flow(store, pool).recognise() == 2
    assert pool.pictures == [("scan.pdf", 4), ("scan.pdf", 5)]
    assert [f"number {number}" in page.text for number, page in enumerate(only_document(store).pages)] == [True] * 6


def test_another_version_of_ocr_reads_the_pictures_again(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, tmp_path, scan_pdf=as_file(draw()))
    flow(store).read()
    flow(store).recognise()
    monkeypatch.setattr(steps, "OCR_VERSION", "ocr/next")
    later = flow(store)
    assert (later.read(), later.recognise()) == (1, 1)
    assert (later.read(), later.recognise()) == (0, 0)
    assert only_line(store).outcome is Outcome.TEXT


def test_only_pages_without_text_are_read_and_a_page_that_fails_stays_told(store: SqliteStore, tmp_path: Path) -> None:
    whole = as_file(draw(), draw(), kind="TIFF", compression="tiff_lzw")
    damaged = bytearray(whole)
    middle = len(whole) * 3 // 4
    damaged[middle : middle + 400] = bytes(400)
    add(store, tmp_path, scan_tif=bytes(damaged))
    both = flow(store)
    both.read()
    both.recognise()
    line, document = only_line(store), only_document(store)
    assert line.outcome is Outcome.PARTIAL
    assert [page.origin for page in document.pages].count(Origin.OCR) == 1
    assert any("(corrupt)" in warning for warning in line.warnings)
    assert flow(store).recognise() == 0


def test_the_stamp_of_a_sealed_scan_reaches_the_frame(store: SqliteStore, tmp_path: Path) -> None:
    add(store, tmp_path, memo_png=as_file(draw(SEALED), kind="PNG"))
    both = flow(store)
    both.read()
    both.recognise()
    document = only_document(store)
    assert find_frame(document, clean(document)).access is Access.SEALED


def test_a_production_number_is_read_off_a_scan(store: SqliteStore, tmp_path: Path) -> None:
    pages = []
    for number in (41, 42):
        foot = draw((f"HVB-{number:06}",), left=6.2, top=10.2)
        pages.append(ImageChops.darker(draw(), foot))
    add(store, tmp_path, scan_pdf=as_file(*pages))
    both = flow(store)
    both.read()
    both.recognise()
    assert [page.names.bates for page in only_document(store).pages] == ["HVB-000041", "HVB-000042"]


def test_a_noisy_text_layer_gives_way_to_a_better_reading(store: SqliteStore, tmp_path: Path) -> None:
    noise = (
        "Tbc d1sp4tchcr 0f tlie H~rrow Va11cy bus l1nc to1d tlic bo4rd",
        *("qzx kvw jjq ~t~ 1l1c" for _ in range(3)),
    )
    add(store, tmp_path, layer_pdf=with_layer(as_file(draw()), (*noise, "vvc tbcn pqz xwk", "zzt bqd kkv rwq hjx")))
    flow(store, ocr="off").read()
    document, line = only_document(store), only_line(store)
    assert document.pages[0].origin is Origin.OCR
    assert [(flag.kind, flag.page) for flag in document.flags] == [(FlagKind.NOISY_TEXT_LAYER, 0)]
    assert line.outcome is Outcome.TEXT
    assert line.warnings[0].endswith("(needs_ocr)")
    assert flow(store).recognise() == 1
    assert only_document(store).text.split() == " ".join(LINES).split()
    assert only_line(store).warnings == ()
    assert flow(store).recognise() == 0


def test_a_good_text_layer_is_kept_and_as_sure_as_its_words_are_words(store: SqliteStore, tmp_path: Path) -> None:
    lines = (
        "The north gate was closed all winter, qzxk said,",
        "and the clerk who kept the keys had left in the spring.",
    )
    add(store, tmp_path, layer_pdf=with_layer(as_file(draw()), (*lines, "Nobody else in the office was told of it.")))
    both = flow(store)
    both.read()
    assert both.recognise() == 0
    (page,) = only_document(store).pages
    assert page.origin is Origin.OCR
    assert {word.confidence for word in page.words} == {96}


def test_a_page_whose_picture_is_another_source_is_read_there(store: SqliteStore, tmp_path: Path) -> None:
    add(store, tmp_path, image_png=as_file(draw(), kind="PNG"), list_txt=b"A list of pages, one of which is a picture.")
    both = flow(store)
    both.read()
    image, text = (line.source for line in store.iter_intake())
    assert image and text
    page = Page(index=0, text="", origin=Origin.NONE, image=PageImage(source=image, index=0))
    joined = Document(id=document_id(text, "row"), source=text, name="row", format="production", pages=(page,))
    store.save_reading(text, steps.READ_VERSION, ReadResult(documents=(joined,)))
    both.recognise()
    read = store.get_document(joined.id)
    assert read.pages[0].text.split() == " ".join(LINES).split()
    assert read.pages[0].size_pt == pytest.approx((612, 792), abs=0.5)


def test_doubtful_reading_is_flagged(store: SqliteStore, tmp_path: Path) -> None:
    faint = draw(points=6).resize((425, 550)).resize((1275, 1650))
    add(store, tmp_path, faint_png=as_file(faint, kind="PNG"))
    both = flow(store)
    both.read()
    both.recognise()
    (flag,) = only_document(store).flags
    assert (flag.kind, flag.page) == (FlagKind.LOW_CONFIDENCE, 0)
    assert only_line(store).warnings[-1].endswith("(low_confidence)")
