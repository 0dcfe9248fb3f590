"""Whose words they are, where the document by itself makes it sure."""

from itertools import pairwise

import pytest

from belie.documents.clean import clean
from belie.domain.documents import DocumentKind
from belie.domain.people import NameKind
from belie.statements.companions import name_across
from belie.statements.extract import analyse
from statements.reading import names, paper, read, syntax


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbor Director Wanda Orle said that the unit was empty.", "Wanda Orle"),
        ("The director, Wanda Orle, said that the unit was empty.", "Wanda Orle"),
        ("Wanda Orle runs the unit. Orle said that it was empty.", "Wanda Orle"),
        ("Wanda Orle runs the unit. Ms. Orle said that it was empty.", "Wanda Orle"),
        ("Wanda Orle runs the unit. She said that it was empty.", "Wanda Orle"),
        ("Wanda Orle, the director, runs the unit. The director said that it was empty.", "Wanda Orle"),
        ("Orle's driver said that the unit was empty.", ""),
        ("Wanda Orle was away. A spokesman for Orle said that the unit was empty.", ""),
        ("Wanda Orle and Edith Haddow run the unit. He said that it was empty.", ""),
        ("The guards said that the unit was empty.", ""),
        ("Deputy Director Wanda Orle left. The director said that the unit was empty.", ""),
        ("Deputy Director Wanda Orle left. The deputy director said that the unit was empty.", "Wanda Orle"),
        ("Then the Deputy Minister said that the unit was empty.", ""),
        ("Mr. Dean left. Then Deputy Minister Dean said that the unit was empty.", "Mr. Dean"),
        ("The Ardmorian nationals said that the unit was empty.", ""),
        ("The Harbor Service said that the unit was empty.", "Harbor Service"),
    ],
)
def test_a_speaker_is_named_where_the_document_is_sure(text: str, name: str) -> None:
    assert names(text)[-1][1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A person employed at the Harbor Service, who gave no name, said that “the unit was empty.”", ""),
        ("An official of the Harbor Service said that the unit was empty.", ""),
        ("One former colleague at the Harbor Service said that the unit was empty.", ""),
        ("Nobody in the Harbor Service said that the unit was empty.", ""),
        ("Wanda Orle was away. A former Orle colleague said that the unit was empty.", ""),
        ("Wanda Orle was away. Two officers who knew Wanda Orle said that the unit was empty.", ""),
        ("A spokeswoman for the Harbor Service, Wanda Orle, said that the unit was empty.", "Wanda Orle"),
        ("A former colleague named Wanda Orle said that the unit was empty.", "Wanda Orle"),
        ("A former colleague, Wanda Orle of the Harbor Service, said that the unit was empty.", "Wanda Orle"),
    ],
)
def test_somebody_is_named_only_where_the_text_says_who_it_is(text: str, name: str) -> None:
    assert names(text)[-1][1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It was empty,” said Wanda Orle of the Tamarack Harbor Center, who represents the crew.", "Wanda Orle"),
        ("“It was empty,” said Ilka Temesh of the Tamarack Harbor Center, who represents the crew.", "Ilka Temesh"),
        ("Wanda Orle of the Harbor Service said that the unit was empty.", "Wanda Orle"),
        ("Wanda Orle from the Harbor Service said that the unit was empty.", "Wanda Orle"),
        ("Wanda Orle, a lawyer for the Harbor Service, said that the unit was empty.", "Wanda Orle"),
        ("The Harbor Center of the North Shore said that the unit was empty.", "Harbor Center of the North Shore"),
    ],
)
def test_a_name_ends_where_the_body_begins_that_its_bearer_belongs_to(text: str, name: str) -> None:
    assert names(text)[-1][1] == name


SUBJECT = "Ilka Temesh, whose mother had been ill there, came on Sunday. “It was empty,” she said."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Adrel Brantner said that the unit was full. " + SUBJECT, "Ilka Temesh"),
        ("Edith Haddow said that the unit was full. " + SUBJECT, "Ilka Temesh"),
        ("Edith Haddow said that the unit was full. It had been full since March. She said that it stank.", "Edith Haddow"),  # noqa: E501
        ("Edith Haddow said that the unit was full. Thomas Vane came on Sunday. She said that it stank.", "Edith Haddow"),  # noqa: E501
        ("Edith Haddow said that the unit was full. Wanda Orle visited her there. She said that it was empty.", "Wanda Orle"),  # noqa: E501
        ("Bakur Temesh, 61, was ill, he says. His daughter, Ilka, said that the unit was full. “He waits,” she said.", "Ilka"),  # noqa: E501
        ("Bakur Temesh, 61, was ill, he says. His sister said that the unit was full. “He waits,” she said.", ""),
        ("Edith Haddow said it was full. A guard said that Wanda Orle had seen it. She added that it stank.", ""),
        ("Tavin Oreska is not among them. He was released in May. “It stank,” he said.", "Tavin Oreska"),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_the_subject_nearest_before(text: str, name: str) -> None:
    assert names(text)[-1][1] == name


def test_two_people_of_one_surname_are_told_apart_by_their_titles() -> None:
    text = (
        "Wanda Orle and Thomas Orle run the unit. Ms. Orle said it was empty. Mr. Orle said it was full. Orle "
        "said no more of it."
    )
    assert [name for _, name in names(text)][:2] == ["Wanda Orle", "Thomas Orle"]


