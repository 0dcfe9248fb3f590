"""The door for measuring: one text in, its statements in the format of the statement corpora out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from belie.documents.clean import clean
from belie.domain.dates import When
from belie.domain.documents import Document, DocumentKind, Hints, Page
from belie.domain.ids import SourceId, document_id
from belie.domain.ports import Parses
from belie.domain.spans import Span
from belie.domain.statements import Form, Statement
from belie.statements.extract import analyse

# Words that corpora use for kinds of paper, beside our own.
_KINDS = {
    "deposition": DocumentKind.TRANSCRIPT, "hearing": DocumentKind.TRANSCRIPT, "trial": DocumentKind.TRANSCRIPT,
    "interview": None, "opinion": DocumentKind.ORDER, "judgment": DocumentKind.ORDER, "complaint": DocumentKind.FILING,
    "petition": DocumentKind.FILING, "motion": DocumentKind.FILING, "brief": DocumentKind.FILING,
    "indictment": DocumentKind.FILING, "affidavit": DocumentKind.DECLARATION, "article": DocumentKind.NEWS,
    "memorandum": DocumentKind.MEMO, "e-mail": DocumentKind.EMAIL, "press release": DocumentKind.PRESS_RELEASE,
}  # fmt: skip


def predict_statements(item: Mapping[str, Any], syntax: Parses) -> dict[str, Any]:
    """Return `{"id", "author", "statements": [...]}` for `{"id", "text"}` with optional `doc_type` and `date`.

    Spans are `[start, end)` offsets into the text. The author's own sentences are not listed: the document itself is
    the author's statement. `speaker` is a name or None, `author` likewise.
    """
    document = as_document(
        str(item["id"]), str(item["text"]), str(item.get("doc_type") or ""), str(item.get("date") or "")
    )
    analysis = analyse(document, clean(document), syntax)
    names = {naming.statement: naming.name for naming in analysis.namings}
    listed = [s for s in analysis.statements if s.form is not Form.OWN]
    return {
        "id": item["id"],
        "author": analysis.frame.author or None,
        "statements": [_row(group, names.get(group[0].id, "")) for group in _grouped(listed)],
    }


def as_document(name: str, text: str, doc_type: str, day: str) -> Document:
    """Return the text as a document of one page; `doc_type` and `day` ("2018-08-22") become hints where known."""
    low = doc_type.lower()
    kind = _KINDS[low] if low in _KINDS else next((k for k in DocumentKind if k.value == low.replace(" ", "_")), None)
    try:
        when = When.parse(day, derived="given") if day else None
    except ValueError:
        when = None
    return Document(
        id=document_id(name, ""),
        source=SourceId(name),
        name=name,
        format="text",
        pages=(Page(index=0, text=text),),
        hints=Hints(kind=kind, date=when),
    )


def _grouped(statements: list[Statement]) -> list[list[Statement]]:
    """Return the statements, those that share one quotation or one earlier message together.

    A message below a reply is read sentence by sentence; corpora count it as one statement.
    """
    groups: list[list[Statement]] = []
    for statement in statements:
        last = groups[-1][-1] if groups else None
        same = last is not None and not statement.cue and not last.cue and statement.speaker_spans
        if last and same and statement.speaker_spans == last.speaker_spans and not statement.question:
            groups[-1].append(statement)
        else:
            groups.append([statement])
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
