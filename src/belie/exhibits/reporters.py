"""Who reports a statement: the speakers it stands within, nearest first, and last the paper's author."""

from __future__ import annotations

from collections.abc import Callable

from belie.domain.documents import Frame
from belie.domain.ids import StatementId
from belie.domain.statements import Form, Statement

MAX_DEPTH = 8  # of statements within statements; the rules make three or four


def find_reporters(
    statement: Statement,
    holder: Callable[[StatementId], Statement],
    declarant: Callable[[Statement], str],
    frame: Frame | None,
) -> tuple[str, ...]:
    """Return who says that it was said, nearest first: "Dara Lind (letter)", "The Grand Jury (filing)".

    Empty for the author's own words and for what no known person reports. A speaker without a name stands as printed.

    Args:
        statement: The one reported.
        holder: Returns the statement that another one lies `within`.
        declarant: Returns the name of a statement's speaker, "" where the record leaves it open.
        frame: Of the document; its author is the last to report.
    """
    if statement.form is Form.OWN:
        return ()
    told: list[tuple[str, str]] = []
    within = statement.within
    while within and len(told) < MAX_DEPTH:
        outer = holder(within)
        name = declarant(outer) or outer.speaker
        if name:
            told.append((name, outer.forum.value))
        within = outer.within
    if frame and frame.author:
        told.append((frame.author, frame.forum))
    mine = declarant(statement) or statement.speaker
    names: list[str] = []
    before = mine
    for name, forum in told:
        if name != before:
            place = "" if forum == "unknown" else f" ({forum.replace('_', ' ')})"
            names.append(f"{name}{place}")
        before = name
    return tuple(names)
