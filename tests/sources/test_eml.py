"""E-mail: messages of a chain, attachments, and what is broken."""

from email.message import EmailMessage

import pytest

from belie.domain.documents import DocumentKind
from belie.domain.ids import SourceId
from belie.domain.ledger import ReadResult, UnreadKind
from belie.sources.eml import read_eml


def read(data: bytes) -> ReadResult:
    return read_eml(data, "beds.eml", SourceId("s"))


def mail(body: str = "Nine beds are empty.\n", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.pop("sender", "Pim Haddow <p.haddow@lakeport.example>")
    message["To"] = "Wanda Orle <w.orle@lakeport.example>, j.tarrick@lakeport.example"
    message["Subject"] = "Décision – beds"
    message["Date"] = "Tue, 06 May 2031 23:50:00 -0500"
    for name, value in headers.items():
        message[name] = value
    message.set_content(body)
    return message


def test_headers_become_hints() -> None:
    result = read(mail().as_bytes())
    (document,) = result.documents
    hints = document.hints
    assert hints.kind is DocumentKind.EMAIL
    assert (hints.author, hints.title) == ("Pim Haddow", "Décision – beds")
    assert hints.addressee == "Wanda Orle, j.tarrick@lakeport.example"
    assert str(hints.date) == "2031-05-06"  # the sender's day, though it was the 7th in UTC
    assert result.warnings == ()


def test_the_header_stands_in_the_text_as_furniture() -> None:
    (document,) = read(mail().as_bytes()).documents
    (page,) = document.pages
    assert page.furniture[0].of(page.text).startswith("From: Pim Haddow")
    assert page.text[page.furniture[0].end :].strip() == "Nine beds are empty."


def test_each_message_of_a_chain_is_a_document_of_its_own() -> None:
    body = "Do not put that in writing.\n\nOn Mon, May 5, 2031 at 17:42, Wanda Orle wrote:\n> Nine beds are empty.\n"
    first, second = read(mail(body).as_bytes()).documents
    assert first.text.endswith("Do not put that in writing.")
    assert (second.hints.author, str(second.hints.date)) == ("Wanda Orle", "2031-05-05")
    assert second.text.endswith("\n\nNine beds are empty.")
    assert second.name == "beds.eml#2"
    assert second.parent == first.id
    assert first.parent is None
    assert first.id != second.id


def test_attachments_come_back_as_files() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="pièce 7.pdf")
    message.add_attachment(b"one", maintype="image", subtype="png", filename="image.png")
    message.add_attachment(b"two", maintype="image", subtype="png", filename="image.png")
    result = read(message.as_bytes())
    assert result.attachments == (("pièce 7.pdf", b"%PDF-1.4"), ("image.png", b"one"), ("image (2).png", b"two"))
    assert len(result.documents) == 1


def test_a_mail_inside_a_mail_is_an_attachment() -> None:
    message = mail()
    message.add_attachment(mail("The inner one.\n"))
    ((name, data),) = read(message.as_bytes()).attachments
    assert isinstance(data, bytes)
    assert name == "Décision – beds.eml"
    assert read(data).documents[0].text.endswith("The inner one.")


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\temp\\x.exe", "a\x00b.txt", "...", "x" * 300])
def test_an_attachment_is_no_path(name: str) -> None:
    message = mail()
    message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename=name)
    ((found, _),) = read(message.as_bytes()).attachments
    assert found
    assert len(found) <= 200
    assert not set(found) & set("/\\:\x00")
    assert not found.startswith(".")


def test_html_alone_is_read_as_shown() -> None:
    message = EmailMessage()
    message["From"], message["Date"] = "Pim Haddow <p@x.example>", "Tue, 6 May 2031 10:00:00 +0000"
    html = "<style>p{color:red}</style><p>Nine beds are empty.</p><blockquote>How many?</blockquote>"
    message.set_content(html, subtype="html")
    first, second = read(message.as_bytes()).documents
    assert first.text.endswith("Nine beds are empty.")
    assert "red" not in first.text
    assert second.text == "How many?"


def test_of_plain_text_and_html_the_plain_text_is_read() -> None:
    message = mail()
    message.add_alternative("<p>Nine beds are <b>empty</b> (HTML).</p>", subtype="html")
    (document,) = read(message.as_bytes()).documents
    assert document.text.endswith("\n\nNine beds are empty.")


def test_an_empty_plain_part_gives_way_to_html() -> None:
    message = mail(" \n")
    message.add_alternative("<p>Nine beds.</p>", subtype="html")
    (document,) = read(message.as_bytes()).documents
    assert document.text.endswith("Nine beds.")


def test_a_calendar_entry_is_told_and_left_out() -> None:
    message = mail()
    message.add_alternative("BEGIN:VCALENDAR\nEND:VCALENDAR\n", subtype="calendar")
    result = read(message.as_bytes())
    assert "VCALENDAR" not in result.documents[0].text
    assert any("calendar" in warning for warning in result.warnings)


def test_a_multipart_without_its_boundary_is_kept_and_told() -> None:
    raw = b"From: Pim <p@x.example>\nDate: Tue, 6 May 2031 10:00:00 +0000\nMIME-Version: 1.0\n"
    raw += b"Content-Type: multipart/mixed; boundary=never\n\nNine beds are empty.\n"
    result = read(raw)
    assert any("broken MIME" in warning for warning in result.warnings)
    assert "Nine beds are empty." in result.documents[0].text


@pytest.mark.parametrize(
    "encoding",
    ["x-unknown", "utf-8", "us-ascii"],
)
def test_a_wrong_charset_does_not_lose_the_words(encoding: str) -> None:
    raw = f"From: Pim <p@x.example>\nSubject: x\nContent-Type: text/plain; charset={encoding}\n\n".encode()
    result = read(raw + "Neuf lits vidés.".encode("cp1252"))
    assert result.documents[0].text.endswith("Neuf lits vidés.")


def test_a_mail_without_a_day_says_so() -> None:
    message = mail()
    del message["Date"]
    result = read(message.as_bytes())
    assert result.documents[0].hints.date is None
    assert result.warnings == ("the message has no readable Date header",)


def test_nothing_at_all_is_empty() -> None:
    unread = read(b"\n\n").unread
    assert unread is not None
    assert unread.kind is UnreadKind.EMPTY


def test_a_mail_of_thousands_of_parts_is_not_read_to_its_end() -> None:
    parts = b"".join(b"--b\n\nx\n" for _ in range(2000))
    raw = b"From: Pim <p@x.example>\nContent-Type: multipart/mixed; boundary=b\n\n" + parts + b"--b--\n"
    assert any("more than" in warning for warning in read(raw).warnings)


def test_a_mail_of_parts_in_parts_without_end_is_refused() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(3000))
    unread = read(b"From: Pim <p@x.example>\n" + nested + b"x").unread
    assert unread is not None
    assert unread.kind is UnreadKind.CORRUPT
