"""Who sends a memo, an e-mail or a letter: the From line, the block under a closing, for whom it is signed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from belie.documents.face import Face
from belie.documents.headers import iter_replies
from belie.documents.makers import Author, find_credit, find_foot_name, find_last_signer
from belie.documents.printed_names import (
    CALLING,
    NAME,
    ROLE_WORD,
    is_body_name,
    is_full_name,
    join_names,
    looks_like_name,
    name_of_address,
    natural_case,
    read_name,
    split_listed,
    strip_titles,
)

CLOSING = re.compile(
    r"^\s*(?:Very truly yours|Yours (?:very )?(?:truly|sincerely|faithfully)|(?:Most )?Sincerely(?: yours)?"
    r"|Respectfully(?: (?:yours|submitted))?|Truly yours|Faithfully yours|In solidarity"
    r"|(?:With )?(?:kind|best|warm)(?:est)? (?:personal )?regards|Cordially|Best wishes|Regards|Best|Yours"
    r"|Many thanks"
    r"|Thank you|Thanks|With appreciation|Love|Signed|In haste|Ever yours)\s*,\s*$"
    r"|^[^\n]{0,60}\bassurances of (?:my|its|our) (?:highest|high|most distinguished) consideration\.?\s*$"
    r"|^\s*(?:Sincerely|Respectfully(?: submitted)?|Cordially|Regards)\s*[.:]?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
BLOCK_LINES = 24  # of a signature block: letters of many signers are longer, and lose the later ones
_BLOCK_END = re.compile(r"^\s*(?:cc|bcc|enc(?:l|s|losures?)?|attachments?|P\.?S)\b\s*[.:(]", re.IGNORECASE)
_COLUMNS = re.compile(r"\s{3,}|\t")
_MARK = re.compile(
    r"^/?s/+\s*|^\[?(?:signed|signature)\]?\s*[:/]?\s+|^(?:Digitally|Electronically) signed by:?\s*"
    r"|^By:\s*(?:/?s/+\s*)?",
    re.IGNORECASE,
)
_FOR = re.compile(r"^(?:signed\s+)?(?:for|p\.p\.|o/b/o|on behalf of)\b:?\s*(?P<whom>.*)$", re.IGNORECASE)
_NAME_FOR = re.compile(r"^(?P<name>[^,]{3,40}?),?\s+(?:for|on behalf of)\s+(?P<whom>[A-Z].{2,60})$")
_COUNSEL_FOR = re.compile(
    r"^(?P<role>.{0,40}?\b(?:Counsel|Attorneys?))(?: of Record)? for (?:the )?(?P<whom>[A-Z].{2,80})$", re.IGNORECASE
)
_BEHALF_OF = re.compile(r"\s*\(?\bon behalf of\b:?\s*", re.IGNORECASE)
_SENT_FOR = re.compile(r"^\W*(?:This (?:message"
                       r"|e-?mail) is )?sent on behalf of:? (?:the )?(?P<whom>[A-Z][^\n.;]{2,70})",
                       re.IGNORECASE | re.MULTILINE)  # fmt: skip
_SLASHED = re.compile(r"(?:^|\s)/?s/+\s*(?P<name>[A-Z][^\n_]{2,60})")
# At the foot of a note: a name, under it the day
_DATED_SIGNATURE = re.compile(
    r"\n[ \t]*(?:/s/\s*)?(?P<name>(?:[A-Z][\w.'’-]*[ ]){1,4}[A-Z][\w'’-]+)[ \t]*\n+[ \t]*(?:\d{1,2}/\d{1,2}/\d{2,4}"
    r"|[A-Z][a-z]+ \d{1,2}, \d{4})\s*$"
)
_ADDRESS = re.compile(r"^(?P<local>[\w.+'-]+)@[\w.-]+$")
_NOTE_VERBALE = re.compile(
    r"\bThe (?P<body>(?:Embassy|Ministry|Mission|Permanent Mission|Consulate)\b[^.]{0,120}?) presents its compliments"
)
_AND = re.compile(r"\s(?:and|And|AND|&)\s")
_BY_LINE = re.compile(rf"^\s*[Bb][Yy]:? (?P<name>{NAME})\s*$", re.MULTILINE)
# "Sincerely, Helga Marsh" on one line
_CLOSED_NAME = re.compile(
    r"^\s*(?:Sincerely|Respectfully|Very truly yours|Yours (?:truly|sincerely|faithfully)|(?:Best|Kind"
    r"|Warm) regards|Regards|Best|Yours)"
    rf",\s+(?P<name>{NAME})\s*$",
    re.MULTILINE,
)
_DEAR = re.compile(r"^\s*Dear\s+(.{2,80}?)\s*[:,]?\s*$", re.MULTILINE)
_HONOURED = re.compile(
    r"^\s*((?:The Honou?rable|Hon\.|His Excellency|Her Excellency|H\.E\.|Mr\.|Ms\.|Mrs\.|Dr\.)\s+[A-Z][^\n,]{3,60})",
    re.MULTILINE,
)


def find_sender(face: Face) -> Author:
    """Return who an e-mail or memo is from; several where the From line lists them."""
    if face.header is None:
        return _replier(face)
    printed, _, behalf = _BEHALF_OF.sub("\0", face.header.fields.get("from", ""), count=1).partition("\0")
    # A comma parts a name from an office there: "P. Lund, Vice Consul, San Telmo"
    parts = [part for part in printed.split(";") if part.strip()]
    listed = [piece for part in parts for piece in (split_listed(part) if _AND.search(part) else [part])]
    named = [read_name(part) for part in listed]
    name = join_names(name for name, _ in named)
    role = next((role for _, role in named if role), "") if len(listed) == 1 else ""
    address = _ADDRESS.match(name)
    if address:
        name = _signed_as(address["local"], face.tail) or name_of_address(name) or name
    if not behalf:
        told = _SENT_FOR.search("\n".join(face.lines[face.header.end : face.header.end + 6]))
        behalf = told["whom"] if told else ""
    return Author(name, role, "author: From line", read_name(behalf)[0]) if name else Author()


def _replier(face: Face) -> Author:
    """Return who signs above the earlier message of a reply printed without its own head."""
    reply = next(iter_replies(face.lines, 0), None)
    if reply is None:
        return Author()
    above = [line.strip(" -—") for line in face.lines[: reply.name_line] if line.strip()]
    last = above[-1] if above else ""
    name = last if looks_like_name(last) and len(last.split()) <= 4 and not last.endswith(".") else ""
    return Author(name, "", "author: signature above an earlier message") if name else Author()


def find_memo_writer(face: Face) -> Author:
    """Return who a memo or a log is from, by its From line, a line of credit or the signature at its foot."""
    sender = find_sender(face)
    if sender.name:
        return sender
    credited = find_credit(face.head, face.tail)
    if credited.name or face.header:
        return credited
    by = _BY_LINE.search("\n".join(face.lines[:8]))
    if by and is_full_name(by["name"]):
        return Author(natural_case(by["name"]), "", "author: line of credit")
    signed = _DATED_SIGNATURE.search(face.tail)
    return Author(read_name(signed["name"])[0], "", "author: signature") if signed else find_foot_name(face.tail)


def find_signatory(face: Face) -> Author:
    """Return who signs a letter; all signers where several do."""
    note = _NOTE_VERBALE.search(re.sub(r"\s*\n\s*", " ", face.head))
    if note:
        body = re.split(r" of the Republic| in\b", note["body"])[0]
        letterhead = next((line for line in face.lines[:6] if line.lower().startswith(body.lower())), body)
        return Author(natural_case(letterhead), "", "author: note verbale")
    for text in (face.tail, face.head):
        closings = list(CLOSING.finditer(text))
        for closing in reversed(closings):
            block = _read_block(text[closing.end() :])
            if block.name:
                return block
    closed = _CLOSED_NAME.search(face.tail)
    if closed:
        return Author(read_name(closed["name"])[0], "", "author: closing")
    slashed = _SLASHED.search(face.tail)
    if slashed:
        return _read_block(face.tail[slashed.start() :])
    sender = find_sender(face)
    return sender if sender.name else _first_named(find_last_signer(face.tail), find_foot_name(face.tail))


def _first_named(*found: Author) -> Author:
    return next((author for author in found if author.name), Author())


def find_addressee(face: Face) -> str:
    """Return whom a letter is written to, as printed: "Dear ...", else the honoured name of the inside address."""
    dear, honoured = _DEAR.search(face.head), _HONOURED.search(face.head)
    return dear[1] if dear else honoured[1].strip() if honoured else ""


def _signed_as(local: str, tail: str) -> str:
    """Return the full name at the foot of a message whose last name is part of the sender's address."""
    for line in reversed(tail.splitlines()):
        words = line.strip()
        if is_full_name(words) and words.split()[-1].lower() in local.lower():
            return words
    return ""


