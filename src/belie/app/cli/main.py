"""The command `belie`: parses, calls one function, prints."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("HF_HUB_OFFLINE", "1")  # before tokenizers is imported: nothing is ever fetched

import typer

from belie import __version__
from belie.app.cli import against, doctor, examine, listing, predict
from belie.errors import FAILED, BelieError

INTERRUPTED = 130

cli = typer.Typer(
    name="belie",
    help="Shows which statements the rest of a litigation record belies.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"belie {__version__}")
        raise typer.Exit


@cli.callback()
def main(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Shows which statements the rest of a litigation record belies."""


examine.register(cli)
against.register(cli)
listing.register(cli)
doctor.register(cli)
cli.add_typer(predict.predict, name="predict")


def run() -> None:
    """Run the command and turn errors into one line on standard error and an exit code."""
    try:
        cli()
    except BelieError as error:
        sys.stderr.write(f"belie: {error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("belie: stopped. What was done is kept; run the command again to go on.\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
