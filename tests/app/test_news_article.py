"""An article saved as text, in the register of court reporting, dated by the user; invented."""

from __future__ import annotations

from typing import Any

import pytest

from app.commands import ask, belie

pytestmark = [pytest.mark.models, pytest.mark.slow]

# Published on Friday, 2 May 2031.
ARTICLE = """\
Judge presses agency over detainees it cannot deport

By Hanne Ostrava

PORT HALDEN — A federal judge on Thursday demanded to know why the Border Custody Agency is still holding dozens of
men whom the island state of Verrin will not take back, after a memo unsealed last week appeared to contradict the
agency's sworn account.

Lawyers for the men told the court on Wednesday that the agency had known since last month that the talks were dead.
“They swore to an agreement that did not exist,” said Milo Brandt, an attorney for the detainees. “Our clients have
paid for that sentence with a year of their lives.”

A spokesman for the agency, Teodor Vance, said in a statement on Monday that the agency “stands by the declaration in
full.” He declined to say whether travel documents had been issued.

Verrin’s foreign minister, Aldona Reyk, denied in an interview on Tuesday that her government had ever agreed to the
returns. “We have signed nothing,” Reyk said.

The agency said about 40 men remain in custody. A hearing is set for Monday.
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("news")
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    matter = folder / "matter"
    belie(
        "examine", folder / "article.txt", "--matter", matter, "--report", folder / "r.html",
        "--published", "2031-05-02", "--forum", "news",
    )  # fmt: skip
    found: list[dict[str, Any]] = ask("statements", matter)
    return found


@pytest.mark.parametrize(
    ("begins", "who", "said_on"),
    [
        ("They swore to an agreement", "Milo Brandt", None),
        ("stands by the declaration", "Teodor Vance", "2031-04-28"),
        ("We have signed nothing", "Aldona Reyk", None),
    ],
)
def test_each_speaker_has_their_own_words(
    rows: list[dict[str, Any]], begins: str, who: str, said_on: str | None
) -> None:
    mine = [row for row in rows if begins in row["content"] and row["form"] != "own"]
    assert mine, [row["content"] for row in rows]
    assert {row["declarant"] for row in mine} == {who}
    if said_on is not None:
        assert {row["said_on"]["earliest"] for row in mine} == {said_on}


def test_the_minister_denies_and_the_agency_speaks_for_itself(rows: list[dict[str, Any]]) -> None:
    denied = [row for row in rows if row.get("denied") and "agreed to the" in row["content"]]
    assert denied
    assert denied[0]["declarant"] == "Aldona Reyk"
    assert denied[0]["said_on"]["earliest"] == "2031-04-29"
    counted = [row for row in rows if row["content"].startswith("about 40 men") and row["form"] != "own"]
    assert counted
    assert "gency" in counted[0]["speaker"]
    assert counted[0]["quantities"][0]["bound"] == "about"


def test_the_reporters_own_sentences_are_news_and_dated_by_the_user(rows: list[dict[str, Any]]) -> None:
    own = [row for row in rows if row["form"] == "own"]
    assert own
    assert {row["forum"] for row in own} == {"news"}
    assert {row["said_on"]["earliest"] for row in own} == {"2031-05-02"}
    # What lawyers say the agency swore to; nothing else.
    assert {row["content"] for row in rows if row.get("sworn")} == {"to an agreement that did not exist"}
