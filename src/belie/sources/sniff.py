"""What kind of file some bytes are, by the bytes alone: names lie."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from belie.sources.csv_table import DELIMITERS, is_table
from belie.sources.text import Undecodable, decode

_NUMBERED = re.compile(r"#\d+$")


class Kind(StrEnum):
    """The kinds of file told apart; the value is the word shown."""

    EMPTY = "an empty file"
    TEXT = "plain text"
    TABLE = "a table of separated values (CSV)"
    HTML = "a web page"
    PDF = "a PDF"
    EML = "an e-mail message"
    MBOX = "a mailbox"
    RTF = "a rich text (RTF) document"
    DOCX = "a Word document"
    XLSX = "an Excel workbook"
    PPTX = "a PowerPoint presentation"
    ODS = "an OpenDocument spreadsheet"
    ODT = "an OpenDocument text"
    ODP = "an OpenDocument presentation"
    ODG = "an OpenDocument drawing"
    ODF = "an OpenDocument file"
    DOC = "a Word 97-2003 document"
    XLS = "an Excel 97-2003 workbook"
    MSG = "an Outlook message"
    PPT = "a PowerPoint 97-2003 presentation"
    OLE = "an old Office file"
    LOCKED = "an Office file locked with a password"
    WPD = "a WordPerfect document"
    PST = "an Outlook mailbox (PST)"
    ZIP = "a ZIP archive"
    SEVEN_ZIP = "a 7z archive"
    TAR = "a tar archive"
    GZIP = "a gzip file"
    BZIP2 = "a bzip2 file"
    XZ = "an xz file"
    TNEF = "an Outlook attachment bundle (winmail.dat)"
    RAR = "a RAR archive"
    PNG = "a PNG image"
    JPEG = "a JPEG image"
    TIFF = "a TIFF image"
    GIF = "a GIF image"
    BMP = "a BMP image"
    WEBP = "a WebP image"
    HEIC = "a HEIC image"
    LOAD_FILE = "a load file of a production"
    DOCKET = "a docket saved as JSON"
    DOCKET_PAGE = "a docket page of a court"
    BINARY = "binary data of no known kind"


# Kinds that LibreOffice reads for us
CONVERTED_KINDS = frozenset((Kind.DOC, Kind.WPD, Kind.ODT, Kind.PPT, Kind.PPTX, Kind.ODP, Kind.ODG))
# Kinds that hold other files and may be larger than memory: they are read in the process that keeps what is inside.
CONTAINER_KINDS = frozenset((Kind.ZIP, Kind.SEVEN_ZIP, Kind.TAR, Kind.GZIP, Kind.BZIP2, Kind.XZ, Kind.MBOX, Kind.PST))


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A kind, and the extensions that go with it."""

    kind: Kind
    extensions: frozenset[str]

    def fits(self, name: str) -> bool:
        """True when the name's extension goes with the content, or the name has none."""
        extension = extension_of(name)
        return not extension or not self.extensions or extension in self.extensions


_EXTENSIONS: dict[Kind, str] = {
    Kind.HTML: "html htm xhtml mhtml php asp aspx",
    Kind.TABLE: "csv tsv tab psv txt",
    Kind.PDF: "pdf",
    Kind.EML: "eml msg mht txt",
    Kind.MBOX: "mbox mbx txt",
    Kind.RTF: "rtf doc",
    Kind.DOCX: "docx docm dotx dotm",
    Kind.XLSX: "xlsx xlsm xltx xltm xlsb",
    Kind.ODS: "ods ots",
    Kind.PPTX: "pptx pptm ppsx ppsm potx potm",
    Kind.ODT: "odt ott odm oth",
    Kind.ODP: "odp otp",
    Kind.ODG: "odg otg",
    Kind.ODF: "odf odc odi odb",
    Kind.PPT: "ppt pps pot",
    Kind.DOC: "doc dot wbk",
    Kind.XLS: "xls xlt",
    Kind.MSG: "msg",
    Kind.LOCKED: "docx docm dotx dotm xlsx xlsm xltx xlsb pptx pptm ppsx potx",
    Kind.WPD: "wpd wp wp5 wp6",
    Kind.PST: "pst ost",
    Kind.ZIP: "zip",
    Kind.SEVEN_ZIP: "7z",
    Kind.TAR: "tar",
    Kind.GZIP: "gz tgz",
    Kind.BZIP2: "bz2 tbz tbz2",
    Kind.XZ: "xz txz",
    Kind.TNEF: "dat tnef",
    Kind.RAR: "rar",
    Kind.PNG: "png",
    Kind.JPEG: "jpg jpeg jpe",
    Kind.TIFF: "tif tiff",
    Kind.GIF: "gif",
    Kind.DOCKET: "json txt",
    Kind.DOCKET_PAGE: "html htm xhtml txt",
    Kind.BMP: "bmp dib",
    Kind.WEBP: "webp",
    Kind.HEIC: "heic heif",
}
# Extensions that promise a format of their own: plain text under one of them is a mismatch, under ".log" it is not.
_PROMISING = frozenset(" ".join(ext for kind, ext in _EXTENSIONS.items()).split()) - {"txt"}

