"""Which party or body a filing speaks for: the title names it, else its first words, its counsel or the caption."""

from __future__ import annotations

import re
from collections.abc import Sequence

from belie.documents.face import Face
from belie.documents.makers import Author
from belie.documents.printed_names import (
    NAME,
    is_body_name,
    is_full_name,
    join_names,
    natural_case,
    read_name,
    strip_titles,
)

_SIDE = r"PLAINTIFF|DEFENDANT|PETITIONER|RESPONDENT|APPELLANT|APPELLEE|INTERVENOR|MOVANT|CLAIMANT|DEBTOR|RELATOR"
_PARTY = re.compile(
    rf"\b(?P<name>(?:(?:FEDERAL|GOVERNMENT|STATE|PUTATIVE CLASS|CLASS|INDIVIDUAL|COUNTY|CITY) )?(?:{_SIDE})"
    rf"(?:S|\(S\))?(?:[-/](?:{_SIDE})S?)?|GOVERNMENT|UNITED STATES)['’]?S?['’]?(?=\s)"
)
# "PLAINTIFF ALDER FREIGHT CORP.'S MOTION": the side and the name
_NAMED_PARTY = re.compile(
    rf"\b(?P<name>(?:{_SIDE})S? (?!(?:AND|OF|IN|TO|FOR|BY|THE|MOTION|RESPON|REPLY|BRIEF|OPPOS|NOTICE|ANSWER"
    rf"|STATUS|FIRST"
    r"|SECOND|AMENDED|MEMORANDUM|JOINT|UNOPPOSED|EMERGENCY)\b)[A-Z][A-Z.,&’' -]{2,60}?)['’]S?\s"
)
_OFFICES = re.compile(
    r"\b(?P<role>Counsel|Attorneys?)(?: of Record)? for (?:the )?(?P<party>(?:(?:Federal|Class|Putative Class) )?"
    r"(?:Plaintiff|Defendant|Petitioner|Respondent|Appellant|Appellee|Intervenor|Movant|Amic\w+ Curiae|Government)"
    r"s?(?:[-/](?:Appellant|Appellee|Petitioner|Respondent|Plaintiff|Defendant)s?)?|the United States)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:^|\s)/?s/+\s*(?P<name>[A-Z][^\n_]{2,60})"
    r"|^\s*By:\s*(?P<by>[A-Z][^\n_/]{2,60})",
    re.MULTILINE,
)
_INITIAL_PAPER = re.compile(r"\b(COMPLAINT|PETITION)\b")
# "Defendant Harbor Service, by and through its counsel, answers"; "Plaintiffs, by their undersigned counsel, allege"
_OPENING = re.compile(
    rf"^\W*(?:COME[S]? NOW,?\s+(?:the\s+)?)?(?P<name>(?:Plaintiff|Defendant|Petitioner|Respondent|Appellant"
    rf"|Appellee|Intervenor)s?"
    rf"(?:[ ]{NAME})?)(?:,? \((?:[^)]*)\))?,?\s+(?:(?:proceeding|appearing|acting)\s+)?(?:by|through|hereby"
    rf"|pursuant|pro se|respectfully"
    r"|moves?|answers?|alleges?|submits?|brings?|files?|opposes?|gives? notice|states?|for (?:his|her|its|their))\b",
    re.MULTILINE,
)
_CAPTION_SIDE = re.compile(
    r"^\W*(?:[^\n]*[,\s])?(?P<side>Plaintiff|Petitioner)(?P<more>s|\(s\)|/Petitioners?)?\b",
    re.MULTILINE | re.IGNORECASE,
)
_DEFENDING = re.compile(r"\b(?P<side>Defendant|Respondent)(?P<more>s|\(s\))?\b", re.IGNORECASE)
_AMICUS = re.compile(
    r"\bAMIC(?:US|I) CURIAE\s+(?P<name>(?!IN\b|SUPPORT)[A-Z][^\n]{2,90}?)(?=\s+IN\s+(?:SUPPORT|OPPOSITION)"
    r"|\s+SUPPORTING|\s*$)"
)
_AMICUS_OF = re.compile(
    r"\b(?:Counsel|Attorneys?) for (?:Proposed )?Amic(?:us|i) Curiae\s+(?P<name>[A-Z][^\n]{2,80})", re.IGNORECASE
)
_BRIEF_OF = re.compile(r"\bBRIEF OF (?P<name>[A-Z][^\n]{3,90}?) AS AMIC(?:US|I)\b")
# "PETITION OF THE LITTLE COLDWATER DITCH COMPANY TO INTERVENE"
_PAPER_OF = re.compile(
    r"\b(?:PETITION|MOTION|COMPLAINT|COMMENTS|APPLICATION|ANSWER|PROTEST|BRIEF|OBJECTIONS?) OF (?:THE )?"
    r"(?P<name>[A-Z][A-Z.,&’' -]{4,80}?)(?=\s+(?:TO|FOR|IN|ON|AND|AS)\b|\s*$)"
)
_JOINT = re.compile(r"\b(?:JOINT(?:LY)?|STIPULATION|STIPULATED|AGREED)\b")
_GRAND_JURY = re.compile(
    r"\bgrand\s+jur(?:y|ors)\b[^.:]{0,120}?\b(?:further\s+)?(?:charges?|presents?|accuses?)\b"
    r"|\bA\s+TRUE\s+BILL\b",
    re.IGNORECASE,
)
_ATTORNEY_CHARGES = re.compile(
    r"\b(?P<name>(?:The )?(?:Acting )?United States Attorney|Attorney General)\s+(?:further\s+)?(?:charges"
    r"|informs|alleges)\b",
    re.IGNORECASE,
)
_TITLES = (
    r"COMPLAINT|PETITION|MOTION|BRIEF|OPPOSITION|RESPONSE|REPLY|NOTICE|ANSWER|MEMORANDUM|REPORT|SUPPLEMENT|OBJECTION"
    r"|APPLICATION|STIPULATION|INDICTMENT|INFORMATION|DISCLOSURE|STATEMENT|REQUEST|SUBMISSION|CERTIFICATION|LIST"
)


