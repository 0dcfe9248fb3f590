"""`belie lint` on a production on disk."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from belie.app.cli.main import cli
from belie.app.linting import lint_files
from belie.domain.productions import Fault, FaultKind
from belie.errors import INCOMPLETE, UsageError
from engine.made_production import OPT, ROWS, dat, opt, tiff, write


def faults(folder: Path) -> list[Fault]:
    return lint_files([folder / "DATA" / "V1.DAT", folder / "DATA" / "V1.OPT"])


def kinds(folder: Path) -> set[FaultKind]:
    return {fault.kind for fault in faults(folder)}


def test_a_sound_production_has_no_fault(tmp_path: Path) -> None:
    assert faults(write(tmp_path)) == []


Changed = list[dict[str, str]]


def changed(at: int, **values: str) -> Changed:
    rows = [dict(row) for row in ROWS]
    rows[at] |= values
    return rows


@pytest.mark.parametrize(
    ("rows", "kind", "line"),
    [
        (changed(0, BEGDOC=""), FaultKind.MISSING_BATES, 2),
        (changed(1, BEGDOC="WEI0001", ENDDOC="WEI0001"), FaultKind.DUPLICATE_BATES, 3),
        (changed(0, ENDDOC="WEI0000"), FaultKind.END_BEFORE_BEG, 2),
        (changed(1, BEGDOC="WEI0005", ENDDOC="WEI0005"), FaultKind.GAP, 3),
        (changed(0, ENDDOC="WEI0003"), FaultKind.OVERLAP, 3),
        (changed(0, ENDDOC="WEI0001"), FaultKind.RANGE, 2),
        (changed(1, BEGATTACH="WEI0009"), FaultKind.FAMILY, 3),
        (changed(1, ENDATTACH="WEI0002"), FaultKind.FAMILY, 3),
        (changed(0, DATESENT="next spring"), FaultKind.DATE, 2),
        (changed(0, DATESENT="02/30/2031"), FaultKind.DATE, 2),
        (changed(1, TEXTPATH="TEXT\\other.txt"), FaultKind.MISSING_FILE, 3),
        (changed(1, TEXTPATH="TEXT\\wei0003.TXT"), FaultKind.WRONG_CASE, 3),
    ],
)
def test_a_fault_of_a_row_names_its_line(tmp_path: Path, rows: Changed, kind: FaultKind, line: int) -> None:
    folder = write(tmp_path, rows=rows)
    assert kind in kinds(folder)
    data = (folder / "DATA" / "V1.DAT").read_bytes()
    for fault in faults(folder):
        if fault.kind is kind and fault.file.endswith("DAT"):
            assert fault.line == line
            assert data.count(b"\r\n", 0, fault.byte) == line - 1


@pytest.mark.parametrize("date", ["20310309", "03/09/2031", "2031-03-09T16:10:00Z", "9 Mar 2031", "00/00/0000", ""])
def test_dates_come_in_many_forms(tmp_path: Path, date: str) -> None:
    assert faults(write(tmp_path, rows=changed(0, DATESENT=date))) == []


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ([(OPT[0][0], OPT[0][1], "", "2"), *OPT[1:]], FaultKind.FIRST_BREAK),
        ([*OPT, ("WEI0002", OPT[1][1], "Y", "1")], FaultKind.DUPLICATE_KEY),
        ([(OPT[0][0], OPT[0][1], "Y", "3"), *OPT[1:]], FaultKind.PAGE_COUNT),
        ([*OPT[:2], (OPT[2][0], OPT[2][1], "Y", "4")], FaultKind.PAGE_COUNT),
        ([OPT[0], ("WEI0004", OPT[1][1], "", ""), OPT[2]], FaultKind.GAP),
        ([OPT[0], OPT[2]], FaultKind.PAGE_COUNT),
        ([*OPT, ("WEI0009", OPT[0][1], "Y", "1")], FaultKind.RANGE),
    ],
)  # fmt: skip
def test_a_fault_of_the_image_lines_is_found(
    tmp_path: Path, lines: list[tuple[str, str, str, str]], kind: FaultKind
) -> None:
    folder = write(tmp_path)
    (folder / "DATA" / "V1.OPT").write_bytes(opt(lines))
    assert kind in kinds(folder)


def test_keys_that_differ_in_case_are_two(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "DATA" / "V1.OPT").write_bytes(opt([*OPT, ("wei0001", OPT[0][1], "Y", "1")]))
    assert FaultKind.DUPLICATE_KEY not in kinds(folder)


def test_what_the_files_hold_is_looked_at(tmp_path: Path) -> None:
    folder = write(tmp_path, texts={"WEI0001": " \n", "WEI0003": "Log."})
    image = folder / "IMAGES" / "WEI0003.tif"
    image.write_bytes(tiff(3)[:-50])
    assert kinds(folder) == {FaultKind.EMPTY_TEXT, FaultKind.DAMAGED}


@pytest.mark.parametrize(("column", "name"), [("MD5HASH", "md5"), ("SHA1HASH", "sha1")])
def test_a_hash_that_is_not_the_natives_is_a_fault(tmp_path: Path, column: str, name: str) -> None:
    native = b"level, hour\n2.1, 4\n"
    right = hashlib.new(name, native).hexdigest().upper()
    folder = write(tmp_path)
    (folder / "NATIVES").mkdir()
    (folder / "NATIVES" / "WEI0003.csv").write_bytes(native)
    for wanted, found in ((right, set()), ("0" * len(right), {FaultKind.HASH})):
        rows = [{**row, "NATIVEPATH": "", column: ""} for row in ROWS]
        rows[1] |= {"NATIVEPATH": "NATIVES\\WEI0003.csv", column: wanted}
        (folder / "DATA" / "V1.DAT").write_bytes(dat(rows))
        assert kinds(folder) == found


def test_paths_of_another_machine_lead_to_the_files(tmp_path: Path) -> None:
    folder = write(tmp_path / "V1")
    (folder / "DATA" / "V1.OPT").write_bytes(opt([(k, f"D:\\EXPORT\\V1\\{path}", y, n) for k, path, y, n in OPT]))
    rows = [{**row, "TEXTPATH": f".\\{row['TEXTPATH']}"} for row in ROWS]
    (folder / "DATA" / "V1.DAT").write_bytes(dat(rows))
    assert faults(folder) == []


def test_a_file_of_the_same_name_in_another_folder_is_not_taken(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "DATA" / "V1.OPT").write_bytes(
        opt([(k, path.replace("IMAGES", "IMAGES\\002"), y, n) for k, path, y, n in OPT])
    )
    assert kinds(folder) == {FaultKind.MISSING_FILE}


def test_the_command_names_file_line_and_byte_and_ends_with_three(tmp_path: Path) -> None:
    folder = write(tmp_path, rows=changed(1, DATESENT="soon"))
    load_file = folder / "DATA" / "V1.DAT"
    told = CliRunner().invoke(cli, ["lint", str(load_file), str(folder / "DATA" / "V1.OPT")])
    assert told.exit_code == INCOMPLETE
    byte = load_file.read_bytes().index("\xfeWEI0003\xfe\x14\xfeWEI0003".encode())
    assert f"{load_file}:3: byte {byte}: DATESENT 'soon' is no date (date)" in told.output
    told = CliRunner().invoke(cli, ["lint", str(load_file), "--json"])
    assert json.loads(told.output)[-1]["line"] == 3


def test_what_is_no_load_file_is_refused(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("A note.")
    with pytest.raises(UsageError, match="no load file"):
        lint_files([note])
    with pytest.raises(UsageError, match="No such file"):
        lint_files([tmp_path / "none.dat"])
