"""The faces of memos, cables, e-mails and letters: sender, role, addressee, day, for whom."""

import pytest

from documents.faces import Case, case, names, read

MEMOS: list[Case] = [
    case(
        "memorandum for, through, from",
        """DEPARTMENT OF HARBORS
Washington, D.C. 20000

March 4, 2031

MEMORANDUM FOR:    Wanda Orle
                   Director

THROUGH:           Samir Vane
                   Deputy Director

FROM:              Pim R. Haddow
                   Chief of Records

SUBJECT:           Count of the Unit

The unit was full.
""",
        kind="memo", author="Pim R. Haddow", author_role="Chief of Records", addressee="Wanda Orle",
        date="2031-03-04", title="Count of the Unit", sworn=False, forum="memo",
    ),
    case(
        "memorandum for, without colons",
        """MEMORANDUM FOR THE RECORD

FROM Pim Haddow
SUBJECT Meeting of March 4, 2031

We met at noon.
""",
        kind="memo", author="Pim Haddow",
    ),
    case(
        "memo to file",
        """MEMO TO FILE

From: Helga Marsh
Date: October 11, 2031
Subject: Lowland Street

Met with the Commissioner at 2 p.m.
""",
        kind="memo", author="Helga Marsh", date="2031-10-11",
    ),
    case(
        "note to file signed with a date at the foot",
        """NOTE TO FILE

Spoke with W. Orle by phone today. She said that the unit was full.

P. Haddow
3/4/31
""",
        kind="memo", author="P. Haddow", date="2031-03-04",
    ),
    case(
        "decision memorandum from an office",
        """DECISION MEMORANDUM FOR THE SECRETARY

FROM: Office of Returns, Wanda Orle, Acting Director
SUBJECT: Third-country transfers
DATE: 4 March 2031

Recommendation: approve.
""",
        kind="memo", author="Wanda Orle", author_role="Acting Director", date="2031-03-04", addressee="THE SECRETARY",
    ),
    case(
        "to and from on one line each with a tab",
        """INTEROFFICE MEMORANDUM

TO:\tAll Staff, Alder Unit
FROM:\tKATRIN MOOR, WARDEN
DATE:\t03/04/2031
RE:\tCounts

Counts are at six.
""",
        kind="memo", author="Katrin Moor", author_role="WARDEN", addressee="All Staff", date="2031-03-04",
    ),
    case(
        "two writers",
        """MEMORANDUM

To:      Wanda Orle
From:    Pim Haddow and Samir Vane
Date:    March 4, 2031
Re:      Counts

We found the unit full.
""",
        kind="memo", author="Pim Haddow; Samir Vane", addressee="Wanda Orle", date="2031-03-04",
    ),
    case(
        "date line above and labels in another order",
        """U.S. Harbor Service
Office of the General Counsel

DATE: March 4, 2031

FROM: Jocelyn Tadwick, Associate General Counsel

TO: Field Office Directors

SUBJECT: Notice before transfer

This memorandum supersedes earlier guidance.
""",
        kind="memo", author="Jocelyn Tadwick", author_role="Associate General Counsel",
        addressee="Field Office Directors", date="2031-03-04",
    ),
    case(
        "memo signed for another",
        """MEMORANDUM FOR: All Field Office Directors

FROM: Wanda Orle
Director

/s/ Samir Vane for Wanda Orle

DATE: March 4, 2031
SUBJECT: Transfers

Effective at once.
""",
        kind="memo", author="Wanda Orle", date="2031-03-04",
    ),
    case(
        "cable",
        """UNCLASSIFIED
SENSITIVE

MRN: 31 MARROW POINT 417
Date/DTG: Mar 04, 2031 / 041522Z MAR 31
From: AMEMBASSY MARROW POINT
Action: WASHDC, SECSTATE ROUTINE
Subject: MINISTRY DECLINES TO RECEIVE

1. (SBU) The deputy minister told the Ambassador that no one would be received.

Signature: VANE
""",
        kind="memo", author="Amembassy Marrow Point", date="2031-03-04",
    ),
    case(
        "telegram with FM and TO",
        """R 041522Z MAR 31
FM AMEMBASSY MARROW POINT
TO SECSTATE WASHDC 0417
INFO AMEMBASSY LAKEPORT
SUBJECT: MINISTRY DECLINES

1. The deputy minister said no.

VANE
""",
        kind="memo", author="Amembassy Marrow Point", addressee="Secstate Washdc 0417", date="2031-03-04",
    ),
    case(
        "columns parted by blanks, name and title beside",
        """MEMORANDUM

TO        :  Wanda Orle, Director
FROM      :  Pim Haddow, Chief
DATE      :  May 5, 2031
SUBJECT   :  Counts

The unit was full.
""",
        kind="memo", author="Pim Haddow", author_role="Chief", addressee="Wanda Orle", date="2031-05-05",
    ),
    case(
        "briefing paper prepared by",
        """INFORMATION MEMO

Topic: Counts
Prepared by: Pim Haddow, Records
Cleared by: Wanda Orle
Date prepared: May 5, 2031

The unit was full.
""",
        kind="memo", author="Pim Haddow", date="2031-05-05",
    ),
    case(
        "report of an investigation, of no named kind",
        """HARBOR INSPECTION SERVICE
REPORT OF INVESTIGATION

Case Number: 31-0417
Date of report: May 5, 2031
Reporting agent: Wendell Pike

On May 4, 2031, the reporting agent interviewed Samir Vane.
""",
        author="Wendell Pike", date="2031-05-05",
    ),
    case(
        "minutes kept by a secretary",
        """MINUTES OF THE MEETING OF THE HARBOR BOARD
March 4, 2031

Present: Wanda Orle (chair), Samir Vane, Pim Haddow

1. Ms. Orle opened the meeting.

Minutes taken by: Samir Vane
""",
        kind="memo", author="Samir Vane", date="2031-03-04",
    ),
    case(
        "handwritten log with an officer's name",
        """SHIFT LOG - UNIT C
Date: 3/4/2031
Officer: P. Haddow

0600 Count 41.
0700 Breakfast.
""",
        kind="memo", author="P. Haddow", date="2031-03-04",
    ),
    case(
        "internal note under a letterhead",
        """Harbor Weather Office
INTERNAL NOTE

To: Director (Dr Vane)
From: Pim Haddow, duty forecaster
Date: 2 July 2031
Subject: Why the warning went out late

1. You asked for this by noon.

PH
""",
        kind="memo", author="Pim Haddow", date="2031-07-02", addressee="Director",
    ),
    case(
        "inter-office memorandum, office of the sender after a comma",
        """INTER-OFFICE MEMORANDUM

To:       Wanda Orle
From:     P. Haddow, Deputy Commissioner
Date:     3 November 2031
Subject:  Counts

The unit was full.
""",
        kind="memo", author="P. Haddow", author_role="Deputy Commissioner", date="2031-11-03",
    ),
    case(
        "no heading, the addressee first",
        """PRIVILEGED & CONFIDENTIAL

To:     Greta Vane
From:   Corey Lask
Date:   June 21, 2031
Re:     Interview

She was pleasant.
""",
        kind="memo", author="Corey Lask", date="2031-06-21",
    ),
    case(
        "office and post after the name",
        "FROM:    P. Lund, Vice Consul, San Telmo\nTO:      Mission\nDATE:    16 February 1987\n\nFull.\n",
        kind="memo", author="P. Lund", author_role="Vice Consul, San Telmo", date="1987-02-16",
    ),
]  # fmt: skip

