"""The frame of a paper, read from its face, kind by kind."""

from dataclasses import replace
from datetime import date

import pytest

from belie.documents.clean import clean
from belie.documents.frame import find_frame
from belie.domain.dates import When
from belie.domain.documents import Access, DocketStamp, Document, DocumentKind, Frame, Hints, Page
from belie.domain.ids import DocumentId, SourceId
from belie.domain.spans import Span


def document(text: str, hints: Hints | None = None, name: str = "invented.txt", filed: str = "") -> Document:
    return Document(
        id=DocumentId("d"),
        source=SourceId("s"),
        name=name,
        format="text",
        pages=tuple(Page(index=number, text=page) for number, page in enumerate(text.split("\f"))),
        hints=hints or Hints(),
        stamp=DocketStamp(filed=When.parse(filed) if filed else None),
    )


def frame(text: str, hints: Hints | None = None, name: str = "invented.txt", filed: str = "") -> Frame:
    held = document(text, hints, name, filed)
    return find_frame(held, clean(held))


CAPTION = """UNITED STATES DISTRICT COURT
DISTRICT OF TAMARACK

ILVA SOLE, et al., Petitioners,
v.                                     Case No. 2:31-cv-00417
WANDA ORLE, et al., Respondents.
"""
DECLARATION = f"""{CAPTION}
DECLARATION OF PIM R. HADDOW

I, Pim R. Haddow, pursuant to 28 U.S.C. § 1746, hereby declare as follows:

1. I am the Chief of Records of the Harbor Service. I have held that post since 2029.

2. The unit was empty.

I declare under penalty of perjury that the foregoing is true and correct.

Executed on May 6, 2031, in Lakeport.

/s/ Pim R. Haddow
_________________
Pim R. Haddow
Chief of Records
"""
AFFIDAVIT = """AFFIDAVIT OF WANDA ORLE

I, WANDA ORLE, being first duly sworn, depose and state:

1. The unit was empty.

Subscribed and sworn to before me this 6th day of May, 2031.
"""
THIRD_PERSON_AFFIDAVIT = """AFFIDAVIT

STATE OF TAMARACK, COUNTY OF ALDER, ss.:

Pim Haddow, being duly sworn, deposes and says:

1. The unit was empty.

Sworn to before me this 6th day of May, 2031.
"""
MIXED_CASE_DECLARATION = """Declaration of Wanda Orle

1. The unit was empty.

I declare under penalty of perjury that this is true.

Executed on May 6, 2031
"""
MEMO = """FILED UNDER SEAL

MEMORANDUM

TO:        Wanda Orle, Director
FROM:      Haddow, Pim R., Chief of Records
CC:        Samir Vane
DATE:      May 5, 2031
SUBJECT:   Count of the unit

The unit was full.
"""
BARE_MEMO = """Harbor Service
TO      Wanda Orle
FROM    Pim Haddow
DATE    May 5, 2031
RE      Count of the unit

The unit was full.
"""
MAIL = """From: Wanda Orle <w.orle@harbor.example>
To: Pim Haddow <p.haddow@harbor.example>
Sent: Tuesday, May 6, 2031 8:05 AM
Subject: RE: Count

The unit was empty.
"""
LETTER = """Republic of Ardmore
Ministry of Harbors

July 22, 2031

Dear Ms. Orle:

No agreement was made.

Sincerely,

/s/ I. Morest
Ilvan Morest
Minister of Harbors
"""
ORDER = f"""{CAPTION}
OPINION AND ORDER DENYING MOTION TO DISMISS

The Court denies the motion for the reasons below.

IT IS SO ORDERED.

Dated: June 3, 2031

/s/ Katrin L. Moor
KATRIN L. MOOR
United States District Judge
"""
BRIEF = f"""{CAPTION}
RESPONDENTS' OPPOSITION TO MOTION FOR PRELIMINARY INJUNCTION

The motion should be denied. The unit was empty.

Dated: June 1, 2031

Respectfully submitted,
Jocelyn Tadwick
Assistant United States Attorney
"""
COMPLAINT = f"""{CAPTION}
COMPLAINT FOR DECLARATORY RELIEF

1. Petitioners allege that the unit was full.
"""
NEWS = """Inspector's warning went unread

By Hattie Lark | Aug. 22, 2031

LAKEPORT — The unit was full, a guard said Tuesday.
"""
RELEASE = """HARBOR SERVICE
FOR IMMEDIATE RELEASE
July 14, 2031

Harbor Service announces agreement

The Harbor Service today announced that the unit is open.
"""
SPEECH = """CONGRESSIONAL RECORD
2031-01-09
THE HARBORS
Speaker: Mr. McCABE

Mr. McCABE. Madam Speaker, the unit is full.
"""
ADDRESS = """President: Edith S. Vance

My fellow citizens, the unit is full.
"""
DEPOSITION = """DEPOSITION OF PIM HADDOW
March 2, 2031

BY MS. ORLE:
Q. Was the unit empty?
A. It was never empty.
Q. Never?
A. Not on any night.
"""
HEARING = """TRANSCRIPT OF EVIDENTIARY HEARING
August 27, 2031

THE COURT: Good morning. Call your witness.
PIM HADDOW, called as a witness, being first duly sworn, testified:
BY MS. ORLE:
Q. Was the unit empty?
A. It was never empty.
Q. Never?
A. Not on any night.
"""
BRIEFING = """PRESS BRIEFING
June 16, 2031

MR. HARTE: The talks go well.
Q: Is there an agreement?
MR. HARTE: There will be one.
Q: When?
MR. HARTE: Soon.
"""


