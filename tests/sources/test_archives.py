"""Archives: every member comes out, or has its reason; nothing is believed and nothing leaves the folder."""

import base64
import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable

import py7zr
import pytest

from belie.domain.ids import SourceId
from belie.domain.ledger import Attachment, ReadOptions, ReadResult, Unread, UnreadKind, hand_over
from belie.sources.archives import members
from belie.sources.registry import CONTAINERS, read_source
from belie.sources.sniff import CONTAINER_KINDS, Kind, sniff

SOURCE = SourceId("s")
FILES = {"letter.txt": b"Nine beds are empty.", "vol 1/memo.txt": b"Ten beds are empty."}


def make_zip(files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return held.getvalue()


def make_tar(files: dict[str, bytes], layout: int = tarfile.PAX_FORMAT) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=layout) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


def make_7z(files: dict[str, bytes], password: str | None = None) -> bytes:
    held = io.BytesIO()
    with py7zr.SevenZipFile(held, "w", password=password) as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return held.getvalue()


def read(data: bytes, name: str = "papers", *passwords: str) -> tuple[ReadResult, dict[str, bytes | Unread]]:
    found: list[Attachment] = []
    result = hand_over(read_source(data, name, SOURCE, ReadOptions(passwords=passwords)), found.append)
    assert len(dict(found)) == len(found)
    return result, dict(found)


def kind_of(held: bytes | Unread) -> UnreadKind:
    assert isinstance(held, Unread)
    return held.kind


@pytest.mark.parametrize(
    "pack",
    [
        make_zip,
        make_tar,
        lambda files: make_tar(files, tarfile.USTAR_FORMAT),
        lambda files: gzip.compress(make_tar(files)),
        lambda files: bz2.compress(make_tar(files)),
        lambda files: lzma.compress(make_tar(files)),
        make_7z,
        lambda files: make_zip(files, zipfile.ZIP_STORED),
        lambda files: make_zip(files, zipfile.ZIP_BZIP2),
        lambda files: make_zip(files, zipfile.ZIP_LZMA),
    ],
)
def test_every_archive_gives_its_members_with_their_folders(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    result, found = read(pack(FILES))
    assert found == FILES
    assert result == ReadResult()


def test_containers_are_known_to_the_registry_and_to_the_engine_alike() -> None:
    assert set(CONTAINERS) == CONTAINER_KINDS


@pytest.mark.parametrize(
    ("pack", "name"),
    [(gzip.compress, "beds.txt.gz"), (bz2.compress, "beds.txt.bz2"), (lzma.compress, "beds.txt.xz")],
)
def test_a_single_packed_file_goes_by_the_name_it_had(pack: Callable[[bytes], bytes], name: str) -> None:
    _, found = read(pack(b"Nine beds."), f"vol/{name}")
    assert found == {"beds.txt": b"Nine beds."}


def test_an_archive_of_office_papers_is_no_office_paper() -> None:
    inner = make_zip({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}, zipfile.ZIP_STORED)
    assert sniff(inner).kind is Kind.DOCX
    assert sniff(make_zip({"order.docx": inner}, zipfile.ZIP_STORED)).kind is Kind.ZIP


# Names.


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../evil.txt", "evil.txt"),
        ("/etc/beds", "etc/beds"),
        ("C:\\beds\\a.txt", "beds/a.txt"),
        ("\\\\server\\share\\a.txt", "share/a.txt"),
        ("a/../../b.txt", "a/b.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("c:beds.txt", "beds.txt"),
    ],
)
def test_a_name_that_would_leave_the_folder_is_read_under_a_safe_one_and_told(name: str, safe: str) -> None:
    result, found = read(make_zip({name: b"Nine beds."}))
    assert found == {safe: b"Nine beds."}
    (warning,) = result.warnings
    assert "(unsafe_path)" in warning
    assert repr(name) in warning


