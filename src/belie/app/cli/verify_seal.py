"""`belie verify-seal`: proof that nothing hidden reaches an audience."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from belie.app.cli.options import AsJson, KeyFile, Matter
from belie.app.cli.show import say, to_json
from belie.app.settings import house_settings
from belie.domain.access import Audience
from belie.errors import INCOMPLETE, UsageError

if TYPE_CHECKING:
    from belie.app.verify_seal import SealReport

SHOWN = 20


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command("verify-seal")(verify_seal)


def verify_seal(
    matter: Matter,
    files: Annotated[list[Path] | None, typer.Argument(help="Reports and exports to look through too.")] = None,
    audience: Annotated[Audience, typer.Option("--audience", help="Who must not see more.")] = Audience.PUBLIC,
    report: Annotated[Path | None, typer.Option("--report", help="JSON file to write the proof to.")] = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Prove that what is sealed in MATTER is nowhere an audience looks: answers, index, folder and FILES.

    Ends with 3 when a trace is found, a label is not what it should be, or a file cannot be looked through. No word
    of a hidden paper is printed: a trace is told by its place, the id of its paper, and a hash.
    """
    from belie.app import verify_seal as work
    from belie.app.wiring import open_house

    with open_house(matter, house_settings(key_file=key_file), writing=True) as house:
        found = work.verify_seal(house, audience, files or [])
    proof = {**to_json(found), "clean": found.clean}
    text = json.dumps(proof, ensure_ascii=False, indent=2) + "\n"
    if report is not None:
        try:
            report.write_text(text, "utf-8")
        except OSError as error:
            raise UsageError(f"{report}: cannot be written ({error.strerror}). Name another file.") from error
    if as_json:
        typer.echo(text, nl=False)
    else:
        _print(found)
        if report is not None:
            say(f"Written to {report}, SHA-256 {hashlib.sha256(text.encode()).hexdigest()}")
    if not found.clean:
        raise typer.Exit(INCOMPLETE)


def _print(found: SealReport) -> None:
    marks = ", ".join(f"{count} {kind}" for kind, count in found.marks.items())
    say(f"For {found.audience.value}: {found.hidden_papers} papers and {found.hidden_pages} pages are hidden.")
    say(f"Looked for what they alone have: {marks}.")
    say(f"Looked in: {', '.join(f'{place} ({count})' for place, count in found.places.items())}.")
    say(f"Worked out {found.ranks} labels anew.")
    for what, rows in (
        ("shows more than it may", found.too_low),
        ("is held back wrongly", found.too_high),
        ("holds a trace", [f"{held.place}: {held.kind} of {held.paper} ({held.mark})" for held in found.residues]),
        ("could not be looked through", [f"{held.name}: {held.why}" for held in found.unchecked]),
    ):
        for row in rows[:SHOWN]:
            say(f"  {what}: {row}")
        if len(rows) > SHOWN:
            say(f"  and {len(rows) - SHOWN} more; --json lists them all")
    for held in found.files:
        say(f"  {held.sha256}  {held.name}")
    say("Nothing hidden was found." if found.clean else "NOT CLEAN.")
