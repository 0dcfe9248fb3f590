"""Rows of a sheet are no statements; sentences in its cells are."""

from __future__ import annotations

from belie.documents.clean import clean
from belie.domain.ids import SourceId
from belie.domain.statements import Statement
from belie.sources.csv_table import read_csv
from belie.statements.extract import analyse
from statements.reading import syntax


def statements(text: str) -> list[Statement]:
    document = read_csv(text.encode(), "a.csv", SourceId("0" * 64)).documents[0]
    return list(analyse(document, clean(document), syntax()).statements)


def test_a_row_is_no_statement() -> None:
    rows = "".join(f"Varga,Edith,{n},was moved to Alder,said no to food\n" for n in range(50))
    assert statements("last,first,bed,state,note\n" + rows) == []


def test_a_sentence_in_a_cell_ends_with_its_cell() -> None:
    found = statements("name,note,said\nVarga,The pumps were never tested.,Orle said the pipes were old.\nLind,x,y\n")
    assert [held.anchor.quote for held in found][:1] == ["The pumps were never tested."]
    told = next(held for held in found if held.speaker)
    assert (told.speaker, told.content) == ("Orle", "the pipes were old")
