"""`belie people`: who is in the record, one person whole, and decisions on names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from belie.app.cli.options import AsJson, For, KeyFile, Matter
from belie.app.cli.show import print_json, print_table, say, tell, tell_if_stale, to_json
from belie.app.settings import Settings, house_settings, settings_with
from belie.domain.access import Audience
from belie.errors import UsageError

if TYPE_CHECKING:
    from belie.app.people import Row, Shown
    from belie.app.wiring import House
    from belie.domain.ids import DocumentId
    from belie.domain.name_decisions import NameDecision
    from belie.domain.people import Person

MOST_REASONS = 10  # on one person's page
MOST_PAPERS = 4  # told of in one cell

Who = Annotated[str | None, typer.Argument(help="One person: a name, a part of it, or an id.", show_default=False)]
Pair = tuple[str, str]


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(people)


def people(
    matter: Matter,
    who: Who = None,
    merge: Annotated[Pair | None, typer.Option("--merge", help="Two people are one, with the first name.")] = None,
    split: Annotated[
        list[str] | None, typer.Option("--split", help="A name form, or statements by id, are not this person's.")
    ] = None,
    name: Annotated[Pair | None, typer.Option("--name", help="The statement with this id is this person's.")] = None,
    alike: Annotated[
        bool, typer.Option("--alike", help="With --name: all of its paper with the same printed speaker.")
    ] = False,
    reject: Annotated[Pair | None, typer.Option("--reject", help="Two people are not one; propose it no more.")] = None,
    undo: Annotated[int | None, typer.Option("--undo", help="Take back a decision, by its number.")] = None,
    history: Annotated[bool, typer.Option("--history", help="List the decisions.")] = False,
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    because: Annotated[str, typer.Option("--because", help="Why.")] = "",
    document: Annotated[
        str | None, typer.Option("--document", help="With --split: only where this paper prints the form.")
    ] = None,
    on: Annotated[
        list[str] | None,
        typer.Option("--on", help="A paper that the decision rests on [default: all that name those concerned]."),
    ] = None,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """List the people and bodies of MATTER and who may be one, show WHO, or decide who is who."""
    asked = [word for word, given in (("merge", merge), ("split", split), ("name", name), ("reject", reject)) if given]
    asked += ["undo"] if undo is not None else []
    if len(asked) + history > 1:
        raise UsageError("one thing at a time: --merge, --split, --name, --reject, --undo or --history.")
    _check_companions(asked, alike=alike, document=document, by=by, because=because, on=on)
    if history:
        _history(matter, _house_only(audience, key_file), as_json=as_json)
    elif asked:
        from belie.app import people as work

        reviewed = work.Reviewed(by, because, tuple(on or ())).checked()
        ways: dict[str, Callable[[House], NameDecision]] = {
            "merge": lambda house: work.merge(house, *_pair(merge), reviewed),
            "reject": lambda house: work.reject(house, *_pair(reject), reviewed),
            "split": lambda house: work.split(house, split or [], reviewed, off=who, document=document),
            "name": lambda house: work.name(house, *_pair(name), reviewed, alike=alike),
            "undo": lambda house: work.undo(house, undo or 0, reviewed),
        }
        _decide(matter, _house_only(audience, key_file), ways[asked[0]], as_json=as_json)
    elif who is not None:
        _one(matter, who, settings_with(audience=audience, key_file=key_file), as_json=as_json)
    else:
        _all(matter, settings_with(audience=audience, key_file=key_file), as_json=as_json)


def _check_companions(
    asked: list[str], *, alike: bool, document: str | None, by: str, because: str, on: list[str] | None
) -> None:
    if alike and asked != ["name"]:
        raise UsageError("--alike goes with --name.")
    if document is not None and asked != ["split"]:
        raise UsageError("--document goes with --split.")
    if not asked and (by or because or on):
        raise UsageError("--by, --because and --on go with a decision: --merge, --split, --name, --reject or --undo.")
    if asked == ["undo"] and on:
        raise UsageError("an undoing rests on the papers of what it undoes; leave --on out.")


def _house_only(audience: Audience | None, key_file: Path | None) -> Settings:
    if audience not in (None, Audience.HOUSE):
        raise UsageError("decisions on names are the house's; leave --audience out.")
    return house_settings(key_file=key_file)


def _pair(given: Pair | None) -> Pair:
    assert given is not None
    return given


def _decide(matter: Path, settings: Settings, decide: Callable[[House], NameDecision], *, as_json: bool) -> None:
    from belie.app.people import record
    from belie.app.wiring import open_house

    with open_house(matter, settings, writing=True) as house:
        row = record(house, decide(house))
    if as_json:
        print_json(row)
        return
    say(f"Decision {row.number}: {row.what}.")
    if row.state != "in force":
        tell(f"It is kept, and {row.state}")


def _history(matter: Path, settings: Settings, *, as_json: bool) -> None:
    from belie.app.people import history
    from belie.app.wiring import open_house

    with open_house(matter, settings) as house:
        rows = history(house)
    if as_json:
        print_json(rows)
        return
    print_table(
        "",
        ["#", "Recorded", "By", "Decision", "Why", "State"],
        [(row.number, row.decision.recorded_at[:16].replace("T", " "), *_cells(row)) for row in rows],
        empty="Nothing was decided.",
        whole=["#", "Recorded"],
    )


def _cells(row: Row) -> tuple[str, str, str, str]:
    return row.decision.by, row.what, row.decision.because, row.state


def _all(matter: Path, settings: Settings, *, as_json: bool) -> None:
    from belie.app.people import history, spoken
    from belie.app.reporting import is_up_to_date
    from belie.app.wiring import open_house

    with open_house(matter, settings) as house:
        identities = house.reads.load_identities()
        lost = [row for row in history(house) if row.state.startswith("not applied")] if _is_house(settings) else []
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    count = spoken(identities)
    if as_json:
        print_json(
            {
                "people": [{**to_json(held), "statements": count[held.id]} for held in identities.people],
                "proposals": identities.proposals,
                "not_applied": lost,
            }
        )
        return
    print_table(
        "",
        ["Id", "Name", "Also printed as", "Roles", "Statements"],
        [
            (
                held.id[:10],
                held.name,
                "; ".join(name for name in held.names if name != held.name),
                "\n".join(_roles(held)),
                count[held.id],
            )
            for held in sorted(identities.people, key=lambda held: (-count[held.id], held.name))
        ],
        empty="No names.",
        whole=["Id"],
    )
    for proposal in identities.proposals:
        say(f"Perhaps one person: {proposal.because}")
    for row in lost:
        tell(f"Decision {row.number} ({row.what}) is {row.state}")


def _is_house(settings: Settings) -> bool:
    return settings.audience is Audience.HOUSE


def _roles(person: Person) -> list[str]:
    """Return the roles with their time, and those without an office's time after them."""
    from belie.timeline.tenures import describe, office_key

    offices = {office_key(held.role) for tenure in person.tenures for held in tenure.evidence}
    plain = [role for role in person.roles if office_key(role) not in offices]
    return [*(describe(tenure) for tenure in person.tenures), *plain[:3]]


