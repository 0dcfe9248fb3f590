"""`belie docket`: the docket beside the papers, and what of it is not in the matter."""

from __future__ import annotations

import dataclasses
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from belie.app.cli.options import AsJson, For, KeyFile, Matter
from belie.app.cli.show import columns, print_json, say, shorten, tell_if_stale, to_json
from belie.app.settings import settings_with

if TYPE_CHECKING:
    from belie.app.dockets import DocketRow, EntryRow, PaperRow

LONGEST_ENTRY = 200  # characters of its text
MARKS = {
    "+": "in the matter",
    "-": "not in the matter",
    "x": "not in the matter, nor to be had where the docket was saved",
    "s": "not in the matter, sealed",
}


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
    for entry in entries:
        _print_entry(entry)
    if not entries:
        say("Every paper on it is in the matter." if row.entries else "It has no entries.")
    used = {_mark(paper) for entry in entries for paper in entry.papers}
    if used:
        legend = "; ".join(f"{mark} {means}" for mark, means in MARKS.items() if mark in used)
        say("\n".join(wrap(f"{legend}.", columns())))
    papers = sum(len(entry.papers) for entry in row.entries)
    say(f"{len(row.entries)} entries; {papers - len(row.missing)} of {papers} papers are in the matter.")
    if row.gaps:
        say(f"No entry has the numbers {say_numbers(row.gaps)}.")
    if row.strays:
        strays = "; ".join(f"{held.document} (ECF No. {held.entry})" for held in row.strays)
        say(f"In the matter, but not on this docket: {strays}.")
    say("")


def _print_entry(entry: EntryRow) -> None:
    links = "; ".join(_links(entry))
    said = " ".join(part for part in (shorten(entry.description, LONGEST_ENTRY), f"[{links}]" if links else "") if part)
    head = f"{entry.number or '-':<5}{entry.filed or ''!s:<10}  "
    for line in wrap(said, columns(), initial_indent=head, subsequent_indent=" " * len(head)) or [head.rstrip()]:
        say(line)
    for paper in entry.papers:
        say(f"     {_mark(paper)} {_paper(paper)}")


def _mark(paper: PaperRow) -> str:
    if paper.documents:
        return "+"
    if paper.sealed:
        return "s"
    return "x" if paper.available is False else "-"


def _paper(paper: PaperRow) -> str:
    if not paper.documents:
        return f"{paper.name} {shorten(paper.description, 80)}".strip()
    differs = f"{paper.pages_held} of {paper.pages} pages" if paper.pages_held is not None else ""
    known = [held for held in ("" if paper.found_by == "stamp" else f"by {paper.found_by}", differs) if held]
    return f"{paper.name} {', '.join(paper.documents)}" + (f" ({', '.join(known)})" if known else "")


def _links(entry: EntryRow) -> list[str]:
    return [
        *(f"{how} {number}" for how, number in entry.answers),
        *(f"{number} {how} it" for how, number in entry.answered_by),
    ]
