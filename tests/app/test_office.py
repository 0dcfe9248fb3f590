"""What waits for LibreOffice is read by the first run that has it."""

from pathlib import Path

import pytest

from app.commands import ask, belie
from belie.sources.libreoffice import find_office
from sources.test_office import CHANGED, make_odf


@pytest.mark.skipif(not find_office(), reason="LibreOffice is not installed")
def test_a_paper_that_waited_for_libreoffice_is_read_when_it_is_there(tmp_path: Path) -> None:
    paper = tmp_path / "memo.odt"
    paper.write_bytes(make_odf("text", CHANGED))
    told = belie("examine", paper, "--matter", tmp_path / "m", PATH=str(tmp_path))
    assert "needs_libreoffice" in told.stdout + told.stderr
    assert "not on PATH" in belie("doctor", PATH=str(tmp_path)).stdout
    belie("run", tmp_path / "m")
    said = {row["document_name"]: row["content"] for row in ask("statements", tmp_path / "m")}
    assert said == {
        "memo.odt": "The gate was shut all night.",
        "memo.odt#before-changes": "The gate was open all night.",
    }
    assert [row["deleted"] for row in ask("revisions", tmp_path / "m")] == ["open"]
