"""Rich text: the words as they read now, and all that stands beside them."""

import time

import pytest

from belie.documents.clean import clean
from belie.domain.documents import Document
from belie.domain.flags import FlagKind, RevisionKind
from belie.domain.ids import SourceId
from belie.domain.ledger import ReadResult, Unread, UnreadKind
from belie.sources.outlook_rtf import read_body
from belie.sources.registry import read_source

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 MS;}"
    rb"{\f3\fcharset2 Symbol;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1 Heading;}}"
)
DAY = (130 << 20) | (5 << 16) | (2 << 11)  # 2 May 2030, as Word packs it


def read(body: bytes, head: bytes = HEAD) -> ReadResult:
    return read_source(head + body + b"}", "memo.rtf", SourceId("f" * 64))


def document(body: bytes) -> Document:
    result = read(body)
    assert result.unread is None
    return result.documents[0]


def text(body: bytes) -> str:
    return document(body).text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (rb"One.\par Two\line goes on.\par", "One.\n\nTwo\ngoes on."),
        (rb"caf\'e9 \u8212?\'93x\'94", "café —“x”"),
        (rb"{\f1 \'c4\'e0}\f0  b", "Да b"),
        (rb"{\f2 \'82\'a0\'83A}", "あア"),
        (rb"\uc2\u233\'c3\'a9 b {\uc0\u233 c} \u233??d", "é b éc éd"),
        (rb"\u-10179?\u-8704?", "😀"),
        (rb"\u233\par b", "é\n\nb"),
        (rb"\emdash\~\_\-a\tab b\{\}\\", "—\xa0-a\tb{}\\"),
        (rb"a{\*\unknown b{c}}d{\*\generator X;}e", "ade"),
        (rb'{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt the gate}} was shut', "the gate was shut"),
        (rb"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1{\*\ffname x}}}}{\fldrslt }} done", "☒ done"),
        (rb"{\field{\*\fldinst{\*\formfield{\fftype2\ffres25\ffdefres1{\*\ffl a}{\*\ffl b}}}}{\fldrslt}}", "b"),
        (rb"a{\pict\wmetafile8 0102\bin3 }}{b}c", "ac"),
        (rb"a\bin2 }}b", "ab"),
        (rb"{\pntext\f3\'b7\tab}Item\par{\listtext\pard 2.\tab}Two\par", "• Item\n\n2. Two"),
        (rb"{\upr{a?}{\*\ud{a\u233?}}}b", "aéb"),
        (rb"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt Box.\par}}{\shprslt Box.}}Around.\par", "Around.\n\nBox."),
        (rb"{\object\objemb{\*\objclass X}{\result{shown}}} all", "shown all"),
        (rb"a\sect\sbknone b\sect\sectd c\page d", "a\n\nb\f    c\fd"),
    ],
)  # fmt: skip
def test_words(body: bytes, words: str) -> None:
    assert text(body) == words


def test_a_row_is_one_line() -> None:
    row = rb"\trowd\cellx1\cellx2\pard\intbl Orders\cell 51\cell\row"
    long = rb"\trowd\pard\intbl Note\cell The pump was off.\par It was Monday.\cell\row"
    assert text(rb"Before\par" + row + long + rb"\pard After\par").split("\n\n") == [
        "Before", "Orders    51", "Note", "The pump was off.", "It was Monday.", "After",
    ]  # fmt: skip


def test_a_table_in_a_cell() -> None:
    inner = rb"\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}"
    body = rb"\trowd\pard\intbl Left\par" + inner + rb"\pard\intbl Under\cell Right\cell\row"
    assert text(body).split("\n\n") == ["Left", "a    b", "Under", "Right"]


def test_changes_are_revisions_and_only_the_words_that_stand_are_text() -> None:
    table = rb"{\*\revtbl {Unknown;}{A. Roe;}}"
    gone = b"{\\deleted\\revauthdel1\\revdttmdel%d open}" % DAY
    come = b"{\\revised\\revauth1\\revdttm%d shut}" % DAY
    memo, before = read(table + b"The gate was " + gone + come + b".\\par Kept.\\par").documents
    assert memo.text == "The gate was shut.\n\nKept."
    assert [(r.kind, r.text, r.author, r.date) for r in memo.revisions] == [
        (RevisionKind.DELETED, "open", "A. Roe", "2030-05-02"),
        (RevisionKind.INSERTED, "shut", "A. Roe", "2030-05-02"),
    ]
    assert (before.name, before.text) == ("memo.rtf#before-changes", "The gate was open.")


