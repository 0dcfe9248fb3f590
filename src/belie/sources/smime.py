"""What is inside a signed S/MIME message (CMS SignedData, RFC 5652); the signature is not checked.

Only as much of ASN.1 as leads to the content: tags, lengths of both forms, octet strings in pieces.
"""

from __future__ import annotations

from collections.abc import Iterator

SEQUENCE, OBJECT_ID, OCTETS, OCTETS_IN_PIECES, EXPLICIT = 0x30, 0x06, 0x04, 0x24, 0xA0
SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
ENVELOPED_DATA = frozenset(bytes.fromhex(code) for code in ("2a864886f70d010703", "2a864886f70d0109100117"))
_DEEPEST = 30


def is_encrypted(data: bytes) -> bool:
    """True for a message that only its recipient's key opens."""
    try:
        return _kind(data)[0] in ENVELOPED_DATA
    except ValueError:
        return False


def signed_content(data: bytes) -> bytes | None:
    """Return the message that is signed, None when it is not in there or the bytes are no signed message."""
    try:
        kind, body = _kind(data)
        if kind != SIGNED_DATA:
            return None
        for tag, part in _parts(body):  # version, digest algorithms, content, certificates, signers
            if tag == SEQUENCE:
                held = list(_parts(part))
                if len(held) > 1 and held[0][0] == OBJECT_ID and held[1][0] == EXPLICIT:
                    (octets,) = list(_parts(held[1][1]))[:1]
                    return _octets(*octets, 0)
    except ValueError:
        return None
    return None


def _kind(data: bytes) -> tuple[bytes, bytes]:
    """Return the type of the message and what is of that type."""
    outer = next(_parts(data), None)
    if outer is None or outer[0] != SEQUENCE:
        raise ValueError("no CMS message")
    held = list(_parts(outer[1]))
    if len(held) < 2 or held[0][0] != OBJECT_ID or held[1][0] != EXPLICIT:
        raise ValueError("no CMS message")
    body = next(_parts(held[1][1]), None)
    if body is None:
        raise ValueError("an empty CMS message")
    return held[0][1], body[1]


def _octets(tag: int, body: bytes, depth: int) -> bytes:
    if tag == OCTETS:
        return body
    if tag != OCTETS_IN_PIECES or depth > _DEEPEST:
        raise ValueError("no octet string")
    return b"".join(_octets(inner, part, depth + 1) for inner, part in _parts(body))


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield tag and content of the values that follow one another."""
    at = 0
    while at < len(data):
        if data[at : at + 2] == b"\x00\x00":
            return  # the end of a value without a length
        tag, start, end, after = _header(data, at, 0)
        yield tag, data[start:end]
        at = after


def _header(data: bytes, at: int, depth: int) -> tuple[int, int, int, int]:
    """Return the tag of the value at `at`, where its content starts and ends, and where the next one starts."""
    if at + 2 > len(data) or data[at] & 0x1F == 0x1F or depth > _DEEPEST:
        raise ValueError("no ASN.1")
    tag, first = data[at], data[at + 1]
    if first == 0x80:
        inner = at + 2
        while data[inner : inner + 2] != b"\x00\x00":
            inner = _header(data, inner, depth + 1)[3]
        return tag, at + 2, inner, inner + 2
    count = first & 0x7F if first & 0x80 else 0
    start = at + 2 + count
    length = int.from_bytes(data[at + 2 : start], "big") if count else first
    if start + length > len(data):
        raise ValueError("cut short")
    return tag, start, start + length, start + length
