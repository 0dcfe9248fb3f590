"""One document whole: offsets that hold, answers with their questions, replies, bad input."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belie.documents.clean import clean
from belie.domain.documents import DocumentKind, Page
from belie.domain.statements import Form
from belie.statements.extract import analyse
from belie.statements.predict import StatementPredictor, as_document, predict_statements
from statements.reading import paper, read, syntax

TESTIMONY = """DEPOSITION OF PIM HADDOW

BY MS. ORLE:

Q. Was the unit empty in May?

A. No. It was never empty.

Q. Who told you so?

A. The night guard told me that every bed was taken. He showed me the list. I kept a copy of it."""


def test_an_answer_is_cut_into_remarks_and_carries_its_question() -> None:
    answers = [(s.content, s.question) for s in read(TESTIMONY).statements if s.speaker == "A."]
    assert answers == [
        ("No. It was never empty.", "Was the unit empty in May?"),
        ("The night guard told me that every bed was taken.", "Who told you so?"),
        ("He showed me the list.", "Who told you so?"),
        ("I kept a copy of it.", "Who told you so?"),
    ]


def test_what_a_witness_reports_stands_within_the_answer() -> None:
    statements = read(TESTIMONY).statements
    inner = next(s for s in statements if s.speaker == "The night guard")
    outer = next(s for s in statements if s.id == inner.within)
    assert outer.content.startswith("The night guard told me")


MAIL = """From: Wanda Orle
To: Pim Haddow
Date: Tue, 6 May 2031 08:05:00 -0500
Subject: Re: Unit

The unit was empty all of March.

On Mon, May 5, 2031 at 17:42, Pim Haddow wrote:
> The unit was full on the third.
> I counted the beds myself."""


def test_an_earlier_message_below_a_reply_is_its_senders() -> None:
    found = [(s.form, s.speaker, s.content, str(s.said_on)) for s in read(MAIL).statements]
    assert found == [
        (Form.OWN, "", "The unit was empty all of March.", "2031-05-06"),
        (Form.DIRECT, "Pim Haddow", "The unit was full on the third.", "2031-05-05"),
        (Form.DIRECT, "Pim Haddow", "I counted the beds myself.", "2031-05-05"),
    ]


CHAIN = """From: Orle, Wanda
Sent: Thursday, March 11, 2031 7:44 AM
To: Haddow, Pim; Vane, Samir
Subject: RE: FW: tank four

Samir told me that the valve can wait.

________________________________
From: Haddow, Pim
Sent: Wednesday, March 10, 2031 6:02 PM
To: Orle, Wanda
Subject: FW: tank four

Keep this off paper, please.

On Wed, Mar 10, 2031 at 4:15 PM Otis Grand
<otis.grand@board.example> wrote:

