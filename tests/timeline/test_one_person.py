"""Which printed names are one person's, and which never: a table that a lawyer can read."""

from __future__ import annotations

import pytest

from belie.domain.ids import DocumentId
from belie.domain.people import AliasClaim, NameKind
from belie.domain.spans import Span
from timeline.record import BODY, LETTER, MEMO, REPORT, frame, identities, mention, names, said, who, why

# Two names, each in a paper of its own, that are one person's.
ONE = [
    ("Edith Varga", "Varga"),
    ("Edith Varga", "Commissioner Varga"),
    ("Edith Varga", "Ms. Varga"),
    ("Edith Varga", "E. Varga"),
    ("Edith Varga", "Varga, Edith"),
    ("Edith Varga", "VARGA, Edith M."),
    ("Edith Varga", "Edith M. Varga"),
    ("Edith Marie Varga", "Edith M. Varga"),
    ("Edith Varga", "Dr. Edith Varga, Ph.D."),
    ("Edith Varga", "EDITH VARGA"),
    ("Edith Varga", "Edith Varga of the Port Office"),
    ("Tomás Peña", "Tomas Pena"),
    ("Иван Петров", "Ivan Petrov"),
    ("Omar al-Rashid", "Omar Al Rashid"),
    ("Willem van der Berg", "van der Berg, Willem"),
    ("William Harper", "Bill Harper"),
    ("Robert Lind", "Bob Lind"),
    ("Karin O'Dell", "Karin O’Dell"),
    ("John Doe Jr.", "John Doe, Jr."),
    ("Paul Lind", "Then-Minister Paul Lind"),
    ("Khalid Sheikh Mohammed", "Khalid Sheik Mohammed"),
    ("Jean-Luc Marsh", "Jean-Luc MARSH"),
]
# Two names that are never one person by themselves.
TWO = [
    ("Edith Varga", "Paul Varga"),
    ("Edith Varga", "Eva Varga"),
    ("Edith Varga", "Mr. Varga"),
    ("Mr. Scott of Virginia", "Mr. Scott of Georgia"),
    ("Edith A. Varga", "Edith B. Varga"),
    ("John Doe Jr.", "John Doe Sr."),
    ("John Doe II", "John Doe III"),
    ("Nils Aukerman", "Nils Auckerman"),
    ("Ali Hussein", "Ali Hassan"),
    ("Hussein Ali", "Ali Hussein"),
    ("Jack Marsh", "John Marsh"),
    ("Kristin Holt", "Kristen Holt"),
    ("Maria Gonzalez", "Maria Gonzalez-Lopez"),
    ("Omar Rashid", "Omar al-Rashid"),
    ("Edith Varga", "Edith Vargas"),
    ("Mr. J. Varga", "Ms. J. Varga"),
    ("Harry Cole", "Henry Cole"),
]


@pytest.mark.parametrize(("first", "second"), ONE)
def test_these_are_one_person(first: str, second: str) -> None:
    found = identities(mention(MEMO, first), mention(LETTER, second))
    assert len(found.people) == 1
    assert set(found.people[0].names) == {first, second}