MAILS: list[Case] = [
    case(
        "Outlook with last name first and an office in parentheses",
        """From:       Haddow, Pim R. (HQ)
Sent:       Wednesday, March 5, 2031 8:05 AM
To:         Orle, Wanda; Vane, Samir (Lakeport)
Cc:         Tadwick, Jocelyn
Subject:    RE: Count

The unit was full.
""",
        kind="email", author="Pim R. Haddow", addressee="Wanda Orle, Samir Vane", date="2031-03-05",
    ),
    case(
        "sent on behalf of",
        """From: Samir Vane <s.vane@harbor.example> on behalf of Wanda Orle
Sent: March 5, 2031 8:05 AM
To: All Staff
Subject: Counts

Counts are at six.
""",
        kind="email", author="Samir Vane", on_behalf_of="Wanda Orle", addressee="All Staff", date="2031-03-05",
    ),
    case(
        "Gmail print",
        """Gmail                                        Pim Haddow <pim.haddow@mail.example>

Counts
2 messages

Pim Haddow <pim.haddow@mail.example>                Wed, Mar 5, 2031 at 8:05 AM
To: Wanda Orle <w.orle@mail.example>

The unit was full.
""",
        kind="email", author="Pim Haddow", addressee="Wanda Orle", date="2031-03-05",
    ),
    case(
        "raw header with a mail address alone",
        """Return-Path: <p.haddow@harbor.example>
Received: from mx.harbor.example
Date: Wed, 5 Mar 2031 08:05:11 -0500
From: p.haddow@harbor.example
To: Wanda Orle <w.orle@harbor.example>
Subject: Counts

Full.

Pim Haddow
Records
""",
        kind="email", author="Pim Haddow", addressee="Wanda Orle", date="2031-03-05",
    ),
    case(
        "a forward: the one who forwards is its author",
        """From: Wanda Orle
To: Samir Vane
Date: March 6, 2031
Subject: FW: Counts

See below.

Begin forwarded message:

From: Pim Haddow
To: Wanda Orle
Date: March 5, 2031
Subject: Counts

The unit was full.
""",
        kind="email", author="Wanda Orle", addressee="Samir Vane", date="2031-03-06",
    ),
    case(
        "FOIA print of a mailbox, name above the header",
        """Tadwick, Jocelyn

From:      Haddow, Pim
Sent:      Wednesday, March 05, 2031 8:05 AM
To:        (b)(6), (b)(7)(C)
Subject:   Count

Full.
""",
        kind="email", author="Pim Haddow", date="2031-03-05",
    ),
    case(
        "redacted sender",
        """From: (b)(6), (b)(7)(C)
Sent: Wednesday, March 05, 2031 8:05 AM
To: Haddow, Pim
Subject: Count

Full.
""",
        kind="email", author="", addressee="Pim Haddow", date="2031-03-05",
    ),
    case(
        "labels in bold marks",
        """**From:** Pim Haddow <p.haddow@harbor.example>
**Sent:** Wednesday, March 5, 2031 8:05 AM
**To:** Wanda Orle <w.orle@harbor.example>
**Subject:** Count

Full.
""",
        kind="email", author="Pim Haddow", addressee="Wanda Orle", date="2031-03-05",
    ),
    case(
        "text messages",
        """TEXT MESSAGES BETWEEN PIM HADDOW AND WANDA ORLE
March 5, 2031

Haddow: full again
Orle: ok
""",
        author="", date="2031-03-05",
    ),
    case(
        "external sender's banner above the header",
        """CAUTION: This email originated outside the organization.

From: Hattie Lark <hattie.lark@courier.example>
Sent: 05 March 2031 14:11
To: Press Office <press@harbor.example>
Subject: Request for comment

I am writing a story.
""",
        kind="email", author="Hattie Lark", addressee="Press Office", date="2031-03-05",
    ),
    case(
        "an address that spells a name",
        """From: ilva.sole@harbor.example
To: Orle, Wanda
Sent: Thursday, July 12, 2031 7:41 AM
Subject: FW: Counts

See below.
""",
        kind="email", author="Ilva Sole", addressee="Wanda Orle", date="2031-07-12",
    ),
    case(
        "an address of a desk spells none",
        "From: press.office@harbor.example\nTo: Wanda Orle\nSent: July 12, 2031 7:41 AM\nSubject: Counts\n\nFull.\n",
        kind="email", author="press.office@harbor.example",
    ),
]  # fmt: skip

