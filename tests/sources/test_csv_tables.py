"""Tables of separated values: every record a row, every cell with its place and number."""

from __future__ import annotations

import pytest

from belie.documents.clean import clean
from belie.domain.documents import Document, DocumentKind
from belie.domain.ids import SourceId
from belie.domain.ledger import ReadResult, UnreadKind
from belie.sources.cell_numbers import read_number
from belie.sources.csv_table import read_csv
from belie.sources.registry import read_source
from belie.sources.sniff import Kind, sniff

SOURCE = SourceId("0" * 64)
PROSE = b"The pumps, the pipes and the meters were old.\nThe foreman said so, twice, in May.\n" * 4


def read(data: bytes | str, name: str = "a.csv") -> Document:
    result = read_csv(data if isinstance(data, bytes) else data.encode(), name, SOURCE)
    assert result.unread is None
    return result.documents[0]


def rows(document: Document) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for page in document.pages:
        assert page.grid is not None
        for cell in page.grid:
            found.setdefault(cell.row, []).append(cell.span.of(page.text))
    return found


def numbers(document: Document, name: str) -> list[float | None]:
    page = document.pages[0]
    assert page.grid is not None
    column = page.grid.header.index(name) + 1
    return [cell.number for cell in page.grid if cell.column == column and cell.row > page.grid.header_row]


def test_a_row_stays_together_and_a_sentence_stands_by_itself() -> None:
    told = "Edith Varga was told on 3 May that the pumps were tested."
    document = read(f'day,who,note\n2031-05-03,"Varga, E.",{told}\n2031-05-04,Lind,"broken,\nagain"\n')
    assert document.pages[0].text == (
        f"day | who | note\n\n2031-05-03 | Varga, E.\n\n{told}\n\n2031-05-04 | Lind | broken,\nagain"
    )
    cleaned = clean(document)
    assert told in [span.of(cleaned.text) for span in cleaned.paragraphs]
    assert "2031-05-04 | Lind | broken, again" in [span.of(cleaned.text) for span in cleaned.paragraphs]


def test_marks_inside_quotation_marks_part_nothing() -> None:
    document = read('\ufeffname,sum\r\n"O\'Hara & ""Sons""","1,200.50"\r\n')
    assert rows(document) == {1: ["name", "sum"], 2: ['O\'Hara & "Sons"', "1,200.50"]}
    assert numbers(document, "sum") == [1200.5]


@pytest.mark.parametrize(
    ("data", "second"),
    [
        ("name;sum\nVarga;1,5\n", ["Varga", "1,5"]),
        ("name\tsum\nVarga, E.\t5\n", ["Varga, E.", "5"]),
        ("name|sum\nVarga, E.|5\n", ["Varga, E.", "5"]),
        ("sep=;\nname;sum\nVarga;5,25\n", ["Varga", "5,25"]),
        ("'name','sum'\n'Varga, E.','5'\n", ["Varga, E.", "5"]),
        ('name,sum\n"say \\"no\\"",5\n', ['say "no"', "5"]),
        ("name\nVarga\n", ["Varga"]),
    ],
)
def test_the_delimiter_is_found(data: str, second: list[str]) -> None:
    assert rows(read(data))[2] == second


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert rows(read("nom;ville\nÉlodie;Orléans\n".encode(encoding)))[2] == ["Élodie", "Orléans"]


def test_decimal_commas_are_told_by_column() -> None:
    document = read("a;b;c\n1.234,50;1.234,50;1,234.50\n7.000;x;2.5\n")
    assert numbers(document, "a") == [1234.5, 7000.0]
    assert numbers(document, "c") == [1234.5, 2.5]


@pytest.mark.parametrize(
    ("shown", "number"),
    [
        ("(310.50)", -310.5), ("12,400.00", 12400.0), ("9800", 9800.0), ("-3", -3.0), ("4-", -4.0), ("$1,200", 1200.0),
        ("-$5.00", -5.0), ("5 EUR", 5.0), ("12 %", 0.12), ("1'234.5", 1234.5), ("1.2E+05", 120000.0), (".5", 0.5),
        ("0", 0.0), ("00417", None), ("555-1234", None), ("212 555 1234", None), ("A204113998", None), ("", None),
        ("2031-05-03", None), ("03.05.2031", None), ("5/3/2031", None), ("14:30", None), ("12,34", None), ("(5", None),
        ("1234567890123456", None), ("3 lines", None), ("(5)-", None), ("1,2,3", None),
    ],
)  # fmt: skip
def test_what_is_a_number(shown: str, number: float | None) -> None:
    assert read_number(shown) == number


