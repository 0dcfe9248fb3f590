"""Productions in a matter: one document a row, every file on a line of the ledger, newer versions beside older."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from belie.custody.intake import take_in
from belie.custody.ledger import balance
from belie.documents.versions import find_superseded
from belie.domain.documents import Document, DocumentKind, Origin, superseded
from belie.domain.ledger import IntakeLine, Outcome, UnreadKind
from belie.domain.productions import Role, confidentiality_of
from belie.engine.local import Flow
from belie.engine.pool import Pool
from belie.engine.progress import Silent
from belie.engine.units import load_witnesses
from belie.store.sqlite import SqliteStore, open_matter
from contracts.invented import NoonClock, analysis, statement
from engine.made_production import OPT, ROWS, TEXTS, dat, opt, tiff, write


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(1) as started:
        yield started


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_matter(tmp_path / "matter", create=True) as opened:
        yield opened


def read(store: SqliteStore, pool: Pool, *folders: Path) -> int:
    take_in(folders, blobs=store.blobs, store=store, clock=NoonClock())
    flow = Flow(
        store=store, blobs=store.blobs, clock=NoonClock(), pool=pool, progress=Silent(), judge_pairs=0, findings=1
    )  # fmt: skip
    done = flow.read()
    assert balance(store.iter_intake()).even
    return done


def documents(store: SqliteStore) -> dict[str, Document]:
    """The current documents by name."""
    held = list(store.iter_documents())
    gone = superseded(held)
    return {document.name: document for document in held if document.id not in gone}


def lines(store: SqliteStore) -> dict[str, IntakeLine]:
    return {line.name: line for line in store.iter_intake()}


def test_a_production_becomes_one_document_a_row(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    read(store, pool, write(tmp_path / "prod"))
    held = documents(store)
    assert list(held) == ["WEI0001", "WEI0003"]
    mail, log = held.values()
    assert [page.text.strip() for page in mail.pages] == ["The gate was opened at four.", "The water rose by noon."]
    assert [page.names.bates for page in mail.pages] == ["WEI0001", "WEI0002"]
    images = {name: line.source for name, line in lines(store).items()}
    assert [page.image and page.image.source for page in mail.pages] == [
        images["IMAGES/WEI0001.tif"], images["IMAGES/WEI0002.tif"],
    ]  # fmt: skip
    assert mail.pages[0].size_pt == (144.0, 216.0)
    assert (mail.hints.author, mail.hints.addressee, mail.hints.title) == (
        "Lena Okafor",
        "Tom Brandt",
        "Gate at the weir",
    )
    assert str(mail.hints.date) == "2031-03-09"
    assert mail.hints.kind is DocumentKind.EMAIL
    assert confidentiality_of(mail.fields) == "CONFIDENTIAL"
    assert dict(mail.fields)["CUSTODIAN"] == "Okafor"
    assert (mail.parent, log.parent) == (None, mail.id)
    assert not mail.warnings


def test_every_file_has_its_line_with_the_documents_it_is_part_of(
    store: SqliteStore, pool: Pool, tmp_path: Path
) -> None:
    folder = write(tmp_path / "prod")
    (folder / "cover.txt").write_text("Enclosed is volume one.")
    read(store, pool, folder)
    held, ledger = documents(store), lines(store)
    assert {line.outcome for line in ledger.values()} == {Outcome.TEXT}
    assert ledger["TEXT/WEI0003.txt"].documents == ledger["IMAGES/WEI0003.tif"].documents == (held["WEI0003"].id,)
    assert set(ledger["DATA/V1.OPT"].documents) == {held["WEI0001"].id, held["WEI0003"].id}
    assert set(ledger["DATA/V1.DAT"].documents) == {held["WEI0001"].id, held["WEI0003"].id}
    assert len(ledger["DATA/V1.DAT"].documents) == 2
    assert ledger["cover.txt"].documents == (held["cover.txt"].id,)
    roles = [(part.role, part.name) for part in store.parts_of(held["WEI0003"].id)]
    assert roles == [
        (Role.IMAGE, "IMAGES/WEI0003.tif"), (Role.LOAD_FILE, "DATA/V1.DAT"), (Role.LOAD_FILE, "DATA/V1.OPT"),
        (Role.TEXT, "TEXT/WEI0003.txt"),
    ]  # fmt: skip


def test_a_second_reading_and_a_second_adding_do_nothing(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    folder = write(tmp_path / "prod")
    assert read(store, pool, folder) == 7
    before = store.content_hash()
    assert read(store, pool, folder) == 0
    assert store.content_hash() == before


def test_what_is_missing_is_told_and_taken_when_it_comes(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    folder = write(tmp_path / "prod")
    image, text = folder / "IMAGES" / "WEI0002.tif", folder / "TEXT" / "WEI0003.txt"
    kept = image.read_bytes(), text.read_bytes()
    image.unlink()
    text.unlink()
    read(store, pool, folder)
    line = lines(store)["DATA/V1.DAT"]
    assert line.outcome is Outcome.PARTIAL
    assert line.unread and line.unread.kind is UnreadKind.INCOMPLETE
    missing = "image IMAGES\\WEI0002.tif named in the OPT does not exist"
    assert missing in line.warnings
    held = documents(store)
    assert held["WEI0001"].warnings == (missing,)
    assert held["WEI0001"].pages[1].image is None
    assert held["WEI0003"].pages[0].origin is Origin.NONE
    image.write_bytes(kept[0])
    text.write_bytes(kept[1])
    read(store, pool, folder)
    assert not [line for line in lines(store).values() if line.warnings or line.outcome is not Outcome.TEXT]
    held = documents(store)
    assert held["WEI0003"].pages[0].text == "Gate log: closed all day.\n"
    assert len(list(store.iter_documents())) == 2


def test_a_damaged_image_is_a_line_of_its_own(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    folder = write(tmp_path / "prod")
    image = folder / "IMAGES" / "WEI0003.tif"
    image.write_bytes(image.read_bytes()[:-60])
    read(store, pool, folder)
    line = lines(store)["IMAGES/WEI0003.tif"]
    assert line.outcome is Outcome.UNREAD
    assert line.unread and line.unread.kind is UnreadKind.TRUNCATED
    assert line.documents == (documents(store)["WEI0003"].id,)
    assert documents(store)["WEI0003"].pages[0].text == "Gate log: closed all day.\n"


def test_a_row_without_text_keeps_its_images_for_ocr(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    rows = [{**ROWS[0], "TEXTPATH": ""}, ROWS[1]]
    read(store, pool, write(tmp_path / "prod", rows=rows, texts={"WEI0003": "Gate log."}))
    pages = documents(store)["WEI0001"].pages
    assert [(page.origin, page.names.bates) for page in pages] == [(Origin.NONE, "WEI0001"), (Origin.NONE, "WEI0002")]
    assert all(page.image for page in pages)


@pytest.mark.parametrize("sheet", ["", "Document produced in native format"])
def test_a_native_gives_the_words_where_the_text_is_none(
    store: SqliteStore, pool: Pool, tmp_path: Path, sheet: str
) -> None:
    rows = [{"BEGDOC": "WEI0003", "ENDDOC": "WEI0003", "NATIVEPATH": "NATIVES\\WEI0003.html", "TEXTPATH": ""}]
    folder = write(tmp_path / "prod", rows=rows, texts={"WEI0003": sheet} if sheet else {}, lines=OPT[2:])
    (folder / "NATIVES").mkdir()
    (folder / "NATIVES" / "WEI0003.html").write_text("<html><body><p>The pump failed on Monday.</p></body></html>")
    read(store, pool, folder)
    (document,) = store.iter_documents()
    assert "The pump failed on Monday." in document.text
    assert document.pages[0].names.bates == "WEI0003"
    assert document.pages[0].image is not None
    assert lines(store)["NATIVES/WEI0003.html"].documents == (document.id,)


def test_one_sheet_may_stand_for_many_documents(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    rows = [{"BEGDOC": f"WEI000{at}", "ENDDOC": f"WEI000{at}", "TEXTPATH": "TEXT\\sheet.txt"} for at in (1, 2, 3)]
    images = [(f"WEI000{at}", "IMAGES\\sheet.tif", "Y", "1") for at in (1, 2, 3)]
    read(store, pool, write(tmp_path / "prod", rows=rows, texts={"sheet": "Withheld for privilege."}, lines=images))
    held = documents(store)
    assert len(held) == 3
    assert set(lines(store)["IMAGES/sheet.tif"].documents) == {document.id for document in held.values()}


def test_a_later_production_of_a_number_replaces_the_earlier_one(
    store: SqliteStore, pool: Pool, tmp_path: Path
) -> None:
    read(store, pool, write(tmp_path / "prod"))
    first = documents(store)
    overlay = [{"BEGDOC": "WEI0001", "CONFIDENTIALITY": "HIGHLY CONFIDENTIAL", "PRIVILEGE": "none"}]
    (tmp_path / "overlay").mkdir()
    (tmp_path / "overlay" / "OVL.DAT").write_bytes(dat(overlay))
    read(store, pool, tmp_path / "overlay")
    new = documents(store)["WEI0001"]
    assert new.supersedes == first["WEI0001"].id
    assert new.text == first["WEI0001"].text
    assert [page.image for page in new.pages] == [page.image for page in first["WEI0001"].pages]
    assert dict(new.fields) == {
        **dict(first["WEI0001"].fields), "CONFIDENTIALITY": "HIGHLY CONFIDENTIAL", "PRIVILEGE": "none",
    }  # fmt: skip
    assert set(lines(store)["IMAGES/WEI0001.tif"].documents) == {new.id, first["WEI0001"].id}
    assert store.get_document(first["WEI0001"].id) == first["WEI0001"]
    again = write(
        tmp_path / "again", rows=[ROWS[0]], texts={"WEI0001": "The gate was shut at four.\n\fThe water fell.\n"},
        lines=OPT[:2], name="V77",
    )  # fmt: skip
    read(store, pool, again)
    third = documents(store)["WEI0001"]
    assert third.supersedes == new.id
    assert third.pages[0].text == "The gate was shut at four.\n"
    assert third.pages[0].image != new.pages[0].image
    assert dict(third.fields)["PRIVILEGE"] == "none"
    assert dict(third.fields)["CONFIDENTIALITY"] == "CONFIDENTIAL"
    assert documents(store)["WEI0003"].parent == first["WEI0001"].id


def test_replacement_images_alone_make_a_version(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    read(store, pool, write(tmp_path / "prod"))
    first = documents(store)["WEI0003"]
    read(store, pool, write(tmp_path / "images", rows=(), texts={}, lines=OPT[2:], name="V22"))
    new = documents(store)["WEI0003"]
    assert new.supersedes == first.id
    assert new.text == first.text
    assert new.pages[0].image != first.pages[0].image


def test_two_productions_of_the_same_file_names_do_not_mix(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    other = [{**row, "TEXTPATH": row["TEXTPATH"], "BEGDOC": row["BEGDOC"].replace("WEI", "DAM"),
              "ENDDOC": row["ENDDOC"].replace("WEI", "DAM"), "BEGATTACH": "DAM0001"} for row in ROWS]  # fmt: skip
    texts = {"WEI0001": "Quite another matter.\n\fSecond page.\n", "WEI0003": TEXTS["WEI0003"]}
    images = [(key.replace("WEI", "DAM"), path, first, pages) for key, path, first, pages in OPT]
    read(store, pool, write(tmp_path / "one"), write(tmp_path / "two", rows=other, texts=texts, lines=images))
    held = documents(store)
    assert sorted(held) == ["DAM0001", "DAM0003", "WEI0001", "WEI0003"]
    assert held["WEI0001"].pages[0].text == "The gate was opened at four.\n"
    assert held["DAM0001"].pages[0].text == "Quite another matter.\n"
    assert held["DAM0003"].pages[0].text == held["WEI0003"].pages[0].text


def test_a_text_that_marks_no_pages_is_cut_at_the_printed_numbers(
    store: SqliteStore, pool: Pool, tmp_path: Path
) -> None:
    texts = {**TEXTS, "WEI0001": "Opened at four.\nWEI0001\nRose by noon.\nWEI0002\n"}
    read(store, pool, write(tmp_path / "prod", texts=texts))
    mail = documents(store)["WEI0001"]
    assert ["Opened" in page.text for page in mail.pages] == [True, False]
    assert "Rose" in mail.pages[1].text


def test_a_text_file_a_page_makes_one_document(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    texts = {"WEI0001": "Opened at four.\n", "WEI0002": "Rose by noon.\n", "WEI0003": "Log.\n"}
    read(store, pool, write(tmp_path / "prod", texts=texts))
    assert [page.text for page in documents(store)["WEI0001"].pages] == ["Opened at four.\n", "Rose by noon.\n"]
    assert len(documents(store)) == 2


def test_images_without_rows_are_documents_too(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    folder = write(tmp_path / "prod", rows=(), texts={})
    (folder / "IMAGES" / "many.tif").write_bytes(tiff(5, pages=3))
    (folder / "DATA" / "V1.OPT").write_bytes(opt([*OPT, ("WEI0004", "IMAGES\\many.tif", "Y", "3")]))
    read(store, pool, folder)
    held = documents(store)
    assert list(held) == ["WEI0001", "WEI0003", "WEI0004"]
    assert [page.names.bates for page in held["WEI0004"].pages] == ["WEI0004", "WEI0005", "WEI0006"]
    assert [page.image and page.image.index for page in held["WEI0004"].pages] == [0, 1, 2]


def test_files_read_before_their_load_file_came_become_parts(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    folder = write(tmp_path / "prod")
    data = {path.name: path.read_bytes() for path in (folder / "DATA").iterdir()}
    for path in (folder / "DATA").iterdir():
        path.unlink()
    read(store, pool, folder)
    assert len(documents(store)) > 1
    for name, held in data.items():
        (folder / "DATA" / name).write_bytes(held)
    read(store, pool, folder)
    assert list(documents(store)) == ["WEI0001", "WEI0003"]
    assert replace(documents(store)["WEI0003"], pages=()).name == "WEI0003"


def test_a_production_inside_an_archive_is_joined_too(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    folder = write(tmp_path / "prod")
    with zipfile.ZipFile(tmp_path / "prod.zip", "w") as archive:
        for path in sorted(folder.rglob("*.*")):
            archive.write(path, f"VOL01/{path.relative_to(folder)}")
    read(store, pool, tmp_path / "prod.zip")
    assert list(documents(store)) == ["WEI0001", "WEI0003"]
    assert lines(store)["prod.zip!VOL01/DATA/V1.DAT"].outcome is Outcome.TEXT
    assert not [line for line in lines(store).values() if line.warnings]


def test_a_production_in_an_encrypted_matter_is_joined_too(pool: Pool, tmp_path: Path) -> None:
    with open_matter(tmp_path / "keyed", key="a key", create=True) as store:
        read(store, pool, write(tmp_path / "prod"))
        held = documents(store)
        assert list(held) == ["WEI0001", "WEI0003"]
        assert held["WEI0001"].pages[0].size_pt == (144.0, 216.0)


def test_what_a_replaced_document_alone_says_still_counts(store: SqliteStore, pool: Pool, tmp_path: Path) -> None:
    said = {"WEI0003": "On March 3, 2031, Lena Okafor said that the north gate was open all night."}
    read(store, pool, write(tmp_path / "one", rows=[ROWS[1]], texts=said, lines=OPT[2:]))
    overlay = tmp_path / "two"
    overlay.mkdir()
    (overlay / "OVL.DAT").write_bytes(dat([{"BEGDOC": "WEI0003", "CUSTODIAN": "Brandt"}]))
    read(store, pool, overlay)
    newer = documents(store)["WEI0003"]
    for document in store.iter_documents():
        heard = ["the north gate was open", *([] if document.id == newer.id else ["Lena Okafor said"])]
        store.save_analysis(document.id, "1", analysis(document, *(statement(document, words) for words in heard)))
    store.save_likenesses("1", find_superseded(store.iter_documents()))
    units, copies = load_witnesses(store)
    assert [(unit.document == newer.id, unit.statement.content) for unit in units] == [
        (False, "Lena Okafor said"),
        (True, "the north gate was open"),
    ]
    assert list(copies.values()) == [units[1].statement.id]