def test_a_paragraph_whose_mark_was_deleted_runs_on() -> None:
    assert text(rb"The pump {\deleted\par}was off.\par") == "The pump was off."


def test_hidden_words_are_flagged_and_not_text() -> None:
    held = document(rb"Seen.{\v  Not for the court.}\v\plain  Seen too.\v0 ")
    assert held.text == "Seen. Seen too."
    assert [(flag.kind, flag.text) for flag in held.flags] == [(FlagKind.HIDDEN_TEXT, "Not for the court.")]


def test_notes_follow_their_paragraph() -> None:
    note = rb"{\super\chftn}{\footnote\pard {\super\chftn} It was Tuesday.}"
    end = rb"{\footnote\ftnalt See the log.}"
    held = document(b"The pump" + note + b" was off" + end + b".\\par Next.\\par")
    assert clean(held).text == "The pump was off.\n\nIt was Tuesday.\n\nSee the log.\n\nNext."
    assert "[1]" in held.text and "[i]" in held.text


def test_headers_and_footers_are_apart_and_stand_once() -> None:
    running = rb"{\header Internal\par}{\footer Page \chpgn\par}{\headerf Internal\par}"
    held = document(running + rb"The gate was shut.\par")
    assert held.text == "Internal\n\nThe gate was shut.\n\nPage"
    assert clean(held).text == "The gate was shut."


def test_a_comment_is_a_document_that_quotes_what_it_is_attached_to() -> None:
    body = (
        rb"We say {\*\atrfstart 1}all is done{\*\atrfend 1}{\*\atnid AR}{\*\atnauthor Ana Ruiz}\chatn"
        rb"{\*\annotation{\*\atnref 1}{\*\atndate " + str(DAY).encode() + rb"}This is not true.}.\par"
    )
    memo, comment = read(body).documents
    assert memo.text == "We say all is done."
    assert comment.text == "Comment by Ana Ruiz on 2030-05-02 about “all is done”\n\nThis is not true."


def test_what_the_file_says_of_itself_is_a_field() -> None:
    info = rb"{\info{\title The {\b gate}}{\author Ana Ruiz}{\creatim\yr2030\mo5\dy2\hr9}{\version3}}"
    held = document(info + rb"Words.\par")
    assert held.text == "Words."
    assert held.fields == (("title", "The gate"), ("author", "Ana Ruiz"), ("created", "2030-05-02"))


def test_a_large_picture_and_an_embedded_file_are_attachments() -> None:
    native = b"\x01\x05\0\0\x02\0\0\0" + b"\x09\0\0\0Word.Doc\0" + b"\0\0\0\0" * 2 + b"\x04\0\0\0held"
    picture = rb"{\*\shppict{\pict{\*\picprop{\sp{\sn a}{\sv b}}}\pngblip\picwgoal7200\pichgoal7200 89504e47}}"
    small = rb"{\pict\pngblip\picwgoal720\pichgoal720 89504e47}{\nonshppict{\pict\wmetafile8 00}}"
    body = picture + small + rb"{\object\objemb{\*\objdata " + native.hex().encode() + b"}{\\result x}}"
    broken = rb"{\object\objemb{\*\objdata 0105}}"
    found = list(read(body + broken).attachments)
    assert found[:2] == [("picture-1.png", b"\x89PNG"), ("object-1.doc", b"held")]
    assert isinstance(found[2][1], Unread) and found[2][1].kind is UnreadKind.CORRUPT


def test_a_web_page_wrapped_in_rich_text_is_read_as_one() -> None:
    page = (
        rb"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <html><body><p>}\htmlrtf {\htmlrtf0 The gate was shut.\htmlrtf\par"
        rb"}\htmlrtf0 {\*\htmltag72 </p></body></html>}}"
    )
    (held,) = read_source(page, "a.rtf", SourceId("f" * 64)).documents
    assert (held.text.strip(), held.format) == ("The gate was shut.", "rtf")
    assert read_body(page)[1]


def test_rich_text_that_breaks_off_is_read_in_part() -> None:
    result = read_source(HEAD + rb"The gate was {\b shut", "a.rtf", SourceId("f" * 64))
    assert [held.text for held in result.documents] == ["The gate was shut"]
    assert result.unread is not None and result.unread.kind is UnreadKind.TRUNCATED


def test_hostile_nesting_takes_no_time_and_loses_nothing() -> None:
    started = time.monotonic()
    assert text(b"{" * 100_000 + b"deep" + b"}" * 100_000 + b" shallow") == "deep shallow"
    assert read(b"{\\*\\x" * 50_000).unread is not None
    assert time.monotonic() - started < 5
