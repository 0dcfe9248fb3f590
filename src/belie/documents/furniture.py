"""What is printed on a page and is no sentence of its document: read, and marked so that it can be left out.

Court headers, running heads and feet, page numbers, the line numbers of pleading paper and transcripts, Bates
numbers and confidentiality legends. Pages are compared with one another: what comes back in the same margin, with
only its numbers changed, is furniture. Works on text alone, from PDFs or from text files that came from PDFs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import takewhile

from belie.documents.bates import BatesNumber, find_bates, read_misread
from belie.documents.paragraphs import START
from belie.documents.stamps import PageStamp, continues_stamp, merge_stamps, read_stamps
from belie.domain.documents import DocketStamp, Origin, Page, PageNames
from belie.domain.page_names import entry_of
from belie.domain.spans import Span, merge

MARGIN_LINES = 5  # lines from the top or the foot of a page that can be furniture
NUMBERED_LINES = 8  # fewest numbered lines that make numbered paper; a short last page of a transcript
LINES_A_PAGE = 32  # most lines of numbered paper; a list that counts further is a list
NUMBERED_SHARE = 0.6  # of the lines of a page that bear a number: some pleadings have text between the numbers
HEAD_PAGES = 3  # pages a running head comes back on; in documents of up to four pages, two
LONGEST_HEAD = 150
LONGEST_FURNITURE = 300  # characters of a line; two court headers printed side by side

_STAMP_HINT = re.compile(r"USCA|Appellate|Appeal|Case|\d{1,2}:\d\d-")
_LINE_NUMBER = re.compile(r"^[ \t]*(\d{1,2})(?:[ \t]{2,}(?=\S)|[ \t]*$)", re.MULTILINE)
_PAGE_NUMBER = re.compile(
    r"[-–—~\[( ]*(?:(?:[Pp]age|PAGE|Pg\.?|p\.)\s*)?(\d{1,5}|[ivxlcIVXLC]{1,6})(?:\s*(?:of|/)\s*\d{1,5})?[-–—~\]) .]*"
)
_SPOKEN_PAGE_NUMBER = re.compile(
    r"(?:Page|Pg\.?)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4} of \d{1,4}", re.IGNORECASE
)
_EYES_ONLY = r"(?:ATTORNEYS?[’']?S?[’']? EYES ONLY|OUTSIDE COUNSEL ONLY|FOR OFFICIAL USE ONLY|FOUO)"
_LEGEND = re.compile(
    rf"[*\[(\s]*(?:HIGHLY |STRICTLY )?(?:{_EYES_ONLY}|CONFIDENTIAL|(?:FILED )?UNDER SEAL|PRIVILEGED|"
    r"LAW ENFORCEMENT SENSITIVE|SENSITIVE BUT UNCLASSIFIED|UNCLASSIFIED|PRE-?DECISIONAL|DELIBERATIVE|DRAFT|PROPRIETARY|"
    r"SUBJECT TO)"
    rf"(?:[-–—/ &,:;.]*(?:{_EYES_ONLY}|AND|OR|TO|OF|THE|IN|UNDER|NOT FOR|HIGHLY|CONFIDENTIAL(?:ITY)?|FILED|SEAL(?:ED)?|"
    r"PRIVILEGED?|ATTORNEY-CLIENT|ATTORNEY|WORK PRODUCT|LAW ENFORCEMENT|SENSITIVE|UNCLASSIFIED|PRE-?DECISIONAL|"
    r"DELIBERATIVE|DRAFT|PROTECTIVE|ORDER|SUBJECT|STIPULATED|AGREEMENT|PUBLIC|RELEASE|DISCLOSURE|MATERIAL|INFORMATION|DOCUMENT))*[*\])\s.]*"
)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[a-z]{2,}[.?!][\"”’)]*$")


@dataclass(slots=True)
class _Line:
    start: int  # in the page's text, white space and a line number left out
    end: int
    text: str
    numbered: bool = False


@dataclass(slots=True)
class _Sheet:
    """One page while it is read."""

    page: Page
    lines: list[_Line]  # those not yet known to be furniture, top to bottom
    furniture: list[Span] = field(default_factory=list)
    stamps: list[PageStamp] = field(default_factory=list)
    bates: list[str] = field(default_factory=list)  # of several productions, in the order of the page
    printed: str = ""

    def margin(self, *, top: bool) -> list[_Line]:
        """Return up to `MARGIN_LINES` lines from the edge inwards, not past the middle of the page or a long line."""
        most = min(MARGIN_LINES, (len(self.lines) + 1) // 2)
        lines = self.lines[:most] if top else self.lines[: -most - 1 : -1]
        return list(takewhile(lambda line: len(line.text) <= LONGEST_FURNITURE, lines))

    def take(self, line: _Line) -> None:
        """Mark a whole line as furniture."""
        self.furniture.append(Span(line.start, line.end))
        self.lines.remove(line)


def mark_furniture(pages: Sequence[Page]) -> tuple[tuple[Page, ...], DocketStamp]:
    """Return the pages with their furniture marked and their names read, and the document's docket stamp.

    What a page had marked or named before is kept where nothing is found.
    """
    sheets = [_open(page) for page in pages]
    for sheet in sheets:
        _take_stamps(sheet)
    _take_bates(sheets)
    _take_heads(sheets)
    stamp = merge_stamps(found.stamp for sheet in sheets for found in sheet.stamps)
    return tuple(_close(sheet, stamp) for sheet in sheets), stamp


def _open(page: Page) -> _Sheet:
    numbers = _line_numbers(page.text)
    breaks = _printed_breaks(page.text, numbers)
    marked = merge([*page.furniture, *(Span(start, end) for start, end in (*numbers, *breaks))])
    ends = {page.text.rfind("\n", 0, span.start) + 1: span.end for span in marked}
    lines, at = [], 0
    for raw in page.text.split("\n"):
        start = min(ends.get(at, at), at + len(raw))
        shown = page.text[start : at + len(raw)].strip()
        if shown:
            start = page.text.index(shown[0], start)
            lines.append(_Line(start, start + len(shown), shown, at in ends))
        at += len(raw) + 1
    return _Sheet(page, lines, list(marked))


def _line_numbers(text: str) -> list[tuple[int, int]]:
    """Return where the line numbers of numbered paper stand, with the white space after them, or nothing.

    They count up from 1 down the page, seldom skipping one, and most lines have one. Numbered paragraphs have a stop
    after the number and several lines each. A text without page breaks may hold several pages one after another.
    """
    found = list(_LINE_NUMBER.finditer(text))
    if len(found) < NUMBERED_LINES:
        return []
    runs: list[list[re.Match[str]]] = [[]]
    for match in found:
        number, run = int(match.group(1)), runs[-1]
        expected = int(run[-1].group(1)) + 1 if run else 1
        if expected <= number <= expected + (3 if run else 2):
            run.append(match)
        elif number == 1 and len(run) >= NUMBERED_LINES:
            runs.append([match])
    if not _is_numbered_paper(text, runs[0]):
        return []
    good = [run for run in runs[1:] if _is_numbered_paper(text, run) or run is runs[-1]]
    return [match.span() for run in (runs[0], *good) for match in run]


def _printed_breaks(text: str, numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the lines "Page 62" right above a line number 1: page heads of a text without page breaks."""
    found: list[tuple[int, int]] = []
    for start, end in numbers[1:]:
        if text[start:end].strip() != "1":
            continue
        above = text[max(0, start - 120) : start].rstrip().rpartition("\n")[2]
        at = text.rfind(above, 0, start) if above else -1
        if at >= 0 and _SPOKEN_PAGE_NUMBER.fullmatch(above.strip()):
            found.append((at, at + len(above)))
    return found