@dataclass(slots=True)
class _Signer:
    name: str
    role: str = ""
    whom: str = ""


def _read_block(text: str) -> Author:
    """Return who signs in a signature block that begins a text."""
    cells = _cells(text)
    signers: list[_Signer] = []
    body, index = "", 0
    listed = [cell for cell in cells if is_full_name(cell)]
    if len(listed) > 1 and len(listed) == len(cells) and len({name.split()[-1].lower() for name in listed}) > 1:
        return Author(join_names(natural_case(strip_titles(name)) for name in listed), "", "author: signatures")
    while index < len(cells):
        cell = cells[index]
        after = cells[index + 1] if index + 1 < len(cells) else ""
        index += 1
        marked = re.sub(r"\s*\([^)]*\)", "", _MARK.sub("", cell))
        stands_for, counsel, both = _FOR.match(cell), _COUNSEL_FOR.match(cell), _NAME_FOR.match(marked)
        if stands_for and signers:
            if not stands_for["whom"]:
                index += 1
            signers[-1].whom = strip_titles((stands_for["whom"] or after).split(",")[0]) or stands_for["whom"]
            signers[-1].role = signers[-1].role or " "  # the office below is the other's
        elif counsel and signers and not signers[-1].whom:
            signers[-1].role, signers[-1].whom = (
                signers[-1].role or counsel["role"].strip(),
                counsel["whom"].strip(" ,"),
            )
        elif both and is_full_name(strip_titles(both["name"])):
            signers.append(_Signer(strip_titles(both["name"]), " ", both["whom"].split(",")[0]))
        elif _is_signature(cell, marked, after, first=not signers) or (
            signers and is_full_name(cell.split(",")[0]) and _same_person(signers[-1].name, cell.split(",")[0])
        ):
            name, role = read_name(strip_titles(marked) if "," not in marked else marked)
            if signers and _same_person(signers[-1].name, name):
                signers[-1].name = max(signers[-1].name, name, key=len)
                signers[-1].role = signers[-1].role or role
            else:
                signers.append(_Signer(name, role))
        elif signers and not signers[-1].role and _is_post(cell):
            signers[-1].role = cell.rstrip(",")
        elif not signers and not body and is_body_name(cell):
            body = cell
    if not signers:
        return Author(body, "", "author: signature block of a body") if body else Author()
    return Author(
        join_names(signer.name for signer in signers),
        signers[0].role.strip() if len({signer.role.strip() for signer in signers}) == 1 else "",
        "author: signature block",
        join_names(signer.whom for signer in signers),
    )


