"""The short name of a paper, as briefs give it.

    Schultz Decl. · Second Schultz Decl. · Smith Dep. · Trial Tr. vol. 2, · Compl. · Letter from A. Roe to the Clerk

Source: Bluebook B17.1.2 and table BT1 (abbreviations of court documents).
"""

from __future__ import annotations

import re

from belie.domain.documents import BEFORE_CHANGES, Document, DocumentKind, Frame

_ORDINAL = re.compile(r"\b(second|third|fourth|fifth|sixth|\d(?:nd|rd|th|d))\b", re.IGNORECASE)
_SUPPLEMENTAL = re.compile(r"\bsupplemental\b", re.IGNORECASE)
_VOLUME = re.compile(r"\bvol(?:ume|\.)?\s*([IVX]+|\d+)\b", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV|Esq|M\.?D|Ph\.?D|J\.?D)\.?", re.IGNORECASE)
# Titles of filings, the first that stands in the title; longer ones first
_FILINGS = (
    (r"\bamended\b.*\bcomplaint\b", "Am. Compl."),
    (r"\bamended\b.*\bpetition\b", "Am. Pet."),
    (r"\b(?:status|joint)\b.*\breport\b", "Status Report"),
    (r"\b(?:opposition|response)\b", "Opp’n"),
    (r"\b(?:reply|traverse)\b", "Reply"),
    (r"\b(?:brief|memorandum)\b.*\b(?:support|motion)\b", "Br."),
    (r"\bmotion\b", "Mot."),
    (r"\bcomplaint\b", "Compl."),
    (r"\bpetition\b", "Pet."),
    (r"\banswer\b", "Answer"),
    (r"\bstipulation\b", "Stip."),
    (r"\bnotice\b", "Notice"),
    (r"\bbrief\b", "Br."),
)
_PAPERS = {DocumentKind.EMAIL: "E-mail", DocumentKind.LETTER: "Letter", DocumentKind.MEMO: "Mem."}


def short_name(document: Document, frame: Frame | None) -> str:
    """Return the short name of a paper, "" where the paper says too little for one."""
    if frame is None or document.format == BEFORE_CHANGES:
        return ""
    title = frame.title
    who = " & ".join(filter(None, map(surname, frame.authors or _one_witness(frame))))
    if frame.kind is DocumentKind.DECLARATION:
        affidavit = re.search(r"\baffidavit\b", title, re.IGNORECASE)
        return _of_person(who, "Aff." if affidavit else "Decl.", title) if who else ""
    if frame.kind in (DocumentKind.TESTIMONY, DocumentKind.TRANSCRIPT):
        return _transcript(frame, document, who)
    if frame.kind is DocumentKind.ORDER:
        return "Op." if re.search(r"\bopinion\b", title, re.IGNORECASE) else "Order"
    if frame.kind is DocumentKind.FILING:
        return next((name for look, name in _FILINGS if re.search(look, title, re.IGNORECASE)), "")
    if frame.kind in _PAPERS and frame.author:
        to = f" to {frame.addressee}" if frame.addressee else ""
        on = f" ({day_in_words(frame)})" if frame.date else ""
        return f"{_PAPERS[frame.kind]} from {' and '.join(frame.authors)}{to}{on}"
    return ""


def _one_witness(frame: Frame) -> tuple[str, ...]:
    """Return the witness of a transcript of one: a deposition is cited by the name of who was deposed."""
    return (frame.witness,) if frame.witness and ";" not in frame.witness else ()


def surname(name: str) -> str:
    """Return the last name of a person printed "Jane Q. Doe, Jr." or "Doe, Jane"; "" for no name."""
    parts = [part.strip() for part in name.split(",") if part.strip() and not _SUFFIX.fullmatch(part.strip())]
    if not parts:
        return ""
    words = [word for word in parts[0].split() if not _SUFFIX.fullmatch(word)]
    last = words[-1] if words else ""
    return last.capitalize() if last.isupper() and len(last) > 2 else last


def day_in_words(frame: Frame) -> str:
    """Return the date of a paper as briefs print one day, "May 4, 2031"; other dates as they are."""
    when = frame.date
    if when is None:
        return ""
    if when.earliest is None or when.earliest != when.latest:
        return str(when)
    return f"{when.earliest:%B} {when.earliest.day}, {when.earliest.year}"


def _of_person(who: str, what: str, title: str) -> str:
    if _SUPPLEMENTAL.search(title):
        return f"{who} Suppl. {what}"
    ordinal = _ORDINAL.search(title)
    return f"{ordinal[1].capitalize()} {who} {what}" if ordinal else f"{who} {what}"


def _transcript(frame: Frame, document: Document, who: str) -> str:
    if frame.setting == "deposition" or re.search(r"\bdeposition\b", frame.title, re.IGNORECASE):
        return f"{who} Dep." if who else "Dep."
    if frame.setting not in ("trial", "hearing"):
        return ""
    volume = _VOLUME.search(frame.title) or (_VOLUME.search(document.pages[0].text) if document.pages else None)
    name = "Trial Tr." if frame.setting == "trial" else "Hr’g Tr."
    return f"{name} vol. {volume[1].upper()}," if volume else name
