from belie.domain.dates import When
from belie.domain.documents import DocumentKind, Frame
from belie.domain.ids import DocumentId
from belie.domain.people import NameKind, NameMention
from belie.domain.spans import Anchor, Span
from belie.domain.statements import Form, Forum, Naming, Statement, statement_id
from belie.timeline.identity import MAX_BLOCK, Register, identify

CONSONANTS = "bdfglmnprst"
MEMO, LETTER = DocumentId("memo"), DocumentId("letter")


def mention(document: DocumentId, name: str, role: str = "", kind: NameKind = NameKind.PERSON) -> NameMention:
    return NameMention(document=document, span=Span(0, len(name)), name=name, kind=kind, role=role)


def said(
    document: DocumentId, content: str, speaker: str = "", form: Form = Form.INDIRECT, *, denied: bool = False
) -> Statement:
    spans = (Span(0, len(content)),)
    return Statement(
        id=statement_id(document, spans, content, speaker),
        document=document,
        anchor=Anchor(document=document, spans=spans, page_indexes=(0,), quote=content),
        content=content,
        form=form,
        forum=Forum.MEMO,
        speaker=speaker,
        denied=denied,
        said_on=When.parse("2031-05-02"),
    )


def test_the_forms_of_one_name_are_one_person() -> None:
    register = Register(
        [
            mention(MEMO, "Edith Varga", "Commissioner"),
            mention(MEMO, "Varga"),
            mention(LETTER, "Varga, Edith"),
            mention(LETTER, "E. Varga"),
        ],
        [],
        {},
    )
    (person,) = register.people()
    assert person.name == "Edith Varga"
    assert set(person.names) == {"Edith Varga", "Varga", "Varga, Edith", "E. Varga"}
    assert person.roles == ("Commissioner",)


def test_two_people_of_one_surname_stay_two_and_the_bare_surname_is_resolved_in_its_document() -> None:
    register = Register(
        [mention(MEMO, "Edith Varga"), mention(LETTER, "Paul Varga"), mention(LETTER, "Varga")],
        [],
        {},
    )
    assert [person.name for person in register.people()] == ["Edith Varga", "Paul Varga"]
    found = register.find(LETTER, "Mr. Varga")
    assert found is not None
    assert found.name == "Paul Varga"
    assert register.find(DocumentId("elsewhere"), "Varga") is None


def test_a_list_of_names_is_several_people() -> None:
    frame = Frame(document=MEMO, kind=DocumentKind.MEMO, author="Edith Varga", addressee="Varga, Edith; Lind, Paul")
    register = Register([mention(LETTER, "Lind, Paul; Varga, Edith")], [frame], {})
    assert [person.name for person in register.people()] == ["Edith Varga", "Lind, Paul"]


def test_a_misspelling_is_proposed_and_not_merged() -> None:
    register = Register([mention(MEMO, "Nils Aukerman"), mention(LETTER, "Nils Auckerman")], [], {})
    assert len(register.people()) == 2
    (proposal,) = register.proposals()
    assert proposal.score >= 0.85
    assert "Auckerman" in proposal.because


def test_a_misspelling_is_found_among_many_names_of_one_letter() -> None:
    many = [mention(MEMO, f"{given}a Kr{vowel}{last}") for given in "BCDFG" for vowel in "aeiou" for last in CONSONANTS]
    misspelt = [mention(MEMO, "Nils Karpinski"), mention(LETTER, "Nils Karpinsky")]
    register = Register([*many, *misspelt], [], {})
    assert len(register.people()) > MAX_BLOCK
    assert ["Karpinsky" in proposal.because for proposal in register.proposals()].count(True) == 1


def test_another_given_name_is_no_misspelling() -> None:
    register = Register([mention(MEMO, "Nils Aukerman"), mention(LETTER, "Vera Auckerman")], [], {})
    assert register.proposals() == ()


def test_the_author_speaks_in_a_memo_and_a_stranger_is_left_open() -> None:
    frame = Frame(document=MEMO, kind=DocumentKind.MEMO, author="Karin Vold")
    own = said(MEMO, "The talks have not moved.", form=Form.OWN)
    other = said(MEMO, "that the visas were ready", "an official", denied=True)
    named = said(MEMO, "the list is short", "he")
    identities = identify(
        [own, other, named],
        {MEMO: frame},
        [mention(MEMO, "Paul Lind")],
        [Naming(statement=named.id, name="Lind", because="the only man named before")],
    )
    assert [who.declarant for who in identities.identifications] == ["Karin Vold", "", "Paul Lind"]
    assert identities.identifications[1].person is None
    assert identities.readings[0].text == "The talks have not moved."
    assert identities.readings[0].declarant == "Karin Vold"
    assert identities.readings[1].text == "The visas were not ready"


def test_the_same_names_give_the_same_ids_in_any_order() -> None:
    names = [
        mention(MEMO, "Edith Varga"),
        mention(LETTER, "Varga"),
        mention(LETTER, "Board of Review", kind=NameKind.ORGANISATION),
    ]
    assert Register(names, [], {}).people() == Register(names[::-1], [], {}).people()
