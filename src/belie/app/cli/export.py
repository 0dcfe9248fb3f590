"""`belie export`: documents of a matter as a production."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from belie.app.cli.options import KeyFile, Matter, Workers
from belie.app.cli.show import say, tell
from belie.app.settings import house_settings
from belie.domain.access import Audience
from belie.errors import INCOMPLETE, UsageError


class Encoding(StrEnum):
    """Of the DAT."""

    UTF_8 = "utf-8"
    CP1252 = "cp1252"


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(export)


def export(
    matter: Matter,
    folder: Annotated[Path, typer.Argument(help="New or empty folder to write into.", show_default=False)],
    load_file: Annotated[bool, typer.Option("--load-file", help="As DAT, OPT, TEXT, IMAGES and NATIVES.")] = False,
    prefix: Annotated[str, typer.Option("--prefix", help="Before each production number.")] = "BELIE-",
    digits: Annotated[int, typer.Option("--digits", min=4, max=12, help="Of each production number.")] = 9,
    documents: Annotated[
        list[str] | None, typer.Option("--documents", help="Only documents whose name holds this; may be repeated.")
    ] = None,
    audience: Annotated[Audience, typer.Option("--audience", help="Who gets it.")] = Audience.PUBLIC,
    encoding: Annotated[Encoding, typer.Option("--encoding", help="Of the DAT.")] = Encoding.UTF_8,
    key_file: KeyFile = None,
    workers: Workers = None,
) -> None:
    """Write the documents of MATTER into FOLDER, numbered page by page, as other review tools read them.

    A document is left out when --audience may not see all of it; naming such a one is refused.
    """
    from belie.app.exporting import export_load_file
    from belie.app.wiring import open_house

    if not load_file:
        raise UsageError("say how: --load-file.")
    if not prefix.strip() or prefix[-1:].isdigit() or not prefix.isprintable() or set(prefix) & set('/\\:*?"<>|,'):
        raise UsageError("a prefix needs letters, and ends in no digit: ABC-")
    with open_house(matter, house_settings(key_file=key_file, workers=workers)) as house:
        done = export_load_file(
            house,
            folder,
            audience=audience,
            prefix=prefix,
            digits=digits,
            named=documents or (),
            encoding=encoding.value,
        )
    for warning in done.warnings:
        tell(f"  {warning}")
    if done.withheld:
        tell(f"  {done.withheld} documents are not for the audience {audience.value} and were left out")
    say(f"{done.documents} documents, {done.pages} pages, {done.natives} natives: {folder}")
    if done.warnings or done.withheld:
        raise typer.Exit(INCOMPLETE)
