"""The invented record is whole, marked as invented, and holds every quote that its expected answers name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from belie.demo import expected_path, record_path
from demo.crude import attachment_texts, fold, page_texts, printed_texts, volume_rows

NOTICE = "Invented for demonstration"
EXPECTED: dict[str, Any] = json.loads(expected_path().read_text(encoding="utf-8"))
SOURCES = Path(__file__).parents[2] / "demo-sources"
VOLUME = "production/VOL02"
ALL_FILES = sorted(path.relative_to(record_path()).as_posix() for path in record_path().rglob("*") if path.is_file())
FILES = [name for name in ALL_FILES if not name.startswith(VOLUME)]
PRODUCED = {row["BEGBATES"]: row for row in volume_rows(record_path() / VOLUME / "VOL02.DAT")}
PICTURES = {  # of these there are no words but in a picture: they are checked against what was printed
    "letters/2026-10-05-consul-kavet-fax.pdf": SOURCES / "scans" / "letters__2026-10-05-consul-kavet-fax.typ",
    "NCRS-000304": SOURCES / "volume" / "NCRS-000304.typ",
}
KINDS = set(
    "declaration testimony filing order memo email letter press_release news speech transcript roster other".split()
)


def pages_of(doc: str) -> list[str]:
    """Return the folded pages of DOC; an attachment is named `mail.eml!name`, a produced paper by its number."""
    name, _, attached = doc.partition("!")
    if doc in PICTURES:
        pages = printed_texts(PICTURES[doc])
    elif doc in PRODUCED:
        pages = page_texts(record_path() / VOLUME / PRODUCED[doc]["TEXTPATH"].replace("\\", "/"))
    else:
        pages = attachment_texts(record_path() / name)[attached] if attached else page_texts(record_path() / name)
    return [fold(page) for page in pages]


TEXTS = {doc: pages_of(doc) for doc in {frame["doc"] for frame in EXPECTED["frames"]}}


def sides() -> list[dict[str, str]]:
    """Return every place of the record that the expected answers quote."""
    pairs = [pair[side] for pair in EXPECTED["pairs"] + EXPECTED["negatives"] for side in "ab"]
    return [*pairs, *EXPECTED["statements"], *EXPECTED["pages"]]


def test_every_quote_is_found_in_its_document() -> None:
    missing = [(s["doc"], s["quote"]) for s in sides() if fold(s["quote"]) not in " ".join(TEXTS[s["doc"]])]
    assert missing == []


def test_every_file_has_a_frame_and_every_frame_a_file() -> None:
    files = {frame["doc"] for frame in EXPECTED["frames"] if "!" not in frame["doc"]}
    assert files == {*FILES, *PRODUCED}
    attached = {
        f"{doc}!{name}" for doc in FILES if doc.endswith(".eml") for name in attachment_texts(record_path() / doc)
    }
    assert {frame["doc"] for frame in EXPECTED["frames"] if "!" in frame["doc"]} == attached


def test_frames_use_the_words_of_the_house() -> None:
    assert {frame["kind"] for frame in EXPECTED["frames"]} <= KINDS
    assert {statement["doc"] for statement in EXPECTED["statements"]} <= {*FILES, *PRODUCED}


@pytest.mark.parametrize("doc", [name for name in FILES if name not in PICTURES])
def test_every_document_says_that_it_is_invented(doc: str) -> None:
    pages = page_texts(record_path() / doc, whole=True)
    if doc.endswith(".pdf"):
        assert all(NOTICE in page for page in pages)
    else:
        assert NOTICE in " ".join(pages)


def test_every_picture_and_produced_paper_says_that_it_is_invented() -> None:
    assert all(row["VENDORNOTE"] == NOTICE for row in PRODUCED.values())
    assert NOTICE in (SOURCES / "volume" / "volume.typ").read_text()  # on every image of the volume
    assert all(NOTICE in source.read_text() for doc, source in PICTURES.items() if doc in FILES)
    for path in (record_path() / VOLUME / "TEXT").iterdir():
        assert all(NOTICE in page for page in page_texts(path, whole=True))


def test_the_volume_has_an_image_for_each_number_and_one_paper_without_text() -> None:
    numbers = [
        f"NCRS-{number:06}"
        for row in PRODUCED.values()
        for number in range(int(row["BEGBATES"][-6:]), int(row["ENDBATES"][-6:]) + 1)
    ]
    assert [path.stem for path in sorted((record_path() / VOLUME / "IMAGES").iterdir())] == numbers
    assert [row["BEGBATES"] for row in PRODUCED.values() if not row["TEXTPATH"]] == ["NCRS-000304"]
    listed = (record_path() / VOLUME / "VOL02.OPT").read_text().splitlines()
    assert [line.split(",")[0] for line in listed] == numbers


def test_a_scan_has_no_words_of_its_own() -> None:
    scans = [doc for doc in PICTURES if doc in FILES]
    assert all(page_texts(record_path() / doc, whole=True) == [""] for doc in scans)


def test_the_record_is_as_large_and_as_mixed_as_promised() -> None:
    assert len(FILES) >= 33
    assert {Path(doc).suffix for doc in FILES} == {".txt", ".html", ".pdf", ".eml", ".docx", ".xlsx", ".json"}
    assert len(EXPECTED["pairs"]) >= 80 and len(EXPECTED["negatives"]) >= 30
    assert all((record_path() / doc).stat().st_size < 150_000 for doc in ALL_FILES)


@pytest.mark.parametrize("entry", EXPECTED["pages"], ids=lambda entry: entry["quote"][:40])
def test_a_quote_stands_on_the_page_it_is_said_to(entry: dict[str, Any]) -> None:
    first, last = entry["page_number"], entry.get("last_page_number", entry["page_number"])
    assert fold(entry["quote"]) in " ".join(TEXTS[entry["doc"]][first - 1 : last])
    if first == last:
        assert not any(fold(entry["quote"]) in page for page in TEXTS[entry["doc"]][: first - 1])


def test_a_sentence_that_matters_crosses_a_page() -> None:
    assert any("last_page_number" in entry for entry in EXPECTED["pages"])


def test_a_sentence_that_matters_is_hyphenated_at_a_line_end() -> None:
    quoted = [
        pair["a"] for pair in EXPECTED["pairs"] if pair["a"]["doc"].endswith(".pdf") and "!" not in pair["a"]["doc"]
    ]
    raw = {side["doc"]: fold(" ".join(page_texts(record_path() / side["doc"], whole=True))) for side in quoted}
    hyphenated = [side for side in quoted if side["quote"] not in raw[side["doc"]].replace("\x02", "-")]
    assert any(side["quote"] in raw[side["doc"]].replace("\x02", "") for side in hyphenated)


def test_the_main_contradiction_is_one_day_apart() -> None:
    dates = {frame["doc"]: frame["date"] for frame in EXPECTED["frames"]}
    first = EXPECTED["pairs"][0]
    assert "has agreed" in first["a"]["quote"] and "failed to yield progress" in first["b"]["quote"]
    assert (dates[first["a"]["doc"]], dates[first["b"]["doc"]]) == ("2026-07-09", "2026-07-08")


def test_sealed_papers_say_so_on_their_face() -> None:
    for paper in EXPECTED["sealed"]:
        assert all("FILED UNDER SEAL" in page for page in page_texts(record_path() / paper["doc"], whole=True))
    sealed = {paper["doc"] for paper in EXPECTED["sealed"]}
    others = [doc for doc in FILES if doc.endswith(".pdf") and doc not in sealed]
    assert not any("FILED UNDER SEAL" in page for doc in others for page in page_texts(record_path() / doc, whole=True))


def test_no_alien_number_could_be_anyones() -> None:
    numbers = [word for pages in TEXTS.values() for page in pages for word in page.split() if "A000-" in word]
    assert len(numbers) >= 6
    assert not any(f"A{n}" in page for n in range(10, 99) for pages in TEXTS.values() for page in pages)
