"""E-mail: each message of the chain a document, the attachments handed back as files.

Only the standard library reads the message; what is broken in it becomes a warning and the rest is kept.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message as Mail
from email.policy import compat32
from email.utils import getaddresses
from mimetypes import guess_extension

from belie.domain.documents import Document, DocumentKind, Hints, Page
from belie.domain.ids import DocumentId, SourceId, document_id
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult, Unread, UnreadKind
from belie.domain.spans import Span
from belie.sources.calendars import calendar_text
from belie.sources.days import header_day
from belie.sources.html import decode_html
from belie.sources.html_text import visible_text
from belie.sources.reply_chain import Message, split_chain
from belie.sources.smime import is_encrypted, signed_content
from belie.sources.text import Undecodable, decode

_SHOWN_HEADERS = ("From", "To", "Cc", "Date", "Subject")
# Kept as fields of the document, by small letters: what threads are rebuilt from, and where a mailbox kept it.
_KEPT_HEADERS = ("Message-ID", "In-Reply-To", "References", "Date", "Thread-Index", "X-Folder", "X-Gmail-Labels")
_SIGNATURES = frozenset(("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"))
_CMS = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))
MOST_PARTS = 500  # of one message; a mail of more is hostile or broken


@dataclass(slots=True)
class _Parts:
    """What a message is made of."""

    texts: list[str] = field(default_factory=list)  # of the body, in order
    attachments: list[tuple[str, bytes]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    encrypted: str = ""  # with what, when the body is
    seen: int = 0


def read_eml(data: bytes, name: str, source: SourceId, _options: ReadOptions = PLAIN) -> ReadResult:
    """Return the messages of one e-mail, newest first, and its attachments."""
    parts = _Parts()
    try:
        mail = message_from_bytes(data, policy=compat32)
        _collect(mail, parts)
    except RecursionError:
        detail = "its parts are nested too deep to be a mail that somebody wrote"
        return ReadResult(unread=Unread(kind=UnreadKind.CORRUPT, detail=detail))
    chain = split_chain("\n".join(text.strip("\n") for text in parts.texts))
    own = chain[0]
    own.author, own.addressee = _names(mail, "From"), _names(mail, "To")
    own.subject, own.date = header(mail, "Subject"), header_day(header(mail, "Date"))
    own.header = "\n".join(f"{field}: {value}" for field in _SHOWN_HEADERS if (value := header(mail, field)))
    unread = None
    if parts.encrypted:
        detail = f"encrypted with {parts.encrypted} for its recipient's key; ask for a decrypted copy"
        unread = Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail=detail)
    if not own.header and not any(message.text for message in chain) and not parts.attachments:
        return ReadResult(unread=Unread(kind=UnreadKind.EMPTY, detail="a message without header, text or attachment"))
    if own.date is None:
        parts.warnings.append("the message has no readable Date header")
    top = document_id(source, "")
    kept = tuple((field.lower(), value) for field in _KEPT_HEADERS if (value := header(mail, field)))
    documents = [_document(message, at, name, source, top) for at, message in enumerate(chain)]
    documents[0] = replace(documents[0], fields=kept)
    return ReadResult(
        documents=tuple(documents),
        unread=unread,
        attachments=_apart(parts.attachments),
        warnings=tuple(dict.fromkeys(parts.warnings)),
    )


def _document(message: Message, at: int, name: str, source: SourceId, top: DocumentId) -> Document:
    text = "\n\n".join(part for part in (message.header, message.text) if part)
    header = (Span(0, len(message.header)),) if message.header else ()
    return Document(
        id=document_id(source, str(at) if at else ""),
        source=source,
        name=f"{name}#{at + 1}" if at else name,
        format="eml",
        pages=(Page(index=0, text=text, furniture=header),),
        hints=Hints(
            kind=DocumentKind.EMAIL,
            title=message.subject,
            author=message.author,
            addressee=message.addressee,
            date=message.date,
        ),
        parent=top if at else None,
    )


def _collect(part: Mail, parts: _Parts) -> None:
    """Sort one part of a message, and what is in it, into body and attachments."""
    parts.seen += 1
    if parts.seen > MOST_PARTS:
        parts.warnings.append(f"more than {MOST_PARTS} parts: the rest was not read")
        return
    parts.warnings += [f"broken MIME: {type(defect).__name__}" for defect in part.defects]
    kind = part.get_content_type()
    if kind == "message/rfc822" or (kind == "message/partial" and part.is_multipart()):
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Mail):
            title = header(inner[0], "Subject") or "message"
            parts.attachments.append((_file_name(part, f"{title}.eml"), inner[0].as_bytes()))
        return
    if part.is_multipart():
        if kind == "multipart/encrypted":
            parts.encrypted = "PGP"
        _collect_inner(part, kind, parts)
        return
    if kind.startswith("multipart/"):
        kind = "text/plain"  # its boundary is missing: what is left is read as it stands
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if kind in _SIGNATURES:
        parts.warnings.append(f"signed ({kind.partition('/')[2]}); the signature was not checked")
        return
    if kind in _CMS and _open_cms(data, parts):
        return
    if kind == "application/pgp-encrypted":
        return  # says the version of PGP and nothing else
    if part.get_content_disposition() == "attachment" or part.get_filename() or not kind.startswith("text/"):
        if data:
            extension = guess_extension(kind) or ".bin"
            parts.attachments.append((_file_name(part, f"part-{parts.seen}{extension}"), data))
        return
    if data.strip():
        _add_text(part, kind, data, parts)


def _open_cms(data: bytes, parts: _Parts) -> bool:
    """Read what is signed in an S/MIME part, or note that it is encrypted; False when it is neither."""
    if is_encrypted(data):
        parts.encrypted = "S/MIME"
        return True
    inner = signed_content(data)
    if inner is None:
        return False
    parts.warnings.append("signed (S/MIME); the signature was not checked")
    _collect(message_from_bytes(inner, policy=compat32), parts)
    return True


def _collect_inner(part: Mail, kind: str, parts: _Parts) -> None:
    """Read the parts of a multipart; of alternatives, the plain text, or else the last that gives text."""
    inner = [each for each in part.get_payload() if isinstance(each, Mail)]
    if kind != "multipart/alternative":
        for each in inner:
            _collect(each, parts)
        return
    plain = next(
        (each for each in inner if each.get_content_type() == "text/plain" and str(each.get_payload()).strip()), None
    )
    for each in inner:
        written = each.get_content_type() in ("text/plain", "text/html")
        if plain is None or each is plain or not written:
            _collect(each, parts)


def _add_text(part: Mail, kind: str, data: bytes, parts: _Parts) -> None:
    charset = part.get_content_charset() or ""
    try:
        if kind == "text/html":
            parts.texts.append(visible_text(_decoded(data, charset) or decode_html(data)[0], mail=True))
            return
        words = (_decoded(data, charset) or decode(data)[0]).replace("\r\n", "\n").replace("\r", "\n")
        if words.lstrip().startswith("-----BEGIN PGP MESSAGE-----"):
            parts.encrypted = "PGP"
        if kind == "text/calendar":
            words = calendar_text(words)
            if not words:
                parts.warnings.append(f"a calendar entry of {len(data)} bytes says nothing that can be read")
        parts.texts.append(words)
    except Undecodable:
        parts.warnings.append(f"a {kind} part of {len(data)} bytes could not be decoded")


def _decoded(data: bytes, charset: str) -> str:
    """Return the text in the encoding the part names, "" when it names none or does not keep to it."""
    try:
        return data.decode(charset) if charset else ""
    except (LookupError, UnicodeDecodeError, ValueError):
        return ""


def header(mail: Mail, field: str) -> str:
    """Return a header decoded and on one line, "" when it is not there."""
    raw = mail.get(field)
    if raw is None:
        return ""
    try:
        words = str(make_header(decode_header(str(raw))))
    except (MessageError, LookupError, UnicodeError, ValueError):
        words = str(raw)
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())


def _names(mail: Mail, field: str) -> str:
    """Return the display names in an address header, or the addresses of those who have none."""
    pairs = getaddresses([header(mail, field)])
    return ", ".join(name.strip("\"' ") or address for name, address in pairs if name or address)


def _file_name(part: Mail, otherwise: str) -> str:
    """Return the name of an attachment."""
    name = part.get_filename() or ""
    with suppress(MessageError, LookupError, UnicodeError, ValueError):
        name = str(make_header(decode_header(name)))
    return file_name(name, otherwise)


def file_name(name: str, otherwise: str) -> str:
    """Return a file name without folders or control characters, or the other one where nothing is left."""

    def cleaned(words: str) -> str:
        return "".join(letter if letter.isprintable() and letter not in '/\\:*?"<>|' else "_" for letter in words)

    return cleaned(name).strip(". ")[:200] or cleaned(otherwise)


def _apart(attachments: list[tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
    """Return the attachments with names that differ: a second "image.png" becomes "image (2).png"."""
    seen: dict[str, int] = {}
    named = []
    for name, data in attachments:
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            stem, dot, extension = name.rpartition(".")
            name = f"{stem} ({seen[name]}).{extension}" if dot else f"{name} ({seen[name]})"
        named.append((name, data))
    return tuple(named)
