"""Clean text: what becomes one paragraph, what does not, and that every character finds its way home."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belie.documents.clean import clean
from belie.documents.lines import furniture_of
from belie.domain.documents import Document, Page
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import Span, fold_space, quote_at


def document(*pages: str, furniture: tuple[tuple[int, str], ...] = (), width: float = 0.0) -> Document:
    """A document of these pages; `furniture` are (page, words) marked where the words first stand."""
    made = []
    for index, text in enumerate(pages):
        spans = tuple(Span(text.index(words), text.index(words) + len(words)) for at, words in furniture if at == index)
        made.append(Page(index=index, text=text, furniture=spans, size_pt=(width, width)))
    return Document(id=DocumentId("d"), source=SourceId("s"), name="invented.txt", format="text", pages=tuple(made))


def paragraphs(*pages: str, furniture: tuple[tuple[int, str], ...] = ()) -> list[str]:
    cleaned = clean(document(*pages, furniture=furniture))
    return [span.of(cleaned.text) for span in cleaned.paragraphs]


WRAPPED = """\
The field office keeps a log of every transfer between the two
facilities, and the log for that week has no entry for the night in
question.

    The deputy said that she had seen the log and that nothing in it
was out of order."""

NUMBERED = """\
6. I have read the weekly reports of the Alder unit since it opened
in March and I rely on them.
7. No detainee was held there for longer than twelve hours, as the
reports show for each day of the period.
8. I told the monitor so."""

NO_BLANK_LINES = """\
The monitor asked for the reports on Monday and was told that they had
not been written yet, which was true.
The warden said on Tuesday that they were ready. He had not read them.
Nobody asked him again until the hearing in the autumn of the same year.
By then the unit had closed."""

MEMO = """\
TO: Wanda Orle, Director
FROM: Pim Haddow, Chief of Records
DATE: May 4, 2031
SUBJECT: Count of the Alder unit
The count that you asked for is attached and covers the whole of the
month of April."""

TABLE = """\
The log of the night has four entries, which the officer on post
made himself.
Time         Entry                                      Initials
10:00 p.m.   Took over from the day shift.              TW
11:30 p.m.   Bed check, all in.                         TW
 5:00 a.m.   Detainee in C-14 reported unwell and was
             taken to the nurse.                        TW
No other entry was made."""

VERSE_OF_NAMES = """\
Orle, Wanda
Haddow, Pim
Tarrick, Jo
Menkes, Abel"""

DOUBLE_SPACED = "\n\n".join(
    [
        "The petitioner was moved to the county jail on the second of May, and",
        "nobody told his lawyer of it until the hearing had begun. The court asked",
        "counsel for the agency when the decision had been made. Counsel said that",
        "he did not know, but that he would find out and file a letter by Friday.",
        "\nThe letter was filed on the following Monday. It does not say when the",
        "decision was made, or by whom, and it is not signed.",
    ]
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(WRAPPED, 2, id="wrapped lines with a blank line between"),
        pytest.param(WRAPPED.replace("\n\n", "\n"), 2, id="only an indent opens the second"),
        pytest.param(NUMBERED, 3, id="numbered paragraphs without blank lines"),
        pytest.param(NO_BLANK_LINES, 2, id="a short line after a stop closes one"),
        pytest.param(MEMO, 5, id="header lines of a memo stay apart"),
        pytest.param(TABLE, 6, id="a table set with blanks is one paragraph a row"),
        pytest.param(VERSE_OF_NAMES, 4, id="a list of names stays a list"),
        pytest.param(DOUBLE_SPACED, 2, id="double-spaced text is not one paragraph a line"),
        pytest.param("One line.\nAnother line.", 2, id="two short lines"),
        pytest.param("The count was\n\nseventy-eight that night, no more.", 2, id="a label is no broken sentence"),
        pytest.param("", 0, id="nothing"),
        pytest.param(" \n\t\n", 0, id="white space"),
    ],
)
def test_lines_become_the_paragraphs_their_writer_meant(page: str, expected: int) -> None:
    assert len(paragraphs(page)) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Every cell on the east corridor was repla-\nced by August.", "was replaced by August."),
        ("They came from Mercer-\nDoyle county by bus.", "from Mercer-Doyle county"),
        ("He was self-\nemployed at that time.", "self-employed at"),
        ("A well-run unit and a well-\nrun kitchen were shown.", "a well-run kitchen"),
        ("The vendor met the plaintiffs. The vendor-\nplaintiffs then sued.", "The vendor-plaintiffs then"),
        ("The pre-\nand post-trial filings agree.", "The pre- and post-trial"),
        ("More than forty were hurt--\nhalf of them badly--that night.", "hurt--half of them"),
        ("He said so—\ntwice, in fact, that day.", "so—twice"),
        ("A soft\xadhyphen in the mid\xad\ndle of a line.", "softhyphen in the middle"),
        (
            "The second hearing of that week was held in the U.S.\nCourthouse on Elm Street in Lakeport.",
            "U.S. Courthouse",
        ),
        ("''They have agreed,'' he said, and ``we are grateful'' too.", "''They have agreed,'' he said, and ``we"),
        ("Name\tPlace   Days", "Name Place Days"),
        ("It cost\xa025\u2009pounds.", "cost 25 pounds"),
    ],
)
def test_words_at_line_ends_are_whole(page: str, expected: str) -> None:
    assert expected in clean(document(page)).text


def test_a_sentence_inside_which_a_blank_line_stands_is_one_sentence() -> None:
    page = "As the old treaty said, nothing is so likely to\nproduce\n\npeace as a well-kept road between two towns."
    assert paragraphs(page) == [
        "As the old treaty said, nothing is so likely to produce peace as a well-kept road between two towns."
    ]


BROKEN = """\
The inspector wrote that the unit had been opened without a permit and
that nobody in the county could say who had ordered it or when. She was
told in June that a list of the beds was being kept by Mr.

