from dataclasses import replace

from belie.domain.dates import When
from belie.domain.documents import Document, DocumentKind, Frame, Page
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import Anchor, Span
from belie.domain.statements import About, Form, Forum, Statement, statement_id
from belie.timeline.order import Lane, make_timeline


def document(name: str) -> Document:
    return Document(
        id=DocumentId(name), source=SourceId("0" * 64), name=name, format="text", pages=(Page(index=0, text="Words."),)
    )


def test_items_come_by_day_and_the_undated_are_listed() -> None:
    content = "The keys were handed over on 3 May 2031."
    spans = (Span(0, len(content)),)
    statement = Statement(
        id=statement_id(DocumentId("letter"), spans, content, ""),
        document=DocumentId("letter"),
        anchor=Anchor(document=DocumentId("letter"), spans=spans, page_indexes=(0,), quote=content),
        content=content,
        form=Form.OWN,
        forum=Forum.LETTER,
        about=(About(span=Span(29, 39), when=When.parse("2031-05-03")),),
    )
    timeline = make_timeline(
        [document("letter"), document("note"), document("order")],
        {
            DocumentId("letter"): Frame(
                document=DocumentId("letter"), kind=DocumentKind.LETTER, date=When.parse("2031-06")
            ),
            DocumentId("note"): Frame(document=DocumentId("note"), kind=DocumentKind.MEMO),
            DocumentId("order"): Frame(
                document=DocumentId("order"), kind=DocumentKind.ORDER, date=When.parse("2031-04-09")
            ),
        },
        [statement],
        {statement.id: "Karin Vold"},
    )
    assert [(item.lane, item.document_name) for item in timeline.dated] == [
        (Lane.SAID, "order"),
        (Lane.HAPPENED, "letter"),
        (Lane.SAID, "letter"),
    ]
    assert [item.document_name for item in timeline.undated] == ["note"]


def test_an_empty_matter_has_an_empty_timeline() -> None:
    assert make_timeline([], {}, [], {}).dated == ()


def test_a_docket_is_no_paper_of_the_timeline() -> None:
    held = {DocumentId(name): Frame(document=DocumentId(name), kind=DocumentKind.OTHER) for name in ("docket", "note")}
    papers = [document("note"), replace(document("docket"), format="docket")]
    assert [item.document_name for item in make_timeline(papers, held, [], {}).undated] == ["note"]
