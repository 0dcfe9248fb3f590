"""Tar archives, packed or not, and single packed files (.gz, .bz2, .xz)."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from belie.domain.ids import SourceId
from belie.domain.ledger import ReadOptions, ReadResult, Unread, UnreadKind
from belie.sources.archives.members import CHUNK, DAMAGE, Member, Stream, damage, read_members
from belie.sources.sniff import Kind, sniff

_SUFFIXES = {"tgz": ".tar", "tbz": ".tar", "tbz2": ".tar", "txz": ".tar", "gz": "", "bz2": "", "xz": ""}


def read_tar(file: BinaryIO, _name: str, _source: SourceId, _options: ReadOptions) -> ReadResult:
    """Return the members of a tar archive, one by one."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return ReadResult(attachments=read_members(_tar_members(file), size))


def read_gzip(file: BinaryIO, name: str, _source: SourceId, _options: ReadOptions) -> ReadResult:
    """Return the members of a packed tar archive, or the one packed file."""
    return _read_packed(file, name, lambda: gzip.GzipFile(fileobj=file))


def read_bzip2(file: BinaryIO, name: str, _source: SourceId, _options: ReadOptions) -> ReadResult:
    """Return the members of a packed tar archive, or the one packed file."""
    return _read_packed(file, name, lambda: bz2.BZ2File(file))


def read_xz(file: BinaryIO, name: str, _source: SourceId, _options: ReadOptions) -> ReadResult:
    """Return the members of a packed tar archive, or the one packed file."""
    return _read_packed(file, name, lambda: lzma.LZMAFile(file))


def _read_packed(file: BinaryIO, name: str, unpack: Callable[[], Stream]) -> ReadResult:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    try:
        head = unpack().read(1024)
    except DAMAGE as err:
        return ReadResult(unread=damage(err, "the packed file is damaged"))
    file.seek(0)
    if sniff(head).kind is Kind.TAR:
        return ReadResult(attachments=read_members(_tar_members(unpack()), size))
    inner = Member(name=_inner_name(name), open=unpack, packed=size)
    return ReadResult(attachments=read_members([inner], size))


def _inner_name(name: str) -> str:
    """Return the name of the file in "folder/log.txt.gz": "log.txt"."""
    last = name.replace("!", "/").rpartition("/")[2]
    stem, _, suffix = last.rpartition(".")
    return f"{stem}{_SUFFIXES[suffix.lower()]}" if stem and suffix.lower() in _SUFFIXES else f"{last} unpacked"


class _Counted:
    """A stream that knows how much of it was read."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self.size = stream, 0

    def read(self, size: int = CHUNK, /) -> bytes:
        data = self._stream.read(size)
        self.size += len(data)
        return data


def _tar_members(stream: Stream) -> Iterator[Member]:
    """Yield the members as they come; each is read before the next is asked for.

    Raises:
        EOFError: The archive breaks off.
        tarfile.TarError: What follows is no tar archive.
    """
    counted = _Counted(stream)
    with tarfile.open(fileobj=counted, mode="r|", errors="surrogateescape") as archive:  # type: ignore[call-overload]
        for info in archive:
            if info.isreg():
                yield Member(name=info.name, open=partial(_open, archive, info))
            elif info.issym() or info.islnk():
                detail = f"a link to {info.linkname[:200]!r}, which is not followed"
                yield Member(name=info.name, unread=Unread(kind=UnreadKind.UNSAFE_PATH, detail=detail))
            elif not info.isdir():
                detail = "a device or pipe and no file"
                yield Member(name=info.name, unread=Unread(kind=UnreadKind.UNSUPPORTED, detail=detail))
            archive.members = []  # else it holds the headers of all
        # A damaged header ends the archive for tarfile without a word.
        while rest := archive.fileobj.read(CHUNK):
            if rest.strip(b"\x00"):
                raise tarfile.ReadError("what follows is no header")
    if counted.size % 512:
        raise EOFError("half a block at the end")


def _open(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Stream:
    found = archive.extractfile(info)
    if found is None:
        raise tarfile.ReadError("no bytes")
    return found
