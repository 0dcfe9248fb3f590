"""The header that a court's filing system prints on every page.

Courts order the fields differently; each style has a case number at its start and at least two of: entry, page,
day of filing, page id.

    Case 2:26-cv-00123-ABC-DEF  ECF No. 81-3, PageID.2104  Filed 07/11/26  Page 2 of 6       (E.D. Mich.)
    Case 5:16-cv-00620  Document 1  Filed 04/06/16  Page 1 of 18  Page ID #:1                (C.D. Cal.)
    Case: 1:17-md-02804-DAP  Doc #: 123  Filed: 01/02/19  1 of 16.  PageID #: 456            (N.D. Ohio)
    Case: 20-1507  Document: 00117684624  Page: 1  Date Filed: 12/22/2020  Entry ID: 6390389 (1st Cir.)
    Case: 20-16276, 08/05/2020, ID: 11778722, DktEntry: 19, Page 1 of 15                     (9th Cir.)
    USCA4 Appeal: 21-1234  Doc: 56  Filed: 07/07/2021  Pg: 1 of 20                           (4th Cir.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from belie.domain.dates import When
from belie.domain.documents import DocketStamp

_CASE = re.compile(
    r"(?:USCA\d*\s+|Appellate\s+)?(?:Case|Appeal)\s*(?:Number|No\.|#)?\s*:?\s*"
    r"(\d{1,2}:\d{2,4}-[a-z]{2,4}-\d{3,6}(?:-[A-Za-z0-9]+)*|\d{4}-[A-Z]{2}-\d{3,6}|\d{2}-\d{2,5}|MDL No\. \d+)"
    r"|(\d{1,2}:\d{2}-[a-z]{2}-\d{5}(?:-[A-Z0-9]+)*)(?=\s+(?:Doc|#|Date Filed|Entry))"
)
_ENTRY = re.compile(
    r"(?:ECF\s+No\.|Document|Doc\.?|Dkt\.?|DktEntry|Entry Number)\s*(?:No\.)?\s*[#:]*\s*(\d+)(?:-(\d+))?"
    r"|# (\d+)(?:-(\d+))?"
)
_FILED = re.compile(
    r"(?:\*SEALED\*\s*)?(?:Date\s+Filed|Filed(?:\s+in\s+[A-Z]{2,5}\s+on)?|Filed\s+Date)?:?\s*"
    r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b"
)
_PAGE = re.compile(r"\b(?:Page|Pg)(?!\s?ID)\s*:?\s*(\d+)(?:\s*of\s*(\d+))?|\b(\d+)\s+of\s+(\d+)\b")
_PAGE_ID = re.compile(r"\bP(?:age|g)\s?ID\s?[#:.]*\s*\d+")
_REST = re.compile(r"\bEntry ID:\s*\d+|\bID:\s*\d+|\bReceipt\s+\S+|\b\d{6,8}\b|\bRESTRICTED\b")
_FIELDS = (_PAGE_ID, _ENTRY, _FILED, _PAGE, _REST)
MOST_LEFT_OVER = 6  # letters of a stamp that belong to no field: commas and "USDC" aside, there are none


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStamp:
    """What one header on one page says; "" and None where it does not."""

    start: int  # in the line
    end: int
    stamp: DocketStamp
    ecf_page: str  # "2 of 6", or "2"
    page_id: str  # as printed


def read_stamps(line: str) -> list[PageStamp]:
    """Return the headers printed in one line, left to right; empty for a line of text that cites one."""
    cases = list(_CASE.finditer(line))
    if not cases or line[: cases[0].start()].strip():
        return []
    ends = [case.start() for case in cases[1:]] + [len(line)]
    found = [stamp for case, end in zip(cases, ends, strict=True) if (stamp := _read(line, case, end)) is not None]
    return found if len(found) == len(cases) else []


def continues_stamp(line: str) -> bool:
    """True when a line holds nothing but fields of a header that began on the line before."""
    fields, left_over = _take_fields(line)
    return bool(fields) and left_over == 0


def merge_stamps(stamps: Iterator[DocketStamp]) -> DocketStamp:
    """Return the header a document was filed under: of several, the one filed last.

    A proposed order filed as an attachment and then signed carries both headers.
    """
    best = DocketStamp()
    for stamp in stamps:
        if not best.case or _filed(stamp) > _filed(best):
            best = stamp
    return best


def _filed(stamp: DocketStamp) -> date:
    return (stamp.filed.earliest if stamp.filed else None) or date.min


def _read(line: str, case: re.Match[str], end: int) -> PageStamp | None:
    fields, left_over = _take_fields(line[case.end() : end])
    if left_over > MOST_LEFT_OVER or len(fields) < 2:
        return None
    entry, filed, page, page_id = (fields.get(kind) for kind in (_ENTRY, _FILED, _PAGE, _PAGE_ID))
    number, of = (page.group(1) or page.group(3), page.group(2) or page.group(4)) if page else ("", "")
    return PageStamp(
        start=case.start(),
        end=len(line[:end].rstrip()),
        stamp=DocketStamp(
            case=case.group(1) or case.group(2),
            entry=(entry.group(1) or entry.group(3)) if entry else "",
            attachment=(entry.group(2) or entry.group(4) or "") if entry else "",
            filed=_day(filed) if filed else None,
        ),
        ecf_page=f"{number} of {of}" if of else number,
        page_id=page_id.group() if page_id else "",
    )


def _take_fields(text: str) -> tuple[dict[re.Pattern[str], re.Match[str]], int]:
    """Return the first match of each field, and how many letters and digits belong to none."""
    fields: dict[re.Pattern[str], re.Match[str]] = {}
    for pattern in _FIELDS:
        match = pattern.search(text)
        if match is not None:
            if pattern is not _REST:
                fields[pattern] = match
            text = pattern.sub(lambda m: "\x00" * len(m.group()), text)
    return fields, sum(map(str.isalnum, text))


def _day(filed: re.Match[str]) -> When | None:
    """Return the day of a US date, month first; two-digit years are of this century up to 69."""
    month, day, year = (int(group) for group in filed.groups())
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return When.of_day(date(year, month, day), derived="court header")
    except ValueError:
        return None
