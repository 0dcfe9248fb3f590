"""winmail.dat: what Outlook packed comes out again."""

import struct

import pytest

from belie.domain.ids import SourceId
from belie.domain.ledger import ReadResult, UnreadKind
from belie.sources.registry import read_source

BODY = "Nine beds are empty.\r\n\r\nOn Mon, Aug 20, 2029, W. Pike wrote:\r\n> Ten beds.\r\n"


def attribute(ident: int, data: bytes) -> bytes:
    return struct.pack("<BII", 1, ident, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def padded(data: bytes) -> bytes:
    return struct.pack("<I", len(data)) + data + bytes(-len(data) % 4)


def properties(*held: tuple[int, int, bytes]) -> bytes:
    """Return properties as (type, number, value); numbers from 0x8000 get a name."""
    out = struct.pack("<I", len(held))
    for kind, ident, value in held:
        out += struct.pack("<HH", kind, ident)
        if ident >= 0x8000:
            out += bytes(16) + struct.pack("<I", 1) + padded("Beds".encode("utf-16-le"))
        out += value if kind in (3, 11, 64) else struct.pack("<I", 1) + padded(value)
    return out


def read(*attributes: bytes) -> ReadResult:
    data = b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)
    return read_source(data, "winmail.dat", SourceId("s"))


def test_the_body_and_the_files_come_out() -> None:
    result = read(
        attribute(0x00069007, struct.pack("<II", 1252, 0)),
        attribute(0x00018004, "Décision\x00".encode("cp1252")),
        attribute(0x0002800C, BODY.encode() + b"\x00"),
        attribute(0x00069002, bytes(14)),
        attribute(0x00018010, b"BEDS~1.TXT\x00"),
        attribute(0x0006800F, b"Eleven beds."),
        attribute(0x00069005, properties((31, 0x3707, "beds (août).txt".encode("utf-16-le")))),
        attribute(0x00069002, bytes(14)),
        attribute(0x00018010, b"log.txt\x00"),
        attribute(0x0006800F, b"Twelve beds."),
    )
    own, earlier = result.documents
    assert (own.format, own.hints.title) == ("tnef", "Décision")
    assert own.text.endswith("Nine beds are empty.")
    assert earlier.text.endswith("Ten beds.")
    assert dict(result.attachments) == {"beds (août).txt": b"Eleven beds.", "log.txt": b"Twelve beds."}
    assert (result.unread, result.warnings) == (None, ())


def test_the_body_may_stand_among_the_properties() -> None:
    held = (
        (3, 0x0017, struct.pack("<I", 1)),
        (11, 0x0029, struct.pack("<HH", 1, 0)),
        (64, 0x0039, bytes(8)),
        (31, 0x8001, "a name of its own".encode("utf-16-le")),
        (30, 0x1000, b"Nine beds.\x00"),
    )
    (own,) = read(attribute(0x00069003, properties(*held))).documents
    assert own.text.endswith("Nine beds.")


@pytest.mark.parametrize("cut", [1, 8, 19])
def test_a_bundle_that_breaks_off_keeps_what_came_and_says_so(cut: int) -> None:
    result = read(attribute(0x0002800C, b"Nine beds."), attribute(0x0002800C, b"Ten beds.")[:-cut])
    assert result.documents[0].text.endswith("Nine beds.")
    assert result.unread is not None
    assert result.unread.kind is UnreadKind.TRUNCATED


def test_a_bundle_without_anything_is_empty() -> None:
    unread = read().unread
    assert unread is not None
    assert unread.kind is UnreadKind.EMPTY
