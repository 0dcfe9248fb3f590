import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.timeline.names import given_names_fit, is_body, parse_name, skeleton, spelling_likeness, split_names


@pytest.mark.parametrize(
    ("printed", "given_names", "surname"),
    [
        ("Edith Varga", ("edith",), "varga"),
        ("Transportation Commissioner Edith Varga", ("edith",), "varga"),
        ("Commissioner Varga", (), "varga"),
        ("Varga, Edith M.", ("edith", "m"), "varga"),
        ("Edith M. Varga, Ph.D.", ("edith", "m"), "varga"),
        ("VARGA", (), "varga"),
        ("Edith Varga of the Port Office", ("edith",), "varga"),
        ("Edith Varga from Legal", ("edith",), "varga"),
        ("Dr. Tomás Peña Jr.", ("tomas",), "pena"),
        ("Willem van der Berg", ("willem",), "van der berg"),
        ("Judge Karin O’Dell", ("karin",), "odell"),
        ("Deputy Director", None, None),
        ("The file", None, None),
        ("", None, None),
    ],
)
def test_a_printed_name_comes_apart(printed: str, given_names: tuple[str, ...] | None, surname: str | None) -> None:
    parts = parse_name(printed)
    if surname is None:
        assert parts is None
    else:
        assert parts is not None
        assert (parts.given, parts.surname) == (given_names, surname)


@pytest.mark.parametrize(
    ("first", "second", "fit"),
    [
        (("edith",), ("edith",), True),
        (("e",), ("edith",), True),
        ((), ("edith",), True),
        (("edith", "m"), ("edith", "marie"), True),
        (("edith", "m"), ("edith", "rose"), False),
        (("edith",), ("eva",), False),
        (("john",), ("jane",), False),
    ],
)
def test_given_names_fit_or_do_not(first: tuple[str, ...], second: tuple[str, ...], fit: bool) -> None:
    assert given_names_fit(first, second) is fit
    assert given_names_fit(second, first) is fit


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("Aukerman", "Auckermann", True),
        ("Halloran", "Haloran", True),
        ("Yusuf", "Yousef", True),
        ("Vold", "Varga", False),
        ("Lindqvist", "Marsh", False),
    ],
)
def test_misspellings_share_their_consonants(first: str, second: str, alike: bool) -> None:
    assert (skeleton(first) == skeleton(second) or spelling_likeness(first, second) > 0.74) is alike


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Ministry of Foreign Affairs", True),
        ("ICE", True),
        ("Plaintiffs", True),
        ("Edith Varga", False),
        ("VARGA", True),
    ],
)
def test_a_body_is_told_from_a_person(name: str, body: bool) -> None:
    assert is_body(name) is body


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Varga, Edith", ["Varga, Edith"]),
        ("Varga, Edith; Lind, Paul", ["Varga, Edith", "Lind, Paul"]),
        ("Edith Varga, Paul Lind", ["Edith Varga", "Paul Lind"]),
        ("Edith Varga and Paul Lind", ["Edith Varga", "Paul Lind"]),
        ("Edith Varga, Chief", ["Edith Varga, Chief"]),
        ("Edith M. Varga, Ph.D.", ["Edith M. Varga, Ph.D."]),
        ("Department of Parks and Roads", ["Department of Parks and Roads"]),
        ("", []),
    ],
)
def test_a_list_comes_apart_and_a_name_does_not(printed: str, names: list[str]) -> None:
    assert split_names(printed) == names


@given(st.text(max_size=60))
def test_any_text_can_be_asked_for_a_name(printed: str) -> None:
    parts = parse_name(printed)
    assert parts is None or parts.surname
