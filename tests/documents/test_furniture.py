"""What is printed on pages and is no sentence: found, read, and never a sentence of the body."""

from hypothesis import given
from hypothesis import strategies as st

from belie.documents.furniture import mark_furniture
from belie.domain.documents import Page
from belie.domain.spans import Span

BODY = [
    "The officer wrote that the unit was full.\nNobody had counted the beds since March of that year.",
    "A second count was made in June.\nIt found nine beds that nobody had known of.",
    "The third count was never made.\nThe monitor asked for it twice and was told to wait.",
    "By the autumn the question was moot.\nThe unit had closed and the beds were sold.",
    "The sale is not in dispute here.\nWhat is in dispute is what was sworn before it.",
]


def pages(*texts: str) -> list[Page]:
    return [Page(index=index, text=text) for index, text in enumerate(texts)]


def furniture(*texts: str) -> list[list[str]]:
    """The furniture of each page, in order."""
    return [[span.of(page.text).strip() for span in page.furniture] for page in mark_furniture(pages(*texts))[0]]


def test_a_court_header_names_the_page_and_the_filing() -> None:
    texts = [
        f"Case 2:31-cv-00123-ABC ECF No. 81-3, PageID.{2104 + at} Filed 07/11/31 Page {at + 1} of 3\n\n{BODY[at]}"
        for at in range(3)
    ]
    marked, stamp = mark_furniture(pages(*texts))
    assert (stamp.case, stamp.entry, stamp.attachment, str(stamp.filed)) == (
        "2:31-cv-00123-ABC", "81", "3", "2031-07-11",
    )  # fmt: skip
    assert [page.names.ecf_page for page in marked] == ["1 of 3", "2 of 3", "3 of 3"]
    assert marked[1].names.page_id == "PageID.2105"
    assert [page.text[page.furniture[0].end :].strip() for page in marked] == BODY[:3]


def test_a_header_broken_over_two_lines_is_one() -> None:
    text = "Case 2:31-cv-00123 ECF No. 8, PageID.21\nFiled 07/11/31 Page 1 of 1\n\nThe talks have failed."
    assert furniture(text) == [["Case 2:31-cv-00123 ECF No. 8, PageID.21", "Filed 07/11/31 Page 1 of 1"]]


def test_running_heads_and_page_numbers_go() -> None:
    texts = [f"REPORT OF THE MONITOR\nMay 2031\n\n{body}\n\n- {at + 1} -" for at, body in enumerate(BODY)]
    assert furniture(*texts) == [["REPORT OF THE MONITOR", "May 2031", f"- {at + 1} -"] for at in range(5)]


def test_left_and_right_heads_with_the_page_number_inside_are_read() -> None:
    heads = [f"{at + 1}     ORLE v. HADDOW" if at % 2 else f"Opinion of the Court     {at + 1}" for at in range(10)]
    marked, _ = mark_furniture(pages(*(f"{head}\n\n{BODY[at % 5]}" for at, head in enumerate(heads))))
    assert [page.names.printed for page in marked] == [str(at + 1) for at in range(10)]


def test_a_number_that_every_head_has_is_no_page_number() -> None:
    marked, _ = mark_furniture(pages(*(f"Unsealed by order of May 4, ECF No. 203\n\n{body}" for body in BODY)))
    assert {page.names.printed for page in marked} == {""}


def test_a_cover_numbered_by_itself_keeps_its_numbers() -> None:
    texts = [f"{number}\n\n{BODY[at]}" for at, number in enumerate(["i", "ii", "1", "2", "3"])]
    marked, _ = mark_furniture(pages(*texts))
    assert [page.names.printed for page in marked] == ["i", "ii", "1", "2", "3"]


