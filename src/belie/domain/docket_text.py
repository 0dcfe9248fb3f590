"""What the words of a docket entry tell: attachments, what kind of paper it is, which entries it answers.

Clerks' event texts are of a piece across the district courts (CM/ECF event dictionary), and so are their links:
"RESPONSE to 81 MOTION to Stay", "ORDER granting 81 Motion", "(Related document(s) 12)", "re 81".
"""

from __future__ import annotations

import re
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry is, by its first words."""

    MOTION = "motion"
    RESPONSE = "response"
    REPLY = "reply"
    ORDER = "order"
    NOTICE = "notice"
    DECLARATION = "declaration"
    OTHER = "other"


_ATTACHMENTS = re.compile(r"\(Attachments?:", re.IGNORECASE)
_ATTACHMENT = re.compile(r"#\s*\(?(\d{1,3})\)?[\s:]*")
_NUMBER = r"[\[(]?(\d{1,5})[\])]?(?:-\d{1,3})?"
_HOW = (
    r"(?:(?:sealed|emergency|joint|unopposed|opposed|first|second|third|amended|renewed|ex parte|proposed|corrected"
    r"|supplemental|stipulated)\s+)*"
)
_PAPER = (
    r"(?:motion|complaint|petition|response|reply|order|notice|memorandum|brief|report|opinion|judgment|declaration"
    r"|stipulation|objection|transcript|application|answer|letter|status report|exhibit|affidavit)"
)
_LINKS = (
    re.compile(rf"\b[Rr]elated\s+[Dd]ocument(?:\(?s\)?)?[:.]?\s*((?:{_NUMBER}[^,;)]{{0,80}}[,;]?\s*(?:and\s+)?)+)"),
    re.compile(rf"\b(?:re|RE|Re)\b:?\s*((?:{_NUMBER}\s*[,;&]?\s*(?:and\s+)?)+)"),
    re.compile(
        rf"(?<![#\d/:.-])((?:{_NUMBER}\s*[,;&]\s*(?:and\s+)?|{_NUMBER}\s+and\s+)*{_NUMBER})\s+(?i:{_HOW}{_PAPER})s?\b"
    ),
)
_ONE = re.compile(r"(?<![\d/:.-])[\[(]?(\d{1,5})[\])]?(?![\d/:])")
_KINDS = (
    (EntryKind.REPLY, re.compile(r"^\W*(?:\w+ ){0,2}(?:SUR-?)?REPLY\b", re.IGNORECASE)),
    (EntryKind.RESPONSE, re.compile(
        r"^\W*(?:\w+ ){0,3}(?:RESPONSE|OPPOSITION|OBJECTION|ANSWER|MEMORANDUM in Opposition)\b", re.IGNORECASE)),
    (EntryKind.ORDER, re.compile(
        r"^\W*(?:\w+[- ]){0,3}(?:ORDER|OPINION|JUDGMENT|MINUTE ENTRY)\b(?! to be)", re.IGNORECASE)),
    (EntryKind.NOTICE, re.compile(r"^\W*(?:\w+ )?NOTICE\b", re.IGNORECASE)),
    (EntryKind.DECLARATION, re.compile(r"^\W*(?:DECLARATION|AFFIDAVIT)\b", re.IGNORECASE)),
    (EntryKind.MOTION, re.compile(r"^\W*(?:\w+[- ]){0,3}(?:MOTION|APPLICATION|PETITION)\b", re.IGNORECASE)),
)  # fmt: skip


def find_attachments(text: str) -> list[tuple[str, str]]:
    """Return the attachments an entry lists, as (number, description), in its order."""
    listed = _listed(text)
    marks = list(_ATTACHMENT.finditer(text, *listed))
    ends = [*(mark.start() for mark in marks[1:]), listed[1]][: len(marks)]
    return [
        (mark[1], " ".join(text[mark.end() : end].split()).rstrip(" ,")) for mark, end in zip(marks, ends, strict=True)
    ]


def _listed(text: str) -> tuple[int, int]:
    """Return where the list of attachments stands, up to the bracket that closes it; empty at the end for none."""
    found = _ATTACHMENTS.search(text)
    if found is None:
        return len(text), len(text)
    depth = 1
    for at in range(found.end(), len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            return found.end(), at
    return found.end(), len(text)


def entry_kind(text: str) -> EntryKind:
    """Return what kind of paper an entry announces, by its first words."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), EntryKind.OTHER)


def find_related(text: str) -> list[str]:
    """Return the numbers of the entries that an entry's text speaks of, each once, in order; attachments are none."""
    start, end = _listed(text)
    words = text[:start] + text[end:]
    found = [(match.start(1), match[1]) for pattern in _LINKS for match in pattern.finditer(words)]
    numbers = [number for _, run in sorted(found) for number in _ONE.findall(re.sub(r"\d+/\d+/\d+", "", run))]
    return list(dict.fromkeys(number.lstrip("0") for number in numbers if number.strip("0")))
