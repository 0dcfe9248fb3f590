"""Production numbers as load files write them: looser than in a margin, as the column says what they are."""

from __future__ import annotations

import re

from belie.documents.bates import BatesNumber

_NUMBER = re.compile(r"(.*?)(\d{1,18})([._-]\d{2,4})?", re.DOTALL)


def read_number(printed: str) -> BatesNumber | None:
    """Return the number in a Bates column or image key, None for one that does not count."""
    match = _NUMBER.fullmatch(printed.strip())
    if match is None:
        return None
    prefix, digits, suffix = match.groups()
    if suffix and suffix[0] != ".":  # "ABC-0001-02": the last digits count
        prefix, digits, suffix = f"{prefix}{digits}{suffix[0]}", suffix[1:], ""
    return BatesNumber(prefix, int(digits), suffix or "", len(digits))


def pages_between(beg: str, end: str) -> int | None:
    """Return how many pages a range has; None where its ends do not belong together."""
    first, last = read_number(beg), read_number(end)
    if first is None or last is None or first.prefix != last.prefix or last.number < first.number:
        return None
    return last.number - first.number + 1


def counted_on(beg: str, by: int) -> str:
    """Return the number `by` pages after `beg`, "" where it does not count."""
    first = read_number(beg)
    return str(BatesNumber(first.prefix, first.number + by, "", first.width)) if first else ""
