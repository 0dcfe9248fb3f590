"""Messages as Outlook keeps them, in .msg files and mailboxes, written as RFC 822 so that one reader serves all mail.

The bytes are the same every time: nothing in them depends on the clock or on chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_string
from email.encoders import encode_base64
from email.header import Header
from email.message import Message as Mail
from email.mime.base import MIMEBase
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr
from typing import TypeAlias

from belie.domain.ledger import Unread
from belie.sources.outlook_rtf import read_body

TO, CC, BCC = 1, 2, 3  # PidTagRecipientType (MS-OXOMSG 2.2.3.1)
MOST_NESTED = 20  # messages one in another; a message of more is hostile
_BODY_FIELDS = ("content-type", "content-transfer-encoding", "content-disposition", "mime-version")  # written anew


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a message went to."""

    name: str
    address: str
    kind: int = TO


@dataclass(slots=True, kw_only=True)
class OutlookMessage:
    """One message with what hangs on it."""

    headers: str = ""  # as they came over the wire; "" for what was never received
    subject: str = ""
    sender: str = ""
    address: str = ""  # of the sender
    recipients: list[Recipient] = field(default_factory=list)
    sent: datetime | None = None  # UTC
    message_id: str = ""
    in_reply_to: str = ""
    references: str = ""
    text: str = ""
    html: str = ""
    rtf: bytes = b""  # unpacked
    attachments: list[tuple[str, Held]] = field(default_factory=list)


Held: TypeAlias = bytes | Unread | OutlookMessage


def to_rfc822(message: OutlookMessage) -> bytes:
    """Return the message as the bytes of an .eml file; attachments that could not be had are not in it."""
    return _build(message, 0).as_bytes()


def lost_attachments(message: OutlookMessage) -> Iterator[tuple[str, Unread]]:
    """Yield what hangs on a message and could not be had; what hangs on one inside it by both names."""
    for name, held in message.attachments:
        if isinstance(held, Unread):
            yield name, held
        elif isinstance(held, OutlookMessage):
            for inner, why in lost_attachments(held):
                yield f"{_mail_name(name, held)}!{inner}", why


def _build(message: OutlookMessage, depth: int) -> Mail:
    body = _body(message)
    held = [(name, data) for name, data in message.attachments if not isinstance(data, Unread)]
    mail: Mail = body
    if held and depth < MOST_NESTED:
        mail = MIMEMultipart("mixed", boundary=f"=_outlook_{depth}", _subparts=[body])
        for name, data in held:
            mail.attach(_attachment(name, data, depth))
    _add_headers(mail, message)
    return mail


def _body(message: OutlookMessage) -> MIMEText:
    """Return the body: plain text where there is some, or else the page, or else the rich text."""
    if message.text.strip():
        return MIMEText(_encodable(message.text), "plain", "utf-8")
    if message.html.strip():
        return MIMEText(_encodable(message.html), "html", "utf-8")
    words, is_html = read_body(message.rtf)
    return MIMEText(_encodable(words), "html" if is_html else "plain", "utf-8")


def _attachment(name: str, held: bytes | OutlookMessage, depth: int) -> Mail:
    if isinstance(held, OutlookMessage):
        part: Mail = MIMEMessage(_build(held, depth + 1))
        name = _mail_name(name, held)
    else:
        part = MIMEBase("application", "octet-stream")
        part.set_payload(held)
        encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", _encodable(_one_line(name))))
    return part


def _mail_name(name: str, held: OutlookMessage) -> str:
    base = name or held.subject or "message"
    return base if base.lower().endswith((".eml", ".msg")) else f"{base}.eml"


def _add_headers(mail: Mail, message: OutlookMessage) -> None:
    """Write the headers it came with, and what those lack from what Outlook knows."""
    received = message_from_string(message.headers.lstrip(), policy=compat32)
    for name, value in received.items():
        if name.lower() not in _BODY_FIELDS and name.isascii():
            _put(mail, name, str(value))
    known = {name.lower() for name in mail.keys()}  # noqa: SIM118  (a message's iterator is no mapping's)
    for name, value in _known_headers(message):
        if value.strip() and name.lower() not in known:
            _put(mail, name, value)


def _known_headers(message: OutlookMessage) -> Iterator[tuple[str, str]]:
    yield "From", _address(message.sender, message.address)
    for name, kind in (("To", TO), ("Cc", CC), ("Bcc", BCC)):
        yield name, ", ".join(_address(who.name, who.address) for who in message.recipients if who.kind == kind)
    yield "Subject", message.subject
    yield "Date", format_datetime(message.sent) if message.sent else ""
    yield "Message-ID", message.message_id
    yield "In-Reply-To", message.in_reply_to
    yield "References", message.references


def _put(mail: Mail, name: str, value: str) -> None:
    value = _encodable(_one_line(value))
    mail[name] = value if value.isascii() else Header(value, "utf-8", maxlinelen=10_000).encode(linesep="")


def _address(name: str, address: str) -> str:
    """Return name and address as a header has them; an address of Exchange ("/O=ORG/CN=...") is none."""
    name, address = _one_line(name), _one_line(address)
    if "@" not in address:
        return f'"{name}"' if name and not name.replace(" ", "").isalnum() else name
    return formataddr((name.replace('"', ""), address), charset="utf-8") if address.isascii() else name


def _one_line(words: str) -> str:
    return " ".join(words.replace("\x00", "").split())


def _encodable(words: str) -> str:
    return words.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
