"""The faces of declarations and affidavits: declarant, role, day, place, oath."""

import pytest

from belie.domain.documents import DocumentKind
from documents.faces import Case, case, names, read

CAPTION = """UNITED STATES DISTRICT COURT
DISTRICT OF TAMARACK

ILVA SOLE, et al., Petitioners,
v.                                     Case No. 2:31-cv-00417
WANDA ORLE, et al., Respondents.
"""
CLAUSE = "I declare under penalty of perjury that the foregoing is true and correct."

CASES: list[Case] = [
    case(
        "pleading paper with the title in the right column",
        f"""JANE T. CROWELL (SBN 201883)
LAKE & CROWELL LLP
12 Harbor Street
Lakeport, Tamarack 90001
Telephone: (555) 010-0100
Attorneys for Plaintiff ILVA SOLE

UNITED STATES DISTRICT COURT
WESTERN DISTRICT OF TAMARACK

ILVA SOLE,                          )  Case No. 2:31-cv-00417-TM
                                    )
             Plaintiff,             )  DECLARATION OF PIM R.
                                    )  HADDOW IN SUPPORT OF
      v.                            )  PLAINTIFF'S MOTION FOR
                                    )  PRELIMINARY INJUNCTION
WANDA ORLE,                         )
                                    )
             Defendant.             )
____________________________________)

I, Pim R. Haddow, declare:

1. I am over eighteen and competent to testify. I am the Chief of Records of the Harbor Service.

{CLAUSE} Executed on May 6, 2031, at Lakeport, Tamarack.

                                    /s/ Pim R. Haddow
                                    PIM R. HADDOW
""",
        kind="declaration", author="Pim R. Haddow", author_role="Chief of Records of the Harbor Service",
        date="2031-05-06", place="Lakeport, Tamarack", sworn=True, setting="none", forum="declaration",
    ),
    case(
        "Texas caption with section signs",
        """IN THE UNITED STATES DISTRICT COURT
FOR THE SOUTHERN DISTRICT OF TAMARACK
HARBOR DIVISION

ILVA SOLE,                          §
                                    §
    Plaintiff,                      §
                                    §
v.                                  §     Civil Action No. 4:31-CV-00417
                                    §
WANDA ORLE, in her official         §
capacity as Director,               §
                                    §
    Defendant.                      §

UNSWORN DECLARATION OF OSKAR VAN DER MEER

My name is Oskar van der Meer. My date of birth is withheld. I am a Deportation Officer with the Harbor Service.

I declare under penalty of perjury under the laws of the United States of America that the foregoing is true.

Executed this 3rd day of March, 2031, at Alder, Tamarack.

_______________________
Oskar van der Meer
Deportation Officer
""",
        kind="declaration", author="Oskar van der Meer", author_role="Deportation Officer", date="2031-03-03",
        place="Alder, Tamarack", sworn=True,
    ),
    case(
        "title over two lines without a caption",
        """DECLARATION OF
MARISOL DE LA CRUZ ABAD

I, Marisol de la Cruz Abad, hereby declare under penalty of perjury pursuant to 28 U.S.C. § 1746 that:

1. I am a nurse at the Alder Unit.

Dated: 14 August 2031
""",
        kind="declaration", author="Marisol de la Cruz Abad", author_role="nurse at the Alder Unit", date="2031-08-14",
        sworn=True,
    ),
    case(
        "no name in the title, name over two lines in the opening",
        f"""{CAPTION}
DECLARATION

I, Theodora Anne
Lindqvist-Vane, make the following declaration based on my personal knowledge:

1. The unit was empty.

{CLAUSE}

DATED this 9th day of June, 2031.

/s/ Theodora Anne Lindqvist-Vane
""",
        kind="declaration", author="Theodora Anne Lindqvist-Vane", date="2031-06-09", sworn=True,
    ),
    case(
        "outside the United States",
        """DECLARATION OF YUSUF AL-RAMLI

1. I live in Sarvonia. I was taken from the Alder Unit on March 4, 2031.

I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and \
correct. Executed on April 2, 2031, in Marrow Point, Sarvonia.

Yusuf al-Ramli
""",
        kind="declaration", author="Yusuf al-Ramli", date="2031-04-02", place="Marrow Point, Sarvonia", sworn=True,
    ),
    case(
        "supplemental, with counsel's block at the head",
        f"""COREY LASK
Assistant Attorney General
JOCELYN TADWICK
Trial Attorney
Attorneys for Respondents

{CAPTION}
SECOND SUPPLEMENTAL DECLARATION OF DEPUTY ASSISTANT DIRECTOR KATRIN L. MOOR

I, Katrin L. Moor, pursuant to 28 U.S.C. § 1746, declare as follows:

1. I am employed by the Harbor Service as the Deputy Assistant Director for Removal Operations. I have held this \
position since 2028.

{CLAUSE}

Executed on: 05/21/2031

KATRIN L MOOR   Digitally signed by KATRIN L MOOR
                Date: 2031.05.21 16:02:11 -04'00'
""",
        kind="declaration", author="Katrin L. Moor",
        author_role="Deputy Assistant Director for Removal Operations", date="2031-05-21", sworn=True,
    ),
    case(
        "title in mixed case with the name after a colon",
        """Sworn Declaration

Name of declarant: Edith S. Vance

I am a volunteer at the shelter in Lakeport.

I swear under penalty of perjury that the above is true to the best of my knowledge.

Signed: Edith S. Vance
Date: 11/02/2031
""",
        kind="declaration", author="Edith S. Vance", date="2031-11-02", sworn=True,
    ),
    case(
        "affidavit with a venue and a third person opening",
        """STATE OF TAMARACK      )
                       ) ss.:
COUNTY OF ALDER        )

AFFIDAVIT OF SERVICE

HATTIE LARK, being duly sworn, deposes and says:

1. I am not a party to this action.

                         ______________________
                         Hattie Lark

Sworn to before me this
12th day of July, 2031

______________________
Ruben Orle
Notary Public, State of Tamarack
My commission expires March 1, 2033
""",
        kind="declaration", author="Hattie Lark", date="2031-07-12", sworn=True,
    ),
    case(
        "affidavit where the affiant personally appeared",
        """AFFIDAVIT

STATE OF TAMARACK
COUNTY OF ALDER

BEFORE ME, the undersigned authority, on this day personally appeared Samir Vane, who, being by me duly sworn, \
upon his oath stated:

"My name is Samir Vane. I am the custodian of records for Alder Unit."

Further affiant sayeth not.

SAMIR VANE, Affiant

SUBSCRIBED AND SWORN TO before me on this the 4th day of February, 2031.

Notary Public in and for the State of Tamarack
""",
        kind="declaration", author="Samir Vane", date="2031-02-04", sworn=True,
        author_role="custodian of records for Alder Unit",
    ),
    case(
        "affidavit of an agent in support of a criminal complaint",
        """AFFIDAVIT IN SUPPORT OF CRIMINAL COMPLAINT

I, Wendell Pike, a Special Agent with the Harbor Inspection Service, being first duly sworn, depose and state as \
follows:

1. I have been a Special Agent since 2022.

Respectfully submitted,

Wendell Pike
Special Agent
Harbor Inspection Service

Subscribed and sworn to before me on June 30, 2031.

______________________________
HONORABLE INES CALDER
United States Magistrate Judge
""",
        kind="declaration", author="Wendell Pike", author_role="Special Agent", date="2031-06-30", sworn=True,
    ),
    case(
        "unsigned draft",
        f"""DECLARATION OF PIM R. HADDOW

I, Pim R. Haddow, declare:

1. The unit was empty.

{CLAUSE}

Executed on ____________, 2031.

______________________
Pim R. Haddow
""",
        kind="declaration", author="Pim R. Haddow", date="",
    ),
    case(
        "translated, the interpreter certifies below",
        """DECLARATION OF AMINA DERRAR

I, Amina Derrar, declare as follows:

1. I do not read English. The unit was full.

I declare under penalty of perjury that the foregoing is true and correct.

Executed on May 8, 2031 at Lakeport.

/s/ Amina Derrar

CERTIFICATE OF INTERPRETATION

I, Jonas Bruun, certify that I am fluent in English and Tamarese, and that I read this declaration to the declarant \
in her language. I declare under penalty of perjury that this is true.

/s/ Jonas Bruun
Date: May 9, 2031
""",
        kind="declaration", author="Amina Derrar", date="2031-05-08", sworn=True,
    ),
    case(
        "the interpreter's certificate alone",
        """CERTIFICATE OF TRANSLATION

I, Jonas Bruun, hereby certify that I am competent to translate from Tamarese into English and that the attached is a
true and accurate translation.

I declare under penalty of perjury that the foregoing is true.

Jonas Bruun
May 9, 2031
""",
        author="Jonas Bruun", date="2031-05-09", sworn=True,
    ),
    case(
        "joint declaration of two",
        f"""{CAPTION}
JOINT DECLARATION OF PIM HADDOW AND WANDA ORLE

We, Pim Haddow and Wanda Orle, declare as follows:

1. We were at the gate together.

We declare under penalty of perjury that the foregoing is true and correct.

Executed on May 6, 2031.

/s/ Pim Haddow
Pim Haddow

/s/ Wanda Orle
Wanda Orle
""",
        kind="declaration", author="Pim Haddow; Wanda Orle", date="2031-05-06", sworn=True,
    ),
    case(
        "on behalf of an agency",
        f"""{CAPTION}
DECLARATION OF THE HARBOR SERVICE BY COREY LASK

I, Corey Lask, on behalf of the Harbor Service, declare under 28 U.S.C. § 1746:

1. I serve as the Field Office Director of the Harbor Service.

{CLAUSE}

Executed on May 6, 2031.
""",
        kind="declaration", author="Corey Lask", author_role="Field Office Director of the Harbor Service",
        on_behalf_of="Harbor Service", sworn=True,
    ),
    case(
        "doctor with degrees after the name",
        """EXPERT DECLARATION OF LENA M. OSTROV, M.D., M.P.H.

I, Lena M. Ostrov, M.D., M.P.H., declare:

1. I am a physician.

Executed August 1, 2031, Lakeport, Tamarack.

I declare under penalty of perjury under the laws of the State of Tamarack that the foregoing is true and correct.

/s/ Lena M. Ostrov, M.D.
""",
        kind="declaration", author="Lena M. Ostrov", date="2031-08-01", sworn=True,
    ),
    case(
        "declaration of counsel that attaches exhibits",
        f"""{CAPTION}
DECLARATION OF JOCELYN TADWICK IN SUPPORT OF RESPONDENTS' OPPOSITION TO MOTION FOR SUMMARY JUDGMENT

I, JOCELYN TADWICK, hereby declare and state as follows:

1. I am an attorney at law duly licensed to practice before this Court and counsel of record for Respondents.

2. Attached as Exhibit A is a true copy of the deposition of Pim Haddow.

{CLAUSE}

Executed this 2nd day of June 2031 in Lakeport, Tamarack.

/s/ Jocelyn Tadwick
Jocelyn Tadwick
""",
        kind="declaration", author="Jocelyn Tadwick", date="2031-06-02", sworn=True, place="Lakeport, Tamarack",
    ),
    case(
        "state form affirmation",
        """SUPREME COURT OF THE STATE OF TAMARACK
COUNTY OF ALDER
-------------------------------------------x
ILVA SOLE,
                       Plaintiff,                 Index No. 4417/2031
        -against-
                                                  AFFIRMATION IN OPPOSITION
WANDA ORLE,
                       Defendant.
-------------------------------------------x

COREY LASK, an attorney duly admitted to practice before the Courts of this State, hereby affirms the following \
under the penalties of perjury:

1. I represent the defendant.

Dated: Lakeport, Tamarack
       September 5, 2031

                                  COREY LASK, ESQ.
""",
        kind="declaration", author="Corey Lask", date="2031-09-05", sworn=True,
    ),
    case(
        "verification under a petition is not its author",
        f"""{CAPTION}
VERIFIED PETITION FOR A WRIT OF HABEAS CORPUS

1. Petitioner Ilva Sole is held at the Alder Unit.

Respectfully submitted,

/s/ Jane T. Crowell
Jane T. Crowell
Attorney for Petitioner

VERIFICATION

I, Ilva Sole, declare under penalty of perjury that the facts in this petition are true.

Executed on July 1, 2031.
/s/ Ilva Sole
""",
        kind="filing", author="Petitioner", sworn=True, date="2031-07-01",
    ),
    case(
        "first person statement without a title, sworn",
        """My name is Pim Haddow. I am 34 years old and I live in Lakeport.

I was at the gate on March 4.

I affirm, under penalty of perjury, that the statements above are true and correct.

Pim Haddow
3/11/2031
""",
        kind="declaration", author="Pim Haddow", date="2031-03-11", sworn=True,
    ),
    case(
        "alias after the name",
        """DECLARATION OF JOHN DOE NO. 3

I, John Doe No. 3, declare:

1. I am proceeding under a pseudonym. The unit was full.

I declare under penalty of perjury that this is true. Executed on May 6, 2031.

John Doe No. 3
""",
        kind="declaration", author="John Doe No. 3", sworn=True,
    ),
    case(
        "initials only",
        """DECLARATION OF A.M.R.

I, A.M.R., declare:

1. The unit was full.

I declare under penalty of perjury that this is true. Executed on May 6, 2031.

/s/ A.M.R.
""",
        kind="declaration", author="A.M.R.", sworn=True,
    ),
    case(
        "immigration court affidavit with a title of respect",
        """UNITED STATES DEPARTMENT OF JUSTICE
EXECUTIVE OFFICE FOR IMMIGRATION REVIEW
IMMIGRATION COURT
LAKEPORT, TAMARACK

In the Matter of:                  )
                                   )
SOLE, Ilva                         )    File No. A 000-000-417
                                   )
In Removal Proceedings             )

AFFIDAVIT OF MS. EDITH VANCE IN SUPPORT OF RESPONDENT

I, Edith Vance, being duly sworn, state:

1. I have known Ilva for ten years.

Subscribed and sworn to before me this 1st day of October 2031.
""",
        kind="declaration", author="Edith Vance", date="2031-10-01", sworn=True,
    ),
    case(
        "Rule 30(b)(6) designee's declaration",
        f"""DECLARATION OF RUBEN KASH, 30(b)(6) DESIGNEE OF ALDER FREIGHT CORP.

I, Ruben Kash, declare as follows:

1. I am Vice President of Operations of Alder Freight Corp. ("Alder"), and I make this declaration on behalf of Alder \
Freight Corp.

{CLAUSE}

Executed on May 6, 2031.
""",
        kind="declaration", author="Ruben Kash", author_role="Vice President of Operations of Alder Freight Corp.",
        on_behalf_of="Alder Freight Corp.", sworn=True,
    ),
    case(
        "docketed with an ECF header above the caption",
        f"""Case 2:31-cv-00417-TM   Document 81-3   Filed 05/07/31   Page 1 of 6

{CAPTION}
DECLARATION OF PIM HADDOW

Pim Haddow declares:

1. I am a guard.

{CLAUSE}

Executed on May 6, 2031.
""",
        kind="declaration", author="Pim Haddow", date="2031-05-06", sworn=True,
    ),
    case(
        "declares in the third person with a title",
        """DECLARATION OF DR. LENA OSTROV

Dr. Lena Ostrov, pursuant to 28 U.S.C. § 1746, declares under penalty of perjury:

1. I am an epidemiologist at the University of Tamarack.

Dated: Lakeport
June 3, 2031
""",
        kind="declaration", author="Lena Ostrov", author_role="epidemiologist at the University of Tamarack",
        date="2031-06-03", sworn=True,
    ),
    case(
        "not sworn without a clause",
        """DECLARATION OF PIM HADDOW

I, Pim Haddow, declare as follows:

1. The unit was empty.

Executed on May 6, 2031.

/s/ Pim Haddow
""",
        kind="declaration", author="Pim Haddow", sworn=False, date="2031-05-06",
    ),
    case(
        "OCR that doubles blanks and loses the comma",
        """DECLARATION  OF  PIM  HADDOW

I  Pim Haddow  declare as follows :

1. The unit was empty.

I declare under penalty of perjury that the foregoing is true and correct.

Executed on  May 6 , 2031
""",
        kind="declaration", author="Pim Haddow", sworn=True, date="2031-05-06",
    ),
    case(
        "statement signed under the penalties of perjury, its maker in the letterhead",
        """Ruben Orle, County Clerk
County of Alder

STATEMENT UNDER PENALTY OF PERJURY

I am the elected clerk and have held that office since 2024. The vault was shut at nine.

Signed under the penalties of perjury this 12th of November, 2031.

                                            Ruben Orle
""",
        kind="declaration", author="Ruben Orle", date="2031-11-12", sworn=True,
    ),
]  # fmt: skip


@pytest.mark.parametrize("held", CASES, ids=names(CASES))
def test_a_declaration_is_framed(held: Case) -> None:
    assert read(held.text, held.expected) == held.expected


@pytest.mark.parametrize("held", CASES, ids=names(CASES))
def test_a_hint_of_its_kind_changes_no_author(held: Case) -> None:
    if held.expected.get("kind") == "declaration":
        assert read(held.text, held.expected, DocumentKind.DECLARATION) == held.expected