_TABLES = frozenset(("csv", "tsv", "tab", "psv"))
_TABLE_HEAD = 1 << 16  # bytes looked at for a table

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", Kind.RTF),
    (b"\xffWPC", Kind.WPD),
    (b"!BDN", Kind.PST),
    (b"7z\xbc\xaf\x27\x1c", Kind.SEVEN_ZIP),
    (b"\x1f\x8b", Kind.GZIP),
    *((b"BZh%d1AY&SY" % level, Kind.BZIP2) for level in range(1, 10)),
    (b"\xfd7zXZ\x00", Kind.XZ),
    (b"\x78\x9f\x3e\x22", Kind.TNEF),
    (b"Rar!\x1a\x07", Kind.RAR),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"II+\x00", Kind.TIFF),  # BigTIFF
    (b"MM\x00+", Kind.TIFF),
    (b"GIF8", Kind.GIF),
)
_ODF = {
    b"opendocument.text": Kind.ODT,
    b"opendocument.spreadsheet": Kind.ODS,
    b"opendocument.presentation": Kind.ODP,
    b"opendocument.graphics": Kind.ODG,
}
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|div)\b",
    re.I | re.S,
)
_HEADER = re.compile(rb"[!-9;-~]+:[ \t]")
_MAIL_HEADERS = frozenset(
    (b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-type")
)
_LOAD_FILE = re.compile(rb"(?:\xfe|\xc3\xbe)[^\r\n]{1,80}?(?:\xfe|\xc3\xbe)\x14")  # Concordance: þBEGDOCþ, DC4, ...
# Keys of CourtListener's and RECAP's JSON that nothing else has
_DOCKET = re.compile(
    rb'"(?:recap_documents|recap_sequence_number|docket_entries|pacer_case_id|pacer_doc_id|party_types|parties_represented)"\s*:'
)
_DOCKET_PAGE = re.compile(rb"Date\s+Filed(?:\s|<[^>]*>)*#(?:\s|<[^>]*>)*Docket\s+Text", re.I)
_DOCKET_REACH = 1 << 20  # bytes: many parties stand before the first entry
_MBOX = re.compile(rb"From \S+.*\d{4}\r?\n[!-9;-~]+:", re.A)
# UTF-16 byte pairs of plain Latin text, either order: every other byte is null.
_UTF16_SHARE = 0.4
_MOST_NAMES = 1000  # of a ZIP archive looked at; office programs write theirs first
_END_BYTES = 1 << 20  # of a large file: what tells its kind stands at one of its ends
_PDF_HEAD = 1024  # the header may stand anywhere in the first 1024 bytes (ISO 32000-1, annex H.3.4.1)


def extension_of(name: str) -> str:
    """Return the extension of a file name, small, without its stop; "" for none.

    The number that intake gives the second file of a name ("a.pdf#2") is no part of it.
    """
    stem, dot, extension = _NUMBERED.sub("", name).rpartition(".")
    return extension.lower() if dot and stem and len(extension) <= 5 and "/" not in extension else ""


def sniff(data: bytes, name: str = "") -> Sniffed:
    """Return what the bytes are; the name only decides between an e-mail and a text that looks like one."""
    kind = _kind(data, extension_of(name))
    return Sniffed(kind, frozenset(_EXTENSIONS.get(kind, "").split()))


def sniff_file(path: Path, name: str = "") -> Sniffed:
    """Return what a file is by its two ends, so that a large one is not held in memory."""
    with path.open("rb") as file:
        data = file.read(_END_BYTES)
        rest = path.stat().st_size - len(data)
        if rest > _END_BYTES:
            file.seek(-_END_BYTES, 2)
        return sniff(data + file.read(), name)


def promises_format(name: str) -> bool:
    """True when a name's extension stands for a format that is more than text."""
    return extension_of(name) in _PROMISING


def _kind(data: bytes, extension: str) -> Kind:
    if not data:
        return Kind.EMPTY
    head = data[:4096]
    if head.startswith(b"%PDF-"):
        return Kind.PDF
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(data)
    if head.startswith(_OLE_MAGIC):
        return _ole_kind(data)
    if _is_tar(head):
        return Kind.TAR
    if image := _image_kind(head):
        return image
    text = head.removeprefix(b"\xef\xbb\xbf")
    if _LOAD_FILE.match(text):
        return Kind.LOAD_FILE
    if _MBOX.match(text):
        return Kind.MBOX
    if _is_mail(text.lstrip(), extension):
        return Kind.EML
    if b"%PDF-" in data[:_PDF_HEAD]:  # after what may hold a PDF in it as it is: an archive, a mail
        return Kind.PDF
    if _is_binary(data):
        return Kind.BINARY
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.replace(b"\x00", b"")[2:]
    if _HTML.match(text) or (extension in ("html", "htm") and re.search(rb"<(?:html|body|p|div)\b", text, re.I)):
        return Kind.DOCKET_PAGE if _DOCKET_PAGE.search(data[:_DOCKET_REACH]) else Kind.HTML
    if text.lstrip()[:1] in (b"{", b"[") and _DOCKET.search(data[:_DOCKET_REACH]):
        return Kind.DOCKET
    return Kind.TABLE if _is_table(data, extension) else Kind.TEXT


def _image_kind(head: bytes) -> Kind | None:
    """Return the kind of an image whose mark does not stand at the very start, or is too short to trust alone."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1"):
        return Kind.HEIC
    if head.startswith(b"BM") and head[6:10] == bytes(4) and head[14:15] in (b"\x0c", b"\x28", b"\x6c", b"\x7c"):
        return Kind.BMP
    return None


def _zip_kind(data: bytes) -> Kind:
    """Return the kind by the names in the archive's directory; those in an archive inside it do not count."""
    if b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]:
        return next((kind for mark, kind in _ODF.items() if mark in data[:200]), Kind.ODF)
    names = list(_zip_names(data))
    if names and b"[Content_Types].xml" not in names:
        return Kind.ZIP
    for part, kind in ((b"word/document", Kind.DOCX), (b"xl/workbook", Kind.XLSX), (b"ppt/presentation", Kind.PPTX)):
        if any(name.startswith(part) for name in names) or (not names and part in data):
            return kind
    return Kind.ZIP


