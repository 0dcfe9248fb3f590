"""Whose a statement is, why, and when nobody can tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.domain.documents import DocumentKind
from belie.domain.ids import DocumentId
from belie.domain.people import Manner, NameKind, RoleClaim
from belie.domain.spans import Span
from belie.domain.statements import Form, Naming
from belie.timeline.identity import Matter
from belie.timeline.proposals import MAX_BLOCK, Proposer
from timeline.record import BODY, LETTER, MEMO, REPORT, frame, identities, mention, said, who, why

CONSONANTS = "bdfglmnprst"


def test_the_author_speaks_in_a_memo_and_a_stranger_is_left_open() -> None:
    head = frame(MEMO, kind=DocumentKind.MEMO, author="Karin Vold")
    own = said(MEMO, "The talks have not moved.", form=Form.OWN)
    other = said(MEMO, "that the visas were ready", "an official", denied=True)
    named = said(MEMO, "the list is short", "he")
    found = identities(
        mention(MEMO, "Paul Lind"),
        statements=[own, other, named],
        frames=[head],
        namings=[Naming(statement=named.id, name="Lind", because="the only man named before")],
    )
    assert who(found) == ["Karin Vold", "", "Paul Lind"]
    assert [held.decided_by for held in found.identifications] == ["rule:author", "rule:abstain", "rule:document"]
    assert why(found) == [
        "Author of the memo",
        "The record leaves it open.",
        "the only man named before; “Lind” is Paul Lind: the only Lind of the paper that fits",
    ]
    assert found.identifications[1].person is None
    assert [held.declarant for held in found.readings] == ["Karin Vold", "", "Paul Lind"]
    assert found.readings[1].text != other.content  # read with the denial


@pytest.mark.parametrize(
    "speaker",
    [
        "a spokesman for the Bureau of Returns",
        "the Bureau of Returns’ spokeswoman",
        "a Bureau of Returns spokesperson",
        "the Bureau's spokesman",
        "a spokeswoman for the bureau",
        "the press office of the Bureau of Returns",
    ],
)
def test_a_spokesman_speaks_for_the_body(speaker: str) -> None:
    found = identities(mention(MEMO, "Bureau of Returns", kind=BODY), statements=[said(MEMO, speaker=speaker)])
    assert who(found) == ["Bureau of Returns"]
    assert found.identifications[0].decided_by == "rule:office"
    assert "a spokesman speaks for the body" in why(found)[0]


@pytest.mark.parametrize("speaker", ["a spokesman for Varga", "a spokesman", "the spokesman for the prime minister"])
def test_a_spokesman_of_a_person_or_of_nobody_told_is_left_open(speaker: str) -> None:
    found = identities(mention(MEMO, "Edith Varga"), statements=[said(MEMO, speaker=speaker)])
    assert who(found) == [""]


def test_the_ministry_is_the_only_one_of_the_paper_else_of_the_record_else_nobody_knows() -> None:
    rows = [
        mention(MEMO, "Ministry of Returns", kind=BODY),
        mention(LETTER, "Port Ministry", kind=BODY),
        mention(LETTER, "Board of Review", kind=BODY, at=50),
    ]
    statements = [said(paper, speaker="the ministry") for paper in (MEMO, LETTER, REPORT)]
    board = said(REPORT, "The board has met.", speaker="the board")
    found = identities(*rows, statements=[*statements, board])
    assert who(found) == ["Ministry of Returns", "Port Ministry", "", "Board of Review"]
    assert why(found)[0] == "Named in the words of attribution; the only ministry that the paper names"
    assert why(found)[2] == "“The ministry” may be any of 2: Ministry of Returns, Port Ministry."
    assert "the only board that the record names" in why(found)[3]


def test_the_government_may_be_any_government() -> None:
    one = [mention(MEMO, "Ardavian government", kind=BODY)]
    speaks = said(MEMO, speaker="the Government")
    assert who(identities(*one, statements=[speaks])) == ["Ardavian government"]
    states = [*one, mention(MEMO, "United States", kind=NameKind.PLACE, at=60)]
    found = identities(*states, statements=[speaks])
    assert who(found) == [""]
    assert why(found) == ["“The government” may be any of 2: Ardavian government, the United States."]
    found = identities(statements=[speaks])
    assert why(found) == ["“The government” is named nowhere."]


def test_this_administration_may_be_anybodys_and_nobody_is_called_the_constitution() -> None:
    rows = [mention(MEMO, "Housing Administration", kind=BODY), mention(MEMO, "Constitution", at=40)]
    found = identities(
        *rows, statements=[said(MEMO, speaker=words) for words in ("this administration", "the Constitution")]
    )
    assert who(found) == ["", ""]
    assert why(found) == ["“The administration” may be any administration.", "The record leaves it open."]


def told(name: str, role: str, paper: DocumentId, manner: Manner = Manner.HELD, at: int = 0) -> RoleClaim:
    return RoleClaim(document=paper, span=Span(at, at + 20), name=name, role=role, manner=manner)


OLD, NEW = DocumentId("of 2017"), DocumentId("of 2019")
COMMISSIONERS = [
    mention(OLD, "Edith Varga", "Commissioner"),
    mention(OLD, "Paul Lind", at=60),
    mention(NEW, "Nils Orle", "Commissioner"),
    mention(NEW, "Paul Lind", at=60),
    mention(MEMO, "Paul Lind"),
]
DAYS = [frame(OLD, "2017-05-02"), frame(NEW, "2019-06-04"), frame(MEMO, "2020-01-01")]


@pytest.mark.parametrize(
    ("day", "speaker", "declarant"),
    [
        ("2017-05-02", "the Commissioner", "Edith Varga"),
        ("2017-09", "the Commissioner", "Edith Varga"),
        ("2019-06-04", "the Commissioner", "Nils Orle"),
        ("2019", "the commissioner", "Nils Orle"),
        ("2017-06-01", "the then-commissioner", "Edith Varga"),
        ("2018-07-01", "the Commissioner", "Nils Orle"),  # less than a year before he was seen in the office
        ("2018-05-20", "the Commissioner", ""),  # more than a year from either
        ("2011-01-01", "the Commissioner", ""),
        ("2017-05-02", "a commissioner", ""),
        ("2017-05-02", "the deputy commissioner", ""),
        ("2017-05-02", "the commissioners", ""),
        ("2017-05-02", "the Commissioner and the warden", ""),
        ("2017-05-02", "the commissioner's driver", ""),
    ],
)
def test_an_office_is_whoever_held_it_then(day: str, speaker: str, declarant: str) -> None:
    found = identities(*COMMISSIONERS, frames=DAYS, statements=[said(MEMO, speaker=speaker, on=day)])
    assert who(found) == [declarant]


def test_the_holder_of_an_office_is_told_with_the_time_that_speaks_for_him() -> None:
    found = identities(
        *COMMISSIONERS, frames=DAYS, statements=[said(MEMO, speaker="the Commissioner", on="2017-09-01")]
    )
    assert found.identifications[0].decided_by == "rule:holder"
    assert "The commissioner about 2017-09-01 was Edith Varga (Commissioner: seen 2017-05-02)" in why(found)[0]


def test_two_who_may_have_held_an_office_leave_it_open() -> None:
    rows = [*COMMISSIONERS, mention(OLD, "Vera Holt", "Commissioner", at=90)]
    found = identities(*rows, frames=DAYS, statements=[said(MEMO, speaker="the Commissioner", on="2017-05-02")])
    assert who(found) == [""]
    assert why(found) == ["The commissioner at 2017-05-02 may be Edith Varga or Vera Holt."]


def test_a_paper_that_shares_nobody_with_those_that_tell_of_an_office_does_not_get_its_holder() -> None:
    rows = [row for row in COMMISSIONERS if row.document != MEMO]
    found = identities(*rows, frames=DAYS, statements=[said(MEMO, speaker="the Commissioner", on="2017-05-02")])
    assert who(found) == [""]
    assert why(found) == ["The commissioner: no paper ties who held the office to this one."]


def test_the_former_commissioner_is_the_one_whose_time_was_over() -> None:
    ended = told("Edith Varga", "Commissioner", NEW, Manner.FORMER)
    found = identities(
        *COMMISSIONERS,
        mention(NEW, "Edith Varga", at=200),
        frames=DAYS,
        claims=[ended],
        statements=[said(MEMO, speaker="the former commissioner", on="2019-12-01")],
    )
    assert who(found) == ["Edith Varga"]


def test_a_body_in_the_phrase_tells_two_offices_apart() -> None:
    rows = [
        mention(OLD, "Edith Varga", "director of the Port Office"),
        mention(OLD, "Nils Orle", "director of the Bureau of Returns", at=60),
    ]
    speakers = ["the director of the Port Office", "the Bureau of Returns' director", "the director"]
    found = identities(
        *rows, frames=DAYS, statements=[said(OLD, speaker=speaker, on="2017-05-02") for speaker in speakers]
    )
    assert who(found) == ["Edith Varga", "Nils Orle", ""]


def test_people_have_their_roles_over_time() -> None:
    found = identities(
        mention(OLD, "Edith Varga", "inspector"),
        mention(NEW, "Edith Varga", "director of the Port Office"),
        frames=[*DAYS, frame(REPORT, "2031-01-01", author="Edith Varga", author_role="Commissioner")],
    )
    (person,) = found.people
    assert [(held.role, held.body, str(held.seen)) for held in person.tenures] == [
        ("inspector", "", "2017-05-02"),
        ("director", "Port Office", "2019-06-04"),
        ("Commissioner", "", "2031-01-01"),
    ]


def test_a_misspelling_is_found_among_many_names_of_one_letter() -> None:
    many = [mention(MEMO, f"{given}a Kr{vowel}{last}") for given in "BCDFG" for vowel in "aeiou" for last in CONSONANTS]
    found = identities(*many, mention(MEMO, "Nils Karpinski"), mention(LETTER, "Nils Karpinsky"))
    assert len(found.people) > MAX_BLOCK
    assert ["Karpinsky" in proposal.because for proposal in found.proposals].count(True) == 1


def made_names(count: int) -> list[str]:
    """Return so many full names: 40 given names, surnames that sound and look alike in many ways."""
    firsts = [
        f"{a}{b}" for a in ("Ad", "Bel", "Cor", "Dan", "El", "Fen", "Gil", "Hal") for b in ("a", "o", "en", "ina", "is")
    ]
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    return [
        f"{firsts[at % 40]} {syllables[at % 70].title()}{syllables[at // 70 % 70]}{syllables[at // 4900 % 70]}n"
        for at in range(count)
    ]


def test_the_work_grows_with_the_names_and_not_with_their_pairs() -> None:
    compared = {}
    for count in (1000, 4000):
        rows = [mention(DocumentId(f"d{at % 50}"), name) for at, name in enumerate(made_names(count))]
        matter = Matter([], {}, rows, {}, [])
        proposer = Proposer(matter.register.groups())
        proposer.proposals()
        assert len(matter.register.groups()) == count
        compared[count] = proposer.compared
    assert 0 < compared[4000] < 8 * compared[1000]
    assert compared[4000] < 50 * 4000


NAMES = st.sampled_from(
    """Edith Varga|E. Varga|Varga|Mr. Varga|Ms. Varga|Mr. E. Varga|Ms. E. Varga|Emil Varga|Varga Jr.|BOR|Иван Петров|Jr.
    |Bureau of Returns|the Bureau|Board of Review|United States|Nils Aukerman|N. Auckerman||-|Mr.|the director|O’Dell
    |a spokesman for|spokesman""".replace("\n    ", "").split("|")
)
KINDS = st.sampled_from(list(NameKind))


@given(st.lists(st.tuples(st.sampled_from([MEMO, LETTER, REPORT]), st.one_of(NAMES, st.text(max_size=12)), KINDS)))
def test_whatever_is_printed_every_name_is_kept_once_and_every_speaker_is_somebody_or_nobody(
    rows: list[tuple[DocumentId, str, NameKind]],
) -> None:
    mentions = [mention(document, name, "director", kind) for document, name, kind in rows]
    statements = [said(document, f"It is so ({at}).", name) for at, (document, name, _) in enumerate(rows)]
    found = identities(*mentions, statements=statements)
    ids = [person.id for person in found.people]
    assert len(set(ids)) == len(ids)
    assert {held.person for held in found.identifications} - {None} <= set(ids)
    assert all(held.because and (held.declarant != "") is (held.person is not None) for held in found.identifications)
    assert all({proposal.first, proposal.second} <= set(ids) for proposal in found.proposals)
    assert sum(form.count for person in found.people for form in person.forms) <= len(rows) * 2
    assert identities(*mentions[::-1], statements=statements).people == found.people