APPEAL = """United States Court of Appeals
For the First Circuit

No. 30-1507

ILVA SOLE, Plaintiff, Appellant,
v.
WANDA ORLE, Defendant, Appellee.

APPEAL FROM THE UNITED STATES DISTRICT COURT

Before

Howe, Selya and Barr, Circuit Judges.

Decided June 13, 2031

HOWE, Circuit Judge. The unit was empty. We affirm.
"""
APPELLEES_MOTION = """IN THE UNITED STATES COURT OF APPEALS

ILVA SOLE, Plaintiff-Appellee, v. WANDA ORLE, Defendant-Appellant.

MOTION TO STAY PROCEEDINGS

Counsel for Plaintiff-Appellee

The unit was empty.
"""
INDICTMENT = """UNITED STATES DISTRICT COURT
UNITED STATES OF AMERICA v. COREY LASK

INDICTMENT

The Grand Jury charges:

1. On or about March 9, 2030, COREY LASK wrote that the unit was empty, which he then knew to be false in every part.
"""
NIGHT_LOG = """ALDER UNIT NIGHT LOG
August 10, 2031

2210 Two beds free. Nobody came.
"""


@pytest.mark.parametrize(
    ("text", "kind", "author", "role", "addressee", "day", "sworn", "forum", "setting"),
    [
        (DECLARATION, "declaration", "Pim R. Haddow", "Chief of Records", "", "2031-05-06", True, "declaration", "none"),  # noqa: E501
        (AFFIDAVIT, "declaration", "Wanda Orle", "", "", "2031-05-06", True, "declaration", "none"),
        (THIRD_PERSON_AFFIDAVIT, "declaration", "Pim Haddow", "", "", "2031-05-06", True, "declaration", "none"),
        (MIXED_CASE_DECLARATION, "declaration", "Wanda Orle", "", "", "2031-05-06", True, "declaration", "none"),
        (MEMO, "memo", "Pim R. Haddow", "Chief of Records", "Wanda Orle", "2031-05-05", False, "memo", "none"),
        (BARE_MEMO, "memo", "Pim Haddow", "", "Wanda Orle", "2031-05-05", False, "memo", "none"),
        (MAIL, "email", "Wanda Orle", "", "Pim Haddow", "2031-05-06", False, "email", "none"),
        (LETTER, "letter", "Ilvan Morest", "Minister of Harbors", "Ms. Orle", "2031-07-22", False, "letter", "none"),
        (ORDER, "order", "Katrin L. Moor", "United States District Judge", "", "2031-06-03", False, "order", "none"),
        (BRIEF, "filing", "Respondents", "party", "", "2031-06-01", False, "filing", "none"),
        (COMPLAINT, "filing", "Petitioners", "party", "", "None", False, "filing", "none"),
        (NEWS, "news", "Hattie Lark", "reporter", "", "2031-08-22", False, "news", "none"),
        (RELEASE, "press_release", "Harbor Service", "", "", "2031-07-14", False, "press", "none"),
        (SPEECH, "speech", "Mr. McCabe", "", "", "2031-01-09", False, "speech", "none"),
        (ADDRESS, "speech", "Edith S. Vance", "President", "", "None", False, "speech", "none"),
        (DEPOSITION, "transcript", "", "", "", "2031-03-02", True, "testimony", "deposition"),
        (HEARING, "transcript", "", "", "", "2031-08-27", True, "court", "hearing"),
        (BRIEFING, "transcript", "", "", "", "2031-06-16", False, "press", "none"),
        (APPEAL, "order", "Howe", "Circuit Judge", "", "2031-06-13", False, "order", "none"),
        (APPELLEES_MOTION, "filing", "Plaintiff-Appellee", "party", "", "None", False, "filing", "none"),
        (INDICTMENT, "filing", "The Grand Jury", "", "", "None", False, "filing", "none"),
        (NIGHT_LOG, "memo", "", "", "", "2031-08-10", False, "memo", "none"),
        ("The unit was empty.", "other", "", "", "", "None", False, "unknown", "none"),
        ("", "other", "", "", "", "None", False, "unknown", "none"),
    ],
)  # fmt: skip
def test_a_paper_is_framed_by_its_face(
    text: str,
    kind: str,
    author: str,
    role: str,
    addressee: str,
    day: str,
    sworn: bool,
    forum: str,
    setting: str,
) -> None:
    found = frame(text)
    assert (found.kind.value, found.author, found.author_role, found.addressee) == (kind, author, role, addressee)
    assert (str(found.date), found.sworn, found.forum, found.setting) == (day, sworn, forum, setting)


