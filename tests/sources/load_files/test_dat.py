"""DAT and CSV load files: encodings, delimiters, and records that are wrong."""

import pytest

from belie.domain.ids import SourceId
from belie.domain.productions import FaultKind, LoadFile
from belie.sources.load_files.fields import canonical
from belie.sources.load_files.parse import is_load_file, parse_load_file

HERE = SourceId("0" * 64)
COLUMNS = ["BEGDOC", "ENDDOC", "SUBJECT", "TEXTPATH"]
ROWS = [["AB0001", "AB0002", "Ärger at the weir", "TEXT\\AB0001.txt"], ["AB0003", "AB0003", "", "TEXT\\AB0003.txt"]]


def concordance(rows: list[list[str]]) -> str:
    return "".join("\x14".join(f"\xfe{value}\xfe" for value in row) + "\r\n" for row in [COLUMNS, *rows])


def parsed(data: bytes, name: str = "x.dat") -> LoadFile:
    found = parse_load_file(data, name, HERE)
    assert found is not None
    return found


def values(held: LoadFile) -> list[list[str]]:
    return [list(row.values) for row in held.rows]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("cp1252", b""), ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b""),
    ],
)  # fmt: skip
def test_a_dat_reads_alike_in_every_encoding_and_says_where_its_rows_begin(encoding: str, mark: bytes) -> None:
    data = mark + concordance(ROWS).encode(encoding)
    held = parsed(data)
    assert held.columns == ("BEGBATES", "ENDBATES", "SUBJECT", "TEXTPATH")
    assert values(held) == ROWS
    assert not held.faults
    for row, wanted in zip(held.rows, ROWS, strict=True):
        assert data[row.byte :].decode(encoding).startswith(f"\xfe{wanted[0]}")
    assert [row.line for row in held.rows] == [2, 3]


@pytest.mark.parametrize(
    ("separator", "qualifier"),
    [("\x14", "\xfe"), ("|", "^"), (",", '"'), ("\t", '"'), ("\t", ""), ("|", ""), (";", "")],
)
def test_other_delimiters_are_found_by_the_header(separator: str, qualifier: str) -> None:
    lines = [separator.join(f"{qualifier}{value}{qualifier}" for value in row) for row in [COLUMNS, *ROWS]]
    assert values(parsed("\n".join(lines).encode(), "x.csv")) == ROWS


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\xfefirst\xaesecond\xfe", "first\nsecond"),
        ("\xfefirst\r\nsecond\xfe", "first\r\nsecond"),
        ("\xfethe \xfeorn letter\xfe", "the \xfeorn letter"),
        ("\xfedoubled \xfe\xfe mark\xfe", "doubled \xfe mark"),
        ("\xfe\xfe", ""),
        ("", ""),
        ("bare", "bare"),
    ],
)
def test_a_value_keeps_line_ends_and_stray_qualifiers(written: str, read: str) -> None:
    rows = (
        f"\xfeAB1\xfe\x14\xfeAB1\xfe\x14{written}\x14\xfeT\xfe",
        "\xfeAB2\xfe\x14\xfeAB2\xfe\x14\xfe\xfe\x14\xfeT\xfe",
    )
    text = concordance([]) + "\r\n".join(rows)
    held = parsed(text.encode())
    assert values(held) == [["AB1", "AB1", read, "T"], ["AB2", "AB2", "", "T"]]
    assert not held.faults


def test_quotation_marks_and_line_ends_inside_a_csv_value() -> None:
    data = b'BegBates,EndBates,Subject,Text Link\r\nAB1,AB2,"He said ""no"",\nthen left","T\\1.txt"\r\nAB3,AB3,,\r\n'
    held = parsed(data, "x.csv")
    assert values(held) == [["AB1", "AB2", 'He said "no",\nthen left', "T\\1.txt"], ["AB3", "AB3", "", ""]]
    assert [row.line for row in held.rows] == [2, 4]
    assert not held.faults


def test_a_wrong_number_of_values_is_told_with_line_and_byte_and_the_row_is_kept() -> None:
    text = concordance([["AB1", "AB1"], ["AB2", "AB2", "s", "T", "more"], ROWS[1]])
    held = parsed(text.encode())
    assert values(held) == [["AB1", "AB1"], ["AB2", "AB2", "s", "T", "more"], ROWS[1]]
    assert [(fault.kind, fault.line, fault.byte) for fault in held.faults] == [
        (FaultKind.FIELD_COUNT, 2, held.rows[0].byte), (FaultKind.FIELD_COUNT, 3, held.rows[1].byte),
    ]  # fmt: skip
    assert held.faults[0].text == "2 values in a row of 4 columns"


@pytest.mark.parametrize(
    ("broken", "kept"),
    [
        ("\xfeAB1\xfe\x14\xfeAB1\xfe\x14\xfes\xfe\x14\xfeT", ["AB1", "AB1", "s", "T"]),
        ("\xfeAB1\xfe\x14\xfeAB1\x14\xfes\xfe\x14\xfeT\xfe", ["AB1", "AB1", "s", "T"]),
    ],
)
def test_a_qualifier_that_is_not_closed_takes_no_other_value_with_it(broken: str, kept: list[str]) -> None:
    text = f"{concordance([])}{broken}\r\n" + concordance(ROWS).split("\r\n", 1)[1]
    data = text.encode()
    held = parsed(data)
    assert values(held) == [kept, *ROWS]
    (fault,) = held.faults
    assert fault.kind is FaultKind.UNCLOSED_QUALIFIER
    assert fault.line == 2
    assert data[fault.byte :].startswith(("\xfeT" if kept and broken.endswith("T") else "\xfeAB1\x14").encode())


def test_bytes_of_another_encoding_are_read_and_told() -> None:
    good, bad = concordance(ROWS).encode(), concordance([["AB4", "AB4", "caf\xe9", "T"]]).encode("cp1252")
    held = parsed(good + bad.split(b"\r\n", 1)[1])
    assert held.encoding == "utf-8"
    assert values(held)[2] == ["AB4", "AB4", "caf\xe9", "T"]
    (fault,) = held.faults
    assert fault.kind is FaultKind.UNDECODABLE
    assert fault.line == 4
    assert fault.byte == len(good)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Beg Doc #", "BEGBATES"), ("begdoc#", "BEGBATES"), ("PRODBEG", "BEGBATES"), ("Prod End", "ENDBATES"),
        ("Native Link", "NATIVEPATH"), ("E-mail From", "FROM"), ("Issue Codes", "Issue Codes"),
        ("Date_Sent", "DATESENT"), ("MD5 Hash", "MD5HASH"),
    ],
)  # fmt: skip
def test_columns_go_by_one_name(printed: str, name: str) -> None:
    assert canonical(printed) == name


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"Date,Subject,Amount\n2029-01-01,Pump,12\n", "ledger.csv"),
        (b"A note, with commas, and BEGBATES in it", "note.txt"),
        (concordance(ROWS).encode(), "picture.tif"),
        (b"", "x.dat"),
    ],
)
def test_other_tables_and_texts_are_no_load_files(data: bytes, name: str) -> None:
    assert not is_load_file(data, name)