@pytest.mark.parametrize(("first", "second"), TWO)
def test_these_are_two_people(first: str, second: str) -> None:
    assert len(identities(mention(MEMO, first), mention(LETTER, second)).people) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nils Aukerman", "Nils Auckerman"),
        ("Nils Aukerman", "N. Auckerman"),
        ("Jon Halloran", "Jon Haloran"),
        ("Mohammed Al-Rashid", "Muhammad el Rasheed"),
        ("Hussein Ali", "Ali Hussein"),
        ("Jack Marsh", "John Marsh"),
        ("Kristin Holt", "Kristen Holt"),
        ("Maria Gonzalez", "Maria Gonzalez-Lopez"),
        ("Omar Rashid", "Omar al-Rashid"),
        ("Edith Varga", "Edith Vargas"),
        ("Karl Müller", "Karl Mueller"),
        ("Dmitri Sokolov", "Dmitri Sokoloff"),
        ("Harry Cole", "Henry Cole"),
        ("Nuri al-Maliki", "Maliki"),
        ("Gene Dorgan", "Horgan"),
    ],
)
def test_these_are_proposed_as_one_person(first: str, second: str) -> None:
    found = identities(mention(MEMO, first), mention(LETTER, second))
    (proposal,) = found.proposals
    assert {proposal.first, proposal.second} == {person.id for person in found.people}
    assert first in proposal.because


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Edith Varga", "Paul Varga"),
        ("Edith Varga", "Nils Aukerman"),
        ("Nils Aukerman", "Vera Auckerman"),
        ("John Doe Jr.", "John Doe Sr."),
        ("Ali Hussein", "Ali Hassan"),
        ("George Bush", "Abbas"),
        ("Sarah Goetz", "Gates"),
        ("Paul Lind", "Paul Lane"),
        ("Erik Holt", "Erika Holt"),
        ("Mr. J. Varga", "Ms. J. Varga"),
        ("Aukerman", "Auckerman"),  # surnames alone
    ],
)
def test_these_are_not_even_proposed(first: str, second: str) -> None:
    assert identities(mention(MEMO, first), mention(LETTER, second)).proposals == ()


def test_a_proposal_tells_its_evidence_and_more_of_it_weighs_more() -> None:
    bare = identities(mention(MEMO, "Nils Aukerman"), mention(LETTER, "Nils Auckerman")).proposals[0]
    more = identities(
        mention(MEMO, "Nils Aukerman", "inspector"),
        mention(MEMO, "Nils Auckerman", at=50),
        mention(LETTER, "Nils Auckerman", "chief inspector of the port"),
        mention(LETTER, "Nils Auckerman", "inspector", at=50),
    ).proposals[0]
    assert "surnames one letter apart, the same consonants, the same given name" in bare.because
    assert "both inspector, both named in 1 paper" in more.because
    assert 0.85 < bare.score < more.score < 1


def test_a_family_shares_a_surname_and_each_paper_tells_its_own() -> None:
    found = identities(
        mention(MEMO, "Edith Varga"),
        mention(LETTER, "Paul Varga"),
        mention(LETTER, "Varga", at=40),
        mention(REPORT, "Varga"),
        statements=[said(LETTER, speaker="Mr. Varga"), said(REPORT, speaker="Varga"), said(MEMO, speaker="Mrs. Varga")],
    )
    assert names(found.people) == ["Edith Varga", "Paul Varga"]
    assert who(found) == ["Paul Varga", "", "Edith Varga"]
    assert why(found)[1] == "“Varga” may be Edith Varga or Paul Varga."


def test_two_of_one_surname_in_one_paper_are_told_apart_by_the_honorific() -> None:
    found = identities(
        mention(MEMO, "Edith Varga"),
        mention(MEMO, "Paul Varga", at=40),
        statements=[said(MEMO, speaker=speaker) for speaker in ("Mr. Varga", "Mrs. Varga", "Varga")],
    )
    assert who(found) == ["Paul Varga", "Edith Varga", ""]


def test_an_initial_that_two_people_have_stays_open_unless_the_paper_tells() -> None:
    found = identities(
        mention(MEMO, "Edith Varga"),
        mention(MEMO, "E. Varga", at=40),
        mention(LETTER, "Emil Varga"),
        mention(REPORT, "E. Varga"),
        statements=[said(MEMO, speaker="E. Varga"), said(REPORT, speaker="E. Varga")],
    )
    assert who(found) == ["Edith Varga", "E. Varga"]


def test_a_father_and_a_son_are_told_apart_by_the_paper() -> None:
    found = identities(
        mention(MEMO, "John Doe Sr."),
        mention(MEMO, "John Doe", at=40),
        mention(LETTER, "John Doe Jr."),
        mention(LETTER, "Doe", at=40),
        statements=[said(MEMO, speaker="John Doe"), said(LETTER, speaker="Doe")],
    )
    assert who(found) == ["John Doe Sr.", "John Doe Jr."]


