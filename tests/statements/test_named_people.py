"""Forms of names, offices and pronouns: passage, whom the marked speaker is."""

# ruff: noqa: E501

import pytest

from statements.marked import named_at


@pytest.mark.parametrize(
    ("passage", "name"),
    [
        ("Harbor Director Wanda Orle spoke. <Orle> said that the unit was empty.", "Wanda Orle"),
        ("Wanda Orle spoke. <Ms. Orle> said that the unit was empty.", "Wanda Orle"),
        ("Wanda Orle spoke. <Director Orle> said that the unit was empty.", "Wanda Orle"),
        ("Wanda M. Orle spoke. <W. Orle> said that the unit was empty.", "Wanda M. Orle"),
        ("Wanda M. Orle spoke. <Wanda Orle> said that the unit was empty.", "Wanda M. Orle"),
        ("Robert “Bob” Tarrow spoke. <Bob Tarrow> said that the unit was empty.", "Robert Tarrow"),
        ("William (Bill) Tarrow spoke. <Bill Tarrow> said that the unit was empty.", "William Tarrow"),
        ("William “Bill” Tarrow spoke. <Bill> said that the unit was empty.", "William Tarrow"),
        ("Samir Vane Jr. spoke. <Mr. Vane> said that the unit was empty.", "Samir Vane Jr."),
        ("Samir Vane, Jr., the pilot, spoke. <Vane> said that the unit was empty.", "Samir Vane"),
        ("Pieter van der Hulst spoke. <Van der Hulst> said that the unit was empty.", "Pieter van der Hulst"),
        ("Pieter van der Hulst spoke. <Mr. van der Hulst> said that the unit was empty.", "Pieter van der Hulst"),
        ("Rosa de la Vega spoke. <De la Vega> said that the unit was empty.", "Rosa de la Vega"),
        ("Maria Ibarra Lucero spoke. <Ms. Ibarra> said that the unit was empty.", "Maria Ibarra Lucero"),
        ("Maria Ibarra Lucero spoke. <Ibarra Lucero> said that the unit was empty.", "Maria Ibarra Lucero"),
        ("Maria Ibarra-Lucero spoke. <Ibarra-Lucero> said that the unit was empty.", "Maria Ibarra-Lucero"),
        ("Minister Kwon Jiaolun spoke. <Kwon> said that the unit was empty.", "Kwon Jiaolun"),
        ("Minister Kwon Jiaolun spoke. <Mr. Kwon> said that the unit was empty.", "Kwon Jiaolun"),
        ("Khalid al-Tamari spoke. <Al-Tamari> said that the unit was empty.", "Khalid al-Tamari"),
        ("Khalid bin Tamar spoke. <Mr. bin Tamar> said that the unit was empty.", "Khalid bin Tamar"),
        ("Peter O’Gannon spoke. <O’Gannon> said that the unit was empty.", "Peter O’Gannon"),
        ("Peter McTarn spoke. <McTARN> said that the unit was empty.", "Peter McTarn"),
        ("JORAM TESK was the chief of the port. <TESK> said that the tanks were sound.", "Joram Tesk"),
        ("Émile Vasseur spoke. <Vasseur> said that the unit was empty.", "Émile Vasseur"),
        (
            "Joram Auckenfeld ran the unit. Joram Aukenfeld left it in May. <Aukenfeld> said that it was empty.",
            "Joram Auckenfeld",
        ),
        (
            "Joram Auckenfeld ran the unit. <Joram Aukenfeld> said that it was empty. Auckenfeld left.",
            "Joram Auckenfeld",
        ),
        ("Joram Hale ran the unit. <Joram Hall> said that it was empty.", "Joram Hall"),
        ("Wanda Orle and Thomas Orle spoke. <Orle> said that the unit was empty.", ""),
        ("Wanda Orle and Thomas Orle spoke. <Thomas> said that the unit was empty.", "Thomas Orle"),
        ("Wanda Orle and Thomas Orle spoke. <Mr. Orle> said that the unit was empty.", "Thomas Orle"),
        ("Wanda Orle and Wendell Orle spoke. <W. Orle> said that the unit was empty.", ""),
        ("Sheriff Ann Pell spoke. <Pell, Ann> said that the unit was empty.", "Ann Pell"),
        ("The witness list: Pell, Ann; Vane, Samir. <Pell> said that the unit was empty.", "Ann Pell"),
        (
            "The director of the unit, who came in the morning and left in the evening of that day, was Wanda\nOrle, who spoke. <Orle> said that the unit was empty.",
            "Wanda Orle",
        ),
        ("Wanda Orle (“Orle”) ran the unit. <Orle> said that it was empty.", "Wanda Orle"),
        (
            "Juan Pablo Tarrasco Mena (“Tarrasco”) came in. <Tarrasco> said that it was empty.",
            "Juan Pablo Tarrasco Mena",
        ),
        ("Wanda Orle, hereinafter “Witness 1,” came in. <Witness 1> said that it was empty.", "Wanda Orle"),
        ("Judge Ilka Temesh heard it. <Judge Temesh> said that the unit was empty.", "Ilka Temesh"),
        ("The Hon. Ilka Temesh heard it. <Temesh> said that the unit was empty.", "Ilka Temesh"),
        ("Officer Jane Doe #2 spoke. <Officer Doe> said that the unit was empty.", "Jane Doe"),
        ("Special Agent D. Marrow spoke. <SA Marrow> said that the unit was empty.", "D. Marrow"),
        ("Dr. Ilka Temesh, M.D., spoke. <Dr. Temesh> said that the unit was empty.", "Ilka Temesh"),
    ],
)
def test_every_form_of_a_name_stands_for_the_fullest(passage: str, name: str) -> None:
    assert named_at(passage) == name


