"""The From/To/Date/Subject block of memos and e-mails, as printed at the top or inside a reply chain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FIELDS = {
    "from": "from", "to": "to", "through": "through", "thru": "through", "via": "through", "cc": "cc", "bcc": "cc",
    "date": "date", "sent": "date", "dated": "date", "subject": "subject", "subj": "subject", "re": "subject",
    "attachments": "attachments", "importance": "importance", "reply-to": "reply", "message-id": "id",
    "in-reply-to": "id", "references": "id",
}  # fmt: skip
_LABELLED = re.compile(rf"^[>\s*]*\**(?P<label>{'|'.join(_FIELDS)})\**\s*:\**[ \t]*(?P<value>.*)$", re.IGNORECASE)
_CAPITALS = re.compile(r"^\s*(?P<label>FROM|TO|THROUGH|THRU|CC|DATE|SUBJECT|RE)(?:[ \t]+(?P<value>\S.*)|\s*)$")
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
        if _label(lines[index]):
            header = _read_block(lines, index)
            if "from" in header.fields and header.fields.keys() & {"to", "date", "subject"}:
                return header
    return None


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
            fields[current] = ", ".join(filter(None, (fields.get(current, ""), value)))
        elif not line.strip():
            gap += 1
        elif current and (not fields[current] or (gap == 0 and _goes_on(lines, index))):
            fields[current] = f"{fields[current]} {line.strip()}".strip()
            gap = 0
        else:
            break
        index += 1
    while index > first and not lines[index - 1].strip():
        index -= 1
    return Header(fields, first, index)


def _goes_on(lines: Sequence[str], index: int) -> bool:
    """True when a line without a label goes on with the field above: it is indented, or a label follows soon."""
    return lines[index][:1].isspace() or any(_label(line) for line in lines[index + 1 : index + 4])


# "On Mon, Aug 20, 2029 at 17:42, Wendell Pike <w@x.example> wrote:"
REPLY_INTRO = re.compile(
    r"^[>\s]*On (?P<date>[^\n]{6,60}?),? "
    r"(?P<from>[A-Z\"“][^\n,<]{1,60}?(?:,\s[A-Z][\w.]+)?)\s*(?:<[^>\n]*>)?\s*wrote:\s*$"
)
_DIVIDER = re.compile(
    r"^[>\s]*-{2,}\s*(?:Original Message|Forwarded message|Forwarded by [^-]*)\s*-{2,}\s*$", re.IGNORECASE
)


_HALF_DAY = re.compile(r"^[AP]\.?M\.?,?\s+", re.IGNORECASE)  # "at 4:15 PM Otis Grand wrote"
INTRO_LINES = 3  # mail programs wrap long ones


def _intro(lines: Sequence[str], index: int) -> tuple[re.Match[str] | None, int]:
    """Return the "On ..., X wrote:" that begins on a line, and how many lines it takes."""
    if lines[index].lstrip("> ").startswith("On "):
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
