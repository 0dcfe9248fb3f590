"""Workbooks: cells as they are shown and as numbers, what is hidden told, nothing worked out."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

import pytest

from belie.documents.clean import clean
from belie.domain.documents import Document
from belie.domain.flags import FlagKind
from belie.domain.ids import SourceId
from belie.domain.ledger import ReadOptions, ReadResult, UnreadKind
from belie.sources.number_formats import number_format
from belie.sources.registry import read_source
from belie.sources.sheets import read_workbook
from sources.made_ole import make_ole
from sources.made_xlsx import MAIN, formula, make_xlsx, number, relations, row, sheet, styles, text

SOURCE = SourceId("0" * 64)
TOLD = "The second pump was found to be broken on 3 May 2031."


def read(data: bytes) -> Document:
    result = read_workbook(data, "a.xlsx", SOURCE)
    assert result.unread is None
    return result.documents[0]


def book(rows: str, **named: str) -> Document:
    return read(make_xlsx({"Log": sheet(rows, **named)}))


def cells(document: Document) -> dict[str, tuple[str, float | None]]:
    return {
        cell.name: (cell.span.of(page.text), cell.number) for page in document.pages if page.grid for cell in page.grid
    }


def flags(document: Document) -> list[tuple[FlagKind, str, str]]:
    return [(flag.kind, flag.sheet, flag.detail) for flag in document.flags]


def unread(result: ReadResult) -> UnreadKind:
    assert result.unread is not None
    return result.unread.kind


def test_rows_stand_under_the_name_of_their_sheet() -> None:
    document = book(
        row(1, text("A1", "Day"), text("B1", "Place"), text("C1", "Value"), text("D1", "Note"))
        + row(2, text("A2", "3 May"), text("B2", "Pump 2"), number("C2", 38), text("D2", TOLD))
        + row(4, text("B4", "Pump 3"), number("C4", 9.5))
    )
    page = document.pages[0]
    assert page.text == f"Log\n\nDay | Place | Value | Note\n\n3 May | Pump 2 | 38\n\n{TOLD}\n\nPump 3 | 9.5"
    assert page.grid is not None
    assert (page.grid.sheet, page.grid.header_row, page.grid.header) == ("Log", 1, ("Day", "Place", "Value", "Note"))
    assert cells(document)["C2"] == ("38", 38.0)
    assert cells(document)["B4"] == ("Pump 3", None)
    cleaned = clean(document)
    assert TOLD in [span.of(cleaned.text) for span in cleaned.paragraphs]


def test_the_production_number_of_a_first_cell_names_the_page_and_those_of_a_list_none() -> None:
    own = book(row(1, text("A1", "QRS-000210")) + row(2, text("A2", "Reviews")) + row(3, text("A3", "QRS-000118 | x")))
    assert own.pages[0].names.bates == "QRS-000210"
    listed = book(row(1, text("A1", "QRS-000210")) + row(2, text("A2", "QRS-000215")))
    assert not listed.pages[0].names.bates


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("General", 38, "38"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 1 / 3, "0.3333333333"),
        ("General", 123456789012, "123456789012"),
        ("0.00", 2.345, "2.35"),
        ("#,##0.00", 12400, "12,400.00"),
        ("#,##0.00", -310.5, "-310.50"),
        ("#,##0.00_);[Red](#,##0.00)", -310.5, "(310.50)"),
        ('_("$"* #,##0.00_);_("$"* (#,##0.00)', -5, "$(5.00)"),
        ("[$€-407] #,##0.00", 1234.5, "€ 1,234.50"),
        ("0%", 0.12, "12%"),
        ("0.0%", 0.1234, "12.3%"),
        ('0 "kg"', 12, "12 kg"),
        ("0.00E+00", 12345, "1.23E+04"),
        ("# ?/?", 0.5, "0.5"),
        ("#,##0,", 1234567, "1,235"),
        ("[>=100]0;0.00", 12.3, "12.30"),
        ('0;-0;"none"', 0, "none"),
        ("00000", 417, "00417"),
        ("(000) 000-0000", 2125550100, "(212) 555-0100"),
        ("0.00", 1e300, "1E+300"),
        ("0." + "0" * 250, 1e20, "1" + "0" * 20 + "." + "0" * 30),
        ("yyyy-mm-dd", 47983, "2031-05-15"),
        ("m/d/yy h:mm", 47983.6, "2031-05-15 14:24"),
        ("mmm-yy", 47983, "2031-05"),
        ("yyyy", 47983, "2031"),
        ("[$-409]mmmm d, yyyy;@", 47983, "2031-05-15"),
        ("h:mm AM/PM", 0.75, "18:00"),
        ("[h]:mm", 1.25, "30:00:00"),
        ("d/m/yyyy", 59, "1900-02-28"),
        ("d/m/yyyy", 60, "1900-02-29"),  # which never was, and is counted
        ("d/m/yyyy", 61, "1900-03-01"),
        ("d/m/yyyy", -1, "-1"),
        ("yyyy-mm-dd", 1e300, "1E+300"),
    ],
)
def test_numbers_are_shown_as_their_format_says(code: str, value: float, shown: str) -> None:
    assert number_format(code).show(value) == shown


def test_a_day_is_no_number_and_a_percentage_its_share() -> None:
    rows = row(1, number("A1", 47983, 1), number("B1", 0.12, 2), number("C1", 417, 3), number("D1", 1234.5, 4))
    parts = {"xl/styles.xml": styles("m/d/yyyy", "0%", "00000", "$#,##0.00")}
    document = read(make_xlsx({"Log": sheet(rows)}, parts=parts))
    assert cells(document) == {
        "A1": ("2031-05-15", None),
        "B1": ("12%", 0.12),
        "C1": ("00417", None),
        "D1": ("$1,234.50", 1234.5),
    }


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    data = make_xlsx(
        {"Log": sheet(row(1, number("A1", 46521, 1)))},
        parts={"xl/styles.xml": styles("yyyy-mm-dd")},
        properties='<workbookPr date1904="1"/>',
    )
    assert cells(read(data)) == {"A1": ("2031-05-15", None)}


def test_a_formula_without_a_value_is_never_nought() -> None:
    document = book(
        row(
            1, number("A1", 1), formula("B1", "SUM(A1:A9)"), formula("C1", "A1*2", "2"), formula("D1", '""', kind="str")
        )
    )
    assert cells(document) == {"A1": ("1", 1.0), "B1": ("=SUM(A1:A9) (not calculated)", None), "C1": ("2", 2.0)}
    assert flags(document) == [(FlagKind.NOT_CALCULATED, "Log", "1 formula without a stored value: B1")]


def test_every_type_of_cell() -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>plain</t></si>'
        "<si><r><t>two </t></r><r><t>runs</t></r><rPh><t>no</t></rPh></si></sst>"
    )
    rows = row(
        1,
        '<c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#REF!</v></c>',
        '<c r="F1" t="d"><v>2031-05-03T00:00:00</v></c><c r="G1" t="str"><f>A1</f><v>a_x000A_b</v></c>',
        '<c r="H1" t="s"><v>7</v></c>' + text("I1", "(1,200.50)") + '<c r="J1"><v>x</v></c>',
    )
    document = read(make_xlsx({"Log": sheet(rows)}, parts={"xl/sharedStrings.xml": strings}))
    assert cells(document) == {
        "A1": ("plain", None), "B1": ("two runs", None), "D1": ("TRUE", None), "E1": ("#REF!", None),
        "F1": ("2031-05-03", None), "G1": ("a\nb", None), "H1": ("(text lost)", None), "I1": ("(1,200.50)", -1200.5),
        "J1": ("x", None),
    }  # fmt: skip


def test_what_is_hidden_is_read_and_flagged() -> None:
    rows = (
        row(1, text("A1", "a"), text("C1", "c"))
        + row(2, text("A2", "kept back"), hidden="1")
        + row(3, text("A3", "too"), hidden="1")
        + row(9, hidden="1")
    )
    data = make_xlsx(
        {
            "Log": sheet(rows, before='<cols><col min="3" max="16384" hidden="1"/></cols>'),
            "Drafts": sheet(row(1, text("A1", TOLD))),
            "Code": sheet(row(1, text("A1", "x"))),
        },
        states={"Drafts": "hidden", "Code": "veryHidden"},
    )
    document = read(data)
    assert flags(document) == [
        (FlagKind.HIDDEN_ROWS, "Log", "hidden: rows 2-3; columns C"),
        (FlagKind.HIDDEN_SHEET, "Drafts", "the sheet is hidden"),
        (FlagKind.HIDDEN_SHEET, "Code", "the sheet is hidden so that only code shows it"),
    ]
    assert [page.grid.hidden for page in document.pages if page.grid] == [False, True, True]
    assert "kept back" in document.text
    assert TOLD in document.text


def test_values_that_nobody_sees_are_flagged() -> None:
    rows = row(1, text("A1", "over"), text("B1", "under")) + row(2, number("A2", 7, 1), number("B2", 0, 1))
    merged = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
    data = make_xlsx({"Log": sheet(rows, after=merged)}, parts={"xl/styles.xml": styles(";;;")})
    document = read(data)
    assert flags(document) == [
        (FlagKind.HIDDEN_TEXT, "Log", "1 number that the format does not show: A2"),
        (FlagKind.HIDDEN_TEXT, "Log", "1 value under merged cells: B1"),
    ]
    assert cells(document)["A2"] == ("7", 7.0)


def with_comments() -> bytes:
    old = (
        f'<comments xmlns="{MAIN}"><authors><author>Edith Varga</author><author>tc=1</author></authors><commentList>'
        '<comment ref="A1" authorId="0"><text><r><t>This is </t></r><r><t>wrong.</t></r></text></comment>'
        '<comment ref="B1" authorId="1"><text><t>a copy</t></text></comment></commentList></comments>'
    )
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="B1" dT="2031-05-03T10:00:00" personId="p"><text>Who says so?</text></threadedComment>'
        "</ThreadedComments>"
    )
    people = (
        '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<person displayName="Pim Lind" id="p"/></personList>'
    )
    return make_xlsx(
        {"Log": sheet(row(1, number("A1", 5), number("B1", 6)))},
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                rId1="comments ../comments1.xml", rId2="threadedComment ../threadedComments/threadedComment1.xml"
            ),
            "xl/comments1.xml": old,
            "xl/threadedComments/threadedComment1.xml": thread,
            "xl/persons/person.xml": people,
            "xl/_rels/workbook.xml.rels": relations(
                rId1="worksheet worksheets/sheet1.xml", rId2="person persons/person.xml"
            ),
        },
    )


def test_comments_are_documents_that_hang_on_the_workbook() -> None:
    book, first, second = read_workbook(with_comments(), "a.xlsx", SOURCE).documents
    assert first.name == "a.xlsx#comment-1"
    assert first.parent == second.parent == book.id
    assert first.text == "Comment by Pim Lind on 2031-05-03 about cell B1 of the sheet “Log”\n\nWho says so?"
    assert second.text == "Comment by Edith Varga about cell A1 of the sheet “Log”\n\nThis is wrong."


def test_text_boxes_headers_pictures_and_embedded_files_are_kept() -> None:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    box = f'<x xmlns:a="{a}"><txBody><a:p><a:r><a:t>Draft of </a:t></a:r><a:r><a:t>May</a:t></a:r></a:p></txBody></x>'
    after = '<headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"&amp;12PRIVILEGED&amp;P</oddHeader></headerFooter>'
    data = make_xlsx(
        {"Log": sheet(row(1, number("A1", 5)), after=after)},
        parts={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                rId1="drawing ../drawings/drawing1.xml", rId2="package ../embeddings/inner.docx"
            ),
            "xl/drawings/drawing1.xml": box,
            "xl/drawings/_rels/drawing1.xml.rels": relations(rId1="image ../media/image1.png"),
            "xl/media/image1.png": b"\x89PNG",
            "xl/embeddings/inner.docx": b"PK",
            "xl/vbaProject.bin": b"code",
            "xl/pivotCache/pivotCacheRecords1.xml": "<x/>",
        },
    )  # fmt: skip
    result = read_workbook(data, "a.xlsm", SOURCE)
    document = result.documents[0]
    assert document.text == "Log\n\n5\n\nPRIVILEGED\n\nDraft of May"
    assert list(result.attachments) == [("inner.docx", b"PK"), ("image1.png", b"\x89PNG")]
    assert [flag.kind for flag in document.flags] == [FlagKind.MACRO]
    assert "pivot table" in document.warnings[0]


def test_a_sheet_that_claims_to_be_vast_is_read_at_once() -> None:
    document = book(
        row(1, text("A1", "a")) + row(1048576, text("XFD1048576", "z")), before='<dimension ref="A1:XFD1048576"/>'
    )
    assert list(cells(document)) == ["A1", "XFD1048576"]


def test_a_long_sheet_goes_over_several_pages() -> None:
    document = book("".join(row(n, text(f"A{n}", f"row {n}"), number(f"B{n}", n)) for n in range(1, 1202)))
    assert [page.text.split("\n")[0] for page in document.pages] == ["Log", "    Log", "    Log"]
    cleaned = clean(document)
    assert cleaned.text.count("Log") == 1
    assert len(cleaned.paragraphs) == 1202


def record(kind: int, held: bytes) -> bytes:
    return struct.pack("<HH", kind, len(held)) + held


def begins(what: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x600, what, 0, 0, 0, 0x600))


def make_xls() -> bytes:
    """Return a workbook of Excel 97 ([MS-XLS] 2.4) with a sheet and a hidden one."""

    def label(at: int, words: str) -> bytes:
        return record(0x204, struct.pack("<HHHHB", at, 0, 0, len(words), 0) + words.encode())

    sheets = [label(0, "Pump") + record(0x203, struct.pack("<HHHd", 1, 2, 0, 38.0)), label(0, "kept back")]
    parts = [
        begins(0x10) + record(0x200, struct.pack("<IIHHH", 0, 9, 0, 9, 0)) + held + record(0xA, b"") for held in sheets
    ]
    names = [(b"Log", 0), (b"Drafts", 1)]
    at = len(begins(5)) + sum(12 + len(name) for name, _ in names) + 4
    listed = b""
    for (name, state), part in zip(names, parts, strict=True):
        listed += record(0x85, struct.pack("<IBBBB", at, state, 0, len(name), 0) + name)
        at += len(part)
    return make_ole({"Workbook": begins(5) + listed + record(0xA, b"") + b"".join(parts)})


def test_a_workbook_of_excel_97_is_read() -> None:
    result = read_source(make_xls(), "a.xls", SOURCE)
    assert result.unread is None
    document = result.documents[0]
    assert document.text == "Log\n\nPump\n\n38\f    Drafts\n\nkept back"
    assert cells(document)["C2"] == ("38", 38.0)
    assert flags(document) == [(FlagKind.HIDDEN_SHEET, "Drafts", "the sheet is hidden")]
    assert "save it as .xlsx" in document.warnings[0]


def test_a_locked_workbook_of_excel_97_needs_its_password() -> None:
    lock = record(0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    data = make_ole({"Workbook": begins(5) + lock + record(0xA, b"")})
    result = read_workbook(data, "a.xls", SOURCE, ReadOptions(passwords=("wrong",)))
    assert unread(result) is UnreadKind.PASSWORD_REQUIRED


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


BOMB = sheet(" " * (40 << 20))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (make_xlsx({"Log": sheet("")}), UnreadKind.EMPTY),
        (make_xlsx({"Log": sheet(row(1, number("A1", 5)))})[:300], UnreadKind.CORRUPT),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}), UnreadKind.CORRUPT),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "<workbook"}), UnreadKind.CORRUPT),
        (make_xlsx({"Log": BOMB}), UnreadKind.ARCHIVE_LIMIT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnreadKind.CORRUPT),
        (zipped({"xl/workbook.bin": b"\x00" * 40}), UnreadKind.CORRUPT),
    ],
)
def test_what_cannot_be_read_has_its_reason(data: bytes, kind: UnreadKind) -> None:
    result = read_workbook(data, "a.xlsx", SOURCE)
    assert result.documents == ()
    assert unread(result) is kind


def test_a_damaged_sheet_keeps_its_rows_and_the_other_sheets() -> None:
    broken = sheet(row(1, text("A1", "kept")) + row(2, text("A2", "cut"))).replace("cut", "cut</t></row>")
    result = read_workbook(make_xlsx({"Log": broken, "Other": sheet(row(1, text("A1", "whole")))}), "a.xlsx", SOURCE)
    assert unread(result) is UnreadKind.CORRUPT
    document = result.documents[0]
    assert document.text == "Log\n\nkept\f    Other\n\nwhole"
    assert document.warnings[0].startswith(
        "the sheet “Log” was read to its row 1: its part xl/worksheets/sheet1.xml is damaged"
    )


def test_no_entity_is_expanded() -> None:
    part = sheet(row(1, text("A1", "x"), text("B1", "y"))).replace(">x<", ">&e;<")
    part = f'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>{part}'
    document = read(make_xlsx({"Log": part}))
    assert cells(document) == {"B1": ("y", None)}


def test_names_of_the_strict_class_are_read() -> None:
    part = sheet(row(1, text("A1", "a"))).replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert list(cells(read(make_xlsx({"Log": part})))) == ["A1"]


OFF = '<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style>'


def make_ods(sheets: str, manifest: str = "") -> bytes:
    """Return an OpenDocument spreadsheet of these tables; the style "off" hides one."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text", "style")
    )
    content = (
        f'<office:document-content {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:automatic-styles>{OFF}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def held(words: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>"


def test_an_open_document_spreadsheet_is_read() -> None:
    note = (
        "<table:table-cell><office:annotation><dc:creator>Edith Varga</dc:creator>"
        "<dc:date>2031-05-03T10:00:00</dc:date>"
        '<text:p>Wrong.</text:p></office:annotation><text:p>two<text:s text:c="2"/>words</text:p></table:table-cell>'
    )
    rows = (
        '<table:table-column table:number-columns-repeated="4"/><table:table-column table:visibility="collapse"/>',
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row><table:table-row>',
        held("15. Mai", 'office:value-type="date" office:date-value="2031-05-15T00:00:00"'),
        '<table:table-cell table:number-columns-repeated="1"/>',
        held("1.234,50", 'office:value-type="float" office:value="1234.5"'),
        note,
        held("kept"),
        '</table:table-row><table:table-row table:visibility="filter">',
        held("12 %", 'office:value-type="percentage" office:value="0.12" table:number-columns-repeated="2"'),
        '<table:table-cell table:formula="of:=SUM([.A1:.A9])"/></table:table-row>',
        '<table:table-row table:number-rows-repeated="1048000">',
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
    )
    drafts = f"<table:table-row>{held('x')}</table:table-row>"
    data = make_ods(
        f'<table:table table:name="Log">{"".join(rows)}</table:table>'
        f'<table:table table:name="Drafts" table:style-name="off">{drafts}</table:table>'
    )
    result = read_source(data, "a.ods", SOURCE)
    assert result.unread is None
    document, comment = result.documents
    assert cells(document) == {
        "A3": ("2031-05-15", None),
        "C3": ("1.234,50", 1234.5),
        "D3": ("two  words", None),
        "E3": ("kept", None),
        "A4": ("12 %", 0.12),
        "B4": ("12 %", 0.12),
        "C4": ("=SUM([.A1:.A9]) (not calculated)", None),
        "A1": ("x", None),
    }
    assert flags(document) == [
        (FlagKind.HIDDEN_ROWS, "Log", "hidden: rows 4; columns E"),
        (FlagKind.NOT_CALCULATED, "Log", "1 formula without a stored value: C4"),
        (FlagKind.HIDDEN_SHEET, "Drafts", "the sheet is hidden"),
    ]
    assert comment.text == "Comment by Edith Varga on 2031-05-03 about cell D3 of the sheet “Log”\n\nWrong."


@pytest.mark.parametrize(
    ("sheets", "manifest", "kind"),
    [
        ("", "", UnreadKind.EMPTY),
        ("", "<encryption-data/>", UnreadKind.PASSWORD_REQUIRED),
        ("<table:table", "", UnreadKind.CORRUPT),
    ],
)
def test_an_open_document_spreadsheet_that_cannot_be_read_has_its_reason(
    sheets: str, manifest: str, kind: UnreadKind
) -> None:
    result = read_workbook(make_ods(sheets, manifest), "a.ods", SOURCE)
    assert result.documents == ()
    assert unread(result) is kind