@pytest.mark.parametrize(
    ("passage", "name"),
    [
        ("Sheriff Ann Pell came. <The sheriff> said that the unit was empty.", "Ann Pell"),
        ("Ann Pell, sheriff of Marlow County, came. <The sheriff> said that the unit was empty.", "Ann Pell"),
        ("The sheriff of Marlow County, Ann Pell, came. <The sheriff> said that the unit was empty.", "Ann Pell"),
        ("Ann Pell is the sheriff of Marlow County. <The sheriff> said that the unit was empty.", "Ann Pell"),
        ("Ann Pell was the warden. <The then-warden> said that the unit was empty.", "Ann Pell"),
        ("The then-minister, Ann Pell, came. <The then-minister> said that the unit was empty.", "Ann Pell"),
        ("Former Warden Ann Pell and Warden Tom Vane came. <The former warden> said that it was empty.", "Ann Pell"),
        ("Former Warden Ann Pell and Warden Tom Vane came. <The warden> said that it was empty.", "Tom Vane"),
        ("Warden Ann Pell met Warden Tom Vane. <The warden> said that the unit was empty.", ""),
        ("Deputy Warden Ann Pell came. <The warden> said that the unit was empty.", ""),
        ("<A spokesman for the Harbor Ministry> said that the unit was empty.", ""),
        ("<A spokesman for the Harbor Ministry, Tom Vane,> said that the unit was empty.", "Tom Vane"),
        ("<Tom Vane, a spokesman for the Harbor Ministry,> said that the unit was empty.", "Tom Vane"),
        (
            "Tom Vane, a spokesman for the Harbor Ministry, came. <The spokesman> said that the unit was empty.",
            "Tom Vane",
        ),
        ("<Harbor Ministry spokesman Tom Vane> said that the unit was empty.", "Tom Vane"),
        ("Tom Vane was away. <His wife, Dana,> said that the unit was empty.", "Dana"),
        ("Tom Vane was away. His wife, Dana, came. <His wife> said that the unit was empty.", "Dana"),
        ("Tom Vane was away. His wife, Dana Vane, came. <Dana Vane> said that the unit was empty.", "Dana Vane"),
        ("Tom Vane was away. <Vane’s lawyer, Ann Pell,> said that the unit was empty.", "Ann Pell"),
        ("Tom Vane was away. <Vane’s lawyer> said that the unit was empty.", ""),
        ("Ann Pell, Vane’s lawyer, came. <The lawyer> said that the unit was empty.", "Ann Pell"),
        ("<My supervisor, Ann Pell,> told me that the unit was empty.", "Ann Pell"),
        ("<Vane, who replaced Ann Pell,> said that the unit was empty. Samir Vane left.", "Samir Vane"),
        ("Ann Pell met a guard. <The guard> said that the unit was empty.", ""),
        ("<Officials> said that the unit was empty. Ann Pell is an official.", ""),
        ("<Two officers, Ann Pell and Tom Vane,> said that the unit was empty.", ""),
        ("<Ann Pell and Tom Vane> said that the unit was empty.", ""),
        ("<The late Ann Pell> said that the unit was empty.", "Ann Pell"),
        ("Ann Pell is a marine biologist. <The biologist> said that the unit was empty.", "Ann Pell"),
        ("Ann Pell, 54, a retired teacher, came. <The teacher> said that the unit was empty.", "Ann Pell"),
        ("Prime Minister Ilka Temesh came. <The prime minister> said that the unit was empty.", "Ilka Temesh"),
        (
            "Foreign Minister Ilka Temesh met Interior Minister Tom Vane. <The foreign minister> said that it was empty.",
            "Ilka Temesh",
        ),
        ("Foreign Minister Ilka Temesh met Interior Minister Tom Vane. <The minister> said that it was empty.", ""),
    ],
)
def test_an_office_stands_for_its_one_holder(passage: str, name: str) -> None:
    assert named_at(passage) == name


