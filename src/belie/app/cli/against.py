"""`belie against`: what in the record belies one sentence."""

from __future__ import annotations

from typing import Annotated

import typer

from belie.app.cli.options import AsJson, Cites, For, KeyFile, Matter
from belie.app.cli.show import print_json, print_table, side_cell, tell_if_stale, to_json
from belie.app.settings import settings_with
from belie.errors import UsageError


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(against)


def against(
    matter: Matter,
    sentence: Annotated[str | None, typer.Argument(help="The sentence to test.", show_default=False)] = None,
    statement: Annotated[str | None, typer.Option("--statement", help="Id of a statement, or its beginning.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Rows at most.")] = 10,
    cites: Cites = None,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Rank what in MATTER stands against SENTENCE or a statement of the record."""
    from belie.app.asking import Asker
    from belie.app.reporting import Desk, is_up_to_date
    from belie.app.wiring import open_house
    from belie.engine.inference.judge import Judge

    if (sentence is None) == (statement is None):
        raise UsageError("give either a sentence in quotes or --statement ID.")
    if not (sentence or statement or "").strip():
        raise UsageError("the sentence or id is empty. Give a sentence in quotes or --statement ID.")
    with open_house(matter, settings_with(audience=audience, key_file=key_file, cites=cites)) as house:
        asker = Asker(house, Judge())
        query = asker.by_id(statement) if statement is not None else sentence or ""
        ranked = asker.against(query, top=limit)
        desk = Desk(house)
        sides = [desk.side(held.unit, asker.places(held.unit)) for held in ranked]
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    if as_json:
        print_json(
            [
                {
                    "score": held.score,
                    "statement": {**to_json(held.unit.statement), "document_name": held.unit.document_name},
                    "declarant": held.unit.declarant,
                    "person": side.person,
                    "said_on": str(held.unit.said_on or ""),
                    "page_numbers": side.page_numbers,
                    "cite": side.cite,
                    "places": side.places,
                    "replaced_by": side.replaced_by,
                    "belied": held.belied,
                    "because": held.because,
                    "timing": held.timing,
                }
                for held, side in zip(ranked, sides, strict=True)
            ]
        )
        return
    print_table(
        "",
        ["Score", "Against it", "Why"],
        [(f"{held.score:.2f}", side_cell(side), held.because) for held, side in zip(ranked, sides, strict=True)],
        empty="Nothing in the record has to do with it.",
    )
