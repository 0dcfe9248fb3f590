import json
from datetime import date

import pytest

from belie.domain.codec import from_plain, to_plain
from belie.domain.dates import Granularity, When
from belie.domain.documents import Document, DocumentKind, Frame, Hints, Page, PageNames, Word
from belie.domain.findings import Finding, Verdict
from belie.domain.ids import DocumentId, FindingId, SourceId, StatementId
from belie.domain.ledger import IntakeLine, Outcome, Unread, UnreadKind
from belie.domain.spans import Span

WHEN = When(
    earliest=date(2031, 5, 1),
    latest=None,
    granularity=Granularity.INTERVAL,
    approximate=True,
    alternatives=(When.parse("2031-06"),),
)


@pytest.mark.parametrize(
    "value",
    [
        WHEN,
        Frame(document=DocumentId("d"), kind=DocumentKind.MEMO, date=WHEN, sworn=True, because=("header",)),
        Document(
            id=DocumentId("d"),
            source=SourceId("a" * 64),
            name="memo.pdf",
            format="pdf",
            pages=(
                Page(
                    index=0,
                    text="One two.",
                    words=(Word(span=Span(0, 3), bbox_pt=(1.0, 2.5, 3.0, 4.0)),),
                    names=PageNames(bates="MER-000001"),
                    furniture=(Span(4, 8),),
                ),
            ),
            hints=Hints(kind=DocumentKind.NEWS, date=WHEN),
        ),
        Finding(
            id=FindingId("f"),
            check="contradiction",
            statement=StatementId("a"),
            evidence=StatementId("b"),
            score=0.5,
            because="why",
            compared=("x", "y"),
            days=0,
            verdict=Verdict(0.1, 0.2, 0.7),
        ),
        IntakeLine(
            name="x",
            source=None,
            outcome=Outcome.UNREAD,
            unread=Unread(kind=UnreadKind.DENIED, detail="permission denied"),
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_comes_back_as_it_went_in(value: object) -> None:
    assert from_plain(type(value), json.loads(json.dumps(to_plain(value)))) == value


def test_what_equals_a_default_of_another_type_is_kept() -> None:
    held = Finding(
        id=FindingId("f"),
        check="numbers",
        statement=StatementId("a"),
        evidence=StatementId("b"),
        score=1.0,
        because="",
        compared=("", ""),
        days=0,
    )
    assert to_plain(held)["days"] == 0


def test_an_object_without_a_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no JSON form"):
        to_plain({"x": object()})
