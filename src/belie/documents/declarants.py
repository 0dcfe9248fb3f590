"""Whose a declaration, an affidavit or a written testimony is, and in what office; on whose behalf."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from belie.documents.face import Face
from belie.documents.makers import Author, role_under
from belie.documents.printed_names import (
    BODY_WORD,
    CALLING,
    NAME,
    ROLE_WORD,
    as_written,
    is_body_name,
    join_names,
    looks_like_name,
    natural_case,
    read_name,
    split_listed,
    strip_titles,
)

_VERB = (
    r"(?:declare|depose|state|affirm|swear|certify|attest|aver|verify|say|submit\s+this"
    r"|make\s+(?:this|the\s+following)\s+(?:\w+\s+)?(?:declaration|affidavit|statement|affirmation))"
)
# "I, Pim R. Haddow, Chief of Records, pursuant to 28 U.S.C. § 1746, hereby declare"; "We, A and B, declare"
_DECLARED = re.compile(
    rf"\b(?:I,\s+(?:the\s+undersigned,?\s+)?(?P<name>{NAME})|We,\s+(?P<names>{NAME}(?:,\s+{NAME})*,?\s+and\s+{NAME}))"
    rf"(?P<rest>,[^:;]{{0,260}}?|\s[^:;]{{0,120}}?|)[,\s]\s*(?:hereby\s+|do\s+|also\s+|further\s+"
    rf"|solemnly\s+)*{_VERB}\b"
)
_NO_COMMA = re.compile(rf"\bI\s+(?P<name>{NAME})\s*,?\s+(?:do\s+|hereby\s+|being\s[^:;]{{0,80}}?)*{_VERB}\b")
# "PIM HADDOW, being duly sworn, deposes and says"; "Dr. Lena Ostrov, pursuant to 28 U.S.C. § 1746, declares"
_THIRD_PERSON = re.compile(
    rf"^\W*(?P<name>{NAME})(?:,[^:\n]{{0,200}}?|\s)[,\s]?\s*(?:(?:being|having\s+been)\s+(?:first\s+|by\s+me\s+)*"
    r"(?:duly\s+)?sworn\b|(?:hereby\s+)?(?:declares|deposes|affirms|certifies|swears|avers)\b)",
    re.MULTILINE,
)
_APPEARED = re.compile(rf"\bpersonally\s+(?:appeared|came)\s+(?:before\s+me\s+)?(?P<name>{NAME})")
_CALLED = re.compile(
    rf"\bMy\s+(?:full\s+|legal\s+)?name\s+is\s+(?P<name>{NAME})"
    rf"|\bI\s+am\s+(?P<am>{NAME}),\s+(?:(?:the|an?)\s+)?(?P<role>[A-Za-z][\w ’'-]{{2,70}}?)(?=[.,;])"
)
_LABELLED = re.compile(
    rf"^\W*(?i:Name(?: of (?:declarant|affiant|witness))?|Declarant|Affiant)\s*:\s*(?P<name>{NAME})\s*$", re.MULTILINE
)
_TITLE_LINE = re.compile(
    r"^\W*[^a-z\n]{0,60}\b(?:DECLARATION|AFFIDAVIT|AFFIRMATION|TESTIMONY|STATEMENT|DEPOSITION)\s+OF\b[^a-z\n]*"
    r"|^\W*(?:\w+ ){0,3}(?:Declaration|Affidavit|Affirmation|Testimony|Statement) of\b[^\n]*",
    re.MULTILINE,
)
_UNENDED = re.compile(
    r"\bOF\s*(?:THE\s*)?$|\bOF\s+\S+$|\b[A-Z]\.$|\b(?:DE|LA|VAN|VON|DER|BY|DIRECTOR|OFFICER|CHIEF|AGENT)$",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\bOF\s+(?:THE\s+)?(?P<name>\S.*)$", re.IGNORECASE)
# What follows the name in a title
_TITLE_END = re.compile(
    r"\s+(?:IN\s+(?:SUPPORT|OPPOSITION|RESPONSE|REPLY)|IN\b|PURSUANT|REGARDING|CONCERNING|RE\b|BEFORE|FOR\b"
    r"|UNDER|TO\b"
    r"|ON\b|WITH\b|BY\b|AS\b|SUPPORTING|OPPOSING|DATED|REMARKS|HEARING)\b.*|\s*[(\[;:—–].*|,.*|\s+-\s.*",
    re.IGNORECASE,
)
_BY = re.compile(rf"(?i:\bBY\s+(?:AND\s+THROUGH\s+)?)(?P<name>{NAME})")
_SIGNED = re.compile(
    r"(?:(?:^|\s)/?s/+|\b(?:Digitally|Electronically) signed by:?"
    r"|\bSigned(?: by)?:)\s*(?P<name>[A-ZÀ-Þ][^\n_/]{1,60})",
    re.IGNORECASE,
)
_AFFIANT = re.compile(rf"^\W*(?P<name>{NAME}),?\s*(?:Affiant|Declarant)\b", re.MULTILINE)
_UNDER_LINE = re.compile(r"_{6,}[^\S\n]*\n+\s*(?P<name>[^\n]{3,60})")
_I_AM = re.compile(
    r"\b(?:I(?:\s+am|['’]m|\s+have\s+been|\s+serve\s+as|\s+have\s+served\s+as|\s+work\s+as|\s+currently\s+serve\s+as"
    r"|\s+am\s+(?:currently\s+|presently\s+)?employed\s+(?:as|(?:by|with|at)\s+[^.,]{2,80}?\s+as))"
    r"|serving\s+as|my\s+(?:current\s+)?(?:position|title)\s+is)\s+(?:currently\s+|presently\s+|also\s+|now\s+)*"
    r"(?:the\s+|a\s+|an\s+)?(?P<role>(?:[A-Z][\w.-]*|[a-z]+)(?:[ -][\w&/'’-]+(?:\.(?=[,;]|\s+(?:\(|and\s+I\b"
    r"|[a-z])))?){0,9}?)"
    r"(?=[.,;]|\s*\(|\s+(?:and\s+I|since|with\s+more|in\s+the\s+course|for\s+the\s+past|where|who)\b)"
)
_BEHALF = re.compile(
    rf"\bon\s+behalf\s+of\s+(?:the\s+)?(?P<body>(?:{NAME})(?:\s+(?:of|for"
    rf"|and)\s+(?:the\s+)?{NAME})*)"
)
_SENTENCE_END = re.compile(
    r"(?<=[a-z]{3}\.)(?<!Inc\.)(?<!Ltd\.)(?<!Corp\.)\s|(?<=Inc\.|Ltd\.)\s|(?<=Corp\.)\s"
    r"|\.$(?<!Inc\.)(?<!Ltd\.)(?<!Corp\.)"
)
_NO_ROLE = re.compile(
    r"\b(?:plaintiff|petitioner|defendant|respondent|citizen|resident|party"
    r"|class)\b",
    re.IGNORECASE,
)


def find_declarant(face: Face) -> Author:
    """Return who declares, by the opening, the title, then the signature; interpreters' certificates are left out."""
    head, tail = face.own_head, face.own_tail
    opened = re.sub(r"\s*\n\s*", " ", head)
    for pattern, text, because in (
        (_DECLARED, opened, "I, ..., declare"),
        (_NO_COMMA, opened, "I, ..., declare"),
        (_APPEARED, opened, "appeared before a notary"),
        (_THIRD_PERSON, re.sub(r"(?<=[\w,.])\n(?=[\w])", " ", head), "being sworn"),
        (_LABELLED, head, "name of the declarant"),
    ):
        for match in pattern.finditer(text):
            name = _people(match["name"] or match["names"])
            if name:
                return _with_role(name, because, face)
    titled, body = _from_title(head)
    if titled:
        return _with_role(titled, "title", face, body)
    called = _CALLED.search(opened)
    if called and (name := _people(called["name"] or called["am"])):
        found = _with_role(name, "my name is", face)
        told = called["role"] or ""
        return replace(found, role=told) if ROLE_WORD.search(told) or CALLING.search(told) else found
    for pattern, text, because in (
        (_SIGNED, tail, "signature"), (_AFFIANT, tail, "signature"), (_UNDER_LINE, tail, "signature block"),
        (_UNDER_LINE, head, "signature block"),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            name = _people(re.split(r"\s{2,}|,\s+[A-Z]\w+|\d", match["name"])[0])
            if name and len(name) > 2:
                return _with_role(name, because, face)
    last = _last_name_line(tail)
    return _with_role(last, "last line that is a name", face) if last else Author()


def _people(printed: str) -> str:
    """Return one name or several, without titles and degrees; "" where it is none."""
    found = []
    for piece in split_listed(" ".join(printed.split())):
        name = read_name(strip_titles(piece))[0]
        if (
            not name
            or name.split()[0].lower() in ("the", "am", "was", "before")
            or not looks_like_name(re.sub(r" \d+$", "", name))
        ):
            return ""
        found.append(name)
    return join_names(found)


def _with_role(name: str, because: str, face: Face, body: str = "") -> Author:
    role = (
        ""
        if ";" in name
        else (role_under(face.own_tail, name) or own_role(face.own_head) or _role_below_title(face.own_head, name))
    )
    behalf = _BEHALF.search(re.sub(r"\s*\n\s*", " ", face.own_head))
    if behalf and BODY_WORD.search(behalf["body"]):
        body = _SENTENCE_END.split(behalf["body"])[0].strip(" ,")
    name = join_names(as_written(each, face.own_head + "\n" + face.own_tail) for each in name.split("; "))
    return Author(name, role, f"author: {because}", on_behalf_of=natural_case(body))


def _role_below_title(head: str, name: str) -> str:
    """Return the office on the line under a title that ends in the name: "TESTIMONY OF WANDA ORLE", "DIRECTOR, ..."."""
    lines = [line.strip() for line in head.splitlines()[:30]]
    for line, below in pairwise(lines):
        if line.lower().endswith(name.lower()) and len(below) < 90 and ROLE_WORD.search(below):
            return natural_case(below.rstrip(","))
    return ""


def own_role(head: str) -> str:
    """Return the office or calling that the writer tells of himself ("I am the Chief of Records"), or ""."""
    for match in _I_AM.finditer(re.sub(r"\s*\n\s*", " ", head)):
        role = match["role"].strip()
        if (
            (ROLE_WORD.search(role) or CALLING.search(role))
            and len(role) <= 90
            and "_" not in role
            and not _NO_ROLE.search(role)
        ):
            return role
    return ""


def _from_title(head: str) -> tuple[str, str]:
    """Return the person whom the title names, and the body for which: "... OF ALDER CORP. BY RUBEN KASH"."""
    for match in _TITLE_LINE.finditer(head):
        title = match.group().strip()
        below = [] if head.startswith("\n\n", match.end()) else head[match.end() :].lstrip("\n").splitlines()[:2]
        for line in below:  # a name that runs on over the title's lines
            if not line.strip() or any(char.islower() for char in line) or not _UNENDED.search(title):
                break
            title += " " + line.strip()
        named = _TITLED.search(title)
        if named is None:
            continue
        words = _TITLE_END.sub("", named["name"]).strip(" ,.:")
        if is_body_name(words.title()):
            by = _BY.search(named["name"])
            if by:
                return _people(_TITLE_END.sub("", by["name"])), words
            continue
        name = _people(words)
        if name:
            return name, ""
    return "", ""


def _last_name_line(tail: str) -> str:
    """Return the last line that is a person's full name and nothing else."""
    for line in reversed([line.strip() for line in tail.splitlines() if line.strip()][-8:]):
        if (
            len(line.split()) > 1
            and looks_like_name(line)
            and not BODY_WORD.search(line)
            and not ROLE_WORD.search(line)
        ):
            return _people(line)
    return ""
