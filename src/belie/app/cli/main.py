"""The command `belie`: parses, calls one function, prints."""

from __future__ import annotations

import io
import os
import sys
from typing import NoReturn

os.environ.setdefault("HF_HUB_OFFLINE", "1")  # before tokenizers is imported: nothing is ever fetched

import typer

from belie import __version__
from belie.app.cli import (
    against,
    cites,
    docket,
    doctor,
    examine,
    export,
    faces,
    flags,
    lint,
    listing,
    page,
    people,
    predict,
    seal,
    threads,
    verify_seal,
    versions,
)
from belie.app.cli.show import visible
from belie.app.settings import settings_with
from belie.errors import FAILED, BelieError, UsageError

INTERRUPTED = 130  # what typer ends with at Ctrl-C

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
cites.register(cli)
docket.register(cli)
listing.register(cli)
faces.register(cli)
people.register(cli)
seal.register(cli)
verify_seal.register(cli)
versions.register(cli)
threads.register(cli)
flags.register(cli)
page.register(cli)
doctor.register(cli)
lint.register(cli)
export.register(cli)
cli.add_typer(predict.predict, name="predict")


def run() -> None:
    """Run the command and turn errors into one line on standard error and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # the bytes of a path may be no text
    try:
        cli()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            sys.stderr.write("belie: stopped. What was done is kept; run the command again to go on.\n")
        raise
    except BelieError as error:
        _end(str(error), error.exit_code)
    except Exception as error:
        if _debugging():
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        _end(
            f"unexpected failure ({what}). What was done is kept; run the command again to go on. If it fails again, "
            "set BELIE_DEBUG=1 to see where, and report those lines.",
            FAILED,
        )


def _end(message: str, code: int) -> NoReturn:
    sys.stderr.write(f"belie: {visible(message)}\n")
    sys.exit(code)


def _debugging() -> bool:
    try:
        return settings_with().debug
    except UsageError:
        return False
