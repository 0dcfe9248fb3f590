"""OLE files (MS-CFB, version 3) and Outlook messages for tests, written from scratch."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    child: int = FREE
    right: int = FREE
    start: int = END
    size: int = 0


@dataclass
class _File:
    entries: list[_Entry] = field(default_factory=lambda: [_Entry("Root Entry", 5)])
    sectors: list[bytes] = field(default_factory=list)
    fat: list[int] = field(default_factory=list)
    mini: bytearray = field(default_factory=bytearray)
    mini_fat: list[int] = field(default_factory=list)

    def store(self, data: bytes) -> int:
        start = len(self.sectors)
        count = -(-len(data) // SECTOR)
        for at in range(count):
            self.sectors.append(data[at * SECTOR : (at + 1) * SECTOR].ljust(SECTOR, b"\x00"))
            self.fat.append(start + at + 1 if at + 1 < count else END)
        return start if count else END

    def add(self, tree: Tree, parent: _Entry) -> None:
        before: _Entry | None = None
        for name, held in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
            entry = _Entry(name, 1 if isinstance(held, dict) else 2)
            self.entries.append(entry)
            if before:
                before.right = len(self.entries) - 1
            else:
                parent.child = len(self.entries) - 1
            before = entry
            if isinstance(held, dict):
                self.add(held, entry)
                continue
            entry.size = len(held)
            if len(held) >= CUTOFF:
                entry.start = self.store(held)
            elif held:
                entry.start = len(self.mini) // MINI
                count = -(-len(held) // MINI)
                self.mini += held.ljust(count * MINI, b"\x00")
                self.mini_fat += [entry.start + at + 1 for at in range(count - 1)] + [END]


def make_ole(tree: Tree) -> bytes:
    """Return an OLE file of these folders and streams; small enough for a hundred FAT sectors."""
    held = _File()
    held.add(tree, held.entries[0])
    held.entries[0].start, held.entries[0].size = held.store(bytes(held.mini)), len(held.mini)
    mini_fat = held.store(b"".join(struct.pack("<I", at) for at in held.mini_fat))
    directory = b"".join(
        struct.pack(
            "<64sHBBIII16sIQQIQ",
            entry.name.encode("utf-16-le"), 2 * len(entry.name) + 2, entry.kind, 1, FREE, entry.right, entry.child,
            b"", 0, 0, 0, entry.start, entry.size,
        )
        for entry in held.entries
    )  # fmt: skip
    first = held.store(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\x00"))
    count = 1
    while count * (SECTOR // 4) < len(held.fat) + count:
        count += 1
    places = range(len(held.fat), len(held.fat) + count)
    table = held.fat + [FAT] * count
    table += [FREE] * (count * (SECTOR // 4) - len(table))
    mini_count = -(-4 * len(held.mini_fat) // SECTOR)
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, count, first, 0, CUTOFF,
        mini_fat if mini_count else END, mini_count, END, 0, 0,
    )[:76]  # fmt: skip
    difat = b"".join(struct.pack("<I", at) for at in [*places, *[FREE] * (109 - count)])
    return head + difat + b"".join(held.sectors) + struct.pack(f"<{len(table)}I", *table)


def filetime(moment: datetime) -> int:
    """Return a moment as Outlook counts it."""
    return int((moment - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000


def make_folder(head: int, words: dict[int, str | bytes], numbers: dict[int, tuple[int, int]]) -> Tree:
    """Return properties as streams: words by number, numbers as (type, value); `head` as MS-OXMSG 2.4.1."""
    tree: Tree = {}
    for ident, held in words.items():
        kind = "001F" if isinstance(held, str) else "0102"
        tree[f"__substg1.0_{ident:04X}{kind}"] = held.encode("utf-16-le") if isinstance(held, str) else held
    fixed = b"".join(struct.pack("<HHIQ", kind, ident, 6, value) for ident, (kind, value) in numbers.items())
    tree["__properties_version1.0"] = bytes(head) + fixed
    return tree


def make_message(
    words: dict[int, str | bytes],
    *,
    sent: datetime | None = None,
    to: tuple[tuple[str, str, int], ...] = (),
    attached: tuple[Tree, ...] = (),
    head: int = 32,
) -> Tree:
    """Return a message's folder; the whole file when given to `make_ole`."""
    tree = make_folder(head, words, {0x0039: (0x40, filetime(sent))} if sent else {})
    for at, (name, address, kind) in enumerate(to):
        fields: dict[int, str | bytes] = {0x3001: name, 0x39FE: address}
        tree[f"__recip_version1.0_#{at:08X}"] = make_folder(8, fields, {0x0C15: (3, kind)})
    for at, folder in enumerate(attached):
        tree[f"__attach_version1.0_#{at:08X}"] = folder
    return tree


def make_attachment(name: str, held: bytes | Tree) -> Tree:
    """Return an attachment's folder: a file, or a message."""
    if isinstance(held, bytes):
        return make_folder(8, {0x3707: name, 0x3701: held}, {0x3705: (3, 1)})
    return {**make_folder(8, {0x3001: name}, {0x3705: (3, 5)}), "__substg1.0_3701000D": held}