def _zip_names(data: bytes) -> Iterator[bytes]:
    """Yield the names in the directory at the end of a ZIP archive; none where that is missing (APPNOTE 4.3.12)."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if end < 0 or len(data) < end + 22:
        return
    (size,) = struct.unpack_from("<I", data, end + 12)
    at = data.rfind(b"PK\x01\x02", 0, end) if size > end else end - size
    for _ in range(_MOST_NAMES):
        if at < 0 or at + 46 > end or data[at : at + 4] != b"PK\x01\x02":
            return
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        yield data[at + 46 : at + 46 + name]
        at += 46 + name + extra + comment


def _is_tar(head: bytes) -> bool:
    """True for a tar header: its magic, or in the oldest form without one the sum of its bytes."""
    if head[257:262] == b"ustar":
        return True
    block = head[:512]
    stated = block[148:156].strip(b" \x00")
    if len(block) < 512 or not block[0] or not re.fullmatch(rb"[0-7]{4,7}", stated):
        return False
    return int(stated, 8) == sum(block) - sum(block[148:156]) + 8 * 32


def _ole_kind(data: bytes) -> Kind:
    """Return the kind by the names of the streams, which stand as UTF-16 in the directory."""
    for stream, kind in (
        ("__properties_version1.0", Kind.MSG),
        ("EncryptedPackage", Kind.LOCKED),
        ("WordDocument", Kind.DOC),
        ("Workbook", Kind.XLS),
        ("PowerPoint Document", Kind.PPT),
    ):
        if stream.encode("utf-16-le") in data:
            return kind
    return Kind.OLE


def _is_mail(text: bytes, extension: str) -> bool:
    """True for a block of header lines with a field that only mail programs write, or From and Subject in .eml."""
    names: set[bytes] = set()
    for line in text.splitlines()[:60]:
        if not line:
            break
        if line[:1] in b" \t" and names:
            continue
        if not _HEADER.match(line + b" "):
            return False
        names.add(line.split(b":", 1)[0].lower())
    if extension == "eml":
        return b"from" in names and bool(names & {b"subject", b"date", b"to"})
    return b"from" in names and len(names & _MAIL_HEADERS) >= 1 and len(names) >= 3


def _is_table(data: bytes, extension: str) -> bool:
    """True for text that is named as a table, or has the look of one without a doubt where its name says nothing."""
    if extension in _TABLES:
        return True
    if extension not in ("", "txt"):
        return False
    try:
        text, _ = decode(data[:_TABLE_HEAD])
    except Undecodable:
        return False
    first = text.lstrip("\ufeff\r\n").partition("\n")[0]
    return any(first.count(mark) > 1 for mark in DELIMITERS) and is_table(text)


def _is_binary(data: bytes) -> bool:
    """True when no text encoding explains the bytes: many control characters that are not the nulls of UTF-16."""
    sample = data[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    nulls = sample.count(0)
    controls = sum(sample.count(byte) for byte in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    if nulls >= _UTF16_SHARE * len(sample):
        return controls > 0.02 * len(sample) or len(sample) < 8
    return controls + nulls > max(1, 0.02 * len(sample)) and not (controls == 0 and nulls < 0.1 * len(sample))