def test_two_people_of_one_full_name_are_kept_apart_when_what_they_are_cannot_be_one() -> None:
    found = identities(
        mention(MEMO, "Karin Vold", "nurse"),
        mention(LETTER, "Karin Vold", "district judge"),
        mention(REPORT, "Karin Vold"),
        frames=[frame(MEMO), frame(LETTER), frame(REPORT)],
        statements=[said(paper, speaker="Vold") for paper in (MEMO, LETTER, REPORT)],
    )
    nurse, judge, untold = found.identifications
    assert nurse.declarant == judge.declarant == "Karin Vold"
    assert nurse.person and judge.person and nurse.person != judge.person
    assert untold.person is None
    assert untold.because == "Several people are called Karin Vold, and the paper does not tell which."
    assert sum(form.count for person in found.people for form in person.forms) == 3
    assert {found.proposals[0].first, found.proposals[0].second} == {nurse.person, judge.person}
    assert "district judge and nurse" in found.proposals[0].because or "nurse and district judge" in (
        found.proposals[0].because
    )


def test_a_paper_that_names_a_companion_tells_which_of_two_it_means() -> None:
    found = identities(
        mention(MEMO, "Karin Vold", "nurse"),
        mention(MEMO, "Paul Lind", at=40),
        mention(LETTER, "Karin Vold", "district judge"),
        mention(REPORT, "Karin Vold"),
        mention(REPORT, "Paul Lind", at=40),
        statements=[said(paper, speaker="Vold") for paper in (MEMO, LETTER, REPORT)],
    )
    ids = [held.person for held in found.identifications]
    assert ids[2] == ids[0] != ids[1]


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        ("director of the Port Office", "inspector of the Port Office", "2031-06-02"),  # one house
        ("director of the Port Office", "warden of Alder Jail", "2034-06-02"),  # years apart
        ("deputy director", "director", "2031-06-02"),  # ranks, no trades
        ("nurse", "", "2031-06-02"),  # nothing speaks against it
    ],
)
def test_one_full_name_is_one_person_when_nothing_speaks_against_it(first: str, second: str, later: str) -> None:
    found = identities(
        mention(MEMO, "Karin Vold", first),
        mention(LETTER, "Karin Vold", second),
        frames=[frame(MEMO), frame(LETTER, later)],
    )
    assert len(found.people) == 1


@pytest.mark.parametrize(
    ("name", "other", "words", "kind"),
    [
        ("Bureau of Returns", "BOR", "in short", BODY),
        ("Bureau of Returns", "Removal Office", "formerly", BODY),
        ("Jane Holt", "Jane Roe", "née", NameKind.PERSON),
        ("Edith Varga", "Eda Vargas", "also known as", NameKind.PERSON),
    ],
)
def test_a_paper_that_tells_two_names_makes_them_one(name: str, other: str, words: str, kind: NameKind) -> None:
    told = AliasClaim(document=MEMO, span=Span(0, 9), name=name, other=other, kind=kind, words=words)
    found = identities(
        mention(MEMO, name, kind=kind),
        mention(LETTER, other, kind=kind),
        claims=[told],
        statements=[said(LETTER, speaker=other)],
    )
    (person,) = found.people
    assert set(person.names) == {name, other}
    assert found.identifications[0].person == person.id


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Department of State", "State Department"),
        ("U.S. Department of State", "Department of State"),
        ("Ministry of Foreign Affairs", "the Ministry of Foreign Affairs"),
        ("Centers for Port Control", "CENTERS FOR PORT CONTROL"),
    ],
)
def test_these_are_one_body(first: str, second: str) -> None:
    assert len(identities(mention(MEMO, first, kind=BODY), mention(LETTER, second, kind=BODY)).people) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bureau of Returns", "Bureau of Roads"),
        ("Returns Division of the Bureau of Roads", "Bureau of Roads"),
        ("Department of State", "Department of Justice"),
        ("Board of Review", "Board of Trade"),
    ],
)
def test_these_are_two_bodies(first: str, second: str) -> None:
    assert len(identities(mention(MEMO, first, kind=BODY), mention(LETTER, second, kind=BODY)).people) == 2


