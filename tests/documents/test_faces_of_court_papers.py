"""The faces of orders, opinions, pleadings, notices and reports: the court, the party, the body that speaks."""

import pytest

from documents.faces import Case, case, names, read

CAPTION = """UNITED STATES DISTRICT COURT
DISTRICT OF TAMARACK

ILVA SOLE, et al., Petitioners,
v.                                     Case No. 2:31-cv-00417
WANDA ORLE, et al., Respondents.
"""
ORDERS: list[Case] = [
    case(
        "opinion of a state's highest court, its caption in columns",
        """ATTORNEY FOR APPELLANT			ATTORNEYS FOR APPELLEE

Ada Greene				Paul Modin

IN THE

SUPREME COURT OF CALDER

ROLF JANSEN,				)

Appellant (Defendant Below),	)

v. ) Cause No. 20S00-9810-CR-611

STATE OF CALDER,				)

Appellee (Plaintiff Below).	)

November 12, 2031

HEPWORTH, Chief Justice.

Appellant Rolf Jansen was convicted of arson. In this appeal he raises one issue.
""",
        kind="order", author="Hepworth", author_role="Chief Justice", date="2031-11-12", sworn=False, forum="order",
        setting="none",
    ),
    case(
        "order with the judge's block",
        f"""{CAPTION}
OPINION AND ORDER DENYING MOTION TO DISMISS

The Court denies the motion.

IT IS SO ORDERED.

Dated: June 3, 2031                    /s/ Katrin L. Moor
                                       KATRIN L. MOOR
                                       United States District Judge
""",
        kind="order", author="Katrin L. Moor", author_role="United States District Judge", date="2031-06-03",
        sworn=False, forum="order", setting="none",
    ),
    case(
        "memorandum opinion by the judge named at its head",
        f"""{CAPTION}
MEMORANDUM OPINION

MOOR, District Judge.

Petitioners move for an injunction.

June 3, 2031
""",
        kind="order", author="Moor", author_role="District Judge",
    ),
    case(
        "appeal with a panel and a writer",
        """United States Court of Appeals
For the First Circuit

No. 30-1507

ILVA SOLE, Plaintiff, Appellant,
v.
WANDA ORLE, Defendant, Appellee.

Before
Howe, Selya and Barr, Circuit Judges.

June 13, 2031

HOWE, Circuit Judge. The unit was empty. We affirm.
""",
        kind="order", author="Howe", author_role="Circuit Judge", date="2031-06-13",
    ),
    case(
        "per curiam",
        """UNITED STATES COURT OF APPEALS
FOR THE NINTH CIRCUIT

ILVA SOLE, Petitioner, v. WANDA ORLE, Respondent.

MEMORANDUM*

Submitted June 3, 2031

Before: HOWE, SELYA, and BARR, Circuit Judges.

PER CURIAM:

The petition is denied.
""",
        kind="order", author="The Court",
    ),
    case(
        "justice delivered the opinion",
        """SUPREME COURT OF THE UNITED STATES

No. 30-417

SOLE v. ORLE

[June 13, 2031]

JUSTICE HOWE delivered the opinion of the Court.

The unit was empty.
""",
        kind="order", author="Justice Howe", date="2031-06-13",
    ),
    case(
        "report and recommendation",
        f"""{CAPTION}
REPORT AND RECOMMENDATION

The undersigned recommends that the motion be denied.

Respectfully submitted,

s/Ines Calder
INES CALDER
UNITED STATES MAGISTRATE JUDGE

Dated: June 3, 2031
""",
        kind="order", author="Ines Calder", author_role="United States Magistrate Judge", date="2031-06-03",
    ),
    case(
        "minute order",
        """UNITED STATES DISTRICT COURT
DISTRICT OF TAMARACK

CIVIL MINUTES - GENERAL

Case No. 2:31-cv-00417                         Date: June 3, 2031
Title: Ilva Sole v. Wanda Orle

Present: The Honorable KATRIN L. MOOR, UNITED STATES DISTRICT JUDGE

Proceedings: (IN CHAMBERS) ORDER RE MOTION TO STAY

The Court denies the motion.
""",
        kind="order", author="Katrin L. Moor", author_role="United States District Judge", date="2031-06-03",
    ),
    case(
        "immigration judge's decision",
        """UNITED STATES DEPARTMENT OF JUSTICE
EXECUTIVE OFFICE FOR IMMIGRATION REVIEW
IMMIGRATION COURT
LAKEPORT, TAMARACK

In the Matter of:
Ilva SOLE                             File: A000-000-417

WRITTEN DECISION AND ORDER OF THE IMMIGRATION JUDGE

The respondent is credible.

June 3, 2031

Ines Calder
Immigration Judge
""",
        kind="order", author="Ines Calder", author_role="Immigration Judge", date="2031-06-03",
    ),
    case(
        "text order without a name",
        f"""{CAPTION}
ORDER

IT IS HEREBY ORDERED that the motion is granted.

SO ORDERED this 3rd day of June, 2031.
""",
        kind="order", author="The Court", date="2031-06-03",
    ),
    case(
        "hon. above the line",
        f"""{CAPTION}
ORDER GRANTING STAY

IT IS SO ORDERED.

ENTERED this June 3, 2031.

__________________________
Hon. Katrin L. Moor
United States District Judge
""",
        kind="order", author="Katrin L. Moor", date="2031-06-03",
    ),
    case(
        "state court of appeals",
        """IN THE COURT OF APPEALS OF TAMARACK

No. 417

SOLE v. ORLE

Filed: June 3, 2031

OPINION

Appeal from the Circuit Court of Alder County.

Opinion by Judge Howe

The unit was empty.
""",
        kind="order", author="Judge Howe", date="2031-06-03",
    ),
    case(
        "board of immigration appeals",
        """U.S. Department of Justice
Board of Immigration Appeals

MATTER OF I-S-, Respondent
Decided by Board June 3, 2031

DECISION OF THE BOARD OF IMMIGRATION APPEALS

Before: Howe, Appellate Immigration Judge

HOWE, Appellate Immigration Judge

The appeal is dismissed.
""",
        kind="order", author="Howe", author_role="Appellate Immigration Judge", date="2031-06-03",
    ),
    case(
        "a judge known by a surname and an initial",
        """STATE OF TAMARACK
COURT OF APPEALS

In re: Permit of Alder Freight, LLC

HOWE, J.

The question is whether the agency could grant a permit. We hold that it could not.

REVERSED.
""",
        kind="order", author="Howe", author_role="Judge",
    ),
    case(
        "a judge with whom others concur",
        """SOLE v. BOARD OF EDUCATION
Supreme Court of Tamarack, March 31, 2031

HOWE-SELYA, J., with whom Barr, C. J., and Moor, J., concur.

Ms. Sole taught chemistry.
""",
        kind="order", author="Howe-Selya", date="2031-03-31",
    ),
    case(
        "initials of the office under the name",
        """IN THE DISTRICT COURT FOR THE EASTERN DISTRICT OF TAMARACK

JANE DOE,                               )
                   Plaintiff,           )
       v.                               )    No. 3:31-cv-01120
HARBOR SERVICE,                         )
                   Defendant.           )

                   MEMORANDUM AND ORDER

    Before the Court is the motion, which the Magistrate Judge recommends be granted.

    A. The Magistrate Judge was right.

    SO ORDERED.

    December 19, 2031                     KATRIN MOOR-VANE, D.J.
""",
        kind="order", author="Katrin Moor-Vane", date="2031-12-19",
    ),
    case(
        "order of a court that its head does not name",
        """STATE v. RUBEN KASH
Criminal Division, No. 31-CR-417
ORDER DENYING MOTION TO SUPPRESS

Before the Court is the motion to suppress. The motion is DENIED.

DATED: September 4, 2031
""",
        kind="order", author="The Court", date="2031-09-04",
    ),
]  # fmt: skip