def _is_numbered_paper(text: str, run: Sequence[re.Match[str]]) -> bool:
    """True when a run of numbers counts the lines of a page."""
    if len(run) < NUMBERED_LINES or int(run[-1].group(1)) > LINES_A_PAGE:
        return False
    skipped = int(run[-1].group(1)) - int(run[0].group(1)) + 1 - len(run)
    if skipped > len(run) // 3:
        return False
    lines = sum(1 for line in text[run[0].start() : run[-1].end()].split("\n") if line.strip())
    return len(run) >= NUMBERED_SHARE * lines


def _take_stamps(sheet: _Sheet) -> None:
    broken_off = False
    for line in list(sheet.lines):
        hinted = len(line.text) <= LONGEST_FURNITURE and _STAMP_HINT.match(line.text)
        stamps = read_stamps(line.text) if hinted else []
        sheet.stamps += stamps
        if stamps or (broken_off and continues_stamp(line.text)):
            sheet.take(line)
        broken_off = bool(stamps) and not stamps[-1].ecf_page


def _take_bates(sheets: Sequence[_Sheet]) -> None:
    """Mark legends and production numbers in the margins; numbers must count the pages, or stand alone."""
    seen: list[tuple[int, _Line, list[tuple[int, int, BatesNumber]]]] = []
    for index, sheet in enumerate(sheets):
        for line in {id(x): x for x in (*sheet.margin(top=True), *sheet.margin(top=False))}.values():
            if _LEGEND.fullmatch(line.text):
                sheet.take(line)
            elif line.text[-1].isdigit() or any(map(str.isdigit, line.text[:16])):
                numbers = find_bates(line.text)
                if numbers:
                    seen.append((index, line, numbers))
    counts = Counter((number.prefix, number.number - index) for index, _, numbers in seen for _, _, number in numbers)
    taken: Counter[tuple[str, int, int]] = Counter()  # prefix, digits, what the numbers exceed their page's index by
    for index, line, numbers in seen:
        rest = line.text
        for start, end, _ in reversed(numbers):
            rest = rest[:start] + rest[end:]
        rest = rest.strip(" -–—|[]()*")
        for start, _, number in numbers:
            # by itself, beside a legend, or across the page from another foot
            alone = not rest or _LEGEND.fullmatch(rest) is not None or line.text[:start].endswith("   ")
            counted = counts[number.prefix, number.number - index] > 1
            if not (alone or (counted and len(rest) < LONGEST_HEAD // 2)):
                continue
            if str(number) not in sheets[index].bates:
                sheets[index].bates.append(str(number))
                taken[number.prefix, number.width, number.number - index] += 1
            if line in sheets[index].lines:
                sheets[index].take(line)
    _take_misread_bates(sheets, [run for run, count in taken.items() if count > 1])


def _take_misread_bates(sheets: Sequence[_Sheet], runs: Sequence[tuple[str, int, int]]) -> None:
    """Mark production numbers that OCR read with letters in them, where the numbers of other pages say which it is."""
    for prefix, width, shift in runs:
        for index, sheet in enumerate(sheets):
            expected = BatesNumber(prefix, index + shift, "", width)
            if sheet.page.origin is not Origin.OCR or any(name.startswith(prefix) for name in sheet.bates):
                continue
            for line in (*sheet.margin(top=False), *sheet.margin(top=True)):
                if read_misread(line.text, prefix) == expected.number:
                    sheet.bates.append(str(expected))
                    sheet.take(line)
                    break


def _take_heads(sheets: Sequence[_Sheet]) -> None:
    """Mark running heads, feet and page numbers, from the edges of the pages inwards."""
    need = 2 if len(sheets) <= 4 else HEAD_PAGES
    for top in (True, False):
        keys = Counter(
            key
            for sheet in sheets
            for key in {_key(line.text) for line in sheet.margin(top=top) if not line.numbered}
            if key
        )
        shifts = _page_number_shifts(sheets, top=top)
        numbers: dict[str, Counter[str]] = {}
        for sheet in sheets:
            for line in sheet.margin(top=top):
                if keys[_key(line.text)] >= need:
                    numbers.setdefault(_key(line.text), Counter()).update(set(_ends(line.text)))
        for index, sheet in enumerate(sheets):
            for line in sheet.margin(top=top):
                if line.numbered:
                    break
                number = _page_number(line.text)
                if number is not None and (number - index in shifts or _is_spoken_number(line, sheets)):
                    sheet.printed = sheet.printed or _printed_number(line.text)
                elif number is not None or not _is_head(line.text, keys, need):
                    break
                else:
                    sheet.printed = sheet.printed or _number_in_head(line.text, numbers[_key(line.text)])
                sheet.take(line)


@lru_cache(maxsize=4096)
def _key(line: str) -> str:
    """Return a head without what changes from page to page; "" for a line that cannot be one."""
    if len(line) > LONGEST_HEAD or START.match(line):
        return ""
    if len(line) > 40 and not line.isupper() and _SENTENCE_END.search(line):
        return ""
    return " ".join(_DIGITS.sub("#", line).casefold().split())


def _is_head(line: str, keys: Counter[str], need: int) -> bool:
    """True for a line that comes back on enough pages; twice as many when it opens like the middle of a sentence."""
    key = _key(line)
    return bool(key) and keys[key] >= (2 * need if line[0].islower() else need)


@lru_cache(maxsize=4096)
def _page_number(line: str) -> int | None:
    """Return the number of a line that is a page number and nothing else; roman ones as numbers too."""
    printed = _printed_number(line)
    if not printed:
        return None
    return int(printed) if printed.isdigit() else _roman(printed.lower())


def _printed_number(line: str) -> str:
    """Return the number of a page number's line as printed, "" when it is no such line."""
    match = _PAGE_NUMBER.fullmatch(line)
    return match.group(1) if match else ""


def _roman(printed: str) -> int | None:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in printed]
    total = sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return total if total > 0 else None


def _page_number_shifts(sheets: Sequence[_Sheet], *, top: bool) -> set[int]:
    """Return what the page numbers of a margin exceed their page's index by, where at least two agree.

    A cover may be numbered by itself, so there can be several.
    """
    shifts = Counter(
        number - index
        for index, sheet in enumerate(sheets)
        for number in {_page_number(line.text) for line in sheet.margin(top=top)}
        if number is not None
    )
    return {shift for shift, count in shifts.items() if count > 1}


def _is_spoken_number(line: _Line, sheets: Sequence[_Sheet]) -> bool:
    """True for a page number that says so ("Page 3", "- 3 -"), or a bare 1 on the only page."""
    return _SPOKEN_PAGE_NUMBER.fullmatch(line.text) is not None or (len(sheets) == 1 and line.text == "1")


def _ends(line: str) -> list[str]:
    """Return the numbers at either end of a line."""
    words = line.split()
    return [word for word in (words[0], words[-1]) if word.isdecimal() and len(word) <= 5]


def _number_in_head(line: str, seen: Counter[str]) -> str:
    """Return the page number at either end of a running head, "" when none changes from page to page."""
    return next((number for number in _ends(line) if len(seen) > 1 and seen[number] <= sum(seen.values()) / 2), "")


def _close(sheet: _Sheet, stamp: DocketStamp) -> Page:
    page = sheet.page
    bates = sheet.bates or [name for name in (page.names.bates,) if name]
    ours = [found for found in sheet.stamps if found.stamp.entry == stamp.entry] or sheet.stamps
    ecf_page = next((found.ecf_page for found in ours if found.ecf_page), "")
    page_id = next((found.page_id for found in ours if found.page_id), "")
    names = PageNames(
        printed=sheet.printed or page.names.printed,
        ecf_page=ecf_page or page.names.ecf_page,
        page_id=page_id or page.names.page_id,
        bates=bates[0] if bates else "",
        other=tuple(dict.fromkeys((*bates[1:], *_of_other_filings(sheet, ours), *page.names.other))),
    )
    return replace(page, names=names, furniture=merge(sheet.furniture))


def _of_other_filings(sheet: _Sheet, ours: Sequence[PageStamp]) -> list[str]:
    """Return the names that headers of other filings give the page: "ECF No. 12-1 at 3", "PageID.77"."""
    found = []
    for other in sheet.stamps:
        if other not in ours:
            if (entry := entry_of(other.stamp)) and other.ecf_page:
                found.append(f"ECF No. {entry} at {other.ecf_page.split()[0]}")
            if other.page_id:
                found.append(other.page_id)
    return found
