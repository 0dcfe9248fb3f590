"""Packed cells stand in for cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.domain.spans import Span
from belie.domain.tables import Cell, Grid, column_letters

cell = st.builds(
    lambda row, column, start, length, number: Cell(
        row=row, column=column, span=Span(start, start + length), number=number
    ),
    st.integers(1, 10**6),
    st.integers(1, 16_384),
    st.integers(0, 10**6),
    st.integers(0, 40),
    st.none() | st.floats(allow_nan=False),
)


@given(st.lists(cell, max_size=20), st.text(), st.lists(st.text(), max_size=3), st.booleans())
def test_packed_cells_are_the_cells_that_went_in(
    cells: list[Cell], sheet: str, header: list[str], hidden: bool
) -> None:
    grid = Grid.pack(cells, sheet=sheet, header=header, header_row=1, hidden=hidden)
    again = Grid.from_bytes(grid.to_bytes())
    assert tuple(again) == tuple(cells)
    assert (again.sheet, again.header, again.header_row, again.hidden) == (sheet, tuple(header), 1, hidden)
    assert again == grid


def test_half_a_cell_is_refused() -> None:
    whole = Grid.pack([Cell(row=1, column=1, span=Span(0, 2))]).to_bytes()
    with pytest.raises(ValueError, match="bytes are no 1 cells"):
        Grid.from_bytes(whole[:-1])


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_have_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert Cell(row=4, column=column, span=Span(0, 0)).name == f"{letters}4"
