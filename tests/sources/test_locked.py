"""Office papers locked with a password."""

import io

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from belie.domain.ids import SourceId
from belie.domain.ledger import ReadOptions, ReadResult, UnreadKind
from belie.sources.registry import read_source
from sources.made_docx import make_docx, p

WORDS = " ".join(str(number * number) for number in range(3000))  # the writer of the locked file needs 4 KB


@pytest.fixture(scope="module")
def locked() -> bytes:
    held = io.BytesIO()
    OOXMLFile(io.BytesIO(make_docx(p("The gate was shut.") + p(WORDS)))).encrypt("Marrow Point", held)
    return held.getvalue()


def read(data: bytes, *passwords: str) -> ReadResult:
    return read_source(data, "memo.docx", SourceId("e" * 64), ReadOptions(passwords=passwords))


def test_a_locked_paper_asks_for_its_password(locked: bytes) -> None:
    unread = read(locked).unread
    assert unread is not None and unread.kind is UnreadKind.PASSWORD_REQUIRED
    assert unread.detail == "opens only with a password"
    unread = read(locked, "wrong", "Marrow").unread
    assert unread is not None and unread.detail.endswith("none of the 2 given opens it")


def test_the_password_that_opens_it_is_told(locked: bytes) -> None:
    result = read(locked, "wrong", "Marrow Point")
    assert result.documents[0].text.startswith("The gate was shut.")
    assert result.password == "Marrow Point"
    assert result.warnings == ()


def test_a_damaged_lock_is_no_crash(locked: bytes) -> None:
    for cut in (600, 2000, len(locked) // 2):
        assert not read(locked[:cut], "Marrow Point").documents
