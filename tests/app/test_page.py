"""`belie page` and page names typed into `belie search`."""

from pathlib import Path

import pytest

from app.commands import ask, belie
from sources.made_pdf import Sheet, make_pdf


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("page")
    (place / "papers").mkdir()
    sheets = [
        Sheet()
        .text(40, 30, f"Case 2:31-cv-00123-ABC ECF No. 81-3, PageID.{2104 + at} Filed 07/11/31 Page {at + 1} of 2", 9)
        .text(72, 300, ("The monitor counted the beds.", "Nine of them were empty in May.")[at])
        .text(250, 770, f"MER-00012{3 + at}")
        for at in range(2)
    ]
    (place / "papers" / "decl.pdf").write_bytes(make_pdf(sheets))
    (place / "papers" / "memo.txt").write_text("The gate was closed.\fNobody was told of it.", "utf-8")
    belie("add", place / "papers", "--matter", place / "m")
    belie("run", place / "m")
    return place


@pytest.mark.parametrize(
    "name",
    ["PageID.2105", "ECF No. 81-3 at 2", "ECF No. 81-3, PageID.2105", "MER-000124", "mer 124", "p. 2 of decl.pdf"],
)
def test_any_name_leads_to_the_page(folder: Path, name: str) -> None:
    (view,) = ask("page", folder / "m", name)
    assert (view["document"], view["page_number"], view["page_count"]) == ("decl.pdf", 2, 2)
    assert view["names"] == [["page_id", "PageID.2105"], ["ecf_page", "2 of 2"], ["bates", "MER-000124"]]
    assert view["cite"] == "ECF No. 81-3, PageID.2105"
    assert "Nine of them were empty" in view["text"]


def test_pages_of_a_text_file_are_found(folder: Path) -> None:
    (view,) = ask("page", folder / "m", "memo.txt, p. 2", "--cites", "plain")
    assert view["text"] == "Nobody was told of it."
    assert view["cite"] == "memo.txt, p. 2"


def test_a_name_that_no_page_bears_is_said(folder: Path) -> None:
    assert ask("page", folder / "m", "PageID.9") == []
    assert "No page goes by 'PageID.9'." in belie("page", folder / "m", "PageID.9").stdout


def test_search_takes_a_page_name_too(folder: Path) -> None:
    (hit,) = ask("search", folder / "m", "MER 124")
    assert (hit["document_name"], hit["page_number"]) == ("decl.pdf", 2)
    assert ask("search", folder / "m", "gate closed")[0]["document_name"] == "memo.txt"
