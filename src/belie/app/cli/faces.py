"""`belie faces`: what the face of each paper tells of its making, and from which words that was read."""

from __future__ import annotations

from typing import Annotated

import typer

from belie.app.cli.listing import Limit
from belie.app.cli.options import AsJson, For, KeyFile, Matter
from belie.app.cli.show import print_lines, print_table, tell, tell_if_stale, to_json
from belie.app.settings import settings_with
from belie.domain.documents import Frame


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(faces)


def faces(
    matter: Matter,
    document: Annotated[str, typer.Option("--document", help="Only documents whose name holds this.")] = "",
    author: Annotated[str, typer.Option("--author", help="Only authors or witnesses whose name holds this.")] = "",
    limit: Limit = 100,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """List the papers of MATTER: kind, author, addressee, day, oath, proceeding, and what each was read from."""
    from belie.app.reporting import is_up_to_date
    from belie.app.wiring import open_house

    rows: list[tuple[str, Frame]] = []
    with open_house(matter, settings_with(audience=audience, key_file=key_file)) as house:
        names = {held.id: held.name for held in house.reads.iter_documents()}
        for frame in house.reads.iter_frames():
            name, who = names[frame.document], f"{frame.author} {frame.witness}"
            if document.casefold() in name.casefold() and author.casefold() in who.casefold():
                rows.append((name, frame))
        tell_if_stale(matter, up_to_date=is_up_to_date(house))
    if len(rows) > limit:
        tell(f"Only the first {limit} of {len(rows)}; see --limit.")
        rows = rows[:limit]
    if as_json:
        print_lines({**to_json(frame), "document_name": name, "authors": frame.authors} for name, frame in rows)
        return
    print_table(
        "",
        ["Document", "Paper", "By, for, to", "Read from"],
        [(name, _paper(frame), _people(frame), "\n".join(frame.because)) for name, frame in rows],
        empty="No papers.",
    )


def _paper(frame: Frame) -> str:
    """Return kind, day and place, oath and proceeding, a line each."""
    when = ", ".join(filter(None, (str(frame.date or ""), frame.place or frame.publisher)))
    oath = "sworn" if frame.sworn else ""
    setting = "" if frame.setting == "none" else frame.setting.replace("_", " ")
    return "\n".join(filter(None, (frame.kind.value.replace("_", " "), when, ", ".join(filter(None, (oath, setting))))))


def _people(frame: Frame) -> str:
    """Return author and role, for whom, to whom and who testifies, a line each."""
    by = frame.author + (f" ({frame.author_role})" if frame.author_role else "")
    return "\n".join(
        f"{label}{who}"
        for label, who in (
            ("", by),
            ("for ", frame.on_behalf_of),
            ("to ", frame.addressee),
            ("witness ", frame.witness),
        )
        if who
    )
