"""What is odd about a sheet, gathered while it is read: hidden rows and columns, formulas without a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum

from belie.domain.flags import Flag, FlagKind
from belie.domain.tables import column_letters

MOST_NAMED = 20  # cells or ranges named in one flag
NOT_CALCULATED = "(not calculated)"  # stands behind a formula that no value is stored for


class Odd(Enum):
    """What may be odd about a cell: the flag it raises, and how that is said."""

    FORMULA = (FlagKind.NOT_CALCULATED, "formula{s} without a stored value")
    BLANKED = (FlagKind.HIDDEN_TEXT, "number{s} that the format does not show")
    COVERED = (FlagKind.HIDDEN_TEXT, "value{s} under merged cells")
    LOST = (FlagKind.NOT_CALCULATED, "cell{s} whose text is missing from the file")


class Oddities:
    """What is odd about one sheet, growing."""

    def __init__(self) -> None:
        self.hidden_rows: list[int] = []  # that show something, ascending
        self.hidden_columns: list[tuple[int, int]] = []  # first and last
        self.used_columns: set[int] = set()
        self._marked: dict[Odd, tuple[int, list[str]]] = {}

    def mark(self, what: Odd, cell: str) -> None:
        """Note that something is odd about a cell."""
        count, named = self._marked.get(what, (0, []))
        self._marked[what] = (count + 1, [*named, cell] if len(named) < MOST_NAMED else named)

    def flags(self, sheet: str) -> Iterator[Flag]:
        """Yield a flag for each thing."""
        hidden = []
        if self.hidden_rows:
            hidden.append(f"rows {_ranges((row, row) for row in self.hidden_rows)}")
        last = max(self.used_columns, default=0)
        columns = [
            (max(low, 1), min(high, last))
            for low, high in self.hidden_columns
            if any(low <= column <= high for column in self.used_columns)
        ]
        if columns:
            hidden.append(f"columns {_ranges(columns, column_letters)}")
        if hidden:
            yield Flag(kind=FlagKind.HIDDEN_ROWS, sheet=sheet, detail=f"hidden: {'; '.join(hidden)}")
        for what in Odd:
            count, named = self._marked.get(what, (0, []))
            if count:
                kind, words = what.value
                more = f" and {count - len(named)} more" if count > len(named) else ""
                yield Flag(
                    kind=kind,
                    sheet=sheet,
                    detail=f"{count} {words.format(s='s' * (count > 1))}: {', '.join(named)}{more}",
                )


def hidden_sheet(sheet: str, *, very: bool = False) -> Flag:
    """Return the flag of a hidden sheet; a very hidden one is shown by code alone."""
    how = "hidden so that only code shows it" if very else "hidden"
    return Flag(kind=FlagKind.HIDDEN_SHEET, sheet=sheet, detail=f"the sheet is {how}")


def _ranges(ends: Iterable[tuple[int, int]], name: Callable[[int], str] = str) -> str:
    """Return "5-7, 9" of ascending ranges that may touch."""
    joined: list[list[int]] = []
    for low, high in ends:
        if joined and low <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], high)
        else:
            joined.append([low, high])
    named = [name(low) if low == high else f"{name(low)}-{name(high)}" for low, high in joined[:MOST_NAMED]]
    return ", ".join(named) + (f" and {len(joined) - MOST_NAMED} more" if len(joined) > MOST_NAMED else "")
