"""`belie seal`, `unseal` and `access`: the labels of papers, and who set them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from belie.app.cli.options import AsJson, KeyFile, Matter
from belie.app.cli.show import print_json, print_table, say, tell, to_json
from belie.app.settings import house_settings
from belie.domain.access import AccessKind, AccessOrder, label_of
from belie.domain.documents import Access
from belie.errors import UsageError

if TYPE_CHECKING:
    from belie.app.sealing import Outcome, Standing

Named = Annotated[str | None, typer.Argument(help='Name or id of a document, or "ECF No. 81-3".', show_default=False)]
Docket = Annotated[str | None, typer.Option("--docket", help="Number on the docket: 81 or 81-3.")]
Pages = Annotated[str, typer.Option("--pages", help="Only these pages of the file, from 1: 3-5,8.")]
By = Annotated[str, typer.Option("--by", help='The order or agreement: "ECF No. 470".')]
Note = Annotated[str, typer.Option("--note", help="A remark to keep with it.")]
Show = Annotated[bool, typer.Option("--show", help="Say what would change, and change nothing.")]


def register(cli: typer.Typer) -> None:
    """Hang the commands on the command line."""
    for command in (seal, unseal, access):
        cli.command()(command)


def seal(
    matter: Matter,
    document: Named = None,
    by: By = "",
    label: Annotated[Access, typer.Option("--label", help="The label to set.")] = Access.SEALED,
    docket: Docket = None,
    pages: Pages = "",
    since: Annotated[str, typer.Option("--from", help="First day in force, YYYY-MM-DD [default: always].")] = "",
    until: Annotated[str, typer.Option("--until", help="Last day in force, YYYY-MM-DD [default: none].")] = "",
    note: Note = "",
    show: Show = False,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Seal DOCUMENT of MATTER, what is attached to it, and its copies; a docket entry without its attachment's number
    is sealed with all its attachments."""
    if label is Access.PUBLIC:
        raise UsageError("--label public seals nothing; use `belie unseal`.")
    kind = AccessKind.SEAL if label is Access.SEALED else AccessKind.DESIGNATE
    _order(matter, document, docket, kind, label, by, pages, _day(since), _day(until), note, show, key_file, as_json)


def unseal(
    matter: Matter,
    document: Named = None,
    by: By = "",
    label: Annotated[Access, typer.Option("--label", help="The label it falls to.")] = Access.PUBLIC,
    docket: Docket = None,
    pages: Pages = "",
    since: Annotated[str, typer.Option("--from", help="First day in force, YYYY-MM-DD [default: today].")] = "",
    note: Note = "",
    show: Show = False,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Lower the label of DOCUMENT of MATTER, and of nothing that is not named."""
    _order(
        matter, document, docket, AccessKind.UNSEAL, label, by, pages, _day(since), None, note, show, key_file, as_json
    )


def _order(
    matter: Path,
    document: str | None,
    docket: str | None,
    kind: AccessKind,
    label: Access,
    by: str,
    pages: str,
    since: date | None,
    until: date | None,
    note: str,
    show: bool,
    key_file: Path | None,
    as_json: bool,
) -> None:
    from belie.app.sealing import apply_orders, find_targets, make_orders, make_views, parse_pages
    from belie.app.wiring import open_house

    if not by.strip():
        raise UsageError('say by what order or agreement: --by "ECF No. 470".')
    with open_house(matter, house_settings(key_file=key_file), writing=True) as house:
        targets = find_targets(house, document, docket=docket, family=kind is not AccessKind.UNSEAL)
        orders = make_orders(
            house,
            targets,
            kind=kind,
            label=label,
            by=by,
            pages=parse_pages(pages) if pages else (),
            since=since,
            until=until,
            note=note,
        )
        outcome = apply_orders(house, orders, keep=not show)
        if not show:
            make_views(house)
    if as_json:
        print_json({"kept": not show, "orders": orders, **to_json(outcome)})
        return
    for held in targets:
        say(f"{'Would ' if show else ''}{kind.value} {held.name}{f', pages {pages}' if pages else ''}: {label.value}")
    _print_outcome(outcome)


def _print_outcome(outcome: Outcome) -> None:
    for held in outcome.changed:
        before, after = label_of(held.before.top).value, label_of(held.after.top).value
        tail = "" if held.named else " (through what it hangs on or copies)"
        say(f"  {held.name}: {before} to {after}{tail}")
    if not outcome.changed:
        say("  No label changes: another order, its face, or what it hangs on holds it where it is.")
    for loss in outcome.losses:
        counts = (loss.documents, loss.statements, loss.findings, loss.people)
        names = ("documents", "statements", "findings", "people")
        parts = [
            f"{abs(count)} {name} {'fewer' if count > 0 else 'more'}"
            for count, name in zip(counts, names, strict=True)
            if count
        ]
        if parts:
            say(f"  {loss.audience.value} sees {', '.join(parts)}")
    for warning in outcome.leaks:
        tell(f"  Look at this: {warning}")


def access(
    matter: Matter,
    document: Named = None,
    docket: Docket = None,
    on: Annotated[str, typer.Option("--on", help="What the orders say of this day, YYYY-MM-DD.")] = "",
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """List the labels of the documents of MATTER, or of DOCUMENT, and the orders behind them."""
    from belie.app.sealing import find_targets, standings
    from belie.app.wiring import open_house

    with open_house(matter, house_settings(key_file=key_file)) as house:
        only = find_targets(house, document, docket=docket, family=True) if document or docket else None
        rows = standings(house, _day(on), only)
    if as_json:
        print_json(rows)
        return
    print_table(
        "",
        ["Label", "Document", "Pages with another", "Orders"],
        [(row.label.value, row.name, _pages(row), "\n".join(_words(order) for order in row.orders)) for row in rows],
        empty="No documents.",
        whole=["Label"],
    )


def _pages(row: Standing) -> str:
    labels: dict[Access, list[int]] = {}
    for number, label in row.pages:
        labels.setdefault(label, []).append(number)
    return "; ".join(f"{label.value}: {_ranges(numbers)}" for label, numbers in labels.items())


def _ranges(numbers: Sequence[int]) -> str:
    """Return ascending numbers as "3-5, 8"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _words(order: AccessOrder) -> str:
    pages = f" pages {_ranges([index + 1 for index in order.pages])}" if order.pages else ""
    days = f"{f' from {order.since}' if order.since else ''}{f' until {order.until}' if order.until else ''}"
    note = f" ({order.note})" if order.note else ""
    return f"{order.kind.value}{pages} {order.label.value}{days} by {order.by}, recorded {order.recorded_at[:10]}{note}"


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text}: no day. Write it YYYY-MM-DD.") from error
