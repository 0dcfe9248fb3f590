"""`belie cites` on a draft and on a stored matter, in this process; findings with passages stored and printed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from belie.app.cli.main import run
from belie.app.reporting import build_report
from belie.app.settings import settings_with
from belie.app.wiring import open_house
from belie.checks.citation import check_record, find_broken, find_missing
from belie.domain.documents import DocumentKind
from belie.domain.ports import Analysis
from belie.exhibits.report import render_report
from belie.store.sqlite import open_matter
from citations.record import DOCUMENTS, FRAMES, frame, paper
from contracts.invented import read, source

BAD = (
    "REPLY\n\nThe clinic counted. Compl. ¶ 80. "
    "She “counted fifty-one men that night.” ECF No. 12-1 ¶ 5. See ECF No. 400.\n"
)
REPLY = paper("reply.pdf", (BAD,), entry="44", page_id=200)
PAPERS = [*DOCUMENTS, REPLY]
MADE = {**FRAMES, REPLY.id: frame(REPLY, DocumentKind.FILING, "REPLY")}
Told = tuple[int, str, str]


@pytest.fixture
def belie(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Told]:
    monkeypatch.chdir(tmp_path)

    def ask(*words: str | Path) -> Told:
        monkeypatch.setattr(sys, "argv", ["belie", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            run()
        told = capsys.readouterr()
        return int(end.value.code or 0), told.out, told.err

    return ask


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    with open_matter(tmp_path / "matter", create=True) as store:
        for document in PAPERS:
            held = source(document.name)
            read(store, held, replace(document, source=held.sha256))
            store.save_analysis(document.id, "analyse-1", Analysis(frame=MADE[document.id], statements=(), mentions=()))
        cites = check_record(PAPERS, MADE)
        missing = find_missing(cites, {document.id: document for document in PAPERS})
        store.save_findings("checks-1", find_broken(cites, MADE), missing=missing)
    return tmp_path / "matter"


def verdicts(told: Told) -> list[tuple[str, str]]:
    rows: list[dict[str, Any]] = json.loads(told[1])
    return [(row["cite"], row["verdict"]) for row in rows]


def test_a_draft_is_checked_against_a_matter(belie: Callable[..., Told], matter: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(
        "The men lay on the floor. Compl. ¶ 5. Nobody came. Id. ¶ 70.\n\n"
        "She wrote: “We counted forty-one men that night.” "
        "ECF No. 12-1, PageID.40. See Harrow v. Pell, 410 U.S. 113 (1973).\n",
        "utf-8",
    )
    told = belie("cites", "draft.md", "--matter", matter, "--json")
    assert told[0] == 3
    assert verdicts(told) == [
        ("Compl. ¶ 5", "good"),
        ("Id. ¶ 70", "broken"),
        ("ECF No. 12-1, PageID.40", "wrong page"),
        ("Harrow v. Pell, 410 U.S. 113 (1973)", "case law"),
    ]
    row = json.loads(told[1])[2]
    assert (row["paragraph"], row["leads_to"], row["quotes"][0]["where"]) == (2, "ECF No. 12-1, PageID.40", "PageID.41")


def test_a_sound_draft_ends_with_zero(belie: Callable[..., Told], matter: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("The men lay on the floor. Compl. ¶ 5.\n", "utf-8")
    code, printed, _ = belie("cites", "draft.txt", "--matter", matter)
    assert code == 0 and "1 good." in printed


def test_without_a_matter_cites_are_only_read(belie: Callable[..., Told], tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("The men lay on the floor. Compl. ¶ 80.\n", "utf-8")
    told = belie("cites", "draft.txt", "--json")
    assert (told[0], verdicts(told)) == (0, [("Compl. ¶ 80", "not checked")])


def test_a_matter_lists_its_own_cites_and_what_is_missing(belie: Callable[..., Told], matter: Path) -> None:
    assert ("Compl. ¶ 80", "broken") in verdicts(belie("cites", matter, "--json"))
    code, printed, _ = belie("cites", matter, "--missing", "--json")
    assert code == 0
    assert [(row["cited"], row["by"]) for row in json.loads(printed)] == [("ECF No. 400", "reply.pdf")]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["cites", "nowhere.docx"], "no such file"),
        (["cites", "."], "holds no matter"),
        (["cites", "empty.txt"], "cannot be read"),
        (["cites", "draft.txt", "--missing"], "needs a matter"),
    ],
)
def test_what_cannot_be_meant_is_said(belie: Callable[..., Told], tmp_path: Path, words: list[str], why: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "draft.txt").write_text("Compl. ¶ 5.", "utf-8")
    code, _, told = belie(*words)
    assert code == 2 and why in told


def test_findings_of_passages_are_stored_listed_and_reported(belie: Callable[..., Told], matter: Path) -> None:
    code, printed, _ = belie("findings", matter, "--json")
    first, second = json.loads(printed)
    assert code == 0
    assert (first["check"], first["statement"]["document"], first["evidence"]["cite"]) == (
        "citation",
        "reply.pdf",
        "ECF No. 12-1, PageID.41, ¶ 5",
    )
    assert second["evidence"] is None
    with open_house(matter, settings_with()) as house:
        page = render_report(build_report(house, shown=10, with_missing=True))
    assert "Nothing stands at the place cited." in page and "Cited, but not in the record" in page


def test_a_passage_gone_takes_its_finding_along(matter: Path) -> None:
    with open_matter(matter) as store:
        held = source("reply.pdf")
        read(store, held, replace(REPLY, source=held.sha256, pages=DOCUMENTS[-1].pages), version="read-2")
        assert list(store.iter_findings()) == []
