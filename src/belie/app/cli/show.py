"""Printing: tables for people, JSON for programs, bars for long work."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from belie.domain.codec import to_plain

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

STAGES = {
    "take in": "Taking in files",
    "read": "Reading",
    "analyse": "Taking out statements",
    "identify": "Identifying speakers",
    "embed": "Indexing statements",
    "judge": "Judging pairs",
}


def print_json(value: object) -> None:
    """Print one JSON value."""
    sys.stdout.write(json.dumps(to_plain(value), ensure_ascii=False, indent=2) + "\n")


def print_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print a JSON array, one object a line, without holding the rows in memory."""
    sys.stdout.write("[")
    for index, row in enumerate(rows):
        sys.stdout.write(("," if index else "") + "\n" + json.dumps(to_plain(dict(row)), ensure_ascii=False))
    sys.stdout.write("\n]\n")


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str) -> None:
    """Print a table, or the sentence `empty` when there are no rows."""
    held = [[Text("" if cell is None else str(cell)) for cell in row] for row in rows]
    if not held:
        out.print(empty)
        return
    table = Table(title=title or None, title_justify="left", header_style="bold", show_lines=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in held:
        table.add_row(*row)
    out.print(table)


def shorten(text: str, limit: int = 220) -> str:
    """Return the text, cut at a word with an ellipsis when it is longer than `limit` characters."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"


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
