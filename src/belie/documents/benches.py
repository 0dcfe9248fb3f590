"""Which judge or court speaks in an order or an opinion."""

from __future__ import annotations

import re

from belie.documents.face import Face
from belie.documents.makers import Author
from belie.documents.printed_names import NAME, TITLE, is_full_name, natural_case, strip_titles

_OFFICE = (
    r"(?:(?:Chief |Senior |Presiding |Acting |Associate )*(?:United States |U\.S\. |Appellate |Administrative )*"
    r"(?:District|Magistrate|Circuit|Bankruptcy|Immigration|Superior|Law|Trial|Administrative Law"
    r"|Appellate Immigration"
    r"|Appeals|Chancery|Claims)?"
    r"(?: Court)? ?(?:Judge|Justice|Chancellor|Referee|Special Master))"
)
_JUDGE = re.compile(
    rf"(?:^|\n)[^\S\n]*(?:_+\s*)?(?:(?:/?[sS]/+|BY THE COURT:?"
    rf"|Dated?:?[^\n]{{0,40}}\d{{4}})\s*)*(?P<name>{NAME})\s*,?\s*\n?\s*"
    rf"(?P<role>(?i:{_OFFICE})\b)"
)
_PRESENT = re.compile(
    rf"\b(?:Present|PRESENT|Before|BEFORE)\s*:?\s*(?i:the\s+)?(?i:Hon(?:orable"
    rf"|\.))\s+(?P<name>{NAME})(?:,\s*(?P<role>(?i:{_OFFICE})))?"
)
SYLLABUS_CHARS = 40_000  # an opinion may begin after a syllabus of some pages
_DELIVERED = re.compile(
    r"\b(?:(?P<syllabus>[A-Z][A-Z'’-]+), (?:C\. )?J\., delivered the opinion|(?P<title>(?:CHIEF )?JUSTICE"
    r"|(?:Chief )?Justice"
    r"|Judge)\s+(?P<name>[A-Z][\w'’-]+),?\s+(?:[CP]?\.?J\.,\s+)?delivered\s+the\s+opinion)"
)
_OPINION_BY = re.compile(
    rf"\b(?:Opinion|Order|Memorandum|Decision|OPINION"
    rf"|DECISION)\s+(?i:by):?\s+(?P<name>(?i:(?:Chief\s+)?(?:Judge|Justice))\s+{NAME})"
)
# "HOWE, Circuit Judge.", "MOOR, District Judge:" at the head of an opinion
_WRITES = re.compile(
    rf"^\s*(?P<name>[A-Z][\w'’.-]+(?:[ ][A-Z][\w'’.-]*){{0,3}}),[ ]*(?P<role>{_OFFICE}"
    rf"|(?:[CP]\. ?)?J\.)(?:[:.]?(?=\s|$)|,? with whom\b|, delivered\b|, for the [Cc]ourt\b)",
    re.MULTILINE,
)
# "HYACINTH MORROW, D.J." under an order
_INITIALED = re.compile(
    rf"(?:^|\n|\s{{3,}})(?P<name>{NAME}), ?(?:(?:U\.?S\.?)?[CPDMB]\.? ?J\."
    rf"|U\.?S\.?[DM]\.?J\.?|J\.)\s*$",
    re.MULTILINE,
)
_PER_CURIAM = re.compile(r"^\s*PER\s+CURIAM\b|\bPer Curiam\b", re.MULTILINE)


def find_court(face: Face) -> Author:
    """Return the judge who writes or signs, "The Court" where none is named or all speak as one."""
    delivered = _DELIVERED.search(face.body[:SYLLABUS_CHARS])
    if delivered and delivered["syllabus"]:
        return Author(f"Justice {natural_case(delivered['syllabus'])}", "", "author: opinion by")
    if delivered:
        return Author(f"{natural_case(delivered['title'])} {natural_case(delivered['name'])}", "", "author: opinion by")
    by = _OPINION_BY.search(face.head)
    if by:
        return Author(natural_case(by["name"]), "", "author: opinion by")
    if _PER_CURIAM.search(face.head):
        return Author("The Court", "", "author: per curiam")
    for match in _WRITES.finditer(face.head):
        if not match["name"].lower().startswith(("before", "present")):
            office = "Judge" if len(match["role"]) < 5 else natural_case(match["role"])
            return Author(natural_case(match["name"]), office, "author: opinion by")
    for text in (face.tail, face.head):
        for judge in reversed(list(_JUDGE.finditer(text))):
            name = strip_titles(TITLE.sub("", re.sub(r"\s*\n\s*", " ", judge["name"])))
            if is_full_name(name) and not re.search(r"\b[Tt]he\b", name):
                return Author(natural_case(name), natural_case(judge["role"]), "author: judge's signature")
    initialed = _INITIALED.search(face.tail)
    if initialed and is_full_name(initialed["name"]):
        return Author(natural_case(initialed["name"]), "Judge", "author: judge's signature")
    present = _PRESENT.search(face.head)
    if present:
        return Author(
            natural_case(strip_titles(present["name"])), natural_case(present["role"] or ""), "author: judge present"
        )
    return Author("The Court", "", "author: the court that made the order")
