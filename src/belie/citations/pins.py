"""Pin cites: the numbers after the name of a paper.

    at 3-5, 7        ¶¶ 7-9, 12        PageID.234-235        30:4-31:2        at 2 n.3        p. 30, ll. 4-18

Ranges are written out: "4876-78" ends at 4878. OCR's I, l and O are read as digits where only a number can stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from belie.domain.citations import Pin, PinKind

DASH = r"\s?[-–—‑−]\s?|\s+(?:to|through)\s+"
NUMBER = r"(?:\d[\dOlI]*|[lIO]\d[\dOlI]*)"  # where only a number can stand
_DIGITS = str.maketrans("OlI", "011")

PAGE_ID = re.compile(rf"\bP(?:age|AGE|g|G)\.?\s?\.?(?:I\.?D|lD|Id)\.?\s?(?:N[o0]s?\.)?\s?[#:.\s]*(?={NUMBER})")
PARAGRAPH = re.compile(r"(?:¶\s?¶?|&para;|\b[Pp]ara(?:graph)?s?\b\.?)\s*(?=\d)")
# The pilcrow as OCR reads it; believed only straight after a cited name
MISREAD_PARAGRAPH = re.compile(r"(?:[{}|]{1,2}|[JqT]{1,2}|ff|fl|If|4\|)\s?(?=\d)")
_AT = re.compile(r"(?:at|@)\s+(?:(?:pp?|pgs?|pages?)\.?\s+)?(?=[\divxlc*A-Z¶])")
_PAGES = re.compile(r"(?:pp?|pgs?|[Pp]ages?)\.?\s?(?=\d|[ivxlc]+\b)")
_NOTE = re.compile(r"(?:nn?|fnn?)\.\s?(?=\d)|(?:note|footnote)s?\s(?=\d)")
_SECTION = re.compile(r"§{1,2}\s?(?=[\dIVXA-Z])")
_GAP = re.compile(r"\s*,?\s*(?:[Aa]nd\s+|&\s*)?")

_PAGE_NUMBER = r"(?:\*?\d{1,6}a?(?![\d%$]|,\d{3})|[ivxlc]{1,6}\b|[A-Z]{1,2}-?\d{1,5}\b)"
_NO_CLOCK = r"(?!\s?(?:a\.?m\b|p\.?m\b|o[’']clock|percent|%|years?\b|days?\b|months?\b|hours?\b))"
_PAGE = re.compile(
    rf"({_PAGE_NUMBER})(?:(?:{DASH})(\*?\d{{1,6}}a?|[ivxlc]{{1,6}}\b|[A-Z]{{1,2}}-?\d{{1,5}}\b))?{_NO_CLOCK}"
)
_PARA = re.compile(
    rf"(\d{{1,4}}[a-z]?(?:\([a-z0-9]{{1,4}}\))*)(?:(?:{DASH})¶?\s?(\d{{1,4}}[a-z]?(?:\([a-z0-9]{{1,4}}\))*))?"
)
_ID = re.compile(rf"({NUMBER})(?:(?:{DASH})(?:P(?:age|g)\s?ID[#:.\s]*)?({NUMBER}))?")
_LINES = re.compile(
    rf"(\d{{1,4}})(?:\s?:\s?|;)([\dl][\dlO]?)(?![\d:])(?:(?:{DASH})(?:(\d{{1,4}})(?:\s?:\s?"
    rf"|;))?([\dl][\dlO]{{0,2}})(?![\d:]))?{_NO_CLOCK}"
)
_PAGE_AND_LINES = re.compile(
    rf"(\d{{1,4}}),?\s+(?:at\s+)?(?:ll?\.|[Ll]ines?"
    rf"|[Ll]n\.)\s?(\d{{1,2}})(?:(?:{DASH})(?:(\d{{1,4}}),?\s+(?:ll?\.|lines?)\s?)?(\d{{1,2}}))?"
)
_SINGLE = re.compile(rf"(\d{{1,3}})(?:(?:{DASH})(\d{{1,3}}))?")
_HEADING = re.compile(rf"([IVX]+(?:\.[A-Z\d]+)*|[\dA-Z]+(?:\.\d+)*)(?:(?:{DASH})([\dIVXA-Z.]+\b))?")
# After a comma a number goes on with the pin only when nothing follows that it could count
_STANDS_ALONE = re.compile(r"\s*(?:[,;.:)\]&?!\"”’–—-]|\(|\[|and\b|nn?\.\s?\d|$)")
_LINES_GO_ON = re.compile(r"\s*[,;&]\s*(?:and\s+)?|\s+and\s+")
_LIST = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s*&\s*|\s+and\s+")
_FOREIGN = re.compile(r"\d+\s+(?:U\.\s?S\.|C\.\s?F\.\s?R|F\.|S\.\s?Ct|Fed\.|[A-Z]\w*\.\s?[A-Z\d])")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Which numbers may stand without a word before them."""

    pages: bool = False  # "J.A. 233", "Tr. 51-52"
    lines: bool = False  # "Dep. 30:4-18"