def find_party(face: Face) -> Author:
    """Return whose word a filing is; `because` names the counsel who signs it."""
    head = face.head[:6000]
    title = find_title(head)
    charged = _ATTORNEY_CHARGES.search(re.sub(r"\s+", " ", head))
    if re.search(r"\bINDICTMENT\b", title) and not re.search(r"\b(?:MOTION|OPPOSITION|RESPONSE|REPLY)\b", title):
        return Author("The Grand Jury", "", "author: indictment")
    if _GRAND_JURY.search(head[:4000]) and not _PARTY.search(_unfought(title)):
        return Author("The Grand Jury", "", "author: indictment")
    if charged and re.search(r"\bINFORMATION\b", title):
        return Author(charged["name"], "", "author: information")
    return _signed_by_counsel(_party(face, title), face)


def _party(face: Face, title: str) -> Author:
    for pattern, text in ((_AMICUS, title), (_BRIEF_OF, title), (_AMICUS_OF, face.tail)):
        amicus = pattern.search(text)
        if amicus:
            return Author(
                natural_case(amicus["name"].strip(" ,.")), "amicus curiae", "author: amicus named in the title"
            )
    plain = _unfought(title)
    named = _NAMED_PARTY.search(plain)
    if named and not _PARTY.match(named["name"].split(" ", 1)[1] + " "):
        return Author(natural_case(named["name"]), "party", "author: party named in the title")
    sides = _captioned(face.head)
    if _JOINT.search(title) and not _PARTY.search(plain):
        listed = _counselled(face)
        both = join_names(listed) if len(listed) > 1 else join_names(sides)
        if both:
            return Author(both, "parties", "author: joint paper of the parties")
    paper_of = _PAPER_OF.search(title)
    if paper_of and is_body_name(paper_of["name"].title()):
        return Author(natural_case(paper_of["name"].strip(" ,")), "party", "author: party named in the title")
    party = _PARTY.search(plain)
    if party:
        words = re.sub(r"['’]S?['’]?$|\(S\)", "", party["name"].strip())
        return Author(natural_case(words), "party", "author: party named in the title")
    opening, counsel = _OPENING.search(face.head), _counselled(face)
    if opening:
        fuller = next((party for party in counsel if party.endswith(f"-{opening['name']}")), "")
        if fuller:
            return Author(fuller, "party", "author: party whose counsel signs")
        return Author(opening["name"].strip(" ,"), "party", "author: first words")
    if counsel:
        return Author(counsel[0], "party", "author: party whose counsel signs")
    initial = _INITIAL_PAPER.search(title)
    if initial:
        first = sides[0] if sides else "Plaintiffs" if initial[1] == "COMPLAINT" else "Petitioners"
        return Author(first, "party", "author: initial paper")
    return _officer(face)


