"""The door for measuring: one text in, its statements in the format of the statement corpora out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from belie.documents.clean import clean
from belie.documents.furniture import mark_furniture
from belie.documents.kind_words import kind_of
from belie.domain.dates import When
from belie.domain.documents import PAGE_BREAK, Document, Hints, Page
from belie.domain.ids import SourceId, StatementId, document_id
from belie.domain.ports import Analysis, Parses
from belie.domain.spans import Span
from belie.domain.statements import Form, Naming, Statement
from belie.errors import BelieError
from belie.statements.companions import name_across
from belie.statements.extract import analyse
from belie.statements.naming import FIRST_PERSON

Item = Mapping[str, Any]
_MARKS = re.compile(r"[\"“”„«»]|''|``")


def predict_statements(item: Item, syntax: Parses) -> Item:
    """Return `{"id", "author", "statements": [...]}` for `{"id", "text"}` with optional `doc_type` and `date`.

    Spans are `[start, end)` offsets into the text. The author's own sentences are not listed: the document itself is
    the author's statement. `speaker` is a name or None, `author` likewise.
    """
    return _answer(item["id"], str(item["text"]), _analysed(item, syntax)[1], {})


class StatementPredictor:
    """Answers the lines of one file, which may be papers of one case: a name told in one counts in the others.

    Call it with each item. All of them are read at the first call; one that fails with an error of the kinds in
    `held_back` raises it when its turn comes.
    """

    def __init__(
        self,
        items: Iterable[Item],
        syntax: Parses,
        held_back: tuple[type[Exception], ...] = (BelieError, KeyError, TypeError, ValueError),
    ) -> None:
        self.items = list(items)
        self.syntax = syntax
        self.held_back = held_back

    def __call__(self, item: Item) -> Item:
        """Return what `predict_statements` does, with names from the other items."""
        analysed, namings = self._read
        outcome = analysed[_key(item)]
        if isinstance(outcome, Exception):
            raise outcome
        return _answer(item["id"], str(item["text"]), outcome[1], namings)

    @cached_property
    def _read(
        self,
    ) -> tuple[dict[tuple[str, str], tuple[Document, Analysis] | Exception], dict[StatementId, Naming]]:
        analysed: dict[tuple[str, str], tuple[Document, Analysis] | Exception] = {}
        for item in self.items:
            try:
                analysed[_key(item)] = _analysed(item, self.syntax)
            except self.held_back as error:
                analysed[_key(item)] = error
        return analysed, name_across([paper for paper in analysed.values() if not isinstance(paper, Exception)])


def _key(item: Item) -> tuple[str, str]:
    """Return what tells items apart, two of one id too."""
    return str(item["id"]), str(item.get("text"))


def _analysed(item: Item, syntax: Parses) -> tuple[Document, Analysis]:
    doc_type, day = (str(item.get(key) or "") for key in ("doc_type", "date"))
    document = as_document(str(item["id"]), str(item["text"]), doc_type, day)
    return document, analyse(document, clean(document), syntax)


def _answer(item_id: Any, text: str, analysis: Analysis, more: Mapping[StatementId, Naming]) -> Item:
    names = {naming.statement: naming.name for naming in (*analysis.namings, *more.values())}
    by_id = {statement.id: statement for statement in analysis.statements}
    listed = [s for s in analysis.statements if s.form is not Form.OWN and not _repeats(s, by_id)]
    return {
        "id": item_id,
        "author": analysis.frame.author or None,
        "statements": [_row(group, names.get(group[0].id, "")) for group in _grouped(listed, text)],
    }


def _repeats(statement: Statement, by_id: Mapping[StatementId, Statement]) -> bool:
    """True for "I think ..." and "you know ..." inside a quotation, which is that speaker's statement already."""
    outer = by_id.get(statement.within) if statement.within else None
    quoted = outer is not None and outer.form is Form.DIRECT and bool(outer.cue or not outer.speaker)
    speaker = statement.speaker.lower()
    return quoted and not statement.speech and (speaker in FIRST_PERSON or speaker == "you")


def as_document(name: str, text: str, doc_type: str, day: str) -> Document:
    """Return the text as a document of one page; `doc_type` and `day` ("2018-08-22") become hints where known."""
    kind = kind_of(doc_type)
    try:
        when = When.parse(day, derived="given") if day else None
    except ValueError:
        when = None
    return Document(
        id=document_id(name, ""),
        source=SourceId(name),
        name=name,
        format="text",
        pages=mark_furniture([Page(index=index, text=page) for index, page in enumerate(text.split(PAGE_BREAK))])[0],
        hints=Hints(kind=kind, date=when),
    )


def _grouped(statements: Iterable[Statement], text: str) -> list[list[Statement]]:
    """Return the statements, the remarks of one quotation, answer or earlier message together.

    They are read remark by remark; corpora count the whole as one statement. They share the places of speaker and cue;
    without a cue no quotation mark parts them either, and without a speaker only white space.
    """
    groups: list[list[Statement]] = []
    open_groups: dict[tuple[tuple[Span, ...], tuple[Span, ...]], list[Statement]] = {}
    for statement in statements:
        key = (statement.speaker_spans, statement.cue_spans)
        before = open_groups.get(key) if statement.form is Form.DIRECT else None
        between = text[before[-1].anchor.end : statement.anchor.start].strip() if before else ""
        parted = _MARKS.search(between) if statement.speaker_spans else between
        if before and (statement.cue_spans or not parted):
            before.append(statement)
        else:
            groups.append([statement])
            open_groups[key] = groups[-1]
    return groups


def _row(group: list[Statement], name: str) -> dict[str, Any]:
    first = group[0]
    return {
        "content": _pairs(span for statement in group for span in statement.anchor.spans),
        "cue": _pairs(first.cue_spans),
        "source": _pairs(first.speaker_spans),
        "type": first.form.value,
        "speech": first.speech,
        "speaker": name or None,
        "negated": first.denied,
    }


def _pairs(spans: Any) -> list[list[int]]:
    ordered: list[Span] = sorted(spans)
    return [[span.start, span.end] for span in ordered if len(span)]