FILINGS: list[Case] = [
    case(
        "opposition with counsel's block",
        f"""{CAPTION}
RESPONDENTS' OPPOSITION TO MOTION FOR PRELIMINARY INJUNCTION

The motion should be denied.

Dated: June 1, 2031

Respectfully submitted,

/s/ Jocelyn Tadwick
Jocelyn Tadwick
Assistant United States Attorney
Counsel for Respondents
""",
        kind="filing", author="Respondents", author_role="party", date="2031-06-01", sworn=False, forum="filing",
    ),
    case(
        "complaint that names its plaintiff by caption",
        """UNITED STATES DISTRICT COURT
DISTRICT OF TAMARACK

ILVA SOLE,
     Plaintiff,
v.
WANDA ORLE,
     Defendant.

COMPLAINT FOR DAMAGES

Plaintiff alleges that the unit was full.

DATED: May 1, 2031

LAKE & CROWELL LLP

By: /s/ Jane T. Crowell
Jane T. Crowell
Attorneys for Plaintiff
""",
        kind="filing", author="Plaintiff", author_role="party", date="2031-05-01",
    ),
    case(
        "petition for habeas corpus of one petitioner",
        """UNITED STATES DISTRICT COURT
DISTRICT OF TAMARACK

ILVA SOLE,
     Petitioner,
v.
WANDA ORLE, Warden,
     Respondent.

PETITION FOR WRIT OF HABEAS CORPUS

1. Petitioner is held at Alder.
""",
        kind="filing", author="Petitioner", author_role="party",
    ),
    case(
        "indictment",
        """UNITED STATES DISTRICT COURT
DISTRICT OF TAMARACK

UNITED STATES OF AMERICA
v.                                   Criminal No. 31-00417
RUBEN KASH

INDICTMENT

The Grand Jury charges:

1. On or about March 9, 2030, RUBEN KASH wrote that the unit was empty.

A TRUE BILL

FOREPERSON
COREY LASK
United States Attorney
Dated: June 1, 2031
""",
        kind="filing", author="The Grand Jury", date="2031-06-01",
    ),
    case(
        "superseding indictment, the grand jury further charges",
        """IN THE UNITED STATES DISTRICT COURT

UNITED STATES OF AMERICA, Plaintiff, v. RUBEN KASH, Defendant.

SUPERSEDING INDICTMENT

THE GRAND JURY CHARGES THAT:

1. The unit was empty.
""",
        kind="filing", author="The Grand Jury",
    ),
    case(
        "information by the United States Attorney",
        """UNITED STATES DISTRICT COURT

UNITED STATES OF AMERICA v. RUBEN KASH

INFORMATION

The United States Attorney charges:

1. The unit was empty.
""",
        kind="filing", author="The United States Attorney",
    ),
    case(
        "amicus brief",
        """UNITED STATES COURT OF APPEALS
FOR THE NINTH CIRCUIT

ILVA SOLE, Petitioner-Appellant, v. WANDA ORLE, Respondent-Appellee.

BRIEF OF AMICUS CURIAE SHELTER NETWORK IN SUPPORT OF PETITIONER-APPELLANT

The unit was full.

Jane T. Crowell
Counsel for Amicus Curiae Shelter Network
""",
        kind="filing", author="Shelter Network", author_role="amicus curiae",
    ),
    case(
        "joint status report",
        f"""{CAPTION}
JOINT STATUS REPORT

The parties report as follows.

Dated: June 1, 2031

/s/ Jane T. Crowell                       /s/ Corey Lask
Counsel for Petitioners                   Counsel for Respondents
""",
        kind="filing", author="Petitioners; Respondents", author_role="parties", date="2031-06-01",
    ),
    case(
        "government's notice",
        f"""{CAPTION}
GOVERNMENT'S NOTICE OF COMPLIANCE

The Government gives notice that the unit is open.

Dated: June 1, 2031
""",
        kind="filing", author="Government", date="2031-06-01",
    ),
    case(
        "motion by a named party",
        """UNITED STATES DISTRICT COURT

ALDER FREIGHT CORP., Plaintiff, v. HARBOR SERVICE, Defendant.

PLAINTIFF ALDER FREIGHT CORP.'S MOTION FOR SUMMARY JUDGMENT

Plaintiff moves for summary judgment.
""",
        kind="filing", author="Plaintiff Alder Freight Corp.", author_role="party",
    ),
    case(
        "answer to the complaint with the party in the first words",
        """UNITED STATES DISTRICT COURT

ILVA SOLE v. HARBOR SERVICE

ANSWER

Defendant Harbor Service, by and through its counsel, answers the complaint as follows:

1. Denied.
""",
        kind="filing", author="Defendant Harbor Service", author_role="party",
    ),
    case(
        "responses to interrogatories",
        """UNITED STATES DISTRICT COURT

DEFENDANT'S RESPONSES TO PLAINTIFF'S FIRST SET OF INTERROGATORIES

PROPOUNDING PARTY: Plaintiff Ilva Sole
RESPONDING PARTY: Defendant Harbor Service

RESPONSE TO INTERROGATORY NO. 1: The unit was empty.
""",
        kind="filing", author="Defendant",
    ),
    case(
        "stipulation",
        f"""{CAPTION}
STIPULATION AND [PROPOSED] ORDER

The parties, through their undersigned counsel, stipulate as follows.
""",
        kind="filing", author="Petitioners; Respondents",
    ),
    case(
        "two-column caption with the title at the right",
        """UNITED STATES DISTRICT COURT
WESTERN DISTRICT OF TAMARACK

ILVA SOLE,                          )  Case No. 2:31-cv-00417-TM
                                    )
             Plaintiff,             )  DEFENDANT'S REPLY IN SUPPORT
                                    )  OF MOTION TO DISMISS
      v.                            )
                                    )
WANDA ORLE,                         )
             Defendant.             )
____________________________________)

The complaint should be dismissed.
""",
        kind="filing", author="Defendant", author_role="party",
    ),
    case(
        "plaintiffs comma by their counsel",
        """SUPERIOR COURT OF TAMARACK, COUNTY OF ALDER

ILVA SOLE et al., Plaintiffs, v. WANDA ORLE, Defendant.

FIRST AMENDED CLASS ACTION COMPLAINT

Plaintiffs, by their undersigned counsel, bring this action and allege:

1. The unit was full.
""",
        kind="filing", author="Plaintiffs", author_role="party",
    ),
    case(
        "petition of a company to a commission",
        """BEFORE THE STATE WATER COMMISSION

In the Matter of the Application of
ALDER ORCHARDS LP

PETITION OF THE COLD HARBOR DITCH COMPANY
TO INTERVENE AND FOR HEARING

The Cold Harbor Ditch Company respectfully petitions the Commission.
""",
        kind="filing", author="Cold Harbor Ditch Company",
    ),
    case(
        "indictment without a court above",
        """UNITED STATES OF AMERICA            )   Criminal No. 31-00019
          v.                        )
RUBEN KASH                          )

                    INDICTMENT

The Grand Jury charges:

1. KASH wrote that the unit was empty.
""",
        kind="filing", author="The Grand Jury",
    ),
    case(
        "grand jurors who present upon their oath, with questions quoted",
        """IN THE SUPERIOR COURT OF ALDER COUNTY

STATE OF TAMARACK
     against                                   No. 31-SCR-1190
RUBEN KASH

                        I N D I C T M E N T

The Grand Jurors of Alder County, duly empaneled, upon their oath present:

COUNT I - PERJURY. RUBEN KASH was asked, and answered:

     Q.  Was the unit empty?
     A.  It was.
     Q.  Always?
     A.  Always.
""",
        kind="filing", author="The Grand Jury", sworn=False,
    ),
    case(
        "particulars of claim",
        """HIGH COURT OF TAMARACK                                HC-2031-000118

BETWEEN                     ILVA SOLE                       Claimant
                                     and
                            ALDER NEWS LTD                  Defendant

                         PARTICULARS OF CLAIM

1. The Claimant is a teacher.
""",
        kind="filing",
    ),
]  # fmt: skip

