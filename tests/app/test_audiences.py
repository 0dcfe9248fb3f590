"""Every command there is, run for the public: no word, name, file or number of a sealed paper in what comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from belie.app.cli.main import cli
from belie.errors import BelieError

MARKERS = (
    "quiverhold",  # a word of the sealed memo
    "73619",  # a number of it
    "73,619",
    "Vashkevich",  # a person named in it alone
    "Ludwiga",  # the given name that it alone gives a person whom public papers name too
    "zanthorpe",  # its file name
    "garnetfox",  # the name of a file that could not be read
    "thistledown",  # a word of an attachment of a mail sealed by order
    "marigold",  # the file name of that mail
    "peregrine",  # a word of a page sealed by order
    "larkspur",  # a word of a copy, under another name, of what was sealed by order
)
PAPERS = {
    "declaration.txt": "DECLARATION OF HENK BRANDT\n\nI, Henk Brandt, declare as follows.\n\n1. The ministry has "
    "agreed to receive the persons held at Marrow Point.\n\n2. About 40 persons are held at Marrow Point.\n\nI declare under "
    "under penalty of perjury that the foregoing is true and correct. Executed on March 2, 2026.\n\nHenk Brandt\n",
    "press.txt": "FOR IMMEDIATE RELEASE\nMarch 5, 2026\n\nDirector Brandt said that the ministry has agreed to receive "
    "the persons held at Marrow Point. The talks with the ministry have not failed, Brandt said.\n",
    "zanthorpe-cable.txt": "FILED UNDER SEAL\n\nMEMORANDUM\n\nTO: Ottoline Vashkevich\nFROM: Ludwiga Brandt\n"
    "DATE: March 1, 2026\nSUBJECT: quiverhold\n\nThe talks with the ministry have failed. The ministry has not agreed "
    "to receive the persons held at Marrow Point. Ottoline Vashkevich said that 73,619 files are lost at quiverhold. "
    "In all 73619 were counted.\n",
    "marigold.eml": "From: Ada Holt <a@example.org>\nTo: Bo Lund <b@example.org>\nSubject: the boats\n"
    "Date: Mon, 2 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    "--x\nContent-Type: text/plain\n\nThe larkspur boats have not left the harbour, and nothing was agreed with the "
    "port. The crews were told on Monday that no date was set for the departure, that the larkspur list is not "
    "complete, and that nobody should say that it is. We will write again when there is more to say about it.\n"
    "--x\nContent-Type: text/plain; name=list.txt\nContent-Disposition: attachment; filename=list.txt\n\n"
    "The thistledown list was not complete on Monday.\n--x--\n",
    "copy.txt": "The larkspur boats have not left the harbour, and nothing was agreed with the port. The crews were "
    "told on Monday that no date was set for the departure, that the larkspur list is not complete, and that nobody "
    "should say that it is. We will write again when there is more to say about it.\n",
    "report.txt": "REPORT\nMarch 4, 2026\n\nThe gate at Marrow Point was open all night.\n\fThe peregrine gate was "
    "closed.\n\fThe wall was painted.\n",
    "garnetfox.pdf": "%PDF-1.7\nnothing of it can be read",
}
# What to say to a command beside the audience; a command that is not here is given the matter alone.
MATTER, FOLDER, DRAFT, PAPER, TEMPORARY = "{matter}", "{papers}", "{draft}", "{paper}", "{new}"
WORDS: dict[str, list[list[str]]] = {
    "add": [[PAPER, "--matter", MATTER]],
    "against": [[MATTER, "The ministry has agreed to receive them."], [MATTER, "--statement", "{hidden}"]],
    "cites": [[MATTER], [DRAFT, "--matter", MATTER]],
    "examine": [[PAPER, "--matter", MATTER, "--report", "{report}"]],
    "export": [[MATTER, TEMPORARY, "--load-file"]],
    "flags": [[MATTER, "--show-hidden"]],
    "lint": [[PAPER]],
    "predict": [["documents", FOLDER, TEMPORARY]],
    "run": [[MATTER, "--report", "{report}"]],
    "search": [[MATTER, "ministry"], [MATTER, "talks"], [MATTER, "boats"], [MATTER, "gate"], [MATTER, "list"]],
    "seal": [[MATTER, "zanthorpe", "--by", "ECF No. 1"]],
    "unseal": [[MATTER, "zanthorpe", "--by", "ECF No. 1"]],
}
NEED_NO_MATTER = {"lint"}  # they read only what is handed to them


@dataclass(frozen=True)
class Sealed:
    """A matter with sealed papers, and what a command may be pointed at."""

    matter: Path
    places: dict[str, str]


def run(*words: str, audience: str = "house") -> tuple[int, str]:
    """Return the exit code and all that a command printed, errors included as the command line prints them."""
    done = CliRunner().invoke(cli, list(words), env={"BELIE_AUDIENCE": audience, "BELIE_WORKERS": "1"})
    error = done.exception
    if isinstance(error, BelieError):
        return error.exit_code, f"{done.output}{error}"
    assert error is None or isinstance(error, SystemExit), repr(error)
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    folder = tmp_path_factory.mktemp("sealed")
    papers, matter = folder / "papers", folder / "matter"
    papers.mkdir()
    for name, text in PAPERS.items():
        (papers / name).write_text(text, "utf-8")
    run("examine", str(papers), "--matter", str(matter), "--report", str(folder / "house.html"))
    for words in (["marigold.eml", "--by", "ECF No. 5"], ["report.txt", "--pages", "2", "--by", "ECF No. 6"]):
        code, printed = run("seal", str(matter), *words)
        assert code == 0, printed
    draft = folder / "draft.txt"
    draft.write_text("See declaration.txt, p. 1. See Brandt Decl. ¶ 1.", "utf-8")
    another = folder / "note.txt"
    another.write_text("The gate was painted.", "utf-8")
    every = json.loads(run("statements", str(matter), "--json")[1])
    hidden = next(held["id"] for held in every if "73,619" in held["content"])
    return Sealed(
        matter,
        {
            "matter": str(matter),
            "papers": str(papers),
            "draft": str(draft),
            "paper": str(another),
            "hidden": hidden,
            "report": str(folder / "public.html"),
            "new": str(folder / "new"),
        },
    )


def commands() -> Iterator[tuple[str, list[str]]]:
    group: Any = typer.main.get_command(cli)
    for name, command in sorted(group.commands.items()):
        yield name, [parameter.name for parameter in command.params]


def runs() -> Iterator[tuple[str, list[str], bool]]:
    """Yield every command with words to say to it, and whether it takes an audience."""
    for name, parameters in commands():
        for words in WORDS.get(name, [[MATTER]]):
            yield name, words, "audience" in parameters
            if "as_json" in parameters:
                yield name, [*words, "--json"], "audience" in parameters


RUNS = list(runs())


def found(text: str) -> list[str]:
    return [marker for marker in MARKERS if marker.casefold() in text.casefold()]


def files(folder: Path) -> str:
    return "\n".join(
        f"{path} {path.read_text('utf-8', 'replace')}" for path in sorted(folder.rglob("*")) if path.is_file()
    )


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.parametrize(("name", "words", "takes"), RUNS, ids=[" ".join([name, *words]) for name, words, _ in RUNS])
def test_the_public_is_told_nothing_of_what_is_sealed(
    sealed: Sealed, tmp_path: Path, name: str, words: list[str], takes: bool
) -> None:
    places = {**sealed.places, "report": str(tmp_path / "report.html"), "new": str(tmp_path / "new")}
    said = [word.format(**places) for word in words]
    ways = [run(name, *said, audience="public")]
    if takes:
        places["new"] = str(tmp_path / "another")
        said = [word.format(**places) for word in words]
        ways.append(run(name, *said, "--audience", "public"))
    elif name not in NEED_NO_MATTER:
        code, printed = ways[0]
        assert code == 2, f"{name} has no --audience and does not refuse another one than the house: {printed}"
        assert "BELIE_AUDIENCE" in printed
    for _, printed in ways:
        assert found(printed) == [], f"{name} tells the public: {printed}"
    assert found(files(tmp_path)) == []
    assert found((sealed.matter / "belie.log").read_text("utf-8")) == []


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.parametrize(
    ("words", "markers"),
    [
        (["statements"], {"quiverhold", "73,619", "Vashkevich", "zanthorpe", "thistledown", "peregrine", "larkspur"}),
        (["people", "--json"], {"Vashkevich", "Ludwiga"}),
        (["timeline"], {"zanthorpe"}),
        (["access"], {"zanthorpe", "marigold"}),
        (["search", "thistledown"], {"thistledown", "marigold"}),
        (["run", "--json"], {"garnetfox"}),
    ],
    ids=lambda held: " ".join(held) if isinstance(held, list) else None,
)
def test_the_house_sees_it_all(sealed: Sealed, words: list[str], markers: set[str]) -> None:
    name, *rest = words
    assert markers <= set(found(run(name, str(sealed.matter), *rest)[1]))


@pytest.mark.slow
@pytest.mark.models
def test_the_public_sees_what_is_public(sealed: Sealed) -> None:
    printed = run("statements", str(sealed.matter), "--audience", "public", "--json")[1]
    names = {held["document_name"] for held in json.loads(printed)}
    assert names - {"note.txt"} == {"declaration.txt", "press.txt", "report.txt"}  # the note was added by a command
    people = json.loads(run("people", str(sealed.matter), "--audience", "public", "--json")[1])
    assert any("Brandt" in held["name"] and held["statements"] for held in people["people"])