LETTERS: list[Case] = [
    case(
        "letterhead, inside address, signer with office",
        """U.S. Department of Harbors
Office of Legislative Affairs

Washington, D.C. 20530

July 22, 2031

The Honorable Edith Vance
Chair, Committee on Ports
Washington, D.C. 20515

Dear Chair Vance:

This responds to your letter of June 3, 2031.

Sincerely,

Corey Lask
Assistant Secretary
""",
        kind="letter", author="Corey Lask", author_role="Assistant Secretary", addressee="Chair Vance",
        date="2031-07-22", sworn=False, forum="letter",
    ),
    case(
        "signed for the director",
        """Harbor Service

July 22, 2031

Re: FOIA Request 2031-0417

Dear Ms. Lark:

We found 12 pages.

Sincerely,

/s/ Pim Haddow
for
Wanda Orle
Director, Records
""",
        kind="letter", author="Pim Haddow", on_behalf_of="Wanda Orle", addressee="Ms. Lark", date="2031-07-22",
    ),
    case(
        "counsel writes for a client",
        """LAKE & CROWELL LLP
12 Harbor Street, Lakeport

March 4, 2031

VIA EMAIL

Corey Lask
Trial Attorney

Re: Sole v. Orle, No. 2:31-cv-00417

Counsel:

I write about the missing logs.

Very truly yours,

Jane T. Crowell
Counsel for Petitioner Ilva Sole

cc: all counsel
""",
        kind="letter", author="Jane T. Crowell", on_behalf_of="Petitioner Ilva Sole", date="2031-03-04",
    ),
    case(
        "joint letter to the court",
        """March 4, 2031

The Honorable Katrin L. Moor
United States District Judge
Lakeport Courthouse

Re: Sole v. Orle, No. 31-cv-417

Dear Judge Moor:

The parties write jointly.

Respectfully submitted,

/s/ Jane T. Crowell                     /s/ Corey Lask
Jane T. Crowell                         Corey Lask
Counsel for Petitioner                  Counsel for Respondents
""",
        kind="letter", author="Jane T. Crowell; Corey Lask", addressee="Judge Moor", date="2031-03-04",
    ),
    case(
        "senators together",
        """United States Senate
Washington, DC 20510

May 9, 2031

Dear Director Orle:

We write with concern.

Sincerely,

Edith S. Vance
United States Senator

Ruben Kash
United States Senator

Ines Calder
Member of Congress
""",
        kind="letter", author="Edith S. Vance; Ruben Kash; Ines Calder", author_role="",
        addressee="Director Orle", date="2031-05-09",
    ),
    case(
        "embassy note",
        """EMBASSY OF SARVONIA

Note No. 41/2031

The Embassy of the Republic of Sarvonia presents its compliments to the Department of Harbors and has the honor to
state that no agreement was made.

Lakeport, 4 March 2031
""",
        kind="letter", author="Embassy of Sarvonia", date="2031-03-04",
    ),
    case(
        "handwritten, dear and a first name",
        """3/4/2031

Dear Judge,

I was told the unit was full.

Thank you,
Ilva Sole
""",
        kind="letter", author="Ilva Sole", addressee="Judge", date="2031-03-04",
    ),
    case(
        "to whom it may concern with an e-signature",
        """Alder Clinic
Date: April 2, 2031

To Whom It May Concern:

Ms. Sole is under my care.

Regards,

Electronically signed by Lena Ostrov, MD
""",
        kind="letter", author="Lena Ostrov", date="2031-04-02",
    ),
    case(
        "name before title on one line",
        """May 1, 2031

Dear Mr. Haddow,

Your application is denied.

Yours sincerely,

Wanda Orle, Director
Harbor Service
""",
        kind="letter", author="Wanda Orle", author_role="Director", addressee="Mr. Haddow", date="2031-05-01",
    ),
    case(
        "an agency's letter with no signer",
        """HARBOR SERVICE
Freedom of Information Office

June 3, 2031

Dear Requester:

Your request is closed.

Sincerely,

Harbor Service FOIA Office
""",
        kind="letter", author="Harbor Service FOIA Office", addressee="Requester", date="2031-06-03",
    ),
    case(
        "closing on behalf of",
        """June 3, 2031

Dear Mr. Lask:

We object.

Sincerely,

Jane T. Crowell
On behalf of the Shelter Network
""",
        kind="letter", author="Jane T. Crowell", on_behalf_of="the Shelter Network", addressee="Mr. Lask",
    ),
    case(
        "block letter where the signer's company follows",
        """Alder Freight Corp.
1 Quay Road

12 January 2031

Harbor Service
Attn: Procurement

Dear Sirs,

We enclose our invoice.

Yours faithfully,

R. Kash
Vice President
Alder Freight Corp.
""",
        kind="letter", author="R. Kash", author_role="Vice President", addressee="Sirs", date="2031-01-12",
    ),
    case(
        "the signer's title in parentheses",
        """Ilva Sole
9 Quay Steps

27 December 2031

Dear Sir,

I have your letter of the 18th.

Yours faithfully,

Ilva Sole (Mrs.)

cc: the Ombudsman
""",
        kind="letter", author="Ilva Sole", date="2031-12-27", addressee="Sir",
    ),
]  # fmt: skip


@pytest.mark.parametrize("held", [*MEMOS, *MAILS, *LETTERS], ids=names([*MEMOS, *MAILS, *LETTERS]))
def test_a_message_is_framed(held: Case) -> None:
    assert read(held.text, held.expected) == held.expected
