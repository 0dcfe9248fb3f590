"""The map from clean text to the document."""

import pytest

from belie.documents.offsets import OffsetBuilder, OffsetMap
from belie.domain.spans import Span


def built() -> tuple[str, OffsetMap]:
    """Document "abc-def  ghi [note] jkl": clean "abcdef ghi jkl", then the note."""
    builder = OffsetBuilder()
    for text, source in (
        ("abc", 0),
        ("def", 4),
        (" ", 7),
        ("ghi", 9),
        (" ", 12),
        ("jkl", 20),
        ("\n\n", 12),
        ("note", 14),
    ):
        builder.add(text, source)
    return builder.build()


@pytest.mark.parametrize(
    ("clean", "home"),
    [
        (Span(0, 6), (Span(0, 3), Span(4, 7))),
        (Span(2, 4), (Span(2, 3), Span(4, 5))),
        (Span(6, 7), (Span(7, 8),)),
        (Span(7, 14), (Span(9, 13), Span(20, 23))),
        (Span(11, 20), (Span(12, 18), Span(20, 23))),
        (Span(3, 3), ()),
        (Span(0, 0), ()),
    ],
)
def test_clean_characters_go_home(clean: Span, home: tuple[Span, ...]) -> None:
    text, offsets = built()
    assert text == "abcdef ghi jkl\n\nnote"
    assert offsets.to_source(clean) == home


@pytest.mark.parametrize(
    ("source", "clean"),
    [(0, 0), (2, 2), (4, 3), (9, 7), (14, 16), (20, 11), (22, 13)],
)
def test_kept_characters_have_their_place_in_the_clean_text(source: int, clean: int) -> None:
    assert built()[1].to_clean(source) == clean


@pytest.mark.parametrize(("source", "clean"), [(3, 3), (8, 7), (18, 11), (23, 20), (99, 20)])
def test_characters_left_out_give_the_next_one_kept(source: int, clean: int) -> None:
    assert built()[1].to_clean(source) == clean


def test_a_span_past_the_end_is_refused() -> None:
    with pytest.raises(ValueError, match="runs past"):
        built()[1].to_source(Span(18, 21))
