"""Invented papers for the checks: a few sentences each, as the statements of a small record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from belie.checks.unit import Unit, make_units
from belie.domain.dates import When
from belie.domain.documents import Document, DocumentKind, Frame, Page
from belie.domain.findings import Verdict
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import Anchor, Span
from belie.domain.statements import Bound, Form, Forum, Quantity, Statement, statement_id


@dataclass(frozen=True)
class Paper:
    """One document: its own sentences, and quotations given as (sentence number, words, speaker)."""

    name: str
    author: str
    date: str
    forum: Forum
    sentences: Sequence[str]
    sworn: bool = False
    quotes: Sequence[tuple[int, str, str]] = ()


def units_of(*papers: Paper) -> list[Unit]:
    """Return the units of the papers, each paper's sentences first, then its quotations."""
    statements: list[Statement] = []
    frames, documents = [], []
    for paper in papers:
        document = DocumentId(paper.name)
        text = " ".join(paper.sentences)
        starts = [text.index(sentence) for sentence in paper.sentences]
        when = When.parse(paper.date) if paper.date else None
        rows = [(start, sentence, "", Form.OWN) for start, sentence in zip(starts, paper.sentences, strict=True)]
        rows += [(text.index(words, starts[at]), words, speaker, Form.DIRECT) for at, words, speaker in paper.quotes]
        for start, words, speaker, form in rows:
            spans = (Span(start, start + len(words)),)
            statements.append(
                Statement(
                    id=statement_id(document, spans, words, speaker),
                    document=document,
                    anchor=Anchor(document=document, spans=spans, page_indexes=(0,), quote=words),
                    content=words,
                    form=form,
                    forum=paper.forum,
                    speaker=speaker,
                    sworn=paper.sworn,
                    said_on=when if form is Form.OWN else None,
                )
            )
        frames.append(Frame(document=document, kind=DocumentKind.OTHER, author=paper.author, date=when))
        pages = (Page(index=0, text=text),)
        documents.append(Document(id=document, source=SourceId("0" * 64), name=paper.name, format="text", pages=pages))
    return make_units(statements, (), (), frames, documents)


def unit(text: str, **held: object) -> Unit:
    """Return one unit alone."""
    fields = {"name": "paper.txt", "author": "", "date": "2031-05-02", "forum": Forum.LETTER, **held}
    return units_of(Paper(sentences=[text], **fields))[0]  # type: ignore[arg-type]


def count(value: float, counted: str, bound: Bound = Bound.EXACT, unit: str = "") -> Quantity:
    """Return a quantity that stands nowhere in particular."""
    return Quantity(span=Span(0, 1), low=value, high=value, bound=bound, unit=unit, counted=counted)


def vectors_of(units: Sequence[Unit], dim: int = 64) -> NDArray[np.float32]:
    """Return unit rows that are alike where words are: each word throws a fixed weight on one of the dimensions."""
    rows = np.full((len(units), dim), 0.01, np.float32)
    for row, held in zip(rows, units, strict=True):
        for word in held.text.lower().split():
            row[sum(map(ord, word)) % dim] += 1
    unit_rows: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit_rows


class NotJudge:
    """A judge that finds a contradiction exactly where one side says "not" and the other does not."""

    version = "not-1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        self.asked += pairs
        return [
            Verdict(0.05, 0.05, 0.9) if (" not " in one) != (" not " in other) else Verdict(0.1, 0.8, 0.1)
            for one, other in pairs
        ]


DECLARATION = Paper(
    name="declaration.pdf",
    author="Piers Holloway",
    date="2031-06-10",
    forum=Forum.DECLARATION,
    sworn=True,
    sentences=[
        "I direct the Office of Returns.",
        "The Government of Sarvonia has agreed to receive all of its nationals from the Marrow Point facility.",
        "The flight to Tellin is fully booked for July.",
        "Every resident of Marrow Point is seen by a nurse within a day.",
        "I enjoy the work and I am proud of my staff.",
    ],
)
MEMO = Paper(
    name="memo.txt",
    author="Ines Calder",
    date="2031-06-09",
    forum=Forum.MEMO,
    sentences=[
        "This note is for the file.",
        "Sarvonia has not agreed to receive anyone from Marrow Point, and the talks have failed.",
        "No request for a landing in Tellin has been made.",
        "The nurse left Marrow Point in April and has not been replaced.",
        "Lunch on Friday is in the large room.",
    ],
)
NEWS = Paper(
    name="news.html",
    author="Wanda Ruiz",
    date="2031-06-20",
    forum=Forum.NEWS,
    sentences=[
        "The harbour at Quill Bay reopened after the storm.",
        "“Sarvonia has agreed to receive all of its nationals from the Marrow Point facility,” "
        "Mr. Holloway told the court.",
        "Ticket prices for the ferry rose by a fifth.",
    ],
    quotes=[(1, "Sarvonia has agreed to receive all of its nationals from the Marrow Point facility", "Mr. Holloway")],
)
