"""The names a page goes by, as keys that any way of writing them leads to.

PageID.4876 · ECF No. 174-3 at 3 · MER-000123, MER 123 · Tr. 41 · p. 12 of memo.pdf
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from belie.domain.documents import DocketStamp, Document, Page

MOST_IN_RANGE = 500  # pages that one range may name


class PageNameKind(StrEnum):
    """Who counted the pages."""

    PAGE_ID = "page_id"  # the court, over its whole record
    ECF_PAGE = "ecf_page"  # the court, over one filing
    BATES = "bates"  # a party, over its production
    PRINTED = "printed"  # the paper itself; a transcript's page
    OTHER = "other"  # any other name printed on it
    FILE = "file"  # the file, from 1; worked out, not stored


@dataclass(frozen=True, slots=True)
class PageName:
    """One name of a page: as printed, and the key it is looked up by."""

    kind: PageNameKind
    name: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPages:
    """One way to understand what was asked for."""

    kind: PageNameKind
    keys: tuple[str, ...]  # of the pages, in order
    entry: str = ""  # "174-3": only of this docket entry
    paper: str = ""  # only of papers whose name or title holds this
    spoken: bool = False  # only of transcripts


_BATES = re.compile(r"([A-Za-z][A-Za-z&]*(?:[-_ .][A-Za-z]+)*)[-_ .]{0,3}(\d{1,10})(\.\d{2,4})?")
_RANGE = r"(?:\s?(?:[-–—]|\bto\b|\bthrough\b)\s?"
_PAGE_ID = re.compile(
    rf"\bP(?:age|g)[. ]?ID\s?(?:No\.)?[#:. ]*(\d+){_RANGE}(?:Page\s?ID[#:. ]*)?(\d+))?", re.IGNORECASE
)
_ENTRY = re.compile(
    r"(?:\b(?:ECF|Dkt|Doc(?:ket|ument)?|R|D\.?E)\b\.?\s*(?:entry\s*)?(?:Nos?\.?\s*)?#?\s*)(\d+(?:-\d+)?)", re.IGNORECASE
)
_AT = re.compile(rf"[\s,:]*(?:\bat\b|\bpp?\b\.?|\bpages?\b|\bpg\b\.?)\s*(\d+){_RANGE}(\d+))?", re.IGNORECASE)
_SPOKEN = re.compile(
    r"(?:(?P<who>(?!(?:trial|hr[’']?g|hearing)\s).*?)\s+)?(?:(?:trial|hr[’']?g|hearing)\s+)?(?:tr|dep|transcript|deposition)\b\.?"
    rf"(?:\s+vol\.\s*\w+,?)?[\s,]*(?:at\s+|pp?\.\s*)?(\d+)(?::\d+)?{_RANGE}(\d+)(?::\d+)?)?(?:-\d+)?",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(
    rf"(?:pp?\.?|pages?|pg\.?)\s*(\d+|[ivxlc]+){_RANGE}(\d+))?(?:\s+(?:of|in)\s+(?P<paper>.+))?", re.IGNORECASE
)
_PAPER_PAGE = re.compile(
    rf"(?P<paper>.+?),?\s+(?:at|pp?\.?|pages?|pg\.?)\s*(\d+|[ivxlc]+){_RANGE}(\d+))?", re.IGNORECASE
)
_NO_PREFIX = re.compile(r"(?:pp?|pg|pages?|tr|dep|at|no|ecf|dkt|doc|r|page id|pageid|vol|¶)\W*", re.IGNORECASE)


def bates_key(printed: str) -> str:
    """Return the key of a production number, "" for what is none: "MER-000123" and "mer 123" are both "MER 123"."""
    match = _BATES.fullmatch(printed.strip())
    if match is None or _NO_PREFIX.fullmatch(match[1]):
        return ""
    return f"{re.sub('[-_ .]', '', match[1]).upper()} {int(match[2])}{match[3] or ''}"


def entry_of(stamp: DocketStamp) -> str:
    """Return a docket entry with its attachment: "174-3", "" where there is none."""
    return f"{stamp.entry}-{stamp.attachment}" if stamp.entry and stamp.attachment else stamp.entry


def names_of(page: Page, stamp: DocketStamp) -> Iterator[PageName]:
    """Yield the names of a page but that of the file; a name may come twice."""
    names = page.names
    if number := re.search(r"\d+", names.page_id):
        yield PageName(PageNameKind.PAGE_ID, names.page_id, str(int(number[0])))
    if (entry := entry_of(stamp)) and (names.ecf_page or stamp.given):  # a docket's paper is the court's file
        counted = names.ecf_page or str(page.index + 1)
        yield PageName(PageNameKind.ECF_PAGE, counted, f"{entry}/{counted.split()[0]}")
    if names.bates:
        yield PageName(PageNameKind.BATES, names.bates, bates_key(names.bates) or names.bates.casefold())
    if names.printed:
        yield PageName(PageNameKind.PRINTED, names.printed, names.printed.lstrip("0").casefold())
    for other in names.other:
        if (filed := _ENTRY.match(other)) and (at := _AT.fullmatch(other, filed.end())):
            yield PageName(PageNameKind.ECF_PAGE, other, f"{filed[1]}/{at[1]}")
        elif number := _PAGE_ID.fullmatch(other):
            yield PageName(PageNameKind.PAGE_ID, other, str(int(number[1])))
        elif key := bates_key(other):
            yield PageName(PageNameKind.BATES, other, key)
        else:
            yield PageName(PageNameKind.OTHER, other, " ".join(other.split()).casefold())


def index_pages(document: Document) -> Iterator[tuple[int, PageName]]:
    """Yield every name of every page with the page's index, each once."""
    for page in document.pages:
        for name in dict.fromkeys(names_of(page, document.stamp)):
            yield page.index, name


