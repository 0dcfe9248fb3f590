"""A production written by belie is read by belie without a fault, with the same words, families and columns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest

from belie.app.exporting import Exported, export_load_file
from belie.app.linting import lint_files
from belie.app.settings import Settings
from belie.app.wiring import House, open_house
from belie.custody.intake import take_in
from belie.domain.access import Audience
from belie.domain.documents import Document
from belie.errors import UsageError
from engine.made_production import write

LONG = "\n".join(f"Line {at} of the gate log: water at level {at}." for at in range(150))


def message() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = (
        "Lena Okafor <lo@example.org>",
        "Tom Brandt <tb@example.org>",
        "The weir",
    )
    mail["Date"] = "Mon, 10 Mar 2031 09:00:00 +0000"
    mail.set_content("The gate was open at four.\nSee the log, \u00a7 2 \u2014 all of it.")
    mail.add_attachment(LONG.encode(), maintype="text", subtype="plain", filename="log.txt")
    return bytes(mail)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    place = tmp_path_factory.mktemp("export")
    folder = write(place / "in")
    (folder / "mail.eml").write_bytes(message())
    with opened(place / "matter", folder) as held:
        yield held


@contextmanager
def opened(matter: Path, folder: Path) -> Iterator[House]:
    with open_house(matter, Settings(workers=1), create=True, writing=True) as held:
        take_in([folder], blobs=held.blobs, store=held.store, clock=held.clock)
        with held.flow() as flow:
            flow.read()
        yield held


def export(house: House, target: Path, **options: object) -> Exported:
    chosen = {"audience": Audience.HOUSE, "prefix": "ABC-", "digits": 9, **options}
    return export_load_file(house, target, **chosen)  # type: ignore[arg-type]


def words(document: Document) -> str:
    return document.text.replace("\f", "\n").strip()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_what_is_exported_comes_back(house: House, tmp_path: Path, encoding: str) -> None:
    done = export(house, tmp_path / "out", encoding=encoding)
    assert done.withheld == 0
    assert not done.warnings
    data = tmp_path / "out" / "DATA"
    assert lint_files([data / "VOL001.DAT", data / "VOL001.OPT"]) == []
    before = {words(document): document for document in house.store.iter_documents()}
    with opened(tmp_path / "again", tmp_path / "out") as back:
        after = list(back.store.iter_documents())
        assert {words(document) for document in after} == set(before)
        names = {document.id: document for document in after}
        for document in after:
            old = before[words(document)]
            fields = dict(document.fields)
            kept = {"CUSTODIAN", "CONFIDENTIALITY", "SUBJECT", "FROM", "TO"}
            assert {name: fields.get(name) for name in kept & dict(old.fields).keys()} == {
                name: value for name, value in old.fields if name in kept
            }
            assert all(page.image and page.names.bates.startswith("ABC-") for page in document.pages)
            assert document.name == document.pages[0].names.bates == f"ABC-{int(document.name[4:]):09d}"
            if old.name == "WEI0003":
                assert fields["PRIORBATES"] == "WEI0003"
                assert document.parent is not None and words(names[document.parent]).startswith("The gate was opened")
            if old.name.endswith("log.txt"):
                assert len(document.pages) > len(old.pages)
                assert document.parent is not None and "See the log" in words(names[document.parent])
        assert {line.outcome.value for line in back.store.iter_intake()} == {"text"}


def test_images_are_named_by_their_numbers_and_are_group_four_of_300_dpi(house: House, tmp_path: Path) -> None:
    from PIL import Image

    done = export(house, tmp_path / "out")
    found = sorted((tmp_path / "out" / "IMAGES").rglob("*.tif"))
    assert [path.stem for path in found] == [f"ABC-{at:09d}" for at in range(1, done.pages + 1)]
    for path in found:
        with Image.open(path) as image:
            assert (image.mode, image.info["compression"]) == ("1", "group4")
            assert [round(float(value)) for value in image.info["dpi"]] == [300, 300]


def test_a_document_above_the_audience_is_left_out_and_refused_by_name(house: House, tmp_path: Path) -> None:
    done = export(house, tmp_path / "out", audience=Audience.PUBLIC)
    assert done.documents + done.withheld == len(list(house.store.iter_documents()))
    shown = {document.name for document in house.store.seen_by(Audience.PUBLIC).iter_documents()}
    hidden = [document.name for document in house.store.iter_documents() if document.name not in shown]
    assert hidden
    with pytest.raises(UsageError, match="not for the audience"):
        export(house, tmp_path / "other", audience=Audience.PUBLIC, named=[hidden[0]])
    assert not (tmp_path / "other").exists()


def test_only_what_is_named_is_exported(house: House, tmp_path: Path) -> None:
    assert export(house, tmp_path / "out", named=["WEI0003"]).documents == 1
    with pytest.raises(UsageError, match="no document"):
        export(house, tmp_path / "none", named=["nothing"])
    with pytest.raises(UsageError, match="already there"):
        export(house, tmp_path / "out")