def test_line_numbers_of_a_transcript_go_and_its_answers_stay() -> None:
    def page(number: int) -> str:
        said = ["Q   Anything else?", "A   No."] * 6
        return f"      {number}\n" + "\n".join(f"{at:2}      {line}" for at, line in enumerate(said, 1))

    marked, _ = mark_furniture(pages(page(41), page(42)))
    assert [page.names.printed for page in marked] == ["41", "42"]
    left = marked[0].text
    for span in reversed(marked[0].furniture):
        left = left[: span.start] + left[span.end :]
    assert left.split("\n")[1:] == ["Q   Anything else?", "A   No."] * 6


def test_numbered_paragraphs_are_no_line_numbers() -> None:
    text = "\n".join(f"{at}. The unit was full on day {at}." for at in range(1, 13))
    assert furniture(text) == [[]]


def test_a_list_of_numbered_rows_with_gaps_is_no_numbered_paper() -> None:
    text = "\n".join(f"{at * 3}   beds" for at in range(1, 13))
    assert furniture(text) == [[]]


def test_production_numbers_and_legends_are_read() -> None:
    texts = [
        f"{body}\n\nCONFIDENTIAL - SUBJECT TO PROTECTIVE ORDER   ABC-{at + 101:06}" for at, body in enumerate(BODY)
    ]
    marked, _ = mark_furniture(pages(*texts))
    assert [page.names.bates for page in marked] == [f"ABC-{at:06}" for at in range(101, 106)]
    assert all(page.text[page.furniture[0].start :].startswith("CONFIDENTIAL") for page in marked)


def test_a_production_number_inside_a_sentence_is_the_sentence() -> None:
    text = f"{BODY[0]}\nThe note that was produced as ABC-000101 says so."
    marked, _ = mark_furniture(pages(text))
    assert marked[0].furniture == ()
    assert marked[0].names.bates == ""


def test_an_order_that_says_confidential_in_a_sentence_keeps_it() -> None:
    assert furniture("The report is confidential.\nIt may be shown to counsel only, and not to the public.") == [[]]


def test_the_same_sentence_at_the_top_of_two_pages_stays() -> None:
    text = "The parties agreed to exchange documents by the end of the month.\n"
    assert furniture(text + BODY[0], text + BODY[1]) == [[], []]


def test_what_was_marked_before_stays_marked() -> None:
    page = Page(index=0, text="7  The court\nadjourned until noon.", furniture=(Span(0, 3),))
    (marked,), _ = mark_furniture([page])
    assert marked.furniture == (Span(0, 3),)


line = st.sampled_from(
    [
        "", "  ", "1", "12", "- 3 -", "Page 2 of 6", "CONFIDENTIAL", "ABC-000101", "A head", "A foot 3", " 4   Q  No.",
        "Case 2:31-cv-00123 ECF No. 81 Filed 07/11/31 Page 2 of 6", "The talks have failed.",
    ]
)  # fmt: skip


@given(st.lists(st.lists(line, max_size=12), max_size=5))
def test_marks_are_ascending_spans_of_the_page_and_the_text_is_untouched(texts: list[list[str]]) -> None:
    before = pages(*("\n".join(lines) for lines in texts))
    after, _ = mark_furniture(before)
    assert [page.text for page in after] == [page.text for page in before]
    for page in after:
        assert all(a.end < b.start for a, b in zip(page.furniture, page.furniture[1:], strict=False))
        assert all(span.end <= len(page.text) for span in page.furniture)
        assert "The talks have failed." not in [span.of(page.text) for span in page.furniture] or len(texts) > 1


def test_pages_of_a_transcript_one_after_another_in_one_text_lose_their_line_numbers_and_heads() -> None:
    first = "\n".join(f"{at:2}   Q.   Was unit {at * 3} empty?" for at in range(1, 26))
    last = "\n".join(f"{at:2}   A.   It was full." for at in range(1, 6))
    (page,), _ = mark_furniture([Page(index=0, text=f"{first}\n                    Page 62\n{last}\n")])
    marked = [span.of(page.text).strip() for span in page.furniture]
    assert marked == [*map(str, range(1, 26)), "Page 62", *map(str, range(1, 6))]
