"""What papers say of roles, their time, and second names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from belie.documents.clean import clean
from belie.domain.dates import When
from belie.domain.documents import Document, DocumentKind, Frame, Page
from belie.domain.ids import DocumentId, SourceId
from belie.domain.people import AliasClaim, Manner, NameKind, NameMention, RoleClaim
from belie.domain.spans import Span
from belie.statements.claims import find_claims, is_acronym
from belie.statements.offices import manner_of, split_office
from belie.statements.said_on import Times, find_document_times

PAPER = DocumentId("paper")
NAMES = {"Edith Varga": NameKind.PERSON, "Paul Lind": NameKind.PERSON, "Bureau of Returns": NameKind.ORGANISATION}
FRAME = Frame(document=PAPER, kind=DocumentKind.NEWS, date=When.parse("2020-03-03"))


def claims(text: str, frame: Frame = FRAME) -> list[RoleClaim | AliasClaim]:
    document = Document(
        id=PAPER, source=SourceId("s"), name="paper.txt", format="text", pages=(Page(index=0, text=text),)
    )
    mentions = sorted(
        (
            NameMention(document=PAPER, span=Span(at, at + len(name)), name=name, kind=kind)
            for name, kind in NAMES.items()
            for at in range(len(text))
            if text.startswith(name, at)
        ),
        key=lambda held: held.span.start,
    )
    cleaned = clean(document)
    return find_claims(
        cleaned, frame, mentions, Times(cleaned.text, find_document_times(document, cleaned, frame), frame)
    )


def told(text: str, frame: Frame = FRAME) -> list[tuple[str, str, str, str, str]]:
    """Return name, manner, role, body and time of every claim of a role, a line of words each."""
    return [
        (
            held.name,
            held.manner.value,
            held.role,
            held.body,
            " ".join(
                f"{word} {when}"
                for word, when in (("since", held.since), ("until", held.until), ("at", held.at))
                if when
            ),
        )
        for held in claims(text, frame)
        if isinstance(held, RoleClaim)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Edith Varga, who became director of the Port Office in May 2017, said nothing.",
            ("Edith Varga", "began", "director", "Port Office", "since 2017-05"),
        ),
        (
            "Edith Varga was appointed Deputy Director of Returns on March 4, 2019.",
            ("Edith Varga", "began", "Deputy Director", "Returns", "since 2019-03-04"),
        ),
        (
            "Edith Varga has been director since 2014.",
            ("Edith Varga", "held", "director", "", "since 2014"),
        ),
        (
            "Edith Varga served as warden of Alder Jail from 2009 to June 2011.",
            ("Edith Varga", "then", "warden", "Alder Jail", "since 2009 until 2011-06"),
        ),
        (
            "Edith Varga resigned as commissioner in April 2018.",
            ("Edith Varga", "ended", "commissioner", "", "until 2018-04"),
        ),
        (
            "Edith Varga was director of the Port Office in 2017.",
            ("Edith Varga", "then", "director", "Port Office", "at 2017"),
        ),
        (
            "We asked Edith Varga, a former inspector of the Port Office, about it.",
            ("Edith Varga", "former", "inspector", "Port Office", ""),
        ),
        (
            "We asked Edith Varga, director of the Port Office since 2012, about it.",
            ("Edith Varga", "held", "director", "Port Office", "since 2012"),
        ),
        (
            "It was the then-minister Edith Varga who signed.",
            ("Edith Varga", "then", "minister", "", ""),
        ),
        (
            "It was then Commissioner Edith Varga who signed.",
            ("Edith Varga", "then", "Commissioner", "", ""),
        ),
    ],
)
def test_a_role_is_told_with_its_time(text: str, expected: tuple[str, ...]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Edith Varga was late. The director of the Port Office was not.",
        "Edith Varga, the director, said so.",  # it stands beside the name: the mention has it
        "Edith Varga was in the room when the director came.",
        "Edith Varga was the reason for it.",
        "Edith Varga is to become nothing of the sort.",
        "The director spoke. Edith Varga left in 2017.",
    ],
)
def test_what_is_no_role_is_not_told(text: str) -> None:
    assert told(text) == []


def test_who_follows_whom_tells_of_both() -> None:
    assert told("Edith Varga replaced Paul Lind as director of the Port Office in 2017.") == [
        ("Edith Varga", "began", "director", "Port Office", "since 2017"),
        ("Paul Lind", "ended", "director", "Port Office", "until 2017"),
    ]
    assert told("Edith Varga was succeeded as warden by Paul Lind in May 2019.") == [
        ("Edith Varga", "ended", "warden", "", "until 2019-05"),
        ("Paul Lind", "began", "warden", "", "since 2019-05"),
    ]


def test_the_author_of_a_declaration_tells_of_himself() -> None:
    frame = replace(FRAME, kind=DocumentKind.DECLARATION, author="Paul Lind")
    assert told("I am the Deputy Director of the Port Office. I have served as inspector since 2014.", frame) == [
        ("Paul Lind", "held", "Deputy Director", "Port Office", ""),
        ("Paul Lind", "held", "inspector", "", "since 2014"),
    ]
    assert told("I am employed by the Port Office as a senior inspector.", frame) == [
        ("Paul Lind", "held", "senior inspector", "Port Office", "")
    ]
    assert told("I am the Deputy Director of the Port Office.") == []  # nobody's words in the news


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bureau of Returns (BOR) wrote.", ("Bureau of Returns", "BOR")),
        ("The Bureau of Returns (the “BOR”) wrote.", ("Bureau of Returns", "BOR")),
        ("The Bureau of Returns, formerly the Removal Office, wrote.", ("Bureau of Returns", "Removal Office")),
        ("Edith Varga, née Holt, wrote.", ("Edith Varga", "Edith Holt")),
        ("Edith Varga, also known as Eda Vargas, wrote.", ("Edith Varga", "Eda Vargas")),
        ("William “Bill” Harper wrote.", ("William Harper", "Bill Harper")),
    ],
)
def test_two_names_of_one_bearer_are_told(text: str, expected: tuple[str, str]) -> None:
    assert [(held.name, held.other) for held in claims(text) if isinstance(held, AliasClaim)] == [expected]


@pytest.mark.parametrize(
    "text",
    ["The Bureau of Returns (Tuesday) wrote.", "Edith Varga, formerly Director, wrote.", "Edith Varga (R) wrote."],
)
def test_what_is_no_second_name_is_not_told(text: str) -> None:
    assert [held for held in claims(text) if isinstance(held, AliasClaim)] == []


def test_a_claim_stands_where_the_page_prints_it() -> None:
    text = (
        "It is said in town that everybody has known her for a long time, Edith Varga, who became director in\n"
        "May 2017, left the Port Office with all its papers and went to live by the sea, where nobody asked her.\n"
    )
    (held,) = claims(text)
    assert held.span.of(text) == "Edith Varga, who became director in\nMay 2017"


@pytest.mark.parametrize(
    ("short", "name", "right"),
    [
        ("BOR", "Bureau of Returns", True),
        ("DoJ", "Department of Justice", True),
        ("ICE", "Immigration and Customs Enforcement", True),
        ("BOR", "Returns Bureau", False),
        ("B", "Bureau", False),
        ("PO", "Port Authority of the Outer Harbor District", False),
    ],
)
def test_an_acronym_has_the_initials(short: str, name: str, right: bool) -> None:
    assert is_acronym(short, name) is right


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Deputy Director of the Bureau of Returns", ("Deputy Director", "Bureau of Returns")),
        ("Port Office spokesman", ("spokesman", "Port Office")),
        ("the Port Office’s spokeswoman", ("spokeswoman", "Port Office")),
        ("spokesman for the ministry", ("spokesman for the ministry", "")),
        ("Transportation Commissioner", ("Transportation Commissioner", "")),
        ("chief engineer at Rainier Ltd in Alder", ("chief engineer", "Rainier Ltd")),
        ("the road to Alder", ("", "")),
        ("incoming director", ("", "")),
        ("Deputy Defense Secretary", ("Deputy Defense Secretary", "")),
        ("in her official capacity as Governor of Alder", ("Governor", "Alder")),
        ("General Counsel of the Port Office--his view", ("General Counsel", "Port Office")),
    ],
)
def test_an_office_is_taken_apart(phrase: str, expected: tuple[str, str]) -> None:
    assert split_office(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("former director", (Manner.FORMER, "director")),
        ("the then-minister", (Manner.THEN, "minister")),
        ("acting director", (Manner.HELD, "acting director")),
        ("ex-warden", (Manner.FORMER, "warden")),
    ],
)
def test_the_word_before_an_office_tells_its_time(phrase: str, expected: tuple[Manner, str]) -> None:
    assert manner_of(phrase) == expected