def _unfought(title: str) -> str:
    """Return a title without the names of its caption and without what belongs to the other side."""
    plain = re.sub(r"\bv\.?\s|\bVS?\.\s", " ", title) + " "
    # "RESPONSES TO PLAINTIFF'S FIRST SET": the other side's paper
    return (
        re.sub(rf"\b(?:TO|OF|AGAINST|FOR) (?:THE )?(?:{_SIDE}|GOVERNMENT)\S*", " ", plain)
        if _PARTY.search(re.sub(rf"\b(?:TO|OF|AGAINST|FOR) (?:THE )?(?:{_SIDE}|GOVERNMENT)\S*", " ", plain))
        else plain
    )


def _counselled(face: Face) -> list[str]:
    """Return the parties whose counsel sign, as printed, each once."""
    found = [natural_case(match["party"]) for text in (face.tail, face.head) for match in _OFFICES.finditer(text)]
    return list(dict.fromkeys(found))


def _captioned(head: str) -> list[str]:
    """Return the two sides of the caption: "Petitioners", "Respondents"."""
    sides = []
    for pattern in (_CAPTION_SIDE, _DEFENDING):
        match = pattern.search(head[:3000])
        if match:
            sides.append(match["side"].capitalize() + ("s" if match["more"] else ""))
    return sides


def _officer(face: Face) -> Author:
    """Return the clerk or officer who signs a notice of no party: "RUBEN KASH, Clerk of Court"."""
    for line in reversed([line.strip() for line in face.tail.splitlines() if line.strip()][-14:]):
        name, role = read_name(line)
        if is_full_name(name) and re.search(r"\bclerk\b", role, re.IGNORECASE):
            return Author(name, role, "author: clerk who signs")
    return Author()


def _signed_by_counsel(author: Author, face: Face) -> Author:
    signed = _SIGNED.search(face.own_tail)
    if not author.name or author.role not in ("party", "parties", "amicus curiae") or signed is None:
        return author
    signer = read_name(strip_titles(re.split(r"\s{3,}", (signed["name"] or signed["by"]).strip())[0]))[0]
    if not is_full_name(signer) or is_body_name(signer):
        return author
    return Author(author.name, author.role, f"{author.because}; signed by {signer}")


def find_title(head: str) -> str:
    """Return the lines in capitals that look like the paper's title, not like the court's name or the caption."""
    capitals = [line for line in head.splitlines() if line.strip() and not any(char.islower() for char in line)]
    capitals = [line for line in capitals if not re.search(r"\bCOURT\b(?! ORDER)|\bDISTRICT OF\b|\bCIRCUIT\b", line)]
    return _title_lines(capitals)


def _title_lines(capitals: Sequence[str]) -> str:
    first = next((i for i, line in enumerate(capitals) if re.search(rf"\b(?:{_TITLES})", line)), len(capitals))
    before = capitals[max(0, first - 1) : first]
    before = [line for line in before if not re.search(r",\s*$|^\W*V\.?\W*$|\d:\d\d", line)]
    return " ".join(line.strip() for line in [*before, *capitals[first : first + 3]]) + " "
