"""Plain text in every encoding and with every line end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.domain.ids import SourceId
from belie.domain.ledger import UnreadKind
from belie.sources.text import decode, read_text

FRENCH = "« L’eau n’a pas été testée » — voilà, 25 £ perdus.\nNeuf lits sont vidés."


def pages(data: bytes) -> list[str]:
    (document,) = read_text(data, "invented.txt", SourceId("s")).documents
    return [page.text for page in document.pages]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_encoding_gives_the_same_words(encoding: str) -> None:
    assert pages(FRENCH.encode(encoding)) == [FRENCH]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_is_no_text(encoding: str) -> None:
    assert pages(("\ufeff" + FRENCH).encode(encoding)) == [FRENCH]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_every_line_end_is_a_line_feed(end: str) -> None:
    assert pages(f"One line.{end}Another.".encode()) == ["One line.\nAnother."]


def test_form_feeds_are_page_breaks_and_the_last_one_opens_no_page() -> None:
    assert pages(b"Page one.\n\x0c\nPage two.\n\x0c") == ["Page one.\n", "Page two.\n"]


def test_a_few_bytes_of_another_encoding_do_not_spoil_the_rest() -> None:
    text, warning = decode("été — ".encode() + b"\x93quoted\x94" + " déjà".encode())
    assert text == "été — “quoted” déjà"
    assert "2 bytes" in warning


def test_null_bytes_are_left_out_and_told() -> None:
    (document,) = read_text(b"Nine\x00 beds", "invented.txt", SourceId("s")).documents
    assert document.text == "Nine beds"
    assert document.warnings == ("1 null bytes left out",)


@pytest.mark.parametrize("data", [b" \r\n\t\r\n", b"\xef\xbb\xbf", "\ufeff \n".encode("utf-16-le")])
def test_white_space_alone_is_empty(data: bytes) -> None:
    unread = read_text(data, "invented.txt", SourceId("s")).unread
    assert unread is not None
    assert unread.kind is UnreadKind.EMPTY


def test_a_line_of_five_million_characters_is_one_line() -> None:
    assert pages(b"beds " * 1_000_000) == ["beds " * 1_000_000]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    kept = text.replace("\ufeff", "").replace("\u2028", "\n").replace("\u2029", "\n")
    if kept.strip():
        assert pages(text.encode()) == [kept]


HEADER = "Case 2:31-cv-00123 ECF No. 8, PageID.{id} Filed 07/11/31 Page {page} of 3"


def test_court_headers_on_top_cut_a_text_without_form_feeds_into_pages() -> None:
    text = "\n".join(f"{HEADER.format(id=page, page=page)}\nBody of page {page}." for page in (1, 2, 3))
    found = pages(text.encode())
    assert [page.splitlines()[1] for page in found] == ["Body of page 1.", "Body of page 2.", "Body of page 3."]
    assert "\n".join(found) == text


def test_court_headers_at_the_foot_cut_after_them() -> None:
    text = "\n".join(f"Body of page {page}.\n{HEADER.format(id=page, page=page)}" for page in (1, 2, 3))
    found = pages(text.encode())
    assert [page.splitlines()[0] for page in found] == ["Body of page 1.", "Body of page 2.", "Body of page 3."]


def test_one_court_header_cuts_nothing() -> None:
    assert len(pages(f"{HEADER.format(id=1, page=1)}\nBody.\n".encode())) == 1


def test_the_production_number_in_the_head_names_the_page() -> None:
    text = b"ROSTER\nPrepared by Ott\nProduced November 6, 2026       QRS-000210\n\nSee QRS-000118 for the rest.\n"
    (page,) = read_text(text, "roster.txt", SourceId("0" * 64)).documents[0].pages
    assert (page.names.bates, page.names.other) == ("QRS-000210", ())
