"""The frame of a document: kind, author, addressee, date, oath, forum and access, from the face of the paper.

What the user or the format gave (`Document.hints`) wins over what is read; `Frame.because` says where each came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from belie.documents.authors import Author, find_addressee, find_author
from belie.documents.clean import Cleaned
from belie.documents.dating import find_own_date, find_written_dates, first_written_date, last_saved
from belie.documents.headers import find_header
from belie.documents.kinds import Face, find_kind
from belie.documents.lines import iter_lines
from belie.documents.oaths import find_oath, is_unsworn_draft
from belie.documents.printed_names import read_name, read_names
from belie.documents.sheet_rows import CELL_BORDER
from belie.documents.sheet_rows import FORMAT as SHEET
from belie.domain.dates import When
from belie.domain.documents import Access, Document, DocumentKind, Frame
from belie.domain.statements import Forum, Setting

HEAD_CHARS = 8000  # about three pages: captions of pleadings are long
MAX_LINES = 800  # looked at to tell a transcript by its turns
TAIL_CHARS = 5000  # signature blocks and certificates of service
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
_EXECUTED = re.compile(
    r"\b(?:Executed|EXECUTED|Dated?|DATED|Signed|SIGNED|Done|DONE|Entered|ENTERED|SO ORDERED"
    r"|Respectfully submitted|sworn to before me"
    r"|Issued|Decided|DECIDED|Filed|FILED)\b[^\n]{0,40}?[:,]?\s"
)
_DATELESS_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")
DATELINE_CHARS = 90  # a heading, a caption's line, a dateline; sentences run longer
_DATELINE = re.compile(r"(?:—|–|--|\|)\s")
_TELLS = re.compile(
    r"(?:\(?\d{1,3}[.)]\s|[A-Za-z].*\b)?(?:On|In|By|Since|Between|From|Before|After|Until)\b(?:.*\babout)?$",
    re.IGNORECASE,
)
_FORUM_WORDS = {
    Setting.DEPOSITION: re.compile(r"\bDEPOSITION\b|\b30\(b\)\(6\)|\bEXAMINATION BEFORE TRIAL\b", re.IGNORECASE),
    Setting.TRIAL: re.compile(
        r"\b(?:JURY|BENCH) TRIAL\b|\bTRIAL (?:TRANSCRIPT|DAY|PROCEEDINGS)\b|\bTRANSCRIPT OF (?:JURY "
        r"|BENCH )?TRIAL\b", re.IGNORECASE),
    Setting.HEARING: re.compile(
        r"\bHEARING\b|\bTRANSCRIPT OF (?:\w+ )?PROCEEDINGS\b|\bORAL ARGUMENT\b|\bSTATUS CONFERENCE\b"
        r"|^\s*THE COURT:", re.IGNORECASE | re.MULTILINE),
}  # fmt: skip
_BRIEFING = re.compile(r"\b(?:PRESS|NEWS|MEDIA|DAILY) (?:BRIEFING|CONFERENCE)\b", re.IGNORECASE)
_LEGAL_TITLE = re.compile(
    r"DECLARATION|AFFIDAVIT|ORDER|OPINION|MOTION|COMPLAINT|PETITION|BRIEF|NOTICE|DEPOSITION|TRANSCRIPT|REPLY|RESPONSE"
    r"|REPORT|INDICTMENT|MEMORANDUM|STIPULATION|JUDGMENT"
)
_UNSEALED = re.compile(r"\bUNSEALED\b[^\n]{0,80}")
_FACES = (
    (Access.PRIVILEGED, re.compile(
        r"\b(?:ATTORNEY[-–/ ]CLIENT(?: PRIVILEGED?| COMMUNICATION)?|ATTORNEY WORK[- ]PRODUCT|PRIVILEGED (?:AND|&"
        r"|/) CONFIDENTIAL|PRIVILEGED AND CONFIDENTIAL)\b")),
    (Access.SEALED, re.compile(
        r"\b(?:FILED |LODGED )?UNDER SEAL\b(?! OF)|^\s*\W*SEALED(?: DOCUMENT| BY ORDER\b.*)?\W*$", re.MULTILINE)),
    (Access.PROTECTIVE_ORDER, re.compile(r"\bSUBJECT TO (?:A |THE )?PROTECTIVE ORDER\b|\bATTORNEYS?['’]? EYES ONLY\b")),
)  # fmt: skip


def find_frame(document: Document, cleaned: Cleaned) -> Frame:  # noqa: ARG001
    """Return who made the document, when, to whom and under what oath, as its face says.

    Args:
        document: Pages as filed; its hints and docket stamp are used, and its name as the last place for a date.
        cleaned: Its clean text; a document whose clean text is empty has a frame of what the format gave.
    """
    face = read_face(document)
    hints = document.hints
    because: list[str] = []
    kind, why = find_kind(face)
    if hints.kind and hints.kind is not kind:
        kind, why = hints.kind, "given"
    because.append(f"kind: {why or 'nothing on the face tells'}")
    author = find_author(kind, face)
    if hints.author:
        author = Author(read_name(hints.author)[0] or hints.author, author.role, "author: given")
    date, dated = _date(kind, face, document)
    setting = _setting(kind, face)
    draft = is_unsworn_draft(document.format, face)
    oath = "" if draft else find_oath(kind, setting, face)
    access, barred = _access(document)
    forum = hints.forum or _forum(kind, setting, face).value
    if draft:
        because.append("not sworn: the day of execution is blank")
    because += [why for why in (author.because, dated, oath, barred, "forum: given" if hints.forum else "") if why]
    return Frame(
        document=document.id,
        kind=kind,
        title=hints.title or ("" if document.format == SHEET else _title(kind, face)),
        author=author.name,
        author_role=author.role,
        addressee=read_names(hints.addressee) or find_addressee(kind, face),
        date=date,
        publisher=hints.publisher or _publisher(kind, face),
        sworn=bool(oath),
        forum=forum,
        setting=setting,
        access=access,
        because=tuple(because),
    )


def read_face(document: Document) -> Face:
    """Return the lines at the head and at the foot of a document, furniture left out, blank lines kept.

    The rows of a sheet are no lines of its face: a day in one is not the sheet's, nor a name its author.
    """
    lines: list[str] = []
    for line in iter_lines(document):
        if document.format == SHEET and CELL_BORDER in line.text:
            continue
        if line.blanks and lines:
            lines.append("")
        lines.append(line.text)
    head = _fill(lines, HEAD_CHARS)
    tail = _fill(lines[::-1], TAIL_CHARS)[::-1]
    return Face("\n".join(head), "\n".join(tail), lines[:MAX_LINES], find_header(lines[:MAX_LINES]))


def _fill(lines: Sequence[str], size: int) -> list[str]:
    """Return the first lines that make up `size` characters; a line longer than that is cut."""
    taken: list[str] = []
    for line in lines:
        if size <= 0:
            break
        taken.append(line[:size])
        size -= len(line) + 1
    return taken


def _forum(kind: DocumentKind, setting: Setting, face: Face) -> Forum:
    if kind is DocumentKind.TRANSCRIPT:
        if setting is Setting.DEPOSITION:
            return Forum.TESTIMONY
        return Forum.PRESS if _BRIEFING.search(face.head[:1500]) else Forum.COURT
    return _FORUMS.get(kind, Forum.UNKNOWN)


def _setting(kind: DocumentKind, face: Face) -> Setting:
    if kind is DocumentKind.TESTIMONY:
        return Setting.OTHER_PROCEEDING
    if kind is not DocumentKind.TRANSCRIPT or _BRIEFING.search(face.head[:1500]):
        return Setting.NONE
    first = [(match.start(), setting) for setting, words in _FORUM_WORDS.items() if (match := words.search(face.head))]
    if first:
        return min(first)[1]
    return Setting.DEPOSITION  # questions and answers without a judge


def _date(kind: DocumentKind, face: Face, document: Document) -> tuple[When | None, str]:
    """Return the day the paper bears and where it was read.

    In this order: given, its own place, docket stamp, heading, words of its head, file name, the file's properties.
    """
    if document.hints.date:
        return document.hints.date, "date: given"
    if face.header and kind in (DocumentKind.MEMO, DocumentKind.EMAIL, DocumentKind.LETTER):
        when = first_written_date(face.header.fields.get("date", ""))
        if when:
            return when, "date: Date line"
    if kind in (DocumentKind.DECLARATION, DocumentKind.FILING, DocumentKind.ORDER):
        when = _executed(face)
        if when:
            return when, "date: at the signature"
        if document.stamp.filed:
            return document.stamp.filed, "date: docket stamp"
    when = _heading_date(face.head[:1500] if kind is not DocumentKind.OTHER else face.head[:400])
    if when:
        return when, "date: heading"
    if document.stamp.filed:
        return document.stamp.filed, "date: docket stamp"
    if document.pages and (when := find_own_date(document.pages[0].text)):
        return when, "date: head of the page"
    named = _DATELESS_DAY.search(document.name)
    if when := first_written_date(named[1]) if named else None:
        return when, "date: file name"
    when = last_saved(document)
    return (when, "date: about when the file was last saved, by its properties") if when else (None, "")


def _heading_date(head: str) -> When | None:
    """Return the first date that stands on a line of its own or opens one: no sentence tells it."""
    for line in head.splitlines():
        for span, when in find_written_dates(line[:DATELINE_CHARS]):
            before = line[: span.start].strip()
            if not _TELLS.match(before) and (len(line) < DATELINE_CHARS or _DATELINE.search(line)):
                return when
    return None


def _executed(face: Face) -> When | None:
    """Return the last date that follows a word of signing, in the tail of the paper first."""
    for text in (face.tail, face.head):
        dates = list(find_written_dates(text))
        for cue in reversed(list(_EXECUTED.finditer(text))):
            near = [when for span, when in dates if cue.start() <= span.start <= cue.end() + 60]
            if near:
                return near[0]
    return None


def _access(document: Document) -> tuple[Access, str]:
    """Return the most secret label printed at the top or foot of a page, and the words; unsealing lifts a seal.

    A label stands on a short line of its own; a sentence that speaks of sealing is none.
    """
    worst, because = Access.PUBLIC, ""
    unsealed = None
    for page in document.pages[:3]:
        lines = [line for line in page.text.splitlines() if line.strip()]
        for line in [*lines[:25], *lines[-6:]]:
            if len(line) > 140:
                continue
            unsealed = unsealed or _UNSEALED.search(line)
            for access, words in _FACES:
                match = words.search(line)
                if match and not _UNSEALED.search(line[: match.end()]) and access.rank > worst.rank:
                    worst, because = access, f"access: {match.group().strip()}"
    if unsealed and worst is Access.SEALED:
        return Access.PUBLIC, f"access: {unsealed.group().strip()}"
    return worst, because


def _title(kind: DocumentKind, face: Face) -> str:
    if face.header and kind in (DocumentKind.MEMO, DocumentKind.EMAIL):
        return face.header.fields.get("subject", "")
    lines = [words for line in face.lines[:40] if (words := " ".join(line.split()))]
    if kind in (DocumentKind.DECLARATION, DocumentKind.FILING, DocumentKind.ORDER, DocumentKind.TRANSCRIPT):
        lines = [line for line in lines if _LEGAL_TITLE.search(line) and not any(c.islower() for c in line)]
    return lines[0][:200] if lines else ""


def _publisher(kind: DocumentKind, face: Face) -> str:
    if kind is not DocumentKind.NEWS:
        return ""
    wire = re.search(r"\((AP|Reuters|AFP|UPI|CNN)\)\s*(?:—|–|--|-)", face.head[:2000])
    named = re.search(r"^\s*(?:By|BY) [^\n|,]{3,60}[|,]\s*([A-Z][A-Za-z .&'’-]{2,50})$", face.head[:2000], re.MULTILINE)
    return wire[1] if wire else named[1].strip() if named else ""
