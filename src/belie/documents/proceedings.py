"""In what proceeding a paper was made, and in what forum: kept apart from whether anybody was under oath."""

from __future__ import annotations

import re

from belie.documents.face import Face
from belie.documents.oaths import is_witness_sworn
from belie.domain.documents import DocumentKind
from belie.domain.statements import Forum, Setting

_FORUMS = {
    DocumentKind.DECLARATION: Forum.DECLARATION,
    DocumentKind.TESTIMONY: Forum.TESTIMONY,
    DocumentKind.FILING: Forum.FILING,
    DocumentKind.ORDER: Forum.ORDER,
    DocumentKind.MEMO: Forum.MEMO,
    DocumentKind.EMAIL: Forum.EMAIL,
    DocumentKind.LETTER: Forum.LETTER,
    DocumentKind.PRESS_RELEASE: Forum.PRESS,
    DocumentKind.NEWS: Forum.NEWS,
    DocumentKind.SPEECH: Forum.SPEECH,
    DocumentKind.ROSTER: Forum.ROSTER,
}
_SETTINGS = (
    (Setting.OTHER_PROCEEDING, re.compile(
        r"\bGRAND JURY\b|\b(?:HEARINGS?|TESTIMONY|TESTIFY"
        r"|APPEAR\w*)\s+BEFORE\s+THE\s+(?:\w+\s+){0,3}(?:SUB)?COMMITTEE\b"
        r"|\b(?:SUB)?COMMITTEE ON\b[^.]{0,80}\b(?:SENATE|HOUSE OF REPRESENTATIVES|CONGRESS)\b", re.IGNORECASE)),
    (Setting.DEPOSITION, re.compile(
        r"\bDEPOSITION\b|\b30\(b\)\(6\)|\bEXAMINATION BEFORE TRIAL\b|\bEXAMINATION UNDER OATH\b", re.IGNORECASE)),
    (Setting.TRIAL, re.compile(
        r"\b(?:JURY|BENCH|COURT) TRIAL\b|\bTRIAL (?:TRANSCRIPT|DAY|PROCEEDINGS)\b|\bTRANSCRIPT OF (?:JURY "
        r"|BENCH )?TRIAL\b"
        r"|\bTRIAL\s*[-–—,]?\s*(?:DAY|VOLUME)\b|\bjury (?:is |not )?present\b|\bPRESENCE OF THE JURY\b"
        r"|\bof the jury\b", re.IGNORECASE)),
    (Setting.HEARING, re.compile(
        r"\bHEARING\b|\bTRANSCRIPT OF (?:\w+ )?PROCEEDINGS\b|\bORAL ARGUMENT\b|\b(?:STATUS|SCHEDULING|PRETRIAL"
        r"|CASE MANAGEMENT)"
        r" CONFERENCE\b|\b(?:SENTENCING|ARRAIGNMENT|CHANGE OF PLEA)\b|^\s*THE COURT:", re.IGNORECASE | re.MULTILINE)),
)  # fmt: skip
_BRIEFING = re.compile(r"\b(?:PRESS|NEWS|MEDIA|DAILY) (?:BRIEFING|CONFERENCE)\b", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:Security Council|General Assembly|\d+(?:st|nd|rd|th) (?:plenary )?meeting|PARLIAMENT\w*)\b", re.IGNORECASE
)
_INTERVIEW = re.compile(r"\bINTERVIEW\b", re.IGNORECASE)
_ASKED = re.compile(r"^\s*(?:\d{1,2}\s+)?(?:Q(?:UESTION)?)(?:[.:]\s*|\s+)\S", re.MULTILINE)


def find_setting(kind: DocumentKind, face: Face) -> Setting:
    """Return the proceeding that a transcript or testimony is of; `NONE` for papers, briefings and interviews.

    The first words that name one count: a trial's cover may speak of a hearing to come. Questions and answers that
    name none are of a deposition.
    """
    if kind is DocumentKind.TESTIMONY:
        return Setting.OTHER_PROCEEDING
    if kind is not DocumentKind.TRANSCRIPT or _BRIEFING.search(face.head[:1500]):
        return Setting.NONE
    first = [(match.start(), place) for place, (_, words) in enumerate(_SETTINGS) if (match := words.search(face.head))]
    interview = _INTERVIEW.search(face.head[:600])
    if interview and not any(at < interview.start() for at, _ in first):
        return Setting.OTHER_PROCEEDING if is_witness_sworn(face) else Setting.NONE
    if first:
        return _SETTINGS[min(first)[1]][0]
    return Setting.DEPOSITION if _ASKED.search("\n".join(face.lines)) else Setting.NONE


def find_forum(kind: DocumentKind, setting: Setting, face: Face) -> Forum:
    """Return where the words of a paper were said or written, as a whole."""
    if kind is not DocumentKind.TRANSCRIPT:
        return _FORUMS.get(kind, Forum.UNKNOWN)
    if setting in (Setting.DEPOSITION, Setting.OTHER_PROCEEDING):
        return Forum.TESTIMONY
    if setting is Setting.NONE:
        if _BRIEFING.search(face.head[:1500]):
            return Forum.PRESS
        return Forum.SPEECH if _MEETING.search(face.head[:1500]) else Forum.UNKNOWN
    return Forum.COURT
