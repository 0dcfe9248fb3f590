"""Whose statement a document is, by its kind: declarant, writer, signatory, speaker, court or party."""

from __future__ import annotations

import re

from belie.documents.benches import find_court
from belie.documents.declarants import find_declarant
from belie.documents.face import Face
from belie.documents.makers import Author, find_credit
from belie.documents.orators import find_house, find_orator, find_reporter
from belie.documents.parties import find_party
from belie.documents.printed_names import (
    is_body_name,
    is_full_name,
    join_names,
    natural_case,
    read_names,
    split_listed,
    strip_titles,
)
from belie.documents.signatories import find_addressee as find_letter_addressee
from belie.documents.signatories import find_memo_writer, find_sender, find_signatory
from belie.domain.documents import DocumentKind

_REPORT = re.compile(
    r"\b(?:report|review|audit|evaluation|inspection|assessment|survey|study|findings|roster|census|count"
    r"|what we found)\b",
    re.IGNORECASE,
)
_REPORT_OF = re.compile(
    r"^\W*(?:\w+ )?(?:EXPERT|REBUTTAL) REPORT OF (?P<name>[A-Z][^\n]{3,60})$", re.MULTILINE | re.IGNORECASE
)
_BY = re.compile(r"^\s*By:? (?P<names>[A-Z][^\n]{3,100})$", re.MULTILINE | re.IGNORECASE)


def find_author(kind: DocumentKind, face: Face) -> Author:
    """Return the author of a paper of this kind; a deposition or hearing transcript has none."""
    readers = {
        DocumentKind.DECLARATION: find_declarant,
        DocumentKind.TESTIMONY: find_declarant,
        DocumentKind.MEMO: find_memo_writer,
        DocumentKind.ROSTER: _reporting,
        DocumentKind.OTHER: _reporting,
        DocumentKind.EMAIL: find_sender,
        DocumentKind.LETTER: find_signatory,
        DocumentKind.SPEECH: find_orator,
        DocumentKind.NEWS: find_reporter,
        DocumentKind.ORDER: find_court,
        DocumentKind.FILING: find_party,
        DocumentKind.PRESS_RELEASE: find_house,
    }
    reader = readers.get(kind)
    return reader(face) if reader else Author()


def find_addressee(kind: DocumentKind, face: Face) -> str:
    """Return whom a memo, e-mail or letter is written to, as printed; "" for other papers."""
    if face.header and kind in (DocumentKind.MEMO, DocumentKind.EMAIL):
        return read_names(face.header.fields.get("to", ""))
    return find_letter_addressee(face) if kind is DocumentKind.LETTER else ""


def _reporting(face: Face) -> Author:
    """Return who makes a report or roster: credited, named in the title, under it, or the body of its letterhead."""
    titled = _REPORT_OF.search(face.head[:1500])
    if titled:
        return Author(natural_case(strip_titles(titled["name"])), "", "author: title")
    credited = find_credit(face.head, face.tail)
    if credited.name:
        return credited
    by = _BY.search(face.head[:800])
    if by:
        names = split_listed(by["names"])
        if all(is_full_name(name) for name in names):
            return Author(join_names(natural_case(strip_titles(name)) for name in names), "", "author: byline")
    if _REPORT.search(face.head[:1500]):
        for line in [line.strip() for line in face.lines[:6] if line.strip()][:3]:
            if "," not in line and not _REPORT.search(line) and is_body_name(line.title() if line.isupper() else line):
                return Author(natural_case(line), "", "author: letterhead")
    return Author()
