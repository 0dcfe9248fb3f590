"""`belie cites`: every cite of a draft or of a matter's papers, what it leads to, and whether its words stand there."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from belie.app.cli.options import AsJson, For, KeyFile
from belie.app.cli.show import print_json, print_table, say, shorten, to_json
from belie.app.settings import settings_with
from belie.custody.intake import MATTER_FILE
from belie.domain.citations import CiteVerdict
from belie.domain.spans import fold_space
from belie.errors import INCOMPLETE, UsageError

if TYPE_CHECKING:
    from belie.app.citing import CiteRow


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(cites)


def cites(
    draft: Annotated[Path, typer.Argument(help="A draft to check, or the folder of a matter.", show_default=False)],
    matter: Annotated[Path | None, typer.Option("--matter", help="Matter that the draft cites.")] = None,
    missing: Annotated[bool, typer.Option("--missing", help="Only what is cited but not in the record.")] = False,
    bad: Annotated[bool, typer.Option("--bad", help="Only broken cites, wrong pages and misquotations.")] = False,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Check the cites of DRAFT against a matter, or list those of a matter's own papers."""
    from belie.app.citing import cites_of_draft, cites_of_matter
    from belie.app.wiring import open_house

    if not os.path.lexists(draft):
        raise UsageError(f"{draft}: no such file or folder. Check the path.")
    own = os.path.lexists(draft / MATTER_FILE)
    if draft.is_dir() and not own:
        raise UsageError(f"{draft}: a folder that holds no matter. Name a draft, or a matter's folder.")
    if missing and not (own or matter):
        raise UsageError("--missing needs a matter. Name it with --matter.")
    settings = settings_with(audience=audience, key_file=key_file)
    if own:
        with open_house(draft, settings) as house:
            rows, absent = cites_of_matter(house)
        if missing:
            _print_missing([(held.cited, held.why, "; ".join(held.by)) for held in absent], as_json=as_json)
            return
    elif matter is not None:
        with open_house(matter, settings) as house:
            rows = cites_of_draft(draft, house)
    else:
        rows = cites_of_draft(draft, None)
    if missing:
        rows = [row for row in rows if row.checked.verdict is CiteVerdict.NOT_IN_RECORD]
    if bad:
        rows = [row for row in rows if row.checked.verdict.bad]
    if as_json:
        print_json([cite_json(row) for row in rows])
    else:
        _print(rows)
    if any(row.checked.verdict.bad for row in rows) and not own:
        raise typer.Exit(INCOMPLETE)


def cite_json(row: CiteRow) -> dict[str, Any]:
    """Return one cite as a JSON object."""
    held = row.checked
    return {
        "cite": fold_space(held.citation.anchor.quote),
        "paper": row.paper,
        "page": row.page,
        "paragraph": row.paragraph,
        "supports": fold_space(held.citation.sentence.quote),
        "verdict": held.verdict.value,
        "leads_to": held.leads_to,
        "because": held.resolution.because,
        "quotes": to_json(held.quotes),
        "parts": to_json(held.citation.cite),
        "places": to_json(held.resolution.places),
    }


def _print(rows: list[CiteRow]) -> None:
    print_table(
        "",
        ["Cite", "Where it stands", "Verdict", "Leads to", "Why"],
        [
            (
                fold_space(row.checked.citation.anchor.quote),
                ", ".join(part for part in (row.paper, row.page, f"paragraph {row.paragraph}") if part),
                row.checked.verdict.value,
                row.checked.leads_to,
                "\n".join(_reasons(row)),
            )
            for row in rows
        ],
        empty="No cites.",
    )
    counted = Counter(row.checked.verdict for row in rows)
    if rows:
        say(", ".join(f"{counted[verdict]} {verdict.value}" for verdict in CiteVerdict if counted[verdict]) + ".")


def _reasons(row: CiteRow) -> list[str]:
    said = [row.checked.resolution.because]
    for quote in row.checked.quotes:
        where = f": {quote.where}" if quote.where else ""
        differs = f": {quote.difference}" if quote.difference else ""
        said.append(f"“{shorten(fold_space(quote.words), 60)}” {quote.fate.value}{where}{differs}")
    return said


def _print_missing(rows: list[tuple[str, str, str]], *, as_json: bool) -> None:
    if as_json:
        print_json([dict(zip(("cited", "why", "by"), row, strict=True)) for row in rows])
        return
    print_table("", ["Cited as", "Why", "Cited by"], rows, empty="Every paper that is cited is in the record.")
