"""`belie threads`: which message answers which, which is known only from a quotation, which is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from belie.app.cli.options import AsJson, For, KeyFile, Matter
from belie.app.cli.show import print_json, print_table, say, tell_if_stale
from belie.app.settings import settings_with

if TYPE_CHECKING:
    from belie.app.threads import MessageRow

STATES = {"held": "", "quoted": "only quoted", "missing": "missing"}


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(threads)


def threads(matter: Matter, audience: For = None, key_file: KeyFile = None, as_json: AsJson = False) -> None:
    """List the e-mail threads of MATTER, the oldest message first; mails that stand alone are counted."""
    from belie.app.reporting import is_up_to_date
    from belie.app.threads import threads_of
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(audience=audience, key_file=key_file)) as house:
        rows = threads_of(house)
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    if as_json:
        print_json(rows)
        return
    several = [row for row in rows if len(row.messages) > 1]
    for row in several:
        print_table(
            row.subject or "(no subject)",
            ["#", "Date", "From", "Answers", "", "Where"],
            [
                (held.number, held.date, held.author, held.answers or "", "\n".join(_marks(held)), _where(held))
                for held in row.messages
            ],
            empty="",
            whole=["#", "Date"],
        )
        say("")
    every = [held for row in rows for held in row.messages]
    counted = {state: sum(held.state.value == state for held in every) for state in STATES}
    if not every:
        say("No e-mail.")
        return
    say(
        f"{len(several)} threads, {len(rows) - len(several)} mails alone; {counted['held']} messages held, "
        f"{counted['quoted']} only quoted, {counted['missing']} missing."
    )


def _marks(held: MessageRow) -> list[str]:
    return [mark for mark in (STATES[held.state.value], "inclusive" if held.inclusive else "") if mark]


def _where(held: MessageRow) -> str:
    if held.documents:
        return "\n".join(held.documents)
    return f"quoted in {', '.join(held.quoted_in)}" if held.quoted_in else f"<{held.message_id}>"
