"""Printing: tables for people, JSON for programs, bars for long work."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from belie.exhibits.report import Side

out = Console(highlight=False, markup=False, emoji=False)
err = Console(stderr=True, highlight=False, markup=False, emoji=False)

CONTROL_SIGNS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if chr(code) != "\n"}

STAGES = {
    "take in": "Taking in files",
    "read": "Reading",
    "recognise": "Recognising pages",
    "analyse": "Taking out statements",
    "identify": "Identifying speakers",
    "embed": "Indexing statements",
    "compare": "Comparing documents",
    "judge": "Judging pairs",
}


def visible(text: str) -> str:
    """Return the text with control signs but the line feed written out: words of a file must not steer a terminal."""
    return text.translate(CONTROL_SIGNS)


def columns() -> int:
    """Return how many characters a line of the terminal holds."""
    return out.width


def say(line: str) -> None:
    """Print a line."""
    out.print(visible(line), soft_wrap=True)


def tell(line: str) -> None:
    """Print a line on standard error."""
    err.print(visible(line), soft_wrap=True)


def to_json(value: object) -> Any:
    """Return `value` as JSON values; an object has all its fields, so that a program need not know what is usual."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_json(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(held) for held in value]
    return value


def print_json(value: object) -> None:
    """Print one JSON value."""
    sys.stdout.write(json.dumps(to_json(value), ensure_ascii=False, indent=2) + "\n")


def print_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print a JSON array, one object a line, without holding the rows in memory."""
    sys.stdout.write("[")
    for index, row in enumerate(rows):
        sys.stdout.write(("," if index else "") + "\n" + json.dumps(to_json(row), ensure_ascii=False))
    sys.stdout.write("\n]\n")


def print_table(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    empty: str,
    whole: Sequence[str] = (),
) -> None:
    """Print a table, or the sentence `empty` when there are no rows.

    The columns named in `whole` are never cut into lines: ids, days.
    """
    held = [[Text("" if cell is None else visible(str(cell))) for cell in row] for row in rows]
    if not held:
        say(empty)
        return
    table = Table(title=title or None, title_justify="left", header_style="bold", show_lines=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in whole)
    for row in held:
        table.add_row(*row)
    out.print(table)


def tell_if_stale(matter: Path, *, up_to_date: bool) -> None:
    """Say on standard error that what is listed is not all: files wait, or another version of belie listed them."""
    if not up_to_date:
        tell(f"Not up to date: run `belie run {matter}` first.")


def shorten(text: str, limit: int = 220) -> str:
    """Return the text, cut at a word with an ellipsis when it is longer than `limit` characters."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"


def side_cell(side: Side) -> str:
    """Return a statement for a cell of a table: the words, who said them, when, and where they stand."""
    from belie.exhibits.report import also_in

    where = side.cite if side.document in side.cite else f"{side.cite} ({side.document})"
    marks = [side.ocr_doubt, f"proposed by {side.found_by}: check the page" if side.found_by else ""]
    doubt = "".join(f" [{mark}]" for mark in marks if mark)
    also = f"; {also_in(side)}" if also_in(side) else ""
    told = f", as told by {', and that by '.join(side.reported_by)}" if side.reported_by else ""
    said = f"{side.speaker}{told}, {side.said_on}, {side.forum} ({side.oath})"
    return f"“{shorten(side.quote)}”{doubt}\n— {said}; {where}{also}\n"


class TerminalProgress:
    """Bars on a terminal; on anything else one line a stage, on standard error."""

    def __init__(self) -> None:
        self._bars: Bars | None = None
        self._tasks: dict[str, TaskID] = {}
        self._totals: dict[str, int] = {}

    def __enter__(self) -> Self:
        if err.is_terminal:
            self._bars = Bars(
                TextColumn("{task.description:<24}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=err,
            )
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars is not None:
            self._bars.stop()

    def start(self, stage: str, total: int) -> None:
        """Draw a bar, or add to the one drawn."""
        self._totals[stage] = self._totals.get(stage, 0) + total
        if self._bars is None or not self._totals[stage]:
            return
        if stage in self._tasks:
            self._bars.update(self._tasks[stage], total=self._totals[stage])
        else:
            self._tasks[stage] = self._bars.add_task(STAGES[stage], total=self._totals[stage])

    def advance(self, stage: str, done: int = 1) -> None:
        """Move the bar on."""
        if stage in self._tasks and self._bars is not None:
            self._bars.advance(self._tasks[stage], done)

    def end(self, stage: str) -> None:
        """Fill the bar, or print the stage's line."""
        if self._bars is None and self._totals.get(stage):
            err.print(f"{STAGES[stage]}: {self._totals[stage]}")
        elif stage in self._tasks and self._bars is not None:
            self._bars.update(self._tasks[stage], completed=self._totals[stage])
