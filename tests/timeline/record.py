"""Small invented names, papers and statements for the tests of identity."""

from __future__ import annotations

from collections.abc import Iterable

from belie.domain.dates import When
from belie.domain.documents import DocumentKind, Frame
from belie.domain.ids import DocumentId
from belie.domain.name_decisions import NameDecision
from belie.domain.people import AliasClaim, NameKind, NameMention, Person, RoleClaim
from belie.domain.ports import Identities
from belie.domain.spans import Anchor, Span
from belie.domain.statements import Form, Forum, Naming, Statement, statement_id
from belie.timeline.identity import identify

MEMO, LETTER, REPORT = DocumentId("memo"), DocumentId("letter"), DocumentId("report")
BODY = NameKind.ORGANISATION


def mention(
    document: DocumentId, name: str, role: str = "", kind: NameKind = NameKind.PERSON, at: int = 0
) -> NameMention:
    return NameMention(document=document, span=Span(at, at + len(name)), name=name, kind=kind, role=role)


def said(
    document: DocumentId,
    content: str = "The gate was open.",
    speaker: str = "",
    form: Form = Form.INDIRECT,
    *,
    denied: bool = False,
    on: str | None = "2031-05-02",
) -> Statement:
    spans = (Span(0, len(content)),)
    return Statement(
        id=statement_id(document, spans, content, speaker),
        document=document,
        anchor=Anchor(document=document, spans=spans, page_indexes=(0,), quote=content),
        content=content,
        form=form,
        forum=Forum.MEMO,
        speaker=speaker,
        denied=denied,
        said_on=When.parse(on) if on else None,
    )


def frame(document: DocumentId, on: str | None = "2031-05-02", **more: object) -> Frame:
    kind = more.pop("kind", DocumentKind.NEWS)
    return Frame(document=document, kind=kind, date=When.parse(on) if on else None, **more)  # type: ignore[arg-type]


def identities(
    *mentions: NameMention,
    statements: Iterable[Statement] = (),
    frames: Iterable[Frame] = (),
    namings: Iterable[Naming] = (),
    claims: Iterable[RoleClaim | AliasClaim] = (),
    decisions: Iterable[NameDecision] = (),
) -> Identities:
    return identify(
        statements,
        {held.document: held for held in frames},
        mentions,
        namings,
        claims,
        decisions,
    )


def names(people: Iterable[Person]) -> list[str]:
    return sorted(person.name for person in people)


def who(found: Identities) -> list[str]:
    return [held.declarant for held in found.identifications]


def why(found: Identities) -> list[str]:
    return [held.because for held in found.identifications]
