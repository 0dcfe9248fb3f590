"""Quoted words at the place cited: there, altered, elsewhere, nowhere."""

from dataclasses import replace

import pytest

from belie.citations.index import RecordIndex
from belie.domain.citations import CiteVerdict, QuoteFate
from belie.domain.documents import Origin
from citations.record import DOCUMENTS, FRAMES, check


@pytest.mark.parametrize(
    ("sentence", "fate", "verdict"),
    [
        ("Orme heard that “the men must be moved at once.” ECF No. 12-1 ¶ 3.", QuoteFate.VERBATIM, CiteVerdict.GOOD),
        ("She “saw the water rise\nin Unit C,” ECF No. 12-1 ¶ 2, and fled.", QuoteFate.VERBATIM, CiteVerdict.GOOD),
        ("“[T]he men must be moved . . . once.” ECF No. 12-1 ¶ 3.", QuoteFate.STATED, CiteVerdict.GOOD),
        ("“[S]he saw the water rise.” ECF No. 12-1 at 1.", QuoteFate.ALTERED, CiteVerdict.MISQUOTED),
        ("“I told [the Director] that the men must be moved.” ECF No. 12-1 ¶ 3.", QuoteFate.STATED, CiteVerdict.GOOD),
        ("“We counted forty-0ne rnen that night.” ECF No. 12-1 ¶ 5.", QuoteFate.OCR, CiteVerdict.GOOD),
        ("“We counted fifty-one men that night.” ECF No. 12-1 ¶ 5.", QuoteFate.ALTERED, CiteVerdict.MISQUOTED),
        ("“We counted forty-one men that night.” ECF No. 12-1 ¶ 2.", QuoteFate.ELSEWHERE, CiteVerdict.WRONG_PAGE),
        (
            "“The talks have failed and will not be taken up.” ECF No. 20 at 2.",
            QuoteFate.ANOTHER_PAPER,
            CiteVerdict.MISQUOTED,
        ),
        ("“The Warden flew to Birch in a red balloon.” ECF No. 20 at 2.", QuoteFate.NOWHERE, CiteVerdict.MISQUOTED),
        ("The “so-called” clinic was dry. ECF No. 20 at 1.", QuoteFate.NOWHERE, CiteVerdict.GOOD),
        ("The clinic was wet. ECF No. 20 at 1 (“The clinic was dry.”).", QuoteFate.VERBATIM, CiteVerdict.GOOD),
    ],
)
def test_what_becomes_of_quoted_words(sentence: str, fate: QuoteFate, verdict: CiteVerdict) -> None:
    (held,) = check(sentence)
    assert [quote.fate for quote in held.quotes] == [fate], held.quotes
    assert held.verdict is verdict


def test_a_quotation_may_run_over_sentences_and_paragraphs_of_the_paper() -> None:
    (held,) = check(
        "She swore: “We counted fifty-one men that night. He said that there was no money.” ECF No. 12-1 at 2."
    )
    assert held.citation.quoted == ("We counted fifty-one men that night. He said that there was no money.",)
    assert held.verdict is CiteVerdict.MISQUOTED
    (held,) = check("She swore: “He said that there was no money for it. We counted forty-one men.” ECF No. 12-1 at 2.")
    assert held.verdict is CiteVerdict.GOOD  # ¶ 5 begins between; its number is no word of hers
    (held,) = check(
        "She swore: “He said that there was no money for it. . . . We counted forty-one men.” ECF No. 12-1 at 2."
    )
    assert held.verdict is CiteVerdict.GOOD


def test_a_wrong_page_names_the_right_one() -> None:
    (held,) = check("“We counted forty-one men that night.” ECF No. 12-1, PageID.40.")
    assert held.quotes[0].where == "PageID.41"


def test_an_alteration_is_shown_word_by_word() -> None:
    (held,) = check("“He said that there was much money for it.” ECF No. 12-1 ¶ 4.")
    assert "[-no-] {+much+}" in held.quotes[0].difference


def test_a_quotation_may_come_from_any_cite_of_its_string() -> None:
    held = check("“We counted forty-one men that night.” Compl. ¶ 3; ECF No. 12-1 ¶ 5.")
    assert [each.verdict for each in held] == [CiteVerdict.GOOD, CiteVerdict.GOOD]


def test_a_quotation_from_a_case_is_not_looked_for_in_the_record() -> None:
    held = check("“A hearing is due to every man at once.” Harrow v. Pell, 410 U.S. 113 (1973); see Compl. ¶ 3.")
    assert [each.verdict for each in held] == [CiteVerdict.GOOD]


def test_the_name_given_to_a_paper_is_no_quotation() -> None:
    held = check(
        "The first paper of Edith Lyons (ECF No. 12-1, “First Lyons Paper”) is long. Nobody read it. ECF No. 33."
    )
    assert [each.quotes for each in held] == [(), ()]


def test_testimony_is_quoted_without_the_marks_of_question_and_answer() -> None:
    (held,) = check("He was asked: “Did you sign the order? I signed it on May 4.” Orme Dep. 30:1-2.")
    assert held.verdict is CiteVerdict.GOOD
    (held,) = check("He said: “There was no plane.” Orme Dep. 30:1-2.")
    assert (held.verdict, held.quotes[0].where) == (CiteVerdict.WRONG_PAGE, "p. 30")


@pytest.mark.parametrize(
    ("sentence", "fate", "verdict"),
    [
        ("“There was no money for it at all.” ECF No. 12-1 at 2.", QuoteFate.UNREAD, CiteVerdict.UNCHECKED),
        ("“I saw the water rise in Unit C.” ECF No. 12-1 at 2.", QuoteFate.UNREAD, CiteVerdict.UNCHECKED),
        ("“I saw the water fall in Unit C.” ECF No. 12-1.", QuoteFate.UNREAD, CiteVerdict.UNCHECKED),
        ("“I saw the water rise in Unit C.” ECF No. 12-1 at 1.", QuoteFate.VERBATIM, CiteVerdict.GOOD),
        ("“I saw the water fall in Unit C.” ECF No. 12-1 at 1.", QuoteFate.ALTERED, CiteVerdict.MISQUOTED),
    ],
)
def test_nothing_is_said_of_words_on_a_page_without_text(sentence: str, fate: QuoteFate, verdict: CiteVerdict) -> None:
    first, second = DOCUMENTS[1].pages
    blank = replace(second, text="█" * len(second.text), origin=Origin.NONE, furniture=())
    record = [replace(held, pages=(first, blank)) if held is DOCUMENTS[1] else held for held in DOCUMENTS]
    (held,) = check(sentence, RecordIndex(record, FRAMES))
    assert ([quote.fate for quote in held.quotes], held.verdict) == ([fate], verdict)
