from hypothesis import given
from hypothesis import strategies as st

from belie.domain.documents import Access, Document, Page
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import Span


def document(*pages: str) -> Document:
    return Document(
        id=DocumentId("d"),
        source=SourceId("a" * 64),
        name="paper.txt",
        format="text",
        pages=tuple(Page(index=index, text=text) for index, text in enumerate(pages)),
    )


def test_a_quote_across_a_page_break_stands_on_both_pages() -> None:
    paper = document("The minister said the", "talks had failed.")
    start = paper.text.index("said")
    assert paper.page_indexes((Span(start, paper.text.index("failed")),)) == (0, 1)
    assert paper.page_indexes((Span(0, 3),)) == (0,)


@given(st.lists(st.text(alphabet="ab \n", max_size=8), min_size=1, max_size=6), st.data())
def test_every_character_stands_on_the_page_it_came_from(pages: list[str], data: st.DataObject) -> None:
    paper = document(*pages)
    index = data.draw(st.integers(0, len(pages) - 1))
    if pages[index]:
        at = paper.page_starts()[index] + data.draw(st.integers(0, len(pages[index]) - 1))
        assert paper.page_indexes((Span(at, at + 1),)) == (index,)


def test_labels_rise_with_secrecy() -> None:
    assert max(Access, key=lambda access: access.rank) is Access.PRIVILEGED
    assert Access.SEALED.rank > Access.COURTHOUSE_ONLY.rank > Access.PUBLIC.rank
