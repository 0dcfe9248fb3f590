"""Every command there is, run for the public: no word, name, file or number of a sealed paper in what comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from app.sealed import Sealed, found, make_sealed, run
from belie.app.cli.main import cli

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
    "people": [
        [MATTER],
        [MATTER, "Brandt"],
        [MATTER, "--history"],
        [MATTER, "--undo", "1", "--by", "R", "--because", "x"],
    ],
    "predict": [["documents", FOLDER, TEMPORARY]],
    "run": [[MATTER, "--report", "{report}"]],
    "search": [[MATTER, "ministry"], [MATTER, "talks"], [MATTER, "boats"], [MATTER, "gate"], [MATTER, "list"]],
    "page": [[MATTER, "p. 1 of report.txt"], [MATTER, "p. 2 of report.txt"], [MATTER, "p. 1 of zanthorpe-cable.txt"]],
    "seal": [[MATTER, "zanthorpe", "--by", "ECF No. 1"]],
    "unseal": [[MATTER, "zanthorpe", "--by", "ECF No. 1"]],
}
NEED_NO_MATTER = {"lint"}  # they read only what is handed to them


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    return make_sealed(tmp_path_factory.mktemp("sealed"))


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
        for word in said:
            printed = printed.replace(word, "")  # what was typed is told back
        assert found(printed) == [], f"{name} tells the public: {printed}"
    assert found(files(tmp_path)) == []
    assert found((sealed.matter / "belie.log").read_text("utf-8")) == []


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.parametrize(
    ("words", "markers"),
    [
        (
            ["statements"],
            {
                "quiverhold",
                "73,619",
                "Vashkevich",
                "zanthorpe",
                "thistledown",
                "peregrine",
                "larkspur",
                "ostrander",
                "kittiwake",
                "windlass",
            },
        ),
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
    shown = {"declaration.txt", "press.txt", "report.txt", "box.zip!open.txt", "cover.eml", "reply.eml"}
    assert names - {"note.txt"} == shown  # the note was added by a command
    people = json.loads(run("people", str(sealed.matter), "--audience", "public", "--json")[1])
    assert any("Brandt" in held["name"] and held["statements"] for held in people["people"])
