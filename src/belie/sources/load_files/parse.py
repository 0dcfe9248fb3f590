"""Bytes to a load file, or None for bytes that are none."""

from __future__ import annotations

from belie.domain.ids import SourceId
from belie.domain.productions import LoadFile
from belie.sources.load_files.dat import CONCORDANCE, parse_dat, read_header
from belie.sources.load_files.encoding import Text, decode
from belie.sources.load_files.opt import is_lfp, is_opt, parse_lfp, parse_opt
from belie.sources.load_files.paths import plain_name
from belie.sources.sniff import extension_of

EXTENSIONS = frozenset({"dat", "opt", "lfp", "csv", "txt", "tsv", "log"})  # what load files are named, never proof
HEAD_BYTES = 65536  # a header of hundreds of columns is shorter


def may_be_load_file(name: str) -> bool:
    """True unless the name is one of another kind of file."""
    return extension_of(plain_name(name)) in EXTENSIONS


def is_load_file(data: bytes, name: str) -> bool:
    """True when the first bytes are those of a load file and the name is not one of another kind of file."""
    return may_be_load_file(name) and _is_one(decode(data[:HEAD_BYTES]), name)


def parse_load_file(data: bytes, name: str, source: SourceId) -> LoadFile | None:
    """Return what a load file says, with its faults; None for a file that is none."""
    held = decode(data)
    if not _is_one(held, name):
        return None
    if is_opt(held.text):
        return parse_opt(held, name, source)
    return parse_lfp(held, name, source) if is_lfp(held.text) else parse_dat(held, name, source)


def _is_one(held: Text, name: str) -> bool:
    """True for the look of a load file; a DAT with U+0014 between its values is one whatever its columns."""
    if is_opt(held.text) or is_lfp(held.text):
        return True
    head = held.text[:4000]
    concordance = head.lstrip().startswith(CONCORDANCE) or extension_of(plain_name(name)) == "dat"
    return (concordance and "\x14" in head) or read_header(held.text) is not None