def _one(matter: Path, who: str, settings: Settings, *, as_json: bool) -> None:
    from belie.app.people import show_person
    from belie.app.reporting import is_up_to_date
    from belie.app.wiring import open_house

    with open_house(matter, settings) as house:
        held = show_person(house, who)
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    if as_json:
        print_json(held)
        return
    _print_one(held)


def _print_one(held: Shown) -> None:
    from belie.timeline.tenures import describe

    person = held.person
    say(f"{person.name} ({person.kind.value}, {person.id[:10]})")
    print_table(
        "",
        ["Printed as", "Times", "In", "Why"],
        [(form.name, form.count, _papers(held, form.documents), form.because) for form in person.forms],
        empty="No paper names them.",
    )
    print_table(
        "",
        ["Role", "In"],
        [(describe(one), _papers(held, [each.document for each in one.evidence])) for one in person.tenures],
        empty="No office.",
    )
    print_table(
        f"Statements: {held.statements}",
        ["Statements", "Theirs because"],
        [(count, because) for _, because, count in held.reasons[:MOST_REASONS]],
        empty="No statements.",
    )
    if len(held.reasons) > MOST_REASONS:
        say(f"{len(held.reasons) - MOST_REASONS} more reasons; see --json.")
    for proposal in held.proposals:
        say(f"Perhaps one person: {proposal.because}")


def _papers(held: Shown, documents: Iterable[DocumentId]) -> str:
    names = list(dict.fromkeys(held.papers[document] for document in documents if document in held.papers))
    more = f"; {len(names) - MOST_PAPERS} more" if len(names) > MOST_PAPERS else ""
    return "; ".join(names[:MOST_PAPERS]) + more
