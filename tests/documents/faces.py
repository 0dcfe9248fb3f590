"""What the kits of faces share: a text made into a document, and the fields of its frame that a case tells."""

from __future__ import annotations

from typing import NamedTuple

from belie.documents.clean import clean
from belie.documents.frame import find_frame
from belie.domain.documents import Document, DocumentKind, Frame, Hints, Page
from belie.domain.ids import DocumentId, SourceId

Expected = dict[str, str | bool]


class Case(NamedTuple):
    """One face: what it is called, its text, and the fields it must give; a field not named is not looked at."""

    name: str
    text: str
    expected: Expected


def case(name: str, text: str, **expected: str | bool) -> Case:
    return Case(name, text, expected)


def frame_of(text: str, kind: DocumentKind | None = None, format_name: str = "text") -> Frame:
    """Return the frame of a text whose pages are parted by form feeds."""
    held = Document(
        id=DocumentId("d"),
        source=SourceId("s"),
        name="invented.txt",
        format=format_name,
        pages=tuple(Page(index=number, text=page) for number, page in enumerate(text.split("\f"))),
        hints=Hints(kind=kind),
    )
    return find_frame(held, clean(held))


def read(text: str, expected: Expected, kind: DocumentKind | None = None) -> Expected:
    """Return the expected fields as the frame of the text has them; dates and kinds as words."""
    frame = frame_of(text, kind)
    found: Expected = {}
    for name in expected:
        value = getattr(frame, name)
        found[name] = value if isinstance(value, bool) else str(value or "")
    return found


def names(cases: list[Case]) -> list[str]:
    return [held.name for held in cases]