def read_page_name(asked: str) -> list[NamedPages]:
    """Return the ways to understand a page's name, the surest first; empty where it names no page."""
    asked = " ".join(asked.replace("“", "").replace("”", "").replace('"', "").split()).strip(" .,;")
    entry = _ENTRY.search(asked)
    if page_id := _PAGE_ID.search(asked):
        return [
            NamedPages(
                kind=PageNameKind.PAGE_ID, keys=_counted("", page_id[1], page_id[2]), entry=entry[1] if entry else ""
            )
        ]
    if entry and not asked[: entry.start()].strip(" (,"):
        at = _AT.match(asked, entry.end())
        pages = _counted(f"{entry[1]}/", at[1], at[2]) if at else (f"{entry[1]}/1",)
        return [NamedPages(kind=PageNameKind.ECF_PAGE, keys=pages)]
    if spoken := _SPOKEN.fullmatch(asked):
        keys = _counted("", spoken[2], spoken[3])
        return [NamedPages(kind=PageNameKind.PRINTED, keys=keys, paper=(spoken["who"] or "").strip(), spoken=True)]
    if of := _PAGE_OF.fullmatch(asked):
        return _pages_of(of[1], of[2], (of["paper"] or "").strip())
    if bates := _bates_range(asked):
        return [NamedPages(kind=PageNameKind.BATES, keys=bates)]
    if (named := _PAPER_PAGE.fullmatch(asked)) is not None:
        return _pages_of(named[2], named[3], named["paper"].strip(" ,"))
    return [NamedPages(kind=PageNameKind.OTHER, keys=(asked.casefold(),))] if asked else []


def _pages_of(first: str, last: str | None, paper: str) -> list[NamedPages]:
    """Return printed pages, and pages of the file where a paper is named."""
    keys = _counted("", first, last)
    ways = [NamedPages(kind=PageNameKind.PRINTED, keys=keys, paper=paper)]
    if paper and first.isdigit():
        ways.append(NamedPages(kind=PageNameKind.FILE, keys=keys, paper=paper))
    return ways


def _counted(before: str, first: str, last: str | None) -> tuple[str, ...]:
    """Return the keys of a range, its end written out: "4876" and "78" end at 4878."""
    if not first.isdigit():
        return (f"{before}{first.casefold()}",)
    start = end = int(first)
    if last:
        end = int(first[: max(0, len(first) - len(last))] + last)
    return tuple(f"{before}{number}" for number in range(start, max(start, min(end, start + MOST_IN_RANGE - 1)) + 1))


def _bates_range(asked: str) -> tuple[str, ...]:
    """Return the keys of a production number, or of a range "MER-000123 to MER-000125", "MER-000123-125"."""
    if key := bates_key(asked):
        return (key,)
    for cut in re.finditer(r"\s*(?:[-–—]|\bto\b|\bthrough\b)\s*", asked):
        first, last = bates_key(asked[: cut.start()]), asked[cut.end() :]
        end = bates_key(last)
        if first and " " in first and "." not in first:
            prefix, _, number = first.rpartition(" ")
            if end and end.rpartition(" ")[0] == prefix:
                return _counted(f"{prefix} ", number, end.rpartition(" ")[2])
            if last.isdigit():
                return _counted(f"{prefix} ", number, str(int(last)))
    return ()
