"""`belie findings`, `statements`, `timeline` and `search`: what a matter holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from belie.app.cli.options import AsJson, Cites, For, KeyFile, Matter
from belie.app.cli.show import (
    print_json,
    print_lines,
    print_table,
    say,
    shorten,
    side_cell,
    tell,
    tell_if_stale,
    to_json,
)
from belie.app.settings import settings_with
from belie.domain.statements import Statement

if TYPE_CHECKING:
    from belie.exhibits.report import Row, Side

Limit = Annotated[int, typer.Option("--limit", min=1, help="Rows at most.")]


def register(cli: typer.Typer) -> None:
    """Hang the commands on the command line."""
    for command in (findings, statements, timeline, search):
        cli.command()(command)


def findings(
    matter: Matter,
    limit: Limit = 25,
    cites: Cites = None,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """List the findings of MATTER, best first."""
    from belie.app.reporting import build_report, is_up_to_date
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(audience=audience, key_file=key_file, cites=cites)) as house:
        built = build_report(house, shown=limit)
        current = is_up_to_date(house)
    tell_if_stale(matter, up_to_date=current)
    if as_json:
        print_json(finding_rows(built.rows))
    elif built.rows or current:
        print_findings(built.rows, total=len(built.rows) + built.left_out)


def finding_rows(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return findings as JSON objects with both sides written out."""
    return [
        {
            "rank": row.rank,
            **to_json(row.finding),
            "statement": _side_row(row.statement, row.finding.statement),
            "evidence": _side_row(row.evidence, row.finding.evidence) if row.evidence else None,
        }
        for row in rows
    ]


def _side_row(side: Side, statement: str | None) -> dict[str, Any]:
    return {"id": statement, **to_json(side)}


def print_findings(rows: Sequence[Row], *, total: int) -> None:
    """Print findings as a table of two sides."""
    from belie.exhibits.report import between

    print_table(
        f"Findings, first {len(rows)} of {total}",
        ["#", "Statement", "Against it", "Why"],
        [
            (
                row.rank,
                side_cell(row.statement),
                side_cell(row.evidence) if row.evidence else "Nothing stands at the place cited.",
                f"{row.finding.because}\n{between(row.finding)}.",
            )
            for row in rows
        ],
        empty="No contradiction found among what could be read and checked.",
    )


def statements(
    matter: Matter,
    document: Annotated[str, typer.Option("--document", help="Only documents whose name holds this.")] = "",
    speaker: Annotated[str, typer.Option("--speaker", help="Only speakers whose name holds this.")] = "",
    limit: Limit = 100,
    cites: Cites = None,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """List the statements of MATTER by document and place."""
    from belie.app.reporting import Desk, is_up_to_date
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(audience=audience, key_file=key_file, cites=cites)) as house:
        desk = Desk(house)
        rows = []
        for statement in house.reads.iter_statements():
            name = desk.documents[statement.document].name
            who = desk.declarant(statement)
            if document.casefold() in name.casefold() and speaker.casefold() in f"{who} {statement.speaker}".casefold():
                rows.append((statement, name, who))
                if len(rows) > limit:
                    break
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    if len(rows) > limit:
        tell(f"Only the first {limit}; see --limit.")
        rows = rows[:limit]
    if as_json:
        print_lines(
            {
                **to_json(held),
                "document_name": name,
                "declarant": who,
                "person": desk.who[held.id].person if held.id in desk.who else None,
                "page_numbers": [index + 1 for index in held.anchor.page_indexes],
                "cite": desk.cite(held),
                "doubtful": held.doubtful,
            }
            for held, name, who in rows
        )
        return
    print_table(
        "",
        ["Id", "Words", "Who, when, where", "Document"],
        [(held.id[:10], shorten(held.content), _circumstances(held, who), name) for held, name, who in rows],
        empty="No statements.",
        whole=["Id"],
    )


def _circumstances(statement: Statement, declarant: str) -> str:
    """Return who said it, when and in what paper, a line each, and whether OCR doubts the words."""
    from belie.exhibits.report import ocr_doubt

    forum = f"{statement.forum.value}{', sworn' if statement.sworn else ''}"
    parts = (declarant or statement.speaker, str(statement.said_on or ""), forum, ocr_doubt(statement))
    return "\n".join(part for part in parts if part)


def timeline(
    matter: Matter, limit: Limit = 200, audience: For = None, key_file: KeyFile = None, as_json: AsJson = False
) -> None:
    """List what was said and what happened in MATTER, by day; then what has no date."""
    from belie.app.reporting import Desk, is_up_to_date
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(audience=audience, key_file=key_file)) as house:
        held = Desk(house).timeline()
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    if as_json:
        print_json({"dated": held.dated[:limit], "undated": held.undated, "left_out": max(0, len(held.dated) - limit)})
        return
    print_table(
        "",
        ["When", "", "What", "Who", "Document"],
        [(item.when, item.lane.value, shorten(item.text), item.who, item.document_name) for item in held.dated[:limit]],
        empty="Nothing in the record is dated.",
        whole=["When", ""],
    )
    if len(held.dated) > limit:
        say(f"{len(held.dated) - limit} more; see --limit.")
    if held.undated:
        say(f"Without a date: {', '.join(sorted({item.document_name for item in held.undated}))}")


def search(
    matter: Matter,
    words: Annotated[str, typer.Argument(help='Words to find; a "phrase" in double quotes.', show_default=False)],
    limit: Limit = 20,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Find the pages of MATTER that hold all of WORDS, or go by them as a name ("MER 123")."""
    from belie.app.paging import search as search_pages
    from belie.app.reporting import cite_page, is_up_to_date
    from belie.app.wiring import open_house

    with open_house(matter, settings_with(audience=audience, key_file=key_file)) as house:
        hits = search_pages(house, words, limit=limit)
        cites = [cite_page(house, hit.document, hit.page_index) for hit in hits]
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    if as_json:
        print_json(
            [
                {**to_json(hit), "page_number": hit.page_index + 1, "cite": cite}
                for hit, cite in zip(hits, cites, strict=True)
            ]
        )
        return
    print_table(
        "",
        ["Document", "Page", "Words"],
        [(hit.document_name, hit.page_index + 1, hit.excerpt) for hit in hits],
        empty=f"Nothing holds {words!r}.",
    )