ROSTER = "HARBOR SERVICE\n\nROSTER SUMMARY: PERSONS IN UNIT C\nAs of May 5, 2031\n{}\n\n1  Alder Unit   9\n"
REPORT_MEMO = "MEMORANDUM\n\nSUBJECT: Count of the unit\nDATE: May 5, 2031\n{}\n\nThe unit was full.\n"


@pytest.mark.parametrize(
    ("text", "author", "role"),
    [
        (ROSTER.format("Prepared by: Haddow, Pim R., Chief"), "Pim R. Haddow", "Chief"),
        (ROSTER.format("Prepared by Pim McAdow, Chief of Records"), "Pim McAdow", "Chief of Records"),
        (ROSTER.format("COMPILED BY: PIM HADDOW          HS-000201"), "Pim Haddow", ""),
        (ROSTER.format("Submitted by:\n\nPim Haddow"), "Pim Haddow", ""),
        (ROSTER.format("Author: Pim Haddow, May 6, 2031"), "Pim Haddow", ""),
        (ROSTER.format("Prepared by: Pim Haddow and Wanda Orle"), "Pim Haddow", ""),
        (ROSTER.format("Prepared by: Records Division"), "Records Division", ""),
        (REPORT_MEMO.format("Submitted by: Pim Haddow"), "Pim Haddow", ""),
        (REPORT_MEMO.format("") + "Prepared by: Pim Haddow\n", "Pim Haddow", ""),
        ("ALDER UNIT NIGHT LOG\nOfficer on post: P. Haddow (Units C and D)\n\n2210 Nobody came.", "P. Haddow", ""),
        (MEMO + "Prepared by: Samir Vane\n", "Pim R. Haddow", "Chief of Records"),
        (ROSTER.format("Reviewed by: Pim Haddow"), "Harbor Service", ""),
        (ROSTER.format("Prepared for: Pim Haddow"), "Harbor Service", ""),
        (ROSTER.format("The count was prepared by the night shift and checked twice."), "Harbor Service", ""),
        (ROSTER.format("Written by Samir Vane in the spring and checked"), "Harbor Service", ""),
        (ROSTER.format("Prepared by hand on every night of the week"), "Harbor Service", ""),
    ],
)
def test_a_report_names_its_author_on_a_line_of_credit(text: str, author: str, role: str) -> None:
    found = frame(text)
    assert (found.author, found.author_role) == (author, role)


def test_what_the_user_gives_wins_over_what_is_read() -> None:
    given = Hints(
        kind=DocumentKind.LETTER,
        author="Vane, Samir",
        addressee="Edith Sole",
        date=When.parse("2031-01-01"),
        publisher="Courier",
        forum="press",
        title="A letter",
    )
    found = frame(MEMO, given)
    assert (found.kind, found.author, found.addressee) == (DocumentKind.LETTER, "Samir Vane", "Edith Sole")
    assert (str(found.date), found.publisher, found.forum, found.title) == (
        "2031-01-01",
        "Courier",
        "press",
        "A letter",
    )


def test_a_frame_says_what_it_was_read_from() -> None:
    because = " ".join(frame(DECLARATION).because)
    assert "DECLARATION OF PIM R. HADDOW" in because
    assert "I, ..., declare" in because
    assert "at the signature" in because
    assert "§ 1746" in because


@pytest.mark.parametrize(
    ("line", "access"),
    [
        ("FILED UNDER SEAL", Access.SEALED),
        ("ATTORNEY-CLIENT PRIVILEGED", Access.PRIVILEGED),
        ("PRIVILEGED & CONFIDENTIAL", Access.PRIVILEGED),
        ("CONFIDENTIAL - SUBJECT TO PROTECTIVE ORDER", Access.PROTECTIVE_ORDER),
        ("FILED UNDER SEAL\nUNSEALED BY ORDER OF 06/24/31", Access.PUBLIC),
        ("The motion to file under seal was granted.", Access.PUBLIC),
        ("", Access.PUBLIC),
    ],
)
def test_access_is_what_the_face_of_the_paper_says(line: str, access: Access) -> None:
    assert frame(f"{line}\n{BARE_MEMO}").access is access


