"""The faces of press releases, news, speeches, floor statements and prepared testimony."""

import pytest

from documents.faces import Case, case, names, read

RELEASES: list[Case] = [
    case(
        "for immediate release with a contact and a dateline",
        """FOR IMMEDIATE RELEASE
July 14, 2031
Contact: Hattie Lark, 555-010-0100, press@harbor.example

Harbor Service Announces Agreement With Sarvonia

LAKEPORT - The Harbor Service today announced that the unit is open.
""",
        kind="press_release", author="Harbor Service", date="2031-07-14", place="Lakeport", sworn=False, forum="press",
    ),
    case(
        "letterhead of an office of public affairs",
        """U.S. Department of Harbors
Office of Public Affairs

PRESS RELEASE

Wednesday, July 16, 2031

Two Charged in Freight Scheme

Two men were charged today.
""",
        kind="press_release", author="U.S. Department of Harbors", date="2031-07-16",
    ),
    case(
        "release date label and dateline with day",
        """News Release

Alder Freight Corp. Responds to Report

MARROW POINT, Sarvonia, March 4, 2031 -- Alder Freight Corp. today denied that any unit was closed.

About Alder Freight Corp.
Alder Freight moves freight.
""",
        kind="press_release", author="Alder Freight Corp.", date="2031-03-04", place="Marrow Point, Sarvonia",
    ),
    case(
        "statement of an official",
        """Harbor Service

FOR IMMEDIATE RELEASE
March 4, 2031

STATEMENT BY DIRECTOR WANDA ORLE ON THE ALDER UNIT

"The unit is open," the Director said.
""",
        kind="press_release", author="Wanda Orle", on_behalf_of="Harbor Service", date="2031-03-04",
    ),
    case(
        "U.S. Attorney's Office",
        """United States Attorney's Office
District of Tamarack

FOR IMMEDIATE RELEASE                          Thursday, March 6, 2031

Freight Executive Pleads Guilty

LAKEPORT, Tamarack – Ruben Kash, 51, pleaded guilty today.
""",
        kind="press_release", author="United States Attorney's Office", date="2031-03-06", place="Lakeport, Tamarack",
    ),
    case(
        "media advisory",
        """MEDIA ADVISORY

Shelter Network to Hold Vigil

WHO: Shelter Network
WHEN: March 4, 2031
""",
        kind="press_release", author="Shelter Network", date="2031-03-04",
    ),
    case(
        "no heading: a body announces today under a wire's dateline",
        """Alder Foods Withdraws One Lot of Milk Powder
Out of Care

LAKEPORT, April 9, 2031 /Tradeline/ -- Alder Foods today announced the withdrawal of one lot.

Media contact: Hattie Lark
""",
        kind="press_release", author="Alder Foods", date="2031-04-09", place="Lakeport",
    ),
    case(
        "a heading of release that names nobody is no house",
        "For Immediate Release\nJuly 18, 2031\n\nAnother Summer\n\nLAKEPORT – The fans are in transit.\n",
        kind="press_release", author="", date="2031-07-18", place="Lakeport",
    ),
    case(
        "a board issues today, ended by marks",
        """ALDER INQUIRY BOARD

Board Issues Recommendations

LAKEPORT (Sept. 25, 2031) — The Alder Inquiry Board today issued four recommendations.

# # #
""",
        kind="press_release", author="Alder Inquiry Board", date="2031-09-25",
    ),
]  # fmt: skip

