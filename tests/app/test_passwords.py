"""The file of passwords, and that none of them is told."""

import io
from pathlib import Path

import py7zr
import pytest

from app.commands import belie
from belie.app.settings import read_passwords, settings_with
from belie.errors import UsageError


def test_passwords_stand_one_a_line(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes("\ufeffheron\r\n\n two words \nheron\nséance\n".encode())
    assert read_passwords(file) == ("heron", " two words ", "séance")
    assert read_passwords(None) == ()


def test_a_file_of_passwords_that_cannot_be_read_is_wrong_usage(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes(b"s\xe9ance\n")
    with pytest.raises(UsageError, match="UTF-8"):
        read_passwords(file)
    with pytest.raises(UsageError, match="BELIE_PASSWORDS"):
        settings_with(passwords=tmp_path / "nowhere.txt")


@pytest.mark.slow
def test_a_locked_archive_is_opened_and_the_password_told_nowhere(tmp_path: Path) -> None:
    held = io.BytesIO()
    with py7zr.SevenZipFile(held, "w", password="heron-4417") as archive:
        archive.writestr(b"Nine beds are empty.", "memo.txt")
    (tmp_path / "papers.7z").write_bytes(held.getvalue())
    (tmp_path / "words.txt").write_text("wrong-2201\nheron-4417\n")
    matter, report = tmp_path / "matter", tmp_path / "report.html"
    add = belie("examine", tmp_path / "papers.7z", "--matter", matter, "--report", report, "--json")
    assert "password_required" in add.stdout
    run = belie("run", matter, "--passwords", tmp_path / "words.txt", "--report", report, "--json")
    assert "password_required" not in run.stdout
    told = run.stdout + run.stderr + report.read_text("utf-8") + (matter / "belie.log").read_text("utf-8")
    assert "heron-4417" not in told
    assert "wrong-2201" not in told
    assert b"wrong-2201" not in b"".join(file.read_bytes() for file in matter.iterdir() if file.is_file())
