"""`Unit`: one statement with what pairing, judging and ranking need of it, gathered once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from belie.domain.dates import When
from belie.domain.documents import Access, Document, Frame
from belie.domain.ids import DocumentId, PersonId
from belie.domain.spans import Anchor, Span, fold_space
from belie.domain.statements import Form, Forum, Identification, Quantity, Reading, Statement, statement_id
from belie.statements.quantities import find_amounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One statement as the checks see it.

    `text` reads by itself: pronouns resolved where a reading did so. `before`
    and `after` are the sentences around it in the document; for a quotation they hold the sentence it stands in.
    """

    statement: Statement
    text: str
    declarant: str = ""  # the name as best known, else as printed, else ""
    person: PersonId | None = None
    said_on: When | None = None
    document: DocumentId
    document_name: str = ""
    kind: str = ""  # a value of DocumentKind
    start: int = 0
    end: int = 0
    before: str = ""
    after: str = ""
    access: Access = Access.PUBLIC

    @property
    def typed(self) -> bool:
        """True for a sentence from outside the record."""
        return not self.document

    @property
    def forum(self) -> Forum:
        """Where it was said."""
        return self.statement.forum

    @property
    def sworn(self) -> bool:
        """True when the paper or the proceeding puts it under oath."""
        return self.statement.sworn


def make_units(
    statements: Sequence[Statement],
    readings: Sequence[Reading] = (),
    identifications: Sequence[Identification] = (),
    frames: Sequence[Frame] = (),
    documents: Sequence[Document] = (),
) -> list[Unit]:
    """Return one unit a statement, in the order given.

    Args:
        statements: All statements of a matter, of every form.
        readings: Self-contained readings; a statement without one is read as it stands.
        identifications: Who the speakers are; may be empty.
        frames: For the author, date and access of a statement that has none of its own.
        documents: For their names.
    """
    reading = {held.statement: held for held in readings}
    who = {held.statement: held for held in identifications}
    frame = {held.document: held for held in frames}
    name = {held.id: held.name for held in documents}
    around = _neighbours(statements)
    units = []
    for statement in statements:
        read, found, paper = reading.get(statement.id), who.get(statement.id), frame.get(statement.document)
        declarant = (read.declarant if read else "") or (found.declarant if found else "") or statement.speaker
        if not declarant and paper and statement.form is Form.OWN:
            declarant = paper.author
        said_on = statement.said_on or (read.said_on if read else None)
        if said_on is None and paper and statement.form is Form.OWN:
            said_on = paper.date
        before, after = around[statement.id]
        units.append(
            Unit(
                statement=statement,
                text=read.text if read else statement.content,
                declarant=declarant,
                person=found.person if found else None,
                said_on=said_on,
                document=statement.document,
                document_name=name.get(statement.document, ""),
                kind=paper.kind.value if paper else "",
                start=statement.anchor.start,
                end=statement.anchor.end,
                before=before,
                after=after,
                access=paper.access if paper else Access.PUBLIC,
            )
        )
    return units


def typed_unit(text: str) -> Unit:
    """Return a unit for a sentence from outside the record, said by nobody at no known time."""
    content = fold_space(text)
    document = DocumentId("")
    whole = Span(0, len(content))
    anchor = Anchor(document=document, spans=(whole,), page_indexes=(), quote=content)
    quantities = tuple(
        Quantity(
            span=found.span, low=found.low, high=found.high, bound=found.bound, unit=found.unit, counted=found.counted
        )
        for found in find_amounts(content, whole)
    )
    statement = Statement(
        id=statement_id(document, anchor.spans, content, ""),
        document=document,
        anchor=anchor,
        content=content,
        form=Form.DIRECT,
        forum=Forum.UNKNOWN,
        quantities=quantities,
    )
    return Unit(statement=statement, text=content, document=document, end=len(content))


def _neighbours(statements: Sequence[Statement]) -> dict[str, tuple[str, str]]:
    """Return the text before and after each statement, by statement id."""
    own: dict[DocumentId, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.form is Form.OWN:
            own[statement.document].append(statement)
    for row in own.values():
        row.sort(key=lambda held: (held.anchor.start, held.anchor.end))
    starts = {document: [held.anchor.start for held in row] for document, row in own.items()}
    around: dict[str, tuple[str, str]] = {}
    for statement in statements:
        row, at = own[statement.document], starts.get(statement.document, [])
        here = bisect_left(at, statement.anchor.start + 1) - 1  # the sentence it is or stands in
        mine = here >= 0 and row[here].id == statement.id
        host = "" if mine or here < 0 or row[here].anchor.end < statement.anchor.start else row[here].content
        before = row[here - 1].content if here >= 1 else ""
        last = here
        while last + 1 < len(row) and row[last + 1].anchor.start < statement.anchor.end:
            last += 1  # a quotation that runs over several sentences
        after = row[last + 1].content if last + 1 < len(row) else ""
        around[statement.id] = (f"{before} {host}".strip(), after)
    return around


def same_speaker(first: Unit, second: Unit) -> bool:
    """True when both statements are known to be one person's."""
    if first.person is not None and second.person is not None:
        return first.person == second.person
    return bool(first.declarant) and first.declarant.casefold() == second.declarant.casefold()