NEWS: list[Case] = [
    case(
        "byline and date",
        """Inspector's warning went unread

By Hattie Lark | Aug. 22, 2031

LAKEPORT — The unit was full, a guard said Tuesday.
""",
        kind="news", author="Hattie Lark", author_role="reporter", date="2031-08-22", place="Lakeport", sworn=False,
        forum="news",
    ),
    case(
        "two reporters",
        """Unit was full for weeks

By Hattie Lark and Tomas Bruun
March 4, 2031

The unit was full, a guard said.
""",
        kind="news", author="Hattie Lark; Tomas Bruun", date="2031-03-04",
    ),
    case(
        "three reporters and a paper",
        """Unit was full for weeks

By HATTIE LARK, TOMAS BRUUN and INES CALDER
The Lakeport Courier

March 4, 2031

The unit was full, a guard said.
""",
        kind="news", author="Hattie Lark; Tomas Bruun; Ines Calder", publisher="The Lakeport Courier",
        date="2031-03-04",
    ),
    case(
        "wire dateline with a hyphen",
        """PORT HAVEN, March 4 (AP) - The unit was full, a guard said.
""",
        kind="news", author="", publisher="AP", place="Port Haven",
    ),
    case(
        "wire dateline with a day and a year",
        """Sarvonia denies talks

MARROW POINT, March 4, 2031 (Reuters) - Sarvonia's ministry denied talks on Tuesday.

(Reporting by Hattie Lark; Editing by Tomas Bruun)
""",
        kind="news", author="Hattie Lark", publisher="Reuters", place="Marrow Point", date="2031-03-04",
    ),
    case(
        "byline with an agency on the next line",
        """Sarvonia denies talks

By HATTIE LARK
Associated Press

MARROW POINT, Sarvonia (AP) — Sarvonia's ministry denied talks on Tuesday.
""",
        kind="news", author="Hattie Lark", publisher="Associated Press", place="Marrow Point, Sarvonia",
    ),
    case(
        "web page: author under the heading without By",
        """The Lakeport Courier
Unit was full for weeks

Written by Hattie Lark, Staff Writer
Published March 4, 2031 at 6:12 p.m. | Updated March 5, 2031

The unit was full, a guard said.
""",
        kind="news", author="Hattie Lark", publisher="The Lakeport Courier", date="2031-03-04",
    ),
    case(
        "byline in capitals with a desk",
        """UNIT WAS FULL

BY HATTIE LARK, STAFF WRITER

MARCH 4, 2031

The unit was full, a guard said.
""",
        kind="news", author="Hattie Lark", date="2031-03-04",
    ),
    case(
        "editorial of the board",
        """Opinion

Close the unit

By the Editorial Board
March 4, 2031

The unit should be closed.
""",
        kind="news", author="the Editorial Board", date="2031-03-04",
    ),
    case(
        "dateline with no source",
        """Guards say unit was full

LAKEPORT, Tamarack — Guards said on Tuesday that the unit was full.
""",
        kind="news", author="", place="Lakeport, Tamarack",
    ),
    case(
        "byline with a place after for",
        """Guards say unit was full

By Hattie Lark for the Lakeport Courier
Tuesday 4 March 2031 10.15 GMT

Guards said that the unit was full.
""",
        kind="news", author="Hattie Lark", publisher="Lakeport Courier", date="2031-03-04",
    ),
    case(
        "a wire of any name",
        "Dockers reject offer\n\nPORT HAVEN (Coast News) -- Dockers turned down the offer, the union said.\n",
        kind="news", author="", publisher="Coast News", place="Port Haven", date="",
    ),
    case(
        "special to a paper, a day in the story is not its date",
        """EMBASSY KNEW OF CAMP

By Hattie Lark
Special to The Examiner

   PORT HAVEN, Aug. 19--The embassy here received five reports. He kept a
diary. In the entry for 3 May 2008, which he read over the telephone, he wrote
that the ambassador knew.
""",
        kind="news", author="Hattie Lark", publisher="The Examiner", date="",
    ),
    case(
        "staff of a paper beside the name",
        "OFFICER HEARD METAL\n\nBy Hattie Lark-Vane, Courier staff\n\nThe officer said that he heard metal.\n",
        kind="news", author="Hattie Lark-Vane",
    ),
    case(
        "no byline, what was said on a weekday",
        "The eels of the harbor have been coming back at night, scientists said on Monday.\n\nIt was an accident.\n",
        kind="news", author="",
    ),
]  # fmt: skip

