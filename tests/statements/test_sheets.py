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


def test_a_sentence_was_written_on_the_day_of_its_row() -> None:
    rows = "2031-05-03,1960-02-01,The pump was broken.\n2031-05-04,1971-02-02,The pump was mended on May 1.\n"
    found = statements("date,dob,note\n" + rows)
    days = [held.said_on.earliest.isoformat() for held in found if held.said_on and held.said_on.earliest]
    assert days == ["2031-05-03", "2031-05-04"]
    assert [str(told.when.earliest) for held in found for told in held.about] == ["2031-05-01"]


def test_titles_and_formulas_are_no_statements() -> None:
    assert statements("Beds that were refused\na,b\n1,2\n=SUM(A1:A9) (not calculated),\n") == []