def digits(number: str) -> str:
    """Return a number with OCR's letters as digits."""
    return number.translate(_DIGITS)


def widen(first: str, last: str | None) -> str:
    """Return the end of a range written out: "4876" and "78" give "4878"; no end gives the start."""
    if not last:
        return first
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        whole = first[: len(first) - len(last)] + last
        return whole if int(whole) >= int(first) else last
    return last


def read_pins(text: str, at: int, allowed: Allowed) -> tuple[list[Pin], int]:
    """Return the pins from `at` on and where they end; none, and `at`, when nothing of the kind stands there."""
    pins: list[Pin] = []
    end = at
    while True:
        found = _group(text, end, allowed, first=not pins)
        if found is None:
            return pins, end
        pins += found[0]
        end = found[1]


def _group(text: str, at: int, allowed: Allowed, *, first: bool) -> tuple[list[Pin], int] | None:
    """Return one run of numbers of one kind."""
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    if start == at and not first and text[at : at + 1] not in "¶§":
        return None
    if page_id := PAGE_ID.match(text, start):
        return _run(text, page_id.end(), PinKind.PAGE_ID, _ID, PAGE_ID)
    if word := _AT.match(text, start):
        if text.startswith("P", word.end()) and (page_id := PAGE_ID.match(text, word.end())):
            return _run(text, page_id.end(), PinKind.PAGE_ID, _ID, PAGE_ID)
        if paragraph := PARAGRAPH.match(text, word.end()):
            return _run(text, paragraph.end(), PinKind.PARAGRAPH, _PARA, PARAGRAPH)
        return _pages(text, word.end())
    if paragraph := PARAGRAPH.match(text, start):
        return _run(text, paragraph.end(), PinKind.PARAGRAPH, _PARA, PARAGRAPH, loose=True)
    if first and gap and "," not in gap.group() and (misread := MISREAD_PARAGRAPH.match(text, start)):
        return _run(text, misread.end(), PinKind.PARAGRAPH, _PARA, PARAGRAPH)
    if pages := _PAGES.match(text, start):
        return _pages(text, pages.end())
    if note := _NOTE.match(text, start):
        return _run(text, note.end(), PinKind.NOTE, _SINGLE, _NOTE)
    if section := _SECTION.match(text, start):
        return _run(text, section.end(), PinKind.SECTION, _HEADING, _SECTION)
    if allowed.lines and _LINES.match(text, start):
        return _lines(text, start)
    if allowed.pages and first and text[start : start + 1].isdigit():
        return _pages(text, start)
    return None


def _pages(text: str, start: int) -> tuple[list[Pin], int] | None:
    if found := _lines(text, start):
        return found
    if lines := _PAGE_AND_LINES.match(text, start):
        page, line, last_page, last_line = lines.groups()
        last = f"{last_page or page}:{last_line or line}"
        return [Pin(PinKind.LINES, f"{page}:{line}", last)], lines.end()
    return _run(text, start, PinKind.PAGE, _PAGE, _PAGES)


def _lines(text: str, start: int) -> tuple[list[Pin], int] | None:
    pins: list[Pin] = []
    end = at = start
    while lines := _LINES.match(text, at):
        page, line, last_page, last_line = lines.groups()
        first = f"{page}:{digits(line)}"
        pins.append(Pin(PinKind.LINES, first, f"{last_page or page}:{digits(last_line)}" if last_line else first))
        end = lines.end()
        on = _LINES_GO_ON.match(text, end)
        if on is None:
            break
        at = on.end()
    return (pins, end) if pins else None


def _run(
    text: str, start: int, kind: PinKind, number: re.Pattern[str], again: re.Pattern[str], *, loose: bool = False
) -> tuple[list[Pin], int] | None:
    """Return the numbers "7-9, 12 & 15" from `start` on; the word before them may come again."""
    pins: list[Pin] = []
    end = at = start
    repeated = False
    while match := number.match(text, at):
        if pins and not repeated:
            alone = _STANDS_ALONE.match(text, match.end())
            if _FOREIGN.match(text, at) or (
                alone is None and not (loose and len(pins) > 0 and _counts_on(pins, match))
            ):
                break
        first = digits(match.group(1)) if kind is PinKind.PAGE_ID else match.group(1)
        last = digits(match.group(2)) if kind is PinKind.PAGE_ID and match.group(2) else match.group(2)
        pins.append(Pin(kind, first, widen(first, last)))
        end = match.end()
        gap = _LIST.match(text, end)
        if gap is None:
            break
        repeat = again.match(text, gap.end())
        repeated = repeat is not None
        at = repeat.end() if repeat else gap.end()
    return (pins, end) if pins else None


def _counts_on(pins: list[Pin], match: re.Match[str]) -> bool:
    """True when a paragraph number follows the last one closely: "¶¶ 7, 9 allege"."""
    last = re.match(r"\d+", pins[-1].last)
    here = re.match(r"\d+", match.group(1))
    return bool(last and here) and 0 < int(here[0]) - int(last[0]) <= 20  # type: ignore[index]
