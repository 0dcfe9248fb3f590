"""E-mail: messages of a chain, attachments, and what is broken."""

import base64
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs7

from belie.domain.documents import DocumentKind
from belie.domain.ids import SourceId
from belie.domain.ledger import ReadResult, UnreadKind
from belie.sources.eml import read_eml
from belie.sources.smime import signed_content


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


INVITATION = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VTIMEZONE
DTSTART:19700101T000000
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Beds\\, all of them
DTSTART;TZID="America/New_York":20310507T140000
DTEND:20310507T190000Z
ORGANIZER;CN="Orle, Wanda":mailto:w.orle@lakeport.example
ATTENDEE;ROLE=REQ-PARTICIPANT;CN=Jo Tarrick:MAILTO:j.tarrick@lakep
 ort.example
LOCATION:Room 2
DESCRIPTION:Nine beds.\\nBring the log.
BEGIN:VALARM
DESCRIPTION:Reminder
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def test_an_invitation_says_what_when_where_and_with_whom() -> None:
    message = mail()
    message.add_alternative(INVITATION, subtype="calendar")
    result = read(message.as_bytes())
    assert result.documents[0].text.endswith(
        "Nine beds are empty.\nCalendar: REQUEST\nEvent: Beds, all of them\n"
        "Starts: 2031-05-07 14:00 America/New_York\n"
        "Ends: 2031-05-07 19:00 UTC\nOrganizer: Orle, Wanda <w.orle@lakeport.example>\n"
        "Attendee: Jo Tarrick <j.tarrick@lakeport.example>\nWhere: Room 2\nNotes: Nine beds.\nBring the log."
    )
    assert result.warnings == ()


def test_an_invitation_that_says_nothing_is_told() -> None:
    message = mail()
    message.add_alternative("BEGIN:VCALENDAR\nEND:VCALENDAR\n", subtype="calendar")
    result = read(message.as_bytes())
    assert "VCALENDAR" not in result.documents[0].text
    assert any("calendar" in warning for warning in result.warnings)


def test_what_threads_are_rebuilt_from_is_kept() -> None:
    message = mail(**{"Message-ID": "<2@x>", "In-Reply-To": "<1@x>", "References": "<0@x>  <1@x>"})
    (own,) = read(message.as_bytes()).documents
    assert own.fields == (
        ("message-id", "<2@x>"),
        ("in-reply-to", "<1@x>"),
        ("references", "<0@x> <1@x>"),
        ("date", message["Date"]),
    )


@pytest.mark.parametrize("field", [b"Subject: =?u\xfff-8?q?beds?=", b"From: =?u\xfff-8?q?x?= <a@b.example>"])
def test_a_header_in_an_encoding_of_no_name_is_kept_as_it_stands(field: bytes) -> None:
    result = read(b"To: a@b.example\nDate: Tue, 6 May 2031 10:00:00 +0000\n" + field + b"\n\nNine beds.\n")
    assert result.documents[0].text.endswith("Nine beds.")


# S/MIME and PGP.


@pytest.fixture(scope="module")
def signer() -> tuple[x509.Certificate, rsa.RSAPrivateKey]:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Pim Haddow")])
    day = datetime(2031, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, day, day + timedelta(days=900))
    return made.sign(key, hashes.SHA256()), key


def as_cms(data: bytes, kind: str) -> bytes:
    head = b"From: Pim Haddow <p@x.example>\nSubject: Beds\nDate: Tue, 6 May 2031 10:00:00 +0000\n"
    head += f'Content-Type: application/pkcs7-mime; smime-type={kind}; name="smime.p7m"\n'.encode()
    return head + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(data)


def test_a_signed_message_is_read(signer: tuple[x509.Certificate, rsa.RSAPrivateKey]) -> None:
    made = pkcs7.PKCS7SignatureBuilder().set_data(b"Content-Type: text/plain\r\n\r\nNine beds.\r\n")
    made = made.add_signer(*signer, hashes.SHA256())
    for options in ([], [pkcs7.PKCS7Options.Binary]):
        signed = made.sign(serialization.Encoding.DER, options)
        result = read(as_cms(signed, "signed-data"))
        assert result.documents[0].text.endswith("Nine beds.")
        assert result.attachments == ()
        assert result.warnings == ("signed (S/MIME); the signature was not checked",)
    detached = made.sign(serialization.Encoding.SMIME, [pkcs7.PKCS7Options.DetachedSignature])
    result = read(b"From: Pim Haddow <p@x.example>\nDate: Tue, 6 May 2031 10:00:00 +0000\n" + detached)
    assert result.documents[0].text.endswith("Nine beds.")
    assert result.attachments == ()
    assert any("signed" in warning for warning in result.warnings)


def test_an_octet_string_in_pieces_without_a_length_is_put_together() -> None:
    data = bytes.fromhex("3080 0609 2a864886f70d010702 a080 3080 020101 3100 3080 0609 2a864886f70d010701 a080 2480")
    data += b"\x04\x05Nine \x04\x05beds." + bytes(2 * 6)
    assert signed_content(data) == b"Nine beds."
    for cut in range(len(data) - 12):
        assert signed_content(data[:cut]) is None


def test_an_encrypted_message_shows_its_header_and_wants_a_decrypted_copy(
    signer: tuple[x509.Certificate, rsa.RSAPrivateKey],
) -> None:
    made = pkcs7.PKCS7EnvelopeBuilder().set_data(b"Nine beds.").add_recipient(signer[0])
    pgp = mail("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n").as_bytes()
    for data in (as_cms(made.encrypt(serialization.Encoding.DER, []), "enveloped-data"), pgp):
        result = read(data)
        assert result.documents[0].hints.author.startswith("Pim")
        assert result.unread is not None
        assert result.unread.kind is UnreadKind.PASSWORD_REQUIRED
        assert "decrypted copy" in result.unread.detail


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
