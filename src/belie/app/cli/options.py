"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from belie.domain.access import Audience
from belie.domain.citations import CiteStyle
from belie.domain.dates import When
from belie.domain.documents import Access, Hints
from belie.domain.statements import Forum
from belie.errors import UsageError

Matter = Annotated[Path, typer.Argument(help="Folder of the matter.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
KeyFile = Annotated[Path | None, typer.Option("--key-file", help="File that holds the key of an encrypted matter.")]
Passwords = Annotated[
    Path | None, typer.Option("--passwords", help="File of passwords to try on locked papers, one a line.")
]
Cites = Annotated[CiteStyle | None, typer.Option("--cites", help="Style of the pin cites [default: ed-mich].")]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Worker processes [default: one a core].")]
For = Annotated[
    Audience | None,
    typer.Option("--audience", help="For whom: nothing is shown that they may not see [default: house]."),
]
Label = Annotated[
    Access | None, typer.Option("--access", help="Label of the papers added, at least [default: what they say].")
]
LabelledBy = Annotated[str, typer.Option("--by", help="The order or agreement behind --access.")]
JudgePairs = Annotated[
    int | None, typer.Option("--judge-pairs", min=0, help="Pairs the judge reads, best first [default: 20000].")
]
Published = Annotated[
    str | None, typer.Option("--published", help="Date of the papers added: YYYY-MM-DD, YYYY-MM or YYYY.")
]
ForumOption = Annotated[
    str | None, typer.Option("--forum", help=f"Where it was said: {', '.join(forum.value for forum in Forum)}.")
]


def hints_from(published: str | None, forum: str | None) -> Hints:
    """Return what the user said of the papers.

    Raises:
        UsageError: No such date or forum.
    """
    when = None
    if published is not None:
        try:
            when = When.parse(published, derived="given with --published")
        except ValueError as error:
            raise UsageError(f"--published {published}: {error}.") from error
    if forum is not None and forum not in {known.value for known in Forum}:
        raise UsageError(f"--forum {forum}: no such forum. Choose from {', '.join(known.value for known in Forum)}.")
    return Hints(date=when, forum=forum or "")
