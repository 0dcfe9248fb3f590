"""`belie verify-seal` finds what it is there to find, prints none of it, and is content where nothing is."""

from __future__ import annotations

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
import sqlcipher3.dbapi2 as driver

from app.sealed import MARKERS, Sealed, found, make_sealed, run
from belie.app.settings import Settings
from belie.app.wiring import open_house
from belie.domain.access import Audience
from belie.sources.registry import READERS
from belie.sources.sniff import Kind
from sources.made_pdf import Sheet, make_pdf, wrap

pytestmark = [pytest.mark.slow, pytest.mark.models]

SECRET = "The talks with the ministry have failed. Ottoline Vashkevich said that 73,619 files are lost at quiverhold."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    return make_sealed(tmp_path_factory.mktemp("made"))


@pytest.fixture
def matter(made: Sealed, tmp_path: Path) -> Path:
    """Return a copy of the matter, to be spoilt."""
    shutil.copytree(made.matter, tmp_path / "matter")
    return tmp_path / "matter"


def proof(matter: Path, *words: str | Path) -> tuple[int, dict[str, Any]]:
    code, printed = run("verify-seal", str(matter), *map(str, words), "--json")
    told: dict[str, Any] = json.loads(printed)
    assert found(printed.replace(str(matter), "")) == []
    return code, told


def kinds(told: dict[str, Any]) -> set[str]:
    return {held["kind"] for held in told["residues"]}


def test_a_sealed_matter_is_clean_for_everybody(matter: Path) -> None:
    for audience in Audience:
        code, told = proof(matter, "--audience", audience.value)
        assert (code, told["clean"], told["residues"], told["too_low"], told["too_high"]) == (0, True, [], [], [])
    told = proof(matter)[1]
    assert told["hidden_papers"] >= 4
    assert told["hidden_pages"] > told["hidden_papers"] - 1
    assert all(count > 0 for count in told["marks"].values())
    assert {"iter_documents", "iter_findings", "load_identities", "search", "get_document"} <= told["places"].keys()


def test_what_is_printed_names_no_hidden_thing(matter: Path, tmp_path: Path) -> None:
    leak = tmp_path / "leak.txt"
    leak.write_text(SECRET, "utf-8")
    code, printed = run("verify-seal", str(matter), str(leak), "--report", str(tmp_path / "proof.json"))
    assert code == 3
    assert "NOT CLEAN" in printed
    assert found(printed) == []
    assert found((tmp_path / "proof.json").read_text("utf-8")) == []
    assert "SHA-256" in printed


def _text(path: Path) -> None:
    path.write_text(SECRET, "utf-8")


def _html(path: Path) -> None:
    path.write_text(f"<html><body><p>Nothing.</p><!-- {SECRET} --></body></html>", "utf-8")


def _pdf(path: Path) -> None:
    path.write_bytes(make_pdf([Sheet().lines(72, 72, wrap(SECRET, 60))]))


