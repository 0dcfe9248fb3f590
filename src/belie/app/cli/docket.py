"""`belie docket`: the docket beside the papers, and what of it is not in the matter."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated, Any

import typer

from belie.app.cli.options import AsJson, For, KeyFile, Matter
from belie.app.cli.show import print_json, print_table, say, shorten, tell_if_stale, to_json
from belie.app.settings import settings_with

if TYPE_CHECKING:
    from belie.app.dockets import DocketRow, EntryRow, PaperRow


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(docket)


def docket(
    matter: Matter,
    missing: Annotated[bool, typer.Option("--missing", help="Only entries and papers not in the matter.")] = False,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """List each docket of MATTER: its entries, which papers are here and which are not, and what answers what.

    Without a saved docket the headers on the papers make one.
    """
    from belie.app.dockets import dockets_of
    from belie.app.reporting import is_up_to_date
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(audience=audience, key_file=key_file)) as house:
        rows = dockets_of(house)
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    if as_json:
        print_json([_json(row, only_missing=missing) for row in rows])
        return
    for row in rows:
        _print(row, only_missing=missing)
    if not rows:
        say("No docket: no docket file is in the matter, and no paper bears the header of a court.")


def _json(row: DocketRow, *, only_missing: bool) -> dict[str, Any]:
    entries = _only_missing(row) if only_missing else row.entries
    return {
        **to_json(dataclasses.replace(row, entries=tuple(entries))),
        "missing": to_json(row.missing),
    }


def _only_missing(row: DocketRow) -> list[EntryRow]:
    return [dataclasses.replace(entry, papers=entry.missing) for entry in row.entries if entry.missing]


def _print(row: DocketRow, *, only_missing: bool) -> None:
    from belie.app.dockets import say_numbers

    say(" ".join(part for part in ("Docket", row.case, row.name, f"({row.court})" if row.court else "") if part))
    if not row.saved:
        say("Made of the headers on the papers: no docket of this case is in the matter.")
    entries = _only_missing(row) if only_missing else list(row.entries)
    print_table(
        "",
        ["No.", "Filed", "Entry", "Papers", "Links"],
        [
            (
                entry.number or "-",
                entry.filed or "",
                shorten(entry.description, 300),
                "\n".join(_paper(paper) for paper in entry.papers),
                "\n".join(_links(entry)),
            )
            for entry in entries
        ],
        empty="Every paper on it is in the matter." if row.entries else "It has no entries.",
        whole=["No.", "Filed"],
    )
    papers = sum(len(entry.papers) for entry in row.entries)
    say(f"{len(row.entries)} entries; {papers - len(row.missing)} of {papers} papers are in the matter.")
    if row.gaps:
        say(f"No entry has the numbers {say_numbers(row.gaps)}.")
    if row.strays:
        strays = "; ".join(f"{held.document} (ECF No. {held.entry})" for held in row.strays)
        say(f"In the matter, but not on this docket: {strays}.")
    say("")


def _paper(paper: PaperRow) -> str:
    number = f"{paper.number}-{paper.attachment}" if paper.attachment else paper.number
    named = f"{number} {shorten(paper.description, 80)}".strip()
    if not paper.documents:
        return f"{named}: {paper.state}"
    differs = f", {paper.pages_held} pages of {paper.pages}" if paper.pages_held is not None else ""
    return f"{named}: {', '.join(paper.documents)} (by {paper.found_by}{differs})"


def _links(entry: EntryRow) -> list[str]:
    return [
        *(f"{how} {number}" for how, number in entry.answers),
        *(f"{number} {how} it" for how, number in entry.answered_by),
    ]
