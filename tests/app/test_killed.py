"""A run killed with SIGKILL goes on where it stopped and ends with the same content as one that was left alone."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands import belie, environment
from app.conftest import content_hash
from belie.demo import record_path

pytestmark = [pytest.mark.models, pytest.mark.slow]

PAPERS = (
    "mail/2026-08-12-unit-c-log.eml",
    "production/2026-08-10-unit-c-night-log.txt",
    "production/NCRS-000152-inspection-note.pdf",
    "press/2026-07-14-release.txt",
)
STAGES = ("Taking in files", "Reading", "Taking out statements", "Identifying speakers", "Indexing statements")


def examine(record: Path, folder: Path) -> list[str | Path]:
    return ["examine", record, "--matter", folder / "matter", "--report", folder / "report.html", "--judge-pairs", "60"]


def kill_after(stage: str, record: Path, folder: Path) -> None:
    """Run `belie examine` and kill it with all its workers as soon as it says that the stage is over."""
    run = subprocess.Popen(
        [sys.executable, "-m", "belie", *map(str, examine(record, folder))],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        start_new_session=True,
    )
    assert run.stderr is not None
    said = next((line for line in run.stderr if line.startswith(stage)), "")
    os.killpg(run.pid, signal.SIGKILL)
    run.stderr.close()
    assert run.wait() == -signal.SIGKILL, f"it ended before it said {stage!r}"
    assert said


def test_a_run_killed_after_every_stage_ends_with_the_same_content(tmp_path: Path) -> None:
    record = tmp_path / "record"
    for paper in PAPERS:
        (record / paper).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(record_path() / paper, record / paper)
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    for stage in STAGES:
        kill_after(stage, record, killed)
    belie(*examine(record, killed))
    belie(*examine(record, whole))
    assert content_hash(killed / "matter") == content_hash(whole / "matter")
    assert (killed / "report.html").read_bytes() == (whole / "report.html").read_bytes()
