"""Reads invented text with the real parser, once loaded for the whole run."""

from functools import cache

from belie.documents.clean import clean
from belie.domain.dates import When
from belie.domain.documents import Document, DocumentKind, Hints, Page
from belie.domain.ids import DocumentId, SourceId
from belie.domain.ports import Analysis
from belie.domain.statements import Form, Statement
from belie.engine.inference.syntax import SpacySyntax
from belie.statements.extract import analyse


@cache
def syntax() -> SpacySyntax:
    return SpacySyntax()


def paper(text: str, kind: DocumentKind | None = None, day: str = "", name: str = "invented.txt") -> Document:
    hints = Hints(kind=kind, date=When.parse(day) if day else None)
    page = Page(index=0, text=text)
    return Document(id=DocumentId(name), source=SourceId("s"), name=name, format="text", pages=(page,), hints=hints)


def read(text: str, kind: DocumentKind | None = None, day: str = "") -> Analysis:
    document = paper(text, kind, day)
    return analyse(document, clean(document), syntax())


def reported(text: str, kind: DocumentKind | None = DocumentKind.NEWS, day: str = "") -> list[Statement]:
    """The statements of a text that somebody other than its author made."""
    return [s for s in read(text, kind, day).statements if s.form is not Form.OWN]


def own(text: str, kind: DocumentKind | None = None) -> list[str]:
    """The words of the author's own sentences."""
    return [s.content for s in read(text, kind).statements if s.form is Form.OWN]


def names(text: str, kind: DocumentKind | None = DocumentKind.NEWS) -> list[tuple[str, str]]:
    """(speaker as printed, name) of each reported statement; "" where the document leaves it open."""
    analysis = read(text, kind)
    known = {naming.statement: naming.name for naming in analysis.namings}
    return [(s.speaker, known.get(s.id, "")) for s in analysis.statements if s.form is not Form.OWN]