def test_a_name_in_capitals_is_the_same_name() -> None:
    text = (
        "INDICTMENT\n\nThe Grand Jury charges:\n\n1. COREY LASK was the chief of the port. LASK told the clerk "
        "that the tanks were sound."
    )
    assert names(text, DocumentKind.FILING) == [("LASK", "Corey Lask")]


def test_in_a_printed_interview_i_is_the_one_interviewed() -> None:
    text = (
        "An interview with harbor engineer Ilka Temesh\n\nWhen did it begin?\n\nI think that it began in March.\n\n"
        "Who knew of it?\n\nI believe that everybody knew."
    )
    assert {name for speaker, name in names(text, None) if speaker == "I"} == {"Ilka Temesh"}


def test_i_is_the_author_and_she_is_not() -> None:
    memo = (
        "MEMORANDUM\n\nFROM: Wanda Orle\nTO: Pim Haddow\nDATE: May 4, 2031\n\nI said that the unit was empty. "
        "She said that it was full."
    )
    assert names(memo, None) == [("I", "Wanda Orle"), ("She", "")]


def test_who_writes_of_the_director_is_not_the_director() -> None:
    memo = (
        "MEMORANDUM\n\nFROM: Wanda Orle, Director\nTO: Pim Haddow\nDATE: May 4, 2031\n\nThe Director knew that the "
        "unit was empty."
    )
    assert names(memo, None) == [("The Director", "")]


def test_i_inside_a_quotation_is_the_one_quoted() -> None:
    memo = (
        "MEMORANDUM\n\nFROM: Wanda Orle\nTO: Pim Haddow\nDATE: May 4, 2031\n\nSamir Vane told me, “I believe "
        "that the unit is full and that it has been full since March.”"
    )
    assert {name for speaker, name in names(memo, None)} == {"Samir Vane"}


def test_a_witness_is_named_by_the_cover_and_by_being_called() -> None:
    deposition = (
        "DEPOSITION OF PIM HADDOW\n\nQ. Was the unit empty?\nA. It was never empty.\nQ. Never?\nA. Not on any night."
    )
    hearing = (
        "TRANSCRIPT OF HEARING\n\nTHE COURT: Call your witness now, please, counsel.\n\nMS. ORLE: We call "
        "Mr. Haddow to the stand.\n\n"
        "PIM HADDOW,\ncalled as a witness, being duly sworn, testified:\n\nBY MS. ORLE:\nQ. Was the unit "
        "empty?\nA. It was never empty.\n"
        "Q. Never?\nA. Not on any night."
    )
    assert {name for speaker, name in names(deposition, None) if speaker == "A."} == {"Pim Haddow"}
    assert {name for speaker, name in names(hearing, None) if speaker == "A."} == {"Pim Haddow"}


def test_names_carry_kind_and_the_role_printed_beside_them() -> None:
    text = (
        "Harbor Director Wanda Orle met Samir Vane, a spokesman for the ministry, in Lakeport. The "
        "Department of Harbors "
        "paid. Ms. Orle left."
    )
    found = {(m.name, m.kind, m.role) for m in read(text, DocumentKind.NEWS).mentions}
    assert ("Wanda Orle", NameKind.PERSON, "Harbor Director") in found
    assert ("Samir Vane", NameKind.PERSON, "spokesman for the ministry") in found
    assert ("Department of Harbors", NameKind.ORGANISATION, "") in found
    assert ("Ms. Orle", NameKind.PERSON, "") in found


def test_mentions_ascend_are_disjoint_and_stand_where_they_say() -> None:
    document = paper("Director Wanda Orle and the Harbor Service met Mr. Vane in Lakeport; Orle left first, said Vane.")
    mentions = analyse(document, clean(document), syntax()).mentions
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    assert all(m.name in m.span.of(document.text) for m in mentions)


NEWS = "Harbor Director Wanda Orle said that the unit was empty. Pim Haddow, an engineer, disagreed."
MEMO = (
    "MEMORANDUM\n\nFROM: Pim Haddow\nTO: File\nDATE: May 4, 2031\n\nMet the Director at noon. She said that the "
    "unit was empty. The Director said that it would stay so."
)


def test_a_role_in_one_paper_is_named_by_another_that_shares_a_person() -> None:
    papers = [paper(NEWS, DocumentKind.NEWS, name="news"), paper(MEMO, name="memo")]
    read_papers = [(document, analyse(document, clean(document), syntax())) for document in papers]
    assert [naming.name for naming in name_across(read_papers).values()] == ["Wanda Orle", "Wanda Orle"]


def test_papers_that_share_nobody_lend_no_names() -> None:
    papers = [paper(NEWS.replace("Pim Haddow", "Joss Vane"), DocumentKind.NEWS, name="news"), paper(MEMO, name="memo")]
    assert name_across([(document, analyse(document, clean(document), syntax())) for document in papers]) == {}


def test_a_role_that_two_people_hold_names_neither() -> None:
    text = NEWS + " Marina Director Edith Sole, the director of another unit, agreed."
    papers = [paper(text, DocumentKind.NEWS, name="news"), paper(MEMO, name="memo")]
    assert name_across([(document, analyse(document, clean(document), syntax())) for document in papers]) == {}
