"""`belie against`: what in the record belies one sentence."""

from __future__ import annotations

from typing import Annotated

import typer

from belie.app.cli.options import AsJson, KeyFile, Matter
from belie.app.cli.show import print_json, print_table, shorten
from belie.app.settings import settings_with
from belie.domain.codec import to_plain
from belie.errors import UsageError


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(against)


def against(
    matter: Matter,
    sentence: Annotated[str | None, typer.Argument(help="The sentence to test.", show_default=False)] = None,
    statement: Annotated[str | None, typer.Option("--statement", help="Id of a statement, or its beginning.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Rows at most.")] = 10,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Rank what in MATTER stands against SENTENCE or a statement of the record."""
    from belie.app.asking import Asker
    from belie.app.wiring import open_house
    from belie.engine.inference.judge import Judge

    if (sentence is None) == (statement is None):
        raise UsageError("give either a sentence in quotes or --statement ID.")
    with open_house(matter, settings_with(key_file=key_file)) as house:
        asker = Asker(house, Judge())
        query = asker.by_id(statement) if statement is not None else sentence or ""
        ranked = asker.against(query, top=limit)
    if as_json:
        print_json(
            [
                {
                    "score": held.score,
                    "statement": {**to_plain(held.unit.statement), "document_name": held.unit.document_name},
                    "declarant": held.unit.declarant,
                    "said_on": str(held.unit.said_on or ""),
                    "because": held.because,
                    "timing": held.timing,
                }
                for held in ranked
            ]
        )
        return
    print_table(
        "",
        ["Score", "Against it", "Who", "Said", "Document", "Why"],
        [
            (
                f"{held.score:.2f}",
                f"“{shorten(held.unit.statement.content)}”",
                held.unit.declarant,
                held.unit.said_on or "no date",
                held.unit.document_name,
                held.because,
            )
            for held in ranked
        ],
        empty="Nothing in the record has to do with it.",
    )
