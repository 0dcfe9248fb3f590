"""Calendar entries (iCalendar, RFC 5545) as lines of text: what, when, where, with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"^(?P<name>[A-Za-z-]+)(?P<params>(?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(?P<value>.*)$")
_COMMON_NAME = re.compile(r";CN=(?:\"([^\"]*)\"|([^;:]*))", re.IGNORECASE)
_MOMENT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z?))?$")
_SHOWN = {
    "METHOD": "Calendar", "SUMMARY": "Event", "STATUS": "Status", "DTSTART": "Starts", "DTEND": "Ends",
    "RRULE": "Repeats", "LOCATION": "Where", "ORGANIZER": "Organizer", "ATTENDEE": "Attendee", "DESCRIPTION": "Notes",
    "COMMENT": "Comment",
}  # fmt: skip
_ESCAPES = {"n": "\n", "N": "\n"}


def calendar_text(words: str) -> str:
    """Return the entries as "Event: ..." lines in their order; "" when there are none."""
    return "\n".join(_lines(_FOLD.sub("", words)))


def _lines(words: str) -> Iterator[str]:
    inside: list[str] = []
    for line in words.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        name, value = match["name"].upper(), match["value"]
        if name == "BEGIN":
            inside.append(value.strip().upper())
        elif name == "END":
            del inside[-1:]
        elif name in _SHOWN and value.strip() and inside[-1:] in (["VCALENDAR"], ["VEVENT"], ["VTODO"], ["VJOURNAL"]):
            yield f"{_SHOWN[name]}: {_value(name, match['params'], value)}"


def _value(name: str, params: str, value: str) -> str:
    if name in ("ORGANIZER", "ATTENDEE"):
        common = _COMMON_NAME.search(params)
        address = re.sub(r"^mailto:", "", value.strip(), flags=re.IGNORECASE)
        known = (common[1] or common[2] or "").strip() if common else ""
        return f"{known} <{address}>" if known and known != address else address
    if match := _MOMENT.match(value.strip()):
        year, month, day, hour, minute, utc = match.groups()
        zone = re.search(r';TZID="?([^;:"]*)', params, re.IGNORECASE)
        where = " UTC" if utc else f" {zone[1]}" if zone and hour else ""
        return f"{year}-{month}-{day}" + (f" {hour}:{minute}{where}" if hour else "")
    return re.sub(r"\\(.)", lambda escape: _ESCAPES.get(escape[1], escape[1]), value).strip()
