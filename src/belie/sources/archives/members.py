"""What all archives have in common: names made safe, noise left out, limits on what may come out.

Limits count bytes that were really unpacked; what a header says of them is never believed.
"""

from __future__ import annotations

import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from belie.domain.ledger import Members, ReadResult, Unread, UnreadKind

MOST_DEEP = 5  # containers one in another; real productions have two or three
MOST_MEMBERS = 200_000
MOST_MEMBER_BYTES = 512 << 20  # a member is held in memory while it is kept
MOST_BYTES = 64 << 30  # out of one archive
MOST_RATIO = 200  # of a member to its packed size: office files and logs stay below 50, deflate ends at 1,032
RATIO_FREE = 16 << 20  # bytes of a member, and sixty-four times that of an archive, that no ratio is asked of
MOST_TOLD = 20  # names in one warning
CHUNK = 1 << 20
REST = "(the rest)"  # the name of what cannot be named

# What the libraries raise for hostile or damaged archives.
DAMAGE: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    LookupError,
    OverflowError,
    TypeError,
    AttributeError,
    AssertionError,
)
_NOISE = re.compile(r"(?:^|/)(?:__MACOSX/(?:.*/)?\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$", re.IGNORECASE)


class Stream(Protocol):
    """What a member is read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes, none at the end."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of an archive, or why it has none."""

    name: str  # as the archive has it
    open: Callable[[], Stream] | None = None  # may raise `Locked` and what is in DAMAGE
    packed: int | None = None  # bytes it takes in the archive, None where only the whole is packed
    unread: Unread | None = None


class Locked(Exception):
    """A member is encrypted and no password opens it; the argument says what was tried."""


class Exhausted(Exception):
    """A limit is reached; the argument names it."""


@dataclass(slots=True)
class Budget:
    """What may still come out of one archive."""

    archive_bytes: int
    written: int = 0
    members: int = 0

    def read(self, stream: Stream, packed: int | None) -> bytes:
        """Return all bytes of a member.

        Raises:
            Exhausted: It is too large, alone or with what came before.
        """
        held = bytearray()
        while chunk := stream.read(CHUNK):
            held += chunk
            self.written += len(chunk)
            self.check(len(held), packed)
        return bytes(held)

    def check(self, size: int, packed: int | None) -> None:
        """Raise `Exhausted` when a member of `size` bytes so far, or the whole archive, is past a limit."""
        if size > MOST_MEMBER_BYTES:
            raise Exhausted(f"larger than {MOST_MEMBER_BYTES >> 20} MB: unpack the archive and add the folder")
        if packed is not None and size > max(RATIO_FREE, MOST_RATIO * min(packed, self.archive_bytes)):
            raise Exhausted(f"it expands to more than {MOST_RATIO} times its size, as no paper does")
        if self.over:
            raise Exhausted(
                f"the archive expands to more than {MOST_RATIO} times its size or {MOST_BYTES >> 30} GB: "
                "unpack it and add the folder"
            )

    @property
    def over(self) -> bool:
        """True when nothing more may come out."""
        return self.written > min(MOST_BYTES, max(64 * RATIO_FREE, MOST_RATIO * self.archive_bytes))


@dataclass(slots=True)
class _Told:
    """What is said of an archive at its end."""

    odd: list[str] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)
    given: int = 0
    locked: int = 0

    def result(self, password: str) -> ReadResult:
        warnings = []
        if self.odd:
            warnings.append(f"names that would leave the folder: {_listed(self.odd)} (unsafe_path)")
        if self.noise:
            warnings.append(f"left out, as systems make them: {_listed(self.noise)}")
        unread = None
        if not self.given:
            unread = Unread(kind=UnreadKind.EMPTY, detail="an archive without a file")
        elif self.locked == self.given:
            detail = "everything in it is encrypted; give its password with --passwords"
            unread = Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail=detail)
        return ReadResult(unread=unread, warnings=tuple(warnings), password=password)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - MOST_TOLD} more" if len(names) > MOST_TOLD else ""
    return ", ".join(names[:MOST_TOLD]) + more


def read_members(members: Iterable[Member], archive_bytes: int, password: Callable[[], str] = str) -> Members:
    """Yield the files of an archive by their safe names; what cannot be had comes with its reason.

    Args:
        members: As the archive has them; it may raise what is in DAMAGE when the archive breaks off.
        archive_bytes: The size of the archive.
        password: Asked at the end for the one that opened a member.
    """
    budget, told = Budget(archive_bytes), _Told()
    try:
        for member in members:
            if _NOISE.search(member.name.replace("\\", "/")):
                told.noise.append(member.name)
                continue
            budget.members += 1
            name, odd = safe_name(member.name, budget.members)
            told.given += 1
            if odd:
                told.odd.append(f"{member.name[:100]!r} is read as {name}")
            if budget.members > MOST_MEMBERS or budget.over:
                what = f"the archive has more than {MOST_MEMBERS} members or expands to too much"
                yield REST, Unread(kind=UnreadKind.ARCHIVE_LIMIT, detail=f"{what}: unpack it and add the folder")
                break
            data = _data(member, budget)
            told.locked += isinstance(data, Unread) and data.kind is UnreadKind.PASSWORD_REQUIRED
            yield name, data
    except DAMAGE as err:
        told.given += 1
        yield REST, damage(err, f"the archive breaks off after {budget.members} members")
    return told.result(password())


def _data(member: Member, budget: Budget) -> bytes | Unread:
    if member.open is None:
        return member.unread or Unread(kind=UnreadKind.CORRUPT, detail="the archive does not hold it")
    try:
        return budget.read(member.open(), member.packed)
    except Exhausted as err:
        return Unread(kind=UnreadKind.ARCHIVE_LIMIT, detail=str(err))
    except Locked as err:
        return Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail=str(err))
    except DAMAGE as err:
        return damage(err, "it is damaged in the archive")


def damage(error: Exception, what: str) -> Unread:
    """Return what is said of a member or archive that a library gave up on."""
    if isinstance(error, NotImplementedError):
        detail = f"packed in a way that is not known here ({error}); unpack the archive and add the folder"
        return Unread(kind=UnreadKind.UNSUPPORTED, detail=detail)
    kind = UnreadKind.TRUNCATED if isinstance(error, EOFError) else UnreadKind.CORRUPT
    return Unread(kind=kind, detail=f"{what} ({type(error).__name__}); ask for it again")


def safe_name(name: str, number: int) -> tuple[str, bool]:
    """Return the name without what would lead out of a folder, and whether there was any such thing."""
    plain = name.replace("\\", "/")
    drive = re.match(r"(?://[^/]*/|[A-Za-z]:(?=[/\w]))+", plain)
    parts = [_printable(part) for part in plain[drive.end() if drive else 0 :].split("/")]
    safe = "/".join(part for part in parts if part not in ("", ".", ".."))
    odd = plain != name or drive is not None or plain.startswith("/") or ".." in parts
    return (safe or f"member {number}")[:1000], odd


def _printable(part: str) -> str:
    return "".join(letter if letter.isprintable() or "\ud800" <= letter <= "\udfff" else "_" for letter in part)


def locked(passwords: int) -> str:
    """Return what is said of something encrypted after so many passwords were tried."""
    if not passwords:
        return "encrypted; give its password with --passwords"
    return f"encrypted, and none of the {passwords} passwords opens it; add the right one to the file of --passwords"
