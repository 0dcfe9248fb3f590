"""`belie lint`: what is wrong with a load file and the files it names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from belie.app.cli.options import AsJson
from belie.app.cli.show import print_json, say
from belie.errors import INCOMPLETE


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(lint)


def lint(
    load_files: Annotated[list[Path], typer.Argument(metavar="LOADFILE...", help="DAT, OPT, LFP or CSV files.")],
    as_json: AsJson = False,
) -> None:
    """Check load files and the files they name, and print each fault with its file, line and byte.

    Give the DAT and the OPT of a production together to hold them against each other. Needs no matter and changes
    nothing; ends with 3 where something is wrong.
    """
    from belie.app.linting import lint_files

    faults = lint_files(load_files)
    if as_json:
        print_json(faults)
    else:
        for fault in faults:
            say(f"{fault.file}:{fault.line}: byte {fault.byte}: {fault.text} ({fault.kind.value})")
        say(f"{len(faults)} faults." if faults else "No fault found.")
    if faults:
        raise typer.Exit(INCOMPLETE)