{} Haddow, the chief of records, who denied that there was any such list
and said that he would have known."""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("kept by Mr.\n\n{} Haddow", "kept by Mr.\n\nPim Haddow", 1),
        ("kept by Mr.\n\n{} Haddow", "kept by the\n\nAgency and", 1),
        ("kept by Mr.\n\n{} Haddow", "kept there.\n\nPim Haddow", 2),
        ("kept by Mr.\n\n{} Haddow", "kept by the\n\n7. The agency", 2),
        ("kept by Mr.\n\n{} Haddow", "kept by the\n\n\nAgency and", 2),
        ("kept by Mr.\n\n{} Haddow", "kept in the U.S.\n\nby the agency", 1),
    ],
)
def test_a_blank_line_before_a_name_may_stand_inside_a_sentence(before: str, after: str, expected: int) -> None:
    assert len(paragraphs(BROKEN.replace(before, after))) == expected


def test_a_sentence_that_crosses_a_page_break_is_one_sentence() -> None:
    first = "Case 1:31-cv-00007\nThe officer said that the transfer had been approved by the field\n- 1 -"
    second = "Case 1:31-cv-00007\noffice on the day before. He did not say by whom.\n- 2 -"
    furniture = ((0, "Case 1:31-cv-00007"), (0, "- 1 -"), (1, "Case 1:31-cv-00007"), (1, "- 2 -"))
    assert paragraphs(first, second, furniture=furniture) == [
        "The officer said that the transfer had been approved by the field office on the day before. "
        "He did not say by whom."
    ]


def test_a_footnote_inside_a_sentence_comes_after_it() -> None:
    first = (
        "The unit was opened in March and the plant that heated it was closed by the\n\n"
        "1 See the field log, entry of the same day, which names the foreman."
    )
    second = "county in the same week, although nobody had asked for that.\n\n2. The county paid."
    found = paragraphs(first, second)
    assert found[0].endswith("closed by the county in the same week, although nobody had asked for that.")
    assert found[1].startswith("1 See the field log")
    assert found[2] == "2. The county paid."


def test_a_sentence_lifted_over_a_footnote_stands_in_two_places_of_the_document() -> None:
    filed = document(
        "The plant that heated the unit all through the winter was closed by the\n\n1 See the log of the day.",
        "county in the same week, although nobody had asked.",
    )
    cleaned = clean(filed)
    sentence = cleaned.text[: cleaned.text.index("asked.") + 6]
    home = cleaned.to_source(Span(0, len(sentence)))
    assert len(home) == 2
    assert fold_space(quote_at(filed.text, home)) == sentence
    assert filed.page_indexes(home) == (0, 1)


def test_line_numbers_go_and_their_lines_are_joined() -> None:
    page = " 1      A   No. As of May the crew had\n 2   moved only eleven of the beds."
    furniture = ((0, " 1      "), (0, " 2   "))
    assert paragraphs(page, furniture=furniture) == ["A No. As of May the crew had moved only eleven of the beds."]


def test_where_the_page_was_seen_single_line_feeds_are_no_ends() -> None:
    page = "Agreed terms\nof the Parties\n\nThe parties met."
    cleaned = clean(document(page, width=612.0))
    assert cleaned.text == "Agreed terms of the Parties\n\nThe parties met."


def test_a_stamp_between_two_words_does_not_glue_them() -> None:
    page = "The talks have\nSEALED\nfailed to yield progress so far."
    assert clean(document(page, furniture=((0, "SEALED"),))).text == "The talks have failed to yield progress so far."


# ---- every character goes home -------------------------------------------------------------------------------

word = st.sampled_from(
    ["the", "Court", "agreed", "U.S.", "repla-", "ced", "7.", "(a)", "--", "—", "No", "self-", "so\xadfar", "\u200bx",
     "WHEREAS", "12", "1", "August 15,", "2029.", "said:", "''no''", "-", "Q", "é", "*", "____", "I.", "and"]
)  # fmt: skip
gap = st.sampled_from(
    [" ", " ", " ", "  ", "\t", "\xa0", "\n", "\n", "\n", " \n", "\n\n", "\n \n", "\n    ", "\f", "\n\f\n"]
)
text = st.lists(st.tuples(word, gap), max_size=60).map(lambda pairs: "".join(w + g for w, g in pairs))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    pages = []
    for index, page in enumerate(draw(text).split("\f")):
        ends = sorted(draw(st.lists(st.integers(0, len(page)), max_size=4)))
        spans = tuple(Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False) if a < b)
        pages.append(Page(index=index, text=page, furniture=spans))
    return Document(id=DocumentId("d"), source=SourceId("s"), name="x", format="text", pages=tuple(pages))


@settings(max_examples=150)
@given(documents(), st.data())
def test_the_words_of_any_stretch_of_a_paragraph_are_the_words_at_home(filed: Document, data: st.DataObject) -> None:
    cleaned = clean(filed)
    for paragraph in cleaned.paragraphs:
        start = data.draw(st.integers(paragraph.start, paragraph.end))
        end = data.draw(st.integers(start, paragraph.end))
        stretch = Span(start, end)
        home = cleaned.to_source(stretch)
        assert fold_space(quote_at(filed.text, home)) == fold_space(stretch.of(cleaned.text))


@settings(max_examples=150)
@given(documents())
def test_every_printed_character_is_kept_once_or_is_furniture_or_a_hyphen(filed: Document) -> None:
    cleaned = clean(filed)
    kept: list[int] = []
    for at, letter in enumerate(cleaned.text):
        (home,) = cleaned.to_source(Span(at, at + 1))
        assert len(home) == 1
        source = filed.text[home.start]
        assert letter == source or (letter.isspace() and source.isspace())
        if not letter.isspace():
            kept.append(home.start)
            assert cleaned.to_clean(home.start) == at
    assert len(kept) == len(set(kept))
    furniture = {at for span in furniture_of(filed) for at in range(span.start, span.end)}
    lost = {at for at, letter in enumerate(filed.text) if not letter.isspace()} - set(kept) - furniture
    assert all(filed.text[at] in "-\xad\u200b" for at in lost)


@given(documents())
def test_paragraphs_cover_the_text_and_stand_apart_by_a_blank_line(filed: Document) -> None:
    cleaned = clean(filed)
    assert cleaned.text == "\n\n".join(span.of(cleaned.text) for span in cleaned.paragraphs)
    assert all("\n" not in span.of(cleaned.text) and len(span) for span in cleaned.paragraphs)
