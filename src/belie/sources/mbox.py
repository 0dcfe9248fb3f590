"""Mailboxes in one file (mbox, RFC 4155): every message a file of its own.

A message that comes again, with the same Message-ID and body, is given with the bytes of the first, so that the
ledger lists it as a duplicate; how its other header lines differ stays in the mailbox, which is kept whole.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import BinaryIO

from belie.domain.ids import SourceId
from belie.domain.ledger import Members, ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.archives.members import MOST_MEMBER_BYTES, MOST_MEMBERS, REST
from belie.sources.eml import file_name, header

_FROM = re.compile(rb"From \S+.*\d{4}(?:\s|$)")
_HEADER = re.compile(rb">?[!-9;-~]+:|>From ")  # some write a second "From " line, escaped
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEAD_BYTES = 1 << 20  # of a message looked at for its subject and id


def read_mbox(file: BinaryIO, _name: str, _source: SourceId, _options: ReadOptions) -> ReadResult:
    """Return the messages of a mailbox, one by one, named "0001 subject.eml"."""
    return ReadResult(attachments=_messages(file))


def _messages(file: BinaryIO) -> Members:
    firsts: dict[bytes, tuple[int, int]] = {}  # where the first of messages that are one stands
    number = 0
    for number, (start, end) in enumerate(_places(file), 1):
        if number > MOST_MEMBERS:
            detail = f"more than {MOST_MEMBERS} messages; split the mailbox and add the parts"
            yield REST, Unread(kind=UnreadKind.ARCHIVE_LIMIT, detail=detail)
            break
        if end - start > MOST_MEMBER_BYTES:
            detail = f"a message larger than {MOST_MEMBER_BYTES >> 20} MB"
            yield f"{number:04} message.eml", Unread(kind=UnreadKind.ARCHIVE_LIMIT, detail=detail)
            continue
        data = _message(file, start, end)
        key, subject = _identity(data)
        first = firsts.setdefault(key, (start, end)) if key else (start, end)
        file.seek(end)
        yield message_name(number, subject), data if first == (start, end) else _message(file, *first)
    if not number:
        return ReadResult(unread=Unread(kind=UnreadKind.EMPTY, detail="a mailbox without a message"))
    return ReadResult()


def message_name(number: int, subject: str) -> str:
    """Return the name of a message by its place in a mailbox, from 1, and its subject."""
    return f"{number:04} {file_name(subject, 'message')[:80].strip()}.eml"


def _places(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Yield where each message starts, after its "From " line, and ends; the file may be read between."""
    start = at = 0
    blank = True  # a "From " line starts a message at the top and after a blank line
    opened = False
    file.seek(0)
    while line := file.readline(_HEAD_BYTES):
        at += len(line)
        if blank and _FROM.match(line) and _HEADER.match(_peek(file)):  # else a sentence that starts with "From"
            if opened:
                yield start, at - len(line)
                file.seek(at)
            opened, start = True, at
        blank = line in (b"\n", b"\r\n")
    if opened:
        yield start, at


def _peek(file: BinaryIO) -> bytes:
    at = file.tell()
    line = file.readline(200)
    file.seek(at)
    return line


def _message(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    data = file.read(end - start)
    return _ESCAPED.sub(rb"\1", data.rstrip(b"\r\n") + (b"\r\n" if data.endswith(b"\r\n") else b"\n"))


def _identity(data: bytes) -> tuple[bytes, str]:
    """Return what tells a message from others (nothing for one without a Message-ID), and its subject."""
    parts = re.split(rb"(?<=\n)\r?\n", data, maxsplit=1)
    head, body = parts[0], b"".join(parts[1:])
    mail = BytesHeaderParser(policy=compat32).parse(io.BytesIO(head[:_HEAD_BYTES]))
    ident = header(mail, "Message-ID")
    if not ident:
        return b"", header(mail, "Subject")
    return hashlib.sha256(ident.encode() + b"\n" + b"\n".join(body.split())).digest(), header(mail, "Subject")