def _docx(path: Path) -> None:
    made = docx.Document()
    made.add_paragraph(SECRET)
    made.save(str(path))


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.txt", SECRET)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.txt", _text),
        ("a.html", _html),
        ("a.pdf", _pdf),
        ("a.zip", _zip),
        pytest.param("a.docx", _docx, marks=pytest.mark.skipif(Kind.DOCX not in READERS, reason="no reader for it")),
    ],
)
def test_sealed_words_are_found_in_a_file(matter: Path, tmp_path: Path, name: str, write: Any) -> None:
    write(tmp_path / name)
    code, told = proof(matter, tmp_path / name)
    assert code == 3
    assert {"words", "name"} <= kinds(told)
    (checked,) = told["files"]
    assert len(checked["sha256"]) == 64


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Signed: O. and Ottoline Vashkevich.", "name"),
        ("In all 73619 were counted.", "number"),
        ("See zanthorpe-cable.pdf.", "file name"),
        ("nothing was agreed with the port", "words"),
    ],
)
def test_each_kind_of_trace_is_found_by_itself(matter: Path, tmp_path: Path, text: str, kind: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    code, told = proof(matter, tmp_path / "a.txt")
    assert (code, kind in kinds(told)) == (3, True)


def test_public_words_are_no_trace(matter: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ministry has agreed to receive the persons held at Marrow Point.", "utf-8")
    assert proof(matter, tmp_path / "a.txt")[0] == 0


def test_the_report_for_the_public_is_clean_and_that_for_the_house_is_not(matter: Path, tmp_path: Path) -> None:
    for audience, code in (("public", 0), ("house", 3)):
        report = tmp_path / f"{audience}.html"
        run("run", str(matter), "--report", str(report), "--audience", audience)
        assert proof(matter, report)[0] == code


def test_a_file_that_cannot_be_looked_through_proves_nothing(matter: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nbroken")
    code, told = proof(matter, tmp_path / "a.pdf", tmp_path / "gone.pdf")
    assert code == 3
    assert [bool(held["why"]) for held in told["files"]] == [True, True]


def test_a_rank_that_was_lowered_is_found(matter: Path) -> None:
    spoilt = driver.connect(str(matter / "matter.db"))
    spoilt.execute("UPDATE statement SET access = 0")
    spoilt.commit()
    spoilt.close()
    code, told = proof(matter)
    assert code == 3
    assert any(held.startswith("statement.access") for held in told["too_low"])
    assert "words" in kinds(told)


def test_a_rank_that_was_raised_is_found(matter: Path) -> None:
    spoilt = driver.connect(str(matter / "matter.db"))
    spoilt.execute("UPDATE document SET access = 3, top = 3 WHERE name = 'press.txt'")
    spoilt.commit()
    spoilt.close()
    code, told = proof(matter)
    assert code == 3
    assert any(held.startswith("document.access") for held in told["too_high"])


def test_a_page_left_in_the_index_of_the_public_is_found(matter: Path) -> None:
    spoilt = driver.connect(str(matter / "matter.db"))
    spoilt.execute("INSERT INTO page_fts_0(rowid, text) SELECT row, text FROM page WHERE access = 3")
    spoilt.commit()
    spoilt.close()
    code, told = proof(matter)
    assert code == 3
    assert any(held.startswith("page_fts_0") for held in told["too_low"])


def test_a_reason_that_quotes_a_sealed_paper_is_found(matter: Path) -> None:
    with open_house(matter, Settings(), writing=True) as house:
        public = house.store.seen_by(Audience.PUBLIC)
        made = public.load_identities()
        first = replace(made.identifications[0], because="as Ottoline Vashkevich wrote of quiverhold")
        quoting = replace(made, identifications=(first, *made.identifications[1:]))
        house.store.save_identities(public.identities_key(), quoting, audience=Audience.PUBLIC)
    code, told = proof(matter)
    assert code == 3
    assert {(held["place"], held["kind"]) for held in told["residues"]} >= {("load_identities", "name")}


def test_words_in_the_log_and_copies_in_the_folder_are_found(matter: Path) -> None:
    with (matter / "belie.log").open("a", encoding="utf-8") as log:
        log.write(f'{{"event": "{SECRET}"}}\n')
    shutil.copy(matter / "matter.db", matter / "matter.db.before-0002")
    (matter / "thumbnail.txt").write_text(SECRET, "utf-8")
    code, told = proof(matter)
    places = {held["place"] for held in told["residues"]}
    assert code == 3
    assert places == {"folder: belie.log", "folder: matter.db.before-0002", "folder: file 1"}


def test_after_unsealing_nothing_is_held_back(matter: Path) -> None:
    held = ("zanthorpe-cable.txt", "marigold.eml", "copy.txt", "garnetfox.pdf", "box.zip!zanthorpe.txt", "later.txt")
    for name in (*held, "entry.txt"):
        code, printed = run("unseal", str(matter), name, "--by", "ECF No. 471")
        assert code == 0, printed
    run("unseal", str(matter), "report.txt", "--pages", "2", "--by", "ECF No. 471")
    code, told = proof(matter)
    assert (code, told["hidden_papers"], told["hidden_pages"], told["too_high"]) == (0, 0, 0, [])
    printed = run("statements", str(matter), "--audience", "public")[1]
    assert {"quiverhold", "Vashkevich", "peregrine", "larkspur", "thistledown"} <= set(found(printed))


def test_views_that_are_not_made_are_said_to_be_missing(matter: Path) -> None:
    with open_house(matter, Settings(), writing=True) as house:
        from belie.app.sealing import apply_orders, find_targets, make_orders
        from belie.domain.access import AccessKind
        from belie.domain.documents import Access

        targets = find_targets(house, "press.txt")
        apply_orders(house, make_orders(house, targets, kind=AccessKind.SEAL, label=Access.SEALED, by="ECF No. 9"))
    code, told = proof(matter)
    assert (code, told["residues"], told["too_low"]) == (3, [], [])
    assert any("not made" in held for held in told["too_high"])


def test_no_file_of_a_keyed_matter_is_readable_without_the_key(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("a long enough passphrase", "utf-8")
    made = make_sealed(tmp_path, "--key-file", str(key))
    code, told = proof(made.matter, "--key-file", key)
    assert (code, told["residues"]) == (0, [])
    assert any(place.startswith("folder: blobs/") for place in told["places"])
    blob = next(path for path in (made.matter / "blobs").rglob("*") if path.is_file())
    blob.chmod(0o600)
    blob.write_text(SECRET, "utf-8")
    assert proof(made.matter, "--key-file", key)[0] == 3


def test_the_markers_are_of_sealed_papers_alone(made: Sealed) -> None:
    public = run("statements", str(made.matter), "--audience", "public", "--json")[1]
    assert not any(marker in public for marker in MARKERS)
