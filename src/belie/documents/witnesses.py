"""Who testifies in a transcript, by its cover and by being sworn; for what body a designee speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belie.documents.face import Face
from belie.documents.printed_names import (
    NAME,
    is_body_name,
    join_names,
    looks_like_name,
    natural_case,
    read_name,
    strip_titles,
)

_CAPITALS = r"[A-Z][A-Z'’.-]+(?:[ ]+(?:[A-Z]\.?|[A-Z][A-Z'’.-]+|(?:de|van|von|der|la|al)\b)){1,4}"
# "VIDEOTAPED DEPOSITION OF", next line the name; "30(b)(6) DEPOSITION OF ALDER CORP. BY AND THROUGH RUBEN KASH"
_COVER = re.compile(
    r"\b(?i:(?:DEPOSITION|EXAMINATION BEFORE TRIAL|EXAMINATION UNDER OATH|TESTIMONY|INTERVIEW"
    r"|STATEMENT)\s+(?:UNDER OATH\s+)?OF)"
    rf":?\s+(?P<name>{NAME}(?:\n{NAME})?)"
)
_THROUGH = re.compile(
    rf"\b(?i:by\s+(?:and\s+)?through|by\s+its\s+(?:designee|representative),?|designee:?"
    rf"|through\s+its\s+designee,?)\s+(?P<name>{NAME})"
)
_LABELLED = re.compile(
    rf"^\W*(?i:witness|deponent"
    rf"|name of (?:the )?witness)\s*:\s*(?P<name>{NAME})\s*$",
    re.MULTILINE,
)
SWORN = (
    r"(?:(?:first\s+|been\s+|by\s+me\s+)*(?:duly\s+)(?:first\s+)?(?:sworn|affirmed|cautioned)|first\s+sworn"
    r"|placed\s+under\s+oath|administered\s+(?:the|an)\s+oath|sworn\s+(?:to\s+(?:tell|testify)|as\s+a\s+witness"
    r"|by\s+the))"
)
# "PIM HADDOW, called as a witness, having been first duly sworn"; "PIM HADDOW, PLAINTIFF'S WITNESS, SWORN"
_SWORN_IN = re.compile(
    rf"(?:^|\n|\s)(?P<name>{_CAPITALS}|{NAME}),\s*(?:[^.\n:]{{0,160}}?\b{SWORN}\b"
    r"|[A-Z'’ ,-]{0,60}\bWITNESS(?:ES)?\b[^.\n:]{0,40}?,\s*(?:SWORN|AFFIRMED)\b)"
)
_OATH_WORD = re.compile(r"sworn|swear|affirm|cautioned|\boath\b", re.IGNORECASE)
BEFORE_OATH, AFTER_OATH = (
    280,
    240,
)  # characters: a name and "called as a witness on behalf of ..."; "... so help you God?"
_NOT_A_WITNESS = re.compile(
    r"\b(?:REPORTER|NOTARY|CSR|RPR|COURT|COUNSEL|JUDGE|CLERK|OFFICER|WITNESS|EXAMINATION)\b", re.IGNORECASE
)


def find_witnesses(face: Face) -> tuple[str, str]:
    """Return the witnesses of a transcript, parted by semicolons, and the body for which a designee speaks."""
    head = face.head[:4000]
    body = ""
    found: list[str] = []
    for cover in _COVER.finditer(head):
        words = cover["name"].split("\n")
        printed = words[0] if len(words) == 1 or len(words[0].split()) > 1 else " ".join(words)
        if is_body_name(printed.title().strip(" .,")) or re.search(
            r"\b(?:CORP|INC|LLC|CO|LTD)\b", printed, re.IGNORECASE
        ):
            body = body or natural_case(printed.strip(" ,"))
            continue
        found.append(printed)
    through = _THROUGH.search(head)
    if body and through:
        found.append(through["name"])
    found += [match["name"] for match in _LABELLED.finditer(head)]
    found += [match["name"] for words in around_oaths(face.body) for match in _SWORN_IN.finditer(words)]
    witnesses: list[str] = []
    for printed in found:
        name = natural_case(read_name(strip_titles(_NOT_A_WITNESS.split(printed)[0]))[0])
        if len(name.split()) < 2 or not looks_like_name(name) or any(_same(name, held) for held in witnesses):
            continue
        witnesses.append(name)
    return join_names(witnesses), body


def around_oaths(text: str) -> Iterator[str]:
    """Yield the stretches of a text around its words of swearing: a transcript is long, and swears few."""
    start = end = 0
    for word in _OATH_WORD.finditer(text):
        if word.start() - BEFORE_OATH > end:
            if end:
                yield text[start:end]
            start = word.start() - BEFORE_OATH
        end = word.end() + AFTER_OATH
    if end:
        yield text[max(start, 0) : end]


def _same(first: str, second: str) -> bool:
    return first.lower().split()[-1] == second.lower().split()[-1]
