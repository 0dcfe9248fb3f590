"""ZIP archives: by the directory at the end, with passwords of both kinds.

Formats: PKWARE APPNOTE 6.3.10; AES encryption of WinZip (AE-1, AE-2), which 7-Zip writes too.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from belie.domain.ids import SourceId
from belie.domain.ledger import ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.archives.members import (
    CHUNK,
    DAMAGE,
    MOST_MEMBER_BYTES,
    Exhausted,
    Locked,
    Member,
    Stream,
    damage,
    locked,
    read_members,
)

ENCRYPTED, STRONG, UTF8 = 0x1, 0x40, 0x800  # bits of the flags (APPNOTE 4.4.4)
AES_METHOD, AES_FIELD, UNICODE_PATH = 99, 0x9901, 0x7075
_KEY_BYTES = {1: 16, 2: 24, 3: 32}  # by strength; the salt has half as many


def read_zip(file: BinaryIO, _name: str, _source: SourceId, options: ReadOptions) -> ReadResult:
    """Return the members of a ZIP archive, one by one."""
    size = file.seek(0, io.SEEK_END)
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGE as err:
        file.seek(max(0, size - 66_000))
        if b"PK\x05\x06" not in file.read():
            detail = "a ZIP archive without the directory that stands at its end; ask for it again"
            return ReadResult(unread=Unread(kind=UnreadKind.TRUNCATED, detail=detail))
        return ReadResult(unread=damage(err, "the directory of the ZIP archive is damaged"))
    reading = _Zip(archive, file, options.passwords)
    return ReadResult(attachments=read_members(reading.members(), size, lambda: reading.password))


class _Zip:
    """One archive, and the password that opened a member of it."""

    def __init__(self, archive: zipfile.ZipFile, file: BinaryIO, passwords: tuple[str, ...]) -> None:
        self._archive, self._file, self._passwords = archive, file, passwords
        self.password = ""

    def members(self) -> Iterator[Member]:
        for info in self._archive.infolist():
            name = _name(info)
            if stat.S_ISLNK(info.external_attr >> 16):
                unread = Unread(kind=UnreadKind.UNSAFE_PATH, detail="a link, which is not followed")
                yield Member(name=name, unread=unread)
            elif not info.is_dir():
                yield Member(name=name, open=partial(self._open, info), packed=info.compress_size)

    def _open(self, info: zipfile.ZipInfo) -> Stream:
        if not info.flag_bits & ENCRYPTED:
            return self._archive.open(info)
        if info.flag_bits & STRONG:
            raise NotImplementedError("strong encryption of PKWARE")
        for word in sorted(self._passwords, key=lambda word: word != self.password):
            opened = self._decrypted(info, word)
            if opened is not None:
                self.password = word
                return io.BytesIO(opened)
        raise Locked(locked(len(self._passwords)))

    def _decrypted(self, info: zipfile.ZipInfo, word: str) -> bytes | None:
        """Return the bytes of an encrypted member, None when this is not its password."""
        if info.compress_type == AES_METHOD:
            return _inflate_aes(self._file, info, word)
        try:
            with self._archive.open(info, pwd=word.encode()) as stream:
                return _bounded(stream, info.compress_size)
        except NotImplementedError:
            raise
        except (RuntimeError, zipfile.BadZipFile, zlib.error, EOFError):
            return None  # one wrong password in 256 passes the first test and fails the checksum


def _bounded(stream: Stream, packed: int) -> bytes:
    held = bytearray()
    while chunk := stream.read(CHUNK):
        held += chunk
        if len(held) > MOST_MEMBER_BYTES:
            raise Exhausted(f"larger than {MOST_MEMBER_BYTES >> 20} MB ({packed} bytes packed)")
    return bytes(held)


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; names that say they are code page 437 are often UTF-8."""
    for ident, data in _fields(info.extra):
        if ident == UNICODE_PATH and len(data) > 5:
            return data[5:].decode("utf-8", "replace")
    name = info.orig_filename
    if info.flag_bits & UTF8 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        ident, size = struct.unpack_from("<HH", extra, at)
        yield ident, extra[at + 4 : at + 4 + size]
        at += 4 + size


def _inflate_aes(file: BinaryIO, info: zipfile.ZipInfo, word: str) -> bytes | None:
    """Return the bytes of a member under AES, None when this is not its password."""
    field = next((data for ident, data in _fields(info.extra) if ident == AES_FIELD), b"")
    if len(field) < 7 or field[4] not in _KEY_BYTES:
        raise zipfile.BadZipFile("no description of the encryption")
    method = struct.unpack_from("<H", field, 5)[0]
    if info.compress_size > MOST_MEMBER_BYTES:
        raise Exhausted(f"larger than {MOST_MEMBER_BYTES >> 20} MB")
    file.seek(info.header_offset)
    head = file.read(30)
    if len(head) < 30:
        raise EOFError("no local header")
    file.seek(sum(struct.unpack_from("<HH", head, 26)), io.SEEK_CUR)
    packed = file.read(info.compress_size)
    size = _KEY_BYTES[field[4]]
    salt, check, sealed, code = packed[: size // 2], packed[size // 2 : size // 2 + 2], *_split(packed, size // 2 + 2)
    keys = hashlib.pbkdf2_hmac("sha1", word.encode(), salt, 1000, 2 * size + 2)
    if keys[2 * size :] != check or hmac.digest(keys[size : 2 * size], sealed, "sha1")[:10] != code:
        return None
    opened = _counter_mode(keys[:size], sealed)
    if method == zipfile.ZIP_STORED:
        return opened
    if method != zipfile.ZIP_DEFLATED:
        raise NotImplementedError(f"method {method} under encryption")
    return _bounded(_Inflating(opened), info.compress_size)


def _split(packed: bytes, start: int) -> tuple[bytes, bytes]:
    return packed[start:-10], packed[-10:]


def _counter_mode(key: bytes, data: bytes) -> bytes:
    """Return the data under AES in counter mode with WinZip's counter: from 1, its low byte first."""
    cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    out = bytearray()
    for at in range(0, len(data), CHUNK):
        part = data[at : at + CHUNK]
        first = at // 16 + 1
        blocks = b"".join(count.to_bytes(16, "little") for count in range(first, first + (len(part) + 15) // 16))
        stream = cipher.update(blocks)[: len(part)]
        out += (int.from_bytes(part, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(part), "big")
    return bytes(out)


class _Inflating:
    """Deflated bytes as a stream."""

    def __init__(self, data: bytes) -> None:
        self._rest, self._inflate = data, zlib.decompressobj(-zlib.MAX_WBITS)

    def read(self, size: int, /) -> bytes:
        if self._inflate.eof:
            return b""
        chunk = self._inflate.decompress(self._rest, size)
        self._rest = self._inflate.unconsumed_tail
        if not chunk and not self._inflate.eof:
            raise EOFError("the packed bytes end early")
        return chunk
