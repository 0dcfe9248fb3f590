"""The type of a file is decided by its bytes."""

import io
import zipfile

import pytest

from belie.sources.sniff import Kind, sniff
from sources.made_pdf import Sheet, make_pdf


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + stream.encode("utf-16-le") + b"\x00" * 64


MAIL = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Beds\r\nMessage-ID: <1@b.example>\r\n\r\nNine are empty.\r\n"
MEMO = b"FROM: Pim Haddow\nTO: Wanda Orle\nDATE: May 4, 2031\nSUBJECT: Beds\n\nNine are empty.\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.EMPTY),
        (b"Nine beds are empty.", Kind.TEXT),
        ("Neuf lits sont vidés.".encode(), Kind.TEXT),
        ("Neuf lits sont vidés.".encode("cp1252"), Kind.TEXT),
        ("Nine beds are empty.".encode("utf-16"), Kind.TEXT),
        ("Nine beds are empty.".encode("utf-16-be"), Kind.TEXT),
        (b"Nine beds\x00 are empty, and nobody knows why or since when.", Kind.TEXT),
        (MEMO, Kind.TEXT),
        (b"a,b\n1,2\n", Kind.TEXT),
        (b"<!DOCTYPE html><html><body>Nine</body></html>", Kind.HTML),
        (b"\xef\xbb\xbf\n <!-- saved -->\n<HTML><p>Nine</p></HTML>", Kind.HTML),
        (b"<p>Nine beds</p>", Kind.TEXT),
        (make_pdf([Sheet()]), Kind.PDF),
        (b"\r\n\r\n" + make_pdf([Sheet()]), Kind.PDF),
        (MAIL, Kind.EML),
        (b"From MAILER Mon Jan 01 00:00:00 2031\n" + MAIL, Kind.MBOX),
        (b"{\\rtf1 Nine}", Kind.RTF),
        (zipped("[Content_Types].xml", "word/document.xml"), Kind.DOCX),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), Kind.XLSX),
        (zipped("notes/word/document.xml"), Kind.ZIP),
        (zipped(), Kind.ZIP),
        (ole("WordDocument"), Kind.DOC),
        (ole("Workbook"), Kind.XLS),
        (ole("__properties_version1.0"), Kind.MSG),
        (b"\xffWPC" + b"\x00" * 40, Kind.WPD),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, Kind.PNG),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 40, Kind.JPEG),
        (b"II*\x00" + b"\x00" * 40, Kind.TIFF),
        (b"7z\xbc\xaf\x27\x1c" + b"\x00" * 40, Kind.SEVEN_ZIP),
        (bytes(257) + b"ustar" + bytes(250), Kind.TAR),
        (b"\xfeBEGDOC\xfe\x14\xfeENDDOC\xfe\r\n", Kind.LOAD_FILE),
        (bytes(range(256)) * 16, Kind.BINARY),
        (b"\x7fELF" + bytes(range(32)) * 20, Kind.BINARY),
    ],
)
def test_the_bytes_say_what_a_file_is(data: bytes, kind: Kind) -> None:
    assert sniff(data).kind is kind


def test_what_holds_a_pdf_as_it_is_is_no_pdf() -> None:
    paper = make_pdf([Sheet().lines(72, 72, ["Nine beds are empty."])])
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.pdf", paper)
    assert sniff(stored.getvalue(), "box.zip").kind is Kind.ZIP
    assert sniff(MAIL + paper, "a.eml").kind is Kind.EML
    assert sniff(b"\r\n@@ sent by the clerk\r\n" + paper, "a.pdf").kind is Kind.PDF


def test_the_name_decides_only_for_a_mail_that_lost_its_technical_headers() -> None:
    bare = b"From: Pim Haddow\nTo: Wanda Orle\nSubject: Beds\n\nNine are empty.\n"
    assert sniff(bare, "beds.eml").kind is Kind.EML
    assert sniff(bare, "beds.txt").kind is Kind.TEXT


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("a.pdf", True),
        ("a.PDF", True),
        ("a", True),
        ("a.doc", False),
        ("folder.x/a", True),
        ("a.pdf#2", True),
        ("a.doc#2", False),
    ],
)
def test_a_name_fits_or_not(name: str, fits: bool) -> None:
    assert sniff(make_pdf([Sheet()])).fits(name) is fits
