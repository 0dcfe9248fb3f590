"""The parts of an Office file (ISO/IEC 29500-2: a ZIP archive of XML parts with relationships), opened with care.

Nothing outside the file is fetched, no entity is expanded, and no part may be larger than `MOST_PART_BYTES`.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import unquote

from lxml import etree

from belie.domain.ledger import Unread, UnreadKind

MOST_PART_BYTES = 160 << 20  # the XML of a 10,000-page document takes about 60 MB
MOST_PARTS = 20_000

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")  # part 1, conformance class "strict"
_PROPERTIES = {  # docProps/core.xml (ISO/IEC 29500-2, 11.1), as fields are named in load files and screens
    "creator": "author",
    "lastModifiedBy": "last_modified_by",
    "created": "created",
    "modified": "modified",
    "title": "title",
    "subject": "subject",
    "keywords": "keywords",
    "description": "description",
    "revision": "revision",
}


class Broken(Exception):
    """A file, or a part of it, that cannot be read, with the reason."""

    def __init__(self, kind: UnreadKind, detail: str) -> None:
        super().__init__(kind, detail)
        self.unread = Unread(kind=kind, detail=detail)


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads: the last word of the relation's type, and the part (or the address, outside)."""

    kind: str  # "footnotes", "image", "oleObject", ...
    target: str
    outside: bool


class Package:
    """An Office file's parts by name: "word/document.xml"."""

    def __init__(self, data: bytes) -> None:
        """Open the archive.

        Raises:
            Broken: It is none, or its list of parts is damaged.
        """
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as err:
            raise Broken(UnreadKind.CORRUPT, f"damaged or cut short ({_why(err)}); ask for the file again") from err
        parts = self._archive.infolist()
        if len(parts) > MOST_PARTS:
            raise Broken(UnreadKind.ARCHIVE_LIMIT, f"{len(parts)} parts; no program writes more than {MOST_PARTS}")
        # Part names are compared without case (ISO/IEC 29500-2, 6.2.2.3)
        self._parts = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in parts}

    @property
    def names(self) -> list[str]:
        """The names of the parts, as the archive has them."""
        return [info.filename.replace("\\", "/").lstrip("/") for info in self._parts.values()]

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            Broken: There is no such part, it is damaged, or too large.
        """
        info = self._parts.get(name.lower())
        if info is None:
            raise Broken(UnreadKind.CORRUPT, f"its part {name} is missing; ask for the file again")
        if info.file_size > MOST_PART_BYTES:
            detail = (
                f"its part {name} would be {info.file_size >> 20} MB; no more than {MOST_PART_BYTES >> 20} MB are read"
            )
            raise Broken(UnreadKind.ARCHIVE_LIMIT, detail)
        try:
            return self._archive.read(info)
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError) as err:
            detail = f"its part {name} is damaged ({_why(err)}); ask for the file again"
            raise Broken(UnreadKind.CORRUPT, detail) from err
        except RuntimeError as err:  # what zipfile raises for a member with a password
            raise Broken(UnreadKind.PASSWORD_REQUIRED, f"its part {name} is locked with a password") from err

    def stream(self, name: str, *, most: int, most_ratio: int, ratio_free: int) -> IO[bytes]:
        """Return a part to be read bit by bit; reading it raises what `zipfile` raises for damage.

        Args:
            name: The part.
            most: Bytes it may have.
            most_ratio: How many times its packed size it may have,
            ratio_free: where it is larger than this.

        Raises:
            Broken: There is no such part, it is locked, or too large.
        """
        info = self._parts.get(name.lower())
        if info is None:
            raise Broken(UnreadKind.CORRUPT, f"its part {name} is missing; ask for the file again")
        if info.file_size > min(most, max(ratio_free, most_ratio * info.compress_size)):
            detail = f"its part {name} would be {info.file_size >> 20} MB, unpacked from {info.compress_size >> 10} kB"
            raise Broken(UnreadKind.ARCHIVE_LIMIT, detail)
        try:
            return self._archive.open(info)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as err:
            detail = f"its part {name} is damaged ({_why(err)}); ask for the file again"
            raise Broken(UnreadKind.CORRUPT, detail) from err
        except RuntimeError as err:  # what zipfile raises for a member with a password
            raise Broken(UnreadKind.PASSWORD_REQUIRED, f"its part {name} is locked with a password") from err

    def xml(self, name: str) -> Any:
        """Return the root element of a part.

        Raises:
            Broken: As `read`, or the part is no XML.
        """
        return parse_xml(self.read(name), name)

    def relations(self, name: str) -> dict[str, Relation]:
        """Return where a part ("" for the whole file) leads, by id; empty when it leads nowhere."""
        folder, file = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{file}.rels")
        if part not in self:
            return {}
        found = {}
        for each in self.xml(part):
            if not isinstance(each.tag, str):
                continue
            target, outside = each.get("Target", ""), each.get("TargetMode") == "External"
            if not outside:
                target = unquote(target)
                target = posixpath.normpath(target if target.startswith("/") else posixpath.join(folder, target))
            kind = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = Relation(kind, target.lstrip("/") if not outside else target, outside)
        return found

    def first(self, name: str, kind: str) -> str:
        """Return the part of this kind that `name` leads to, "" for none."""
        for relation in self.relations(name).values():
            if relation.kind == kind and not relation.outside and relation.target in self:
                return relation.target
        return ""

    def properties(self) -> tuple[tuple[str, str], ...]:
        """Return author, dates and title as the program wrote them; empty where they cannot be read."""
        part = self.first("", "core-properties") or "docProps/core.xml"
        try:
            root = self.xml(part)
        except Broken:
            return ()
        found = []
        for each in root:
            if isinstance(each.tag, str) and each.text and each.text.strip():
                name = _PROPERTIES.get(etree.QName(each).localname)
                if name:
                    found.append((name, " ".join(each.text.split())))
        return tuple(found)


def parse_xml(data: bytes, name: str) -> Any:
    """Return the root element of some XML, with the names of the strict class as those of the transitional one.

    Raises:
        Broken: It is no XML.
    """
    if b"purl.oclc.org/ooxml" in data:
        data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
    try:
        root = etree.fromstring(data, hardened_parser())
    except etree.XMLSyntaxError as err:
        detail = f"its part {name} is no whole XML ({_why(err)}); ask for the file again"
        raise Broken(UnreadKind.CORRUPT, detail) from err
    if root is None:
        raise Broken(UnreadKind.CORRUPT, f"its part {name} is empty; ask for the file again")
    return root


def hardened_parser() -> Any:
    """Return an XML parser that expands no entity, loads no DTD, fetches nothing and keeps libxml2's limits."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _why(err: Exception) -> str:
    return " ".join(str(err).split())[:120] or type(err).__name__