SPEECHES: list[Case] = [
    case(
        "president in a label",
        "President: Edith S. Vance\n\nMy fellow citizens, the unit is full.\n",
        kind="speech", author="Edith S. Vance", author_role="President", forum="speech", sworn=False,
    ),
    case(
        "remarks by with an office and a day",
        """Remarks by Director Wanda Orle
Harbor Conference, Lakeport
March 4, 2031

Good morning. The unit is full.
""",
        kind="speech", author="Wanda Orle", author_role="Director", date="2031-03-04",
    ),
    case(
        "remarks as prepared for delivery",
        """REMARKS AS PREPARED FOR DELIVERY

Minister Ilvan Morest
Address to the Assembly
4 March 2031

Madam President, no agreement was made.
""",
        kind="speech", author="Ilvan Morest", author_role="Minister", date="2031-03-04",
    ),
    case(
        "remarks of the president",
        """REMARKS BY PRESIDENT VANCE
ON THE HARBORS

Lakeport, Tamarack

March 4, 2031

THE PRESIDENT: Thank you. The unit is full.
""",
        kind="speech", author="Vance", author_role="President", date="2031-03-04",
    ),
    case(
        "floor statement with the speaker's own heading",
        """Congressional Record, Volume 177 Issue 41 (Tuesday, March 4, 2031)

THE HARBORS

Mr. McCABE. Madam Speaker, the unit is full.
""",
        kind="speech", author="Mr. McCabe", date="2031-03-04",
    ),
    case(
        "floor statement of a member with the state",
        """CONGRESSIONAL RECORD — SENATE
March 4, 2031

NATIONAL HARBORS ACT

Ms. ORLE of Tamarack. Mr. President, I rise to oppose the bill.
""",
        kind="speech", author="Ms. Orle of Tamarack", date="2031-03-04",
    ),
    case(
        "extension of remarks",
        """[Congressional Record Volume 177, Number 41 (Tuesday, March 4, 2031)]
[Extensions of Remarks]
[Page E41]

HONORING THE KEEPERS

______

HON. WANDA ORLE

of tamarack

in the house of representatives

Tuesday, March 4, 2031

Ms. ORLE. Mr. Speaker, I rise to honor the keepers.
""",
        kind="speech", author="Wanda Orle", date="2031-03-04",
    ),
    case(
        "the chair yields first",
        """CONGRESSIONAL RECORD
2031-03-04
THE HARBORS
The PRESIDING OFFICER. The Senator from Tamarack is recognized.

Mr. ORLE. Mr. President, the unit is full.
""",
        kind="speech", author="Mr. Orle", date="2031-03-04",
    ),
    case(
        "prepared testimony",
        """TESTIMONY OF WANDA ORLE
DIRECTOR, HARBOR SERVICE

BEFORE THE
COMMITTEE ON PORTS
UNITED STATES SENATE

March 4, 2031

Chairman Kash and members, the unit is open.
""",
        kind="testimony", author="Wanda Orle", author_role="Director, Harbor Service", date="2031-03-04",
        setting="other_proceeding", forum="testimony", sworn=False,
    ),
    case(
        "statement of the honorable",
        """STATEMENT OF HON. EDITH VANCE, A REPRESENTATIVE IN CONGRESS
FROM THE STATE OF TAMARACK

Before the Subcommittee on Harbors

March 4, 2031

Thank you, Mr. Chairman.
""",
        kind="testimony", author="Edith Vance", date="2031-03-04", setting="other_proceeding",
    ),
    case(
        "prepared statement for the record",
        """Prepared Statement of Samir Vane
Inspector General, Department of Harbors

before the Committee on Ports

March 4, 2031

My office reviewed the counts.
""",
        kind="testimony", author="Samir Vane", author_role="Inspector General, Department of Harbors",
        date="2031-03-04",
    ),
    case(
        "written testimony of",
        """Written Testimony of Lena Ostrov, M.D.
Hearing on "Harbors"
Senate Committee on Ports
March 4, 2031

I am a physician.
""",
        kind="testimony", author="Lena Ostrov", date="2031-03-04",
    ),
    case(
        "UN meeting record with one speaker",
        """United Nations
Security Council
9417th meeting
Tuesday, 4 March 2031, 10 a.m.

The President: I now give the floor to the representative of Sarvonia.

Mr. Morest (Sarvonia): No agreement was made.
""",
        kind="transcript", author="", date="2031-03-04", setting="none", forum="speech", sworn=False,
    ),
    case(
        "press briefing",
        """DEPARTMENT PRESS BRIEFING
March 4, 2031
1:15 p.m.

MR. HARTE: Good afternoon.
QUESTION: Is there an agreement?
MR. HARTE: There will be one.
QUESTION: When?
MR. HARTE: Soon.
""",
        kind="transcript", author="", date="2031-03-04", setting="none", forum="press", sworn=False,
    ),
    case(
        "radio address",
        """Radio Address by the President to the Nation
March 4, 2031
The White Hall

THE PRESIDENT: Good morning. The unit is full.
""",
        kind="speech", author="the President", date="2031-03-04",
    ),
]  # fmt: skip


@pytest.mark.parametrize("held", [*RELEASES, *NEWS, *SPEECHES], ids=names([*RELEASES, *NEWS, *SPEECHES]))
def test_a_public_word_is_framed(held: Case) -> None:
    assert read(held.text, held.expected) == held.expected
