"""The commands on a small stored matter, in this process: what they print, and what they refuse."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from belie.app.cli.examine import _tell_unread
from belie.app.cli.main import run
from belie.app.cli.show import print_table
from belie.domain.ledger import IntakeLine, Outcome, Unread, UnreadKind
from belie.store.sqlite import open_matter
from contracts.invented import FAILED, fill

Told = tuple[int, str, str]  # exit code, standard output, standard error
Belie = Callable[..., Told]


@pytest.fixture
def belie(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Belie:
    monkeypatch.chdir(tmp_path)

    def ask(*words: str | Path) -> Told:
        monkeypatch.setattr(sys, "argv", ["belie", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            run()
        told = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, told.out, told.err

    return ask


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    with open_matter(tmp_path / "matter", create=True) as store:
        fill(store)
    return tmp_path / "matter"


def rows(told: Told) -> Any:
    code, printed, _ = told
    assert code == 0
    return json.loads(printed)


def test_an_unexpected_failure_is_told_in_one_line(belie: Belie) -> None:
    code, _, told = belie("findings", "x" * 5000)
    assert code == 1
    assert told.startswith("belie: unexpected failure (OSError")
    assert "BELIE_DEBUG=1" in told
    assert len(told.splitlines()) == 1


def test_ctrl_c_ends_with_130_and_says_that_nothing_is_lost(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "in.jsonl")
    words = [sys.executable, "-m", "belie", "predict", "time", "in.jsonl", "out.jsonl"]
    with (
        subprocess.Popen(words, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as running,
        (tmp_path / "in.jsonl").open("w"),  # opens once the command waits for its input
    ):
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert told == "belie: stopped. What was done is kept; run the command again to go on.\n"


def test_whoever_asks_for_it_gets_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELIE_DEBUG", "1")
    monkeypatch.setattr(sys, "argv", ["belie", "findings", "x" * 5000])
    with pytest.raises(OSError, match="too long"):
        run()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["examine", "papers", "--report", "papers/r.html"], "read as one of them the next time"),
        (["examine", "papers/memo.txt", "--report", "papers/memo.txt"], "read as one of them the next time"),
        (["examine", "papers", "--report", "papers/r.html", "--matter", "."], "read as one of them the next time"),
        (["examine", "papers", "--report", "papers/m/r.html", "--matter", "papers"], "cannot share a folder"),
        (["examine", "papers", "--report", "."], "a folder. Name the HTML file"),
        (["examine", "papers", "--report", "papers/memo.txt/r.html", "--matter", "m"], "papers"),
        (["examine", "papers", "--matter", "papers"], "cannot share a folder"),
        (["examine", "matter", "--matter", "other"], "a matter, not papers"),
        (["add", "matter", "--matter", "other"], "a matter, not papers"),
        (["examine", "x" * 5000], "no such file or folder"),
        (["run", "matter", "--report", "papers"], "a folder. Name the HTML file"),
        (["against", "matter", "  "], "empty"),
        (["against", "matter", "--statement", ""], "empty"),
        (["against", "matter", "The gate was open."], "Run `belie run matter` first"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_any_work(
    words: list[str], told: str, belie: Belie, matter: Path
) -> None:
    papers = matter.with_name("papers")
    papers.mkdir()
    (papers / "memo.txt").write_text("The gate was open.")
    code, _, said = belie(*words)
    assert code == 2, said
    assert told in said
    assert len(said.splitlines()) == 1
    assert not matter.with_name("other").exists()


def test_programs_get_every_field_of_a_statement_and_where_it_stands(belie: Belie, matter: Path) -> None:
    every = rows(belie("statements", matter, "--json"))
    by_id = {row["id"]: row for row in every}
    row = by_id[FAILED.id]
    assert row["content"] == FAILED.content
    assert row["sworn"] is False
    assert row["page_numbers"] == [1]
    assert row["cite"]
    assert {"person", "declarant", "document_name", "said_on", "addressee"} <= row.keys()
    cut = belie("statements", matter, "--json", "--limit", "1")
    assert len(rows(cut)) == 1
    assert "Only the first 1; see --limit." in cut[2]
    assert "Only the first" not in belie("statements", matter, "--json", "--limit", "3")[2]


def test_programs_get_both_sides_of_a_finding(belie: Belie, matter: Path) -> None:
    (row,) = rows(belie("findings", matter, "--json"))
    for side in ("statement", "evidence"):
        assert {"id", "quote", "person", "document", "document_id", "page_numbers", "cite"} <= row[side].keys()
    assert row["days"] == 1


def test_a_search_tells_page_and_cite(belie: Belie, matter: Path) -> None:
    (row,) = rows(belie("search", matter, "talks", "--json"))
    assert row["page_number"] == 1
    assert row["cite"]
    assert row["document_name"]


def test_the_timeline_keeps_to_the_rows_asked_for(belie: Belie, matter: Path) -> None:
    held = rows(belie("timeline", matter, "--json", "--limit", "1"))
    assert len(held["dated"]) == 1
    assert held["left_out"] == len(rows(belie("timeline", matter, "--json"))["dated"]) - 1


@pytest.mark.models
def test_the_doctor_says_of_every_answer_whether_it_is_well(belie: Belie, matter: Path) -> None:
    _, printed, _ = belie("doctor", matter, "--json")  # blobs of this matter were never kept: not well
    answers = {row["question"]: row for row in json.loads(printed)}
    assert answers["intake ledger"]["well"] is True
    assert answers["intake ledger"]["answer"].startswith("2 files = 2 text + 0 partial")
    assert answers["kept files"]["well"] is False


@pytest.mark.parametrize("command", [["findings"], ["statements"], ["timeline"], ["people"], ["search", "talks"]])
def test_a_listing_says_when_files_wait(command: list[str], belie: Belie, matter: Path) -> None:
    code, printed, told = belie(command[0], matter, *command[1:])
    assert code == 0
    assert printed.strip()
    assert "run `belie run" in told


def test_a_matter_that_was_never_checked_has_no_answer_yet(belie: Belie, tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text("The gate was open.")
    belie("add", "memo.txt", "--matter", "m")
    code, printed, told = belie("findings", "m")
    assert (code, printed) == (0, "")
    assert told == "Not up to date: run `belie run m` first.\n"


def test_what_is_left_aside_is_told(belie: Belie, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "memo.txt").write_text("The gate was open.")
    (papers / ".hidden").write_text("x")
    (papers / "gone.txt").symlink_to("nowhere")
    code, printed, told = belie("add", papers, papers, "--matter", tmp_path / "m")
    assert code == 0
    assert printed.startswith("1 new, 1 known already")
    assert told.count("left out .hidden (hidden)") == 1
    assert told.count("left out gone.txt") == 1


def test_brackets_in_a_file_name_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    line = IntakeLine(
        name="[red]memo.txt", source=None, outcome=Outcome.UNREAD, unread=Unread(kind=UnreadKind.DENIED, detail="no")
    )
    _tell_unread(line)
    _tell_unread(replace(line, name=":warning:.txt"))
    told = capsys.readouterr().err
    assert "[red]memo.txt" in told
    assert ":warning:.txt" in told


def test_words_of_a_file_cannot_steer_the_terminal(belie: Belie, capsys: pytest.CaptureFixture[str]) -> None:
    print_table("", ["Words"], [("The gate \x1b[2Jwas\x9b31m open.\nIt rained.",)], empty="")
    assert "The gate \\x1b[2Jwas\\x9b31m open." in capsys.readouterr().out
    assert "\x1b" not in belie("examine", "a\x1b[31mb")[2]


def test_a_keyed_matter_keeps_its_words_to_itself(
    belie: Belie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key").write_text("a long enough passphrase\n")
    (tmp_path / "memo.txt").write_text("The quartermaster signed.")
    assert belie("add", "memo.txt", "--matter", "m", "--key-file", "key")[0] == 0
    for file in (path for path in (tmp_path / "m").rglob("*") if path.is_file()):
        kept = file.read_bytes()
        assert b"quartermaster" not in kept, file
        assert b"memo.txt" not in kept, file
    assert belie("findings", "m")[0] == 6
    monkeypatch.setenv("BELIE_KEY_FILE", "key")
    assert belie("findings", "m")[0] == 0