def test_plain_names_are_left_as_they_are() -> None:
    names = ["a/b.txt", "v. 2/x..y.txt", "a: b.txt", "Réponse à l’avis.txt", "...txt"]
    result, found = read(make_zip(dict.fromkeys(names, b"Nine beds.")))
    assert list(found) == names
    assert result.warnings == ()


def test_a_name_in_utf_8_that_claims_to_be_code_page_437_is_read_as_utf_8() -> None:
    data = make_zip({"caf__.txt": b"Nine beds."}).replace(b"caf__.txt", "café.txt".encode())
    assert list(read(data)[1]) == ["café.txt"]


def test_what_systems_put_in_is_left_out_and_told() -> None:
    noise = {"__MACOSX/._a.txt": b"x", "sub/.DS_Store": b"x", "Thumbs.db": b"x"}
    result, found = read(make_zip(FILES | noise))
    assert found == FILES
    (warning,) = result.warnings
    assert all(name in warning for name in noise)


def test_a_paper_in_a_folder_of_the_system_is_no_noise() -> None:
    assert list(read(make_zip({"__MACOSX/memo.txt": b"Nine beds."}))[1]) == ["__MACOSX/memo.txt"]


def test_links_are_not_followed() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert kind_of(read(held.getvalue())[1]["link.txt"]) is UnreadKind.UNSAFE_PATH
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as tar:
        for name, kind in (("soft", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE)):
            link = tarfile.TarInfo(name)
            link.type, link.linkname = kind, "/etc/passwd"
            tar.addfile(link)
    _, found = read(held.getvalue())
    assert [kind_of(held) for held in found.values()] == [
        UnreadKind.UNSAFE_PATH,
        UnreadKind.UNSAFE_PATH,
        UnreadKind.UNSUPPORTED,
    ]


# Limits.


def test_a_member_that_expands_too_much_is_refused_and_the_others_are_read() -> None:
    bomb = make_zip({"zeros.txt": bytes(40 << 20), "ok.txt": b"Nine beds."})
    _, found = read(bomb)
    assert kind_of(found["zeros.txt"]) is UnreadKind.ARCHIVE_LIMIT
    assert found["ok.txt"] == b"Nine beds."
    assert kind_of(read(gzip.compress(bytes(40 << 20)), "zeros.gz")[1]["zeros"]) is UnreadKind.ARCHIVE_LIMIT


def test_a_packed_size_that_is_a_lie_is_not_believed() -> None:
    bomb = bytearray(make_zip({"zeros.txt": bytes(40 << 20)}))
    struct.pack_into("<I", bomb, bomb.rfind(b"PK\x01\x02") + 20, 1 << 30)  # so that the ratio would look good
    assert isinstance(read(bytes(bomb))[1]["zeros.txt"], Unread)


@pytest.mark.parametrize("pack", [make_zip, make_tar, make_7z])
def test_an_archive_may_not_expand_without_end(
    pack: Callable[[dict[str, bytes]], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "MOST_BYTES", 5000)
    _, found = read(pack({f"{at}.txt": b"%04d" % at * 500 for at in range(9)}))
    assert [len(held) for held in found.values() if isinstance(held, bytes)] == [2000, 2000]
    assert {kind_of(held) for held in found.values() if isinstance(held, Unread)} == {UnreadKind.ARCHIVE_LIMIT}


def test_too_many_members_are_a_limit_and_the_first_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "MOST_MEMBERS", 3)
    _, found = read(make_zip({f"{at}.txt": b"Nine beds %d." % at for at in range(5)}))
    assert list(found) == ["0.txt", "1.txt", "2.txt", "(the rest)"]
    assert kind_of(found["(the rest)"]) is UnreadKind.ARCHIVE_LIMIT


def test_an_archive_too_deep_is_a_limit() -> None:
    data = make_zip(FILES)
    assert read(data, "a.zip!b.zip!c.zip!d.zip!e.zip")[1] == FILES
    result, found = read(data, "a.zip!b.zip!c.zip!d.zip!e.zip!f.zip")
    assert found == {}
    assert result.unread
    assert result.unread.kind is UnreadKind.ARCHIVE_LIMIT
    assert "more than 5" in result.unread.detail


