from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from belie.documents.likeness import sign
from belie.documents.versions import compare, find_earlier, find_superseded, read_words
from belie.domain.documents import BEFORE_CHANGES, Document, DocumentKind, Frame
from belie.domain.flags import Flag, FlagKind, Revision, RevisionKind
from belie.domain.likeness import Likeness, LikenessKind
from belie.domain.spans import Span, quote_at
from documents.papers import FLIGHT, MEMO, MOTION, REDACTED, SECRET, paper


def likenesses(*papers: Document, author: str = "", known: Sequence[Likeness] = ()) -> list[Likeness]:
    by_id = {held.id: held for held in papers}
    frames = {held.id: Frame(document=held.id, kind=DocumentKind.MEMO, author=author) for held in papers}
    return compare([sign(held.id, read_words(held).words) for held in papers], by_id.__getitem__, frames, known)


def only(*papers: Document, author: str = "") -> Likeness:
    (found,) = likenesses(*papers, author=author)
    return found


def revealed(found: Likeness, *papers: Document) -> list[str]:
    by_id = {held.id: held for held in papers}
    return [
        quote_at(by_id[found.second].text, held.second)
        if held.hidden_in_first
        else quote_at(by_id[found.first].text, held.first)
        for held in found.revealed
    ]


def test_the_text_and_the_pdf_of_one_paper_are_the_same_text() -> None:
    found = only(paper("memo.txt", MEMO), paper("memo.pdf", *MEMO.split("\n\n")))
    assert (found.kind, found.share, found.host) == (LikenessKind.SAME_TEXT, 1.0, None)


def test_a_redacted_memo_shows_what_the_other_reveals() -> None:
    hidden, shown = paper("a_redacted.pdf", REDACTED), paper("b_memo.pdf", MEMO)
    found = only(hidden, shown)
    assert found.kind is LikenessKind.REDACTION_VERSION
    assert (found.first, found.second) == (shown.id, hidden.id)
    assert revealed(found, hidden, shown) == [SECRET, FLIGHT]
    assert [quote_at(hidden.text, held.second) for held in found.revealed] == ["[REDACTED]", "████████ ██████"]
    assert sum(held.words for held in found.revealed) == found.only_first == 22
    assert found.only_second == 0


@pytest.mark.parametrize("mark", ["(b)(5)", "[Redacted: attorney-client]", "REDACTED", "          ", "XXXXXXXX"])
def test_marks_of_many_kinds_hide_words(mark: str) -> None:
    hidden, shown = paper("hidden.txt", MEMO.replace(SECRET, mark)), paper("shown.txt", MEMO)
    found = only(hidden, shown)
    assert found.kind is LikenessKind.REDACTION_VERSION
    assert revealed(found, hidden, shown) == [SECRET]


def test_a_box_on_the_page_hides_what_is_missing_there() -> None:
    cut = MEMO.replace(SECRET, "")
    boxed = paper("boxed.pdf", cut, flags=(Flag(kind=FlagKind.REDACTION, page=0),))
    assert only(boxed, paper("memo.pdf", MEMO)).kind is LikenessKind.REDACTION_VERSION
    assert only(paper("cut.pdf", cut), paper("memo.pdf", MEMO)).kind is LikenessKind.NEAR_DUPLICATE


def test_each_may_hide_what_the_other_shows() -> None:
    one, other = paper("1.pdf", MEMO.replace(SECRET, "[REDACTED]")), paper("2.pdf", MEMO.replace(FLIGHT, "[REDACTED]"))
    found = only(one, other)
    assert [held.hidden_in_first for held in found.revealed] == [True, False]
    assert revealed(found, one, other) == [SECRET, FLIGHT]
    assert found.first == one.id  # it shows more


def test_a_memo_attached_to_a_motion_stands_inside_it() -> None:
    memo, motion = paper("memo.txt", MEMO), paper("motion.pdf", MOTION, MEMO, MOTION.upper())
    found = only(memo, motion)
    assert (found.kind, found.first, found.host) == (LikenessKind.CONTAINS, memo.id, motion.id)
    assert motion.page_indexes((found.second_span,)) == (1,)
    assert found.first_span == Span(0, len(MEMO) - 1)


def test_a_redacted_memo_inside_a_motion_is_a_redaction_version() -> None:
    memo, motion = paper("memo.txt", MEMO), paper("motion.pdf", MOTION, REDACTED)
    found = only(memo, motion)
    assert (found.kind, found.first, found.host) == (LikenessKind.REDACTION_VERSION, memo.id, motion.id)
    assert revealed(found, memo, motion) == [SECRET, FLIGHT]


