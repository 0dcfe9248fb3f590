"""Files that cannot be read, folders that cannot be meant: a clear line each, nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.commands import ask, belie

pytestmark = [pytest.mark.models, pytest.mark.slow]

NOTE = (
    "MEMORANDUM\n\nTO: The file\nFROM: Karin Vold\nDATE: May 2, 2031\nSUBJECT: Keys\n\n"
    "The keys to the east gate were handed to the contractor on May 1. The contractor signed for them.\n"
)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("mixed")
    record = folder / "record"
    record.mkdir()
    (record / "note.txt").write_text(NOTE, "utf-8")
    (record / "empty.txt").write_bytes(b"")
    (record / "empty.pdf").write_bytes(b"")
    (record / "blank.txt").write_text(" \n\n \t\n")
    (record / "binary.txt").write_bytes(bytes(range(256)) * 16)
    (record / "corrupt.pdf").write_bytes(b"%PDF-1.7\n" + b"\x93nonsense " * 300)
    (record / "letter.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 400)
    (record / "gone.txt").symlink_to(folder / "nowhere.txt")
    (record / "deep").mkdir()
    (record / "deep" / "copy.txt").write_text(NOTE, "utf-8")
    matter, report = folder / "matter", folder / "report.html"
    done = belie("examine", record, "--matter", matter, "--report", report)
    return matter, {"code": done.returncode, "err": done.stderr, "html": report.read_text("utf-8")}


def test_a_record_with_unreadable_files_ends_with_code_3_and_names_them(mixed: tuple[Path, dict[str, Any]]) -> None:
    _, told = mixed
    assert told["code"] == 3
    for name in ("empty.pdf", "blank.txt", "binary.txt", "corrupt.pdf", "letter.docx"):
        assert f"could not read {name}" in told["err"], told["err"]
        assert name in told["html"]


def test_the_ledger_balances_over_bad_files(mixed: tuple[Path, dict[str, Any]]) -> None:
    matter, _ = mixed
    answers = {answer["question"]: answer for answer in ask("doctor", matter)}
    assert answers["intake ledger"]["well"], answers["intake ledger"]


def test_the_good_file_is_read_all_the_same(mixed: tuple[Path, dict[str, Any]]) -> None:
    matter, _ = mixed
    rows = ask("statements", matter)
    assert {row["document_name"] for row in rows} == {"deep/copy.txt"} or {row["document_name"] for row in rows} == {
        "note.txt"
    }
    assert all(row["declarant"] == "Karin Vold" for row in rows if row["form"] == "own")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["examine", "nowhere"], 2, "nowhere: no such file or folder"),
        (["findings", "nowhere"], 6, "no matter here"),
        (["run", "nowhere"], 6, "no matter here"),
        (["against", "nowhere"], 2, "give either a sentence"),
        (["examine", ".", "--published", "2031-02-30"], 2, "--published 2031-02-30"),
        (["examine", ".", "--forum", "pub"], 2, "Choose from"),
        (["examine", ".", "--report", "../r.html", "--key-file", "nokey"], 2, "nokey"),
        (["predict", "time", "nofile", "out"], 2, "nofile"),
        (["predict", "pairs", "nodir", "out"], 2, "nodir"),
    ],
)
def test_what_cannot_be_meant_is_told_in_one_line(
    words: list[str], code: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = belie(*words, check=False)
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_setting_of_the_wrong_kind_is_named(tmp_path: Path) -> None:
    done = belie("doctor", check=False, BELIE_WORKERS="many")
    assert done.returncode == 2
    assert "BELIE_WORKERS" in done.stderr


def test_an_empty_folder_is_an_answer_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "record").mkdir()
    report = tmp_path / "report.html"
    done = belie("examine", tmp_path / "record", "--matter", tmp_path / "matter", "--report", report)
    assert done.returncode == 0
    assert "0 files in" in done.stdout
    assert "No contradiction found" in report.read_text("utf-8")


def test_a_fresh_matter_stands_beside_the_report_and_a_second_one_beside_that(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, "utf-8")
    for _ in range(2):
        belie("examine", tmp_path / "note.txt", "--report", tmp_path / "out.html")
    assert (tmp_path / "out-matter" / "matter.db").is_file()
    assert (tmp_path / "out-matter-2" / "matter.db").is_file()
