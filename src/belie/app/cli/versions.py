"""`belie versions`: duplicates and versions of papers, and what one shows that another hides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from belie.app.cli.options import AsJson, Cites, For, KeyFile, Matter
from belie.app.cli.show import print_json, print_table, say, shorten, tell_if_stale
from belie.app.settings import settings_with
from belie.errors import UsageError

if TYPE_CHECKING:
    from belie.app.versions import PairRow
    from belie.exhibits.versions import CopyRow, RelationRow, VersionGroup


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(versions)


def versions(
    matter: Matter,
    papers: Annotated[
        list[str] | None,
        typer.Argument(help="Two papers to compare: name, part of it, id or ECF number.", show_default=False),
    ] = None,
    cites: Cites = None,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """List papers of MATTER that are one text: duplicates, drafts, redacted versions, parts; or compare two of them."""
    from belie.app.reporting import is_up_to_date
    from belie.app.versions import pair_of, versions_of
    from belie.app.wiring import open_house

    if papers and len(papers) != 2:
        raise UsageError(f"{len(papers)} papers are named. Name two to compare, or none for a list.")
    with open_house(matter, settings_with(audience=audience, key_file=key_file, cites=cites)) as house:
        pair = pair_of(house, *papers) if papers else None
        groups = versions_of(house) if pair is None else []
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    if as_json:
        print_json(pair or groups)
    elif pair is not None:
        _print_pair(pair)
    else:
        for group in groups:
            _print_group(group)
        if not groups:
            say("No paper stands in the matter twice.")


def _print_group(group: VersionGroup) -> None:
    say(f"{group.copies[0].title or group.copies[0].document}: {', '.join(group.kinds)}")
    for copy in group.copies:
        say(f"  {_copy(copy)}")
    for held in group.relations:
        say(f"  {_relation(held)}")
        for passage in held.revealed:
            say(f"    “{shorten(passage.shown)}”\n      shown: {passage.shown_cite}; hidden: {passage.hidden_cite}")
    say("")


def _copy(copy: CopyRow) -> str:
    names = copy.names if copy.document in copy.names else (copy.document, *copy.names)
    known = (
        "some of it as it read before its tracked changes" if copy.earlier else "",
        ", ".join(copy.bates),
        f"ECF No. {copy.entry}" if copy.entry else "",
        f"custodian {', '.join(copy.custodians)}" if copy.custodians else "",
        copy.date,
    )
    return (
        " = ".join(names)
        + f" ({'; '.join(part for part in (*known, f'{copy.pages} page' + 's' * (copy.pages != 1)) if part)})"
    )


def _relation(held: RelationRow) -> str:
    differs = f"; words only in the first {held.only_first}, in the second {held.only_second}"
    inside = f" inside {held.host}" if held.host else ""
    hides = f"; {sum(row.words for row in held.revealed)} words hidden in one" if held.revealed else ""
    kind = held.kind.value.replace("_", " ")
    return f"{held.first} | {held.second}: {kind}{inside}, {held.share:.0%} alike{differs}{hides}"


def _print_pair(pair: PairRow) -> None:
    say(f"First:  {_copy(pair.first)}")
    say(f"Second: {_copy(pair.second)}")
    inside = f" inside {pair.host}" if pair.host else ""
    kind = pair.kind.replace("_", " ") or "two papers with little in common"
    say(f"{kind}{inside}, {pair.share:.0%} alike")
    print_table(
        "",
        ["What", "After the words", "First", "Second"],
        [
            (
                row.change.value,
                f"… {row.before}" if row.before else "(at the beginning)",
                f"{row.first}\n{row.first_cite}".strip(),
                f"{row.second}\n{row.second_cite}".strip(),
            )
            for row in pair.differences
        ],
        empty="Word for word the same.",
    )
    hidden = [row for row in pair.differences if row.change.value.startswith("hidden")]
    if hidden:
        words = sum(row.words for row in hidden)
        say(f"Shown in one and hidden in the other: {len(hidden)} passages, {words} words.")
