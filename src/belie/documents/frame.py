"""The frame of a document: kind, author, addressee, date, oath, forum and access, from the face of the paper.

What the user or the format gave (`Document.hints`) wins over what is read; `Frame.because` says where each came from.
"""

from __future__ import annotations

import re

from belie.documents.authors import find_addressee, find_author
from belie.documents.clean import Cleaned
from belie.documents.dating import (
    find_closing_date,
    find_executed,
    find_own_date,
    find_place,
    find_written_dates,
    first_written_date,
    last_saved,
)
from belie.documents.face import Face, read_face
from belie.documents.kinds import find_kind
from belie.documents.makers import Author
from belie.documents.oaths import find_oath, is_unsworn_draft
from belie.documents.orators import find_dateline, find_publisher
from belie.documents.printed_names import read_name, read_names
from belie.documents.proceedings import find_forum, find_setting
from belie.documents.sheet_rows import FORMAT as SHEET
from belie.documents.witnesses import find_witnesses
from belie.domain.dates import When
from belie.domain.documents import Access, Document, DocumentKind, Frame

_DATELESS_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")
DATELINE_CHARS = 90  # a heading, a caption's line, a dateline; sentences run longer
_DATELINE = re.compile(r"(?:—|–|--|\|)\s|^[A-Z][A-Z.'’ -]{2,40},.{0,60}\s-\s")
_PROSE = re.compile(r"(?:\b[a-z]+\b[ ,]+){3}")
_TELLS = re.compile(
    r"(?:\(?\d{1,3}[.)]\s|[A-Za-z].*\b)?(?:On|In|By|Since|Between|From|Before|After|Until)\b(?:.*\babout)?$",
    re.IGNORECASE,
)
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
    (Access.PROTECTIVE_ORDER, re.compile(r"\bSUBJECT TO (?:A |THE )?PROTECTIVE ORDER\b"
                                         r"|\bATTORNEYS?['’]? EYES ONLY\b")),
)  # fmt: skip


def find_frame(document: Document, cleaned: Cleaned) -> Frame:
    """Return who made the document, when, to whom and under what oath, as its face says.

    Args:
        document: Pages as filed; its hints and docket stamp are used, and its name as the last place for a date.
        cleaned: Its clean text; a document whose clean text is empty has a frame of what the format gave.
    """
    face = read_face(document, cleaned)
    hints = document.hints
    because: list[str] = []
    kind, why = find_kind(face)
    if hints.kind and hints.kind is not kind:
        kind, why = hints.kind, "given"
    because.append(f"kind: {why or 'nothing on the face tells'}")
    author = find_author(kind, face)
    if hints.author:
        author = Author(read_name(hints.author)[0] or hints.author, author.role, "author: given", author.on_behalf_of)
    date, dated = _date(kind, face, document)
    setting = find_setting(kind, face)
    witness, body = find_witnesses(face) if kind is DocumentKind.TRANSCRIPT else ("", "")
    draft = is_unsworn_draft(document.format, face)
    oath = "" if draft else find_oath(kind, setting, face)
    access, barred = _access(document)
    forum = hints.forum or find_forum(kind, setting, face).value
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
        publisher=hints.publisher or (find_publisher(face) if kind is DocumentKind.NEWS else ""),
        sworn=bool(oath),
        forum=forum,
        setting=setting,
        access=access,
        because=tuple(because),
        on_behalf_of=author.on_behalf_of or body,
        witness=witness,
        place=_place(kind, face),
    )


def _place(kind: DocumentKind, face: Face) -> str:
    if kind in (DocumentKind.NEWS, DocumentKind.PRESS_RELEASE):
        return find_dateline(face)
    return find_place(face.own_tail) if kind is DocumentKind.DECLARATION else ""


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
        declared = kind is DocumentKind.DECLARATION
        when = find_executed(face.own_tail, face.own_head) if declared else find_executed(face.tail, face.head)
        when = when or (find_closing_date(face.own_tail) if declared else None)
        if when:
            return when, "date: at the signature"
        if document.stamp.filed:
            return document.stamp.filed, "date: docket stamp"
    when = _heading_date(face.head[:1500] if kind is not DocumentKind.OTHER else face.head[:400])
    if when:
        return when, "date: heading"
    if document.stamp.filed:
        return document.stamp.filed, "date: docket stamp"
    if kind in (DocumentKind.MEMO, DocumentKind.LETTER) and (when := find_closing_date(face.tail)):
        return when, "date: at the foot"
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
            before, after = line[: span.start].strip(), line[span.end :]
            if (_PROSE.search(after) or _PROSE.search(before + " ")) and not _DATELINE.search(line):
                continue  # a line of a sentence
            if not _TELLS.match(before) and (len(line) < DATELINE_CHARS or _DATELINE.search(line)):
                return when
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
