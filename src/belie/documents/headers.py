"""The From/To/Date/Subject block of memos and e-mails, as printed at the top or inside a reply chain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from belie.documents.printed_names import ROLE_WORD, is_full_name

_FIELDS = {
    "from": "from", "fm": "from", "to": "to", "action": "to", "memorandum for": "to", "memorandum to": "to",
    "memo to": "to", "through": "through", "thru": "through", "via": "through", "cc": "cc", "bcc": "cc", "info": "cc",
    "date": "date", "sent": "date", "dated": "date", "date/dtg": "date", "date sent": "date", "sent on": "date",
    "date prepared": "date", "subject": "subject", "subj": "subject", "re": "subject", "topic": "subject",
    "attachments": "attachments", "importance": "importance", "reply-to": "reply", "message-id": "id",
    "in-reply-to": "id", "references": "id",
}  # fmt: skip
_LABELLED = re.compile(rf"^[>\s*]*\**(?P<label>{'|'.join(_FIELDS)})\**\s*:\**[ \t]*(?P<value>.*)$", re.IGNORECASE)
_CAPITALS = re.compile(
    r"^\s*(?P<label>FROM|FM|TO|THROUGH|THRU|CC|INFO|DATE|SUBJECT|RE|MEMORANDUM (?:FOR"
    r"|TO))(?:[ \t]+(?P<value>\S.*)|\s*)$"
)
# "DECISION MEMORANDUM FOR THE SECRETARY" names whom it is for, where no "To:" does
_MEMO_FOR = re.compile(
    r"^\s*(?:[A-Z]+ ){0,3}MEMO(?:RANDUM)? (?:FOR|TO)\s*:?\s+(?P<value>(?!THE RECORD|THE FILE|FILE)\S.*)$"
)
# Prints of mail read in a browser: "Pim Haddow <p@x.example>      Wed, Mar 5, 2031 at 8:05 AM", under it "To: ..."
_BROWSER = re.compile(r"^(?P<from>[^<>\n]{2,60}<[^<>\s]+@[^<>\s]+>)\s+(?P<date>\S[^\n]*\d{4}[^\n]*)$")
MAX_LINES = 40  # a block that has not begun by then is no heading


@dataclass(frozen=True, slots=True)
class Header:
    """A header block: its fields (continuation lines joined) and the lines `[first, end)` it takes."""

    fields: dict[str, str]
    first: int
    end: int


def find_header(lines: Sequence[str], start: int = 0, *, within: int = MAX_LINES) -> Header | None:
    """Return the block that begins in `lines[start : start + within]`, or None.

    A block names a writer and one of addressee, date and subject on lines close together. Labels need a colon, or
    capitals with their value beside or under them ("FROM", next line "M. Oldacre").
    """
    for index in range(start, min(len(lines), start + within)):
        browser = _BROWSER.match(lines[index])
        if browser and index + 1 < len(lines) and (_label(lines[index + 1]) or ("", ""))[0] == "to":
            below = _read_block(lines, index + 1)
            return Header(below.fields | {"from": browser["from"], "date": browser["date"]}, index, below.end)
        if _label(lines[index]):
            header = _read_block(lines, index)
            if "from" in header.fields and header.fields.keys() & {"to", "date", "subject"}:
                return _with_addressee(header, lines[max(0, index - 6) : index])
    return None


def _with_addressee(header: Header, above: Sequence[str]) -> Header:
    """Return the header with whom the title of a memorandum above it is for, where it has no "To:" of its own."""
    titled = next((match for line in above if (match := _MEMO_FOR.match(line))), None)
    if "to" in header.fields or titled is None:
        return header
    return Header({**header.fields, "to": titled["value"]}, header.first, header.end)


def _label(line: str) -> tuple[str, str] | None:
    match = _LABELLED.match(line) or _CAPITALS.match(line)
    return (_FIELDS[match["label"].lower()], (match["value"] or "").strip().strip("*").strip()) if match else None


def _read_block(lines: Sequence[str], first: int) -> Header:
    fields: dict[str, str] = {}
    index, current, gap = first, "", 0
    while index < len(lines) and gap <= 1:
        line = lines[index]
        label = _label(line)
        if label:
            current, value = label
            gap = 0
            if current in fields and fields[current] and current in {"from", "date", "subject"}:
                break
            fields[current] = "; ".join(filter(None, (fields.get(current, ""), value)))
        elif not line.strip():
            gap += 1
        elif current and (not fields[current] or (gap == 0 and _goes_on(lines, index))):
            fields[current] = _joined(current, fields[current], line.strip())
            gap = 0
        else:
            break
        index += 1
    while index > first and not lines[index - 1].strip():
        index -= 1
    return Header(fields, first, index)


def _joined(label: str, value: str, more: str) -> str:
    """Return a field with the line under it: an office under a name, another name under a name, or words that wrap."""
    last = value.rsplit(";", 1)[-1].split(",")[0]
    if label in ("from", "to", "through") and is_full_name(last) and not value.endswith(","):
        if is_full_name(more):
            return f"{value}; {more}"
        if ROLE_WORD.search(more) and value.count(",") == 0:
            return f"{value}, {more}"
    return f"{value} {more}".strip()


def _goes_on(lines: Sequence[str], index: int) -> bool:
    """True when a line without a label goes on with the field above: it is indented, or a label follows soon."""
    return lines[index][:1].isspace() or any(_label(line) for line in lines[index + 1 : index + 4])


# "On Mon, Aug 20, 2029 at 17:42, Wendell Pike <w@x.example> wrote:"
REPLY_INTRO = re.compile(
    r"^[>\s]*(?:-{2,}\s*)?On (?P<date>[^\n]{6,60}?),? "
    r"(?P<from>[A-Z\"“][^\n,<\d]{1,60}?(?:,\s[A-Z][\w.]+)?)\s*(?:<[^>\n]*>)?\s*wrote\s*(?::|-{2,})\s*$"
)
_DIVIDER = re.compile(
    r"^[>\s]*-{2,}\s*(?:Original Message|Forwarded message|Forwarded by [^-]*)\s*-{2,}\s*$", re.IGNORECASE
)


_HALF_DAY = re.compile(r"^[AP]\.?M\.?,?\s+", re.IGNORECASE)  # "at 4:15 PM Otis Grand wrote"
INTRO_LINES = 3  # mail programs wrap long ones


def _intro(lines: Sequence[str], index: int) -> tuple[re.Match[str] | None, int]:
    """Return the "On ..., X wrote:" that begins on a line, and how many lines it takes."""
    if lines[index].lstrip("> -").startswith("On "):
        for taken in range(1, INTRO_LINES + 1):
            joined = " ".join(line.lstrip("> ") for line in lines[index : index + taken])
            intro = REPLY_INTRO.match(joined)
            if intro:
                return intro, taken
    return None, 0


@dataclass(frozen=True, slots=True)
class Reply:
    """An earlier message quoted in a later one: who wrote it, when (as printed), and its lines `[first, end)`.

    `name_line` is the line that names the writer.
    """

    sender: str
    date: str
    name_line: int
    first: int
    end: int


def iter_replies(lines: Sequence[str], start: int) -> Iterator[Reply]:
    """Yield the earlier messages below a reply, in order of place; each ends where the next begins."""
    openings: list[tuple[int, str, str, int, int]] = []  # divider line, sender, date, name line, first body line
    index = start
    while index < len(lines):
        intro, taken = _intro(lines, index)
        if intro:
            sender = _HALF_DAY.sub("", intro["from"])
            openings.append((index, sender, intro["date"], index, index + taken))
            index += taken
            continue
        divided = _DIVIDER.match(lines[index]) is not None
        label = _label(lines[index])
        if divided or (label and label[0] == "from"):
            header = find_header(lines, index, within=4 if divided else 1)
            if header:
                at = next(
                    i for i in range(header.first, header.end) if (found := _label(lines[i])) and found[0] == "from"
                )
                fields = header.fields
                openings.append((index, fields["from"], fields.get("date", ""), at, header.end))
                index = header.end
                continue
        index += 1
    for number, (_, sender, date, name_line, first) in enumerate(openings):
        end = openings[number + 1][0] if number + 1 < len(openings) else len(lines)
        yield Reply(sender, date, name_line, first, end)
