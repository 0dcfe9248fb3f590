"""Papers whose face tells little: no heading, no columns, a name at the foot, a header block on one line."""

import pytest

from documents.faces import Case, case, names, read

CASES: list[Case] = [
    case(
        "a dash before the name",
        """March 3, 2031

Dear Mr. Vane,

The unit was full.

-- Helga Marsh
""",
        kind="letter", author="Helga Marsh", date="2031-03-03", addressee="Mr. Vane",
    ),
    case(
        "a closing without a comma",
        """March 3, 2031

Dear Mr. Vane:

The unit was full.

Sincerely
Helga Marsh
Chief Engineer
""",
        kind="letter", author="Helga Marsh", author_role="Chief Engineer", date="2031-03-03", addressee="Mr. Vane",
    ),
    case(
        "closing and name on one line",
        """Dear Mr. Vane:

The unit was full.

Sincerely, Helga Marsh
""",
        kind="letter", author="Helga Marsh", date="", addressee="Mr. Vane",
    ),
    case(
        "no closing, a slashed signature",
        """March 3, 2031
Dear Counsel:
The unit was full.
/s/ Helga Marsh
Helga Marsh
Associate General Counsel
""",
        kind="letter", author="Helga Marsh", author_role="Associate General Counsel", date="2031-03-03",
        addressee="Counsel",
    ),
    case(
        "a given name alone",
        """Dear Ms. Orle,

I was there.

Yours,
Helga
""",
        kind="letter", author="Helga", date="", addressee="Ms. Orle",
    ),
    case(
        "the writer in the letterhead and at the foot",
        """Helga Marsh
12 Quay Road
Lakeport

3 March 2031

To the Harbor Service

I was there. I saw it.

Helga Marsh
""",
        kind="letter", author="Helga Marsh", date="2031-03-03",
    ),
    case(
        "counsel without a From line",
        """Harbor Service
March 3, 2031

Re: Unit C

Dear Sir or Madam:

Text here that goes on.

Respectfully,

Pim Haddow, Esq.
Lake & Crowell LLP
Attorneys for Ilva Sole
""",
        kind="letter", author="Pim Haddow", author_role="Attorneys", date="2031-03-03", on_behalf_of="Ilva Sole",
    ),
    case(
        "assurances of consideration",
        """LETTER FROM DIRECTOR WANDA ORLE TO THE MINISTRY
March 3, 2031

Excellency:

The unit was empty.

Accept, Excellency, the renewed assurances of my highest consideration.

Wanda Orle
""",
        kind="letter", author="Wanda Orle", date="2031-03-03",
    ),
    case(
        "a header block in one sentence",
        """MEMORANDUM. To: Wanda Orle. From: Pim Haddow. Date: March 3, 2031. Re: Counts.

The unit was full.
""",
        kind="memo", author="Pim Haddow", date="2031-03-03", addressee="Wanda Orle",
    ),
    case(
        "a header block on one line",
        """To: Wanda Orle    From: Pim Haddow    Date: 3/3/2031
Subject: Counts

The unit was full.
""",
        kind="memo", author="Pim Haddow", date="2031-03-03", addressee="Wanda Orle",
    ),
    case(
        "a memorandum by a name",
        """MEMORANDUM
by Pim Haddow
March 3, 2031

The unit was full.
""",
        kind="memo", author="Pim Haddow", date="2031-03-03",
    ),
    case(
        "a memorandum with a name at the foot",
        """FILE MEMORANDUM
March 3, 2031

I spoke with Orle. She said full.

Pim Haddow
""",
        kind="memo", author="Pim Haddow", date="2031-03-03",
    ),
    case(
        "a memorandum with a slashed name and office",
        """MEMO TO FILE
3/3/31

Called Orle.

/s/ Pim Haddow, Deputy Chief
""",
        kind="memo", author="Pim Haddow", author_role="Deputy Chief", date="2031-03-03",
    ),
    case(
        "a memorandum with an author line",
        """MEMORANDUM FOR RECORD

Author: Pim Haddow
Date: 3 March 2031

The unit was full.
""",
        kind="memo", author="Pim Haddow", date="2031-03-03",
    ),
    case(
        "a day at the end of the clause",
        """DECLARATION OF PIM HADDOW

I, Pim Haddow, declare:

1. Full.

I declare under penalty of perjury that the foregoing is true. March 3, 2031.

Pim Haddow
""",
        kind="declaration", author="Pim Haddow", date="2031-03-03", sworn=True,
    ),
    case(
        "a name told in the first sentence",
        """Declaration of Pim Haddow, Chief of Records

My name is Pim Haddow. I am Chief of Records.

I declare under penalty of perjury.
""",
        kind="declaration", author="Pim Haddow", author_role="Chief of Records", date="", sworn=True,
    ),
    case(
        "hyphens, apostrophes and accents in a name",
        """DECLARATION OF MARIE-CLAIRE O'DONNELL-ORLÉ

1. I am a nurse.

/s/ Marie-Claire O'Donnell-Orlé
""",
        kind="declaration", author="Marie-Claire O'Donnell-Orlé", author_role="nurse", date="", sworn=False,
    ),
    case(
        "an oath in the third person",
        """SUPPLEMENTAL DECLARATION OF
PIM HADDOW
IN SUPPORT OF MOTION

Pim Haddow, under penalty of perjury, states:

1. Full.
""",
        kind="declaration", author="Pim Haddow", date="", sworn=True,
    ),
    case(
        "I am, a name and a calling",
        """DECLARATION

I am Pim Haddow, a guard at the Alder Unit. I make this declaration from personal knowledge.

1. Full.

I declare under penalty of perjury that this is true.
""",
        kind="declaration", author="Pim Haddow", author_role="guard at the Alder Unit", date="", sworn=True,
    ),
    case(
        "sworn upon oath in a long clause",
        """AFFIDAVIT OF PIM HADDOW

State of Tamarack, County of Alder

Pim Haddow, being of lawful age and first duly sworn upon oath, states:

1. Full.
""",
        kind="declaration", author="Pim Haddow", date="", sworn=True,
    ),
    case(
        "an exhibit mark above, the day in parentheses",
        """Exhibit 4

Declaration of Pim Haddow (signed March 3, 2031)

1. I work at the gate.

2. Full.
""",
        kind="declaration", author="Pim Haddow", date="2031-03-03", sworn=False,
    ),
    case(
        "an honoured name in the title",
        """DECLARATION OF THE HONORABLE WANDA ORLE

I, Wanda Orle, state the following under penalty of perjury:
1. Full
""",
        kind="declaration", author="Wanda Orle", date="", sworn=True,
    ),
    case(
        "a witness statement on a form",
        """WITNESS STATEMENT

Name: Pim Haddow
Date: March 3, 2031

I was at the gate.

Signed: P. Haddow
""",
        kind="declaration", author="Pim Haddow", date="2031-03-03", sworn=False,
    ),
    case(
        "a mail without an addressee",
        """From: Pim Haddow
Subject: Counts
Date: Mon, Mar 3, 2031 at 9:04 AM

Full.
""",
        kind="email", author="Pim Haddow", date="2031-03-03",
    ),
    case(
        "names in quotation marks",
        """From: "Haddow, Pim (HS)" <pim.haddow@hs.example>
To: "Orle, Wanda" <w@hs.example>
Date: 3 Mar 2031 09:04

Full.
""",
        kind="email", author="Pim Haddow", date="2031-03-03", addressee="Wanda Orle",
    ),
    case(
        "a reply without its head",
        """Full again.

Pim

On Mon, Mar 3, 2031 at 9:04 AM Wanda Orle <w@hs.example> wrote:
> How many?
""",
        kind="email", author="Pim", date="2031-03-03",
    ),
    case(
        "the subject first",
        """Subject: Counts
From: Pim Haddow
To: Wanda Orle
Sent: 3/3/2031

Full.
""",
        kind="email", author="Pim Haddow", date="2031-03-03", addressee="Wanda Orle",
    ),
    case(
        "a heading above the block",
        """E-MAIL

From: Pim Haddow, Chief of Records
To: Wanda Orle; Samir Vane
Cc: legal
Date: March 3, 2031
Re: Counts

Full.
""",
        kind="email", author="Pim Haddow", author_role="Chief of Records", date="2031-03-03",
        addressee="Wanda Orle, Samir Vane",
    ),
    case(
        "a statement that bears no oath",
        """STATEMENT OF PIM HADDOW

Taken at Lakeport, March 3, 2031

I was at the gate.
""",
        kind="declaration", author="Pim Haddow", date="2031-03-03", sworn=False,
    ),
    case(
        "a statement from an official",
        'Statement from Harbor Service Director Wanda Orle\nMarch 3, 2031\n\n"The unit is open."\n',
        kind="press_release", author="Wanda Orle", author_role="Harbor Service Director", date="2031-03-03",
    ),
    case(
        "a letter to the editor",
        """To the Editor:

Your story was wrong.

Pim Haddow
Lakeport
The writer is the chief of records at the Harbor Service.
""",
        kind="letter", author="Pim Haddow", date="",
    ),
    case(
        "an open letter of several",
        """OPEN LETTER TO THE HARBOR SERVICE
March 3, 2031

We, the undersigned, object.

Signed,

Pim Haddow
Wanda Orle
Samir Vane
""",
        kind="letter", author="Pim Haddow; Wanda Orle; Samir Vane", date="2031-03-03",
    ),
]  # fmt: skip


@pytest.mark.parametrize("held", CASES, ids=names(CASES))
def test_a_paper_that_tells_little_is_framed(held: Case) -> None:
    assert read(held.text, held.expected) == held.expected