# Damage.


def test_an_archive_without_files_is_empty() -> None:
    for data in (make_zip({}), make_7z({})):
        result, found = read(data)
        assert found == {}
        assert result.unread
        assert result.unread.kind in (UnreadKind.EMPTY, UnreadKind.CORRUPT)


def test_a_zip_without_its_end_is_truncated() -> None:
    result, _ = read(make_zip(FILES)[:-40])
    assert result.unread
    assert result.unread.kind is UnreadKind.TRUNCATED


def test_a_damaged_member_has_its_reason_and_the_others_are_read() -> None:
    data = make_zip(FILES, zipfile.ZIP_STORED).replace(b"Nine beds", b"Zero beds", 1)
    _, found = read(data)
    assert kind_of(found["letter.txt"]) is UnreadKind.CORRUPT
    assert found["vol 1/memo.txt"] == b"Ten beds are empty."


def test_packing_that_nobody_here_knows_is_unsupported() -> None:
    data = bytearray(make_zip({"a.txt": b"Nine beds."}))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", data, data.find(mark) + offset, 9)  # Deflate64
    assert kind_of(read(bytes(data))[1]["a.txt"]) is UnreadKind.UNSUPPORTED


@pytest.mark.parametrize("cut", [700, 1100, 2600])
def test_a_tar_that_breaks_off_says_so_and_keeps_what_came(cut: int) -> None:
    data = make_tar({"a.txt": b"Nine beds.", "b.txt": b"Ten beds." * 200}, tarfile.USTAR_FORMAT)
    _, found = read(data[:cut])
    assert any(isinstance(held, Unread) for held in found.values())
    assert cut < 1024 or found["a.txt"] == b"Nine beds."


def test_a_tar_with_a_damaged_header_loses_no_member_in_silence() -> None:
    data = bytearray(make_tar(FILES | {"z.txt": b"Last."}, tarfile.USTAR_FORMAT))
    data[1024 + 148] ^= 1  # the checksum of the second header
    _, found = read(bytes(data))
    assert found["letter.txt"] == FILES["letter.txt"]
    assert kind_of(found["(the rest)"]) is UnreadKind.CORRUPT


def test_a_damaged_7z_member_is_not_handed_on_as_good() -> None:
    data = bytearray(make_7z({"a.txt": b"Nine beds are empty." * 3}))
    data[40] ^= 0xFF
    result, found = read(bytes(data))
    assert result.unread or all(isinstance(held, Unread) for held in found.values())


# Passwords.