@pytest.mark.parametrize(
    ("passage", "name"),
    [
        ("<Magistrate Judge Ilka Temesh> said that the unit was empty.", "Ilka Temesh"),
        ("The Magistrate Judge came on Sunday. <She> said that the unit was empty.", "the Magistrate Judge"),
        (
            "Ms. Pell later told me that Commissioner Edith Varga had read the draft. <She> did not say when.",
            "Ms. Pell",
        ),
        (
            "Pell Crossings closed the unit. Pell’s managing director, Nadia Orle, came on Sunday. <She> said that it was empty.",
            "Nadia Orle",
        ),
        ("Sgt. Ann Pell came on Sunday. <She> said that the unit was empty.", "Ann Pell"),
        (
            "Edith Haddow said that it was full. She laughed. She left the room at noon. <She> said that it stank.",
            "Edith Haddow",
        ),
        (
            "Sheriff Joram Tesk met Ilvar Brodo. Brodo left. The sheriff waited for an hour. <He> said that it was empty.",
            "Joram Tesk",
        ),
        ("Tom Vane met a nurse. The nurse waited for an hour. <He> said that it was empty.", "the nurse"),
        ("<Leonie> said that the unit was empty.", "Leonie"),
        ("Leonie said that the unit was empty. <She> added that it stank.", "Leonie"),
        ("<A Mr. Corliss> said that the unit was empty.", "Mr. Corliss"),
        (
            "A judge closed the unit on Sunday. <A judge> said that it was empty. Judge Ilka Temesh wrote four pages.",
            "Ilka Temesh",
        ),
        ("Ann Pell came. <She> said that the unit was empty.", "Ann Pell"),
        ("Ann Pell met Tom Vane. <He> said that the unit was empty.", "Tom Vane"),
        ("Ann Pell met Tom Vane. <She> said that the unit was empty.", "Ann Pell"),
        ("Ann Pell met Edith Haddow. <She> said that the unit was empty.", "Ann Pell"),
        ("Ann Pell and Edith Haddow came. <She> said that the unit was empty.", ""),
        ("Ann Pell said that it was full. Edith Haddow left. <She> said that the unit was empty.", "Edith Haddow"),
        ("Ann Pell said that the unit was full. “It stinks,” <she> said.", "Ann Pell"),
        ("Ann Pell said that <she> believed that the unit was full.", "Ann Pell"),
        ("Ann Pell told Edith Haddow that <she> believed that the unit was full.", "Ann Pell"),
        ("Ann Pell, a nurse, came.\n\nThe unit had been full.\n\n<She> said that it stank.", "Ann Pell"),
        ("Tom Vane came.\n\n<She> said that the unit was empty.", ""),
        ("After <she> said that the unit was empty, Ann Pell left.", "Ann Pell"),
        ("Edith Haddow came. After <she> said that the unit was empty, Ann Pell left.", "Ann Pell"),
        ("A guard came. <She> said that the unit was empty.", ""),
        ("Ann Pell came. A woman opened. <She> said that the unit was empty.", ""),
        ("Tom Vane came. A woman opened. <He> said that the unit was empty.", "Tom Vane"),
        ("Joram Tesk came. <He> said that the unit was empty.", "Joram Tesk"),
        (
            "Joram Tesk, who left his post in May, met Ilvar Brodo. Tesk knew it. <He> said that the unit was empty.",
            "Joram Tesk",
        ),
        ("Tom Vane’s brother came. <He> said that the unit was empty.", ""),
        ("Mr. Tesk came with Ms. Brodo. <She> said that the unit was empty.", "Ms. Brodo"),
        ("Spokeswoman Joram Tesk came with Ilvar Brodo, a father of two. <She> said that it was empty.", "Joram Tesk"),
        (
            "“The unit is empty,” Ann Pell said. “It stank.” The Harbor Ministry paid. <She> said that it was over.",
            "Ann Pell",
        ),
        ("Ann Pell told the Harbor Ministry of it. <She> said that the unit was empty.", "Ann Pell"),
        ("According to Ann Pell, the unit was empty. <She> added that it stank.", "Ann Pell"),
        ("It was Ann Pell who closed the unit. <She> said that it was empty.", "Ann Pell"),
    ],
)
def test_a_pronoun_takes_up_the_one_spoken_of(passage: str, name: str) -> None:
    assert named_at(passage) == name
