"""Cells of sheets and tables: where each stands on the page, and its number."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import Self

from belie.domain.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; its value as shown is the page's text at `span`."""

    row: int  # from 1, as the sheet counts
    column: int  # from 1
    span: Span
    number: float | None = None  # where the value is one

    @property
    def name(self) -> str:
        """The cell's address: "C4"."""
        return f"{column_letters(self.column)}{self.row}"


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1: 1 is "A", 27 is "AA"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Grid:
    """The cells of one page of a sheet in two arrays; a `Cell` is made when one is asked for.

    Attributes:
        sheet: The sheet's name, "" where the format has none.
        header: The column names of the header row, as shown; empty without one.
        header_row: Its row, counted as `Cell.row`; 0 without one. Data row n is row `header_row + n`.
        hidden: True for a hidden sheet.
        places: Row, column, start, end of each cell (type "i"), by row and column.
        numbers: The number of each cell (type "d"), NaN where the value is none.
    """

    __slots__ = ("header", "header_row", "hidden", "numbers", "places", "sheet")

    def __init__(
        self,
        places: array[int],
        numbers: array[float],
        *,
        sheet: str = "",
        header: tuple[str, ...] = (),
        header_row: int = 0,
        hidden: bool = False,
    ) -> None:
        if len(places) != 4 * len(numbers):
            raise ValueError(f"{len(places)} places do not go with {len(numbers)} numbers")
        self.places, self.numbers = places, numbers
        self.sheet, self.header, self.header_row, self.hidden = sheet, header, header_row, hidden

    @classmethod
    def pack(
        cls,
        cells: Iterable[Cell],
        *,
        sheet: str = "",
        header: Sequence[str] = (),
        header_row: int = 0,
        hidden: bool = False,
    ) -> Self:
        """Return the cells, packed."""
        held = tuple(cells)
        return cls(
            array("i", [n for cell in held for n in (cell.row, cell.column, cell.span.start, cell.span.end)]),
            array("d", [nan if cell.number is None else cell.number for cell in held]),
            sheet=sheet,
            header=tuple(header),
            header_row=header_row,
            hidden=hidden,
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the grid that `to_bytes` wrote.

        Raises:
            ValueError: The bytes are none.
        """
        line, _, body = data.partition(b"\n")
        head = json.loads(line)
        count = head.pop("cells")
        if len(body) != 24 * count:
            raise ValueError(f"{len(body)} bytes are no {count} cells")
        places, numbers = array("i"), array("d")
        places.frombytes(body[: 16 * count])
        numbers.frombytes(body[16 * count :])
        if sys.byteorder == "big":
            places.byteswap()
            numbers.byteswap()
        return cls(places, numbers, **(head | {"header": tuple(head["header"])}))

    def to_bytes(self) -> bytes:
        """Return a line of JSON, then 24 bytes a cell: all places, then all numbers, little-endian."""
        places, numbers = array("i", self.places), array("d", self.numbers)
        if sys.byteorder == "big":
            places.byteswap()
            numbers.byteswap()
        head = {
            "cells": len(self),
            "sheet": self.sheet,
            "header": list(self.header),
            "header_row": self.header_row,
            "hidden": self.hidden,
        }
        return json.dumps(head).encode() + b"\n" + places.tobytes() + numbers.tobytes()

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Cell]:
        for at, number in enumerate(self.numbers):
            row, column, start, end = self.places[4 * at : 4 * at + 4]
            yield Cell(row=row, column=column, span=Span(start, end), number=None if isnan(number) else number)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Grid) and self.to_bytes() == other.to_bytes()

    def __hash__(self) -> int:
        return hash(self.to_bytes())