> I spoke to the county. They believe that all tanks
> were inspected."""


def test_a_chain_of_mail_gives_every_message_to_its_sender() -> None:
    analysis = read(CHAIN)
    named = {naming.statement: naming.name for naming in analysis.namings}
    found = [(named.get(s.id, ""), s.content) for s in analysis.statements]
    assert found == [
        ("Wanda Orle", "Samir told me that the valve can wait."),
        ("Samir Vane", "that the valve can wait"),
        ("Pim Haddow", "Keep this off paper, please."),
        ("Otis Grand", "I spoke to the county."),
        ("Otis Grand", "They believe that all tanks were inspected."),
        ("", "that all tanks were inspected"),
    ]


def test_you_in_a_question_is_the_witness() -> None:
    text = TESTIMONY.replace("Who told you so?", "You told the court that it was empty, did you not?")
    analysis = read(text)
    told = next(s for s in analysis.statements if s.speaker == "You")
    assert {n.name for n in analysis.namings if n.statement == told.id} == {"Pim Haddow"}


def test_statements_stand_in_order_and_their_ids_are_the_same_in_every_run() -> None:
    first, second = read(TESTIMONY).statements, read(TESTIMONY).statements
    assert [s.id for s in first] == [s.id for s in second]
    assert [s.anchor.start for s in first] == sorted(s.anchor.start for s in first)


def test_a_statement_across_a_page_break_keeps_both_pages() -> None:
    document = paper("", DocumentKind.NEWS)
    pages = (
        Page(index=0, text="The warden said that the unit had been"),
        Page(index=1, text="empty since the third of March."),
    )
    document = type(document)(
        id=document.id, source=document.source, name=document.name, format="text", pages=pages, hints=document.hints
    )
    (statement,) = analyse(document, clean(document), syntax()).statements
    assert statement.content == "that the unit had been empty since the third of March"
    assert statement.anchor.page_indexes == (0, 1)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet='The warden said “it was "empty",” .?\n\'AQ:1', max_size=200))
def test_every_anchor_holds_in_its_document(text: str) -> None:
    document = paper(text)
    statements = analyse(document, clean(document), syntax()).statements
    assert all(s.anchor.holds_in(document.text) for s in statements)
    ids = {s.id for s in statements}
    assert all(s.within is None or s.within in ids for s in statements)


BAD = {
    "nothing": "",
    "only marks": '"' * 3000 + "“”" * 2000,
    "one word": "a" * 100_000,
    "Arabic": "قال الوزير إن المحادثات فشلت. " * 50,
    "noise": "".join(
        random.Random(5).choice("@#~^| ") if number % 5 == 0 else char
        for number, char in enumerate("The warden said that the unit was empty. “It is,” she added. " * 40)
    ),
    "control characters": "\x00\x01\x0c\x0b The warden said so. \ufeff\u200b",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_input_gives_no_error_and_only_anchors_that_hold(text: str) -> None:
    document = paper(text)
    assert all(s.anchor.holds_in(document.text) for s in analyse(document, clean(document), syntax()).statements)


def test_a_prediction_counts_a_quotation_once_and_leaves_the_authors_sentences_out() -> None:
    text = (
        "Harbor Director Wanda Orle opened the door. “The unit was empty,” she said. “It was never full, and "
        "nobody was moved.”"
    )
    row = predict_statements({"id": "n1", "text": text, "doc_type": "news"}, syntax())
    (statement,) = row["statements"]
    assert [text[a:b] for a, b in statement["content"]] == [
        "The unit was empty,",
        "It was never full, and nobody was moved.",
    ]
    assert [text[a:b] for a, b in statement["source"]] == ["she"]
    assert (statement["type"], statement["speaker"]) == ("direct", "Wanda Orle")


def test_a_prediction_gives_the_author_and_merges_the_remarks_of_an_answer() -> None:
    row = predict_statements({"id": "d", "text": TESTIMONY, "doc_type": "deposition", "date": "2031-06-01"}, syntax())
    assert row["author"] is None
    answers = [s for s in row["statements"] if s["speaker"] == "Pim Haddow"]
    assert len(answers) == 2
    mail = predict_statements({"id": "m", "text": MAIL}, syntax())
    assert (mail["author"], len(mail["statements"])) == ("Wanda Orle", 1)


def test_a_line_that_cannot_be_read_fails_alone() -> None:
    predictor = StatementPredictor([{"id": "1"}, {"id": "2", "text": "The warden said it was so."}], syntax())
    with pytest.raises(KeyError):
        predictor({"id": "1"})
    assert predictor({"id": "2", "text": "The warden said it was so."})["statements"]


@pytest.mark.parametrize(
    ("doc_type", "kind"),
    [
        ("deposition", DocumentKind.TRANSCRIPT),
        ("press release", DocumentKind.PRESS_RELEASE),
        ("memo", DocumentKind.MEMO),
        ("poem", None),
    ],
)
def test_the_corpus_word_for_a_paper_becomes_its_kind(doc_type: str, kind: DocumentKind | None) -> None:
    assert as_document("x", "", doc_type, "").hints.kind is kind
