"""Whose statement a document is: declarant, writer, signatory, speaker, court or party, by its place on the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from belie.documents.headers import Header
from belie.documents.kinds import CLOSING, Face
from belie.documents.printed_names import ROLE_WORD, TITLE, looks_like_name, natural_case, read_name, read_names
from belie.domain.documents import DocumentKind

_NAME = (
    r"(?P<name>[A-Z][\w.'’-]*(?:[ ]+(?:[A-Z][\w.'’-]*|de|la|von|van|der|al|bin|ibn|del|du|di)){1,5}(?:,? (?:Jr|Sr"
    r"|II|III|IV)\b\.?)?)"
)
_DECLARANT = re.compile(
    rf"\bI,\s+(?:the undersigned,?\s+)?{_NAME}(?:,\s*[^\n;]{{0,200}}?)?,?\s+(?:being\b[^\n;]{{0,160}}?,?\s+)?"
    r"(?:pursuant\b[^\n;]{0,80}?,?\s+)?(?:hereby\s+|do\s+|also\s+|further\s+)*(?:declare|depose|state|affirm"
    r"|swear|certify|attest)\b"
)
_TITLED = re.compile(
    r"\b(?:DECLARATION|AFFIDAVIT|AFFIRMATION|TESTIMONY|STATEMENT|Declaration|Affidavit|Testimony"
    r"|Statement)\s+(?:OF|of)\s+"
    r"(?P<name>[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|von|van|der|al|bin)){1,5}?)(?=\s*(?:$|\n|,|\bIN\b"
    r"|\bin\b|\bREGARDING\b|\bRE\b|\bBEFORE\b|\(|PURSUANT))",
    re.MULTILINE,
)
# "Pim Haddow, being duly sworn, deposes and says:" in affidavits without a name in the title.
_DEPOSED = re.compile(rf"^\W*{_NAME},?\s+(?:being|having been)\s+(?:first\s+)?(?:duly\s+)?sworn\b", re.MULTILINE)
_SLASHED = re.compile(r"/s/?\s*(?P<name>[A-Z][^\n_]{2,60})", re.IGNORECASE)
_I_AM = re.compile(
    r"\bI (?:am|have been|serve as|currently serve as|am employed (?:as|by [^.,]{2,80} as))\s+(?:currently\s+"
    r"|presently\s+|employed as\s+)?"
    r"(?:the\s+|a\s+|an\s+)?(?P<role>(?:[A-Z][\w-]*|[a-z]+)(?:[ -][\w&/'’-]+){0,9}?)(?=[.,;(]| and I\b"
    r"| since\b| with more\b| in the course\b)"
)
_SPEAKER = re.compile(
    r"^\s*(?P<role>President|Speaker|Remarks (?:by|of)|Address (?:by|of))\s*:?\s+(?P<name>[A-Z][^\n]{2,80})$",
    re.MULTILINE | re.IGNORECASE,
)
_FLOOR = re.compile(
    r"^\s*(?P<name>(?:Mr|Mrs|Ms|Miss)\. [A-Z][A-Za-z'’-]*[A-Z]{2,}(?: of [A-Z][a-z]+)?)\.\s", re.MULTILINE
)
_BYLINE = re.compile(
    r"^\s*(?:By|BY)\s+(?P<name>[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|de|van|von)){1,4})(?P<rest>[^\n]*)$", re.MULTILINE
)
_JUDGE = re.compile(
    r"(?:^|\n)\s*(?:/s/\s*)?(?:HON(?:ORABLE|\.)?\s+)?(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4})\s*,?\s*\n?\s*"
    r"(?P<role>(?:(?:Chief |Senior )?(?:United States |U\.S\. )?(?:District|Magistrate|Circuit|Bankruptcy"
    r"|Immigration)(?: Court)? Judge)"
    r"|(?:UNITED STATES |U\.S\. )?(?:DISTRICT|MAGISTRATE|CIRCUIT|BANKRUPTCY|IMMIGRATION)(?: COURT)? JUDGE)"
)
_OPINION_BY = re.compile(
    r"\b(?:(?P<title>JUSTICE|Justice|Judge|CHIEF JUSTICE"
    r"|Chief Justice) (?P<name>[A-Z][\w'’-]+),? (?:J\., )?delivered the opinion)"
)
_PARTY = re.compile(
    r"\b(?P<name>(?:(?:FEDERAL|GOVERNMENT|STATE|PUTATIVE CLASS|CLASS) )?(?:PLAINTIFF|DEFENDANT|PETITIONER"
    r"|RESPONDENT|APPELLANT|APPELLEE|INTERVENOR|MOVANT)"
    r"(?:S|\(S\))?(?:[-/](?:PLAINTIFF|DEFENDANT|PETITIONER|RESPONDENT|APPELLANT|APPELLEE)S?)?|GOVERNMENT"
    r"|UNITED STATES)['’]?S?['’]?\s"
)
_COUNSEL = re.compile(
    r"\b(?:Counsel|Attorneys?)(?: of Record)? for (?:the )?(?P<party>(?:Plaintiff|Defendant|Petitioner"
    r"|Respondent|Appellant|Appellee|Intervenor)"
    r"s?(?:[-/](?:Appellant|Appellee|Petitioner|Respondent|Plaintiff|Defendant)s?)?)\b",
    re.IGNORECASE,
)
_INITIAL_PAPER = re.compile(r"\b(COMPLAINT|PETITION)\b")
# "Prepared by: Oldacre, Marguerite S., Chief"; without a colon only a name may follow.
_CREDIT = re.compile(
    r"^[ \t]*(?:(?:report |summary )?(?:prepared|submitted|compiled|drafted|written|recorded|logged|kept) by"
    r"|author|officer on (?:post|duty))[ \t]*(?P<colon>:?)\s*(?P<value>\S[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
# What follows the name: another column, a second name, a day.
_AFTER_CREDIT = re.compile(r"[ \t]{2,}|\t|\s*[;/]\s*|\s+(?:and|&)\s+|,?\s+(?:on\s+)?(?:[A-Z][a-z]+\.? )?\d{1,4}\b")


@dataclass(frozen=True, slots=True)
class Author:
    """Who and in what role, and where on the paper it was read; all "" when unknown."""

    name: str = ""
    role: str = ""
    because: str = ""


def find_author(kind: DocumentKind, face: Face) -> Author:
    """Return the author of a paper of this kind; a deposition or hearing transcript has none."""
    readers = {
        DocumentKind.DECLARATION: _declarant,
        DocumentKind.TESTIMONY: _declarant,
        DocumentKind.MEMO: _memo_writer,
        DocumentKind.ROSTER: _credited,
        DocumentKind.OTHER: _credited,
        DocumentKind.EMAIL: _sender,
        DocumentKind.LETTER: _signatory,
        DocumentKind.SPEECH: _orator,
        DocumentKind.NEWS: _reporter,
        DocumentKind.ORDER: _court,
        DocumentKind.FILING: _party,
        DocumentKind.PRESS_RELEASE: _house,
    }
    reader = readers.get(kind)
    return reader(face) if reader else Author()


def find_addressee(kind: DocumentKind, face: Face) -> str:
    """Return whom a memo, e-mail or letter is written to, as printed; "" for other papers."""
    if face.header and kind in (DocumentKind.MEMO, DocumentKind.EMAIL):
        return read_names(face.header.fields.get("to", ""))
    if kind is DocumentKind.LETTER:
        dear = re.search(r"^\s*Dear\s+(.{2,80}?)\s*[:,]?\s*$", face.head, re.MULTILINE)
        honoured = re.search(
            r"^\s*((?:The Honou?rable|Hon\.|His Excellency|Her Excellency|H\.E\.|Mr\.|Ms\.|Mrs\."
            r"|Dr\.)\s+[A-Z][^\n,]{3,60})",
            face.head,
            re.MULTILINE,
        )
        return dear[1] if dear else honoured[1].strip() if honoured else ""
    return ""


def _declarant(face: Face) -> Author:
    both = face.head + "\n" + face.tail
    role = _own_role(face.head)
    declared = _DECLARANT.search(re.sub(r"[ \t]*\n[ \t]*", " ", face.head))
    titled = _TITLED.search(face.head)
    signed = _SLASHED.search(face.tail)
    deposed = _DEPOSED.search(face.head)
    places = ((declared, "I, ..., declare"), (titled, "title"), (deposed, "being sworn"), (signed, "signature"))
    for match, because in places:
        if match:
            name = read_name(match["name"])[0]
            return Author(name, _role_under(face.tail, name) or role, f"author: {because}")
    under = _under_line(both)
    return Author(under, role, "author: signature block") if under else Author()


def _own_role(head: str) -> str:
    match = _I_AM.search(re.sub(r"\s*\n\s*", " ", head))
    role = match["role"].strip() if match else ""
    return role if ROLE_WORD.search(role) and len(role) <= 90 else ""


def _role_under(tail: str, name: str) -> str:
    """Return the line under the last line that is the name, when it reads like an office."""
    lines = [line.strip() for line in tail.splitlines()]
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].lower().rstrip(",") == name.lower():
            following = next((line for line in lines[index + 1 : index + 3] if line), "")
            return following.rstrip(",") if following[:1].isupper() and not any(c.isdigit() for c in following) else ""
    return ""


def _under_line(text: str) -> str:
    """Return the name printed under a signature line of underscores, or ""."""
    match = re.search(r"_{6,}\s*\n\s*([^\n]{3,60})", text)
    return read_name(match[1])[0] if match and looks_like_name(match[1].split(",")[0]) else ""


def _sender(face: Face) -> Author:
    header: Header | None = face.header
    if header is None:
        return Author()
    name, role = read_name(header.fields.get("from", ""))
    return Author(name, role, "author: From line") if name else Author()


def _memo_writer(face: Face) -> Author:
    sender = _sender(face)
    return sender if sender.name else _credited(face)


def _credited(face: Face) -> Author:
    """Return the one whom a report or roster names in "Prepared by: ..." at its head or foot."""
    for text in (face.head, face.tail):
        for credit in _CREDIT.finditer(text):
            printed = _AFTER_CREDIT.split(re.sub(r"\([^)]*\)", "", credit["value"]).strip(), maxsplit=1)[0]
            name, role = read_name(printed)
            words = name.split()
            names_only = len(words) > 1 and all(word[0].isupper() for word in words) and credit["value"][-1] not in ".,"
            if looks_like_name(name) and (credit["colon"] or names_only):
                return Author(name, role if ROLE_WORD.search(role) else "", "author: line of credit")
    return Author()


def _signatory(face: Face) -> Author:
    closings = list(CLOSING.finditer(face.tail)) or list(CLOSING.finditer(face.head))
    if closings:
        text = face.tail if list(CLOSING.finditer(face.tail)) else face.head
        block = [line.strip() for line in text[closings[-1].end() :].splitlines() if line.strip()][:6]
        names = [i for i, line in enumerate(block) if looks_like_name(_unslashed(line).split(",")[0])]
        for index in names:
            name, role = read_name(_unslashed(block[index]))
            nearby = (
                names[1]
                if index == names[0] and len(names) > 1 and _same_last(block[index], block[names[1]])
                else index
            )
            below = block[nearby + 1] if nearby + 1 < len(block) else ""
            longest = max((read_name(_unslashed(block[i]))[0] for i in {index, nearby}), key=len)
            return Author(longest or name, role or below.rstrip(","), "author: signature block")
    signed = _SLASHED.search(face.tail)
    if signed:
        name, role = read_name(signed["name"])
        return Author(name, role or _role_under(face.tail, name), "author: signature")
    return _sender(face) if face.header else _last_signer(face.tail)


def _last_signer(tail: str) -> Author:
    """Return the last name at the foot of a paper that has an office on the line under it."""
    lines = [line.strip() for line in tail.splitlines() if line.strip()][-14:]
    for index in range(len(lines) - 2, -1, -1):
        office = lines[index + 1]
        if (
            looks_like_name(lines[index])
            and len(lines[index].split()) > 1
            and ROLE_WORD.search(office)
            and len(office) < 80
        ):
            name, role = read_name(lines[index])
            return Author(name, role or office.rstrip(","), "author: signature block")
    return Author()


def _unslashed(line: str) -> str:
    return re.sub(r"^/?s/\s*|^\[signed\]\s*", "", line, flags=re.IGNORECASE)


def _same_last(first: str, second: str) -> bool:
    return _unslashed(first).split()[-1].lower() == second.split(",")[0].split()[-1].lower()


def _orator(face: Face) -> Author:
    head = face.head[:1500]
    match = _SPEAKER.search(head)
    if match:
        name = natural_case(read_name(match["name"])[0])
        role = match["role"] if match["role"].lower() == "president" else ""
        return Author(name, role, "author: heading")
    floor = _FLOOR.search(head)
    return Author(natural_case(floor["name"]), "", "author: first words") if floor else Author()


def _reporter(face: Face) -> Author:
    match = _BYLINE.search(face.head[:2000])
    if not match:
        return Author()
    others = re.match(r"\s*(?:,| and )\s*[A-Z]", match["rest"])
    name = natural_case(re.split(r"\s+(?:and|And|AND|for|For)\s+", match["name"])[0])
    return Author(name, "reporter", "author: byline" + (", first of several" if others else ""))


def _court(face: Face) -> Author:
    by = _OPINION_BY.search(face.head + "\n" + face.tail)
    if by:
        return Author(f"{natural_case(by['title'])} {natural_case(by['name'])}", "", "author: opinion by")
    for text in (face.tail, face.head):
        found = list(_JUDGE.finditer(text))
        if found:
            judge = found[-1]
            return Author(
                natural_case(TITLE.sub("", judge["name"])), natural_case(judge["role"]), "author: judge's signature"
            )
    return Author("The Court", "", "author: the court that made the order")


def _party(face: Face) -> Author:
    head = face.head[:6000]
    titles = [line for line in head.splitlines() if line.strip() and not any(c.islower() for c in line)]
    title = " ".join(line.strip() for line in titles) + " "
    if re.search(r"\bINDICTMENT\b", title):
        return Author("The Grand Jury", "", "author: indictment")
    party = _PARTY.search(re.sub(r"\bv\.?\s|\bVS?\.\s", " ", _title_lines(titles)) + " ")
    if party:
        words = re.sub(r"['’]S?$|\(S\)", "", party["name"].strip())
        return Author(natural_case(words), "party", "author: party named in the title")
    counsel = _COUNSEL.search(face.head) or _COUNSEL.search(face.tail)
    if counsel:
        return Author(natural_case(counsel["party"]), "party", "author: party whose counsel signs")
    initial = _INITIAL_PAPER.search(title)
    if initial:
        return Author("Plaintiffs" if initial[1] == "COMPLAINT" else "Petitioners", "party", "author: initial paper")
    return Author()


def _title_lines(capitals: Sequence[str]) -> str:
    """Return the lines in capitals that look like the paper's title, not like the court's name or the caption."""
    words = (
        r"COMPLAINT|PETITION|MOTION|BRIEF|OPPOSITION|RESPONSE|REPLY|NOTICE|ANSWER|MEMORANDUM|REPORT|SUPPLEMENT"
        r"|OBJECTION|APPLICATION"
    )
    capitals = [line for line in capitals if not re.search(r"\bCOURT\b|\bDISTRICT OF\b|\bCIRCUIT\b", line)]
    first = next((i for i, line in enumerate(capitals) if re.search(rf"\b(?:{words})", line)), len(capitals))
    return " ".join(line.strip() for line in capitals[max(0, first - 1) : first + 3])


def _house(face: Face) -> Author:
    """Return the body that issues a press release: its letterhead, or the house named before the dateline."""
    for line in face.head.splitlines()[:8]:
        words = line.strip()
        if (
            re.search(r"RELEASE|IMMEDIATE|CONTACT|STATEMENT|@|\d", words, re.IGNORECASE)
            or not 2 <= len(words.split()) <= 12
        ):
            continue
        if words[:1].isupper():
            return Author(natural_case(words), "", "author: letterhead")
    return Author()