def test_a_caption_both_papers_have_does_not_stretch_the_part() -> None:
    caption = "In the District Court for the District of Quill Bay, Holloway and others against the Office of Returns. "
    found = only(paper("memo.txt", caption + MEMO), paper("motion.pdf", caption + MOTION, MEMO))
    assert found.host == paper("motion.pdf").id
    assert found.share > 0.8


def test_an_edited_memo_of_one_author_is_a_draft_and_of_two_a_form() -> None:
    edited = MEMO.replace("failed on Tuesday", "were put off on Monday")
    papers = paper("1.txt", MEMO), paper("2.txt", edited)
    assert only(*papers, author="Ines Calder").kind is LikenessKind.DRAFT_VERSION
    assert only(*papers).kind is LikenessKind.NEAR_DUPLICATE
    assert only(papers[0], paper("memo_draft_2.txt", edited)).kind is LikenessKind.DRAFT_VERSION


def test_letters_misread_make_no_draft() -> None:
    scanned = MEMO.replace("Tuesday", "Tuesdav").replace("receive", "recelve").replace("ministry", "min istry")
    assert only(paper("1.txt", MEMO), paper("2.txt", scanned), author="Ines Calder").kind is LikenessKind.NEAR_DUPLICATE


def test_a_number_misread_is_an_edit() -> None:
    memo = MEMO.replace("anyone", "110 persons")
    papers = paper("1.txt", memo), paper("2.txt", memo.replace("110", "170"))
    assert only(*papers, author="Ines Calder").kind is LikenessKind.DRAFT_VERSION


def test_papers_that_share_a_caption_are_not_versions() -> None:
    caption = (
        "In the District Court for the District of Quill Bay. Holloway and others against the Office of Returns. " * 2
    )
    assert likenesses(paper("1.txt", caption + MEMO), paper("2.txt", caption + MOTION)) == []


def test_empty_papers_are_no_versions() -> None:
    assert likenesses(paper("1.txt", ""), paper("2.txt", ""), paper("3.txt")) == []
    assert likenesses(paper("1.txt", "[REDACTED] " * 40), paper("2.txt", "[REDACTED] " * 40)) == []


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("received on Tuesday by the people of the coast. The office was told.", "the people of the coast"),
        ("received on Tuesday by the people. The office was told of the people.", "the people"),
        ("received on Tuesday by Ines Calder. She was asked by Ines Calder again.", "Ines Calder. She was asked by"),
    ],
)
def test_words_around_a_mark_that_could_match_on_either_side_do_not_hide_it(text: str, hidden: str) -> None:
    shown = paper("a.txt", f"{MEMO} The papers were {text}")
    cut = paper("b.txt", f"{MEMO} The papers were {text.replace(hidden, '[REDACTED]', 1)}")
    for pair in ((shown, cut), (cut, shown)):
        found = only(*pair)
        assert found.kind is LikenessKind.REDACTION_VERSION
        assert revealed(found, shown, cut) == [hidden]


def test_a_word_of_redaction_in_a_sentence_is_no_mark() -> None:
    told = MEMO + " The redacted version was filed and the sealed one was lodged."
    assert len(read_words(paper("a.txt", told)).marks) == 0


def test_a_replaced_production_is_superseded_unless_one_of_the_two_hides_something() -> None:
    old = paper("1.txt", MEMO)
    for text, kind in ((MEMO + " Stamped.", LikenessKind.SUPERSEDED), (REDACTED, LikenessKind.REDACTION_VERSION)):
        new = paper("2.txt", text, supersedes=old.id)
        by_id = {held.id: held for held in (old, new)}
        signatures = [sign(held.id, read_words(held).words) for held in (old, new)]
        (found,) = compare(signatures, by_id.__getitem__, {}, find_superseded([old, new]))
        assert found.kind is kind
    assert find_superseded([paper("2.txt", MEMO, supersedes=old.id)]) == []


def test_a_paper_and_its_words_before_tracked_changes_are_versions_however_short() -> None:
    put_in = Revision(kind=RevisionKind.INSERTED, text="shut")
    memo = replace(paper("memo.docx", "The gate was shut. Nobody came."), revisions=(put_in,))
    before = replace(paper("memo.docx#before-changes", "The gate was open."), format=BEFORE_CHANGES, parent=memo.id)
    (found,) = find_earlier([before, memo, paper("other.docx", "The gate was open.")])
    assert (found.kind, found.first, found.second) == (LikenessKind.DRAFT_VERSION, memo.id, before.id)
    assert find_earlier([before]) == []
    (measured,) = likenesses(memo, before, known=[found])
    assert (measured.kind, measured.first) == (LikenessKind.DRAFT_VERSION, memo.id)
    assert (measured.share, measured.only_first, measured.only_second) == (0.75, 1, 1)
