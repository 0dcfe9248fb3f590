"""`belie flags` and `belie revisions`: what the papers of a matter hold beside the text they show."""

from __future__ import annotations

from typing import Annotated

import typer

from belie.app.cli.options import AsJson, For, KeyFile, Matter
from belie.app.cli.show import print_json, print_table, say, shorten, tell_if_stale
from belie.app.settings import settings_with


def register(cli: typer.Typer) -> None:
    """Hang the commands on the command line."""
    for command in (flags, revisions):
        cli.command()(command)


def flags(
    matter: Matter,
    document: Annotated[str, typer.Option("--document", help="Only documents whose name holds this.")] = "",
    show_hidden: Annotated[bool, typer.Option("--show-hidden", help="Print the hidden words too.")] = False,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """List redactions, hidden words and sheets of MATTER by document and page.

    The words that a failed redaction hides are printed with --show-hidden alone: read docs/redactions.md first.
    """
    from belie.app.reporting import flags_of, is_up_to_date
    from belie.app.wiring import open_house
    from belie.exhibits.flags import count_flags

    with open_house(matter, settings_with(audience=audience, key_file=key_file)) as house:
        rows = flags_of(house, show_hidden=show_hidden)
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    rows = [row for row in rows if document.casefold() in row.document.casefold()]
    if as_json:
        print_json(rows)
        return
    hidden = ["Words"] if show_hidden else []
    print_table(
        "",
        ["Document", "Where", "Kind", "Of the page", "How", *hidden],
        [
            (
                row.document,
                row.where,
                row.kind.value.replace("_", " "),
                f"{row.share:.1%}" if row.share else "",
                row.detail,
                *([row.text] if show_hidden else []),
            )
            for row in rows
        ],
        empty="Nothing is flagged.",
        whole=["Where", "Of the page"],
    )
    if rows:
        say(f"{'; '.join(count_flags(rows))}.")


def revisions(
    matter: Matter,
    document: Annotated[str, typer.Option("--document", help="Only documents whose name holds this.")] = "",
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """List the tracked changes of MATTER: who changed which words of a paper, and when."""
    from belie.app.reporting import is_up_to_date, revisions_of
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(audience=audience, key_file=key_file)) as house:
        rows = revisions_of(house)
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    rows = [row for row in rows if document.casefold() in row.document.casefold()]
    if as_json:
        print_json(rows)
        return
    print_table(
        "",
        ["Document", "Who", "When", "Taken out", "Put in", "The paragraph now"],
        [
            (
                row.document,
                row.author,
                row.date,
                shorten(row.deleted),
                shorten(row.inserted or row.moved),
                shorten(row.paragraph),
            )
            for row in rows
        ],
        empty="No tracked changes.",
        whole=["When"],
    )
