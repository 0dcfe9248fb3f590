"""The faces of transcripts: proceeding, oath, day, witness; none of them has an author."""

import pytest

from documents.faces import Case, case, names, read

TURNS = """BY MS. ORLE:
Q. Was the unit empty?
A. It was never empty.
Q. Never?
A. Not on any night.
"""
LAWYERS = """THE COURT: Good morning.
MR. LASK: Good morning, Your Honor.
MS. CROWELL: Good morning.
THE COURT: Who begins?
MR. LASK: I do. The motion should be denied.
"""
CASES: list[Case] = [
    case(
        "cover of a deposition",
        f"""UNITED STATES DISTRICT COURT
DISTRICT OF TAMARACK

ILVA SOLE,
     Plaintiff,
v.                         No. 2:31-cv-00417
WANDA ORLE,
     Defendant.

VIDEOTAPED DEPOSITION OF
PIM R. HADDOW

Thursday, March 2, 2031
9:34 a.m.
12 Harbor Street
Lakeport, Tamarack

Reported by: Tomas Bruun, CSR No. 4417

\f PIM R. HADDOW,
having been first duly sworn, was examined and testified as follows:

EXAMINATION
{TURNS}""",
        kind="transcript", author="", witness="Pim R. Haddow", date="2031-03-02", sworn=True, setting="deposition",
        forum="testimony",
    ),
    case(
        "deposition taken before, with the witness after a label",
        f"""ORAL DEPOSITION
MARCH 2, 2031

Witness: KATRIN L. MOOR

ORAL DEPOSITION of KATRIN L. MOOR, produced as a witness at the instance of the Plaintiff, and duly sworn, was taken
in the above-styled cause on March 2, 2031, before Tomas Bruun, CSR.

{TURNS}""",
        kind="transcript", witness="Katrin L. Moor", date="2031-03-02", sworn=True, setting="deposition",
    ),
    case(
        "rule 30(b)(6) deposition of a company by its designee",
        f"""30(b)(6) DEPOSITION OF ALDER FREIGHT CORP.
BY AND THROUGH RUBEN KASH

March 2, 2031

{TURNS}""",
        kind="transcript", witness="Ruben Kash", on_behalf_of="Alder Freight Corp.", date="2031-03-02", sworn=True,
        setting="deposition",
    ),
    case(
        "remote deposition",
        f"""REMOTE ZOOM DEPOSITION OF EDITH VANCE
TAKEN ON
MARCH 2, 2031

ALL PARTIES APPEARING REMOTELY

THE REPORTER: Would you raise your right hand.
EDITH VANCE, having been first duly affirmed, testified as follows:
{TURNS}""",
        kind="transcript", witness="Edith Vance", date="2031-03-02", sworn=True, setting="deposition",
    ),
    case(
        "deposition volume with line numbers",
        """ 1            DEPOSITION OF SAMIR VANE, VOLUME II
 2                  March 2, 2031
 3
 4   SAMIR VANE,
 5   called as a witness, being first duly sworn, testified:
 6   BY MS. ORLE:
 7        Q.  Was the unit empty?
 8        A.  It was never empty.
 9        Q.  Never?
10        A.  Not on any night.
""",
        kind="transcript", witness="Samir Vane", date="2031-03-02", sworn=True, setting="deposition",
    ),
    case(
        "evidentiary hearing with a sworn witness",
        f"""TRANSCRIPT OF EVIDENTIARY HEARING
BEFORE THE HONORABLE KATRIN L. MOOR
UNITED STATES DISTRICT JUDGE
August 27, 2031

THE COURT: Call your witness.
PIM HADDOW, called as a witness, being first duly sworn, testified:
{TURNS}""",
        kind="transcript", author="", witness="Pim Haddow", date="2031-08-27", sworn=True, setting="hearing",
        forum="court",
    ),
    case(
        "motion hearing where nobody is sworn",
        f"""TRANSCRIPT OF MOTION HEARING
BEFORE THE HONORABLE KATRIN L. MOOR
August 27, 2031

{LAWYERS}""",
        kind="transcript", author="", witness="", date="2031-08-27", sworn=False, setting="hearing", forum="court",
    ),
    case(
        "an argument that speaks of sworn papers is not sworn",
        f"""TRANSCRIPT OF PROCEEDINGS
August 27, 2031

{LAWYERS}MR. LASK: Mr. Haddow's sworn declaration was made under oath. It was first sworn in May.
""",
        kind="transcript", sworn=False, setting="hearing",
    ),
    case(
        "oral argument",
        f"""UNITED STATES COURT OF APPEALS

ORAL ARGUMENT
June 3, 2031

JUDGE HOWE: Counsel?
{LAWYERS}""",
        kind="transcript", sworn=False, setting="hearing", date="2031-06-03",
    ),
    case(
        "jury trial",
        f"""TRANSCRIPT OF JURY TRIAL - DAY 3
BEFORE THE HONORABLE KATRIN L. MOOR
SEPTEMBER 9, 2031

THE CLERK: Please raise your right hand.
PIM HADDOW, PLAINTIFF'S WITNESS, SWORN
DIRECT EXAMINATION
{TURNS}""",
        kind="transcript", sworn=True, setting="trial", date="2031-09-09", forum="court",
    ),
    case(
        "bench trial with hearing in a later line",
        f"""UNITED STATES DISTRICT COURT

BENCH TRIAL
VOLUME 2
SEPTEMBER 9, 2031

A hearing on the motion follows.

SAMIR VANE, having been first duly sworn, testified as follows:
{TURNS}""",
        kind="transcript", sworn=True, setting="trial",
    ),
    case(
        "status conference by telephone",
        f"""TELEPHONIC STATUS CONFERENCE
August 27, 2031

{LAWYERS}""",
        kind="transcript", sworn=False, setting="hearing", date="2031-08-27",
    ),
    case(
        "grand jury",
        f"""PROCEEDINGS BEFORE THE GRAND JURY
March 4, 2031

WENDELL PIKE, called as a witness, having been duly sworn by the foreperson, testified:
{TURNS}""",
        kind="transcript", witness="Wendell Pike", sworn=True, setting="other_proceeding", date="2031-03-04",
    ),
    case(
        "committee hearing with a sworn panel",
        """HEARING BEFORE THE COMMITTEE ON PORTS
UNITED STATES SENATE
MARCH 4, 2031

Chairman KASH. The committee will come to order. Do you swear to tell the truth?
Ms. ORLE. I do.
Chairman KASH. Was the unit full?
Ms. ORLE. It was not.
Senator VANCE. Are you sure?
Ms. ORLE. I am.
""",
        kind="transcript", setting="other_proceeding", date="2031-03-04", author="",
    ),
    case(
        "immigration court hearing",
        """IMMIGRATION COURT
LAKEPORT, TAMARACK
TRANSCRIPT OF HEARING
Date: March 4, 2031

JUDGE FOR THE RECORD: This is Immigration Judge Calder.
JUDGE TO MS. SOLE: Do you swear to tell the truth?
MS. SOLE TO JUDGE: Yes.
Q. Where were you born?
A. In Sarvonia.
Q. When?
A. In 2001.
""",
        kind="transcript", setting="hearing", date="2031-03-04",
    ),
    case(
        "interview by investigators, not sworn",
        """TRANSCRIPT OF INTERVIEW OF SAMIR VANE
March 4, 2031
Office of Inspector General

Q. Was the unit empty?
A. It was never empty.
Q. Never?
A. Not on any night.
""",
        kind="transcript", witness="Samir Vane", sworn=False, setting="none", date="2031-03-04",
    ),
    case(
        "interview by investigators under oath",
        """TRANSCRIPT OF INTERVIEW OF SAMIR VANE
March 4, 2031
Office of Inspector General

SAMIR VANE, having been placed under oath, stated:
Q. Was the unit empty?
A. It was never empty.
Q. Never?
A. Not on any night.
""",
        kind="transcript", witness="Samir Vane", sworn=True, setting="other_proceeding",
    ),
    case(
        "errata sheet",
        """ERRATA SHEET
DEPOSITION OF PIM R. HADDOW
Date of deposition: March 2, 2031

Page 14  Line 3   Change "empty" to "full"   Reason: misspoke

I declare under penalty of perjury that I have read the transcript and made the changes above.

Executed on April 1, 2031.

/s/ Pim R. Haddow
""",
        kind="declaration", author="Pim R. Haddow", sworn=True, date="2031-04-01",
    ),
    case(
        "deposition excerpt that begins in the middle",
        """Page 41
Q. Was the unit empty?
A. It was never empty.
MR. LASK: Objection. Form.
Q. Never?
A. Not on any night.
""",
        kind="transcript", witness="", sworn=True, setting="deposition",
    ),
    case(
        "two witnesses at one hearing",
        f"""TRANSCRIPT OF PRELIMINARY INJUNCTION HEARING
August 27, 2031

PIM HADDOW, having been first duly sworn, testified as follows:
{TURNS}
SAMIR VANE, having been first duly sworn, testified as follows:
{TURNS}""",
        kind="transcript", witness="Pim Haddow; Samir Vane", sworn=True, setting="hearing",
    ),
    case(
        "Question and Answer spelt out",
        """EXAMINATION BEFORE TRIAL OF HATTIE LARK
March 2, 2031

QUESTION: Was the unit empty?
ANSWER: It was never empty.
QUESTION: Never?
ANSWER: Not on any night.
""",
        kind="transcript", witness="Hattie Lark", sworn=True, setting="deposition",
    ),
    case(
        "trial that goes on with a witness under oath",
        f"""(Proceedings resumed at 1:32 p.m., June 18, 2031; jury present.)

THE CLERK:  You are still under oath, ma'am.

CROSS-EXAMINATION (continued)
{TURNS}""",
        kind="transcript", sworn=True, setting="trial", date="2031-06-18", forum="court",
    ),
    case(
        "bond hearing where a party answers and nobody is sworn",
        """IMMIGRATION COURT
LAKEPORT

In the Matter of Ilva Sole
Bond hearing, December 18, 2031
Before Immigration Judge R. Calder

JUDGE CALDER:  We're on the record.
MS. CROWELL:  Thank you, Judge.
MR. LASK:  The Department opposes release.
THE COURT:  I have questions for her.
Q  Ms. Sole, where do you live?
A  At the harbor.
Q  Alone?
A  No.
""",
        kind="transcript", sworn=False, setting="hearing", date="2031-12-18",
    ),
]  # fmt: skip


@pytest.mark.parametrize("held", CASES, ids=names(CASES))
def test_a_transcript_is_framed(held: Case) -> None:
    assert read(held.text, held.expected) == held.expected
