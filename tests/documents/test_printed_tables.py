"""Tables printed on a page: cells by the white columns between the words."""

from belie.documents.printed_tables import find_rows
from belie.domain.documents import Page, Word
from belie.domain.spans import Span


def page_of(*lines: list[tuple[float, str]]) -> Page:
    """Return a page whose words stand where they are told to, six points a letter, lines 12 points apart."""
    text, words = "", []
    for number, line in enumerate(lines):
        end = 0.0
        for x, word in line:
            blanks = 0 if not end else max(1, round((x - end) / 4))
            text += " " * blanks
            box = (x, 12.0 * number, x + 6 * len(word), 12.0 * number + 10)
            words.append(Word(span=Span(len(text), len(text) + len(word)), bbox_pt=box))
            text += word
            end = box[2]
        text += "\n"
    return Page(index=0, text=text, words=tuple(words))


def cells(page: Page) -> list[list[str]]:
    return [[cell.of(page.text) for cell in row] for row in find_rows(page)]


def test_a_cell_of_two_words_is_one_where_the_heading_crosses_the_gap() -> None:
    page = page_of(
        [(20, "Day"), (90, "Location"), (150, "Beds")],
        [(20, "2031-02-01"), (90, "Hall"), (118, "A"), (150, "24")],
        [(20, "2031-02-02"), (90, "Hall"), (118, "B"), (150, "9")],
    )
    assert cells(page) == [["Day", "Location", "Beds"], ["2031-02-01", "Hall A", "24"], ["2031-02-02", "Hall B", "9"]]


def test_prose_is_no_table() -> None:
    page = page_of([(20, "Nothing"), (66, "here"), (94, "is")], [(20, "a"), (30, "table"), (64, "at"), (80, "all.")])
    assert cells(page) == []


def test_an_empty_cell_is_left_out_and_the_others_keep_together() -> None:
    page = page_of(
        [(20, "Held"), (80, "Since"), (160, "Under")],
        [(20, "Varga"), (160, "order"), (193, "12")],
        [(20, "Lind"), (80, "June"), (160, "none")],
    )
    assert cells(page)[1] == ["Varga", "order 12"]


def test_without_boxes_wide_gaps_part_the_cells() -> None:
    page = Page(index=0, text="Name    Held since\nVarga   3 June\n\nProse follows here.")
    assert cells(page) == [["Name", "Held since"], ["Varga", "3 June"]]
