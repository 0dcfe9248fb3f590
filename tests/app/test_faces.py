"""`belie faces`: what was read from the face of each paper."""

from pathlib import Path

import pytest

from app.commands import ask, belie

JOINT = """JOINT DECLARATION OF PIM HADDOW AND WANDA ORLE

We, Pim Haddow and Wanda Orle, declare as follows:

1. The unit was empty.

We declare under penalty of perjury that the foregoing is true and correct.

Executed on May 6, 2031, at Lakeport, Tamarack.
"""
DEPOSITION = """DEPOSITION OF SAMIR VANE
March 2, 2031

Q. Was the unit empty?
A. It was never empty.
Q. Never?
A. Not on any night.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("faces")
    (place / "papers").mkdir()
    (place / "papers" / "joint.txt").write_text(JOINT, "utf-8")
    (place / "papers" / "vane.txt").write_text(DEPOSITION, "utf-8")
    belie("examine", place / "papers", "--matter", place / "m", "--report", place / "r.html")
    return place


def test_every_paper_is_listed_with_what_its_face_tells(folder: Path) -> None:
    joint, heard = ask("faces", folder / "m")
    assert joint["authors"] == ["Pim Haddow", "Wanda Orle"]
    assert (joint["kind"], joint["sworn"], joint["setting"], joint["place"]) == (
        "declaration",
        True,
        "none",
        "Lakeport, Tamarack",
    )
    assert (heard["witness"], heard["author"], heard["sworn"], heard["setting"]) == (
        "Samir Vane",
        "",
        True,
        "deposition",
    )
    assert "sworn: 28 U.S.C. § 1746 clause" in joint["because"]


def test_papers_are_found_by_author_and_witness(folder: Path) -> None:
    assert [row["document_name"] for row in ask("faces", folder / "m", "--author", "orle")] == ["joint.txt"]
    assert [row["document_name"] for row in ask("faces", folder / "m", "--author", "vane")] == ["vane.txt"]


def test_the_table_shows_who_and_why(folder: Path) -> None:
    printed = belie("faces", folder / "m").stdout
    for words in ("Pim Haddow", "sworn", "witness Samir Vane", "deposition"):
        assert words in printed
