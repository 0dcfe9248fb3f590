"""A matter with sealed papers tells the public what a matter without them tells: no count, score or order differs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.sealed import PAPERS, run

pytestmark = [pytest.mark.slow, pytest.mark.models]

PUBLIC = {
    **{name: PAPERS[name] for name in ("declaration.txt", "press.txt")},
    "brief.txt": "BRIEF IN SUPPORT\nMarch 9, 2026\n\nThe ministry has agreed to receive the persons. Zanthorpe Cable "
    'at 1 ("the talks have failed"). See ECF No. 81-3, PageID.900. See Vashkevich Decl. ¶ 4 ("73,619 files are lost"). '
    "About 45 persons are held at Marrow Point, Director Brandt said on March 3, 2026.\n",
    "reply.eml": "From: Bo Lund <b@example.org>\nTo: Ada Holt <a@example.org>\nSubject: Re: the weir\n"
    "Message-ID: <2@x>\nIn-Reply-To: <1@x>\nDate: Tue, 3 Mar 2026 10:00:00 +0000\n\nThe gate is open.\n",
}
SEALED = {
    **{name: PAPERS[name] for name in ("zanthorpe-cable.txt", "garnetfox.pdf")},
    "first.eml": "From: Ada Holt <a@example.org>\nTo: Bo Lund <b@example.org>\nSubject: the weir\nMessage-ID: <1@x>\n"
    "Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nFILED UNDER SEAL\n\nThe gate is closed. Director Brandt said about 40 "
    "persons are held at Marrow Point.\n",
    "exhibit.txt": "Case 1:26-cv-00012 ECF No. 81-3, PageID.900 Filed 03/01/26 Page 1 of 1\n\nFILED UNDER SEAL\n\nThe "
    "quiverhold gate was never open at all.\n",
}
BY_ORDER = {"marigold.eml": PAPERS["marigold.eml"], "late.txt": "Henk Brandt said the ministry gate was open.\n"}
ASKED = [
    *(
        [name, "{matter}", *json]
        for name in (
            "people",
            "timeline",
            "findings",
            "flags",
            "revisions",
            "docket",
            "threads",
            "versions",
            "doctor",
            "statements",
        )
        for json in ([], ["--json"])
    ),
    *(
        ["search", "{matter}", words, "--json"]
        for words in ("ministry", "talk", "gate", '"gate is"', "quiverhold", "81")
    ),
    ["search", "{matter}", "gate", "--limit", "1"],
    *(["page", "{matter}", name, "--json"] for name in ("ECF No. 81-3", "PageID.900", "p. 1", "p. 1 of zanthorpe")),
    ["page", "{matter}", "p. 1", "--limit", "1"],
    *(["against", "{matter}", said, "--json"] for said in ("The talks have failed.", "The gate was never open.")),
    ["against", "{matter}", "--statement", "{hidden}"],
    ["statements", "{matter}", "--document", "zanthorpe"],
    ["statements", "{matter}", "--speaker", "Vashkevich"],
    ["statements", "{matter}", "--limit", "2"],
    ["findings", "{matter}", "--limit", "1"],
    ["timeline", "{matter}", "--limit", "1"],
    ["versions", "{matter}", "press.txt", "zanthorpe-cable.txt"],
    ["cites", "{matter}", "--json"],
    ["cites", "{matter}", "--missing"],
    ["cites", "{draft}", "--matter", "{matter}", "--json"],
    ["run", "{matter}", "--json"],
    ["run", "{matter}", "--report", "{report}"],
]


class Held:
    """A matter in a folder of its own."""

    def __init__(self, folder: Path, papers: dict[str, str]) -> None:
        self.folder = folder
        (folder / "papers").mkdir(parents=True)
        for name, text in papers.items():
            (folder / "papers" / name).write_text(text, "utf-8")
        (folder / "draft.txt").write_text(
            "See ECF No. 81-3. “The talks with the ministry have failed.” zanthorpe-cable.txt, p. 1. Brandt Decl. ¶ 1 "
            "(“The ministry has agreed”). See Vashkevich Decl. ¶ 4.",
            "utf-8",
        )
        self.places = {name: str(folder / name) for name in ("matter", "draft", "report")}
        self.places |= {"draft": str(folder / "draft.txt"), "hidden": ""}
        run("examine", str(folder / "papers"), "--matter", self.places["matter"], "--report", str(folder / "h.html"))

    def told(self, words: list[str]) -> tuple[int, str]:
        """Return what the public is told, the folder's name and times left out."""
        code, printed = run(*(word.format(**self.places) for word in words), audience="public")
        report = Path(self.places["report"])
        if "{report}" in words:
            printed += report.read_text("utf-8")
        return code, re.sub(r"\d\d:\d\d:\d\d\S*", "", printed.replace(str(self.folder), ""))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Held, Held]:
    folder = tmp_path_factory.mktemp("both")
    without, beside = Held(folder / "1", PUBLIC), Held(folder / "2", PUBLIC | SEALED | BY_ORDER)
    every = json.loads(run("statements", beside.places["matter"], "--json")[1])
    hidden = next(held["id"] for held in every if held["document_name"] == "zanthorpe-cable.txt")
    without.places["hidden"] = beside.places["hidden"] = hidden
    run("search", beside.places["matter"], "gate", audience="public")  # they were public once
    for name in BY_ORDER:
        assert run("seal", beside.places["matter"], name, "--by", "ECF No. 5")[0] == 0
    return without, beside


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_the_public_is_told_the_same(both: tuple[Held, Held], words: list[str]) -> None:
    without, beside = both
    assert beside.told(words) == without.told(words)


def test_the_house_is_told_more(both: tuple[Held, Held]) -> None:
    without, beside = (json.loads(run("statements", held.places["matter"], "--json")[1]) for held in both)
    assert len(beside) > len(without)
