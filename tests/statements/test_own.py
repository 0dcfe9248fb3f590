"""Which sentences of a paper are assertions of its author."""

import pytest

from belie.domain.documents import DocumentKind
from belie.domain.spans import Span
from belie.domain.statements import Form
from belie.statements.own import assertion_span
from statements.reading import own, read


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("The unit was empty.", "The unit was empty."),
        ("12. The unit was empty.", "The unit was empty."),
        ("(a) The unit was empty.", "The unit was empty."),
        ("Met with the Director at 2 p.m.", "Met with the Director at 2 p.m."),
        ("I did.", "I did."),
        ("talks have failed to yield progress", "talks have failed to yield progress"),
        ("Tell the board that every pipe was replaced.", "Tell the board that every pipe was replaced."),
    ],
)
def test_an_assertion_is_kept_without_its_list_mark(sentence: str, stated: str) -> None:
    span = assertion_span(sentence, Span(0, len(sentence)))
    assert span is not None
    assert span.of(sentence) == stated


@pytest.mark.parametrize(
    "sentence",
    [
        "BACKGROUND AND FACTS",
        "B. The Agreement with the Northern Republic",
        "Was the unit empty?",
        "Thank you very much.",
        "See Orle v. Haddow, 12 F.4th 7 (2d Cir. 2021).",
        "Haddow Dep. 14:3.",
        "Id. at 5.",
        "I, Pim Haddow, hereby declare as follows:",
        "I declare under penalty of perjury that the foregoing is true and correct.",
        "Executed on May 4, 2031.",
        "Dear Ms. Orle,",
        "SO ORDERED.",
        "12.",
        "",
    ],
)
def test_headings_questions_citations_and_formal_clauses_assert_nothing(sentence: str) -> None:
    assert assertion_span(sentence, Span(0, len(sentence))) is None


DECLARATION = """DECLARATION OF PIM HADDOW

I, Pim Haddow, declare as follows:

1. I am Chief of Records of the Harbor Service.

2. The unit was closed on May 4, 2031. Nobody was moved.

I declare under penalty of perjury that the foregoing is true and correct.

Executed on May 6, 2031."""


def test_a_declaration_is_its_authors_statement_sentence_by_sentence() -> None:
    assert own(DECLARATION) == [
        "I am Chief of Records of the Harbor Service.",
        "The unit was closed on May 4, 2031.",
        "Nobody was moved.",
    ]


def test_own_sentences_carry_the_papers_oath_forum_and_date() -> None:
    statements = [s for s in read(DECLARATION).statements if s.form is Form.OWN]
    assert {(s.forum.value, s.sworn, str(s.said_on), s.speaker) for s in statements} == {
        ("declaration", True, "2031-05-06", "")
    }


def test_header_lines_of_a_memo_are_no_statements() -> None:
    memo = (
        "MEMORANDUM\n\nTO: Wanda Orle\nFROM: Pim Haddow\nDATE: May 4, 2031\nSUBJECT: The unit was empty\n\nThe "
        "unit was full."
    )
    assert own(memo) == ["The unit was full."]


def test_a_reporters_sentence_is_his_own_unless_it_reports_somebody() -> None:
    text = "The unit has forty beds.\n\nThe warden said that it was empty."
    assert own(text, DocumentKind.NEWS) == ["The unit has forty beds."]


def test_words_quoted_at_length_are_not_the_authors_own() -> None:
    text = "The Director said this. “The unit is closed. It will not open again this year.” I did not believe her."
    assert own(text, DocumentKind.MEMO) == ["The Director said this.", "I did not believe her."]