REPORTS: list[Case] = [
    case(
        "inspector general's report",
        """OFFICE OF INSPECTOR GENERAL
Department of Harbors

Review of Counts at the Alder Unit

OIG-31-17                                              March 4, 2031

What We Found
The unit was full on 41 nights.
""",
        author="Office of Inspector General", date="2031-03-04", sworn=False,
    ),
    case(
        "accountability office report",
        """United States Accountability Office
Report to Congressional Requesters

March 2031

HARBORS
Counts Need Attention

The unit was full.
""",
        author="United States Accountability Office", date="2031-03",
    ),
    case(
        "roster of an agency",
        """HARBOR SERVICE
DAILY POPULATION REPORT
Alder Unit
As of 03/04/2031

Unit A   41
Unit B   40
""",
        kind="roster", author="Harbor Service", date="2031-03-04",
    ),
    case(
        "clerk's notice",
        """UNITED STATES COURT OF APPEALS
FOR THE SECOND CIRCUIT

NOTICE OF DOCKETING

June 3, 2031

The appeal was docketed today.

RUBEN KASH, Clerk of Court
""",
        author="Ruben Kash", author_role="Clerk of Court", date="2031-06-03",
    ),
    case(
        "expert report",
        """EXPERT REPORT OF LENA OSTROV, Ph.D.

Sole v. Orle, No. 2:31-cv-00417

March 4, 2031

I was asked to count the beds.
""",
        author="Lena Ostrov", date="2031-03-04",
    ),
    case(
        "study with authors under the title",
        """Beds at the Harbors: A Count

By Lena Ostrov and Tomas Bruun
Shelter Network
March 2031

The unit was full.
""",
        author="Lena Ostrov; Tomas Bruun", date="2031-03",
    ),
]  # fmt: skip


@pytest.mark.parametrize("held", [*ORDERS, *FILINGS, *REPORTS], ids=names([*ORDERS, *FILINGS, *REPORTS]))
def test_a_court_paper_is_framed(held: Case) -> None:
    assert read(held.text, held.expected) == held.expected
