"""Any bytes under any name: documents, or a plain reason why not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belie.domain.ids import SourceId
from belie.domain.ledger import UnreadKind
from belie.sources.registry import read_source
from sources.made_pdf import Sheet, make_pdf

PDF = make_pdf([Sheet().text(72, 100, "Nine beds are empty, and nobody can say since when.")])


@pytest.mark.parametrize(
    ("data", "name", "form", "warnings"),
    [
        (b"Nine beds.", "beds.txt", "text", ()),
        (b"Nine beds.", "beds", "text", ()),
        (b"Nine beds.", "beds.log", "text", ()),
        (PDF, "beds.pdf", "pdf", ()),
        (PDF, "beds.doc", "pdf", ("named .doc, but it is a PDF (type_mismatch)",)),
        (b"<html><body><p>Nine beds.</p></body></html>", "beds.html", "html", ()),
        (
            b"<html><body><p>Nine beds.</p></body></html>", "beds.pdf", "html",
            ("named .pdf, but it is a web page (type_mismatch)",),
        ),
        (b"Nine beds.", "beds.pdf", "text", ("named .pdf, but it is plain text (type_mismatch)",)),
        (b"From: a@b.example\nMessage-ID: <1>\nDate: Tue, 6 May 2031 10:00:00 +0000\n\nNine.", "b.eml", "eml", ()),
    ],
)  # fmt: skip
def test_the_reader_is_chosen_by_content(data: bytes, name: str, form: str, warnings: tuple[str, ...]) -> None:
    result = read_source(data, name, SourceId("s"))
    assert [document.format for document in result.documents] == [form]
    assert result.warnings == warnings
    assert result.unread is None


@pytest.mark.parametrize(
    ("data", "name", "kind", "detail"),
    [
        (b"", "beds.txt", UnreadKind.EMPTY, "the file has no bytes"),
        (b"", "beds.pdf", UnreadKind.EMPTY, "the file has no bytes"),
        (bytes(range(256)) * 9, "beds.txt", UnreadKind.UNDECODABLE, "no text in any encoding"),
        (bytes(range(256)) * 9, "beds.pdf", UnreadKind.CORRUPT, "named .pdf"),
        (b"PK\x03\x04" + bytes(40), "beds.zip", UnreadKind.TRUNCATED, "a ZIP archive without the directory"),
        (b"Rar!\x1a\x07\x00" + bytes(40), "beds.rar", UnreadKind.UNSUPPORTED, "a RAR archive; only the program unrar"),
        (b"{\\rtf1 }", "beds.rtf", UnreadKind.EMPTY, "rich text without words"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "beds.png", UnreadKind.CORRUPT, "cannot be opened"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, kind: UnreadKind, detail: str) -> None:
    result = read_source(data, name, SourceId("s"))
    assert result.documents == ()
    assert result.unread is not None
    assert result.unread.kind is kind
    assert detail in result.unread.detail


START = st.sampled_from(
    [b"", PDF[:40], b"<html><body>", b"From: a\nMessage-ID: <1>\nTo: b\n\n", b"\xff\xfe", b"PK\x03\x04"]
)


@settings(max_examples=100, deadline=None)
@given(START, st.binary(max_size=300))
def test_no_bytes_make_a_reader_raise(start: bytes, rest: bytes) -> None:
    result = read_source(start + rest, "x", SourceId("s"))
    assert bool(result.documents) != (result.unread is not None)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PDF)), st.integers(0, 255))
def test_a_pdf_with_one_wrong_byte_is_read_or_refused(at: int, byte: int) -> None:
    read_source(PDF[:at] + bytes([byte]) + PDF[at + 1 :], "x.pdf", SourceId("s"))


def test_the_same_bytes_give_the_same_documents() -> None:
    assert read_source(PDF, "a.pdf", SourceId("s")) == read_source(PDF, "a.pdf", SourceId("s"))
