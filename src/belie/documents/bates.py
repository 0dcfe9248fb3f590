"""Bates numbers: one page's production number, and ranges of them.

The convention (Concordance and Opticon load files, ESI orders): a prefix of letters, perhaps a separator, then
digits padded with zeros: `ABC-000000123`, `DEF_0046`, `ICE0001234`, `.0001` after it for an insert.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# At least four digits: "COVID-19", "H-2" and "I-212" are no production numbers.
BATES = re.compile(
    r"(?<![\w/.-])([A-Z][A-Z&]{0,11}(?:[-_ ][A-Z]{1,10}){0,3}[-_ .]{0,3})(\d{4,10})(\.\d{2,4})?(?![\w/-])"
)
# Words before a number that is no production number: docket and case numbers, statutes, dates, rooms
_NOT_BATES = re.compile(
    r"(?:^|[-_ .])(?:NO|NOS|CASE|DOC|DOCUMENT|ECF|DKT|PAGEID|PAGE|ID|CV|CR|CIV|MDL|ACT|FORM|TEL|FAX|BOX|ROOM|SUITE|BAR|"
    r"USC|TERM|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)[-_ .]*$"
)
_MISREAD = str.maketrans("OoQDIl|!iZzSsBGgqTA", "0000111112255869974")  # OCR's letters for digits
_ZIP_CODE = re.compile(r"(?:.*[ ,])?[A-Z]{2} +\d{5}$")  # "NY 10007"


@dataclass(frozen=True, slots=True, order=True)
class BatesNumber:
    """One production number; numbers of one prefix sort by page."""

    prefix: str  # with its separator: "ABC-"
    number: int
    suffix: str = ""  # ".0001" of an insert
    width: int = 0  # digits as printed

    def __str__(self) -> str:
        return f"{self.prefix}{self.number:0{self.width}d}{self.suffix}"

    def follows(self, other: BatesNumber, pages: int = 1) -> bool:
        """True when this is the number `pages` pages after `other`."""
        return self.prefix == other.prefix and self.number == other.number + pages


@dataclass(frozen=True, slots=True, order=True)
class BatesRange:
    """Consecutive production numbers, both ends included."""

    beg: BatesNumber
    end: BatesNumber

    def __post_init__(self) -> None:
        if self.beg.prefix != self.end.prefix or self.beg.number > self.end.number:
            raise ValueError(f"no Bates range: {self.beg} to {self.end}")

    def __contains__(self, number: object) -> bool:
        return (
            isinstance(number, BatesNumber)
            and number.prefix == self.beg.prefix
            and self.beg.number <= number.number <= self.end.number
        )

    def __str__(self) -> str:
        return str(self.beg) if self.beg == self.end else f"{self.beg}-{self.end}"


def find_bates(line: str) -> list[tuple[int, int, BatesNumber]]:
    """Return the production numbers printed in one line of a page's margin, with their places, in order.

    Only the look is tested; whether the numbers count pages is for the caller, who sees the other pages.
    """
    found = []
    for match in BATES.finditer(line):
        prefix, digits, suffix = match.group(1), match.group(2), match.group(3) or ""
        if _NOT_BATES.search(prefix) or _ZIP_CODE.match(match.group()):
            continue
        found.append((match.start(), match.end(), BatesNumber(prefix, int(digits), suffix, len(digits))))
    return found


def read_misread(line: str, prefix: str) -> int | None:
    """Return the number of a line that is a production number with letters where OCR should have read digits.

    Only as good as what the neighbours count, which the caller compares. None for any other line.
    """
    match = re.fullmatch(rf"\W*{re.escape(prefix)}\s?([\dOoQDIl|!iZzSsBGgqTA]{{4,10}})\W*", line)
    if match is None or sum(map(str.isdigit, match[1])) < 2:
        return None
    return int(match[1].translate(_MISREAD))


def ranges(numbers: Sequence[str]) -> tuple[BatesRange, ...]:
    """Return the pages' numbers ("" for none) as ranges, in the order of the pages; what is no number is left out."""
    found: list[BatesRange] = []
    for printed in numbers:
        match = BATES.fullmatch(printed)
        if match is None:
            continue
        number = BatesNumber(match.group(1), int(match.group(2)), match.group(3) or "", len(match.group(2)))
        if found and number.follows(found[-1].end):
            found[-1] = BatesRange(found[-1].beg, number)
        else:
            found.append(BatesRange(number, number))
    return tuple(found)