@pytest.mark.parametrize(
    "text",
    [
        ORDER.replace(
            "The Court denies", "Haddow declared under penalty of perjury that he was there. The Court denies"
        ),
        MEMO + "\nSigned statements under penalty of perjury are filed elsewhere.",
        DECLARATION.replace("I declare under penalty of perjury that the foregoing is true and correct.", ""),
    ],
)
def test_a_paper_that_only_speaks_of_perjury_is_not_sworn(text: str) -> None:
    assert not frame(text).sworn


@pytest.mark.parametrize(
    ("format_name", "day", "signature", "sworn"),
    [
        ("docx", "May ____, 2031", "", False),
        ("docx", "this ___ day of May 2031", "________", False),
        ("docx", "May 6, 2031", "", True),
        ("docx", "May __, 2031", "/s/ Pim R. Haddow", True),
        ("pdf", "May ____, 2031", "", True),  # the day may have been written into the blank by hand
    ],
)
def test_a_draft_whose_day_is_blank_is_not_sworn(format_name: str, day: str, signature: str, sworn: bool) -> None:
    text = DECLARATION.replace("May 6, 2031, in Lakeport", day).replace(
        "/s/ Pim R. Haddow\n_________________", signature
    )
    paper = replace(document(text), format=format_name)
    found = find_frame(paper, clean(paper))
    assert (found.kind, found.sworn) == (DocumentKind.DECLARATION, sworn)
    assert ("not sworn: the day of execution is blank" in found.because) is not sworn


def test_a_day_in_a_row_of_cells_is_no_date_of_the_sheet() -> None:
    rows = "Reviews\n\nName | Due | Done\n\nPim Haddow | 2031-05-06 | 2031-05-09\n"
    held = replace(document(rows), format="sheet")
    assert find_frame(held, clean(held)).date is None
    held = replace(document("May 12, 2031\n\n" + rows), format="sheet")
    assert str(find_frame(held, clean(held)).date) == "2031-05-12"


def test_the_docket_stamp_and_the_file_name_date_a_paper_that_does_not() -> None:
    assert str(frame(COMPLAINT, filed="2031-05-11").date) == "2031-05-11"
    assert str(frame(ADDRESS, name="2031-01-29-address.txt").date) == "2031-01-29"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("QRS-000170     DRAFT OF JULY 8, 2026     Invented", "2026-07-08"),
        ("As of | 2026-09-28 | beds", "2026-09-28"),
        ("Beds by corridor (prepared by the registry on May 4, 2026) for the meeting of all of the keepers", ""),
        ("Beds by corridor   Prepared by the registry on May 4, 2026   for the meeting of all keepers", "2026-05-04"),
        ("| Draft of May 4, 2026, was sent round | and answered", ""),
        ("The keeper said that as of May 4, 2026 | the gate was shut", ""),
    ],
)
def test_the_head_of_a_page_dates_a_paper_where_the_day_is_its_own(head: str, day: str) -> None:
    held = replace(document(f"{head}\n\nName | Beds\n\nPim | 3\n"), format="sheet")
    held = replace(held, pages=(replace(held.pages[0], furniture=(Span(0, len(head)),)),))
    found = find_frame(held, clean(held))
    assert str(found.date or "") == day
    assert ("date: head of the page" in found.because) is bool(day)


def test_the_property_of_the_file_dates_a_paper_about_and_last() -> None:
    times = (("created", "2031-05-01T08:00:00Z"), ("modified", "2031-05-06T08:00:00Z"))
    saved = replace(document("Pim has 3 beds.\n"), fields=times)
    found = find_frame(saved, clean(saved))
    assert found.date is not None
    assert (found.date.day, found.date.approximate) == (date(2031, 5, 6), True)
    assert "date: about when the file was last saved, by its properties" in found.because
    worded = replace(document("May 12, 2031\n\nPim has 3 beds.\n"), fields=saved.fields)
    assert str(find_frame(worded, clean(worded)).date) == "2031-05-12"
    named = replace(saved, name="2031-01-29-beds.docx")
    assert str(find_frame(named, clean(named)).date) == "2031-01-29"
    broken = replace(saved, fields=(("modified", "yesterday"),))
    assert find_frame(broken, clean(broken)).date is None


def test_a_wrapped_to_line_keeps_both_its_lines_and_the_sender_below() -> None:
    text = MEMO.replace("Wanda Orle, Director\n", "Wanda Orle, Director; Samir Vane, Office of Public\nAffairs\n")
    found = frame(text)
    assert (found.addressee, found.author) == ("Wanda Orle, Samir Vane", "Pim R. Haddow")


def test_a_frame_needs_no_clean_text() -> None:
    held = replace(document(""), pages=())
    assert find_frame(held, clean(held)).kind is DocumentKind.OTHER