def _cells(text: str) -> list[str]:
    """Return the lines of a block in reading order: where it has columns, one after the other."""
    columns: list[list[str]] = []
    lines = [line for line in text.splitlines() if line.strip()][:BLOCK_LINES]
    for line in lines:
        if _BLOCK_END.match(line) or len(line) > 200:
            break
        for number, cell in enumerate(part for part in _COLUMNS.split(line.strip()) if part.strip()):
            while len(columns) <= number:
                columns.append([])
            columns[number].append(cell.strip())
    return [cell for column in columns for cell in column if not re.fullmatch(r"_+|/?s/+", cell)]


def _is_signature(cell: str, marked: str, after: str, *, first: bool) -> bool:
    """True for a signer's name; after the first one only where it is signed or an office stands under it."""
    bare = strip_titles(marked.split(",")[0])
    if is_body_name(bare) or not looks_like_name(bare) or _is_post(marked.split(",")[0]):
        return False
    if first or _MARK.match(cell):
        return True
    return is_full_name(bare) and (_is_post(after) or _COUNSEL_FOR.match(after) is not None)


def _same_person(first: str, second: str) -> bool:
    return first.split()[-1].lower() == second.split()[-1].lower()


def _is_post(line: str) -> bool:
    """True for a line that is an office or a calling: "Assistant Secretary", "United States Senator"."""
    posted = ROLE_WORD.search(line) or CALLING.search(line)
    return posted is not None and len(line) < 90 and line[:1].isupper() and not line.endswith(".")
