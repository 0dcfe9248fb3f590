"""Outlook messages: who, when, what, and everything that hangs on them."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest

from belie.domain.documents import DocumentKind
from belie.domain.ids import SourceId
from belie.domain.ledger import ReadResult, Unread, UnreadKind
from belie.sources.outlook_rtf import read_body
from belie.sources.registry import read_source
from sources.made_ole import Tree, make_attachment, make_folder, make_message, make_ole

SOURCE = SourceId("s")
SENT = datetime(2029, 8, 21, 2, 15, tzinfo=UTC)
WORDS: dict[int, str | bytes] = {
    0x001A: "IPM.Note",
    0x0037: "Beds — café",
    0x0C1A: "Rosa Delacroix",
    0x5D01: "r.d@water.example",
    0x1000: "Nine beds are empty.\r\n\r\nOn Mon, Aug 20, 2029, W. Pike wrote:\r\n> Ten beds are empty.\r\n",
    0x1035: "<2@water.example>",
    0x1042: "<1@water.example>",
}
TO = (("Wendell Pike", "w.p@water.example", 1), ("Clerk", "clerk@water.example", 2))


def read(message: Tree) -> ReadResult:
    return read_source(make_ole(message), "mail.msg", SOURCE)


def test_a_message_is_read_like_mail_with_the_chain_it_carries() -> None:
    result = read(make_message(WORDS, sent=SENT, to=TO))
    own, earlier = result.documents
    assert own.format == "msg"
    assert own.hints.kind is DocumentKind.EMAIL
    assert (own.hints.title, own.hints.author, own.hints.addressee) == ("Beds — café", "Rosa Delacroix", "Wendell Pike")
    assert "Cc: Clerk <clerk@water.example>" in own.text
    assert "Nine beds are empty." in own.text
    known = dict(own.fields)
    assert (known["message-id"], known["in-reply-to"]) == ("<2@water.example>", "<1@water.example>")
    assert parsedate_to_datetime(known["date"]) == SENT
    assert earlier.text.endswith("Ten beds are empty.")
    assert earlier.hints.author == "W. Pike"
    assert (result.unread, result.warnings) == (None, ())


def test_the_day_is_that_of_the_sender_where_the_headers_tell_and_else_that_of_utc() -> None:
    headers = "Received: by mx\r\nDate: Mon, 20 Aug 2029 22:15:00 -0400\r\nContent-Type: text/html; charset=x\r\n"
    for words, day in ((WORDS | {0x007D: headers}, "2029-08-20"), (WORDS, "2029-08-21")):
        own = read(make_message(words, sent=SENT, to=TO)).documents[0]
        assert own.hints.date is not None
        assert own.hints.date.timex == day
        assert own.hints.author == "Rosa Delacroix"


def test_files_and_messages_that_hang_on_it_come_as_attachments() -> None:
    inner = make_message({0x0037: "Older", 0x0C1A: "Clerk", 0x1000: "Ten beds."}, sent=SENT, head=24)
    message = make_message(
        WORDS,
        sent=SENT,
        attached=(
            make_attachment("memo (août).txt", b"Eleven beds."),
            make_attachment("large.bin", bytes(range(256)) * 40),
            make_attachment("Older", inner),
            make_folder(8, {0x3707: "drawing"}, {}),
        ),
    )
    found = dict(read(message).attachments)
    assert found["memo (août).txt"] == b"Eleven beds."
    assert found["large.bin"] == bytes(range(256)) * 40
    assert isinstance(found["drawing"], Unread)
    assert found["drawing"].kind is UnreadKind.UNSUPPORTED
    older = found["Older.eml"]
    assert isinstance(older, bytes)
    (own,) = read_source(older, "Older.eml", SOURCE).documents
    assert (own.hints.author, own.hints.title) == ("Clerk", "Older")
    assert own.text.endswith("Ten beds.")


def test_a_page_or_rich_text_is_the_body_where_there_is_no_plain_text() -> None:
    bare = {ident: held for ident, held in WORDS.items() if ident != 0x1000}
    page = b"<html><body><p>Nine beds</p><script>x</script></body></html>"
    assert read(make_message(bare | {0x1013: page}, sent=SENT)).documents[0].text.endswith("Nine beds")
    text = b"{\\rtf1\\ansi Nine beds\\par are empty.}"
    raw = (len(text) + 12).to_bytes(4, "little") + len(text).to_bytes(4, "little") + b"MELA" + bytes(4) + text
    assert read(make_message(bare | {0x1009: raw}, sent=SENT)).documents[0].text.endswith("Nine beds\nare empty.")


@pytest.mark.parametrize("cut", [600, 1500, 3000])
def test_a_message_that_breaks_off_is_read_in_part_or_has_a_reason(cut: int) -> None:
    result = read_source(make_ole(make_message(WORDS, sent=SENT, to=TO))[:cut], "mail.msg", SOURCE)
    assert result.documents or result.unread


@pytest.mark.parametrize(
    ("rtf", "words"),
    [
        (b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}Caf\\'e9\\par b\\u8217?s}", "Café\nb’s"),
        (b"{\\rtf1{\\*\\generator X;}a\\tab b{\\b c}\\~d}", "a\tbc\xa0d"),
        (
            b"{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Nine\\htmlrtf \\par\\htmlrtf0 "
            b" beds{\\*\\htmltag84 &nbsp;}\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}}",
            "<p>Nine beds&nbsp;</p>",
        ),
        (b"{\\rtf1\\ansicpg932 \\'82\\'a0}", "あ"),
        (b"plain", ""),
        (b"{\\rtf1 " + b"{" * 5000 + b"a", "a"),
    ],
)
def test_the_words_in_rich_text(rtf: bytes, words: str) -> None:
    assert read_body(rtf) == (words, b"fromhtml" in rtf)