def test_records_of_odd_length_are_told_with_their_line() -> None:
    document = read('a,b\n1,"x\ny"\n2\n\n3,4,5\n')
    assert document.warnings == (
        "line 4: 1 value where most records have 2",
        "line 6: 3 values where most records have 2",
    )
    assert rows(document) == {1: ["a", "b"], 2: ["1", "x\ny"], 3: ["2"], 4: ["3", "4", "5"]}


@pytest.mark.parametrize("rest", ["", '5,"6\n'])
def test_a_quotation_mark_that_is_never_closed_takes_no_other_record(rest: str) -> None:
    document = read('a,b\n1,"x\n2,y\n3,z\n' + rest)
    assert rows(document)[3] == ["2", "y"]
    assert rows(document)[4] == ["3", "z"]
    assert document.warnings[0] == "line 2: a quotation mark is never closed; the line is taken as it stands"


def test_nulls_are_left_out_and_told() -> None:
    document = read(b"a,b\n1,x\x00y\n" + b"2,zzzz\n" * 30)
    assert rows(document)[2] == ["1", "xy"]
    assert document.warnings == ("1 null bytes left out",)


@pytest.mark.parametrize(
    ("data", "row"),
    [
        ("Report of May 2031\n\nname,sum\nVarga,5\n", 2),
        ("1,2\n3,4\n", 0),
        ("Varga,Edith\nVarga,Pim\n", 0),  # a name that stands again below is none of a column
        ("name,2030,2031\nVarga,5,6\n", 1),
        ("name,sum\n", 0),
    ],
)
def test_the_header_is_found(data: str, row: int) -> None:
    grid = read(data).pages[0].grid
    assert grid is not None
    assert grid.header_row == row


def test_a_long_table_goes_over_several_pages_that_all_know_the_header() -> None:
    document = read("name,sum\n" + "".join(f"row {n},{n}\n" for n in range(1200)))
    assert [len(page.grid or ()) // 2 for page in document.pages] == [500, 500, 201]
    assert {page.grid.header for page in document.pages if page.grid} == {("name", "sum")}
    assert len(clean(document).paragraphs) == 1201


@pytest.mark.parametrize("data", [b" \n\n", b",,\n,,\n"])
def test_a_table_without_values_is_empty(data: bytes) -> None:
    result: ReadResult = read_csv(data, "a.csv", SOURCE)
    assert result.unread is not None
    assert result.unread.kind is UnreadKind.EMPTY


def test_a_list_of_people_is_a_roster() -> None:
    assert read("Last name,First name,Bed\nVarga,Edith,12\n").hints.kind is DocumentKind.ROSTER
    assert read("a,b\n1,2\n", "2031-05 roster.csv").hints.kind is DocumentKind.ROSTER
    assert read("day,payee\n2031-05-03,Lind\n").hints.kind is DocumentKind.OTHER


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"a,b\n1,2\n", "a.csv", Kind.TABLE),
        (PROSE, "a.tsv", Kind.TABLE),
        (PROSE, "a.txt", Kind.TEXT),
        (b"day,lines,name\n" + b"2031-05-03,9,Varga\n" * 9, "a.txt", Kind.TABLE),
        (b"day\tlines\tname\n" + b"2031-05-03\t9\tVarga\n" * 9, "", Kind.TABLE),
        (b"day,lines,name\n" + b"2031-05-03,9,Varga\n" * 9, "a.log", Kind.TEXT),
        (b"day,lines,name\n" + b"2031-05-03,9,Varga\n" * 9 + b"broken\n", "a.txt", Kind.TEXT),
        (b"Varga, Lind, and Orle came.\n" + b"Pim, Jo, and Ed went.\n" * 9, "a.txt", Kind.TEXT),
        (b"<!DOCTYPE html><html><body>Nine</body></html>", "a.csv", Kind.HTML),
    ],
)
def test_prose_with_commas_is_no_table(data: bytes, name: str, kind: Kind) -> None:
    assert sniff(data, name).kind is kind


def test_the_registry_reads_tables() -> None:
    result = read_source(b"a,b\n1,2\n", "a.csv", SOURCE)
    assert result.warnings == ()
    assert result.documents[0].format == "sheet"