def test_initials_are_the_body_of_the_paper_that_they_fit() -> None:
    found = identities(
        mention(MEMO, "Bureau of Returns", kind=BODY),
        mention(MEMO, "BOR", kind=BODY, at=40),
        mention(LETTER, "Board of Review", kind=BODY),
        mention(LETTER, "BOR", kind=BODY, at=40),
        statements=[said(MEMO, speaker="the BOR"), said(LETTER, speaker="BOR")],
    )
    assert who(found) == ["Bureau of Returns", "Board of Review"]


def test_the_same_names_give_the_same_people_in_any_order() -> None:
    rows = [
        mention(MEMO, "Edith Varga"),
        mention(LETTER, "Varga"),
        mention(LETTER, "Board of Review", kind=BODY),
        mention(REPORT, "Bill Harper"),
        mention(MEMO, "William Harper"),
        mention(REPORT, "John Doe"),
        mention(MEMO, "John Doe Jr."),
    ]
    assert identities(*rows).people == identities(*rows[::-1]).people


def test_a_form_tells_where_it_stands_and_why_it_is_taken_for_hers() -> None:
    (person,) = identities(
        mention(MEMO, "Edith Varga"), mention(LETTER, "Varga"), mention(LETTER, "Varga", at=9)
    ).people
    assert [(form.name, form.count, form.documents) for form in person.forms] == [
        ("Varga", 2, (LETTER,)),
        ("Edith Varga", 1, (MEMO,)),
    ]
    assert person.forms[0].because == "the only Varga of the record that fits"
    assert person.names == ("Varga", "Edith Varga")


def test_a_list_of_names_is_several_people() -> None:
    head = frame(MEMO, author="Edith Varga", addressee="Varga, Edith; Lind, Paul")
    found = identities(mention(LETTER, "Lind, Paul; Varga, Edith"), frames=[head])
    assert names(found.people) == ["Edith Varga", "Lind, Paul"]


def test_a_face_names_its_authors_its_witness_and_for_whom_they_speak() -> None:
    joint = frame(MEMO, author="Edith Varga; Nils Orle", on_behalf_of="Harbor Service")
    heard = frame(LETTER, witness="Paul Lind; Ada Moor")
    found = identities(frames=[joint, heard])
    assert names(found.people) == ["Ada Moor", "Edith Varga", "Harbor Service", "Nils Orle", "Paul Lind"]


def test_what_one_paper_takes_for_a_body_is_a_person_where_the_record_knows_better() -> None:
    found = identities(
        mention(MEMO, "Edith Varga"),
        mention(MEMO, "Varga", kind=BODY, at=40),
        mention(LETTER, "Nils Orle", kind=BODY),
        mention(REPORT, "Nils Orle"),
        mention(DocumentId("note"), "Nils Orle"),
    )
    assert [(person.name, person.kind) for person in found.people] == [
        ("Edith Varga", NameKind.PERSON),
        ("Nils Orle", NameKind.PERSON),
    ]


def test_members_of_one_surname_are_told_apart_by_where_they_are_from() -> None:
    found = identities(
        mention(MEMO, "Mr. Scott of Virginia"),
        mention(MEMO, "Mr. Scott of Georgia", at=40),
        mention(LETTER, "Mr. Scott of Georgia"),
        mention(LETTER, "Scott", at=40),
        statements=[
            said(LETTER, speaker="Scott"),
            said(MEMO, speaker="Mr. Scott of Virginia"),
            said(MEMO, speaker="Scott"),
        ],
    )
    assert who(found) == ["Mr. Scott of Georgia", "Mr. Scott of Virginia", ""]


@pytest.mark.parametrize("name", ["Rule 29.12(c", "Order 49", "Capitol--the Dome"])
def test_what_is_no_name_is_nobody(name: str) -> None:
    assert identities(mention(MEMO, name)).people == ()


def test_the_united_states_have_no_initials_of_another() -> None:
    found = identities(
        mention(MEMO, "U.S.", kind=BODY),
        mention(MEMO, "United States Senate", kind=BODY, at=40),
        mention(LETTER, "United States of America", kind=BODY),
        mention(LETTER, "Faith-Based Initiative", kind=BODY, at=40),
        mention(LETTER, "FBI", kind=BODY, at=80),
    )
    assert names(found.people) == ["FBI", "Faith-Based Initiative", "United States Senate", "United States of America"]