def zip_crypto(data: bytes, word: bytes) -> bytes:
    """Encrypt as PKWARE did first (APPNOTE 6.1), with a header of zeros but for the byte that is tested."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def crc(value: int, byte: int) -> int:
        return (value >> 8) ^ TABLE[(value ^ byte) & 0xFF]

    def update(byte: int) -> None:
        keys[0] = crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc(keys[2], keys[1] >> 24)

    for byte in word:
        update(byte)
    out = bytearray()
    for byte in data:
        key = (keys[2] | 2) & 0xFFFF
        out.append(byte ^ ((key * (key ^ 1)) >> 8 & 0xFF))
        update(byte)
    return bytes(out)


def _table() -> list[int]:
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
        table.append(value)
    return table


TABLE = _table()


def make_locked_zip(text: bytes, word: bytes) -> bytes:
    crc = zlib.crc32(text)
    body = zip_crypto(bytes(11) + bytes([crc >> 24]) + text, word)
    held = make_zip({"a.txt": body}, zipfile.ZIP_STORED)
    data = bytearray(held)
    for mark, flags, sums in ((b"PK\x03\x04", 6, 14), (b"PK\x01\x02", 8, 16)):
        at = data.find(mark)
        struct.pack_into("<H", data, at + flags, 1)
        struct.pack_into("<III", data, at + sums, crc, len(body), len(text))
    return bytes(data)


def test_a_locked_zip_wants_a_password_and_opens_with_it() -> None:
    data = make_locked_zip(b"Nine beds are empty.", b"heron")
    for words in ((), ("wrong", "other")):
        result, found = read(data, "papers.zip", *words)
        assert result.unread
        assert result.unread.kind is UnreadKind.PASSWORD_REQUIRED
        assert kind_of(found["a.txt"]) is UnreadKind.PASSWORD_REQUIRED
    result, found = read(data, "papers.zip", "wrong", "heron")
    assert found == {"a.txt": b"Nine beds are empty."}
    assert (result.unread, result.password) == (None, "heron")


# Made by 7-Zip 16.02: two files, AES-256, the password "heron".
AES_ZIP = base64.b64decode(
    "UEsDBDMAAQBjAAAAIWQAAAAAIAAAAAQAAAAFAAsAYS50eHQBmQcAAgBBRQMAAEqoWF381AebtW7xwWR83/d7obkrrsRYiOAkhc3J"
    "sGXFUEsDBDMAAQBjAAAAIWQAAAAARwAAAEgDAAAIAAsAYmVkcy50eHQBmQcAAgBBRQMIABXUvcu2jkOefM3Q1WEL0neSih7EfLBy"
    "Yl2zw2PlSI/A0akA5xLknRWIMAX/JV5aheD4emSFsjtAYRmBqPEryuOkwnEhxPgSUEsBAj8DMwABAGMAAAAhZAAAAAAgAAAABAAA"
    "AAUALwAAAAAAAAAggKSBAAAAAGEudHh0CgAgAAAAAAABABgAAMAFoMD24AEAAAAAAAAAAAAAAAAAAAAAAZkHAAIAQUUDAABQSwEC"
    "PwMzAAEAYwAAACFkAAAAAEcAAABIAwAACAAvAAAAAAAAACCApIFOAAAAYmVkcy50eHQKACAAAAAAAAEAGAAAwAWgwPbgAQAAAAAA"
    "AAAAAAAAAAAAAAABmQcAAgBBRQMIAFBLBQYAAAAAAgACAMcAAADGAAAAAAA="
)


def test_a_zip_under_aes_opens_with_its_password_alone() -> None:
    result, found = read(AES_ZIP, "papers.zip", "wrong")
    assert result.unread
    assert result.unread.kind is UnreadKind.PASSWORD_REQUIRED
    result, found = read(AES_ZIP, "papers.zip", "wrong", "heron")
    assert found == {"a.txt": b"Ten.", "beds.txt": b"Nine beds are empty. " * 40}
    assert result.password == "heron"


def test_a_zip_locked_in_part_gives_the_rest() -> None:
    plain = make_zip({"b.txt": b"Ten beds."})
    held = io.BytesIO(make_locked_zip(b"Nine beds are empty.", b"heron"))
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("b.txt", zipfile.ZipFile(io.BytesIO(plain)).read("b.txt"))
    result, found = read(held.getvalue())
    assert result.unread == Unread(
        kind=UnreadKind.PASSWORD_REQUIRED, detail="1 of 2 files in it could not be had; each has its line"
    )
    assert kind_of(found["a.txt"]) is UnreadKind.PASSWORD_REQUIRED
    assert found["b.txt"] == b"Ten beds."


def test_a_locked_7z_wants_a_password_and_opens_with_it() -> None:
    data = make_7z(FILES, "heron")
    for words in ((), ("wrong",)):
        result, found = read(data, "papers.7z", *words)
        assert found == {}
        assert result.unread
        assert result.unread.kind is UnreadKind.PASSWORD_REQUIRED
    result, found = read(data, "papers.7z", "wrong", "heron")
    assert found == FILES
    assert (result.unread, result.password) == (None, "heron")
