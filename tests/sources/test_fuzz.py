"""A few hundred spoiled files through every reader; `python -m bench.fuzz` does thousands."""

import gzip
import io
import random
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from belie.domain.ids import SourceId
from belie.domain.ledger import Attachment, hand_over
from belie.sources.registry import read_source
from sources.made_docx import deleted, inserted, make_docx, p, table
from sources.made_ole import make_attachment, make_message, make_ole
from sources.made_pdf import Sheet, make_pdf
from sources.test_archives import AES_ZIP, make_7z, make_tar, make_zip
from sources.test_mailboxes import make_mbox, message

TEXT = b"On August 22, 2029, the clerk said that nine beds are empty. " * 4


def mail() -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "Clerk <c@x.example>", "Beds", "Mon, 20 Aug 2029 10:00:00 -0400"
    made.set_content(TEXT.decode())
    made.add_attachment(TEXT, maintype="application", subtype="octet-stream", filename="beds.txt")
    return made.as_bytes()


SEEDS = {
    "a.txt": TEXT,
    "a.html": b"<!doctype html><html><body><p>" + TEXT + b"</p></body></html>",
    "a.pdf": make_pdf([Sheet().text(72, 100, TEXT.decode())]),
    "a.rtf": b"{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}"
    + TEXT
    + b"{\\footnote n}{\\deleted x}\\par\\trowd a\\cell\\row\\bin2 xx}",
    "a.docx": make_docx(p("The gate was ", deleted("open"), inserted("shut"), ".") + table(("a", "b"))),
    "a.eml": mail(),
    "a.mbox": make_mbox(message("1", "Beds", "Nine beds."), message("2", "Beds", "Ten beds.")),
    "a.msg": make_ole(make_message({0x37: "Beds", 0x1000: TEXT.decode()}, attached=(make_attachment("b", TEXT),))),
    "a.zip": make_zip({"a.txt": TEXT, "b.zip": make_zip({"c.txt": TEXT}, zipfile.ZIP_STORED)}),
    "locked.zip": AES_ZIP,
    "a.tar": make_tar({"a.txt": TEXT, "b.txt": TEXT}),
    "a.tgz": gzip.compress(make_tar({"a.txt": TEXT})),
    "a.7z": make_7z({"a.txt": TEXT}),
}


def spoil(data: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    match chance.randrange(5):
        case 0:
            return data[:end]
        case 1:
            return data[:start] + data[min(end, start + 50) :]
        case 2:
            return data[:end] + data[start:]
        case 3:
            other = SEEDS[chance.choice(sorted(SEEDS))]
            return data[:start] + other[chance.randrange(len(other)) :]
        case _:
            for _ in range(chance.choice((1, 8, 60))):
                held[chance.randrange(len(held))] = chance.randrange(256)
            return bytes(held)


def spoiled(name: str) -> Iterator[bytes]:
    chance = random.Random(name)
    return (spoil(SEEDS[name], chance) for _ in range(30))


@pytest.mark.filterwarnings("ignore")  # of libraries, on what is spoiled
@pytest.mark.parametrize("name", sorted(SEEDS))
def test_a_spoiled_file_is_read_or_says_why_it_is_not(name: str) -> None:
    for data in spoiled(name):
        found: list[Attachment] = []
        result = hand_over(read_source(data, name, SourceId("s")), found.append)
        assert result.documents or result.unread or found or result.dockets
        assert len(found) >= members_of(data) or result.unread or result.documents


def members_of(data: bytes) -> int:
    if not data.startswith(b"PK"):
        return 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(not info.is_dir() for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, LookupError):
        return 0
