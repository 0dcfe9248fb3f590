"""`belie page`: a page by any of its names."""

from __future__ import annotations

from typing import Annotated

import typer

from belie.app.cli.options import AsJson, Cites, For, KeyFile, Matter
from belie.app.cli.show import print_json, say, tell_if_stale
from belie.app.settings import settings_with

KINDS = {"page_id": "", "ecf_page": "ECF page ", "bates": "Bates ", "printed": "printed page ", "other": ""}


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(page)


def page(
    matter: Matter,
    name: Annotated[
        str,
        typer.Argument(
            help='As printed or cited: "PageID.4876", "ECF No. 174-3 at 3", "MER 123", "p. 2 of memo.pdf".',
            show_default=False,
        ),
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, help="Pages at most.")] = 20,
    cites: Cites = None,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Show the pages of MATTER that go by NAME: which they are, all their names, and their text."""
    from belie.app.paging import pages_named
    from belie.app.reporting import is_up_to_date
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(key_file=key_file, cites=cites, audience=audience)) as house:
        views = pages_named(house, name, limit=limit)
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    if as_json:
        print_json(views)
        return
    for view in views:
        say(f"{view.cite}")
        say(f"  {view.document}, page {view.page_number} of {view.page_count}")
        if view.names:
            say(f"  {'; '.join(f'{KINDS[kind]}{held}' for kind, held in view.names)}")
        say(f"\n{view.text}\n")
    if not views:
        say(f"No page goes by {name!r}.")
