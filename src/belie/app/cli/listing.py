"""`belie findings`, `statements`, `timeline`, `people` and `search`: what a matter holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from belie.app.cli.options import AsJson, KeyFile, Matter
from belie.app.cli.show import out, print_json, print_lines, print_table, shorten
from belie.app.settings import settings_with
from belie.domain.codec import to_plain
from belie.domain.statements import Statement

if TYPE_CHECKING:
    from belie.exhibits.report import Row, Side

Limit = Annotated[int, typer.Option("--limit", min=1, help="Rows at most.")]


def register(cli: typer.Typer) -> None:
    """Hang the commands on the command line."""
    for command in (findings, statements, timeline, people, search):
        cli.command()(command)


def findings(matter: Matter, limit: Limit = 25, key_file: KeyFile = None, as_json: AsJson = False) -> None:
    """List the findings of MATTER, best first."""
    from belie.app.reporting import build_report
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(key_file=key_file)) as house:
        built = build_report(house, shown=limit)
    if as_json:
        print_json(finding_rows(built.rows))
    else:
        print_findings(built.rows, total=len(built.rows) + built.left_out)


def finding_rows(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return findings as JSON objects with both sides written out."""
    return [
        {
            "rank": row.rank,
            **to_plain(row.finding),
            "statement": _side_row(row.statement, row.finding.statement),
            "evidence": _side_row(row.evidence, row.finding.evidence),
        }
        for row in rows
    ]


def _side_row(side: Side, statement: str) -> dict[str, Any]:
    return {"id": statement, **to_plain(side)}


def print_findings(rows: Sequence[Row], *, total: int) -> None:
    """Print findings as a table of two sides."""
    from belie.exhibits.report import between

    print_table(
        f"Findings, first {len(rows)} of {total}",
        ["#", "Statement", "Against it", "Why"],
        [
            (
                row.rank,
                _side_cell(row.statement),
                _side_cell(row.evidence),
                f"{row.finding.because}\n{between(row.finding)}.",
            )
            for row in rows
        ],
        empty="No contradiction found among what could be read and checked.",
    )


def _side_cell(side: Side) -> str:
    return f"“{shorten(side.quote)}”\n— {side.speaker}, {side.said_on}, {side.forum} ({side.oath}); {side.cite}\n"


def statements(
    matter: Matter,
    document: Annotated[str, typer.Option("--document", help="Only documents whose name holds this.")] = "",
    speaker: Annotated[str, typer.Option("--speaker", help="Only speakers whose name holds this.")] = "",
    limit: Limit = 100,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """List the statements of MATTER by document and place."""
    from belie.app.reporting import Desk
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(key_file=key_file)) as house:
        desk = Desk(house)
        rows = []
        for statement in house.store.iter_statements():
            name = desk.documents[statement.document].name
            who = desk.declarant(statement)
            if document.casefold() in name.casefold() and speaker.casefold() in f"{who} {statement.speaker}".casefold():
                rows.append((statement, name, who))
                if len(rows) == limit:
                    break
    if as_json:
        print_lines({**to_plain(held), "document_name": name, "declarant": who} for held, name, who in rows)
        return
    print_table(
        "",
        ["Id", "Document", "Who", "Said", "Forum", "Words"],
        [
            (held.id[:10], name, who or held.speaker, held.said_on or "", _forum(held), shorten(held.content))
            for held, name, who in rows
        ],
        empty="No statements.",
    )


def _forum(statement: Statement) -> str:
    return f"{statement.forum.value}{', sworn' if statement.sworn else ''}"


def timeline(matter: Matter, limit: Limit = 200, key_file: KeyFile = None, as_json: AsJson = False) -> None:
    """List what was said and what happened in MATTER, by day; then what has no date."""
    from belie.app.reporting import Desk
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(key_file=key_file)) as house:
        held = Desk(house).timeline()
    if as_json:
        print_json(held)
        return
    print_table(
        "",
        ["When", "", "What", "Who", "Document"],
        [(item.when, item.lane.value, shorten(item.text), item.who, item.document_name) for item in held.dated[:limit]],
        empty="Nothing in the record is dated.",
    )
    if len(held.dated) > limit:
        out.print(f"{len(held.dated) - limit} more; see --limit.")
    if held.undated:
        out.print(f"Without a date: {', '.join(sorted({item.document_name for item in held.undated}))}", soft_wrap=True)


def people(matter: Matter, key_file: KeyFile = None, as_json: AsJson = False) -> None:
    """List the people and bodies of MATTER, with names that may be one person's misspelt."""
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(key_file=key_file)) as house:
        identities = house.store.load_identities()
    spoken: dict[str, int] = {}
    for who in identities.identifications:
        if who.person:
            spoken[who.person] = spoken.get(who.person, 0) + 1
    if as_json:
        print_json(
            {
                "people": [{**to_plain(p), "statements": spoken.get(p.id, 0)} for p in identities.people],
                "proposals": identities.proposals,
            }
        )
        return
    print_table(
        "",
        ["Name", "Also printed as", "Roles", "Statements"],
        [
            (p.name, "; ".join(name for name in p.names if name != p.name), "; ".join(p.roles[:3]), spoken.get(p.id, 0))
            for p in sorted(identities.people, key=lambda p: (-spoken.get(p.id, 0), p.name))
        ],
        empty="No names.",
    )
    for proposal in identities.proposals:
        out.print(f"Perhaps one person: {proposal.because}", soft_wrap=True)


def search(
    matter: Matter,
    words: Annotated[str, typer.Argument(help='Words to find; a "phrase" in double quotes.', show_default=False)],
    limit: Limit = 20,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Find the pages of MATTER that hold all of WORDS."""
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(key_file=key_file)) as house:
        hits = house.store.search(words, limit=limit)
    if as_json:
        print_json(hits)
        return
    print_table(
        "",
        ["Document", "Page", "Words"],
        [(hit.document_name, hit.page_index + 1, hit.excerpt) for hit in hits],
        empty=f"Nothing holds {words!r}.",
    )
